package repository

import (
	"path"
	"strings"

	"github.com/proclint/proclint/lint/command"
)

// A Manager is a package manager with a lock file, and the commands that change manifest and lock file together.
type Manager struct {
	Program, Manifest string
	locks             command.Words // the names of its lock file
	// add is what adds a package, and move what makes one for production of one for development, or "". <in> is the option for another
	// folder, of which in is the text.
	add, move, in string
	// relock writes the lock file anew after a change of the manifest, or "".
	relock string
}

// managers are all of them; npm needs no lock file. Adding a package that is one for development moves it with pnpm's and npm's --save-prod
// only: tried with npm 11.19, pnpm 9.15, yarn 1.22 and 4.18, and bun 1.4. Sources: pypa/pipenv docs/commands.md, python-poetry/poetry
// docs/cli.md, astral-sh/uv docs/concepts/projects/dependencies.md, pdm-project/pdm docs/usage/dependency.md, rubygems/rubygems
// bundler/lib/bundler/man/bundle-add.1.ronn, composer/composer doc/03-cli.md, elixir-lang/elixir lib/mix/lib/mix/tasks/deps.get.ex.
var managers = []Manager{
	{"yarn", "package.json", "yarn.lock", "yarn<in> add <package>", "yarn<in> remove <package> && yarn<in> add <package>", " --cwd <folder>", ""},
	{"pnpm", "package.json", "pnpm-lock.yaml", "pnpm<in> add <package>", "pnpm<in> add --save-prod <package>", " --dir <folder>", ""},
	{"bun", "package.json", "bun.lock bun.lockb", "bun add<in> <package>", "bun remove<in> <package> && bun add<in> <package>", " --cwd <folder>", ""},
	{"npm", "package.json", "package-lock.json npm-shrinkwrap.json", "npm install<in> --save-prod <package>", "npm install<in> --save-prod <package>", " --prefix <folder>", ""},
	{"pipenv", "Pipfile", "Pipfile.lock", "pipenv install <package>", "", "", ""},
	{"poetry", "pyproject.toml", "poetry.lock", "poetry add <package>", "", "", ""},
	{"uv", "pyproject.toml", "uv.lock", "uv add <package>", "", "", ""},
	{"pdm", "pyproject.toml", "pdm.lock", "pdm add <package>", "", "", ""},
	{"bundle", "Gemfile", "Gemfile.lock", "bundle add <package>", "", "", "bundle lock"},
	{"composer", "composer.json", "composer.lock", "composer require <package>", "composer remove --dev <package> && composer require <package>", "", ""},
	{"mix", "mix.exs", mixLock, "", "", "", "mix deps.get"},
}

// ManagerOf is the package manager whose lock file is beside a manifest, else the only one of such manifests, or nil.
func (r *Repository) ManagerOf(manifest string) (only *Manager) {
	many := false
	for i := range managers {
		m := &managers[i]
		if m.Manifest != path.Base(manifest) {
			continue
		}
		if m.Lock(r, manifest) != "" {
			return m
		}
		only, many = m, only != nil || many
	}
	if many {
		return nil
	}
	return only
}

// NodeManagers are the package managers of Node.js, the usual one last.
func NodeManagers() []*Manager {
	var all []*Manager
	for i := range managers {
		if managers[i].Manifest == "package.json" {
			all = append(all, &managers[i])
		}
	}
	return all
}

// Lock is the name of the lock file beside a manifest, or "".
func (m *Manager) Lock(r *Repository, manifest string) string {
	return m.locks.First(func(lock string) bool { return r.IsFile(path.Join(path.Dir(manifest), lock)) })
}

// Locks are the names of lock files by which a build chooses a package manager of Node.js, or "".
func Locks(program string) command.Words {
	for _, m := range NodeManagers() {
		if m.Program == strings.Replace(program, "bunx", "bun", 1) && program != "npm" {
			return m.locks
		}
	}
	return ""
}

// Add is the command that adds packages in a folder, which is "" for that of the command.
func (m *Manager) Add(packages, folder string) string { return m.filled(m.add, packages, folder) }

// Move is the command that makes packages for production of those for development.
func (m *Manager) Move(packages, folder string) string { return m.filled(m.move, packages, folder) }

// Relock is the command that writes the lock file after a change of the manifest, or "".
func (m *Manager) Relock() string { return m.relock }

func (m *Manager) filled(text, packages, folder string) string {
	in := ""
	if folder != "" {
		in = strings.ReplaceAll(m.in, "<folder>", folder)
	}
	return strings.NewReplacer("<in>", in, "<package>", packages).Replace(text)
}
