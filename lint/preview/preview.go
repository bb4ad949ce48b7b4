// Package preview shows how a platform runs a Procfile: a card for each of its
// processes, with the equivalent fields, commands and requests, and the matrix of
// how every platform's parser reads the file.
package preview

import (
	"slices"
	"strconv"
	"unicode/utf8"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

// Schema names the shape of the JSON.
const Schema = "proclint/1"

// DefaultApp stands for the name of the app in commands when none is given.
const DefaultApp = "my-app"

// MaxProcesses bounds the cards of a preview; what is left out is counted.
const MaxProcesses = 500

// Options of a preview.
type Options struct {
	// App is the name of the app in commands; DefaultApp where it is empty or not
	// valid UTF-8.
	App string
	// Path is that of the file, or "" if it is unknown.
	Path string
}

// Preview is how one platform with one build strategy runs a file. Notes, reasons and remarks are Markdown whose only
// markup is code.
type Preview struct {
	Schema string `json:"schema"`
	// Platform is its ID, Title its name for people.
	Platform string `json:"platform"`
	Title    string `json:"title"`
	// Reads is false for a strategy that reads no Procfile.
	Reads bool `json:"reads"`
	// OK is false when the platform's parser rejects the file; Error is its text.
	OK    bool   `json:"ok"`
	Error string `json:"error"`
	// Refused is the text with which the platform later rejects what its parser
	// accepted, or "".
	Refused string `json:"refused"`
	// Shell says how the platform runs a command.
	Shell string `json:"shell"`
	// Notes are sentences about the file as a whole.
	Notes []string `json:"notes"`
	// NotVerified are sentences that say what nobody could check.
	NotVerified []string `json:"notVerified"`
	// Processes in the order of the file; at most MaxProcesses.
	Processes []Process `json:"processes"`
	// Omitted counts the processes beyond MaxProcesses.
	Omitted int `json:"omitted,omitempty"`
	// Equivalents are those of the app as a whole.
	Equivalents []platform.Equivalent `json:"equivalents"`
}

// Process is the card of one process.
type Process struct {
	// Type and Command are what the platform's parser yields, blanks and all.
	Type    string `json:"type"`
	Command string `json:"command"`
	// Line is the zero-based line of the entry; 0 for an implied process.
	Line int `json:"line"`
	// Role is "http", "worker", "clock", "release", "job" or "other".
	Role string `json:"role"`
	// Traffic says that the platform sends HTTP requests to the process.
	Traffic bool `json:"traffic"`
	// Scale is the number of instances after the first deploy; null when that is
	// not known, or nothing is deployed.
	Scale *int `json:"scale"`
	// ScaleSource is "default" for what the platform does by itself, "refused"
	// when nothing is deployed, else "not verified"; ScaleReason says it in a sentence.
	ScaleSource string `json:"scaleSource"`
	ScaleReason string `json:"scaleReason"`
	// Env are the variables that the process reads, as far as its command shows,
	// and PORT where the platform sets it.
	Env []Variable `json:"env"`
	// Port and Host are where it listens; null and "" when that does not matter
	// or is not known.
	Port *Port  `json:"port"`
	Host string `json:"host"`
	// Program is the name of the program that goes on running, or "".
	Program string `json:"program"`
	// Shell says how the platform runs the command.
	Shell string `json:"shell"`
	// Read is false for an entry that the platform's parser does not yield, because
	// it rejects the file or reads none, and for an implied process.
	Read bool `json:"read"`
	// Kept is false for a process that the platform drops after reading it.
	Kept bool `json:"kept"`
	// Implied says that the process starts although the file does not declare it.
	Implied bool `json:"implied"`
	// Notes are sentences about this process.
	Notes []string `json:"notes"`
	// Equivalents are other ways to say or do the same, the most useful first.
	Equivalents []platform.Equivalent `json:"equivalents"`
}

// Variable is a variable that a process reads from its environment.
type Variable struct {
	Name string `json:"name"`
	// Default is the value that the platform gives, else the one that the
	// command falls back to, else "".
	Default string `json:"default"`
	// Set says that the platform sets the variable by itself.
	Set bool `json:"set"`
}

// Port is where a process listens.
type Port struct {
	// Source is "env" for the variable PORT, "flag" or "argument" for a value in
	// the command, "assignment", "config", "code", "socket" or "default".
	Source string `json:"source"`
	// Value is the text as written or the program's default, "" when not known.
	Value string `json:"value"`
}

// Mask puts the texts of a preview that may repeat a part of the file through a
// function, which hides what nobody should see.
func (p *Preview) Mask(mask func(string) string) {
	for _, text := range []*string{&p.Error, &p.Refused} {
		*text = mask(*text)
	}
	maskAll(p.Notes, mask)
	maskEquivalents(p.Equivalents, mask)
	for i := range p.Processes {
		process := &p.Processes[i]
		for _, text := range []*string{&process.Type, &process.Command, &process.Host, &process.Program, &process.ScaleReason} {
			*text = mask(*text)
		}
		maskAll(process.Notes, mask)
		for j := range process.Env {
			process.Env[j].Default = mask(process.Env[j].Default)
		}
		if process.Port != nil {
			process.Port.Value = mask(process.Port.Value)
		}
		maskEquivalents(process.Equivalents, mask)
	}
}

func maskAll(texts []string, mask func(string) string) {
	for i := range texts {
		texts[i] = mask(texts[i])
	}
}

func maskEquivalents(es []platform.Equivalent, mask func(string) string) {
	for i := range es {
		for _, text := range []*string{&es[i].Title, &es[i].Text, &es[i].Note, &es[i].Older} {
			*text = mask(*text)
		}
	}
}

// startsWithout reports whether something starts without a Procfile, which is
// a document without a byte here.
func startsWithout(doc *procfile.Document, t *platform.Target) bool {
	return len(doc.Source) == 0 && (t.WithoutFile != "" || t.Implied != nil)
}

// Of makes the preview of a document on a platform. A document without a byte
// is taken for a missing file where something starts without one.
func Of(doc *procfile.Document, t *platform.Target, opts Options) *Preview {
	if opts.App == "" || !utf8.ValidString(opts.App) {
		opts.App = DefaultApp
	}
	reading, refused := t.ReadFile(doc.Source)
	var emptyError string
	if startsWithout(doc, t) {
		emptyError, reading.Error = reading.Error, ""
	}
	p := &Preview{
		Schema:      Schema,
		Platform:    t.ID(),
		Title:       t.Title(),
		Reads:       t.Reads(),
		OK:          reading.Error == "",
		Error:       reading.Error,
		Refused:     refused,
		Shell:       t.Fact(platform.Running).Text,
		Notes:       []string{},
		NotVerified: slices.Clone(t.Platform().NotVerified),
		Equivalents: []platform.Equivalent{},
	}
	if p.NotVerified == nil {
		p.NotVerified = []string{}
	}
	c := cards{doc: doc, target: t, app: opts.App, deployed: p.OK && refused == "", reading: reading}
	p.Processes, p.Omitted = c.all()
	p.Notes = append(nameNotes(t, opts.Path), c.fileNotes(p)...)
	if emptyError != "" {
		p.Notes = append(p.Notes, Sentence("An empty Procfile is rejected: "+prose.Log(emptyError)))
	}
	if t.Equivalents != nil {
		p.Equivalents = append(p.Equivalents, t.Equivalents.App(platform.Use{App: opts.App, Text: shortText(doc)})...)
	}
	return p
}

// shortText is the text of the file for a command line, without its last line
// end; "" when it is too long, is not valid UTF-8 or has nothing to run.
func shortText(doc *procfile.Document) string {
	if len(doc.Text) > maxCommand || !utf8.ValidString(doc.Text) || len(doc.Entries()) == 0 {
		return ""
	}
	end := len(doc.Text)
	for end > 0 && (doc.Text[end-1] == '\n' || doc.Text[end-1] == '\r') {
		end--
	}
	return doc.Text[:end]
}

// nameNotes says that the platform doesn't read a file of that name.
func nameNotes(t *platform.Target, path string) []string {
	name := check.ClassifyName(path)
	if t.OtherPath != "" || !t.Reads() || !name.Misnamed && name.Variant == "" {
		return []string{}
	}
	_, base := check.SplitPath(path)
	return []string{prose.T("%s doesn't read `%s`, only `Procfile`.", t.Platform().Title, base).String()}
}

// fileNotes are the sentences about the file as a whole.
func (c *cards) fileNotes(p *Preview) []string {
	t, notes := c.target, []string{}
	if p.Reads && !t.Sure(platform.Grammar) {
		notes = append(notes, "Unverified: "+t.Fact(platform.Grammar).Text)
	}
	for i, w := range c.reading.Warnings {
		if i == maxNotes {
			notes = append(notes, strconv.Itoa(len(c.reading.Warnings)-i)+" more warnings.")
			break
		}
		of := ""
		if len(c.reading.Processes) > 0 {
			of = " for line " + strconv.Itoa(w.Line+1)
		}
		notes = append(notes, Sentence("The build prints"+of+": "+prose.Log(w.Text)))
	}
	if !p.Reads {
		notes = append(notes, t.Fact(platform.Grammar).Text)
	}
	declared, read, kept, traffic := 0, 0, 0, false
	var timed []string
	for _, card := range p.Processes {
		if !card.Implied {
			declared++
		}
		switch {
		case !card.Read || card.Implied:
		case !card.Kept:
			read++
		case t.RunsAt(card.Type) != platform.NoMoment:
			timed = append(timed, card.Type)
		default:
			read++
			kept++
		}
		traffic = traffic || card.Traffic
	}
	switch {
	case declared == 0 && t.WithoutFile != "":
		notes = append(notes, t.WithoutFile)
	case c.deployed && p.Reads && !traffic && len(t.HTTP) > 0 && t.NeedsHTTP != platform.HTTPOptional:
		notes = append(notes, "No process gets HTTP traffic, because none is named "+codes(t.HTTP, "or")+".")
	}
	if read > 1 && kept > 0 && len(c.lines) == 0 {
		notes = append(notes, c.orderNote(timed))
	}
	if t.Platform().Runner && kept > 0 {
		notes = append(notes, c.say(platform.Ports, t.Fact(platform.Ports).Text))
	}
	return notes
}

// orderNote says what the order of the lines decides. timed are the types that run at a set time.
func (c *cards) orderNote(timed []string) string {
	switch {
	case c.target.Order != "":
		return c.target.Order
	case c.target.Port.Step > 0:
		return "The order of the lines only decides `$PORT`."
	case len(timed) > 0:
		return prose.T("The order of the lines has no effect. Only %s %s at a set time.", prose.Names(timed), verb(len(timed), "runs", "run")).String()
	}
	return "The order of the lines has no effect."
}
