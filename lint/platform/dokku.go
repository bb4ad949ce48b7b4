package platform

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/prose"
)

const (
	dokkuParser    = "dokku/procfile-util procfile/parse.go"
	dokkuOld       = "dokku/procfile-util procfile/parse.go at v0.11.0 and v0.15.0; dokku/dokku contrib/dependencies.json"
	dokkuExpand    = "dokku/procfile-util docs/variable-expansion.md"
	dokkuNix       = "dokku/dokku plugins/builder-nixpacks/builder-build and dockerfiles/builder-build.Dockerfile"
	dokkuPack      = "dokku/dokku plugins/builder-pack/builder-build"
	dokkuRail      = "dokku/dokku plugins/builder-railpack/builder-build and dockerfiles/builder-build.Dockerfile"
	dokkuRelease   = "dokku/dokku plugins/app-json/functions.go"
	dokkuFormation = "dokku/dokku plugins/app-json/functions.go, setScale; plugins/ps/functions.go, updateScale"
	dokkuGrammar   = "A trimmed line must match `^([A-Za-z0-9_-]+)\\s*:\\s*(.+)$`. Otherwise the deploy fails with \"Invalid Procfile: invalid line in procfile, line N\" from procfile-util."
	herokuishSrc   = "gliderlabs/herokuish include/procfile.bash"
)

func dokkuTarget(name, summary string) Target {
	return Target{
		Name:           name,
		Summary:        summary,
		Equivalents:    dokkuEquivalents{},
		Upload:         fromGit,
		OtherPath:      "The file has an effect only if the `procfile-path` property names it.",
		Parser:         procfileUtilParser,
		CheckName:      dokkuName,
		NamePattern:    "letters, digits, underscores, and hyphens, at most 63 characters",
		MaxName:        63,
		LengthError:    "process name over 63 characters",
		OnError:        "The deploy fails.",
		Shell:          GoExpand,
		NeedsHTTP:      HTTPExpected,
		WithoutHTTP:    "Nothing gets traffic: the proxy sends requests only to `web`.",
		Port:           Port{Default: "5000", Env: true, Configurable: "the port map (`dokku ports:set`)", OnMiss: "Gets no traffic: nothing listens on `$PORT`."},
		Release:        ReleasePhase, // dokkuRelease: constructScript
		ReleaseShell:   Bash,
		Scale:          startsWeb("the first deploy starts one `web`", "it runs once after each image build", untilScaled), // dokkuFormation
		Formation:      "app.json",
		FormationError: " is not a valid process name to scale up",
	}
}

var _ = register(&dokkuPlatform)

