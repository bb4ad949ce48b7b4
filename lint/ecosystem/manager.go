package ecosystem

import "strings"

// Manager is a package manager with a lock file, and the commands that change manifest and lock file together. Adding a package that is one for
// development moves it with pnpm's and npm's --save-prod only: tried with npm 11.19, pnpm 9.15, yarn 1.22 and 4.18, and bun 1.4. Sources:
// pypa/pipenv docs/commands.md, python-poetry/poetry docs/cli.md, astral-sh/uv docs/concepts/projects/dependencies.md, pdm-project/pdm
// docs/usage/dependency.md, rubygems/rubygems bundler/lib/bundler/man/bundle-add.1.ronn, composer/composer doc/03-cli.md, and elixir-lang/elixir
// lib/mix/lib/mix/tasks/deps.get.ex.
type Manager struct {
	Program, Manifest string
	Locks             Words // the names of its lock file, which only npm does without
	// add is what adds a package, and move what makes one for production of one for development, or "". <in> is the option for another
	// folder, of which in is the text.
	add, move, in string
	// relock writes the lock file anew after a change of the manifest, or "".
	relock string
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
