package platform

var _ = register(&applikuPlatform)

var applikuPlatform = Platform{
	ID:    "appliku",
	Title: "Appliku",
	Rank:  42,
	Known: applikuFacts{},
	Strategies: readsNone(Target{
		Elsewhere: "the app's Processes tab",
		Equivalents: elsewhere{
			web: func() []Equivalent {
				return []Equivalent{
					ui("Command of the process web", "{text}", "").at("Application settings → Processes").to(Starting),
				}
			},
			worker: func() []Equivalent {
				return []Equivalent{
					ui("Command of a process", "{text}", "").at("Application settings → Processes").to(Starting),
				}
			},
			release: func() []Equivalent {
				return []Equivalent{
					ui("Command of the process release", "{text}", "").at("Application settings → Processes").to(Starting),
				}
			},
			process: func() []Equivalent {
				return []Equivalent{
					ui("Number of instances", "2", "In a cluster.").at("Application settings → Processes").scales(),
				}
			},
			app: func() []Equivalent {
				return []Equivalent{
					pushTo("the application"),
				}
			},
		},
		Releases: Releases{ReleaseInstead: "Add a process called `release`."},
	}, Grammar, Names, Traffic, Start, Releasing),
}

type applikuFacts struct{}

// About returns the platform's documentation.
func (applikuFacts) About() About {
	return About{
		Homepage: "https://applikudocs.applikuapp.com/docs/applications/processes",
		Checked:  "2026-11-22",
		Links:    []Link{{"Managing processes", "https://applikudocs.applikuapp.com/docs/applications/processes"}},
	}
}

// Ways says how it is known what does each task.
func (applikuFacts) Ways() Ways {
	return allFrom("Appliku docs, Managing Processes", Documented, map[Task]Way{ToDeploy: {Source: "Appliku docs", Verified: Inferred}, ToReadLogs: none("No documented way was found."), ToRunOnce: none("No documented way was found."), ToRestart: none("No documented way was found."), ToSetPort: none("No documented way was found.")})
}

// Brief returns the facts about the platform that views show.
func (applikuFacts) Brief() Facts {
	return Facts{
		Grammar:   {"Appliku no longer reads a Procfile. An app that used one keeps the processes that were read last.", "Appliku docs, Managing Processes", Documented},
		Releasing: {"A process called `release` runs after every successful deployment.", "Appliku docs, Managing Processes", Documented},
	}
}

// Facts returns the other facts about the platform.
func (applikuFacts) Facts() Facts {
	return Facts{
		Names:   {"Latin letters, digits, and underscores. `web` and `release` are reserved.", "Appliku docs, Managing Processes", Documented},
		Traffic: {"`web` gets the traffic.", "Appliku docs, Managing Processes", Documented},
		Start:   {"The dashboard turns processes on and off. In a cluster, it scales them.", "Appliku docs, Managing Processes", Documented},
	}
}