var dokkuPlatform = Platform{
	ID:    "dokku",
	Title: "Dokku",
	Tool:  "dokku",
	Rank:  10,
	NotVerified: []string{
		"The documentation describes a strict mode (lowercase letters, digits, and inner hyphens). The code that checks a Procfile doesn't use it.",
		"Only procfile-util and herokuish's script were run. No complete deploy was.",
		"A Railpack after 0.37 with Dokku. Dokku uses the one that is installed, and some after 0.37 read the file line by line.",
		"What a command with quotes or `${PORT:-5000}` becomes with Nixpacks, which joins the words again for bash.",
		"Whether `$PORT` is 5000 for a Dockerfile or an image. The documentation says that of buildpacks.",
	},
	Backing: "a service of a plugin, such as `dokku postgres:create`",
	Checked: "2026-11-20",
	Links: []Link{
		{"Process Management", "https://dokku.com/docs/processes/process-management/"},
		{"Procfile format", "https://dokku.com/docs/appendices/file-formats/procfile/"},
	},
	Known: Facts{
		Grammar:   {dokkuGrammar, dokkuParser, Run},
		Running:   {"procfile-util replaces variables like Go's `os.Expand`: `${PORT:-5000}` and `$$` become empty. The words go to the container without a shell.", dokkuExpand, Run},
		Ports:     {"`$PORT` is 5000 for buildpack apps.", "dokku/dokku docs/networking/port-management.md", Documented},
		Releasing: {"`release` runs once after each image build, before the containers start.", dokkuRelease, Documented},
	},
	Printed: func() []Message {
		return slices.Concat(printedBy("dokku dokku:dockerfile dokku:cnb", []Message{
			{Text: "invalid line in procfile, line …", Means: "The deploy fails: the line isn't an entry or a comment, or has no command.", Source: dokkuParser},
			{Text: "process name contains invalid characters, line …", Means: "The process type contains a character that isn't allowed.", Source: dokkuParser},
			{Text: "process name over 63 characters, line …", Means: "The process type is too long.", Source: dokkuParser},
			{Text: "process names must be unique, line …", Kind: "process", Means: "The deploy fails, because a process type occurs twice.", Source: dokkuParser},
			{Text: "comment specified in place of command, line …", Means: "An entry has a `//` comment instead of a command.", Source: dokkuParser},
			{Text: "no command specified, line …", Means: "An entry has no command.", Source: dokkuParser},
			{Text: "tried to set web to default but it doesn't exist", Means: "The build with Cloud Native Buildpacks fails, because there is no `web` process.", Source: dokkuPack},
			{Text: "no entries found in Procfile", Means: "The file is empty or doesn't exist.", Source: dokkuParser},
			{Text: "… is not a valid process name to scale up", Means: "The deploy fails: `formation` in `app.json` names a process type that isn't in the file.", Source: dokkuFormation},
			{Text: "contains an app.json file with a formations key and cannot be manually scaled", Means: "`formation` in `app.json` sets the number of instances, so `ps:scale` can't.", Source: "dokku/dokku plugins/ps/subcommands.go"},
			{Text: "No matching process entry found", Means: "The requested process type isn't in the file.", Source: "dokku/procfile-util commands"},
			{Text: "Skipping … as it is missing from the current Procfile", Means: "A scaled process type is no longer in the file.", Source: "dokku/dokku plugins/scheduler-docker-local"},
		}), []Message{
			{Text: "Proc entrypoint … does not exist. Please check your Procfile", Kind: "process", Means: "The process type to start isn't in the file.", Source: herokuishSrc},
			{Text: "No process types found", Means: "The file has no entry that herokuish reads.", Source: herokuishSrc},
		})
	},
	// Only old versions read DOKKU_SCALE and CHECKS: dokku/dokku docs/appendices/0.30.0-migration-guide.md, 0.32.0-migration-guide.md.
	ScriptFiles: []string{"app.json"},
	ConfigFiles: []ConfigFile{ // dokku/dokku docs/appendices/file-formats, plugins/app-json/appjson.go
		{Path: "app.json", Has: []string{`"dokku"`, `"healthchecks"`, `"cron"`}},
		{Path: "nginx.conf.sigil"}, {Path: "DOKKU_SCALE"},
		{Path: "CHECKS", Has: []string{"WAIT=", "TIMEOUT=", "ATTEMPTS=", "\n/"}},
		imageFile,
		// dokku/dokku plugins/builder-nixpacks/builder-detect and builder-railpack/builder-detect
		{Path: "nixpacks.toml", Strategy: "nixpacks", Chooses: true},
		{Path: "railpack.json", Strategy: "railpack", Chooses: true},
	},
	Strategies: []Target{
		with(dokkuHerokuish("herokuish", "Heroku's classic buildpacks with herokuish, the default"), func(t *Target) {
			t.Versions = minors("0.", 33, 38)
			t.HerokuImage = true // gliderlabs/herokuish Dockerfile
			t.Parser = currentDokkuParser
			t.Known = Facts{
				Grammar: {dokkuGrammar + " When a container starts, herokuish reads the file again: the name is everything before the first colon, including a space.", dokkuParser, Run},
				Running: {"herokuish runs `exec $(eval echo COMMAND)`. `&&`, `|`, and `;` apply to that `echo`, quotes don't group words, and variables and file patterns expand.", herokuishSrc, Run},
			}
		}),
		with(dokkuTarget("dockerfile", "a Dockerfile or an image"), func(t *Target) {
			t.Image = true
			t.Upload = toDocker // dokku/dokku plugins/ps/triggers.go
			t.Port.Assumed = true
			t.NeedsHTTP = HTTPRequired
			t.WithoutHTTP = "Nothing starts: a Procfile without `web` replaces the image's `CMD`."
			t.RemarkOn = dokkuImageRemarks.on
			t.Equivalents = dokkuEquivalents{dockerfile: true, words: true}
		}),
		with(dokkuTarget("cnb", "Cloud Native Buildpacks with pack"), func(t *Target) {
			t.Known, t.Parser = dokkuCNBFacts, dokkuCNBParser
			t.CheckName, t.NamePattern = dokkuCNBName, labelPattern
			t.NeedsHTTP, t.WithoutHTTP = HTTPRequired, "The build fails unless a buildpack adds `web`, the image's default process."
			t.BuiltBy, t.IgnoresDockerfile = HerokuCNB, true // dokku/dokku docs/deployment/builders/cloud-native-buildpacks.md, plugins/builder-dockerfile/builder-detect
		}),
		with(dokkuTarget("nixpacks", "Nixpacks, for an app with nixpacks.toml"), func(t *Target) {
			t.Known, t.BuiltBy, t.OwnBuildpacks = dokkuNixpacksFacts, Nixpacks, true
			t.Shell, t.Parser = Bash, dokkuNixpacksParser
			t.Equivalents = dokkuEquivalents{dockerfile: true}
		}),
		with(dokkuTarget("railpack", "Railpack, for an app with railpack.json"), func(t *Target) {
			t.Known, t.BuiltBy, t.OwnBuildpacks = dokkuRailpackFacts, Railpack, true
			t.Parser = dokkuRailpackParser
			t.Equivalents = dokkuEquivalents{dockerfile: true}
		}),
		with(dokkuHerokuish("@0.32", "herokuish from 0.22 to 0.33.5"), func(t *Target) {
			// Dokku before 0.22 has procfile-util 0.8, which skips a line that it can't read: dokku/dokku Makefile
			t.Versions = append([]string{"0.33.5", "0.33.4", "0.33.3", "0.33.2", "0.33.1", "0.33.0"}, minors("0.", 22, 32)...)
			t.Parser = oldDokkuParser
			t.Known = Facts{
				Grammar: {"A trimmed line must match `^([A-Za-z0-9_-]+):\\s*(.+)$`, without a space before the colon. Otherwise the deploy fails with \"invalid line in procfile, line N\".", dokkuOld, Run},
				Running: {"herokuish runs `exec $(eval echo COMMAND)`. `&&`, `|`, and `;` apply to that `echo`, quotes don't group words, and variables and file patterns expand.", herokuishSrc, Run},
			}
		}),
	},
}

