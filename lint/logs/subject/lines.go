package subject

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/source"
)

// mostFiles limits how many files are read for one line.
const mostFiles = 300

const (
	// settingFiles are the endings of files with settings and commands, or their names.
	settingFiles ecosystem.Words = ".toml .json .yml .yaml .conf .txt .in Dockerfile"
	// serverFiles are the endings of files that may make a server listen.
	serverFiles ecosystem.Words = ".rb .py .js .mjs .cjs .ts .mts .go .rs .cs .exs .php .yaml .yml .properties .toml .conf .json"
)

// NotOfApp are in the paths of files whose lines no server of the app reads.
var NotOfApp = []string{"test", "spec", "lock", "example"}

// onlyLine is the only line of the app's files with some endings that has a place, or nil. Comments don't count.
func (a *App) onlyLine(endings ecosystem.Words, placeIn func(row string) int) (found *CommandLine) {
	folder, read := a.Repo.Folder(), 0
	if folder != "" {
		folder += "/"
	}
	for _, p := range a.Repo.Paths() {
		name, isInside := strings.CutPrefix(p, folder)
		base := path.Base(p)
		if !isInside || !endings.Has(cmp.Or(path.Ext(base), base)) || ascii.ContainsAny(ascii.Lower(name), NotOfApp) {
			continue
		}
		if read++; read > mostFiles {
			return nil
		}
		text, _ := a.Repo.Text(p)
		for i, row := range strings.Split(AsWritten(text), "\n") {
			at := placeIn(row)
			if at < 0 || IsComment(row) {
				continue
			}
			if found != nil {
				return nil
			}
			found = &CommandLine{File: name, Number: i + 1, Text: row, At: at}
		}
	}
	return found
}

// IsComment reports whether a row begins as comments do in most languages.
func IsComment(row string) bool {
	return ascii.StartsWith(strings.TrimSpace(row), []string{"#", "//", "*", "/*"})
}

// OnlyLineOf is the only line of the app's settings that has a word, or nil. A word of only letters may mean anything there.
func (a *App) OnlyLineOf(word string) *CommandLine {
	if !strings.ContainsAny(word, "/.:-=") {
		return nil
	}
	return a.onlyLine(settingFiles, func(row string) int {
		at := ascii.WordAt(row, word)
		if at > 0 && row[at-1] == '/' {
			folder := row[strings.LastIndexAny(row[:at], " \"'=`")+1 : at]
			if !strings.Contains(folder, "$") && !slices.Contains([]string{"./", "/app/", "/workspace/"}, folder) {
				return -1
			}
		}
		return at
	})
}

// inServers are in lines that make a server listen, in lowercase.
var inServers = []string{"bind", "listen", "host", "urls", "addr", "serve", ".run(", ".start("}

// ListenLine is the only line of the app that makes it listen on a port where only its own container reaches it, or nil.
func (a *App) ListenLine(port string) *CommandLine {
	return a.onlyLine(serverFiles, func(row string) int { return loopbackIn(row, port) })
}

// Loopbacks are the names of the address that only the app's own container reaches, in code.
var Loopbacks = []string{"127.0.0.1", "localhost"}

// loopbackIn is where a line makes a server listen inside of its container, or -1. The line may leave the port open, and so may the log.
func loopbackIn(row, port string) int {
	low := strings.ReplaceAll(ascii.Lower(row), "localhost", "")
	for _, host := range Loopbacks {
		at := ascii.WordAt(row, host)
		if at < 0 || !ascii.ContainsAny(low, inServers) || ascii.ContainsAny(low, source.InClients) {
			continue
		}
		before, behind := row[:at], row[at+len(host):]
		isOther := strings.HasSuffix(before, "://") && !strings.HasSuffix(before, "http://") && !strings.HasSuffix(before, "tcp://")
		number, _ := strings.CutPrefix(behind, ":")
		number = number[:len(number)-len(strings.TrimLeft(number, "0123456789"))]
		if isOther || behind != "" && behind[0] == '.' || number != "" && port != "" && number != port {
			return -1
		}
		return at
	}
	return -1
}

// PortLine is the only line of a file that sets a port, or nil.
func (a *App) PortLine(file, port string) (found *CommandLine) {
	for i, row := range a.Rows(file) {
		if at := ascii.WordAt(row, port); port != "" && at >= 0 && strings.Contains(ascii.Lower(row), "port") {
			if found != nil {
				return nil
			}
			found = &CommandLine{File: file, Number: i + 1, Text: row, At: at}
		}
	}
	return found
}
