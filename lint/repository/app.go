package repository

import (
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
)

// HasApp reports whether a folder has a file by which a platform knows the language of an app.
func (r *Repository) HasApp(folder string) bool {
	return slices.ContainsFunc(ecosystem.All(), func(e *ecosystem.Ecosystem) bool { return r.hasManifest(folder, e) })
}

// hasManifest reports whether a folder has a file by which a platform knows an app of an ecosystem.
func (r *Repository) hasManifest(folder string, e *ecosystem.Ecosystem) bool {
	return slices.ContainsFunc(e.Manifests(), func(name string) bool { return r.IsFile(path.Join(folder, name)) })
}

// LanguageOf is the language of the app that a program runs: that of the program, else the only one for which there are
// files next to the Procfile, else "". Both r and run may be nil.
func (r *Repository) LanguageOf(run *command.Run) string {
	language := run.Language()
	if language != "" || r == nil || !r.Complete() {
		return language
	}
	for _, e := range ecosystem.All() {
		switch {
		case !r.hasManifest(r.folder, e):
		case language != "":
			return ""
		default:
			language = e.Name
		}
	}
	return language
}

// Manifests are the files next to the Procfile by which a platform knows an app of a language.
func (r *Repository) Manifests(language string) (files []string) {
	for _, e := range ecosystem.All() {
		for _, name := range e.Manifests() {
			if file := path.Join(r.folder, name); e.Name == language && r.IsFile(file) {
				files = append(files, file)
			}
		}
	}
	return files
}

// SetsBuildpacks reports whether a file next to the Procfile names the app's buildpacks.
func (r *Repository) SetsBuildpacks() bool { return len(r.buildpackFiles()) > 0 }

// SetsBuildpacksOn reports whether such a file does so for a platform.
func (r *Repository) SetsBuildpacksOn(t *platform.Target) bool {
	return slices.ContainsFunc(r.buildpackFiles(), t.ReadsToBuild)
}

// NamesBuildpack reports whether such a file has a text.
func (r *Repository) NamesBuildpack(text string) bool {
	return slices.ContainsFunc(r.buildpackFiles(), func(file string) bool {
		named, _ := r.Text(path.Join(r.folder, file))
		return strings.Contains(named, text)
	})
}

func (r *Repository) buildpackFiles() (files []string) {
	if r.any(r.folder, ".buildpacks") {
		files = append(files, ".buildpacks")
	}
	if text, _ := r.Text(path.Join(r.folder, "app.json")); strings.Contains(text, `"buildpacks"`) {
		files = append(files, "app.json")
	}
	return files
}

// App is what a buildpack takes the app next to the Procfile for. known is false where that can't be seen, or the files
// of several languages are there, of which the app's settings choose one.
func (r *Repository) App() (app platform.App, known bool) {
	if r == nil || !r.Complete() || r.SetsBuildpacks() {
		return platform.OtherApp, false
	}
	var found []string
	for _, e := range ecosystem.All() {
		if r.hasManifest(r.folder, e) {
			found = append(found, e.Name)
		}
	}
	of := func(name string) bool { return slices.Equal(found, []string{name}) }
	switch {
	case len(found) == 0, of(ecosystem.Java):
		return r.spring()
	case of(ecosystem.Node):
		return platform.Node, true
	case of(ecosystem.PHP):
		return platform.PHP, true
	case !of(ecosystem.Ruby):
		return platform.OtherApp, !slices.Contains(found, ecosystem.Ruby) && !slices.Contains(found, ecosystem.Node) && !slices.Contains(found, ecosystem.PHP)
	}
	gems := r.Ruby(r.folder)
	switch _, locked := r.Text(path.Join(r.folder, "Gemfile.lock")); {
	case gems.Names("rails") || gems.Names("railties"):
		return platform.Rails, true
	case gems.Names("rack"):
		return platform.Rack, true
	default:
		return platform.OtherApp, locked
	}
}

