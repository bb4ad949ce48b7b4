package main

import (
	"bytes"
	"fmt"
	"os"
	"strconv"
	"syscall"

	"golang.org/x/sys/unix"
)

// adopt makes this process the parent of those below it whose parents are gone.
func adopt() {
	_ = unix.Prctl(unix.PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) // every Linux that Go runs on has it
}

// endsWithUs has the system send a signal to the new process when this one is gone.
func endsWithUs(attributes *syscall.SysProcAttr, what syscall.Signal) { attributes.Pdeathsig = what }

// all are the processes of the system that haven't ended, with their parents.
func all() (found []process) {
	entries, err := os.ReadDir("/proc")
	if err != nil {
		return nil
	}
	for _, entry := range entries {
		id, err := strconv.Atoi(entry.Name())
		if err != nil {
			continue
		}
		// It may be gone by now. The name of its program is in parentheses, and may have others.
		stat, _ := os.ReadFile(fmt.Sprintf("/proc/%d/stat", id))
		begin, end := bytes.IndexByte(stat, '('), bytes.LastIndexByte(stat, ')')
		var state string
		p := process{id: id}
		if n, _ := fmt.Sscan(string(stat[end+1:]), &state, &p.parent); n == 2 && state != "Z" && begin >= 0 {
			p.program = string(stat[begin+1 : end])
			found = append(found, p)
		}
	}
	return found
}
