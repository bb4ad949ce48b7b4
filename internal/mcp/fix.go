//go:build !js

package mcp

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/report"
)

// fixed is what fix answers.
type fixed struct {
	Path      string   `json:"path" jsonschema:"the path of the file; it is new if a fix renames the file"`
	Text      string   `json:"text" jsonschema:"the new text"`
	Base64    []byte   `json:"base64,omitempty" jsonschema:"the bytes of the file where they aren't those of the text"`
	Edits     []edit   `json:"edits" jsonschema:"what leads from the old text to the new one; empty if nothing changes"`
	Applied   int      `json:"applied" jsonschema:"how many fixes were applied"`
	Titles    []string `json:"titles" jsonschema:"their titles"`
	Suggested int      `json:"suggested" jsonschema:"how many more fixes there are with \"suggested\": true"`
	Left      int      `json:"left" jsonschema:"how many fixes are left because the file is large"`
	Written   bool     `json:"written" jsonschema:"whether the file was written"`
	Note      string   `json:"note,omitempty" jsonschema:"what could not be kept, such as another hard link"`
	Remaining counts   `json:"remaining" jsonschema:"the findings of the new text"`
}

// counts are findings by severity.
type counts struct {
	Error   int `json:"error"`
	Warning int `json:"warning"`
	Info    int `json:"info"`
	Hint    int `json:"hint"`
}

// edit replaces a range of the old text, as the Language Server Protocol has it.
type edit struct {
	Range   span   `json:"range"`
	NewText string `json:"newText"`
}

type span struct {
	Start position `json:"start"`
	End   position `json:"end"`
}

type position struct {
	Line      int `json:"line" jsonschema:"from 0"`
	Character int `json:"character" jsonschema:"from 0, in UTF-16 units"`
}

func (w *workspace) fix(ctx context.Context, request *sdk.CallToolRequest, args fixArgs) (*fixed, string, error) {
	if args.Write && args.Text != nil {
		return nil, "", errors.New("there is no file to write: pass its path without a text")
	}
	file, err := w.open(request, args.Path, args.Text, args.Platforms)
	if err != nil {
		return nil, "", err
	}
	if file.Excluded != nil {
		return nil, "", file.Excluded
	}
	done, err := lint.FixAll(file.Input, args.Suggested)
	if err != nil {
		return nil, "", err
	}
	out := newFixed(file.Input, done)
	if changes := done.Path != file.Input.Path || !bytes.Equal(done.Source, file.Input.Source); args.Write && changes {
		if out.Note, err = file.Write(ctx, done); err != nil {
			return nil, "", err
		}
		out.Written = true
	}
	return out, out.account(), nil
}

func newFixed(in lint.Input, done *lint.Fixed) *fixed {
	before, after := procfile.Parse(in.Source), procfile.Parse(done.Source)
	left := done.Report.Summary
	out := &fixed{
		Path: done.Path, Text: after.Text, Edits: editsBetween(before, after.Text), Applied: done.Applied, Titles: append([]string{}, done.Titles...),
		Suggested: left.Fixable, Left: done.Left, Remaining: counts{left.Error, left.Warning, left.Info, left.Hint},
	}
	if after.Encoding != procfile.UTF8 || !bytes.Equal([]byte(after.Text), done.Source) {
		out.Base64 = done.Source
	}
	return out
}

// editsBetween replace the lines from the first to the last one that differs.
func editsBetween(before *procfile.Document, after string) []edit {
	if before.Text == after {
		return []edit{}
	}
	old, now := strings.SplitAfter(before.Text, "\n"), strings.SplitAfter(after, "\n")
	start, tail := 0, 0
	for len(old) > 0 && len(now) > 0 && old[0] == now[0] {
		start += len(old[0])
		old, now = old[1:], now[1:]
	}
	for len(old) > 0 && len(now) > 0 && old[len(old)-1] == now[len(now)-1] {
		tail += len(old[len(old)-1])
		old, now = old[:len(old)-1], now[:len(now)-1]
	}
	at := before.Span(procfile.Range{Start: start, End: len(before.Text) - tail})
	return []edit{{span{position{at.Start.Line, at.Start.Character}, position{at.End.Line, at.End.Character}}, strings.Join(now, "")}}
}

// account is the answer for people.
func (f *fixed) account() string {
	var b strings.Builder
	state := "not written"
	if f.Written {
		state = "written"
	}
	fmt.Fprintf(&b, "%s: %d %s, %s\n", report.Printable(filepath.ToSlash(f.Path)), f.Applied, prose.Plural(f.Applied, "fix", "fixes"), state)
	if f.Note != "" {
		b.WriteString(f.Note)
	}
	for _, title := range f.Titles {
		fmt.Fprintf(&b, "- %s\n", report.Printable(title))
	}
	if f.Suggested > 0 {
		fmt.Fprintf(&b, "More with \"suggested\": true: %d\n", f.Suggested)
	}
	left := lint.Summary{Error: f.Remaining.Error, Warning: f.Remaining.Warning, Info: f.Remaining.Info, Hint: f.Remaining.Hint}
	fmt.Fprintf(&b, "Left: %s\n\n%s", report.Count(left), f.Text)
	return b.String()
}
