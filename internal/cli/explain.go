package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"github.com/proclint/proclint/lint/api"
	"github.com/proclint/proclint/lint/explain"
	"github.com/proclint/proclint/lint/logs"
	"github.com/proclint/proclint/lint/logs/messages"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/report"
)

// explainedInFull is how many rules a text explains in full; it names the others.
const explainedInFull = 3

func newExplain() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "explain [TEXT|FILE]",
		Short: "Find what failed in a log, why, and how to correct it",
		Long: `Show what failed in a log, why, and what to do, the first cause first. The
Procfile and the files of the current folder show what belongs to this app.

TEXT is a line, a part of one, a code such as H14, or the name of a rule. FILE is a
log in UTF-8 or UTF-16. Without either, explain reads standard input, with time stamps and
colors. While a log goes on, each cause is shown at most two seconds after its
line.

With --verbose, also show the other causes and the pages of the rules. If nothing
explains the text, show the known lines that are most similar.

--format markdown prints all causes for the summary of a job.

Exit code: 0 if something explains it, 1 if nothing does or nothing failed,
2 without a file or without text in it.`,
		Example: `  proclint explain H14
  proclint explain "No entries were found in Procfile"
  heroku logs --tail | proclint explain
  proclint explain --platform dokku deploy.log`,
		Args: cobra.MaximumNArgs(1),
	}
	d := addDiagnosis(cmd)
	format := addFormat(cmd, "text", "json", "markdown")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if len(args) == 1 && format.value == "text" {
			if rule, err := api.RuleByName(args[0]); err == nil {
				return writeText(cmd.OutOrStdout(), ruleText(rule))
			}
		}
		if len(args) == 1 {
			d.logFile = args[0]
		}
		a, err := d.app("")
		if err != nil {
			return err
		}
		seen := &seenCauses{diagnoses: d, app: &a.in, read: &followed{}, w: cmd.OutOrStdout(), stderr: cmd.ErrOrStderr(), quiet: format.value != "text"}
		text, err := textToExplain(args, cmd.InOrStdin(), seen)
		if err != nil {
			return err
		}
		if seen.read.unread > 0 {
			fmt.Fprintf(cmd.ErrOrStderr(), "proclint: the log is larger than %d MiB, so %d lines in its middle weren't read\n", mostLog>>20, seen.read.unread)
		}
		if a.in.Source == nil {
			if a, err = d.app(text); err != nil {
				return err
			}
		}
		answer := messages.Table().Explain(text, &a.in)
		answer.Move(seen.read.place)
		switch {
		case format.value == "json":
			err = report.JSON(cmd.OutOrStdout(), answer)
		case format.value == "markdown":
			err = writeText(cmd.OutOrStdout(), visibleLines(causesMarkdown(answer.Causes)))
		case len(seen.shown) > 0:
			return seen.show(text)
		default:
			if answer.IsUnknown() {
				fmt.Fprintln(cmd.ErrOrStderr(), "proclint: "+d.unexplained(text, cmp.Or(d.only, d.log, "the log")))
			}
			err = writeText(cmd.OutOrStdout(), a.introduction()+d.answered(answer))
		}
		if err == nil && !answer.Found() {
			err = errFindings
		}
		return err
	}
	return cmd
}

// answered is what a person reads of an answer.
func (d *diagnoses) answered(answer *logs.Answer) string {
	switch {
	case len(answer.Causes) > 0:
		return d.text(answer)
	case answer.Found() && d.verbose:
		return d.answerText(&answer.Answer)
	case answer.Found():
		return d.shortAnswer(&answer.Answer)
	case answer.IsUnknown():
		return nearestText(answer.Nearest)
	case answer.Healthy != "" && !answer.Works:
		return d.originText(answer.Platform) + "No line of this log is a known failure, and none shows that the app works.\n" + nearestText(answer.Nearest)
	case answer.Healthy != "":
		return d.originText(answer.Platform) + "No line of this log is a known failure. This one shows an app that works:\n  " + shortened(report.Printable(answer.Healthy)) + "\n"
	}
	return d.originText(answer.Platform) + "The app of this log works. Nothing in it is a known failure.\n"
}

// unexplained leads on from a text that nothing explains, such as the name of a rule. what names the text.
func (d *diagnoses) unexplained(text, what string) string {
	if slices.Contains(api.RuleNames(), text) {
		return "this is a rule, not a log; " + d.names.rules + text + " describes it"
	}
	return "no rule explains " + what + " (" + d.names.rules + "lists all rules)"
}

// withText moves a text that begins with dashes, as lines of a build do, behind "--", so that it is no flag.
func withText(args []string) []string {
	if len(args) == 0 || args[0] != "explain" || slices.Contains(args, "--") {
		return args
	}
	var flags, text []string
	for _, arg := range args {
		if strings.HasPrefix(arg, "---") || strings.HasPrefix(arg, "-") && strings.Contains(arg, " ") {
			text = append(text, arg)
		} else {
			flags = append(flags, arg)
		}
	}
	return slices.Concat(flags, []string{"--"}, text)
}

