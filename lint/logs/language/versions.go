package language

import (
	"strings"

	"github.com/proclint/proclint/lint/command"
)

// versionFile is a file in which an app asks for a version of a language: one of its lines starts with a text.
type versionFile struct{ Name, Start string }

// VersionFiles are the files of a language, the one that goes before the others first, and the names of its images in a Dockerfile.
// Names are how logs call the language or its tools.
type VersionFiles struct {
	Names, Images command.Words
	Files         []versionFile
}

// LanguageVersions are those of all languages.
var LanguageVersions = []VersionFiles{
	{"python pip uv poetry pipenv", "python", []versionFile{
		{"runtime.txt", ""}, {".python-version", ""}, {"Pipfile", "python_"}, {"mise.toml", "python"}, {".tool-versions", "python"},
		{"pyproject.toml", "requires-python"}, {"pyproject.toml", "python ="},
	}},
	{"ruby bundler rails", "ruby", []versionFile{
		{"Gemfile", "ruby "}, {"Gemfile", "ruby("}, {".ruby-version", ""}, {"mise.toml", "ruby"}, {".tool-versions", "ruby"},
	}},
	{"node node.js nodejs npm yarn pnpm next.js angular vite", "node", []versionFile{
		{"package.json", `"node":`}, {".nvmrc", ""}, {".node-version", ""}, {"mise.toml", "node"}, {".tool-versions", "node"},
	}},
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

// In is the first language that a line, in lowercase, names by a word that means nothing else, or "".
func In(line string) string {
	const names command.Words = "python ruby node node.js nodejs php java jdk openjdk elixir erlang rust swift deno bun dotnet .net golang"
	for _, word := range strings.Fields(line) {
		if word = strings.Trim(word, "`'\",:;!()[]"); names.Has(word) {
			return word
		}
	}
	return ""
}
