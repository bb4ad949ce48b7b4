package rules

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/spelling"
)

var _ = check.Register(check.Rule{
	Name:  "process-type-typo",
	Group: check.TypesGroup,
	Kind:  check.Slip,
	Title: "Typo in a process type",
	Check: checkProcessTypeTypo,
})

// typeTypo is an entry whose process type is probably a typo.
type typeTypo struct {
	entry check.Entry
	meant string
	// fits is set where the command is one for the type that was meant, and sure also where the name hardly means anything else.
	fits, sure bool
}

func checkProcessTypeTypo(p *check.Pass) {
	var possible []typeTypo
	names := map[string]string{}
	for _, e := range p.EntriesNotRenamed() {
		t := typoOf(p, e)
		switch {
		case t.meant == "":
		case t.fits || t.sure && t.meant != "web":
			reportTypeTypo(p, t)
		default:
			possible = append(possible, t)
			if other := names[t.meant]; other != "" && other != e.Type {
				names[t.meant] = " " // several names: a series, such as webb and webe
				continue
			}
			names[t.meant] = e.Type
		}
	}
	for meant, name := range names {
		if slices.ContainsFunc(p.TypeEntries(), func(e check.Entry) bool {
			// Another type that differs only in its last letter makes a series, as in weba and webb.
			last := len(name) - 1
			return meant == "web" && p.Role(e) == ecosystem.HTTP || len(e.Type) == len(name) && e.Type != name && e.Type[:last] == name[:last]
		}) {
			delete(names, meant)
		}
	}
	for _, t := range possible {
		if names[t.meant] == t.entry.Type {
			reportTypeTypo(p, t)
		}
	}
}

func reportTypeTypo(p *check.Pass, is typeTypo) {
	e, meant := is.entry, is.meant
	renamed := e
	renamed.Type = meant
	applicability := check.Suggested
	if is.sure && matters(p, meant) && check.RepeatedType(renamed).Empty() {
		applicability = check.Safe
	}
	effects := p.OnTypeOf(e, platform.Traffic, func(t *platform.Target) check.Effect {
		effect := typoEffect(p, t, is)
		if !is.sure && effect.Outcome != platform.Rejected {
			effect.Severity = min(effect.Severity, check.Warning)
		}
		return effect
	})
	p.NoteIntendedType(e, meant)
	p.Report(check.Finding{
		Range:       e.TypeRange,
		Headline:    prose.T("`%s` is probably a typo for `%s`", e.Type, meant),
		Effects:     effects,
		HelpUnfixed: check.RenameHelp(meant),
		Fixes:       []check.Fix{check.RenameType(e, meant, applicability)},
	})
}

func typoEffect(p *check.Pass, t *platform.Target, is typeTypo) check.Effect {
	if problem := check.NameProblemOf(t, is.entry.Type); problem.Fatal {
		return check.NameEffect(problem)
	}
	if effect := p.MisspelledTypeEffect(t, is.entry, is.meant); effect.Severity > check.None {
		return effect
	}
	least := check.Warning
	if !matters(p, is.meant) {
		least = check.Info
	}
	return check.NewEffect(least, platform.Differs, "The process is named `%s`, so commands for `%s` don't find it.", is.entry.Type, is.meant)
}

// startsByName are the types that platforms, or the people who scale them, know by name.
const startsByName ecosystem.Words = "web worker release"

// matters reports whether something knows a type by its name: one of startsByName, or a platform that treats it in its own way.
func matters(p *check.Pass, meant string) bool {
	return startsByName.Has(meant) || slices.ContainsFunc(p.Targets, func(t *platform.Target) bool { return check.IsSpecialOn(t, meant) })
}

// typoOf is the typo in the type of an entry. Its meant type is "" where there isn't one.
func typoOf(p *check.Pass, e check.Entry) typeTypo {
	if last := e.Type[len(e.Type)-1]; last >= '0' && last <= '9' || check.CommonTypes.Has(e.Type) {
		return typeTypo{} // as most names are
	}
	name := strings.ToLower(e.Type)
	for i, is := range [...]func(name, meant string) bool{check.IsTypo, check.IsFarTypo, isPossibleTypo} {
		meant := p.MisspelledType(name, is)
		if meant == "" {
			continue
		}
		if isNameInCommand(name, meant, e.Command) {
			return typeTypo{}
		}
		near, far := i == 0, i == 1
		typical, known := typicalRoles[meant]
		if !known {
			typical = ecosystem.Worker
		}
		switch role := p.Role(e); {
		case role == typical:
			return typeTypo{e, meant, true, true}
		case meant == "release" && role != ecosystem.Other:
			return typeTypo{} // a release that doesn't exit blocks each deploy
		case !far && (role == ecosystem.Other || meant != "web"):
			return typeTypo{e, meant, false, near && len(meant) > 4 || check.IsClearTypo(name, meant)}
		}
	}
	meant := p.MisspelledOtherType(name)
	if meant == "" || isNameInCommand(name, meant, e.Command) {
		return typeTypo{}
	}
	return typeTypo{e, meant, false, matters(p, meant) && check.IsClearTypo(name, meant)}
}

// isNameInCommand reports whether the command names something like its process type, which is then no typo.
func isNameInCommand(name, meant, cmd string) bool {
	cmd = strings.ToLower(cmd)
	for at := 0; ; {
		i := strings.Index(cmd[at:], name)
		if i < 0 {
			return false
		}
		start, end := at+i, at+i+len(name)
		if (start == 0 || !check.OnlyLetters(cmd[start-1:start])) && (end == len(cmd) || !check.OnlyLetters(cmd[end:end+1]) || !strings.HasPrefix(meant, name)) {
			return true
		}
		at = end
	}
}

// typicalRoles are what process types run, except for those of workers.
var typicalRoles = map[string]ecosystem.Role{
	"web": ecosystem.HTTP, "release": ecosystem.Release, "clock": ecosystem.Clock, "scheduler": ecosystem.Clock, "celerybeat": ecosystem.Clock,
}

// isPossibleTypo reports whether a name is a typo for another, or a separate name that is
// just as short: a neighboring key, vowels left out, or one letter left out and others moved.
func isPossibleTypo(name, meant string) bool {
	switch {
	case !check.OnlyLetters(name) || len(meant) < 5:
		return check.IsTypo(name, meant)
	case len(name) == len(meant):
		at := spelling.DiffersAt(name, meant)
		return at < len(name) && name[at+1:] == meant[at+1:] && spelling.NeighborKeys(name[at], meant[at])
	case len(name) > len(meant) || !spelling.SameEnds(name, meant):
		return false
	}
	return spelling.OnlyVowelsLeftOut(name, meant) || len(meant) >= 6 && len(name)+1 == len(meant) && spelling.LettersAmong(name, meant)
}
