package platform

import "fmt"

const (
	googleSource   = "GoogleCloudPlatform/buildpacks pkg/entrypoint/procfile.go"
	capsulesSource = "codecapsules-io/codecapsules-docs docs/reference/add-procfile-to-backend-application.md"
	capsulesConfig = "codecapsules-io/codecapsules-docs products/backend-capsule/configure.md"
)

var _ = register(&codeCapsulesPlatform)

var codeCapsulesPlatform = Platform{
	ID:       "code-capsules",
	Title:    "Code Capsules",
	Homepage: "https://docs.codecapsules.io/products/backend-capsule/add-procfile",
	Rank:     1,
	Default:  true,
	Checked:  "2026-11-20",
	// python3 -m flask run is the example of its reference page.
	TeachesDevelopment: true,
	Links: []Link{
		{"Add a Procfile", "https://docs.codecapsules.io/products/backend-capsule/add-procfile"},
	},
	NotVerified: []string{
		"That today's builder still is Google Cloud's buildpacks: only an older page of the documentation says so, and everything about the grammar follows from it.",
		"Whether a Run Command wins over a Procfile when both exist.",
		"Whether the platform itself sets PORT; its guides rely on it.",
		"Any limit on the length of a command.",
	},
	Known: codeCapsulesFacts{},
	Strategies: []Target{{
		Summary:      "Backend Capsule built with Google Cloud's buildpacks",
		Unsure:       []Topic{Grammar, Names, Comments, DuplicateKey, Empty, LineEnds, Mark, Encodings, Running, Traffic, Releasing, Limits},
		Reader:       readGoogle,
		Refuse:       refuseWithoutWeb,
		Keep:         keepOnlyWeb,
		OnError:      "the build stops",
		CheckName:    googleName,
		NamePattern:  "letters, digits and underscores",
		Duplicates:   FirstWins,
		EmptyCommand: EmptyTakesNextLine,
		Shell:        Bash,
		HTTP:         []string{"web"},
		NeedsHTTP:    HTTPRequired,
		Port: Port{Default: "3000", Env: true, Assumed: true, Configurable: "Network Port",
			OnMiss: "the capsule's address answers with an error"},
		OtherFolder:    "it is read only when Project Path is set to its folder",
		WithoutHTTP:    "the build stops, because web has to be there",
		Others:         "give each other process a capsule of its own",
		Release:        ReleaseNever,
		ReleaseInstead: "run it with && before the server",
		Scale: func(name string, _ []string) (int, string) {
			switch name {
			case "web":
				return 1, "the capsule starts web"
			case "release":
				return 0, "a capsule starts only web, and nothing runs a release"
			}
			return 0, "a capsule starts only web; give this process a capsule of its own"
		},
		WithoutFile: "Without a Procfile Express and Java applications start by themselves; Python needs a Procfile or a Run Command.",
		Implied:     capsulesImplied,
		Equivalents: capsulesEquivalents{},
	}},
}

type codeCapsulesFacts struct{}

// Facts are what is known about the platform.
func (codeCapsulesFacts) Facts() Facts {
	return Facts{
		Grammar:      {"Google Cloud's buildpacks match (?m)^(\\w+):\\s*(.+)$ over the whole file and skip every line that does not match.", googleSource, Inferred},
		Names:        {"Letters, digits and underscores. A line whose name holds a hyphen is skipped.", googleSource, Inferred},
		File:         {"The file is named Procfile exactly, without an extension, and lies in the root folder of the project; procfile does not work.", capsulesSource, Documented},
		Comments:     {"A line that starts with # does not match and is skipped; a # after a command stays in it, where bash takes it for a comment.", googleSource, Inferred},
		DuplicateKey: {"The first of two entries wins; the build logs \"Skipping duplicate web process\".", googleSource, Inferred},
		Empty:        {"An entry without a command takes the next line as its command, because the spaces after the colon may cross the line end.", googleSource, Inferred},
		LineEnds:     {"A CR at the end of a command is trimmed.", googleSource, Inferred},
		Mark:         {"With a byte order mark the first line does not match and is skipped.", googleSource, Inferred},
		Encodings:    {"The file is read as UTF-8; nothing in a UTF-16 file matches.", googleSource, Inferred},
		Running:      {"Each command runs as bash -c COMMAND.", "GoogleCloudPlatform/buildpacks cmd/config/entrypoint/lib/lib.go", Inferred},
		Ports:        {"The app listens on $PORT; the capsule's Network Port is 3000 unless it is changed.", capsulesConfig, Documented},
		Traffic:      {"Only web runs and gets traffic; without it the build fails with \"web process not found in Procfile\".", googleSource, Inferred},
		Start:        {"web is the only process that starts. Express and Java applications start without a Procfile. A second process needs a capsule of its own.", capsulesSource, Documented},
		Releasing:    {"No release phase is documented; a release entry is stored in the image and never run.", googleSource, Inferred},
		Limits:       {"No limit is documented.", capsulesSource, Unknown},
	}
}

const capsulesForm = "Config → Capsule Parameters → Edit. "

func capsulesImplied(types []string) []Implied {
	if len(types) > 0 {
		return nil
	}
	return []Implied{{"web", "the application, where it is an Express or a Java one"}}
}

type capsulesEquivalents struct{}

// Process gives those of a process.
func (capsulesEquivalents) Process(u Use) []Equivalent {
	switch {
	case u.Type == "release":
		return nil
	case u.Command == "":
		return capsulesPort(u)
	}
	title, note := "Run Command", capsulesForm+"It runs when the capsule starts, not in the build. Leave it empty where the Procfile is used: which of the two wins is not verified."
	if u.Type != "web" {
		title, note = "Run Command of a Backend Capsule of its own", "Make another Backend Capsule on the same repository; a capsule runs one process."
	}
	es := []Equivalent{ui(title, u.Command, note).to(Starting)}
	if u.Type != "web" {
		es = append(es, ui("Project Path of that capsule", "/", capsulesForm+"The folder of the app; / is the default."))
	}
	return append(es, capsulesPort(u)...)
}

func capsulesPort(u Use) []Equivalent {
	if u.Role != "http" {
		return nil
	}
	port := u.Port
	if port == "" {
		port = "3000"
	}
	return []Equivalent{ui("Network Port", port, capsulesForm+"The app has to listen on it; 3000 is the default.").to(Listening)}
}

// App gives those of the app.
func (capsulesEquivalents) App(Use) []Equivalent {
	return []Equivalent{ui("Project Path", "/", capsulesForm+"The folder that holds the Procfile; / is the default.")}
}

// refuseWithoutWeb is the text of Google's buildpacks for a file without web.
func refuseWithoutWeb(_ []byte, r Reading) string {
	names := make([]string, 0, len(r.Processes))
	for _, p := range r.Processes {
		if p.Type == "web" {
			return ""
		}
		names = append(names, p.Type)
	}
	return fmt.Sprintf("web process not found in Procfile, found processes: %v", names)
}

func keepOnlyWeb(ps []Process) {
	for i := range ps {
		if ps[i].Type != "web" {
			ps[i].Dropped = "only web is started; this process is stored in the image and never run"
		}
	}
}

func googleName(name string) NameProblem {
	for i := 0; i < len(name); i++ {
		if !isWordByte(name[i]) {
			return NameProblem{Effect: "the line is skipped, because a process type may only hold letters, digits and underscores", Fatal: true, Topic: Names}
		}
	}
	return NameProblem{}
}
