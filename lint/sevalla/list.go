package sevalla

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/proclint/proclint/lint/jsontext"
)

// elementsOf are the elements of a list: one a line, or those of a JSON list of strings, in which an element may have line ends.
func elementsOf(text string) []string {
	if strings.HasPrefix(text, "[") {
		value, _ := jsontext.Parse(text) // without a list for another text
		if elements, ok := jsontext.Strings(value); ok {
			return elements
		}
	}
	text = strings.TrimSuffix(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	if text == "" {
		return nil
	}
	return strings.Split(text, "\n")
}

// ListText is the text of a field of the type List: an element a line, or JSON where that would say something else.
func ListText(elements []string) string {
	lines := strings.Join(elements, "\n")
	if same := elementsOf(lines); strings.Join(same, "\n") == lines && len(same) == len(elements) {
		return lines
	}
	return string(jsontext.Append(nil, elements))
}

type header struct{ name, value string }

// headersOf are the headers of a text of lines, or what is wrong with one of them.
func headersOf(text string) (headers []header, problem string) {
	for _, line := range strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n") {
		if strings.TrimSpace(line) == "" {
			continue
		}
		name, value, ok := strings.Cut(line, ":")
		if name = strings.TrimSpace(name); !ok || name == "" {
			return nil, fmt.Sprintf("%s is not a header such as \"Accept: text/html\"", quote(line))
		}
		headers = append(headers, header{name, strings.TrimSpace(value)})
	}
	if len(headers) == 0 {
		return nil, "has no header"
	}
	return headers, ""
}

// quote puts a value into a message, and cuts it where it is long.
func quote(s string) string {
	const longest = 60
	if utf8.RuneCountInString(s) > longest {
		s = string([]rune(s)[:longest]) + "…"
	}
	return strconv.Quote(s)
}
