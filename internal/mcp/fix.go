//go:build !js

package mcp

import (
	"errors"
	"fmt"

	"github.com/proclint/proclint/internal/patch"
	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/api"
	"github.com/proclint/proclint/lint/fix"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/report"
)

type fixed struct {
	Files   []fix.File `json:"files"`
	Applied int        `json:"applied"`
	Titles  []string   `json:"titles"`
	// Suggested counts the fixes that only "suggested" applies, and Left those that a limit kept from being applied.
	Suggested int          `json:"suggested"`
	Left      int          `json:"left"`
	Written   bool         `json:"written"`
	Note      string       `json:"note,omitempty"`
	Remaining lint.Summary `json:"remaining"`
}

func fixFile(c *call, file *File) (*result, error) {
	write := c.Flag(writeArg.name)
	if write && c.Has(textArg.name) {
		return nil, errors.New("there is no file to write: pass its path without a text")
	}
	done, err := lint.FixAll(file.Input, c.Flag(suggestedArg.name))
	if err != nil {
		return nil, err
	}
	left := done.Report.Summary
	out := &fixed{Files: []fix.File{}, Applied: done.Applied, Titles: append([]string{}, done.Titles...), Suggested: left.Fixable, Left: done.Left, Remaining: left}
	if changed := fix.Between(file.Input.Path, done.Path, file.Input.Source, done.Source); changed != nil {
		out.Files = append(out.Files, *changed)
	}
	for _, f := range done.Files {
		if changed := fix.Between(f.Path, f.Path, f.Before, f.After); changed != nil {
			out.Files = append(out.Files, *changed)
		}
	}
	if write && len(out.Files) > 0 {
		if out.Note, err = file.Write(c.ctx, done); err != nil {
			return nil, err
		}
		out.Written = true
	}
	return &result{text: out.text(file.Input, done), data: out}, nil
}

// correctApp corrects an app as fix --log does.
func correctApp(c *call) (*result, error) {
	log, err := c.log()
	if err != nil {
		return nil, err
	}
	o := Correcting{Log: log, Write: c.Flag(writeArg.name)}
	if o.Targets, err = api.Targets(c.Texts(platformsArg.name)); err != nil {
		return nil, err
	}
	root, found, err := c.find(c.request, c.Text(pathArg.name))
	if err != nil {
		return nil, err
	}
	corrected, text, err := c.Correct(c.ctx, root, found, o)
	if err != nil {
		return nil, err
	}
	if len(corrected.Files) > 0 {
		text += map[bool]string{true: "Written.\n", false: "Not written: pass \"write\": true.\n"}[o.Write]
	}
	return &result{text: text, data: corrected}, nil
}

// text is the answer for a model: the diff, and what is left.
func (f *fixed) text(in lint.Input, done *lint.Fixed) string {
	secrets := lint.SecretsOf(procfile.Parse(in.Source), procfile.Parse(done.Source))
	text := f.Note + secrets.Mask(patch.Short(in.Path, done.Path, in.Source, done.Source))
	for _, other := range done.Files {
		others := lint.SecretsOf(procfile.Parse(other.Before), procfile.Parse(other.After))
		text += others.Mask(patch.Short(other.Path, other.Path, other.Before, other.After))
	}
	if f.Suggested > 0 {
		text += fmt.Sprintf("%d more with \"suggested\": true\n", f.Suggested)
	}
	state := "Not written"
	switch {
	case f.Written:
		state = "Written"
	case len(f.Files) == 0:
		state = "Nothing to fix"
	}
	return text + state + ". Left: " + report.Count(f.Remaining) + "\n"
}
