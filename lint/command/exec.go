package command

import "strings"

// CutsOff reports whether the call of an index is an exec that ends the shell, so that the next call doesn't run. An option
// of exec leaves that open, and after a test, exec may not run, and then what follows does.
func (c *Command) CutsOff(i int) bool {
	call := c.Calls[i]
	if !call.Execs() || i+1 == len(c.Calls) || c.Calls[i+1].Nested || call.Nested {
		return false
	}
	next := c.Calls[i+1]
	return next.Join == "&&" || (next.Join == ";" || next.Join == "||") && (call.Join == "" || call.Join == ";")
}

// Execs reports whether the call is an exec without options in front of a program.
func (c *Call) Execs() bool {
	return len(c.Words) > 1 && c.Words[0].Value == "exec" && c.Words[0].Quote == Bare && !strings.HasPrefix(c.Words[1].Raw, "-")
}

// Meant is the command as it was meant: without an exec that cuts off the rest, or the command itself.
func (c *Command) Meant() *Command {
	for i := range c.Calls {
		if c.CutsOff(i) {
			words := c.Calls[i].Words
			return Parse(c.Text[:words[0].Range.Start] + c.Text[words[1].Range.Start:])
		}
	}
	return c
}
