package signal

import (
	"iter"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/ecosystem"
)

// Grammar tells which values are legal in a hole, a named part of a text that helps: a person may run the code there, and its
// value may be any text of a log. It has the characters of a part of a name, and those that divide parts.
type Grammar struct {
	// first are the characters that a name may start with, and further those behind it.
	first, further string
	// divider divides parts, of which there may be the fewest and the most.
	divider      string
	fewest, most int
	// prefix may be in front of a name, as "@" is of a scope of npm.
	prefix string
	// suffixes start what may follow a name: a version, or extras in brackets.
	suffixes []string
	longest  int
}

const (
	lowers  = "abcdefghijklmnopqrstuvwxyz"
	numbers = "0123456789"
	letters = lowers + "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
)

// The grammars, as the documentation of each registry and system has them. They are stricter than it where a shell gives a character a meaning.
var (
	// NPMName is of docs.npmjs.com, package.json, "name". Older packages have uppercase letters.
	NPMName = Grammar{first: letters + numbers + "_", further: letters + numbers + "-._", divider: "/", fewest: 1, most: 2, prefix: "@", suffixes: []string{"@"}, longest: 214}
	// PyPIName is of packaging.python.org, "Names and normalization", with what PEP 508 lets follow.
	PyPIName = Grammar{first: letters + numbers, further: letters + numbers + "-._", fewest: 1, most: 1, suffixes: []string{"==", "["}, longest: 120}
	// GemName is Gem::Specification::VALID_NAME_PATTERN of RubyGems.
	GemName = Grammar{first: letters + numbers + "_", further: letters + numbers + "-._", fewest: 1, most: 1, longest: 120}
	// systemName is of Debian Policy 5.6.1 and of apk, whose names may have uppercase letters and underscores. Some texts name several.
	systemName = Grammar{first: letters + numbers, further: letters + numbers + "+-._", divider: " ", fewest: 1, most: 12, longest: 160}
	// goPath is of go.dev/ref/mod, "Module paths, packages, and versions".
	goPath = Grammar{first: letters + numbers + "_.", further: letters + numbers + "-._~", divider: "/", fewest: 1, most: 20, suffixes: []string{"@"}, longest: 160}
	// mavenName is group:artifact with a version.
	mavenName = Grammar{first: letters + numbers + "_", further: letters + numbers + "-._", divider: ":", fewest: 1, most: 3, longest: 160}
	// composerName is of getcomposer.org/doc/04-schema.md, "name"; extensions of PHP have no vendor.
	composerName = Grammar{first: letters + numbers, further: letters + numbers + "-._", divider: "/", fewest: 1, most: 2, longest: 120}
	// plainName is of Hex, crates.io, NuGet and LuaRocks, and of what a platform calls an app or a service.
	plainName = Grammar{first: letters + numbers + "_", further: letters + numbers + "-._", fewest: 1, most: 1, longest: 120}
	// moduleName is of a module in code: of Python, Node.js, Java or Ruby.
	moduleName = Grammar{first: letters + numbers + "_@", further: letters + numbers + "-._:", divider: "/", fewest: 1, most: 20, longest: 160}
	// filePath is of a file that a shell takes as one word.
	filePath = Grammar{first: letters + numbers + "_.@+", further: letters + numbers + "_.@+:=,%~-", divider: "/", fewest: 1, most: 40, prefix: "/", longest: 200}
	// variableName is of POSIX, "Environment Variable Definition".
	variableName = Grammar{first: letters + "_", further: letters + numbers + "_", fewest: 1, most: 1, longest: 120}
	portNumber   = Grammar{first: numbers, further: numbers, fewest: 1, most: 1, longest: 5}
	versionName  = Grammar{first: letters + numbers, further: letters + numbers + ".+-_", fewest: 1, most: 1, longest: 60}
	hostName     = Grammar{first: letters + numbers, further: letters + numbers + "-._:", fewest: 1, most: 1, longest: 200}
	// buildpackName is the name of a buildpack, or its address.
	buildpackName = Grammar{first: letters + numbers + "_", further: letters + numbers + "-._", divider: "/", fewest: 1, most: 8, prefix: "https://", suffixes: []string{"#"}, longest: 160}
	// requirementName is of a line of requirements.txt, which no shell reads.
	requirementName = Grammar{first: letters + numbers, further: letters + numbers + "-._", fewest: 1, most: 1, suffixes: []string{"[", "==", ">=", "<=", "~=", "!=", "<", ">"}, longest: 120}
	optionName      = Grammar{first: letters + "-", further: letters + numbers + "-", fewest: 1, most: 1, prefix: "--", longest: 40}
	// PlainWords are words that mean nothing to a shell, as the commands that Proclint itself makes have them.
	PlainWords = Grammar{first: letters + numbers + "_./@:+-=", further: letters + numbers + "_./@:+-=,%~^", divider: " ", fewest: 1, most: 20, longest: 200}
)

// IsLegal reports whether a text is a name of the grammar.
func (g *Grammar) IsLegal(text string) bool {
	if text == "" || text[0] == '-' && g != &optionName || len(text) > g.longest { // an option
		return false
	}
	text = strings.TrimPrefix(text, g.prefix)
	for _, suffix := range g.suffixes {
		if name, after, ok := strings.Cut(text, suffix); ok && name != "" {
			after = strings.TrimSuffix(after, "]")
			if after == "" || strings.Trim(after, letters+numbers+".+-_,") != "" {
				return false
			}
			text = name
		}
	}
	parts := []string{text}
	if g.divider != "" {
		parts = strings.Split(text, g.divider)
	}
	if len(parts) < g.fewest || len(parts) > g.most {
		return false
	}
	for i, part := range parts {
		if part == "" && i == len(parts)-1 && i > 0 && g.divider == "/" { // a folder
			continue
		}
		if part == "" || !strings.Contains(g.first, part[:1]) || strings.Trim(part[1:], g.further) != "" {
			return false
		}
	}
	return true
}

