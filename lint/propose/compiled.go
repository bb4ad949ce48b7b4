package propose

import (
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/repository"
	"github.com/proclint/proclint/lint/source"
)

var (
	golang = language{ecosystem: ecosystem.Go, more: goPrograms}
	rust   = language{ecosystem: ecosystem.Rust, more: rustPrograms}
	jvm    = language{
		ecosystem: ecosystem.Java,
		more:      jars,
		ways: []way{
			{types: web, files: "pom.xml", code: re(`io\.quarkus`), commands: []string{"java -Dquarkus.http.host=0.0.0.0 -Dquarkus.http.port=$PORT -jar target/quarkus-app/quarkus-run.jar"},
				because: "It builds an app of Quarkus.", source: "Quarkus documentation, deploying to Heroku"},
			{types: web, files: "build.gradle build.gradle.kts", code: re(`io\.quarkus`), commands: []string{"java -Dquarkus.http.host=0.0.0.0 -Dquarkus.http.port=$PORT -jar build/quarkus-app/quarkus-run.jar"},
				because: "It builds an app of Quarkus.", source: "Quarkus documentation, deploying to Heroku"},
			{types: web, files: "build.sbt", code: re(`(?i)enablePlugins\([^)]*\bPlay\w*[^)]*\)(?s:.*?)name\s*:=\s*"+([a-z0-9-]+)"`), commands: []string{"target/universal/stage/bin/{1} -Dhttp.port=$PORT"},
				because: "It builds the app `{1}` of Play.", source: "Play documentation, deploying to Heroku"},
			{types: web, files: "build.sbt", code: re(`name\s*:=\s*"+([a-z0-9-]+)"(?s:.*?)(?i:enablePlugins\([^)]*\bPlay)`), commands: []string{"target/universal/stage/bin/{1} -Dhttp.port=$PORT"},
				because: "It builds the app `{1}` of Play.", source: "Play documentation, deploying to Heroku"},
			{types: web, files: "project.clj", code: re(`:uberjar-name\s+"([\w.-]+)"`), without: re(`:target-path`), commands: []string{"java -jar target/{1}"}, because: "It names the jar that Leiningen builds.", source: "Leiningen sample.project.clj"},
		},
	}
	elixir = language{
		ecosystem: ecosystem.Elixir,
		ways: []way{
			{types: web, packages: "phoenix", files: "mix.exs", code: re(`\bapp:\s*:([a-z_][a-z0-9_]*)`), commands: []string{"mix phx.server", "_build/prod/rel/{1}/bin/{1} start"},
				because: "It lists `phoenix`.", source: "Phoenix documentation, deploying on Heroku and deploying with releases"},
			{types: worker, unless: web, packages: ecosystem.Of(ecosystem.Elixir).Bots, commands: []string{"mix run --no-halt"}, because: "It lists a package for bots, which get no requests.", source: "Mix documentation, mix run"},
			{types: release, packages: "ecto_sql phoenix_ecto", commands: []string{"mix ecto.migrate"}, because: "It lists a package for migrations.", source: "Phoenix documentation, deploying on Heroku"},
		},
	}
	dotnet = language{ecosystem: ecosystem.DotNet, more: dotnetProgram}
)

var (
	goServes     = re(`ListenAndServe|net/http"|\.Listen\(`)
	javaMain     = re(`\bpublic static void (main)\(`)
	mainClass    = re(`[mM]ain-?Class`)
	gradleName   = re(`(?m)^rootProject\.name\s*=\s*['"]([\w.-]+)['"]`)
	gradleServes = re(`(?m)\bapplication\b|io\.ktor\.plugin`)
)

// typeOf is worker for a program whose manifest has the library of a bot and none that serves requests, else web.
func typeOf(language, manifest string) string {
	e := ecosystem.Of(language)
	if (e.Bots.AnyIn(manifest) || e.Webhooks.AnyIn(manifest)) && !e.Servers.AnyIn(manifest) {
		return worker
	}
	return web
}

// Names of programs by what they do.
const (
	webNames    ecosystem.Words = "web server api app http httpd webserver apiserver service backend"
	workerNames ecosystem.Words = "worker consumer workers jobs queue processor"
	clockNames  ecosystem.Words = "clock cron scheduler"
)

// plain are the names that need no quotes in a command, or none where one does.
func plain(names []string) []string {
	if slices.ContainsFunc(names, func(name string) bool { return !isPlain(name) }) {
		return nil
	}
	return names
}

// goPrograms are the lines of the programs of a module, those of several by their names.
func goPrograms(a *app) []Line {
	programs := plain(a.GoPrograms(a.Folder()))
	mod := a.at("go.mod")
	if len(programs) == 1 {
		file := "go.mod"
		if main := a.matching("**/main.go"); len(main) > 0 {
			file = main[0]
		}
		kind := typeOf(ecosystem.Go, a.text(file)+a.text("go.mod"))
		if goServes().MatchString(a.text(file)) {
			kind = web
		}
		return []Line{lineOf(kind, mod, "The module has one program.", "bin/"+programs[0], programs[0])}
	}
	lines := byName(programs, "bin/", mod)
	for i := range lines { // Cloud Native Buildpacks put programs into a folder of PATH: heroku/buildpacks-go src/main.rs
		lines[i].Commands = append(lines[i].Commands, path.Base(lines[i].Commands[0]))
	}
	return lines
}

