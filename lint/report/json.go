package report

import (
	"fmt"
	"io"

	"github.com/proclint/proclint/lint/jsontext"
)

// JSON writes a value on one line, with a line end behind it and without the escapes that only HTML needs. It is the form of
// every JSON shape: reports, previews, matrices, rules and platforms. A byte that is not valid UTF-8 becomes U+FFFD.
func JSON(w io.Writer, value any) error {
	if _, err := w.Write(append(jsontext.Append(nil, value), '\n')); err != nil {
		return fmt.Errorf("write JSON: %w", err)
	}
	return nil
}
