package lint

import (
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

var _ = register(Rule{
	Name:       "byte-order-mark",
	Group:      FileGroup,
	Title:      "Byte order mark",
	Documented: byteOrderMarkDocs{},
	Check:      checkByteOrderMark,
})

type byteOrderMarkDocs struct{}

// Docs is the documentation.
func (byteOrderMarkDocs) Docs() Docs {
	return Docs{
		Summary: "Finds a file that starts with a byte order mark (BOM), an invisible character.",
		Why: "Some Windows editors add these three bytes in front of the text. A parser that expects a process type at the " +
			"start of the line then skips the first line, so its process never starts. YAML parsers accept the byte order mark.",
		Bad:  Sample{Text: "\ufeffweb: node server.js\n", Platforms: []string{"heroku"}},
		Good: Sample{Text: "web: node server.js\n", Platforms: []string{"heroku"}},
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
		},
		Sources: []string{"awsdocs/aws-elastic-beanstalk-developer-guide issue 104", herokuSpecSource},
	}
}

// herokuSpecSource cites the pattern of Heroku's classic platform.
const herokuSpecSource = "heroku/buildpacks-procfile SPEC.md"

func checkByteOrderMark(p *Pass) {
	if !p.Doc.BOM || p.Doc.Encoding == procfile.UTF16LE || p.Doc.Encoding == procfile.UTF16BE || p.Silent() {
		return
	}
	readings := readTwo(p.Doc.Source, []byte(p.Doc.Text))
	effects := p.On(platform.Mark).Each(func(t *platform.Target) Effect {
		with, without := readings.of(t)
		switch {
		case with.same(without):
			return Effect{}
		case with.Error != "" && without.Error == "", with.refused != "" && len(with.Processes) < len(without.Processes):
			return rejected(t, with.rejection())
		case len(with.Processes) < len(without.Processes):
			return effect(Error, platform.Ignored, "The parser skips the first line.")
		case len(with.Processes) > 0 && len(without.Processes) > 0 && with.Processes[0].Type != without.Processes[0].Type:
			return effect(Error, platform.Renamed, "The first process type becomes `%s`.", with.Processes[0].Type)
		}
		return effect(Warning, platform.Differs, "The parser reads the first line differently.")
	})
	first := procfile.Range{}
	if len(p.Doc.Lines) > 0 {
		first = p.Doc.Lines[0].Range
		first.End = min(first.End, first.Start+len(firstWord(p.Doc.Slice(first))))
	}
	p.Report(Finding{
		Range:    first,
		Headline: prose.T("The file starts with a byte order mark (BOM)"),
		Effects:  p.OrHarmless(effects),
		Help:     prose.T("Save the file as UTF-8 without a byte order mark."),
		Fixes:    []Fix{{Title: "Remove the byte order mark", Applicability: Safe, Edits: []TextEdit{}, Encode: "utf-8"}},
	})
}
