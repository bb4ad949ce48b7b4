package check

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/repository"
)

// What the rules of the group Repository share: where a command looks for the files that it names, and on which platforms that is known.

// ProjectRuns are the views whose main program is known, in a file that a platform reads, if the list of the repository's files is complete.
func (vs *CommandViews) ProjectRuns() []*View {
	if !vs.readings.seesApp() {
		return nil
	}
	if vs.projectRuns != nil {
		return vs.projectRuns
	}
	out := []*View{}
	for _, v := range vs.Commands() {
		if run := v.Main(); run != nil && run.DirKnown {
			out = append(out, v)
		}
	}
	vs.projectRuns = out
	return out
}

// seesApp reports whether a platform reads the file, and all files beside it are known.
func (g *Unit) seesApp() bool {
	return g.Repository != nil && !g.Variant() && g.Repository.Complete()
}

// WorkingFolders are the folders from the root in which a run may start: the app may be the folder of the Procfile or the whole
// repository. None if one of them leads out of it, or the folder doesn't exist.
func (n *App) WorkingFolders(run *command.Run) []string {
	var folders []string
	for _, folder := range n.Repository.Roots() {
		folders = append(folders, path.Join(folder, run.Dir))
	}
	if LeavesRepository(folders[0]) || !n.Repository.IsFolder(folders[0]) {
		return nil
	}
	return folders
}

