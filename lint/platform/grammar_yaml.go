package platform

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/proclint/proclint/lint/procfile"
)

// contained runs a library and turns a panic into an error.
func contained(library func() error) (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("yaml: %v", v)
		}
	}()
	return library()
}

// PlainLine reports whether YAML and line grammars read a line without its end the same way: empty, a comment, or a plain name
// and command. Only procfile-util also reads a comment from " //" on.
func PlainLine(line string) bool {
	if line == "" || line[0] == '#' {
		return printable(line)
	}
	_, ok := plainEntry(line)
	return ok
}

// plainYAML reads a file without a library if every line is empty, a comment, or a yamlEntry.
func plainYAML(src []byte) ([]Process, bool) {
	ps := make([]Process, 0, 4)
	for l := linesOf(src, cutLine); l.next(); {
		body := l.text
		if body == "" {
			continue
		}
		if body[0] == '#' {
			if !printable(body) {
				return nil, false
			}
			continue
		}
		p, ok := yamlEntry(body)
		if !ok {
			return nil, false
		}
		p.Line = l.at
		ps = append(ps, p)
	}
	return ps, true
}

// plainEntry reads an entry as PlainLine means it.
func plainEntry(line string) (Process, bool) {
	p, ok := yamlEntry(line)
	return p, ok && p.Command != "" && line[len(p.Type)] == ':' && strings.Trim(line[len(p.Type)+1:], " ") == p.Command
}

// yamlEntry is an entry of a mapping that YAML reads within its line: a plain name and nothing, a plain text, or a text in quotes
// without an escape. Spaces may precede the colon, and a comment may follow a plain text.
func yamlEntry(line string) (Process, bool) {
	colon := strings.IndexByte(line, ':')
	if colon < 1 || colon > 100 || !printable(line) {
		return Process{}, false
	}
	name, value := strings.TrimRight(line[:colon], " "), line[colon+1:]
	if value != "" && value[0] != ' ' || name == "" || name[0] == '-' || !plainName(name) || isYAMLNull(name) {
		return Process{}, false
	}
	if command, ok := yamlQuoted(strings.Trim(value, " ")); ok {
		return Process{Type: name, Command: command}, true
	}
	if strings.IndexByte(value, '#') >= 0 { // one byte is found faster than two, and most lines have none
		value, _, _ = strings.Cut(value, " #")
	}
	value = strings.Trim(value, " ")
	if value != "" && !plainValue(value) {
		return Process{}, false
	}
	return Process{Type: name, Command: value}, true
}

func plainValue(value string) bool {
	return (isWordByte(value[0]) || value[0] == '/' || value[0] == '.' || value[0] == '$') &&
		value[len(value)-1] != ':' && !strings.Contains(value, ": ") && !isYAMLNull(value)
}

// yamlQuoted returns the text between quotes, if it contains neither such a quote nor a backslash.
func yamlQuoted(value string) (string, bool) {
	last := len(value) - 1
	if last < 1 || value[0] != '"' && value[0] != '\'' || value[last] != value[0] {
		return "", false
	}
	text := value[1:last]
	return text, strings.IndexByte(text, value[0]) < 0 && strings.IndexByte(text, '\\') < 0
}

func printable(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

func isYAMLNull(s string) bool {
	return len(s) == 4 && strings.EqualFold(s, "null")
}

// maxYAMLDepth limits the nesting for the library, whose parser calls itself once per level.
const maxYAMLDepth = 100

const yamlTooDeep = "yaml: nested too deeply to be read"

// tooDeep reports nesting beyond maxYAMLDepth. It counts brackets, indentation, and list markers, even in quotes.
func tooDeep(src []byte) bool {
	flow := 0
	var indents []int
	for l := linesOf(src, cutLine); l.next(); {
		body := l.text
		indent, marks := 0, 0
		for indent < len(body) && (body[indent] == ' ' || isListMark(body, indent)) {
			if body[indent] != ' ' {
				marks++
			}
			indent++
		}
		if indent < len(body) {
			for len(indents) > 0 && indents[len(indents)-1] >= indent {
				indents = indents[:len(indents)-1]
			}
			indents = append(indents, indent)
		}
		for _, c := range []byte(body) {
			switch c {
			case '[', '{':
				flow++
			case ']', '}':
				flow = max(flow-1, 0)
			}
			if flow > maxYAMLDepth {
				return true
			}
		}
		if marks+len(indents) > maxYAMLDepth {
			return true
		}
	}
	return false
}

func isListMark(line string, i int) bool {
	return (line[i] == '-' || line[i] == '?' || line[i] == ':') && i+1 < len(line) && line[i+1] == ' '
}

var yamlErrorLine = regexp.MustCompile(`line (\d+)`)

// unmarshalErrors starts an error of the library.
const unmarshalErrors = "yaml: unmarshal errors"

func yamlFailure(src []byte, err error) Reading {
	r := Reading{Error: err.Error(), ErrorLine: -1}
	if m := yamlErrorLine.FindStringSubmatch(r.Error); m != nil {
		if n, convErr := strconv.Atoi(m[1]); convErr == nil {
			r.ErrorLine = sourceLine(src, n)
		}
	}
	return r
}

// yamlLines turns YAML's rising one-based lines into lines of package procfile:
// YAML also ends a line at NEL and at the Unicode line and paragraph separators.
type yamlLines struct {
	src     []byte
	same    bool // the lines are the same
	offset  int
	counted int
	ours    lineCounter
}

func newYAMLLines(src []byte) *yamlLines {
	if isUTF16(src) {
		src = []byte(procfile.Parse(src).Text)
	}
	same := bytes.IndexByte(src, 0xC2) < 0 && bytes.IndexByte(src, 0xE2) < 0
	return &yamlLines{src: src, same: same, ours: lineCounter{src: src}}
}

func (l *yamlLines) at(line int) int {
	if l.same {
		return line - 1
	}
	for l.counted < line-1 && l.offset < len(l.src) {
		l.offset += yamlBreak(l.src[l.offset:], &l.counted)
	}
	return l.ours.at(l.offset)
}

// yamlBreak steps over one line break and counts it, or over one byte.
func yamlBreak(b []byte, counted *int) int {
	size := 0
	switch {
	case bytes.HasPrefix(b, []byte("\r\n")), bytes.HasPrefix(b, []byte("\u0085")):
		size = 2
	case bytes.HasPrefix(b, []byte("\u2028")), bytes.HasPrefix(b, []byte("\u2029")):
		size = 3
	case b[0] == '\n', b[0] == '\r':
		size = 1
	}
	if size == 0 {
		return 1
	}
	*counted++
	return size
}

func sourceLine(src []byte, line int) int {
	return newYAMLLines(src).at(line)
}

func isUTF16(src []byte) bool {
	return bytes.HasPrefix(src, []byte{0xFF, 0xFE}) || bytes.HasPrefix(src, []byte{0xFE, 0xFF})
}
