package command

import "strings"

// Limits of what is handed to the recursive shell parser. Real commands stay far below; WebAssembly's stack is small.
const (
	maxDepth      = 100 // nesting, as brackets show it
	maxOpeners    = 400 // openers in all: an upper bound that no quoting can fool
	maxArithmetic = 300 // operators of a text that contains arithmetic or a test
)

// guard checks in one pass, without parsing quotes, whether the text is too much to be parsed by recursion. Where it's deeper than any real
// command, deepAt is where the limit was passed, else -1.
func guard(text string) (tooMuch bool, deepAt int) {
	depth, openers, operators, arithmetic := 0, 0, 0, false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; c {
		case '(', '{':
			depth++
			openers++
			arithmetic = arithmetic || strings.HasPrefix(text[i:], "((")
		case ')', '}':
			depth = max(0, depth-1)
		case '`':
			openers++
		case '[':
			arithmetic = true
			openers++
		case '-', '+', '!', '~', '*', '=', '?', '&', '|', ',':
			operators++
		case ':':
			arithmetic = arithmetic || depth > 0
		case 'i', 'e', 'w', 'u', 'f', 'c', 's', 't', 'l':
			if i > 0 && isNameByte(text[i-1]) {
				continue
			}
			word := keywordAt(text[i:])
			if word != "" {
				openers++
			}
			arithmetic = arithmetic || word == "let"
		}
		if depth > maxDepth {
			return true, i
		}
	}
	return openers > maxOpeners || arithmetic && operators > maxArithmetic, -1
}

func keywordAt(s string) string {
	for _, k := range nestingKeywords {
		if s[0] == k[0] && strings.HasPrefix(s, k) && (len(s) == len(k) || !isNameByte(s[len(k)])) {
			return k
		}
	}
	return ""
}

var nestingKeywords = []string{
	"if", "elif", "while", "until", "for", "function", "case", "coproc", "select", "time", "let",
}
