//go:build unix

// Guard runs a command and ends all processes that the command started: when the command ends, when whatever started the guard is
// gone, and when one of the guard's two processes is killed.
//
//	guard [-with PROCESS] COMMAND…
//
// The outer process waits for its parent, and for the process of -with. The inner one has a separate session, so that a signal for
// all processes of a terminal or a group leaves one of the two. Each ends what the other one leaves. Both adopt processes whose
// parents are gone, so that none gets lost. The command finds in PROCLINT_SLOWNESS how slow the machine is.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"runtime"
	"strconv"
	"syscall"
	"time"

	"github.com/proclint/proclint/internal/patient"
)

const (
	// often is how often a guard looks for what is gone.
	often = 200 * time.Millisecond
	// grace is how long a process may take to end when it is asked to.
	grace = 2 * time.Second
	// asInner is the argument with which the outer process starts the inner one.
	asInner = "-inner"
)

func main() {
	// A child ends with the thread that started it, so that has to be the main one.
	runtime.LockOSThread()
	adopt()
	if len(os.Args) > 2 && os.Args[1] == asInner {
		os.Exit(inner(os.Args[2:]))
	}
	with := flag.Int("with", 0, "end with this process, too")
	flag.Parse()
	if flag.NArg() == 0 {
		fmt.Fprintln(os.Stderr, "usage: guard [-with PROCESS] COMMAND…")
		os.Exit(2)
	}
	os.Exit(outer(flag.Args(), *with))
}

// outer starts the inner process, hands it the signals that it gets, and ends it when its parent, or the other process, is gone.
func outer(command []string, with int) int {
	parent := os.Getppid()
	signals := make(chan os.Signal, 8)
	signal.Notify(signals, syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT)
	self, err := os.Executable()
	if err != nil {
		return failed(err)
	}
	slowness := max(patient.Given(), patient.Measure())
	environment := append(os.Environ(), patient.Variable+"="+strconv.Itoa(slowness))
	child, err := start(self, append([]string{self, asInner}, command...), environment, syscall.SIGTERM, true)
	if err != nil {
		return failed(err)
	}
	ended := reap(child)
	for look := time.NewTicker(often); ; {
		select {
		case status := <-ended:
			endAll(syscall.SIGKILL) // the inner one has left something only if it was killed
			return status
		case got := <-signals:
			_ = syscall.Kill(-child, got.(syscall.Signal)) // fails only where all are gone
		case <-look.C:
			if os.Getppid() != parent || with != 0 && syscall.Kill(with, 0) != nil {
				_ = syscall.Kill(child, syscall.SIGTERM)
				parent, with = os.Getppid(), 0 // once is enough
			}
		}
	}
}

// inner starts the command, and ends all processes when it ends, or when the outer process wants it or is gone.
func inner(command []string) int {
	signals := make(chan os.Signal, 8)
	signal.Notify(signals, syscall.SIGTERM, syscall.SIGHUP)
	// The command gets them, too. It would inherit that they are ignored.
	signal.Notify(make(chan os.Signal, 1), syscall.SIGINT, syscall.SIGQUIT)
	path, err := exec.LookPath(command[0])
	if err != nil {
		return failed(err)
	}
	child, err := start(path, command, os.Environ(), syscall.SIGKILL, false)
	if err != nil {
		return failed(err)
	}
	ended := reap(child)
	for parent, look := os.Getppid(), time.NewTicker(often); ; {
		select {
		case status := <-ended:
			for _, left := range endAll(syscall.SIGTERM) {
				fmt.Fprintf(os.Stderr, "guard: %s has left %s running, which is ended now\n", command[0], left)
			}
			return status
		case <-signals:
			endAll(syscall.SIGTERM)
		case <-look.C:
			if os.Getppid() != parent {
				endAll(syscall.SIGTERM)
			}
		}
	}
}

func failed(err error) int {
	fmt.Fprintln(os.Stderr, "guard:", err)
	return 127
}

// start starts a program with the files that this one has. The system sends it a signal when this one is gone.
func start(path string, args, environment []string, onDeath syscall.Signal, ownSession bool) (int, error) {
	attributes := &syscall.SysProcAttr{Setsid: ownSession}
	endsWithUs(attributes, onDeath)
	id, err := syscall.ForkExec(path, args, &syscall.ProcAttr{Env: environment, Files: []uintptr{0, 1, 2}, Sys: attributes})
	if err != nil {
		return 0, &os.PathError{Op: "start", Path: path, Err: err}
	}
	return id, nil
}

// reap takes the exit statuses of a child and of all that are adopted. The channel gets the child's as a shell shows it.
func reap(child int) <-chan int {
	ended := make(chan int, 1)
	go func() {
		for {
			var status syscall.WaitStatus
			id, err := syscall.Wait4(-1, &status, 0, nil)
			switch {
			case errors.Is(err, syscall.ECHILD):
				return
			case id == child && status.Signaled():
				ended <- 128 + int(status.Signal())
			case id == child:
				ended <- status.ExitStatus()
			}
		}
	}()
	return ended
}

// endAll ends all processes below this one, and gives those that didn't end by themselves in some moments. Its first signal asks
// them to.
func endAll(first syscall.Signal) []process {
	began := time.Now()
	var left []process
	for asked := false; ; time.Sleep(often / 10) {
		below := processes()
		if len(below) == 0 {
			return left
		}
		switch late := time.Since(began); {
		case first == syscall.SIGKILL || late > grace+often:
			sendAll(below, syscall.SIGKILL)
		case late > often && !asked: // what ends with the command may take a moment
			asked, left = true, below
			sendAll(below, first)
		}
	}
}

// process is one of the system.
type process struct {
	id, parent int
	program    string
}

func (p process) String() string { return fmt.Sprintf("%s (%d)", p.program, p.id) }

// processes are those below this one that still run.
func processes() []process {
	children := map[int][]process{}
	for _, p := range all() {
		children[p.parent] = append(children[p.parent], p)
	}
	below := children[os.Getpid()]
	for i := 0; i < len(below); i++ {
		below = append(below, children[below[i].id]...)
	}
	return below
}

func sendAll(to []process, what syscall.Signal) {
	for _, p := range to {
		_ = syscall.Kill(p.id, what) // fails only where it is gone
	}
}
