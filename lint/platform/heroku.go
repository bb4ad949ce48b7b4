package platform

const (
	herokuSpec   = "heroku/buildpacks-procfile SPEC.md"
	herokuCNB    = "heroku/buildpacks-procfile src/procfile.rs"
	herokuDocs   = "Heroku Dev Center, The Procfile"
	herokuSchema = "heroku/platform-api schema.json"
)

var _ = register(&herokuPlatform)

var herokuPlatform = Platform{
	ID:       "heroku",
	Title:    "Heroku",
	Tool:     "heroku",
	Homepage: "https://devcenter.heroku.com/articles/procfile",
	Rank:     5,
	Default:  true,
	Checked:  "2026-11-20",
	Links: []Link{
		{"The Procfile", "https://devcenter.heroku.com/articles/procfile"},
		{"Release phase", "https://devcenter.heroku.com/articles/release-phase"},
	},
	NotVerified: []string{
		"The production parser of the classic platform is closed; its pattern is the one that Heroku's own buildpack cites.",
		"Whether the classic platform strips a CR at the end of a line itself; the buildpack that copies it does.",
	},
	Known: herokuFacts{},
	Strategies: []Target{
		{
			Name:         "cedar",
			Summary:      "the classic platform, also for apps on Cedar with Heroku's buildpacks",
			Reader:       readCedar,
			OnError:      "the build stops",
			NamePattern:  "letters, digits, underscores and hyphens, at most 128 characters",
			CheckName:    skippedName,
			MaxName:      128,
			Duplicates:   LastWins,
			EmptyCommand: EmptyIgnored,
			Shell:        Bash,
			HTTP:         []string{"web"},
			NeedsHTTP:    HTTPExpected,
			Port:         herokuPort,
			WithoutHTTP:  "visitors see H14 (No web processes running)",
			PHPServer:    "heroku-php-apache2",
			Release:      ReleasePhase,
			Scale:        herokuScale,
			Equivalents:  herokuEquivalents{},
		},
		{
			Name:         "fir",
			Summary:      "Cloud Native Buildpacks on Fir",
			Known:        herokuFirFacts{},
			Reader:       readCNB,
			OnError:      "the build stops",
			CheckName:    cnbNameProblem,
			NamePattern:  "a-z, 0-9 and inner hyphens, at most 63 characters",
			MaxName:      63,
			LengthError:  "Invalid Procfile format",
			Duplicates:   LastWins,
			EmptyCommand: EmptyRefused,
			Shell:        Bash,
			HTTP:         []string{"web"},
			NeedsHTTP:    HTTPExpected,
			Port:         herokuPort,
			WithoutHTTP:  "visitors see H14 (No web processes running)",
			Release:      ReleasePhase,
			Scale:        herokuScale,
			Equivalents:  herokuEquivalents{fir: true},
		},
	},
}

// Usual is the platform whose reading of a file is taken where none is named: the one whose Procfile all others
// read or imitate.
func Usual() *Target { return &herokuPlatform.Strategies[0] }

type herokuFacts struct{}

// Facts are what is known about the platform.
func (herokuFacts) Facts() Facts {
	return Facts{
		Grammar:      {"Each line is matched against ^[[:space:]]*([a-zA-Z0-9_-]+):?\\s+(.*): the colon is optional, a space after the name is not. Lines that do not match are skipped without a word.", herokuSpec, Read},
		Names:        {"Letters, digits, underscores and hyphens, at most 128 characters.", herokuSchema, Read},
		File:         {"The file is named Procfile exactly, without an extension, and lies in the root folder of the app.", herokuDocs, Documented},
		Comments:     {"A line that starts with # does not match and is skipped; a # after a command stays in it, where bash takes it for a comment.", herokuSpec, Read},
		DuplicateKey: {"The last of two entries wins, without a warning.", "heroku/buildpacks-procfile v3.2.0 src/procfile.rs", Read},
		Empty:        {"A name and a colon alone are skipped; with a space after the colon the command is empty.", herokuSpec, Read},
		LineEnds:     {"CR LF and a lone CR end a line.", "heroku/buildpacks-procfile v3.2.0 src/procfile.rs", Read},
		Mark:         {"With a byte order mark the first line does not match and is skipped.", herokuSpec, Read},
		Encodings:    {"The pattern knows no NUL, so nothing in a UTF-16 file matches.", herokuSpec, Read},
		Running:      {"Commands run through bash.", herokuDocs, Documented},
		Ports:        {"Each dyno gets its own $PORT; web has to listen on it within 60 seconds.", herokuDocs, Documented},
		Traffic:      {"Only web gets HTTP traffic.", herokuDocs, Documented},
		Start:        {"The first deploy starts one web dyno; every other type stays at 0 until it is scaled.", herokuDocs, Documented},
		Releasing:    {"release runs once before each new release goes live.", herokuDocs, Documented},
		Limits:       {"A process type has at most 128 characters.", herokuSchema, Read},
	}
}

