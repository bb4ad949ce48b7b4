package start

import (
	"strings"

	"github.com/proclint/proclint/lint/procfile"
)

// field is a text in JSON, with the key in front of it, and that in front of the object or the list in which it is. In a list, the key is "".
type field struct {
	parent, key string
	at          procfile.Range // without the quotes
}

// fieldsIn are the texts of the objects in JSON, in their order.
func fieldsIn(text string) (fields []field) {
	var parents []string
	key := ""
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '{', '[':
			parents, key = append(parents, key), ""
		case '}', ']':
			parents = parents[:max(0, len(parents)-1)]
		case '"':
			end := endOfString(text, i+1)
			rest := strings.TrimLeft(text[min(end+1, len(text)):], " \t\r\n")
			switch {
			case strings.HasPrefix(rest, ":"):
				key = text[i+1 : end]
			case len(parents) > 0:
				fields = append(fields, field{parents[len(parents)-1], key, procfile.Range{Start: i + 1, End: end}})
				key = ""
			}
			i = end
		}
	}
	return fields
}

// stringIn is where JSON has the text of a key in the object of another one, which is "" for the outermost, or the zero range.
func stringIn(text, parent, key string) procfile.Range {
	for _, f := range fieldsIn(text) {
		if f.parent == parent && f.key == key {
			return f.at
		}
	}
	return procfile.Range{}
}

// endOfString is the place of the quote that ends a string, from a place in it.
func endOfString(text string, i int) int {
	for ; i < len(text) && text[i] != '"'; i++ {
		if text[i] == '\\' {
			i++
		}
	}
	return min(i, len(text))
}