// Sources: constructScript in dokku/dokku, and plugins/common/common.go: GetDokkuAppShell.
var dokkuImageRemarks = remarks{"release": {Text: "It runs in `/bin/bash`. For an image without bash, first run `dokku scheduler:set APP shell sh`. With an `ENTRYPOINT`, it gets no shell: its words are arguments of the `ENTRYPOINT`."}}

func dokkuHerokuish(name, summary string) Target {
	t := dokkuTarget(name, summary)
	t.Shell, t.BuiltBy, t.Detection = EvalEcho, Herokuish, herokuDetects // gliderlabs/herokuish Makefile, include/buildpack.bash
	t.PrunesDev = true                                                   // gliderlabs/herokuish buildpacks, which are Heroku's
	t.RejectParsed = rejectHerokuish
	t.WithoutFile, t.StartsWithout = "Without a Procfile, herokuish starts the buildpack's default process types. With one, it ignores them.", true // include/procfile.bash
	return t
}

var dokkuCNBFacts = Facts{
	Grammar: {dokkuGrammar + " The default builder's `heroku/procfile` then reads the file. Every line is an entry, a `#` comment, or blank there. Anything else fails the build.", dokkuPack, Read},
}

var dokkuNixpacksFacts = Facts{
	Grammar:   {dokkuGrammar + " Nixpacks then reads the file as a YAML map, without `release`, and an error there fails the build.", dokkuNix, Read},
	Running:   {"procfile-util replaces variables. The words go to `bash -l -c` as one text, so `&&` works.", dokkuNix, Read},
	Releasing: {"`release` runs once after each image build, before the containers start. Nixpacks doesn't see it.", dokkuRelease, Read},
}

var dokkuRailpackFacts = Facts{
	Grammar:   {dokkuGrammar + " Railpack up to 0.38 then reads the file as a YAML map, without `release`, and an error there fails the build.", dokkuRail, Read},
	Releasing: {"`release` runs once after each image build, before the containers start. Railpack doesn't see it.", dokkuRelease, Read},
}

// The patterns of procfile-util. Source: dokku/procfile-util procfile/parse.go.
var (
	dokkuEntry   = regexp.MustCompile(`^([A-Za-z0-9_-]+)\s*:\s*(.+)$`)
	dokkuComment = regexp.MustCompile(`^(.*)\s#.+$`)
	dokkuSlashes = regexp.MustCompile(`^(.*)\s//.+$`)
)

var procfileUtilParser = &Parser{Name: "procfile-util", Parse: func(src []byte) Reading { return parseProcfileUtil(src, false) }}

