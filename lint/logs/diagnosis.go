// Package logs finds the causes in a log of a deploy: what failed in this app, why, and what corrects it. What messages
// mean is a table, which a caller loads.
//
// The packages below it take steps, in this order: mask and lex make lines of the bytes, signal finds their messages, trace
// the errors with calls, life what ended and what worked later, and rank what explains what. Then evidence asks subject, app
// and language what Procfile and folder make of a failure, and this package writes the causes.
package logs

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"sort"
	"strings"
	"sync"
	"unicode/utf16"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/explain"
	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/logs/evidence"
	"github.com/proclint/proclint/lint/logs/lex"
	"github.com/proclint/proclint/lint/logs/life"
	"github.com/proclint/proclint/lint/logs/signal"
	"github.com/proclint/proclint/lint/logs/subject"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/secret"
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
	MostCauses     = 8               // limits how many are listed
	mostSpans      = lex.MostRepeats // limits the ranges of one cause
	longestExcerpt = 240             // in characters
)

// Table is what is known of the messages in logs. Its methods find causes.
type Table struct {
	*signal.Table
	looks      *evidence.Looks
	documented func() *signal.Table // the lines that rules and platforms document
}

// MeaningsOfLooks are the names of the meanings that what is looked at gives to causes.
func (t *Table) MeaningsOfLooks() []string { return t.looks.Meanings() }

// OnRow calls a function whenever the conditions of a row are true. Tests ask by it which rows no case needs.
func (t *Table) OnRow(counts func(look string, row int)) { t.looks.OnRow(counts) }

// Load reads a table.
func Load(text string) (*Table, error) {
	t, err := signal.Load(text)
	if err != nil {
		return nil, err
	}
	looks, err := evidence.NewLooks(text, func(name string) bool { return t.Named(name) != nil })
	if err != nil {
		return nil, err
	}
	for _, m := range t.Meanings {
		if m.Look != "" && looks.Named(m.Look) == nil {
			return nil, fmt.Errorf("%s: there is nothing named %q to look at", m.Name, m.Look)
		}
	}
	return &Table{t, looks, sync.OnceValue(func() *signal.Table { return t.Beneath(explain.Messages()) })}, nil
}

// Of finds the causes in a log. app is its Procfile and its repository, or nil; either may be missing in it.
func (t *Table) Of(log string, in *lint.Input) *Diagnosis {
	m := &secret.Masker{}
	r := life.Read(t.Table, t.documented(), log, m)
	shown := r.Platform != ""
	r.Platform = cmp.Or(r.Platform, r.Guess)
	local := r.Local && !subject.IsHosted(r.Platform)
	if in != nil && len(in.Targets) == 1 && (!shown || subject.IsOf(in.Targets[0], r.Platform)) {
		r.Platform = in.Targets[0].ID()
	}
	d := &Diagnosis{Platform: r.Platform, Stage: r.Stage, Causes: []Cause{}}
	failures := Grouped(WithKinds(r.Failures(), r.Kinds, r.Unknown(), r.SeemsToWork(), r.Last))
	if len(failures) == 0 || r.WorksWith(failures) {
		d.Works, d.Healthy = r.Works(), m.Mask(prose.Printable(r.Healthy()))
		return d
	}
	a := subject.NewApp(in, r.Platform)
	var subjects []*subject.Subject
	for _, f := range failures {
		s := subject.NewSubject(f)
		s.App, s.Meanings, s.Roles, s.InLocalLog, s.Usage = a, t.Named, t.WithRole, local, r.Usage
		s.SetPlace(r.Platform, shown)
		evidence.LookAt(s, t.looks)
		s.ShowListener(s.Shown())
		subjects = append(subjects, s)
	}
	sort.SliceStable(subjects, func(i, j int) bool {
		return Place(subjects[i].Ends, subjects[i].ShownCertainty) < Place(subjects[j].Ends, subjects[j].ShownCertainty)
	})
	if a.Report != nil {
		m.Known = append(m.Known, a.Report.Secrets)
	}
	spans := spansOf(log, subjects)
	for i, s := range subjects[:min(len(subjects), MostCauses)] {
		c := cause(s, m, spans[i])
		if in != nil {
			c.setFile(cmp.Or(in.Path, "Procfile"))
		}
		d.Causes = append(d.Causes, c)
	}
	d.Stage = d.Causes[0].Stage
	return d
}

