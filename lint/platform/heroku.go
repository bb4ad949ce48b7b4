package platform

import (
	"slices"

	"github.com/proclint/proclint/lint/prose"
)

const (
	herokuSpec   = "heroku/buildpacks-procfile SPEC.md"
	herokuCNB    = "heroku/buildpacks-procfile src/procfile.rs"
	herokuCNB3   = "heroku/buildpacks-procfile v3.2.0 src/procfile.rs"
	herokuYML    = "Heroku Dev Center, Building Docker Images with heroku.yml"
	herokuDocs   = "Heroku Dev Center, The Procfile"
	herokuCodes  = "Heroku Dev Center, Error Codes"
	herokuErrors = "Heroku Dev Center, Heroku Error Codes, R10"
	herokuFailed = "heroku/buildpacks-procfile src/error.rs"

	herokuGrammar = "An entry matches `^[[:space:]]*([a-zA-Z0-9_-]+):?\\s+(.*)`: the colon is optional, but the space isn't. Other lines are silently skipped."
)

var _ = register(&herokuPlatform)

// herokuImages is a file of an app on the container stack.
var herokuImages = ConfigFile{Path: "heroku.yml", Has: []string{"docker:", "image:"}}

var herokuPlatform = Platform{
	ID:           "heroku",
	Hosts:        []string{".herokuapp.com"},
	CommandFiles: []string{"heroku.yml"},
	ScriptFiles:  []string{"app.json"},
	Settings: []Setting{ // devcenter.heroku.com build-docker-images-heroku-yml
		{Files: "heroku.yml", Section: "docker", Strategy: "container"},
	},
	Title:    "Heroku",
	Instance: "dyno",
	Tool:     "heroku",
	Install:  "npm install -g heroku", // Heroku Dev Center, The Heroku CLI
	Rank:     5,
	Default:  true,
	// Heroku Dev Center, Officially Supported Buildpacks
	NotInstalled: []string{"bun", "bunx"},
	NotVerified: []string{
		"The classic platform's parser is closed source. Its pattern is from the specification of Heroku's buildpack.",
		"Whether the classic platform removes a CR at the end of a line. The buildpack that copies it does.",
	},
	Backing: "an add-on (`heroku addons:create`)",
	Checked: "2026-11-20",
	Links: []Link{
		{"The Procfile", "https://devcenter.heroku.com/articles/procfile"},
		{"Release phase", "https://devcenter.heroku.com/articles/release-phase"},
	},
	Known: Facts{
		Grammar:   {herokuGrammar, herokuSpec, Read},
		Running:   {"Commands run in bash.", "Heroku Dev Center, Dyno Startup Behavior", Documented},
		Ports:     {"Each dyno gets its own `$PORT`. `web` must listen on it within 60 seconds, or 90 with the Java and Gradle buildpacks.", herokuErrors, Documented},
		Releasing: {"`release` runs once before each new release goes live.", herokuDocs, Documented},
	},
	Printed: func() []Message {
		return slices.Concat([]Message{
			{Text: "H10", Means: "The web process crashed or didn't boot in time. Its output before that shows why.", Source: herokuCodes, Cure: "heroku logs --tail --dyno web"},
			{Text: "H14", Means: "No web process is running: Heroku found no `web` in the Procfile, or it is scaled to 0.", Source: herokuCodes, Cure: "heroku ps:scale web=1"},
			{Text: "No web processes running", Means: "No web process is running: Heroku found no `web` in the Procfile, or it is scaled to 0.", Source: herokuCodes, Cure: "heroku ps:scale web=1"},
			{Text: "H20", Means: "The web process didn't boot before the router gave up.", Source: herokuCodes, Cure: "heroku logs --tail --dyno web"},
			{Text: "R10", Means: "The web process didn't listen on `$PORT` within 60 seconds, so Heroku stopped it.", Source: herokuCodes, Cure: "heroku logs --tail --dyno web"},
			{Text: "Web process failed to bind to $PORT within 60 seconds of launch", Means: "The web process didn't listen on `$PORT` within 60 seconds, so Heroku stopped it.", Source: herokuCodes, Cure: "heroku logs --tail --dyno web"},
			{Text: "R14", Kind: "memory", Means: "The dyno uses more memory than it has. The Procfile isn't wrong, but fewer worker processes need less memory.", Source: herokuCodes},
			{Text: "Memory quota exceeded", Kind: "memory", Means: "The dyno uses more memory than it has. The Procfile isn't wrong, but fewer worker processes need less memory.", Source: herokuCodes},
			{Text: "R15", Kind: "memory", Means: "The dyno uses far more memory than it has. The Procfile isn't wrong, but fewer worker processes need less memory.", Source: herokuCodes},
			{Text: "Procfile declares types -> (none)", Means: "Heroku found no entry in the Procfile, or no Procfile in the root folder.", Source: "heroku/heroku-buildpack-nodejs issue 975", Cure: "git ls-files Procfile"},
			{Text: "Couldn't find that process type", Means: "The process type to scale isn't in the Procfile.", Source: "miguelgrinberg/microblog issue 313", Cure: "git ls-files Procfile"},
			{Text: "Mis-cased procfile detected; ignoring.", Means: "The file isn't named `Procfile`, with a capital P.", Source: "heroku/buildpacks-procfile issue 192"},
		}, printedBy("heroku:fir", herokuCNBMessages()), printedBy("heroku:fir", []Message{{Text: "determine start command: when there is no default process a command is required"}}))
	},
	ConfigFiles: []ConfigFile{ // heroku/platform-api schema.json; Heroku Dev Center, app.json Schema, heroku.yml, and Heroku Cloud Native Buildpacks
		{Path: "app.json", Lacks: []string{`"expo"`, `"displayName"`, `"pages"`, `"dokku"`, `"healthchecks"`, `"cron"`}},
		herokuImages,
		{Path: "heroku.yml"},
		{Path: "pom.xml", Has: []string{"heroku-maven-plugin"}}, // brendahon/comms-router web/pom.xml
		{Path: "project.toml", Strategy: "fir", Lacks: []string{"paketo", "BP_DIRECT_PROCESS", "gcr.io/", "google."}},
	},
	Strategies: herokuStrategies(),
}

