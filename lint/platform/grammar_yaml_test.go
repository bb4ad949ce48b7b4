package platform

import (
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// The recorded results of the two libraries for a file of a platform: yaml.v3 for Drycc, yaml.v2
// for Deis.
func TestYAMLTraps(t *testing.T) {
	const rejected = "yaml: "
	for _, c := range []struct {
		src string
		// v3 is yaml.v3's error, or "type=command" for each process, joined with " | ".
		v3 string
		// v2 is the same for yaml.v2 where it differs; an error there is only "error".
		v2 string
	}{
		{"web: a\nweb: b\n", rejected + "unmarshal errors:\n  line 2: mapping key \"web\" already defined at line 1", "web=b"},
		{"web:a\n", rejected + "unmarshal errors:\n  line 1: cannot unmarshal !!str `web:a` into map[string]string", ""},
		{"web = a\n", rejected + "unmarshal errors:\n  line 1: cannot unmarshal !!str `web = a` into map[string]string", ""},
		{"web: a\nfoo\n", rejected + "line 2: could not find expected ':'", ""},
		{"web : a\n", "web=a", ""},
		{"web: a # c\n", "web=a", ""},
		{"web: a#c\n", "web=a#c", ""},
		{"web: echo foo: bar\n", rejected + "mapping values are not allowed in this context", ""},
		{"web: bash -c \"a: b\"\n", rejected + "mapping values are not allowed in this context", ""},
		{"web: node -e 'x: y'\n", rejected + "mapping values are not allowed in this context", ""},
		{"web: a {b: c}\n", rejected + "mapping values are not allowed in this context", ""},
		{"web: trailing:\n", rejected + "mapping values are not allowed in this context", ""},
		{"web: http://x:80/\n", "web=http://x:80/", ""},
		{"web: a:b\n", "web=a:b", ""},
		{"web: gunicorn app:app\n", "web=gunicorn app:app", ""},
		{"web: x ${PORT:-5000}\n", "web=x ${PORT:-5000}", ""},
		{"web: \"a\" b\n", rejected + "did not find expected key", ""},
		{"web: \"unclosed\n", rejected + "line 2: found unexpected end of stream", ""},
		{"web: 'a b'\n", "web=a b", ""},
		{"web: it's\n", "web=it's", ""},
		{"web: echo \"hi\"; sleep 1\n", "web=echo \"hi\"; sleep 1", ""},
		{"web: @x\n", rejected + "found character that cannot start any token", ""},
		{"web: `x`\n", rejected + "found character that cannot start any token", ""},
		{"web: %x\n", rejected + "found character that cannot start any token", ""},
		{"web: *foo\n", rejected + "unknown anchor 'foo' referenced", ""},
		{"web: &foo bar\n", "web=bar", ""},
		{"web: !foo bar\n", "web=bar", ""},
		{"web: [ -f x ] && y\n", rejected + "did not find expected alphabetic or numeric character", ""},
		{"web: {a}\n", rejected + "unmarshal errors:\n  line 1: cannot unmarshal !!map into string", ""},
		{"web: - x\n", rejected + "block sequence entries are not allowed in this context", ""},
		{"web: | tail\n", rejected + "did not find expected comment or line break", ""},
		{"web: > out\n", rejected + "did not find expected comment or line break", ""},
		{"web:\n", "web=", ""},
		{"web: ~\n", "web=", ""},
		{"web: a\n  b\n", "web=a b", ""},
		{"web: a \\\n  b\n", "web=a \\ b", ""},
		{"web: a\n  worker: b\n", rejected + "line 2: mapping values are not allowed in this context", ""},
		{"  web: a\n", "web=a", ""},
		{"\tweb: a\n", rejected + "found character that cannot start any token", ""},
		{"web:\ta\n", "web=a", ""},
		{"web: a  \n", "web=a", ""},
		{"web: a\r\nworker: b\r\n", "web=a | worker=b", ""},
		{"\ufeffweb: a\n", "web=a", ""},
		{"---\nweb: a\n", "web=a", ""},
		{"web: a\n---\nworker: b\n", "web=a", ""},
		{"web: a\n...\nworker: b\n", "web=a", ""},
		{"", "", ""},
		{"# only\n", "", ""},
		{"yes: a\n", "yes=a", ""},
		{"123: a\n", "123=a", ""},
		{"web: true\n", "web=true", ""},
		{"web: 1.0\n", "web=1.0", ""},
		{"worker: |\n  a\n  b\n", "worker=a\nb\n", ""},
	} {
		if got := shown(parseYAML3([]byte(c.src))); got != c.v3 {
			t.Errorf("yaml.v3 of %q: %q, expected %q", c.src, got, c.v3)
		}
		want := c.v2
		if want == "" {
			want = c.v3
		}
		r := parseYAML2([]byte(c.src))
		if strings.HasPrefix(want, rejected) {
			if r.Error == "" {
				t.Errorf("yaml.v2 of %q: read as %q", c.src, shown(r))
			}
			continue
		}
		if got := shown(r); got != want {
			t.Errorf("yaml.v2 of %q: %q, expected %q", c.src, got, want)
		}
	}
}

// shown is an error, or the processes as type=command.
func shown(r Reading) string {
	if r.Error != "" {
		return r.Error
	}
	texts := make([]string, 0, len(r.Processes))
	for _, p := range r.Processes {
		texts = append(texts, p.Type+"="+p.Command)
	}
	return strings.Join(texts, " | ")
}

func TestYAMLLines(t *testing.T) {
	for _, c := range []struct {
		src   string
		lines []int
	}{
		{"web: a\nworker: b\n", []int{0, 1}},
		{"# c\n\nweb: a\rworker: 'b'\r\nclock: c", []int{2, 3, 4}},
		{"web: 'a\n\n  b'\nworker: c\n", []int{0, 3}},
		{"web: 'a\u2028b'\nworker: 'c'\n", []int{0, 1}},
		{"\ufeffweb: 'é'\nworker: 'c'\n", []int{0, 1}},
	} {
		r := parseYAML2([]byte(c.src))
		var lines []int
		for _, p := range r.Processes {
			lines = append(lines, p.Line)
		}
		if !reflect.DeepEqual(lines, c.lines) {
			t.Errorf("%q: lines %v of %q, expected %v", c.src, lines, shown(r), c.lines)
		}
	}
}

// FuzzYAML proves that the shortcut for plain files reads like the library, that entries from the
// library's nodes are the library's map, and that no input makes the parser panic.
func FuzzYAML(f *testing.F) {
	addYAMLSeeds(f)
	f.Fuzz(func(t *testing.T, src []byte) {
		if len(src) > 400 {
			return
		}
		strict, loose := parseYAML3(src), parseYAML2(src)
		checkReading(t, "yaml.v3", src, strict)
		checkReading(t, "yaml.v2", src, loose)
		checkOnce(t, "yaml.v2", loose)
		checkOnce(t, "yaml.v3", strict)
		if tooDeep(src) {
			return
		}
		var m map[string]string
		if err := yaml.Unmarshal(src, &m); err != nil {
			// The error names no more than maxDuplicateErrors pairs.
			if strict.Error == "" || !strings.HasPrefix(err.Error(), strict.Error) {
				t.Errorf("%q: error %q, the library's %q", src, strict.Error, err)
			}
		} else if got := byType(strict); strict.Error != "" || len(got) != len(m) || len(m) > 0 && !reflect.DeepEqual(got, m) {
			t.Errorf("%q: %q, the library %q", src, shown(strict), m)
		}
		ps, ok := plainYAML(src)
		if !ok {
			return
		}
		for _, c := range []struct{ plain, library Reading }{
			{uniqueKeys(slices.Clone(ps), func(i int) int { return ps[i].Line + 1 }), decodeYAML3(src)},
			{Reading{Processes: keepLast(slices.Clone(ps)), ErrorLine: -1}, decodeYAML2(src)},
		} {
			if c.plain.Error != c.library.Error || c.plain.ErrorLine != c.library.ErrorLine || shown(c.plain) != shown(c.library) || !sameLines(c.plain, c.library) {
				t.Errorf("%q: plainly %+v, the library %+v", src, c.plain, c.library)
			}
		}
	})
}

func byType(r Reading) map[string]string {
	m := make(map[string]string, len(r.Processes))
	for _, p := range r.Processes {
		m[p.Type] = p.Command
	}
	return m
}

func sameLines(a, b Reading) bool {
	for i := range a.Processes {
		if a.Processes[i].Line != b.Processes[i].Line {
			return false
		}
	}
	return true
}

func TestYAMLTexts(t *testing.T) {
	for id, want := range map[string]string{
		"deis":        "the Procfile is not valid yaml",
		"drycc":       "procfile Procfile is malformed (yaml: mapping values are not allowed in this context)",
		"drycc:image": "procfile Procfile is malformed (yaml: mapping values are not allowed in this context)",
		"sevalla":     "Reading Procfile: mapping values are not allowed in this context at line 1 column 14",
	} {
		target, _ := Lookup(id)
		if r, rejected := target.ReadFile([]byte("web: echo foo: bar\n")); r.Error != want || rejected != "" {
			t.Errorf("%s says %q, %q", id, r.Error, rejected)
		}
	}
}

// The library compares every key of a map with every other one, even if the map isn't a command,
// and names each equal pair.
func TestAMapOfManyKeysCostsNoMoreThanItsSize(t *testing.T) {
	keys := strings.Repeat("k: v, ", 10_000)
	for name, src := range map[string]string{
		"as a command":      "web: {" + keys + "}\n",
		"in a list":         "web: [{" + keys + "}]\n",
		"as a key":          "? {" + keys + "}\n: x\n",
		"behind an alias":   "a: &a {" + keys + "}\nb: *a\n",
		"merged":            "a: &a {" + keys + "}\n<<: *a\n",
		"merged many times": "a: &a {" + keys[:len(keys)/10] + "}\n" + strings.Repeat("b: {<<: *a}\n", 200),
	} {
		for _, parser := range []*Parser{yaml2Parser, yaml3Parser, nixpacksParser} {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			parser.Parse([]byte(src))
			runtime.ReadMemStats(&after)
			if used := after.TotalAlloc - before.TotalAlloc; used > 64<<20 {
				t.Errorf("%s: a map %s: %d MiB for %d bytes", parser.Name, name, used>>20, len(src))
			}
		}
	}
}
