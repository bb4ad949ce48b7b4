// Package source finds in the text of an app's code where its server listens. It reads calls, not the whole language:
// what it can't tell for sure it leaves out.
package source

import (
	"regexp"
	"strings"
)

// Listen is a call that starts a server.
type Listen struct {
	// Line is one-based.
	Line int
	// Call is what is called, such as "app.run".
	Call string
	// Port is a number that the code sets or that is the server's default, or "" where something else may set it.
	Port string
	// Host is an address that the code sets or that is the server's default, or "" where something else may set it.
	Host string
	// Always says that nothing in the code decides whether the call is reached.
	Always bool
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
type code struct{ text, bare string }

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
	return code{text, string(bare)}
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

// valueOf is the number or the string that an expression says, by itself or by the only assignment to its name; "" for
// anything else. The pattern of an assignment ends before the name.
func (c code) valueOf(expression, assigns string) string {
	if isName(expression) {
		pattern := regexp.MustCompile(assigns + regexp.QuoteMeta(expression) + `\s*(?::\s*\w+\s*)?=([^=>\n][^\n]*)`)
		found := pattern.FindAllStringSubmatchIndex(c.bare, 2)
		if len(found) != 1 {
			return ""
		}
		// Comments are blank in bare, so that the expression ends where that one does.
		from := found[0][2]
		expression = c.text[from : from+len(strings.TrimRight(c.bare[from:found[0][3]], "; \t\r"))]
	}
	return literal(strings.TrimSpace(expression))
}

func isName(text string) bool {
	return text != "" && !isDigit(text[0]) && strings.Trim(strings.ToLower(text), "abcdefghijklmnopqrstuvwxyz0123456789_$") == ""
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

// isPort reports whether a text is a number as long as that of a port.
func isPort(text string) bool {
	return text != "" && len(text) <= 5 && strings.Trim(text, "0123456789") == ""
}

// portOf is valueOf for a port.
func (c code) portOf(expression, assigns string) string {
	if value := c.valueOf(expression, assigns); isPort(value) {
		return value
	}
	return ""
}

// literal is the value of a number or a string, or "". In an expression of JavaScript such as 3000 || process.env.PORT the
// number decides.
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
