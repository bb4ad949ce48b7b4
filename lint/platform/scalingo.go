package platform

const (
	scalingoDocs   = "Scalingo/documentation src/_posts/platform/app/2000-01-01-procfile.md"
	scalingoDeploy = "Scalingo/documentation src/_posts/platform/app/2000-01-01-postdeploy-hook.md"
)

var _ = register(&scalingoPlatform)

var scalingoPlatform = Platform{
	ID:       "scalingo",
	Title:    "Scalingo",
	Tool:     "scalingo",
	Homepage: "https://doc.scalingo.com/platform/app/procfile",
	Rank:     15,
	Checked:  "2026-11-20",
	Links: []Link{
		{"Procfile", "https://doc.scalingo.com/platform/app/procfile"},
		{"Postdeploy hook", "https://doc.scalingo.com/platform/app/postdeploy-hook"},
	},
	NotVerified: []string{
		"The reader is closed. The documentation says that the file uses the syntax of YAML; which library reads it, and its error texts, are not known.",
		"What a process type with a hyphen or an underscore does: the documentation only allows letters and digits.",
		"Comments, empty commands, line ends and byte order marks.",
	},
	Known: scalingoFacts{},
	Strategies: []Target{{
		Summary: "buildpacks, from git push",
		Unsure:  []Topic{Grammar, Comments, Empty, LineEnds, Mark, Encodings},
		// What Scalingo does with a type that stands twice is undefined; the last one
		// is shown.
		Reader:         readYAML2,
		Complain:       scalingoInvalid,
		OnError:        "the deploy stops",
		CheckName:      scalingoName,
		NamePattern:    "letters and digits, at most 24",
		MaxName:        24,
		Duplicates:     DuplicatesUnknown,
		EmptyCommand:   EmptyUnknown,
		YAML:           true,
		InlineComment:  true,
		Shell:          Bash,
		HTTP:           []string{"web"},
		NeedsHTTP:      HTTPExpected,
		WithoutHTTP:    "no process gets HTTP traffic",
		ReleaseInstead: "name it postdeploy, which runs after each successful deploy",
		OtherFolder:    "it is read only when PROJECT_DIR names its folder",
		Port:           Port{Env: true, OnMiss: "requests get no answer"},
		Release:        ReleaseNever,
		Scale:          scalingoScale,
		Moment:         scalingoMoment,
		Remarks:        scalingoRemarks,
		Equivalents:    scalingoEquivalents{},
	}},
}

type scalingoFacts struct{}

// Facts are what is known about the platform.
func (scalingoFacts) Facts() Facts {
	return Facts{
		Grammar:      {"The file uses the syntax of YAML; which reader and what it does with a bad line is not known.", scalingoDocs, Inferred},
		Names:        {"[A-Za-z0-9]+, at most 24 characters: no hyphen and no underscore.", scalingoDocs, Documented},
		File:         {"The file is named Procfile exactly and lies in the root folder, or in $PROJECT_DIR.", scalingoDocs, Documented},
		Comments:     {"Comments are not documented; those of YAML are assumed.", scalingoDocs, Inferred},
		DuplicateKey: {"A process type has to be unique; what becomes of the second is undefined.", scalingoDocs, Documented},
		Empty:        {"Not documented.", scalingoDocs, Unknown},
		LineEnds:     {"Not documented; those of YAML are assumed.", scalingoDocs, Inferred},
		Mark:         {"Not documented; YAML allows a byte order mark.", scalingoDocs, Inferred},
		Encodings:    {"Not documented; YAML is read as UTF-8.", scalingoDocs, Inferred},
		Running:      {"Any bash command, with its variables.", scalingoDocs, Documented},
		Ports:        {"web has to listen on $PORT.", scalingoDocs, Documented},
		Traffic:      {"Only web gets HTTP traffic; tcp gets that of the TCP gateway.", scalingoDocs, Documented},
		Start:        {"web is started once, every other type stays at 0 until it is scaled.", scalingoDocs, Documented},
		Releasing:    {"release is not run. postdeploy runs after each successful deploy, for at most 20 minutes.", scalingoDeploy, Documented},
		Limits:       {"A process type has at most 24 characters.", scalingoDocs, Documented},
	}
}

// scalingoInvalid is no text of Scalingo's, which is not known.
func scalingoInvalid(string) string { return "not valid YAML" }

func scalingoName(name string) NameProblem {
	for i := 0; i < len(name); i++ {
		if !isWordByte(name[i]) || name[i] == '_' {
			return NameProblem{Effect: "its documentation allows only letters and digits in a process type", Topic: Names}
		}
	}
	return NameProblem{}
}

func scalingoScale(name string, _ []string) (int, string) {
	switch name {
	case "web":
		return 1, "the first deploy starts one web of size M"
	case "postdeploy":
		return 0, "runs after each successful deploy"
	}
	return 0, "stays at 0 until it is scaled"
}

func scalingoMoment(name string) string {
	if name == "postdeploy" {
		return "after each successful deploy"
	}
	return ""
}

func scalingoRemarks(name string) []string {
	switch name {
	case "postdeploy":
		return []string{"It runs after each successful deploy, for at most 20 minutes."}
	case "tcp":
		return []string{"It gets the traffic of the TCP gateway."}
	}
	return nil
}

type scalingoEquivalents struct{}

// Process gives those of a process.
func (scalingoEquivalents) Process(u Use) []Equivalent {
	app := "scalingo --app " + shellQuote(u.App)
	once := cli("Run the command once", app+" run "+shellQuote(u.Command), "").to(Once)
	if u.Type == "release" || u.Type == "postdeploy" {
		return []Equivalent{once}
	}
	return []Equivalent{
		cli("Run one container", app+" scale "+shellQuote(u.Type+":1"), "With a colon; 0 stops them all; a size may follow, as in "+u.Type+":1:XL.").to(Starting),
		cli("Restart its containers", app+" restart "+shellQuote(u.Type), ""),
		cli("Follow its logs", app+" logs --follow -F "+shellQuote(u.Type), ""),
		once,
		cli("Run the entry once", app+" run --type "+shellQuote(u.Type), "It takes the command from the Procfile."),
		cli("Scale it by load", app+" autoscalers-add --container-type "+shellQuote(u.Type)+" --metric cpu --target 0.75 --min-containers 2 --max-containers 4", "All of them are required."),
	}
}

// App gives those of the app.
func (scalingoEquivalents) App(u Use) []Equivalent {
	return []Equivalent{cli("List the containers", "scalingo --app "+shellQuote(u.App)+" ps", "")}
}
