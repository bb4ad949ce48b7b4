package ecosystem

import (
	"slices"
	"strings"
)

// Output is where a tool writes what it builds.
type Output struct {
	Tool string
	// Manifests are the files that show that it builds the project in their folder.
	Manifests []string
	// Folders are from the folder of the project, the usual one first.
	Folders []string
}

// The outputs of builds that aren't told another place.
var (
	// Maven, Introduction to the Standard Directory Layout.
	MavenOutput = &Output{"Maven", []string{"pom.xml"}, []string{"target"}}
	// Gradle User Manual, The Java Library Plugin.
	GradleOutput = &Output{"Gradle", []string{"build.gradle", "build.gradle.kts"}, []string{"build/libs"}}
	// Gradle User Manual, The Application Plugin: the folder of each distribution.
	GradleInstall = &Output{"Gradle", []string{"build.gradle", "build.gradle.kts"}, []string{"build/install"}}
	// rust-lang/cargo src/doc/src/reference/build-cache.md.
	CargoOutput = &Output{"Cargo", []string{"Cargo.toml"}, []string{"target/release", "target/debug"}}
	// elixir-lang/elixir lib/mix/lib/mix/tasks/release.ex.
	MixOutput = &Output{"Mix", []string{"mix.exs"}, []string{"_build/prod/rel"}}
	// dotnet/docs docs/core/tools/dotnet-publish.md, and for platforms cloudfoundry/dotnet-core-buildpack src/dotnetcore/project/project.go, and
	// jincod/dotnetcore-buildpack bin/compile. These are names of folders anywhere.
	DotnetOutput = &Output{"dotnet", nil, []string{"publish", "dotnet_publish", "heroku_output", "Release"}}
	// TypeScript documentation, outDir: these are usual names, since nothing is the default of the setting.
	TypeScriptOutput = &Output{"tsc", []string{"tsconfig.json"}, []string{"dist", "build", "lib", "out"}}
)

// Jars are the outputs of the tools that build jars.
var Jars = []*Output{MavenOutput, GradleOutput}

// Project is the folder of the project whose output a folder is, and the folder of the output in it. ok is false for another folder.
func (o *Output) Project(folder string) (project, output string, ok bool) {
	for _, output := range o.Folders {
		if project, ok = strings.CutSuffix("./"+folder, "/"+output); ok {
			return project, output, true
		}
	}
	return "", "", false
}

// Names reports whether the tool writes to folders of a name.
func (o *Output) Names(folder string) bool { return slices.Contains(o.Folders, folder) }
