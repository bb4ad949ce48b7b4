package rules

import (
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:       "byte-order-mark",
	Group:      check.FileGroup,
	Kind:       check.Slip,
	After:      []string{"file-encoding"},
	Title:      "Byte order mark",
	SkipsPlain: true,
	Check:      checkByteOrderMark,
})

func checkByteOrderMark(p *check.Pass) {
	if !p.Doc.BOM || p.Doc.Encoding == procfile.UTF16LE || p.Doc.Encoding == procfile.UTF16BE || p.AllClaimed() {
		return
	}
	readings := check.CompareReadings(p.Doc, []byte(p.Doc.Text))
	effects := p.On(platform.Mark).Each(func(t *platform.Target) check.Effect {
		with, without := readings.Of(t)
		switch {
		case with.Same(without):
			return check.Effect{}
		case with.Error != "" && without.Error == "", with.Rejected != "" && len(with.Processes) < len(without.Processes):
			return check.Rejected(t, with.Rejection())
		case len(with.Processes) < len(without.Processes):
			return check.NewEffect(check.Error, platform.Ignored, "The parser skips the first line, so `%s` doesn't start.", without.Processes[0].Type)
		case len(with.Processes) > 0 && len(without.Processes) > 0 && with.Processes[0].Type != without.Processes[0].Type:
			return check.NewEffect(check.Error, platform.Renamed, "The first process is called `%s` instead.", with.Processes[0].Type)
		}
		return check.NewEffect(check.Warning, platform.Differs, "The parser reads the first line differently.")
	})
	first := procfile.Range{}
	if len(p.Doc.Lines) > 0 {
		first = p.Doc.Lines[0].Range
		first.End = min(first.End, first.Start+len(check.FirstWord(p.Doc.Slice(first))))
	}
	var fixes []check.Fix
	// Without its byte order mark, a text with NUL bytes may look like UTF-16.
	if !strings.Contains(p.Doc.Text, "\x00") {
		fixes = []check.Fix{{Title: "Remove the byte order mark", Applicability: check.Safe, Edits: []check.TextEdit{}, Encode: "utf-8"}}
	}
	p.Report(check.Finding{
		Range:       first,
		Headline:    prose.T("The file starts with a byte order mark (BOM)"),
		Effects:     p.OrHarmless(effects),
		HelpUnfixed: prose.T("Save the file as UTF-8 without a byte order mark."),
		Fixes:       fixes,
	})
}
