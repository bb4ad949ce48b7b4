package report

import (
	"reflect"
	"strings"
	"testing"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/jsontext"
)

// The golden files show that what AppendJSON writes is right today; these show that it leaves nothing out
// that a report may come to have.
func TestAppendJSONWritesEveryField(t *testing.T) {
	for _, empty := range []bool{false, true} {
		r := &lint.Report{Platforms: []string{}, Diagnostics: []check.Diagnostic{}}
		if !empty {
			fill(reflect.ValueOf(r).Elem(), 1)
		}
		if got, want := string(AppendJSON(nil, r)), string(jsontext.Append(nil, r)); got != want {
			at := 0
			for at < min(len(got), len(want)) && got[at] == want[at] {
				at++
			}
			start := strings.LastIndexAny(want[:at], ",{") // of the field
			t.Errorf("AppendJSON writes something else from here on: %.60q, want %.60q", got[start:], want[start:])
		}
	}
}

// fill gives every field that is written a value other than its zero, and every list two elements.
func fill(v reflect.Value, n int) {
	switch v.Kind() {
	case reflect.String:
		v.SetString("text \"" + string(rune('a'+n)) + "é\xff\"\n")
	case reflect.Int:
		v.SetInt(int64(n) + 1)
	case reflect.Uint8:
		v.SetUint(uint64(lint.Warning))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fill(v.Index(0), n+1)
		fill(v.Index(1), n+2)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), n)
	case reflect.Struct:
		for i := range v.NumField() {
			if name := v.Type().Field(i).Tag.Get("json"); name != "" && name != "-" {
				fill(v.Field(i), n+i)
			}
		}
	}
}
