package lint

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

// typeState is what the rules on process types share in one run.
type typeState struct {
	counted  map[string]int       // how many entries have a type, claimed ones too
	meant    map[int]string       // by line: the type that it was meant to have
	proposed map[string]bool      // types that fixes give to an entry
	roles    map[int]command.Role // by line: what the command does
	// simulated counts how often a choice among processes was made again.
	simulated int
	renamed   map[*platform.Target][]platform.Process // what that is made in, see keptAs
	names     map[string]bool                         // the types of all entries, see hasDuplicates

	checked    bool
	unaccepted []Entry // entries whose type some target doesn't accept unchanged
}

// typeEntries are the entries whose process types are checked: none in a variant,
// which no platform reads, and none in a template.
func (p *Pass) typeEntries() []Entry {
	if p.Variant() || len(p.entries) == 0 || p.Template() {
		return nil
	}
	return p.Entries()
}

// unmeant are the typeEntries for which no rule found that another type was meant, so
// that one wrong name has one diagnostic.
func (p *Pass) unmeant() []Entry {
	return p.withoutMeant(p.typeEntries())
}

func (p *Pass) withoutMeant(entries []Entry) []Entry {
	if len(p.types.meant) == 0 {
		return entries
	}
	kept := make([]Entry, 0, len(entries))
	for _, e := range entries {
		if p.types.meant[e.Line] == "" {
			kept = append(kept, e)
		}
	}
	return kept
}

// unaccepted are the unmeant entries whose process type some target doesn't accept
// unchanged.
func (p *Pass) unaccepted() []Entry {
	if !p.types.checked {
		p.types.checked = true
		for _, e := range p.typeEntries() {
			if !p.accepts(e.Type) {
				p.types.unaccepted = append(p.types.unaccepted, e)
			}
		}
	}
	return p.withoutMeant(p.types.unaccepted)
}

// mean notes that an entry was meant to have another type.
func (p *Pass) mean(e Entry, processType string) {
	if p.types.meant == nil {
		p.types.meant = map[int]string{}
	}
	p.types.meant[e.Line] = processType
	p.intend(processType, e.Line)
}

// declared reports the same as Declares, without a look at every entry each time.
func (p *Pass) declared(processType string) bool {
	return p.timesDeclared(processType) > 0 || len(p.intended[processType]) > 0
}

// timesDeclared is how many entries have a type.
func (p *Pass) timesDeclared(processType string) int {
	if p.types.counted == nil {
		p.types.counted = make(map[string]int, len(p.entries))
		for _, e := range p.entries {
			p.types.counted[nameWithoutQuotes(e.Type)]++
		}
	}
	return p.types.counted[processType]
}

// nameWithoutQuotes is a name without the quotes that a YAML parser removes.
func nameWithoutQuotes(name string) string {
	if n := len(name); n > 2 && name[0] == name[n-1] && (name[0] == '"' || name[0] == '\'') {
		return name[1 : n-1]
	}
	return name
}

// accepts reports whether every target accepts a process type unchanged.
func (p *Pass) accepts(name string) bool {
	for _, t := range p.Targets {
		if !t.Reads() {
			continue
		}
		if !nameProblem(t, name).OK() || !reserved(t, name).OK() || badLength(t, name) {
			return false
		}
	}
	return true
}

func nameProblem(t *platform.Target, name string) platform.NameProblem {
	if t.CheckName == nil {
		return platform.NameProblem{}
	}
	return t.CheckName(name)
}

// nameEffect is the effect of a process type that a platform doesn't accept unchanged.
func nameEffect(n platform.NameProblem) Effect {
	severity := Warning
	switch {
	case n.Text.Empty():
		return Effect{}
	case n.Fatal:
		severity = Error
	}
	return Effect{Severity: severity, Outcome: n.Outcome, Text: n.Text, Log: n.Log}
}

func reserved(t *platform.Target, name string) platform.NameProblem {
	if t.Reserved == nil {
		return platform.NameProblem{}
	}
	return t.Reserved(name)
}

func badLength(t *platform.Target, name string) bool {
	n := utf8.RuneCountInString(name)
	return n < t.MinName || t.MaxName > 0 && n > t.MaxName
}

// propose chooses the first of the names that every target accepts, that isn't in use,
// and that isn't like a typo for another. It proposes no name twice.
func (p *Pass) propose(names ...string) (string, bool) {
	for _, name := range names {
		if name == "" || p.types.proposed[name] || p.declared(name) || !p.accepts(name) {
			continue
		}
		if p.nearType(name, misspells) != "" || p.nearType(name, farFrom) != "" {
			continue
		}
		if p.types.proposed == nil {
			p.types.proposed = map[string]bool{}
		}
		p.types.proposed[name] = true
		return name, true
	}
	return "", false
}

// typeOf is the process type that an entry has, or was meant to have. The rules on
// commands use it, since a wrong name is corrected first.
func (p *Pass) typeOf(e Entry) string {
	if meant := p.types.meant[e.Line]; meant != "" {
		return meant
	}
	return e.Type
}

// getsHTTP reports whether an entry gets HTTP traffic on a target, or was meant to.
func (p *Pass) getsHTTP(t *platform.Target, e Entry) bool { return t.IsHTTP(p.typeOf(e)) }

// proposeRename adds the fix, and the help, that give an entry the first good one of
// the names.
func (p *Pass) proposeRename(f *Finding, e Entry, names ...string) {
	better, ok := p.propose(p.withoutEffect(f.Effects, e, names)...)
	if !ok {
		return
	}
	f.Fixes = append(f.Fixes, renameType(e, better, Suggested))
	f.Help = renameHelp(better)
	if p.getsTraffic(better) {
		p.mean(e, better)
	}
}

