package check

import (
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

// Finding is what a rule reports.
type Finding struct {
	Range procfile.Range
	// Headline is what is wrong, with the actual text of the file.
	Headline prose.Text
	// Effects say what it does on each platform. Nil: on all of them, with Severity.
	Effects  Effects
	Severity Severity
	// Kind replaces that of the rule; 0 keeps it.
	Kind Kind
	// Help is one imperative sentence; empty where a fix says it all.
	Help prose.Text
	// HelpUnfixed is the help if there's no fix, whose title would say the same in other words.
	HelpUnfixed prose.Text
	Fixes       []Fix
	Related     []Related
	// Code is the place in the app's code that it is about, or nil.
	Code *CodePlace
}

// AnyHelp is the help of a finding that has some fixes or none.
func (f *Finding) AnyHelp() prose.Text {
	if f.Help.Empty() && len(f.Fixes) == 0 {
		return f.HelpUnfixed
	}
	return f.Help
}
