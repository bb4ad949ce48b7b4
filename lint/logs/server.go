package logs

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/logs/lex"
	"github.com/proclint/proclint/lint/logs/signal"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/repository"
)

// platformFolders are where servers keep their own files and those of buildpacks, which no app has.
var platformFolders = []string{"/tmp/buildpack", "/app/tmp/buildpacks/", "/home/git/", "/cnb/"}

// isOfPlatform reports whether a file belongs to the platform.
func isOfPlatform(file string) bool { return ascii.StartsWith(file, platformFolders) }

// lookForPlatformFile looks at a file that the platform itself lacks.
func lookForPlatformFile(d *draft, file string) bool {
	if strings.HasPrefix(file, "/opt/elasticbeanstalk/") || d.values["venv"] != "" {
		return d.become("beanstalk-old-path", "path", file)
	}
	if pack := buildpackStarts[path.Base(file)]; pack != "" && !d.app.hasFile(file) {
		name := "pack"
		if strings.Contains(pack, "heroku-buildpack-") {
			name = "repository"
		}
		return d.become("buildpack-start", "path", file, name, pack)
	}
	if !isOfPlatform(file) {
		return false
	}
	return d.become("platform-file-missing", "path", file)
}

// buildpackStarts are programs that a buildpack of Heroku puts into the app to start it, and the name of that
// buildpack, or its repository.
var buildpackStarts = map[string]string{
	"start-nginx":             "heroku-community/nginx",
	"start-nginx-solo":        "heroku-community/nginx",
	"start-nginx-static":      "heroku-community/nginx",
	"start-nginx-debug":       "heroku-community/nginx",
	"start-pgbouncer":         "heroku/pgbouncer",
	"start-pgbouncer-stunnel": "heroku/pgbouncer",
	"jemalloc.sh":             "gaffneyc/heroku-buildpack-jemalloc",
}

// lookForImage looks at a program of a language that a container's image lacks: no build chose its languages.
func lookForImage(d *draft, program string) bool {
	isImage := d.values["imageshell"] != "" || d.isOfContainer() && (d.app.report == nil || d.app.hasFile("Dockerfile"))
	if !isImage {
		return false
	}
	r := runtimeOf(program)
	if r == nil {
		return false
	}
	return d.become("image-lacks-program", "runtime", r.title)
}

// isOfContainer reports whether the one that starts containers wrote the message, and names itself or the container: the
// launcher of Cloud Native Buildpacks and programs in Go have the same words.
func (d *draft) isOfContainer() bool {
	switch d.By {
	case "runc", "docker", "crun":
		return strings.Contains(d.first.Plain, "container") || strings.Contains(d.first.Plain, "crun:")
	}
	return false
}

// lookForContainerName looks at the name of a container that is taken: dokku's own ones are named after app and process.
func lookForContainerName(d *draft) {
	parts := strings.Split(d.values["name"], ".")
	if len(parts) >= 3 && ascii.Digits(parts[2]) {
		d.become("container-name-dokku", "app", parts[0])
	}
}

// lookForASGI looks whether the app's packages make ASGI applications, which a server may call in the wrong way.
func lookForASGI(d *draft) {
	for _, name := range []string{"fastapi", "starlette", "quart"} {
		if d.app.repo != nil && d.app.repo.Declared(repository.Pip, name) != "" {
			d.become("asgi-app")
			d.certainty = signal.Likely
			return
		}
	}
}

// usualRemotes are the names that git, platforms and their guides give to remote repositories.
const usualRemotes command.Words = "origin upstream heroku dokku piku deis flynn scalingo gigalixir clever production staging live prod"

// lookForRemote looks at what git takes for the name of a remote, which may be the name of an app on a server.
func lookForRemote(d *draft) {
	if remote := d.values["remote"]; !usualRemotes.Has(remote) && !strings.Contains(remote, ":") {
		d.become("git-remote-or-app")
	}
}

// lookForListening looks whether the port at which a process listens is the expected one, so that only its address may be wrong.
func lookForListening(d *draft) {
	address, port := d.values["listening"], d.values["port"]
	host, isPort := strings.CutSuffix(address, ":"+port)
	switch {
	case port == "" && address != "" && strings.Contains(d.values["address"], address[strings.LastIndexByte(address, ':'):]):
		delete(d.values, "listening") // it crashed later
	case port == "" || !isPort:
	case isLoopback(host):
		delete(d.values, "port")
	default:
		delete(d.values, "listening")
	}
}

// fixedPorts are the usual ports of programs that don't read the variable PORT.
const fixedPorts command.Words = "80 1337 3000 3001 4000 4200 5000 5173 8000 8080 8081 8501 8888 9000"

// lookForUsualPort looks whether a server took the usual port of a program, or isn't reached: any other port may be the one
// of the platform, which usually is 8080.
func lookForUsualPort(d *draft) {
	address := d.values["listening"]
	colon := max(0, strings.LastIndexByte(address, ':'))
	if port := address[colon:]; !isLoopback(address[:colon]) && (port == ":8080" || !fixedPorts.Has(strings.TrimPrefix(port, ":"))) {
		delete(d.values, "listening")
	}
}

// lookForFixedPort looks whether a server that requests from outside reach took another port than the expected one.
func lookForFixedPort(d *draft) {
	if port, rest, ok := strings.Cut(d.values["started"], " "); ok && strings.HasPrefix(port, "PORT=") && ascii.Digits(port[len("PORT="):]) {
		delete(d.values, "listening")
		d.set("fixed", port[len("PORT="):], "instead", rest, "file", "package.json")
		return
	}
	address := d.values["listening"]
	colon := strings.LastIndexByte(address, ':')
	if says(d.server) || colon < 0 || isLoopback(address[:colon]) || !fixedPorts.Has(address[colon+1:]) {
		return
	}
	delete(d.values, "listening")
	d.set("fixed", address[colon+1:])
	for _, file := range []string{"server.js", "app.js", "index.js"} {
		if text, _ := d.app.codeAt(file); strings.Contains(text, "process.env.port") {
			d.choose("instead", "process.env.PORT")
			d.set("file", file)
		}
	}
	if strings.HasPrefix(d.values["started"], "next start") {
		d.choose("instead", "next start -p $PORT")
		d.set("file", "package.json")
	}
}

