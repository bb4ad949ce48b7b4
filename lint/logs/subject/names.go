package subject

import (
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/repository"
	"github.com/proclint/proclint/lint/spelling"
)

// CutAssignment splits an assignment into its variable and its value. Without one, both are "".
func CutAssignment(text string) (variable, value string) {
	if name, value, assigns := strings.Cut(text, "="); assigns && ascii.IsVariable(name) {
		return name, value
	}
	return "", ""
}

// withDots are programs that get a word, such as the first one of mix phx.server.
const withDots ecosystem.Words = "mix npm npx yarn pnpm rails rake bundle php composer manage.py dotnet cargo"

// Undotted is a program with its first argument, where a dot is between both, as in mix.phx.server, or a hyphen, as in
// dotnet-Shop.dll. It's "" for others.
func Undotted(program string) string {
	first, rest, ok := strings.Cut(program, ".")
	const onWindows ecosystem.Words = "exe cmd bat ps1"
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

// Misspelled is the known program for which another one is a typo, or "".
func Misspelled(program string) string {
	known := append(ecosystem.Installed(), "node", "npm", "python", "python3", "java", "bundle")
	near, least := spelling.LeastTypos(program, known), shortestTypo
	if small := ascii.Lower(program); slices.Contains(known, small) {
		near, least = small, 0
	}
	if len(program) < least || near == program || slices.Contains(known, program) {
		return ""
	}
	return near
}

// NearTo is the one of some names for which another one is a typo, or that has the same words in another order, or "".
func NearTo(name string, names []string) string {
	near := spelling.LeastTypos(name, names)
	if near == "" {
		near, _ = spelling.Near(name, slices.DeleteFunc(slices.Clone(names), func(other string) bool {
			return !spelling.HasWords(name, other) || !spelling.HasWords(other, name)
		}))
	}
	if near == name {
		return ""
	}
	return near
}

// IsSource reports whether a file is the source code of a compiled language, which no interpreter runs as it is.
func IsSource(file string) bool {
	const endings ecosystem.Words = ".java .kt .scala .go .rs .cs .fs .ex .swift .c .cpp .hs"
	return path.Ext(file) != file && endings.Has(path.Ext(file))
}

// InstallOf is the command that installs a platform's command line, or "".
func InstallOf(program string) string {
	if target, ok := platform.Lookup(program); ok {
		return target.Platform().Install
	}
	return ""
}

// IsRunner reports whether a program starts a Procfile on one machine, and can be installed.
func IsRunner(program string) bool {
	target, ok := platform.Lookup(program)
	return ok && target.Platform().Runner && target.Platform().Install != ""
}

// OnlyBackground is the only process type if it's the usual name of one that gets no requests, or "".
func OnlyBackground(entries []string) string {
	const usual ecosystem.Words = "worker bot discord clock"
	if len(entries) == 1 && usual.Has(entries[0]) {
		return entries[0]
	}
	return ""
}

// WindowsScript is the script of the repository that a path in a container may be a copy of, if its lines end as Windows ends them, or "".
func WindowsScript(repo *repository.Repository, file string) string {
	name := path.Base(file)
	if file == "" || name == "." || name == "/" {
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
	first := Before(text, "\n")
	return known && strings.HasPrefix(first, "#!") && strings.HasSuffix(first, "\r")
}
