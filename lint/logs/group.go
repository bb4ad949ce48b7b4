package logs

import (
	"cmp"
	"slices"

	"github.com/proclint/proclint/lint/logs/signal"
)

// Grouped puts what follows from a cause with it: a message farther from the cause belongs to the closest one before it,
// unless they are about different processes.
func Grouped(all []*signal.Failure) []*signal.Failure {
	byLevel := slices.DeleteFunc(slices.Clone(all), func(f *signal.Failure) bool { return joinSame(f, all) })
	slices.SortStableFunc(byLevel, func(a, b *signal.Failure) int {
		return cmp.Or(int(b.Level)-int(a.Level), a.First.Number-b.First.Number)
	})
	var causes []*signal.Failure
	for _, f := range byLevel {
		owner := ownerOf(f, causes)
		if owner == nil {
			causes = append(causes, f)
			continue
		}
		owner.Numbers = append(owner.Numbers, f.Numbers...)
		owner.InStage = cmp.Or(owner.InStage, f.InStage)
	}
	for _, c := range causes {
		own := c.First.Numbers()
		rest := slices.DeleteFunc(c.Numbers, func(n int) bool { return slices.Contains(own, n) })
		slices.Sort(rest)
		c.Numbers = append(own, slices.Compact(rest)...)
	}
	return causes
}

// joinSame adds the lines of a message to the first one that says the same of another process, if there is one before it.
func joinSame(f *signal.Failure, all []*signal.Failure) bool {
	for _, first := range all[:slices.Index(all, f)] {
		if first.Meaning == f.Meaning && signal.HasSame(first.Values, signal.Telling(f.Values)) {
			first.Numbers = append(first.Numbers, f.Numbers...)
			return true
		}
	}
	return false
}

// ownerOf is the one of these causes that a message follows from, or nil.
func ownerOf(f *signal.Failure, causes []*signal.Failure) *signal.Failure {
	var owner *signal.Failure
	for _, c := range causes {
		if c.Level > f.Level && c.MayConcern(f) && (owner == nil || c.First.Number < f.First.Number) && !goesOnUntil(c, f) {
			owner = c
		}
	}
	return owner
}

// goesOnUntil reports whether a cause is a remark in a build that went on, until a step failed or an error followed.
func goesOnUntil(f, step *signal.Failure) bool {
	if f.Ends != signal.EndsNothing || f.InStage != signal.Build && step.InStage != signal.Build {
		return false
	}
	return step.Level == signal.Step || step.InStage == signal.Build && step.Said != nil && step.Said.Number > f.First.Number
}

// Place orders causes: what ended the deploy goes first, and remarks go behind all others, then what is only possible.
func Place(ends signal.Ended, certainty signal.Certainty) int {
	switch {
	case ends == signal.EndsNothing:
		return 3
	case certainty == signal.Possible:
		return 2
	case ends == signal.EndsDeploy:
		return 0
	}
	return 1
}
