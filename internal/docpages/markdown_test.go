package docpages

import (
	"regexp"
	"strings"
	"testing"

	"github.com/proclint/proclint/lint/platform"
)

func TestMarkdownShowsASampleAsItIs(t *testing.T) {
	for text, want := range map[string]string{
		"web: x\n":           "```text\nweb: x\n```",
		"```\nweb: x\n```\n": "````text\n```\nweb: x\n```\n````",
		"\ufeffweb: x":       "```text\n�web: x\n```",
	} {
		if got := fence(text); got != want {
			t.Errorf("fence(%q) = %q, want %q", text, got, want)
		}
	}
}

// TestThePagesOfPlatforms: each page has the facts with how they are known, and nothing is left of the template.
func TestThePagesOfPlatforms(t *testing.T) {
	for _, p := range platform.All() {
		text := string(NewPlatform(p).Markdown())
		if !strings.HasPrefix(text, "# "+p.Title+"\n\n`"+p.ID+"`") || strings.Contains(text, "%!") || !strings.Contains(text, "\n## Facts\n\n- **") {
			t.Errorf("%s:\n%.400s", p.ID, text)
		}
		if blank := regexp.MustCompile(`\n\n\n| +\n|\n\n$`).FindStringIndex(text); blank != nil {
			t.Errorf("%s has too many blanks: %q", p.ID, text[max(blank[0]-40, 0):min(blank[1]+40, len(text))])
		}
	}
}
