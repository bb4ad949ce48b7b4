package config

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/pelletier/go-toml/v2"
)

// plain is a value as go-toml gives it to a map.
func plain(v *value) any {
	switch v.kind {
	case textKind:
		return v.text
	case listKind:
		list := []any{}
		for i := range v.list {
			list = append(list, plain(&v.list[i]))
		}
		return list
	case tableKind:
		table := map[string]any{}
		for _, k := range v.keys {
			table[k.name] = plain(&k.value)
		}
		return table
	}
	return nil
}

// texts are what fits in a configuration, and what TOML forbids.
var texts = []string{
	"",
	"# only a comment\n",
	"a = 'x'",
	"a = \"\\u00e9\\n\"\r\nb = '''\nx'''\r\n",
	"a = []\nb = [ 'x', # why\n 'y', ]\n",
	"a.b.c = 'x'\na.b.d = 'y'\na.\"e.f\" = 'z'\n",
	"[a]\nb = 'x'\n[a.c]\nd = 'y'\n",
	"[a.c]\nd = 'y'\n[a]\nb = 'x'\n",
	"[[a]]\nb = 'x'\n[[a]]\nb = 'y'\n[a.c]\nd = 'z'\n",
	"a = { b = 'x', c = { d = 'y' } }\n",
	"a = [{ b = 'x' }, { b = 'y' }]\n",
	"a = { b.c = 'x', b.d = 'y' }\n",
	"a = { b = { c = 'x' }, b.d = 'y' }\n",
	"a = { b = 'x', b = 'y' }\n",
	"a = 'x'\na = 'y'\n",
	"[a]\n[a]\n",
	"[a]\n[[a]]\n",
	"[[a]]\n[a]\n",
	"a = []\n[[a]]\n",
	"a = {}\n[a]\n",
	"a = {}\n[a.b]\n",
	"a = {}\na.b = 'x'\n",
	"a.b = 'x'\n[a]\nc = 'y'\n",
	"a.b = 'x'\n[a.c]\nd = 'y'\n",
	"a = 'x'\n[a.b]\n",
	"[a.b]\nc = 'x'\n[a]\nb.d = 'y'\n",
	"[a.b.c]\n[a]\nb.d = 'y'\n",
	"[a\n",
	"a = \n",
	"a = x\n",
	"a = 'x' b = 'y'\n",
	"a = \"\xff\"\n",
	"= 'x'\n",
}

// TestTablesAreThoseOfTheLibrary: the tables are those that go-toml decodes, and nothing is read that it rejects.
func TestTablesAreThoseOfTheLibrary(t *testing.T) {
	for _, text := range texts {
		compare(t, text)
	}
}

func compare(t *testing.T, text string) {
	t.Helper()
	want := map[string]any{}
	wantErr := toml.Unmarshal([]byte(text), &want)
	got, err := parseTOML([]byte(text))
	switch {
	case err == nil && hasOthers(plain(got)): // a configuration has no numbers and dates, so their form doesn't matter
	case (err != nil) != (wantErr != nil):
		t.Errorf("%q: the error is %v, want %v", text, err, wantErr)
	case err == nil && !reflect.DeepEqual(plain(got), any(want)):
		t.Errorf("%q is %v, want %v", text, plain(got), want)
	}
}

// hasOthers reports whether a value has more than strings, lists and tables.
func hasOthers(v any) bool {
	switch v := v.(type) {
	case string:
		return false
	case []any:
		return slices.ContainsFunc(v, hasOthers)
	case map[string]any:
		return slices.ContainsFunc(slices.Collect(maps.Values(v)), hasOthers)
	}
	return true
}

func FuzzTablesAreThoseOfTheLibrary(f *testing.F) {
	for _, text := range texts {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !strings.HasPrefix(text, "\ufeff") && !isDeep([]byte(text)) {
			compare(t, text)
		}
	})
}

func TestDeepNestingIsRejectedBeforeItIsParsed(t *testing.T) {
	if _, err := parseTOML([]byte("a = " + strings.Repeat("[", 9000))); err == nil || err.Error() != "lists or tables are nested too deeply" {
		t.Error(err)
	}
}
