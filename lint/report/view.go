package report

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
)

// View is what a person is shown of a diagnostic: its data without what repeats. Each form,
// such as a terminal's text, writes the parts for which it has room. The texts are Markdown.
type View struct {
	// Groups are the effects that read differently, the most severe first.
	Groups []Group
	// Verdicts are the platforms by outcome, the worst first; none where Leads are true of all of them.
	Verdicts []Verdict
	// Leads say in a few words what happens on the platforms of the first verdict, the most exact first. One of them is shown, as there is room.
	Leads []string
	// Help is that of the diagnostic. HelpAdds means that it says what else to do, since the fix only removes text.
	Help     string
	HelpAdds bool
	// Fix is the one that is shown, a safe one before others; nil without fixes.
	Fix *check.Fix
}

// Group is an effect with all platforms that have it.
type Group struct {
	Text string
	// On are the platforms that have the effect for sure, Maybe those where nobody verified it.
	On, Maybe []string
	// Logs are the exact texts of platforms and programs.
	Logs []string
}

// Verdict is how a file fares on some platforms.
type Verdict struct {
	Label     Label
	Platforms []string // IDs, in the order of the effects
	Codes     []string // those under which the platforms report it, such as "H14", or ""
}

// Label is the outcome of a verdict.
type Label string

// The labels of verdicts, the worst first.
const (
	Breaks   Label = "breaks"
	MayBreak Label = "may break"
	Affects  Label = "affects" // nothing breaks there
	Fine     Label = "ok"
)

// ViewOf edits a diagnostic of a report that was made for the selected platforms.
func ViewOf(d *check.Diagnostic, selected []string) View {
	v := View{Groups: groupsOf(d.Effects), Fix: bestFix(d.Fixes), Help: d.Help}
	v.HelpAdds = v.Help != "" && (v.Fix == nil || onlyRemoves(v.Fix))
	if len(v.Groups) == 0 {
		return v
	}
	verdicts := verdictsOf(d.Effects, selected)
	if len(verdicts) > 1 && verdicts[0].Label != Affects {
		v.Verdicts = verdicts
	}
	v.Leads = leadsOf(d.Effects, verdicts, v.Groups, selected)
	return v
}

// groupsOf merges the effects that read alike. What differs between them, such as their severity, nobody sees there.
func groupsOf(effects []check.PlatformEffect) []Group {
	groups := make([]Group, 0, len(effects))
	for i := range effects {
		e := &effects[i]
		at := slices.IndexFunc(groups, func(g Group) bool { return g.Text == e.Text })
		if at < 0 {
			at = len(groups)
			groups = append(groups, Group{Text: e.Text})
		}
		g := &groups[at]
		if e.Verified {
			g.On = append(g.On, e.Platforms...)
		} else {
			g.Maybe = append(g.Maybe, e.Platforms...)
		}
		if e.Log != "" && !slices.Contains(g.Logs, e.Log) {
			g.Logs = append(g.Logs, e.Log)
		}
	}
	return groups
}

// Line is a group in one line of Markdown, such as "Heroku: Visitors see H14.". selected are the IDs of the platforms of its report.
func (g *Group) Line(selected []string) string {
	switch {
	case len(g.Maybe) == 0:
		return where(g.On, selected) + ": " + g.Text
	case len(g.On) == 0:
		return where(g.Maybe, selected) + ": " + g.Text + " (unverified)"
	}
	return where(g.On, selected) + ", " + where(g.Maybe, selected) + " (unverified): " + g.Text
}

func bestFix(fixes []check.Fix) *check.Fix {
	if len(fixes) == 0 {
		return nil
	}
	if i := slices.IndexFunc(fixes, func(f check.Fix) bool { return f.Applicability == check.Safe }); i > 0 {
		return &fixes[i]
	}
	return &fixes[0]
}

// onlyRemoves reports whether a suggested fix writes nothing in the place of what it removes.
func onlyRemoves(fix *check.Fix) bool {
	return fix.Applicability == check.Suggested && fix.Rename == nil && fix.Encode == "" && !slices.ContainsFunc(fix.Edits, func(e check.TextEdit) bool { return strings.TrimSpace(e.NewText) != "" })
}

// verdictsOf groups the selected platforms; there is at least one group.
func verdictsOf(effects []check.PlatformEffect, selected []string) []Verdict {
	breaks, may, affects, fine := Verdict{Label: Breaks}, Verdict{Label: MayBreak}, Verdict{Label: Affects}, Verdict{Label: Fine}
	concerned := map[string]bool{}
	for i := range effects {
		e := &effects[i]
		into := &fine
		switch {
		case e.Severity == check.Error:
			into = &breaks
		case e.Severity == check.Warning && harms(e.Outcome):
			into = &may
		case e.Severity == effects[0].Severity:
			into = &affects
		}
		for _, id := range e.Platforms {
			concerned[id] = true
			into.Platforms = append(into.Platforms, id)
			into.Codes = append(into.Codes, e.Code)
		}
	}
	for _, id := range selected {
		if !concerned[id] {
			fine.Platforms, fine.Codes = append(fine.Platforms, id), append(fine.Codes, "")
		}
	}
	if len(breaks.Platforms)+len(may.Platforms) > 0 {
		fine.Platforms, fine.Codes = append(affects.Platforms, fine.Platforms...), append(affects.Codes, fine.Codes...)
		affects = Verdict{}
	}
	breaks.codesFirst()
	return slices.DeleteFunc([]Verdict{breaks, may, affects, fine}, func(v Verdict) bool { return len(v.Platforms) == 0 })
}

