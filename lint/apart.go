package lint

import (
	"slices"
	"strconv"
	"strings"

	"github.com/proclint/proclint/lint/platform"
)

// sentinel is a line that every platform reads; it stands behind lines that are
// read apart from their file, so that no reader fails for want of an entry.
const sentinel = "proclintsentinel"

// maxJudged is how many places of one file a rule has read apart. Behind them the
// reading of the whole file decides, and where that can't tell, the last place
// that was read apart.
const maxJudged = 150

// verdict is what a reader makes of a text that was meant to declare a process.
type verdict struct {
	refused bool
	effect  string // "" where it reads what was meant
}

// verdicts keeps those of the texts that were read apart for some targets. A file
// and its trials share it, since most of their lines are the same.
type verdicts struct {
	targets []*platform.Target
	known   map[string][]verdict // in the order of the targets that read a Procfile
}

// Limits of what is kept: texts, and bytes of one of them.
const (
	maxVerdicts     = 1 << 10
	maxVerdictBytes = 1 << 10
)

// JudgeLine compares what each target's reader makes of one line with what the
// line was meant to say: no concern where the reader agrees, else an error and a
// clause that says what it does. The line is read apart from the file, so that a
// defect elsewhere is not blamed on it.
func (p *Pass) JudgeLine(line int, processType, command string) []Concern {
	return p.JudgeText(line, p.Line(line), 0, processType, command)
}

// JudgeText does the same for an entry within a text of several lines: entry is
// the zero-based line of it in that text, line its line in the file.
func (p *Pass) JudgeText(line int, text string, entry int, processType, command string) []Concern {
	var of []verdict
	if p.judged[p.rule] < maxJudged {
		of = p.readApart(text, entry, processType, command)
	} else {
		of = p.readWithin(line, processType, command)
	}
	p.remember(of)
	i := -1
	return p.Judge(platform.Grammar, func(t *platform.Target) (Severity, string) {
		i++
		switch v := of[i]; {
		case v.refused:
			return Error, p.errorEffect(t, line)
		case v.effect != "":
			return Error, v.effect
		}
		return None, ""
	})
}

// readApart reads a text apart from its file.
func (p *Pass) readApart(text string, entry int, processType, command string) []verdict {
	key := strings.Join([]string{text, strconv.Itoa(entry), processType, command}, "\x00")
	if of, ok := p.verdicts.known[key]; ok {
		return of
	}
	of := make([]verdict, 0, len(p.Targets))
	plain := platform.Readings{Source: []byte(text + "\n" + sentinel + ": true\n")}
	indented := platform.Readings{Source: []byte(text + "\n" + indentOf(text, entry) + sentinel + ": true\n")}
	for _, t := range p.Targets {
		if !t.Reads() {
			continue
		}
		file := &plain
		if t.YAML {
			file = &indented
		}
		r := file.Read(t)
		if r.Error != "" {
			of = append(of, verdict{refused: true})
			continue
		}
		got, ok := processAt(r.Processes, entry)
		of = append(of, verdict{effect: otherThan(got, ok, processType, command)})
	}
	p.verdicts.keep(key, of)
	return of
}

// readWithin takes what the readers made of the whole file. One that refused it, or
// that knows another line of the type, tells nothing about this line.
func (p *Pass) readWithin(line int, processType, command string) []verdict {
	last := p.lastJudged[p.rule]
	of := make([]verdict, 0, len(last))
	for i, t := range p.Targets {
		if !t.Reads() {
			continue
		}
		r, _ := p.Read(t)
		got := p.yield(i, line)
		switch {
		case r.Error != "", got == nil && p.timesDeclared(processType) > 1:
			of = append(of, last[len(of)])
		case got == nil:
			of = append(of, verdict{effect: otherThan(platform.Process{}, false, processType, command)})
		default:
			of = append(of, verdict{effect: otherThan(*got, true, processType, command)})
		}
	}
	return of
}

// otherThan says what a reader makes of a line where that is not what it was meant
// to say.
func otherThan(got platform.Process, ok bool, processType, command string) string {
	switch {
	case !ok:
		return "the line is ignored"
	case got.Type != processType && got.Declared == "":
		return "it declares a process type " + quote(got.Type)
	case strings.TrimSpace(got.Command) != command:
		return "the command becomes " + quote(got.Command)
	}
	return got.Dropped
}

// remember keeps the last judgment of a rule for the places past maxJudged.
func (p *Pass) remember(of []verdict) {
	if p.judged == nil {
		p.judged, p.lastJudged = map[*Rule]int{}, map[*Rule][]verdict{}
	}
	p.judged[p.rule]++
	p.lastJudged[p.rule] = of
}

// keep keeps the verdicts on a text, while there are few.
func (v *verdicts) keep(key string, of []verdict) {
	if len(key) > maxVerdictBytes || len(v.known) == maxVerdicts {
		return
	}
	if v.known == nil {
		v.known = map[string][]verdict{}
	}
	v.known[key] = of
}

// forTargets are the verdicts for targets: the given ones, or empty ones where those
// are for others.
func (v *verdicts) forTargets(targets []*platform.Target) *verdicts {
	if v == nil || !slices.Equal(v.targets, targets) {
		return &verdicts{targets: targets}
	}
	return v
}

func processAt(ps []platform.Process, line int) (platform.Process, bool) {
	for _, p := range ps {
		if p.Line == line {
			return p, true
		}
	}
	return platform.Process{}, false
}

// indentOf is the blank start of a line of a text, which a YAML reader wants
// before the sentinel as well.
func indentOf(text string, line int) string {
	l := strings.Split(text, "\n")[line]
	return l[:len(l)-len(strings.TrimLeft(l, " \t"))]
}
