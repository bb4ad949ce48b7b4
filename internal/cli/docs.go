package cli

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/api"
	"github.com/proclint/proclint/lint/platform"
	proofs "github.com/proclint/proclint/lint/platform/sources"
	"github.com/proclint/proclint/lint/report"
)

func newRules() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "rules [NAME]",
		Short: "Explain the rules",
		Long: `List the rules, or explain one: what it finds, why that matters, an example, what people see of it
in a log, and its sources.`,
		Example: `  proclint rules
  proclint rules ` + api.RuleNames()[0] + `
  proclint rules --format json`,
		Args:              cobra.MaximumNArgs(1),
		ValidArgsFunction: cobra.FixedCompletions(api.RuleNames(), cobra.ShellCompDirectiveNoFileComp),
	}
	format := addFormat(cmd, "text", "json")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		list := api.Rules()
		if len(args) == 1 {
			rule, err := api.RuleByName(args[0])
			if err != nil {
				return err
			}
			list.Rules = []api.Rule{rule}
		}
		switch {
		case format.value == "json":
			return report.JSON(cmd.OutOrStdout(), list)
		case len(args) == 1:
			return writeText(cmd.OutOrStdout(), ruleText(list.Rules[0]))
		}
		return writeText(cmd.OutOrStdout(), rulesText(list.Rules))
	}
	return cmd
}

func newPlatforms() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "platforms [ID]",
		Short: "Show facts about the platforms",
		Long: `List the platforms and their build strategies, or show the facts about one: each
with its source, how it was checked, and what is unverified.`,
		Example: `  proclint platforms
  proclint platforms drycc:image
  proclint platforms --format json`,
		Args:              cobra.MaximumNArgs(1),
		ValidArgsFunction: completePlatform,
	}
	format := addFormat(cmd, "text", "json")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 && format.value == "json" {
			return report.JSON(cmd.OutOrStdout(), api.Platforms())
		}
		if len(args) == 0 {
			return writeText(cmd.OutOrStdout(), platformsText())
		}
		target, err := api.Target(args[0])
		if err != nil {
			return err
		}
		if format.value == "text" {
			var b strings.Builder
			if s := platform.AliasFor(args[0]); s != nil {
				wrap(&b, "", "", s.Why)
				b.WriteString("\n")
			}
			return writeText(cmd.OutOrStdout(), b.String()+platformText(target))
		}
		documented, err := api.PlatformByID(args[0])
		if err != nil {
			return err
		}
		return report.JSON(cmd.OutOrStdout(), api.PlatformList{Schema: lint.Schema, Platforms: []api.Platform{documented}})
	}
	return cmd
}

func writeText(w io.Writer, text string) error {
	if _, err := io.WriteString(w, text); err != nil {
		return fmt.Errorf("write: %w", err)
	}
	return nil
}

func rulesText(rules []api.Rule) string {
	var b strings.Builder
	group := ""
	for _, r := range rules {
		if r.Group != group {
			if group != "" {
				b.WriteString("\n")
			}
			group = r.Group
			fmt.Fprintln(&b, group)
		}
		fmt.Fprintf(&b, "  %-26s %s\n", r.Name, r.Title)
	}
	return b.String()
}

func ruleText(r api.Rule) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s (%s)\n\n%s.\n\n", r.Name, r.Group, r.Title)
	wrap(&b, "", "", r.Summary)
	b.WriteString("\n")
	wrap(&b, "", "", r.Why)
	sampleText(&b, "Wrong", r.Bad)
	sampleText(&b, "Corrected", r.Good)
	listText(&b, "Not reported, or less severe", r.Exceptions)
	listText(&b, "In a log (… stands for any text)", r.Logs)
	listText(&b, "Sources", r.Sources)
	return b.String()
}

// listText writes items under a label, and nothing for an empty list.
func listText(b *strings.Builder, label string, items []string) {
	if len(items) == 0 {
		return
	}
	fmt.Fprintf(b, "\n%s:\n", label)
	for _, item := range items {
		wrap(b, "  - ", "    ", item)
	}
}

func sampleText(b *strings.Builder, label string, s api.Sample) {
	fmt.Fprintf(b, "\n%s", label)
	if len(s.Platforms) > 0 {
		fmt.Fprintf(b, ", on %s", strings.Join(s.Platforms, ", "))
	}
	b.WriteString(":\n\n")
	for line := range strings.Lines(s.Shown) {
		b.WriteString(strings.TrimRight("    "+report.Printable(strings.TrimSuffix(line, "\n")), " ") + "\n")
	}
}

func platformsText() string {
	var b strings.Builder
	for i, group := range platform.Groups() {
		if i > 0 {
			b.WriteString("\n")
		}
		fmt.Fprintln(&b, group.Title())
		for _, p := range group.Platforms() {
			fmt.Fprintln(&b, strings.TrimRight(fmt.Sprintf("  %-20s %-18s %s", p.ID, p.Title, platformNote(p)), " "))
			for i := range p.Strategies[1:] {
				s := &p.Strategies[1+i]
				fmt.Fprintf(&b, "    %-22s %s\n", s.ID(), s.Summary)
			}
		}
	}
	fmt.Fprintln(&b, "\nNames without an entry")
	for _, s := range platform.AllAliases() {
		note := "as " + s.ID
		if s.Nearest {
			note = "not checked; the nearest is " + s.ID
		}
		fmt.Fprintf(&b, "  %-20s %-18s %s\n", s.Page(), s.Title, note)
	}
	return b.String()
}

