package report

import (
	"fmt"
	"io"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/jsontext"
)

// JSON writes a value on one line, with a line end behind it and without the escapes that only HTML needs. It is the form of
// every JSON shape: reports, previews, matrices, rules and platforms. A byte that is not valid UTF-8 becomes U+FFFD.
func JSON(w io.Writer, value any) error {
	var text []byte
	if r, ok := value.(*lint.Report); ok {
		text = AppendJSON(make([]byte, 0, 4<<10), r)
	} else {
		text = jsontext.Append(nil, value)
	}
	if _, err := w.Write(append(text, '\n')); err != nil {
		return fmt.Errorf("write JSON: %w", err)
	}
	return nil
}

func write(w io.Writer, text string) error {
	if _, err := io.WriteString(w, text); err != nil {
		return fmt.Errorf("write report: %w", err)
	}
	return nil
}
