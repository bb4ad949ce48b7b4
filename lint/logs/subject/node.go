package subject

import (
	"github.com/proclint/proclint/lint/logs/lex"
	"path"
	"strings"

	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/repository"
)

// NodeInstaller is the package manager of Node.js whose lock file the app has, or that its package.json names.
func (d *Subject) NodeInstaller() string { return d.nodeInstallerIn("").Program }

func (d *Subject) nodeInstallerIn(folder string) *ecosystem.Manager {
	all := ecosystem.NodeManagers()
	for _, m := range all {
		for _, lock := range LockFilesOf(m.Program, d.OnPlatform).List() {
			if d.App.Repo.HasFile(path.Join(folder, lock)) {
				return m
			}
		}
	}
	n := d.App.Repo.Node(d.App.InRepository(folder))
	for _, m := range all {
		if n != nil && strings.HasPrefix(n.Manager, m.Program+"@") {
			return m
		}
	}
	return all[len(all)-1]
}

// withDevelopment are commands that install packages of Node.js, each with the option for those of development. Sources: npm/cli
// docs/lib/content/using-npm/config.md; pnpm/pnpm.io docs/cli/install.md; yarnpkg/website lang/en/docs/cli/install.md.
var withDevelopment = [][2]string{{"npm ci", " --include=dev"}, {"npm install", " --include=dev"}, {"pnpm install", " --prod=false"}, {"yarn install", " --production=false"}}

// IncludeDevelopment adds the fix of the command in a file of the platform that installs the packages, if there is one.
func (d *Subject) IncludeDevelopment() bool {
	for _, install := range withDevelopment {
		command := install[0] + install[1]
		if l := d.App.CommandLineOf(install[0]); l != nil && !strings.Contains(l.Text, install[1]) {
			d.Set("command", command, "holder", l.File)
			d.Fixes = append(d.Fixes, Replace(d.App, l, install[0], command))
			return true
		}
	}
	return false
}

// foldersOf are the folders of the repository from which an import may start.
func foldersOf(d *Subject) []string {
	repo := d.App.Repo
	var all []string
	if !strings.HasPrefix(d.Values["path"], ".") {
		for _, start := range AliasFolders {
			all = append(all, path.Join(repo.Folder(), start))
		}
		return all
	}
	folder := d.Values["folder"]
	if d.Values["importer"] != "" {
		folder = path.Dir(d.Values["importer"])
	}
	if IsAppFolder(folder) {
		all = append(all, repo.Folder())
	}
	// A log has the folder of another machine, of which an end is one of the repository.
	for rest, found := strings.Trim(folder, "/"), folder != ""; found; _, rest, found = strings.Cut(rest, "/") {
		if inRepo := path.Join(repo.Folder(), rest); repo.IsFolder(inRepo) {
			all = append(all, inRepo)
		}
	}
	return all
}

// ScriptManifest is the package.json of the folder in which a command runs a script, or nil.
func (d *Subject) ScriptManifest() *repository.NodePackage {
	folder := FolderIn(d.Values["started"], d.Values["script"])
	if folder == "" {
		return d.App.Node()
	}
	return d.App.Repo.Node(d.App.InRepository(folder))
}

// IsProgramOfPackage reports whether what yarn takes for a script may be a program of a package.
func (d *Subject) IsProgramOfPackage(script string) bool {
	n := d.ScriptManifest()
	return n != nil && (ecosystem.Of(ecosystem.Node).Knows(script) || Lists(d.App.Repo, n, d.App.Node().PackageWith(script)))
}

// IsOwnNodeProgram reports whether a program that may not be run is one of node_modules.
func (d *Subject) IsOwnNodeProgram(file string) bool {
	isOther := ecosystem.Of(ecosystem.Python).Knows(file) || ecosystem.Of(ecosystem.Ruby).Knows(file) || ecosystem.RuntimeOf(file) != nil
	isName := !isOther && !strings.Contains(file, "/")
	return isName && !d.App.Repo.HasFile(file) && d.App.Node() != nil ||
		lex.IsUnderModules(file) || ecosystem.Of(ecosystem.Node).Knows(file) || isName && ProgramOf(d.Values["started"]) == file
}

// Imported is how the folder has the file that an import of the code names, and that file: there, ignored, with other letters, or left out
// of an image. Both are "" where nothing is known.
func (d *Subject) Imported() (how, file string) {
	repo, name := d.App.Repo, d.Values["path"]
	if IsAlias(repo, name) {
		name = strings.TrimPrefix(strings.TrimLeft(name, "@~"), "/")
	}
	for _, folder := range foldersOf(d) {
		exact, other := SourceAt(repo, path.Join(folder, name))
		switch {
		case other == "" && strings.HasPrefix(name, ".") && d.IsLeftOut(path.Join(folder, name)):
			return "left-out", path.Join(folder, name)
		case other != "":
			return "other-case", other
		case exact != "" && repo.IgnoredByGit(exact).By != "":
			return "ignored", exact
		case exact != "" && !IsAlias(repo, d.Values["path"]):
			return "there", exact
		}
	}
	return "", ""
}

// TypescriptBuild is the command that compiles TypeScript: the last script that does, or the compiler.
func (d *Subject) TypescriptBuild() string {
	n, build := d.App.Node(), "tsc"
	for _, name := range n.Scripts {
		if script := n.Script(name); ProgramOf(script) == "tsc" && !strings.Contains(script, "noEmit") && !strings.Contains(script, "-w") {
			build = d.NodeInstaller() + " run " + name
		}
	}
	return build
}
