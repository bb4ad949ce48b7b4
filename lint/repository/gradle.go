package repository

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/ecosystem"
)

// othersGradle are parts of a build file of Gradle that may give the jar another name, or make another one.
const othersGradle ecosystem.Words = "rchive aseName lassifier ppendix hadow quarkus rename apply(from from: libsDir buildDir estinationDir libsName jar.enabled 'war' \"war\" `war`"

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

// othersInstalled are parts of a build file of Gradle that may give a distribution another name or folder, or make another one.
const othersInstalled ecosystem.Words = "istributionBaseName apply(from from: buildDir buildDirectory estinationDir distributions tartScripts executableDir destinationDir install/"

var (
	gradleComment   = regexp.MustCompile(`(?s)/\*.*?\*/|(?m)(?:^|[ \t])//[^\n]*`)
	applicationName = regexp.MustCompile(`\bapplicationName\s*=\s*(?:["']([\w.-]+)["'])?`)
	installsElse    = regexp.MustCompile(`installDist["')]*\s*\{`)
	appliesScripts  = regexp.MustCompile(`(?m)id\s*\(?\s*["'](?:application|io\.ktor\.plugin)["']|apply\s*\(?\s*plugin\s*[:=]\s*["']application["']|^\s*(?:` + "`application`" + `|application)\s*$`)
)

// gradleText is the text of a file of Gradle, in either of its languages, without comments.
func (r *Repository) gradleText(folder, name string) string {
	groovy, _ := r.Text(path.Join(folder, name))
	kotlin, _ := r.Text(path.Join(folder, name+".kts"))
	return gradleComment.ReplaceAllString(groovy+kotlin, "")
}

// gradleRoot is the text of settings.gradle in the folder of the Procfile, and what it names the project there.
func (r *Repository) gradleRoot() (settings, name string) {
	settings = r.gradleText(r.folder, "settings.gradle")
	if found := rootProject.FindAllStringSubmatch(settings, -1); len(found) == 1 {
		name = found[0][1]
	}
	return settings, name
}

// GradleProgram is the name of the script, and of its folder in build/install, that the plugin application writes for the project in a folder
// of the app; known is false where that can't be seen. The root project has the name in settings.gradle, or that of its folder where the name
// here is "". Others have those of their folders.
// Sources: gradle/gradle platforms/jvm/plugins-application ApplicationPlugin.java, and Gradle User Manual, The Distribution Plugin.
func (r *Repository) GradleProgram(project string) (name string, known bool) {
	settings, name := r.gradleRoot()
	build := r.gradleText(path.Join(r.folder, project), "build.gradle")
	if project != "." {
		name = path.Base(project)
		included := ":" + strings.ReplaceAll(project, "/", ":")
		if strings.Contains(settings, "projectDir") || strings.Contains(strings.ReplaceAll(settings, "rootProject.name", ""), ".name") ||
			!slices.ContainsFunc([]string{included, included[1:]}, func(p string) bool {
				return strings.Contains(settings, `"`+p+`"`) || strings.Contains(settings, "'"+p+"'")
			}) {
			return "", false
		}
		build += r.gradleText(r.folder, "build.gradle")
	}
	if strings.Contains(settings, "rootProject.name") && name == "" || !appliesScripts.MatchString(build) || installsElse.MatchString(build) || othersInstalled.AnyIn(build) || r.IsFolder(path.Join(r.folder, "buildSrc")) || strings.Contains(settings, "includeBuild") {
		return "", false
	}
	if set := applicationName.FindAllStringSubmatch(build, -1); len(set) > 0 {
		name = set[0][1]
		return name, len(set) == 1 && name != ""
	}
	return name, true
}

// LacksStage reports whether no file of the Gradle build beside the Procfile has a task stage, or may get one from elsewhere.
func (r *Repository) LacksStage() bool {
	const elsewhere ecosystem.Words = "stage apply(from from: includeBuild heroku"
	settings, _ := r.gradleRoot()
	text := settings + r.gradleText(r.folder, "build.gradle")
	for _, name := range []string{"build.gradle", "build.gradle.kts"} {
		for _, folder := range r.Elsewhere(name) {
			text += r.gradleText(folder, "build.gradle")
		}
	}
	return !elsewhere.AnyIn(text) && !r.IsFolder(path.Join(r.folder, "buildSrc")) && !r.IsFolder("build-logic")
}
