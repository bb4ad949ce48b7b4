package command

import (
	"github.com/proclint/proclint/lint/ecosystem"
	"strings"

	"github.com/proclint/proclint/lint/procfile"
)

// folderFlags and chdirFlags are options that say where the reference is looked for; the folder of
// chdirFlags takes the place of the one that the program starts in.
const (
	folderFlags    ecosystem.Words = "--app-dir --pythonpath"
	chdirFlags     ecosystem.Words = "--chdir --dir --working-dir --workdir --prefix --cwd -C"
	workspaceFlags ecosystem.Words = "-w --workspace --filter -F" // choose the packages of the project whose scripts run
)

// Reference is what of the project the run names. Its kind is NoReference where that is not known: a variable in the word, an
// option in front of it that may have taken it for a value, a program that is not in the table.
func (r *Run) Reference() Reference { return r.reference }

func (r *Run) findReference() {
	kind, at := r.referenceWord()
	if kind != ecosystem.NoReference && !r.readReference(&r.reference, kind, at) {
		r.reference = Reference{}
	}
}

// Files are the files that options name, such as a configuration, and without which the program doesn't start.
func (r *Run) Files() (files []Reference) {
	for i := range r.Options {
		o := &r.Options[i]
		ref := Reference{}
		if (r.Program.Config.Has(o.Name) || r.Program.Files.Has(o.Name)) && r.readReference(&ref, ecosystem.File, o.Value) && !ref.Chdir {
			ref.Folders = nil
			files = append(files, ref)
		}
	}
	return files
}

func (r *Run) referenceWord() (ecosystem.ReferenceKind, procfile.Range) {
	switch {
	case r.Module && r.Program == nil:
		return ecosystem.InstalledModule, r.Name.Range
	case r.Base == "manage.py" && !r.Module:
		return ecosystem.File, r.Name.Range
	case r.Program == nil || r.Program.Reference == ecosystem.NoReference:
		return ecosystem.NoReference, procfile.Range{}
	}
	if o, ok := r.Option(r.Program.ReferenceFlags); ok {
		return r.Program.Reference, o.Value
	}
	if o, ok := r.Option("--run"); ok && r.Base == "node" { // nodejs/node src/node_task_runner.cc
		return ecosystem.Script, o.Value
	}
	switch {
	case len(r.Positional) == 0 || r.Doubtful || r.Program.ReferenceFlags != "" && r.Program.Name != "waitress-serve":
		return ecosystem.NoReference, procfile.Range{}
	case r.Program.Reference == ecosystem.Script || r.Program.Reference == ecosystem.ScriptOrBinary:
		return r.packageScript()
	}
	return r.Program.Reference, r.Positional[0].Range
}

// readReference takes a word apart. It reports false for one that is not what the program gets.
func (r *Run) readReference(ref *Reference, kind ecosystem.ReferenceKind, at procfile.Range) bool {
	text := r.Text(at)
	if n := len(text); n > 1 && (text[0] == '"' || text[0] == '\'') && text[n-1] == text[0] {
		at.Start, at.End = at.Start+1, at.End-1
		text = text[1 : n-1]
	}
	if text == "" || strings.ContainsAny(text, "$`%*{\\") {
		return false
	}
	ref.Kind, ref.Word, ref.Range, ref.Name, ref.NameRange = kind, text, at, text, at
	if colon := strings.IndexByte(text, ':'); colon >= 0 && (kind == ecosystem.Module || kind == ecosystem.Dotted) {
		ref.Kind = ecosystem.Module
		ref.Name, ref.Attribute = text[:colon], text[colon+1:]
		ref.NameRange.End = at.Start + colon
		ref.AttributeRange = procfile.Range{Start: at.Start + colon + 1, End: at.End}
	}
	if workspace := r.workspaceWord(); workspace != nil && ref.NamesScript() {
		ref.Workspace, ref.WorkspaceRange = workspace.Value, workspace.Range
	}
	for i := range r.Options {
		o := &r.Options[i]
		value := r.Text(o.Value)
		if ref.NamesScript() && workspaceFlags.Has(o.Name) && value != "" {
			if ref.Workspace != "" || strings.ContainsAny(value, "$`*{}!^[]'\"") || strings.Contains(value, "...") {
				return false // several packages, or a pattern
			}
			ref.Workspace, ref.WorkspaceRange = value, o.Value
		}
		chdir := chdirFlags.Has(o.Name)
		if !chdir && !folderFlags.Has(o.Name) || o.Name == "-C" && !ref.NamesScript() {
			continue
		}
		if strings.ContainsAny(value, "$`") {
			return false
		}
		ref.Folders = append(ref.Folders, strings.Split(value, ",")...)
		ref.Chdir = ref.Chdir || chdir
	}
	return true
}

// packageScript reads npm start, npm run NAME, yarn NAME and their kin.
func (r *Run) packageScript() (ecosystem.ReferenceKind, procfile.Range) {
	words := r.Positional
	if r.workspaceWord() != nil {
		words = words[2:]
	}
	switch first := &words[0]; {
	case first.Value == "run" || first.Value == "run-script":
		if len(words) > 1 {
			return r.runs(&words[1], first.Value)
		}
	case first.Value == "start" || first.Value == "test":
		return ecosystem.Script, first.Range
	case strings.ContainsAny(first.Value, "./"):
		if r.Base == "bun" {
			return ecosystem.File, first.Range
		}
	case r.Program.Reference == ecosystem.ScriptOrBinary && !managerCommands.Has(first.Value):
		return ecosystem.ScriptOrBinary, first.Range
	}
	return ecosystem.NoReference, procfile.Range{}
}

// workspaceWord is the package that yarn workspace NAME SCRIPT names, or nil.
func (r *Run) workspaceWord() *Word {
	if r.Base != "yarn" || len(r.Positional) < 3 || r.Positional[0].Value != "workspace" || !r.Positional[1].Static {
		return nil
	}
	return &r.Positional[1]
}

// runs is what a package manager runs by its command run. Those of yarn and bun also find a program of a dependency, and bun's finds a file.
// Sources: yarnpkg/yarn src/cli/commands/run.js, oven-sh/bun docs/cli/run.mdx, pnpm/pnpm exec/plugin-commands-script-runners/src/run.ts.
func (r *Run) runs(name *Word, command string) (ecosystem.ReferenceKind, procfile.Range) {
	switch {
	case command != "run" || r.Base != "yarn" && r.Base != "bun" || name.Value == "start": // no dependency has such a program
		return ecosystem.Script, name.Range
	case r.Base == "bun" && strings.ContainsAny(name.Value, "./"):
		return ecosystem.File, name.Range
	}
	return ecosystem.ScriptOrBinary, name.Range
}

const managerCommands ecosystem.Words = "add audit bin build-deps cache check config create dedupe deploy dlx exec fetch global help i import info init install " +
	"ls link list login logout node outdated pack plugin prune publish rebuild remove set stage store tag unlink unplug up update upgrade version why workspace workspaces x"
