package imports

import (
	"strings"

	"github.com/proclint/proclint/lint/export"
	"github.com/proclint/proclint/lint/jsontext"
	"github.com/proclint/proclint/lint/prose"
)

type stage struct {
	entrypoint, cmd instruction
	settings        []string // names of instructions that a Procfile has no place for
}

// instruction is a CMD or ENTRYPOINT: words, or a text for a shell.
type instruction struct {
	words []string
	text  string
}

func (i instruction) empty() bool { return len(i.words) == 0 && i.text == "" }

func (i instruction) line() string {
	if i.text != "" {
		return withoutExec(i.text)
	}
	return fromWords(i.words)
}

func dockerfile(m *making, src string) error {
	var last stage
	stages := map[string]stage{}
	name := ""
	for _, line := range instructions(src) {
		word, rest, _ := strings.Cut(strings.ReplaceAll(line, "\t", " "), " ")
		rest = strings.TrimSpace(rest)
		switch word = strings.ToUpper(word); word {
		case "FROM":
			stages[name] = last
			last, name = fromStage(rest, stages)
		case "CMD":
			last.cmd = parseInstruction(rest)
		case "ENTRYPOINT":
			last.entrypoint = parseInstruction(rest)
		case "EXPOSE", "ENV", "WORKDIR", "USER", "HEALTHCHECK":
			last.settings = append(last.settings, prose.Quote(word+" "+rest))
		case "SHELL":
			m.note("The command is for the shell of ", prose.Quote(line), ".")
		}
	}
	m.dockerCommand(last)
	if len(m.entries) > 0 {
		if len(last.settings) > 0 {
			m.note("Not carried over: ", strings.Join(last.settings, ", "), ".")
		}
	}
	return nil
}

func (m *making) dockerCommand(s stage) {
	switch {
	case s.entrypoint.empty() && s.cmd.empty():
		m.note("The last stage has no CMD or ENTRYPOINT, so it runs the command of its base image, which isn't in this file.")
	case s.entrypoint.empty():
		m.add("web", s.cmd.line())
	case s.entrypoint.text != "" || s.cmd.empty():
		if !s.cmd.empty() {
			m.note("CMD is left out, because an ENTRYPOINT that a shell runs takes no arguments.")
		}
		m.add("web", s.entrypoint.line())
	default:
		words := s.cmd.words
		if s.cmd.text != "" {
			words = []string{"/bin/sh", "-c", s.cmd.text}
		}
		m.note("The command is the ENTRYPOINT followed by the CMD.")
		m.add("web", export.ShellLine(append(append([]string{}, s.entrypoint.words...), words...)))
	}
	if len(m.entries) > 0 {
		m.note("A Dockerfile doesn't name the process type, so it is called web.")
	}
}

// fromStage is a stage at its start, by the rest of its FROM: what an earlier stage starts, it starts too.
func fromStage(rest string, stages map[string]stage) (stage, string) {
	var words []string
	for _, word := range strings.Fields(rest) {
		if !strings.HasPrefix(word, "--") {
			words = append(words, word)
		}
	}
	name := ""
	if len(words) == 3 && strings.EqualFold(words[1], "as") {
		name = strings.ToLower(words[2])
	}
	if len(words) == 0 {
		return stage{}, name
	}
	base := stages[strings.ToLower(words[0])]
	return stage{entrypoint: base.entrypoint, cmd: base.cmd}, name
}

// parseInstruction reads the JSON form, else the form for a shell.
func parseInstruction(rest string) instruction {
	if value, err := jsontext.Parse(rest); err == nil {
		if words, ok := jsontext.Strings(value); ok {
			return instruction{words: words}
		}
	}
	return instruction{text: rest}
}

// instructions are those of a Dockerfile, each on one line: comments are left out, and continued lines and the
// texts of here-documents are taken as Docker takes them.
func instructions(src string) []string {
	escape := `\`
	var all []string
	var current strings.Builder // the lines of an instruction so far
	heredoc := ""
	for n, line := range strings.Split(src, "\n") {
		trimmed := strings.TrimSpace(line)
		if heredoc != "" {
			if trimmed == heredoc {
				heredoc = ""
			}
			continue
		}
		if strings.HasPrefix(trimmed, "#") {
			if n == 0 && strings.ReplaceAll(strings.ToLower(trimmed), " ", "") == "#escape=`" {
				escape = "`"
			}
			continue
		}
		if trimmed == "" {
			continue // also within a continued instruction
		}
		if before, ok := strings.CutSuffix(strings.TrimRight(line, " \t"), escape); ok {
			current.WriteString(before)
			continue
		}
		current.WriteString(line)
		whole := strings.TrimSpace(current.String())
		current.Reset()
		heredoc = heredocOf(whole)
		all = append(all, whole)
	}
	if rest := strings.TrimSpace(current.String()); rest != "" {
		all = append(all, rest)
	}
	return all
}

// heredocOf is the word that ends the here-document of a RUN, COPY or ADD, or "".
func heredocOf(line string) string {
	word, rest, _ := strings.Cut(line, " ")
	if word = strings.ToUpper(word); word != "RUN" && word != "COPY" && word != "ADD" {
		return ""
	}
	_, after, ok := strings.Cut(rest, "<<")
	if !ok {
		return ""
	}
	fields := strings.Fields(strings.TrimPrefix(after, "-"))
	if len(fields) == 0 || strings.HasPrefix(after, " ") || strings.HasPrefix(after, "<") {
		return ""
	}
	return strings.Trim(fields[0], `"'`)
}
