//go:build docsapart

package check

// apart is what TakeDocs got.
var apart func() map[string]Docs

// TakeDocs gives rules their documentation: what docs returns, by their names. The program doesn't contain it, since few
// requests need it. docs is called each time that a rule is asked.
func TakeDocs(docs func() map[string]Docs) { apart = docs }

// Docs is the documentation of the rule, or nothing before TakeDocs.
func (r *Rule) Docs() Docs {
	if apart == nil {
		return Docs{}
	}
	return apart()[r.Name]
}
