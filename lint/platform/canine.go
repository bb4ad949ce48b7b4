package platform

const canineBuild = "CanineHQ/canine app/services/builders/frontends/buildpack_builder.rb"

var _ = register(&caninePlatform)

var caninePlatform = Platform{
	ID:          "canine",
	Title:       "Canine",
	Rank:        31,
	NotVerified: []string{"Nothing was run on Canine. Only its choice of builders was read.", "Its classic builder, `heroku/builder-classic:22`."},
	Known:       canineFacts{&herokuPlatform.Strategies[1]},
	Strategies: []Target{
		canineTarget("heroku", "Heroku's builder", &herokuPlatform.Strategies[1], oldBuilders),
		canineTarget("paketo", "Paketo's builder", &paketoPlatform.Strategies[0], "The build fails."),
	},
}

func canineTarget(name, summary string, builder *Target, onError string) Target {
	return hosted(builder, func(t *Target) {
		t.Name, t.Summary, t.Known, t.OnError = name, summary, canineFacts{builder}, onError
		t.Unsure = []Topic{Ports, Traffic, Start, Releasing}
		t.RemarkOn, t.Upload = nil, fromGit // CanineHQ/canine app/jobs/projects/build_job.rb
		t.Port = Port{Env: true, Assumed: true, OnMiss: "Visitors see an error page: nothing listens on `$PORT`."}
		t.WithoutHTTP = "Nothing starts unless the service has a command."
		t.OthersAdvice = "Create a service with its own command for each."
		t.Release = ReleaseNever
		t.ReleaseInstead = "Enter it as the predeploy command of the project."
		t.Scale = webScale(t.ReleaseInstead, "A service starts only `web`. Create another one with its own command.")
		t.Equivalents = hostEquivalents{
			field: "Command", release: "Predeploy command", where: "Of the service.", elsewhere: "Of another service of the project.",
			process: func() []Equivalent {
				return []Equivalent{
					ui("Replicas", "2", "Of the service.").scales(),
					ui("Page with its pods", "Processes", "It shows their logs.").at("Project → Processes").does(ToReadLogs),
					ui("Button for a one-off pod", "New one-off pod", "It opens a shell.").at("Project → Processes").does(ToRunOnce),
				}
			},
			web: func() []Equivalent {
				return []Equivalent{ui("Container port", "3000", "Of the service. The default is 3000.").does(ToSetPort)}
			},
			task: func() []Equivalent {
				return []Equivalent{ui("Button for a one-off pod", "New one-off pod", "It opens a shell, in which you run the command.").at("Project → Processes").to(Once)}
			},
			app: func() []Equivalent {
				return []Equivalent{
					ui("Button that restarts the project", "Restart", "On the page of the project. It restarts all services.").does(ToRestart),
					pushTo("the project"),
				}
			},
		}
	})
}

type canineFacts struct{ builder *Target }

// About returns the platform's documentation.
func (canineFacts) About() About {
	return About{
		Backing:  "an add-on",
		Homepage: "https://docs.canine.sh",
		Checked:  "2026-11-22",
		Links:    []Link{{"Canine's documentation", "https://docs.canine.sh"}},
	}
}

// Ways says how it is known what does each task.
func (canineFacts) Ways() Ways {
	return Ways{
		ToStart:    {Source: "CanineHQ/canine app/models/service.rb", Verified: Read},
		ToScale:    {Source: "CanineHQ/canine app/models/service.rb", Verified: Read},
		ToReadLogs: {Source: "CanineHQ/canine config/routes.rb", Verified: Read},
		ToRunOnce:  {Source: "Canine docs, Processes and One-off Pods", Verified: Documented},
		ToRestart:  {Source: "CanineHQ/canine config/routes.rb", Verified: Read},
		ToDeploy:   {Source: "CanineHQ/canine README.md", Verified: Documented},
		ToSetPort:  {Source: "CanineHQ/canine app/models/service.rb", Verified: Read},
	}
}

// Brief returns the facts that views show.
func (f canineFacts) Brief() Facts {
	return Facts{
		Ports:     {"Whether `$PORT` is set is unverified.", canineBuild, Inferred},
		Releasing: {"The image stores `release`, but nothing is known to run it. The project's predeploy command runs before the services.", "CanineHQ/canine app/services/deployments/legacy_deployment_service.rb", Inferred},
	}.briefOn(f.builder, Read)
}

// Facts returns the other facts.
func (f canineFacts) Facts() Facts {
	return Facts{
		File:    {"`Procfile` in the root folder of the build, if the project builds with buildpacks.", canineBuild, Read},
		Traffic: {"The service that you expose gets the traffic.", canineBuild, Inferred},
		Start:   {"A service starts the image's default process, which is `web`, unless it has a command.", canineBuild, Inferred},
	}.on(f.builder, Read)
}