func rustPrograms(a *app) []Line {
	programs := plain(a.RustPrograms(a.Folder()))
	manifest := a.text("Cargo.toml")
	if len(programs) == 1 {
		return []Line{lineOf(typeOf(ecosystem.Rust, repository.Crates(manifest)), a.at("Cargo.toml"), "Cargo builds one program.", "./target/release/"+programs[0])}
	}
	return byName(programs, "./target/release/", a.at("Cargo.toml"))
}

// byName are the lines of several programs whose names say what they do: one that serves requests, one worker, and one clock.
func byName(programs []string, prefix, file string) (lines []Line) {
	for _, kind := range [...]struct {
		name  string
		names ecosystem.Words
	}{{web, webNames}, {worker, workerNames}, {clock, clockNames}} {
		of := slices.DeleteFunc(slices.Clone(programs), func(program string) bool {
			return !slices.ContainsFunc(strings.FieldsFunc(program, func(c rune) bool { return c == '-' || c == '_' }), kind.names.Has)
		})
		if len(of) == 1 && !slices.ContainsFunc(lines, func(l Line) bool { return l.Commands[0] == prefix+of[0] }) {
			lines = append(lines, lineOf(kind.name, file, "The program `"+of[0]+"` has the name of a "+kind.name+" process.", prefix+of[0]))
		}
	}
	return lines
}

// jars are the lines of the jar that Maven or Gradle builds, or of the script that Gradle installs.
func jars(a *app) []Line {
	build := a.BuildText(a.Folder())
	options := ""
	isSpring := strings.Contains(build, "org.springframework.boot")
	if isSpring {
		options = "-Dserver.port=$PORT "
	}
	kind := typeOf(ecosystem.Java, build)
	if source.IsSpringWeb(build) {
		kind = web
	}
	name := gradleName().FindStringSubmatch(a.text("settings.gradle") + a.text("settings.gradle.kts"))
	file := "build.gradle"
	if a.has("build.gradle.kts") {
		file += ".kts"
	}
	maven, gradle := a.MavenJar(a.Folder()), a.GradleJar(a.Folder())
	switch {
	case strings.Contains(build, "io.quarkus"), maven != "" && !isPlain(maven), gradle != "" && !isPlain(gradle):
		return nil
	case maven != "" && (isSpring || mainClass().MatchString(build)):
		return []Line{lineOf(kind, a.at("pom.xml"), "It names the jar that Maven builds.", "java "+options+"-jar target/"+maven)}
	case strings.Contains(build, "copy-dependencies") && !isSpring:
		file, match := a.shown(&way{files: "**/src/main/java/*.java **/src/main/java/*/*.java **/src/main/java/*/*/*.java **/src/main/java/*/*/*/*.java", code: javaMain})
		if file == "" {
			return nil
		}
		_, class, _ := strings.Cut(strings.TrimSuffix(file, ".java"), "src/main/java/")
		return []Line{lineOf(kind, a.at(file), "It has the method `"+match[1]+"`, and Maven copies what it needs.", "java -cp target/classes:target/dependency/* "+strings.ReplaceAll(class, "/", "."))}
	case a.has("pom.xml"):
		if !isSpring || strings.Contains(build, "<modules>") {
			return nil
		}
		return []Line{lineOf(kind, a.at("pom.xml"), "Maven builds the jar of Spring Boot.", "java "+options+"-jar target/*.jar")}
	case gradle != "" && isSpring:
		return []Line{lineOf(kind, a.at(file), "It names the jar that Gradle builds.", "java "+options+"-jar build/libs/"+gradle)}
	case name != nil && gradleServes().MatchString(build):
		return []Line{lineOf(kind, a.at(file), "Its task `installDist` writes this script.", "build/install/"+name[1]+"/bin/"+name[1])}
	}
	return nil
}

// dotnetProgram is the line of the only program of .NET. Source: heroku/buildpacks-dotnet buildpacks/dotnet/src/launch_process.rs.
func dotnetProgram(a *app) []Line {
	program := a.DotnetProgram("")
	projects := slices.DeleteFunc(a.matching("**/*.??proj"), func(p string) bool {
		return repository.Assembly(p, a.text(p)) != program
	})
	if !isPlain(program) || len(projects) != 1 {
		return nil
	}
	in := path.Join(path.Dir(projects[0]), "bin/publish")
	if strings.Contains(a.text(projects[0]), `"Microsoft.NET.Sdk.Web"`) {
		return []Line{lineOf(web, a.at(projects[0]), "It makes the only program of the app.", "cd "+in+" && ./"+program+" --urls http://0.0.0.0:$PORT", "cd "+in+" && dotnet "+program+".dll --urls http://0.0.0.0:$PORT", "cd out && ./"+program+" --urls http://0.0.0.0:$PORT", "./"+in+"/"+program+" --urls http://0.0.0.0:$PORT")}
	}
	return []Line{lineOf(worker, a.at(projects[0]), "It makes the only program of the app, which gets no requests.", "cd "+in+" && ./"+program, "cd "+in+" && dotnet "+program+".dll")}
}
