package platform

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"
)

var cedarParser = &Parser{Name: "heroku/procfile v3", Parse: parseCedar}

// parseCedar reads like Heroku's classic build, which matches
//
//	^[[:space:]]*([a-zA-Z0-9_-]+):?\s+(.*)[[:space:]]*
//
// against each line: the colon is optional, but a space after it isn't, and \s is any Unicode space. Lines that don't match are silently skipped,
// and the last of two entries wins. Source: heroku/buildpacks-procfile SPEC.md and its tag v3.2.0, src/procfile.rs.
func parseCedar(src []byte) Reading {
	// A file of blank lines has no entry: room for a usual long file is enough.
	r := Reading{Processes: make([]Process, 0, min(1+bytes.Count(src, []byte{'\n'}), 1<<10)), ErrorLine: -1}
	for l := linesOf(src, cutLine); l.next(); {
		if name, command, ok := cedarEntry(l.text); ok {
			r.Processes = append(r.Processes, Process{Type: name, Command: command, Line: l.at})
		}
	}
	r.Processes = keepLast(r.Processes)
	return r
}

func cedarEntry(line string) (name, command string, ok bool) {
	line = strings.TrimLeftFunc(line, asciiSpace)
	rest := afterWord(line, "-")
	name = line[:len(line)-len(rest)]
	rest = strings.TrimPrefix(rest, ":")
	command = strings.TrimLeftFunc(rest, rustSpace)
	if name == "" || len(command) == len(rest) {
		return "", "", false
	}
	return name, command, true
}

var cnb3Parser = &Parser{Name: "heroku/procfile v3, UTF-8", Parse: parseCNB3}

// parseCNB3 reads like versions 2 and 3 of the buildpack heroku/procfile.
// Source: heroku/buildpacks-procfile v3.2.0, src/main.rs and src/procfile.rs.
func parseCNB3(src []byte) Reading {
	if !utf8.Valid(src) {
		return Reading{Error: cnbUnreadable, ErrorLine: -1}
	}
	return parseCedar(src)
}

// cnbUnreadable is the error of the buildpack for a file that isn't UTF-8.
const cnbUnreadable = "Cannot read Procfile contents"

var cnbParser = &Parser{Name: "heroku/procfile v4", Parse: parseCNB}

// parseCNB reads like the buildpack heroku/procfile from version 4 on: every line is an entry, a comment, or blank, or the build
// fails. Source: heroku/buildpacks-procfile 4.2.3, SPEC.md, src/procfile.rs.
func parseCNB(src []byte) Reading {
	r := Reading{ErrorLine: -1}
	if !utf8.Valid(src) {
		r.Error = cnbUnreadable
		return r
	}
	if len(src) == 0 {
		r.Warnings = append(r.Warnings, Warning{Text: "Empty file, no processes defined"})
		return r
	}
	lines := lineCounter{src: src}
	for start := 0; start < len(src); {
		end, next := lfLine(src, start)
		line := lines.at(start)
		body := string(src[start:end])
		visible := strings.TrimLeft(body, " \t")
		switch {
		case visible == "" && next > end: // a blank line needs an end
		case strings.HasPrefix(visible, "#") && !strings.Contains(visible, "\r"):
		default:
			p, warning, ok := cnbEntry(body)
			if !ok {
				return r.fail(cnbInvalid, line)
			}
			p.Line = line
			if warning != "" {
				r.warn(warning, line)
			}
			r.Processes = append(r.Processes, p)
		}
		start = next
	}
	if len(r.Processes) == 0 {
		return r.fail(cnbInvalid, lines.line) // after comments and blank lines it still requires an entry
	}
	r.warnTwice()
	r.Processes = keepLast(r.Processes)
	return r
}

const cnbInvalid = "Invalid Procfile format"

func cnbEntry(line string) (p Process, warning string, ok bool) {
	key, value, found := strings.Cut(line, ":")
	if !found {
		return p, "", false
	}
	name := key
	if !cnbName(name) {
		name = cnbCorrect(key)
		if !cnbName(name) {
			return p, "", false
		}
		warning = fmt.Sprintf("Procfile key `%s` has been corrected to `%s`. Please update your Procfile.", key, name)
		p.Declared = key
	}
	p.Type = name
	p.Command = strings.TrimLeft(value, " \t")
	if p.Command == "" || strings.Contains(p.Command, "\r") {
		return p, "", false
	}
	return p, warning, true
}

// cnbCorrect returns the key that the buildpack tries if a key isn't in its strict form.
func cnbCorrect(key string) string {
	key = strings.TrimLeft(key, " \t")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '_':
			return '-'
		case r >= 'A' && r <= 'Z':
			return r + ('a' - 'A')
		}
		return r
	}, key)
}

// cnbName reports whether a name has the strict form: 1 to 63 of a-z, 0-9, and inner hyphens.
func cnbName(name string) bool {
	return name != "" && len(name) <= 63 && strings.Trim(name, "-") == name && isLowerName(name)
}
