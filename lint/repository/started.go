package repository

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/source"
)

// buildFiles say of which libraries an app for Java or Rust is built.
var buildFiles = []string{"pom.xml", "build.gradle", "build.gradle.kts", "Cargo.toml"}

// BuildText is the text of the files in a folder that build an app for Java or Rust.
func (r *Repository) BuildText(folder string) (text string) {
	for _, name := range buildFiles {
		build, _ := r.Text(path.Join(folder, name))
		text += build
	}
	return text
}

// buildsOf are the texts of the files that build the project of a file of an app, which are in the nearest folder above it. Those of
// Java count only where the app starts Spring Boot or a framework with the same settings.
func (r *Repository) buildsOf(file string) string {
	for folder := parent(file); ; folder = parent(folder) {
		text := r.BuildText(folder)
		if text != "" && source.IsSpringWeb(text) && !r.StartsSpring(folder) {
			return otherServer
		}
		if text != "" || folder == "" {
			return text
		}
	}
}

// otherServer is in place of the build files of an app that starts none of the servers that they name.
const otherServer = "another server"

// otherServers are parts of names of libraries whose server an app starts in its code.
const otherServers command.Words = "javalin spark-core micronaut-http vertx-core vertx-web ktor-server dropwizard-core helidon ratpack http4k jooby undertow-core " +
	"jetty-server grizzly armeria nanohttpd tomcat-embed-core"

// startsSpring are in the code that starts an app of Spring Boot. Source: spring-projects/spring-boot, reference/features/spring-application.
var startsSpring = []string{"SpringApplication", "SpringBootApplication", "SpringBootServletInitializer", "EnableAutoConfiguration"}

var mainClass = regexp.MustCompile(`(?:[mM]ain-?Class(?:Name)?|start-class)\W+(?:set\W+)?([\w.]+\.[A-Z]\w*)`)

// mostSources bounds how many files of code are looked at.
const mostSources = 400

// StartsSpring reports whether the project in a folder starts Spring Boot, by its main class, else by all of its code. Where no code can
// be seen, its build files decide.
func (r *Repository) StartsSpring(folder string) bool {
	build := r.BuildText(folder)
	sources := r.jvmSources(folder)
	if named := mainClass.FindAllStringSubmatch(build, -1); len(named) == 1 {
		file := strings.ReplaceAll(strings.TrimSuffix(named[0][1], "Kt"), ".", "/")
		main := slices.DeleteFunc(slices.Clone(sources), func(p string) bool { return !strings.HasSuffix(strings.TrimSuffix(p, path.Ext(p)), "/"+file) })
		if len(main) > 0 {
			sources = main
		}
	}
	if len(sources) == 0 {
		return source.IsSpringWeb(build) && !otherServers.AnyIn(build)
	}
	return slices.ContainsFunc(sources, func(p string) bool {
		text, _ := r.Text(p)
		return slices.ContainsFunc(startsSpring, func(word string) bool { return strings.Contains(text, word) })
	})
}

// jvmSources are the files of code of a project in a folder, without its tests.
func (r *Repository) jvmSources(folder string) (files []string) {
	for _, p := range r.Paths() {
		if isJVMSource(p) && strings.HasPrefix(p, path.Join(folder, "src/main")+"/") && len(files) < mostSources {
			files = append(files, p)
		}
	}
	return files
}

// isJVMSource reports whether a file is code for the JVM at its usual place.
func isJVMSource(p string) bool {
	const endings command.Words = ".java .kt .groovy .scala"
	return endings.Has(path.Ext(p)) && strings.Contains("/"+p, "/src/main/")
}
