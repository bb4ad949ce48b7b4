package cli

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/iotest"
	"testing/synctest"
	"time"

	"github.com/proclint/proclint/internal/patient"
)

// startExplain starts explain for a log that goes on. Send adds to the log, and end ends it and returns the exit code.
func startExplain(t *testing.T) (out *lockedBuffer, send func(string), end func() int) {
	t.Helper()
	t.Chdir(t.TempDir())
	r, w := io.Pipe()
	out = &lockedBuffer{}
	done := make(chan int)
	go func() { done <- Run(context.Background(), []string{"explain"}, r, out, io.Discard) }()
	send = func(text string) {
		if _, err := io.WriteString(w, text); err != nil {
			t.Error(err)
		}
	}
	end = func() int {
		w.Close()
		return <-done
	}
	return out, send, end
}

// TestExplainFollowsALog: a cause is shown while the log goes on, and only once.
func TestExplainFollowsALog(t *testing.T) {
	out, send, end := startExplain(t)
	send("app[web.1]: bash: gunicorn: command not found\n")
	waitFor(t, out, "`gunicorn` isn't installed")
	send("heroku[web.1]: Process exited with status 127\nheroku[worker.1]: Error R14 (Memory quota exceeded)\n")
	waitFor(t, out, "A dyno uses more memory")
	if code := end(); code != 0 {
		t.Errorf("exit code %d", code)
	}
	if n := strings.Count(out.String(), "`gunicorn` isn't installed"); n != 1 || !strings.Contains(out.String(), "line 3 of the log: Error R14") {
		t.Errorf("shown %d times:\n%s", n, out.String())
	}
}

// TestExplainTakesACauseBack: a line is printed when a later one shows that it worked, and the exit code stays that of a found cause.
func TestExplainTakesACauseBack(t *testing.T) {
	out, send, end := startExplain(t)
	send("app[web.1]: starting\napp[web.1]: Error: connect ECONNREFUSED 10.0.0.4:5432, retrying\napp[worker.1]: bash: gunicorn: command not found\n")
	waitFor(t, out, "port 5432")
	send("app[web.1]: Connected to PostgreSQL\nheroku[worker.1]: Process exited with status 127\n")
	waitFor(t, out, "Line 2: this succeeded later.")
	if code := end(); code != 0 || strings.Count(out.String(), "succeeded later") != 1 {
		t.Errorf("exit code %d\n%s", code, out.String())
	}
}

// TestFollowLooksInTime: whatever follows a part of a log, it's looked at less than two seconds later.
func TestFollowLooksInTime(t *testing.T) {
	const until = 10 * time.Second
	for _, between := range []time.Duration{time.Millisecond, 100 * time.Millisecond, 499 * time.Millisecond, 501 * time.Millisecond, 3 * time.Second} {
		synctest.Test(t, func(t *testing.T) {
			r, w := io.Pipe()
			began := time.Now()
			go func() {
				defer w.Close()
				for n := 0; time.Since(began) < until; n++ {
					fmt.Fprintf(w, "line %d\n", time.Since(began))
					time.Sleep(between)
				}
			}()
			seen := 0
			log, err := follow(r, mostLog, func(log *followed) bool {
				for line := range strings.Lines(string(log.text[seen:])) {
					written, err := strconv.Atoi(strings.TrimSpace(line[len("line"):]))
					if waited := time.Since(began) - time.Duration(written); err != nil || waited >= 2*time.Second {
						t.Errorf("with a line each %v, the line of %v waited %v (%v)", between, time.Duration(written), waited, err)
					}
				}
				seen = len(log.text)
				return true
			})
			if err != nil || len(log.text) < seen || seen == 0 {
				t.Errorf("with a line each %v, %d of %d bytes were seen: %v", between, seen, len(log.text), err)
			}
		})
	}
}

