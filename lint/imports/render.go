package imports

import (
	"errors"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/proclint/proclint/lint/export"
	"github.com/proclint/proclint/lint/prose"
)

func render(m *making, src string) error {
	if err := m.parseYAML(src); err != nil {
		return err
	}
	services := m.yaml.get(m.yaml.root, "services")
	if !isList(services) {
		return errors.New("it has no list of services")
	}
	prefix := m.commonPrefix(services)
	for _, node := range services.Content {
		m.renderService(resolve(node), prefix)
	}
	return nil
}

// commonPrefix is what the names of several services begin with up to a hyphen, such as the name of the app.
func (m *making) commonPrefix(services *yaml.Node) string {
	if len(services.Content) < 2 {
		return ""
	}
	prefix := m.yaml.textAt(services.Content[0], "name") + "-"
	for _, node := range services.Content {
		name, same := m.yaml.textAt(node, "name")+"-", 0
		for same < len(name) && same < len(prefix) && name[same] == prefix[same] {
			same++
		}
		prefix = prefix[:same]
	}
	return prefix[:strings.LastIndexByte(prefix, '-')+1]
}

func (m *making) renderService(node *yaml.Node, prefix string) {
	kind, full := m.yaml.textAt(node, "type"), m.yaml.textAt(node, "name")
	start := unwrapped(m.yaml.textAt(node, "startCommand"))
	if start == "" {
		start = unwrapped(m.yaml.textAt(node, "dockerCommand"))
	}
	name := strings.TrimPrefix(full, prefix)
	if full+"-" == prefix || name == "" {
		name = full
	}
	if kind == "web" && (m.yaml.textAt(node, "runtime") == "static" || m.yaml.textAt(node, "env") == "static") {
		kind = "static"
	}
	switch kind {
	case "cron":
		m.note(prose.Quote(full), " is left out, because it runs on the schedule ", prose.Quote(m.yaml.textAt(node, "schedule")), ". Its command: ", start)
		return
	case "keyvalue", "redis", "static":
		m.note(prose.Quote(full), " is left out: it isn't a process.")
		return
	case "web":
		if m.taken["web"] {
			m.note(prose.Quote(full), " gets traffic on Render, but here only web can.")
			break
		}
		name = "web"
	}
	if start == "" {
		m.note(prose.Quote(full), " is left out: it runs the command of its image, which isn't in this file.")
	} else {
		m.add(name, start)
	}
	if release := m.yaml.textAt(node, "preDeployCommand"); release != "" {
		m.addRelease(unwrapped(release), full)
	}
	m.notCarried(full, node, "buildCommand envVars numInstances scaling healthCheckPath disk rootDir")
}

// unwrapped is the text that a command gives to a shell, where it does nothing else.
func unwrapped(text string) string {
	words, _, err := splitter{}.split(text)
	if err != nil || export.ShellLine(words) != text {
		return text
	}
	if script, ok := scriptOf(words); ok {
		return withoutExec(script)
	}
	return text
}

func (m *making) addRelease(script, of string) {
	switch {
	case !m.taken["release"]:
		m.add("release", script)
	case m.release != script:
		m.note("The command before a deploy of ", prose.Quote(of), " is left out, because there is only one release. Its command: ", script)
	}
}
