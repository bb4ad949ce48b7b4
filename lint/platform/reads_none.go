package platform

import "slices"

// A platform that reads no Procfile is here too, because people move there and wonder why nothing
// runs. Its facts name the place where the commands belong instead.

// readsNone is the only strategy of such a platform. sure are the topics whose facts somebody verified.
func readsNone(t Target, sure ...Topic) []Target {
	t.Unsure = slices.DeleteFunc(Topics(), func(topic Topic) bool { return slices.Contains(sure, topic) })
	t.HTTP = []string{"web"}
	t.Port.Env = t.Port.Default != ""
	t.Release = ReleaseNever
	t.Scale = func(string, []string) (int, string) { return 0, "the Procfile isn't read" }
	return []Target{t}
}

// ReadsNone reports whether no strategy of the platform reads a Procfile.
func (p *Platform) ReadsNone() bool {
	return !slices.ContainsFunc(p.Strategies, func(t Target) bool { return t.Reads() })
}

// elsewhere has the equivalents on a platform that reads no Procfile: the fields for its commands.
type elsewhere struct {
	// web, worker and release are the titles of the fields. One that is "" has none.
	web, worker, release string
	// note says where the fields are.
	note string
}

// Process returns those of a process.
func (e elsewhere) Process(u Use) []Equivalent {
	field := e.worker
	switch {
	case u.Role == "http":
		field = e.web
	case u.Type == "release":
		field = e.release
	case u.runsOnce():
		field = ""
	}
	if field == "" || u.Command == "" {
		return nil
	}
	return []Equivalent{ui(field, u.Command, e.note).to(Starting)}
}

// App returns none: what else the platform needs is in its export.
func (elsewhere) App(Use) []Equivalent { return nil }
