package platform

const choreoBuild = "wso2/docs-choreo-dev deploy-an-application-with-buildpacks.md"

var _ = register(&choreoPlatform)

var choreoPlatform = Platform{
	ID:          "choreo",
	Title:       "Choreo",
	Aliases:     []string{"wso2-choreo"},
	Rank:        34,
	NotVerified: []string{"Nothing was run on Choreo. Its documentation names Google's buildpacks."},
	Backing:     "a database",
	Offers:      "PostgreSQL MySQL Redis Kafka", // Choreo docs, Choreo-managed databases, caches, and message brokers
	Checked:     "2026-11-22",
	Links:       []Link{{"Choreo's documentation", "https://wso2.com/choreo/docs/"}},
	Known: Facts{
		Ports:     {"Whether `$PORT` is set is unverified.", choreoBuild, Inferred},
		Releasing: {"There is no release phase. Use a manual task instead.", choreoBuild, Inferred},
	},
	Strategies: []Target{hosted(&googleCloudPlatform.Strategies[0], func(t *Target) {
		t.Summary = "Google Cloud's buildpacks"
		t.Upload = fromGit // wso2/docs-choreo-dev en/docs/develop-components/deploy-a-containerized-application.md
		t.Unsure = []Topic{Ports, Traffic, Start, Releasing, Limits}
		t.Port = Port{Env: true, Assumed: true, OnMiss: "Visitors see an error page: nothing listens on `$PORT`."}
		t.OthersAdvice = "Create a component with its own Run Command for each."
		t.ReleaseInstead = "Run it as a manual task."
		t.Scale = webScale(t.ReleaseInstead, "A component starts only `web`. Create another one with its own Run Command.")
		t.Equivalents = hostEquivalents{
			field: "Run Command", place: "Build → Configuration", elsewhere: "Of another component.", release: "Run Command of a manual task",
			process: func() []Equivalent {
				return []Equivalent{
					ui("Min replicas and Max replicas", "2", "").at("Component → DevOps → Scaling").scales(),
					ui("Its logs", "Real-time Logs", "").at("Component → DevOps → Runtime → menu of a replica").does(ToReadLogs),
					ui("Button that restarts it", "Redeploy Release", "").at("Component → DevOps → Runtime").does(ToRestart),
					ui("Run Command of a manual task", "{text}", "A component of the type manual task runs it when you press Execute.").does(ToRunOnce),
				}
			},
			web: func() []Equivalent {
				return []Equivalent{
					ui("In `.choreo/component.yaml`", "endpoints:\n  - name: {type}\n    service:\n      port: 8080", "").does(ToSetPort),
				}
			},
			app: func() []Equivalent { return []Equivalent{pushTo("the component")} },
		}
	})},
}