// holeTypes are the types of holes, by their names. Those without one are plain words.
var holeTypes = map[string]*Grammar{
	"package": &NPMName, "plugin": &NPMName, "dependency": &NPMName, "npmpackage": &NPMName,
	"requirement": &PyPIName, "gem": &GemName, "apt": &systemName, "library": &plainName, "extension": &plainName, "driver": &plainName,
	"module": &moduleName, "import": &moduleName, "class": &moduleName, "attribute": &moduleName,
	"path": &filePath, "file": &filePath, "folder": &filePath, "manifest": &filePath, "found": &filePath, "spelled": &filePath, "venv": &filePath, "main": &filePath,
	"variable": &variableName, "set": &variableName, "unset": &variableName, "setting": &variableName,
	"port": &portNumber, "number": &versionName, "version": &versionName, "newest": &versionName, "oldest": &versionName,
	"host": &hostName, "address": &hostName, "buildpack": &buildpackName, "pack": &buildpackName, "repository": &buildpackName,
	"app": &plainName, "service": &plainName, "process": &plainName, "volume": &plainName, "unit": &plainName, "user": &plainName, "system": &plainName,
	"branch": &filePath, "sshbuildpack": &filePath, "script": &moduleName, "option": &optionName, "wrong": &optionName, "known": &optionName,
	"asked": &requirementName, "depended": &requirementName,
}

// packageHoles are the holes for a package, whose registry the command in front of them tells.
const packageHoles ecosystem.Words = "package module name gem plugin dependency apt types requirement program"

// registries are the grammars of packages, by how a command starts that installs them.
var registries = [...]struct {
	starts ecosystem.Words
	of     *Grammar
}{
	{"npm npx yarn pnpm bun corepack", &NPMName},
	{"pip pip3 python pipenv poetry uv", &PyPIName},
	{"gem bundle", &GemName},
	{"apt apt-get apk", &systemName},
	{"go gb", &goPath},
	{"mvn ./mvnw gradle ./gradlew", &mavenName},
	{"composer", &composerName},
	{"mix cargo dotnet luarocks docker dokku systemctl journalctl heroku", &plainName},
	{"deno", &NPMName},
}

func typeOf(code, hole string) *Grammar {
	program, _, _ := strings.Cut(code, " ")
	for i := range registries {
		if packageHoles.Has(hole) && registries[i].starts.Has(program) && strings.Contains(code, " ") {
			return registries[i].of
		}
	}
	if g := holeTypes[hole]; g != nil {
		return g
	}
	return &PlainWords
}

// ownHoles are holes whose values Proclint writes or chooses itself, never a log.
const ownHoles ecosystem.Words = "interpreter installer add aptkey aptfile"

// quotingHoles are holes that name something to look at where they are all of a piece of code: nobody runs that.
const quotingHoles ecosystem.Words = "path file folder manifest found spelled name said value listening list directive program at within process service host token other key"

// Legal are those of some texts that have only legal values in their code, and behind them one without any: nothing else of a
// log gets into what a person may run. What isOwn accepts is legal.
func Legal(helps []string, values map[string]string, isOwn func(hole, value string) bool) []string {
	legal := slices.DeleteFunc(slices.Clone(helps), func(help string) bool { return !isLegal(help, values, isOwn) })
	if len(legal) < len(helps) {
		legal = append(legal, notLegal)
	}
	return legal
}

// isLegal reports whether a text that helps has only legal values in its code.
func isLegal(help string, values map[string]string, isOwn func(hole, value string) bool) bool {
	for i, code := range strings.Split(help, "`") {
		if i%2 == 0 {
			continue
		}
		isNamed := strings.HasPrefix(code, "<") && strings.IndexByte(code, '>') == len(code)-1
		for _, hole := range Parts(code, IsPartName) {
			value := values[hole]
			isSafe := value == "" || ownHoles.Has(hole) || isNamed && quotingHoles.Has(hole) || isOwn(hole, value)
			if !isSafe && !typeOf(code, hole).IsLegal(value) {
				return false
			}
		}
	}
	return true
}

// notLegal is the help where the text of a log isn't what a command takes there.
const notLegal = "The text in the log isn't a legal name, so don't put it into a command. Correct it where your app writes it."

// IsPartName reports whether a text may be the name of a part.
func IsPartName(name string) bool {
	return name != "" && strings.Trim(name, "abcdefghijklmnopqrstuvwxyz_") == ""
}

// Parts yields the texts of a template with what is in the "<>" behind each. It is "" behind the last one, and a text where it can't be that
// of a part.
func Parts(template string, isPart func(inside string) bool) iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		text, rest := "", template
		for {
			before, after, found := strings.Cut(rest, "<")
			if text += before; !found {
				yield(text, "")
				return
			}
			inside, behind, closed := strings.Cut(after, ">")
			if !closed || !isPart(inside) {
				text, rest = text+"<", after
				continue
			}
			if !yield(text, inside) {
				return
			}
			text, rest = "", behind
		}
	}
}
