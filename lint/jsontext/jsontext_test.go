package jsontext_test

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"unicode"

	"github.com/proclint/proclint/lint/jsontext"
)

type level uint8

func (l level) String() string               { return string([]byte{'l', '0' + byte(l)}) }
func (l level) MarshalText() ([]byte, error) { return []byte(l.String()), nil }

type inner struct {
	Text  string `json:"text"`
	Level level  `json:"level"`
}

type shape struct {
	inner
	Inner
	Flag    bool     `json:"flag"`
	Count   int      `json:"count"`
	Maybe   *int     `json:"maybe"`
	Left    *inner   `json:"left,omitempty"`
	Bytes   []byte   `json:"bytes"`
	None    []byte   `json:"none,omitempty"`
	Texts   []string `json:"texts,omitempty"`
	Inners  []inner  `json:"inners"`
	Empty   string   `json:"empty,omitempty"`
	Off     bool     `json:"off,omitempty"`
	Zero    int      `json:"zero,omitempty"`
	Hidden  string   `json:"-"`
	private string
}

// Inner is embedded next to a type with fields.
type Inner struct {
	Name string `json:"name"`
}

// standard is what encoding/json writes.
func standard(t *testing.T, value any) string {
	t.Helper()
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		t.Fatal(err)
	}
	return string(jsontext.Visible([]byte(strings.TrimSuffix(out.String(), "\n"))))
}

// texts are strings with everything that an encoding may trip over.
var texts = []string{
	"", "web: <a href=\"x\"> & 'b' \\", "\x00\x01\x1f\x7f\b\f\n\r\t", "caf\xe9 \xff\xfe", "\u2028\u2029\ufffd\ufeff", "日本 😀 \U0010ffff", "\xed\xa0\x80",
	"\x7f\u0080\u009b31m\u00ad\u061c\u200b\u202e\u2066\U000e0001\U000e007f",
}

func TestAppendWritesWhatTheStandardLibraryDoes(t *testing.T) {
	one := 1
	values := []any{
		true, -7, texts, []string{}, []string(nil), []byte("\x00\xff"), []byte{}, []byte(nil), &one, (*int)(nil), level(3), []level{1, 2},
		shape{}, &shape{
			inner: inner{"a", 1}, Inner: Inner{"b"}, Flag: true, Count: 1 << 40, Maybe: &one, Left: &inner{"c", 2},
			Bytes: []byte("d"), None: []byte("e"), Texts: texts, Inners: []inner{{}, {"f", 9}}, Empty: "g", Off: true, Zero: 3, Hidden: "h", private: "i",
		},
	}
	for _, value := range values {
		if got, want := string(jsontext.Append([]byte("> "), value)), "> "+standard(t, value); got != want {
			t.Errorf("%#v: %s, want %s", value, got, want)
		}
	}
}

// TestNoCharacterIsUnseen: each character comes back as it was, and those that nobody sees are escaped.
func TestNoCharacterIsUnseen(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if r >= 0xd800 && r < 0xe000 {
			continue
		}
		text := string(r)
		written := jsontext.AppendString(nil, text)
		var read string
		if err := json.Unmarshal(written, &read); err != nil || read != text {
			t.Errorf("%q is written as %s, which is %q, %v", text, written, read, err)
		}
		if unseen := unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp); unseen && strings.Contains(string(written), text) {
			t.Errorf("%q is written as %q", text, written)
		}
	}
}

func TestAppendPanicsAtWhatItDoesNotKnow(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a map was written")
		}
	}()
	jsontext.Append(nil, map[string]int{})
}

// plain turns Numbers into what encoding/json calls them.
func plain(value any) any {
	switch value := value.(type) {
	case jsontext.Number:
		return json.Number(value)
	case []any:
		for i := range value {
			value[i] = plain(value[i])
		}
	case map[string]any:
		for name := range value {
			value[name] = plain(value[name])
		}
	}
	return value
}

// reads compares Parse with encoding/json on one text.
func reads(t *testing.T, text string) {
	t.Helper()
	if strings.Count(text, "[")+strings.Count(text, "{") > 50 {
		return // the depth of both is limited, but not alike
	}
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.UseNumber()
	var want any
	wantErr := decoder.Decode(&want)
	valid := wantErr == nil && json.Valid([]byte(text))
	got, err := jsontext.Parse(text)
	if (err == nil) != valid {
		t.Fatalf("%q: error %v, want one: %v", text, err, !valid)
	}
	if err == nil && !reflect.DeepEqual(plain(got), want) {
		t.Fatalf("%q: %#v, want %#v", text, got, want)
	}
}

var seeds = []string{
	``, ` `, `null`, ` true `, `false`, `tru`, `nullx`, `0`, `-0.5e+10`, `01`, `1.`, `-`, `+1`, `1e`, `.5`, `""`, `"`, `"a`, `"\`, `"\u00`,
	`"\u00e9\ud83d\ude00\ud83d\ud83d\ude00\ude00x\ud800"`, `"\"\\\/\b\f\n\r\t"`, `"\x"`, "\"\n\"", "\"\x7f\xff\xfe\xff\"", `"\u+123"`, `"\uD83Dx"`,
	`[]`, `[ ]`, `[1,2 , "a"]`, `[1,]`, `[,]`, `[1 2]`, `[`, `]`, `{}`, `{ }`, `{"a":1,"a":[null,{"b":{}}]}`, `{"a"}`, `{"a":}`, `{a:1}`, `{"a":1,}`, `{"a":1]`, `[] []`, "\ufeff1",
}

func TestParseReadsWhatTheStandardLibraryDoes(t *testing.T) {
	for _, seed := range seeds {
		reads(t, seed)
	}
	for _, text := range texts {
		reads(t, standard(t, text))
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range seeds {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) { reads(t, text) })
}

func FuzzAppend(f *testing.F) {
	for _, text := range texts {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if got, want := string(jsontext.Append(nil, text)), standard(t, text); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	})
}

func TestParseBoundsTheDepth(t *testing.T) {
	for _, text := range []string{strings.Repeat("[", 1<<20), strings.Repeat(`{"a":`, 1<<20)} {
		if _, err := jsontext.Parse(text); err == nil || !strings.Contains(err.Error(), "levels deep") {
			t.Errorf("%.10q…: error %v", text, err)
		}
	}
}

func TestStrings(t *testing.T) {
	for text, want := range map[string][]string{`["a","b"]`: {"a", "b"}, `[]`: {}, `["a",1]`: nil, `["a",null]`: nil, `"a"`: nil, `null`: nil} {
		value, err := jsontext.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		got, ok := jsontext.Strings(value)
		if ok != (want != nil) || ok && !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %q, %v", text, got, ok)
		}
	}
}

func TestParseStrictReadsInOneWay(t *testing.T) {
	for text, says := range map[string]string{
		`{"a":1,"b":{"a":2},"c":"\ud83d\ude00"}`: "",
		`{"a":1,"b":2,"a":1}`:                    `field "a" occurs twice`,
		`[{"a":1,"\u0061":2}]`:                   `field "a" occurs twice`,
		`"\ud83d"`:                               "half a surrogate pair",
		`"\ude00\ud83d"`:                         "half a surrogate pair",
		`[1`:                                     "unexpected end",
	} {
		_, err := jsontext.ParseStrict(text)
		if (err == nil) != (says == "") || err != nil && !strings.Contains(err.Error(), says) {
			t.Errorf("%s: error %v, want one with %q", text, err, says)
		}
	}
}