// parseProcfileUtil reads like procfile-util without its strict mode. An old one, before 0.17, allows no
// space before the colon and knows no comments that start with //.
func parseProcfileUtil(src []byte, old bool) Reading {
	r := Reading{ErrorLine: -1}
	if long := tooLongLine(src); long >= 0 {
		return r.fail(tooLong, long)
	}
	seen := map[string]bool{}
	number := 0
	for l := linesOf(src, scanLine); l.next(); {
		number++
		line := strings.TrimSpace(l.text)
		if line == "" || strings.HasPrefix(line, "#") || !old && strings.HasPrefix(line, "//") {
			continue
		}
		m := dokkuEntry.FindStringSubmatch(line)
		if m == nil || old && line[len(m[1])] != ':' {
			return r.fail(fmt.Sprintf("invalid line in procfile, line %d", number), l.at)
		}
		name, command := m[1], dokkuCommand(m[2], old)
		problem := ""
		switch {
		case len(name) > 63:
			problem = "process name over 63 characters, line %d"
		case seen[name]:
			problem = "process names must be unique, line %d"
		case strings.HasPrefix(command, "#"), !old && strings.HasPrefix(command, "//"):
			problem = "comment specified in place of command, line %d"
		case command == "":
			problem = "no command specified, line %d"
		}
		if problem != "" {
			return r.fail(fmt.Sprintf(problem, number), l.at)
		}
		seen[name] = true
		r.Processes = append(r.Processes, Process{Type: name, Command: command, Line: l.at})
	}
	if len(r.Processes) == 0 {
		r.Error = "no entries found in Procfile"
	}
	return r
}

// dokkuCommand returns a command without its comment and the spaces around it.
func dokkuCommand(command string, old bool) string {
	if m := dokkuComment.FindStringSubmatch(command); m != nil {
		command = m[1]
	} else if m := dokkuSlashes.FindStringSubmatch(command); m != nil && !old {
		command = m[1]
	}
	return strings.TrimSpace(command)
}

// parseHerokuish reads like herokuish's script: any text before the first colon of a line is a
// name, and the first line of a name wins. The result has a name as often as the file.
func parseHerokuish(src []byte) Reading {
	r := Reading{ErrorLine: -1}
	commands := map[string]string{}
	for l := linesOf(src, unixLine); l.next(); {
		line := strings.Trim(strings.ReplaceAll(l.text, "\x00", ""), " \t")
		if strings.HasPrefix(line, "#") {
			continue
		}
		name, command, found := strings.Cut(line, ":")
		if !found {
			command = line
		}
		if _, ok := commands[name]; !ok {
			commands[name] = echoed(command)
		}
		if found && echoed(name) == name {
			r.Processes = append(r.Processes, Process{Type: name, Command: commands[name], Line: l.at})
		}
	}
	return r
}

var echoOptions = regexp.MustCompile(`^-[neE]+$`)

// echoed returns what bash's echo prints for one word.
func echoed(word string) string {
	if echoOptions.MatchString(word) {
		return ""
	}
	return word
}

// herokuishFinds returns which processes herokuish can start.
func herokuishFinds(src []byte) map[string]bool {
	found := map[string]bool{}
	for _, p := range parseHerokuish(src).Processes {
		found[p.Type] = p.Command != ""
	}
	return found
}

var (
	currentDokkuParser  = &Parser{Name: "procfile-util and herokuish", Parse: func(src []byte) Reading { return parseDokku(src, false) }}
	dokkuCNBParser      = thenBuilder(&herokuPlatform.Strategies[1], func(src []byte, _ Reading) []byte { return src })
	dokkuNixpacksParser = thenBuilder(&nixpacksPlatform.Strategies[0], forBuilder)
	dokkuRailpackParser = thenBuilder(&railpackPlatform.Strategies[0], forBuilder)
	oldDokkuParser      = &Parser{Name: "procfile-util before 0.17 and herokuish", Parse: func(src []byte) Reading { return parseDokku(src, true) }}
)

// parseDokku checks the file like procfile-util, and marks the processes that herokuish doesn't find when it reads the file again at the start.
func parseDokku(src []byte, old bool) Reading {
	r := parseProcfileUtil(src, old)
	if len(r.Processes) == 0 {
		return r
	}
	found := herokuishFinds(src)
	for i, p := range r.Processes {
		if !found[p.Type] {
			r.Processes[i].NotStarted = "The process doesn't start: herokuish takes everything before the colon for its name."
		}
	}
	return r
}

// rejectHerokuish returns the error of the web container when herokuish doesn't find the entry that procfile-util accepted.
func rejectHerokuish(_ []byte, r Reading) string {
	for _, p := range r.Processes {
		if p.Type == "web" && p.NotStarted != "" {
			return "Proc entrypoint web does not exist. Please check your Procfile"
		}
	}
	return ""
}