func renameHelp(better string) prose.Text { return prose.T("Rename it to `%s`.", better) }

// withoutEffect leaves out the names under which a target without an effect would
// start other processes of the file than it does.
func (p *Pass) withoutEffect(es Effects, e Entry, names []string) []string {
	if !p.dropsAny() {
		return names
	}
	return slices.DeleteFunc(slices.Clone(names), func(name string) bool {
		return !p.startsTheSame(es, e, name)
	})
}

// maxSimulated limits how often a platform's choice among the processes of a file is
// made again for another name; each time costs a look at all of them.
const maxSimulated = 100

// startsTheSame reports whether every target that keeps only some processes of a
// file, and on which there is no effect, keeps the same ones when an entry
// has another type.
func (p *Pass) startsTheSame(es Effects, e Entry, processType string) bool {
	for _, t := range p.Targets {
		if _, affected := es.On(t); affected || t.Keep == nil {
			continue
		}
		if p.types.simulated++; p.types.simulated > maxSimulated {
			return true
		}
		process, ok := p.processOf(t, e)
		if ok && (process.Dropped == "") != p.keptAs(t, e, processType) {
			return false
		}
	}
	return true
}

// renameFor is the fix that gives an entry another type. Its title names the affected
// platforms where the fix changes what another selected target starts.
func (p *Pass) renameFor(es Effects, e Entry, to string) Fix {
	f := renameType(e, to, Suggested)
	if p.startsTheSame(es, e, to) {
		return f
	}
	names := es[0].Target.Title()
	if more := len(es) - 1; more > 0 {
		names += " and " + strconv.Itoa(more) + " more"
	}
	f.Title = prose.Title("Rename `%s` to `%s` for %s", e.Type, to, names)
	return f
}

// getsTraffic reports whether a process type gets HTTP traffic on some target.
func (p *Pass) getsTraffic(processType string) bool {
	for _, t := range p.Targets {
		if t.IsHTTP(processType) {
			return true
		}
	}
	return false
}

// renameType is the fix that gives an entry another process type.
func renameType(e Entry, to string, a Applicability) Fix {
	title := prose.Title("Rename `%s` to `%s`", e.Type, to)
	if len(to) > prose.MaxCode && strings.HasPrefix(e.Type, to) {
		title = prose.Title("Shorten `%s` to %s characters", e.Type, utf8.RuneCountInString(to))
	}
	return Fix{
		Title:         title,
		Applicability: a,
		Edits:         []TextEdit{Replace(e.TypeRange, to)},
	}
}

// processOf is what a target's parser made of an entry; ok is false where the parser
// skipped the line or rejected the file.
func (p *Pass) processOf(t *platform.Target, e Entry) (process platform.Process, ok bool) {
	i := slices.Index(p.Targets, t)
	if found := p.yield(i, e.Line); found != nil {
		return *found, true
	}
	return platform.Process{}, false
}

// readType is the process type that a target gives to an entry.
func (p *Pass) readType(t *platform.Target, e Entry) string {
	if process, ok := p.processOf(t, e); ok {
		return process.Type
	}
	return e.Type
}

// withoutHTTP is the effect on the only HTTP server of a file, whose process type gets
// no traffic.
func (p *Pass) withoutHTTP(t *platform.Target, e Entry) Effect {
	_, refused := p.Read(t)
	if t.NeedsHTTP == platform.HTTPRequired && refused != "" {
		return rejected(t, refused)
	}
	process, ok := p.processOf(t, e)
	switch {
	case (!ok || t.Keep == nil) && t.WithoutHTTP == "":
		return effect(Error, platform.NoTraffic, "No process is named `%s`.", t.HTTP[0])
	case !ok || t.Keep == nil:
		return effect(Error, platform.NoTraffic, "%s", t.WithoutHTTP)
	case process.Dropped == "":
		return effect(Warning, platform.Differs, "It runs only because no other process takes precedence.")
	}
	return p.startedInstead(t, process)
}

// startedInstead is the effect where a target that keeps only some processes dropped
// one of them.
func (p *Pass) startedInstead(t *platform.Target, dropped platform.Process) Effect {
	if kept := p.kept(t); kept != "" {
		return effect(Error, platform.NotStarted, "Only `%s` starts.", kept)
	}
	return effect(Error, platform.NotStarted, "%s", dropped.Dropped)
}

// kept is the type of the process that a target starts where it keeps only some, or "".
func (p *Pass) kept(t *platform.Target) string {
	r, _ := p.Read(t)
	for _, process := range r.Processes {
		if process.Dropped == "" && !isRelease(process.Type) {
			return process.Type
		}
	}
	return ""
}

func isRelease(processType string) bool { return processType == "release" }

// anyHTTP reports whether the file declares, or was meant to declare, a process type
// that gets traffic on a target.
func (p *Pass) anyHTTP(t *platform.Target) bool {
	for _, name := range t.HTTP {
		if p.declared(name) {
			return true
		}
	}
	return false
}

// role is what the command of an entry does, as far as its program is known.
func (p *Pass) role(e Entry) command.Role {
	if r, ok := p.types.roles[e.Line]; ok {
		return r
	}
	r := command.Other
	if run := p.parse(e).main(); run != nil && run.Program != nil {
		r = run.Program.Role
	}
	if p.types.roles == nil {
		p.types.roles = map[int]command.Role{}
	}
	p.types.roles[e.Line] = r
	return r
}

// onlyLetters reports whether a name contains nothing but a-z.
func onlyLetters(name string) bool {
	for i := 0; i < len(name); i++ {
		if name[i] < 'a' || name[i] > 'z' {
			return false
		}
	}
	return name != ""
}

// hasCapital reports whether a name contains one of A-Z.
func hasCapital(name string) bool { return strings.ContainsAny(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") }
