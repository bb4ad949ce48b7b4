package lint

import (
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/proclint/proclint/lint/plainjson"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = register(Rule{
	Name:       "json-command",
	Group:      SyntaxGroup,
	Before:     []string{"yaml-syntax"},
	Title:      "JSON list as a command",
	Documented: jsonCommandDocs{},
	Check:      checkJSONCommand,
})

type jsonCommandDocs struct{}

// Docs is the documentation.
func (jsonCommandDocs) Docs() Docs {
	return Docs{
		Summary: "Finds commands that are a JSON list of words, as in a Dockerfile.",
		Why: "Only a Dockerfile supports this form. A shell looks for a program named `[gunicorn,` and doesn't find it. A YAML " +
			"parser reads the brackets as a list and rejects the file.",
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
		f := Finding{
			Range:    e.CommandRange,
			Headline: prose.T("The command of `%s` is a JSON list", e.Type),
			Effects:  p.Everywhere().Each(func(t *platform.Target) Effect { return p.listEffect(t, e) }),
			Help:     prose.T("Write the words with spaces between them."),
		}
		if plain, quotable := shellWords(words); quotable {
			f.Help = prose.T("Write the command as `%s`.", prose.Exact(plain))
			f.Fixes = suggestion("Convert the list to a plain command", Replace(e.CommandRange, plain))
		}
		p.Report(f)
		p.Claim(e.Line, e.Type)
	}
}

func (p *Pass) listEffect(t *platform.Target, e Entry) Effect {
	if t.YAML() {
		return p.rejectedAt(t, e.Line)
	}
	name := firstWord(e.Command)
	if calls := p.parse(e).cmd.Calls; len(calls) > 0 && len(calls[0].Words) > 0 && calls[0].Words[0].Static {
		name = calls[0].Words[0].Value
	}
	return unknownProgram(t, name, "The shell finds no program named `%s`.", name)
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

// shellWords joins words to a command line, in which variables are still variables.
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
