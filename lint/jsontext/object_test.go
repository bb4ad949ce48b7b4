package jsontext

import (
	"fmt"
	"testing"
)

func TestObject(t *testing.T) {
	for _, c := range []struct{ source, want string }{
		{`{"text":"a","flag":true,"count":3,"texts":["b","c"],"bytes":"aGk=","object":{"text":"d"}}`, `"a" true 3 ["b" "c"] "hi" "d"`},
		{`{}`, `"" false 0 [] "" ""`},
		{`{"text":null,"flag":null,"count":null,"texts":null,"bytes":null,"object":null}`, `"" false 0 [] "" ""`},
		{`{"text":1}`, `"text" must be a string`},
		{`{"flag":"yes"}`, `"flag" must be true or false`},
		{`{"count":-1}`, `"count" must be a whole number, 0 or greater`},
		{`{"count":1.5}`, `"count" must be a whole number, 0 or greater`},
		{`{"count":2147483648}`, `"count" must be a whole number, 0 or greater`},
		{`{"texts":["a",1]}`, `"texts" must be a list of strings`},
		{`{"bytes":"aGk"}`, `"bytes" must be standard base64 with padding`},
		{`{"bytes":1}`, `"bytes" must be a string`},
		{`{"object":[]}`, `"object" must be an object`},
		{`{"flag":1,"text":1}`, `"text" must be a string`},
		{`[]`, `it must be an object`},
		{`null`, `it must be an object`},
		{`{`, `unexpected end of JSON input`},
	} {
		if got := taken(c.source); got != c.want {
			t.Errorf("%s: %s, expected %s", c.source, got, c.want)
		}
	}
}

// taken is what is taken out of an object, or the error.
func taken(source string) string {
	o, err := ParseObject(source)
	if err != nil {
		return err.Error()
	}
	got := fmt.Sprintf("%q %v %d %q %q %q", o.Text("text"), o.Flag("flag"), o.Count("count"), o.Texts("texts"), o.Bytes("bytes"), o.Object("object").Text("text"))
	if err := o.Err(); err != nil {
		return err.Error()
	}
	return got
}

func TestTextsByName(t *testing.T) {
	for source, want := range map[string]string{
		`{"values":{"a":"b","c":""}}`: `map["a":"b" "c":""]`,
		`{"values":{}}`:               `map[]`,
		`{"values":null}`:             `map[]`,
		`{}`:                          `map[]`,
		`{"values":{"a":1}}`:          `"values" must be an object of strings`,
		`{"values":{"a":null}}`:       `"values" must be an object of strings`,
		`{"values":["a"]}`:            `"values" must be an object of strings`,
	} {
		o, err := ParseObject(source)
		if err != nil {
			t.Fatal(err)
		}
		got := fmt.Sprintf("%q", o.TextsByName("values"))
		if err := o.Err(); err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("%s: %s, expected %s", source, got, want)
		}
	}
}

func TestObjectStrict(t *testing.T) {
	const twice = `{"text":"a","text":"b"}`
	if o, err := ParseObject(twice); err != nil || o.Text("text") != "b" {
		t.Errorf("the last of two fields is not taken: %v", err)
	}
	if _, err := ParseObjectStrict(twice); err == nil {
		t.Error("two fields of one name are no error")
	}
}

func TestBytesThatAreThereAreNotNil(t *testing.T) {
	o, err := ParseObject(`{"empty":"","missing":null}`)
	if err != nil || o.Bytes("empty") == nil || o.Bytes("missing") != nil {
		t.Errorf("%v, %v, %v", o.Bytes("empty"), o.Bytes("missing"), err)
	}
}
