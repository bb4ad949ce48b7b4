package platform

import "testing"

// Versions of one builder read these files differently: what each makes of them, or its error.
func TestVersionsRead(t *testing.T) {
	for _, c := range []struct{ id, file, want string }{
		{"heroku:fir", "Web: a\nmy_job b\n", "error"},
		{"heroku:fir@3", "Web: a\nmy_job b\n", "Web=a my_job=b"},
		{"heroku:fir@3", "\xff: a\nweb: b\n", "error"},
		{"heroku:fir@3", "# only a comment\n", ""},
		{"heroku:fir", "# only a comment\n", "error"},
		{"dokku", "web : a\n", "error"}, // herokuish doesn't find it
		{"dokku:dockerfile", "web : a // x\n// a comment\nother: b\n", "web=a other=b"},
		{"dokku:cnb", "web: a // x\nMy_job: b\n", "web=a My_job=b"},
		{"dokku:cnb", "web : a\n", "error"},
		{"dokku:cnb", "web: a\n// a comment\n", "error"},
		{"dokku:cnb", "# caf\xe9\nweb: a\n", "error"},
		{"dokku:nixpacks", "# caf\xe9\nweb: a\n", "error"},
		{"paketo", "web: a\nother: caf\xe9\n", ""},
		{"paketo", "# caf\xe9\nweb: a\x00 \ufeff \u2028\n", "web=a\x00 \ufeff \u2028"},
		{"paketo:tiny", "web: caf\xe9 (\n", ""},
		{"paketo:tiny", "web: ; ls\n", "error"},
		{"paketo:tiny", "web:  \n", "error"},
		{"korifi", "web: a\n-job: caf\xe9\n", ""},
		{"google-cloud", "web: caf\xe9\n", "error"},
		{"google-cloud", "web: a\nweb: caf\xe9\n", "web=a"},
		{"code-capsules", "web: a\nother: caf\xe9\n", "error"},
		{"tsuru", "# caf\xe9\nweb: a\n", "error"},
		{"aptible", "web: caf\xe9\n", "web=caf\xe9"}, // nobody knows what it does
		{"dokku", "web: a // x\n", "web=a"},
		{"dokku@0.32", "web: a // x\n", "web=a // x"},
		{"dokku@0.32", "web : a\n", "error"},
		{"dokku@0.32", "web: a\n// a comment\n", "error"},
		{"dokku@0.32", "web: //host/x\n", "web=//host/x"},
		{"dokku", "web: //host/x\n", "error"},
		{"dokku@0.2x", "web: a // x\n", "web=a // x"},
		{"dokku@0.3x", "web: a // x\n", "web=a"},
		{"heroku:fir@3.x", "\xff: a\nweb: b\n", "error"},
		{"dokku@0.33", "web: a // x\n", "web=a"},
		{"dokku@0.33.6", "web: a // x\n", "web=a"},
		{"dokku@0.33.5", "web: a // x\n", "web=a // x"},
		{"dokku@0.33.0", "web: a // x\n", "web=a // x"},
		{"dokku:nixpacks", "web: a: b\n", "error"},
		{"dokku:railpack", "web: a: b\n", "error"},
		{"dokku:nixpacks", "web: a\nrelease: b: c\n", "web=a release=b: c"},
		{"dokku:railpack", "web: a\nrelease: b: c\n", "web=a release=b: c"},
		{"dokku:railpack", "web: [a\n", "error"},
		{"dokku:nixpacks", "web a\n", "error"},
		{"railpack", "web: a: b\n", "error"},
		{"railpack@main", "web: a: b\nnot an entry\n", "web=a: b"},
		{"railpack", "api: a # x\nzoo: b\n", "api=a"},
		{"railpack@main", "api: a # x\nzoo: b\n", "api=a # x"},
		{"railpack@main", "api:\napi: a\napi: b\n", "api=a"},
		{"railpack@main", "worker: a\nworker: b\nrelease: c\n", "worker=b"},
		{"railpack@main", "web: a\nweb:\nworker: b\n", "worker=b"},
		{"railpack@main", "release: a\napi: b\n", "release=a"},
	} {
		target, ok := Lookup(c.id)
		if !ok {
			t.Fatalf("no target %s", c.id)
		}
		got := ""
		r, rejected := target.ReadFile([]byte(c.file))
		for _, p := range r.Processes {
			if p.NotStarted == "" {
				got += " " + p.Type + "=" + p.Command
			}
		}
		if r.Error != "" || rejected != "" {
			got = " error"
		}
		if got = got[min(1, len(got)):]; got != c.want {
			t.Errorf("%s reads %q as %q, expected %q", c.id, c.file, got, c.want)
		}
	}
}

func TestVersionsUnknown(t *testing.T) {
	for _, id := range []string{"dokku@0.20", "dokku@0.1x", "dokku@x", "dokku@", "heroku:fir@5.x", "foreman@0.8x"} {
		if target, ok := Lookup(id); ok {
			t.Errorf("%s is %s, expected none", id, target.ID())
		}
	}
}
