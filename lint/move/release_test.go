package move

import (
	"slices"
	"strings"
	"testing"

	"github.com/proclint/proclint/internal/golden"
	"github.com/proclint/proclint/lint/platform"
)

// TestNothingIsLost: on the way between any two platforms, a process type or a release line of the source is in the plan. The
// new platform keeps it, or a step names it. The counts of the verdict are those of the steps, and the steps are in their order.
func TestNothingIsLost(t *testing.T) {
	files := []string{
		"release: bin/migrate\nweb: bin/serve $PORT\nworker: bin/work\n",
		"release: bin/migrate && bin/seed\nweb: bin/serve $PORT\n",
		"web: bin/serve $PORT\nclock: celery -A shop beat\nmigrate: bin/rails db:migrate\n",
	}
	for j, from := range platform.Targets() {
		for i, to := range platform.Targets() {
			if from == to || from.Platform() == to.Platform() || golden.LeftOut(i+j, 1) {
				continue
			}
			p := plan(t, files[i%len(files)], from.ID(), to.ID())
			for line := range strings.Lines(files[i%len(files)]) {
				name, _, _ := strings.Cut(line, ":")
				named := slices.ContainsFunc(p.Steps, func(s Step) bool { return s.Type == name || strings.Contains(s.Text, "`"+name+"`") })
				if !named && !keeps(to, p.Fixed.Text, name) {
					t.Errorf("%s to %s loses %s:\n%s", from.ID(), to.ID(), name, p.Checklist)
				}
				if starts := to.Release == platform.ReleaseStarts; name == "release" && to.RunsAt(name) == platform.NoTrigger && !starts && !named {
					t.Errorf("%s to %s doesn't say that nothing runs release:\n%s", from.ID(), to.ID(), p.Checklist)
				}
			}
			lost, last := 0, inFile
			for _, s := range p.Steps {
				if lost += s.notStarted; s.order < last {
					t.Errorf("%s to %s: %q comes too late", from.ID(), to.ID(), s.Text)
				}
				last = s.order
				if !to.Reads() && s.notStarted > 0 {
					t.Errorf("%s to %s: a person declares it, and it is counted as lost: %s", from.ID(), to.ID(), s.Text)
				}
			}
			if v := p.Verdict; v.NotStarted > lost || v.NotStarted < lost && !v.Replaced {
				t.Errorf("%s to %s: %d in the steps, and a verdict of %+v", from.ID(), to.ID(), lost, v)
			}
		}
	}
}

// keeps reports whether a platform starts a process type of a text, or runs it at its time.
func keeps(to *platform.Target, text, name string) bool {
	r, _ := to.ReadFile([]byte(text))
	return slices.ContainsFunc(r.Processes, func(p platform.Process) bool { return p.Type == name && p.NotStarted == "" })
}

// TestReleaseIsConverted: where no platform of two runs release from the Procfile, the plan has the place for its command. An
// empty release line needs none.
func TestReleaseIsConverted(t *testing.T) {
	for _, from := range []string{"render", "railway", "koyeb", "digitalocean", "northflank", "fly", "heroku", "foreman", "elastic-beanstalk", "drycc"} {
		for to, want := range map[string]string{"fly": "release_command = \"bin/migrate\"", "render": "preDeployCommand: \"bin/migrate\"", "railway": "Pre-Deploy Command"} {
			if from == to {
				continue
			}
			p := plan(t, "release: bin/migrate\nweb: bin/serve $PORT\n", from, to)
			if !strings.Contains(p.Checklist, want) {
				t.Errorf("%s to %s has no %q:\n%s", from, to, want, p.Checklist)
			}
			web := slices.IndexFunc(p.Steps, func(s Step) bool { return strings.HasPrefix(s.Text, "Create `web`") })
			release := slices.IndexFunc(p.Steps, func(s Step) bool { return strings.HasPrefix(s.Text, "For `release`") })
			if web >= 0 && release >= 0 && release < web {
				t.Errorf("%s to %s sets a command of a service that doesn't exist yet:\n%s", from, to, p.Checklist)
			}
			if p = plan(t, "release: \nweb: bin/serve $PORT\n", from, to); hasStep(p, "For `release`") || hasStep(p, "runs `release`") || hasStep(p, "run `release`") {
				t.Errorf("%s to %s: an empty release is converted:\n%s", from, to, p.Checklist)
			}
		}
	}
}

// TestServersOfBuildpacks: a plan offers no command of a script that the new platform doesn't have.
func TestServersOfBuildpacks(t *testing.T) {
	for _, to := range platform.Targets() {
		if to.Reads() && !to.OwnBuildpacks {
			continue
		}
		p := plan(t, "web: vendor/bin/heroku-php-apache2 public/\nworker: bin/start-pgbouncer php work.php\n", "heroku", to.ID())
		for _, s := range p.Steps {
			for _, c := range s.Commands {
				if s.order == starting && (strings.Contains(c.Text, "heroku-php") || strings.Contains(c.Text, "start-pgbouncer")) {
					t.Errorf("%s: %s", to.ID(), c.Text)
				}
			}
		}
		if !to.Reads() && !hasStep(p, "Create `web` on "+to.Title()+" with another server. Only Heroku's buildpacks have `vendor/bin/heroku-php-a") {
			t.Errorf("%s: no step says that the server is missing:\n%s", to.ID(), p.Checklist)
		}
	}
}

// TestThePortIsSetOnce: where what creates a process sets its port, no other step asks for it.
func TestThePortIsSetOnce(t *testing.T) {
	for _, to := range platform.Targets() {
		if to.Reads() {
			continue
		}
		p := plan(t, "web: bin/serve $PORT\n", "heroku", to.ID())
		creates := slices.ContainsFunc(p.Steps, func(s Step) bool {
			return slices.ContainsFunc(s.Commands, func(c platform.Equivalent) bool { return c.Purpose == platform.Starting && c.Does(platform.ToSetPort) })
		})
		if creates && hasStep(p, "Set `$PORT` there") {
			t.Errorf("%s: the port is set twice:\n%s", to.ID(), p.Checklist)
		}
	}
}
