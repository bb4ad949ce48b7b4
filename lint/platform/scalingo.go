package platform

import (
	"strings"

	"github.com/proclint/proclint/lint/prose"
)

const (
	scalingoDocs   = "Scalingo/documentation src/_posts/platform/app/2000-01-01-procfile.md"
	scalingoDeploy = "Scalingo/documentation src/_posts/platform/app/2000-01-01-postdeploy-hook.md"
)

var _ = register(&scalingoPlatform)

var scalingoPlatform = Platform{
	ID:    "scalingo",
	Hosts: []string{".scalingo.io"},
	Title: "Scalingo",
	Tool:  "scalingo",
	Rank:  15,
	NotVerified: []string{
		"The parser is closed source. According to the documentation, the file is YAML. The YAML library and its error texts are unknown.",
		"What happens to a process type with a hyphen or an underscore. The documentation allows only letters and digits.",
		"Comments, empty commands, line endings, and byte order marks.",
	},
	Backing: "an addon (`scalingo addons-add`)",
	Offers:  "PostgreSQL MySQL Redis MongoDB Elasticsearch", // Scalingo/documentation src/_posts/databases/about/2000-01-01-overview.md
	Checked: "2026-11-20",
	Links: []Link{
		{"Procfile", "https://doc.scalingo.com/platform/app/procfile"},
		{"Postdeploy hook", "https://doc.scalingo.com/platform/app/postdeploy-hook"},
	},
	Known: Facts{
		Grammar:   {"The file is YAML. Which parser reads it, and what it does with a bad line, is unknown.", scalingoDocs, Inferred},
		Running:   {"Any bash command, with variables.", scalingoDocs, Documented},
		Ports:     {"`web` must listen on `$PORT`.", scalingoDocs, Documented},
		Releasing: {"`release` doesn't run. `postdeploy` runs after each successful deploy, for at most 20 minutes.", scalingoDeploy, Documented},
	},
	Printed: func() []Message {
		return []Message{
			{Text: "Task '…' has not been found in your 'Procfile'", Means: "A scaled process type is no longer in the file.", Source: scalingoDocs},
		}
	},
	ScriptFiles: []string{"cron.json"},
	ConfigFiles: []ConfigFile{ // Scalingo/documentation 2000-01-01-app-manifest.md, 2000-01-01-multi.md
		{Path: "scalingo.json"}, {Path: ".buildpacks", Has: []string{"github.com/Scalingo/"}},
	},
	Strategies: []Target{{
		Summary:     "buildpacks, from git push",
		Unsure:      []Topic{Grammar, Comments, Empty, LineEnds, Mark, Encodings},
		Unknown:     []Topic{DuplicateKey, Empty},
		RemarkOn:    scalingoRemarks.on,
		Equivalents: scalingoEquivalents{},
		Upload:      Upload{Git: true, Image: IgnoreFile{".slugignore", RootPatterns}, Unsure: true}, // Scalingo documentation, .slugignore File
		OtherFolder: "The file has an effect only if `PROJECT_DIR` names its folder.",
		// Scalingo's documentation leaves duplicate types undefined. Proclint shows the last one.
		Parser:      yaml2Parser,
		RewordError: scalingoInvalid,
		CheckName:   scalingoName,
		NamePattern: "letters and digits, at most 24 characters",
		MaxName:     24,
		Special:     []string{"postdeploy", "tcp"},
		BuiltBy:     ScalingoBuildpacks,
		// Scalingo documentation, Common Deployment Errors, Technology Detection
		IgnoresDockerfile: true,
		PrunesDev:         true, // Scalingo/nodejs-buildpack lib/dependencies.sh
		OnError:           "The deploy fails.",
		Shell:             Bash,
		NeedsHTTP:         HTTPExpected,
		WithoutHTTP:       "Nothing gets traffic: requests go only to `web`.",
		Port:              Port{Env: true, OnMiss: "Requests get no response: nothing listens on `$PORT`."},
		ReleaseInstead:    "Name the process `postdeploy`, which runs after each successful deploy.",
		ReleaseType:       "postdeploy",
		Release:           ReleaseNever,
		Defaults:          scalingoDefaults,
		Scale:             scalingoScale,
		RunsWhen:          scalingoRunsWhen,
	}},
}

// scalingoInvalid isn't Scalingo's text, which is unknown.
func scalingoInvalid(string) string { return "not valid YAML" }

var scalingoName = unless(func(name string) bool { return isWord(name) && !strings.Contains(name, "_") },
	NameProblem{Outcome: Differs, Text: prose.T("The documentation allows only letters and digits in a process type."), Topic: Names})

func scalingoScale(name string, _ []string) (int, string) {
	switch name {
	case "web":
		return 1, "the first deploy starts one `web` of size M"
	case "postdeploy":
		return 0, "it runs after each successful deploy"
	}
	return 0, untilScaled
}

func scalingoRunsWhen(name string) Trigger {
	if name == "postdeploy" {
		return AfterDeploy
	}
	return NoTrigger
}

var scalingoRemarks = remarks{
	"postdeploy": {Text: "It runs after each successful deploy, for at most 20 minutes."},
	"tcp":        {Text: "It gets TCP traffic from the gateway."},
}

type scalingoEquivalents struct{}

func (scalingoEquivalents) Process(u Use) []Equivalent {
	app := "scalingo --app " + shellQuote(u.App)
	once := cli("Run the command once", app+" run "+shellQuote(u.Command), "").to(Once)
	if u.Type == "release" || u.Type == "postdeploy" {
		return []Equivalent{once}
	}
	entry := cli("Run the entry once", app+" run --type "+shellQuote(u.Type), "It takes the command from the Procfile.")
	if u.runsOnce() {
		return []Equivalent{once, entry}
	}
	return []Equivalent{
		cli("Run one container", app+" scale "+shellQuote(u.Type+":1"), "Use a colon. 0 stops all. A size may follow, as in `web:1:XL`.").to(Starting).does(ToScale),
		cli("Restart its containers", app+" restart "+shellQuote(u.Type), "").does(ToRestart),
		cli("Follow its logs", app+" logs --follow -F "+shellQuote(u.Type), "").does(ToReadLogs),
		once,
		entry,
		cli("Autoscale it", app+" autoscalers-add --container-type "+shellQuote(u.Type)+" --metric cpu --target 0.75 --min-containers 2 --max-containers 4", "All options are required.").scales(),
	}
}

func (scalingoEquivalents) App(u Use) []Equivalent {
	return []Equivalent{
		gitPush(u.App, "scalingo", "main", "scalingo --app {app} git-setup"),
		cli("List the containers", "scalingo --app "+shellQuote(u.App)+" ps", ""),
	}
}
