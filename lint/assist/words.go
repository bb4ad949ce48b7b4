package assist

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

// starters are what a person writes in front of the name of a program that is no command by itself.
var starters = map[string]string{"artisan": "php ", "manage.py": "python ", "jobs": "bin/"}

// inCommand completes the word at the end of what is written of a command.
func (c *completion) inCommand(typed procfile.Range) {
	text := c.doc.Slice(typed)
	start := strings.LastIndexAny(text, " \t") + 1
	word := text[start:]
	if from, ok := variableIn(word); ok {
		c.variables(typed.Start + start + from)
		return
	}
	run := command.Parse(text[:start] + cursor).Main()
	folder := strings.LastIndexByte(word, '/') + 1
	switch {
	case run == nil:
	case run.Base == cursor || run.Name.Value == cursor:
		module := strings.HasSuffix(strings.TrimRight(text[:start], " \t"), " -m")
		c.programs(typed.Start+start+folder, folder > 0, module)
	case c.subCommands(run, typed.Start+start):
	case run.Program != nil:
		c.arguments(run, typed.Start+start, word)
	default:
		// A sub-command may follow the cursor.
		if run := command.Parse(text[:start] + cursor + c.behind()).Main(); run != nil && run.Program != nil {
			c.ofProject(run, typed.Start+start)
		}
	}
}

// behind is the rest of the line after the cursor.
func (c *completion) behind() string {
	return c.doc.Text[c.offset:max(c.offset, c.doc.Lines[c.line].Range.End)]
}

// variableIn finds where a variable begins that is being written at the end of a word.
func variableIn(word string) (int, bool) {
	at := strings.LastIndexByte(word, '$')
	if at < 0 {
		return 0, false
	}
	name := strings.TrimPrefix(word[at+1:], "{")
	if strings.Trim(name, wordBytes) != "" {
		return 0, false
	}
	return at, true
}

// variables completes a variable: PORT, and what other commands of the file use.
func (c *completion) variables(start int) {
	brace := strings.HasPrefix(c.doc.Text[start:c.offset], "${")
	seen := map[string]bool{}
	add := func(v *command.Variable, detail string) {
		if seen[v.Name] {
			return
		}
		seen[v.Name] = true
		text := "$" + v.Name
		if brace {
			text = "${" + v.Name + "}"
			if strings.HasPrefix(c.doc.Text[c.offset:], "}") {
				text = text[:len(text)-1]
			}
		}
		c.add(start, Item{Label: "$" + v.Name, Filter: text, Kind: VariableKind, Detail: detail, Documentation: variableText(v, c.targets)}, text)
	}
	add(&command.Variable{Name: "PORT"}, "the port to listen on")
	for _, e := range c.doc.Entries() {
		if e.Line == c.line {
			continue
		}
		cmd := command.Parse(e.Command)
		for j := range cmd.Variables {
			if v := cmd.Variables[j]; v.Name != "" && !strings.ContainsAny(v.Name[:1], "0123456789@*#?$!-") {
				add(&command.Variable{Name: v.Name}, "used in this file")
			}
		}
	}
}

// programs completes the name of a program, those that fit the process type first. Behind a folder only the name
// itself can be written, and behind python -m only a module.
func (c *completion) programs(start int, folder, module bool) {
	name := ""
	if c.line < len(c.doc.Lines) {
		name = c.doc.Slice(c.doc.Lines[c.line].Name)
	}
	traffic := slices.ContainsFunc(c.targets, func(t *platform.Target) bool { return t.IsHTTP(name) }) || name == "web"
	seen := map[string]bool{}
	for rank := range 4 {
		for _, p := range ecosystem.Programs() {
			text := programWords(p, folder, module)
			if programRank(p, traffic) != rank || text == "" || seen[text] {
				continue
			}
			seen[text] = true
			c.add(start, Item{Label: text, Kind: ProgramKind, Detail: roleText(p), Documentation: programText(p)}, text)
		}
	}
}

