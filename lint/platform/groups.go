package platform

// Group is a kind of platform, for lists.
type Group uint8

// The groups, in the order of lists.
const (
	Deploys Group = iota
	Builders
	Runners
	NonReaders
)

var groups = [...]struct{ name, title string }{
	Deploys:    {"platform", "Platforms"},
	Builders:   {"builder", "Builders"},
	Runners:    {"runner", "Local runners"},
	NonReaders: {"reads-none", "Platforms that read no Procfile"},
}

// Groups are all groups in their order.
func Groups() []Group { return []Group{Deploys, Builders, Runners, NonReaders} }

// String is the name of the group as in JSON.
func (g Group) String() string { return groups[g].name }

// Title is the name of the group for people.
func (g Group) Title() string { return groups[g].title }

// Platforms are those of the group, in their order.
func (g Group) Platforms() []*Platform {
	var ps []*Platform
	for _, p := range registered {
		if p.Group() == g {
			ps = append(ps, p)
		}
	}
	return ps
}

// Group returns the group of the platform.
func (p *Platform) Group() Group {
	switch {
	case p.Runner:
		return Runners
	case p.Builder:
		return Builders
	case p.ReadsNone():
		return NonReaders
	}
	return Deploys
}
