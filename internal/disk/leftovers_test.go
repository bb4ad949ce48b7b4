//go:build !js

package disk

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// writesUntilKilled names, in the environment of a child, the file that it replaces again and again.
const writesUntilKilled = "PROCLINT_TEST_REPLACES"

var states = [2][]byte{[]byte("web: a\n"), []byte("web: another one\n")}

// TestChildReplaces isn't a test: it's what the child does.
func TestChildReplaces(t *testing.T) {
	path := os.Getenv(writesUntilKilled)
	if path == "" {
		t.Skip("the parent starts it")
	}
	for i := 0; ; i = 1 - i {
		if _, err := Named(path).Replace(states[i], states[1-i]); err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
	}
}

// TestKilledProcessesLeaveNothing kills processes at any moment of a replacement. The file is whole, and what they leave
// is gone after the next run.
func TestKilledProcessesLeaveNothing(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "Procfile")
	left := 0
	for range 40 {
		if err := os.WriteFile(path, states[0], 0o600); err != nil {
			t.Fatal(err)
		}
		child := exec.Command(os.Args[0], "-test.run=^TestChildReplaces$")
		child.Env = append(os.Environ(), writesUntilKilled+"="+path)
		if err := child.Start(); err != nil {
			t.Fatal(err)
		}
		// It has begun when the file isn't the first one any more.
		for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(time.Millisecond) {
			if text, err := os.ReadFile(path); err == nil && string(text) != string(states[0]) {
				break
			}
		}
		time.Sleep(time.Duration(rand.IntN(5_000)) * time.Microsecond)
		if err := child.Process.Kill(); err != nil {
			t.Fatal(err)
		}
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
	t.Logf("%d files were left and removed", left)
	if left == 0 {
		t.Error("no process was killed while it wrote, so that nothing was tested")
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
