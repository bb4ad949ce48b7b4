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

// javaLibraries start the names of classes that no app has itself.
var javaLibraries = []string{
	"org.springframework.", "io.ktor.", "clojure.", "kotlin.", "scala.", "org.eclipse.jetty.", "org.slf4j.", "org.apache.", "org.hibernate.",
	"org.postgresql.", "com.mysql.", "com.fasterxml.", "com.google.", "io.vertx.", "io.micronaut.", "io.quarkus.", "io.netty.", "spark.", "akka.", "play.",
}

// isJavaLibrary reports whether no app has a class itself.
func isJavaLibrary(class string) bool { return ascii.StartsWith(class, javaLibraries) }

// javaBuildFiles are the files of the build tools of Java.
const javaBuildFiles command.Words = "pom.xml build.gradle build.gradle.kts"

// onlyInRequireDev is the package of a class, by its namespace, if only development has it, or "".
func (a *app) onlyInRequireDev(class string) string {
	vendor, rest, inNamespace := strings.Cut(class, `\`)
	if a.repo == nil || !inNamespace {
		return ""
	}
	own := before(rest, `\`)
	return cmp.Or(onlyInRequireDev(a.repo, ascii.Lower(vendor)), onlyInRequireDev(a.repo, ascii.Lower(vendor+"/"+own)))
}

// requiresInComposer reports whether composer.json requires a package or an extension.
func (a *app) requiresInComposer(name string) bool {
	text, _ := a.codeAt("composer.json")
	manifest, err := jsontext.ParseObject(text)
	return err == nil && manifest.Object("require").Has(name)
}

// assembly is the only project file of .NET beside the Procfile, and the DLL that it makes where a command has another name of one, or "".
func (a *app) assembly(file string) (project, dll string) {
	if a.repo == nil || path.Ext(file) != ".dll" {
		return "", ""
	}
	projects := a.repo.Files(a.repo.Folder(), ".csproj")
	if len(projects) != 1 {
		return "", ""
	}
	text, known := a.codeAt(projects[0])
	_, after, named := strings.Cut(text, "<AssemblyName>")
	name := strings.TrimSpace(before(after, "</AssemblyName>"))
	if !named {
		name = strings.TrimSuffix(path.Base(projects[0]), ".csproj")
	}
	if !known || strings.Contains(name, "$(") || name+".dll" == path.Base(file) {
		return "", ""
	}
	return projects[0], name + ".dll"
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

// moduleOfJar is the folder of the module of Maven or Gradle whose name a jar starts with, or "".
func moduleOfJar(repo *repository.Repository, tool, jar string) string {
	if tool == "" || paths.IsAbsolute(jar) {
		return ""
	}
	for _, folder := range repo.Elsewhere(tool) {
		if strings.HasPrefix(path.Base(jar), path.Base(folder)+"-") && !strings.HasPrefix(jar, folder+"/") {
			return folder
		}
	}
	return ""
}
