package command

import (
	"slices"

	"github.com/proclint/proclint/lint/ecosystem"
)

// programs are those of all ecosystems.
var (
	programs          = ecosystem.Programs()
	programsByCommand = indexed(programs, func(p *ecosystem.Program) ecosystem.Words { return p.Commands })
	programsByModule  = indexed(programs, func(p *ecosystem.Program) ecosystem.Words { return p.Modules })
)

// Known reports whether a name is one of a program or a wrapper in the tables.
func Known(name string) bool {
	return len(programsByCommand[name]) > 0 || len(wrappersByName[name]) > 0 || ecosystem.Knows(name)
}

// ForDevelopment reports whether each known use of a program is to serve or restart an app while somebody works on it.
func ForDevelopment(name string) bool {
	uses := programsByCommand[name]
	return len(uses) > 0 && !slices.ContainsFunc(uses, func(p *ecosystem.Program) bool { return !p.Dev })
}
