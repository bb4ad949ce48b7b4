package command

import (
	"strings"

	"github.com/proclint/proclint/lint/procfile"
)

// folderFlags and chdirFlags are options that say where the reference is looked for; the folder of
// chdirFlags takes the place of the one that the program starts in.
const (
	folderFlags    Words = "--app-dir --pythonpath"
	chdirFlags     Words = "--chdir --dir --working-dir --workdir --prefix --cwd -C"
	workspaceFlags Words = "-w --workspace --filter -F" // choose the packages of the project whose scripts run
)

// Reference is what of the project the run names. Its kind is NoReference where that is not known: a variable in the word, an
// option in front of it that may have taken it for a value, a program that is not in the table.
func (r *Run) Reference() Reference { return r.reference }

func (r *Run) findReference() {
	kind, at := r.referenceWord()
	if kind != NoReference && !r.readReference(&r.reference, kind, at) {
		r.reference = Reference{}
	}
}

// Files are the files that options name, such as a configuration, and without which the program doesn't start.
func (r *Run) Files() (files []Reference) {
	for i := range r.Options {
		o := &r.Options[i]
		ref := Reference{}
		if (r.Program.Config.Has(o.Name) || r.Program.Files.Has(o.Name)) && r.readReference(&ref, File, o.Value) && !ref.Chdir {
			ref.Folders = nil
			files = append(files, ref)
		}
	}
	return files
}

func (r *Run) referenceWord() (ReferenceKind, procfile.Range) {
	switch {
	case r.Module && r.Program == nil:
		return InstalledModule, r.Name.Range
	case r.Base == "manage.py" && !r.Module:
		return File, r.Name.Range
	case r.Program == nil || r.Program.Reference == NoReference:
		return NoReference, procfile.Range{}
	}
	if o, ok := r.Option(r.Program.ReferenceFlags); ok {
		return r.Program.Reference, o.Value
	}
	if o, ok := r.Option("--run"); ok && r.Base == "node" { // nodejs/node src/node_task_runner.cc
		return Script, o.Value
	}
	switch {
	case len(r.Positional) == 0 || r.Doubtful || r.Program.ReferenceFlags != "" && r.Program.Name != "waitress-serve":
		return NoReference, procfile.Range{}
	case r.Program.Reference == Script || r.Program.Reference == ScriptOrBinary:
		return r.packageScript()
	}
	return r.Program.Reference, r.Positional[0].Range
}

// readReference takes a word apart. It reports false for one that is not what the program gets.
func (r *Run) readReference(ref *Reference, kind ReferenceKind, at procfile.Range) bool {
	text := r.Text(at)
	if n := len(text); n > 1 && (text[0] == '"' || text[0] == '\'') && text[n-1] == text[0] {
		at.Start, at.End = at.Start+1, at.End-1
		text = text[1 : n-1]
	}
	if text == "" || strings.ContainsAny(text, "$`%*{\\") {
		return false
	}
	ref.Kind, ref.Word, ref.Range, ref.Name, ref.NameRange = kind, text, at, text, at
	if colon := strings.IndexByte(text, ':'); colon >= 0 && (kind == Module || kind == Dotted) {
		ref.Kind = Module
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
func (r *Run) packageScript() (ReferenceKind, procfile.Range) {
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
		return Script, first.Range
	case strings.ContainsAny(first.Value, "./"):
		if r.Base == "bun" {
			return File, first.Range
		}
	case r.Program.Reference == ScriptOrBinary && !managerCommands.Has(first.Value):
		return ScriptOrBinary, first.Range
	}
	return NoReference, procfile.Range{}
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
func (r *Run) runs(name *Word, command string) (ReferenceKind, procfile.Range) {
	switch {
	case command != "run" || r.Base != "yarn" && r.Base != "bun" || name.Value == "start": // no dependency has such a program
		return Script, name.Range
	case r.Base == "bun" && strings.ContainsAny(name.Value, "./"):
		return File, name.Range
	}
	return ScriptOrBinary, name.Range
}

const managerCommands Words = "add audit bin build-deps cache check config create dedupe deploy dlx exec fetch global help i import info init install " +
	"ls link list login logout node outdated pack plugin prune publish rebuild remove set stage store tag unlink unplug up update upgrade version why workspace workspaces x"
