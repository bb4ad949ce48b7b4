package check

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/secret"
)

// SecretsOf finds the secrets in files, such as one before and after a change.
func SecretsOf(docs ...*procfile.Document) *secret.Set {
	var s secret.Set
	for _, doc := range docs {
		(&File{Doc: doc, AllEntries: doc.Entries()}).addSecrets(&s)
	}
	return s.OrNil()
}

// SecretsInFile are those in the file, of whose commands most are parsed already.
func (f *File) SecretsInFile() *secret.Set {
	var s secret.Set
	f.addSecrets(&s)
	return s.OrNil()
}

func (f *File) addSecrets(s *secret.Set) {
	for _, e := range f.AllEntries {
		c := f.ParsedCommandOf(e)
		s.AddCommand(c.Cmd.Text, c.secretsIn())
	}
	for i := range f.Doc.Lines {
		switch l := &f.Doc.Lines[i]; l.Kind {
		case procfile.Other: // such as an entry without its colon
			c := f.cache.read(f.Doc.Slice(l.Range))
			s.AddCommand(c.Cmd.Text, c.secretsIn())
			s.AddLine(c.Cmd.Text)
		case procfile.Comment:
			s.AddLine(strings.TrimLeft(f.Doc.Slice(l.Range), "# "))
		case procfile.Entry:
			if secret.MayBegin(f.Doc.Slice(l.Name), f.Doc.Slice(l.Command)) {
				s.AddLine(f.Doc.Slice(l.Range))
			}
		}
	}
}

// MaskDiagnostic masks the texts of a diagnostic. An edit that writes a secret becomes several that leave it where it is; a fix
// that writes it somewhere else is left out.
func MaskDiagnostic(s *secret.Set, doc *procfile.Document, d *Diagnostic) {
	if s == nil {
		return
	}
	d.Message, d.Help = s.Mask(d.Message), s.Mask(d.Help)
	for i := range d.Effects {
		e := &d.Effects[i]
		e.Text, e.Log = s.Mask(e.Text), s.Mask(e.Log)
	}
	fixes := make([]Fix, 0, len(d.Fixes))
	for _, f := range d.Fixes {
		f.Title = s.Mask(f.Title)
		edits, ok := editsAround(s, doc, f.Edits)
		for _, other := range f.Files {
			ok = ok && !slices.ContainsFunc(other.Edits, func(e TextEdit) bool { return len(s.Known(e.NewText)) > 0 })
		}
		if f.Edits = edits; ok {
			fixes = append(fixes, f)
		}
	}
	d.Fixes = fixes
	related := slices.Clone(d.Related)
	for i := range related {
		related[i].Message = s.Mask(related[i].Message)
	}
	d.Related = related
}

// editsAround are edits with the same result that write no secret.
func editsAround(s *secret.Set, doc *procfile.Document, edits []TextEdit) (around []TextEdit, ok bool) {
	around = make([]TextEdit, 0, len(edits))
	for _, e := range edits {
		before, after := doc.Slice(e.Range), e.NewText
		for _, r := range s.Known(e.NewText) {
			shown := e.NewText[r.Start:r.End]
			at := strings.Index(before, shown)
			if at < 0 {
				return nil, false
			}
			left, _, _ := strings.Cut(after, shown)
			start := e.Range.End - len(before)
			if at+len(left) > 0 {
				around = append(around, Replace(procfile.Range{Start: start, End: start + at}, left))
			}
			before, after = before[at+len(shown):], after[len(left)+len(shown):]
		}
		if len(before)+len(after) > 0 {
			around = append(around, Replace(procfile.Range{Start: e.Range.End - len(before), End: e.Range.End}, after))
		}
	}
	return around, true
}
