package platform

import (
	"regexp"
	"slices"
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

// TestEveryReleaseHasAWay: where the platform doesn't run `release` once for each deploy, its card shows how to run the
// command, once or before a deploy, and the fact about it has a source.
func TestEveryReleaseHasAWay(t *testing.T) {
	for _, target := range Targets() {
		if target.Platform().Runner {
			continue
		}
		for _, name := range []string{"release", "migrate"} {
			if name == "release" && target.RunsAt(name) != NoTrigger || name == "migrate" && target.Way(ToRunOnce).None != "" {
				continue
			}
			use := Use{App: "shop", Type: name, Command: "bin/run --all", Role: name, Kept: target.Reads()}
			if name == "migrate" {
				use.Role = "job"
			}
			use.OtherProcesses = []Process{{Type: "web", Command: "bin/serve"}}
			var es []Equivalent
			if target.Equivalents != nil {
				es = target.Equivalents.Process(use)
			}
			if !slices.ContainsFunc(es, func(e Equivalent) bool { return e.Purpose == Starting || e.Purpose == Once }) {
				t.Errorf("%s: nothing runs the command of %s", target.ID(), name)
			}
			for _, e := range es {
				if !target.Reads() && e.Kind == "cli" && strings.Contains(e.Text, " "+name+" ") {
					t.Errorf("%s: a service named %s, which nothing creates: %s", target.ID(), name, e.Text)
				}
			}
		}
		if fact := target.Fact(Releasing); fact.Source == "" || fact.Verified == Unknown {
			t.Errorf("%s: no source for how to run release: %s", target.ID(), fact.Text)
		}
	}
}

// follows are the commands that follow a log without an option for that: gigalixir/gigalixir-cli gigalixir/log.py,
// convox/convox docs/reference/cli, superfly/flyctl internal/command/logs, koyeb/koyeb-cli, Cloud Foundry docs on logs, railwayapp/cli
// src/commands/logs.rs, piku/piku piku.py, and Aptible docs on logs.
var follows = []string{"gigalixir logs", "convox logs", "fly logs", "koyeb services logs", "cf logs", "railway logs", "piku logs", "aptible logs"}

// TestWhoFollowsALog: one whose title means that has a command that does it.
func TestWhoFollowsALog(t *testing.T) {
	for _, target := range Targets() {
		if target.Equivalents == nil {
			continue
		}
		use := Use{App: "shop", Type: "web", Role: "http", Command: "bin/run", Kept: true, Starts: true}
		for _, e := range append(target.Equivalents.Process(use), target.Equivalents.App(Use{App: "shop"})...) {
			option := slices.ContainsFunc(strings.Fields(e.Text), func(word string) bool {
				return word == "-f" || word == "-t" || word == "tail" || strings.HasPrefix(word, "--follow") || strings.HasPrefix(word, "--tail")
			})
			known := slices.ContainsFunc(follows, func(command string) bool { return strings.HasPrefix(e.Text, command) })
			if e.Kind == "cli" && strings.HasPrefix(e.Title, "Follow ") && !option && !known {
				t.Errorf("%s: %s: %s", target.ID(), e.Title, e.Text)
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

// TestWhatADatabaseIs: a platform with databases, and not with any service, lists which ones it has.
func TestWhatADatabaseIs(t *testing.T) {
	for _, p := range All() {
		if (p.Offers == "") == onlyDatabases.MatchString(p.Backing) {
			t.Errorf("%s offers %q as %q", p.ID, p.Offers, p.Backing)
		}
		for _, service := range strings.Fields(p.Offers) {
			if !slices.Contains(strings.Fields(ServiceNames), service) {
				t.Errorf("%s: unknown service %q", p.ID, service)
			}
		}
	}
}

var onlyDatabases = regexp.MustCompile("database$|database (?:service|of)|database or an ext|database \\(|datastore|Data Capsule|managed service$|database resource$|^an addon$|clever addon|scalingo addons|`resources`")

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
