package evidence

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/logs/signal"
	"github.com/proclint/proclint/lint/logs/subject"
	"github.com/proclint/proclint/lint/repository"
)

// subjectOf is a cause with values, of an app with a Procfile and a Dockerfile.
func subjectOf(t *testing.T, values map[string]string) *subject.Subject {
	t.Helper()
	files := repository.List{Listed: []string{"Procfile", "Dockerfile", "web/app.py"}, Texts: map[string]string{"Dockerfile": "FROM python\n"}}
	in := lint.Input{Path: "Procfile", Source: []byte("web: python app.py\n"), Repository: repository.New(files, "")}
	meaning := &signal.Meaning{Name: "started"}
	d := subject.NewSubject(&signal.Failure{Message: &signal.Message{Meaning: meaning}, Values: values})
	d.App = subject.NewApp(&in, "")
	d.Meanings = func(name string) *signal.Meaning { return &signal.Meaning{Name: name, Certainty: signal.Likely} }
	return d
}

func TestSteps(t *testing.T) {
	for _, test := range []struct{ steps, want string }{
		// Conditions.
		{"<program> => one", "one"},
		{"<nothing> => one", ""},
		{"not <nothing> => one", "one"},
		{"<program> and <nothing> => one", ""},
		{"<program> is other | gunicorn => one", "one"},
		{"<program> is [command web] => one", ""},
		{"command web is \"python app.py\" => one", "one"},
		{"<path:base> ends .py and <path:dir> is web => one", "one"},
		{"not <path> absolute => one", "one"},
		{"<program> in servers => one", "one"},
		{"<path> has \" \" => one", ""},
		{"file Dockerfile and text Dockerfile has FROM => one", "one"},
		{"<program:pairs> is two => one", "one"},
		{"<nothing|path> ends .py => one", "one"},
		{"<nothing|go.mod> is go.mod => one", "one"},
		// The first result counts, but for those behind "->".
		{"<nothing> => one\n<program> => two\n=> three", "two"},
		{"-> one\n<program> => two", "two"},
		{"-> one\n<nothing> => two", "one"},
		{"-> one\n=> nothing", "one"},
		{"<program> => nothing\n=> one", ""},
		// Other looks.
		{"look second\n=> one", "of-second"},
		{"<nothing> and look second\n=> one", "one"},
		{"look third\n=> one", "one"},
		// Values.
		{"-> name=<path:base>\n<name> is app.py => one", "one"},
		{"-> name=x[elsewhere app.py]\n<name> is xweb/app.py => one", "one"},
		{"-> program=\n<program> => one\n=> two", "two"},
		{"-> name=[base [elsewhere app.py]]\n<name> is app.py => one", "one"},
		{"=> one, certainty=sure", "one sure"},
		{"=> one, stage=build", "one build"},
	} {
		table := "== look first\n" + test.steps + "\n\n== look second\n=> of-second\n\n== look third\n<nothing> => one\n\n== list servers\nuvicorn gunicorn\n\n== list pairs\ngunicorn two\n"
		k, err := NewLooks(table, func(name string) bool { return name != "unknown" })
		if err != nil {
			t.Errorf("%q: %v", test.steps, err)
			continue
		}
		d := subjectOf(t, map[string]string{"program": "gunicorn", "path": "web/app.py"})
		got := ""
		if found := k.Named("first")(d); found != (d.Found != nil) {
			t.Errorf("%q: found: %v, and the meaning is %v", test.steps, found, d.Found)
		}
		if d.Found != nil {
			got = d.Found.Name
		}
		if d.ShownCertainty == signal.Sure {
			got += " sure"
		}
		if d.InStage != signal.NoStage {
			got += " " + string(d.InStage)
		}
		if got != test.want {
			t.Errorf("%q gives %q, not %q", test.steps, got, test.want)
		}
	}
}

// TestWrongSteps: a row that isn't right is an error that says what is wrong.
func TestWrongSteps(t *testing.T) {
	for _, test := range []struct{ step, want string }{
		{"<program>", "a step needs a result"},
		{"<program> => unknown", `there is no meaning "unknown"`},
		{"look second and look second", "only one look"},
		{"look nowhere", `there is no look "nowhere"`},
		{"asked => one", `there is no question "asked"`},
		{"<program> twice => one", "isn't one text"},
		{"<program:bigger> => one", `there is no change "bigger"`},
		{"<program> in nowhere => one", `there is no list "nowhere"`},
		{"<program> digits 5 => one", `"digits" takes nothing behind it`},
		{"<program => one", "isn't closed"},
		{"=> one, name=[elsewhere <path>", "isn't closed"},
		{"=> one, certainty=certain", `"certain" is no certainty`},
		{"=> one, stage=night", `"night" is no stage`},
	} {
		_, err := NewLooks("== look first\n"+test.step+"\n\n== look second\n", func(name string) bool { return name != "unknown" })
		if err == nil || !strings.Contains(err.Error(), test.want) || !strings.Contains(err.Error(), "line 2") {
			t.Errorf("%q: the error is %v, not %q", test.step, err, test.want)
		}
	}
}

// TestNamesAreUsed: a row of a look uses each name that rows may use.
func TestNamesAreUsed(t *testing.T) {
	files, err := filepath.Glob("../messages/looks/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no looks:", err)
	}
	used := map[string]bool{}
	var names []string
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for row := range strings.Lines(string(text)) {
			if list, isList := strings.CutPrefix(strings.TrimSpace(row), signal.ListMark); isList {
				names = append(names, list)
				continue
			}
			for _, word := range strings.FieldsFunc(row, func(r rune) bool { return strings.ContainsRune(" <>[]:|=,\n", r) }) {
				used[word] = used[word] || !strings.HasPrefix(row, "# ")
			}
		}
	}
	names = slices.Concat(names, namesOf(comparisons), namesOf(predicates), namesOf(changes), namesOf(wordLists), namesOf(questions), namesOf(actions))
	for _, name := range names {
		if !used[name] {
			t.Errorf("no row uses %q", name)
		}
	}
}

// namesOf are the names of what rows may use.
func namesOf[T any](all []named[T]) (names []string) {
	for _, one := range all {
		names = append(names, one.name)
	}
	return names
}
