package subject

import (
	"github.com/proclint/proclint/lint/logs/lex"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/ecosystem"
)

// SetHolder sets the file of a platform, and not the Procfile, that has a word in a start command.
func (d *Subject) SetHolder(word string) {
	if l := d.App.CommandLineOf(word); l != nil {
		d.Set("holder", l.File)
	}
}

// ofCommand are the values that name a file which a start command has.
var ofCommand = [...]string{"own", "file", "script", "path"}

// SayHolder adds the file of a platform, and not the Procfile, whose start command has the file that the cause is about.
func (d *Subject) SayHolder(why string) string {
	for _, name := range ofCommand {
		file := lex.InApp(d.Values[name])
		if !strings.ContainsAny(file, "./") {
			continue
		}
		if l := d.App.CommandLineOf(file); l != nil {
			return strings.TrimSpace(why + " The command is in `" + l.File + "`.")
		}
	}
	return why
}

// CommandLines are the start commands that are known: those of the Procfile, and the one that the log shows.
func (d *Subject) CommandLines() (lines []string) {
	if d.Values["ran"] != "" {
		lines = append(lines, d.Values["ran"])
	}
	for _, name := range d.App.Entries() {
		lines = append(lines, d.App.Command(name))
	}
	return lines
}

// moduleServers are the programs that load the module that their command names.
const moduleServers ecosystem.Words = "gunicorn uvicorn hypercorn daphne granian waitress-serve celery uwsgi flask"

// ofSetting are options whose values name no module of the app that a server loads.
const ofSetting ecosystem.Words = "-k --worker-class -c --config --log-config -b --bind --chdir"

// StartModule is the module of the app that a start command names, such as shop.wsgi in `gunicorn shop.wsgi`, where it begins
// with the name of one that Python doesn't find, or "". A server itself names its module.
func (d *Subject) StartModule(missing string) string {
	if moduleServers.Has(d.By) {
		return missing
	}
	top, _, _ := strings.Cut(missing, ".")
	for _, line := range d.CommandLines() {
		words := strings.Fields(line)
		first := slices.IndexFunc(words, moduleServers.Has)
		if first < 0 {
			continue
		}
		for i, word := range words[first+1:] {
			module, _, _ := strings.Cut(strings.Trim(word, `"'`), ":")
			if start, _, _ := strings.Cut(module, "."); start == top && !ofSetting.Has(words[first+i]) {
				return module
			}
		}
	}
	if d.Values["within"] == "gunicorn" {
		return missing
	}
	return ""
}
