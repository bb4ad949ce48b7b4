package platform

import (
	"slices"
	"strings"
)

// toolAt is where a package manager is, once some builds have made an image.
type toolAt struct {
	by []Build
	// gone says that no image has it: only the build uses it, or nothing installs it.
	gone bool
	// unless is a variable of the build that keeps it, or "".
	unless string
	// only are files, one of which an app needs so that its image has the tool, and without are files that it must not have.
	only, without string
	source        string
}

// buildTool is a program that installs packages and starts programs that they bring, such as uv, or that compiles the app.
type buildTool struct {
	names    string // those of its programs, separated by spaces
	compiles bool
	at       []toolAt
}

func (b *buildTool) is(program string) bool {
	return strings.Contains(b.names, program) && slices.Contains(strings.Fields(b.names), program) // cutting makes a list
}

// goneFrom is for builds that don't put a tool into the image.
func goneFrom(source string, by ...Build) toolAt { return toolAt{by: by, gone: true, source: source} }

// buildTools are those of Python, and compilers. No line is for builds whose images may have a tool for another reason.
var buildTools = []buildTool{
	{"uv uvx", false, []toolAt{
		goneFrom("heroku/heroku-buildpack-python lib/uv.sh", HerokuBuildpacks, Herokuish),
		goneFrom("heroku/buildpacks-python src/layers/uv.rs", HerokuCNB),
		goneFrom("Scalingo/python-buildpack lib/uv.sh", ScalingoBuildpacks),
		goneFrom("cloudfoundry/python-buildpack src/python/supply/supply.go", CloudFoundryBuildpacks),
		{by: []Build{Nixpacks}, only: "uv.lock", without: "requirements.txt poetry.lock pdm.lock", source: nixpacksPython},
		{by: []Build{Railpack}, only: "uv.lock pdm.lock Pipfile", source: railpackPython},
	}},
	{"poetry", false, []toolAt{
		goneFrom("heroku/heroku-buildpack-python lib/poetry.sh", HerokuBuildpacks, Herokuish),
		goneFrom("heroku/buildpacks-python src/layers/poetry.rs", HerokuCNB),
		goneFrom("Scalingo/python-buildpack lib/poetry.sh", ScalingoBuildpacks),
		goneFrom("cloudfoundry/python-buildpack src/python/supply/supply.go", CloudFoundryBuildpacks),
		{by: []Build{Nixpacks}, only: "poetry.lock", without: "requirements.txt", source: nixpacksPython},
		{by: []Build{Railpack}, only: "poetry.lock", source: railpackPython},
	}},
	{"pipenv", false, []toolAt{
		// The image of an app with a Pipfile keeps it.
		{by: []Build{HerokuBuildpacks, Herokuish}, only: "Pipfile", source: "heroku/heroku-buildpack-python lib/pipenv.sh"},
		{by: []Build{ScalingoBuildpacks}, only: "Pipfile", source: "Scalingo/python-buildpack lib/pipenv.sh"},
		goneFrom("heroku/buildpacks-python src/package_manager.rs", HerokuCNB),
		{by: []Build{Nixpacks}, only: "Pipfile", source: nixpacksPython},
		{by: []Build{Railpack}, only: "Pipfile", source: railpackPython},
	}},
	{"pdm", false, []toolAt{
		goneFrom("heroku/heroku-buildpack-python lib/package_manager.sh", HerokuBuildpacks, Herokuish),
		goneFrom("heroku/buildpacks-python src/package_manager.rs", HerokuCNB),
		goneFrom("Scalingo/python-buildpack lib/package_manager.sh", ScalingoBuildpacks),
		goneFrom("cloudfoundry/python-buildpack src/python/supply/supply.go", CloudFoundryBuildpacks),
		{by: []Build{Nixpacks}, only: "pdm.lock", without: "requirements.txt poetry.lock", source: nixpacksPython},
		{by: []Build{Railpack}, only: "pdm.lock", source: railpackPython},
	}},
	{"hatch", false, []toolAt{
		goneFrom("heroku/heroku-buildpack-python lib/package_manager.sh", HerokuBuildpacks, Herokuish),
		goneFrom("heroku/buildpacks-python src/package_manager.rs", HerokuCNB),
		goneFrom("Scalingo/python-buildpack lib/package_manager.sh", ScalingoBuildpacks),
		goneFrom("cloudfoundry/python-buildpack src/python/supply/supply.go", CloudFoundryBuildpacks),
		goneFrom(nixpacksPython, Nixpacks),
		goneFrom(railpackPython, Railpack),
	}},
	{"rye", false, []toolAt{
		goneFrom("heroku/heroku-buildpack-python lib/package_manager.sh", HerokuBuildpacks, Herokuish),
		goneFrom("heroku/buildpacks-python src/package_manager.rs", HerokuCNB),
		goneFrom("Scalingo/python-buildpack lib/package_manager.sh", ScalingoBuildpacks),
		goneFrom("cloudfoundry/python-buildpack src/python/supply/supply.go", CloudFoundryBuildpacks),
		goneFrom(nixpacksPython, Nixpacks),
		goneFrom(railpackPython, Railpack),
	}},
	{"go", true, []toolAt{
		{by: []Build{HerokuBuildpacks, Herokuish}, gone: true, unless: "GO_INSTALL_TOOLS_IN_IMAGE", source: "heroku/heroku-buildpack-go bin/compile"},
		goneFrom("heroku/buildpacks-go buildpacks/go/src/layers/dist.rs", HerokuCNB),
		{by: []Build{Nixpacks}, gone: true, unless: "CGO_ENABLED", source: "railwayapp/nixpacks src/providers/go.rs"},
		goneFrom("railwayapp/railpack core/providers/golang/golang.go", Railpack),
	}},
	{"cargo", true, []toolAt{goneFrom("railwayapp/railpack core/providers/rust/rust.go", Railpack)}},
	{"mix", true, []toolAt{goneFrom("railwayapp/railpack core/providers/elixir/elixir.go", Railpack)}},
}

const (
	nixpacksPython = "railwayapp/nixpacks src/providers/python.rs"
	railpackPython = "railwayapp/railpack core/providers/python/python.go"
)

// IsBuildTool reports whether a program is a package manager or a compiler of which it's known where it exists.
func IsBuildTool(program string) bool {
	return slices.ContainsFunc(buildTools, func(b buildTool) bool { return b.is(program) })
}

// IsCompiler reports whether it's a compiler.
func IsCompiler(program string) bool {
	return slices.ContainsFunc(buildTools, func(b buildTool) bool { return b.compiles && b.is(program) })
}

// LacksTool reports whether the image of an app has no such tool. has reports whether the app has a file. Without it, only what is
// so for each app is known. unless is a variable of the build that keeps the tool, or "".
func (t *Target) LacksTool(program string, has func(file string) bool) (lacks bool, unless string) {
	for i := range buildTools {
		for _, at := range buildTools[i].at {
			if buildTools[i].is(program) && slices.Contains(at.by, t.BuiltBy) {
				return at.gone || has != nil && !at.hasIt(has), at.unless
			}
		}
	}
	return false, ""
}

// hasIt reports whether the image of an app with some files has the tool.
func (at *toolAt) hasIt(has func(file string) bool) bool {
	return slices.ContainsFunc(strings.Fields(at.only), has) && !slices.ContainsFunc(strings.Fields(at.without), has)
}
