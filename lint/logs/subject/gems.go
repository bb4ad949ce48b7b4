package subject

import (
	"github.com/proclint/proclint/lint/ecosystem"
	"strings"

	"github.com/proclint/proclint/lint/logs/ascii"
)

// gemFolders are gems whose files are in a folder of the same name.
const gemFolders ecosystem.Words = "rails bootsnap rexml sidekiq sinatra puma rack devise redis dotenv resque rake nokogiri rackup webrick"

// ExtensionOf is the gem whose compiled part a file is, or "". Library is the gem whose code loads it, or "".
func ExtensionOf(file, library string) string {
	first, last, inFolder := strings.Cut(file, "/")
	switch {
	case inFolder && library != "" && strings.HasPrefix(library, first), strings.HasSuffix(file, "_ext") && library != "":
		return library
	case inFolder && (last == first || last == first+"_ext" || last == first+"_native"):
		return first
	}
	return ""
}

// IsGemForDevelopment reports whether a Gemfile lists a gem only in groups that no platform installs.
func IsGemForDevelopment(gemfile, gem string) bool {
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

// GemVersion splits a gem from its version, as in rack-2.2.4. Without one, the version is "".
func GemVersion(text string) (name, version string) {
	for i := len(text) - 2; i > 0; i-- {
		if text[i] == '-' && ascii.Digits(text[i+1:i+2]) {
			return text[:i], text[i+1:]
		}
	}
	return text, ""
}

// GemOf is the gem of a file that Ruby loads, such as bootsnap/setup. It isn't known where the app itself may have the file.
func GemOf(file string) (gem string, isKnown bool) {
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

// GemOfConstant is the gem of the app that a constant may belong to, or "".
func GemOfConstant(a *App, name string) string {
	first := Before(name, "::")
	for _, gem := range []string{snake(name, '-'), snake(name, '_'), snake(first, '-'), snake(first, '_')} {
		if a.Repo.Declared(ecosystem.Ruby, gem) != "" {
			return gem
		}
	}
	return ""
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
