package lint

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
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
	unaccepted []Entry // entries whose type some target does not take as it is
}

// typeEntries are the entries whose process types are judged: none in a variant,
// which no platform reads, and none in a template.
func (p *Pass) typeEntries() []Entry {
	if p.Variant() || len(p.entries) == 0 || p.Template() {
		return nil
	}
	return p.Entries()
}

// unmeant are those of them for which no rule has said that another type was
// meant, so that one wrong name has one diagnostic.
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

// unaccepted are those of them whose process type some target does not take as
// it is written.
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

// declared reports whether the file has a process type, or was meant to. It
// answers as Declares does, without looking at every entry each time.
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

// nameWithoutQuotes is a name without the quotes that a YAML reader takes away.
func nameWithoutQuotes(name string) string {
	if n := len(name); n > 2 && name[0] == name[n-1] && (name[0] == '"' || name[0] == '\'') {
		return name[1 : n-1]
	}
	return name
}

// accepts reports whether every target takes a process type as it is.
func (p *Pass) accepts(name string) bool {
	for _, t := range p.Targets {
		if !t.Reads() {
			continue
		}
		if nameProblem(t, name).Effect != "" || reserved(t, name).Effect != "" || badLength(t, name) {
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

// propose takes the first of the names that every target accepts, that is not
// in use and no slip for another, and keeps it from being proposed again.
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

// typeOf is the process type that an entry has, or was meant to have: what a rule
// on commands has to judge, for the name is put right first.
func (p *Pass) typeOf(e Entry) string {
	if meant := p.types.meant[e.Line]; meant != "" {
		return meant
	}
	return e.Type
}

// getsHTTP reports whether an entry gets HTTP traffic on a target, or was meant to.
func (p *Pass) getsHTTP(t *platform.Target, e Entry) bool { return t.IsHTTP(p.typeOf(e)) }

// proposeRename adds the fix that gives an entry the first of the names that is
// good, and returns that name.
func (p *Pass) proposeRename(f *Finding, e Entry, names ...string) (string, bool) {
	better, ok := p.propose(p.withoutEffect(f.Concerns, e, names)...)
	if !ok {
		return "", false
	}
	f.Fixes = append(f.Fixes, renameType(e, better, Suggested))
	if p.getsTraffic(better) {
		p.mean(e, better)
	}
	return better, true
}

// withoutEffect leaves out the names under which a target that the finding does
// not concern would start other processes of the file than it does.
func (p *Pass) withoutEffect(concerns []Concern, e Entry, names []string) []string {
	if !p.dropsAny() {
		return names
	}
	return slices.DeleteFunc(slices.Clone(names), func(name string) bool {
		return !p.startsTheSame(concerns, e, name)
	})
}

// maxSimulated bounds how often the choice of a platform among the processes of
// a file is made again for another name; each time costs a look at all of them.
const maxSimulated = 100

// startsTheSame reports whether every target that keeps only some processes of a
// file, and that is not among the concerns, keeps the same ones when an entry
// has another type.
func (p *Pass) startsTheSame(concerns []Concern, e Entry, processType string) bool {
	for _, t := range p.Targets {
		concerned := slices.ContainsFunc(concerns, func(c Concern) bool { return c.Target == t })
		if t.Keep == nil || concerned {
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

// renameFor is the fix that gives an entry another type. Its title says for whom
// it is good where another selected target would start other processes by it.
func (p *Pass) renameFor(concerns []Concern, e Entry, to string) Fix {
	f := renameType(e, to, Suggested)
	if !p.startsTheSame(concerns, e, to) {
		var names []string
		for _, c := range concerns {
			names = append(names, c.Target.Title())
		}
		f.Title += " for " + join(names, "and")
	}
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
	return Fix{
		Title:         "Rename process type " + straight(e.Type) + " to " + straight(to),
		Applicability: a,
		Edits:         []TextEdit{Replace(e.TypeRange, to)},
	}
}

// processOf is what a target's reader made of an entry; ok is false where the
// line was not read, or the whole file was refused.
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

// withoutHTTP says what becomes of the entry of an HTTP server whose process
// type gets no traffic, in a file that has no other one.
func (p *Pass) withoutHTTP(t *platform.Target, e Entry) (Severity, string) {
	_, refused := p.Read(t)
	if t.NeedsHTTP == platform.HTTPRequired && refused != "" {
		return Error, p.stops(t, refused)
	}
	process, ok := p.processOf(t, e)
	if !ok || t.Keep == nil {
		return Error, t.WithoutHTTP
	}
	if process.Dropped == "" {
		return Warning, "it runs only because no other process of the file comes before it"
	}
	return Error, p.startedInstead(t)
}

// startedInstead says which process a target starts that keeps only some.
func (p *Pass) startedInstead(t *platform.Target) string {
	return p.kept(t) + " is started in its place"
}

// kept is the process that a target starts that keeps only some.
func (p *Pass) kept(t *platform.Target) string {
	r, _ := p.Read(t)
	for _, process := range r.Processes {
		if process.Dropped == "" && !isRelease(process.Type) {
			return quote(process.Type)
		}
	}
	return "another process"
}

func isRelease(processType string) bool { return processType == "release" }

// anyHTTP reports whether the file declares, or was meant to, a process type
// that gets traffic on a target.
func (p *Pass) anyHTTP(t *platform.Target) bool {
	for _, name := range t.HTTP {
		if p.declared(name) {
			return true
		}
	}
	return false
}

// role is what the command of an entry does, as far as its program tells.
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

// brief leaves out the platforms' own texts and reasons, and the words in which
// they differ, where there are several platforms to speak of.
func (p *Pass) brief(cs []Concern) []Concern {
	if len(p.Targets) < 2 {
		return cs
	}
	for i, c := range cs {
		for _, cut := range []string{" with “", ", because ", ": deis scale answers", " after the whole image build"} {
			if at := strings.Index(c.Effect, cut); at > 0 {
				c.Effect = c.Effect[:at]
			}
		}
		if strings.HasSuffix(c.Effect, " stops") {
			c.Effect = "the deploy stops"
		}
		cs[i] = c
	}
	return cs
}

// straight puts a text between straight quotes, for the title of a fix.
func straight(s string) string {
	return `"` + strings.TrimSuffix(strings.TrimPrefix(quote(s), "“"), "”") + `"`
}

// onlyLetters reports whether a name holds nothing but a-z.
func onlyLetters(name string) bool {
	for i := 0; i < len(name); i++ {
		if name[i] < 'a' || name[i] > 'z' {
			return false
		}
	}
	return name != ""
}

// hasCapital reports whether a name holds one of A-Z.
func hasCapital(name string) bool { return strings.ContainsAny(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") }