// JoinEach joins a folder that an option names to each of the others; none if that isn't possible.
func JoinEach(folders []string, option string) []string {
	var out []string
	for _, folder := range folders {
		joined := path.Join(folder, option)
		if strings.HasPrefix(option, "/") || strings.HasPrefix(option, "~") || strings.Contains(option, `\`) || LeavesRepository(joined) {
			return nil
		}
		out = append(out, joined)
	}
	return out
}

// LeavesRepository reports whether a path leads out of the repository.
func LeavesRepository(folder string) bool { return folder == ".." || strings.HasPrefix(folder, "../") }

// NeedsNoQuotes reports whether a text needs no quotes in a command.
func NeedsNoQuotes(s string) bool {
	return consistsOf(s, func(c byte) bool { return c > ' ' && c < 0x7F && strings.IndexByte("\"'\\$`&|;<>()*?[]{}!#~", c) < 0 })
}

// RelativeTo is a path from the root as a command that starts in folder must name it, "" if it isn't in there.
func RelativeTo(folder, path string) string {
	if folder == "" {
		return path
	}
	if rest, ok := strings.CutPrefix(path, folder+"/"); ok {
		return rest
	}
	return ""
}

// OptionFiles are the files that options of a view's command name, or those of the script of package.json that it runs,
// where the command names that script. A file that is named twice may be made by the command.
func (n *App) OptionFiles(v *View) (files []command.Reference) {
	run, text := v.Main(), v.Cmd.Text
	named, ref := run.Files(), run.Reference()
	if ref.Kind == ecosystem.Script || ref.Kind == ecosystem.ScriptOrBinary {
		node := n.Repository.Node(path.Join(n.Repository.Folder(), run.Dir))
		if node == nil || node.HasScript("pre"+ref.Name) || len(ref.Folders) > 0 {
			return nil
		}
		text = node.Script(ref.Name)
		if run = command.Parse(text).Main(); run == nil || run.Dir != "" || !run.DirKnown {
			return nil
		}
		named = run.Files()
		for i := range named {
			named[i].Range = ref.Range
		}
	}
	for _, file := range named {
		if strings.Count(text, file.Name) == 1 && file.Name != "-" {
			files = append(files, file)
		}
	}
	return files
}

// SpringSettings are the texts of the settings of Spring Boot: those in the jar of a module, those in the folder where it starts, and those in config
// of both. known is false where one can't be read. Source: Spring Boot documentation, Externalized Configuration.
func (n *App) SpringSettings(started, module string) (settings []string, known bool) {
	for _, folder := range [...]string{path.Join(module, "src/main/resources"), path.Join(module, "src/main/resources/config"), started, path.Join(started, "config")} {
		for _, name := range n.Repository.Files(folder, "") {
			file := path.Join(folder, name)
			if !repository.SetsSpring(file) {
				continue
			}
			text, known := n.Repository.Text(file)
			if !known {
				return nil, false
			}
			settings = append(settings, text)
		}
	}
	return settings, true
}

// HelpFor is the advice about a file that a platform lacks. One with variables doesn't belong there.
func HelpFor(file string, help prose.Text) prose.Text {
	if strings.HasPrefix(path.Base(file), ".env") {
		return prose.T("Set the file's variables on the platform, and leave the option out.")
	}
	return help
}

// MayHaveModule reports whether a folder may contain the module: a build may create it, and a folder without __init__.py is a package too.
func (n *App) MayHaveModule(root string, parts []string) bool {
	file := path.Join(root, path.Join(parts...))
	if n.Repository.IsFolder(file) || repository.Built(file+"/x") {
		return true
	}
	return slices.ContainsFunc([]string{".py", ".pyx", ".pyc", ".pyd", ".so"}, func(ending string) bool { return n.Repository.IsFile(file + ending) })
}

// StartedFile is the path from the root of the file that a run starts by a reference, or "" if there is no such file.
func (n *App) StartedFile(run *command.Run, ref command.Reference) string {
	names := []string{ref.Name}
	switch ref.Kind {
	case ecosystem.File:
		if run.Base == "node" {
			names = append(names, ref.Name+".js") // node adds it
		}
	case ecosystem.Module, ecosystem.InstalledModule:
		names[0] = ModuleFile(ref.Name)
	default:
		return ""
	}
	starts := n.WorkingFolders(run)
	for _, folder := range ref.Folders {
		starts = append(starts, JoinEach(starts, folder)...)
	}
	for _, start := range starts {
		for _, name := range names {
			if file := path.Join(start, name); n.Repository.IsFile(file) {
				return file
			}
		}
	}
	return ""
}

// CodeFile is the path from the root of the code that a run starts by a reference: the file, or the one of TypeScript that a
// build makes it from; "" where none is known.
func (n *App) CodeFile(run *command.Run, ref command.Reference) string {
	return cmp.Or(n.StartedFile(run, ref), n.compiledFrom(run, ref))
}

// compiledFrom is the file of TypeScript from which a build makes the script of a run of Node.js, "" where none is known.
// tsc keeps the folders below rootDir, which is src or the folder of tsconfig.json as a rule.
func (n *App) compiledFrom(run *command.Run, ref command.Reference) string {
	name := strings.TrimSuffix(path.Clean(ref.Name), ".js")
	parts := strings.Split(name, "/")
	at := slices.IndexFunc(parts, ecosystem.TypeScriptOutput.Names)
	folders := n.WorkingFolders(run)
	if run.Base != "node" || ref.Kind != ecosystem.File || at < 0 || len(folders) == 0 {
		return ""
	}
	root, inside := path.Join(folders[0], path.Join(parts[:at]...)), path.Join(parts[at+1:]...)+".ts"
	for _, file := range []string{path.Join(root, "src", inside), path.Join(root, inside)} {
		if n.Repository.IsFile(file) {
			return file
		}
	}
	return ""
}

// ModuleFile is the path of a Python module that is a file, from the folder that is searched.
func ModuleFile(name string) string { return strings.ReplaceAll(name, ".", "/") + ".py" }

// undeployed are names of folders whose Procfiles aren't deployed, and trials are words in such names.
const (
	undeployed ecosystem.Words = "doc docs template templates snippets __fixtures__ node_modules vendor third_party .git"
	trials     ecosystem.Words = "test tests testing testdata testapp testapps spec specs e2e cypress mock mocks stub stubs fixture fixtures " +
		"example examples sample samples demo demos tutorial tutorials quickstart quickstarts starter starters playground playgrounds " +
		"boilerplate boilerplates skeleton skeletons scaffold scaffolds"
)

// IsUndeployed reports whether no platform deploys a folder as an application, by its name.
func IsUndeployed(folder string) bool {
	return slices.ContainsFunc(strings.Split(strings.ToLower(folder), "/"), func(name string) bool {
		return undeployed.Has(name) || slices.ContainsFunc(strings.FieldsFunc(name, dividesWords), trials.Has)
	})
}

// deploying are words in files that deploy a folder, besides the names of platforms.
const deploying ecosystem.Words = "deploy subtree docker container buildpack appdir procfile"

// MultiProcfile is the buildpack that takes a Procfile from any folder, which its settings name.
const MultiProcfile = "multi-procfile"

// DeploysAlone reports whether the folder of the Procfile is deployed as an app: it has a file that
// configures it, or a pipeline or a buildpack of the repository names it.
func (n *App) DeploysAlone() bool {
	r := n.Repository
	return r != nil && (len(n.shownBeside()) > 0 || slices.ContainsFunc(r.Pipelines(), func(file string) bool {
		text, _ := r.Text(file)
		return strings.Contains(text, MultiProcfile) || namesFolder(text, r.Folder()) && mentionsDeploy(strings.ToLower(text))
	}))
}

func mentionsDeploy(text string) bool {
	return deploying.AnyIn(text) || slices.ContainsFunc(platform.All(), func(p *platform.Platform) bool {
		return !p.ReadsNone() && containsWhole(text, p.ID, continuesWord)
	})
}

// namesFolder reports whether a text contains the path of a folder, and not as a part of another path.
func namesFolder(text, folder string) bool { return containsWhole(text, folder, continuesPath) }

// containsWhole reports whether a text contains a word or a path where neither continues. A slash may follow, as after the name of a folder.
func containsWhole(text, whole string, continues func(byte) bool) bool {
	if whole == "" {
		return false
	}
	for at := 0; ; {
		i := strings.Index(text[at:], whole)
		if i < 0 {
			return false
		}
		at += i
		before := strings.TrimSuffix(text[:at], "./")
		after := text[at+len(whole):]
		if (before == "" || !continues(before[len(before)-1])) && (after == "" || after[0] == '/' || !continues(after[0])) {
			return true
		}
		at += len(whole)
	}
}

func continuesWord(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' }

func continuesPath(c byte) bool {
	return c == '_' || c == '-' || c == '.' || c == '/' || continuesWord(c)
}

// ScriptEndings are extensions of files that people write and no build creates.
const ScriptEndings ecosystem.Words = ".py .rb .php .js .mjs .cjs .sh .ts"

// InContainer reports whether a file beside the Procfile that the build of a platform reads, such as a Dockerfile, decides which
// programs and files there are.
func (n *App) InContainer(t *platform.Target) bool { return n.changed(t, platform.Image) }

// EntersImage reports whether the ENTRYPOINT of the app's image gets the words of commands as its arguments.
func (n *App) EntersImage(t *platform.Target) bool {
	if !n.InContainer(t) {
		return false
	}
	image := n.Repository.Dockerfile()
	return image != nil && image.Entered()
}

// Prepared reports whether such a file may write files, change their modes, or set variables before the app starts.
func (n *App) Prepared(t *platform.Target) bool { return n.changed(t, platform.Writes) }

// Installs reports whether such a file may install programs.
func (n *App) Installs(t *platform.Target) bool { return n.changed(t, platform.Installs) }

func (n *App) changed(t *platform.Target, how platform.Changes) bool {
	return slices.ContainsFunc(n.Repository.BuildFiles(), func(f *platform.BuildFile) bool {
		return f.Changes&how == how && t.ReadsInBuild(f)
	})
}

// MayHaveMore reports whether more may be installed on a platform than the manifests name.
func MayHaveMore(t *platform.Target, packages *repository.Packages) bool {
	return packages.Open || slices.ContainsFunc(packages.Beside, func(f *platform.BuildFile) bool {
		return f.Changes&platform.Installs != 0 && t.ReadsInBuild(f)
	})
}
