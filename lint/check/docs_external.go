//go:build externaldocs

package check

var external func() map[string]Docs

// TakeDocs gives rules their documentation: what docs returns, by their names. The program doesn't contain it, since few
// requests need it. docs is called each time that a rule is asked.
func TakeDocs(docs func() map[string]Docs) { external = docs }

// Docs is the documentation of the rule, or nothing before TakeDocs.
func (r *Rule) Docs() Docs {
	if external == nil {
		return Docs{}
	}
	return external()[r.Name]
}
