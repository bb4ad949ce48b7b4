// Package jsontext is JSON as the engine speaks it: compact, of plain structs, and small enough for a
// browser, where encoding/json would be a twentieth of all that a visitor downloads. The struct tags are
// those of encoding/json, and so is every byte that is written, without the escapes that only HTML needs, and with those of
// characters that nobody sees.
package jsontext

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// Append adds value as JSON on one line, without a line end. It takes what encoding/json does of booleans,
// integers, strings, bytes, slices, pointers and structs, and panics at anything else: what is written is
// known when the program is built. A small enumeration, of the kind uint8, is written as its String. A byte that is not valid UTF-8 becomes U+FFFD.
func Append(out []byte, value any) []byte { return appendValue(out, reflect.ValueOf(value)) }

func appendValue(out []byte, v reflect.Value) []byte {
	switch v.Kind() {
	case reflect.Bool:
		return strconv.AppendBool(out, v.Bool())
	case reflect.Int:
		return strconv.AppendInt(out, v.Int(), 10)
	case reflect.String:
		return appendString(out, v.String())
	case reflect.Slice:
		return appendSlice(out, v)
	case reflect.Uint8:
		return appendString(out, v.Interface().(fmt.Stringer).String())
	case reflect.Pointer:
		if v.IsNil() {
			return append(out, "null"...)
		}
		return appendValue(out, v.Elem())
	case reflect.Struct:
		return append(appendFields(append(out, '{'), v), '}')
	}
	panic(fmt.Sprintf("jsontext: a %s cannot be written", v.Type()))
}

func appendSlice(out []byte, v reflect.Value) []byte {
	if v.IsNil() {
		return append(out, "null"...)
	}
	if v.Type().Elem() == reflect.TypeFor[byte]() {
		return appendString(out, base64.StdEncoding.EncodeToString(v.Bytes()))
	}
	out = append(out, '[')
	for i := range v.Len() {
		if i > 0 {
			out = append(out, ',')
		}
		out = appendValue(out, v.Index(i))
	}
	return append(out, ']')
}

// appendFields adds the fields of a struct that have a name in their tag, those of an embedded struct among them, behind its brace.
func appendFields(out []byte, v reflect.Value) []byte {
	for _, f := range fieldsOf(v.Type()) {
		value := v.Field(f.index)
		switch {
		case f.embedded:
			out = appendFields(out, value)
			continue
		case f.omitEmpty && isEmpty(value):
			continue
		}
		if out[len(out)-1] != '{' {
			out = append(out, ',')
		}
		out = appendValue(append(out, f.name...), value)
	}
	return out
}

type field struct {
	index     int
	name      string // as it is written, in quotes and with its colon
	omitEmpty bool
	embedded  bool
}

// known are the fields of each type that was written before: to read tags takes longer than to write values.
var known sync.Map // of a reflect.Type to its []field

func fieldsOf(t reflect.Type) []field {
	if fields, ok := known.Load(t); ok {
		return fields.([]field)
	}
	var fields []field
	for i := range t.NumField() {
		f := t.Field(i)
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		if f.Anonymous || name != "" && name != "-" {
			fields = append(fields, field{i, string(append(appendString(nil, name), ':')), options == "omitempty", f.Anonymous})
		}
	}
	known.Store(t, fields)
	return fields
}

func isEmpty(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Bool:
		return !v.Bool()
	case reflect.Int:
		return v.Int() == 0
	case reflect.String, reflect.Slice:
		return v.Len() == 0
	case reflect.Pointer:
		return v.IsNil()
	}
	return false
}

// AppendString adds a text as Append does.
func AppendString(out []byte, s string) []byte { return appendString(out, s) }

func appendString(out []byte, s string) []byte {
	out = append(out, '"')
	written := 0
	for i := 0; i < len(s); {
		if c := s[i]; ' ' <= c && c < 0x7f && c != '"' && c != '\\' {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == '"' || r == '\\' || r == utf8.RuneError && size == 1 || Unseen(r) {
			out = appendEscape(append(out, s[written:i]...), r)
			written = i + size
		}
		i += size
	}
	return append(append(out, s[written:]...), '"')
}

// Unseen reports whether a character moves a cursor, reorders the text around it or shows nothing. It is always escaped, so that
// JSON on a terminal or in a log is what it seems to be.
func Unseen(r rune) bool {
	return r < ' ' || r >= 0x7f && unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp)
}

// short are the characters with an escape sequence of a letter, and these letters.
const short, letters = "\"\\\n\t\r\b\f", `"\ntrbf`

func appendEscape(out []byte, r rune) []byte {
	if at := strings.IndexRune(short, r); at >= 0 {
		return append(out, '\\', letters[at])
	}
	if r > 0xffff {
		high, low := utf16.EncodeRune(r)
		return appendUnit(appendUnit(out, high), low)
	}
	return appendUnit(out, r)
}

func appendUnit(out []byte, unit rune) []byte {
	const digits = "0123456789abcdef"
	return append(out, '\\', 'u', digits[unit>>12&15], digits[unit>>8&15], digits[unit>>4&15], digits[unit&15])
}

// Visible is JSON of another writer in which Unseen characters are escaped. They are only in its strings, but for line ends and tabs.
func Visible(json []byte) []byte {
	isRaw := func(r rune) bool { return r >= 0x7f && Unseen(r) }
	if bytes.IndexFunc(json, isRaw) < 0 {
		return json
	}
	out := make([]byte, 0, len(json)+len(json)/8)
	for len(json) > 0 {
		at := bytes.IndexFunc(json, isRaw)
		if at < 0 {
			break
		}
		r, size := utf8.DecodeRune(json[at:])
		out = appendEscape(append(out, json[:at]...), r)
		json = json[at+size:]
	}
	return append(out, json...)
}
