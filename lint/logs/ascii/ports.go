package ascii

import "strings"

// WordAt is where a word is in a text that isn't a part of a longer one, or -1.
func WordAt(text, word string) int {
	for start := range Places(text, word) {
		if !strings.HasPrefix(text[start+len(word):], "-") && !strings.HasSuffix(text[:start], "-") {
			return start
		}
	}
	return -1
}

// WithPort is a line of code with an expression in place of a port, or "". Without the variable, the port remains.
func WithPort(row, port, expression string) string {
	at := WordAt(row, port)
	if port == "" || at < 1 || strings.Contains(expression, ":") || !strings.Contains(" =(,:", row[at-1:at]) || strings.Count(row[:at], "'")%2+strings.Count(row[:at], `"`)%2 > 0 {
		return ""
	}
	either := strings.NewReplacer("process.env.PORT", "process.env.PORT || "+port, `environ["PORT"]`, `environ.get("PORT", `+port+")", `fetch("PORT")`, `fetch("PORT", `+port+")")
	return row[:at] + either.Replace(expression) + row[at+len(port):]
}
