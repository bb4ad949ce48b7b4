package imports

import (
	"errors"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/export"
	"github.com/proclint/proclint/lint/prose"
)

// dollar replaces a dollar sign that Compose passes on; a plain one is a variable of Compose.
const dollar = "\x01"

// backing are images of services that an app uses, and that are not the app.
const backing ecosystem.Words = "postgres postgis mysql mariadb mongo redis valkey memcached rabbitmq nats kafka zookeeper elasticsearch opensearch " +
	"minio mailhog mailpit adminer pgadmin4 phpmyadmin traefik clickhouse-server influxdb consul vault localstack"

func compose(m *making, src string) error {
	if err := m.parseYAML(src); err != nil {
		return err
	}
	services := m.yaml.get(m.yaml.root, "services")
	if !isMapping(services) {
		return errors.New("it has no services")
	}
	m.extend(services)
	var app []pair
	built := m.builtImages(services)
	for _, s := range m.yaml.pairs(services) {
		if image := m.leftOut(s, built); image == "" {
			app = append(app, s)
		} else {
			m.note(prose.Quote(s.key), " is left out: it is the image ", image, ", not a process of this app.")
		}
	}
	web, awaited := m.webService(app), m.awaited(app)
	for _, s := range app {
		name := s.key
		switch {
		case s.key == web && name != "web":
			m.note(prose.Quote(name), " is called web here, because its ports are open to others.")
			name = "web"
		case name != "release" && awaited[name]:
			m.note(prose.Quote(name), " is called release here, because others start after it ends.")
			name = "release"
		}
		if err := m.composeService(s, name); err != nil {
			return err
		}
	}
	return nil
}

// builtImages are the images that services build, and "" for one without a name. It is empty where no service is built.
func (m *making) builtImages(services *yaml.Node) map[string]bool {
	images := map[string]bool{}
	for _, p := range m.yaml.pairs(services) {
		if m.yaml.get(p.value, "build") != nil {
			images[m.yaml.textAt(p.value, "image")] = true
		}
	}
	return images
}

// leftOut is the image of a service that isn't a process of the app, else "".
func (m *making) leftOut(s pair, built map[string]bool) string {
	image := m.yaml.textAt(s.value, "image")
	if image == "" || m.yaml.get(s.value, "build") != nil {
		return ""
	}
	base, _, _ := strings.Cut(image[strings.LastIndexByte(image, '/')+1:], ":")
	base, _, _ = strings.Cut(base, "@")
	if backing.Has(base) || len(built) > 0 && !built[image] {
		return image
	}
	return ""
}

// webService is the service of that name, else the only one with open ports, else "".
func (m *making) webService(app []pair) string {
	found, several := "", false
	for _, s := range app {
		if s.key == "web" {
			return "web"
		}
		if ports := m.yaml.get(s.value, "ports"); isList(ports) && len(ports.Content) > 0 {
			several = found != ""
			found = s.key
		}
	}
	if several {
		return ""
	}
	return found
}

// awaited are the names of the services that others wait for until they end.
func (m *making) awaited(app []pair) map[string]bool {
	names := map[string]bool{}
	for _, s := range app {
		for _, p := range m.yaml.pairs(m.yaml.get(s.value, "depends_on")) {
			if m.yaml.textAt(p.value, "condition") == "service_completed_successfully" {
				names[p.key] = true
			}
		}
	}
	return names
}

func (m *making) composeService(s pair, name string) error {
	for _, key := range []string{"entrypoint", "command"} {
		if !m.yaml.hasWords(m.yaml.get(s.value, key)) {
			m.note(prose.Quote(s.key), " is left out: its ", key, " is neither a text nor a list of texts.")
			return nil
		}
	}
	words, err := m.composeWords(s, "command")
	if err != nil {
		return err
	}
	entrypoint, err := m.composeWords(s, "entrypoint")
	if err != nil {
		return err
	}
	words = append(entrypoint, words...)
	if missing := m.missing(s.value); len(words) == 0 && missing != "" {
		m.note(prose.Quote(s.key), " is left out: its command may be in ", prose.Quote(missing), ".")
		return nil
	}
	if len(words) == 0 {
		m.note(prose.Quote(s.key), " is left out: it runs the command of its image, which isn't in this file.")
		return nil
	}
	m.add(name, m.composeCommand(s, words))
	m.notCarried(s.key, s.value, "environment env_file deploy scale healthcheck volumes ports working_dir")
	return nil
}

// composeWords are the words of a command, with dollar where Compose hands on a dollar sign.
func (m *making) composeWords(s pair, key string) ([]string, error) {
	value := m.yaml.get(s.value, key)
	if isList(value) {
		words := m.yaml.texts(value)
		for i, word := range words {
			words[i] = interpolate(word)
		}
		return words, nil
	}
	text := m.yaml.text(value)
	words, cut, err := splitter{operators: true}.split(interpolate(text))
	if err != nil {
		return nil, err
	}
	if cut != "" {
		m.note("Compose runs no shell and ends the command of ", prose.Quote(s.key), " before ", prose.Quote(plainDollars(cut)), ", so the entry ends there.")
	}
	return words, nil
}

// interpolate marks the dollar signs that Compose hands on.
func interpolate(s string) string {
	var b strings.Builder
	s = strings.ReplaceAll(s, dollar, "")
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] != '$':
			b.WriteByte(s[i])
		case i+1 < len(s) && s[i+1] == '$':
			b.WriteString(dollar)
			i++
		case i+1 < len(s) && (s[i+1] == '{' || s[i+1] == '_' || s[i+1] >= 'a' && s[i+1] <= 'z' || s[i+1] >= 'A' && s[i+1] <= 'Z'):
			b.WriteByte('$')
		default:
			b.WriteString(dollar)
		}
	}
	return b.String()
}

func plainDollars(s string) string { return strings.ReplaceAll(s, dollar, "$") }

// composeCommand is the command for words with marked dollar signs.
func (m *making) composeCommand(s pair, words []string) string {
	whole := strings.Join(words, " ")
	if strings.IndexByte(whole, '$') >= 0 {
		m.note("The command of ", prose.Quote(s.key), " has variables that Compose takes from your shell or .env. Here, set them in the environment of the process.")
	}
	if script, ok := scriptOf(words); ok {
		return withoutExec(plainDollars(script))
	}
	line := make([]string, len(words))
	for i, word := range words {
		line[i] = export.ShellQuote(plainDollars(word))
		if strings.IndexByte(word, '$') >= 0 {
			line[i] = inDoubleQuotes(word)
		}
	}
	return strings.Join(line, " ")
}

// inDoubleQuotes writes a word for a shell that is to replace its variables.
func inDoubleQuotes(word string) string {
	var b strings.Builder
	depth := 0 // in braces the text is the shell's
	for i := 0; i < len(word); i++ {
		c := word[i]
		switch {
		case c == '$' && i+1 < len(word) && word[i+1] == '{':
			depth++
		case c == '}' && depth > 0:
			depth--
		case c == dollar[0]:
			b.WriteByte('\\')
			c = '$'
		case depth == 0 && (c == '"' || c == '\\' || c == '`'):
			b.WriteByte('\\')
		}
		b.WriteByte(c)
	}
	return `"` + b.String() + `"`
}
