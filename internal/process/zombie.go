package process

import (
	"bytes"
	"fmt"
	"os"
)

// isZombie reports whether Linux keeps only the exit status of a process: without an init, nobody in a container asks for it,
// and a signal still reaches its number.
func isZombie(id int) bool {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", id))
	state := bytes.LastIndexByte(stat, ')') + len(") ") // behind the name of the program
	return err == nil && state < len(stat) && (stat[state] == 'Z' || stat[state] == 'X')
}
