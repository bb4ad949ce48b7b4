package jsontext

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/proclint/proclint/internal/cost"
)

// Number is a number as it is written.
type Number string

// maxDepth bounds how deep lists and objects may be nested.
const maxDepth = 100

// Parse reads a text that is one JSON value: nil, bool, Number, string, []any or map[string]any. Of two fields of one name the last one counts. A
// byte that is not valid UTF-8 becomes U+FFFD, and so does half a surrogate pair. The error explains what is wrong, and at which byte.
func Parse(text string) (any, error) { return parse(reader{text: text}) }

// ParseStrict is Parse for a text that may not be read in two ways: two fields of one name are an error, and so is half a surrogate pair.
func ParseStrict(text string) (any, error) { return parse(reader{text: text, strict: true}) }

func parse(r reader) (any, error) {
	cost.Done(len(r.text))
	value, err := r.value(0)
	if err != nil {
		return nil, err
	}
	if r.skipBlanks(); r.at < len(r.text) {
		return nil, r.unexpected("after the value")
	}
	return value, nil
}

// Strings takes a list of strings out of a value that Parse gave. It reports false for anything else.
func Strings(value any) ([]string, bool) {
	list, ok := value.([]any)
	if !ok {
		return nil, false
	}
	texts := make([]string, len(list))
	for i, element := range list {
		if texts[i], ok = element.(string); !ok {
			return nil, false
		}
	}
	return texts, true
}

type reader struct {
	text   string
	at     int
	strict bool
}

func (r *reader) skipBlanks() {
	for r.at < len(r.text) && strings.IndexByte(" \t\r\n", r.text[r.at]) >= 0 {
		r.at++
	}
}

// take moves over prefix, if it comes next.
func (r *reader) take(prefix string) bool {
	if !strings.HasPrefix(r.text[r.at:], prefix) {
		return false
	}
	r.at += len(prefix)
	return true
}

// SyntaxError is a text that isn't JSON.
type SyntaxError struct {
	// At is the byte, from zero, at which it stops being JSON.
	At   int
	text string
}

func (e *SyntaxError) Error() string { return e.text }

func (r *reader) unexpected(where string) error {
	if r.at == len(r.text) {
		return &SyntaxError{r.at, "unexpected end of JSON input"}
	}
	c, _ := utf8.DecodeRuneInString(r.text[r.at:])
	return &SyntaxError{r.at, fmt.Sprintf("invalid character %q %s, at byte %d", c, where, r.at)}
}

func (r *reader) value(depth int) (any, error) {
	if depth > maxDepth {
		return nil, fmt.Errorf("nested more than %d levels deep, at byte %d", maxDepth, r.at)
	}
	r.skipBlanks()
	switch {
	case r.take(`"`):
		return r.string()
	case r.take("["):
		return r.list(depth)
	case r.take("{"):
		return r.object(depth)
	case r.take("null"):
		return nil, nil
	case r.take("true"):
		return true, nil
	case r.take("false"):
		return false, nil
	}
	return r.number()
}

func (r *reader) list(depth int) (any, error) {
	list := []any{}
	if r.skipBlanks(); r.take("]") {
		return list, nil
	}
	for {
		element, err := r.value(depth + 1)
		if err != nil {
			return nil, err
		}
		list = append(list, element)
		switch r.skipBlanks(); {
		case r.take("]"):
			return list, nil
		case !r.take(","):
			return nil, r.unexpected("after an element of a list")
		}
	}
}

func (r *reader) object(depth int) (any, error) {
	object := map[string]any{}
	if r.skipBlanks(); r.take("}") {
		return object, nil
	}
	for {
		if r.skipBlanks(); !r.take(`"`) {
			return nil, r.unexpected("where the name of a field begins")
		}
		name, err := r.string()
		if err != nil {
			return nil, err
		}
		if _, twice := object[name]; twice && r.strict {
			return nil, fmt.Errorf("field %q occurs twice, at byte %d", name, r.at)
		}
		if r.skipBlanks(); !r.take(":") {
			return nil, r.unexpected("after the name of a field")
		}
		if object[name], err = r.value(depth + 1); err != nil {
			return nil, err
		}
		switch r.skipBlanks(); {
		case r.take("}"):
			return object, nil
		case !r.take(","):
			return nil, r.unexpected("after a field")
		}
	}
}

func (r *reader) number() (any, error) {
	start := r.at
	r.take("-")
	if !r.take("0") && !r.digits() {
		return nil, r.unexpected("where a value begins")
	}
	if r.take(".") && !r.digits() {
		return nil, r.unexpected("after a decimal point")
	}
	if r.take("e") || r.take("E") {
		if !r.take("+") {
			r.take("-")
		}
		if !r.digits() {
			return nil, r.unexpected("in an exponent")
		}
	}
	return Number(r.text[start:r.at]), nil
}

func (r *reader) digits() bool {
	start := r.at
	for r.at < len(r.text) && r.text[r.at] >= '0' && r.text[r.at] <= '9' {
		r.at++
	}
	return r.at > start
}

// string reads on behind the first quote.
func (r *reader) string() (string, error) {
	var out strings.Builder
	for {
		end := r.at
		for end < len(r.text) && r.text[end] != '"' && r.text[end] != '\\' && r.text[end] >= ' ' {
			end++
		}
		piece := r.text[r.at:end]
		if !utf8.ValidString(piece) {
			piece = string([]rune(piece)) // which makes each invalid byte U+FFFD
		}
		out.WriteString(piece)
		r.at = end
		switch {
		case r.take(`"`):
			return out.String(), nil
		case !r.take(`\`):
			return "", r.unexpected("in a string")
		}
		c, err := r.escape()
		if err != nil {
			return "", err
		}
		out.WriteRune(c)
	}
}

// escape reads on behind a backslash.
func (r *reader) escape() (rune, error) {
	if r.take("u") {
		return r.codePoint()
	}
	if r.at < len(r.text) {
		if i := strings.IndexByte(`"\/bfnrt`, r.text[r.at]); i >= 0 {
			r.at++
			return rune("\"\\/\b\f\n\r\t"[i]), nil
		}
	}
	return 0, r.unexpected("after a backslash")
}

// codePoint reads on behind \u: one escape, or both of a surrogate pair.
func (r *reader) codePoint() (rune, error) {
	first, err := r.unit()
	if err != nil || !utf16.IsSurrogate(first) {
		return first, err
	}
	behind := r.at
	if r.take(`\u`) {
		second, err := r.unit()
		if err != nil {
			return 0, err
		}
		if pair := utf16.DecodeRune(first, second); pair != utf8.RuneError {
			return pair, nil
		}
	}
	r.at = behind
	if r.strict {
		return 0, fmt.Errorf("half a surrogate pair in a string, at byte %d", r.at)
	}
	return utf8.RuneError, nil
}

func (r *reader) unit() (rune, error) {
	digits := r.text[r.at:min(r.at+4, len(r.text))]
	unit, err := strconv.ParseUint(digits, 16, 16)
	if err != nil || len(digits) < 4 {
		return 0, fmt.Errorf("invalid character code %q in a string, at byte %d", digits, r.at)
	}
	r.at += 4
	return rune(unit), nil
}
