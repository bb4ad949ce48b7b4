package check

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/prose"
)

// ProposeType chooses the first of the names that every target accepts, that isn't in use,
// and that isn't like a typo for another. It proposes no name twice.
func (w *Results) ProposeType(names ...string) (string, bool) {
	for _, name := range names {
		if !IsNewTypeName(name) || w.proposed[name] || w.IsDeclared(name) || !w.unit.Accepts(name) {
			continue
		}
		if w.MisspelledType(name, IsTypo) != "" || w.MisspelledType(name, IsFarTypo) != "" {
			continue
		}
		if w.proposed == nil {
			w.proposed = map[string]bool{}
		}
		w.proposed[name] = true
		return name, true
	}
	return "", false
}

// ProposeRename adds the fix, and the help, that give an entry the first good one of the names.
func (p *Pass) ProposeRename(f *Finding, e Entry, names ...string) {
	better, ok := p.ProposeType(p.withoutEffect(f.Effects, e, names)...)
	if !ok {
		return
	}
	f.Fixes = append(f.Fixes, RenameType(e, better, Suggested))
	f.Help, f.HelpUnfixed = prose.Text{}, RenameHelp(better)
	if p.GetsTraffic(better) {
		p.NoteIntendedType(e, better)
	}
}

// numberWords are the numbers from zero to ten, for process types that may have no digits.
const numberWords ecosystem.Words = "zero one two three four five six seven eight nine ten"

// InLetters is a process type with a number as a word behind it, such as workertwo, or "" for a large number.
func InLetters(processType string, n int) string {
	if words := numberWords.List(); n >= 0 && n < len(words) {
		return processType + words[n]
	}
	return ""
}

// RenameHelp is the help that names a better process type.
func RenameHelp(better string) prose.Text { return prose.T("Rename it to `%s`.", better) }

// withoutEffect leaves out the names under which a target without an effect would start other processes of the file than it does.
func (rs *ParseResults) withoutEffect(es Effects, e Entry, names []string) []string {
	if !rs.AnyTargetDrops() {
		return names
	}
	return slices.DeleteFunc(slices.Clone(names), func(name string) bool {
		return !rs.startsTheSame(es, e, name)
	})
}

// RenameFor is the fix that gives an entry another type. Its title names the affected
// platforms where the fix changes what another selected target starts.
func (rs *ParseResults) RenameFor(es Effects, e Entry, to string) Fix {
	f := RenameType(e, to, Suggested)
	if rs.startsTheSame(es, e, to) {
		return f
	}
	names := es[0].Target.Title()
	if more := len(es) - 1; more > 0 {
		names += " and " + strconv.Itoa(more) + " more"
	}
	f.Title = prose.Title("Rename `%s` to `%s` for %s", e.Type, to, names)
	return f
}

// RenameType is the fix that gives an entry another process type.
func RenameType(e Entry, to string, a Applicability) Fix {
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
