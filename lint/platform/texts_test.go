package platform

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/proclint/proclint/lint/prose"
)

// TestSentences checks the texts that become effects and help: each is one short sentence without the platform's name.
func TestSentences(t *testing.T) {
	const most = 100
	for _, target := range Targets() {
		for field, text := range map[string]string{
			"OnError":        target.OnError,
			"OnMiss":         target.Port.OnMiss,
			"WithoutHTTP":    target.WithoutHTTP,
			"Others":         target.OthersAdvice,
			"ReleaseInstead": target.ReleaseInstead,
			"Fallback":       target.Fallback,
			"OtherPath":      target.OtherPath,
			"OtherFolder":    target.OtherFolder,
		} {
			if text == "" {
				continue
			}
			words := prose.Words(text)
			if !strings.HasSuffix(text, ".") || strings.Contains(words, ". ") {
				t.Errorf("%s: %s isn't one sentence: %q", target.ID(), field, text)
			}
			if n := utf8.RuneCountInString(text); n > most {
				t.Errorf("%s: %s has %d characters, at most %d: %q", target.ID(), field, n, most, text)
			}
			if strings.Contains(words, target.Platform().Title) {
				t.Errorf("%s: %s names the platform: %q", target.ID(), field, text)
			}
		}
	}
}

// TestOtherPathNamesEachWay: what makes a platform read another file, according to the fact about the file, is in OtherPath too.
func TestOtherPathNamesEachWay(t *testing.T) {
	way := regexp.MustCompile("`(-\\w|\\.[a-z]+|[A-Z]+_?[A-Z]+)`")
	for _, target := range Targets() {
		ways, _, names := strings.Cut(target.Fact(File).Text, " names")
		for _, m := range way.FindAllStringSubmatch(ways, -1) {
			if names && target.OtherPath != "" && !strings.Contains(target.OtherPath, m[1]) {
				t.Errorf("%s: OtherPath is %q, but the fact is %q", target.ID(), target.OtherPath, ways)
			}
		}
	}
}

// TestCodeEnds checks that each text closes its backticks, and that those shown without them have none.
func TestCodeEnds(t *testing.T) {
	closed := func(place, text string) {
		if strings.Count(text, "`")%2 != 0 {
			t.Errorf("%s: a backtick isn't closed: %q", place, text)
		}
	}
	for _, p := range All() {
		for _, text := range p.NotVerified {
			closed(p.ID, text)
		}
		for _, link := range p.Links {
			if strings.Contains(link.Title, "`") {
				t.Errorf("%s: a link's title has a backtick: %q", p.ID, link.Title)
			}
		}
	}
	for _, target := range Targets() {
		for _, topic := range Topics() {
			closed(target.ID(), target.Fact(topic).Text)
		}
		closed(target.ID(), target.WithoutFile)
		if strings.Contains(target.Summary+target.NamePattern, "`") {
			t.Errorf("%s: the summary or the name pattern has a backtick: %q, %q", target.ID(), target.Summary, target.NamePattern)
		}
	}
	for _, m := range Messages() {
		closed(m.Text, m.Means)
	}
}

// A code that is shown beside a platform's name is one that its sentence names.
func TestCodesAreInTheirSentences(t *testing.T) {
	for _, target := range Targets() {
		for code, text := range map[string]string{target.Codes.WithoutHTTP: target.WithoutHTTP, target.Codes.OnMiss: target.Port.OnMiss} {
			if !strings.Contains(text, code) {
				t.Errorf("%s: the sentence %q lacks the code %q", target.ID(), text, code)
			}
		}
	}
}