// TestExplainShowsACauseOfABusyApp: a cause is shown while lines follow it without a pause.
func TestExplainShowsACauseOfABusyApp(t *testing.T) {
	out, send, end := startExplain(t)
	send("heroku[web.1]: Starting process with command `node server.js`\nheroku[web.1]: Process exited with status 8\n")
	for range 600 {
		if strings.Contains(out.String(), "exit status 8") {
			break
		}
		send("heroku[router]: at=info method=GET path=\"/\" dyno=web.2 status=200\n")
		time.Sleep(100 * time.Millisecond)
	}
	if shown := out.String(); !strings.Contains(shown, "crashed with exit status 8") {
		t.Errorf("nothing is shown while the log goes on:\n%s", shown)
	}
	if code := end(); code != 0 {
		t.Errorf("exit code %d", code)
	}
}

// TestExplainReadsUTF16: a log in the encoding that PowerShell writes, in small parts.
func TestExplainReadsUTF16(t *testing.T) {
	t.Chdir(t.TempDir())
	const log = "app[web.1]: bash: gunicorn: command not found\r\n"
	for _, mark := range []string{"", "\ufeff"} {
		var units bytes.Buffer
		for _, r := range mark + log {
			units.Write([]byte{byte(r), byte(r >> 8)})
		}
		var out bytes.Buffer
		code := Run(t.Context(), []string{"explain"}, iotest.OneByteReader(&units), &out, io.Discard)
		if code != 0 || !strings.Contains(out.String(), "line 1 of the log: bash: gunicorn: command not found") {
			t.Errorf("with the mark %q: exit code %d\n%s", mark, code, out.String())
		}
	}
}

// TestExplainReadsLargeLogs: what failed is found at the start and at the end of a log of any size, with its line, and a message
// names what is left out.
func TestExplainReadsLargeLogs(t *testing.T) {
	t.Chdir(t.TempDir())
	const failure = "app[web.1]: bash: gunicorn: command not found\n"
	healthy := []byte("app[web.1]: 10.1.2.3 - - [26/Nov/2026:10:43:07 +0000] \"GET / HTTP/1.1\" 200 512\n")
	for _, test := range []struct {
		size    int
		unread  bool
		atStart bool
	}{{size: 2 << 20}, {size: 2 << 20, atStart: true}, {size: 4 * mostLog, unread: true}, {size: 4 * mostLog, unread: true, atStart: true}} {
		log, number := append(bytes.Repeat(healthy, test.size/len(healthy)), failure...), test.size/len(healthy)
		if test.atStart {
			log, number = append([]byte(failure), bytes.Repeat(healthy, test.size/len(healthy))...), 0
		}
		var out, stderr bytes.Buffer
		code := Run(t.Context(), []string{"explain", "--format", "json"}, bytes.NewReader(log), &out, &stderr)
		line := fmt.Sprintf(`"lines":[{"start":{"line":%d,`, number)
		if code != 0 || !strings.Contains(out.String(), line) || strings.Contains(stderr.String(), "weren't read") != test.unread {
			t.Errorf("%d bytes: exit code %d, %s, want %s\n%s", test.size, code, out.String(), line, stderr.String())
		}
	}
}

// flood gives a line again and again.
type flood struct {
	line string
	end  chan struct{} // closed where it ends
}

// Read fills p with lines.
func (f *flood) Read(p []byte) (int, error) {
	select {
	case <-f.end:
		return 0, io.EOF
	default:
	}
	n := 0
	for n+len(f.line) <= len(p) {
		n += copy(p[n:], f.line)
	}
	if n == 0 {
		n = copy(p, f.line)
	}
	return n, nil
}

// TestExplainAnswersAFlood: lines that come without an end and without a pause are answered while they come: with the failure,
// also if only the first line has it, or with a message. The memory for them is bounded.
func TestExplainAnswersAFlood(t *testing.T) {
	for name, c := range map[string]struct{ first, line, out, stderr string }{
		"harmless":               {"", "some log line\n", "", "No known failure so far."},
		"a failure in each line": {"", "bash: gunicorn: command not found\n", "`gunicorn` isn't installed", "What failed so far is shown."},
		"one at the start":       {"bash: gunicorn: command not found\n", "some log line\n", "`gunicorn` isn't installed", "What failed so far is shown."},
		"a line without an end":  {"", "no end ", "", "No known failure so far."},
	} {
		t.Run(name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			lines := &flood{line: c.line, end: make(chan struct{})}
			out, stderr, done := &lockedBuffer{}, &lockedBuffer{}, make(chan int)
			go func() {
				done <- Run(context.Background(), []string{"explain"}, io.MultiReader(strings.NewReader(c.first), lines), out, stderr)
			}()
			waitFor(t, out, c.out)
			waitFor(t, stderr, c.stderr)
			close(lines.end)
			<-done
		})
	}
}

