package cli

import (
	"fmt"
	"strings"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/logs"
	"github.com/proclint/proclint/lint/prose"
)

// causesMarkdown are the causes in a log for a page, such as the summary of a job.
func causesMarkdown(causes []logs.Cause) string {
	if len(causes) == 0 {
		return "No cause is known in this log.\n"
	}
	var b strings.Builder
	for i := range causes {
		if i > 0 {
			b.WriteString("\n")
		}
		causeMarkdown(&b, &causes[i])
	}
	return b.String()
}

func causeMarkdown(b *strings.Builder, c *logs.Cause) {
	fmt.Fprintf(b, "### %s%s\n", certainties[c.Certainty], c.Headline)
	if c.Why != "" {
		fmt.Fprintf(b, "\n%s\n", c.Why)
	}
	fmt.Fprintf(b, "\nLine %d of the log: %s\n", c.Lines[0].Start.Line+1, prose.Fence(c.Excerpt))
	if c.Place != nil {
		fmt.Fprintf(b, "\nLine %d of the Procfile\n", c.Place.Start.Line+1)
	}
	if c.Help != "" {
		fmt.Fprintf(b, "\n**What to do:** %s\n", c.Help)
	}
	for _, fix := range c.Fixes {
		switch {
		case fix.Command != "":
			codeBlock(b, "sh", fix.Command)
		case fix.Diff != "":
			codeBlock(b, "diff", fix.Diff)
		}
	}
	if rule, ok := lint.RuleByName(c.Rule); ok {
		fmt.Fprintf(b, "\nMore: [%s](%s)\n", rule.Name, rule.URL())
	}
}

// codeBlock writes lines as they are, within more backticks than they have.
func codeBlock(b *strings.Builder, language, text string) {
	fence := "```"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	fmt.Fprintf(b, "\n%s%s\n%s\n%s\n", fence, language, strings.TrimRight(text, "\n"), fence)
}
