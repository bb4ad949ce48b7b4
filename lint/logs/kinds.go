package logs

import (
	"cmp"
	"slices"

	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/logs/signal"
)

// mostKinds limits how many lines of a log are kept that only a kind explains: the last ones.
const mostKinds = 64

// takeKind keeps the kind of a line that no message explains.
func (r *reader) takeKind(kind signal.Match) {
	l := &kind.At
	before := r.before[l.Process]
	if kind.Message == nil || len(kind.Is) == 0 || l.IsMinor() || before.IsRecord() && before.IsMinor() || ascii.ContainsAny(l.Plain, harmless) || ascii.ContainsAny(l.Plain, signal.HandledWords) {
		return
	}
	named, ok := kind.Named()
	if !ok || slices.ContainsFunc(r.kinds, func(d *draft) bool {
		return d.Meaning == kind.Meaning && d.first.Process == l.Process && hasSame(d.values, telling(named))
	}) {
		return
	}
	if len(r.kinds) == mostKinds {
		r.kinds = slices.Delete(r.kinds, 0, 1)
	}
	named["said"] = telltale(l.Text)
	r.kinds = append(r.kinds, r.draft(kind.Message, named, l))
}

// addKinds adds the causes that kinds show, where no message explains the failure.
func (r *reader) addKinds() {
	if slices.ContainsFunc(r.drafts, (*draft).explains) {
		return
	}
	failures := slices.DeleteFunc(slices.Clone(r.drafts), func(d *draft) bool { return d.Kind == remark || d.interrupted })
	works := r.healthy != "" || r.ends.interrupted || r.ends.stopped
	unknown := r.unknown()
	for _, kind := range r.kinds {
		same := slices.IndexFunc(failures, func(d *draft) bool { return d.Level == signal.Fault && d.first.Number == kind.first.Number })
		switch {
		case same >= 0:
			kind.takeFrom(failures[same])
			r.drafts = append(slices.DeleteFunc(r.drafts, func(d *draft) bool { return d == failures[same] }), kind)
		case slices.ContainsFunc(failures, func(d *draft) bool { return d.mayConcern(kind) && d.saysMore(kind) }):
			// the kind adds nothing
		// Without a failure that follows, another line says that there is one, or the log ends here.
		case slices.ContainsFunc(failures, kind.mayExplain), len(failures) == 0 && !works && (unknown != nil || kind.first.Number >= r.last-mostBetween):
			r.drafts = append(r.drafts, kind)
		}
	}
	if unknown != nil && len(r.drafts) == 0 && !works {
		r.drafts = append(r.drafts, unknown)
	}
	slices.SortStableFunc(r.drafts, func(a, b *draft) int { return cmp.Compare(a.first.Number, b.first.Number) })
}

// remark is the kind of what fails nothing.
const remark = "remark"

// saysMore reports whether a failure is an error with its place in the code, or a message of the same kind.
func (d *draft) saysMore(kind *draft) bool {
	return d.Level == signal.Fault && d.certainty != signal.Possible || d.Kind == kind.Kind
}

// mayExplain reports whether a failure may follow from a cause. Some programs print the error of a script after they say that it failed.
func (d *draft) mayExplain(failure *draft) bool {
	return failure.first.Number >= d.first.Number-mostMessageLines && d.mayConcern(failure)
}

// unknown is the cause that the last line shows that looks like an error, or nil. It adds nothing to a log of one line.
func (r *reader) unknown() *draft {
	first, last := r.crash, -1
	for _, e := range r.said {
		if !e.aborted && e.last > last && e.named.Text != "" {
			first, last = e.named, e.last
		}
	}
	m := r.table.WithRole(signal.RoleUnknown)
	if m == nil || first.Text == "" || r.lines == 1 {
		return nil
	}
	return r.draft(&signal.Message{Meaning: m}, map[string]string{"said": telltale(first.Text)}, &first)
}

// explains reports whether a message says why something failed, and not only that it did.
func (d *draft) explains() bool { return d.Level == signal.Root && d.Ends != signal.EndsNothing }

// takeFrom takes the place in the code from the error of the same line, and what is looked at for it.
func (d *draft) takeFrom(other *draft) {
	for name, value := range other.values {
		d.values[name] = cmp.Or(d.values[name], value)
	}
	d.numbers = append(d.numbers, other.numbers...)
	if d.Look == "" {
		here := *d.Meaning
		here.Look = other.Look
		d.Message = d.Message.With(&here)
	}
}
