package platform

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// nixpacksParser is Nixpacks, which reads a file with Rust's serde_yaml as a map of strings.
var nixpacksParser = &Parser{Name: "nixpacks", Parse: parseNixpacks}

// moreDocuments is serde_yaml's error for anything after the first YAML document.
const moreDocuments = "deserializing from YAML containing more than one document is not supported"

// parseNixpacks reads like Nixpacks: CRLF becomes LF, every scalar is the text that the file has, even a null, and the last of
// equal keys wins. Sources: railwayapp/nixpacks src/nixpacks/app.rs, dtolnay/serde-yaml src/de.rs.
func parseNixpacks(src []byte) Reading {
	if ps, ok := plainYAML(src); ok {
		return Reading{Processes: keepLast(ps), ErrorLine: -1}
	}
	if at := invalidUTF8(src); at >= 0 {
		return Reading{Error: "stream did not contain valid UTF-8", ErrorLine: (&lineCounter{src: src}).at(at)}
	}
	src = unixLines(src)
	if tooDeep(src) {
		return Reading{Error: yamlTooDeep, ErrorLine: -1}
	}
	return decodeSerde(src)
}

// decodeSerde reads with yaml.v3, which knows the same syntax.
func decodeSerde(src []byte) Reading {
	if at := controlCharacter(src); at >= 0 {
		return Reading{Error: "control characters are not allowed" + atPosition(at), ErrorLine: (&lineCounter{src: src}).at(at)}
	}
	src = unmarked(src)
	text, line, entries := serdeLineError(src)
	if text != "" {
		return Reading{Error: text, ErrorLine: sourceLine(src, line)}
	}
	var doc, rest yaml.Node
	documents := yaml.NewDecoder(bytes.NewReader(src))
	if err := contained(func() error { return documents.Decode(&doc) }); err != nil && err != io.EOF {
		return serdeSyntaxError(src, err, entries)
	}
	r := Reading{ErrorLine: -1}
	if doc.Kind != 0 {
		r = serdeMap(src, doc.Content[0])
	}
	if r.Error == "" && contained(func() error { return documents.Decode(&rest) }) != io.EOF {
		return Reading{Error: moreDocuments, ErrorLine: -1}
	}
	return r
}

// unmarked replaces byte order marks at the start of lines by spaces: serde_yaml doesn't expect one at the start of the file, and
// libyaml steps over each of them, so that the rest of the line begins at the second column.
func unmarked(src []byte) []byte {
	if !bytes.Contains(src, byteOrderMark) {
		return src
	}
	if after, ok := bytes.CutPrefix(src, byteOrderMark); ok {
		src = append([]byte{' '}, after...)
	}
	for _, end := range []string{"\n", "\r"} {
		src = bytes.ReplaceAll(src, append([]byte(end), byteOrderMark...), []byte(end+" "))
	}
	return src
}

var byteOrderMark = []byte("\ufeff")

// atPosition is an offset in bytes, which libyaml leaves out at the start of a file.
func atPosition(at int) string {
	if at == 0 {
		return ""
	}
	return fmt.Sprintf(" at position %d", at)
}

// controlCharacter returns the offset of the first character that libyaml rejects, or -1.
func controlCharacter(src []byte) int {
	return bytes.IndexFunc(src, func(r rune) bool {
		return r < ' ' && r != '\t' && r != '\n' && r != '\r' || r > '~' && r < 0xA0 && r != 0x85 || r == 0xFFFE || r == 0xFFFF
	})
}

// serdeMap makes the map of strings of a document's root.
func serdeMap(src []byte, root *yaml.Node) Reading {
	switch {
	case root.Kind == yaml.ScalarNode && root.Value == "" && root.Style&^yaml.TaggedStyle == 0:
		return Reading{ErrorLine: -1}
	case root.Kind != yaml.MappingNode:
		return invalidType(src, "", root, "a map")
	}
	r := Reading{ErrorLine: -1}
	lines := newYAMLLines(src)
	for i := 0; i+1 < len(root.Content); i += 2 {
		key, value := anchored(root.Content[i]), anchored(root.Content[i+1])
		if key.Kind != yaml.ScalarNode {
			return invalidType(src, "", root.Content[i], "a string")
		}
		if value.Kind != yaml.ScalarNode {
			return invalidType(src, key.Value+": ", root.Content[i+1], "a string")
		}
		r.Processes = append(r.Processes, Process{Type: key.Value, Command: value.Value, Line: lines.at(root.Content[i].Line)})
	}
	r.Processes = keepLast(r.Processes)
	return r
}

