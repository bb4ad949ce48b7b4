package check

import (
	"path"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
)

// JarOf are the option -jar and the word behind it.
func JarOf(run *command.Run) (option, jar command.Word) {
	for i, w := range run.Args[:max(len(run.Args)-1, 0)] {
		if w.Value == "-jar" && run.Args[i+1].Static {
			return w, run.Args[i+1]
		}
	}
	return option, jar
}

// ModuleOfJar is the folder of the project that builds a jar, by the places where Maven and Gradle put it. ok is false for
// another jar, such as a server that runs the app.
func ModuleOfJar(jar string) (folder string, ok bool) {
	folder, _, ok = projectOfJar(jar)
	return folder, ok
}

func projectOfJar(jar string) (project, output string, ok bool) {
	for _, tool := range ecosystem.Jars {
		if project, output, ok = tool.Project(path.Dir(jar)); ok {
			return project, output, true
		}
	}
	return "", "", false
}

// BuiltJar is a jar that a command starts from where a tool of Java writes it.
type BuiltJar struct {
	// Word names it in the command, and Name is its own.
	Word command.Word
	Name string
	// Project is the folder of the project that builds it, and Output the folder of jars in it. Build has the text of its files for the build.
	Project, Output, Build string
}

// BuiltJar is the jar that the main program of a view starts, if its build writes it and the command names it without quotes.
func (n *App) BuiltJar(v *View) (jar BuiltJar, ok bool) {
	_, jar.Word = JarOf(v.Main())
	starts := n.WorkingFolders(v.Main())
	jar.Project, jar.Output, ok = projectOfJar(jar.Word.Value)
	if !ok || len(starts) == 0 || jar.Word.Raw != jar.Word.Value {
		return jar, false
	}
	jar.Name, jar.Project = path.Base(jar.Word.Value), path.Join(starts[0], jar.Project)
	jar.Build = n.Repository.BuildText(jar.Project)
	return jar, true
}

// runsWar are parts of a build file that may make a war that runs like a jar.
const runsWar ecosystem.Words = "<parent> <modules> spring-boot springframework.boot ainClass ain-Class xecutable grails"

// runsJar are parts of a pom.xml that may give a jar its main class, or make another jar.
const runsJar ecosystem.Words = "<modules> <profiles> spring-boot-maven-plugin ainClass ain-Class lassifier utputFile> shade assembly onejar antrun quarkus thorntail " +
	"kumuluzee wildfly payara liberty launch4j capsule manifest Manifest"

// LacksMain reports whether it's a war that only a server can start, since its build gives it no main class, or a jar of
// Spring Boot without its plugin.
func (j *BuiltJar) LacksMain() bool {
	if strings.HasSuffix(j.Name, ".war") {
		return strings.Contains(j.Build, "war") && !runsWar.AnyIn(j.Build)
	}
	isOwn := !strings.Contains(j.Build, "<parent>") || strings.Contains(j.Build, ">spring-boot-starter-parent<")
	return ecosystem.MavenOutput.Names(j.Output) && strings.Contains(j.Build, ">org.springframework.boot<") && isOwn && !runsJar.AnyIn(j.Build)
}
