package source

import (
	"path"
	"slices"
	"strings"
)

// loopbackHosts are the spellings of the own machine, the last one that of a tuple in Elixir.
var loopbackHosts = []string{"localhost", "127.0.0.1", "[::1]", "::1", "127, 0, 0, 1"}

// hostSetting is how the files of a name make a server listen only on its own machine.
type hostSetting struct {
	// names end the paths of the files, each after a space.
	names string
	// needs is a text that the file has then, or "".
	needs string
	// by are programs of which one reads the file, and one of unless is in a command that sets another address; or "".
	by, unless string
	// keys are in a line with the address: after "^" it begins so, after "~" behind blanks. One of the characters of before precedes
	// the address.
	keys, before string
	// section is a line of YAML right below which the key is, or "".
	section string
}

// hostSettings are of servers whose settings or code have one place for it. Sources: puma/puma lib/puma/dsl.rb, benoitc/gunicorn
// docs/source/settings.rst, ktorio/ktor-documentation topics/server-configuration-file.topic, Spring Boot documentation, Common Application
// Properties, quarkusio/quarkus docs/src/main/asciidoc/http-reference.adoc, dotnet/AspNetCore.Docs
// aspnetcore/fundamentals/servers/kestrel/endpoints.md, oven-sh/bun docs/api/http.md, denoland/docs runtime/fundamentals/http_server.md,
// rwf2/Rocket docs/guide/09-configuration.md, and actix/actix-web actix-web/src/server.rs.
var hostSettings = []hostSetting{
	{" config/puma.rb", "", "puma rails", "-p -b --port --bind", "^bind ^port", "/", ""},
	{" gunicorn.conf.py", "", "gunicorn", "-b --bind", "^bind", `"'`, ""},
	{" Program.cs", "", "", "", "UseUrls( .Run( Urls.Add( .ListenAnyIP( .ListenLocalhost(", "/", ""},
	{" config/runtime.exs config/prod.exs config/releases.exs", "", "", "", "ip: http:", "{", ""},
	{" resources/application.yaml resources/application.yml", "ktor:", "", "host=", "^host: ^address:", ` "'`, "deployment:"},
	{" resources/application.yaml resources/application.yml", "ktor:", "", "port=", "^port:", "", "deployment:"},
	{" resources/application.yaml resources/application.yml", "", "", "server.address", "^host: ^address:", ` "'`, "server:"},
	{" resources/application.conf", "deployment", "", "host=", "~host ~ktor.deployment.host", `"`, ""},
	{" resources/application.conf", "deployment", "", "port=", "~port ~ktor.deployment.port", "", ""},
	{" resources/application.properties", "", "", "server.port", "^server.port", "", ""},
	{" resources/application.properties", "", "", "server.address", "^server.address ^quarkus.http.host ^micronaut.server.host", "= ", ""},
	{" index.ts server.ts main.ts app.ts index.js server.js main.js", "fetch", "", "", "~hostname:", `"'`, ""},
	{" Rocket.toml", "", "", "ROCKET_ADDRESS", "^address", `"`, ""},
	{" src/main.rs", "", "", "", "bind(", `"`, ""},
}

// HostFiles are how the paths of files end that may say where a server listens. Some come more than once.
func HostFiles() (names string) {
	for i := range hostSettings {
		names += hostSettings[i].names
	}
	return names
}

// AnyHost is the address of all networks in the spelling of the one of the own machine.
func AnyHost(loopback string) string {
	if strings.Contains(loopback, ", ") {
		return "0, 0, 0, 0"
	}
	return "0.0.0.0"
}

// Addresses is where a file of an app, by its path, makes a server listen only on its own machine, or on a fixed port. Of the commands
// that start the app, some may be known.
func Addresses(file, text, commands string) (found []*Listen) {
	comment := "//"
	if endsAs(path.Ext(file), ".rb .py .exs .yaml .yml .conf .properties .toml") {
		comment = "#"
	}
	words := " " + strings.NewReplacer(`"`, " ", "'", " ").Replace(commands)
	isIn := func(part string) bool {
		return strings.Contains(words, part) && (part[0] != '-' || strings.Contains(words, " "+part))
	}
	for i := range hostSettings {
		s := &hostSettings[i]
		if !endsAs(file, s.names) || !strings.Contains(text, s.needs) || len(text) > mostBytes || slices.ContainsFunc(strings.Fields(s.unless), isIn) {
			continue
		}
		if commands != "" && s.by != "" && !slices.ContainsFunc(strings.Fields(s.by), isIn) {
			continue
		}
		if l := s.find(text, comment); l != nil {
			if endsAs(file, "config/prod.exs") { // runtime.exs may set another one
				l.Port = ""
			}
			found = append(found, l)
		}
	}
	return found
}

func endsAs(file, names string) bool {
	return slices.ContainsFunc(strings.Fields(names), func(name string) bool { return strings.HasSuffix("/"+file, "/"+name) })
}

func (s *hostSetting) find(text, comment string) (first *Listen) {
	section, key := -1, -1 // how far the section and its keys are indented
	number := 0
	for line := range strings.Lines(text) {
		number++
		inside := strings.TrimSpace(line)
		if inside == "" || inside[0] == '#' || strings.HasPrefix(inside, "//") {
			continue
		}
		if s.section != "" {
			switch depth := indent(line); {
			case inside == s.section:
				section, key = depth, -1
				continue
			case section < 0 || depth <= section:
				section = -1
				continue
			case key >= 0 && depth != key:
				continue
			default:
				key, line = depth, inside
			}
		}
		if !slices.ContainsFunc(strings.Fields(s.keys), func(key string) bool { return hasKey(line, key) }) {
			continue
		}
		l := &Listen{Line: number, Host: s.hostIn(line)}
		if !ReadsPort(text) {
			l.takePort(comment, line)
		}
		switch {
		case l.Host == "" && l.Port == "":
		case first == nil:
			first = l
		case l.Port != "" && first.Port != "": // one of them may be of another server
			first.Port = ""
		}
	}
	return first
}

// hostIn is the address of the own machine that a line sets, or "".
func (s *hostSetting) hostIn(line string) string {
	for _, host := range loopbackHosts {
		before, after, _ := strings.Cut(line, host)
		if before != line && before != "" && strings.IndexByte(s.before, before[len(before)-1]) >= 0 && wordStart(after) == "" && !strings.HasPrefix(after, ".") {
			return host
		}
	}
	return ""
}

func hasKey(line, key string) bool {
	name := strings.TrimLeft(key, "^~")
	before, after, found := strings.Cut(line, name)
	begins := before == "" || key[0] == '~' && strings.TrimSpace(before) == ""
	return found && (name == key || begins && wordStart(after) == "")
}
