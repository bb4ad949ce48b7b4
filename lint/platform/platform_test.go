package platform

import (
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestFacts(t *testing.T) {
	date := regexp.MustCompile(`^20\d\d-\d\d-\d\d$`)
	for _, p := range All() {
		if p.Title == "" || !strings.HasPrefix(p.Homepage, "https://") || !date.MatchString(p.Checked) || len(p.Strategies) == 0 {
			t.Errorf("%s: title, homepage, date or strategies are missing: %+v", p.ID, p)
		}
		for _, l := range p.Links {
			if l.Title == "" || !strings.HasPrefix(l.URL, "https://") {
				t.Errorf("%s: link %+v", p.ID, l)
			}
		}
	}
	for _, target := range Targets() {
		for _, topic := range Topics() {
			f := target.Fact(topic)
			if f.Text == "" && !slices.Contains([]Topic{Grammar, Start, Releasing}, topic) && (!target.Reads() || topic.isOfFile() || routesNothing(target, topic)) {
				continue // nothing is known that anybody needs
			}
			if f.Text == "" || f.Source == "" || !strings.HasSuffix(f.Text, ".") && !strings.HasSuffix(f.Text, `"`) {
				t.Errorf("%s: fact on %s: %+v", target.ID(), topic, f)
			}
			switch f.Verified {
			case Run, Read, Documented, Inferred, Unknown:
			default:
				t.Errorf("%s: fact on %s is verified %q", target.ID(), topic, f.Verified)
			}
		}
		if target.Shell == ShellUnknown && target.Sure(Running) || target.Release == ReleaseUnknown || len(target.HTTP) == 0 != target.Platform().Runner || target.Summary == "" && target.Name != "" {
			t.Errorf("%s: shell, release, HTTP types or summary are missing", target.ID())
		}
		if target.Platform().ReadsNone() && target.Elsewhere == "" || target.Reads() && target.Elsewhere != "" {
			t.Errorf("%s: a platform that reads none says where the commands belong, and no strategy that reads does", target.ID())
		}
		if target.Reads() && (target.OnError == "" || target.NamePattern == "") {
			t.Errorf("%s: what an error does, or the names, are missing", target.ID())
		}
	}
}

func routesNothing(target *Target, topic Topic) bool {
	return target.Platform().Runner && topic == Traffic
}

func isTopic(topic Topic) bool {
	for _, known := range Topics() {
		if known == topic {
			return true
		}
	}
	return false
}

func TestLookup(t *testing.T) {
	for _, id := range IDs() {
		target, ok := Lookup(id)
		if !ok || target.ID() != id {
			t.Errorf("Lookup(%q) gives %v", id, ok)
		}
		if again, ok := Lookup(strings.Replace(id, ":", "/", 1)); !ok || again != target {
			t.Errorf("Lookup(%q) with a slash gives another one", id)
		}
	}
	for _, c := range []struct{ id, found string }{
		{"drycc:buildpack", "drycc"}, {"drycc/image", "drycc:image"}, {"sevalla:nixpacks", "sevalla"}, {"heroku:fir", "heroku:fir"},
		{"coolify:railpack", "coolify"}, {"hephy", "deis"}, {"hephy:image", "deis:image"}, {"kf", "cloud-foundry"}, {"nf", "heroku-local"}, {"node-foreman/windows", "heroku-local:windows"}, {"cloud.gov", "cloud-foundry"}, {"sap-btp", "cloud-foundry"}, {"nixpacks:easypanel", "nixpacks"}, {"canine", ""}, {"canine:paketo", ""}, {"epinio", ""}, {"cloud66", "cloud-66"}, {"cloud66:node", "cloud-66:node"}, {"coolify:image", ""}, {"fir", ""},
		{"", ""}, {"drycc:", ""}, {"drycc:none", ""}, {"Drycc", ""}, {":image", ""}, {"code-capsules:", ""},
		{"heroku:fir@4", "heroku:fir"}, {"heroku/procfile@4", "heroku:fir"}, {"heroku/procfile@4.2.3", "heroku:fir"}, {"heroku:procfile", "heroku:fir"},
		{"heroku/procfile@2", "heroku:fir@3"}, {"heroku:fir@3.2.0", "heroku:fir@3"}, {"heroku:fir@9", ""}, {"heroku:fir@", ""}, {"heroku@4", ""}, {"heroku:fir@3x", ""},
		{"dokku@0.38.27", "dokku"}, {"dokku:herokuish@0.22", "dokku@0.32"}, {"dokku@0.2", ""}, {"dokku@0.21", ""}, {"dokku@0.33.12", "dokku"}, {"dokku@0.33.5", "dokku@0.32"},
		{"nixpacks@1.41", "nixpacks"}, {"nixpacks@1.39.0", "nixpacks"}, {"nixpacks@1.29.1", "nixpacks"}, {"nixpacks@1.29.0", ""}, {"nixpacks@1.3", ""}, {"easypanel@1.41", "nixpacks"}, {"coolify@1.41", ""}, {"dokku:dockerfile@0.38", ""},
		{"railpack@0.30.0", "railpack"}, {"railpack@main", "railpack@main"}, {"railpack@1", ""}, {"railway:railpack", "railway"}, {"railway@0.37", ""},
		{"railpack/coolify", "coolify"}, {"nixpacks:dokploy", "dokploy"}, {"railpack:dokploy", "dokploy:railpack"}, {"coolify@1", ""}, {"@4", ""}, {"heroku:@4", ""}, {"code-capsules:x", ""}, {"drycc:image:x", ""},
	} {
		target, ok := Lookup(c.id)
		if ok != (c.found != "") || ok && target.ID() != c.found {
			t.Errorf("Lookup(%q) does not give %q", c.id, c.found)
		}
	}
}

func TestOrder(t *testing.T) {
	want := "code-capsules deis deis:dockerfile deis:image drycc drycc:dockerfile drycc:image sevalla sevalla:buildpacks sevalla:dockerfile sevalla:railpack heroku heroku:fir"
	if got := strings.Join(IDs(), " "); !strings.HasPrefix(got, want) {
		t.Errorf("IDs are %s", got)
	}
	var defaults []string
	for _, target := range Defaults() {
		defaults = append(defaults, target.ID())
	}
	if got := strings.Join(defaults, " "); got != "code-capsules deis drycc sevalla heroku" {
		t.Errorf("the defaults are %s", got)
	}
}

// The result of each platform's check of a name: fine, changed (~), or rejected (!).
func TestNames(t *testing.T) {
	for _, c := range []struct{ id, fine, changed, rejected string }{
		{"code-capsules", "web my_job Web2 2web", "", "my-job web.api web-"},
		{"deis", "web worker my_job", "Web", "worker2 my-job 2web web.api"},
		{"drycc:image", "web my-job 2web", "", "my_job Web -web web- a--b web.api"},
		{"drycc", "web web2", "my-job 2web", "my_job Web"},
		{"sevalla:buildpacks", "web my-job 2web", "My_Job", "_web web- web.api"},
		{"heroku", "web my-job my_job Web", "", "web.api web@x"},
		{"foreman", "web my-job my_job Web", "", "web.api web@x"},
		{"dokku", "web my-job my_job Web", "", "web.api"},
		{"google-cloud", "web my_job", "", "my-job"},
		{"scalingo", "web Web2", "my-job my_job", ""},
		{"elastic-beanstalk", "web my-job my_job", "", "web.api"},
		{"heroku-local", "web my_job", "", "my-job web.api"},
		{"heroku:fir", "web my-job", "my_job Web", "web_ web.api"},
		{"tsuru", "web my-job my_job Web", "", "web.api"},
		{"koyeb", "web my-job", "my_job Web", "web_ web.api"},
	} {
		target, _ := Lookup(c.id)
		for _, name := range strings.Fields(c.fine) {
			if p := target.CheckName(name); !p.OK() {
				t.Errorf("%s: %q: %s", c.id, name, p.Text.String())
			}
		}
		for _, name := range strings.Fields(c.changed) {
			if p := target.CheckName(name); p.OK() || p.Fatal || !isTopic(p.Topic) {
				t.Errorf("%s: %q is %+v", c.id, name, p)
			}
		}
		for _, name := range strings.Fields(c.rejected) {
			if p := target.CheckName(name); p.OK() || !p.Fatal || !isTopic(p.Topic) {
				t.Errorf("%s: %q is %+v", c.id, name, p)
			}
		}
	}
}

func TestDryccLengths(t *testing.T) {
	target, _ := Lookup("drycc")
	for name, want := range map[string]string{
		"w": target.LengthError, "we": target.LengthError, "web": "", strings.Repeat("w", 63): "", strings.Repeat("w", 64): target.LengthError,
		"worker_test": dryccNameText, "Worker-test1": dryccNameText, "worker-": dryccNameText, "-worker": dryccNameText, "worker-test1": "", "web-new-be": "",
		"drycc": "drycc is a reserved name.", "drycc-web": "drycc-web is a reserved name.", "kube-x": "kube-x is a reserved name.", "default": "default is a reserved name.", "drycc2": "",
		"istio": "istio is a reserved name.", "istio-x": "istio-x is a reserved name.", "personal": "personal is a reserved name.", "rook-ceph": "rook-ceph is a reserved name.", "rook": "", "mount-s3": "mount-s3 is a reserved name.", "backup-x": "",
	} {
		if _, rejected := target.ReadFile([]byte(name + ": a\n")); rejected != want {
			t.Errorf("%q: %q, expected %q", name, rejected, want)
		}
	}
}

func TestNixpacksStart(t *testing.T) {
	target, _ := Lookup("sevalla")
	for _, c := range []struct{ src, kept string }{
		{"worker: a\nweb: b\n", "web"},
		{"api: a\nworker: b\n", "worker"},
		{"worker: b\napi: a\n", "worker"},
		{"zeta: a\napi: b\n", "api"},
		{"api: b\nzeta: a\n", "api"},
		{"release: a\nzeta: b\n", "release zeta"},
		{"release: a\n", "release"},
	} {
		r, _ := target.ReadFile([]byte(c.src))
		var kept []string
		for _, p := range r.Processes {
			if p.NotStarted == "" {
				kept = append(kept, p.Type)
			}
		}
		if got := strings.Join(kept, " "); got != c.kept {
			t.Errorf("%q keeps %q, expected %q", c.src, got, c.kept)
		}
	}
}

// The instances of each type after the first deploy, or -1 if unknown.
func TestScale(t *testing.T) {
	for _, c := range []struct {
		id, types string
		want      []int
	}{
		{"code-capsules", "web worker", []int{1, 0}},
		{"deis", "web worker cmd", []int{1, 0, 0}},
		{"deis", "worker cmd", []int{0, 1}},
		{"deis:image", "web cmd", []int{0, 1}},
		{"drycc", "web worker", []int{1, 0}},
		{"sevalla", "web worker release", []int{1, 0, 0}},
		{"sevalla", "worker api", []int{1, 0}},
		{"sevalla:buildpacks", "web worker", []int{1, -1}},
		{"heroku", "release web worker", []int{0, 1, 0}},
		{"kamal:dockerfile", "web worker", []int{0, 0}},
		{"coolify:dockerfile", "web worker", []int{0, 0}},
		{"dokku", "release web worker", []int{0, 1, 0}},
		{"cloud-foundry", "web worker", []int{1, 0}},
		{"railway", "worker api", []int{1, 0}},
		{"railway", "web worker", []int{1, 0}},
		{"google-cloud", "web worker", []int{1, 0}},
		{"paketo", "worker api", []int{1, 0}},
		{"paketo", "web worker", []int{1, 0}},
		{"scalingo", "web worker postdeploy", []int{1, 0, 0}},
		{"elastic-beanstalk", "web worker", []int{1, 1}},
		{"piku", "web worker release cron1", []int{1, 1, 0, 1}},
		{"gigalixir", "web worker", []int{1, 1}},
		{"foreman", "web release", []int{1, 1}},
		{"heroku-local", "web release", []int{1, 0}},
		{"coolify:nixpacks", "web worker release", []int{1, 0, 0}},
		{"dokploy:heroku", "web worker release", []int{1, 0, 0}},
		{"dokploy:paketo", "worker release", []int{1, 0}},
		{"gitlab-auto-devops", "web worker release", []int{1, 0, 0}},
		{"tsuru", "web worker release", []int{1, 1, 1}},
		{"cloud-66", "web custom_web worker", []int{0, 1, 1}},
		{"cloud-66:node", "web worker", []int{1, 1}},
		{"koyeb", "web worker release", []int{1, 0, 0}},
		{"mprocs", "web", []int{0}},
	} {
		target, _ := Lookup(c.id)
		types := strings.Fields(c.types)
		for i, name := range types {
			if n, why := target.Scale(name, types); n != c.want[i] || why == "" {
				t.Errorf("%s: %s of %s: %d because %q, expected %d", c.id, name, c.types, n, why, c.want[i])
			}
		}
	}
}

func TestShellQuote(t *testing.T) {
	for text, want := range map[string]string{
		"web": "web", "my-app": "my-app", "a b": "'a b'", "it's": `"it's"`, "it's!": `'it'\''s!'`, "": "''", "a\x00b": "ab", "a\nb": "'a\nb'",
	} {
		if got := shellQuote(text); got != want {
			t.Errorf("%q: %s, expected %s", text, got, want)
		}
	}
}

func TestDryccFile(t *testing.T) {
	want := `mkdir -p .drycc && cat > .drycc/myjob.yaml <<'EOF'
kind: pipeline
ptype: my-job
deploy:
  command: [bash, -ec]
  args: ["echo \"$PORT\" $$(date) $$$$"]
EOF`
	if got := dryccFile("my-job", `echo "$PORT" $(date) $$`); got != want {
		t.Errorf("%s\nexpected\n%s", got, want)
	}
}

// Two places list what nobody verified: the facts, which an engine that only lints doesn't contain,
// and Unsure, which it does.
func TestUnsureIsWhatTheFactsSay(t *testing.T) {
	for _, target := range Targets() {
		for _, topic := range Topics() {
			fact := target.Fact(topic)
			if fact.Text == "" && (topic == Limits || !target.Reads() && topic.isOfFile() || routesNothing(target, topic)) {
				continue // no limit is known, or there is nothing to know
			}
			if got, want := target.Sure(topic), fact.Verified.sure(); got != want {
				t.Errorf("%s: sure of %s: %v, but the fact is %q", target.ID(), topic, got, fact.Verified)
			}
		}
	}
}

func TestReadAllReadsAsEachTargetDoes(t *testing.T) {
	for _, text := range []string{"", "web: a\r\nworker: \"b\r\n c\"\r\n", "web: a # b\nweb: c\nx_y: d\n", "web : a\nweb: \"b\"\n", "%\n", "worker: a\n"} {
		ReadAll([]byte(text), func(target *Target, got Reading, rejected string) {
			want, wantRejected := target.ReadFile([]byte(text))
			if !reflect.DeepEqual(got, want) || rejected != wantRejected {
				t.Errorf("%s of %q: %+v, %q; want %+v, %q", target.ID(), text, got, rejected, want, wantRejected)
			}
		})
	}
}
