package assist

import (
	"fmt"
	"slices"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/repository"
)

// The kinds of what can be written.
const (
	TypeKind      = "type"      // a process type
	LineKind      = "line"      // a whole line, for a framework
	ProgramKind   = "program"   // a program, with its sub-command
	FlagKind      = "flag"      // a flag, with its value where that is known
	ValueKind     = "value"     // the value of a flag
	ReferenceKind = "reference" // a file, a module or a script of the project
	VariableKind  = "variable"  // a variable
	DirectiveKind = "directive" // the first word of a comment for Proclint
	RuleKind      = "rule"      // a rule in such a comment
	PlatformKind  = "platform"  // a platform in such a comment
)

// Item is one thing that could be written at a place.
type Item struct {
	// Label is what a list shows, and Filter what typed text is compared with.
	Label  string `json:"label"`
	Filter string `json:"filter"`
	// Kind is one of the kinds above.
	Kind string `json:"kind"`
	// Detail is a few words, Documentation is Markdown as in Explanation; "" for none.
	Detail        string `json:"detail"`
	Documentation string `json:"documentation"`
	// Edit replaces what is typed already, up to the cursor.
	Edit lint.TextEdit `json:"edit"`
	// Sort orders the items, byte by byte.
	Sort string `json:"sort"`
}

// completion collects the items at an offset.
type completion struct {
	doc     *procfile.Document
	targets []*platform.Target
	beside  *repository.Repository
	offset  int
	line    int // the zero-based line of the offset; it may be the empty one behind the last line end
	items   []Item
}

// add adds an item that replaces the text from an offset up to the cursor.
func (c *completion) add(from int, item Item, newText string) {
	at := procfile.Range{Start: from, End: c.offset}
	item.Edit = lint.TextEdit{Range: at, Span: c.doc.Span(at), NewText: newText}
	if item.Filter == "" {
		item.Filter = item.Label
	}
	item.Sort = fmt.Sprintf("%04d", len(c.items))
	c.items = append(c.items, item)
}

// all reports whether something is true on all platforms that read a Procfile.
func (c *completion) all(holds func(*platform.Target) bool) bool {
	return !slices.ContainsFunc(c.targets, func(t *platform.Target) bool { return t.Reads() && !holds(t) })
}

// accepts reports whether a platform has nothing against a process type.
func accepts(t *platform.Target, name string) bool {
	return (t.CheckName == nil || t.CheckName(name).OK()) && (t.Reserved == nil || t.Reserved(name).OK())
}

// portFor is how a command names the port that it has to listen on: $PORT where every platform expands that, the
// number where no shell does and the platforms agree on it, else "".
func portFor(targets []*platform.Target, language string) string {
	port := ""
	for _, t := range targets {
		own := "$PORT"
		switch {
		case !t.Reads():
			continue
		case t.Shell.OnWindows() && !t.Shell.Expands():
			own = "%PORT%"
		case !t.Shell.Expands():
			own = t.Port.Default
		case !t.Port.Env:
			own = ""
		case !t.Port.SetFor(language):
			own = t.Port.For(language)
		}
		if own == "" || port != "" && own != port {
			return ""
		}
		port = own
	}
	return port
}
