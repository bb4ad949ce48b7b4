package docpages

import (
	"regexp"
	"strings"

	"github.com/proclint/proclint/lint/platform/sources"
)

// Source is where something was read.
type Source struct {
	URL, Link string // empty without a page
	Text      string // text after the link
}

var onGitHub = regexp.MustCompile(`^([A-Za-z0-9][\w.-]*/[\w.-]*\w)(?: (issue|pull) (\d+))?(?:[ ,].*)?$`)

// NewSource links what begins with the name of a repository.
func NewSource(text string) Source {
	match := onGitHub.FindStringSubmatch(text)
	if match == nil {
		return Source{Text: text}
	}
	made := Source{URL: "https://github.com/" + match[1], Link: match[1]}
	if match[2] != "" {
		made.URL += map[string]string{"issue": "/issues/", "pull": "/pull/"}[match[2]] + match[3]
		made.Link += " " + match[2] + " " + match[3]
	}
	made.Text = strings.TrimPrefix(text, made.Link)
	return made
}

// newProof links a source of a fact to the first place that proves it, with the day when somebody looked.
func newProof(text string) Source {
	for _, p := range sources.All().Of(text) {
		if link := p.Link(); link != "" {
			return Source{link, text, " (" + p.Day + ")"}
		}
	}
	return NewSource(text)
}
