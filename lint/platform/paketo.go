package platform

import (
	"slices"
	"strings"
)

const (
	paketoSource = "paketo-buildpacks/procfile procfile/procfile.go"
	paketoBuild  = "paketo-buildpacks/procfile procfile/build.go"
	paketoReadme = "paketo-buildpacks/procfile README.md"
)

var _ = register(&paketoPlatform)

var paketoPlatform = Platform{
	ID:      "paketo",
	Title:   "Paketo",
	Builder: true,
	Rank:    14,
	NotVerified: []string{
		"Ports, traffic, and instances. They depend on the platform that runs the image.",
		"How the buildpack lifecycle treats process types that it doesn't accept.",
	},
	Checked: "2026-11-20",
	Links:   []Link{{"Paketo's Procfile buildpack", "https://github.com/paketo-buildpacks/procfile"}},
	Known: Facts{
		Grammar:   {"An entry matches `^([A-Za-z0-9_-]+):\\s*(.+)$`. Other lines are silently skipped.", paketoSource, Run},
		Running:   {"The launcher runs the command in a shell. On the tiny stack, or with `BP_DIRECT_PROCESS=true`, it splits it into words like a shell and runs it without one.", paketoBuild, Read},
		Ports:     {"The platform that runs the image may set `$PORT`.", paketoReadme, Unknown},
		Releasing: {"There is no release phase. The image stores `release`.", paketoBuild, Read},
	},
	Printed: func() []Message {
		return []Message{
			{Text: "determine start command: when there is no default process a command is required", Means: "The image declares no `web` process, so nothing starts by default.", Source: "buildpacks/lifecycle launch/launcher.go"},
			{Text: "SKIPPED: No procfile found from environment, source path, or binding.", Kind: "remark", Means: "The file doesn't exist or has no entry that the parser reads.", Source: "paketo-buildpacks/procfile procfile/detect.go"},
		}
	},
	ConfigFiles: []ConfigFile{ // buildpacks/spec extensions/project-descriptor.md; paketo-buildpacks/procfile procfile/build.go
		{Path: "project.toml", Has: []string{"paketo", "BP_DIRECT_PROCESS"}},
		{Path: "project.toml", Strategy: "tiny", Has: []string{"-tiny", ":tiny", "BP_DIRECT_PROCESS"}, Chooses: true},
	},
	Strategies: paketoStrategies(),
}

func paketoStrategies() []Target {
	base := Target{
		Summary:           "Paketo's Cloud Native Buildpacks",
		Unsure:            []Topic{Ports},
		RemarkOn:          paketoRemarks.on,
		Equivalents:       paketoEquivalents{},
		Upload:            Upload{Whole: true}, // buildpacks/pack pkg/client/build.go; exclude in project.toml leaves files out
		WithoutFile:       "Without a Procfile, the buildpack's default process starts, if it has one.",
		StartsWithout:     true,
		Parser:            paketoParser,
		LeavesOut:         notTOML,
		CheckName:         skippedName,
		NamePattern:       "letters, digits, underscores, and hyphens",
		BuiltBy:           Paketo,
		IgnoresDockerfile: true, // buildpacks/pack internal/build
		OnError:           "The build fails.",
		Shell:             Bash,
		OwnBuildpacks:     true,
		Release:           ReleaseNever,
		ReleaseInstead:    "Run the command from the image by hand.",
		Scale:             paketoScale,
		Defaults:          paketoDefaults(),
	}
	tiny := base
	tiny.Name, tiny.Summary, tiny.Known = "tiny", "the tiny image, or BP_DIRECT_PROCESS=true, without a shell", paketoTinyFacts
	tiny.Equivalents = paketoEquivalents{tiny: true}
	tiny.Shell = Shellwords
	tiny.Defaults = nil // the image has no shell for them
	tiny.RejectParsed = rejectTiny
	return []Target{base, tiny}
}

var paketoTinyFacts = Facts{
	Running: {"go-shellwords splits the command at its spaces, outside of quotes, and ends it at the first operator. The image starts it without a shell, so `$PORT` stays as it is.", paketoBuild, Run},
}

var paketoParser = &Parser{Name: "paketo", Parse: parsePaketo}

func parsePaketo(src []byte) Reading {
	r := scanForeman(src, "unable to parse Procfile Procfile\n"+tooLong)
	r.Processes = keepLast(r.Processes)
	return r
}

// rejectTiny returns the error for a command that go-shellwords can't split, or splits into no word.
func rejectTiny(_ []byte, r Reading) string {
	for _, p := range r.Processes {
		if !splits(p.Command) {
			return "unable to parse []\ninvalid command line string"
		}
		if first := strings.TrimLeft(p.Command, " \t\r"); first == "" || isOperator(first[0]) {
			return "index out of range [0] with length 0"
		}
	}
	return ""
}

// splits reports whether go-shellwords splits a command: each quote and each $( ends, and no other parenthesis
// is outside of quotes. Source: mattn/go-shellwords v1.0.14 shellwords.go.
func splits(command string) bool {
	var quote byte
	escaped, dollar := false, false
	for i := 0; i < len(command); i++ {
		c := command[i]
		switch {
		case escaped:
			escaped = false
		case c == '\\':
			escaped = quote != '\''
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case dollar && c != ')' && c != '(':
		case c == '\'', c == '"', c == '`':
			quote = c
		case c == '(' && (dollar || i == 0 || command[i-1] != '$'), c == ')' && !dollar:
			return false
		case c == '(', c == ')':
			dollar = c == '('
		case isOperator(c):
			return true
		}
	}
	return quote == 0 && !escaped && !dollar
}

func isOperator(c byte) bool { return strings.IndexByte(";&|<>", c) >= 0 }

func paketoScale(name string, types []string) (int, string) {
	if name == "web" || name == "worker" && !slices.Contains(types, "web") {
		return 1, "it is the image's default process"
	}
	return 0, untilNamed
}

var paketoRemarks = remarks{"web": {Text: "Its port, traffic, and instances depend on the platform that runs the image."}}

type paketoEquivalents struct{ tiny bool }

func (p paketoEquivalents) Process(u Use) []Equivalent {
	start := "docker run --rm --entrypoint " + shellQuote(u.Type)
	es := []Equivalent{cli("Start it from the image", start+` "$IMAGE"`, "").to(Starting)}
	if !p.tiny && u.Command != "" {
		es = append(es, cli("Run the command once", `docker run --rm --entrypoint launcher "$IMAGE" `+shellQuote(u.Command), "With the variables of the buildpacks.").does(ToRunOnce))
	}
	if u.Role == "http" {
		es = append(es, cli("Start it on a port", start+` --env PORT=8080 --publish 8080:8080 "$IMAGE"`, "").does(ToSetPort))
	}
	if u.Type == "web" {
		es = append(es, cli("Set it without a Procfile", `pack build "$IMAGE" --env `+shellQuote("BP_PROCFILE_DEFAULT_PROCESS="+u.Command), ""))
	}
	return es
}

func (paketoEquivalents) App(Use) []Equivalent {
	return []Equivalent{cli("Build the image", `pack build "$IMAGE"`, "")}
}
