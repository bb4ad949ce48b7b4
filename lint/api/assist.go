package api

import (
	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/assist"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/spelling"
)

// HoverAnswer explains the text at a place of a file.
type HoverAnswer struct {
	Schema string              `json:"schema"`
	Hover  *assist.Explanation `json:"hover"` // null where there is nothing to explain
}

// Completion lists what could be written at a place of a file, the best first.
type Completion struct {
	Schema string        `json:"schema"`
	Items  []assist.Item `json:"items"`
}

// SuppressAnswer is how findings of a rule are ignored.
type SuppressAnswer struct {
	Schema string `json:"schema"`
	// Suppression is null where no comment drops the findings without changing what a selected platform reads.
	Suppression *assist.Suppression `json:"suppression"`
	// Configuration is the project's configuration that turns the rule off for the request's file: the nearest one among
	// Files, or a new one at the root. It is missing without Files, and where the configuration can't be changed so.
	Configuration *File `json:"configuration,omitempty"`
}

// Hover explains the text at Line and Character of the request's file, for Platforms. The error is an UnknownError or a lint.TooLargeError.
func Hover(r Request) (*HoverAnswer, error) {
	doc, in, err := r.place()
	if err != nil {
		return nil, err
	}
	return &HoverAnswer{Schema: lint.Schema, Hover: assist.Hover(doc, doc.Offset(r.position()), in.Targets, in.Repository)}, nil
}

// Complete lists possible completions at Line and Character of the request's file, for Platforms and among Files.
// The text typed so far does not filter the items. The error is an UnknownError or a lint.TooLargeError.
func Complete(r Request) (*Completion, error) {
	doc, in, err := r.place()
	if err != nil {
		return nil, err
	}
	return &Completion{Schema: lint.Schema, Items: assist.Complete(doc, doc.Offset(r.position()), in.Targets, in.Repository)}, nil
}

// Suppress finds the edit that drops the findings of Rule that begin on Line of the request's file. The error is
// an UnknownError, also for a rule that there is not, or a lint.TooLargeError.
func Suppress(r Request) (*SuppressAnswer, error) {
	rule, ok := lint.RuleByName(r.Rule)
	if !ok {
		return nil, spelling.NewUnknown("rule", r.Rule, RuleNames())
	}
	in, err := r.input()
	if err != nil {
		return nil, err
	}
	answer := &SuppressAnswer{Schema: lint.Schema, Configuration: r.turnedOff(rule)}
	s, ok, err := assist.Suppress(in, r.Rule, r.Line)
	if err != nil {
		return nil, err
	}
	if ok {
		answer.Suppression = &s
	}
	return answer, nil
}

func (r Request) position() procfile.Position {
	return procfile.Position{Line: r.Line, Character: r.Character}
}

// place is the request's parsed file with the platforms that it is checked for.
func (r Request) place() (*procfile.Document, lint.Input, error) {
	in, err := r.input()
	if err != nil {
		return nil, in, err
	}
	doc, err := r.document()
	if err != nil {
		return nil, in, err
	}
	in.Targets = lint.TargetsOf(in, doc)
	return doc, in, nil
}
