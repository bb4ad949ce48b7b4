package repository

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/source"
)

// Addresses are the lines of the app's settings and code that make its server listen only on its own machine, or on a fixed port, by
// the commands that start it.
func (r *Repository) Addresses(commands string) (found []Mistake) {
	dockerfile, _ := r.Text(path.Join(r.folder, "Dockerfile"))
	if commands += dockerfile; r.isFronted(commands) {
		return nil
	}
	for _, script := range r.Node(r.folder).runBy(commands) {
		commands += "\n" + script
	}
	for _, variable := range strings.Fields(source.RocketVariables) {
		if !strings.Contains(commands, variable) && r.Sets(variable) {
			commands += "\n" + variable + "=$"
		}
	}
	var files []string
	for name := range strings.FieldsSeq(source.HostFiles()) {
		for _, folder := range r.startedFolders(name, commands) {
			files = append(files, path.Join(folder, name))
		}
	}
	slices.Sort(files)
	for _, p := range slices.Compact(files) {
		inApp := r.inApp(p, "")
		if strings.Count(inApp, "/") > maxSettingsDepth {
			continue
		}
		text, _ := r.Text(p)
		for _, l := range source.Addresses(inApp, text, source.Started{Commands: commands, Builds: r.buildsOf(p)}) {
			if l.Port != "" {
				found = append(found, Mistake{Path: p, Line: l.Line, Text: l.Text, Right: l.Right, Port: l.Port})
			}
			if l.Host != "" {
				found = append(found, Mistake{Path: p, Line: l.Line, Text: l.Host, Right: source.AnyHost(l.Host), Port: l.Port, Host: true})
			}
		}
	}
	return found
}

// startedFolders are the folders of the app with a file of a relative path. Of several, it is those that the commands name, else the
// one of the Procfile: the others may be of programs that nothing starts.
func (r *Repository) startedFolders(name, commands string) (folders []string) {
	for _, folder := range append(r.Elsewhere(name), "") {
		if file := path.Join(folder, name); r.IsFile(file) && r.inApp(file, "") != "" {
			folders = append(folders, folder)
		}
	}
	if len(folders) < 2 {
		return folders
	}
	words := strings.FieldsFunc(commands, func(c rune) bool { return strings.ContainsRune(" \t\n\"'/=:,[]()", c) })
	named := slices.DeleteFunc(slices.Clone(folders), func(folder string) bool {
		names := append([]string{path.Base(folder)}, r.RustPrograms(folder)...)
		return folder == "" || !slices.ContainsFunc(names, func(name string) bool {
			return slices.ContainsFunc(words, func(word string) bool { return word == name || strings.TrimSuffix(word, ".dll") == name })
		})
	})
	if len(named) > 0 {
		return named
	}
	return slices.DeleteFunc(folders, func(folder string) bool { return folder != r.folder })
}

const maxSettingsDepth = 3

// buildFiles show of which libraries an app for Java or Rust is built.
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
		if strings.Contains(text, "ktor") && r.embedsKtor(folder) {
			return otherServer
		}
		if text != "" || folder == "" {
			return text
		}
	}
}

// otherServer is in place of the build files of an app that starts none of the servers that they name.
const otherServer = "another server"

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
		return source.IsSpringWeb(build) && !ecosystem.Of(ecosystem.Java).Servers.AnyIn(build)
	}
	return slices.ContainsFunc(sources, func(p string) bool {
		text, _ := r.Text(p)
		return slices.ContainsFunc(startsSpring, func(word string) bool { return strings.Contains(text, word) })
	})
}

// embedsKtor reports whether the code of a project starts Ktor with an address in the code, so that application.conf doesn't count. Source:
// ktorio/ktor-documentation topics/server-create-and-configure.topic.
func (r *Repository) embedsKtor(folder string) bool {
	embeds := false
	for _, p := range r.jvmSources(folder) {
		text, _ := r.Text(p)
		if strings.Contains(text, "EngineMain") || strings.Contains(text, "commandLineEnvironment") {
			return false
		}
		embeds = embeds || strings.Contains(text, "embeddedServer(")
	}
	return embeds
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

// JVMPort is where the code of the project in a folder starts a small server for the JVM on a fixed port, with the path of its file, or nil.
func (r *Repository) JVMPort(folder string) (*source.Listen, string) {
	build := r.BuildText(folder)
	if strings.Contains(build, "org.apache.spark") || !strings.Contains(build, "spark-core") && !strings.Contains(build, "javalin") {
		return nil, ""
	}
	texts, paths := map[string]string{}, r.jvmSources(folder)
	for _, p := range paths {
		text, known := r.Text(p)
		if !known {
			return nil, ""
		}
		texts[p] = text
	}
	return source.JVMPort(texts, paths)
}
