package check

import (
	"strings"

	"github.com/proclint/proclint/lint/command"
)

// ParsedCommand is a command with what follows from its text alone, which is computed on
// demand.
type ParsedCommand struct {
	Cmd         *command.Command
	run         *command.Run
	starts      []command.Start // see Programs
	candidateOf ruleSet         // see candidateRules
	secrets     *[]FoundSecret  // nil until asked for, see Secrets
	pairs       pairSet         // of the text, set by candidateRules

	role command.Role // see ParsedCommand.Role

	runRead, startsRead, rulesAsked, roleRead bool
}

// pairSet has a bit for each pair of neighboring bytes, modulo 256. A rule asks for a text in every command, and nearly
// always in vain.
type pairSet [4]uint64

func pairsOf(text string) (set pairSet) {
	for i := 1; i < len(text); i++ {
		pair := pairAt(text, i)
		set[pair>>6] |= 1 << (pair & 63)
	}
	return set
}

// pairAt is the pair that ends with a byte of a text.
func pairAt(text string, i int) byte { return text[i-1]*31 + text[i] }

// mayHave reports whether all pairs of a text are there.
func (s *pairSet) mayHave(text string) bool {
	for i := 1; i < len(text); i++ {
		if pair := pairAt(text, i); s[pair>>6]&(1<<(pair&63)) == 0 {
			return false
		}
	}
	return true
}

// Main is the program that keeps running, or nil if it isn't known.
func (c *ParsedCommand) Main() *command.Run {
	if !c.runRead {
		c.run, c.runRead = c.Cmd.Main(), true
	}
	return c.run
}

// Role is what the command is for, as far as its programs show it. A program that exec keeps from starting counts.
func (c *ParsedCommand) Role() command.Role {
	if !c.roleRead {
		c.roleRead = true
		if run := c.Main(); run != nil {
			c.role = run.Role()
		} else {
			c.role = c.Cmd.Role()
		}
		if meant := c.Cmd.Meant(); meant != c.Cmd && (c.role.Ends() || c.role == command.Other) {
			c.role = meant.Role()
		}
	}
	return c.role
}

// Secrets are those in the calls of the command.
func (c *ParsedCommand) Secrets() []FoundSecret {
	if c.secrets == nil {
		var found []FoundSecret
		for i := range c.Cmd.Calls {
			found = append(found, secretsOfCall(&c.Cmd.Calls[i])...)
		}
		if c.secrets = &noSecrets; found != nil {
			c.secrets = new(found)
		}
	}
	return *c.secrets
}

var noSecrets []FoundSecret // of nearly all commands

// ContainsAny is the test for commands that contain one of the texts.
func ContainsAny(texts ...string) func(*ParsedCommand) bool {
	return func(c *ParsedCommand) bool {
		for _, text := range texts {
			if c.pairs.mayHave(text) && strings.Contains(c.Cmd.Text, text) {
				return true
			}
		}
		return false
	}
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
