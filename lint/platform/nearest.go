package platform

import (
	"cmp"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/spelling"
)

// UnknownName is the error for a name that Lookup doesn't find. Its nearest name is that of Near. For an unknown version, it has
// the known ones of each target, and for a name without an entry the reason.
func UnknownName(name string) spelling.Unknown {
	if s := AliasFor(name); s != nil && s.Nearest {
		return spelling.Unknown{Kind: "platform", Name: name, Nearest: s.ID, Why: s.Why}
	}
	id, version, _ := strings.Cut(name, "@")
	u := spelling.Unknown{Kind: "version of " + id, Name: version}
	for _, t := range versionsOf(id) {
		if last := len(t.Versions) - 1; last >= 0 {
			u.Valid = append(u.Valid, strings.TrimSuffix(t.Versions[0]+" to "+t.Versions[last], " to "+t.Versions[0]))
		}
	}
	if u.Valid == nil || id == name {
		return spelling.Unknown{Kind: "platform", Name: name, Nearest: Near(name)}
	}
	return u
}

// Near returns what a name probably means that Lookup doesn't find: an ID or another name whose title or name is
// the same but for case and punctuation, else the one with the fewest typos, else the only platform that has all words of
// the name, else what spelling.Near finds. It is "" where none is near.
func Near(name string) string {
	if id, _, versioned := strings.Cut(name, "@"); versioned {
		return nearestVersion(id, name)
	}
	plain := letters(name)
	if plain == "" {
		return ""
	}
	if found := firstNamed(func(text string) bool { return letters(text) == plain }); found != "" {
		return found
	}
	if found := spelling.LeastTypos(name, AllNames()); found != "" {
		return found
	}
	hasWords := func(text string) bool { return spelling.HasWords(text, name) }
	found := onlyNamed(func(p *Platform) string {
		if hasWords(p.ID) || hasWords(p.Title) {
			return p.ID
		}
		return ""
	})
	if found == "" {
		found = onlyNamed(func(p *Platform) string { return p.named(hasWords) })
	}
	if found == "" {
		found, _ = spelling.Near(name, AllNames())
	}
	return found
}

// nearestVersion is the ID with the known version that is most similar to a name, or the newest target.
func nearestVersion(id, name string) string {
	var known []string
	for _, t := range versionsOf(id) {
		for _, v := range t.Versions {
			known = append(known, id+"@"+v)
		}
	}
	switch t, ok := Lookup(id); {
	case len(known) > 0:
		return cmp.Or(spelling.LeastTypos(name, known), known[0])
	case ok:
		return t.ID()
	}
	return cmp.Or(Near(id), id)
}

// onlyNamed is the name of the only platform that has one, or "" for none or several.
func onlyNamed(name func(p *Platform) string) (only string) {
	for _, p := range registered {
		found := name(p)
		if found != "" && only != "" {
			return ""
		}
		only += found
	}
	return only
}

// firstNamed returns the first ID or alias of which a name or title fits, also of a platform without an entry, or "".
func firstNamed(fits func(text string) bool) string {
	for _, p := range registered {
		if found := p.named(fits); found != "" {
			return found
		}
	}
	for i := range aliases {
		if s := &aliases[i]; fits(s.Title) || slices.ContainsFunc(strings.Fields(s.Names), fits) {
			return s.ID
		}
	}
	return ""
}

// named is the first ID or alias of a platform of which a name or title fits, or "".
func (p *Platform) named(fits func(text string) bool) string {
	if fits(p.ID) || fits(p.Title) {
		return p.ID
	}
	for _, alias := range p.Aliases {
		if fits(alias) {
			return alias
		}
	}
	return ""
}

// letters are the letters and digits of a name, in lowercase.
func letters(name string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'A' && r <= 'Z':
			return r - 'A' + 'a'
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			return r
		}
		return -1
	}, name[:min(len(name), 100)])
}
