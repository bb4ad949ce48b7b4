// Package logs finds the causes in a log of a deploy: what failed in this app, why, and what corrects it. What messages
// mean is a table, which a caller loads.
//
// The packages below it take steps, in this order: mask and lex make lines of the bytes, signal finds their messages, trace
// the errors with calls, life what ended and what worked later, and rank what explains what. This package looks at the app.
package logs

import (
	"cmp"
	"fmt"
	"slices"
	"sort"
	"strings"
	"sync"
	"unicode/utf16"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/explain"
	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/logs/holes"
	"github.com/proclint/proclint/lint/logs/lex"
	"github.com/proclint/proclint/lint/logs/life"
	"github.com/proclint/proclint/lint/logs/mask"
	"github.com/proclint/proclint/lint/logs/rank"
	"github.com/proclint/proclint/lint/logs/signal"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

// Diagnosis is what a log shows.
type Diagnosis struct {
	// Platform is the ID of the one that wrote the log, or "".
	Platform string `json:"platform"`
	// Stage is the one in which the app failed, else the last one of the log, or "".
	Stage signal.Stage `json:"stage"`
	// Causes are what failed, the first one first; none in the log of a healthy app.
	Causes []Cause `json:"causes"`
	// Healthy is the first line that shows an app that works, else a step of a deploy, if none looks like an error, or "".
	Healthy string `json:"-"`
	// Works is whether nothing failed, and a line shows a deploy or an app that works, or that somebody stopped the app. Others
	// may look like errors.
	Works bool `json:"works,omitempty"`
}

const (
	// MostCauses limits how many are listed.
	MostCauses = 8
	// mostSpans limits the ranges of one cause.
	mostSpans = lex.MostRepeats
	// longestExcerpt is in characters.
	longestExcerpt = 240
)

// Table is what is known of the messages in logs. Its methods find causes.
type Table struct {
	*signal.Table
	looks *looks
	// documented are the lines that rules and platforms document.
	documented func() *signal.Table
}

// MeaningsOfLooks are the names of the meanings that what is looked at gives to causes.
func (t *Table) MeaningsOfLooks() []string { return t.looks.meanings() }

// OnRow calls a function whenever the conditions of a row are true. Tests ask by it which rows no case needs.
func (t *Table) OnRow(counts func(look string, row int)) { t.looks.onRow(counts) }

// Load reads a table.
func Load(text string) (*Table, error) {
	t, err := signal.Load(text)
	if err != nil {
		return nil, err
	}
	looks, err := newLooks(text, func(name string) bool { return t.Named(name) != nil })
	if err != nil {
		return nil, err
	}
	for _, m := range t.Meanings {
		if m.Look != "" && looks.named(m.Look) == nil {
			return nil, fmt.Errorf("%s: there is nothing named %q to look at", m.Name, m.Look)
		}
	}
	return &Table{t, looks, sync.OnceValue(func() *signal.Table { return t.Beneath(explain.Messages()) })}, nil
}

// Of finds the causes in a log. app is its Procfile and its repository, or nil; either may be missing in it.
func (t *Table) Of(log string, in *lint.Input) *Diagnosis {
	m := &mask.Masker{}
	r := life.Read(t.Table, t.documented(), log, m)
	shown := r.Platform != ""
	r.Platform = cmp.Or(r.Platform, r.Guess)
	local := r.Local && !isHosted(r.Platform)
	if in != nil && len(in.Targets) == 1 && (!shown || isOf(in.Targets[0], r.Platform)) {
		r.Platform = in.Targets[0].ID()
	}
	d := &Diagnosis{Platform: r.Platform, Stage: r.Stage, Causes: []Cause{}}
	failures := rank.Grouped(rank.WithKinds(r.Failures(), rank.KindsFound{Kinds: r.Kinds, Unknown: r.Unknown(), Works: r.SeemsToWork(), Last: r.Last}))
	if len(failures) == 0 || r.WorksWith(failures) {
		d.Works, d.Healthy = r.Works(), m.Mask(prose.Printable(r.Healthy()))
		return d
	}
	a := newApp(in, r.Platform)
	var drafts []*draft
	for _, f := range failures {
		draft := newDraft(f)
		draft.app, draft.meanings, draft.roles, draft.local = a, t.Named, t.WithRole, local
		draft.setPlace(r.Platform, shown)
		draft.look(t.looks)
		drafts = append(drafts, draft)
	}
	sort.SliceStable(drafts, func(i, j int) bool {
		return rank.Place(drafts[i].Ends, drafts[i].certainty) < rank.Place(drafts[j].Ends, drafts[j].certainty)
	})
	if a.report != nil {
		m.Known = append(m.Known, a.report.Secrets)
	}
	spans := spansOf(log, drafts)
	for i, draft := range drafts[:min(len(drafts), MostCauses)] {
		d.Causes = append(d.Causes, draft.cause(m, spans[i]))
	}
	d.Stage = d.Causes[0].Stage
	return d
}

// After moves the places of the causes behind so many lines of a log that the diagnosis isn't about.
func (d *Diagnosis) After(lines int) {
	for _, c := range d.Causes {
		for i := range c.Lines {
			c.Lines[i].Start.Line += lines
			c.Lines[i].End.Line += lines
		}
	}
}

// look looks at the folder and at the findings of the Procfile.
func (d *draft) look(all *looks) {
	if d.app.report == nil {
		d.rule = d.Rule
		d.Set("explainer", d.Rule)
	}
	d.setUnset()
	if at := all.named(d.Look); at != nil {
		at(d)
	}
	if at := all.named(lookAny); at != nil {
		at(d)
	}
	if here := d.becomeLocal(); here != nil && here.Look != signal.LookEnd {
		if at := all.named(here.Look); at != nil {
			at(d)
		}
	}
	f := d.app.finding(d.confirm, d.Values)
	if f == nil && d.NeedsFinding && !slices.ContainsFunc(d.Rules, func(name string) bool { return !d.app.knows(name) }) {
		d.found, d.isUnconfirmed = d.General(), true
	}
	if f == nil || d.Look == "said" && !d.app.isOf(f, d.Values["process"]) {
		return
	}
	d.rule = f.Rule
	if d.found == nil || d.certainty != signal.Sure {
		d.certainty, d.finding = signal.Sure, f
	}
	for _, fix := range f.Fixes {
		d.fixes = append(d.fixes, Fix{Title: fix.Title, Edits: fix.Edits, Rename: fix.Rename, Encode: fix.Encode})
	}
}

// cause writes the texts.
func (d *draft) cause(secrets *mask.Masker, spans []procfile.Span) Cause {
	m := d.Meaning
	if d.found != nil {
		m = d.found
	}
	// Before a text is cut off: half a secret looks like none.
	for name, value := range d.Values {
		d.Values[name] = secrets.Mask(value)
	}
	d.addChange(m.Change)
	d.setHolder(m.Edit)
	is, why, help := d.write(mostHeadline, m.Is...), d.write(mostWhy, m.Why...), d.write(mostHelp, holes.Legal(d.helps(m), d.Values, d.isOwn)...)
	why, help = d.here(why, help)
	helpIsFix := false
	c := Cause{
		Name: d.Name, Kind: m.Kind, Certainty: d.certainty, Rule: d.rule, Platform: d.OnPlatform, Stage: d.InStage,
		Lines: spans, Fixes: []Fix{}, By: d.By, Source: d.Source, isUnconfirmed: d.isUnconfirmed,
	}
	if f := d.finding; f != nil {
		if !f.AboutFile {
			c.Place = &f.Span
		}
		why = d.write(mostWhy, d.Is...) + "."
		is = f.Message
		d.addListening(f.Code)
		switch {
		case f.Help != "":
			help = f.Help
		case len(f.Fixes) > 0:
			help, helpIsFix = f.Fixes[0].Title+d.app.lineOf(f)+".", true
		}
	} else if c.Place = d.app.placeOf(d.Values["program"]); c.Place == nil {
		c.Place = d.app.placeOf(d.Values["script"])
	}
	if d.Values["holder"] == "" {
		why = d.sayHolder(why)
	}
	c.Headline, c.Why, c.Help, c.HelpIsFix = secrets.Mask(is), secrets.Mask(why), secrets.Mask(help), helpIsFix
	c.Excerpt = secrets.Mask(prose.Printable(d.First.Text))
	if runes := []rune(c.Excerpt); len(runes) > longestExcerpt {
		c.Excerpt = string(runes[:longestExcerpt]) + "…"
	}
	for _, fix := range d.fixes {
		fix.Title, fix.Diff, fix.Command = secrets.Mask(fix.Title), secrets.Mask(fix.Diff), secrets.Mask(fix.Command)
		c.Fixes = append(c.Fixes, fix)
	}
	d.addEdit(m, &c)
	if d.finding == nil {
		d.addOption(d.option(m), &c)
		d.addHost(m, &c)
	}
	commands := m.Commands
	if variable := d.commandOf(m.Sets); variable != "" {
		d.Set("set", variable)
		commands = slices.Concat(commands, d.roles(signal.RoleSets).Commands)
	}
	for _, command := range commands {
		if command.Platform == d.OnPlatform {
			c.addCommand(d.commandOf(command.Text), secrets)
		}
	}
	if !slices.ContainsFunc(c.Fixes, func(f Fix) bool { return f.Command != "" }) && d.finding == nil {
		c.addCommand(d.commandIn(holes.Legal(d.helps(m), d.Values, d.isOwn)), secrets)
	}
	return c
}

// addCommand adds a fix that runs a command, if there is one and nothing in it is secret.
func (c *Cause) addCommand(command string, secrets *mask.Masker) {
	isKnown := slices.ContainsFunc(c.Fixes, func(f Fix) bool { return f.Command == command })
	if command != "" && !isKnown && !strings.ContainsAny(command, ">|&;$") && secrets.Mask(command) == command {
		c.Fixes = append(c.Fixes, Fix{Title: "Run `" + command + "`", Command: command})
	}
}

// commandIn is the command that the help tells a person to run, with its named parts, or "".
func (d *draft) commandIn(helps []string) string {
	for _, help := range helps {
		if _, known := holes.Fill(help, d.Values, mostHelp); !known {
			continue
		}
		after, runs := strings.CutPrefix(help, "Run `")
		command, rest, _ := strings.Cut(after, "`")
		if runs && strings.Contains(command, " ") && ascii.StartsWith(rest, []string{",", ".", " on your machine", " and "}) {
			return d.commandOf(command)
		}
		return ""
	}
	return ""
}

// addEdit adds the fix that corrects a word of the Procfile, unless a rule has one.
func (d *draft) addEdit(m *signal.Meaning, c *Cause) {
	before, after, _ := strings.Cut(m.Edit, " => ")
	old, right := d.commandOf(before), d.commandOf(after)
	if right == "" || slices.ContainsFunc(c.Fixes, func(f Fix) bool { return len(f.Edits) > 0 }) {
		return
	}
	if l := d.app.commandLineOf(old); l != nil {
		c.Fixes = append(c.Fixes, d.app.replace(l, old, right))
		return
	}
	place := d.app.placeOf(old)
	if place == nil {
		return
	}
	if d.finding == nil {
		c.Place = place
	}
	c.Fixes = append(c.Fixes, Fix{Title: "Replace `" + old + "` with `" + right + "`", Edits: []check.TextEdit{{Span: *place, NewText: right}}, ByHand: true})
}

// spansOf are the ranges of the lines of each draft. Lines that follow each other are one range.
func spansOf(log string, drafts []*draft) [][]procfile.Span {
	wanted := map[int]int{}
	for _, d := range drafts {
		for _, n := range d.Numbers[:min(len(d.Numbers), mostSpans)] {
			wanted[n] = 0
		}
	}
	lex.EachRaw(log, func(number int, raw string) {
		if _, ok := wanted[number]; ok {
			wanted[number] = len(utf16.Encode([]rune(raw)))
		}
	})
	all := make([][]procfile.Span, len(drafts))
	for i, d := range drafts {
		for _, n := range d.Numbers[:min(len(d.Numbers), mostSpans)] {
			end := procfile.Position{Line: n, Character: wanted[n]}
			if last := len(all[i]) - 1; last >= 0 && all[i][last].End.Line == n-1 {
				all[i][last].End = end
				continue
			}
			all[i] = append(all[i], procfile.Span{Start: procfile.Position{Line: n}, End: end})
		}
	}
	return all
}

// addOption adds the fix that puts an option at the end of the command of web.
func (d *draft) addOption(option string, c *Cause) {
	command := d.app.command("web")
	name, _, _ := strings.Cut(option, " ")
	place := d.app.placeOf(command)
	if option == "" || place == nil || strings.Contains(command, name) || slices.ContainsFunc(c.Fixes, func(f Fix) bool { return len(f.Edits) > 0 }) {
		return
	}
	place.Start = place.End
	c.Fixes = append(c.Fixes, Fix{Title: "Add `" + option + "` to `web`", Edits: []check.TextEdit{{Span: *place, NewText: " " + option}}, ByHand: true})
}
