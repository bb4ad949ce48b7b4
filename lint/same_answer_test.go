package lint

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/proclint/proclint/internal/golden"
	"github.com/proclint/proclint/internal/golden/inputs"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/procfile"
)

// otherForms are ways to write a file that platforms don't read as it is meant. Each gives a case another form, or reports that it doesn't
// have one.
var otherForms = []struct {
	name   string
	made   func(c *check.Input) bool
	except ecosystem.Words // findings, as the rule's name, that the form itself changes
}{
	{"procfile in lowercase", renamed("procfile"), "two-procfiles"},
	{"a name in other case", renamed("ProcFile"), "two-procfiles"},
	{"Procfile.txt", renamed("Procfile.txt"), "two-procfiles script-ignored"},
	{"no space behind the colon", rewritten(func(doc *procfile.Document, e check.Entry) (string, bool) {
		return e.Type + ":" + e.Command, strings.HasPrefix(doc.Text[e.Colon:], ": ") && check.IsTypeName(e.Type) && !strings.ContainsAny(e.Command[:1], ":\"'")
	}), "module-path port-empty program-missing"}, // with another colon, the line may be meant otherwise

	{"a space before the colon", rewritten(func(doc *procfile.Document, e check.Entry) (string, bool) {
		return e.Type + " : " + e.Command, strings.HasPrefix(doc.Text[e.Colon:], ": ") && check.IsTypeName(e.Type)
	}), "duplicate-scheduler"}, // the other line has it

	{"Windows line ends", func(c *check.Input) bool {
		c.Source = []byte(strings.ReplaceAll(string(c.Source), "\n", "\r\n"))
		return true
	}, ""},
	{"UTF-16", func(c *check.Input) bool {
		source := []byte{0xff, 0xfe}
		for _, b := range c.Source {
			source = append(source, b, 0)
		}
		c.Source = source
		return true
	}, "other-language"},
}

func renamed(name string) func(*check.Input) bool {
	return func(c *check.Input) bool {
		*c = c.As(name, c.Source)
		return true
	}
}

// rewritten gives the first entry another form.
func rewritten(form func(doc *procfile.Document, e check.Entry) (string, bool)) func(*check.Input) bool {
	return func(c *check.Input) bool {
		doc := procfile.Parse(c.Source)
		entries := doc.Entries()
		if len(entries) == 0 || entries[0].Command == "" {
			return false
		}
		e := entries[0]
		text, ok := form(doc, check.Entry(e))
		if !ok || e.TypeRange.Start > doc.Lines[e.Line].Range.Start {
			return false
		}
		c.Source = []byte(doc.Text[:e.TypeRange.Start] + text + doc.Text[e.CommandRange.End:])
		return true
	}
}

// aboutCommands are the findings that are at least warnings about commands and the files beside them: each as its rule and its line.
func aboutCommands(t *testing.T, in check.Input) []string {
	t.Helper()
	r, err := Lint(in)
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, d := range r.Diagnostics {
		rule, _ := RuleByName(d.Rule)
		if d.Severity >= check.Warning && (rule.Group == check.CommandsGroup || rule.Group == check.RepositoryGroup) && !rule.ReadsPath {
			found = append(found, fmt.Sprintf("line %d: %s", r.Document.LineAt(d.Range.Start)+1, d.Rule))
		}
	}
	return found
}

// TestAFormHidesNothing: what is wrong with a command is found, too, where the file has a wrong name or its line a wrong form.
func TestAFormHidesNothing(t *testing.T) {
	cases, err := inputs.All("rules/testdata")
	if err != nil {
		t.Fatal(err)
	}
	for _, form := range otherForms {
		t.Run(form.name, func(t *testing.T) {
			tried := 0
			for i := range cases {
				c := &cases[i]
				if c.Path != "Procfile" || strings.ContainsRune(string(c.Source), 0) || golden.LeftOut(i, 1) {
					continue
				}
				found := aboutCommands(t, c.Input)
				other := c.Input
				if len(found) == 0 || !form.made(&other) {
					continue
				}
				tried++
				now := aboutCommands(t, other)
				lost := slices.DeleteFunc(found, func(f string) bool {
					_, rule, _ := strings.Cut(f, ": ")
					return slices.Contains(now, f) || form.except.Has(rule)
				})
				if len(lost) > 0 {
					t.Errorf("%s %s loses %q of %q", c.File, c.Name, lost, other.Source)
				}
			}
			if tried == 0 {
				t.Error("no case has this form")
			}
		})
	}
}
