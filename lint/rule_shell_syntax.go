package lint

import (
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

var _ = register(Rule{
	Name:       "shell-syntax",
	Group:      CommandsGroup,
	Order:      2,
	Title:      "Bash cannot read the command",
	Documented: shellSyntaxDocs{},
	Check:      checkShellSyntax,
})

type shellSyntaxDocs struct{}

// Docs is the documentation.
func (shellSyntaxDocs) Docs() Docs {
	return Docs{
		Summary: "A quote or a bracket is not closed, or an operator has no command.",
		Why: "Most platforms hand the command to bash. When bash cannot read it, the process stops before anything of it " +
			"has started; the deploy itself may look fine.",
		Bad:  Sample{Text: "web: gunicorn app:create_app()\n", Platforms: []string{"heroku"}},
		Good: Sample{Text: "web: gunicorn \"app:create_app()\"\n", Platforms: []string{"heroku"}},
		Logs: []string{
			"unexpected EOF while looking for matching",
			"syntax error near unexpected token",
			"syntax error: unexpected end of file",
		},
		Sources: []string{"run: bash -c", "mvdan/sh syntax/parser.go", "deis/deis issue 5060"},
	}
}

func checkShellSyntax(p *Pass) {
	for _, v := range p.commands() {
		syntax := v.cmd.Syntax
		if syntax == nil {
			continue
		}
		cs := p.judgeView(v, platform.Running, func(t *platform.Target) (Severity, string) {
			switch {
			case t.Shell == platform.BashQuoted && strings.Contains(v.cmd.Text, "'"):
				return None, "" // the single quote is the defect there
			case t.Shell != platform.Bash && t.Shell != platform.BashQuoted:
				return None, ""
			case syntax.TooDeep:
				return Warning, ""
			}
			return Error, "the process stops before it starts anything"
		})
		head, advice := "Bash cannot read the command: "+syntax.Message, syntaxAdvice(syntax)
		if syntax.TooDeep {
			head, advice = "The command is nested too deeply to be judged", "put it into a script"
		}
		p.Report(Finding{
			Range:    v.at(syntax.Range),
			Concerns: cs,
			Message:  p.Sentence(head, cs, advice),
			Fixes:    syntaxFixes(p, v),
		})
	}
}

func syntaxAdvice(s *command.SyntaxError) string {
	switch {
	case strings.Contains(s.Message, "single quote"):
		return "close it, or write \\' for one that is meant"
	case strings.Contains(s.Message, "quote is opened"):
		return "close it"
	case strings.Contains(s.Message, "opened and never closed"):
		return "close it"
	case strings.Contains(s.Message, "must be quoted"):
		return "write double quotes around the word"
	case strings.Contains(s.Message, "after it"):
		return "take it out, or write what is missing"
	}
	return "try it with bash -n -c"
}

// syntaxFixes offers the one mend that makes the command readable, after
// reading it again: where more is wrong, a person should look first.
func syntaxFixes(p *Pass, v *commandView) []Fix {
	title, edit := syntaxEdit(v.cmd)
	if title == "" {
		return nil
	}
	text, err := procfile.Apply(v.cmd.Text, []procfile.TextEdit{edit})
	if err != nil {
		return nil
	}
	mended := command.Parse(text)
	if mended.Syntax != nil || troubled(mended.Main()) {
		return nil
	}
	for _, t := range p.Targets {
		if t.Reads() && (t.Shell == platform.NoShell || t.Shell == platform.GoExpand || t.Shell == platform.BashQuoted && strings.Contains(text, "'")) {
			return nil
		}
	}
	return []Fix{{Title: title, Applicability: Suggested, Edits: v.edits([]procfile.TextEdit{edit})}}
}

func syntaxEdit(c *command.Command) (string, procfile.TextEdit) {
	text, s := c.Text, c.Syntax
	if strings.HasPrefix(text, "'") || strings.HasPrefix(text, `"`) {
		return "", procfile.TextEdit{} // a YAML reader has a say in it
	}
	end := procfile.Range{Start: len(text), End: len(text)}
	switch {
	case strings.Contains(s.Message, "single quote is opened"):
		return "Close the single quote", procfile.TextEdit{Range: end, NewText: "'"}
	case strings.Contains(s.Message, "double quote is opened"):
		return "Close the double quote", procfile.TextEdit{Range: end, NewText: `"`}
	case strings.Contains(s.Message, "must be quoted"):
		word := wordBetweenBlanks(text, s.Range.Start)
		inside := text[word.Start:word.End]
		if strings.ContainsAny(inside, "\"'`$\\!") {
			return "", procfile.TextEdit{}
		}
		return "Quote " + quote(inside), procfile.TextEdit{Range: word, NewText: `"` + inside + `"`}
	case strings.Contains(s.Message, "no command after it"):
		kept := strings.TrimRight(text, " \t")
		trimmed := strings.TrimRight(strings.TrimRight(kept, "&|"), " \t")
		if trimmed == kept || trimmed == "" {
			return "", procfile.TextEdit{}
		}
		return "Remove the operator at the end", procfile.TextEdit{Range: procfile.Range{Start: len(trimmed), End: len(text)}}
	}
	return "", procfile.TextEdit{}
}

// wordBetweenBlanks is the text between the blanks around an offset.
func wordBetweenBlanks(text string, at int) procfile.Range {
	start := strings.LastIndexAny(text[:at], " \t") + 1
	end := len(text)
	if i := strings.IndexAny(text[at:], " \t"); i >= 0 {
		end = at + i
	}
	return procfile.Range{Start: start, End: end}
}
