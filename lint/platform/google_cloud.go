package platform

import (
	"fmt"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/prose"
)

const (
	googleSource     = "GoogleCloudPlatform/buildpacks pkg/entrypoint/procfile.go"
	googleEntrypoint = "GoogleCloudPlatform/buildpacks cmd/config/entrypoint/lib/lib.go"
	googleStart      = "GoogleCloudPlatform/buildpacks pkg/gcpbuildpack/gcpbuildpack.go"
)

var _ = register(&googleCloudPlatform)

var googleCloudPlatform = Platform{
	ID:           "google-cloud",
	Hosts:        []string{".run.app", ".appspot.com"},
	CommandFiles: []string{"app.yaml", dockerfile},
	Title:        "Google Cloud",
	Aliases:      []string{"gcp", "cloud-run"},
	Rank:         13,
	NotVerified: []string{
		"The order in which the build lists the processes that it found instead of `web`. It is random.",
		"Any limit on process types and commands.",
	},
	Backing: "a managed service",
	Offers:  "PostgreSQL MySQL Redis Memcached Kafka", // Google Cloud docs, Cloud SQL, Memorystore, and Managed Service for Apache Kafka
	Checked: "2026-11-20",
	Links:   []Link{{"Google Cloud's buildpacks", "https://github.com/GoogleCloudPlatform/buildpacks"}},
	Known: Facts{
		Grammar:   {"The buildpack matches `(?m)^(\\w+):\\s*(.+)$` over the whole file and skips other lines. Without a match, the build fails with \"did not find any processes in Procfile\".", googleSource, Run},
		Running:   {"Commands run in `bash -c`.", googleStart, Read},
		Ports:     {"The service sets `$PORT`, by default 8080.", "gcloud reference, run deploy", Documented},
		Releasing: {"There is no release phase. The image stores `release`. Use a Cloud Run job instead.", googleEntrypoint, Read},
	},
	Printed: func() []Message {
		return []Message{
			{Text: "did not find any processes in Procfile", Means: "The build fails: the file has no entry that the parser reads.", Source: googleSource},
			{Text: "web process not found in Procfile, found processes: …", Means: "The build fails, because there is no `web` process.", Source: googleEntrypoint},
			{Text: "Skipping duplicate … process: …", Kind: "remark", Means: "A process type occurs twice. The first one is used.", Source: googleSource},
			{Text: "an entrypoint with \"GOOGLE_ENTRYPOINT\" env var or by creating a \"Procfile\" file", Means: "The build doesn't know what to start.", Source: "GoogleCloudPlatform/buildpacks cmd/python/missing_entrypoint/lib/lib.go"},
			{Text: "determine start command: when there is no default process a command is required"},
		}
	},
	ConfigFiles: []ConfigFile{ // GoogleCloudPlatform/buildpacks; Google Cloud documentation: app.yaml, gcloud topic gcloudignore
		{Path: "app.yaml", Has: []string{"runtime:"}},
		{Path: ".gcloudignore"},
		{Path: "project.toml", Has: []string{"gcr.io/", "google."}},
	},
	Strategies: []Target{{
		Summary:        "Google Cloud's buildpacks, as Cloud Run uses them",
		Unsure:         []Topic{Limits},
		Equivalents:    googleEquivalents{},
		Upload:         Upload{Ignore: []IgnoreFile{{".gcloudignore", GcloudPatterns}, {".gitignore", GitPatterns}}},
		Parser:         googleParser,
		RejectParsed:   inTurn(rejectWithoutWeb, notTOML),
		CheckName:      googleName,
		NamePattern:    "letters, digits, and underscores",
		BuiltBy:        GoogleBuildpacks,
		PrunesDev:      true, // GoogleCloudPlatform/buildpacks cmd/nodejs/npm/main.go
		OnError:        "The build fails.",
		Shell:          Bash,
		OwnBuildpacks:  true,
		NeedsHTTP:      HTTPRequired,
		WithoutHTTP:    "The build fails because the file has no `web`.",
		Port:           Port{Default: "8080", Env: true, Configurable: "`gcloud run deploy --port`", OnMiss: "Requests get no response: nothing listens on `$PORT`."},
		ReleaseInstead: "Run it as a Cloud Run job.",
		Release:        ReleaseNever,
		Scale:          startsWeb("`web` is the image's default process; by default, the service scales to zero without requests", "", untilNamed),
	}},
}

type googleEquivalents struct{}

func (googleEquivalents) Process(u Use) []Equivalent {
	name := shellQuote(u.Type)
	image := name + " --source . --command " + shellQuote("/cnb/process/"+u.Type)
	once := cli("Run it once as a job", "gcloud run jobs deploy "+image+" --tasks 1 --max-retries 0 && gcloud run jobs execute "+name+" --wait", "")
	switch u.Type {
	case "web":
		if u.Command == "" {
			return nil
		}
		note := ""
		list := googleList("GOOGLE_ENTRYPOINT=" + u.Command)
		if list[0] == '^' {
			note = "The text between `^` and `^` separates variables, so the command may contain a comma."
		}
		service := shellQuote(u.App)
		return []Equivalent{
			cli("Set it without a Procfile", "gcloud run deploy "+shellQuote(u.App)+" --source . --set-build-env-vars "+shellQuote(list), note).does(ToStart),
			cli("Keep at least one instance", "gcloud run deploy "+shellQuote(u.App)+" --source . --min 1 --max 5", "By default, it scales to zero.").scales(),
			cli("Read its logs", "gcloud run services logs read "+service, "").does(ToReadLogs),
			cli("Choose the port", "gcloud run deploy "+shellQuote(u.App)+" --source . --port 8080", "The default is 8080. The app gets it in `$PORT`.").does(ToSetPort),
			once.does(ToRunOnce),
		}
	case "release":
		once.Note = "Before the new version gets traffic."
		return []Equivalent{once.to(Starting)}
	}
	if u.runsOnce() {
		return []Equivalent{once.to(Once)}
	}
	return []Equivalent{
		cli("Run it in a worker pool", "gcloud run worker-pools deploy "+image+" --instances 1", "").to(Starting).does(ToScale),
		cli("Read its logs", "gcloud run worker-pools logs read "+name, "").does(ToReadLogs),
		once.does(ToRunOnce),
	}
}

// googleList writes a list of one value for gcloud, which splits lists at commas unless another separator is between two ^ before them.
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

func (googleEquivalents) App(u Use) []Equivalent {
	app := shellQuote(u.App)
	return []Equivalent{
		cli("Build and deploy this folder", "gcloud run deploy "+app+" --source .", "").to(Deploying),
		cli("Set a variable", "gcloud run deploy "+app+" --source . --update-env-vars NAME=VALUE", ""),
	}
}

// rejectWithoutWeb returns the error of Google's buildpacks for a file without web.
func rejectWithoutWeb(_ []byte, r Reading) string {
	if slices.ContainsFunc(r.Processes, func(p Process) bool { return p.Type == "web" }) {
		return ""
	}
	names := make([]string, 0, len(r.Processes))
	for _, p := range r.Processes {
		names = append(names, p.Type)
	}
	return fmt.Sprintf("web process not found in Procfile, found processes: %v", names)
}

var googleName = unless(isWord, NameProblem{Outcome: Ignored, Text: prose.T("The parser skips the line: only letters, digits, and underscores may be in a process type."), Fatal: true, Topic: Names})
