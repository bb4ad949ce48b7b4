package cli

import (
	"io"
	"strings"
)

// writeDiff writes a unified diff of two texts, in colors if there are to be any.
func writeDiff(w io.Writer, diff string, colors bool, before, after []byte) error {
	text := shownOn(w, diff, before, after)
	if !colors {
		return writeText(w, text)
	}
	var b strings.Builder
	for line := range strings.Lines(text) {
		content := strings.TrimSuffix(line, "\n")
		if style := diffStyle(content); style != "" {
			line = style + content + "\x1b[0m" + line[len(content):]
		}
		b.WriteString(line)
	}
	return writeText(w, b.String())
}

func diffStyle(line string) string {
	switch {
	case strings.HasPrefix(line, "diff "), strings.HasPrefix(line, "--- "), strings.HasPrefix(line, "+++ "), strings.HasPrefix(line, "rename "):
		return "\x1b[1m"
	case strings.HasPrefix(line, "@@"):
		return "\x1b[36m"
	case strings.HasPrefix(line, "-"):
		return "\x1b[31m"
	case strings.HasPrefix(line, "+"):
		return "\x1b[32m"
	}
	return ""
}
