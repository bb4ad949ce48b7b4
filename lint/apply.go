package lint

import (
	"fmt"
	"strings"

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
	in, err := withOtherFiles(in, fixes)
	if err != nil || len(edits) == 0 && !encode {
		return in, err
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

// changedFiles are the contents of other files after fixes, by path.
func changedFiles(in check.Input, fixes []check.Fix) (map[string][]byte, error) {
	edits := map[string][]check.TextEdit{}
	for _, f := range fixes {
		for _, other := range f.Files {
			edits[other.Path] = append(edits[other.Path], other.Edits...)
		}
	}
	contents := map[string][]byte{}
	for path, list := range edits {
		before, _ := in.Repository.Raw(path)
		after, err := EditFile(before, list)
		if err != nil {
			return nil, err
		}
		contents[path] = after
	}
	return contents, nil
}

func withOtherFiles(in check.Input, fixes []check.Fix) (check.Input, error) {
	contents, err := changedFiles(in, fixes)
	if err == nil && len(contents) > 0 {
		in.Repository = in.Repository.With(contents)
	}
	return in, err
}

// EditFile is a file after edits, by their spans, in its encoding and with its line ends. An edit of the whole file has its own.
func EditFile(before []byte, edits []check.TextEdit) ([]byte, error) {
	doc := procfile.Parse(before)
	var all []procfile.TextEdit
	for _, e := range edits {
		r := doc.RangeOf(e.Span)
		if doc.EOL == procfile.CRLF && r.Len() < len(doc.Text) {
			e.NewText = strings.ReplaceAll(strings.ReplaceAll(e.NewText, "\r\n", "\n"), "\n", "\r\n")
		}
		all = append(all, procfile.TextEdit{Range: r, NewText: e.NewText})
	}
	after, err := procfile.Apply(doc.Text, all)
	if err != nil {
		return nil, fmt.Errorf("change the file: %w", err)
	}
	return doc.WithText(after), nil
}
