package command

import "github.com/proclint/proclint/lint/ecosystem"

// The types of the tables of the ecosystems.
type (
	Program       = ecosystem.Program
	Role          = ecosystem.Role
	Form          = ecosystem.Form
	Argument      = ecosystem.Argument
	Parser        = ecosystem.Parser
	ReferenceKind = ecosystem.ReferenceKind
	// Words are words with single spaces between them.
	Words = ecosystem.Words
)

// The roles of a process.
const (
	HTTP    = ecosystem.HTTP
	Worker  = ecosystem.Worker
	Clock   = ecosystem.Clock
	Release = ecosystem.Release
	Job     = ecosystem.Job
	Other   = ecosystem.Other
)

// The kinds of references.
const (
	NoReference     = ecosystem.NoReference
	Module          = ecosystem.Module
	Dotted          = ecosystem.Dotted
	InstalledModule = ecosystem.InstalledModule
	File            = ecosystem.File
	Script          = ecosystem.Script
	ScriptOrBinary  = ecosystem.ScriptOrBinary
)

// indexed are the entries of a table by their names.
func indexed[T any](entries []*T, names func(*T) Words) map[string][]*T {
	index := map[string][]*T{}
	for _, entry := range entries {
		for _, name := range names(entry).List() {
			index[name] = append(index[name], entry)
		}
	}
	return index
}
