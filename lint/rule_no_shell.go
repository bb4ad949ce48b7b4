package lint

import (
	"slices"
	"sort"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

var _ = register(Rule{
	Name:       "no-shell",
	Group:      CommandsGroup,
	Order:      4,
	Title:      "The command needs a shell, and none runs it",
	Documented: noShellDocs{},
	Suspects:   needsShell,
	Check:      checkNoShell,
})

type noShellDocs struct{}

// Docs is the documentation.
func (noShellDocs) Docs() Docs {
	return Docs{
		Summary: "Operators, variables or quotes stand where nothing understands them.",
		Why: "Drycc splits the command of a Dockerfile or image build at its spaces and hands the words to the container: " +
			"&& and ; become arguments, $PORT stays as it is, and quotes hold nothing together. Its buildpack builds give " +
			"each word to a shell of its own, so $PORT expands and operators do not work; that was read, not run.",
		Bad:  Sample{Text: "web: /bin/boot\nsleeper: echo \"sleeping\"; sleep 900\n", Platforms: []string{"drycc:image"}},
		Good: Sample{Text: "web: /bin/boot\nsleeper: sleep 900\n", Platforms: []string{"drycc:image"}},
		Logs: []string{
			"'$PORT' is not a valid port number",
			"'$PORT' is not a valid integer",
			"unexpected EOF while looking for matching `''",
			"exec: …=…: not found",
		},
		Sources: []string{"drycc/controller rootfs/api/models/release.py", "drycc/pack-images rootfs/usr/local/bin/generate-launch.sh", "buildpacks/lifecycle launch/bash.go"},
	}
}

func needsShell(c *parsedCommand) bool {
	return len(c.cmd.Variables) > 0 || len(c.cmd.Features) > 0 || strings.Contains(c.cmd.Text, "  ")
}

func checkNoShell(p *Pass) {
	for _, v := range p.suspects() {
		reportNoShell(p, v, platform.NoShell)
		reportNoShell(p, v, platform.WordExpand)
	}
}

// need is one part of a command that a platform without a whole shell does not
// understand.
type need struct {
	at     procfile.Range
	text   string
	effect string
	fatal  bool
}

// words are how the need is named in a sentence.
func (n need) words() string {
	if n.text[0] == ' ' {
		return "two spaces in a row"
	}
	return quote(n.text)
}

func reportNoShell(p *Pass, v *commandView, shell platform.Shell) {
	concerned := false
	for _, t := range v.targets {
		concerned = concerned || t.Shell == shell
	}
	if !concerned {
		return
	}
	needs := needsOf(v.cmd, shell)
	if len(needs) == 0 || p.stepOfScript(v) {
		return
	}
	first, severity := needs[0], Warning
	var texts []string
	for _, n := range needs {
		if n.fatal && severity < Error {
			severity, first = Error, n
		}
		if text := n.words(); !slices.Contains(texts, text) && len(texts) < 4 {
			texts = append(texts, text)
		}
	}
	if shell == platform.WordExpand {
		severity = Warning
	}
	cs := p.judgeView(v, platform.Running, func(t *platform.Target) (Severity, string) {
		if t.Shell != shell {
			return None, ""
		}
		return severity, first.effect
	})
	head := "No shell runs the command of " + quote(v.Type)
	if shell == platform.WordExpand {
		head = "No whole shell runs the command of " + quote(v.Type)
	}
	head += ", which needs one for " + join(texts, "and")
	p.Report(Finding{
		Range:    v.at(first.at),
		Concerns: cs,
		Message:  p.Sentence(head, cs, noShellAdvice(needs)),
		Fixes:    noShellFixes(p, v, needs),
	})
}

// stepOfScript reports whether a command is nothing but cd, and its process type
// stands more than once: the lines are used as a script, which is said already.
func (p *Pass) stepOfScript(v *commandView) bool {
	calls := v.cmd.Calls
	return len(calls) == 1 && len(calls[0].Words) == 2 && calls[0].Words[0].Value == "cd" && p.declared(v.Type) && p.types.counted[v.Type] > 1
}

func noShellAdvice(needs []need) string {
	if len(needs) == 1 && needs[0].text[0] == ' ' {
		return "leave one"
	}
	for _, n := range needs {
		if !strings.HasPrefix(n.text, "$") {
			return "put the command into a script and name that script"
		}
	}
	return "write $(NAME), which Kubernetes expands, or put the command into a script"
}

// needsOf are the parts that do not work, in the order of the text.
func needsOf(c *command.Command, shell platform.Shell) []need {
	var needs []need
	if shell == platform.NoShell {
		for _, v := range c.Variables {
			if v.Quote != command.Single {
				needs = append(needs, need{v.Range, c.Text[v.Range.Start:v.Range.End], "the program gets the text " + quote(c.Text[v.Range.Start:v.Range.End]) + " and no value", true})
			}
		}
	}
	for _, f := range c.Features {
		if f.Text == `\` {
			continue // the end of the text: nothing is escaped
		}
		effect, fatal := unshelled(f, shell)
		if effect != "" {
			needs = append(needs, need{f.Range, f.Text, effect, fatal})
		}
	}
	if at := strings.Index(c.Text, "  "); at >= 0 && shell == platform.WordExpand {
		end := at + len(c.Text[at:]) - len(strings.TrimLeft(c.Text[at:], " "))
		needs = append(needs, need{procfile.Range{Start: at, End: end}, c.Text[at:end], "they make an empty argument", true})
	}
	sort.Stable(needsByPlace(needs))
	return needs
}

type needsByPlace []need

func (ns needsByPlace) Len() int           { return len(ns) }
func (ns needsByPlace) Swap(i, j int)      { ns[i], ns[j] = ns[j], ns[i] }
func (ns needsByPlace) Less(i, j int) bool { return ns[i].at.Start < ns[j].at.Start }

// unshelled says what becomes of a feature, "" when nothing bad is known.
func unshelled(f command.Feature, shell platform.Shell) (effect string, fatal bool) {
	words := shell == platform.WordExpand
	blank := strings.ContainsAny(f.Text, " \t")
	switch f.Kind {
	case command.Operator, command.Redirect, command.Compound:
		return quote(f.Text) + " becomes an argument", true
	case command.Assignment:
		return quote(f.Text) + " is taken for the program to start", true
	case command.Builtin:
		return "there is no program called " + quote(f.Text), true
	case command.Substitution:
		if !words && kubernetesReference(f.Text) || words && !blank {
			return "", false
		}
		return quote(f.Text) + " is handed over as it is", true
	case command.Quoting:
		switch {
		case blank:
			return "the quoted text is split at its spaces", true
		case words && f.Text[0] == '"':
			return "the double quote breaks the launch file of the buildpack", true
		case words:
			return "", false
		}
		return "the quotes become part of the argument", false
	case command.Escape:
		return "the backslash becomes part of the argument", false
	case command.Tilde:
		if !words {
			return "the ~ stays as it is", false
		}
	}
	return "", false
}

// kubernetesReference reports whether the text is $(NAME), which Kubernetes
// replaces by itself.
func kubernetesReference(text string) bool {
	name, ok := strings.CutPrefix(text, "$(")
	name, closed := strings.CutSuffix(name, ")")
	return ok && closed && name != "" && strings.Trim(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") == ""
}

func noShellFixes(p *Pass, v *commandView, needs []need) []Fix {
	if len(needs) == 1 && needs[0].text[0] == ' ' {
		if strings.ContainsAny(v.cmd.Text, "'\"\\") {
			return nil // between quotes a shell keeps them
		}
		return []Fix{{Title: "Leave one space", Applicability: Suggested, Edits: v.edits(singleBlanks(v.cmd.Text))}}
	}
	return kubernetesVariables(p, v, needs)
}

// singleBlanks makes one blank of each run of blanks.
func singleBlanks(text string) []procfile.TextEdit {
	var edits []procfile.TextEdit
	for i := 0; i < len(text); i++ {
		start := i
		for i < len(text) && text[i] == ' ' {
			i++
		}
		if i-start > 1 {
			edits = append(edits, procfile.TextEdit{Range: procfile.Range{Start: start, End: i}, NewText: " "})
		}
	}
	return edits
}

// kubernetesVariables writes $(NAME) for each variable, where that is all that
// is missing and no selected platform has a shell that would take it for a
// command.
func kubernetesVariables(p *Pass, v *commandView, needs []need) []Fix {
	for _, t := range p.Targets {
		if t.Reads() && t.Shell != platform.NoShell {
			return nil
		}
	}
	for _, n := range needs {
		if !strings.HasPrefix(n.text, "$") || !n.fatal || strings.HasPrefix(n.text, "$(") {
			return nil
		}
	}
	var edits []procfile.TextEdit
	end := 0
	for _, variable := range v.cmd.Variables {
		if variable.Name == "" || strings.Trim(variable.Name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") != "" {
			return nil
		}
		if variable.Range.Start < end {
			return nil // one inside the default of another
		}
		end = variable.Range.End
		edits = append(edits, procfile.TextEdit{Range: variable.Range, NewText: "$(" + variable.Name + ")"})
	}
	return []Fix{{Title: "Write variables as Kubernetes expands them", Applicability: Suggested, Edits: v.edits(edits)}}
}
