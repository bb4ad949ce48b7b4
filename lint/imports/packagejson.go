package imports

import (
	"errors"
	"maps"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/jsontext"
)

// processScripts are scripts whose names say that they are a process of the app.
const processScripts ecosystem.Words = "web worker workers clock scheduler queue bot release"

// packageJSON takes the scripts that start the app: start, those with the name of a process, and start:TYPE for the other types.
func packageJSON(m *making, src string) error {
	manifest, err := jsontext.ParseObject(src)
	if err != nil {
		return err
	}
	scripts := manifest.Object("scripts")
	if !manifest.Has("scripts") || manifest.Err() != nil {
		return errors.New("it has no scripts")
	}
	manager := managerOf(manifest.Text("packageManager"))
	names := slices.Sorted(maps.Keys(scripts.Fields))
	if scripts.Has("start") {
		m.add("web", manager+" start")
	}
	process := map[string]bool{"start": true}
	add := func(kind, name string) {
		if !m.taken[kind] {
			m.add(kind, manager+" run "+name)
			process[name] = true
		}
	}
	for _, name := range names {
		if processScripts.Has(name) {
			add(name, name)
		}
	}
	for _, name := range names {
		if kind, isStart := strings.CutPrefix(name, "start:"); isStart && kind != "" && !development.Has(kind) {
			add(kind, name)
		}
	}
	if others := slices.DeleteFunc(names, func(name string) bool { return process[name] }); len(others) > 0 {
		m.note("These scripts are not processes: ", strings.Join(others, ", "), ".")
	}
	return nil
}

// development are ends of names of scripts that no platform starts.
const development ecosystem.Words = "dev development debug watch test local prod production ci e2e docker"

func managerOf(asked string) string {
	const others ecosystem.Words = "yarn pnpm bun"
	if name, _, _ := strings.Cut(asked, "@"); others.Has(name) {
		return name
	}
	return "npm"
}
