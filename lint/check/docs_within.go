//go:build !docsapart

package check

// Docs is the documentation of the rule.
func (r *Rule) Docs() Docs { return r.Documented.Docs() }
