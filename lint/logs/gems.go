package logs

import (
	"path"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/logs/paths"
	"github.com/proclint/proclint/lint/repository"
)

// gemFolders are gems whose files are in a folder of the same name.
const gemFolders command.Words = "rails bootsnap rexml sidekiq sinatra puma rack devise redis dotenv resque rake nokogiri rackup webrick"

// rubyParts are parts of Ruby's own library that packages and builds of Ruby may leave out.
const rubyParts command.Words = "io openssl zlib psych yaml etc socket date stringio strscan digest ripper pty"

// extensionOf is the gem whose compiled part a file is, or "". Library is the gem whose code loads it, or "".
func extensionOf(file, library string) string {
	first, last, inFolder := strings.Cut(file, "/")
	switch {
	case inFolder && library != "" && strings.HasPrefix(library, first), strings.HasSuffix(file, "_ext") && library != "":
		return library
	case inFolder && (last == first || last == first+"_ext" || last == first+"_native"):
		return first
	}
	return ""
}

// gemPackages are Debian's packages with the files that gems need while they are compiled.
var gemPackages = map[string]string{
	"libpq-fe.h": "libpq-dev", "libpq": "libpq-dev", "mysql.h": "default-libmysqlclient-dev", "mysql": "default-libmysqlclient-dev",
	"sqlite3.h": "libsqlite3-dev", "sqlite3": "libsqlite3-dev", "ffi.h": "libffi-dev", "libffi": "libffi-dev", "yaml.h": "libyaml-dev",
	"imagemagick": "libmagickwand-dev", "magickwand": "libmagickwand-dev", "postgresql": "libpq-dev", "development tools": "build-essential", "libxml2": "libxml2-dev", "libxslt": "libxslt1-dev", "curl/curl.h": "libcurl4-openssl-dev",
	"libcurl": "libcurl4-openssl-dev", "zlib.h": "zlib1g-dev", "zlib": "zlib1g-dev", "openssl/ssl.h": "libssl-dev", "openssl": "libssl-dev",
	"icu": "libicu-dev", "idn": "libidn11-dev", "cmake": "cmake", "ruby": "ruby-dev", "make": "build-essential", "gcc": "build-essential", "g++": "build-essential",
	"vips": "libvips-dev", "freetds": "freetds-dev", "readline": "libreadline-dev",
}

// lookForGemLibrary names the package of the system that has what a gem needs to be compiled.
func lookForGemLibrary(d *draft) { d.set("apt", gemPackages[ascii.Lower(d.values["need"])]) }

// lookForGemName takes the version off a gem whose folder the log shows.
func lookForGemName(d *draft) {
	name, _ := gemVersion(path.Base(d.values["gem"])) // rvm has another folder "gems" in front
	d.set("gem", name)
}

// lookForGem looks at a gem, or at a file that Ruby loads, which a gem may have.
func lookForGem(d *draft) {
	file := d.values["gem"]
	if _, inside, ok := strings.Cut(file, "/gems/"); ok {
		name, version := gemVersion(firstFolder(inside))
		d.become("gem-incomplete", "gem", name, "version", version)
		return
	}
	if name, version := gemVersion(file); version != "" {
		d.become("gem-locked", "gem", name, "version", version)
		switch {
		case strings.Contains(version, "mingw") || strings.Contains(version, "darwin"):
			d.become("gem-of-machine")
		case d.building && strings.Contains(d.first.Plain, "in any of the sources"):
			d.become("gem-gone")
		case name == "rake" && !d.building:
			d.become("gems-elsewhere")
		}
		return
	}
	const ownFiles command.Words = "app main server application environment"
	name, library := ascii.Lower(strings.TrimSuffix(file, ".rb")), extensionOf(file, d.values["within"])
	switch {
	case ascii.StartsWith(file, []string{"/", "."}):
		d.become("own-ruby-file-missing", "path", file+".rb")
	case name == "rmagick" && !strings.HasPrefix(file, name):
		d.become("gem-old-name", "name", name)
	case d.app.repo == nil && ownFiles.Has(file), d.app.hasFile(file + ".rb"):
		d.become("own-file-required", "path", file)
	case rubyParts.Has(firstFolder(file)):
		d.become("ruby-part-missing", "file", file)
	case library != "":
		d.become("gem-extension", "gem", library, "file", file)
	case strings.HasSuffix(file, ".rb"):
		d.become("own-ruby-file-missing", "path", file)
		lookForFile(d)
	default:
		gem, isKnown := gemOf(file)
		d.set("gem", gem)
		lookForListedGem(d, gem, isKnown)
	}
}

