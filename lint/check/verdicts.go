package check

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/platform"
)

// verdict is what a parser makes of a text that was meant to declare a process.
type verdict struct {
	// outcome is "" where the parser finds what was meant.
	outcome platform.Outcome
	// process is what it finds instead, or nil. Verdicts on one text share it.
	process *platform.Process
}

// found is the process that a parser finds instead of the one that was meant; empty where it finds none.
func (v verdict) found() platform.Process {
	if v.process == nil {
		return platform.Process{}
	}
	return *v.process
}

// Verdicts caches the verdicts on texts that were parsed apart for some targets. A
// file and the trials of its fixes share it, since most of their lines are the same.
type Verdicts struct {
	targets []*platform.Target
	known   map[string][]verdict // in the order of the targets that read a Procfile
}

// Limits of the cache: the number of texts, and the bytes of one key.
const (
	maxVerdicts     = 1 << 10
	maxVerdictBytes = 1 << 10
)

// keep caches the verdicts on a text, within the limits.
func (v *Verdicts) keep(key string, of []verdict) {
	if len(key) > maxVerdictBytes || len(v.known) == maxVerdicts {
		return
	}
	if v.known == nil {
		v.known = map[string][]verdict{}
	}
	v.known[key] = of
}

// forTargets is the cache for some targets: the same one, or an empty one where it is for other targets.
func (v *Verdicts) forTargets(targets []*platform.Target) *Verdicts {
	if v == nil || !slices.Equal(v.targets, targets) {
		return &Verdicts{targets: targets}
	}
	return v
}

// addVerdict adds what a parser finds to the verdicts of others on the same text.
func addVerdict(of []verdict, outcome platform.Outcome, got platform.Process) []verdict {
	same := slices.IndexFunc(of, func(v verdict) bool { return v.process != nil && *v.process == got })
	if same < 0 {
		return append(of, verdict{outcome, &got})
	}
	return append(of, verdict{outcome, of[same].process})
}

// addOther adds the verdict on a line, compared with what it was meant to declare.
func addOther(of []verdict, got platform.Process, ok bool, processType, command string) []verdict {
	switch {
	case !ok:
		return append(of, verdict{outcome: platform.Ignored})
	case got.Type != processType && got.Declared == "":
		return addVerdict(of, platform.Renamed, got)
	case strings.TrimSpace(got.Command) != command:
		return addVerdict(of, platform.Changed, got)
	case got.NotStarted != "":
		return addVerdict(of, platform.NotStarted, got)
	}
	return append(of, verdict{})
}

// ProcessAt finds the process that was read on a line.
func ProcessAt(ps []platform.Process, line int) (platform.Process, bool) {
	i := slices.IndexFunc(ps, func(p platform.Process) bool { return p.Line == line })
	if i < 0 {
		return platform.Process{}, false
	}
	return ps[i], true
}
