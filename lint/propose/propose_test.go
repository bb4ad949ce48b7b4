package propose

import (
	"strings"
	"testing"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/repository"
)

// TestEachWayHasItsSource: a way of the tables has a source, a reason that is a sentence, and commands, and its expressions are ones.
func TestEachWayHasItsSource(t *testing.T) {
	for _, l := range languages {
		for i := range l.ways {
			w := &l.ways[i]
			if w.source == "" || len(w.commands) == 0 || !strings.HasSuffix(w.because, ".") || w.packages == "" && w.files == "" {
				t.Errorf("%s of %s lacks something: %q", w.types, l.ecosystem, w.because)
			}
			for _, e := range []expression{w.code, w.without} {
				if e != nil && e() == nil {
					t.Error("no expression")
				}
			}
			if strings.Contains(strings.Join(w.commands, " "), "{1}") && (w.code == nil || w.code().NumSubexp() == 0) {
				t.Errorf("%q: the code has no {1}", w.commands)
			}
		}
	}
}

// TestNamesThatNeedQuotes: no line has the name of a file that a shell would take for something else.
func TestNamesThatNeedQuotes(t *testing.T) {
	for name, texts := range map[string]map[string]string{
		"a script":      {"package.json": `{"main": "my app.js"}`, "my app.js": "x.listen(1)"},
		"an option":     {"package.json": `{"main": "-e.js"}`, "-e.js": "x.listen(1)"},
		"a file above":  {"package.json": `{"main": "../app.js"}`, "../app.js": "x.listen(1)"},
		"a module":      {"requirements.txt": "flask", "my app.py": "app = Flask(__name__)"},
		"a program":     {"go.mod": "module example.com/$(x)", "main.go": "package main"},
		"a second line": {"requirements.txt": "flask", "a\nweb: b.py": "app = Flask(__name__)"},
	} {
		list := repository.List{Texts: texts}
		for path := range texts {
			list.Listed = append(list.Listed, path)
		}
		for _, l := range Of(repository.New(list, ""), platform.Defaults()) {
			t.Errorf("%s: %q", name, l.Commands)
		}
	}
}
