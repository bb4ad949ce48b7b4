package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/api"
	"github.com/proclint/proclint/lint/explain"
	"github.com/proclint/proclint/lint/logs"
	"github.com/proclint/proclint/lint/logs/messages"
	"github.com/proclint/proclint/lint/logs/signal"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/report"
)

// diagnoses are the flags of a command that finds the causes in a log.
type diagnoses struct {
	id             string
	verbose        bool
	configurations *configurations
	names          waysOn
	// only is what a text without line ends is, such as "the code", and log is what one with them is, such as a file.
	only, log string
	// logFile is the file of the log, or another text.
	logFile string
}

// waysOn are how an answer names what goes on from there: commands, or the tools of an agent.
type waysOn struct {
	lint, platform, all, allShort, rules string
}

var (
	byCommand = waysOn{lint: "proclint lint", platform: " --platform ", all: "proclint explain -v", allShort: "-v", rules: "proclint rules "}
	byTool    = waysOn{lint: "lint", platform: " on ", all: `"all": true`, allShort: `"all": true`, rules: "rules "}
)

// lintOn is what checks the file for the one platform that printed a text, if it is known.
func (w waysOn) lintOn(a *explain.Answer) string {
	if len(a.Messages) == 0 || len(a.Messages[0].Platforms) != 1 {
		return w.lint
	}
	return w.lint + w.platform + a.Messages[0].Platforms[0]
}

func addDiagnosis(cmd *cobra.Command) *diagnoses {
	d := &diagnoses{configurations: addConfiguration(cmd), names: byCommand}
	addPlatform(cmd, &d.id, "platform", "`ID` of the platform that wrote the log (default: what the log shows)")
	cmd.Flags().BoolVarP(&d.verbose, "verbose", "v", false, "show all causes, and the pages of the rules")
	return d
}

// app is the Procfile in the current folder, and the files next to it. In a folder of several apps, it's the one that wrote the
// log, and none as long as that isn't known.
func (d *diagnoses) app(log string) (*app, error) {
	var targets []*platform.Target
	if d.id != "" {
		target, err := api.Target(d.id)
		if err != nil {
			return nil, err
		}
		targets = append(targets, target)
	}
	found := apps{at: ".", logFile: d.logFile, early: log == "", configurations: d.configurations,
		read: func(s source) (lint.Input, error) { return d.configurations.toShow(s, nil) }}
	a, err := found.of(log)
	if err != nil && !errors.Is(err, errSeveral) { // a log may be explained without a file
		return nil, err
	}
	if targets != nil {
		a.in.Targets = targets
	}
	return a, nil
}

// originText names the platform that a log shows where another one is chosen.
func (d *diagnoses) originText(shown string) string {
	from, known := platform.Lookup(shown)
	chosen, ok := platform.Lookup(d.id)
	if !known || !ok || from.Platform() == chosen.Platform() {
		return ""
	}
	return "The log is from " + from.Platform().Title + ".\n"
}

// text is what a person reads of an answer with causes.
func (d *diagnoses) text(a *logs.Answer) string {
	var b strings.Builder
	b.WriteString(d.originText(a.Platform))
	shown := a.Causes
	if !d.verbose {
		shown = shown[:1]
	}
	for i := range shown {
		if i > 0 {
			b.WriteString("\n")
		}
		d.causeText(&b, &shown[i])
	}
	if d.verbose {
		b.WriteString("\n" + d.answerText(&a.Answer))
		return b.String()
	}
	var more []string
	if others := len(a.Causes) - 1; others > 0 {
		more = append(more, fmt.Sprintf("%d more %s: %s", others, prose.Plural(others, "cause", "causes"), d.names.all))
	}
	if rule := a.Causes[0].Rule; rule != "" {
		more = append(more, "more: "+d.names.rules+rule)
	}
	if len(more) > 0 {
		fmt.Fprintln(&b, strings.Join(more, "    "))
	}
	return b.String()
}

// seenCauses shows each cause of a log that goes on, once.
type seenCauses struct {
	*diagnoses
	app       *lint.Input
	w, stderr io.Writer
	quiet     bool // nothing is shown before the end
	told      bool // that lines are left out
	shown     []*shownCause
	read      *followed
}

