package command

import "github.com/proclint/proclint/lint/ecosystem"

// Language is the name of the ecosystem of the program, or "". r may be nil.
func (r *Run) Language() string {
	if r == nil {
		return ""
	}
	for _, e := range ecosystem.All() {
		if e.Starts(r.Base) || e.Name == ecosystem.Python && r.Program != nil && r.Program.Modules != "" {
			return e.Name
		}
	}
	return ""
}
