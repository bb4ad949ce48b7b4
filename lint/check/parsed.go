package check

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/secret"
)

// ParsedCommand is a command with what follows from its text alone, which is computed on demand.
type ParsedCommand struct {
	Cmd         *command.Command
	run         *command.Run
	starts      []command.Start // see Programs
	candidateOf places          // see candidateRules
	secrets     *secret.Command // nil until asked for, see Secrets
	contains    places          // see ContainsAny, set by candidateRules

	role ecosystem.Role // see ParsedCommand.Role

	runRead, startsRead, rulesAsked, roleRead bool
}

// soughtText is a text that ContainsAny asks for, with the place of its test.
type soughtText struct {
	text string
	test int
}

// sought are these texts by their first two bytes, and soughtBytes those of one byte. So one look at a command answers all tests.
var (
	sought      [256][]soughtText
	soughtBytes []soughtText
	tests       int // so many has ContainsAny made
)

// pairAt is a number for the two bytes of a text that begin at a place.
func pairAt(text string, i int) byte { return text[i]*31 + text[i+1] }

func (c *ParsedCommand) findSought() {
	text := c.Cmd.Text
	for _, s := range soughtBytes {
		if strings.Contains(text, s.text) {
			c.contains.add(s.test)
		}
	}
	for i := range len(text) - 1 {
		for _, s := range sought[pairAt(text, i)] {
			if strings.HasPrefix(text[i:], s.text) {
				c.contains.add(s.test)
			}
		}
	}
}

// Main is the program that keeps running, or nil if it isn't known.
func (c *ParsedCommand) Main() *command.Run {
	if !c.runRead {
		c.run, c.runRead = c.Cmd.Main(), true
	}
	return c.run
}

// Needed are the programs that must succeed, one after the other, so that the main program starts, and that program.
func (c *ParsedCommand) Needed() []*command.Run {
	if main := c.Main(); main != nil {
		return append(c.Cmd.Before(), main)
	}
	return c.Cmd.Before()
}

// Role is what the command is for, as far as its programs show it. A program that exec keeps from starting counts.
func (c *ParsedCommand) Role() ecosystem.Role {
	if !c.roleRead {
		c.roleRead = true
		if run := c.Main(); run != nil {
			c.role = run.Role()
		} else {
			c.role = c.Cmd.Role()
		}
		if meant := c.Cmd.Meant(); meant != c.Cmd && (c.role.Ends() || c.role == ecosystem.Other) {
			c.role = meant.Role()
		}
	}
	return c.role
}

// Assigns reports whether a call of the command sets a variable.
func (c *ParsedCommand) Assigns(variable string) bool {
	return slices.ContainsFunc(c.Cmd.Calls, func(call command.Call) bool {
		return slices.ContainsFunc(call.Assigns, func(a command.Assign) bool { return a.Name == variable })
	})
}

// Secrets are those in the command that surely are some.
func (c *ParsedCommand) Secrets() []secret.Found { return c.secretsIn().Found }

func (c *ParsedCommand) secretsIn() *secret.Command {
	if c.secrets == nil {
		c.secrets = secret.In(c.Cmd)
	}
	return c.secrets
}

// ContainsAny makes the test for commands that contain one of the texts, none of which is empty. A rule makes it once, before the first run.
func ContainsAny(texts ...string) func(*ParsedCommand) bool {
	test := tests
	tests++
	for _, text := range texts {
		list := &soughtBytes
		if len(text) > 1 {
			list = &sought[pairAt(text, 0)]
		}
		*list = append(*list, soughtText{text, test})
	}
	return func(c *ParsedCommand) bool { return c.contains.has(test) }
}

// RunsProgram tests the main program of a command, where there is one.
func RunsProgram(test func(*command.Run) bool) func(*ParsedCommand) bool {
	return func(c *ParsedCommand) bool { return c.Main() != nil && test(c.Main()) }
}

// RunsKnownProgram tests the main program of a command where the table of programs has it.
func RunsKnownProgram(test func(*command.Run) bool) func(*ParsedCommand) bool {
	return RunsProgram(func(r *command.Run) bool { return r.Program != nil && test(r) })
}

// RunsServer tests a program of the table that listens without a proxy in front of it.
func RunsServer(test func(*command.Run) bool) func(*ParsedCommand) bool {
	return RunsKnownProgram(func(r *command.Run) bool { return !r.Fronted && test(r) })
}
