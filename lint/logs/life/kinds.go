package life

import (
	"slices"

	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/logs/signal"
)

// mostKinds limits how many lines of a log are kept that only a kind explains: the last ones.
const mostKinds = 64

// takeKind keeps the kind of a line that no message explains.
func (r *Record) takeKind(kind signal.Match) {
	l := &kind.At
	before := r.before[l.Process]
	if kind.Message == nil || len(kind.Is) == 0 || l.IsMinor() || before.IsRecord() && before.IsMinor() || ascii.ContainsAny(l.Plain, harmless) || r.isOwnVariable(kind.Message, l) || ascii.ContainsAny(l.Plain, signal.HandledWords) {
		return
	}
	named, ok := kind.Named()
	if !ok || slices.ContainsFunc(r.Kinds, func(f *signal.Failure) bool {
		return f.Meaning == kind.Meaning && f.First.Process == l.Process && signal.HasSame(f.Values, signal.Telling(named))
	}) {
		return
	}
	if len(r.Kinds) == mostKinds {
		r.Kinds = slices.Delete(r.Kinds, 0, 1)
	}
	named["said"] = ascii.Telltale(l.Text)
	r.Kinds = append(r.Kinds, r.failure(kind.Message, named, l))
}

// Unknown is the cause that the last line shows that looks like an error, or nil. It adds nothing to a log of one line.
func (r *Record) Unknown() *signal.Failure {
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
	return r.failure(&signal.Message{Meaning: m}, map[string]string{"said": ascii.Telltale(first.Text)}, &first)
}
