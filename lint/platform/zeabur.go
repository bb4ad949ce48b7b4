package platform

var _ = register(&zeaburPlatform)

var zeaburPlatform = Platform{
	ID:          "zeabur",
	Title:       "Zeabur",
	Rank:        43,
	Known:       zeaburFacts{},
	ConfigFiles: []ConfigFile{{Path: "zbpack.json"}},
	Strategies: readsNone(Target{
		Elsewhere:   "`start_command` in `zbpack.json`",
		Equivalents: elsewhere{web: "start_command", worker: "start_command of another service", note: "In `zbpack.json`, or the variable `ZBPACK_START_COMMAND`."},
	}, Grammar, Start),
}

type zeaburFacts struct{}

// About returns the platform's documentation.
func (zeaburFacts) About() About {
	return About{
		Homepage: "https://zeabur.com/docs/guides/python",
		Checked:  "2026-11-22",
		Links:    []Link{{"Deploy Python projects", "https://zeabur.com/docs/guides/python"}},
	}
}

// Brief returns the facts about the platform that views show.
func (zeaburFacts) Brief() Facts {
	return Facts{
		Grammar:   {"zbpack, which builds apps for Zeabur, doesn't read a Procfile.", "zeabur/zbpack", Read},
		Releasing: {"No release phase is documented there.", "Zeabur docs, Python", Unknown},
	}
}

// Facts returns the other facts about the platform.
func (zeaburFacts) Facts() Facts {
	return Facts{
		Start: {"Each service has one start command, from `zbpack.json` or from what zbpack detects.", "Zeabur docs, Python", Documented},
	}
}
