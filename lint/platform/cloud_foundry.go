package platform

import "strings"

const (
	cfReader  = "cloudfoundry/buildpackapplifecycle buildpackrunner/runner.go"
	cfDocs    = "cloudfoundry/docs-buildpacks prod-server.html.md.erb"
	cfProcess = "cloudfoundry/docs-dev-guide multiple-processes.html.md.erb"
)

var _ = register(&cloudFoundryPlatform)

var cloudFoundryPlatform = Platform{
	ID:       "cloud-foundry",
	Title:    "Cloud Foundry",
	Tool:     "cf",
	Homepage: "https://docs.cloudfoundry.org/devguide/multiple-processes.html",
	Rank:     11,
	Checked:  "2026-11-20",
	Links: []Link{
		{"Pushing an app with multiple processes", "https://docs.cloudfoundry.org/devguide/multiple-processes.html"},
		{"Configuring a production server", "https://docs.cloudfoundry.org/buildpacks/prod-server.html"},
	},
	NotVerified: []string{
		"The method that reads the file was run alone, with yaml.v2 2.4.0, and not in a whole Cloud Foundry.",
		"Any limit on names and commands.",
	},
	Known: cloudFoundryFacts{},
	Strategies: []Target{{
		Summary:        "buildpack apps; -c of cf push goes before the Procfile",
		Unsure:         []Topic{Limits},
		Reader:         readYAML2,
		Complain:       cfInvalid,
		OnError:        "the staging stops",
		NamePattern:    "any",
		Duplicates:     LastWins,
		EmptyCommand:   EmptyAccepted,
		YAML:           true,
		InlineComment:  true,
		Shell:          Bash,
		HTTP:           []string{"web"},
		NeedsHTTP:      HTTPExpected,
		WithoutHTTP:    "no process gets a route",
		ReleaseInstead: "run it with cf run-task",
		Port:           Port{Env: true, OnMiss: "its health check fails and the app does not start", Stops: true},
		Release:        ReleaseNever,
		Scale:          cfScale,
		Equivalents:    cfEquivalents{},
	}},
}

type cloudFoundryFacts struct{}

// Facts are what is known about the platform.
func (cloudFoundryFacts) Facts() Facts {
	return Facts{
		Grammar:      {"The buildpack lifecycle reads the file with yaml.v2 into a map of strings; every failure is \"Failed to read command from Procfile: invalid YAML\".", cfReader, Run},
		Names:        {"Any name; null and ~ become empty.", cfReader, Run},
		File:         {"The file is named Procfile and lies in the root folder of the app.", cfReader, Read},
		Comments:     {"YAML comments: a line that starts with #, and a # after a space in a command.", cfReader, Run},
		DuplicateKey: {"The last of two entries wins, without a word.", cfReader, Run},
		Empty:        {"An entry without a command becomes an empty command.", cfReader, Run},
		LineEnds:     {"CR LF and a lone CR are line ends of YAML.", cfReader, Run},
		Mark:         {"YAML allows a byte order mark.", cfReader, Run},
		Encodings:    {"YAML is read as UTF-8, or as UTF-16 when it begins with a mark.", cfReader, Run},
		Running:      {"The commands of buildpack apps run as bash -c COMMAND.", "cloudfoundry/docs-dev-guide manifest-attributes.html.md.erb", Documented},
		Ports:        {"Each instance gets its $PORT from the platform.", cfDocs, Documented},
		Traffic:      {"Only web gets a route.", cfProcess, Documented},
		Start:        {"The first push starts one instance of web and none of every other type. Without web it says \"No start command specified by buildpack or via Procfile.\" and \"App will not start unless a command is provided at runtime.\"", cfProcess, Documented},
		Releasing:    {"There is no release phase; release is a process type as any other, and tasks are run with cf run-task.", cfProcess, Documented},
		Limits:       {"No limit was found.", cfReader, Unknown},
	}
}

func cfInvalid(string) string { return "Failed to read command from Procfile: invalid YAML" }

func cfScale(name string, _ []string) (int, string) {
	if name == "web" {
		return 1, "the first push starts one instance of web"
	}
	return 0, "stays at 0 until it is scaled"
}

type cfEquivalents struct{}

// Process gives those of a process.
func (cfEquivalents) Process(u Use) []Equivalent {
	app, process := shellQuote(u.App), " --process "+shellQuote(u.Type)
	once := cli("Run the command once", "cf run-task "+app+" --command "+shellQuote(u.Command), "").to(Once)
	if u.Type == "release" {
		return []Equivalent{once}
	}
	es := []Equivalent{
		cli("Run one instance", "cf scale "+app+process+" -i 1", "0 stops them all.").to(Starting),
		cli("Give it memory", "cf scale "+app+process+" -m 512M", "The app restarts."),
		cli("Restart its first instance", "cf restart-app-instance "+app+" 0"+process, "cf restart restarts all types."),
	}
	if u.Role != "http" {
		es = append(es, cli("Check the process and no port", "cf set-health-check "+app+" process"+process, "By default a port is checked, on which a worker does not listen.").to(Starting))
	}
	es = append(es, once)
	if u.Command == "" {
		return es
	}
	if u.Type == "web" {
		es = append(es, cli("Say the same without a Procfile", "cf push "+app+" -c "+shellQuote(u.Command), "-c null takes it away."))
	}
	note := "It wins over the Procfile until command is null."
	if strings.Contains(u.Command, "((") {
		note += " A name between (( and )) is replaced there."
	}
	entry := "- type: " + plainKey(u.Type) + "\n  command: " + yamlText(u.Command) + "\n  instances: 1"
	if u.Role != "http" {
		entry += "\n  health-check-type: process"
	}
	return append(es, ui("Without a Procfile, under processes in manifest.yml", entry, note))
}

// App gives those of the app.
func (cfEquivalents) App(u Use) []Equivalent {
	app := shellQuote(u.App)
	return []Equivalent{
		cli("List the processes", "cf app "+app, ""),
		cli("Follow the logs", "cf logs "+app, "Of all process types together."),
		cli("Restart the app", "cf restart "+app, "All process types together."),
		cli("Set a variable", "cf set-env "+app+" NAME VALUE", "It is there after cf restart."),
	}
}