type herokuFirFacts struct{}

// Facts are what is known about the strategy.
func (herokuFirFacts) Facts() Facts {
	return Facts{
		Grammar:      {"Every line is an entry, a comment or blank; anything else fails the build with \"Invalid Procfile format\".", herokuCNB, Read},
		Names:        {"a-z, 0-9 and inner hyphens, 1 to 63. Leading spaces are dropped, underscores become hyphens and capitals small letters, with a warning.", herokuCNB, Read},
		Comments:     {"A line whose first visible character is # is a comment; a # after a command stays in it. A file of comments alone fails the build.", herokuCNB, Read},
		DuplicateKey: {"The last of two entries wins, with a warning.", herokuCNB, Read},
		Empty:        {"An entry without a command fails the build.", herokuCNB, Read},
		LineEnds:     {"CR LF is accepted; a lone CR in a command fails the build.", herokuCNB, Read},
		Mark:         {"A byte order mark becomes part of the first name, and the build fails.", herokuCNB, Read},
		Encodings:    {"A file that is not valid UTF-8 fails the build with \"Cannot read Procfile contents\".", herokuCNB, Read},
		Running:      {"Commands run as bash -c COMMAND.", "heroku/buildpacks-procfile src/launch.rs", Read},
		Limits:       {"A process type has at most 63 characters.", herokuCNB, Read},
	}
}

var herokuPort = Port{Env: true, OnMiss: "the dyno is stopped after 60 seconds with R10 (Boot timeout) and visitors see H10", Stops: true}

func herokuScale(name string, _ []string) (int, string) {
	switch name {
	case "web":
		return 1, "the first deploy starts one web dyno"
	case "release":
		return 0, "runs once in the release phase of each deploy"
	}
	return 0, "stays at 0 until it is scaled"
}

// cnbNameProblem says what the buildpack heroku/procfile does to a name.
func cnbNameProblem(name string) NameProblem {
	if cnbName(name) {
		return NameProblem{}
	}
	if len(name) > 63 {
		return NameProblem{}
	}
	if better := cnbCorrect(name); cnbName(better) {
		return NameProblem{
			Effect: "it is renamed to “" + better + "” with a warning",
			Text:   "Procfile key `" + name + "` has been corrected to `" + better + "`. Please update your Procfile.",
			Topic:  Names,
		}
	}
	return NameProblem{Effect: "the build stops with “Invalid Procfile format”", Text: "Invalid Procfile format", Fatal: true, Topic: Names}
}

// herokuEquivalents are those of both strategies; fir has no container stack.
type herokuEquivalents struct{ fir bool }

// Process gives those of a process.
func (h herokuEquivalents) Process(u Use) []Equivalent {
	name, app := shellQuote(u.Type), " --app "+shellQuote(u.App)
	run := cli("Run the command once", "heroku run"+app+" -- "+shellQuote(u.Command), "In a one-off dyno.").to(Once)
	if u.Command == "" {
		return nil
	}
	if u.Type == "release" {
		return []Equivalent{run}
	}
	es := []Equivalent{
		cli("Run one dyno", "heroku ps:scale "+name+"=1"+app, "0 stops them all; a size may follow, as in "+name+"=1:Standard-2X.").to(Starting),
		cli("Follow its logs", "heroku logs --process-type "+name+" --tail"+app, ""),
		cli("Restart its dynos", "heroku ps:restart --process-type "+name+app, ""),
		run,
		cli("Set the size of its dynos", "heroku ps:type "+name+"=standard-2x"+app, ""),
	}
	if u.Type == "web" {
		es = append(es, cli("Scale it by load", "heroku ps:autoscale:enable --min 1 --max 5"+app, "Only web can be."))
	}
	if !h.fir {
		es = append(es, ui("Without a Procfile, under run in heroku.yml", plainKey(u.Type)+": "+yamlText(u.Command), "Only on the container stack, which builds a Dockerfile; a Procfile is then ignored."))
	}
	return append(es,
		api("Scale it by the API", "PATCH /apps/"+u.App+"/formation\n"+jsonText(formation{Updates: []formationUpdate{{u.Type, 1}}}), ""),
		api("Restart it by the API", "DELETE /apps/"+u.App+"/formations/"+u.Type, ""),
		api("Run the command once by the API", "POST /apps/"+u.App+"/dynos\n"+jsonText(oneOff{u.Command}), ""),
	)
}

type oneOff struct {
	Command string `json:"command"`
}

type formation struct {
	Updates []formationUpdate `json:"updates"`
}

type formationUpdate struct {
	Type     string `json:"type"`
	Quantity int    `json:"quantity"`
}

// App gives those of the app.
func (herokuEquivalents) App(u Use) []Equivalent {
	app := " --app " + shellQuote(u.App)
	return []Equivalent{
		cli("List the dynos", "heroku ps"+app, ""),
		cli("Set a variable", "heroku config:set NAME=VALUE"+app, "Restarts the dynos."),
	}
}
