// Package ecosystem knows the programs that people start, and the packages that install them. Each language has a file with its table.
package ecosystem

import (
	"strings"

	"github.com/proclint/proclint/lint/command"
)

// Program is a program that a package installs, or several of one package.
type Program struct {
	// Names are its names, Python modules among them.
	Names command.Words
	// Packages install it, the usual one first; none where the package has the program's name.
	Packages command.Words
	// Also are parts of the names of packages that bring it, too.
	Also command.Words
}

// Table are the programs of a language.
type Table []Program

// Find is the entry of a program, or nil.
func (t Table) Find(name string) *Program {
	for i := range t {
		if t[i].Names.Has(name) {
			return &t[i]
		}
	}
	return nil
}

// PackagesOf are the packages that install a program, the usual one first. One that isn't in the table has the name of its package.
func (t Table) PackagesOf(name string) []string {
	if p := t.Find(name); p != nil && p.Packages != "" {
		return p.Packages.List()
	}
	return []string{name}
}

// PackageOf is the usual package that installs a program.
func (t Table) PackageOf(name string) string { return t.PackagesOf(name)[0] }

// Names are those of all programs.
func (t Table) Names() command.Words {
	var names []string
	for i := range t {
		names = append(names, string(t[i].Names))
	}
	return command.Words(strings.Join(names, " "))
}

// BroughtBy are parts of the names of all packages that bring a program, those that install it among them.
func (p *Program) BroughtBy(name string) command.Words {
	packages := p.Packages
	if packages == "" {
		packages = command.Words(name)
	}
	return command.Words(strings.TrimSpace(string(packages + " " + p.Also)))
}
