package diagnosis

import (
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/repository"
)

// gemFolders are gems whose files are in a folder of the same name.
const gemFolders command.Words = "rails bootsnap rexml sidekiq sinatra puma rack devise redis dotenv resque rake nokogiri rackup webrick"

// lookForGem looks at a gem, or at a file that Ruby loads, which a gem may have.
func lookForGem(d *draft) {
	file := d.values["gem"]
	if name, version := gemVersion(file); version != "" {
		d.set("gem", name, "version", version)
		d.become("gem-locked")
		return
	}
	if strings.HasPrefix(file, "/") || strings.HasPrefix(file, ".") {
		d.set("path", file+".rb")
		d.become("own-ruby-file-missing")
		return
	}
	gem, isKnown := gemOf(file)
	d.set("gem", gem)
	lookForListedGem(d, gem, isKnown)
}

// lookForListedGem looks whether Bundler's files list a gem. Whether one has the name of the file is sure, or not.
func lookForListedGem(d *draft, gem string, isKnown bool) {
	repo := d.app.repo
	switch {
	case gem == "" || gem == "bundler" || repo == nil:
	case repo.Ruby(repo.Folder()).Names(gem):
		d.set("package", gem, "manifest", "Gemfile")
		d.become("listed-package")
	case isKnown:
		notInManifest(d, repository.Bundler, "Gemfile", gem, `gem "`+gem+`"`)
	}
}

// gemVersion splits a gem from its version, as in rack-2.2.4. Without one, the version is "".
func gemVersion(text string) (name, version string) {
	for i := len(text) - 2; i > 0; i-- {
		if text[i] == '-' && digits(text[i+1:i+2]) {
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
