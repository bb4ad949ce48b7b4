package check

import (
	"slices"
	"sort"
)

// Merge adds the effects of another diagnostic about the same defect, on other platforms. all are the IDs of the platforms that are checked.
func (d *Diagnostic) Merge(other *Diagnostic, all []string) {
	d.Severity = max(d.Severity, other.Severity)
	d.Folded = d.Folded && other.Folded
	for _, e := range other.Effects {
		at := slices.IndexFunc(d.Effects, func(have PlatformEffect) bool { return have.same(&e) })
		if at < 0 {
			d.Effects = append(slices.Clone(d.Effects), e)
			continue
		}
		d.Effects = slices.Clone(d.Effects)
		d.Effects[at].Platforms = slices.Concat(d.Effects[at].Platforms, e.Platforms)
	}
	sort.SliceStable(d.Effects, func(i, j int) bool { return d.Effects[i].before(&d.Effects[j]) })
	d.Concern(all)
}

// Concern sets the platforms that the diagnostic concerns, by its effects.
func (d *Diagnostic) Concern(all []string) {
	if len(d.Effects) == 0 {
		return
	}
	var ids []string
	for _, id := range all {
		if slices.ContainsFunc(d.Effects, func(e PlatformEffect) bool { return slices.Contains(e.Platforms, id) }) {
			ids = append(ids, id)
		}
	}
	if d.Platforms = ids; len(ids) == len(all) {
		d.Platforms = nil
	}
}

// SamePlace reports whether another diagnostic is about the same line of the app's files.
func (d *Diagnostic) SamePlace(other Diagnostic) bool {
	return d.Code != nil && other.Code != nil && d.Code.Path == other.Code.Path && d.Code.Line == other.Code.Line
}

// Doubt makes all effects unverified, and so warnings at most.
func (d *Diagnostic) Doubt() {
	d.Severity, d.Effects = min(d.Severity, Warning), slices.Clone(d.Effects)
	for i := range d.Effects {
		d.Effects[i].Severity, d.Effects[i].Verified = min(d.Effects[i].Severity, Warning), false
	}
}