// lookForPort looks whether Puma takes its port twice: from the command and from its settings.
func lookForPort(d *draft) {
	settings, known := d.app.codeAt("config/puma.rb")
	if command := d.app.command("web"); d.By == "ruby" && known && strings.Contains(command, "puma") && strings.Contains(command, " -p ") && strings.Contains("\n"+settings, "\nport ") {
		d.become("puma-port-twice")
	}
}

// listener is a server that said where it listens.
type listener struct {
	address string
	// by is the message about it. Its help says how to listen elsewhere, if the server itself wrote the line.
	by *signal.Meaning
	at lex.Line
	// since is the first line in which its process said that it listens.
	since int
}

// isWeb reports whether it's a server of the process that gets the requests.
func (l *listener) isWeb() bool {
	name, _ := lex.CutNumber(l.at.Process)
	return name == "web"
}

// onlyLoopback is the first server of the process that gets the requests if none from outside reaches it, or nil. Without a
// web, that is the process that listened first.
func onlyLoopback(servers map[string]listener, id string) *listener {
	target, ok := platform.Lookup(id)
	if !ok || target.Platform().Runner || target.Port.Local {
		return nil
	}
	var first *listener
	open := map[string]bool{}
	for process, l := range servers {
		name, _ := lex.CutNumber(process)
		if host := l.address[:max(0, strings.LastIndexByte(l.address, ':'))]; !isLoopback(host) || !says(l.by) {
			open[name] = true
		}
		if first == nil || l.isWeb() && !first.isWeb() || l.isWeb() == first.isWeb() && l.at.Number < first.at.Number {
			first = &l
		}
	}
	if first == nil {
		return nil
	}
	if name, _ := lex.CutNumber(first.at.Process); open[name] || open[""] {
		return nil
	}
	return first
}

// helps are the texts that help: where the headline names the address at which a server listens, that server's own go first.
func (d *draft) helps(m *signal.Meaning) []string {
	if !says(d.server) || !d.namesListener(m) {
		return m.Help
	}
	return slices.Concat(d.server.Help, m.Help)
}

// says reports whether there is a message, and it says what helps.
func says(m *signal.Meaning) bool { return m != nil && len(m.Help) > 0 }

// option is what the command of web lacks at its end, or "".
func (d *draft) option(m *signal.Meaning) string {
	if m.Option != "" || !says(d.server) || !d.namesListener(m) {
		return m.Option
	}
	return d.server.Option
}

// namesListener reports whether the headline is about the address at which a server listens.
func (d *draft) namesListener(m *signal.Meaning) bool {
	return d.values["listening"] != "" && len(m.Is) > 0 && strings.Contains(m.Is[0], "<listening>")
}

// isLoopback reports whether only the own container reaches an address.
func isLoopback(host string) bool {
	return host == "localhost" || host == "[::1]" || strings.HasPrefix(host, "127.")
}

// lookForKilled looks whether a build was killed.
func lookForKilled(d *draft) {
	d.set("command", strings.TrimSuffix(d.values["command"], " 2>&1"))
	if isBuild(d.first.Plain) {
		d.stage = signal.Build
		d.become("killed-in-build")
	}
}

// isBuild reports whether a line about a command that was killed is of a build.
func isBuild(line string) bool {
	return ascii.ContainsAny(line, []string{"/tmp/buildpack", "/buildpacks/", "failed to solve:", "returned a non-zero code", " install", " run build"})
}

// loadedFiles begin the paths of code that Rails runs whenever it loads the app, also for its migrations.
var loadedFiles = []string{"app/admin/", "config/", "spec/factories", "test/factories"}

// lookForDatabase looks whether the app needs data of its database already while it is built.
func lookForDatabase(d *draft) {
	if d.building && d.platform != "" {
		d.become("database-in-build")
	}
	if ascii.StartsWith(d.values["at"], loadedFiles) {
		d.become("database-while-loading")
	}
	if text, _ := d.app.codeAt(d.values["at"]); strings.Contains(text, "__main__") && strings.Contains(text, "db.create_all()") {
		d.choose("creates", "db.create_all()")
	}
}

// lookForOther looks at a process other than web that the platform didn't find in the deployed Procfile.
func lookForOther(d *draft) bool {
	process, _ := lex.CutNumber(d.values["process"])
	has, known := d.app.hasEntry(process)
	if !known || process == "" || process == "web" || d.values["process"] == d.first.Process {
		return false
	}
	if has {
		return d.become("process-elsewhere", "process", process)
	}
	return d.become("process-undeployed", "process", process)
}

// lookForMemory looks for the memory that a manifest of Cloud Foundry gives to the app.
func lookForMemory(d *draft) {
	manifest, _ := d.app.codeAt("manifest.yml")
	_, after, _ := strings.Cut(manifest, " memory: ")
	limit, _, _ := strings.Cut(after, "\n")
	limit = strings.TrimSpace(limit)
	size := len(limit) - len(strings.TrimLeft(limit, "0123456789"))
	number, err := strconv.Atoi(limit[:size])
	if err != nil || d.values["limit"] != "" && d.values["limit"] != limit {
		return
	}
	d.set("limit", limit, "more", strconv.Itoa(2*number)+limit[size:])
}
