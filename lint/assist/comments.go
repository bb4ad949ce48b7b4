package assist

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

// directive is the first word of a comment that speaks to Proclint, with what it does, as Markdown.
type directive struct{ name, text string }

var directives = [...]directive{
	{check.IgnoreNextLine, "Ignores findings of the listed rules up to the end of the next line that is neither blank nor a comment. " +
		"Separate names with commas or spaces. Text after ` -- ` is for people."},
	{check.IgnoreFile, "Ignores findings of the listed rules in the whole file. Separate names with commas or spaces. " +
		"Text after ` -- ` is for people."},
	{check.NamePlatforms, "Lists the platforms to check for when none is selected, as in `heroku, drycc:image`. Only the first such comment " +
		"counts."},
}

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
	for _, id := range append(platform.AllNames(), platform.AsDefault.ID()) {
		if t, ok := platform.Choose(id); ok && !slices.Contains(written, strings.Replace(id, ":", "/", 1)) && !slices.Contains(written, id) {
			c.add(start, Item{Label: id, Kind: PlatformKind, Detail: t.Title(), Documentation: platformText(t)}, id)
		}
	}
}
