package platform

import "strings"

// list returns equivalents with gaps for fill. It is a function, so that a program which never shows them has no place for them.
type list func() []Equivalent

// fill returns equivalents whose texts have the app, the type and the command of u in their gaps. {app}, {type} and {command} are words of a shell
// in a command line, parts of a path in a request, and YAML in a file; in fields of a form, {app} and {type} are bare. {name} is the type in quotes,
// and {text} the bare command. {words} is YAML, and {line} one word of a command line, both with a shell where the command needs one.
// {process} is the path of the type in an image of Cloud Native Buildpacks, in quotes.
func fill(l list, u Use) []Equivalent {
	if l == nil {
		return nil
	}
	es := l()
	bare := strings.NewReplacer("{app}", u.App, "{type}", u.Type, "{text}", u.Command)
	filled := make([]Equivalent, 0, len(es))
	for _, e := range es {
		word := shellQuote
		switch e.Kind {
		case "ui":
			word = plainKey
		case "api":
			word = PathPart
		}
		command := word(u.Command)
		if e.Kind == "ui" {
			command = yamlText(u.Command)
		}
		for i, f := range e.Fields {
			e.Fields[i].Value = bare.Replace(f.Value)
		}
		e.Text = strings.NewReplacer("{app}", word(u.App), "{type}", word(u.Type), "{command}", command,
			"{text}", u.Command, "{name}", yamlText(u.Type), "{words}", yamlText(inShell(u.Command)), "{line}", shellQuote(inShell(u.Command)), "{process}", yamlText("/cnb/process/"+u.Type)).Replace(e.Text)
		filled = append(filled, e)
	}
	return filled
}

// inShell puts a shell in front of a command unless every tool that splits it at blanks runs the same.
func inShell(command string) string {
	first, _, _ := strings.Cut(command, " ")
	if strings.ContainsRune(first, '=') || strings.IndexFunc(strings.ReplaceAll(command, " ", ""), needsQuotes) >= 0 {
		return "/bin/sh -c " + shellQuote(command)
	}
	return command
}
