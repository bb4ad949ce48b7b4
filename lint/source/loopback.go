package source

import (
	"path"
	"slices"
	"strings"
	"unicode"
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
	// library has parts of names of which one is in the files that build such an app, or is empty.
	library string
	// tables are the tables of TOML that count for commands, those that count more first, or it is nil.
	tables func(commands string) []string
}

// Started is what is known of the app that a file may be a part of: the commands that start it, and the files that show of which
// libraries it is built. Either may be empty.
type Started struct{ Commands, Builds string }

// hostSettings are of servers whose settings or code have one place for it. Sources: puma/puma lib/puma/dsl.rb, benoitc/gunicorn
// docs/source/settings.rst, ktorio/ktor-documentation topics/server-configuration-file.topic, Spring Boot documentation, Common Application
// Properties, quarkusio/quarkus docs/src/main/asciidoc/http-reference.adoc, dotnet/AspNetCore.Docs
// aspnetcore/fundamentals/servers/kestrel/endpoints.md, oven-sh/bun docs/api/http.md, denoland/docs runtime/fundamentals/http_server.md,
// rwf2/Rocket docs/guide/10-configuration.md, and actix/actix-web actix-web/src/server.rs.
// jvmServers read the settings in src/main/resources.
const jvmServers = "spring-boot springframework quarkus micronaut"

var hostSettings = []hostSetting{
	{" config/puma.rb", "", "puma rails", "-p -b --port --bind", "^bind ^port", "/", "", "", nil},
	{" gunicorn.conf.py", "", "gunicorn", "-b --bind", "^bind", `"'`, "", "", nil},
	{" Program.cs", "", "", "", "UseUrls( .Run( Urls.Add( .ListenAnyIP( .ListenLocalhost(", "/", "", "", nil},
	{" config/runtime.exs config/prod.exs config/releases.exs", "", "", "", "ip: http:", "{", "", "", nil},
	{" resources/application.yaml resources/application.yml", "ktor:", "", "host=", "^host: ^address:", ` "'`, "deployment:", "ktor", nil},
	{" resources/application.yaml resources/application.yml", "ktor:", "", "port=", "^port:", "", "deployment:", "ktor", nil},
	{" resources/application.yaml resources/application.yml", "", "", "server.address", "^host: ^address:", ` "'`, "server:", jvmServers, nil},
	{" resources/application.conf", "deployment", "", "host=", "~host ~ktor.deployment.host", `"`, "", "ktor", nil},
	{" resources/application.conf", "deployment", "", "port=", "~port ~ktor.deployment.port", "", "", "ktor", nil},
	{" resources/application.properties", "", "", "server.port", "^server.port", "", "", jvmServers, nil},
	{" resources/application.properties", "", "", "server.address", "^server.address ^quarkus.http.host ^micronaut.server.host", "= ", "", jvmServers, nil},
	{" index.ts server.ts main.ts app.ts index.js server.js main.js", "fetch", "bun deno", "", "~hostname:", `"'`, "", "", nil},
	{" Rocket.toml", "", "", "ROCKET_ADDRESS", "^address", `"`, "", "rocket", rocketTables},
	{" src/main.rs", "", "", "", ".bind( TcpListener::bind( Server::bind(", `"`, "", "", nil},
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

// Addresses is where a file of an app, by its path, makes a server listen only on its own machine, or on a fixed port.
func Addresses(file, text string, app Started) (found []*Listen) {
	comment := "//"
	if endsAs(path.Ext(file), ".rb .py .exs .yaml .yml .conf .properties .toml") {
		comment = "#"
	}
	words := " " + strings.NewReplacer(`"`, " ", "'", " ").Replace(app.Commands)
	isIn := func(part string) bool {
		return strings.Contains(words, part) && (part[0] != '-' || strings.Contains(words, " "+part))
	}
	for i := range hostSettings {
		s := &hostSettings[i]
		if !endsAs(file, s.names) || !strings.Contains(text, s.needs) || len(text) > mostBytes || slices.ContainsFunc(strings.Fields(s.unless), isIn) {
			continue
		}
		if app.Builds != "" && s.library != "" && !slices.ContainsFunc(strings.Fields(s.library), func(name string) bool { return strings.Contains(app.Builds, name) }) {
			continue
		}
		if app.Commands != "" && s.by != "" && !slices.ContainsFunc(strings.Fields(words), func(word string) bool { return isProgram(word, s.by) }) || startsAnother(file, words) {
			continue
		}
		if l := s.find(text, comment, app.Commands); l != nil {
			if endsAs(file, "config/prod.exs") { // runtime.exs may set another one
				l.Port = ""
			}
			found = append(found, l)
		}
	}
	return found
}

// isProgram reports whether a word of a command is one of some programs, or a module of one.
func isProgram(word, programs string) bool {
	name := path.Base(word)
	if end := strings.IndexFunc(name, func(c rune) bool { return c != '-' && c != '_' && !unicode.IsLetter(c) && !unicode.IsDigit(c) }); end >= 0 {
		name = name[:end]
	}
	return slices.Contains(strings.Fields(programs), name)
}

// startsAnother reports whether commands name files of JavaScript, and a file of it isn't one of them.
func startsAnother(file, words string) bool {
	isCode := func(name string) bool { return slices.Contains([]string{".ts", ".js", ".mjs", ".tsx"}, path.Ext(name)) }
	named := slices.DeleteFunc(strings.Fields(words), func(word string) bool { return !isCode(word) })
	return isCode(file) && len(named) > 0 && !slices.ContainsFunc(named, func(word string) bool { return path.Base(word) == path.Base(file) })
}

func endsAs(file, names string) bool {
	return slices.ContainsFunc(strings.Fields(names), func(name string) bool { return strings.HasSuffix("/"+file, "/"+name) })
}

func (s *hostSetting) find(text, comment, commands string) (first *Listen) {
	if s.tables != nil {
		return s.inTables(text, s.tables(commands))
	}
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

// inTables is the address in the first table that has the key, if it is one of the own machine, or nil.
func (s *hostSetting) inTables(text string, tables []string) *Listen {
	found, table, number := map[string]*Listen{}, "", 0
	for line := range strings.Lines(text) {
		number++
		line = strings.TrimSpace(line)
		switch name, isTable := strings.CutPrefix(line, "["); {
		case isTable:
			table = strings.Trim(name, "[] ")
		case slices.ContainsFunc(strings.Fields(s.keys), func(key string) bool { return hasKey(line, key) }):
			found[table] = &Listen{Line: number, Host: s.hostIn(line)}
		}
	}
	for _, name := range tables {
		if l := found[name]; l != nil {
			if l.Host == "" {
				return nil
			}
			return l
		}
	}
	return nil
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
