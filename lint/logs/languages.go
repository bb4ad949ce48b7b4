package logs

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/jsontext"
	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/logs/lex"
	"github.com/proclint/proclint/lint/logs/paths"
	"github.com/proclint/proclint/lint/repository"
)

// isSource reports whether a file is the source code of a compiled language, which no interpreter runs as it is.
func isSource(file string) bool {
	const endings command.Words = ".java .kt .scala .go .rs .cs .fs .ex .swift .c .cpp .hs"
	return path.Ext(file) != file && endings.Has(path.Ext(file))
}

// lookForSource looks at a command that starts source code instead of what the build makes of it.
func lookForSource(d *draft, file string) bool {
	return isSource(file) && d.become("source-at-start", "path", file)
}

// withDots are programs that get a word, such as the first one of mix phx.server.
const withDots command.Words = "mix npm npx yarn pnpm rails rake bundle php composer manage.py dotnet cargo"

// lookForDot looks at a program and its first argument with a dot in between, such as mix.phx.server, or a hyphen, such as
// dotnet-Shop.dll.
func lookForDot(d *draft, program string) bool {
	first, rest, ok := strings.Cut(program, ".")
	const onWindows command.Words = "exe cmd bat ps1"
	if before, after, hyphen := strings.Cut(program, "-"); hyphen && path.Ext(after) == ".dll" {
		first, rest = before, after
	}
	if !ok || rest == "" || !withDots.Has(first) || onWindows.Has(rest) {
		return false
	}
	return d.become("run-misspelled", "near", first+" "+rest)
}

// javaLibraries start the names of classes that no app has itself.
var javaLibraries = []string{
	"org.springframework.", "io.ktor.", "clojure.", "kotlin.", "scala.", "org.eclipse.jetty.", "org.slf4j.", "org.apache.", "org.hibernate.",
	"org.postgresql.", "com.mysql.", "com.fasterxml.", "com.google.", "io.vertx.", "io.micronaut.", "io.quarkus.", "io.netty.", "spark.", "akka.", "play.",
}

// removedFromJava start the names of classes that came with Java until version 10.
var removedFromJava = []string{"javax.xml.bind.", "javax.xml.ws.", "javax.activation.", "javax.jws.", "javax.transaction.", "javax.annotation.PostConstruct", "javax.annotation.Generated"}

// lookForClass looks at a class that Java doesn't find.
func lookForClass(d *draft) {
	switch class := d.values["class"]; {
	case ascii.StartsWith(class, removedFromJava):
		d.become("java-module-removed", "class", class)
	case ascii.StartsWith(class, javaLibraries), strings.HasPrefix(d.Pattern, "java.lang.") && strings.Contains(class, "."):
		if d.become("java-no-libraries", "class", class); strings.HasPrefix(class, "clojure.") {
			d.become("clojure-no-jar")
		}
	case d.isLocal() && firstFile(d.app.repo, "pom.xml build.gradle build.gradle.kts") != "":
		d.become("java-not-built")
	}
}

// lookForNamespace looks whether the command starts the namespace of Clojure that isn't there.
func lookForNamespace(d *draft) {
	name := strings.NewReplacer("/", ".", "_", "-").Replace(d.values["path"])
	if d.app.placeOf(name) != nil {
		d.become("clojure-command", "name", name, "script", name)
	}
}

