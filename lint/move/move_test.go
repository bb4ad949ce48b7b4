package move

import (
	"bytes"
	"encoding/json"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"github.com/proclint/proclint/internal/golden"
	"github.com/proclint/proclint/internal/patient"
	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

// A golden file contains inputs, "-- in NAME from=ID to=ID --", and for each the
// plan as text, "-- out NAME --", which go test -update writes.
func TestGolden(t *testing.T) {
	golden.Files(t, "testdata/*.txtar", 1, func(t *testing.T, _ string, ar *txtar.Archive) []txtar.File {
		return golden.Cases(ar, func(in txtar.File) []txtar.File {
			name, from, to := inputOf(t, in.Name)
			var out bytes.Buffer
			if err := Text(&out, plan(t, string(in.Data), from, to)); err != nil {
				t.Fatal(err)
			}
			return []txtar.File{{Name: "out " + name, Data: out.Bytes()}}
		})
	})
}

func inputOf(t *testing.T, header string) (name, from, to string) {
	t.Helper()
	for i, field := range strings.Fields(strings.TrimPrefix(header, "in ")) {
		key, value, _ := strings.Cut(field, "=")
		switch {
		case i == 0:
			name = field
		case key == "from":
			from = value
		case key == "to":
			to = value
		}
	}
	return name, from, to
}

func target(t testing.TB, id string) *platform.Target {
	t.Helper()
	found, ok := platform.Lookup(id)
	if !ok {
		t.Fatalf("no platform %q", id)
	}
	return found
}

func plan(t testing.TB, text, from, to string) *Plan {
	t.Helper()
	p, err := Of(lint.Input{Path: "Procfile", Source: []byte(text)}, target(t, from), target(t, to), "shop")
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// checkPlan fails for a plan that breaks a promise of every plan.
func checkPlan(t *testing.T, text string, from, to *platform.Target) {
	t.Helper()
	p, err := Of(lint.Input{Path: "Procfile", Source: []byte(text)}, from, to, "")
	if err != nil {
		t.Fatal(err)
	}
	encoded, err := json.Marshal(p)
	if err != nil || !json.Valid(encoded) {
		t.Fatalf("%s to %s: %q: no JSON: %v", from.ID(), to.ID(), text, err)
	}
	if p.Schema != lint.Schema || p.From != from.ID() || p.To != to.ID() {
		t.Errorf("the plan is about %s to %s", p.From, p.To)
	}
	lines := strings.Count(text, "\n") + strings.Count(text, "\r") + 1
	for i, s := range p.Steps {
		if s.Text == "" || strings.ContainsAny(s.Text, "\n\r\t") || s.Line < 0 || s.Line > lines || s.Commands == nil {
			t.Errorf("%s to %s: %q: step %+v", from.ID(), to.ID(), text, s)
		}
		if i > 0 && s.order < p.Steps[i-1].order {
			t.Errorf("step %d stands behind one that comes later", i)
		}
	}
	for _, id := range p.Fixed.Serves {
		if id == from.ID() {
			checkStillRuns(t, text, p, from)
		}
	}
}

// checkStillRuns compares the fixed file with what the old platform ran.
func checkStillRuns(t *testing.T, text string, p *Plan, from *platform.Target) {
	t.Helper()
	source := []byte(p.Fixed.Text)
	if p.Fixed.Base64 != nil {
		source = p.Fixed.Base64
	}
	before, rejected := from.ReadFile([]byte(text))
	after, rejectedAfter := from.ReadFile(source)
	if before.Error != "" || rejected != "" {
		return
	}
	if p.corrected {
		return
	}
	said := map[int]bool{}
	for _, s := range p.Steps {
		said[s.Line] = said[s.Line] || s.Kind == InCommand
	}
	if after.Error != "" || rejectedAfter != "" || len(before.Processes) != len(after.Processes) {
		t.Errorf("%s: %q says that it serves and does not: %q", from.ID(), text, p.Fixed.Text)
		return
	}
	for i, q := range after.Processes {
		if !sameWords(before.Processes[i].Command, q.Command) && !said[before.Processes[i].Line] {
			t.Errorf("%s: %q runs %q, and then %q", from.ID(), text, before.Processes[i].Command, q.Command)
		}
	}
}

// awkward are files that are hard to move.
var awkward = []string{
	"", "\n", "#\n", ":", "web", "web:", "web: a", "web: a\nweb: b\n", "web: a\rworker: b\r", "\xff\xfew\x00e\x00b\x00:\x00 \x00a\x00",
	"\ufeffweb: a\n", "web: a\xe9\n", "web: \"a\" b\nmail_worker: c # d\n", "web: a && b; c > d\n", "web: [ -f x ] && y\n",
	"Web: a\nWEB: b\n", "web: a\r\n\r\nmy-worker: sh -c 'a $X' ${Y:-z}\r\n", "release: a\npostdeploy: b\ncron1: 0 0 * * * c\n",
	"web: $(PORT) `a` ~/b *.c\n", "worker: \ncmd: a\nrun: b\ndefault: c\n", "web: a\n  b\n", "web = a\nworker; b\n", "web: " + "a ",
	"aaa: 0\x04\x00\r\na-aaaaaa: 0''$\r#", "weB: 0\r0:", "web: a\r\nb-c: d\r#", "web: a\u00a0\r\nb: c\v 'd'\r#", "web: a 'b'\r\nworker: c\r# d",
}

// TestLoneReturns: what a CR does to a command differs from platform to platform, so that all pairs count.
func TestLoneReturns(t *testing.T) {
	for k, text := range awkward {
		if !strings.Contains(strings.ReplaceAll(text, "\r\n", "\n"), "\r") {
			continue
		}
		for i, from := range platform.Targets() {
			for j, to := range platform.Targets() {
				if golden.LeftOut(i+j+k, 4) {
					continue
				}
				checkPlan(t, text, from, to)
			}
		}
	}
}

func TestAnyPair(t *testing.T) {
	targets := platform.Targets()
	for i, text := range awkward {
		for j, from := range targets {
			if !golden.LeftOut(i+j, 1) {
				checkPlan(t, text, from, targets[(i*7+j*3+1)%len(targets)])
			}
		}
	}
}

// TestLarge bounds the time of a plan for large files; anything but linear time
// takes many minutes.
func TestLarge(t *testing.T) {
	golden.OnlyNightly(t)
	lines := 5000
	if runtime.GOARCH == "wasm" { // ten times slower
		lines /= 10
	}
	for name, text := range map[string]string{
		"lines":      strings.Repeat("a_b: c && d\n", lines),
		"types":      manyTypes(lines),
		"one line":   "web: " + strings.Repeat("a && $B ", 3*lines),
		"not a line": strings.Repeat("\x00", 200*lines),
	} {
		for _, pair := range [][2]string{{"heroku", "drycc"}, {"heroku", "sevalla"}, {"drycc:image", "code-capsules"}} {
			start := time.Now()
			checkPlan(t, text[:min(len(text), lint.MaxBytes)], target(t, pair[0]), target(t, pair[1]))
			if took := time.Since(start); took > patient.For(time.Minute) {
				t.Errorf("%s, %s to %s: %v", name, pair[0], pair[1], took)
			}
		}
	}
}

func manyTypes(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString("w_" + strings.Repeat("a", i%7) + string(rune('a'+i%26)) + string(rune('a'+i/26%26)) + string(rune('a'+i/676%26)) + ": x y\n")
	}
	return b.String()
}

func FuzzPlan(f *testing.F) {
	for i, text := range awkward {
		f.Add(text, uint8(i), uint8(i*5+1))
	}
	targets := platform.Targets()
	f.Fuzz(func(t *testing.T, text string, from, to uint8) {
		if len(text) > 4096 {
			return
		}
		checkPlan(t, text, targets[int(from)%len(targets)], targets[int(to)%len(targets)])
	})
}

// TestChecklist: the text of a file never becomes Markdown, and each step that a person takes can be ticked off.
func TestChecklist(t *testing.T) {
	p := plan(t, "web: gunicorn 'a`b*c'\nmail_worker: echo ```x``` && run\n", "heroku", "drycc:image")
	taken := 0
	for i := range p.Steps {
		if p.Steps[i].taken() {
			taken++
		}
	}
	if got := strings.Count(p.Checklist, "- [ ] "); got != taken || taken == len(p.Steps) {
		t.Errorf("%d boxes for %d of %d steps:\n%s", got, taken, len(p.Steps), p.Checklist)
	}
	escaped := regexp.MustCompile(`\\[[:punct:]]`)
	for line := range strings.SplitSeq(p.Checklist, "\n") {
		step, ok := strings.CutPrefix(line, "- ")
		step = strings.TrimPrefix(step, "[ ] ")
		if words := escaped.ReplaceAllString(prose.Words(step), ""); ok && strings.ContainsAny(words, "`*<>[]#|") {
			t.Errorf("markup outside of code: %s", line)
		}
	}
}
