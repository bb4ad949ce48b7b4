package sevalla

import (
	"testing"

	"github.com/proclint/proclint/internal/proportion"
)

// large are answers that repeat a part, with what is before and after it.
var large = []struct{ head, part, tail string }{
	{`[{"key":"a"}`, `,{"key":"b%d"}`, `]`},
	{`{"data":[{"id":1}`, `,{"key":"b%d","type":"web"}`, `]}`},
	{`{"`, `a`, `": 1}`},
	{`{"a":1`, `,"a%d":1`, `}`},
	{``, `[`, ``},
	{``, `{"data":`, ``},
	{`{"id":1,"entrypoint":"`, `\u00e9`, `"}`},
	{`{"id":1,"liveness_probe":{"httpGet":{"httpHeaders":[{"name":"a","value":"b"}`, `,{"name":"a","value":"b"}`, `]}}}`},
}

// TestWorkIsInProportion: no pasted answer takes more than its bytes allow.
func TestWorkIsInProportion(t *testing.T) {
	for _, l := range large {
		checkWork(t, l.head, l.part, l.tail)
	}
}

// FuzzWork looks for an answer that takes work out of proportion to its bytes.
func FuzzWork(f *testing.F) {
	for _, l := range large {
		f.Add(l.head, l.part, l.tail)
	}
	f.Fuzz(func(t *testing.T, head, part, tail string) {
		if len(head)+len(part)+len(tail) < 4<<10 {
			checkWork(t, head, part, tail)
		}
	})
}

func checkWork(t *testing.T, head, part, tail string) {
	t.Helper()
	text := head + string(proportion.Fill([]byte(part), 16<<10)) + tail
	proportion.Check(t, head+part+tail, []byte(text), func(text []byte) {
		for _, key := range []string{"", "b1"} {
			values, err := Read(string(text), key)
			ShownIn(string(text), key)
			if err != nil {
				continue
			}
			form := Form{Action: Update, Values: map[string]string{}}
			for _, v := range values {
				form.Values[v.Name] = v.Value
			}
			RequestOf(form)
		}
	})
}
