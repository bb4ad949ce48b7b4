//go:build !js

package platform

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

// several are texts that run more than one of a process: a number, a second host, or a rule that adds instances.
var several = regexp.MustCompile(`[=:\s^]"?2\b|^2$|HOST_2|autoscal|--max 5`)

// TestAClockIsAlone: no way to run two of a process is offered for one that starts others on a schedule, in whatever role
// it is offered elsewhere. What runs several of a worker is marked as that.
func TestAClockIsAlone(t *testing.T) {
	for _, target := range Targets() {
		for _, role := range []string{"http", "worker", "clock", "release", "job", "other"} {
			for _, kept := range []bool{true, false} {
				es, _ := target.ProcessEquivalents(Use{App: "shop", Type: map[bool]string{true: "web", false: "beat"}[role == "http"], Command: "bin/run", Role: role, Kept: kept, Starts: kept})
				for _, e := range es {
					many := several.MatchString(e.Text) || slices.ContainsFunc(e.Fields, func(f FormField) bool { return several.MatchString(f.Value) })
					switch {
					case many && role == "clock":
						t.Errorf("%s offers two of a clock: %s: %s", target.ID(), e.Title, e.Text)
					case many && e.Does(ToScale) && !e.many && !strings.Contains(e.Text, role+"s"):
						if title, _ := (Use{}).runs("x"); !strings.HasPrefix(e.Title, strings.TrimSuffix(title, "xs")) {
							t.Errorf("%s: %s isn't marked: %s", target.ID(), e.Title, e.Text)
						}
					}
				}
			}
		}
	}
}

// TestAClockStarts: a clock has a way to start wherever a worker has one.
func TestAClockStarts(t *testing.T) {
	for _, target := range Targets() {
		starts := func(role string) bool {
			es, _ := target.ProcessEquivalents(Use{App: "shop", Type: "beat", Command: "bin/run", Role: role, Kept: target.Reads()})
			return slices.ContainsFunc(es, func(e Equivalent) bool { return e.Does(ToStart) })
		}
		if starts("worker") && !starts("clock") {
			t.Errorf("%s: nothing starts a clock", target.ID())
		}
	}
}

// TestNoShellGetsAShellsWords: a tool that says that it has no shell gets no command that needs one, except in a shell.
func TestNoShellGetsAShellsWords(t *testing.T) {
	without := regexp.MustCompile(`without a shell|[Nn]o shell|split at spaces`)
	for _, target := range Targets() {
		for _, command := range []string{"cd app && rake work", "node w.js $PORT", "node w.js > log", `rake "a b"`, "A=1 rake", "a | b", "rake work; rake more"} {
			for _, role := range []string{"http", "worker", "clock", "release", "job", "other"} {
				name := map[string]string{"http": "web", "release": "release"}[role]
				if name == "" {
					name = "other"
				}
				es, _ := target.ProcessEquivalents(Use{App: "shop", Type: name, Command: command, Role: role, Kept: target.Reads()})
				for _, e := range es {
					if e.Kind != "cli" {
						continue
					}
					if words := lineWords(e.Text); ofOneKind(e) && words[len(words)-1] != command {
						t.Errorf("%s, %s: %q isn't the last word of %s", target.ID(), role, command, e.Text)
					}
					if strings.Contains(e.Text, "drycc run ") || without.MatchString(e.Note) && slices.Contains(lineWords(e.Text), command) && !strings.Contains(e.Text, "sh -c") {
						t.Errorf("%s, %s: %s", target.ID(), role, e.Text)
					}
				}
			}
		}
	}
}

// TestAnAppScalesNoClock: where one number counts for all processes, none is offered for an app with a clock.
func TestAnAppScalesNoClock(t *testing.T) {
	scales := func(target *Target, single bool) bool {
		return slices.ContainsFunc(target.AppEquivalents(Use{App: "shop", Single: single}), func(e Equivalent) bool { return e.Does(ToScale) })
	}
	for id, offered := range map[string]bool{"gigalixir": false, "clever-cloud": false, "elastic-beanstalk": false, "dokploy": true} {
		target, ok := Lookup(id)
		if !ok {
			t.Fatalf("no platform %q", id)
		}
		if !scales(target, false) || scales(target, true) != offered {
			t.Errorf("%s: scaling is offered without a clock: %v, with one: %v", id, scales(target, false), scales(target, true))
		}
	}
}
