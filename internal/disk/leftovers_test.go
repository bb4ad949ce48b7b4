//go:build !js

package disk

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"testing"
	"time"

	"github.com/proclint/proclint/internal/patient"
)

// In the environment of a child, writesUntilKilled names the file that it replaces again and again, and stopsAt the step of
// the first time at which it waits to be killed.
const (
	writesUntilKilled = "PROCLINT_TEST_REPLACES"
	stopsAt           = "PROCLINT_TEST_STOPS_AT"
)

var states = [2][]byte{[]byte("web: a\n"), []byte("web: another one\n")}

// steps stop a child within a step of a replacement.
var steps = map[string]func(){
	"a half is written": func() {
		write = func(f *os.File, content []byte) error {
			_, err := f.Write(content[:len(content)/2])
			waitForTheKill()
			return err
		}
	},
	"it is replaced": func() { settle = waitForTheKill },
}

func waitForTheKill() {
	fmt.Println("there")
	time.Sleep(time.Minute)
}

// TestChildReplaces isn't a test: it's what the child does.
func TestChildReplaces(t *testing.T) {
	path := os.Getenv(writesUntilKilled)
	if path == "" {
		t.Skip("the parent starts it")
	}
	if stop := steps[os.Getenv(stopsAt)]; stop != nil {
		stop()
	}
	for i := 0; ; i = 1 - i {
		if _, err := Named(path).Replace(states[i], states[1-i]); err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
	}
}

// startChild starts a process that replaces a file, and ends it when the test does.
func startChild(t *testing.T, path, step string) (child *exec.Cmd, said *bufio.Reader) {
	t.Helper()
	check(t, os.WriteFile(path, states[0], 0o600))
	child = exec.Command(os.Args[0], "-test.run=^TestChildReplaces$")
	child.Env = append(os.Environ(), writesUntilKilled+"="+path, stopsAt+"="+step)
	pipe, err := child.StdoutPipe()
	check(t, err)
	check(t, child.Start())
	return child, bufio.NewReader(pipe)
}

// TestAKillWithinAStepLeavesNothing: on Linux not even until the next run.
func TestAKillWithinAStepLeavesNothing(t *testing.T) {
	for step := range steps {
		dir := t.TempDir()
		path := filepath.Join(dir, "Procfile")
		child, said := startChild(t, path, step)
		if line, err := said.ReadString('\n'); line != "there\n" {
			t.Fatalf("%s: the child says %q, %v", step, line, err)
		}
		check(t, child.Process.Kill())
		_ = child.Wait() // it was killed
		if names := namesIn(t, dir); runtime.GOOS == "linux" && len(names) != 1 {
			t.Errorf("%s: left are %q", step, names)
		}
		Named(path).RemoveLeftovers()
		if names := namesIn(t, dir); len(names) != 1 {
			t.Errorf("%s: left after the next run are %q", step, names)
		}
	}
}

// TestKilledProcessesLeaveNothing kills processes at any moment of a replacement. The file is whole, and what they leave
// is gone after the next run.
func TestKilledProcessesLeaveNothing(t *testing.T) {
	const kills = 40
	dir := t.TempDir()
	path := filepath.Join(dir, "Procfile")
	left := 0
	for range kills {
		child, _ := startChild(t, path, "")
		// It has begun when the file isn't the first one any more.
		for deadline := time.Now().Add(patient.For(20 * time.Second)); time.Now().Before(deadline); time.Sleep(time.Millisecond) {
			if text, err := os.ReadFile(path); err == nil && string(text) != string(states[0]) {
				break
			}
		}
		time.Sleep(time.Duration(rand.IntN(5_000)) * time.Microsecond)
		check(t, child.Process.Kill())
		_ = child.Wait() // it was killed
		text, err := os.ReadFile(path)
		if err != nil || string(text) != string(states[0]) && string(text) != string(states[1]) {
			t.Fatalf("the file is %q, %v", text, err)
		}
		left += len(namesIn(t, dir)) - 1
		Named(path).RemoveLeftovers()
		if names := namesIn(t, dir); len(names) != 1 {
			t.Fatalf("left are %q", names)
		}
	}
	t.Logf("%d of %d killed processes left a file, which the next run removed", left, kills)
	if runtime.GOOS == "linux" && left > kills/4 { // a process that does nothing but replace files is seldom between two steps
		t.Errorf("%d of %d killed processes left a file", left, kills)
	}
}

func namesIn(t *testing.T, dir string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// TestOtherFilesStay: only a regular file with such a name goes, once no process writes it.
func TestOtherFilesStay(t *testing.T) {
	ended := exec.Command(os.Args[0], "-test.run=^$")
	if err := ended.Run(); err != nil {
		t.Fatal(err)
	}
	gone, own := ended.ProcessState.Pid(), os.Getpid()
	elsewhere := fmt.Sprintf(".proclint-%08x-%d-%016x", host+1, gone, 1)
	for name, c := range map[string]struct {
		old, folder, link, goes bool
	}{
		tempName(gone, 1):                      {goes: true},
		tempName(gone, 2):                      {folder: true},
		tempName(gone, 3):                      {link: true},
		tempName(own, 4):                       {},
		tempName(own, 5):                       {old: true},
		elsewhere:                              {},
		elsewhere[:len(elsewhere)-1] + "2":     {old: true, goes: true},
		tempName(gone, 6) + "x":                {old: true},
		tempName(gone, 7)[1:]:                  {old: true},
		".proclint.toml":                       {old: true},
		".proclint-cache":                      {old: true},
		".proclint-1a2b3c":                     {old: true},
		".proclint-00000000-99999999999999-01": {old: true},
	} {
		dir := t.TempDir()
		path := filepath.Join(dir, name)
		var err error
		switch {
		case c.folder:
			err = os.Mkdir(path, 0o700)
		case c.link:
			if err = os.Symlink("Procfile", path); err != nil {
				t.Skip("no links here")
			}
		default:
			err = os.WriteFile(path, []byte("x"), 0o400)
		}
		if err != nil {
			t.Fatal(err)
		}
		if c.old {
			before := time.Now().Add(-2 * longestWrite)
			if err := os.Chtimes(path, before, before); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.WriteFile(filepath.Join(dir, "Procfile"), states[0], 0o600); err != nil {
			t.Fatal(err)
		}
		Found(filepath.Join(dir, "Procfile"), dir).RemoveLeftovers()
		if goes := !slices.Contains(namesIn(t, dir), name); goes != c.goes {
			t.Errorf("%s %+v: is gone %v", name, c, goes)
		}
	}
}
