package correct

import (
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/repository"
)

// runtimes are settings for the version of a language in files of builds. Sources: HashNuke/heroku-buildpack-elixir README.md, and
// cloudfoundry/java-buildpack docs/jre-open_jdk_jre.md.
var runtimes = []struct {
	file   string
	builds []platform.Build
	// key and before are in the row, and the version follows them. The manifest of the language of an image asks for a version, for which
	// right is what to write, or "".
	key, before, image string
	right              func(asked, text string) string
}{
	{"elixir_buildpack.config", []platform.Build{platform.UnknownBuild, platform.HerokuBuildpacks, platform.Herokuish, platform.ScalingoBuildpacks}, "elixir_version", "=", "elixir", elixirRelease},
	{"manifest.yml", []platform.Build{platform.CloudFoundryBuildpacks}, javaKey, "version: ", "openjdk", func(asked, _ string) string { return asked }},
}

// javaKey is the variable by which the buildpack of Cloud Foundry knows the version of Java.
const javaKey = "JBP_CONFIG_OPEN_JDK_JRE"

// elixirReleases are the last releases of versions of Elixir, with the oldest and the newest Erlang that each runs on. Sources:
// elixir-lang/elixir-lang.github.com _data/elixir-versions.yml, and elixir-lang/elixir
// lib/elixir/pages/references/compatibility-and-deprecations.md.
var elixirReleases = []struct {
	version        string
	oldest, newest int
}{{"1.3.4", 18, 19}, {"1.4.5", 18, 20}, {"1.5.3", 18, 20}, {"1.6.6", 19, 21}, {"1.7.4", 19, 22}, {"1.8.2", 20, 22}, {"1.9.4", 20, 22}, {"1.10.4", 21, 23},
	{"1.11.4", 21, 24}, {"1.12.3", 22, 24}, {"1.13.4", 22, 25}, {"1.14.5", 23, 26}, {"1.15.8", 24, 26}, {"1.16.3", 24, 26}, {"1.17.3", 25, 27}, {"1.18.4", 25, 27}}

// elixirRelease is the last release of a version that runs on the Erlang of the file, or "".
func elixirRelease(asked, text string) string {
	_, after, _ := strings.Cut(text, "erlang_version=")
	major, _, _ := strings.Cut(after, ".")
	erlang, _ := strconv.Atoi(strings.TrimSpace(major))
	numbers := strings.SplitN(asked, ".", 3)
	for _, r := range elixirReleases {
		if strings.HasPrefix(r.version, strings.Join(numbers[:2], ".")+".") && r.oldest <= erlang && erlang <= r.newest {
			return r.version
		}
	}
	return ""
}

// versionProblems are the versions in files of builds that are older than a manifest asks for.
func (s *state) versionProblems(targets []*platform.Target) (found []check.Diagnostic) {
	repo := s.in.Repository
	for _, r := range runtimes {
		file := path.Join(repo.Folder(), r.file)
		text, known := repo.Text(file)
		manifest, asked := s.asked(r.image)
		at := slices.IndexFunc(targets, func(t *platform.Target) bool { return slices.Contains(r.builds, t.BuiltBy) && !t.Platform().Runner })
		if !known || asked == "" || at < 0 || !targets[at].IgnoresDockerfile && repo.IsFile(path.Join(repo.Folder(), "Dockerfile")) {
			continue
		}
		right := r.right(asked, text)
		for i, row := range strings.Split(text, "\n") {
			_, after, _ := strings.Cut(row, r.key)
			_, after, isSet := strings.Cut(after, r.before)
			version := strings.Trim(after[:len(after)-len(strings.TrimLeft(after, "0123456789."))], ".")
			if isSet && version != "" && right != "" && repository.IsOlder(version, asked) {
				found = append(found, versionProblem(targets[at], version, right, manifest, &check.CodePlace{Path: file, Line: i + 1, Text: r.before + version, Right: r.before + right}))
			}
		}
		if code := javaPlace(text, asked); r.key == javaKey && s.java != "" && code != nil && repository.IsOlder(s.java, asked) {
			code.Path = file
			found = append(found, versionProblem(targets[at], "Java "+s.java, javaKey, manifest, code))
		}
	}
	return found
}

// asked is the version that a manifest asks for. Spring Boot 3 asks for Java 17.
func (s *state) asked(image string) (manifest, version string) {
	manifest, version = s.in.Repository.Asked(image)
	pom := path.Join(s.in.Repository.Folder(), "pom.xml")
	text, _ := s.in.Repository.Text(pom)
	_, parent, isBoot := strings.Cut(text, "<artifactId>spring-boot-starter-parent</artifactId>")
	_, boot, _ := strings.Cut(parent, "<version>")
	if image == "openjdk" && version == "" && isBoot && strings.HasPrefix(boot, "3.") {
		return pom, "17"
	}
	return manifest, version
}

func versionProblem(t *platform.Target, version, right, manifest string, code *check.CodePlace) check.Diagnostic {
	code.Kind = "version"
	help := fmt.Sprintf("Use `%s` in line %d of `%s`.", right, code.Line, code.Path)
	return problemOf(check.InOtherFiles, t, code, fmt.Sprintf("`%s` doesn't fit `%s`", version, manifest), help, "The build or the start fails with that version.")
}

// javaIn is the version of Java that a buildpack of Cloud Foundry downloads in a log, without the 1 that older ones begin with, or "".
func javaIn(log string) string {
	_, after, _ := strings.Cut(log, "Downloading Open Jdk JRE ")
	after = strings.TrimPrefix(after, "1.")
	return strings.Trim(after[:len(after)-len(strings.TrimLeft(after, "0123456789."))], ".")
}

// javaPlace is the line of a manifest behind which the version of Java belongs, for its only app, or nil.
func javaPlace(text, asked string) *check.CodePlace {
	rows := strings.Split(text, "\n")
	is := func(key string) func(string) bool {
		return func(row string) bool {
			return strings.TrimLeft(strings.TrimSpace(row), "- ") == key || key == "name:" && strings.HasPrefix(strings.TrimSpace(row), "- name:")
		}
	}
	first, env := slices.IndexFunc(rows, is("name:")), slices.IndexFunc(rows, is("env:"))
	if strings.Contains(text, javaKey) || first < 0 || slices.IndexFunc(rows[first+1:], is("name:")) >= 0 {
		return nil
	}
	column := strings.Repeat(" ", strings.Index(rows[first], "name:"))
	added, at := "\n"+column+"  "+javaKey+": '{ jre: { version: "+asked+".+ } }'", env
	if env < 0 {
		added, at = "\n"+column+"env:"+added, first
	} else if env+1 < len(rows) {
		column = rows[env+1][:len(rows[env+1])-len(strings.TrimLeft(rows[env+1], " "))]
		added = "\n" + column + strings.TrimLeft(added, "\n ")
	}
	row := strings.TrimRight(rows[at], " \r")
	return &check.CodePlace{Line: at + 1, Text: row, Right: row + added}
}
