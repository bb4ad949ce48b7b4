package repository

import (
	"path"
	"strings"

	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
)

// manifests are the names of files that say what is installed or compiled and by which version, and whose content is asked for.
const manifests ecosystem.Words = "pyproject.toml Pipfile Pipfile.lock poetry.lock uv.lock pdm.lock setup.py setup.cfg " +
	"package.json Gemfile Gemfile.lock mix.exs " + mixLock + " composer.json " + composerLock + " tsconfig.json tsconfig.build.json nest-cli.json runtime.txt .python-version system.properties cron.json deno.json deno.jsonc " + gitmodules

// signs are the names of further files that say how an app is built; their content does not matter.
const signs ecosystem.Words = ".ruby-version .tool-versions environment.yml environment.yaml conda-requirements.txt " +
	"npm-shrinkwrap.json go.mod main.go main.rs Gopkg.toml glide.yaml Godeps.json elixir_buildpack.config Cargo.toml pom.xml build.gradle build.gradle.kts settings.gradle settings.gradle.kts gradle.properties build.sbt plugins.sbt project.clj " +
	"Dockerfile heroku.yml project.toml Aptfile apt.txt nixpacks.toml railpack.json flake.nix default.nix shell.nix .buildpacks " +
	"runtime.exs prod.exs releases.exs Program.cs " + dotnetShared + " appsettings.json artisan manage.py config.ru Rakefile pre_compile post_compile package-lock.json yarn.lock pnpm-lock.yaml bun.lock bun.lockb package.yaml package.json5 angular.json nx.json turbo.json go.work"

// managerSettings are files with settings of package managers of Node.js.
const managerSettings ecosystem.Words = ".npmrc .yarnrc.yml"

// gitmodules names the folders that are kept in other repositories.
const gitmodules = ".gitmodules"

// mixLock has the packages of an Elixir app, with those that they need.
const mixLock = "mix.lock"

// composerLock has the packages of an app in PHP, with those that they need.
const composerLock = "composer.lock"

// dotnetShared are the names of files with settings of all projects of .NET below them.
const dotnetShared ecosystem.Words = "Directory.Build.props Directory.Build.targets"

// endings are those of files that a command may name or import.
const endings ecosystem.Words = ".py .pyx .pyc .pyd .so .js .mjs .cjs .ts .mts .cts .tsx .jsx .coffee .rb .ru .php .sh .bash .pl .csproj .fsproj .vbproj"

// builtFolders contain dependencies and build output. Their files are not listed, so a missing one means nothing.
const builtFolders ecosystem.Words = "node_modules bower_components vendor venv virtualenv site-packages __pycache__ target dist build out output bin"

// maxScriptDepth is how many folders deep a file without an ending may be a script.
const maxScriptDepth = 2

// settings are endings of files that only an option of a command, or a list of requirements, names.
const settings ecosystem.Words = ".conf .ini .toml .yml .yaml .txt .in"

// indexFiles are those that a web server looks for in a folder.
const indexFiles ecosystem.Words = "index.php index.html index.htm"

// Relevant reports whether a file may matter to a question, so that a host need list no pictures and no dependencies.
func Relevant(p string) bool {
	if matters(p) {
		return true
	}
	base := path.Base(p)
	return (settings.Has(path.Ext(base)) || managerSettings.Has(base) || strings.HasPrefix(base, ".env.") || indexFiles.Has(base) || base == ".htaccess" || strings.HasPrefix(base, "Dockerfile.") || strings.HasSuffix(base, ".Dockerfile")) && strings.Count(p, "/") <= maxScriptDepth && !Built(p)
}

func matters(p string) bool {
	if configures, _ := platform.IsConfigFile(p); configures || deploys(clean(p)) {
		return true
	}
	base := path.Base(p)
	if isJVMSource(p) || isSource(p) && !strings.Contains(p, "src/bin/") {
		return !Built(p)
	}
	script := path.Ext(base) == "" && strings.Count(p, "/") <= maxScriptDepth
	if crate, _, isIn := strings.Cut("/"+p, "/src/bin/"); isIn && path.Ext(p) == ".rs" { // Cargo names a program after it
		return !Built(crate + "/src")
	}
	if !script && !endings.Has(path.Ext(base)) && !signs.Has(base) && !Wanted(p) {
		return false
	}
	return !Built(p) || strings.HasPrefix(p, "bin/")
}

// Enters reports whether a host looks into a folder for relevant files: all but hidden ones, dependencies
// and build output, and of those the ones with configuration.
func Enters(folder string) bool {
	base := path.Base(folder)
	return !BuiltFolder(base) || folder == "bin" || strings.HasSuffix("/"+folder, "/src/bin") || folder == ".github" || folder == ".circleci" || platform.HasConfigFiles(base)
}

