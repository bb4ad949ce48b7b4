package logs

import (
	"cmp"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/logs/holes"
	"github.com/proclint/proclint/lint/logs/signal"
	"github.com/proclint/proclint/lint/platform"
)

// draft is a cause that isn't written yet.
type draft struct {
	*signal.Failure
	// own are those of the values that a table of Proclint has, and no log.
	own map[string]string
	// local is whether the log is of a program that starts a Procfile on one machine.
	local bool
	app   *app

	// meanings finds a meaning of the table, or gives nil.
	meanings func(name string) *signal.Meaning
	// roles finds the meaning of the table that has a role, or gives nil.
	roles func(signal.Role) *signal.Meaning
	// found is what a look found out. It goes before the meaning of the message, or is nil.
	found     *signal.Meaning
	rule      string
	certainty signal.Certainty
	fixes     []Fix
	// confirm are the rules whose findings confirm it.
	confirm []string
	// isUnconfirmed is whether its rules find nothing in the Procfile, which it needs.
	isUnconfirmed bool
	// finding is that of the Procfile whose texts go before all others, or nil.
	finding *check.Diagnostic
}

// newDraft is the draft of a failure.
func newDraft(f *signal.Failure) *draft {
	return &draft{Failure: f, certainty: f.Certainty, confirm: f.Rules}
}

// become gives the cause another meaning, with values. The result is true: what looked found something.
func (d *draft) become(name string, namesAndValues ...string) bool {
	d.Set(namesAndValues...)
	if m := d.meanings(name); m != nil {
		d.found, d.rule, d.certainty = m, m.Rule, m.Certainty
		if m.Stage != signal.NoStage {
			d.InStage = m.Stage
		}
	}
	return true
}

// setPlace sets the platform and the stage of the cause, by the platform of the log, which it shows or may be guessed.
func (d *draft) setPlace(on string, shown bool) {
	if shown || d.OnPlatform == "" {
		d.OnPlatform = on
	}
	if d.local && on != "" && !isHosted(on) && (d.InStage == signal.Start || d.InStage == signal.Running) {
		d.InStage = signal.Local
	}
	d.setPlatform(cmp.Or(on, d.OnPlatform))
}

// setPlatform sets the name of the app's platform under its ID, such as dokku or cloud_foundry: a text with that part is only
// for it.
func (d *draft) setPlatform(name string) {
	target, ok := platform.Lookup(name)
	if !ok {
		return
	}
	id, title := target.Platform().ID, target.Platform().Title
	if target.Host != "" {
		id, title = target.Name, target.Host
	}
	d.Set(strings.ReplaceAll(id, "-", "_"), title)
}

// choose sets a value that a table of Proclint has, so that a text that helps may contain it as it is.
func (d *draft) choose(name, value string) {
	if d.own == nil {
		d.own = map[string]string{}
	}
	d.own[name] = value
	d.Set(name, value)
}

// The most characters of the texts of a cause. They are more than those of a finding: whoever reads a log has no file
// beside it that shows the whole value.
const (
	mostHeadline = 100
	mostWhy      = 150
	mostHelp     = 200
)

// write is the first of some texts whose named parts are all known, with their values.
func (d *draft) write(limit int, texts ...string) string {
	for _, text := range texts {
		if filled, ok := holes.Fill(text, d.Values, limit); ok && text != "" {
			return filled
		}
	}
	return ""
}

// isHosted reports whether a platform runs apps elsewhere than on the machine of a person.
func isHosted(id string) bool {
	target, ok := platform.Lookup(id)
	return ok && !target.Platform().Runner
}

// isOwn reports whether a value comes from the table, or from the tables of the looks, and no log can have chosen it.
func (d *draft) isOwn(hole, value string) bool {
	return d.own[hole] == value || d.Fixed(hole) == value
}

// CommandOf is a command of the table with the values of the cause, or "" where one isn't known or could run something else.
func (d *draft) commandOf(text string) string { return holes.CommandOf(text, d.Values) }