func anchored(n *yaml.Node) *yaml.Node {
	for n.Kind == yaml.AliasNode {
		n = n.Alias
	}
	return n
}

func invalidType(src []byte, path string, n *yaml.Node, expected string) Reading {
	found := "map"
	switch of := anchored(n); {
	case of.Kind == yaml.SequenceNode:
		found = "sequence"
	case of.Kind != yaml.ScalarNode:
	case of.ShortTag() != "!!str":
		return Reading{Error: path + "invalid type", ErrorLine: sourceLine(src, n.Line)}
	default:
		found = "string " + rustQuote(of.Value)
	}
	return Reading{
		Error:     path + wrongType + found + ", expected " + expected + atMark(n.Line, n.Column),
		ErrorLine: sourceLine(src, n.Line),
	}
}

// atMark is a place in one-based lines and columns, which libyaml leaves out at the start of a file.
func atMark(line, column int) string {
	if line == 1 && column == 1 {
		return ""
	}
	return fmt.Sprintf(" at line %d column %d", line, column)
}

// maxQuoted limits how many bytes of a text an error quotes. The real one quotes all.
const maxQuoted = 500

// rustQuote quotes a text as Rust's Debug does.
func rustQuote(s string) string {
	b := []byte{'"'}
	for i, r := range s {
		switch {
		case i >= maxQuoted:
			return string(append(b, unknownError...))
		case r == '"' || r == '\\':
			b = append(b, '\\', byte(r))
		case r == '\n':
			b = append(b, `\n`...)
		case r == '\t':
			b = append(b, `\t`...)
		case strconv.IsPrint(r):
			b = utf8.AppendRune(b, r)
		default:
			b = append(strconv.AppendInt(append(b, `\u{`...), int64(r), 16), '}')
		}
	}
	return string(append(b, '"'))
}

// serdeSyntaxError is the library's error for a file that isn't YAML, without its place. Unless
// entries come before it, serde_yaml may report another error first.
func serdeSyntaxError(src []byte, err error, entries bool) Reading {
	r := yamlFailure(src, err)
	if !entries {
		r.Error = unknownError
		return r
	}
	r.Error = strings.TrimPrefix(r.Error, "yaml: ")
	if after, ok := strings.CutPrefix(r.Error, "line "); ok {
		_, r.Error, _ = strings.Cut(after, ": ")
	}
	return r
}

// unknownError is in place of an error whose text is unknown.
const unknownError = "…"

// serdeLineError finds the error in the first line that isn't an entry, if it is one that the lines
// show, and its one-based line. entries reports that entries of one line each precede the line.
func serdeLineError(src []byte) (text string, line int, entries bool) {
	var scalar foldedScalar
	lines := yamlTextLines(src)
	for i, l := range lines {
		line = i + 1
		trimmed := strings.TrimLeft(l, " ")
		switch {
		case trimmed == "":
			scalar.blank++
			continue
		case trimmed[0] == '#' && len(scalar.text) == 0:
			continue
		case trimmed[0] == '\t' && len(scalar.text) == 0 && !entries:
			return cannotStart + atMark(line, len(l)-len(trimmed)+1) + scanningToken, line, entries
		case strings.IndexByte("\t\"'{}[]&*!|>?%@`-#", trimmed[0]) >= 0 || strings.HasPrefix(l, "..."):
			return "", 0, entries
		}
		name, value, entry := cutEntry(l)
		switch {
		case strings.TrimSpace(name) == "":
			return "", 0, entries
		case entry && len(scalar.text) > 0:
			scalar.add(name, line)
			return wrongType + "string " + rustQuote(string(scalar.text)) + ", expected a map" + atMark(scalar.line, scalar.column), scalar.line, entries
		case !entry && !entries:
			scalar.add(l, line)
			continue
		case !entry:
			text = missingColon(lines, line)
			return text, line, entries
		}
		entries = true
		scalar.blank = 0
		if text, known := serdeValueError(l, name, value, line); !known || text != "" {
			return text, line, entries
		}
	}
	return "", 0, entries
}