// textToExplain is the text of the argument, of the file that it names, or of standard input, whose causes are shown as soon as they are known.
func textToExplain(args []string, stdin io.Reader, seen *seenCauses) (string, error) {
	from := "standard input"
	if len(args) == 1 && args[0] != stdinArg {
		info, err := os.Stat(args[0])
		switch {
		case (err != nil || info.IsDir()) && !api.NamesLog(args[0]):
			seen.only, seen.log = "the line", "the text"
			if !strings.ContainsAny(args[0], " \t") {
				seen.only = "the code"
			}
			if strings.ContainsAny(args[0], "\r\n") {
				seen.only = ""
			}
			return args[0], nil
		case err != nil:
			return "", fmt.Errorf("%s: %w", report.Printable(args[0]), without(err))
		case info.IsDir():
			return "", fmt.Errorf("%s is a folder, not a log", report.Printable(args[0]))
		}
		file, err := os.Open(args[0])
		if err != nil {
			return "", err
		}
		defer file.Close()
		from, stdin = report.Printable(args[0]), file
		seen.log = from
	}
	log, err := follow(stdin, mostLog, seen.pause)
	seen.read = log
	text := string(log.text)
	log.text = nil // it may be large
	switch {
	case err != nil:
		return "", fmt.Errorf("read %s: %w", from, err)
	case strings.TrimSpace(text) == "":
		return "", errors.New("no text to explain: pass it as an argument or on standard input")
	}
	return text, nil
}

// The most lines of a short answer, and how many of them are for what platforms mean.
const (
	shortLines   = 8
	meaningLines = 5
)

// shortAnswer is what the text means, the rules that find the cause, and the commands that go on from there.
func (d *diagnoses) shortAnswer(a *explain.Answer) string {
	var b strings.Builder
	left := ""
	for i, m := range a.Messages {
		var one strings.Builder
		messageText(&one, &m)
		if strings.Count(b.String()+one.String(), "\n") > meaningLines && b.Len() > 0 {
			more := len(a.Messages) - i
			left = fmt.Sprintf("%d more %s: %s", more, prose.Plural(more, "message", "messages"), d.names.allShort)
			break
		}
		b.WriteString(one.String())
	}
	if len(a.Rules) == 0 {
		if left != "" {
			b.WriteString(left + "\n")
		}
		return b.String()
	}
	listed := min(explainedInFull, len(a.Rules), shortLines-2-strings.Count(b.String(), "\n"))
	for _, r := range a.Rules[:max(listed, 1)] {
		b.WriteString(ruleLine(&r, a) + "\n")
	}
	b.WriteString("Find it in your file: " + d.names.lintOn(a) + "\n")
	b.WriteString(strings.TrimRight("More: "+d.names.rules+a.Rules[0].Name+"    "+left, " ") + "\n")
	return b.String()
}

// ruleLine names a rule, and the line that it explains in a log of several ones.
func ruleLine(r *explain.Rule, a *explain.Answer) string {
	line := r.Name + ": " + r.Title
	if slices.ContainsFunc(a.Rules, func(r explain.Rule) bool { return r.Line > 0 }) {
		line += fmt.Sprintf(" (Line %d: %s)", r.Line+1, r.Log)
	}
	if utf8.RuneCountInString(line) > textWidth {
		line = string([]rune(line)[:textWidth-1]) + "…"
	}
	return line
}

func messageText(b *strings.Builder, m *explain.Message) {
	wrap(b, "", "", fmt.Sprintf("%s: %s (printed by %s)", report.Printable(m.Log), m.Means, titles(m.Platforms)))
	if m.Cure != "" {
		wrap(b, "  ", "  ", "If the file is correct, run: "+m.Cure)
	}
}

func (d *diagnoses) answerText(a *explain.Answer) string {
	var b strings.Builder
	for _, m := range a.Messages {
		messageText(&b, &m)
	}
	full := a.Rules[:min(explainedInFull, len(a.Rules))]
	for _, r := range full {
		if b.Len() > 0 {
			b.WriteString("\n")
		}
		fmt.Fprintf(&b, "%s: %s.\n", r.Name, r.Title)
		wrap(&b, "  ", "  ", "Line "+fmt.Sprint(r.Line+1)+": "+r.Log)
		wrap(&b, "  ", "  ", r.Summary+" "+r.Why)
		exampleText(&b, "Wrong", r.Wrong)
		exampleText(&b, "Corrected", r.Right)
	}
	if len(full) == 0 {
		return b.String()
	}
	b.WriteString("\n")
	if others := a.Rules[len(full):]; len(others) > 0 {
		names := namesOf(others, func(r explain.Rule) string { return r.Name })
		wrap(&b, "", "", "Other possible rules: "+strings.Join(names, ", ")+".")
	}
	b.WriteString("More: " + d.names.rules + full[0].Name + "\n")
	return b.String()
}

// nearestText shows the known lines that are similar to one that nothing explains.
func nearestText(nearest []explain.Near) string {
	if len(nearest) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString("Similar lines that are known:\n")
	for _, n := range nearest {
		wrap(&b, "  - ", "    ", strings.TrimSuffix(report.Printable(n.Log)+" ("+strings.Join(n.Rules, ", ")+")", " ()"))
	}
	return b.String()
}

func exampleText(b *strings.Builder, label, text string) {
	fmt.Fprintf(b, "  %s:\n", label)
	for line := range strings.Lines(text) {
		fmt.Fprintf(b, "      %s\n", report.Printable(strings.TrimSuffix(line, "\n")))
	}
}

// titles names platforms, each once.
func titles(ids []string) string {
	var list []string
	for _, id := range ids {
		if target, ok := platform.Lookup(id); ok && !slices.Contains(list, target.Platform().Title) {
			list = append(list, target.Platform().Title)
		}
	}
	return strings.Join(list, ", ")
}
