package logs

import (
	"github.com/proclint/proclint/lint/logs/signal"
	"github.com/proclint/proclint/lint/logs/subject"
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
	// Place is the range in the Procfile that it belongs to, if there is one, and File the path of that Procfile.
	Place *procfile.Span `json:"place,omitempty"`
	File  string         `json:"file,omitempty"`
	Fixes []subject.Fix  `json:"fixes"`
	// Answered is whether the app's files already have one of its fixes.
	Answered bool `json:"-"`
	// By names the programs and platforms that write the message, and Source where they do.
	By     string `json:"by"`
	Source string `json:"source"`
	// Values are those of the log, by their names in the table.
	Values map[string]string `json:"-"`
	// isUnconfirmed is whether the rules that document the line find nothing in the Procfile.
	isUnconfirmed bool
}

// setFile names the Procfile where the cause or a fix is about it.
func (c *Cause) setFile(path string) {
	if c.Place != nil {
		c.File = path
	}
	for i := range c.Fixes {
		if c.Fixes[i].IsOfProcfile() {
			c.Fixes[i].Path = path
		}
	}
}

// Fix is one way to correct a cause.
type Fix = subject.Fix
