// Package subject is a failure of which a log shows what it's about: with its values, its app, and what may correct it.
package subject

import (
	"cmp"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/logs/lex"
	"github.com/proclint/proclint/lint/logs/signal"
	"github.com/proclint/proclint/lint/platform"
)

// Subject is a failure with what is found out about it.
type Subject struct {
	*signal.Failure
	// own are those of the values that a table of Proclint has, and no log.
	own map[string]string
	// InLocalLog is whether the log is of a program that starts a Procfile on one machine.
	InLocalLog bool
	// Usage is how programs are used, as the log shows it.
	Usage string
	App   *App

	// Meanings finds a meaning of the table, or gives nil.
	Meanings func(name string) *signal.Meaning
	// Roles finds the meaning of the table that has a role, or gives nil.
	Roles func(signal.Role) *signal.Meaning
	// Found is what a look found out. It goes before the meaning of the message, or is nil.
	Found *signal.Meaning
	// ShownRule and ShownCertainty are those of the cause, by what was found.
	ShownRule      string
	ShownCertainty signal.Certainty
	Fixes          []Fix
	Answered       bool // whether a file already has the change of a line
	// Confirm are the rules whose findings confirm it.
	Confirm []string
	// IsUnconfirmed is whether its rules find nothing in the Procfile, which it needs.
	IsUnconfirmed bool
	// Finding is that of the Procfile whose texts go before all others, or nil.
	Finding *check.Diagnostic
}

// NewSubject is the subject of a failure.
func NewSubject(f *signal.Failure) *Subject {
	return &Subject{Failure: f, own: map[string]string{}, ShownCertainty: f.Certainty, Confirm: f.Rules}
}

// Shown is the meaning whose texts the cause has.
func (d *Subject) Shown() *signal.Meaning {
	if d.Found != nil {
		return d.Found
	}
	return d.Meaning
}

func (d *Subject) showFirst(l lex.Line) {
	d.Numbers = append(l.Numbers(), d.Numbers...)
	d.First = l
}

// Become gives the cause another meaning.
func (d *Subject) Become(name string) {
	if m := d.Meanings(name); m != nil {
		d.Found, d.ShownRule, d.ShownCertainty = m, m.Rule, m.Certainty
		if m.Stage != signal.NoStage {
			d.InStage = m.Stage
		}
	}
}

// SetPlace sets the platform and the stage of the cause, by the platform of the log, which it shows or may be guessed.
func (d *Subject) SetPlace(on string, shown bool) {
	if shown || d.OnPlatform == "" {
		d.OnPlatform = on
	}
	if d.InLocalLog && on != "" && !IsHosted(on) && (d.InStage == signal.Start || d.InStage == signal.Running) {
		d.InStage = signal.Local
	}
	// A text that has the platform's ID as a part, such as dokku or cloud_foundry, is only for it.
	if target, ok := platform.Lookup(cmp.Or(on, d.OnPlatform)); ok {
		d.Set(strings.ReplaceAll(target.Platform().ID, "-", "_"), target.Platform().Title)
	}
}

// Choose sets a value that a table of Proclint has, so that a text that helps may contain it as it is.
func (d *Subject) Choose(name, value string) {
	d.own[name] = value
	d.Set(name, value)
}

// The most characters of the texts of a cause. They are more than those of a finding: whoever reads a log has no file
// beside it that shows the whole value.
const (
	MostHeadline = 100
	MostWhy      = 150
	MostHelp     = 200
)

// Write is the first of some texts whose named parts are all known, with their values.
func (d *Subject) Write(limit int, texts ...string) string {
	for _, text := range texts {
		if filled, ok := signal.Fill(text, d.Values, limit); ok && text != "" {
			return filled
		}
	}
	return ""
}

// IsHosted reports whether a platform runs apps elsewhere than on the machine of a person.
func IsHosted(id string) bool {
	target, ok := platform.Lookup(id)
	return ok && !target.Platform().Runner
}

// IsOwn reports whether a value comes from the table, or from the tables of the looks, and no log can have chosen it.
func (d *Subject) IsOwn(hole, value string) bool {
	return d.own[hole] == value || d.Fixed(hole) == value
}

// CommandOf is a command of the table with the values of the cause, or "" where one isn't known or could run something else.
func (d *Subject) CommandOf(text string) string { return signal.CommandOf(text, d.Values) }