func herokuStrategies() []Target {
	shared := Target{
		WithoutFile:       "Without a Procfile, the buildpack's default `web` starts, if it has one. Those for Node.js, PHP, Rails, and Spring Boot do.",
		StartsWithout:     true,
		CheckName:         skippedName,
		HerokuImage:       true, // heroku/cnb-builder-images builder-24/builder.toml
		PrunesDev:         true, // heroku/heroku-buildpack-nodejs lib/dependencies.sh, heroku/buildpacks-nodejs CHANGELOG.md
		IgnoresDockerfile: true, // Heroku Dev Center, Building Docker Images with heroku.yml, and Heroku Cloud Native Buildpacks
		OnError:           "The build fails.",
		Shell:             Bash,
		NeedsHTTP:         HTTPExpected,
		Port:              herokuPort,
		WithoutHTTP:       "No web process runs; visitors see H14.",
		Codes:             Codes{WithoutHTTP: "H14", OnMiss: "R10"},
		Release:           ReleasePhase,
		Scale:             startsWeb("the first deploy starts one `web` dyno", "runs once in the release phase of each deploy", untilScaled),
	}
	cedar := with(shared, func(t *Target) {
		t.Name, t.Summary = "cedar", "the classic platform, Cedar, with Heroku's buildpacks"
		t.Equivalents = herokuEquivalents{}
		t.Upload = Upload{Git: true, Ignore: []IgnoreFile{{".slugignore", SlugPatterns}}}
		t.IgnoredWith = herokuImages // herokuYML
		t.IgnoredIf = "Only on the container stack, `heroku.yml` replaces the whole file: no `release` of it runs."
		t.Parser, t.MaxName, t.NamePattern = cedarParser, 128, "letters, digits, underscores, and hyphens, at most 128 characters"
		t.BuiltBy, t.Detection, t.Defaults = HerokuBuildpacks, herokuDetects, herokuDefaults
		t.PythonFiles = classicPython
		t.PHPServer = "heroku-php-apache2"
	})
	fir := with(shared, func(t *Target) {
		t.Name, t.Versions, t.Builder = "fir", []string{"4"}, "procfile" // the buildpack heroku/procfile
		t.Summary = "Cloud Native Buildpacks on Fir"
		t.Known = Facts{
			Grammar: {"Every line is an entry, a comment, or blank. Anything else fails the build with \"Invalid Procfile format\".", herokuCNB, Read},
			Running: {"Commands run in `bash -c`.", "heroku/buildpacks-procfile src/launch.rs", Read},
		}
		t.Equivalents, t.Upload = herokuEquivalents{fir: true}, fromGit
		t.Parser, t.CheckName, t.MaxName, t.LengthError = cnbParser, cnbNameProblem, 63, cnbInvalid
		t.NamePattern = "lowercase letters (a-z), digits, and inner hyphens, at most 63 characters"
		t.BuiltBy, t.PythonFiles, t.Defaults = HerokuCNB, cnbPython, cnbDefaults
	})
	return []Target{cedar, fir, {
		Name:    "container",
		Summary: "the container stack or Container Registry, without reading the Procfile",
		Known: Facts{
			Grammar:   {"Heroku runs the commands in `heroku.yml`, or those of the images that you push, instead of the Procfile.", herokuYML, Documented},
			Running:   {"Commands run in a shell, unless the image has an `ENTRYPOINT`.", herokuYML, Inferred},
			Releasing: {"`release` in `heroku.yml`, or an image that you push as `release`, runs before each release. `release` of a Procfile is ignored.", herokuYML, Documented},
		},
		CmdInShell:  true, // devcenter.heroku.com container-registry-and-runtime, Dockerfile commands and runtime
		Elsewhere:   "`run` and `release` in `heroku.yml`",
		Unsure:      []Topic{Running},
		Equivalents: herokuContainerEquivalents{},
		WithoutFile: "Only the processes in `heroku.yml`, or those whose images you push, run. Without `run`, `web` starts the image's `CMD`.",
		Image:       true,
		Shell:       Sh,
		Port:        herokuPort,
		Release:     ReleaseNever,
		Scale:       instances(0, "Heroku doesn't read the Procfile"),
	}, with(fir, func(t *Target) {
		t.Name, t.Versions, t.Summary = "fir@3", []string{"3", "2"}, "version 2 or 3 of the buildpack heroku/procfile"
		t.Unsure = []Topic{Limits}
		t.Known = Facts{
			Grammar: {herokuGrammar, herokuCNB3, Read},
			Running: {"Commands run in `bash -c`. Version 2 also runs `.profile` before.", herokuCNB3, Read},
		}
		t.Parser, t.CheckName, t.MaxName, t.LengthError = cnb3Parser, skippedName, 0, ""
		t.NamePattern = "letters, digits, underscores, and hyphens"
		t.PythonFiles = ""
	})}
}

