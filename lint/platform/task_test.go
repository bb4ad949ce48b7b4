package platform

import (
	"strings"
	"testing"
)

// TestEveryTaskHasAWay: each task of each target has an equivalent with a source, for a web server and for a worker, or
// a sentence that says why nothing does it.
func TestEveryTaskHasAWay(t *testing.T) {
	for _, target := range Targets() {
		for _, task := range Tasks() {
			way := target.Way(task)
			if way.None != "" {
				checkSentence(t, target.ID()+" "+task.String(), way.None)
			}
			if way.Source != "" && way.Verified == "" {
				t.Errorf("%s: the way to %s has a source, but not how it is known", target.ID(), task)
			}
			for _, use := range []Use{{Type: "web", Role: "http"}, {Type: "worker", Role: "worker"}} {
				if task == ToSetPort && use.Role != "http" {
					continue
				}
				switch n := len(doing(target, use, task)); {
				case n == 0 && way.None == "":
					t.Errorf("%s: nothing does %q for %s, and no reason is given", target.ID(), task, use.Type)
				case n > 0 && way.None != "":
					t.Errorf("%s: something does %q for %s, in spite of %q", target.ID(), task, use.Type, way.None)
				case n > 0 && way.Source == "":
					t.Errorf("%s: no source for %q", target.ID(), task)
				}
			}
		}
	}
}

// doing are the equivalents that do a task for a process on a target.
func doing(target *Target, use Use, task Task) []Equivalent {
	if target.Equivalents == nil {
		return nil
	}
	use.App, use.Command, use.Kept = "shop", "bin/run", target.Reads()
	if target.Scale != nil {
		n, _ := target.Scale(use.Type, []string{"web", "worker"})
		use.Starts = n > 0
	}
	var found []Equivalent
	for _, e := range append(target.Equivalents.Process(use), target.Equivalents.App(Use{App: "shop", Text: "web: bin/run"})...) {
		if e.Does(task) {
			found = append(found, e)
		}
	}
	return found
}

func checkSentence(t *testing.T, what, text string) {
	t.Helper()
	if len(text) > 100 || !strings.HasSuffix(text, ".") {
		t.Errorf("%s: %q isn't a sentence of at most 100 characters", what, text)
	}
}

func TestFill(t *testing.T) {
	u := Use{App: "my app", Type: "web", Command: "run --port $PORT"}
	for _, c := range []struct {
		e    Equivalent
		want string
	}{
		{cli("", "tool {app} {type} {command}", ""), `tool 'my app' web 'run --port $PORT'`},
		{ui("", "{type}: {command}", ""), `web: "run --port $PORT"`},
		{ui("", "{type} = {words}", ""), `web = "/bin/sh -c 'run --port $PORT'"`},
		{ui("", "{text}", ""), "run --port $PORT"},
		{api("", "/apps/{app}", ""), "/apps/my%20app"},
	} {
		if got := fill(func() []Equivalent { return []Equivalent{c.e} }, u)[0].Text; got != c.want {
			t.Errorf("%q, expected %q", got, c.want)
		}
	}
	if got := fill(func() []Equivalent { return []Equivalent{ui("", "{words}", "")} }, Use{Command: "bin/run --all {app}"})[0].Text; got != `"/bin/sh -c 'bin/run --all {app}'"` {
		t.Errorf("%s", got)
	}
	if got := inShell("gunicorn app:app -w 2"); got != "gunicorn app:app -w 2" {
		t.Errorf("%s", got)
	}
}
