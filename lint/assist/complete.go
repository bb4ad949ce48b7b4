package assist

import (
	"fmt"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/check"
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

// Complete lists what could be written at an offset, in bytes of the document's text, for some platforms: what
// fits best comes first. It does not look at how much of it is typed already: that is the editor's to filter. The
// files beside the Procfile show which frameworks it is for; they are nil where none can be seen.
func Complete(doc *procfile.Document, offset int, targets []*platform.Target, beside *repository.Repository) []Item {
	if offset < 0 || offset > len(doc.Text) || doc.Encoding != procfile.UTF8 {
		return []Item{}
	}
	c := completion{doc: doc, targets: targets, beside: beside, offset: offset, items: []Item{}, line: doc.LineAt(offset)}
	l := procfile.Line{Range: procfile.Range{Start: offset, End: offset}}
	if c.line < len(doc.Lines) {
		l = doc.Lines[c.line]
	}
	// Between CR and LF nothing can be written.
	if offset > l.Range.End {
		return c.items
	}
	switch {
	case l.Kind == procfile.Comment:
		c.inComment(l.Range)
	case l.Kind == procfile.Entry && offset > l.Colon:
		c.inCommand(procfile.Range{Start: l.Colon + 1, End: offset})
	case l.Kind == procfile.Entry && offset > l.Name.End:
	default:
		c.inName(l)
	}
	return c.items
}

// completion collects the items at an offset.
type completion struct {
	doc     *procfile.Document
	targets []*platform.Target
	beside  *repository.Repository
	offset  int
	// line is the zero-based line of the offset; it may be the empty one behind the last line end.
	line  int
	items []Item
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

// directive is the first word of a comment that speaks to Proclint, with what it does, as Markdown.
type directive struct{ name, text string }

var directives = [...]directive{
	{check.IgnoreNextLine, "Ignores findings of the listed rules up to the end of the next line that is neither blank nor a comment. " +
		"Separate names with commas or spaces. Text after ` -- ` is for people."},
	{check.IgnoreFile, "Ignores findings of the listed rules in the whole file. Separate names with commas or spaces. " +
		"Text after ` -- ` is for people."},
	{check.NamePlatforms, "Lists the platforms to check for when none is selected, as in `heroku, drycc/image`. Only the first such comment " +
		"counts."},
}

// inComment completes the comments that speak to Proclint.
func (c *completion) inComment(line procfile.Range) {
	body := c.doc.Text[line.Start:c.offset]
	body = strings.TrimLeft(body, " \t")
	if body == "" {
		return
	}
	body = strings.TrimLeft(strings.TrimLeft(body, "#"), " \t")
	word, names, named := strings.Cut(body, " ")
	if !named {
		c.directives(word)
		return
	}
	start := c.offset - len(names) + strings.LastIndexAny(names, ", \t") + 1
	written := words(names[:len(names)-(c.offset-start)])
	if slices.Contains(written, "--") {
		return
	}
	// Names behind the cursor count as written too.
	written = append(written, words(c.doc.Text[c.offset:line.End])...)
	switch strings.TrimSuffix(word, ":") {
	case check.IgnoreNextLine, check.IgnoreFile:
		c.rules(start, written)
	case check.NamePlatforms:
		c.platforms(start, written)
	}
}

// words are the words of a list with commas and blanks between.
func words(list string) []string {
	return strings.FieldsFunc(list, func(r rune) bool { return r == ',' || r == ' ' || r == '\t' })
}

// directives completes the first word of a comment, when it looks like one of Proclint's.
func (c *completion) directives(typed string) {
	for _, d := range directives {
		if strings.HasPrefix(d.name, typed) {
			c.add(c.offset-len(typed), Item{Label: d.name, Kind: DirectiveKind, Detail: "Proclint comment", Documentation: d.text}, d.name+" ")
		}
	}
}

func (c *completion) rules(start int, written []string) {
	for _, rule := range lint.Rules() {
		if !slices.Contains(written, rule.Name) {
			c.add(start, Item{Label: rule.Name, Kind: RuleKind, Detail: string(rule.Group), Documentation: ruleText(rule)}, rule.Name)
		}
	}
}

func (c *completion) platforms(start int, written []string) {
	for _, t := range platform.Targets() {
		name := strings.Replace(t.ID(), ":", "/", 1)
		if !slices.Contains(written, name) && !slices.Contains(written, t.ID()) {
			c.add(start, Item{Label: name, Kind: PlatformKind, Detail: t.Title(), Documentation: platformText(t)}, name)
		}
	}
}
