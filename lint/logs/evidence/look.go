package evidence

import (
	"slices"

	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/logs/signal"
	"github.com/proclint/proclint/lint/logs/subject"
)

// LookAt looks at the folder and at the findings of the Procfile.
func LookAt(d *subject.Subject, all *Looks) {
	if d.App.Report == nil {
		d.ShownRule = d.Rule
		d.Set("explainer", d.Rule)
	}
	d.SetUnset()
	for _, name := range []string{d.Look, lookAny} {
		if at := all.Named(name); at != nil {
			at(d)
		}
	}
	if here := d.BecomeLocal(); here != nil && here.Look != signal.LookEnd {
		if at := all.Named(here.Look); at != nil {
			at(d)
		}
	}
	f := d.App.Finding(d.Confirm, d.Values)
	if f == nil && d.NeedsFinding && !slices.ContainsFunc(d.Rules, func(name string) bool { return !d.App.Knows(name) }) {
		d.Found, d.IsUnconfirmed = d.General(), true
	}
	const ofProcess ecosystem.Words = "said web" // looks at what happened to one process, of which the finding has to be
	if f == nil || ofProcess.Has(d.Look) && !d.App.IsOf(f, d.Values["process"]) {
		return
	}
	d.ShownRule = f.Rule
	if d.Found == nil || d.ShownCertainty != signal.Sure {
		d.ShownCertainty, d.Finding = signal.Sure, f
	}
	d.AddFinding(f)
}
