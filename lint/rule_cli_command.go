package lint

import (
	"strings"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

var _ = register(Rule{
	Name:       "cli-command",
	Group:      SyntaxGroup,
	Order:      25,
	Title:      "A command for the terminal stands in the file",
	Documented: cliCommandDocs{},
	Check:      checkCLICommand,
})

type cliCommandDocs struct{}

// Docs is the documentation.
func (cliCommandDocs) Docs() Docs {
	return Docs{
		Summary: "A line is a command of a platform's command line, such as heroku ps:scale web=1.",
		Why: "The Procfile says what runs, not how many. A line such as \"ps: scale web=1\" declares a process type ps whose " +
			"command does not exist, or stops the build; as the command of a process it ends at once, because the tool " +
			"is not where the app runs.",
		Bad:  Sample{Text: "web: node server.js\nheroku ps:scale web=1\n", Platforms: []string{"heroku:fir"}},
		Good: Sample{Text: "web: node server.js\n", Platforms: []string{"heroku:fir"}},
		Logs: []string{
			"bash: ps:scale: command not found",
			"bash: heroku: command not found",
			"line … parse error: …",
			"Invalid Procfile format",
			"invalid line in procfile, line …",
			"Failed to read command from Procfile: invalid YAML",
			"the Procfile is not valid yaml",
		},
		Sources: []string{"heroku/buildpacks-procfile issue 73"},
	}
}

// isPlatformTool reports whether a word is the command line of a platform; none
// is run by an app.
func isPlatformTool(word string) bool {
	for _, p := range platform.All() {
		if p.Tool != "" && p.Tool == word {
			return true
		}
	}
	return false
}

func checkCLICommand(p *Pass) {
	for _, l := range p.otherLines() {
		first, rest, _ := strings.Cut(strings.TrimPrefix(l.text, "$ "), " ")
		if isPlatformTool(first) && rest != "" || first == "git" && strings.HasPrefix(rest, "push ") {
			p.reportCLICommand(l.line, l.body, l.text)
		}
	}
	for _, e := range p.syntaxEntries() {
		if (e.Type == "ps" || isPlatformTool(e.Type)) && strings.HasPrefix(e.Command, "scale ") {
			p.reportCLICommand(e.Line, procfile.Range{Start: e.TypeRange.Start, End: e.CommandRange.End}, p.Line(e.Line))
		} else if isTypeName(e.Type) && scalesApp(e.Command) {
			p.reportScaling(e)
		}
	}
}

// scalesApp reports whether a command is one for a terminal, which scales the app
// or sets its variables: no app does that to itself.
func scalesApp(command string) bool {
	tool, rest, _ := strings.Cut(command, " ")
	verb, what, _ := strings.Cut(strings.TrimSpace(rest), " ")
	return isPlatformTool(tool) && what != "" && (verb == "scale" || verb == "ps:scale" || verb == "config:set")
}

func (p *Pass) reportScaling(e Entry) {
	concerns := p.everywhere(Error, "the process ends at once, because there is no program "+quote(firstWord(e.Command)))
	p.Report(Finding{
		Range:    e.CommandRange,
		Concerns: concerns,
		Message:  p.Sentence(quote(e.Command)+" is a command for your terminal, not one for a process", concerns, "run it in a terminal after the deploy, and write here what starts the app"),
	})
	p.Claim(e.Line, e.Type)
}

func (p *Pass) reportCLICommand(line int, at procfile.Range, text string) {
	concerns := p.judgeStray(line, Error)
	if len(concerns) == 0 {
		concerns = p.Judge(platform.Grammar, func(*platform.Target) (Severity, string) { return Warning, "the line is ignored" })
	}
	p.Report(Finding{
		Range:    at,
		Concerns: concerns,
		Message:  p.Sentence(quote(strings.TrimSpace(text))+" is a command for your terminal, not an entry of a Procfile", concerns, "take the line out and run it in a terminal after the deploy"),
		Fixes:    []Fix{{Title: "Remove the line", Applicability: Suggested, Edits: []TextEdit{Delete(p.wholeLine(line))}}},
	})
	p.Claim(line)
}
