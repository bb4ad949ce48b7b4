package repository

import (
	"cmp"
	"path"
	"regexp"
	"strconv"
	"strings"

	"github.com/proclint/proclint/lint/ecosystem"
)

// toolchain is a program that builds or runs an app, with its images and the manifest that asks for a version of it.
type toolchain struct {
	// images are their names, and file is the manifest, or the ending of one.
	images ecosystem.Words
	file   string
	// keys are before the version that the manifest asks for, those after "^" at the start of a line. An operator such as >= may be
	// between: a manifest without it asks for exactly that version.
	keys string
	// parts is how many numbers the tag of an image has.
	parts int
	// same says that another major version doesn't do either.
	same bool
}

// toolchains are those that reject an older version. Sources: go.dev/doc/toolchain (the images set GOTOOLCHAIN=local), rubygems/bundler
// lib/bundler/ruby_version.rb, composer/composer doc/articles/composer-platform-dependencies.md, rust-lang/cargo
// src/doc/src/reference/rust-version.md, elixir-lang/elixir lib/mix/lib/mix/project.ex, JVMS 4.1, and dotnet/docs
// docs/core/versions/selection.md.
var toolchains = []toolchain{
	{"golang", "go.mod", "^go", 2, false},
	{"ruby", "Gemfile", "^ruby", 3, false},
	{"php", "composer.json", `"php"`, 2, false},
	{"rust", "Cargo.toml", "^rust-version", 2, false},
	{"elixir", "mix.exs", "elixir:", 2, false},
	{"eclipse-temurin openjdk amazoncorretto", "pom.xml", "<java.version> <maven.compiler.release> <release>", 1, false},
	{"eclipse-temurin openjdk amazoncorretto", "build.gradle.kts", "jvmToolchain( JavaLanguageVersion.of(", 1, false},
	{"microsoft/dotnet dotnet/sdk", ".csproj", "<TargetFramework>netcoreapp <TargetFramework>net", 2, false},
	{"dotnet/aspnet dotnet/runtime", ".csproj", "<TargetFramework>netcoreapp <TargetFramework>net", 2, true},
}

var (
	imageTag = regexp.MustCompile(`^([\w./-]+):(\d+(?:\.\d+)*)(-[\w.-]+)?$`)
	// ownRuntime are parts of a build of .NET that needs no runtime of that version, and of one of Go that loads the asked version.
	ownRuntime ecosystem.Words = "elf-contained elfContained PublishAot RollForward GOTOOLCHAIN"
)

// oldImage is an image of a toolchain that is older than a manifest asks for.
func (r *Repository) oldImage(image, dockerfile string) (m Mistake) {
	tag := imageTag.FindStringSubmatch(image)
	if tag == nil {
		return m
	}
	for i := range toolchains {
		t := &toolchains[i]
		base := path.Base(tag[1])
		if !t.images.Has(base) && !t.images.Has(path.Base(path.Dir(tag[1]))+"/"+base) {
			continue
		}
		file := r.manifestOf(t.file)
		text, _ := r.Text(file)
		operator, asked := t.asked(text)
		if asked == "" || ownRuntime.AnyIn(text+dockerfile) {
			continue
		}
		order, major := compareVersions(tag[2], asked)
		name, version, suffix := tag[1], tag[2], tag[3]
		if order < 0 || order > 0 && (t.same && major || t.parts == 3 && operator == "") {
			numbers := strings.Split(asked, ".")
			version = strings.Join(numbers[:min(t.parts, len(numbers))], ".")
			if strings.HasPrefix(suffix, "-alpine") {
				suffix = "-alpine" // an image of another version is of another release
			}
		}
		if strings.Contains(text, "AspNetCore.App\"") || strings.Contains(text, "NET.Sdk.Web") {
			name = strings.Replace(name, "dotnet/runtime", "dotnet/aspnet", 1)
			if strings.HasPrefix(suffix, "-runtime") {
				suffix = "-aspnetcore" + suffix
			}
		}
		if right := name + ":" + version + suffix; right != image {
			return Mistake{Text: image, Right: right, Asking: file}
		}
	}
	return m
}

// asked is the version that a manifest asks for, and the operator before it; both are "" for none.
func (t *toolchain) asked(manifest string) (operator, version string) {
	for line := range strings.Lines(manifest) {
		for key := range strings.FieldsSeq(t.keys) {
			name, begins := strings.CutPrefix(key, "^")
			before, after, found := strings.Cut(line, name)
			if !found || begins && before != "" {
				continue
			}
			after = strings.TrimLeft(after, " \t:=\"'")
			rest := strings.TrimLeft(after, "~>^= ")
			version = rest[:len(rest)-len(strings.TrimLeft(rest, "0123456789."))]
			if t.parts == 1 {
				version = strings.TrimPrefix(version, "1.") // Java 8 was 1.8
			}
			if version != "" && strings.Contains(version, ".") == (t.parts > 1) {
				return strings.TrimSpace(after[:len(after)-len(rest)]), version
			}
		}
	}
	return "", ""
}

// Asked is the version that a manifest asks for of a toolchain, which one of its images names; both are "" for none.
func (r *Repository) Asked(image string) (file, version string) {
	for i := range toolchains {
		t := &toolchains[i]
		text, _ := r.Text(r.manifestOf(t.file))
		if operator, asked := t.asked(text); t.images.Has(image) && asked != "" && operator != "==" {
			return r.manifestOf(t.file), asked
		}
	}
	return "", ""
}

// IsOlder reports whether the numbers that both versions have say that one is older.
func IsOlder(version, than string) bool {
	order, _ := compareVersions(version, than)
	return order < 0
}

// manifestOf is a file in the app's folder, or the only file that ends so, or "".
func (r *Repository) manifestOf(name string) string {
	if name[0] != '.' {
		return path.Join(r.folder, name)
	}
	return r.only(func(p string) bool { return path.Ext(p) == name })
}

// compareVersions compares the numbers that both versions have. major says that the first ones differ.
func compareVersions(a, b string) (order int, major bool) {
	theirs := strings.Split(b, ".")
	for i, part := range strings.Split(a, ".") {
		if i == len(theirs) {
			break
		}
		own, _ := strconv.Atoi(part)
		other, _ := strconv.Atoi(theirs[i])
		if order = cmp.Compare(own, other); order != 0 {
			return order, i == 0
		}
	}
	return 0, false
}
