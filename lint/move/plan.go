// Package move plans the move of an app from one platform to another: what the new one loses, renames or runs differently, what a
// person has to do, and the Procfile that works on both.
//
// It knows no platform by name: everything follows from their data.
package move

import (
	"slices"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/platform"
)

// Plan is what it takes to bring an app from one platform to another.
type Plan struct {
	Schema string `json:"schema"`
	// From and To are the IDs of the platforms, FromTitle and ToTitle their names for people.
	From      string `json:"from"`
	To        string `json:"to"`
	FromTitle string `json:"fromTitle"`
	ToTitle   string `json:"toTitle"`
	// Verdict is what the plan comes to.
	Verdict Verdict `json:"verdict"`
	// Steps in the order in which a person takes them.
	Steps []Step `json:"steps"`
	// Fixed is the file to deploy with.
	Fixed Fixed `json:"fixed"`
	// Remaining are the headlines of the findings that the file still has on the new platform.
	Remaining []string `json:"remaining"`
	// Checklist says the same in Markdown.
	Checklist string `json:"checklist"`

	// rest are those of Remaining that no step says.
	rest []string
	// secrets are those of the file, which a text for people does not have.
	secrets *lint.Secrets
	// corrected says that the old platform could not read the given file as it was meant either, so that it runs something else with the new text.
	corrected bool
}

// Outcome says what a plan comes to.
type Outcome string

// The outcomes, the worst last.
const (
	Works           Outcome = "works"             // the new platform runs the file without anything else than the app and its deploy
	WorksAfterSteps Outcome = "works-after-steps" // it does after the steps before the deploy, or unless a check in the steps fails
	Incomplete      Outcome = "incomplete"        // it does, but some processes don't start there
	NotRead         Outcome = "not-read"          // the new platform reads no Procfile
	NeedsEdit       Outcome = "needs-edit"        // a person has to edit the file
	Fails           Outcome = "fails"             // the file doesn't work on the new platform
)

// Verdict is what a plan comes to, from its steps, edits and remaining problems together. Every surface shows this one.
type Verdict struct {
	Outcome Outcome `json:"outcome"`
	// Text says it in a sentence or two, in Markdown whose only markup is code.
	Text string `json:"text"`
	// Fixes counts the fixes that were applied, Edits the steps that ask for another edit, Checks those that ask for a
	// check, ByHand those of the kind ByHand. Together, these are the steps that a person takes.
	Fixes  int `json:"fixes"`
	Edits  int `json:"edits"`
	Checks int `json:"checks"`
	ByHand int `json:"byHand"`
	// NotStarted counts the processes that the new platform doesn't start, Errors the remaining problems that are errors.
	NotStarted int `json:"notStarted"`
	Errors     int `json:"errors"`
	// Replaced says that files of the steps replace the Procfile, or what a platform has that doesn't read one.
	Replaced bool `json:"replaced"`

	broken int // of Edits, those without which nothing works
	before int // of ByHand, those before the deploy that not every move has
}

// Kind says what a step is about.
type Kind string

// The kinds of steps.
const (
	NotStarted Kind = "not-started" // the new platform does not do it any more
	Renamed    Kind = "renamed"     // a process type has another name
	Differs    Kind = "differs"     // the new platform does it in another way
	ByHand     Kind = "by-hand"     // a person has to do it, outside of the file
	InCommand  Kind = "command"     // a command has to change, or its line
)

// Step is one thing to do or to know.
type Step struct {
	Kind Kind `json:"kind"`
	// Type is the process type that it is about, as written in the given file; "" for the file or the app as a whole.
	Type string `json:"type"`
	// Line is the zero-based line of the process in the given file, or 0.
	Line int `json:"line"`
	// Text is a sentence or a few, in Markdown whose only markup is code, as in the other texts of a plan.
	Text string `json:"text"`
	// Commands are what to type, fill in or send for it. Kind "file" is a line of the Procfile.
	Commands []platform.Equivalent `json:"commands"`
	// Edit says what the step means for the file; "" is nothing.
	Edit Edit `json:"edit,omitempty"`

	order order
	// notStarted counts the processes that the new platform doesn't start any more.
	notStarted int
	// lines are those of the processes that it is about.
	lines []int
}

// Edit says what a step means for the file.
type Edit string

// The edits.
const (
	Done   Edit = "done"   // the fixed file has it
	Open   Edit = "open"   // a person has to edit the file, which else works without this process or part
	Broken Edit = "broken" // a person has to edit the file, which doesn't work without it
	Check  Edit = "check"  // a person has to check whether the file works
)

// taken reports whether a person takes the step, and doesn't only read it.
func (s *Step) taken() bool {
	return s.Kind == ByHand || s.Edit == Open || s.Edit == Broken || s.Edit == Check
}

// order of the steps, as a person takes them.
type order int

const (
	inFile order = iota
	notRead
	otherwise
	creating  // the app, of which all else is
	backing   // databases and other services, whose addresses are settings
	starting  // the processes, of which the other settings are
	releasing // what runs in each deploy
	configuring
	copying // what no file names
	beforeDeploy
	deploying
	afterDeploy
)

// mask hides the secrets of the file in what a person reads. The file to deploy with has them.
func (p *Plan) mask(secrets *lint.Secrets, before string) {
	p.secrets = secrets
	p.Fixed.Shown = p.shown(before)
	texts := []*string{&p.Fixed.Note, &p.Verdict.Text}
	for i := range p.Steps {
		s := &p.Steps[i]
		texts = append(texts, &s.Text)
		for j := range s.Commands {
			c := &s.Commands[j]
			texts = append(texts, &c.Title, &c.Text, &c.Note)
			c.Fields = slices.Clone(c.Fields)
			for k := range c.Fields {
				texts = append(texts, &c.Fields[k].Value)
			}
		}
	}
	for _, list := range [][]string{p.Remaining, p.rest, p.Fixed.Applied} {
		for i := range list {
			texts = append(texts, &list[i])
		}
	}
	for _, text := range texts {
		*text = secrets.Mask(*text)
	}
}

// shown are the texts of the file as views show them, or nil where no text has a secret.
func (p *Plan) shown(before string) *Shown {
	masked := Shown{p.secrets.Mask(before), p.secrets.Mask(p.Fixed.Text)}
	if masked == (Shown{before, p.Fixed.Text}) {
		return nil
	}
	return &masked
}
