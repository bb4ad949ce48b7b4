package platform

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"
)

var readCedar = &Parser{Name: "heroku/procfile v3", Parse: parseCedar}

// parseCedar reads like Heroku's classic build, which matches
//
//	^[[:space:]]*([a-zA-Z0-9_-]+):?\s+(.*)[[:space:]]*
//
// against each line: the colon is optional, but a space after it isn't, and \s is any Unicode
// space. Lines that don't match are silently skipped, and the last of two entries wins.
// Source: heroku/buildpacks-procfile SPEC.md and its tag v3.2.0, src/procfile.rs.
func parseCedar(src []byte) Reading {
	r := Reading{ErrorLine: -1}
	lines := lineCounter{src: src}
	for start := 0; start < len(src); {
		end, next := cutLine(src, start)
		if name, command, ok := cedarEntry(src[start:end]); ok {
			r.Processes = append(r.Processes, Process{Type: name, Command: command, Line: lines.at(start)})
		}
		start = next
	}
	r.Processes = keepLast(r.Processes)
	return r
}

func cedarEntry(line []byte) (name, command string, ok bool) {
	i := 0
	for i < len(line) && isSpaceByte(line[i]) {
		i++
	}
	from := i
	for i < len(line) && (isWordByte(line[i]) || line[i] == '-') {
		i++
	}
	name = string(line[from:i])
	if i < len(line) && line[i] == ':' {
		i++
	}
	rest := string(line[i:])
	command = trimLeft(rest, rustSpace)
	if name == "" || len(command) == len(rest) {
		return "", "", false
	}
	return name, command, true
}

// rustSpace is \s of Rust's regular expressions.
func rustSpace(r rune) bool { return r == 0x85 || isUnicodeSpace(r) }

// cutLine returns the end of a line, which is LF, CRLF, or a lone CR, and the start of the next
// line.
func cutLine(src []byte, start int) (end, next int) {
	end = start
	for end < len(src) && src[end] != '\n' && src[end] != '\r' {
		end++
	}
	if end == len(src) {
		return end, end
	}
	if src[end] == '\r' && end+1 < len(src) && src[end+1] == '\n' {
		return end, end + 2
	}
	return end, end + 1
}

var readCNB = &Parser{Name: "heroku/procfile v4", Parse: parseCNB}

// parseCNB reads like the buildpack heroku/procfile from version 4 on: every line is an entry, a
// comment, or blank, or the build fails.
// Source: heroku/buildpacks-procfile 4.2.3, SPEC.md, src/procfile.rs.
func parseCNB(src []byte) Reading {
	r := Reading{ErrorLine: -1}
	if !utf8.Valid(src) {
		r.Error = "Cannot read Procfile contents"
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

// warnTwice adds the buildpack's warnings about duplicate entries, which it prints after all
// others.
func (r *Reading) warnTwice() {
	seen := map[string]bool{}
	for _, p := range r.Processes {
		if seen[p.Type] {
			r.warn(fmt.Sprintf("Duplicate key `%s` found. The value `%s` will be used.", p.Type, p.Command), p.Line)
		}
		seen[p.Type] = true
	}
}

func (r *Reading) warn(text string, line int) {
	r.Warnings = append(r.Warnings, Warning{Text: text, Line: line})
}

func (r Reading) fail(text string, line int) Reading {
	r.Error, r.ErrorLine, r.Processes = text, line, nil
	return r
}

// lfLine returns the line from start to LF or CRLF. A lone CR belongs to the line.
func lfLine(src []byte, start int) (end, next int) {
	i := bytes.IndexByte(src[start:], '\n')
	if i < 0 {
		return len(src), len(src)
	}
	end = start + i
	next = end + 1
	if end > start && src[end-1] == '\r' {
		end--
	}
	return end, next
}

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
	if name == "" || len(name) > 63 || name[0] == '-' || name[len(name)-1] == '-' {
		return false
	}
	for i := 0; i < len(name); i++ {
		c := name[i]
		if !(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-') {
			return false
		}
	}
	return true
}
