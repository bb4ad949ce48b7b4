package docpages

import (
	"cmp"
	"slices"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
)

// BySeverity are the effects of one severity.
type BySeverity struct {
	Severity lint.Severity
	Effects  []Effect
}

// Effect is what some platforms do with the bad sample of a rule.
type Effect struct {
	Text      string // one sentence in Markdown
	Verified  bool
	Platforms []Reference
}

// Concerns reports whether a platform, by ID, is among those of an effect.
func (s BySeverity) Concerns(id string) bool {
	return slices.ContainsFunc(s.Effects, func(e Effect) bool {
		return slices.ContainsFunc(e.Platforms, func(r Reference) bool { return r.ID == id })
	})
}

// Reference is a platform by name, with some of its strategies.
type Reference struct {
	ID, Title  string
	Strategies []string // named where the others of the platform do something else
}

type verdict struct {
	target *platform.Target
	effect check.PlatformEffect
}

// Effects lints the bad sample of a rule for each target alone. The worst come first; silent are the platforms that
// read a Procfile and on which the rule doesn't report it.
func Effects(r *lint.Rule) (found []BySeverity, silent []Reference, err error) {
	verdicts, quiet, err := judge(r)
	if err != nil {
		return nil, nil, err
	}
	for severity := lint.Error; severity > lint.None; severity-- {
		var own []verdict
		for _, v := range verdicts {
			if v.effect.Severity == severity {
				own = append(own, v)
			}
		}
		if len(own) > 0 {
			found = append(found, BySeverity{severity, together(own)})
		}
	}
	return found, references(quiet), nil
}

// together puts verdicts that say the same into one effect.
func together(verdicts []verdict) []Effect {
	var list []Effect
	for len(verdicts) > 0 {
		first := verdicts[0]
		var same []*platform.Target
		verdicts = slices.DeleteFunc(verdicts, func(v verdict) bool {
			if v.effect.Text != first.effect.Text || v.effect.Verified != first.effect.Verified {
				return false
			}
			same = append(same, v.target)
			return true
		})
		list = append(list, Effect{first.effect.Text, first.effect.Verified, references(same)})
	}
	return list
}

func judge(r *lint.Rule) (verdicts []verdict, quiet []*platform.Target, err error) {
	in := InputOf(r.Docs().Bad)
	for _, target := range platform.Targets() {
		in.Targets = []*platform.Target{target}
		report, err := lint.Lint(in)
		if err != nil {
			return nil, nil, err
		}
		at := slices.IndexFunc(report.Diagnostics, func(d check.Diagnostic) bool { return d.Rule == r.Name })
		if at < 0 {
			if target.Reads() {
				quiet = append(quiet, target)
			}
			continue
		}
		d := report.Diagnostics[at]
		for _, e := range d.Effects {
			verdicts = append(verdicts, verdict{target, e})
		}
	}
	return verdicts, quiet, nil
}

// references names the platforms of targets, and the strategies where not all of a platform are there.
func references(targets []*platform.Target) []Reference {
	var list []Reference
	for i := 0; i < len(targets); {
		p := targets[i].Platform()
		ref := Reference{ID: p.ID, Title: p.Title}
		reads, n := targets[i].Reads(), 0
		for ; i < len(targets) && targets[i].Platform() == p; i++ {
			ref.Strategies = append(ref.Strategies, cmp.Or(targets[i].Name, "default"))
		}
		for j := range p.Strategies {
			if p.Strategies[j].Reads() == reads {
				n++
			}
		}
		if n == len(ref.Strategies) {
			ref.Strategies = nil
		}
		list = append(list, ref)
	}
	return list
}