// forBuilder is what Nixpacks and Railpack get: without release, which Dokku deletes, and then all entries are written again.
func forBuilder(src []byte, r Reading) []byte {
	if !slices.ContainsFunc(r.Processes, func(p Process) bool { return p.Type == "release" }) {
		return src
	}
	var out []byte
	for _, p := range r.Processes {
		if p.Type != "release" {
			out = append(out, p.Type+": "+p.Command+"\n"...)
		}
	}
	return out
}

// thenBuilder reads like procfile-util, and fails with the error of the builder that reads the file again.
func thenBuilder(builder *Target, prepare func([]byte, Reading) []byte) *Parser {
	return &Parser{Name: "procfile-util and " + builder.Parser.Name, Parse: func(src []byte) Reading {
		r := parseProcfileUtil(src, false)
		if r.Error != "" {
			return r
		}
		if again := builder.Read(prepare(src, r)); again.Error != "" {
			return r.fail(again.Error, again.ErrorLine)
		}
		return r
	}}
}

var dokkuName = unless(plainName, NameProblem{Outcome: Rejected, Text: prose.T("The deploy fails: only letters, digits, underscores, and hyphens may be in a process type."), Log: "invalid line in procfile", Fatal: true, Topic: Names})

// dokkuCNBName also asks for what heroku/procfile takes after its corrections.
func dokkuCNBName(name string) NameProblem {
	if p := dokkuName(name); !p.OK() || cnbName(cnbCorrect(name)) {
		return p
	}
	return NameProblem{Outcome: Rejected, Text: prose.T("The build fails: a process type begins and ends with a letter or a digit."), Log: cnbInvalid, Fatal: true, Topic: Names}
}

// dokkuEquivalents are those of an app. dockerfile says that its image has no /exec, and words that it has no shell as its entrypoint.
type dokkuEquivalents struct{ dockerfile, words bool }

func (d dokkuEquivalents) Process(u Use) []Equivalent {
	app, name := shellQuote(u.App), shellQuote(u.Type)
	command := shellQuote(u.Command)
	if d.words {
		command = "sh -c " + command
	}
	run := cli("Run the command once", "dokku run "+app+" "+command, "").to(Once)
	if u.runsOnce() {
		return []Equivalent{run}
	}
	scale := cli("Run one instance", "dokku ps:scale "+app+" "+shellQuote(u.Type+"=1"), "0 stops all. Dokku rejects it if `formation` in `app.json` has a `quantity`.")
	if u.ScaledBy != "" {
		scale = ui("In `formation` of `"+u.ScaledBy+"`", jsonText(u.Type)+`: {"quantity": 1}`, "The next deploy sets it. Dokku rejects `ps:scale`, and a type without a `quantity` stays at 0.")
	}
	es := []Equivalent{
		scale.to(Starting).does(ToScale),
		cli("Restart its instances", "dokku ps:restart "+app+" "+name, "").does(ToRestart),
		cli("Follow its logs", "dokku logs "+app+" -t -p "+name, "").does(ToReadLogs),
		cli("Limit its memory", "dokku resource:limit --process-type "+name+" --memory 512 "+app, ""),
		cli("Open a shell in its first container", "dokku enter "+app+" "+shellQuote(u.Type+".1"), ""),
		run,
	}
	if u.Type != "web" || u.Command == "" {
		return es
	}
	property, note := "start-cmd", "For buildpack apps. An empty value removes it."
	if d.dockerfile {
		property, note = "dockerfile-start-cmd", "Its words are arguments of `docker run`. An empty value removes it."
	}
	return append(es,
		cli("Set it without a Procfile", "dokku ps:set "+app+" "+property+" "+shellQuote(u.Command), note),
		cli("Choose the port", "dokku ports:set "+app+" http:80:5000", "The outside port, then the container's.").does(ToSetPort))
}

func (dokkuEquivalents) App(u Use) []Equivalent {
	app := shellQuote(u.App)
	return []Equivalent{
		gitPush(u.App, "dokku", "main", "git remote add dokku dokku@HOST:{app}"),
		cli("List the processes", "dokku ps:report "+app, ""),
		cli("Set a variable", "dokku config:set "+app+" NAME=VALUE", "It restarts the app unless you add `--no-restart`."),
		cli("Read the Procfile from another path", "dokku ps:set "+app+` procfile-path "$PATH_IN_REPOSITORY"`, ""),
	}
}
