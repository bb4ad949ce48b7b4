package start

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/repository"
)

// opener finds the command in a file of the app that a program runs with some words. It is nil where it isn't certain which one runs.
type opener func(text string, words []string) *Start

// openers are the programs that run the commands of a file, with the names of that file.
var openers = map[string]struct {
	files ecosystem.Words
	open  opener
}{
	"make":     {"GNUmakefile makefile Makefile", inMakefile},
	"just":     {"justfile Justfile .justfile", inJustfile},
	"composer": {"composer.json", inComposer},
}

// inFront are the wrappers in front of a script that leave its variables as they are.
const inFront ecosystem.Words = "bash sh dash exec bundle tini dumb-init time nohup"

// assignments are those of variables at the start of a command, with values in which a shell expands nothing.
var assignments = regexp.MustCompile(`^(?:[A-Za-z_]\w*=[\w./:@,+-]*[ \t]+)+`)

// Inner is the command in another file that a program runs, or nil where it isn't certain which one that is.
func Inner(run *command.Run, r *repository.Repository) *Start {
	front := run.Text(procfile.Range{End: run.Name.Range.Start})
	at := 1 + strings.LastIndexAny(front, "&;|")
	steps, front := front[:at], strings.TrimLeft(front[at:], " \t")
	variables := assignments.FindString(front)
	if !run.DirKnown || run.Module || strings.Contains(front[len(variables):], "=") || slices.ContainsFunc(run.Wrappers, func(w string) bool { return !inFront.Has(w) }) {
		return nil
	}
	if strings.ContainsAny(steps, "\"'`$(){}<>#|\\") || strings.HasSuffix(steps, "&") && !strings.HasSuffix(steps, "&&") || run.Dir != "" && !strings.Contains(steps, "cd ") {
		return nil // steps of which it isn't certain what they do
	}
	var words []string
	for _, w := range run.Args {
		words = append(words, w.Value)
	}
	folder := path.Join(r.Folder(), run.Dir)
	var s *Start
	if o, known := openers[run.Base]; known && run.Name.Value == run.Base {
		for _, name := range o.files.List() {
			if file := path.Join(folder, name); r.IsFile(file) {
				text, _ := r.Text(file)
				if s = o.open(text, words); s != nil {
					s.File = file
				}
				break
			}
		}
	} else if s = nodeScript(run, folder, r); s == nil {
		s = shellScript(run, words, folder, r)
	}
	if s == nil || !s.Written {
		return nil
	}
	if variables != "" {
		s.Front = "export " + strings.TrimSpace(variables) + " && " + s.Front
	}
	if steps != "" {
		s.Front = steps + " " + s.Front
	}
	return s
}

// shellScript is the command of a script that a shell runs.
func shellScript(run *command.Run, words []string, folder string, r *repository.Repository) *Start {
	const shells ecosystem.Words = "sh bash dash"
	name := run.Name.Value
	if shells.Has(run.Base) && run.Program == nil {
		for len(words) > 0 && strings.HasPrefix(words[0], "-") && !strings.HasSuffix(words[0], "c") && !strings.HasSuffix(words[0], "o") {
			words = words[1:]
		}
		if len(words) == 0 || strings.HasPrefix(words[0], "-") {
			return nil
		}
		name = words[0]
	}
	file := path.Join(folder, name)
	if !strings.Contains(name, "/") && name == run.Name.Value || path.IsAbs(name) || !mayBeShell(name) || !r.IsFile(file) {
		return nil
	}
	text, _ := r.Text(file)
	line := command.ScriptLine(text)
	if line == "" {
		return nil
	}
	s := &Start{File: file}
	s.write(0, line)
	s.skip(len(line) - len(strings.TrimLeft(line, " ;")))
	return s
}

// mayBeShell reports whether a file may be a script of a shell, by its name.
func mayBeShell(name string) bool {
	const endings ecosystem.Words = ".sh .bash"
	return path.Ext(name) == "" || endings.Has(path.Ext(name))
}

// skip leaves out the first bytes of the command.
func (s *Start) skip(n int) {
	s.Command, s.offsets = s.Command[n:], s.offsets[n:]
	s.Range.Start = s.offsets[0]
}

