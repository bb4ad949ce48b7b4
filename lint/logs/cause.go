package logs

import (
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/logs/signal"
	"github.com/proclint/proclint/lint/procfile"
)

// Cause is why something failed, with the values of the log and of the app.
type Cause struct {
	// Name is the meaning of the message in the log.
	Name string `json:"name"`
	// Kind is the kind of failure, such as permission, or "".
	Kind string `json:"kind"`
	// Headline is what happened and why, in Markdown; Why adds to it, and Help says what to do. Both may be "".
	Headline string `json:"headline"`
	Why      string `json:"why"`
	Help     string `json:"help"`
	// HelpIsFix is whether Help is what the first fix does.
	HelpIsFix bool             `json:"-"`
	Certainty signal.Certainty `json:"certainty"`
	// Rule is the one that it belongs to, or "".
	Rule string `json:"rule"`
	// Platform is the ID of the one that the log shows, or "".
	Platform string       `json:"platform"`
	Stage    signal.Stage `json:"stage"`
	// Lines are the ranges of the log that show it, its own first, and of what follows from it.
	Lines []procfile.Span `json:"lines"`
	// Excerpt is the first of these lines, without colors, time stamps and secrets.
	Excerpt string `json:"excerpt"`
	// Place is the range in the Procfile that it belongs to, if there is one.
	Place *procfile.Span `json:"place,omitempty"`
	Fixes []Fix          `json:"fixes"`
	// By names the programs and platforms that write the message, and Source where they do.
	By     string `json:"by"`
	Source string `json:"source"`
	// isUnconfirmed is whether the rules that document the line find nothing in the Procfile.
	isUnconfirmed bool
}

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
