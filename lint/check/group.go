package check

import "slices"

// Group is a group of rules, under one heading. Rules run group by group where their After allows it.
type Group string

// The groups.
const (
	FileGroup       Group = "File"
	SyntaxGroup     Group = "Syntax"
	TypesGroup      Group = "Process types"
	CommandsGroup   Group = "Commands"
	RepositoryGroup Group = "Repository"        // looks at the files beside the Procfile, where they can be seen
	DirectivesGroup Group = "Proclint comments" // about the comments that speak to Proclint
)

var groupOrder = []Group{FileGroup, SyntaxGroup, TypesGroup, CommandsGroup, RepositoryGroup, DirectivesGroup}

// Order is the place of the group among all groups.
func (g Group) Order() int { return slices.Index(groupOrder, g) }
