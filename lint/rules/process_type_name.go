package rules

import (
	"strconv"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:  "process-type-name",
	Group: check.TypesGroup,
	Kind:  check.Difference,
	After: []string{"process-type-case"},
	Title: "Invalid process type",
	Check: checkProcessTypeName,
})

func checkProcessTypeName(p *check.Pass) {
	for _, e := range p.EntriesNotAccepted() {
		effects := p.OnTypeOf(e, platform.Names, func(t *platform.Target) check.Effect { return nameEffect(p, t, e) })
		if len(effects) > 0 {
			reportName(p, e, effects)
		}
	}
}

// nameEffect is what a target does to a type, which may become the same as another.
func nameEffect(p *check.Pass, t *platform.Target, e check.Entry) check.Effect {
	problem := check.NameProblemOf(t, p.CheckedName(t, e))
	if reading, _ := p.Read(t); problem.Becomes != "" && reading.Error == "" {
		if _, kept := p.ProcessOf(t, e); !kept || p.IsDeclared(problem.Becomes) {
			return check.NewEffect(check.Error, platform.Ignored, "The build renames `%s` to `%s`, like another line, and starts only the last one.", e.Type, problem.Becomes)
		}
	}
	return check.NameEffect(problem)
}

func reportName(p *check.Pass, e check.Entry, effects check.Effects) {
	f := check.Finding{
		Range:    e.TypeRange,
		Headline: prose.T("`%s` isn't a valid process type", e.Type),
		Effects:  effects,
		Help:     prose.T("Choose a process type with only lowercase letters (a-z)."),
	}
	if effects.Worst() < check.Error {
		f.Headline = prose.T("`%s` may not work as a process type", e.Type)
	}
	if !check.IsTypeName(e.Type) {
		f.Kind = check.Slip // no platform's limit, but a character that hardly any of them takes
	}
	if check.IsTypeName(e.Type) || e.CommandRange.Start > e.Colon+1 { // else it may be a part of a command, such as shop.wsgi:application
		p.ProposeRename(&f, e, betterNames(p, e.Type)...)
	}
	p.Report(f)
}

// betterNames are names similar to one that isn't accepted, the most similar first.
func betterNames(p *check.Pass, name string) []string {
	parts := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
	joined := strings.Join(parts, "")
	stem := strings.TrimRight(joined, "0123456789")
	names := []string{strings.Join(parts, "-"), joined}
	if stem == joined || !check.OnlyLetters(stem) {
		return names
	}
	if !numbered(p, stem, joined) {
		names = append(names, stem)
	}
	if n, err := strconv.Atoi(joined[len(stem):]); err == nil {
		names = append(names, check.InLetters(stem, n))
	}
	return names
}

// numbered reports whether the file has other numbered names with this stem than one.
func numbered(p *check.Pass, stem, beside string) bool {
	for _, n := range []string{"0", "1", "2", "3"} {
		for _, dash := range []string{"", "-", "_"} {
			if name := stem + dash + n; stem+n != beside && p.IsDeclared(name) {
				return true
			}
		}
	}
	return false
}
