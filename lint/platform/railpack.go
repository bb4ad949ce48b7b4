package platform

import (
	"regexp"
	"slices"
	"sort"
	"strings"
)

const (
	railpackSource = "railwayapp/railpack core/providers/procfile/procfile.go"
	railpackApp    = "railwayapp/railpack core/app/app.go"
	railpackImage  = "railwayapp/railpack buildkit/convert.go"
)

var _ = register(&railpackPlatform)

var railpackPlatform = Platform{
	ID:           "railpack",
	CommandFiles: []string{"railpack.json"},
	Title:        "Railpack",
	Builder:      true,
	Rank:         14,
	NotVerified: []string{
		"Ports, traffic, and instances. They depend on the host that runs the image.",
		"Which parser the releases from 0.39 to 0.43 have: that of 0.38, or that of `railpack@main`, which reads the file line by line.",
		"Any limit on process types and commands.",
	},
	Checked: "2026-11-25",
	Links: []Link{
		{"Procfile", "https://railpack.com/config/procfile"},
		{"Railpack's Procfile provider", "https://github.com/railwayapp/railpack/blob/main/core/providers/procfile/procfile.go"},
	},
	Known: Facts{
		Grammar:   {"Railpack up to 0.38.0 reads the file with yaml.v2 as a map of strings. An error is \"error reading Procfile as YAML\" with the library's text.", railpackSource, Run},
		Running:   {"The command runs in `bash -c`.", railpackImage, Read},
		Ports:     {"Railpack sets no `$PORT`. The host may set it.", railpackImage, Inferred},
		Releasing: {"Railpack has no release phase. If `release` is the only entry, it becomes the start command. Use the host's pre-deploy command instead.", railpackSource, Read},
	},
	Printed: func() []Message {
		return []Message{
			{Text: "error reading Procfile as YAML: …", Means: "The build fails: the file isn't a YAML map of strings.", Source: railpackApp},
			{Text: "No start command detected.", Means: "Railpack found no command: not in the Procfile, and not in the app.", Source: "railwayapp/railpack core/validate.go"},
			{Text: "Railpack could not determine how to build the app", Kind: "buildpack", Means: "Railpack doesn't recognize the language of the app. The root directory may be another one.", Source: "railwayapp/railpack core/validate.go"},
		}
	},
	ConfigFiles: []ConfigFile{{Path: "railpack.json", Lacks: []string{`"startCommand"`}}}, // railwayapp/railpack docs/src/content/docs/config/file.mdx; a start command in it wins: core/generate/context.go
	Strategies:  railpackStrategies(),
}

func railpackStrategies() []Target {
	railpack := Target{
		Versions:          minors("0.", 1, 38),
		Summary:           "an image, from railpack build",
		Unsure:            []Topic{Ports, Traffic, Limits},
		Equivalents:       railpackEquivalents{},
		Upload:            Upload{Whole: true, Image: IgnoreFile{".dockerignore", DockerPatterns}}, // railwayapp/railpack docs/src/content/docs/config/excluding-files.md
		OtherFolder:       "The file has an effect only if its folder is the one that is built.",
		WithoutFile:       "Without a Procfile, Railpack starts the command that it detects.",
		StartsWithout:     true,
		Parser:            yaml2Parser,
		Prepare:           unixLines,
		RewordError:       func(text string) string { return "error reading Procfile as YAML: " + text },
		MarkNotStarted:    keepRailpack(true),
		NamePattern:       "any name",
		BuiltBy:           Railpack,
		IgnoresDockerfile: true, // railwayapp/railpack core/core.go
		OnError:           "The build fails.",
		Shell:             Bash,
		OwnBuildpacks:     true,
		ReleaseInstead:    "Use the host's command that runs before a deployment.",
		RunsBefore:        true,
		Release:           ReleaseNever,
		OthersAdvice:      "Deploy each other process as an app with its own start command.",
		Scale:             railpackScale("Use the host's pre-deploy command.", "Deploy it as another app with its own start command."),
		Fallback:          "Only the command that the build detects starts.",
	}
	main := railpack
	main.Name, main.Versions, main.Summary = "@main", []string{"main"}, "the source after 0.38, which reads line by line"
	main.Known = Facts{
		Grammar: {"A trimmed line must match `^([A-Za-z0-9_-]+):\\s*(.*)$`. Other lines are silently skipped.", railpackSource + " at a024c841", Read},
	}
	main.CheckName, main.NamePattern = skippedName, "letters, digits, underscores, and hyphens"
	main.Parser, main.RewordError, main.MarkNotStarted = railpackParser, nil, keepRailpack(false)
	return []Target{railpack, main}
}

