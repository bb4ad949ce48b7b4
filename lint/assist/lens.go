package assist

import (
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/preview"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

// Limits of a file with lenses and hints. In a larger one they help nobody, and each platform makes cards for it.
const (
	mostLines = 200
	mostBytes = 64 << 10
)

// IsShort reports whether a file is short enough for lenses and hints.
func IsShort(doc *procfile.Document) bool {
	return len(doc.Lines) <= mostLines && len(doc.Text) <= mostBytes
}

// Lens says what platforms do with an entry.
type Lens struct {
	Range procfile.Range // that of the process type, in bytes of the document's text
	Type  string
	Title string
}

// Lenses are those of the entries of a short file, in their order.
func Lenses(doc *procfile.Document, targets []*platform.Target, options preview.Options) []Lens {
	if !IsShort(doc) {
		return nil
	}
	previews := previewsOf(doc, targets, options)
	secrets := lint.SecretsOf(doc)
	var lenses []Lens
	for _, e := range doc.Entries() {
		title := lensTitle(grouped(targets, func(i int) fate { return fateOf(previews[i], targets[i], e.Type, e.Line) }))
		lenses = append(lenses, Lens{e.TypeRange, e.Type, secrets.Mask(title)})
	}
	return lenses
}

func previewsOf(doc *procfile.Document, targets []*platform.Target, options preview.Options) []*preview.Preview {
	previews := make([]*preview.Preview, len(targets))
	for i, t := range targets {
		previews[i] = preview.Of(doc, t, options)
	}
	return previews
}

func cardOf(p *preview.Preview, line int) *preview.Process {
	i := slices.IndexFunc(p.Processes, func(card preview.Process) bool { return card.Line == line && !card.Implied })
	if i < 0 {
		return nil
	}
	return &p.Processes[i]
}

// fate is what becomes of an entry. The platforms are between before and after.
type fate struct{ before, after string }

func fateOf(p *preview.Preview, t *platform.Target, name string, line int) fate {
	card := cardOf(p, line)
	switch {
	case !p.Reads:
		return fate{"ignored by ", ""}
	case !p.OK || p.Rejected != "":
		return fate{"rejected by ", ""}
	case card == nil:
		return fate{"not read by ", ""}
	}
	as := " as " + prose.Visible(clip(name))
	switch preview.StateOf(t, card) {
	case preview.NotStarted:
		return fate{"doesn't start on ", ""}
	case preview.Unknown:
		return fate{"runs on ", as}
	case preview.AtZero:
		return fate{"runs on ", as + ", after you scale it"}
	case preview.Runs:
		n := *card.Scale
		return fate{"runs on ", as + ", " + strconv.Itoa(n) + prose.Plural(n, " instance", " instances")}
	}
	return fate{"runs on ", " " + t.RunsAt(name).String()}
}

// lensTitle is the title of a lens: the fates that most platforms share come first.
func lensTitle(fates []group[fate]) string {
	const most = 3
	sort.SliceStable(fates, func(i, j int) bool { return len(fates[i].titles) > len(fates[j].titles) })
	var parts []string
	for _, f := range fates[:min(len(fates), most)] {
		parts = append(parts, f.value.before+namesOf(f.titles)+f.value.after)
	}
	if more := len(fates) - most; more > 0 {
		parts = append(parts, strconv.Itoa(more)+" more")
	}
	title := strings.Join(parts, " · ")
	if title == "" {
		return ""
	}
	return strings.ToUpper(title[:1]) + title[1:]
}

// namesOf names the first platforms of a list, and counts the others.
func namesOf(titles []string) string {
	const most = 3
	if len(titles) <= most {
		return prose.Join(titles, "and")
	}
	return strings.Join(titles[:most-1], ", ") + ", and " + strconv.Itoa(len(titles)-most+1) + " more"
}

// Hint says what a variable is.
type Hint struct {
	Offset   int // the place behind the variable, in bytes of the document's text
	Label    string
	Markdown string // what is known about the variable
}

// Hints are those of the variables of a short file that a platform sets to a known value, in their order.
func Hints(doc *procfile.Document, targets []*platform.Target, options preview.Options) []Hint {
	if !IsShort(doc) || !strings.Contains(doc.Text, "$") {
		return nil
	}
	previews := previewsOf(doc, targets, options)
	var hints []Hint
	for _, e := range doc.Entries() {
		cmd := command.Parse(e.Command)
		for j := range cmd.Variables {
			variable := &cmd.Variables[j]
			label := hintOf(grouped(targets, func(i int) string { return valueOn(previews[i], targets[i], variable, e.Line) }), len(targets))
			if label == "" {
				continue
			}
			end := e.CommandRange.Start + variable.Range.End
			hints = append(hints, Hint{end, label, Hover(doc, end, targets, options.Repository).Markdown})
		}
	}
	return hints
}

// hintOf names the values of a variable, with the platforms unless all of so many set the same; "" where no value is known.
func hintOf(values []group[string], all int) string {
	if len(values) == 1 && len(values[0].titles) == all {
		return "= " + values[0].value
	}
	const most = 2
	var parts []string
	for _, v := range values[:min(len(values), most)] {
		parts = append(parts, v.value+" on "+namesOf(v.titles))
	}
	if len(values) > most {
		parts = append(parts, "…")
	}
	if parts == nil {
		return ""
	}
	return "= " + strings.Join(parts, ", ")
}

// valueOn is the value to which a platform sets a variable in a line, or "".
func valueOn(p *preview.Preview, t *platform.Target, variable *command.Variable, line int) string {
	card := cardOf(p, line)
	switch {
	case card == nil || !card.Kept:
		return ""
	case variable.Script: // its own shell expands it
	case variable.Quote == command.Single || !t.Shell.Expands():
		return ""
	}
	i := slices.IndexFunc(card.Env, func(v preview.Variable) bool { return v.Name == variable.Name })
	if i < 0 || !card.Env[i].Set {
		return ""
	}
	return card.Env[i].Default
}
