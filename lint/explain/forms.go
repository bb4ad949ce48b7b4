package explain

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/logs/lex"
	"github.com/proclint/proclint/lint/logs/signal"
)

// formsText are the families, which are tried in this order, and their forms. "<x>" is what a message is about, "…" any text, and
// "<x>…" all that follows. A family starts with "==" and its sample. It has no comments: the program contains them.
//
//go:embed forms.txt
var formsText string

// family is a message that many programs print, each in its own words.
type family struct {
	// forms are these words.
	forms []string
	// sample is a command with <x>: the rules that report it explain a message about the same <x>. "" is for a
	// message that only the documentation of the rules explains.
	sample string
	// among are the only <x> that the message is about; empty for all.
	among ecosystem.Words
	// orFile means that an <x> with a slash is a file.
	orFile bool
}

// subjectMark is the place of what a message is about.
const subjectMark = "<x>"

// familiesOf are the families, and their forms as a table, in the order in which they are tried.
type familiesOf struct {
	all    []*family
	files  *family
	owners []*family // the families of the table's messages
	table  *signal.Table
}

var families = sync.OnceValue(func() *familiesOf {
	f := &familiesOf{}
	var forms []*signal.Message
	var last *family
	for row := range strings.Lines(formsText) {
		row = strings.TrimSuffix(row, "\n")
		switch field, value, _ := strings.Cut(row, " "); field {
		case "#", "":
		case "==":
			last = &family{sample: value}
			f.all = append(f.all, last)
		case "among":
			last.among = ecosystem.Words(strings.TrimSpace(string(last.among) + " " + value))
		case "or":
			last.orFile = true
		case "is":
			f.files = last
		default:
			form := strings.TrimPrefix(row, "\t")
			last.forms = append(last.forms, form)
			if m, err := signal.NewMessage(&signal.Meaning{}, patternOf(form)); err == nil { // a test reads all
				forms, f.owners = append(forms, m), append(f.owners, last)
			}
		}
	}
	f.table = signal.NewTable(forms)
	return f
})

// patternOf is the pattern of a form: what it's about is a word at one of the form's ends, or else any text.
func patternOf(form string) string {
	if !strings.HasPrefix(form, subjectMark) && !strings.HasSuffix(form, subjectMark) {
		form = strings.NewReplacer(subjectMark+anyText, "<text_x>", subjectMark, "<text_x>").Replace(form)
	}
	return strings.ReplaceAll(form, anyText, "<any>")
}

// topic is what a line says in the words of a family.
type topic struct {
	*family
	subject string
}

// topicOf finds the family of a line: the first one with a form that the line has.
func topicOf(l *lex.Line, tried *signal.Attempts) (t topic, ok bool) {
	f := families()
	first := len(f.owners)
	f.table.EachMatch(l, tried, "x", func(place int, subject string) {
		_, behind, _ := strings.Cut(f.table.Messages[place].Pattern, "_x>")
		if of := f.owners[place]; place < first && of.fits(subject) && strings.Contains(l.Plain, ascii.Lower(subject)+behind) {
			first, t = place, topic{of, subject}
			if of.orFile && strings.Contains(subject, "/") {
				t.family = f.files
			}
		}
	})
	return t, t.family != nil
}

// longestSubject limits what a message is about, in bytes.
const longestSubject = 300

func (f *family) fits(subject string) bool {
	return len(subject) <= longestSubject && !strings.Contains(subject, ": ") && (f.among == "" || f.among.Has(subject))
}

// reporters are the names of the rules that report the family's sample with the subject.
func (t topic) reporters() []string {
	if t.sample == "" {
		return nil
	}
	subject := t.subject
	if strings.Contains(subject, " ") {
		subject = `"` + subject + `"` // it was one word
	}
	report, err := lint.Lint(check.Input{Source: []byte(strings.Replace(t.sample, subjectMark, subject, 1) + "\n")})
	if err != nil {
		return nil // a line is shorter than any limit
	}
	var names []string
	for _, d := range report.Diagnostics {
		names = append(names, d.Rule)
	}
	return names
}

// claim is how a rule explains a topic; a higher one goes before a lower one.
type claim int

const (
	unclaimed claim = iota
	anySubject
	reportsSubject
	likeSubject
	namesSubject
)

// claimOn gives how a known line with the topic explains another one, which its rule reports or not.
func (t topic) claimOn(other topic, reports bool) claim {
	switch {
	case t.family != other.family:
		return unclaimed
	case strings.EqualFold(t.subject, other.subject):
		return namesSubject
	case t.subject == anyText || other.among != "":
		return anySubject
	case strings.Contains(t.subject, anyText) && isLike(ascii.Lower(other.subject), ascii.Lower(t.subject)):
		return likeSubject
	case reports:
		return reportsSubject
	}
	return unclaimed
}

// isLike reports whether the whole of a text has the pieces around each "…" of another one.
func isLike(text, like string) bool {
	pieces := strings.Split(like, anyText)
	last := len(pieces) - 1
	text, begins := strings.CutPrefix(text, pieces[0])
	text, ends := strings.CutSuffix(text, pieces[last])
	for _, piece := range pieces[1:max(last, 1)] {
		_, rest, found := strings.Cut(text, piece)
		text, ends = rest, ends && found
	}
	return begins && ends
}