// lookForListedGem looks whether Bundler's files list a gem. Whether one has the name of the file is sure, or not.
func lookForListedGem(d *draft, gem string, isKnown bool) {
	repo := d.app.repo
	switch {
	case gem == "" || gem == "bundler" || repo == nil:
	case repo.Ruby(repo.Folder()).Names(gem):
		d.set("package", gem, "manifest", "Gemfile")
		if d.By == "ruby" {
			d.set("runner", "bundle exec")
		}
		d.become("listed-package")
		if text, known := d.app.codeAt("Gemfile"); known && isGemForDevelopment(text, gem) {
			d.become("gem-for-development")
		}
	case isKnown:
		notInManifest(d, repository.Bundler, "Gemfile", gem, `gem "`+gem+`"`)
	}
}

// isGemForDevelopment reports whether a Gemfile lists a gem only in groups that no platform installs.
func isGemForDevelopment(gemfile, gem string) bool {
	inGroup, found := false, false
	for _, line := range strings.Split(gemfile, "\n") {
		line = strings.TrimSpace(line)
		isLocal := strings.Contains(line, ":development") || strings.Contains(line, ":test")
		switch rest, isGem := strings.CutPrefix(line, "gem "); {
		case strings.HasPrefix(line, "group "):
			inGroup = isLocal && !strings.Contains(line, ":production")
		case line == "end":
			inGroup = false
		case isGem && strings.HasPrefix(strings.TrimLeft(rest, `'"`), gem) && !ascii.WordsMeet(rest, 1+len(gem)):
			if found = inGroup || isLocal; !found {
				return false
			}
		}
	}
	return found
}

// gemVersion splits a gem from its version, as in rack-2.2.4. Without one, the version is "".
func gemVersion(text string) (name, version string) {
	for i := len(text) - 2; i > 0; i-- {
		if text[i] == '-' && ascii.Digits(text[i+1:i+2]) {
			return text[:i], text[i+1:]
		}
	}
	return text, ""
}

// gemOf is the gem of a file that Ruby loads, such as bootsnap/setup. It isn't known where the app itself may have the file.
func gemOf(file string) (gem string, isKnown bool) {
	first, rest, inFolder := strings.Cut(file, "/")
	switch {
	case first == "net" && inFolder: // of Ruby's own library until 3.0
		return "net-" + strings.ReplaceAll(rest, "/", "-"), true
	case file == "rack/handler":
		return "rackup", true
	case strings.HasPrefix(first, "active_") || strings.HasPrefix(first, "action_"): // of Rails
		return strings.ReplaceAll(first, "_", ""), true
	case gemFolders.Has(first):
		return first, true
	}
	return first, !inFolder
}

// lookForConstant looks for the gem of a constant, such as rack-mini-profiler for Rack::MiniProfiler.
func lookForConstant(d *draft) {
	name := d.values["name"]
	first, _, _ := strings.Cut(name, "::")
	for _, gem := range []string{snake(name, '-'), snake(name, '_'), snake(first, '-'), snake(first, '_')} {
		if repo := d.app.repo; repo != nil && repo.Declared(repository.Bundler, gem) != "" {
			d.become("ruby-constant-of-gem", "gem", gem)
			return
		}
	}
}

// lookForGemOutside looks whether the Gemfile lists a gem that Bundler didn't install.
func lookForGemOutside(d *draft) {
	if repo := d.app.repo; repo != nil && repo.Declared(repository.Bundler, d.values["gem"]) != "" {
		d.become("gem-of-other-system")
	}
}

// snake writes the name of a constant in lowercase, with a character between its words.
func snake(name string, between rune) string {
	var b strings.Builder
	for i, r := range strings.ReplaceAll(name, "::", "") {
		if i > 0 && r >= 'A' && r <= 'Z' {
			b.WriteRune(between)
		}
		b.WriteRune(r)
	}
	return ascii.Lower(b.String())
}

// lookForOpener looks at the library that opens a file: the pipeline of assets in Rails finds others than those of an old
// build by their names, and Django collects files for a web server in a folder that the build may not have.
func lookForOpener(d *draft) {
	switch file := d.values["path"]; {
	case d.values["within"] == "sprockets" && strings.Contains(file, "/app/assets/"):
		d.become("sprockets-cache")
	case d.values["within"] == "django" && d.building && paths.InApp(file) == file:
		d.become("static-root-denied")
	}
}
