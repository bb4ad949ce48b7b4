package logs

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/command"
)

// grammar tells which values are legal in a hole, a named part of a text that helps: a person may run the code there, and its
// value may be any text of a log. It has the characters of a part of a name, and those that divide parts.
type grammar struct {
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

// The grammars, as the documentation of each registry and system has them. They are stricter than it where a shell gives a
// character a meaning.
var (
	// npmName is of docs.npmjs.com, package.json, "name". Older packages have uppercase letters.
	npmName = grammar{first: letters + numbers + "_", further: letters + numbers + "-._", divider: "/", fewest: 1, most: 2, prefix: "@", suffixes: []string{"@"}, longest: 214}
	// pypiName is of packaging.python.org, "Names and normalization", with what PEP 508 lets follow.
	pypiName = grammar{first: letters + numbers, further: letters + numbers + "-._", fewest: 1, most: 1, suffixes: []string{"==", "["}, longest: 120}
	// gemName is Gem::Specification::VALID_NAME_PATTERN of RubyGems.
	gemName = grammar{first: letters + numbers + "_", further: letters + numbers + "-._", fewest: 1, most: 1, longest: 120}
	// systemName is of Debian Policy 5.6.1 and of apk, whose names may have uppercase letters and underscores. Some texts name several.
	systemName = grammar{first: letters + numbers, further: letters + numbers + "+-._", divider: " ", fewest: 1, most: 12, longest: 160}
	// goPath is of go.dev/ref/mod, "Module paths, packages, and versions".
	goPath = grammar{first: letters + numbers + "_.", further: letters + numbers + "-._~", divider: "/", fewest: 1, most: 20, suffixes: []string{"@"}, longest: 160}
	// mavenName is group:artifact with a version.
	mavenName = grammar{first: letters + numbers + "_", further: letters + numbers + "-._", divider: ":", fewest: 1, most: 3, longest: 160}
	// composerName is of getcomposer.org/doc/04-schema.md, "name"; extensions of PHP have no vendor.
	composerName = grammar{first: letters + numbers, further: letters + numbers + "-._", divider: "/", fewest: 1, most: 2, longest: 120}
	// plainName is of Hex, crates.io, NuGet and LuaRocks, and of what a platform calls an app or a service.
	plainName = grammar{first: letters + numbers + "_", further: letters + numbers + "-._", fewest: 1, most: 1, longest: 120}
	// moduleName is of a module in code: of Python, Node.js, Java or Ruby.
	moduleName = grammar{first: letters + numbers + "_@", further: letters + numbers + "-._:", divider: "/", fewest: 1, most: 20, longest: 160}
	// filePath is of a file that a shell takes as one word.
	filePath = grammar{first: letters + numbers + "_.@+", further: letters + numbers + "_.@+:=,%~-", divider: "/", fewest: 1, most: 40, prefix: "/", longest: 200}
	// variableName is of POSIX, "Environment Variable Definition".
	variableName = grammar{first: letters + "_", further: letters + numbers + "_", fewest: 1, most: 1, longest: 120}
	portNumber   = grammar{first: numbers, further: numbers, fewest: 1, most: 1, longest: 5}
	versionName  = grammar{first: letters + numbers, further: letters + numbers + ".+-_", fewest: 1, most: 1, longest: 60}
	hostName     = grammar{first: letters + numbers, further: letters + numbers + "-._:", fewest: 1, most: 1, longest: 200}
	// buildpackName is the name of a buildpack, or its address.
	buildpackName = grammar{first: letters + numbers + "_", further: letters + numbers + "-._", divider: "/", fewest: 1, most: 8, prefix: "https://", suffixes: []string{"#"}, longest: 160}
	optionName    = grammar{first: letters, further: letters + numbers + "-", fewest: 1, most: 1, prefix: "--", longest: 40}
	// plainWords are words that mean nothing to a shell, as the commands that Proclint itself makes have them.
	plainWords = grammar{first: letters + numbers + "_./@:+-=", further: letters + numbers + "_./@:+-=,%~^", divider: " ", fewest: 1, most: 20, longest: 200}
)

// isLegal reports whether a text is a name of the grammar.
func (g *grammar) isLegal(text string) bool {
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
var holeTypes = map[string]*grammar{
	"package": &npmName, "plugin": &npmName, "dependency": &npmName, "npmpackage": &npmName,
	"requirement": &pypiName, "gem": &gemName, "apt": &systemName, "library": &plainName, "extension": &plainName, "driver": &plainName,
	"module": &moduleName, "import": &moduleName, "class": &moduleName, "attribute": &moduleName,
	"path": &filePath, "file": &filePath, "folder": &filePath, "manifest": &filePath, "found": &filePath, "spelled": &filePath, "venv": &filePath, "main": &filePath,
	"variable": &variableName, "set": &variableName, "unset": &variableName, "setting": &variableName,
	"port": &portNumber, "number": &versionName, "version": &versionName, "newest": &versionName, "oldest": &versionName,
	"host": &hostName, "address": &hostName, "buildpack": &buildpackName, "pack": &buildpackName, "repository": &buildpackName,
	"app": &plainName, "service": &plainName, "process": &plainName, "volume": &plainName, "unit": &plainName, "user": &plainName, "system": &plainName,
	"branch": &filePath, "sshbuildpack": &filePath, "script": &moduleName, "option": &optionName,
}

// packageHoles are the holes for a package, whose registry the command in front of them tells.
const packageHoles command.Words = "package module name gem plugin dependency apt types requirement program"

// registries are the grammars of packages, by how a command starts that installs them.
var registries = [...]struct {
	starts command.Words
	of     *grammar
}{
	{"npm npx yarn pnpm bun corepack", &npmName},
	{"pip pip3 python pipenv poetry uv", &pypiName},
	{"gem bundle", &gemName},
	{"apt apt-get apk", &systemName},
	{"go gb", &goPath},
	{"mvn ./mvnw gradle ./gradlew", &mavenName},
	{"composer", &composerName},
	{"mix cargo dotnet luarocks docker dokku systemctl journalctl heroku", &plainName},
	{"deno", &npmName},
}

// typeOf is the type of a hole in a piece of code.
func typeOf(code, hole string) *grammar {
	program, _, _ := strings.Cut(code, " ")
	for i := range registries {
		if packageHoles.Has(hole) && registries[i].starts.Has(program) && strings.Contains(code, " ") {
			return registries[i].of
		}
	}
	if g := holeTypes[hole]; g != nil {
		return g
	}
	return &plainWords
}

// ownHoles are holes whose values Proclint writes or chooses itself, never a log.
const ownHoles command.Words = "interpreter installer add aptkey aptfile"

// quotingHoles are holes that name something to look at where they are all of a piece of code: nobody runs that.
const quotingHoles command.Words = "path file folder manifest found spelled name said value listening list directive program at within process service host token other key"

// isLegal reports whether a text that helps has only legal values in its code: nothing else of a log gets into what a person
// may run.
func (d *draft) isLegal(help string) bool {
	for i, code := range strings.Split(help, "`") {
		if i%2 == 1 && !d.isLegalCode(code) {
			return false
		}
	}
	return true
}

// isLegalCode is isLegal for one piece of code. What the table has itself is legal.
func (d *draft) isLegalCode(code string) bool {
	isNamed := strings.HasPrefix(code, "<") && strings.IndexByte(code, '>') == len(code)-1
	for rest := code; ; {
		_, after, found := strings.Cut(rest, "<")
		if !found {
			return true
		}
		hole, behind, closed := strings.Cut(after, ">")
		if rest = after; !closed || !isPartName(hole) {
			continue
		}
		rest = behind
		value := d.values[hole]
		if value == "" || ownHoles.Has(hole) || isNamed && quotingHoles.Has(hole) || d.isOwn(hole, value) {
			continue
		}
		if !typeOf(code, hole).isLegal(value) {
			return false
		}
	}
}

// IsOwn reports whether a value comes from the table, or from the tables of the looks, and no log can have chosen it.
func (d *draft) isOwn(hole, value string) bool {
	return d.own[hole] == value || d.pattern != nil && d.pattern.fixed[hole] == value
}

// legal are those of some texts that have only legal values in their code, and behind them one without any.
func (d *draft) legal(helps []string) []string {
	legal := slices.DeleteFunc(slices.Clone(helps), func(help string) bool { return !d.isLegal(help) })
	if len(legal) < len(helps) {
		legal = append(legal, notLegal)
	}
	return legal
}

// notLegal is the help where the text of a log isn't what a command takes there.
const notLegal = "The text in the log isn't a legal name, so don't put it into a command. Correct it where your app writes it."