// Move changes the lines of the causes, where the diagnosis is about parts of a log.
func (d *Diagnosis) Move(place func(line int) int) {
	for _, c := range d.Causes {
		for i := range c.Lines {
			c.Lines[i].Start.Line = place(c.Lines[i].Start.Line)
			c.Lines[i].End.Line = place(c.Lines[i].End.Line)
		}
	}
}

func cause(d *subject.Subject, secrets *secret.Masker, spans []procfile.Span) Cause {
	m := d.Shown()
	// Before a text is cut off: half a secret looks like none.
	for name, value := range d.Values {
		d.Values[name] = secrets.Mask(value)
	}
	for _, change := range m.Changes {
		if d.AddChange(change) {
			break
		}
	}
	if d.Finding == nil && d.NamesListener(m) {
		d.OpenHost()
	}
	d.RaiseImage(m.Image)
	if d.Server != nil {
		d.Choose("builder", d.App.Repo.IgnoresArguments())
	}
	d.SetHolder(d.CommandOf(subject.Before(m.Edit, " => ")))
	is, why, help := d.Write(subject.MostHeadline, m.Is...), d.Write(subject.MostWhy, m.Why...), d.Write(subject.MostHelp, signal.Legal(d.Helps(m), d.Values, d.IsOwn)...)
	why, help = d.Here(why, help)
	helpIsFix := false
	c := Cause{
		Name: d.Name, Kind: m.Kind, Certainty: d.ShownCertainty, Rule: d.ShownRule, Platform: d.OnPlatform, Stage: d.InStage,
		Lines: spans, Fixes: []subject.Fix{}, By: d.By, Source: d.Source, Values: d.Values, Answered: d.Answered, isUnconfirmed: d.IsUnconfirmed,
	}
	if f := d.Finding; f != nil {
		if !f.AboutFile {
			c.Place = &f.Span
		}
		why = d.Write(subject.MostWhy, d.Is...) + "."
		is = f.Message
		switch {
		case f.Help != "":
			help = f.Help
		case len(f.Fixes) > 0:
			isOfProcfile := len(f.Fixes[0].Files) == 0
			help, helpIsFix = f.Fixes[0].Title+".", isOfProcfile
			if !f.AboutFile && isOfProcfile {
				help = fmt.Sprintf("%s in line %d of the Procfile.", f.Fixes[0].Title, f.Span.Start.Line+1)
			}
		}
	} else if c.Place = d.App.PlaceOf(d.Values["program"]); c.Place == nil {
		c.Place = d.App.PlaceOf(d.Values["script"])
	}
	if d.Values["holder"] == "" {
		why = d.SayHolder(why)
	}
	c.Headline, c.Why, c.Help, c.HelpIsFix = secrets.Mask(is), secrets.Mask(why), secrets.Mask(help), helpIsFix
	c.Excerpt = secrets.Mask(prose.Printable(d.First.Text))
	if runes := []rune(c.Excerpt); len(runes) > longestExcerpt {
		c.Excerpt = string(runes[:longestExcerpt]) + "…"
	}
	for _, fix := range d.Fixes {
		fix.Title, fix.Diff, fix.Command = secrets.Mask(fix.Title), secrets.Mask(fix.Diff), secrets.Mask(fix.Command)
		c.Fixes = append(c.Fixes, fix)
	}
	addEdit(d, m, &c)
	addSpelled(d, &c)
	if d.Finding == nil {
		addOption(d, d.OptionOf(m), &c)
	}
	if c.dropApplied(d.App); c.Answered {
		return c
	}
	commands := m.Commands
	if variable := d.CommandOf(m.Sets); variable != "" {
		d.Set("set", variable)
		commands = slices.Concat(commands, d.Roles(signal.RoleSets).Commands)
	}
	for _, command := range commands {
		if command.Platform == d.OnPlatform {
			addCommand(&c, d.CommandOf(command.Text), secrets)
		}
	}
	if !slices.ContainsFunc(c.Fixes, func(f subject.Fix) bool { return f.Command != "" }) && d.Finding == nil {
		addCommand(&c, commandIn(d, signal.Legal(d.Helps(m), d.Values, d.IsOwn)), secrets)
	}
	return c
}

// dropApplied drops the fixes that the app's files already have, and those beside them: one of them answered the log.
func (c *Cause) dropApplied(a *subject.App) {
	c.Answered = c.Answered || slices.ContainsFunc(c.Fixes, func(f subject.Fix) bool {
		text, _ := a.Repo.Text(f.Path)
		if f.IsOfProcfile() && a.Report != nil {
			text = a.Report.Document.Text
		}
		return f.IsApplied(text)
	})
	if c.Answered {
		c.Fixes = []subject.Fix{}
	}
}