// platformNote is what the list says about a platform besides its title.
func platformNote(p *platform.Platform) string {
	switch {
	case p.Default:
		return "checked by default"
	case len(p.AlsoNamed()) > 0:
		return "also: " + strings.Join(p.AlsoNamed(), ", ")
	}
	return ""
}

// verifications describe how a fact is known.
var verifications = map[platform.Verified]string{
	platform.Run:        "the real parser was run",
	platform.Read:       "read in the source",
	platform.Documented: "as documented",
	platform.Inferred:   "inferred, not verified",
	platform.Unknown:    "not verified",
}

func platformText(t *platform.Target) string {
	p := t.Platform()
	var b strings.Builder
	fmt.Fprintf(&b, "%s  %s\n", t.ID(), t.Title())
	if t.Summary != "" {
		fmt.Fprintf(&b, "%s\n", t.Summary)
	}
	fmt.Fprintf(&b, "%s\nchecked on %s\n", p.Homepage, p.Checked)
	if len(p.AlsoNamed()) > 0 {
		fmt.Fprintf(&b, "also called: %s\n", strings.Join(p.AlsoNamed(), ", "))
	}
	if len(p.Strategies) > 1 {
		fmt.Fprintf(&b, "strategies: %s\n", strings.Join(namesOf(p.Strategies, func(t platform.Target) string { return t.ID() }), ", "))
	}
	var cited, others []string
	for _, topic := range platform.Topics() {
		fact := t.Fact(topic)
		if fact.Text == "" {
			continue
		}
		if like := t.Like(); like != nil && like.Fact(topic).Text == fact.Text {
			others = append(others, topic.String())
			continue
		}
		fmt.Fprintf(&b, "\n%s\n", topic)
		wrap(&b, "  ", "  ", fact.Text)
		wrap(&b, "  ", "  ", "["+verifications[fact.Verified]+"] "+fact.Source+inferredFrom(t, topic.String(), fact.Verified))
		cited = append(cited, fact.Source)
	}
	if others != nil {
		wrap(&b, "\nas "+t.Like().ID()+": ", "  ", strings.Join(others, ", "))
	}
	b.WriteString("\ntasks (preview shows how)\n")
	for _, task := range platform.Tasks() {
		way := t.Way(task)
		wrap(&b, "  ", "    ", task.String()+": "+wayText(way)+inferredFrom(t, proofs.Task(task.String()), way.Verified))
		cited = append(cited, way.Source)
	}
	b.WriteString("\nwhat preview shows (kind, day, and link of its source)\n")
	es, ways := p.Documented()
	for i, e := range es {
		text, _, _ := strings.Cut(e.Text, "\n")
		fmt.Fprintf(&b, "  - %s: %s\n", e.Title, report.Printable(text))
		if places := proofs.All().Of(proofs.All().Shown(p.ID, e.Title, e.Text)); len(places) > 0 {
			writePlaces(&b, places)
		} else if ways[i].Source != "" {
			fmt.Fprintf(&b, "    %s\n", ways[i].Source)
		}
	}
	if len(p.NotVerified) > 0 {
		b.WriteString("\nnot verified\n")
		for _, s := range p.NotVerified {
			wrap(&b, "  - ", "    ", s)
		}
	}
	writeSources(&b, cited)
	if len(p.Links) > 0 {
		b.WriteString("\nlinks\n")
		for _, l := range p.Links {
			fmt.Fprintf(&b, "  - %s: %s\n", l.Title, l.URL)
		}
	}
	return b.String()
}

// inferredFrom is a sentence behind the source of what is inferred, or "".
func inferredFrom(t *platform.Target, topic string, verified platform.Verified) string {
	if from := proofs.All().InferredFrom(t.ID(), topic); verified == platform.Inferred && from != "" {
		return ". " + from
	}
	return ""
}

// writeSources lists where sources are, each once: its kind, the day, and a link.
func writeSources(b *strings.Builder, cited []string) {
	b.WriteString("\nsources (kind, day, link)\n")
	slices.Sort(cited)
	for _, source := range slices.Compact(cited) {
		places := proofs.All().Of(source)
		if len(places) == 0 {
			continue
		}
		fmt.Fprintf(b, "  - %s\n", source)
		writePlaces(b, places)
	}
}

func writePlaces(b *strings.Builder, places []proofs.Place) {
	for _, p := range places {
		fmt.Fprintf(b, "    %s\n", strings.TrimSpace(fmt.Sprintf("%s, %s %s", p.Kind, p.Day, cmp.Or(p.Link(), p.Reason))))
	}
}

// wayText says how it is known what does a task, or why nothing does it.
func wayText(w platform.Way) string {
	if w.None != "" {
		return "none. " + w.None
	}
	return "[" + verifications[w.Verified] + "] " + w.Source
}

const textWidth = 80

// wrap writes a text in lines of at most textWidth characters where its words allow it; the first begins with first, the others with rest.
func wrap(b *strings.Builder, first, rest, text string) {
	line, begun := first, false
	for _, word := range strings.Fields(text) {
		word = report.Printable(word)
		switch {
		case !begun:
			line += word
		case utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) <= textWidth:
			line += " " + word
		default:
			fmt.Fprintln(b, line)
			line = rest + word
		}
		begun = true
	}
	fmt.Fprintln(b, line)
}