// pause shows the new causes of a log so far, and reports whether it looked for them.
func (s *seenCauses) pause(log *followed) bool {
	s.read = log
	if !s.quiet {
		log.keep(mostAtOnce)
		_ = s.show(string(log.text)) // the end of the log shows the error of the writer
	}
	if log.skipped && !s.told {
		s.told = true
		fmt.Fprintln(s.stderr, "proclint: the log goes on, and has more lines than explain can read. Some are left out. "+s.soFar())
	}
	return !s.quiet
}

// soFar is what is known while a log goes on.
func (s *seenCauses) soFar() string {
	switch {
	case s.quiet:
		return "The answer comes at its end."
	case len(s.shown) == 0:
		return "No known failure so far."
	}
	return "What failed so far is shown."
}

type shownCause struct {
	name string
	line int  // of the whole log, from 0
	over bool // whether a later line took it back
}

// show shows the causes of a log that were not shown yet, and which of the others a later line took back.
func (s *seenCauses) show(text string) error {
	var b strings.Builder
	d := messages.Table().Of(text, s.app)
	d.Move(s.read.place)
	for _, c := range d.Causes {
		name := c.Name + "\n" + c.Headline
		isKnown := slices.ContainsFunc(s.shown, func(known *shownCause) bool { return known.name == name && !known.over })
		if isKnown {
			continue
		}
		if len(s.shown) == 0 {
			b.WriteString(s.originText(d.Platform))
		}
		s.shown = append(s.shown, &shownCause{name: name, line: c.Lines[0].Start.Line})
		s.causeText(&b, &c)
	}
	for _, known := range s.shown {
		if !known.over && known.line >= s.read.dropped && !isIn(d.Causes, known.line) {
			known.over = true
			fmt.Fprintf(&b, "Line %d: this succeeded later.\n", known.line+1)
		}
	}
	return writeText(s.w, b.String())
}

// isIn reports whether a line of a log belongs to a cause. A list of as many as are listed may lack it.
func isIn(causes []logs.Cause, line int) bool {
	return len(causes) == logs.MostCauses || slices.ContainsFunc(causes, func(c logs.Cause) bool {
		return slices.ContainsFunc(c.Lines, func(s procfile.Span) bool { return s.Start.Line <= line && line <= s.End.Line })
	})
}

// certainties say how sure a cause is, in front of its headline.
var certainties = map[signal.Certainty]string{signal.Likely: "Likely: ", signal.Possible: "Possibly: "}

// line names a line of the log, counted from 0.
func (d *diagnoses) line(n int) string {
	if d.only != "" {
		return d.only
	}
	return fmt.Sprintf("line %d of %s", n+1, cmp.Or(d.log, "the log"))
}

func (d *diagnoses) causeText(b *strings.Builder, c *logs.Cause) {
	wrap(b, "", "", certainties[c.Certainty]+c.Headline)
	if c.Why != "" {
		wrap(b, "  ", "  ", c.Why)
	}
	place := ""
	if c.Place != nil {
		place = fmt.Sprintf("%s:%d:%d, ", report.Printable(c.File), c.Place.Start.Line+1, c.Place.Start.Character+1)
	}
	fmt.Fprintf(b, "  %s%s: %s\n", place, d.line(c.Lines[0].Start.Line), shortened(report.Printable(c.Excerpt)))
	if c.Help != "" && !c.HelpIsFix {
		wrap(b, "  help: ", "    ", c.Help)
	}
	for _, fix := range c.Fixes {
		switch {
		case c.HelpIsFix && (fix.Diff != "" || fix.Command != ""):
			continue
		case fix.Diff != "":
			if !fix.IsHelp {
				wrap(b, "  fix: ", "    ", fix.Title)
			}
			for row := range strings.Lines(fix.Diff) {
				fmt.Fprintf(b, "    %s\n", report.Printable(strings.TrimRight(row, "\r\n")))
			}
		case fix.Command != "" && strings.Contains(c.Help, "`"+fix.Command+"`"):
			continue
		case fix.Command != "":
			fmt.Fprintf(b, "  run: %s\n", report.Printable(fix.Command))
		default:
			title := fix.Title + " (proclint fix --suggested)"
			if fix.ByHand {
				title = fix.Title
			}
			wrap(b, "  fix: ", "    ", title)
		}
		break
	}
}

// shortened is a line of a log that fits on a line of a terminal.
func shortened(text string) string {
	if runes := []rune(text); len(runes) > textWidth-30 {
		return string(runes[:textWidth-31]) + "…"
	}
	return text
}

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
