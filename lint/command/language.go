package command

import "github.com/proclint/proclint/lint/ecosystem"

// The languages of Language.
const (
	Python = ecosystem.Python
	Node   = ecosystem.Node
	Ruby   = ecosystem.Ruby
	Java   = ecosystem.Java
	Go     = ecosystem.Go
)

// Language is the name of the ecosystem of the program, or "". r may be nil.
func (r *Run) Language() string {
	if r == nil {
		return ""
	}
	for _, e := range ecosystem.All() {
		if e.Starts(r.Base) || e.Name == Python && r.Program != nil && r.Program.Modules != "" {
			return e.Name
		}
	}
	return ""
}