// Usual returns the target to use if none is named: Heroku, whose Procfile all others read or imitate.
func Usual() *Target { return &herokuPlatform.Strategies[0] }

// herokuCNBMessages returns what Heroku's Procfile buildpack prints.
func herokuCNBMessages() []Message {
	return []Message{
		{Text: "Invalid Procfile format", Means: "The build fails: a line isn't an entry, a comment, or blank.", Source: herokuFailed},
		{Text: "Cannot read Procfile contents", Means: "The file isn't UTF-8.", Source: herokuFailed},
		{Text: "Procfile key `…` has been corrected to `…`. Please update your Procfile.", Kind: "remark", Means: "The process type was renamed, because it has uppercase letters, underscores, or leading spaces.", Source: herokuCNB},
		{Text: "Duplicate key `…` found. The value `…` will be used.", Kind: "remark", Means: "A process type occurs twice. The last one is used.", Source: herokuCNB},
		{Text: "Empty file, no processes defined", Means: "The file declares no process.", Source: herokuCNB},
	}
}

var herokuPort = Port{
	Env: true, Stops: true,
	NoURLs:    true, // heroku/buildpacks-dotnet buildpacks/dotnet/src/launch_process.rs: its own command has --urls
	OnMiss:    "The dyno is stopped after 60 s (R10); visitors see H10.",
	OnMissJVM: "The dyno is stopped after 90 s (R10); visitors see H10.",
}

// HerokuAddons are those of Heroku itself, whose names begin with HerokuAddon: nobody else's do. Source: Heroku Dev Center, Add-ons.
const (
	HerokuAddon  = "heroku-"
	HerokuAddons = "heroku-postgresql heroku-redis heroku-kafka heroku-connect heroku-inference heroku-applink heroku-events heroku-integration"
)

// classicPython are those of heroku/heroku-buildpack-python lib/package_manager.sh. Without its lock file, a Pipfile is another mistake.
const classicPython = "requirements.txt Pipfile Pipfile.lock poetry.lock uv.lock"

// cnbPython are those of heroku/buildpacks-python src/package_manager.rs.
const cnbPython = "requirements.txt poetry.lock uv.lock"

// cnbNameProblem returns what the buildpack heroku/procfile does to a name.
func cnbNameProblem(name string) NameProblem {
	if cnbName(name) {
		return NameProblem{}
	}
	if len(name) > 63 {
		return NameProblem{}
	}
	if better := cnbCorrect(name); cnbName(better) {
		return NameProblem{
			Outcome: Renamed,
			Text:    prose.T("The build renames `%s` to `%s` and warns.", name, better),
			Log:     "Procfile key `" + name + "` has been corrected to `" + better + "`. Please update your Procfile.",
			Topic:   Names,
			Becomes: better,
		}
	}
	return NameProblem{Outcome: Rejected, Text: prose.T("The build fails: `%s` isn't a valid process type.", name), Log: "Invalid Procfile format", Fatal: true, Topic: Names}
}

