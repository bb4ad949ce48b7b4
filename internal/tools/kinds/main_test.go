package main

import (
	"os"
	"testing"
)

// TestTheTableIsRead shows that the program reads the table of messages as it is, for one kind and for all.
func TestTheTableIsRead(t *testing.T) {
	t.Chdir("../../..")
	defer func(before []string) { os.Args = before }(os.Args)
	for _, args := range [][]string{{"kinds"}, {"kinds", "program"}} {
		if os.Args = args; run() != nil {
			t.Errorf("%v: %v", args, run())
		}
	}
}