var railpackParser = &Parser{Name: "railpack main", Parse: parseRailpack}

var railpackEntry = regexp.MustCompile(`^([A-Za-z0-9_-]+):\s*(.*)$`)

// parseRailpack reads line by line, like Railpack's source after 0.38. Of several entries of a type it returns the one that may
// start. Source: railwayapp/railpack core/providers/procfile/procfile.go at a024c841.
func parseRailpack(src []byte) Reading {
	r := Reading{ErrorLine: -1}
	at := map[string]int{}
	for l := linesOf(src, unixLine); l.next(); {
		m := railpackEntry.FindStringSubmatch(strings.TrimSpace(l.text))
		if m == nil {
			continue
		}
		p := Process{Type: m[1], Command: strings.TrimSpace(m[2]), Line: l.at}
		switch i, seen := at[p.Type]; {
		case !seen:
			at[p.Type] = len(r.Processes)
			r.Processes = append(r.Processes, p)
		case p.Type == "web" || p.Type == "worker" || r.Processes[i].Command == "":
			r.Processes[i] = p
		}
	}
	sort.SliceStable(r.Processes, func(i, j int) bool { return r.Processes[i].Line < r.Processes[j].Line })
	return r
}

// keepRailpack drops all processes except the one that Railpack starts. atRandom says that it starts a random
// one without web and worker: then the first one stays, and the reason of the others explains it.
func keepRailpack(atRandom bool) func([]Process) {
	return func(ps []Process) {
		start := railpackStart(ps)
		for i, p := range ps {
			switch {
			case i == start:
			case p.Command == "":
				ps[i].NotStarted = "An entry without a command is skipped."
			case p.Type == "release":
				ps[i].NotStarted, ps[i].OtherStarts = "Only `"+ps[start].Type+"` starts, and `release` doesn't run.", true
			case !atRandom || ps[start].Type == "web" || ps[start].Type == "worker":
				ps[i].NotStarted, ps[i].OtherStarts = "Only `"+ps[start].Type+"` starts.", true
			default:
				ps[i].NotStarted = "Without `web` and `worker`, one process starts at random."
			}
		}
	}
}

// railpackStart returns the index of web with a command, else of worker, else of the first type with one, or -1.
func railpackStart(ps []Process) int {
	best := -1
	for i, p := range ps {
		switch {
		case p.Command == "":
		case p.Type == "web":
			return i
		case best < 0, p.Type == "worker":
			best = i
		}
	}
	return best
}

// railpackScale is the scale on a host. release and advice are sentences about a release and about a process that Railpack drops.
func railpackScale(release, advice string) func(string, []string) (int, string) {
	return func(name string, types []string) (int, string) {
		ps := make([]Process, len(types))
		for i, t := range types {
			ps[i] = Process{Type: t, Command: t}
		}
		if start := railpackStart(ps); start >= 0 && types[start] == name {
			return 1, "it is the one process that Railpack starts"
		}
		if name == "release" {
			return 0, "Railpack doesn't run `release`. " + release
		}
		return 0, "Railpack starts only one process. " + advice
	}
}

type railpackEquivalents struct{}

func (railpackEquivalents) Process(u Use) []Equivalent {
	es := startedByBuilder(u, "RAILPACK_START_CMD=", "railpack build . --start-cmd ")
	if len(es) < 2 {
		return es
	}
	return slices.Insert(es, 1, ui("Without a Procfile: `deploy` in `railpack.json`", `{"deploy": {"startCommand":`+jsonText(u.Command)+"}}", ""))
}

func (railpackEquivalents) App(Use) []Equivalent { return nil }