// TestFixTakesALongLog: its end counts, with the number of its line, and one that never ends is an error at once.
func TestFixTakesALongLog(t *testing.T) {
	t.Chdir(plant(t, "Procfile", "web: ./serve\n"))
	const line = "some log line\n"
	lines := 2 * mostLog / len(line)
	log := strings.Repeat(line, lines) + "app[web.1]: Error: no pg_hba.conf entry for host \"10.0.0.1\"\n"
	var out, stderr bytes.Buffer
	code := Run(t.Context(), []string{"fix", "--log", "-", "--platform", "heroku"}, strings.NewReader(log), &out, &stderr)
	if want := fmt.Sprintf("line %d of the log", lines+1); code != exitFindings || !strings.Contains(out.String(), want) {
		t.Errorf("exit code %d, %q, want %q; %s", code, &out, want, &stderr)
	}
	stderr.Reset()
	code = Run(t.Context(), []string{"fix", "--log", "-", "--platform", "heroku"}, &flood{line: line}, &out, &stderr)
	if code != exitFailure || !strings.Contains(stderr.String(), "the log is larger than 64 MiB: pass its last lines") {
		t.Errorf("exit code %d, %s", code, &stderr)
	}
}

// TestWhatIsKeptOfALogIsBounded: the first and the last lines, and each has its number.
func TestWhatIsKeptOfALogIsBounded(t *testing.T) {
	var log strings.Builder
	for n := 0; log.Len() < 5*mostLog; n++ {
		fmt.Fprintf(&log, "line %d\n", n)
	}
	var read *followed
	// In a bubble, no time passes while lines come.
	synctest.Test(t, func(t *testing.T) {
		var err error
		read, err = follow(strings.NewReader(log.String()), mostLog, func(*followed) bool {
			t.Error("the log is looked at before its end")
			return true
		})
		if err != nil || len(read.text) > mostLog {
			t.Fatalf("%d bytes are kept, %v", len(read.text), err)
		}
	})
	for range 2 {
		number := 0
		for line := range strings.Lines(string(read.text)) {
			if want := fmt.Sprintf("line %d\n", read.place(number)); line != want {
				t.Fatalf("%q is numbered as %q", line, want)
			}
			number++
		}
		if first := strings.HasPrefix(string(read.text), "line 0\n"); first != (read.dropped == 0) || number < 1000 {
			t.Errorf("%d lines are kept, the first one %v", number, first)
		}
		read.keepEnd()
		if len(read.text) > mostKept || read.dropped == 0 {
			t.Errorf("%d bytes are kept behind %d lines", len(read.text), read.dropped)
		}
	}
}

func waitFor(t *testing.T, out *lockedBuffer, text string) {
	t.Helper()
	for deadline := time.Now().Add(patient.For(20 * time.Second)); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		if strings.Contains(out.String(), text) {
			return
		}
	}
	t.Fatalf("%q isn't shown:\n%s", text, out.String())
}

// TestFollowKeepsTheLastLines: a log that goes on for days doesn't fill the memory.
func TestFollowKeepsTheLastLines(t *testing.T) {
	last, before := lastLines([]byte("one\ntwo\nthree\nfour\n"), 8)
	if string(last) != "four\n" || before != 3 {
		t.Errorf("%q after %d", last, before)
	}
	last, before = lastLines(bytes.Repeat([]byte("x"), 20), 8)
	if len(last) != 8 || before != 0 {
		t.Errorf("%q after %d", last, before)
	}
}

// lockedBuffer is written and read at the same time.
type lockedBuffer struct {
	mutex sync.Mutex
	text  bytes.Buffer
}

// Write adds to the text.
func (b *lockedBuffer) Write(text []byte) (int, error) {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	return b.text.Write(text)
}

// String is the text so far.
func (b *lockedBuffer) String() string {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	return b.text.String()
}
