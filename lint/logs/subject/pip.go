package subject

import (
	"slices"
	"strconv"
	"strings"

	"github.com/proclint/proclint/lint/logs/ascii"
)

// CutRequirement splits a requirement such as flask[async]>=2.0 into its name and its version.
func CutRequirement(requirement string) (name, version string) {
	end := strings.IndexAny(requirement, "<>=!~[;@ ")
	if end < 0 {
		return requirement, ""
	}
	return requirement[:end], strings.TrimLeft(requirement[end:], "<>=!~")
}

// NeededBy is the package that needs the one of a list behind a message about hashes, or "".
func NeededBy(next string) string {
	parent, _, isNeeded := strings.Cut(Behind(Behind(next, " "), "(from "), "->")
	if !isNeeded {
		return ""
	}
	return parent
}

// SettingIn is the first word of an error that is named like a setting of an app, or "".
func SettingIn(fault string) string {
	for _, word := range strings.FieldsFunc(fault, func(r rune) bool { return strings.ContainsRune(" '\"`:,.;()[]{}=", r) }) {
		isSetting := slices.ContainsFunc(settingEnds, func(end string) bool { return strings.HasSuffix(word, end) })
		if isSetting && word == strings.ToUpper(word) && ascii.IsVariable(word) {
			return word
		}
	}
	return ""
}

// NewestOf is the last version of a list as pip writes it, or "".
func NewestOf(versions string) string {
	last := versions[strings.LastIndexByte(versions, ',')+1:]
	if last = strings.TrimSpace(last); last == "none" {
		return ""
	}
	return last
}

// settingEnds are how the names of variables end that an app's settings have.
var settingEnds = []string{"_TOKEN", "_KEY", "_URL", "_URI", "_ID", "_SECRET", "_PASSWORD", "_USER", "_HOST", "_NAME", "_HASH", "_EMAIL", "_PORT", "_DSN", "_ENDPOINT", "_BUCKET"}

// VariableOf is the variable of the environment that a line of a text reads, or the first one for no row; "" for none.
func VariableOf(text, row string) string {
	for i, line := range strings.Split(text, "\n") {
		if name := ascii.VariableIn(line); name != "" && (row == "" || row == strconv.Itoa(i+1)) {
			return name
		}
	}
	return ""
}
