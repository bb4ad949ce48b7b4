// Package source finds in the text of an app's code where its server listens. It reads calls, not the whole language:
// what it can't tell for sure it leaves out.
package source

import (
	"iter"
	"slices"
	"strings"
)

// Listen is a call that starts a server.
type Listen struct {
	Line   int    // one-based
	Port   string // a number that the code sets or that is the server's default, or "" where something else may set it
	Host   string // an address that the code sets or that is the server's default, or "" where something else may set it
	Always bool   // nothing in the code decides whether the call is reached
	// Right takes the place of Text in the line, so that the server listens on $PORT; "" where that isn't known.
	Text, Right string
}

// Loopback reports whether only programs of the same machine reach the server.
func (l *Listen) Loopback() bool {
	return l.Host == "localhost" || strings.HasPrefix(l.Host, "127.") || l.Host == "::1"
}

// Limits of what is looked at. A file that starts a server is short.
const (
	mostBytes = 64 << 10
	mostCalls = 20
)

// code is a text, and the same without what comments and strings say, byte by byte.
type code struct {
	text, bare string
	statements bool // only a statement assigns, as in Python, and no part of an expression
}

// newCode takes apart a text with the start of its comments and the quotes of its strings. Of two quotes that begin alike
// the longer one is named first.
func newCode(text, comment string, quotes ...string) code {
	bare := []byte(text)
	blank := func(from, to int) {
		for i := from; i < to; i++ {
			if bare[i] != '\n' {
				bare[i] = ' '
			}
		}
	}
	for i := 0; i < len(text); {
		end := i + 1
		switch quote := startOf(text[i:], quotes); {
		case strings.HasPrefix(text[i:], comment):
			end = i + lengthTo(text[i:], "\n")
			blank(i, end)
		case comment == "//" && strings.HasPrefix(text[i:], "/*"):
			end = i + lengthTo(text[i:], "*/")
			blank(i, end)
		case quote != "":
			length := stringLength(text[i+len(quote):], quote)
			blank(i+len(quote), i+len(quote)+length)
			end = min(i+2*len(quote)+length, len(text))
		}
		i = end
	}
	return code{text, string(bare), comment == "#"}
}

func startOf(text string, quotes []string) string {
	for _, quote := range quotes {
		if strings.HasPrefix(text, quote) {
			return quote
		}
	}
	return ""
}

func lengthTo(text, end string) int {
	if at := strings.Index(text, end); at >= 0 {
		return at
	}
	return len(text)
}

// stringLength is the number of bytes before the quote that ends a string. A short quote ends at the latest with its line.
func stringLength(text, quote string) int {
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] == '\\':
			i++
		case strings.HasPrefix(text[i:], quote), text[i] == '\n' && len(quote) == 1 && quote != "`":
			return i
		}
	}
	return len(text)
}

// calls yields where the parenthesis of a call is, with the name before it, which is one of names.
func (c code) calls(names ...string) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		for at := lengthTo(c.bare, "("); at < len(c.bare); at += 1 + lengthTo(c.bare[at+1:], "(") {
			if name := wordEnd(c.bare[:at]); slices.Contains(names, name) && !yield(at, name) {
				return
			}
		}
	}
}

// arguments are those of a call whose opening parenthesis is before at. ok is false where it isn't closed.
func (c code) arguments(at int) (list []string, ok bool) {
	depth, from := 0, at
	for i := at; i < len(c.bare); i++ {
		switch c.bare[i] {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			if depth--; depth < 0 {
				if last := strings.TrimSpace(c.text[from:i]); last != "" {
					list = append(list, last)
				}
				return list, true
			}
		case ',':
			if depth == 0 {
				list = append(list, strings.TrimSpace(c.text[from:i]))
				from = i + 1
			}
		}
	}
	return nil, false
}

// valueOf is the number or the string that an expression says, by itself or by the only assignment to its name; "" for anything else.
func (c code) valueOf(expression string) string {
	if isName(expression) {
		assigned := c.assigned(expression)
		if len(assigned) != 1 {
			return ""
		}
		expression = strings.TrimRight(assigned[0], ";")
	}
	return literal(strings.TrimSpace(expression))
}

