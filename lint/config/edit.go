package config

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
)

// TurnOff is the text of a configuration after its rules turn one off, for a file and all others that no override sets it for. It changes nothing
// else. It reports false where it can't do that, such as in an invalid text, and where an override sets the rule for the file.
func TurnOff(text, file string, rule *check.Rule) (string, bool) {
	before, err := Parse([]byte(text))
	isOverridden := func(l Level) bool { return l.Rule == rule && l.Files != "" }
	if err != nil || slices.ContainsFunc(before.For(file).Levels, isOverridden) {
		return "", false
	}
	lines := strings.SplitAfter(text, "\n")
	// The lines that set the rule for all files, that start the table of rules, and that set the last one, or -1.
	own, last := -1, -1
	for _, l := range before.rules {
		if last = l.Line - 1; own < 0 && l.Rule == rule {
			own = last
		}
	}
	header := slices.IndexFunc(lines, func(line string) bool {
		code, _, _ := strings.Cut(line, "#")
		return strings.Join(strings.Fields(code), "") == "["+rulesKey+"]"
	})
	setting := rule.Name + " = \"" + Off + "\""
	for _, candidate := range []string{
		replaceLine(lines, own, setting),
		insertBelow(lines, header, setting),
		insertBelow(lines, last, rulesKey+"."+setting),
		insertInLine(lines, last, setting),
		appendTable(text, setting),
	} {
		if isTurnedOff(before, candidate, rule) {
			return candidate, true
		}
	}
	return "", false
}

// insertInLine adds a setting to the table in braces of a line; "" for a line without one.
func insertInLine(lines []string, i int, setting string) string {
	if i < 0 {
		return ""
	}
	start, rest, ok := strings.Cut(lines[i], "{")
	if !ok {
		return ""
	}
	return strings.Join(lines[:i], "") + start + "{ " + setting + "," + rest + strings.Join(lines[i+1:], "")
}

// replaceLine puts a text in place of a line, which keeps its comment and its end; "" where there is no such line.
func replaceLine(lines []string, i int, text string) string {
	if i < 0 {
		return ""
	}
	if _, comment, ok := strings.Cut(lines[i], "#"); ok {
		text += " #" + strings.TrimRight(comment, "\r\n")
	}
	return strings.Join(lines[:i], "") + text + eolOf(lines[i], "") + strings.Join(lines[i+1:], "")
}

// insertBelow adds a line below another one; "" where there is no such line.
func insertBelow(lines []string, i int, text string) string {
	if i < 0 {
		return ""
	}
	eol := eolOf(lines[i], "")
	if eol == "" { // the last line
		return strings.Join(lines, "") + "\n" + text + "\n"
	}
	return strings.Join(lines[:i+1], "") + text + eol + strings.Join(lines[i+1:], "")
}

func appendTable(text, setting string) string {
	eol := "\n"
	if first, _, ok := strings.Cut(text, "\n"); ok {
		eol = eolOf(first+"\n", eol)
	}
	if text != "" {
		if !strings.HasSuffix(text, "\n") {
			text += eol
		}
		text += eol
	}
	return text + "[" + rulesKey + "]" + eol + setting + eol
}

// eolOf is the line end of a line, or otherwise where it has none.
func eolOf(line, otherwise string) string {
	switch {
	case strings.HasSuffix(line, "\r\n"):
		return "\r\n"
	case strings.HasSuffix(line, "\n"):
		return "\n"
	}
	return otherwise
}

// isTurnedOff reports whether a text turns a rule off for all files, and says the same as before about all others.
func isTurnedOff(before *Config, text string, rule *check.Rule) bool {
	after, err := Parse([]byte(text))
	if err != nil || text == "" {
		return false
	}
	want := Applied{Levels: levelsOf(before)}
	want.Set(Level{Rule: rule})
	got := levelsOf(after)
	if len(got) != len(want.Levels) || len(after.overrides) != len(before.overrides) || len(after.exclude) != len(before.exclude) ||
		len(after.set.Platforms) != len(before.set.Platforms) || after.set.FailOn != before.set.FailOn {
		return false
	}
	for _, l := range got {
		for _, w := range want.Levels {
			if l.Rule == w.Rule && l.Severity != w.Severity {
				return false
			}
		}
	}
	return true
}

func levelsOf(c *Config) []Level { return c.For("").Levels }
