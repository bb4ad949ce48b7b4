package imports

import (
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/proclint/proclint/internal/cost"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/export"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/secret"
)

type making struct {
	entries []entry
	taken   map[string]bool
	next    map[string]int // the next number for a name that is taken
	release string         // the command of the process type release
	notes   []string
	budget  *cost.Budget
	yaml    *yamlFile // that is read

	elsewhere map[*yaml.Node]string // what a service extends and that isn't in the file
}

func (m *making) parseYAML(text string) (err error) {
	m.yaml, err = parseYAML(text, m.budget)
	return err
}

type entry struct{ name, command string }

func (m *making) note(parts ...string) { m.notes = append(m.notes, strings.Join(parts, "")) }

// maskNotes hides the secrets of the file in the notes, which people read.
func (m *making) maskNotes(text string) {
	var s secret.Set
	s.AddText(text)
	s.AddText(strings.Join(m.notes, "\n"))
	secrets := s.OrNil()
	for i := range m.notes {
		m.notes[i] = secrets.Mask(m.notes[i])
	}
}

// add adds a process. If its command can't be one line of a Procfile, it adds a note instead.
func (m *making) add(name, script string) {
	line, ok := oneLine(script)
	if !ok {
		m.note(prose.Quote(name), " is left out: its command has several lines, and an entry has only one. Move them to a script.")
		return
	}
	if line == "" {
		m.note(prose.Quote(name), " is left out: its command is empty.")
		return
	}
	fit := m.fit(name)
	if fit != name {
		m.note(prose.Quote(name), " is called ", fit, " here.")
	}
	m.taken[fit] = true
	if fit == "release" {
		m.release = line
	}
	m.entries = append(m.entries, entry{fit, line})
}

// fit is a process type that every parser accepts and that is not used yet.
func (m *making) fit(name string) string {
	made := []byte(name)
	for i, b := range made {
		if !(b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b == '-' || b == '_') {
			made[i] = '-'
		}
	}
	base := strings.Trim(string(made), "-")
	if base == "" {
		base = "process"
	}
	fit := base
	for m.taken[fit] {
		m.next[base] = max(2, m.next[base]+1)
		fit = base + "-" + strconv.Itoa(m.next[base])
	}
	return fit
}

func (m *making) procfile() string {
	var b strings.Builder
	for _, e := range m.entries {
		b.WriteString(e.name + ": " + e.command + "\n")
	}
	return b.String()
}

// mostLines are the lines of a script that become one line. Nobody would understand more.
const mostLines = 100

// oneLine is a script on one line, where its lines are commands by themselves.
func oneLine(script string) (line string, ok bool) {
	script = strings.TrimSpace(strings.ReplaceAll(script, "\\\n", " "))
	if strings.IndexByte(script, 0) >= 0 || strings.Count(script, "\n") >= mostLines {
		return "", false
	}
	if strings.IndexByte(script, '\n') < 0 && strings.IndexByte(script, '\r') < 0 {
		return script, true
	}
	var lines []string
	for _, line := range strings.Split(script, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		c := command.Parse(line)
		if c.Syntax != nil || c.Opaque || strings.IndexByte(line, '\r') >= 0 {
			return "", false
		}
		for _, f := range c.Features {
			if f.Kind == command.Comment || f.Kind == command.Redirect && strings.HasPrefix(f.Text, "<<") {
				return "", false
			}
		}
		lines = append(lines, strings.TrimSuffix(line, ";"))
	}
	return strings.Join(lines, "; "), true
}

const shells ecosystem.Words = "sh bash dash ash /bin/sh /bin/bash /bin/dash /bin/ash /usr/bin/sh /usr/bin/bash"

// fromWords is the command for words that start without a shell. If they start a shell, it is the shell's command.
func fromWords(words []string) string {
	if script, ok := scriptOf(words); ok {
		return withoutExec(script)
	}
	return export.ShellLine(words)
}

// scriptOf is the text that words give to a shell.
func scriptOf(words []string) (script string, ok bool) {
	if len(words) == 3 && shells.Has(words[0]) && (words[1] == "-c" || words[1] == "-lc") {
		return words[2], true
	}
	return "", false
}

// withoutExec leaves out an exec that only serves the shell around it: a platform may start a command without one.
func withoutExec(script string) string {
	if rest, ok := strings.CutPrefix(script, "exec "); ok && command.Parse(rest).StartsOne() {
		return rest
	}
	return script
}

// notCarried notes which keys of a service have no place in a Procfile, with the names of its variables.
func (m *making) notCarried(name string, service *yaml.Node, keys ecosystem.Words) {
	var found []string
	for _, key := range keys.List() {
		value := m.yaml.get(service, key)
		if value == nil {
			continue
		}
		if key == "environment" {
			if names := m.yaml.allVariables(service); len(names) > 0 {
				key += " (" + strings.Join(names, ", ") + ")"
			}
		}
		found = append(found, key)
	}
	if len(found) > 0 {
		m.note("Not carried over from ", prose.Quote(name), ": ", strings.Join(found, ", "), ".")
	}
}
