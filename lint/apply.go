package lint

import (
	"fmt"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/procfile"
)

// ApplyFix applies one fix to the file that its report was made of.
func ApplyFix(in check.Input, doc *procfile.Document, fix check.Fix) (check.Input, error) {
	return applyAll(in, doc, []check.Fix{fix})
}

func applyAll(in check.Input, doc *procfile.Document, fixes []check.Fix) (check.Input, error) {
	var edits []procfile.TextEdit
	encode := false
	for _, f := range fixes {
		if f.Rename != nil {
			in = in.As(f.Rename.NewPath, in.Source)
		}
		encode = encode || f.Encode != ""
		for _, e := range f.Edits {
			edits = append(edits, procfile.TextEdit{Range: e.Range, NewText: e.NewText})
		}
	}
	if len(edits) == 0 && !encode {
		return in, nil
	}
	text, err := procfile.Apply(doc.Text, edits)
	if err != nil {
		return in, fmt.Errorf("apply fixes: %w", err)
	}
	// The document is the beginning of a file of which not all was looked at.
	rest := in.Source[min(len(doc.Source), len(in.Source)):]
	if encode {
		in.Source = append([]byte(text), procfile.Parse(in.Source).Text[len(doc.Text):]...)
		return in, nil
	}
	in.Source = append(doc.WithText(text), rest...)
	return in, nil
}
