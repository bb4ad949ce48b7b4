package subject

import "github.com/proclint/proclint/lint/check"

// Fix is one way to correct a cause: a change of the Procfile, as in a check.Fix, a change of another file, or a command.
type Fix struct {
	Title string `json:"title"`
	// Edits, Rename and Encode change the Procfile.
	Edits  []check.TextEdit `json:"edits,omitempty"`
	Rename *check.Rename    `json:"rename,omitempty"`
	Encode string           `json:"encode,omitempty"`
	// Path and Diff change another file.
	Path string `json:"path,omitempty"`
	Diff string `json:"diff,omitempty"`
	// Command is one of the platform, or for a person's own machine.
	Command string `json:"command,omitempty"`
	// IsHelp is whether the help of the cause begins with its title.
	IsHelp bool `json:"-"`
	// ByHand is whether no command of Proclint applies its edits.
	ByHand bool `json:"-"`
}
