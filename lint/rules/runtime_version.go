package rules

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/repository"
)

var _ = check.Register(check.Rule{
	Name:      "runtime-version",
	Group:     check.RepositoryGroup,
	Kind:      check.Slip,
	Title:     "Older runtime than the app asks for",
	Reach:     check.InOtherFiles,
	AboutFile: true,
	Check:     checkRuntimeVersion,
})

// runtimeSetting is a setting for the version of a language in a file of builds.
type runtimeSetting struct {
	file   string
	builds []platform.Build
	// key and before are in the row, and the version follows them. The manifest of the language of an image asks for a version, for which
	// right is what to write, or "".
	key, before, image string
	right              func(asked, text string) string
}

// runtimeSettings are from HashNuke/heroku-buildpack-elixir README.md, cloudfoundry/java-buildpack docs/jre-open_jdk_jre.md, and
// heroku/heroku-buildpack-java README.md.
var runtimeSettings = []runtimeSetting{
	{"elixir_buildpack.config", []platform.Build{platform.UnknownBuild, platform.HerokuBuildpacks, platform.Herokuish, platform.ScalingoBuildpacks}, "elixir_version", "=", "elixir", elixirRelease},
	{"system.properties", []platform.Build{platform.HerokuBuildpacks, platform.Herokuish, platform.ScalingoBuildpacks}, "java.runtime.version", "=", "openjdk", asAsked},
	{"manifest.yml", []platform.Build{platform.CloudFoundryBuildpacks}, javaKey, "version: ", "openjdk", asAsked},
}

func asAsked(asked, _ string) string { return asked }

const (
	// javaKey is the variable by which the buildpack of Cloud Foundry knows the version of Java.
	javaKey = "JBP_CONFIG_OPEN_JDK_JRE"
	// javaByDefault is the newest version that some release of the buildpack has without it. Source: cloudfoundry/java-buildpack manifest.yml.
	javaByDefault = "17"
)

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

func checkRuntimeVersion(p *check.Pass) {
	for i := range runtimeSettings {
		s := &runtimeSettings[i]
		file := path.Join(p.Repository.Folder(), s.file)
		text, known := p.Repository.Text(file)
		manifest, asked := askedVersion(p.Repository, s.image)
		if !known || asked == "" {
			continue
		}
		for _, code := range s.older(text, asked) {
			code.Path = file
			reportRuntime(p, s, strings.TrimPrefix(code.Text, s.before), strings.TrimPrefix(code.Right, s.before), manifest, code, check.Error)
		}
		if s.key == javaKey {
			checkDefaultJava(p, s, file, text, manifest, asked)
		}
	}
}

// older are the places in a text that set an older version than the asked one.
func (s *runtimeSetting) older(text, asked string) (places []*check.CodePlace) {
	right := s.right(asked, text)
	for i, row := range strings.Split(text, "\n") {
		_, after, _ := strings.Cut(row, s.key)
		_, after, isSet := strings.Cut(after, s.before)
		version := strings.Trim(after[:len(after)-len(strings.TrimLeft(after, "0123456789."))], ".")
		number := version
		if s.image == "openjdk" {
			number = strings.TrimPrefix(number, "1.") // Java 8 was 1.8
		}
		if isSet && version != "" && right != "" && repository.IsOlder(number, asked) {
			places = append(places, &check.CodePlace{Line: i + 1, Text: s.before + version, Right: s.before + right})
		}
	}
	return places
}

// checkDefaultJava reports a manifest without a version of Java, where the buildpack has an older one: that of the build's log, if there is one.
func checkDefaultJava(p *check.Pass, s *runtimeSetting, file, text, manifest, asked string) {
	version, most := javaByDefault, check.Warning // a variable of the app may set it
	if p.Built.Java != "" {
		version, most = p.Built.Java, check.Error
	}
	if code := javaPlace(text, asked); code != nil && repository.IsOlder(version, asked) {
		code.Path = file
		reportRuntime(p, s, "Java "+version, javaKey, manifest, code, most)
	}
}

// askedVersion is the version that a manifest asks for. Spring Boot 3 asks for Java 17.
func askedVersion(r *repository.Repository, image string) (manifest, version string) {
	manifest, version = r.Asked(image)
	pom := path.Join(r.Folder(), "pom.xml")
	text, _ := r.Text(pom)
	_, parent, isBoot := strings.Cut(text, "<artifactId>spring-boot-starter-parent</artifactId>")
	_, boot, _ := strings.Cut(parent, "<version>")
	if image == "openjdk" && version == "" && isBoot && strings.HasPrefix(boot, "3.") {
		return pom, "17"
	}
	return manifest, version
}

func reportRuntime(p *check.Pass, s *runtimeSetting, version, right, manifest string, code *check.CodePlace, most check.Severity) {
	code.Kind = "version"
	hasImage := p.Repository.HasFile("Dockerfile")
	p.Report(check.Finding{
		Headline: prose.T("`%s` doesn't fit `%s`", version, check.PathPart(manifest)),
		Effects: slices.DeleteFunc(p.Selected(check.NewEffect(check.Error, platform.NotStarted, "The build or the start fails with that version.")), func(e check.Effect) bool {
			t := e.Target
			return !slices.Contains(s.builds, t.BuiltBy) || t.Platform().Runner || hasImage && !t.IgnoresDockerfile
		}).AtMost(most),
		Help: prose.T("Use `%s` in line %s of `%s`.", prose.Exact(right), code.Line, check.PathPart(code.Path)),
		Code: code,
	})
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
