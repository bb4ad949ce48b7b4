package platform

import (
	"bytes"
	"strings"

	"github.com/proclint/proclint/lint/prose"
)

// This file has what the line grammars share. A grammar that several platforms use has a separate file, grammar_<name>.go.

// lineCounter finds the zero-based line of rising byte offsets. Lines end at LF, CRLF, or a lone CR.
type lineCounter struct {
	src          []byte
	offset, line int
}

func (c *lineCounter) at(offset int) int {
	if offset < c.offset {
		return c.line
	}
	c.line += bytes.Count(c.src[c.offset:offset], []byte{'\n'})
	for c.offset < offset {
		cr := bytes.IndexByte(c.src[c.offset:offset], '\r')
		if cr < 0 {
			break
		}
		c.offset += cr + 1
		if c.offset == len(c.src) || c.src[c.offset] != '\n' {
			c.line++
		}
	}
	c.offset = offset
	return c.line
}

// keepLast drops duplicates like a map: the last one wins and keeps its place.
func keepLast(ps []Process) []Process {
	last := make(map[string]int, len(ps))
	for i, p := range ps {
		last[p.Type] = i
	}
	if len(last) == len(ps) {
		return ps
	}
	kept := ps[:0]
	for i, p := range ps {
		if last[p.Type] == i {
			kept = append(kept, p)
		}
	}
	return kept
}

// unless is a check of names that has the problem of each one that isn't fine.
func unless(fine func(name string) bool, problem NameProblem) func(name string) NameProblem {
	return func(name string) NameProblem {
		if fine(name) {
			return NameProblem{}
		}
		return problem
	}
}

// skippedName checks a name for the parsers that skip a line whose name contains anything but letters, digits, underscores, and hyphens.
var skippedName = unless(plainName, NameProblem{Outcome: Ignored, Text: prose.T("The parser skips the line: a process type has only letters, digits, underscores, and hyphens."), Fatal: true, Topic: Grammar})

// labelName is skippedName where the type becomes the value of a label in Kubernetes.
func labelName(name string) NameProblem {
	if p := skippedName(name); !p.OK() || strings.Trim(name, "-_") == name {
		return p
	}
	return NameProblem{Outcome: Rejected, Text: prose.T("The deploy fails: a process type begins and ends with a letter or a digit in Kubernetes."), Fatal: true, Topic: Names}
}

// labelPattern is what such a type is, and longestLabel how many characters it may have.
const (
	labelPattern = "letters, digits, and inner underscores and hyphens, at most 63 characters"
	longestLabel = 63
	labelTooLong = "must be no more than 63 characters"
)

// rejectLabels rejects a file with a type that Kubernetes doesn't take as the value of a label. The errors are those of
// kubernetes/apimachinery pkg/util/validation.
func rejectLabels(_ []byte, r Reading) string {
	for _, p := range r.Processes {
		switch {
		case len(p.Type) > longestLabel:
			return labelTooLong
		case !labelName(p.Type).OK():
			return "must start and end with an alphanumeric character"
		}
	}
	return ""
}

type byLine []Process

func (ps byLine) Len() int      { return len(ps) }
func (ps byLine) Swap(i, j int) { ps[i], ps[j] = ps[j], ps[i] }
func (ps byLine) Less(i, j int) bool {
	if ps[i].Line != ps[j].Line {
		return ps[i].Line < ps[j].Line
	}
	return ps[i].Type < ps[j].Type
}

// goSpace is \s of Go's regular expressions.
func goSpace(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\f' || r == '\r' }

// asciiSpace is \s of Ruby's regular expressions.
func asciiSpace(r rune) bool { return r == ' ' || r >= '\t' && r <= '\r' }

// rustSpace is \s of Rust's regular expressions.
func rustSpace(r rune) bool { return r == 0x85 || isUnicodeSpace(r) }

// cutLine returns the end of a line, which is LF, CRLF, or a lone CR, and the start of the next line.
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

// unixLine returns the line from start to LF. A CR belongs to the line.
func unixLine(src []byte, start int) (end, next int) {
	if i := bytes.IndexByte(src[start:], '\n'); i >= 0 {
		return start + i, start + i + 1
	}
	return len(src), len(src)
}

// lfLine returns the line from start to LF or CRLF. A lone CR belongs to the line.
func lfLine(src []byte, start int) (end, next int) {
	end, next = unixLine(src, start)
	if next > end && end > start && src[end-1] == '\r' {
		end--
	}
	return end, next
}

// fileLines goes through the lines of a file as cut cuts them. text is the present one, and at its zero-based number, as lineCounter
// counts.
type fileLines struct {
	cut       func(src []byte, start int) (end, next int)
	count     lineCounter
	all, text string
	start, at int
}

func linesOf(src []byte, cut func(src []byte, start int) (end, next int)) *fileLines {
	return &fileLines{cut: cut, count: lineCounter{src: src}, all: string(src)}
}

func (l *fileLines) next() bool {
	if l.start == len(l.all) {
		return false
	}
	end, next := l.cut(l.count.src, l.start)
	l.at, l.text, l.start = l.count.at(l.start), l.all[l.start:end], next
	return true
}

// unixLines replaces CRLF by LF, like Railpack before it parses. It returns src itself where it has none.
func unixLines(src []byte) []byte {
	if !bytes.Contains(src, []byte("\r\n")) {
		return src
	}
	return bytes.ReplaceAll(src, []byte("\r\n"), []byte("\n"))
}
