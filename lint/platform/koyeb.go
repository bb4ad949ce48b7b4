package platform

const koyebBuilder = "koyeb/builder builders/heroku/22-cnb/builder.toml"

var _ = register(&koyebPlatform)

var koyebPlatform = Platform{
	ID:    "koyeb",
	Hosts: []string{".koyeb.app"},
	Title: "Koyeb",
	Tool:  "koyeb",
	Rank:  20,
	NotVerified: []string{
		"Nothing was run on Koyeb. Its builder has version 4.2.1 of Heroku's Procfile buildpack.",
	},
	Backing: "a database service",
	Offers:  "PostgreSQL", // Koyeb docs, Databases
	Checked: "2026-11-21",
	Links:   []Link{{"Build from Git", "https://www.koyeb.com/docs/build-and-deploy/build-from-git"}},
	Known: Facts{
		Ports:     {"`$PORT` is the lowest exposed port, unless you set it.", "Koyeb docs, Environment Variables", Documented},
		Releasing: {"Nothing runs `release`. The image stores it.", koyebBuilder, Inferred},
	},
	ConfigFiles: []ConfigFile{{Path: "koyeb.yaml"}}, // koyeb/koyeb-cli README.md
	Strategies: []Target{hosted(&herokuPlatform.Strategies[1], func(t *Target) {
		t.Name, t.Summary = "", "Heroku's Cloud Native Buildpacks"
		t.OnError, t.Upload = oldBuilders, Upload{Git: true, Command: "koyeb deploy"} // Koyeb docs, Deploy a Project Directory
		t.Unsure, t.IgnoresDockerfile = []Topic{Releasing}, true                      // koyeb/koyeb-cli pkg/koyeb/services.go: the builder is buildpack unless it is set
		t.Port = Port{Env: true, Configurable: "Exposed ports", OnMiss: "Visitors see an error page: the health check finds nothing on the exposed port."}
		t.WithoutHTTP = "Nothing starts unless the service has a run command."
		t.OthersAdvice = "Create a worker service with its own run command for each other process."
		t.Release = ReleaseNever
		t.ReleaseInstead = "Run the command by hand, or at the start of the `web` command."
		t.Scale = webScale(t.ReleaseInstead, "A service starts only `web`. Create a worker service with its own run command.")
		t.Equivalents = hostEquivalents{
			field: "Run command", place: "Service → Settings → Builder", elsewhere: "Of a worker service of the same repository.",
			process: func() []Equivalent {
				return []Equivalent{
					cli("Run two instances", "koyeb services update {app}/{type} --scale 2", "").scales(),
					cli("Follow its logs", "koyeb services logs {app}/{type} --tail", "").does(ToReadLogs),
					cli("Run the command once", "koyeb services exec {app}/{type} sh -- -c {command}", "In a running instance.").does(ToRunOnce),
					cli("Deploy it again", "koyeb services redeploy {app}/{type} --use-cache", "").does(ToRestart),
				}
			},
			added: func() []Equivalent {
				return []Equivalent{
					cli("Create its service", `koyeb services create {type} --app {app} --type worker --git "github.com/$REPOSITORY" --git-buildpack-run-command {command}`, repositoryOnGitHub).to(Starting),
				}
			},
			web: func() []Equivalent {
				return []Equivalent{
					cli("Set the port", "koyeb services update {app}/{type} --port 8000:http --env PORT=8000", "").does(ToSetPort),
				}
			},
			task: func() []Equivalent {
				return []Equivalent{
					cli("Run the command once", "koyeb services exec {app}/web sh -- -c {command}", "In a running instance of `web`.").to(Once),
				}
			},
			app: func() []Equivalent { return []Equivalent{pushTo("the service")} },
		}
	})},
}