func changesProcfile(f subject.Fix) bool { return f.IsOfProcfile() && len(f.Edits) > 0 }

// addCommand adds a fix that runs a command, if there is one and nothing in it is secret.
func addCommand(c *Cause, command string, secrets *secret.Masker) {
	isKnown := slices.ContainsFunc(c.Fixes, func(f subject.Fix) bool { return f.Command == command })
	if command != "" && !isKnown && !strings.ContainsAny(command, ">|&;$") && secrets.Mask(command) == command {
		c.Fixes = append(c.Fixes, subject.Fix{Title: "Run `" + command + "`", Command: command})
	}
}

// commandIn is the command that the help tells a person to run, with its named parts, or "".
func commandIn(d *subject.Subject, helps []string) string {
	for _, help := range helps {
		if _, known := signal.Fill(help, d.Values, subject.MostHelp); !known {
			continue
		}
		after, runs := strings.CutPrefix(help, "Run `")
		command, rest, _ := strings.Cut(after, "`")
		if runs && strings.Contains(command, " ") && ascii.StartsWith(rest, []string{",", ".", " on your machine", " and "}) {
			return d.CommandOf(command)
		}
		return ""
	}
	return ""
}

// addEdit adds the fix that corrects a word of the Procfile, unless a rule has one.
func addEdit(d *subject.Subject, m *signal.Meaning, c *Cause) {
	before, after, _ := strings.Cut(m.Edit, " => ")
	old, right := d.CommandOf(before), d.CommandOf(after)
	if right == "" || slices.ContainsFunc(c.Fixes, changesProcfile) {
		return
	}
	if l := d.App.CommandLineOf(old); l != nil {
		c.Fixes = append(c.Fixes, subject.Replace(d.App, l, old, right))
		return
	}
	place := d.App.PlaceOf(old)
	module := d.Values["module"] // the code may load it where no command names it
	isOther := module != "" && strings.HasPrefix(old, module) && !strings.HasPrefix(right, module)
	if place == nil && !isOther && d.App.Starts(right) && !d.App.Starts(old) {
		c.Answered = true
		return
	}
	if l := d.App.OnlyLineOf(old); place == nil && l != nil {
		c.Fixes = append(c.Fixes, subject.Replace(d.App, l, old, right))
		return
	}
	if place == nil {
		return
	}
	if d.Finding == nil {
		c.Place = place
	}
	c.Fixes = append(c.Fixes, subject.ReplaceAt(*place, old, right))
}

// addSpelled adds the fix of a path in the Procfile that doesn't exist, if one exists that it was probably meant to be.
func addSpelled(d *subject.Subject, c *Cause) {
	if slices.ContainsFunc(c.Fixes, changesProcfile) {
		return
	}
	for _, name := range slices.Sorted(maps.Keys(d.Values)) {
		old := strings.TrimPrefix(d.Values[name], "/app/")
		place := d.App.PlaceOf(old)
		if place == nil {
			continue
		}
		if right := d.App.Repo.Near(old); right != "" {
			c.Place = place
			c.Fixes = append(c.Fixes, subject.ReplaceAt(*place, old, right))
			return
		}
	}
}

// spansOf are the ranges of the lines of each subject. Lines that follow each other are one range.
func spansOf(log string, subjects []*subject.Subject) [][]procfile.Span {
	wanted := map[int]int{}
	for _, d := range subjects {
		for _, n := range d.Numbers[:min(len(d.Numbers), mostSpans)] {
			wanted[n] = 0
		}
	}
	lex.EachRaw(log, func(number int, raw string) {
		if _, ok := wanted[number]; ok {
			wanted[number] = len(utf16.Encode([]rune(raw)))
		}
	})
	all := make([][]procfile.Span, len(subjects))
	for i, d := range subjects {
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

// addOption adds the fix that puts an option at the end of the command of web, unless the app doesn't take it.
func addOption(d *subject.Subject, option string, c *Cause) {
	command := d.App.Command("web")
	name, _, _ := strings.Cut(option, " ")
	place := d.App.PlaceOf(command)
	if option == "" || place == nil || strings.Contains(command, name) || d.Values["builder"] != "" || slices.ContainsFunc(c.Fixes, changesProcfile) {
		return
	}
	place.Start = place.End
	c.Fixes = append(c.Fixes, subject.Fix{Title: "Add `" + option + "` to `web`", Edits: []check.TextEdit{{Span: *place, NewText: " " + option}}, ByHand: true})
}
