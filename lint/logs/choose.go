package logs

import (
	"cmp"
	"slices"

	"github.com/proclint/proclint/lint/logs/signal"
	"github.com/proclint/proclint/lint/logs/trace"
)

// WithKinds adds the causes that general patterns show, the kinds, where no message explains the failure, or else one of which only the line
// is known, or nil. works is whether something shows an app that works, or that somebody stopped it, and last the number of the last line.
func WithKinds(failures, kinds []*signal.Failure, unknown *signal.Failure, works bool, last int) []*signal.Failure {
	if slices.ContainsFunc(failures, explains) {
		return failures
	}
	failed := slices.DeleteFunc(slices.Clone(failures), func(f *signal.Failure) bool { return f.Kind == remark || f.Interrupted })
	for _, kind := range kinds {
		same := slices.IndexFunc(failed, func(f *signal.Failure) bool { return f.Level == signal.Fault && f.First.Number == kind.First.Number })
		switch {
		case same >= 0:
			takeFrom(kind, failed[same])
			failures = append(slices.DeleteFunc(failures, func(f *signal.Failure) bool { return f == failed[same] }), kind)
		case slices.ContainsFunc(failed, func(f *signal.Failure) bool { return f.MayConcern(kind) && saysMore(f, kind) }):
			// the kind adds nothing
		// Without a failure that follows, another line says that there is one, or the log ends here.
		case slices.ContainsFunc(failed, func(f *signal.Failure) bool { return mayExplain(kind, f) }), len(failed) == 0 && !works && (unknown != nil || kind.First.Number >= last-trace.MostBetween):
			failures = append(failures, kind)
		}
	}
	if unknown != nil && len(failures) == 0 && !works {
		failures = append(failures, unknown)
	}
	slices.SortStableFunc(failures, func(a, b *signal.Failure) int { return cmp.Compare(a.First.Number, b.First.Number) })
	return failures
}

// remark is the kind of what fails nothing.
const remark = "remark"

// saysMore reports whether a failure is an error with its place in the code, or a message of the same kind.
func saysMore(f, kind *signal.Failure) bool {
	return f.Level == signal.Fault && f.Certainty != signal.Possible || f.Kind == kind.Kind
}

// mayExplain reports whether a failure may follow from a cause. Some programs print the error of a script after they say that it failed.
func mayExplain(cause, failure *signal.Failure) bool {
	return failure.First.Number >= cause.First.Number-trace.MostMessageLines && cause.MayConcern(failure)
}

// explains reports whether a message says why something failed, and not only that it did.
func explains(f *signal.Failure) bool { return f.Level == signal.Root && f.Ends != signal.EndsNothing }

// takeFrom takes the place in the code from the error of the same line, and what is looked at for it.
func takeFrom(f, other *signal.Failure) {
	for name, value := range other.Values {
		f.Values[name] = cmp.Or(f.Values[name], value)
	}
	f.Numbers = append(f.Numbers, other.Numbers...)
	if f.Look == "" {
		here := *f.Meaning
		here.Look = other.Look
		f.Message = f.Message.With(&here)
	}
}
