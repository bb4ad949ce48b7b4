package lint

import (
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/proclint/proclint/lint/plainjson"
)

var _ = register(Rule{
	Name:       "json-command",
	Group:      SyntaxGroup,
	Order:      20,
	Title:      "The command is a JSON list",
	Documented: jsonCommandDocs{},
	Check:      checkJSONCommand,
})

type jsonCommandDocs struct{}

// Docs is the documentation.
func (jsonCommandDocs) Docs() Docs {
	return Docs{
		Summary: "A command is written as a list of words in brackets, as in a Dockerfile.",
		Why: "Only a Dockerfile has this form. A shell looks for a program named \"[gunicorn,\" and does not find it; a YAML reader " +
			"takes the brackets for a list and refuses the file.",
		Bad:  Sample{Text: "web: [\"gunicorn\", \"shop:app\"]\n", Platforms: []string{"heroku"}},
		Good: Sample{Text: "web: gunicorn shop:app\n", Platforms: []string{"heroku"}},
		Logs: []string{
			"cannot unmarshal !!seq into string",
			"did not find expected alphabetic or numeric character",
			"Failed to read command from Procfile: invalid YAML",
			"the Procfile is not valid yaml",
		},
		Sources: []string{"run: yaml.v3 v3.0.1 into a map of strings", "run: bash 5.2"},
	}
}

func checkJSONCommand(p *Pass) {
	for _, e := range p.syntaxEntries() {
		words, ok := jsonWords(e.Command)
		if !ok {
			continue
		}
		concerns := p.everywhere(Error, "")
		for i, c := range concerns {
			concerns[i].Effect = "the shell finds no program named " + quote(firstWord(e.Command))
			if c.Target.YAML {
				concerns[i].Effect = p.errorEffect(c.Target, e.Line)
			}
		}
		plain, quotable := shellWords(words)
		f := Finding{Range: e.CommandRange, Concerns: concerns}
		advice := "write the words with spaces between them"
		if quotable {
			f.Fixes = []Fix{{Title: "Write it as a plain command", Applicability: Suggested, Edits: []TextEdit{Replace(e.CommandRange, plain)}}}
			advice = "write " + quote(plain)
		}
		f.Message = p.Sentence("The command of "+quote(e.Type)+" is a JSON list, which only a Dockerfile can have", concerns, advice)
		p.Report(f)
		p.Claim(e.Line, e.Type)
	}
}

// jsonWords reads a command that is a JSON list of strings.
func jsonWords(command string) ([]string, bool) {
	if !strings.HasPrefix(command, "[") || !strings.HasSuffix(command, "]") || !strings.Contains(command, `"`) {
		return nil, false
	}
	value, err := plainjson.Parse(command)
	if err != nil {
		return nil, false
	}
	words, ok := plainjson.Strings(value)
	return words, ok && len(words) > 0
}

// shellWords joins words to a command line; variables in them stay variables.
func shellWords(words []string) (string, bool) {
	quoted := make([]string, len(words))
	for i, w := range words {
		if isPlainWord(w) {
			quoted[i] = w
			continue
		}
		q, err := syntax.Quote(w, syntax.LangBash)
		if err != nil {
			return "", false
		}
		quoted[i] = q
	}
	return strings.Join(quoted, " "), true
}

func isPlainWord(w string) bool {
	for i := 0; i < len(w); i++ {
		c := w[i]
		if !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("_-./:=@%+,${}", c) >= 0) {
			return false
		}
	}
	return w != ""
}
