package platform

import "strings"

const (
	googleEntrypoint = "GoogleCloudPlatform/buildpacks cmd/config/entrypoint/lib/lib.go"
	googleDocs       = "Google Cloud docs, About Procfiles"
)

var _ = register(&googleCloudPlatform)

var googleCloudPlatform = Platform{
	ID:       "google-cloud",
	Title:    "Google Cloud",
	Homepage: "https://github.com/GoogleCloudPlatform/buildpacks",
	Rank:     13,
	Checked:  "2026-11-20",
	Links: []Link{
		{"Google Cloud's buildpacks", "https://github.com/GoogleCloudPlatform/buildpacks"},
	},
	NotVerified: []string{
		"The order in which the build lists the processes that it found instead of web: it is random there.",
		"Any limit on names and commands.",
	},
	Known: googleCloudFacts{},
	Strategies: []Target{{
		Summary:        "Google Cloud's buildpacks, as Cloud Run uses them",
		Unsure:         []Topic{Limits},
		Reader:         readGoogle,
		Refuse:         refuseWithoutWeb,
		OnError:        "the build stops",
		CheckName:      googleName,
		NamePattern:    "letters, digits and underscores",
		Duplicates:     FirstWins,
		EmptyCommand:   EmptyTakesNextLine,
		Shell:          Bash,
		HTTP:           []string{"web"},
		NeedsHTTP:      HTTPRequired,
		WithoutHTTP:    "the build stops, because web has to be there",
		ReleaseInstead: "run it as a job of Cloud Run",
		Port:           Port{Default: "8080", Env: true, Configurable: "--port of gcloud run deploy", OnMiss: "requests get no answer"},
		Release:        ReleaseNever,
		Scale:          googleScale,
		Equivalents:    googleEquivalents{},
	}},
}

type googleCloudFacts struct{}

// Facts are what is known about the platform.
func (googleCloudFacts) Facts() Facts {
	return Facts{
		Grammar:      {"The buildpack matches (?m)^(\\w+):\\s*(.+)$ over the whole file and skips every line that does not match. Without any match the build fails with \"did not find any processes in Procfile\".", googleSource, Run},
		Names:        {"Letters, digits and underscores. A line whose name holds a hyphen is skipped.", googleSource, Run},
		File:         {"The file is named Procfile exactly, without an extension, and lies in the root folder. GOOGLE_ENTRYPOINT goes before it; App Engine and Cloud Functions do not read it.", googleEntrypoint, Read},
		Comments:     {"A line that starts with # does not match and is skipped; a # after a command stays in it, where bash takes it for a comment. A line such as http://… declares a process http.", googleSource, Run},
		DuplicateKey: {"The first of two entries wins; the build logs \"Skipping duplicate web process\".", googleSource, Run},
		Empty:        {"An entry without a command takes the next line as its command, because the spaces after the colon may cross the line end.", googleSource, Run},
		LineEnds:     {"A CR at the end of a command is trimmed. A lone CR ends no line.", googleSource, Run},
		Mark:         {"With a byte order mark the first line does not match and is skipped.", googleSource, Run},
		Encodings:    {"Bytes that are not valid UTF-8 stay in a command as they are.", googleSource, Run},
		Running:      {"Each command runs as bash -c COMMAND.", googleDocs, Documented},
		Ports:        {"The service sets $PORT, 8080 unless it is changed.", "gcloud reference, run deploy", Documented},
		Traffic:      {"web is the default process and gets the traffic.", googleEntrypoint, Read},
		Start:        {"web starts. Without it the build fails with \"web process not found in Procfile\". Other types are stored in the image and started only where something names them.", googleEntrypoint, Read},
		Releasing:    {"There is no release phase; a release entry is stored in the image. A job of Cloud Run is the equivalent.", googleEntrypoint, Read},
		Limits:       {"No limit was found.", googleSource, Unknown},
	}
}

func googleScale(name string, _ []string) (int, string) {
	if name == "web" {
		return 1, "web is the default process of the image; by default the service scales to zero without requests"
	}
	return 0, "it is stored in the image; only what names it starts it"
}

type googleEquivalents struct{}

// Process gives those of a process.
func (googleEquivalents) Process(u Use) []Equivalent {
	name := shellQuote(u.Type)
	image := name + ` --image "$IMAGE" --command ` + shellQuote("/cnb/process/"+u.Type)
	once := cli("Run it once as a job", "gcloud run jobs deploy "+image+" --tasks 1 --max-retries 0 && gcloud run jobs execute "+name+" --wait", "")
	switch u.Type {
	case "web":
		if u.Command == "" {
			return nil
		}
		note := ""
		list := googleList("GOOGLE_ENTRYPOINT=" + u.Command)
		if list[0] == '^' {
			note = "What stands between ^ and ^ separates variables, so that a comma may stand in the command."
		}
		return []Equivalent{
			cli("Say the same without a Procfile", "gcloud run deploy "+shellQuote(u.App)+" --source . --set-build-env-vars "+shellQuote(list), note),
			cli("Keep one instance at least", "gcloud run deploy "+shellQuote(u.App)+" --source . --min 1 --max 5", "By default it scales to zero. A deploy is the restart."),
			cli("Choose the port", "gcloud run deploy "+shellQuote(u.App)+" --source . --port 8080", "8080 is the default; $PORT says it to the app."),
		}
	case "release":
		once.Note = "Before the new version gets its traffic."
		return []Equivalent{once.to(Starting)}
	}
	return []Equivalent{
		cli("Run it in a worker pool", "gcloud run worker-pools deploy "+image+" --scaling 1", "").to(Starting),
		cli("Read its logs", "gcloud run worker-pools logs read "+name, ""),
		once,
	}
}

// googleList writes a list of one value for gcloud, which cuts lists at commas
// unless another separator stands between two ^ before them.
func googleList(value string) string {
	if !strings.Contains(value, ",") {
		return value
	}
	separator := ":"
	for _, other := range []string{"@", "|", ";", "~", "%"} {
		if !strings.Contains(value, separator) {
			break
		}
		separator = other
	}
	for strings.Contains(value, separator) {
		separator += "@"
	}
	return "^" + separator + "^" + value
}

// App gives those of the app.
func (googleEquivalents) App(u Use) []Equivalent {
	app := shellQuote(u.App)
	return []Equivalent{
		cli("Build and deploy this folder", "gcloud run deploy "+app+" --source .", "").to(Deploying),
		cli("Set a variable", "gcloud run deploy "+app+" --source . --update-env-vars NAME=VALUE", ""),
	}
}
