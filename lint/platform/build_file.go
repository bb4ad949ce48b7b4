package platform

import (
	"slices"
	"strings"
)

// Changes is what a file of an app changes besides what the manifests of its packages say.
type Changes uint8

// What such a file changes. One that decides the image changes all of it.
const (
	Installs Changes                       = 1 << iota // it installs packages or programs
	Writes                                             // it may write files, change their modes, or set variables before the app starts
	Image    = Installs | Writes | 1<<iota             // it decides which files and programs there are, and where
)

// BuildFile is a file in the folder of an app that the builds of some platforms read.
type BuildFile struct {
	Path    string
	Changes Changes
	by      []Build
	has     []string // texts, one of which is in a file that changes something; nil where each one does
}

// dockerfile is read by each platform that doesn't ignore it, see Execution.
const dockerfile = "Dockerfile"

var (
	// What a file that only starts the app, or sets variables, lacks: railwayapp/nixpacks src/nixpacks/plan/mod.rs, and
	// railwayapp/railpack core/config/config.go.
	nixpacksPhases = []string{"phases", "cmds", "Pkgs", "pkgs", "Libs", "providers", "staticAssets"}
	railpackSteps  = []string{"steps", "ackages", "provider"}

	// A command for the build, and one that installs more, or packages of Nix.
	railwayBuilds   = []string{"buildCommand"}
	railwayInstalls = []string{" install", " add ", " sync", "nixpacksPlan", "nixPkgs", "aptPkgs"}

	classic = []Build{HerokuBuildpacks, Herokuish, ScalingoBuildpacks}
)

// buildFiles are those files. Each line names what shows which builds read them. No build reads the files of Nix: the shell of a developer does.
var buildFiles = []BuildFile{
	{dockerfile, Image, nil, nil},
	{"heroku.yml", Image, []Build{UnknownBuild, HerokuBuildpacks}, herokuImages.Has}, // Heroku Dev Center, Building Docker Images with heroku.yml: the container stack
	// railwayapp/nixpacks docs/pages/docs/configuration/file.md; dokku/dokku plugins/builder-nixpacks/builder-detect
	{"nixpacks.toml", Image, []Build{Nixpacks, Herokuish}, nixpacksPhases},
	// railwayapp/railpack docs/src/content/docs/config/file.mdx; dokku/dokku plugins/builder-railpack/builder-detect
	{"railpack.json", Image, []Build{Railpack, Herokuish}, railpackSteps},
	// buildpacks/spec extensions/project-descriptor.md; dokku/dokku plugins/builder-pack/builder-detect
	{"project.toml", Installs, []Build{HerokuCNB, Paketo, GoogleBuildpacks, Herokuish, UnknownBuild}, nil},
	{"flake.nix", Image, []Build{UnknownBuild}, nil},
	{"default.nix", Installs, []Build{UnknownBuild}, nil},
	{"shell.nix", Installs, []Build{UnknownBuild}, nil},
	// heroku/heroku-buildpack-apt bin/compile; Scalingo/apt-buildpack; DigitalOcean docs, Aptfile Buildpack; cloudfoundry/apt-buildpack
	{"Aptfile", Installs, append([]Build{UnknownBuild, HerokuCNB}, classic...), nil},
	{"apt.yml", Installs, []Build{CloudFoundryBuildpacks}, nil},
	{"apt.txt", Installs, []Build{UnknownBuild}, nil},
	// ddollar/heroku-buildpack-multi bin/compile; gliderlabs/herokuish include/buildpack.bash; Scalingo/multi-buildpack
	{".buildpacks", Installs, append([]Build{UnknownBuild}, classic...), nil},
	// conda in the builds that have a buildpack for it: paketo-buildpacks/miniconda, cloudfoundry/python-buildpack, and others that the
	// settings of an app name
	{"environment.yml", Installs, append([]Build{UnknownBuild, Paketo, CloudFoundryBuildpacks}, classic...), nil},
	{"environment.yaml", Installs, append([]Build{UnknownBuild}, classic...), nil},
	{"conda-requirements.txt", Installs, append([]Build{UnknownBuild}, classic...), nil},
	{"package-list.txt", Installs, []Build{Paketo}, nil}, // paketo-buildpacks/conda-env-update detect.go
	// heroku/heroku-buildpack-python lib/hooks.sh, Scalingo/python-buildpack lib/hooks.sh, cloudfoundry/python-buildpack src/python/hooks/hooks.go
	{"bin/pre_compile", Installs | Writes, append([]Build{UnknownBuild, CloudFoundryBuildpacks}, classic...), nil},
	{"bin/post_compile", Installs | Writes, append([]Build{UnknownBuild, CloudFoundryBuildpacks}, classic...), nil},
	// Heroku Dev Center, Dynos; buildpacks/lifecycle launch/launcher.go; cloudfoundry/buildpackapplifecycle launcher/main.go
	{".profile", Writes, append([]Build{UnknownBuild, HerokuCNB, Paketo, GoogleBuildpacks, CloudFoundryBuildpacks}, classic...), nil},
	// Railway documentation, Config as Code
	{"railway.toml", Writes, []Build{Nixpacks, Railpack}, railwayBuilds},
	{"railway.json", Writes, []Build{Nixpacks, Railpack}, railwayBuilds},
	{"railway.toml", Installs, []Build{Nixpacks, Railpack}, railwayInstalls},
	{"railway.json", Installs, []Build{Nixpacks, Railpack}, railwayInstalls},
}

