package command

import "github.com/proclint/proclint/lint/ecosystem"

// The languages of Language.
const (
	Python        = ecosystem.Python
	Node          = ecosystem.Node
	Ruby          = ecosystem.Ruby
	Java          = ecosystem.Java
	Go            = ecosystem.Go
	OtherLanguage = ecosystem.OtherLanguage // that of an app that is known to be in none of them
)

// Language is the language of the app that a program runs: one of the constants, or "" for an unknown one. r may be nil.
func (r *Run) Language() string {
	if e := ecosystem.Of(r.Ecosystem()); e != nil {
		return e.Language
	}
	return ""
}

// Ecosystem is the name of that of the program, or "". r may be nil.
func (r *Run) Ecosystem() string {
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
