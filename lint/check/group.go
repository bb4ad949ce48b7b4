package check

import "slices"

// Group is a group of rules. The groups run in their order.
type Group string

// The groups.
const (
	FileGroup     Group = "File"
	SyntaxGroup   Group = "Syntax"
	TypesGroup    Group = "Process types"
	CommandsGroup Group = "Commands"
	// RepositoryGroup looks at the files beside the Procfile, where they can be seen.
	RepositoryGroup Group = "Repository"
	// DirectivesGroup is about the comments that speak to Proclint.
	DirectivesGroup Group = "Proclint comments"

	// AfterFindings is no group of rules, but when a rule runs that has to know what
	// those of the groups above found.
	AfterFindings Group = "after findings"
)

var groupOrder = []Group{FileGroup, SyntaxGroup, TypesGroup, CommandsGroup, RepositoryGroup, AfterFindings, DirectivesGroup}

// Order is the place of the group among all groups.
func (g Group) Order() int { return slices.Index(groupOrder, g) }
