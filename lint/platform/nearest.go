package platform

import (
	"cmp"
	"strings"

	"github.com/proclint/proclint/lint/spelling"
)

// Nearest returns what a name most likely means that Lookup doesn't find: a known version of a target, an ID,
// an alias or a host whose title or name is the same but for case and punctuation, else one that contains it,
// else the most similar one.
func Nearest(name string) string {
	if id, _, versioned := strings.Cut(name, "@"); versioned {
		return nearestVersion(id, name)
	}
	plain := letters(name)
	if len(plain) >= minPart {
		for _, fits := range []func(s, part string) bool{isSame, strings.HasPrefix, strings.Contains} {
			if found := firstNamed(func(text string) bool { return fits(letters(text), plain) }); found != "" {
				return found
			}
		}
	}
	return spelling.Nearest(name, AllNames())
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
		return cmp.Or(spelling.Nearest(name, known), known[0])
	case ok:
		return t.ID()
	}
	return Nearest(id)
}

// minPart is how many letters of a name say which one it is.
const minPart = 3

func isSame(a, b string) bool { return a == b }

// firstNamed returns the first ID, alias or host of which a name or title fits, or "".
func firstNamed(fits func(text string) bool) string {
	for _, p := range registered {
		if fits(p.ID) || fits(p.Title) {
			return p.ID
		}
		for _, alias := range p.Aliases {
			if fits(alias) {
				return alias
			}
		}
		for i := range p.Strategies {
			if t := &p.Strategies[i]; t.Host != "" && (fits(t.Name) || fits(t.Host)) {
				return t.Name
			}
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
