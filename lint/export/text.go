package export

import (
	"strings"

	"github.com/proclint/proclint/lint/jsontext"
)

type text struct{ strings.Builder }

const blanks = "                        "

// add writes one line, indented by so many blanks.
func (t *text) add(indent int, parts ...string) {
	if len(parts) > 0 {
		t.WriteString(blanks[:indent])
	}
	for _, part := range parts {
		t.WriteString(part)
	}
	t.WriteByte('\n')
}

// comment writes a line after a hash.
func (t *text) comment(indent int, parts ...string) {
	t.add(indent, append([]string{"# "}, parts...)...)
}

// quoted writes a text in double quotes as JSON does; YAML and TOML read it as JSON does. All that one of
// them could take for the end of a line, or leave out, is escaped, and so is what nobody sees in one of their editors.
func quoted(s string) string {
	const hex = "0123456789abcdef"
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\t':
			b.WriteString(`\t`)
		case r <= 0xffff && jsontext.Unseen(r) || r == 0xfffe || r == 0xffff:
			b.WriteString(`\u`)
			for shift := 12; shift >= 0; shift -= 4 {
				b.WriteByte(hex[r>>shift&15])
			}
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// list writes words in brackets, as JSON, YAML and TOML all take it.
func list(words []string) string {
	all := make([]string, len(words))
	for i, word := range words {
		all[i] = quoted(word)
	}
	return "[" + strings.Join(all, ", ") + "]"
}

// scalar writes a text as YAML writes it: bare where nothing in it means anything.
func scalar(s string) string {
	if isName(s) && !yamlWord(s) {
		return s
	}
	return quoted(s)
}

// isName reports whether a text is a letter and then letters, digits and inner marks of names.
func isName(s string) bool {
	for i := 0; i < len(s); i++ {
		if !isWordByte(s[i]) && (strings.IndexByte("./", s[i]) < 0 || i == len(s)-1) {
			return false
		}
	}
	return s != "" && (s[0] >= 'a' && s[0] <= 'z' || s[0] >= 'A' && s[0] <= 'Z')
}

// yamlWord reports whether YAML, of whichever version, takes a word for more than a text.
func yamlWord(s string) bool {
	switch strings.ToLower(s) {
	case "y", "n", "yes", "no", "on", "off", "true", "false", "null":
		return true
	}
	return false
}

// oneLine is a text that ends no comment.
func oneLine(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r < ' ' || r >= 0x7f && r < 0xa0 || r == 0x2028 || r == 0x2029 {
			r = ' '
		}
		b.WriteRune(r)
	}
	return b.String()
}

func isWordByte(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b == '_' || b == '-'
}

// tomlText writes a text in the quotes that need no escapes, where they do.
func tomlText(s string) string {
	if double := quoted(s); strings.IndexByte(s, '\'') >= 0 || strings.IndexByte(s, '\n') >= 0 || strings.Contains(double, `\u`) || strings.Contains(double, `\t`) {
		return double
	}
	return "'" + s + "'"
}
