package logs

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/logs/signal"
)

// versionFile is a file in which an app asks for a version of a language: one of its lines starts with a text.
type versionFile struct{ name, start string }

// versionFiles are the files of a language, the one that goes before the others first, and the names of its images in a Dockerfile.
// Names are how logs call the language or its tools.
type versionFiles struct {
	names, images command.Words
	files         []versionFile
}

var (
	python = versionFiles{"python pip uv poetry pipenv", "python", []versionFile{
		{"runtime.txt", ""}, {".python-version", ""}, {"Pipfile", "python_"}, {"mise.toml", "python"}, {".tool-versions", "python"},
		{"pyproject.toml", "requires-python"}, {"pyproject.toml", "python ="},
	}}
	ruby = versionFiles{"ruby bundler rails", "ruby", []versionFile{
		{"Gemfile", "ruby "}, {"Gemfile", "ruby("}, {".ruby-version", ""}, {"mise.toml", "ruby"}, {".tool-versions", "ruby"},
	}}
	node = versionFiles{"node node.js nodejs npm yarn pnpm next.js angular vite", "node", []versionFile{
		{"package.json", `"node":`}, {".nvmrc", ""}, {".node-version", ""}, {"mise.toml", "node"}, {".tool-versions", "node"},
	}}
)

// languageVersions are those of all languages.
var languageVersions = []versionFiles{
	python, ruby, node,
	{"go golang", "golang", []versionFile{{"go.mod", "go "}, {".go-version", ""}, {".tool-versions", "golang"}}},
	{"java jdk openjdk gradle maven kotlin scala", "eclipse-temurin openjdk amazoncorretto maven gradle", []versionFile{
		{"system.properties", "java.runtime.version"}, {".java-version", ""}, {".tool-versions", "java"}, {"gradle/wrapper/gradle-wrapper.properties", "distributionUrl"},
	}},
	{"php composer laravel symfony", "php composer", []versionFile{{"composer.json", `"php":`}, {".php-version", ""}, {".tool-versions", "php"}}},
	{"dotnet .net sdk asp.net", "dotnet/sdk dotnet/aspnet dotnet/runtime", []versionFile{{"global.json", `"version":`}}},
	{"elixir mix erlang otp phoenix", "elixir hexpm/elixir", []versionFile{
		{"elixir_buildpack.config", "elixir_version"}, {".tool-versions", "elixir"}, {"mix.exs", "elixir:"},
	}},
	{"rust cargo rustc", "rust", []versionFile{{"rust-toolchain.toml", "channel"}, {"rust-toolchain", ""}, {".tool-versions", "rust"}}},
	{"swift", "swift", []versionFile{{".swift-version", ""}, {"Package.swift", "// swift-tools-version"}}},
	{"deno", "denoland/deno", nil},
	{"bun", "oven/bun", nil},
}

// setVersionFile sets the file that asks for the version of a language or a tool, and how: in a build of the app's image, that's its
// Dockerfile.
func (d *draft) setVersionFile(name string) {
	name = before(ascii.Lower(name), "@")
	at := slices.IndexFunc(languageVersions, func(of versionFiles) bool { return of.names.Has(name) })
	if at < 0 {
		return
	}
	of := languageVersions[at]
	if (d.Building || d.InStage == signal.Build) && d.setImage(of.images) {
		return
	}
	for _, f := range of.files {
		if !d.app.hasFile(f.name) {
			continue
		}
		text, _ := d.app.codeAt(f.name)
		for line := range strings.Lines(text) {
			if line = strings.TrimSpace(line); f.start == "" || strings.HasPrefix(line, f.start) {
				d.Set("file", f.name, "asks", strings.TrimSuffix(line, ","))
				return
			}
		}
	}
	d.setImage(of.images)
}

// setImage sets the line of a Dockerfile that starts from one of some images, and reports whether there is one.
func (d *draft) setImage(images command.Words) bool {
	text, _ := d.app.codeAt("Dockerfile")
	for line := range strings.Lines(text) {
		words := strings.Fields(line)
		if len(words) < 2 || !strings.EqualFold(words[0], "FROM") {
			continue
		}
		words = slices.DeleteFunc(words, func(word string) bool { return strings.HasPrefix(word, "--") })
		image, _, _ := strings.Cut(words[min(1, len(words)-1)], ":")
		for _, name := range images.List() {
			if image == name || strings.HasSuffix(image, "/"+name) {
				d.Set("file", "Dockerfile", "asks", strings.Join(words[:2], " "))
				return true
			}
		}
	}
	return false
}