// programRank is 0 for what fits a process with or without traffic best.
func programRank(p *ecosystem.Program, traffic bool) int {
	switch {
	case p.Dev:
		return 3
	case p.Role == ecosystem.Other:
		return 2
	case (p.Role == ecosystem.HTTP) == traffic:
		return 0
	}
	return 1
}

func programWords(p *ecosystem.Program, folder, module bool) string {
	names := p.Commands
	if module {
		names = p.Modules
	}
	if names == "" {
		return ""
	}
	name := names.List()[0]
	starter := starters[name]
	if folder || module {
		starter = ""
	}
	if p.Sub != "" {
		return starter + name + " " + p.Sub.List()[0]
	}
	return starter + name
}

// subCommands completes the sub-command of a program. It reports false where none belongs.
func (c *completion) subCommands(run *command.Run, start int) bool {
	if len(run.Args) != 1 || run.Args[0].Value != cursor {
		return false
	}
	found := false
	for _, p := range ecosystem.Programs() {
		if p.Sub == "" || !p.Commands.Has(run.Base) && !p.Modules.Has(run.Base) {
			continue
		}
		found = true
		for _, sub := range p.Sub.List() {
			c.add(start, Item{Label: sub, Kind: ProgramKind, Detail: roleText(p), Documentation: programText(p)}, sub)
		}
	}
	return found
}

// arguments completes a flag of a program, or the value of one.
func (c *completion) arguments(run *command.Run, start int, word string) {
	p := run.Program
	if flag, value, inline := strings.Cut(word, "="); inline {
		c.value(p, flag, c.offset-len(value))
		return
	}
	flags := word == "" || word[0] == '-'
	if word == "" || !flags {
		c.ofProject(run, start)
	}
	used := map[string]bool{}
	for i, arg := range run.Args {
		if arg.Value == cursor {
			if i > 0 && takesNext(p, run.Args[i-1].Raw) {
				c.value(p, run.Args[i-1].Raw, start)
				return
			}
			break
		}
		if arg.Raw == "--" {
			return
		}
		used[flagOf(p, arg.Raw)] = true
	}
	if !flags {
		return
	}
	for _, flags := range []ecosystem.Words{p.Bind, p.Host, p.Port, p.Sockets, p.Config, p.Foreground, p.Values, p.Switches} {
		c.flags(p, flags, start, used)
	}
}

// takesNext reports whether a word is a flag whose value is the next word.
func takesNext(p *ecosystem.Program, word string) bool {
	return p.Host.Has(word) || p.Port.Has(word) || p.Bind.Has(word) || p.Sockets.Has(word) || p.Config.Has(word) || p.Values.Has(word)
}

func (c *completion) flags(p *ecosystem.Program, flags ecosystem.Words, start int, used map[string]bool) {
	for _, flag := range flags.List() {
		if used[flag] {
			continue
		}
		text := flag
		if value := c.valueOf(p, flag); value != "" {
			text = flag + " " + value
			if strings.HasPrefix(flag, "-D") || p.Name == "java" {
				text = flag + "=" + value
			}
		}
		c.add(start, Item{Label: text, Kind: FlagKind, Detail: p.Name, Documentation: flagText(p, flag)}, text)
	}
}

// value completes the value of a flag that is known to set where the program listens.
func (c *completion) value(p *ecosystem.Program, flag string, start int) {
	if value := c.valueOf(p, flag); value != "" {
		c.add(start, Item{Label: value, Kind: ValueKind, Detail: p.Name + " " + flag, Documentation: flagText(p, flag)}, value)
	}
}

// valueOf is the value that lets requests reach the program on all the platforms, or "" for no such.
func (c *completion) valueOf(p *ecosystem.Program, flag string) string {
	port := portFor(c.targets, "")
	switch {
	case p.Host.Has(flag):
		return "0.0.0.0"
	case port == "" || p.BindForm == ecosystem.Hidden && p.Bind.Has(flag):
		return ""
	case p.Port.Has(flag):
		return port
	case p.Bind.Has(flag):
		return strings.Replace(p.Everywhere(), "$PORT", port, 1)
	}
	return ""
}