// foldedScalar is the text before the first entry, which YAML folds into one scalar.
type foldedScalar struct {
	text                []byte
	line, column, blank int
}

func (s *foldedScalar) add(l string, line int) {
	text := strings.Trim(l, " \t")
	switch {
	case len(s.text) == 0:
		s.line, s.column = line, strings.Index(l, text)+1
	case s.blank > 0:
		s.text = append(s.text, strings.Repeat("\n", s.blank)...)
	default:
		s.text = append(s.text, ' ')
	}
	s.text = append(s.text, text...)
	s.blank = 0
}

// yamlTextLines splits a file into lines, without their ends, where YAML does.
func yamlTextLines(src []byte) []string {
	var lines []string
	start, count := 0, 0
	for at := 0; at < len(src); {
		size := yamlBreak(src[at:], &count)
		if count > len(lines) {
			lines = append(lines, string(src[start:at]))
			start = at + size
		}
		at += size
	}
	if start < len(src) {
		lines = append(lines, string(src[start:]))
	}
	return lines
}

const (
	wrongType     = "invalid type: "
	cannotStart   = "found character that cannot start any token"
	scanningToken = ", while scanning for the next token"
)

// cutEntry splits a line at the first colon that YAML reads as one.
func cutEntry(line string) (name, value string, ok bool) {
	for i := 0; i < len(line); i++ {
		if line[i] == ':' && (i+1 == len(line) || line[i+1] == ' ' || line[i+1] == '\t') {
			return line[:i], line[i+1:], true
		}
	}
	return line, "", false
}

// missingColon is the error for a line without a colon between entries, which libyaml reports where
// the next token starts. It is "" where the line continues a command.
func missingColon(lines []string, line int) string {
	next := line
	for next < len(lines) && (strings.Trim(lines[next], " ") == "" || strings.HasPrefix(strings.TrimLeft(lines[next], " "), "#")) {
		next++
	}
	if lines[line-1][0] == ' ' || next < len(lines) && (lines[next][0] == ' ' || lines[next][0] == '\t') {
		return ""
	}
	return "could not find expected ':'" + atMark(next+1, 1) + ", while scanning a simple key" + atMark(line, 1)
}

// serdeValueError is the error in a command, or "". known is false for a command that may go on in the next lines.
func serdeValueError(l, name, value string, line int) (text string, known bool) {
	command := strings.TrimLeft(value, " \t")
	if command == "" {
		return "", true
	}
	column := utf8.RuneCountInString(l) - utf8.RuneCountInString(command) + 1
	switch c := command[0]; {
	case strings.IndexByte("@`%", c) >= 0:
		return cannotStart + atMark(line, column) + scanningToken, true
	case c == '[':
		return name + ": " + wrongType + "sequence, expected a string" + atMark(line, column), true
	case c == '{':
		return name + ": " + wrongType + "map, expected a string" + atMark(line, column), true
	case c == '*' && len(command) > 1 && (isWordByte(command[1]) || command[1] == '-'):
		return "unknown anchor" + atMark(line, column), true
	case c == '*':
		return "did not find expected alphabetic or numeric character" + atMark(line, column+1) + ", while scanning an alias" + atMark(line, column), true
	case strings.IndexByte("\"'&!|>#-?,]}", c) >= 0:
		return "", false
	}
	plain, _, _ := strings.Cut(command, " #")
	plain, _, _ = strings.Cut(plain, "\t#")
	if before, _, ok := cutEntry(plain); ok {
		return "mapping values are not allowed in this context" + atMark(line, column+utf8.RuneCountInString(before)), true
	}
	return "", true
}
