package lint

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/prose"
)

// checkTexts checks the form of the texts of a diagnostic: a headline has no period, an
// effect and the help are one sentence each, code is in backticks, and each text keeps
// its limit.
func checkTexts(t *testing.T, d *check.Diagnostic) {
	t.Helper()
	problem := func(format, text string) { t.Errorf("%s: "+format, d.Rule, text) }
	if d.Severity == check.None || d.Message == "" {
		problem("no severity or no headline: %q", d.Message)
	}
	verify := func(kind, text string, most int) {
		if n := utf8.RuneCountInString(text); n > most {
			t.Errorf("%s: the %s has %d characters, more than %d: %s", d.Rule, kind, n, most, text)
		}
		if strings.ContainsAny(prose.Words(text), "“”„‘’") {
			problem("curly quotes: %s", text)
		}
		if strings.ContainsAny(text, "\n\r\t") {
			problem("more than one line: %q", text)
		}
	}
	verify("headline", d.Message, prose.MaxHeadline)
	if strings.HasSuffix(d.Message, ".") && !strings.HasSuffix(d.Message, "…") {
		problem("the headline ends with a period: %s", d.Message)
	}
	worst := check.None
	for _, e := range d.Effects {
		verify("effect", e.Text, prose.MaxEffect)
		if !isSentence(e.Text) {
			problem("the effect is no sentence: %q", e.Text)
		}
		if len(e.Platforms) == 0 || e.Outcome == 0 || e.Severity == check.None || !e.Verified && e.Severity == check.Error {
			t.Errorf("%s: incomplete effect %+v", d.Rule, e)
		}
		worst = max(worst, e.Severity)
	}
	// Without a selection it may be lower: see check.SeverityOf.
	if len(d.Effects) > 0 && worst != d.Severity && d.Severity != min(worst, check.Warning) && d.Severity != min(worst, check.Info) {
		t.Errorf("%s: severity %s, but the worst effect is %s", d.Rule, d.Severity, worst)
	}
	for _, f := range d.Fixes {
		if d.Help == f.Title+"." {
			t.Errorf("%s: the help repeats the fix: %q", d.Rule, d.Help)
		}
	}
	if verify("help", d.Help, prose.MaxHelp); d.Help != "" && !isSentence(d.Help) {
		problem("the help is no sentence: %q", d.Help)
	}
	for _, f := range d.Fixes {
		if verify("title", f.Title, prose.MaxTitle); f.Title == "" || strings.HasSuffix(f.Title, ".") {
			problem("a title is no sentence: %q", f.Title)
		}
	}
	for _, r := range d.Related {
		verify("related text", r.Message, prose.MaxHeadline)
	}
	if len(d.Related) > check.MaxRelated+1 {
		t.Errorf("%s: %d related places", d.Rule, len(d.Related))
	}
}

// isSentence reports whether a text is a sentence with its period, or code and a period.
func isSentence(text string) bool {
	return strings.HasSuffix(text, ".") && !strings.HasPrefix(text, " ") && text != "." &&
		(text[0] == '`' || text[0] < 'a' || text[0] > 'z')
}