// pipelines are files in the root folder whose commands may deploy one of its folders.
const pipelines ecosystem.Words = ".gitlab-ci.yml .travis.yml .circleci/config.yml bitbucket-pipelines.yml azure-pipelines.yml " +
	"Jenkinsfile .drone.yml .woodpecker.yml cloudbuild.yaml cloudbuild.yml Makefile package.json app.json .buildpacks project.toml"

// deploys reports whether the commands or settings of a file may deploy a folder of the repository.
func deploys(p string) bool {
	return pipelines.Has(p) || path.Dir(p) == workflows || !strings.Contains(p, "/") && path.Ext(p) == ".sh"
}

const workflows = ".github/workflows"

// starters are files in the root folder, or a folder for settings, that may start a Procfile with a local runner, or export it.
const starters ecosystem.Words = "Dockerfile docker-compose.yml docker-compose.yaml compose.yml compose.yaml justfile Rakefile Capfile config/deploy.rb"

// Built reports whether a file is in a hidden folder or in one of dependencies or build output, so that it may be missing from the list.
func Built(p string) bool {
	for folder := parent(clean(p)); folder != ""; folder = parent(folder) {
		if BuiltFolder(path.Base(folder)) {
			return true
		}
	}
	return false
}

// BuiltFolder reports whether Built is true for files in a folder of that name.
func BuiltFolder(name string) bool { return name[0] == '.' || builtFolders.Has(name) }

// Wanted reports whether rules ask for the content of a file: manifests of packages, requirements files for pip, what may be meant to be a Procfile,
// what sets the ports of a local runner or leaves files out of a deploy, and what starts, deploys or configures the app.
func Wanted(p string) bool {
	base := path.Base(p)
	_, matters := platform.IsConfigFile(p)
	return matters || platform.SetsPorts(base) || platform.IsIgnoreFile(base) || platform.IsBuildFile(base) || manifests.Has(base) || isRequirements(p) || mayBeProcfile(base) || deploys(clean(p)) || starters.Has(clean(p)) || SetsSpring(p)
}

// isJVMSource reports whether a file is code for the JVM at its usual place.
func isJVMSource(p string) bool {
	const jvm ecosystem.Words = ".java .kt .groovy .scala"
	return jvm.Has(path.Ext(p)) && strings.Contains("/"+p, "/src/main/")
}

// isSource reports whether a file is code of Rust or Clojure, or has settings of a server for the JVM, at its usual place.
func isSource(p string) bool {
	const compiled ecosystem.Words = ".rs .clj"
	return compiled.Has(path.Ext(p)) && strings.Contains("/"+p, "/src/") || strings.HasSuffix("/"+p, "/src/main/resources/application.conf")
}

// SetsSpring reports whether a file has settings of Spring Boot, which are in the jar, or in the folder where it starts.
func SetsSpring(p string) bool {
	name := strings.TrimSuffix(path.Base(p), path.Ext(p))
	folder := strings.TrimSuffix(path.Dir(p), "/config")
	inJar := strings.HasSuffix(folder, "src/main/resources") && strings.HasPrefix(name, "application")
	const formats ecosystem.Words = ".properties .yml .yaml"
	return (inJar || name == "application") && formats.Has(path.Ext(p))
}

// isOfApp reports whether a relevant file is a part of an app, and not only about how it is run.
func isOfApp(p string) bool {
	base := path.Base(p)
	isProcfile := strings.EqualFold(strings.TrimSuffix(base, ".txt"), "Procfile") // also a misnamed one
	return matters(p) && !isProcfile && !platform.SetsPorts(base) && !platform.IsIgnoreFile(base)
}

func isRequirements(p string) bool {
	base := strings.ToLower(path.Base(p))
	isList := strings.HasSuffix(base, ".txt") || strings.HasSuffix(base, ".in")
	return isList && (strings.Contains(base, "require") || strings.Contains(strings.ToLower(path.Base(parent(p))), "require"))
}

// mayBeProcfile is wider than what the rules take for a misnamed Procfile.
func mayBeProcfile(base string) bool {
	low := strings.ToLower(strings.Trim(base, " .\"'"))
	if strings.HasSuffix(low, ".procfile") {
		return true
	}
	stem := strings.TrimSuffix(low, path.Ext(low))
	return len(stem) >= 6 && len(stem) <= 10 && strings.HasPrefix(stem, "p") && strings.Contains(stem, "f") && strings.Contains(stem, "il")
}