// inComposer is the last command of a script of composer.json.
func inComposer(text string, words []string) *Start {
	if len(words) > 0 && (words[0] == "run" || words[0] == "run-script") {
		words = words[1:]
	}
	if len(words) != 1 {
		return nil
	}
	var last *Start
	for _, f := range fieldsIn(text) {
		if f.parent == "scripts" && f.key == words[0] || f.parent == words[0] && f.key == "" {
			last = &Start{quote: `"`, Range: f.at}
		}
	}
	if last == nil {
		return nil
	}
	last.writeEscaped(text)
	if last.Written && strings.HasPrefix(last.Command, "@php ") {
		last.skip(1)
	}
	if !last.Written || strings.HasPrefix(last.Command, "@") || strings.Contains(last.Command, "::") {
		return nil
	}
	return last
}

func inMakefile(text string, words []string) *Start {
	const other = "ifeq ifneq ifdef ifndef include -include define .ONESHELL: SHELL .SHELLFLAGS export override"
	s := inRecipe(text, words, other)
	if s != nil && !s.readDollars(text) {
		return nil
	}
	return s
}

func inJustfile(text string, words []string) *Start {
	s := inRecipe(text, words, "set import mod")
	if s == nil || strings.Contains(s.Command, "{{") {
		return nil
	}
	return s
}

// inRecipe is the last command of the only recipe of a target. It is nil in a file with a row that starts with one of some other words.
func inRecipe(text string, words []string, other ecosystem.Words) (last *Start) {
	if len(words) != 1 {
		return nil
	}
	at, isIn, found := 0, false, 0
	for _, row := range strings.SplitAfter(text, "\n") {
		start, line := at, strings.TrimRight(row, "\r\n")
		at += len(row)
		trimmed := strings.TrimSpace(line)
		first, _, _ := strings.Cut(trimmed, " ")
		switch {
		case trimmed == "" || strings.HasPrefix(trimmed, "#") && !strings.HasPrefix(trimmed, "#!"):
		case line[0] != '\t' && line[0] != ' ':
			names, after, isRule := strings.Cut(line, ":")
			if other.Has(first) || other.Has(first+":") {
				return nil
			}
			isIn = isRule && !strings.HasPrefix(after, "=") && slices.Contains(strings.Fields(names), words[0])
			if isIn {
				found++
			}
			if isIn && len(strings.Fields(names)) > 1 {
				return nil // a list, or parameters
			}
		case !isIn:
		case strings.HasSuffix(line, `\`) || strings.HasPrefix(trimmed, "#!") || strings.Contains(line, "\r"):
			return nil
		default:
			command := strings.TrimLeft(line, " \t@-+")
			last = &Start{}
			last.write(start+len(line)-len(command), command)
		}
	}
	if found != 1 {
		return nil
	}
	return last
}

// readDollars reads the dollar signs of a command in a Makefile. It is false where the file sets a variable of the command.
func (s *Start) readDollars(text string) bool {
	var command strings.Builder
	var offsets []int
	s.doubled = true
	for i := 0; i < len(s.Command); i++ {
		offsets = append(offsets, s.offsets[i])
		command.WriteByte(s.Command[i])
		if s.Command[i] != '$' {
			continue
		}
		rest := s.Command[i+1:]
		if strings.HasPrefix(rest, "$") {
			i++
			continue
		}
		name, ok := between(rest, "{", "}")
		if !ok {
			name, ok = between(rest, "(", ")")
		}
		if !ok || setsVariable(text, name) {
			return false
		}
		for j := range len(name) + 2 {
			offsets = append(offsets, s.offsets[i+1+j])
		}
		command.WriteString("{" + name + "}")
		i += len(name) + 2
	}
	s.Command, s.offsets = command.String(), append(offsets, s.offsets[len(s.offsets)-1])
	return true
}

// between is the text between two others at the start of a text, if it's the name of a variable.
func between(text, before, after string) (name string, ok bool) {
	name, ok = strings.CutPrefix(text, before)
	if !ok {
		return "", false
	}
	name, _, ok = strings.Cut(name, after)
	return name, ok && name != "" && !strings.ContainsFunc(name, func(c rune) bool {
		return c != '_' && (c < 'A' || c > 'Z') && (c < 'a' || c > 'z') && (c < '0' || c > '9')
	})
}

// setsVariable reports whether a Makefile sets a variable that the environment may have, too. One with ?= leaves that as it is.
func setsVariable(text, name string) bool {
	for _, row := range strings.Split(text, "\n") {
		after, isIt := strings.CutPrefix(strings.TrimSpace(row), name)
		after = strings.TrimSpace(after)
		if isIt && (strings.HasPrefix(after, "=") || strings.HasPrefix(after, ":") || strings.HasPrefix(after, "+") || strings.HasPrefix(after, "!")) {
			return true
		}
	}
	return false
}
