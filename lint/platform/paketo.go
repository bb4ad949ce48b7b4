package platform

const (
	paketoSource = "paketo-buildpacks/procfile procfile/procfile.go"
	paketoBuild  = "paketo-buildpacks/procfile procfile/build.go"
	paketoReadme = "paketo-buildpacks/procfile README.md"
)

var _ = register(&paketoPlatform)

var paketoPlatform = Platform{
	ID:       "paketo",
	Title:    "Paketo",
	Homepage: "https://github.com/paketo-buildpacks/procfile",
	Rank:     14,
	Checked:  "2026-11-20",
	Links: []Link{
		{"Paketo's Procfile buildpack", "https://github.com/paketo-buildpacks/procfile"},
	},
	NotVerified: []string{
		"What runs the image: it decides on ports, traffic and instances.",
		"How the buildpack lifecycle treats process types that it does not accept.",
	},
	Known: paketoFacts{},
	Strategies: []Target{{
		Summary:        "Cloud Native Buildpacks of Paketo",
		Unsure:         []Topic{Ports},
		Reader:         readPaketo,
		Refuse:         refusePaketo,
		OnError:        "the build stops",
		CheckName:      skippedName,
		NamePattern:    "letters, digits, underscores and hyphens",
		Duplicates:     LastWins,
		EmptyCommand:   EmptyIgnored,
		Shell:          Bash,
		HTTP:           []string{"web"},
		NeedsHTTP:      HTTPOptional,
		Release:        ReleaseNever,
		ReleaseInstead: "start it from the image by hand",
		Scale:          paketoScale,
		Remarks:        paketoRemarks,
		Equivalents:    paketoEquivalents{},
	}},
}

type paketoFacts struct{}

// Facts are what is known about the platform.
func (paketoFacts) Facts() Facts {
	return Facts{
		Grammar:      {"Each line is matched against ^([A-Za-z0-9_-]+):\\s*(.+)$. Lines that do not match are skipped without a word.", paketoSource, Run},
		Names:        {"Letters, digits, underscores and hyphens.", paketoSource, Run},
		File:         {"The file is named Procfile and lies in the root folder of the app, or in a binding of the type Procfile, which wins; BP_PROCFILE_DEFAULT_PROCESS gives a web that both replace.", paketoReadme, Documented},
		Comments:     {"A line that starts with # does not match and is skipped; a # after a command stays in it, where the shell takes it for a comment. A line such as http://… declares a process http.", paketoSource, Run},
		DuplicateKey: {"The last of two entries wins, without a word.", paketoSource, Run},
		Empty:        {"A name and a colon alone are skipped; with spaces after the colon the command is one space.", paketoSource, Run},
		LineEnds:     {"CR LF is LF, and a CR at the end of the file is dropped. A lone CR ends no line.", paketoSource, Run},
		Mark:         {"With a byte order mark the first line does not match and is skipped.", paketoSource, Run},
		Encodings:    {"Bytes that are not valid UTF-8 stay in a command as they are.", paketoSource, Run},
		Running:      {"The launcher runs the command in a shell; on the tiny stack, or with BP_DIRECT_PROCESS=true, it is split into words as a shell does and run without one.", paketoBuild, Read},
		Ports:        {"What runs the image sets $PORT, if anything does.", paketoReadme, Unknown},
		Traffic:      {"What runs the image decides; web is the default process.", paketoBuild, Read},
		Start:        {"web is the default process of the image, else worker; capitals do not matter.", paketoBuild, Read},
		Releasing:    {"There is no release phase; a release entry is stored in the image.", paketoBuild, Read},
		Limits:       {"A line of more than 64 KiB stops the build with \"unable to parse Procfile\".", paketoSource, Run},
	}
}

func readPaketo(src []byte) Reading {
	r := scanForeman(src, "unable to parse Procfile Procfile\n"+tooLong)
	r.Processes = keepLast(r.Processes)
	return r
}

// refusePaketo is what the buildpack says when it finds nothing to do.
func refusePaketo(_ []byte, r Reading) string {
	if len(r.Processes) == 0 {
		return "SKIPPED: No procfile found from environment, source path, or binding."
	}
	return ""
}

func paketoScale(name string, types []string) (int, string) {
	if name == "web" || name == "worker" && !has(types, "web") {
		return 1, "it is the default process of the image"
	}
	return 0, "it is stored in the image; only what names it starts it"
}

func paketoRemarks(name string) []string {
	if name == "web" {
		return []string{"What runs the image decides on its port, its traffic and its instances."}
	}
	return nil
}

type paketoEquivalents struct{}

// Process gives those of a process.
func (paketoEquivalents) Process(u Use) []Equivalent {
	es := []Equivalent{cli("Start it from the image", `docker run --rm --entrypoint `+shellQuote(u.Type)+` "$IMAGE"`, "").to(Starting)}
	if u.Type == "web" {
		es = append(es, cli("Say the same without a Procfile", `pack build "$IMAGE" --env `+shellQuote("BP_PROCFILE_DEFAULT_PROCESS="+u.Command), ""))
	}
	return es
}

// App gives none.
func (paketoEquivalents) App(Use) []Equivalent { return nil }
