// Package jsontext is JSON as the engine speaks it: compact, of plain structs, and small enough for a
// browser, where encoding/json would be a twentieth of all that a visitor downloads. The struct tags are
// those of encoding/json, and so is every byte that is written, without the escapes that only HTML needs.
package jsontext

import (
	"encoding/base64"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"sync"
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
		if c := s[i]; ' ' <= c && c < utf8.RuneSelf && c != '"' && c != '\\' {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if escape := escapeOf(r, size); escape != "" {
			out = append(append(out, s[written:i]...), escape...)
			written = i + size
		}
		i += size
	}
	return append(append(out, s[written:]...), '"')
}

// escapeOf is the escape sequence of a rune, or "" where it needs none.
func escapeOf(r rune, size int) string {
	switch {
	case r == '"':
		return `\"`
	case r == '\\':
		return `\\`
	case r == '\n':
		return `\n`
	case r == '\t':
		return `\t`
	case r == '\r':
		return `\r`
	case r == '\b':
		return `\b`
	case r == '\f':
		return `\f`
	case r < ' ':
		return `\u00` + string("0123456789abcdef"[r>>4]) + string("0123456789abcdef"[r&15])
	case r == '\u2028':
		return `\u2028`
	case r == '\u2029':
		return `\u2029`
	case r == utf8.RuneError && size == 1:
		return `\ufffd`
	}
	return ""
}
