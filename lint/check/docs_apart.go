//go:build docsapart

package check

// apart is what TakeDocs got, by the names of rules.
var apart map[string]Docs

// TakeDocs gives rules their documentation, by their names. The engine of a browser doesn't contain it, since only explain
// needs it.
func TakeDocs(docs map[string]Docs) { apart = docs }

// HasDocs reports whether TakeDocs was called.
func HasDocs() bool { return apart != nil }

// Docs is the documentation of the rule, or nothing before TakeDocs.
func (r *Rule) Docs() Docs { return apart[r.Name] }