// lookForPHPClass looks for the package of a class among those that only development has.
func lookForPHPClass(d *draft) {
	name := cmp.Or(d.values["namespace"], d.values["class"])
	vendor, rest, inNamespace := strings.Cut(strings.Trim(name, `\`), `\`)
	if extension := phpExtensions[vendor]; extension != "" && !strings.Contains(rest, `\`) {
		d.become("php-class-of-extension", "extension", extension)
		return
	}
	if d.app.repo == nil || !inNamespace {
		return
	}
	own, _, _ := strings.Cut(rest, `\`)
	if pkg := cmp.Or(onlyInRequireDev(d.app.repo, ascii.Lower(vendor)), onlyInRequireDev(d.app.repo, ascii.Lower(vendor+"/"+own))); pkg != "" {
		d.become("composer-only-development", "package", pkg)
	}
}

// phpExtensions are extensions of PHP by the names of their classes.
var phpExtensions = map[string]string{
	"Locale": "intl", "NumberFormatter": "intl", "Collator": "intl", "IntlDateFormatter": "intl", "Normalizer": "intl", "MessageFormatter": "intl", "Transliterator": "intl",
	"DOMDocument": "dom", "SimpleXMLElement": "simplexml", "XMLReader": "xmlreader", "XMLWriter": "xmlwriter", "XSLTProcessor": "xsl",
	"ZipArchive": "zip", "SoapClient": "soap", "SoapServer": "soap", "Imagick": "imagick", "Redis": "redis", "Memcached": "memcached", "Memcache": "memcache",
	"MongoClient": "mongo", "PDO": "pdo", "mysqli": "mysqli", "SQLite3": "sqlite3", "tidy": "tidy", "finfo": "fileinfo", "AMQPConnection": "amqp",
}

// onlyInRequireDev is the package of a vendor, or with its name or this one, in require-dev of composer.json, or "" unless it's the only one of the vendor.
func onlyInRequireDev(repo *repository.Repository, vendor string) string {
	text, _ := repo.Text(path.Join(repo.Folder(), "composer.json"))
	manifest, err := jsontext.ParseObject(text)
	if err != nil {
		return ""
	}
	found := ""
	for _, kind := range []string{"require", "require-dev"} {
		for name := range manifest.Object(kind).Fields {
			if name = ascii.Lower(name); name != vendor && !strings.HasPrefix(name, vendor+"/") && !strings.HasSuffix(name, "/"+vendor) {
				continue
			}
			if kind == "require" || found != "" {
				return ""
			}
			found = name
		}
	}
	return found
}

// lookForNixPackage looks at a package that Nix doesn't have: Nixpacks makes one of each extension that composer.json requires.
func lookForNixPackage(d *draft) {
	repo, extension := d.app.repo, "ext-"+d.values["package"]
	if repo == nil {
		return
	}
	text, _ := repo.Text(path.Join(repo.Folder(), "composer.json"))
	manifest, err := jsontext.ParseObject(text)
	if err != nil || !manifest.Object("require").Has(extension) {
		return
	}
	d.become("php-extension-nix", "extension", extension)
}

// sdkCommands are commands of the .NET SDK, which the runtime alone takes for files.
const sdkCommands command.Words = "restore build publish run watch ef test tool"

// lookForBuiltFile looks at a path of a program that a buildpack or a build tool puts somewhere else.
func lookForBuiltFile(d *draft, file string) bool {
	base := path.Base(file)
	const servers command.Words = "heroku-php-apache2 heroku-php-nginx"
	switch {
	case servers.Has(base) && base != file:
		if d.become("php-server-path", "program", base); !d.isLocal() && d.app.repo != nil && runtimeOf(base).hasRival(d.app.repo) {
			lookForRuntime(d, base)
		}
		return true
	case d.By == "dotnet" && sdkCommands.Has(file):
		return d.become("dotnet-no-sdk")
	case strings.HasPrefix(file, "target/release/") && !d.isLocal():
		if d.become("rust-program", "path", file); base == "diesel" {
			d.become("rust-diesel")
		}
		return true
	case file == "target/start":
		return d.become("sbt-program")
	case strings.HasPrefix(file, "target/universal/stage/bin/") && ascii.Lower(base) != base:
		return d.become("sbt-program", "near", path.Join(path.Dir(file), ascii.Lower(base)))
	}
	return false
}

// lookForNginx looks whether the web process starts nginx, which waits until the app is ready.
func lookForNginx(d *draft) {
	for _, start := range []string{"bin/start-nginx", "bin/start-nginx-debug"} {
		if d.app.placeOf(start) != nil {
			d.become("nginx-waits")
		}
	}
	if d.app.placeOf("lein") != nil {
		d.set("atstart", "lein")
	}
	if lookForFixedPort(d); d.found == nil && buildsApp(d.values["started"]) {
		d.become("build-delays-start")
	}
	d.set("bot", d.app.declared(botPackages))
	if d.app.declared(serverPackages) != "" {
		delete(d.values, "bot")
	}
}

// botPackages connect to Discord and open no port, serverPackages open one.
const (
	botPackages    command.Words = "discord.js eris oceanic.js discord.py py-cord nextcord disnake"
	serverPackages command.Words = "express fastify koa hono @nestjs/core @hapi/hapi next flask fastapi aiohttp django quart sanic tornado"
)

// declared is the first of some packages of Node.js or Python that the app asks for, or "".
func (a *app) declared(packages command.Words) string {
	for _, pkg := range packages.List() {
		if a.repo != nil && a.repo.Declared(repository.NPM, pkg)+a.repo.Declared(repository.Pip, pkg) != "" {
			return pkg
		}
	}
	return ""
}

// buildsApp reports whether a command of a script builds an app instead of serving it.
func buildsApp(script string) bool {
	const builders command.Words = "webpack webpack-dev-server tsc gulp grunt parcel rollup ng"
	return builders.Has(programOf(script)) || slices.Contains(strings.Fields(script), "build")
}

// laterGoPackages are packages that Go itself got after its version 1.8.
const laterGoPackages command.Words = "cmp crypto/ecdh crypto/ed25519 crypto/hkdf crypto/mlkem crypto/pbkdf2 crypto/sha3 embed go/version hash/maphash " +
	"io/fs iter log/slog maps math/bits math/rand/v2 net/netip runtime/metrics slices structs testing/fstest testing/synctest time/tzdata unique weak"

// lookForGoPackage looks at a package that Go doesn't find: a newer Go may have it, or an older tool brings the packages.
func lookForGoPackage(d *draft) {
	if _, vendored, ok := strings.Cut(d.values["next"], "/vendor/"); ok && d.values["package"] == "" {
		d.set("package", vendored)
	}
	module, pkg := goModule(d.app.repo), d.values["package"]
	own, manifest := path.Base(module), firstFile(d.app.repo, "Gopkg.toml glide.yaml Godeps/Godeps.json")
	switch {
	case laterGoPackages.Has(pkg):
		d.become("go-too-old")
	case d.Name == "go-path-package" && d.app.hasFile("go.mod"):
		d.become("go-modules-unused")
	case own != module && strings.HasPrefix(pkg, own+"/"):
		d.become("go-own-import", "module", module, "found", path.Dir(module)+"/"+pkg)
	case manifest != "" && pkg != "" && d.app.lacks("go.mod"):
		d.become("go-package-unlisted", "manifest", manifest)
	}
}

// lookForGoLine looks whether the `go.mod` that needs a newer Go is of a program of the buildpack, which is built first.
func lookForGoLine(d *draft) {
	if builds := d.values["builds"]; builds != "" && builds != "app" && strings.Contains(d.first.Plain, "go.mod requires") {
		d.become("buildpack-go-line")
	}
}

// elixirModules are modules of Elixir itself, by the first part of their names. Some versions lack some of them.
const elixirModules command.Words = "Access Agent Application Atom Base Behaviour Bitwise Calendar Code Config Date DateTime Dict Duration DynamicSupervisor Enum " +
	"Exception File Float Function GenEvent GenServer HashDict HashSet IO Inspect Integer JSON Kernel Keyword List Macro Map MapSet Module NaiveDateTime Node " +
	"OptionParser PartitionSupervisor Path Port Process Protocol Range Record Regex Registry Set Stream String StringIO Supervisor System Task Time Tuple URI Version"

// erlangApplications are parts of Erlang that a release gets only if something names them: modules with the application of each.
const erlangApplications command.Words = "crypto crypto public_key public_key ssl ssl httpc inets inets inets xmerl_scan xmerl xmerl_xpath xmerl cpu_sup os_mon memsup os_mon " +
	"disksup os_mon mnesia mnesia observer observer wx wx ssh ssh ftp ftp eldap eldap dbg runtime_tools"

// lookForElixirModule looks at a module that isn't there: one of Elixir or of Mix is never the app's.
func lookForElixirModule(d *draft) {
	module := d.values["module"]
	first, rest, _ := strings.Cut(module, ".")
	applications := pairedWith(erlangApplications, strings.TrimPrefix(module, ":"))
	switch {
	case strings.HasPrefix(module, ":") && len(applications) > 0:
		d.choose("erlang", applications[0])
		d.become("elixir-erlang-application")
	case first == "Mix" && (d.building || strings.HasPrefix(rest, "Config")) && !strings.HasPrefix(rest, "Tasks."), elixirModules.Has(first):
		d.become("elixir-module-version")
	case first == "Mix" && !strings.HasPrefix(rest, "Tasks."):
		d.become("elixir-mix-in-release")
	}
}

// lookForGoOutput looks at a path of a program where the log shows that Go's build gives it another name.
func lookForGoOutput(d *draft, file string) bool {
	built := d.values["built"]
	if built == "" || strings.HasSuffix(built, "/") || path.Ext(file) != "" || path.Base(built) == path.Base(file) {
		return false
	}
	return d.become("go-output-name", "file", file, "found", built)
}

// lookForGoProgram looks at a program to which Go gives another name: that of the module.
func lookForGoProgram(d *draft, program string) bool {
	name, repo := goProgram(d.app.repo), d.app.repo
	if name == "" || name == program || d.building || strings.ContainsAny(program, "/.") || repo.IsFolder(path.Join(repo.Folder(), "cmd", program)) {
		return false
	}
	return d.become("go-program-name", "file", program, "found", name)
}

// lookForArchive looks whether an archive that is broken may be that of Erlang or Elixir, whose versions a file names.
func lookForArchive(d *draft) {
	if firstFile(d.app.repo, "mix.exs elixir_buildpack.config") != "" {
		d.become("erlang-archive")
	}
}

// lookForRelease looks at a program that a release of Elixir has, which names it after the app.
func lookForRelease(d *draft, file string) bool {
	name := elixirApp(d.app.repo)
	if name == "" || !d.app.lacks(file) || path.Base(path.Dir(file)) != "bin" || path.Base(file) == name {
		return false
	}
	d.set("path", file, "name", name)
	if base := path.Base(file); base == "server" || base == "migrate" {
		d.become("elixir-release-script")
	} else {
		d.become("elixir-release-name")
	}
	return true
}

// elixirApp is the name of the app in mix.exs, or "".
func elixirApp(repo *repository.Repository) string {
	if repo == nil {
		return ""
	}
	text, _ := repo.Text(path.Join(repo.Folder(), "mix.exs"))
	_, rest, _ := strings.Cut(text, "app: :")
	name, _, ok := strings.Cut(rest, ",")
	if !ok || !lex.IsName(name) {
		return ""
	}
	return name
}

// lookForSlashes looks at a path that was made as Windows writes it, and is read on Linux.
func lookForSlashes(d *draft) {
	if file := d.values["path"]; paths.IsAbsolute(file) && strings.HasPrefix(file, "/") && strings.Contains(file, `\`) {
		d.become("path-backslash")
	}
}

// lookForJavaPackage looks whether a process of the app compiles: the launcher of Java then runs one source file alone.
func lookForJavaPackage(d *draft) {
	if !d.building && d.first.Process != "" && strings.Contains(d.first.Plain, ": error: package ") {
		d.become("java-source-start")
	}
}

// lookForAssembly looks whether a project file of .NET gives the DLL another name than the command has.
func lookForAssembly(d *draft, file string) bool {
	projects := d.app.repo.Files(d.app.repo.Folder(), ".csproj")
	if path.Ext(file) != ".dll" || len(projects) != 1 {
		return false
	}
	text, known := d.app.codeAt(projects[0])
	_, after, named := strings.Cut(text, "<AssemblyName>")
	name, _, _ := strings.Cut(after, "</AssemblyName>")
	if name = strings.TrimSpace(name); !named {
		name = strings.TrimSuffix(path.Base(projects[0]), ".csproj")
	}
	if !known || strings.Contains(name, "$(") || name+".dll" == path.Base(file) {
		return false
	}
	return d.become("dotnet-assembly-name", "project", projects[0], "dll", name+".dll", "right", path.Join(path.Dir(file), name+".dll"))
}
