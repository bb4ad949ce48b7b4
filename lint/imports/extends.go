package imports

import (
	"cmp"

	"go.yaml.in/yaml/v3"

	"github.com/proclint/proclint/lint/prose"
)

// extend lets each service inherit what the service has that it extends (Compose specification, 05-services.md, extends).
func (m *making) extend(services *yaml.Node) {
	all := m.yaml.pairs(services)
	nodes, names := map[string]*yaml.Node{}, map[*yaml.Node]string{}
	for _, p := range all {
		nodes[p.key], names[p.value] = p.value, p.key
	}
	for _, p := range all {
		m.extendOne(p, nodes)
	}
	done := map[*yaml.Node]bool{}
	for _, p := range all {
		m.cutCircle(p.value, names, done)
	}
}

func (m *making) extendOne(s pair, nodes map[string]*yaml.Node) {
	extends := m.yaml.get(s.value, "extends")
	if extends == nil {
		return
	}
	file, name := m.yaml.textAt(extends, "file"), cmp.Or(m.yaml.textAt(extends, "service"), m.yaml.text(extends))
	switch {
	case file != "":
		m.elsewhere[s.value] = file
		m.note(prose.Quote(s.key), " extends a service of ", prose.Quote(file), ", which isn't read.")
	case name == "":
		m.note("The `extends` of ", prose.Quote(s.key), " names no service.")
	case nodes[name] == nil:
		m.elsewhere[s.value] = name
		m.note(prose.Quote(s.key), " extends the service ", prose.Quote(name), ", which isn't in this file.")
	default:
		m.yaml.bases[s.value] = nodes[name]
	}
}

// cutCircle ends the circle that services may extend each other in. done are those that were looked at.
func (m *making) cutCircle(service *yaml.Node, names map[*yaml.Node]string, done map[*yaml.Node]bool) {
	above := map[*yaml.Node]bool{}
	for n := service; n != nil && !done[n]; n = m.yaml.bases[n] {
		done[n], above[n] = true, true
		base := m.yaml.bases[n]
		if !above[base] {
			continue
		}
		circle := " extends itself"
		if base != n {
			circle = " and " + prose.Quote(names[base]) + " extend each other in a circle"
		}
		m.note(prose.Quote(names[n]), circle, ", which Compose doesn't accept.")
		delete(m.yaml.bases, n)
	}
}

// missing is what a service inherits from and that isn't in the file, else "".
func (m *making) missing(service *yaml.Node) string {
	for n := service; n != nil && m.budget.Spend(1); n = m.yaml.bases[n] {
		if m.elsewhere[n] != "" {
			return m.elsewhere[n]
		}
	}
	return ""
}
