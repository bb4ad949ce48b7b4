package platform

const controlPlaneBuild = "Control Plane docs, Buildpacks"

var _ = register(&controlPlanePlatform)

var controlPlanePlatform = Platform{
	ID:          "control-plane",
	Title:       "Control Plane",
	Aliases:     []string{"cpln"},
	Tool:        "cpln",
	Rank:        32,
	NotVerified: []string{"Nothing was run on Control Plane. `cpln image build` uses `heroku/builder:24`, unless `--builder` names another one."},
	Known:       controlPlaneFacts{},
	ConfigFiles: []ConfigFile{{Path: "Dockerfile", Strategy: "dockerfile", Chooses: true}}, // controlPlaneBuild
	Strategies:  controlPlaneStrategies(),
}

func controlPlaneStrategies() []Target {
	buildpacks := hosted(&herokuPlatform.Strategies[1], func(t *Target) {
		t.Name, t.Summary = "buildpacks", "Heroku's builder, from cpln image build"
		t.Upload = Upload{Whole: true} // cpln image build runs pack build: Control Plane docs, Buildpacks
		t.OnError = oldBuilders
		t.Unsure = []Topic{Ports, Traffic, Start, Releasing}
		t.Port = Port{Env: true, Assumed: true, Configurable: "`--port`", OnMiss: "Visitors see an error page: nothing listens on `$PORT`."}
		t.WithoutHTTP = "Nothing starts unless the workload has a command."
		t.OthersAdvice = "Create a workload with its own command for each."
		t.Release = ReleaseNever
		t.ReleaseInstead = "Run it in a cron workload, or by hand."
		t.Scale = webScale(t.ReleaseInstead, "A workload starts only `web`. Create another one with its own command.")
		t.Equivalents = hostEquivalents{
			field: "Command", where: "Of the workload's container.", elsewhere: "Of another workload's container.",
			process: func() []Equivalent {
				return []Equivalent{
					ui("Minimum and maximum scale", "2", "").at("Workload → Capacity").scales(),
					cli("Read its logs", "cpln logs {workload}", "").does(ToReadLogs),
					cli("Run the command once", "cpln workload exec {type} -- sh -c {command}", "In a running replica.").does(ToRunOnce),
					cli("Restart it", "cpln workload force-redeployment {type}", "").does(ToRestart),
				}
			},
			web: func() []Equivalent {
				return []Equivalent{
					ui("Port of the container", "8080", "Of the workload.").does(ToSetPort),
				}
			},
			task: func() []Equivalent {
				return []Equivalent{
					cli("Run the command once", "cpln workload exec web -- sh -c {command}", "In a running replica of `web`.").to(Once),
				}
			},
			app: func() []Equivalent {
				return []Equivalent{
					cli("Build and push the image", "cpln image build --name {app}:latest --push", "Then choose it for the workload.").to(Deploying),
				}
			},
		}
	})
	return []Target{buildpacks, builtFrom(unreadFacts{
		Grammar:   {"`cpln image build` builds a Dockerfile if the folder has one, and doesn't read the Procfile.", controlPlaneBuild, Documented},
		Running:   {"The image's `CMD` runs, or the workload's command.", controlPlaneBuild, Inferred},
		Ports:     controlPlaneFacts{}.Brief()[Ports],
		Traffic:   {"The workload that runs the web server gets the traffic.", controlPlaneBuild, Inferred},
		Start:     {"A workload starts the image's `CMD`, unless it has a command.", controlPlaneBuild, Documented},
		Releasing: {"Nothing is known to run `release`.", controlPlaneBuild, Inferred},
	}, &buildpacks)}
}

type controlPlaneFacts struct{}

// About returns the platform's documentation.
func (controlPlaneFacts) About() About {
	return About{
		Backing:  "a template of the catalog",
		Homepage: "https://docs.controlplane.com/guides/buildpacks",
		Checked:  "2026-11-22",
		Links:    []Link{{"Buildpacks", "https://docs.controlplane.com/guides/buildpacks"}},
	}
}

// Ways says how it is known what does each task.
func (controlPlaneFacts) Ways() Ways {
	return allFrom("@controlplane/cli dist/src/commands/workload.js", Read, map[Task]Way{ToStart: {Source: controlPlaneBuild, Verified: Inferred}, ToScale: {Source: "Control Plane docs, Workload capacity", Verified: Inferred}, ToReadLogs: {Source: "Control Plane docs, Logs", Verified: Inferred}, ToDeploy: {Source: controlPlaneBuild, Verified: Documented}, ToSetPort: {Source: controlPlaneBuild, Verified: Inferred}})
}

// Brief returns the facts about the platform that views show.
func (controlPlaneFacts) Brief() Facts {
	return Facts{
		Ports:     {"The workload's port gets the traffic. Whether `$PORT` is set is unverified.", controlPlaneBuild, Inferred},
		Releasing: {"The image stores `release`, but nothing is known to run it.", controlPlaneBuild, Inferred},
	}.briefOn(&herokuPlatform.Strategies[1], Documented)
}

// Facts returns the other facts about the platform.
func (controlPlaneFacts) Facts() Facts {
	return Facts{
		File:    {"`Procfile` in the folder that `cpln image build` builds, unless it has a Dockerfile.", controlPlaneBuild, Documented},
		Traffic: {"The workload that runs `web` gets the traffic.", controlPlaneBuild, Inferred},
		Start:   {"A workload starts the image's default process, which is `web`, unless it has a command.", controlPlaneBuild, Inferred},
	}.on(&herokuPlatform.Strategies[1], Documented)
}
