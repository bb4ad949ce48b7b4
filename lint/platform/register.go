package platform

import (
	"strings"
	"sync"
)

var registered []*Platform

// register adds a platform to the register. Each platform's file calls it once.
func register(p *Platform) struct{} {
	for i := range p.Strategies {
		t := &p.Strategies[i]
		t.platform = p
		t.id = p.ID
		if i > 0 {
			t.id += ":" + t.Name
		}
		t.probed = sync.OnceValue(t.probe)
	}
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

// AsDefault stands for the default platforms among those that somebody chose: no file beside the
// Procfile shows another one then. It has an ID and a title, and nothing else.
var AsDefault = &Target{id: "default", platform: &Platform{ID: "default", Title: "the default platforms"}}

// Choose finds what one can choose to check for: a target, as Lookup does, or AsDefault.
func Choose(id string) (*Target, bool) {
	if id == AsDefault.id {
		return AsDefault, true
	}
	return Lookup(id)
}

// Lookup finds a target by its ID. "drycc", "drycc:buildpack", and "drycc/buildpack" are the same
// one. The name of a host or an alias finds it too.
func Lookup(id string) (*Target, bool) {
	name, strategy, _ := strings.Cut(strings.Replace(id, "/", ":", 1), ":")
	for _, p := range registered {
		if p.ID != name && !has(p.Aliases, name) {
			if t := p.host(name); t != nil && name == id {
				return t, true
			}
			continue
		}
		for i := range p.Strategies {
			t := &p.Strategies[i]
			if strategy == t.Name && t.Name != "" || strategy == "" && i == 0 && !strings.HasSuffix(id, ":") {
				return t, true
			}
		}
	}
	return nil, false
}

// host returns the strategy for a host of that name, or nil.
func (p *Platform) host(name string) *Target {
	for i := range p.Strategies {
		if t := &p.Strategies[i]; t.Host != "" && t.Name == name {
			return t
		}
	}
	return nil
}

// AllNames returns what Lookup finds: the IDs of all targets, and then the aliases and the names of
// hosts.
func AllNames() []string {
	names := IDs()
	for _, p := range registered {
		names = append(names, p.Aliases...)
		for i := range p.Strategies {
			if t := &p.Strategies[i]; t.Host != "" {
				names = append(names, t.Name)
			}
		}
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
