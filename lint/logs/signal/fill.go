package signal

import (
	"strings"

	"github.com/proclint/proclint/lint/prose"
)

// Fill puts values in place of the named parts of a text. It is false if one isn't known.
func Fill(text string, values map[string]string, limit int) (string, bool) {
	var format strings.Builder
	var args, short []any // short has the ends of paths
	inCode := false
	for before, name := range Parts(text, IsPartName) {
		inCode = inCode != (strings.Count(before, "`")%2 == 1)
		format.WriteString(strings.ReplaceAll(before, "%", "%%"))
		if name == "" {
			break
		}
		value := values[name]
		if value == "" {
			return "", false
		}
		format.WriteString("%s")
		if inCode {
			args, short = append(args, prose.Exact(value)), append(short, endOfPath(value))
		} else {
			args, short = append(args, plainOrCode(value)), append(short, plainOrCode(value))
		}
	}
	if len(args) == 0 {
		return strings.ReplaceAll(format.String(), "%%", "%"), true
	}
	whole := prose.T(format.String(), args...).Fit(limit)
	if strings.Contains(whole, "…") {
		whole = prose.T(format.String(), short...).Fit(limit)
	}
	return whole, true
}

// plainOrCode is a value outside of quotes: a text of the log that could be read as Markdown is quoted.
func plainOrCode(value string) any {
	if strings.ContainsAny(value, "`*_[]<>&!#|\\") {
		return prose.T("`%s`", prose.Exact(value))
	}
	return value
}

// endOfPath is a quoted text of which the start is cut off first if it's a path: its end says more. A command begins with what says most.
func endOfPath(value string) any {
	if end := strings.LastIndexAny(value, `/\`); end > 0 && !strings.Contains(value, " ") {
		return prose.Part{Text: value, Start: end + 1, End: len(value)}
	}
	return prose.Exact(value)
}

// longestCommand is in bytes.
const longestCommand = 200

// CommandOf is a command of the table with its values as they are, or "" where one isn't known or could run something else.
func CommandOf(text string, values map[string]string) string {
	var b strings.Builder
	for before, name := range Parts(text, IsPartName) {
		if strings.Contains(before, "<") || name != "" && !typeOf(text, name).IsLegal(values[name]) {
			return ""
		}
		b.WriteString(before + values[name])
	}
	if b.Len() > longestCommand {
		return ""
	}
	return b.String()
}