// codesFirst moves the platforms with a code to the beginning, since people look for it.
func (v *Verdict) codesFirst() {
	for i := range v.Codes {
		for j := i; j > 0 && v.Codes[j] != "" && v.Codes[j-1] == ""; j-- {
			v.Codes[j], v.Codes[j-1] = v.Codes[j-1], v.Codes[j]
			v.Platforms[j], v.Platforms[j-1] = v.Platforms[j-1], v.Platforms[j]
		}
	}
}

// harms reports whether an outcome leaves less running than the file declares.
func harms(o platform.Outcome) bool {
	_, ok := outcomePhrases[o]
	return ok
}

// outcomePhrases say what happens where platforms word it differently.
var outcomePhrases = map[platform.Outcome]string{
	platform.Rejected:   "the file is rejected",
	platform.Ignored:    "the line is skipped",
	platform.Renamed:    "the process gets another name",
	platform.Changed:    "another command runs",
	platform.NotStarted: "the process doesn't start",
	platform.NoTraffic:  "no requests arrive",
	platform.Crash:      "the process fails",
}

// maxPhrases is how many outcomes are named beside a caret.
const maxPhrases = 2

// leadsOf say what happens on the platforms of the first verdict: their effect if they have the same one, or its kind.
func leadsOf(effects []check.PlatformEffect, verdicts []Verdict, groups []Group, selected []string) []string {
	worst := verdicts[0]
	if len(groups) == 1 && len(worst.Platforms) == len(selected) {
		return []string{groups[0].sentence()}
	}
	var texts, phrases []string
	for i := range effects {
		e := &effects[i]
		if !slices.Contains(worst.Platforms, e.Platforms[0]) {
			continue
		}
		if !slices.Contains(texts, e.Text) {
			texts = append(texts, e.Text)
		}
		if phrase := outcomePhrases[e.Outcome]; !slices.Contains(phrases, phrase) {
			phrases = append(phrases, phrase)
		}
	}
	var leads []string
	switch {
	case worst.Label == Affects:
		leads = append(leads, groups[0].Line(selected), groups[0].Text)
	case len(texts) == 1:
		leads = append(leads, texts[0])
	}
	if len(phrases) > maxPhrases || slices.Contains(phrases, "") {
		return leads
	}
	phrase := strings.Join(phrases, ", or ")
	if worst.Label == MayBreak && len(verdicts) == 1 {
		phrase = string(MayBreak) + ": " + phrase
	}
	return append(leads, phrase)
}

func (g *Group) sentence() string {
	if len(g.On) == 0 {
		return strings.TrimSuffix(g.Text, ".") + " (unverified)"
	}
	return g.Text
}

// Lines are the effects of a diagnostic that read differently and its advice, a line each, in Markdown. They are for views that show no fix.
func Lines(d *check.Diagnostic, selected []string) []string {
	groups := groupsOf(d.Effects)
	lines := make([]string, 0, len(groups)+1)
	for i := range groups {
		lines = append(lines, groups[i].Line(selected))
	}
	if advice := d.Advice(); advice != "" {
		lines = append(lines, advice)
	}
	return lines
}

// lowered is a phrase in the middle of a line: its first letter is lowercase, unless the first word is a name.
func lowered(phrase string) string {
	first, _, _ := strings.Cut(phrase, " ")
	if len(first) == 0 || first[0] < 'A' || first[0] > 'Z' || !strings.Contains(commonWords, " "+first+" ") {
		return phrase
	}
	return strings.ToLower(first[:1]) + phrase[1:]
}

// lowerTitle is the title of a fix in the middle of a line. It begins with a verb.
func lowerTitle(title string) string {
	if len(title) > 1 && title[0] >= 'A' && title[0] <= 'Z' && title[1] >= 'a' && title[1] <= 'z' {
		return strings.ToLower(title[:1]) + title[1:]
	}
	return title
}

// commonWords begin headlines and effects without being a name.
const commonWords = " A An And Any Anyone At Both Commands Comment Each Every Gets Harmless If In It Its Line Missing Most Neither Never No Nobody None " +
	"Nothing On Once One Only Other Requests Runs Some Space Starts Syntax Text That The There These They This Two Uppercase Unless Visitors With Without "

// titleWithCode is the name of the platform at a place of a verdict, such as "Heroku (H14)".
func (v *Verdict) titleWithCode(i int) string {
	title := titleOf(v.Platforms[i])
	if v.Label == Breaks && v.Codes[i] != "" {
		title += " (" + v.Codes[i] + ")"
	}
	return title
}

// maxPlatforms is how many platforms of a verdict are named.
const maxPlatforms = 6

// Names lists the platforms of a verdict, out of so many that are selected.
func (v *Verdict) Names(selected int) string {
	if len(v.Platforms) == selected && selected > maxNamed {
		return "all " + plural(selected, "platform")
	}
	var names []string
	for i := range v.Platforms {
		names = append(names, v.titleWithCode(i))
	}
	if more := len(names) - maxPlatforms; more > 1 {
		names = append(names[:maxPlatforms], plural(more, "other"))
	}
	return strings.Join(names, ", ")
}
