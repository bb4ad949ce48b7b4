// Package ecosystem knows the world of each language: its programs, what they do with host and port, and which package installs them. A file
// has what is known of one ecosystem, as data with sources. Rules, logs and suggestions ask the same tables.
package ecosystem

import (
	"cmp"
	"slices"
	"strings"
)

// Ecosystem is a language with its programs and its registry of packages.
type Ecosystem struct {
	Name string // one of the constants
	// Rank is its place among the others.
	Rank int
	// Runs are the programs that come with the language and its frameworks, and run an app. Ending is how the names of others end.
	Runs   Words
	Ending string
	// Tools are well-known programs that need no facts: the program that they run decides, or they exit soon.
	Tools Words
	// Runtimes are what installs the language, one for each of its build tools. Versions are the files in which an app asks for a version of one.
	Runtimes []Runtime
	Versions []Versions
	// Managers are the package managers, of those of one manifest the usual one last.
	Managers []Manager
	// Servers are packages with which an app serves HTTP, and Bots those with which one connects to a chat and opens no port. Bots with Webhooks
	// may get requests instead. In the build files of compiled languages, they are parts of names.
	Servers, Bots, Webhooks Words
	// ByFramework are the commands that start what frameworks build.
	ByFramework []Start
	// Packages are those with programs. Of several that install the same program, the usual one comes first.
	Packages []Package
	// Programs are those whose options are known. Of several entries for one command the one whose sub-command is written is meant,
	// and an entry without sub-commands where none is.
	Programs []Program
}

// The ecosystems.
const (
	Python = "python"
	Ruby   = "ruby"
	Node   = "node"
	PHP    = "php"
	Elixir = "elixir"
	System = "system"
	Deno   = "deno"
	Java   = "java"
	DotNet = "dotnet"
	Go     = "go"
	Rust   = "rust"
)

// Package is a package of a registry with the programs that it installs.
type Package struct {
	Name     string
	Programs Words // their names, Python modules among them; "" is the name of the package
	// Also are parts of the names of other packages that install the programs, too, by themselves or by what they need.
	Also Words
	// Ambiguous is set where programs of other languages have such a name, so that it means this package only in an app of this language alone.
	Ambiguous bool
	// Widespread is set where so many packages need this one that only a lock file shows that it's missing.
	Widespread bool
	// Source is where the programs are declared.
	Source string
}

// Has reports whether the package installs a program.
func (p *Package) Has(program string) bool {
	return p.Programs.Has(program) || p.Programs == "" && p.Name == program
}

// All are the programs that it installs.
func (p *Package) All() []string {
	if p.Programs == "" {
		return []string{p.Name}
	}
	return p.Programs.List()
}

// Start is the command that starts an app by the framework among its packages.
type Start struct {
	Package, Command string
	Build            string // what its script for the build has, if that writes what the command names
	Source           string
}

// ecosystems are all of them, by their rank.
var ecosystems []*Ecosystem

// register adds an ecosystem. Its file does so, so that nothing else names it.
func register(e *Ecosystem) struct{} {
	ecosystems = append(ecosystems, e)
	slices.SortFunc(ecosystems, func(a, b *Ecosystem) int { return cmp.Compare(a.Rank, b.Rank) })
	return struct{}{}
}

// All are the ecosystems. A program that several know is looked up in this order.
func All() []*Ecosystem { return ecosystems }

// Of is the ecosystem of a name, or nil.
func Of(name string) *Ecosystem {
	for _, e := range ecosystems {
		if e.Name == name {
			return e
		}
	}
	return nil
}

// Installing are the packages of which each installs a program, the usual one first.
func (e *Ecosystem) Installing(program string) (found []*Package) {
	for i := range e.Packages {
		if e.Packages[i].Has(program) {
			found = append(found, &e.Packages[i])
		}
	}
	return found
}

// PackageOf is the name of the usual package that installs a program, which without a known one is that of the program.
func (e *Ecosystem) PackageOf(program string) string {
	for _, pkg := range e.Installing(program) {
		return pkg.Name
	}
	return program
}

// Knows reports whether a known package installs a program.
func (e *Ecosystem) Knows(program string) bool {
	return slices.ContainsFunc(e.Packages, func(p Package) bool { return p.Has(program) })
}

// Manifests are the files by one of which a build finds the language, the usual one first.
func (e *Ecosystem) Manifests() (files []string) {
	for i := range e.Runtimes {
		for _, file := range e.Runtimes[i].Files() {
			if !slices.Contains(files, file) {
				files = append(files, file)
			}
		}
	}
	return files
}

// Starts reports whether a program runs an app of the language.
func (e *Ecosystem) Starts(program string) bool {
	return e.Runs.Has(program) || e.Ending != "" && strings.HasSuffix(program, e.Ending) || e.Knows(program)
}

// Programs are those of all ecosystems whose options are known.
func Programs() (all []*Program) {
	for _, e := range ecosystems {
		for i := range e.Programs {
			all = append(all, &e.Programs[i])
		}
	}
	return all
}

// Installed are the programs of all packages.
func Installed() (names []string) {
	for _, e := range ecosystems {
		for i := range e.Packages {
			names = append(names, e.Packages[i].All()...)
		}
	}
	return names
}

// Knows reports whether a name is one of a program in the tables.
func Knows(program string) bool {
	return slices.ContainsFunc(ecosystems, func(e *Ecosystem) bool { return e.Tools.Has(program) || e.Runs.Has(program) || e.Knows(program) })
}

// Runtimes are those of all ecosystems.
func Runtimes() (all []*Runtime) {
	for _, e := range ecosystems {
		for i := range e.Runtimes {
			all = append(all, &e.Runtimes[i])
		}
	}
	return all
}

// RuntimeOf is the one with which a program comes, or nil.
func RuntimeOf(program string) *Runtime {
	for _, r := range Runtimes() {
		if r.Programs.Has(program) {
			return r
		}
	}
	return nil
}

// RuntimeOfFile is the last one that a build finds by a file, or nil.
func RuntimeOfFile(manifest string) (last *Runtime) {
	for _, r := range Runtimes() {
		if slices.Contains(r.Files(), manifest) {
			last = r
		}
	}
	return last
}

// VersionsOf are the files and images of a language or a tool as a log names it, or nil.
func VersionsOf(name string) *Versions {
	for _, e := range ecosystems {
		for i := range e.Versions {
			if v := &e.Versions[i]; v.Names.Has(name) {
				return v
			}
		}
	}
	return nil
}

// Managers are the package managers of all ecosystems.
func Managers() (all []*Manager) {
	for _, e := range ecosystems {
		for i := range e.Managers {
			all = append(all, &e.Managers[i])
		}
	}
	return all
}

// NodeManagers are those of Node.js, the usual one last.
func NodeManagers() (all []*Manager) {
	for _, m := range Managers() {
		if m.Manifest == "package.json" {
			all = append(all, m)
		}
	}
	return all
}

// Locks are the names of lock files by which a build chooses a package manager of Node.js, or "".
func Locks(program string) Words {
	for _, m := range NodeManagers() {
		if m.Program == strings.Replace(program, "bunx", "bun", 1) && program != "npm" {
			return m.Locks
		}
	}
	return ""
}
