package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/proclint/proclint/internal/patient"
	running "github.com/proclint/proclint/internal/process"
)

// asGuard has the test program be the guard, whose inner process is this program, too.
const asGuard = "PROCLINT_TEST_IS_GUARD"

func TestMain(m *testing.M) {
	if os.Getenv(asGuard) != "" {
		main()
	}
	os.Exit(m.Run())
}

// command tells the numbers of its processes: its own, and those of one in the background, one in a separate session that ignores
// requests to end, and one whose parent is gone.
const command = `echo command $$
sleep 600 & echo background $!
setsid sh -c 'trap "" TERM HUP INT; echo session $$; sleep 600; sleep 600' &
(sleep 600 & echo orphan $!)
echo slowness $PROCLINT_SLOWNESS
`

// guarded runs command, and then more, under a guard with a shell for a parent. It waits until the processes run and gives their
// numbers by name, with those of the shell and both guards.
func guarded(t *testing.T, more string) (shell *exec.Cmd, ids map[string]int) {
	t.Helper()
	output, err := os.Create(filepath.Join(t.TempDir(), "output"))
	if err != nil {
		t.Fatal(err)
	}
	defer output.Close()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	// The shell doesn't become the guard, since it does something afterwards.
	shell = exec.Command("sh", "-c", `echo shell $$; "$0" sh -c "$1"; code=$?; echo code $code; exit $code`, self, command+"echo inner $PPID; echo all 1; "+more)
	shell.Env = append(os.Environ(), asGuard+"=yes")
	shell.Stdout, shell.Stderr = output, output
	shell.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := shell.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		for _, id := range ids {
			_ = syscall.Kill(id, syscall.SIGKILL)
		}
		_ = shell.Wait() // it may have been waited for
	})
	ids = map[string]int{}
	waitFor(t, "its processes", func() bool {
		text, _ := os.ReadFile(output.Name())
		for line := range strings.Lines(string(text)) {
			if name, number, ok := strings.Cut(strings.TrimSpace(line), " "); ok {
				ids[name], _ = strconv.Atoi(number)
			}
		}
		return len(ids) >= 8
	})
	if ids["slowness"] < 1 {
		t.Errorf("the command finds %d for the slowness of the machine", ids["slowness"])
	}
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", ids["inner"]))
	if err != nil {
		t.Fatal(err)
	}
	ids["outer"], _ = strconv.Atoi(strings.Fields(string(stat[strings.LastIndexByte(string(stat), ')'):]))[2])
	delete(ids, "slowness")
	delete(ids, "all")
	delete(ids, "code")
	return shell, ids
}

func waitFor(t *testing.T, what string, done func() bool) {
	t.Helper()
	for deadline := time.Now().Add(patient.For(20 * time.Second)); !done(); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("it takes too long until %s", what)
		}
	}
}

func TestWhatIsKilledLeavesNothing(t *testing.T) {
	for _, killed := range [][]string{{"command"}, {"inner"}, {"outer"}, {"shell"}, {"shell", "outer"}, {"shell", "inner"}, {"outer", "command"}} {
		t.Run(strings.Join(killed, " and "), func(t *testing.T) {
			t.Parallel()
			shell, ids := guarded(t, "wait")
			for _, name := range killed {
				if err := syscall.Kill(ids[name], syscall.SIGKILL); err != nil {
					t.Error(err)
				}
			}
			_ = shell.Wait() // how it ends isn't what this is about
			checkGone(t, ids)
		})
	}
}

// TestAKilledGroupLeavesNothing: a process group is all that some programs know of what they started.
func TestAKilledGroupLeavesNothing(t *testing.T) {
	for name, what := range map[string]syscall.Signal{"KILL": syscall.SIGKILL, "INT": syscall.SIGINT, "TERM": syscall.SIGTERM, "HUP": syscall.SIGHUP} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			shell, ids := guarded(t, "wait")
			if err := syscall.Kill(-shell.Process.Pid, what); err != nil {
				t.Error(err)
			}
			_ = shell.Wait()
			checkGone(t, ids)
		})
	}
}

func TestACommandThatEndsLeavesNothing(t *testing.T) {
	shell, ids := guarded(t, "exit 3")
	_ = shell.Wait()
	if code := shell.ProcessState.ExitCode(); code != 3 {
		t.Errorf("exit code %d, want that of the command", code)
	}
	checkGone(t, ids)
}

func TestTheGuardEndsWithAnotherProcess(t *testing.T) {
	other := exec.Command("sleep", "600")
	if err := other.Start(); err != nil {
		t.Fatal(err)
	}
	guard := exec.Command(os.Args[0], "-with", strconv.Itoa(other.Process.Pid), "sleep", "600")
	guard.Env = append(os.Environ(), asGuard+"=yes")
	if err := guard.Start(); err != nil {
		t.Fatal(err)
	}
	if err := other.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = other.Wait()
	if err := guard.Wait(); err == nil {
		t.Error("the command ended well, want by a signal")
	}
}

func checkGone(t *testing.T, ids map[string]int) {
	t.Helper()
	for name, id := range ids {
		waitFor(t, name+" is gone", func() bool {
			found, err := running.Find(id)
			return err != nil || !found.Runs()
		})
	}
}
