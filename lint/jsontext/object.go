package jsontext

import (
	"encoding/base64"
	"errors"
	"fmt"
	"strconv"
)

// Object is a JSON object whose fields are taken one by one. A field that is missing or
// null is the zero value, and so is one of another type, which Err then names.
type Object struct {
	Fields map[string]any // all of them, as Parse gives them
	err    *FieldError
}

// FieldError is a field of another type than is wanted.
type FieldError struct {
	Name string
	Want string // the type in plain English, such as "a string"
}

// Error names the field and what is wanted.
func (e *FieldError) Error() string { return fmt.Sprintf("%q must be %s", e.Name, e.Want) }

// ParseObject reads a text that is one JSON object, as Parse does.
func ParseObject(text string) (*Object, error) { return objectOf(Parse(text)) }

// ParseObjectStrict reads a text that is one JSON object, as ParseStrict does.
func ParseObjectStrict(text string) (*Object, error) { return objectOf(ParseStrict(text)) }

// ErrNoObject is the error for JSON that is no object.
var ErrNoObject = errors.New("it must be an object")

func objectOf(value any, err error) (*Object, error) {
	if err != nil {
		return nil, err
	}
	fields, ok := value.(map[string]any)
	if !ok {
		return nil, ErrNoObject
	}
	return &Object{Fields: fields}, nil
}

// Err is the first field that had another type than was wanted, a *FieldError, or nil.
func (o *Object) Err() error {
	if o.err == nil {
		return nil
	}
	return o.err
}

// Has reports whether a field is there and not null.
func (o *Object) Has(name string) bool { return o.Fields[name] != nil }

// Wrong makes Err say that a field is not what is wanted, unless another one was first.
func (o *Object) Wrong(name, want string) {
	if o.err == nil {
		o.err = &FieldError{name, want}
	}
}

// Text takes a string.
func (o *Object) Text(name string) string {
	text, ok := o.Fields[name].(string)
	if !ok && o.Has(name) {
		o.Wrong(name, "a string")
	}
	return text
}

// Flag takes true or false.
func (o *Object) Flag(name string) bool {
	flag, ok := o.Fields[name].(bool)
	if !ok && o.Has(name) {
		o.Wrong(name, "true or false")
	}
	return flag
}

// Count takes a whole number from 0 to 2³¹-1.
func (o *Object) Count(name string) int {
	if !o.Has(name) {
		return 0
	}
	number, _ := o.Fields[name].(Number)
	n, err := strconv.ParseUint(string(number), 10, 31)
	if err != nil {
		o.Wrong(name, "a whole number, 0 or greater")
	}
	return int(n)
}

// Texts takes a list of strings.
func (o *Object) Texts(name string) []string {
	texts, ok := Strings(o.Fields[name])
	if !ok && o.Has(name) {
		o.Wrong(name, "a list of strings")
	}
	return texts
}

// TextsByName takes an object whose fields are strings.
func (o *Object) TextsByName(name string) map[string]string {
	if !o.Has(name) {
		return nil
	}
	fields, ok := o.Fields[name].(map[string]any)
	texts := make(map[string]string, len(fields))
	for field, value := range fields {
		text, isText := value.(string)
		ok = ok && isText
		texts[field] = text
	}
	if !ok {
		o.Wrong(name, "an object of strings")
	}
	return texts
}

// Bytes takes a string of base64. The result isn't nil if the member exists.
func (o *Object) Bytes(name string) []byte {
	if !o.Has(name) {
		return nil
	}
	bytes, err := base64.StdEncoding.DecodeString(o.Text(name))
	if err != nil {
		o.Wrong(name, `standard base64 with padding`)
	}
	if bytes == nil {
		return []byte{}
	}
	return bytes
}

// Object takes an object. One that is missing has no fields. Its errors are its own.
func (o *Object) Object(name string) *Object {
	fields, ok := o.Fields[name].(map[string]any)
	if !ok && o.Has(name) {
		o.Wrong(name, "an object")
	}
	return &Object{Fields: fields}
}
