package lint

import (
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

var _ = register(Rule{
	Name:       "byte-order-mark",
	Group:      FileGroup,
	Order:      4,
	Title:      "The file begins with a byte order mark",
	Documented: byteOrderMarkDocs{},
	Check:      checkByteOrderMark,
})

type byteOrderMarkDocs struct{}

// Docs is the documentation.
func (byteOrderMarkDocs) Docs() Docs {
	return Docs{
		Summary: "An invisible mark stands before the first character of the file.",
		Why: "Some Windows editors put three bytes before the text. Readers that look for a name at the " +
			"start of the line do not find one, so the first process is lost; a YAML reader does not mind.",
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
	cs := p.Judge(platform.Mark, func(t *platform.Target) (Severity, string) {
		with, without := readings.of(t)
		switch {
		case with.same(without):
			return None, ""
		case with.Error != "" && without.Error == "":
			return Error, p.stops(t, with.Error)
		case len(with.Processes) < len(without.Processes):
			return Error, "the first line is ignored"
		case len(with.Processes) > 0 && len(without.Processes) > 0 && with.Processes[0].Type != without.Processes[0].Type:
			return Error, "the first process type becomes " + quote(with.Processes[0].Type)
		}
		return Warning, "the first line is ignored"
	})
	cs = p.harmless(cs)
	first := procfile.Range{}
	if len(p.Doc.Lines) > 0 {
		first = p.Doc.Lines[0].Range
		first.End = min(first.End, first.Start+len(firstWord(p.Doc.Slice(first))))
	}
	p.Report(Finding{
		Range:    first,
		Concerns: cs,
		Message:  p.Sentence("The file begins with a byte order mark, an invisible sign before the first letter", cs, "save it as UTF-8 without a mark"),
		Fixes:    []Fix{{Title: "Remove the byte order mark", Applicability: Safe, Edits: []TextEdit{}, Encode: "utf-8"}},
	})
}
