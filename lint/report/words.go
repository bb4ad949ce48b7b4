package report

import (
	"fmt"
	"strings"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/platform"
)

// levels are the words of other tools for a severity: GitHub's are workflow commands.
var levels = map[lint.Severity]struct{ checkstyle, sarif, github, gitlab, rdjson string }{
	lint.Error:   {"error", "error", "error", "critical", "ERROR"},
	lint.Warning: {"warning", "warning", "warning", "major", "WARNING"},
	lint.Info:    {"info", "note", "notice", "minor", "INFO"},
	lint.Hint:    {"info", "note", "notice", "info", "INFO"},
}

// maxNamed is how many platforms are named where an effect is the same on all of them.
const maxNamed = 3

// where names the platforms of an effect.
func where(ids, selected []string) string {
	if len(ids) == len(selected) && len(ids) > maxNamed {
		return "All selected platforms"
	}
	return strings.Join(titles(ids), ", ")
}

func titles(ids []string) []string {
	list := make([]string, 0, len(ids))
	for _, id := range ids {
		list = append(list, titleOf(id))
	}
	return list
}

// withDoubts are the titles of platforms with "(unverified)" behind those of which it is unknown how they read a file.
func withDoubts(ids []string) []string {
	list := titles(ids)
	for i, id := range ids {
		if t, ok := platform.Lookup(id); ok && !t.SurelyReads() {
			list[i] += " (unverified)"
		}
	}
	return list
}

func titleOf(id string) string {
	if t, ok := platform.Lookup(id); ok {
		return t.Title()
	}
	return id
}

func pageOf(name string) string {
	rule, ok := lint.RuleByName(name)
	if !ok {
		return ""
	}
	return rule.URL()
}

// displayPath names a file without a name as well.
func displayPath(path string) string {
	if path == "" {
		return "<stdin>"
	}
	return Printable(path)
}

func plural(n int, noun string) string {
	if n == 1 || noun == "info" {
		return fmt.Sprintf("%d %s", n, noun)
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
