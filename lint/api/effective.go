package api

import (
	"cmp"
	"slices"
	"sort"
	"strconv"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/config"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/report"
)

// Effective is the configuration that applies to a file. Each From is what sets the value: an option, a file with a line, or "default".
type Effective struct {
	Schema    string           `json:"schema"`
	File      string           `json:"file"`
	Config    string           `json:"config"` // the path of the configuration, "config" for that of the request, or ""
	Platforms EffectiveTargets `json:"platforms"`
	FailOn    EffectiveText    `json:"failOn"`   // the lowest severity that makes a command fail
	Excluded  EffectiveText    `json:"excluded"` // the pattern that excludes the file, or ""
	Rules     []EffectiveRule  `json:"rules"`
}

// EffectiveTargets are the IDs of the platforms to check for.
type EffectiveTargets struct {
	Value []string `json:"value"`
	From  string   `json:"from"`
}

// EffectiveText is one value.
type EffectiveText struct {
	Value string `json:"value"`
	From  string `json:"from"`
}

// EffectiveRule is the severity of a rule that is set.
type EffectiveRule struct {
	Rule     string `json:"rule"`
	Severity string `json:"severity"` // also "off"
	From     string `json:"from"`
	Files    string `json:"files,omitempty"` // the pattern of the override that sets it, or ""
}

// Configured is a file with its configuration, and the names of what sets values.
type Configured struct {
	Input lint.Input
	config.Applied
	// Name is that of the file, Config that of the configuration or "", and Option what names the platforms of Input.
	Name, Config, Option string
	// Flag names what sets a severity that is in no line of the configuration. Without it, that is Config.
	Flag func(*lint.Rule) string
}

// byDefault is where a value comes from that nothing sets.
const byDefault = "default"

// Config shows what applies to the request's file, and where each value comes from. The error is an UnknownError, a
// ConfigError or a lint.TooLargeError.
func Config(r Request) (*Effective, error) {
	in, err := r.input()
	if err != nil {
		return nil, err
	}
	if len(in.Source) > lint.MaxBytes {
		return nil, lint.TooLargeError{Bytes: len(in.Source)}
	}
	applied, err := r.applied()
	if err != nil {
		return nil, err
	}
	from, _ := r.nearestConfig()
	if r.Config != nil {
		from = "config"
	}
	return EffectiveOf(Configured{Input: in, Applied: applied, Name: cmp.Or(r.Path, "Procfile"), Config: from, Option: "platforms"}), nil
}

// EffectiveOf lists what applies to a file.
func EffectiveOf(c Configured) *Effective {
	e := &Effective{Schema: lint.Schema, File: c.Input.Path, Config: c.Config, Rules: []EffectiveRule{},
		Platforms: c.targets(), FailOn: EffectiveText{lint.Error.String(), byDefault}, Excluded: EffectiveText{"", byDefault}}
	if c.FailOn != lint.None {
		e.FailOn = EffectiveText{c.FailOn.String(), c.from(c.FailOnLine)}
	}
	if c.ExcludedBy != "" {
		e.Excluded = EffectiveText{c.ExcludedBy, c.from(c.ExcludedLine)}
	}
	for _, l := range c.Levels {
		r := EffectiveRule{Rule: l.Rule.Name, Severity: config.Off, From: c.from(l.Line), Files: l.Files}
		if l.Line == 0 && c.Flag != nil {
			r.From = c.Flag(l.Rule)
		}
		if l.Severity != lint.None {
			r.Severity = l.Severity.String()
		}
		e.Rules = append(e.Rules, r)
	}
	sort.SliceStable(e.Rules, func(i, j int) bool { return e.Rules[i].Rule < e.Rules[j].Rule })
	return e
}

// from names a line of the configuration, or all of it where lines aren't known.
func (c Configured) from(line int) string {
	if line == 0 {
		return c.Config
	}
	return c.Config + ":" + strconv.Itoa(line)
}

// targets are the platforms to check for, and what names them.
func (c Configured) targets() EffectiveTargets {
	doc := procfile.Parse(c.Input.Source)
	comments := check.Directives(doc)
	selection := check.Select(c.Input, doc, comments)
	shown := EffectiveTargets{From: byDefault}
	for _, t := range selection.Targets {
		shown.Value = append(shown.Value, t.ID())
	}
	switch {
	case len(c.Input.Targets) > 0:
		shown.From = c.Option
	case check.NamedTargets(doc, comments) != nil:
		i := slices.IndexFunc(comments, func(d check.Directive) bool { return d.Name == check.NamePlatforms })
		shown.From = c.Name + ":" + strconv.Itoa(comments[i].Line+1)
	case c.Platforms != nil:
		shown.From = c.from(c.PlatformsLine)
	case !selection.ByDefault:
		shown.From = report.ShownBy(check.Recognized(selection.Shown))
	}
	return shown
}
