package platform

import (
	"slices"
	"strings"
)

// A platform's file doesn't state what its parser shows when it reads a few lines. This file finds it on first use.

// Duplicates returns what happens to a duplicate process type.
func (t *Target) Duplicates() Duplicates { return t.probed().duplicates }

// EmptyCommand returns what happens to an entry without a command.
func (t *Target) EmptyCommand() EmptyCommand { return t.probed().emptyCommand }

// YAML reports whether the parser reads YAML, and so removes the quotes around a command.
func (t *Target) YAML() bool { return t.probed().yaml }

// InlineComment reports whether " #" ends a command before any shell sees it.
func (t *Target) InlineComment() bool { return t.probed().inlineComment }

func (t *Target) probed() probed {
	t.probing.once.Do(func() { t.probing.found = t.probe() })
	return t.probing.found
}

// probe passes a few lines to the parser, and omits the topics in Unknown.
func (t *Target) probe() probed {
	if !t.Reads() {
		return probed{}
	}
	p := probed{
		yaml:          t.commandOf("web: 'run it'\n", "web") == "run it",
		inlineComment: t.commandOf("web: run # it\n", "web") == "run",
	}
	if !slices.Contains(t.Unknown, DuplicateKey) {
		p.duplicates = t.probeDuplicates()
	}
	if !slices.Contains(t.Unknown, Empty) {
		p.emptyCommand = t.probeEmptyCommand()
	}
	return p
}

func (t *Target) probeDuplicates() Duplicates {
	kept, rejected := t.kept("web: first\nweb: last\n")
	switch {
	case rejected:
		return DuplicatesRejected
	case len(kept) == 2:
		return DuplicatesBothRun
	case len(kept) == 1 && kept[0].Command == "first":
		return FirstWins
	case len(kept) == 1 && kept[0].Command == "last":
		return LastWins
	}
	return DuplicatesUnknown
}

func (t *Target) probeEmptyCommand() EmptyCommand {
	const source = "web: run\nworker:\nother: run\n"
	if _, rejected := t.kept(source); rejected {
		return EmptyRejected
	}
	switch t.commandOf(source, "worker") {
	case absent:
		return EmptyIgnored
	case "":
		return EmptyAccepted
	}
	return EmptyTakesNextLine
}

// absent is the command of a type that no process has.
const absent = "\x00"

// commandOf returns the command that the parser finds for a process type.
func (t *Target) commandOf(source, name string) string {
	r, _ := t.ReadFile([]byte(source))
	for _, p := range r.Processes {
		if p.Type == name {
			return strings.TrimSpace(p.Command)
		}
	}
	return absent
}

// kept returns the processes that the platform parses and doesn't drop.
func (t *Target) kept(source string) (ps []Process, rejected bool) {
	r, text := t.ReadFile([]byte(source))
	for _, p := range r.Processes {
		if p.NotStarted == "" {
			ps = append(ps, p)
		}
	}
	return ps, r.Error != "" || text != ""
}
