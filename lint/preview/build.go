package preview

import (
	"cmp"
	"slices"
	"strconv"
	"unicode/utf8"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/repository"
)

// Of makes the preview of a document on a platform.
func Of(doc *procfile.Document, t *platform.Target, opts Options) *Preview {
	if opts.App == "" || !utf8.ValidString(opts.App) {
		opts.App = DefaultApp
	}
	reading, rejected := read(doc, t, opts)
	p := &Preview{
		Schema:      Schema,
		Platform:    t.ID(),
		Title:       t.Title(),
		Reads:       t.Reads(),
		OK:          reading.Error == "",
		Error:       reading.Error,
		Rejected:    rejected,
		Refused:     rejected,
		Notes:       []string{},
		NotVerified: slices.Clone(t.Platform().NotVerified),
		Equivalents: []platform.Equivalent{},
	}
	if p.NotVerified == nil {
		p.NotVerified = []string{}
	}
	c := cards{doc: doc, target: t, port: check.PortBeside(t, opts.Repository), app: opts.App, repository: opts.Repository, missing: opts.Missing, deployed: p.OK && rejected == "", reading: reading}
	p.Shell = t.BriefFact(platform.Running)
	if p.Shell != "" && !t.Sure(platform.Running) {
		p.Shell = "Unverified: " + p.Shell
	}
	p.Processes, p.Omitted = c.all()
	p.Notes = append(nameNotes(t, opts.Path), c.fileNotes(p)...)
	if len(p.WithoutTraffic) > 0 {
		p.Notes = append([]string{"No process gets HTTP traffic, because none is named " + prose.Codes(p.WithoutTraffic, "or") + "."}, p.Notes...)
	}
	single := slices.ContainsFunc(p.Processes, func(process Process) bool { return process.Role == string(ecosystem.Clock) })
	p.Equivalents = append(p.Equivalents, t.AppEquivalents(platform.Use{App: opts.App, Text: shortText(doc), Single: single})...)
	return p
}

// read is what the platform makes of the file; a missing one is no error where something starts without it.
func read(doc *procfile.Document, t *platform.Target, opts Options) (r platform.Reading, rejected string) {
	if opts.Missing && (t.WithoutFile != "" || t.Implied != nil) {
		return platform.Reading{ErrorLine: -1}, ""
	}
	r, rejected = t.ReadFile(doc.Source)
	return r, cmp.Or(rejected, rejectionBeside(t, r, opts.Repository))
}

// rejectionBeside is the error with which a platform rejects what it parsed because of a file beside it, or "".
func rejectionBeside(t *platform.Target, r platform.Reading, beside *repository.Repository) string {
	if r.Error != "" {
		return ""
	}
	return beside.RejectionOn(t, r.Processes)
}

// shortText is the text of the file for a command line, without its last line end; "" when it is too long, is not valid UTF-8 or has nothing to run.
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
	return []string{prose.T("%s doesn't read `%s`, only `Procfile`.", t.Platform().Title, base).Whole()}
}

// fileNotes are the sentences about the file as a whole.
func (c *cards) fileNotes(p *Preview) []string {
	t, n := c.target, countProcesses(c.target, p.Processes)
	notes := append([]string{}, c.grammarNotes(p.Reads)...)
	switch {
	case n.declared == 0 && (c.missing || !p.Reads) && t.WithoutFile != "":
		notes = append(notes, t.WithoutFile)
	case n.declared == 0 && c.deployed && !c.missing && t.Fallback != "":
		notes = append(notes, t.Fallback)
	case c.deployed && p.Reads && !n.traffic && len(t.HTTP) > 0 && t.NeedsHTTP != platform.HTTPOptional:
		p.WithoutTraffic = t.HTTP
	}
	if n.read > 1 && n.kept > 0 && len(c.lines) == 0 {
		if note := c.orderNote(); note != "" {
			notes = append(notes, note)
		}
	}
	if t.Platform().Runner && n.kept > 0 {
		notes = append(notes, c.say(platform.Ports, t.BriefFact(platform.Ports)))
		if note := c.portNote(); note != "" {
			notes = append(notes, note)
		}
	}
	return notes
}

// grammarNotes say how the platform reads the file.
func (c *cards) grammarNotes(reads bool) (notes []string) {
	t := c.target
	if reads && !t.Sure(platform.Grammar) {
		notes = append(notes, "Unverified: "+t.BriefFact(platform.Grammar))
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
	if !reads {
		notes = append(notes, t.BriefFact(platform.Grammar))
	}
	return notes
}

// counted is how many processes a file has of each kind.
type counted struct {
	declared, read, kept int
	traffic              bool // some process gets it
}

func countProcesses(t *platform.Target, processes []Process) (n counted) {
	for _, card := range processes {
		n.traffic = n.traffic || card.Traffic
		if !card.Implied {
			n.declared++
		}
		switch {
		case !card.Read || card.Implied:
		case !card.Kept:
			n.read++
		case t.RunsAt(card.Type) == platform.NoTrigger:
			n.read++
			n.kept++
		}
	}
	return n
}

// portNote says that a file beside the Procfile changes the ports, or is "". Such a file may have secrets, so it shows nothing else of it.
func (c *cards) portNote() string {
	switch {
	case c.target.Port.Env && !c.port.Env:
		return "A file beside the Procfile turns `$PORT` off."
	case c.port.SetBy != "" && c.port.Default == "":
		return "`" + c.port.SetBy + "` sets the first `$PORT` to something that isn't a port."
	case c.port.SetBy != "":
		return "`" + c.port.SetBy + "` sets the first `$PORT` to " + c.port.Default + "."
	}
	return ""
}

// orderNote says what the order of the lines decides, or "".
func (c *cards) orderNote() string {
	if c.target.Order == "" && c.port.Step > 0 {
		return "The order of the lines only decides `$PORT`."
	}
	return c.target.Order
}
