package source

import "strings"

// Literals are the texts in quotes with which a value begins: a list of them in brackets or with commas, or one. only is false where
// the value has anything else, so that other code decides what is in it.
func Literals(text string) (texts []string, only bool) {
	depth, isList := 0, false
	for at := 0; at < len(text); at++ {
		switch c := text[at]; {
		case depth == 0 && isList:
			return texts, endsValue(text[at:])
		case depth == 0 && c == '\n' && at > 0:
			return texts, true
		case strings.IndexByte(" \t\r\n,", c) >= 0:
		case c == '[' || c == '(':
			if depth == 0 && len(texts) > 0 {
				return texts, false
			}
			depth, isList = depth+1, true
		case depth > 0 && (c == ']' || c == ')'):
			depth--
		case c == '"' || c == '\'':
			end := strings.IndexByte(text[at+1:], c)
			if end < 0 {
				return texts, false
			}
			texts = append(texts, text[at+1:at+1+end])
			at += end + 1
		default:
			return texts, false
		}
	}
	return texts, depth == 0
}

// endsValue reports whether nothing more of a value follows its list.
func endsValue(rest string) bool {
	rest = strings.TrimLeft(rest, " \t\r")
	return rest == "" || strings.IndexByte("\n,);}", rest[0]) >= 0
}

// ListIn are the places of the brackets of the first list in a line, outside of quotes. close is -1 where the line doesn't end it, and
// both are -1 without a list.
func ListIn(line, brackets string) (open, closed int) {
	open, depth := -1, 0
	var quote byte
	for at := range len(line) {
		switch c := line[at]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == brackets[0]:
			if open < 0 {
				open = at
			}
			depth++
		case c == brackets[1] && depth > 0:
			if depth--; depth == 0 {
				return open, at
			}
		}
	}
	return open, -1
}