// BuildFiles are the files of an app that change what some platform's image of it contains, besides those that its manifests name.
func BuildFiles() []BuildFile { return buildFiles }

// Matters reports whether a file with a text changes something. known is false where the text can't be seen.
func (f *BuildFile) Matters(text string, known bool) bool {
	return f.has == nil || !known || slices.ContainsFunc(f.has, func(part string) bool { return strings.Contains(text, part) })
}

// IsBuildFile reports whether a file is one of them whose text matters.
func IsBuildFile(path string) bool {
	return slices.ContainsFunc(buildFiles, func(f BuildFile) bool { return f.Path == path && f.has != nil })
}

// readAppJSON are the builds of platforms that take buildpacks or variables from app.json. Sources: Heroku Dev Center, app.json
// Schema; dokku/dokku docs/appendices/file-formats/app-json.md.
var readAppJSON = []Build{UnknownBuild, HerokuBuildpacks, HerokuCNB, Herokuish}

// ReadsToBuild reports whether a file beside the Procfile may have an influence on the app. One that isn't known has.
func (t *Target) ReadsToBuild(path string) bool {
	if path == "app.json" {
		return slices.Contains(readAppJSON, t.BuiltBy)
	}
	i := slices.IndexFunc(buildFiles, func(f BuildFile) bool { return f.Path == path })
	return i < 0 || t.ReadsInBuild(&buildFiles[i])
}

// HasCommands reports whether a file of that name has the commands of an app on some platform. A Dockerfile isn't that of a platform.
func HasCommands(name string) bool { return len(Commanding(name)) > 0 }

// Commanding are the platforms that take the commands of an app from a file of that name.
func Commanding(name string) (targets []*Target) {
	for _, p := range All() {
		if name != dockerfile && slices.Contains(p.CommandFiles, name) {
			targets = append(targets, &p.Strategies[0])
		}
	}
	return targets
}

// FilesIn are those of an app, besides its Procfile and the manifests of its packages, by which the platform builds or starts it.
func (t *Target) FilesIn(files Beside) (found []string) {
	p := t.Platform()
	for _, name := range p.CommandFiles {
		if files.HasFile(name) {
			found = append(found, name)
		}
	}
	for i := range buildFiles {
		if f := &buildFiles[i]; f.Changes == Image && t.ReadsInBuild(f) && files.HasFile(f.Path) && f.Matters(files.Content(f.Path), true) {
			found = append(found, f.Path)
		}
	}
	for i := range p.ConfigFiles {
		if c := &p.ConfigFiles[i]; !c.isFolder() && !c.Shared && !c.Chooses && c.IsIn(files) {
			found = append(found, c.Path)
		}
	}
	return found
}

// ReadsInBuild reports whether the build of an app reads such a file, or whether that isn't known.
func (t *Target) ReadsInBuild(f *BuildFile) bool {
	if f.Path == dockerfile {
		return !t.IgnoresDockerfile
	}
	ofRailway := strings.HasPrefix(f.Path, "railway.")
	return slices.Contains(f.by, t.BuiltBy) && (!ofRailway || t.Platform().ID == "railway")
}
