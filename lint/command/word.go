package command

import (
	"github.com/proclint/proclint/lint/ecosystem"
	"slices"
	"strings"
)

// body is the raw text of the word without the quotes around the whole of it, and the offset where it starts.
func (w Word) body() (string, int) {
	raw := w.Raw
	if len(raw) >= 2 && (raw[0] == '\'' || raw[0] == '"') && raw[len(raw)-1] == raw[0] && strings.IndexByte(raw[1:len(raw)-1], raw[0]) < 0 {
		return raw[1 : len(raw)-1], w.Range.Start + 1
	}
	return raw, w.Range.Start
}

// from is the rest of a word after n bytes of its raw text.
func (w Word) from(n int) Word {
	out := w
	out.Raw = w.Raw[n:]
	out.Range.Start += n
	if w.Static && len(w.Value) >= n && w.Value[:n] == w.Raw[:n] {
		out.Value = w.Value[n:]
	} else {
		out.Value, out.Static = "", false
	}
	return out
}

func (w *Word) shift(by int) {
	w.Range.Start += by
	w.Range.End += by
}

func (c *Command) shift(text string, by int) {
	c.Text = text
	for i := range c.Calls {
		call := &c.Calls[i]
		call.Range.Start += by
		call.Range.End += by
		for j := range call.Words {
			call.Words[j].shift(by)
		}
		for j := range call.Assigns {
			call.Assigns[j].Range.Start += by
			call.Assigns[j].Range.End += by
			call.Assigns[j].Value.shift(by)
		}
	}
	for i := range c.Variables {
		c.Variables[i].Range.Start += by
		c.Variables[i].Range.End += by
	}
}

func baseName(s string) string {
	return s[strings.LastIndexByte(s, '/')+1:]
}

func indexStatic(words []Word, value string) int {
	return slices.IndexFunc(words, func(w Word) bool { return w.Static && w.Value == value })
}

// assignment splits a word NAME=value, as env takes it.
func assignment(w Word) (string, Word, bool) {
	name, _, ok := strings.Cut(w.Raw, "=")
	if !ok || !IsVariableName(name) {
		return "", Word{}, false
	}
	return name, w.from(len(name) + 1), true
}

func isNameByte(c byte) bool {
	return c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

// IsVariableName reports whether a text can be the name of a shell variable.
func IsVariableName(s string) bool {
	for i := 0; i < len(s); i++ {
		if !isNameByte(s[i]) || i == 0 && s[i] >= '0' && s[i] <= '9' {
			return false
		}
	}
	return s != ""
}

// IsDigits reports whether a text is one or more decimal digits.
func IsDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// Operands are the words that are no options, without the values of the options named in valued.
func Operands(args []Word, valued ecosystem.Words) []string {
	var list []string
	for i := 0; i < len(args); i++ {
		value := args[i].Value
		switch {
		case !args[i].Static:
			list = append(list, args[i].Raw)
		case len(value) < 2 || value[0] != '-':
			list = append(list, value)
		case valued.Has(value):
			i++
		}
	}
	return list
}