// herokuEquivalents are those of both strategies. Fir has no container stack.
type herokuEquivalents struct{ fir bool }

func (h herokuEquivalents) Process(u Use) []Equivalent {
	app := " --app " + shellQuote(u.App)
	switch {
	case u.Command == "":
		return nil
	case u.runsOnce():
		return []Equivalent{herokuOnce(u)}
	}
	es := herokuOperations(u, h.size())
	if !h.fir {
		if u.Type == "web" { // heroku/cli src/commands/ps/autoscale/enable.ts
			es = append(es, cli("Autoscale it", "heroku ps:autoscale:enable --min 1 --max 5"+app, "Only `web` can autoscale, on Performance or Private dynos.").scales())
		}
		es = append(es, ui("Without a Procfile: `run` in `heroku.yml`", plainKey(u.Type)+": "+yamlText(u.Command), "Only on the container stack, which builds a Dockerfile and ignores a Procfile."))
	}
	return append(es, herokuRequests(u)...)
}

// size is one of the dyno sizes (heroku/cli src/commands/ps/type.ts).
func (h herokuEquivalents) size() string {
	if h.fir {
		return "dyno-2c-1gb"
	}
	return "Standard-2X"
}

// herokuOperations returns the commands for a process type, wherever its command comes from. ps:type, which also sets the
// size, takes no type with a hyphen (heroku/cli src/commands/ps/type.ts).
func herokuOperations(u Use, size string) []Equivalent {
	name, app := shellQuote(u.Type), " --app "+shellQuote(u.App)
	return []Equivalent{
		cli("Run one dyno", "heroku ps:scale "+name+"=1"+app, "0 stops all.").to(Starting).does(ToScale),
		cli("Follow its logs", "heroku logs --process-type "+name+" --tail"+app, "").does(ToReadLogs),
		cli("Restart its dynos", "heroku ps:restart --process-type "+name+app, "").does(ToRestart),
		herokuOnce(u),
		cli("Set its dyno size", "heroku ps:scale "+name+"=1:"+size+app, "And the number of its dynos."),
	}
}

// herokuOnce runs a command in another dyno.
func herokuOnce(u Use) Equivalent {
	return cli("Run the command once", "heroku run --app "+shellQuote(u.App)+" -- "+shellQuote(u.Command), "In a one-off dyno.").to(Once)
}

// herokuRequests returns the same through the API.
func herokuRequests(u Use) []Equivalent {
	return []Equivalent{
		api("Scale it through the API", "PATCH /apps/"+PathPart(u.App)+"/formation\n"+`{"updates":[{"type":`+jsonText(u.Type)+`,"quantity":1}]}`, "").does(ToScale),
		api("Restart it through the API", "DELETE /apps/"+PathPart(u.App)+"/formations/"+PathPart(u.Type), "").does(ToRestart),
		api("Run the command once through the API", "POST /apps/"+PathPart(u.App)+"/dynos\n"+`{"command":`+jsonText(u.Command)+"}", "").does(ToRunOnce),
	}
}

type herokuContainerEquivalents struct{}

func (herokuContainerEquivalents) Process(u Use) []Equivalent {
	switch {
	case u.Command == "":
		return nil
	case u.Type == "release":
		return []Equivalent{ui("`release` in `heroku.yml`", "release:\n  image: web\n  command:\n    - "+yamlText(u.Command), "It runs in a separate dyno before each release.").to(Starting)}
	case u.runsOnce():
		return []Equivalent{herokuOnce(u)}
	}
	run := ui("`run` in `heroku.yml`", "run:\n  "+plainKey(u.Type)+": "+yamlText(u.Command), "The app's stack must be `container`.").to(Starting)
	return append([]Equivalent{run}, herokuOperations(u, herokuEquivalents{}.size())...)
}

func (herokuContainerEquivalents) App(u Use) []Equivalent {
	app := " --app " + shellQuote(u.App)
	return []Equivalent{
		cli("Choose the container stack", "heroku stack:set container"+app, ""),
		gitPush(u.App, "heroku", "main", "heroku git:remote --app {app}"),
		cli("Without `heroku.yml`: push an image of each process type", "heroku container:push web worker release --recursive"+app, "From `Dockerfile.web`, `Dockerfile.worker`, and `Dockerfile.release`. `heroku container:release` starts them."),
	}
}

func (herokuEquivalents) App(u Use) []Equivalent {
	app := " --app " + shellQuote(u.App)
	return []Equivalent{
		gitPush(u.App, "heroku", "main", "heroku git:remote --app {app}"),
		cli("List the dynos", "heroku ps"+app, ""),
		cli("Set a variable", "heroku config:set NAME=VALUE"+app, "Restarts the dynos."),
	}
}
