package imports

import (
	"strings"

	"github.com/proclint/proclint/lint/dockerfile"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/export"
	"github.com/proclint/proclint/lint/jsontext"
	"github.com/proclint/proclint/lint/prose"
)

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

func fromDockerfile(m *making, src string) error {
	last := dockerfile.Read(src).Last
	for _, in := range last.All() {
		if in.Word == "SHELL" {
			m.note("The command is for the shell of ", prose.Quote(in.Word+" "+in.Rest), ".")
		}
	}
	m.dockerCommand(parseInstruction(last.Entrypoint), parseInstruction(last.Cmd))
	const others ecosystem.Words = "EXPOSE ENV WORKDIR USER HEALTHCHECK"
	var settings []string // instructions that a Procfile has no place for
	for _, in := range last.Own {
		if others.Has(in.Word) {
			settings = append(settings, prose.Quote(in.Word+" "+in.Rest))
		}
	}
	if len(m.entries) > 0 && len(settings) > 0 {
		m.note("Not carried over: ", strings.Join(settings, ", "), ".")
	}
	return nil
}

func (m *making) dockerCommand(entrypoint, cmd instruction) {
	switch {
	case entrypoint.empty() && cmd.empty():
		m.note("The last stage has no CMD or ENTRYPOINT, so it runs the command of its base image, which isn't in this file.")
	case entrypoint.empty():
		m.add("web", cmd.line())
	case entrypoint.text != "" || cmd.empty():
		if !cmd.empty() {
			m.note("CMD is left out, because an ENTRYPOINT that a shell runs takes no arguments.")
		}
		m.add("web", entrypoint.line())
	default:
		words := cmd.words
		if cmd.text != "" {
			words = []string{"/bin/sh", "-c", cmd.text}
		}
		m.note("The command is the ENTRYPOINT followed by the CMD.")
		m.add("web", export.ShellLine(append(append([]string{}, entrypoint.words...), words...)))
	}
	if len(m.entries) > 0 {
		m.note("A Dockerfile doesn't name the process type, so it is called web.")
	}
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
