package cli

import (
	"context"
	"errors"
	"fmt"
	"log"
	"os"
	"os/exec"
	"strconv"
	"syscall"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/proclint/proclint/internal/golden"
)

// packedCommand is the environment variable with the path of an installed command, which the scripts run in place of this
// one: that of the npm package.
const packedCommand = "PROCLINT_PACKED"

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"proclint": func() {
			if packed := os.Getenv(packedCommand); packed != "" {
				log.Fatal(syscall.Exec(packed, append([]string{packed}, os.Args[1:]...), os.Environ()))
			}
			os.Exit(Run(context.Background(), os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
		},
		stoppable: runStoppable,
	})
}

// TestScripts runs the scripts of testdata/script, which show what the command
// does with files on a disk. Beside the usual commands of such scripts there are
//
//	exits CODE proclint ARGS…   like exec, and the exit code must be CODE
//	bytes FILE TEXT             writes a text with Go's escapes, for what a text file cannot hold
//	mode FILE PERMISSIONS       the file has these permissions
//
// The condition [server] is for a command that has a server, which an installed one lacks.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		UpdateScripts:       golden.Updating(),
		Setup: func(env *testscript.Env) error {
			env.Setenv(packedCommand, os.Getenv(packedCommand))
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits,
			"bytes": writeBytes,
			"mode":  checkMode,
		},
		Condition: func(name string) (bool, error) {
			if name != "server" {
				return false, fmt.Errorf("there is no condition %q", name)
			}
			return os.Getenv(packedCommand) == "", nil
		},
	})
}

func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND ARGS…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	got := 0
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit):
		got = exit.ExitCode()
	case err != nil:
		ts.Fatalf("%v", err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

func writeBytes(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf(`usage: bytes FILE TEXT`)
	}
	text, err := strconv.Unquote(`"` + args[1] + `"`)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o644))
}

func checkMode(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: mode FILE PERMISSIONS")
	}
	info, err := os.Stat(ts.MkAbs(args[0]))
	ts.Check(err)
	if got := strconv.FormatInt(int64(info.Mode().Perm()), 8); got != args[1] {
		ts.Fatalf("%s has the permissions %s, want %s", args[0], got, args[1])
	}
}
