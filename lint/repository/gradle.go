package repository

import (
	"path"
	"regexp"

	"github.com/proclint/proclint/lint/command"
)

// othersGradle are parts of a build file of Gradle that may give the jar another name, or make another one.
const othersGradle command.Words = "rchive aseName lassifier ppendix hadow quarkus rename apply(from from: libsDir buildDir estinationDir libsName jar.enabled 'war' \"war\" `war`"

var (
	rootProject   = regexp.MustCompile(`(?m)^rootProject\.name\s*=\s*['"]([\w.-]+)['"]`)
	gradleVersion = regexp.MustCompile(`(?m)^version\s*=?\s*['"]([\w.-]+)['"]`)
	anyVersion    = regexp.MustCompile(`(?m)^\s*(?:project\.)?version\b`)
)

// GradleJar is the name of the jar that Gradle builds in a folder with the settings of a project, or "" where that can't be seen.
// Source: Gradle User Manual, The Base Plugin (archivesName).
func (r *Repository) GradleJar(folder string) string {
	read := func(name string) string {
		text, _ := r.Text(path.Join(folder, name))
		return text
	}
	name := rootProject.FindAllStringSubmatch(read("settings.gradle")+read("settings.gradle.kts"), -1)
	build := read("build.gradle") + read("build.gradle.kts")
	if len(name) != 1 || build == "" || othersGradle.AnyIn(build) || r.IsFile(path.Join(folder, "gradle.properties")) {
		return ""
	}
	version := ""
	if found := gradleVersion.FindAllStringSubmatch(build, -1); len(found) > 0 {
		version = "-" + found[0][1]
	}
	if times := len(anyVersion.FindAllString(build, -1)); times > 1 || times == 1 && version == "" {
		return ""
	}
	return name[0][1] + version + ".jar"
}
