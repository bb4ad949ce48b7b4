package imports

import (
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"

	"github.com/proclint/proclint/internal/cost"
	"github.com/proclint/proclint/lint/prose"
)

// setting is one key of a TOML file with its table in front, such as "deploy.release_command". Values are the texts of its value.
type setting struct {
	key    string
	values []string
}

// parseTOML lists the settings of a file whose values are texts or lists of texts. Each key of a table has the name of the table in front,
// which costs work each time.
func parseTOML(src string, budget *cost.Budget) (settings []setting, err error) {
	var parser unstable.Parser
	parser.Reset([]byte(src))
	table := ""
	for parser.NextExpression() {
		e := parser.Expression()
		switch e.Kind {
		case unstable.Table, unstable.ArrayTable:
			table = keyOf(e) + "."
		case unstable.KeyValue:
			settings = add(settings, budget, table, keyOf(e), e.Value())
		}
	}
	return settings, parser.Error()
}

func keyOf(e *unstable.Node) string {
	var parts []string
	for it := e.Key(); it.Next(); {
		parts = append(parts, string(it.Node().Data))
	}
	return strings.Join(parts, ".")
}

func add(settings []setting, budget *cost.Budget, table, key string, n *unstable.Node) []setting {
	if !budget.Spend(len(table) + len(key)) {
		return settings
	}
	made := setting{key: table + key}
	switch n.Kind {
	case unstable.InlineTable:
		for it := n.Children(); it.Next(); {
			settings = add(settings, budget, made.key+".", keyOf(it.Node()), it.Node().Value())
		}
		return settings
	case unstable.Array:
		for it := n.Children(); it.Next(); {
			if it.Node().Kind == unstable.String {
				made.values = append(made.values, string(it.Node().Data))
			}
		}
	case unstable.String:
		made.values = []string{string(n.Data)}
	}
	return append(settings, made)
}

func fly(m *making, src string) error {
	settings, err := parseTOML(src, m.budget)
	if err != nil {
		return err
	}
	var names []string
	web, routed, release := "", false, ""
	for _, s := range settings {
		name, isProcess := strings.CutPrefix(s.key, "processes.")
		switch {
		case isProcess:
			names = append(names, name)
		case s.key == "deploy.release_command" && len(s.values) > 0:
			release = s.values[0]
		case s.key == "http_service.processes" || s.key == "services.processes":
			if web == "" && len(s.values) > 0 {
				web = s.values[0]
			}
		}
		routed = routed || strings.HasPrefix(s.key, "http_service.") || strings.HasPrefix(s.key, "services.")
	}
	switch { // what names no process is for app, else for the first one in the order of their names
	case web != "" || !routed || len(names) == 0:
	case slices.Contains(names, "app"):
		web = "app"
	default:
		web = slices.Min(names)
	}
	if release != "" {
		if err := m.flyCommand("release", "release_command", release); err != nil {
			return err
		}
	}
	for _, s := range settings {
		name, isProcess := strings.CutPrefix(s.key, "processes.")
		if !isProcess || len(s.values) == 0 {
			continue
		}
		as := name
		if name == web && name != "web" {
			m.note(prose.Quote(name), " is called web here, because it gets the traffic on Fly.io.")
			as = "web"
		}
		if err := m.flyCommand(as, name, s.values[0]); err != nil {
			return err
		}
	}
	if len(names) == 0 {
		m.note("There are no [processes], so the app runs the command of its image, which isn't in this file.")
	}
	m.flyTables(settings)
	return nil
}

func (m *making) flyCommand(name, of, text string) error {
	words, cut, err := splitter{comments: true}.split(text)
	if err != nil {
		return err
	}
	if cut != "" {
		m.note("Fly.io ends the command of ", prose.Quote(of), " before ", prose.Quote(cut), ", so the entry ends there.")
	}
	if len(words) > 0 {
		m.add(name, fromWords(words))
	}
	return nil
}

// flyTables notes the tables that are not carried over.
func (m *making) flyTables(settings []setting) {
	seen := map[string]bool{"processes": true}
	var tables []string
	for _, s := range settings {
		table, _, ok := strings.Cut(s.key, ".")
		if !ok || seen[table] || s.key == "deploy.release_command" {
			continue
		}
		seen[table] = true
		tables = append(tables, "["+table+"]")
	}
	if len(tables) > 0 {
		m.note("Not carried over: ", strings.Join(tables, ", "), ".")
	}
}