// assigned are the expressions that a name is set to, as far as their first line goes, without comments.
func (c code) assigned(name string) (expressions []string) {
	for at := range c.named(name) {
		before := c.bare[:at]
		if c.statements {
			before = strings.TrimRight(before, " \t")
			if before != "" && !strings.ContainsRune("\n:;", rune(before[len(before)-1])) {
				continue
			}
		} else if before != "" && strings.ContainsRune(".$", rune(before[at-1])) {
			continue
		}
		to := at + lengthTo(c.bare[at:], "\n")
		line := c.bare[at:to]
		kind, value, ok := strings.Cut(line[len(name):], "=")
		if ok && c.isType(strings.TrimSpace(kind)) && value != "" && value[0] != '=' && value[0] != '>' {
			from := to - len(value)
			expressions = append(expressions, strings.TrimSpace(c.text[from:from+len(strings.TrimRight(value, " \t\r"))]))
		}
	}
	return expressions
}

// isType reports whether a text between a name and its value is nothing, the colon of Go, or the type of the name.
func (c code) isType(text string) bool {
	kind, ok := strings.CutPrefix(text, ":")
	return text == "" || text == ":" || ok && (c.statements || isName(strings.TrimSpace(kind)))
}

// named yields where a word is in the bare text, by itself.
func (c code) named(word string) iter.Seq[int] {
	return func(yield func(int) bool) {
		for at := 0; ; at += len(word) {
			next := strings.Index(c.bare[at:], word)
			if next < 0 {
				return
			}
			at += next
			if wordEnd(c.bare[:at]) == "" && wordStart(c.bare[at+len(word):]) == "" && !yield(at) {
				return
			}
		}
	}
}

func inWord(r rune) bool {
	return r == '_' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
}

func notInWord(r rune) bool { return !inWord(r) }

// wordStart is the word with which a text starts, wordEnd the one with which it ends.
func wordStart(text string) string { return text[:len(text)-len(strings.TrimLeftFunc(text, inWord))] }

func wordEnd(text string) string { return text[len(strings.TrimRightFunc(text, inWord)):] }

func isName(text string) bool {
	return text != "" && !isPort(text[:1]) && strings.TrimFunc(text, inWord) == ""
}

// isPort reports whether a text is a number as long as that of a port.
func isPort(text string) bool {
	return text != "" && len(text) <= 5 && strings.Trim(text, "0123456789") == ""
}

func (c code) portOf(expression string) string {
	if value := c.valueOf(expression); isPort(value) {
		return value
	}
	return ""
}

// literal is the value of a number or a string, or "". In an expression of JavaScript such as 3000 || process.env.PORT the number decides.
func literal(text string) string {
	digits := text[:len(text)-len(strings.TrimLeft(text, "0123456789"))]
	behind := strings.TrimLeft(text[len(digits):], " ")
	last := len(text) - 1
	switch {
	case digits != "" && (behind == "" || strings.HasPrefix(behind, "||") || strings.HasPrefix(behind, "??")):
		return digits
	case last < 1 || text[0] != text[last] || text[0] != '"' && text[0] != '\'' || strings.Contains(text[1:last], text[:1]):
		return ""
	}
	return text[1:last]
}

func (c code) lineOf(at int) int { return 1 + strings.Count(c.text[:at], "\n") }

// always reports whether a call is reached whenever the file runs: it's in no block but that for scripts of Python.
func (c code) always(at int) bool {
	lines := strings.Split(c.text[:at], "\n")
	depth := indent(lines[len(lines)-1])
	for i := len(lines) - 2; i >= 0 && depth > 0; i-- {
		if strings.TrimSpace(lines[i]) == "" || indent(lines[i]) >= depth {
			continue
		}
		return indent(lines[i]) == 0 && strings.HasPrefix(lines[i], "if __name__")
	}
	return depth == 0
}

func indent(line string) int { return len(line) - len(strings.TrimLeft(line, " \t")) }
