package platform

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

var registered []*Platform

// register adds a platform to the register. Each platform's file calls it once.
func register(p *Platform) struct{} {
	for i := range p.Strategies {
		t := &p.Strategies[i]
		t.platform = p
		t.id = p.ID
		if i > 0 {
			t.id = strings.Replace(p.ID+":"+t.Name, ":@", "@", 1)
		}
		t.probing = &probing{}
		if t.HTTP == nil && !p.Runner {
			t.HTTP = []string{"web"}
		}
	}
	p.Homepage = cmp.Or(p.Homepage, p.Links[0].URL)
	registered = append(registered, p)
	for i := len(registered) - 1; i > 0 && p.before(registered[i-1]); i-- {
		registered[i], registered[i-1] = registered[i-1], p
	}
	return struct{}{}
}

func (p *Platform) before(q *Platform) bool {
	if p.Rank != q.Rank {
		return p.Rank < q.Rank
	}
	return p.ID < q.ID
}

// All returns the platforms in order.
func All() []*Platform { return registered }

// Targets returns all platforms with all their strategies, in order.
func Targets() []*Target {
	var ts []*Target
	for _, p := range registered {
		for i := range p.Strategies {
			ts = append(ts, &p.Strategies[i])
		}
	}
	return ts
}

// Defaults returns the targets for which Proclint checks a file if none is selected.
func Defaults() []*Target {
	var ts []*Target
	for _, p := range registered {
		if p.Default {
			ts = append(ts, &p.Strategies[0])
		}
	}
	return ts
}

// LocalRunners returns the local process runners that may read a file of that name.
func LocalRunners(file string) []*Target {
	var ts []*Target
	for _, p := range registered {
		if t := &p.Strategies[0]; p.Runner && (t.FileName == "" || t.FileName == file) {
			ts = append(ts, t)
		}
	}
	return ts
}

// AsDefault means the default platforms among those that somebody chose: no file beside the
// Procfile shows another one then. It has an ID and a title, and nothing else.
var AsDefault = &Target{id: "default", platform: &Platform{ID: "default", Title: "the default platforms"}}

// Choose finds what one can choose to check for: a target, as Lookup does, or AsDefault.
func Choose(id string) (*Target, bool) {
	if id == AsDefault.id {
		return AsDefault, true
	}
	return Lookup(id)
}

// OfHost is the ID of the platform that gives such a host name to an app, or "".
func OfHost(name string) string {
	for _, p := range registered {
		if slices.ContainsFunc(p.Hosts, func(end string) bool { return strings.HasSuffix(strings.ToLower(name), end) }) {
			return p.ID
		}
	}
	return ""
}

// Lookup finds a target by its ID. "drycc", "drycc:buildpack", and "drycc/buildpack" are the same one. Its other names find it too. After an @ comes
// a version of the builder, as in "heroku:fir@3"; without one, the newest is meant. "dokku@0.2x" is the newest target with such a version.
func Lookup(id string) (*Target, bool) {
	for _, p := range registered {
		if p.ID == id {
			return &p.Strategies[0], true
		}
	}
	s, id := aliasFor(id)
	if s != nil && s.Nearest {
		return nil, false
	}
	unversioned, version, versioned := strings.Cut(id, "@")
	targets := versionsOf(unversioned)
	if builder, host, named := strings.Cut(strings.Replace(unversioned, "/", ":", 1), ":"); targets == nil && named {
		targets = versionsOf(host + ":" + builder) // what had the name of the builder first, as railpack:coolify had
	}
	for _, t := range targets {
		if versioned && slices.Contains(t.Versions, version) {
			return t, true
		}
	}
	for _, t := range targets {
		if !versioned || t.hasVersion(version) {
			return t, true
		}
	}
	return nil, false
}

// versionsOf returns the targets for the versions of a builder, the newest first, by an ID without a version.
func versionsOf(id string) []*Target {
	name, strategy, _ := strings.Cut(strings.Replace(id, "/", ":", 1), ":")
	for _, p := range registered {
		if p.ID != name && !slices.Contains(p.Aliases, name) {
			continue
		}
		var found []*Target
		for i := range p.Strategies {
			t := &p.Strategies[i]
			base, _, _ := strings.Cut(t.Name, "@")
			isDefault := base == "" || base == p.Strategies[0].Name
			switch {
			case strategy == "" && isDefault && !strings.HasSuffix(id, ":"),
				strategy != "" && (strategy == base || strategy == t.Builder || isDefault && strategy == p.Strategies[0].Name):
				found = append(found, t)
			}
		}
		return found
	}
	return nil
}

// hasVersion reports whether a version of the builder, such as "3" or "3.2.0", reads a file as the target does, unless another
// one has just that version.
func (t *Target) hasVersion(version string) bool {
	start, open := strings.CutSuffix(version, "x")
	return slices.ContainsFunc(t.Versions, func(v string) bool {
		return version == v || strings.HasPrefix(version, v+".") || open && strings.Contains(start, ".") && strings.HasPrefix(v+".", start)
	})
}

// minors are the minor versions of a major one, such as "0.", from one to another, the newest first.
func minors(major string, from, to int) []string {
	var all []string
	for v := to; v >= from; v-- {
		all = append(all, major+strconv.Itoa(v))
	}
	return all
}

// AllNames returns what Lookup finds: the IDs of all targets, and then the other names of platforms.
func AllNames() []string {
	names := IDs()
	for _, p := range registered {
		names = append(names, p.AlsoNamed()...)
	}
	return names
}

// IDs returns the IDs of all targets, in order.
func IDs() []string {
	var ids []string
	for _, t := range Targets() {
		ids = append(ids, t.ID())
	}
	return ids
}

// Target is the one that stands for the names, or the nearest one.
func (s *Alias) Target() *Target {
	t, _ := Lookup(s.ID)
	return t
}

// StandsFor are the platforms without an entry that one of its targets replaces.
func (p *Platform) StandsFor() []Alias {
	var list []Alias
	for _, s := range aliases {
		if !s.Nearest && s.Target().platform == p {
			list = append(list, s)
		}
	}
	return list
}

// AlsoNamed are the other IDs by which Lookup finds the platform: its aliases, and the names of platforms that it replaces.
func (p *Platform) AlsoNamed() []string {
	names := append([]string{}, p.Aliases...)
	for _, s := range p.StandsFor() {
		names = append(names, strings.Fields(s.Names)...)
	}
	return names
}
