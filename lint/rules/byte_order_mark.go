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
	Documented: byteOrderMarkDocs{},
	SkipsPlain: true,
	Check:      checkByteOrderMark,
})

type byteOrderMarkDocs struct{}

func (byteOrderMarkDocs) Docs() check.Docs {
	return check.Docs{
		Summary: "The file starts with a byte order mark (BOM), an invisible character.",
		Why: "Some Windows editors add these three bytes in front of the text. A parser that expects a process type at the " +
			"start of the line then skips the first line, so its process doesn't start. Nixpacks' parser rejects a file with " +
			"several entries.",
		Exceptions: []string{
			"A YAML parser other than that of Nixpacks accepts the byte order mark, so it's only a hint there.",
		},
		Bad:     check.Sample{Text: "\ufeffweb: node server.js\n", Platforms: []string{"heroku"}},
		Good:    check.Sample{Text: "web: node server.js\n", Platforms: []string{"heroku"}},
		Failure: "encoding",
		Logs: []string{
			"There is no proc command in proc file. Aborting the deployment.",
			"Cannot read properties of null (reading '1')",
			"invalid byte sequence in US-ASCII",
			"H14",
			"No web processes running",
			"Procfile declares types -> (none)",
			"ERROR: no processes defined",
			"No entries were found in Procfile",
			"No entries was found in Procfile",
			"did not find any processes in Procfile",
			"SKIPPED: No procfile found from environment, source path, or binding.",
			"Invalid Procfile format",
			"deserializing from YAML containing more than one document is not supported",
		},
		Sources: []string{"awsdocs/aws-elastic-beanstalk-developer-guide issue 104", check.HerokuSpecSource},
	}
}

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
