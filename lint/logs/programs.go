package logs

import (
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/repository"
	"github.com/proclint/proclint/lint/spelling"
)

// cutAssignment splits an assignment into its variable and its value. Without one, both are "".
func cutAssignment(text string) (variable, value string) {
	if name, value, assigns := strings.Cut(text, "="); assigns && ascii.IsVariable(name) {
		return name, value
	}
	return "", ""
}

// withDots are programs that get a word, such as the first one of mix phx.server.
const withDots command.Words = "mix npm npx yarn pnpm rails rake bundle php composer manage.py dotnet cargo"

// undotted is a program with its first argument, where a dot is between both, as in mix.phx.server, or a hyphen, as in
// dotnet-Shop.dll. It's "" for others.
func undotted(program string) string {
	first, rest, ok := strings.Cut(program, ".")
	const onWindows command.Words = "exe cmd bat ps1"
	if before, after, hyphen := strings.Cut(program, "-"); hyphen && path.Ext(after) == ".dll" {
		first, rest = before, after
	}
	if !ok || rest == "" || !withDots.Has(first) || onWindows.Has(rest) {
		return ""
	}
	return first + " " + rest
}

// shortestTypo is the length of the shortest name that may be a typo: a shorter one is near too many others.
const shortestTypo = 5

// misspelled is the known program for which another one is a typo, or "".
func misspelled(program string) string {
	known := strings.Fields(string(pythonPrograms + " " + rubyPrograms + " " + nodePrograms + " node npm python python3 java bundle"))
	near, least := spelling.LeastTypos(program, known), shortestTypo
	if small := ascii.Lower(program); slices.Contains(known, small) {
		near, least = small, 0
	}
	if len(program) < least || near == program || slices.Contains(known, program) {
		return ""
	}
	return near
}

// nearTo is the one of some names for which another one is a typo, or "".
func nearTo(name string, names []string) string {
	if near := spelling.LeastTypos(name, names); near != name {
		return near
	}
	return ""
}

// isSource reports whether a file is the source code of a compiled language, which no interpreter runs as it is.
func isSource(file string) bool {
	const endings command.Words = ".java .kt .scala .go .rs .cs .fs .ex .swift .c .cpp .hs"
	return path.Ext(file) != file && endings.Has(path.Ext(file))
}

// installOf is the command that installs a platform's command line, or "".
func installOf(program string) string {
	if target, ok := platform.Lookup(program); ok {
		return target.Platform().Install
	}
	return ""
}

// isRunner reports whether a program starts a Procfile on one machine, and can be installed.
func isRunner(program string) bool {
	target, ok := platform.Lookup(program)
	return ok && target.Platform().Runner && target.Platform().Install != ""
}

// splitVariable is the variable of whose name a program is the start, behind which is a space, or "": NPM CONFIG_PRODUCTION=false.
func splitVariable(d *draft, _ string) string {
	program := d.Values["program"]
	rest, ok := strings.CutPrefix(d.Values["started"], program+" ")
	name, _ := cutAssignment(rest)
	if !ok || name == "" || ascii.Lower(program) == program {
		return ""
	}
	return program + "_" + name
}

// onlyBackground is the only process type if it's the usual name of one that gets no requests, or "".
func onlyBackground(entries []string) string {
	const usual command.Words = "worker bot discord clock"
	if len(entries) == 1 && usual.Has(entries[0]) {
		return entries[0]
	}
	return ""
}

// readsProcfileInImage reports whether the platform may start a command of the Procfile in the app's image.
func (d *draft) readsProcfileInImage() bool {
	target, ok := platform.Lookup(d.OnPlatform + ":dockerfile")
	return d.OnPlatform == "" || ok && target.Reads()
}

// isOfImage reports whether no build chose the languages of the image that the program is in.
func (d *draft) isOfImage() bool {
	return d.Values["imageshell"] != "" || d.isOfContainer() && (d.app.report == nil || d.app.hasFile("Dockerfile"))
}

// isOfContainer reports whether the one that starts containers wrote the message, and names itself or the container: the
// launcher of Cloud Native Buildpacks and programs in Go have the same words.
func (d *draft) isOfContainer() bool {
	switch d.By {
	case "runc", "docker", "crun":
		return strings.Contains(d.First.Plain, "container") || strings.Contains(d.First.Plain, "crun:")
	}
	return false
}

// lacksTool reports whether the image of the app surely lacks a package manager of Python.
func (d *draft) lacksTool(program string) bool {
	target, ok := platform.Lookup(d.OnPlatform)
	repo := d.app.repo
	if !ok || platform.IsCompiler(program) || d.Building || d.isLocal() || d.app.declaredBy(repository.Pip, program) != "" {
		return false
	}
	var has func(string) bool
	if repo != nil && repo.Complete() {
		has = d.app.hasFile
	}
	lacks, _ := target.LacksTool(program, has)
	return lacks
}

// windowsScript is the script of the repository that a path in a container may be a copy of, if its lines end as Windows
// ends them, or "".
func windowsScript(repo *repository.Repository, file string) string {
	name := path.Base(file)
	if repo == nil || file == "" || name == "." || name == "/" {
		return ""
	}
	for _, folder := range append([]string{path.Join(repo.Folder(), strings.Trim(path.Dir(file), "/.")), repo.Folder(), ""}, repo.Elsewhere(name)...) {
		if script := path.Join(folder, name); hasWindowsEnds(repo, script) {
			return script
		}
	}
	return ""
}

// hasWindowsEnds reports whether a file is a script whose first line ends with a carriage return.
func hasWindowsEnds(repo *repository.Repository, file string) bool {
	text, known := repo.Text(file)
	first := before(text, "\n")
	return known && strings.HasPrefix(first, "#!") && strings.HasSuffix(first, "\r")
}
