//go:build !externaldocs

package check

// Docs is the documentation of the rule.
func (r *Rule) Docs() Docs { return r.Documented.Docs() }
