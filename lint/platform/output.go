package platform

import (
	"slices"
	"strings"
)

// output is where some builds put what they compile of an app in a language.
type output struct {
	language string
	by       []Build
	// path is that of the program from the folder of the app, with * for its name, or its folder for .NET. A path without a
	// folder is one that the shell finds.
	path   string
	source string
}

var outputs = []output{
	{"go", []Build{HerokuCNB}, "*", "heroku/buildpacks-go buildpacks/go/src/layers/target.rs"},
	{"go", []Build{Nixpacks}, "./out", "railwayapp/nixpacks src/providers/go.rs"},
	{"go", []Build{Railpack}, "./out", "railwayapp/railpack core/providers/golang/golang.go"},
	{"go", []Build{UnknownBuild, HerokuBuildpacks, Herokuish, ScalingoBuildpacks, CloudFoundryBuildpacks, GoogleBuildpacks, Paketo}, "bin/*", "heroku/heroku-buildpack-go bin/compile"},
	{"rust", classic, "target/release/*", "emk/heroku-buildpack-rust bin/compile"},
	{"elixir", classic, "_build/prod/rel/*", "HashNuke/heroku-buildpack-elixir README.md: with release=true"},
	// These two keep target out of the image.
	{"rust", []Build{Nixpacks}, "bin/*", "railwayapp/nixpacks src/providers/rust.rs"},
	{"rust", []Build{Railpack}, "bin/*", "railwayapp/railpack core/providers/rust/rust.go"},
	{"dotnet", []Build{HerokuBuildpacks, HerokuCNB}, "bin/publish", "heroku/buildpacks-dotnet buildpacks/dotnet/src/launch_process.rs"},
	{"dotnet", []Build{Nixpacks}, "out", "railwayapp/nixpacks src/providers/csharp.rs"},
	{"dotnet", []Build{Railpack}, "out", "railwayapp/railpack core/providers/dotnet/dotnet.go"},
}

// Output is where the build puts the program of a name, or the app of .NET, that it compiles, or "" where that isn't known.
func (t *Target) Output(language, name string) string {
	for i := range outputs {
		if o := &outputs[i]; o.language == language && slices.Contains(o.by, t.BuiltBy) {
			return strings.Replace(o.path, "*", name, 1)
		}
	}
	return ""
}
