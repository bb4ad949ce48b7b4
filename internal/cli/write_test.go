package cli

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/proclint/proclint/internal/disk"
	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/export"
)

// What another program writes while a file is worked on is never lost.
func TestAChangeByAnotherProgramIsKept(t *testing.T) {
	for name, write := range map[string]func(source, lint.Input) error{
		"fix": func(s source, in lint.Input) error {
			fixed, err := lint.FixAll(in, false)
			if err != nil {
				return err
			}
			return (&fixer{work: work{stdout: &bytes.Buffer{}, stderr: &bytes.Buffer{}}}).write(s, in, fixed)
		},
		"fmt": func(s source, in lint.Input) error {
			after, err := lint.Format(in)
			if err != nil {
				return err
			}
			return (&formatter{work: work{stdout: &bytes.Buffer{}, stderr: &bytes.Buffer{}}}).write(s, in, after, true)
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := plant(t, "Procfile", "web:   gunicorn shop.wsgi\r\n")
			s := named(filepath.Join(dir, "Procfile"))
			s.stopped = t.Context().Err
			in, err := s.input(nil, nil)
			if err != nil {
				t.Fatal(err)
			}
			const theirs = "worker: celery -A shop worker\n"
			if err := os.WriteFile(s.path, []byte(theirs), 0o644); err != nil {
				t.Fatal(err)
			}
			if err := write(s, in); !errors.Is(err, disk.ErrChanged) {
				t.Errorf("error %v", err)
			}
			if got, err := os.ReadFile(s.path); err != nil || string(got) != theirs {
				t.Errorf("the file has %q, %v", got, err)
			}
		})
	}
}

func TestAnExportIsWrittenWholeOrNotAtAll(t *testing.T) {
	dir := plant(t, "units/README", "")
	files := []export.File{{Path: "first", Text: "a"}, {Path: "no/such/folder", Text: "b"}}
	if err := writeInto(filepath.Join(dir, "units"), files, &bytes.Buffer{}); err == nil {
		t.Error("a file in a missing folder was written")
	}
	entries, err := os.ReadDir(filepath.Join(dir, "units"))
	if err != nil || len(entries) != 1 {
		t.Errorf("the folder has %v, %v", entries, err)
	}
}

// TestAKilledFixLeavesNothing kills fix at random times. The file has the old or the new content, and nothing is beside it. The
// environment variable PROCLINT_KILLS says how often, 30 times without it.
func TestAKilledFixLeavesNothing(t *testing.T) {
	kills := 30
	if more, err := strconv.Atoi(os.Getenv("PROCLINT_KILLS")); err == nil {
		kills = more
	}
	var text strings.Builder
	for i := range 300 {
		fmt.Fprintf(&text, "worker%d :  celery -A shop worker -Q queue%d\r\n", i, i)
	}
	before := []byte(text.String())
	dir := t.TempDir()
	path := filepath.Join(dir, "Procfile")
	start := func() *exec.Cmd {
		if err := os.WriteFile(path, before, 0o644); err != nil {
			t.Fatal(err)
		}
		program, err := os.Executable()
		if err != nil {
			t.Fatal(err)
		}
		// The test program is the command, by the name with which it is called.
		cmd := &exec.Cmd{Path: program, Args: []string{"proclint", "fix", path}}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		return cmd
	}
	// The first run is slower than the others.
	took := time.Hour
	for range 3 {
		began := time.Now()
		if err := start().Wait(); err != nil {
			t.Fatal(err)
		}
		took = min(took, time.Since(began))
	}
	after, err := os.ReadFile(path)
	if err != nil || bytes.Equal(before, after) {
		t.Fatalf("a fix that is not killed changes nothing, %v", err)
	}
	done, left := 0, 0
	for range kills {
		cmd := start()
		timer := time.AfterFunc(took/2+rand.N(took), func() { cmd.Process.Kill() })
		cmd.Wait() // the error explains only that it was killed
		timer.Stop()
		if names, _ := filepath.Glob(filepath.Join(dir, ".*")); len(names) > 0 {
			left++
		}
		got, err := os.ReadFile(path)
		switch {
		case err != nil:
			t.Fatal(err)
		case bytes.Equal(got, after):
			done++
		case !bytes.Equal(got, before):
			t.Fatalf("the file is torn: it has %d bytes, before %d, after %d", len(got), len(before), len(after))
		}
	}
	t.Logf("%d kills around %v: %d left the old file, %d the new one, %d another one beside it", kills, took, kills-done, done, left)
	if err := start().Wait(); err != nil {
		t.Fatal(err)
	}
	if names, _ := filepath.Glob(filepath.Join(dir, ".*")); len(names) > 0 {
		t.Errorf("the next run leaves %q", names)
	}
	// Between two steps of the system, a kill is possible, but seldom.
	if runtime.GOOS == "linux" && left > kills/25 {
		t.Errorf("%d of %d killed runs left a file", left, kills)
	}
}
