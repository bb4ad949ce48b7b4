package check

import (
	"slices"

	"github.com/proclint/proclint/lint/platform"
)

// AnyTargetDrops reports whether a target starts only some processes of a file.
func (s *Selection) AnyTargetDrops() bool {
	return slices.ContainsFunc(s.Targets, func(t *platform.Target) bool { return t.MarkNotStarted != nil })
}

func (rs *ParseResults) startsAs(t *platform.Target, e Entry, processType string) bool {
	r, _ := rs.Read(t)
	renamed := append(rs.renamed[:0], r.Processes...)
	rs.renamed = renamed
	at := -1
	for i := range renamed {
		renamed[i].NotStarted = ""
		if renamed[i].Line == e.Line {
			at, renamed[i].Type = i, processType
		}
	}
	if at < 0 {
		return false
	}
	t.MarkNotStarted(renamed)
	return renamed[at].NotStarted == ""
}

// maxSimulated limits how often a platform's choice among the processes of a file is
// made again for another name; each time costs a look at all of them.
const maxSimulated = 100

// startsTheSame reports whether every target that keeps only some processes of a file, and on which there is no effect, keeps the
// same ones when an entry has another type.
func (rs *ParseResults) startsTheSame(es Effects, e Entry, processType string) bool {
	for _, t := range rs.Targets {
		if _, affected := es.On(t); affected || t.MarkNotStarted == nil {
			continue
		}
		if rs.simulated++; rs.simulated > maxSimulated {
			return true
		}
		process, ok := rs.ProcessOf(t, e)
		if ok && (process.NotStarted == "") != rs.startsAs(t, e, processType) {
			return false
		}
	}
	return true
}

// OnlyStartedType is the type of the process that a target starts where it keeps only one, or "".
func (rs *ParseResults) OnlyStartedType(t *platform.Target) string {
	only := ""
	r, _ := rs.Read(t)
	for _, process := range r.Processes {
		switch {
		case process.NotStarted != "" && !process.OtherStarts:
			return ""
		case process.NotStarted == "" && !IsRelease(process.Type) && only == "":
			only = process.Type
		}
	}
	return only
}

// NotStartedEffect is the effect where a target that keeps only some processes dropped one of them.
func (rs *ParseResults) NotStartedEffect(t *platform.Target, notStarted platform.Process) Effect {
	if kept := rs.OnlyStartedType(t); kept != "" {
		return NewEffect(Error, platform.NotStarted, "Only `%s` starts.", kept)
	}
	return NewEffect(Error, platform.NotStarted, "%s", notStarted.NotStarted)
}