// spring is what a buildpack for Java takes the app for. Only the file of its build tool says that it uses Spring Boot.
func (r *Repository) spring() (app platform.App, known bool) {
	for _, tool := range [...]struct {
		app   platform.App
		files ecosystem.Words
	}{{platform.SpringMaven, "pom.xml"}, {platform.SpringGradle, "build.gradle build.gradle.kts"}} {
		for _, name := range tool.files.List() {
			if text, found := r.Text(path.Join(r.folder, name)); found && strings.Contains(text, "org.springframework.boot") {
				return tool.app, true
			}
		}
	}
	return platform.OtherApp, r.hasManifest(r.folder, ecosystem.Of(ecosystem.Java))
}

// Starts reports whether npm start has something to run in the folder of the Procfile: a script, or server.js.
func (r *Repository) Starts() bool {
	node := r.Node(r.folder)
	return node == nil || node.HasScript("start") || r.HasFile("server.js")
}

// Has reports whether the app next to the Procfile has what a buildpack needs. Where the app can't be seen, it has all.
func (r *Repository) Has(needs platform.Needs) bool {
	if r == nil || !r.Complete() {
		return true
	}
	if node := r.Node(r.folder); needs.Script != "" && node != nil && !node.HasScript(needs.Script) {
		return false
	}
	if !r.hasPackages(needs) || needs.Only != "" && r.LanguageOf(nil) != needs.Only || needs.Spring && !r.usesSpring() {
		return false
	}
	return (needs.Gem == "" || r.Ruby(r.folder).Names(needs.Gem)) && (needs.File == "" || r.HasFile(needs.File))
}

// hasPackages reports whether the packages and scripts of the app are those that a build needs.
func (r *Repository) hasPackages(needs platform.Needs) bool {
	node := r.Node(r.folder)
	lists := func(name string) bool { return node.Lists(name) }
	lacks := func(name string) bool { return !node.Lists(name) }
	start := needs.Start == "" || node.Script("start") == "" || node.Script("start") == needs.Start
	python := r.Python(r.folder)
	return start && strings.Contains(node.Script("build"), needs.Build) &&
		!slices.ContainsFunc(strings.Fields(needs.Packages), lacks) && !slices.ContainsFunc(strings.Fields(needs.Lacks), lists) &&
		(needs.Either == "" || slices.ContainsFunc(strings.Fields(needs.Either), lists)) &&
		!slices.ContainsFunc(strings.Fields(needs.Requirements), func(name string) bool { return !python.Names(name) })
}

// usesSpring reports whether the build file of Maven names Spring Boot.
func (r *Repository) usesSpring() bool {
	text, _ := r.Text(path.Join(r.folder, "pom.xml"))
	return strings.Contains(text, "org.springframework.boot")
}

// webFolders are usual names of the folder that a web server shows.
const webFolders ecosystem.Words = "public web www htdocs public_html html webroot httpdocs pub docroot wwwroot"

// DocumentRoot is the only folder in one, with a slash, that has an index file of PHP, where that folder itself has no index
// file, and no file that may lead elsewhere; or "".
func (r *Repository) DocumentRoot(folder string) (only string) {
	if !r.Complete() || r.any(folder, indexFiles) || r.LeadsElsewhere(folder) {
		return ""
	}
	for _, name := range webFolders.List() {
		if !r.IsFile(path.Join(folder, name, "index.php")) {
			continue
		}
		if only != "" {
			return ""
		}
		only = name + "/"
	}
	return only
}

// LeadsElsewhere reports whether settings of Apache in a folder may send visitors to another one: httpd.apache.org/docs/2.4/mod/directives.html.
func (r *Repository) LeadsElsewhere(folder string) bool {
	name := path.Join(folder, ".htaccess")
	if !r.IsFile(name) {
		return false
	}
	text, known := r.Raw(name)
	directives := []string{"rewrite", "redirect", "fallbackresource", "directoryindex", "alias", "proxypass"}
	return !known || slices.ContainsFunc(directives, func(one string) bool { return strings.Contains(strings.ToLower(string(text)), one) })
}
