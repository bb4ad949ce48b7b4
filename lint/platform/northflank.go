package platform

const northflankRun = "northflank/skills skills/northflank/references/guides/run.md"

var _ = register(&northflankPlatform)

var northflankPlatform = Platform{
	ID:          "northflank",
	Title:       "Northflank",
	Rank:        21,
	NotVerified: []string{"Nothing was run on Northflank.", "Whether it sets `$PORT`."},
	Backing:     "an addon",
	Offers:      "PostgreSQL MySQL Redis MongoDB RabbitMQ", // Northflank docs, Deploy databases
	Checked:     "2026-11-21",
	Links:       []Link{{"Override command or entrypoint", "https://northflank.com/docs/v1/application/run/override-command-and-entrypoint"}},
	Known: Facts{
		Ports:     {"You configure the public port. Whether `$PORT` is set is unverified.", "Northflank docs, Configure ports", Inferred},
		Releasing: {"`release` is a process type like any other. Run it as a job.", northflankRun, Documented},
	},
	Strategies: []Target{
		northflankTarget("heroku", "Heroku's builder", &herokuPlatform.Strategies[1], oldBuilders),
		northflankTarget("paketo", "Paketo's builder", &paketoPlatform.Strategies[0], "The build fails."),
	},
}

func northflankTarget(name, summary string, builder *Target, onError string) Target {
	return hosted(builder, func(t *Target) {
		t.Name, t.Summary = name, summary
		t.Unsure, t.Upload = []Topic{Ports}, fromGit // northflank/skills skills/northflank/references/guides/build.md
		t.RemarkOn, t.OnError, t.Defaults, t.IgnoresDockerfile = nil, onError, besideWorker(t.Defaults), true
		t.Port = Port{Env: true, Assumed: true, OnMiss: "Requests get no response: nothing listens on the service's port."}
		t.WithoutHTTP = "Nothing starts unless the service names a process."
		t.OthersAdvice = "Create a service for each other process, with its type as the custom process."
		t.Release = ReleaseNever
		t.ReleaseInstead = "Create a job with `release` as its custom process."
		t.Scale = webScale(t.ReleaseInstead, "A service starts only `web`. Create another one with this custom process.")
		t.Equivalents = hostEquivalents{
			field: "Custom command", place: "Service → CMD override", mode: "Docker runtime mode", elsewhere: "Of another service.", byType: FormField{"Custom process", "{type}"}, release: "Command of a job",
			process: func() []Equivalent {
				return []Equivalent{
					ui("Instances", "2", "").at("Service → Resources").scales(),
					cli("Follow its logs", "northflank get service logs --tail", "It asks for the service.").does(ToReadLogs),
					cli("Run the command once", "northflank exec service --cmd {command} --shell-cmd 'sh -c'", "In a running container.").does(ToRunOnce),
					cli("Restart it", "northflank restart service", "It asks for the service.").does(ToRestart),
				}
			},
			web: func() []Equivalent {
				return []Equivalent{ui("Public port", "8080", "").at("Service → Ports & DNS").does(ToSetPort)}
			},
			app: func() []Equivalent { return []Equivalent{pushTo("the service")} },
		}
	})
}
