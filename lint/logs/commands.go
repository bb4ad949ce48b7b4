package logs

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/logs/paths"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

// commandLine is a line of a file in which a start command is written.
type commandLine struct {
	// file is the path of the file beside the Procfile.
	file   string
	number int // from 1
	text   string
	at     int // of the word in the text
}

// commandLineOf is the line of a platform's file whose start command has a word, or nil.
func (a *app) commandLineOf(word string) *commandLine {
	if a.repo == nil || word == "" || a.platform == nil && a.inProcfile(word) != nil {
		return nil
	}
	for _, p := range platform.All() {
		if a.platform != nil && a.platform != p {
			continue
		}
		for _, name := range p.CommandFiles {
			text, _ := a.codeAt(name)
			for i, row := range strings.Split(asWritten(text), "\n") {
				if at := wordAt(row, word); at >= 0 && startsIn(name, row) {
					return &commandLine{file: name, number: i + 1, text: row, at: at}
				}
			}
		}
	}
	return nil
}

// startsIn reports whether a row of a file may have a start command.
func startsIn(file, row string) bool {
	row = strings.TrimSpace(row)
	if file == "Dockerfile" {
		return ascii.StartsWith(strings.ToUpper(row), []string{"CMD ", "ENTRYPOINT "})
	}
	return !strings.HasPrefix(row, "#")
}

// Place is where a word occurs in a command of the Procfile, or nil where the platform starts another one.
func (a *app) placeOf(word string) *procfile.Span {
	if a.commandLineOf(word) != nil {
		return nil
	}
	return a.inProcfile(word)
}

// replace is the fix that replaces a word of a start command in the file that has it.
func (a *app) replace(l *commandLine, old, right string) Fix {
	fix := a.changeOf(path.Join(a.repo.Folder(), l.file), l.number, l.text[:l.at]+right+l.text[l.at+len(old):])
	fix.Title = fmt.Sprintf("Replace `%s` with `%s` in `%s`", old, right, l.file)
	return fix
}

// setHolder sets the file of a platform, and not the Procfile, that has what an edit replaces in a start command.
func (d *draft) setHolder(edit string) {
	before, _, _ := strings.Cut(edit, " => ")
	if l := d.app.commandLineOf(d.commandOf(before)); l != nil {
		d.Set("holder", l.file)
	}
}

// ofCommand are the values that name a file which a start command has.
var ofCommand = [...]string{"own", "file", "script", "path"}

// sayHolder adds the file of a platform, and not the Procfile, whose start command has the file that the cause is about.
func (d *draft) sayHolder(why string) string {
	for _, name := range ofCommand {
		file := paths.InApp(d.Values[name])
		if !strings.ContainsAny(file, "./") {
			continue
		}
		if l := d.app.commandLineOf(file); l != nil {
			return strings.TrimSpace(why + " The command is in `" + l.file + "`.")
		}
	}
	return why
}

// commandLines are the start commands that are known: those of the Procfile, and the one that the log shows.
func (d *draft) commandLines() (lines []string) {
	if d.Values["ran"] != "" {
		lines = append(lines, d.Values["ran"])
	}
	for _, name := range d.app.entries() {
		lines = append(lines, d.app.command(name))
	}
	return lines
}

// moduleServers are the programs that load the module that their command names.
const moduleServers command.Words = "gunicorn uvicorn hypercorn daphne granian waitress-serve celery uwsgi flask"

// ofSetting are options whose values name no module of the app that a server loads.
const ofSetting command.Words = "-k --worker-class -c --config --log-config -b --bind --chdir"

// startModule is the module of the app that a start command names, such as shop.wsgi in `gunicorn shop.wsgi`, where it begins
// with the name of one that Python doesn't find, or "". A server itself names its module.
func (d *draft) startModule(missing string) string {
	if moduleServers.Has(d.By) {
		return missing
	}
	top, _, _ := strings.Cut(missing, ".")
	for _, line := range d.commandLines() {
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
