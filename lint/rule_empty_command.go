package lint

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

var _ = register(Rule{
	Name:       "empty-command",
	Group:      CommandsGroup,
	Title:      "A process type has no command",
	Documented: emptyCommandDocs{},
	Check:      checkEmptyCommand,
})

type emptyCommandDocs struct{}

// Docs is the documentation.
func (emptyCommandDocs) Docs() Docs {
	return Docs{
		Summary: "Nothing stands after the colon of an entry.",
		Why: "A process type without a command starts nothing. Heroku's classic platform skips the line, Heroku's " +
			"Cloud Native Buildpacks stop the build, Drycc's controller refuses the deploy, and Google's reader takes " +
			"the next line for the command. Deis stores an empty command.",
		Bad:  Sample{Text: "web: node server.js\nworker:\n", Platforms: []string{"drycc"}},
		Good: Sample{Text: "web: node server.js\nworker: node worker.js\n", Platforms: []string{"drycc"}},
		Logs: []string{
			"Command can't be empty for process type",
			"no command specified, line …",
			"Syntax Error in Procfile, Line …: No Command Found",
			"invalid line in procfile, line …",
			"Invalid Procfile format",
			"Cannot read properties of null (reading '1')",
		},
		Sources: []string{"drycc/controller rootfs/api/utils.py", "GoogleCloudPlatform/buildpacks pkg/entrypoint/procfile.go", "heroku/buildpacks-procfile issue 73"},
	}
}

func checkEmptyCommand(p *Pass) {
	if p.Template() {
		return
	}
	entries := p.Entries()
	if !slices.ContainsFunc(entries, func(e Entry) bool { return e.Command == "" }) {
		return
	}
	filled := slices.ContainsFunc(entries, func(e Entry) bool { return e.Command != "" })
	refusals := map[*platform.Target]string{}
	times := map[string]int{}
	for _, e := range p.entries {
		times[e.Type]++
	}
	for _, e := range entries {
		if e.Command != "" {
			continue
		}
		cs := p.Judge(platform.Empty, func(t *platform.Target) (Severity, string) { return emptyCommand(p, t, e, refusals) })
		p.Report(Finding{
			Range:    procfile.Range{Start: e.TypeRange.Start, End: e.Colon + 1},
			Concerns: cs,
			Message:  p.Sentence("The process type "+quote(e.Type)+" has no command", cs, "write what it starts after the colon, or take the line out"),
			Fixes:    removeEmpty(p, e, filled && times[e.Type] == 1),
		})
	}
}

// emptyCommand asks the reader first: one that joins the next line to the entry
// finds a command there.
func emptyCommand(p *Pass, t *platform.Target, e Entry, refusals map[*platform.Target]string) (Severity, string) {
	process := p.yield(slices.Index(p.Targets, t), e.Line)
	filled := process != nil && strings.TrimSpace(process.Command) != ""
	switch t.EmptyCommand {
	case platform.EmptyTakesNextLine:
		if filled {
			return Error, "it takes the next line for its command, " + quote(strings.TrimSpace(process.Command))
		}
		return Error, "the line is ignored"
	case platform.EmptyRefused:
		if _, ok := refusals[t]; !ok {
			refusals[t] = refusal(p, t)
		}
		return Error, refusals[t]
	case platform.EmptyIgnored:
		if process != nil {
			return Error, "the process has nothing to run"
		}
		return Error, "the line is ignored"
	case platform.EmptyAccepted:
		if filled {
			return None, ""
		}
		return Warning, "it is taken as it is, and the process has nothing to run"
	}
	if filled {
		return None, ""
	}
	return Warning, "the process has nothing to run"
}

// refusal says what the platform does with the file, and its own text when it has
// one.
func refusal(p *Pass, t *platform.Target) string {
	r, refused := p.Read(t)
	switch {
	case refused != "":
		return withText(t, refused)
	case r.Error != "":
		return withText(t, r.Error)
	}
	return t.OnError
}

// removeEmpty takes the line out, where that loses no process that anybody waits for.
func removeEmpty(p *Pass, e Entry, removable bool) []Fix {
	if !removable {
		return nil
	}
	for _, t := range p.Targets {
		if p.getsHTTP(t, e) || t.Keep != nil && !p.Declares("web") {
			return nil // another process would be started, or none
		}
	}
	line := p.Doc.Lines[e.Line]
	return []Fix{{
		Title:         "Remove the line of " + quote(e.Type),
		Applicability: Suggested,
		Edits:         []TextEdit{Delete(procfile.Range{Start: line.Range.Start, End: line.EOL.End})},
	}}
}
