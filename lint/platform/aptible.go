package platform

const (
	aptibleServices = "Aptible docs, How to define services"
	aptibleFile     = "Aptible docs, Procfiles and .aptible.yml"
	aptibleNone     = "Aptible docs, No CMD or Procfile in Image"
)

var _ = register(&aptiblePlatform)

var aptiblePlatform = Platform{
	ID:    "aptible",
	Title: "Aptible",
	Tool:  "aptible",
	Rank:  26,
	NotVerified: []string{
		"How it reads the file: names, comments, duplicates, and line endings. Its parser is closed source. Proclint reads the file like Foreman.",
		"How a command runs in an image with an `ENTRYPOINT`. The documentation says that it differs.",
		"Whether the name `web` has a meaning. An endpoint decides which service gets traffic.",
	},
	Backing: "a database (`aptible db:create`)",
	Offers:  "PostgreSQL MySQL Redis MongoDB RabbitMQ Elasticsearch", // Aptible docs, core-concepts/managed-databases/supported-databases
	Checked: "2026-11-21",
	Links:   []Link{{"Aptible's documentation", "https://www.aptible.com/docs"}},
	Known: Facts{
		Grammar:   {"Each line is a service: a name, a colon, and a command. The parser is closed source.", aptibleFile, Inferred},
		Running:   {"The command replaces the image's `CMD`. With an `ENTRYPOINT`, it runs differently. How is unverified.", aptibleServices, Inferred},
		Ports:     {"Whether `$PORT` is set is unverified.", aptibleServices, Unknown},
		Releasing: {"There is no release phase: `release` starts as a service. Use `before_deploy` in `.aptible.yml` instead.", aptibleFile, Documented},
	},
	Printed: func() []Message {
		return printedBy("aptible aptible:image", []Message{
			{Text: "No CMD or Procfile in Image", Kind: "process", Means: "The deploy fails: the file isn't where Aptible looks, and the image has no `CMD`.", Source: aptibleNone},
			{Text: "Container failed to start", Kind: "ended", Means: "A command ended at once, for example because it went to the background.", Source: aptibleServices},
		})
	},
	ConfigFiles: []ConfigFile{{Path: ".aptible/Procfile", Strategy: "image"}, {Path: ".aptible.yml"}}, // Aptible docs, Procfiles and .aptible.yml
	Strategies: []Target{
		aptibleTarget("dockerfile", "a Dockerfile, from git push", func(*Target) {}),
		aptibleTarget("image", "an image, from aptible deploy", func(t *Target) {
			t.Equivalents = aptibleEquivalents{image: true}
			t.OtherPath = "The file has an effect only as `/.aptible/Procfile` in the image."
			t.Upload = Upload{Whole: true} // the image contains the file
		}),
	},
}

// aptibleTarget is a strategy. Paketo's parser replaces its own, which nobody knows.
func aptibleTarget(name, summary string, change func(*Target)) Target {
	return hosted(&paketoPlatform.Strategies[0], func(t *Target) {
		t.Name, t.Summary = name, summary
		t.Upload = toDocker // aptible/deploy-demo-app README.md
		t.Unsure = []Topic{Grammar, Names, Comments, DuplicateKey, Empty, LineEnds, Mark, Encodings, Running, Ports, Traffic, Limits}
		t.Unknown = []Topic{DuplicateKey, Empty}
		t.LeavesOut = nil
		t.RemarkOn, t.Defaults, t.like = nil, nil, nil
		t.OtherPath = ""
		t.OnError = "The deploy fails."
		t.Image = true
		t.Shell = ShellUnknown
		t.Port = Port{}
		t.Release = ReleaseStarts
		t.ReleaseInstead = "Use `before_deploy` in `.aptible.yml`."
		t.Scale = instances(1, "each service starts with one container")
		t.WithoutFile = "Without a Procfile, one service named `cmd` starts the image's `CMD`."
		t.Equivalents = aptibleEquivalents{}
		change(t)
	})
}

type aptibleEquivalents struct{ image bool }

func (aptibleEquivalents) Process(u Use) []Equivalent {
	app := " --app " + shellQuote(u.App)
	if u.runsOnce() {
		return []Equivalent{ui("In `.aptible.yml`", "before_deploy:\n  - "+yamlText(u.Command), "It runs before each deploy.").to(Starting)}
	}
	title, number := u.runs("container")
	es := []Equivalent{
		cli(title, "aptible apps:scale "+shellQuote(u.Type)+" --container-count "+number+app, "0 stops all.").does(ToScale, ToStart),
		cli("Run the command once", "aptible ssh"+app+" -- sh -c "+shellQuote(u.Command), "In another container.").does(ToRunOnce),
	}
	if u.Role == "http" {
		es = append(es, cli("Send requests to a port", "aptible endpoints:https:create"+app+" --port 8080 --default-domain "+shellQuote(u.Type), "The app must listen on it.").does(ToSetPort))
	}
	return es
}

func (a aptibleEquivalents) App(u Use) []Equivalent {
	app := " --app " + shellQuote(u.App)
	deploy := gitPush(u.App, "aptible", "master", "git remote add aptible GIT_URL")
	if a.image {
		deploy = cli("Deploy the image", "aptible deploy"+app+` --docker-image "$IMAGE"`, "").to(Deploying)
	}
	return []Equivalent{
		deploy,
		cli("Follow the logs", "aptible logs"+app, "Of all services.").does(ToReadLogs),
		cli("Restart the app", "aptible restart"+app, "All its services.").does(ToRestart),
	}
}
