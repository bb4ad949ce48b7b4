package preview

import (
	"fmt"
	"strings"
	"testing"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/repository"
)

// TestFormationBeside: where a file beside the Procfile sets the number of instances, the cards show that number, and offer
// nothing that the platform then rejects.
func TestFormationBeside(t *testing.T) {
	for _, c := range []struct {
		platform, app, want string
		rejected            string
		scales              bool
	}{
		{"dokku", `{}`, "web 1, worker 0, release 0", "", true},
		{"dokku", `{"formation": {"web": {"quantity": 2}, "worker": {"quantity": 3}}}`, "web 2, worker 3, release 0", "", false},
		{"dokku:dockerfile", `{"formation": {"worker": {"quantity": 1}}}`, "web 0, worker 1, release 0", "", false},
		{"dokku:cnb", `{"formation": {"web": {"quantity": 0}}}`, "web 0, worker 0, release 0", "", false},
		{"dokku", `{"formation": {"web": {"quantity": 1}, "wroker": {"quantity": 1}}}`, "web -, worker -, release -", "wroker is not a valid process name to scale up", false},
		{"dokku", `{"formation": {"web": {"quantity": 1}, "old": {"quantity": 0}}}`, "web 1, worker 0, release 0", "", false},
		{"dokku", `{"formation": {"worker": {"max_parallel": 3}}}`, "web 1, worker 0, release 0", "", true},
		{"dokku", `{"formations": {"worker": {"quantity": 3}}}`, "web 1, worker 0, release 0", "", true},
		{"heroku", `{"formation": {"worker": {"quantity": 3}}}`, "web 1, worker 0, release 0", "", true},
	} {
		target, _ := platform.Lookup(c.platform)
		beside := repository.New(repository.List{Listed: []string{"Procfile", "app.json"}, Texts: map[string]string{"app.json": c.app}}, "")
		doc := procfile.Parse([]byte("web: bin/web\nworker: bin/worker\nrelease: bin/migrate\n"))
		p := Of(doc, target, Options{Repository: beside})
		var got []string
		for _, card := range p.Processes {
			n := "-"
			if card.Scale != nil {
				n = fmt.Sprint(*card.Scale)
			}
			got = append(got, card.Type+" "+n)
			for _, e := range card.Equivalents {
				if strings.Contains(e.Text, "ps:scale") && !c.scales {
					t.Errorf("%s, %s: %s is offered", c.platform, c.app, e.Text)
				}
			}
		}
		if got := strings.Join(got, ", "); got != c.want || p.Rejected != c.rejected {
			t.Errorf("%s, %s:\n%s, rejected with %q\nwant %s, %q", c.platform, c.app, got, p.Rejected, c.want, c.rejected)
		}
		m := MatrixOf(doc, beside, target)
		if row := m.Platforms[0]; row.Rejected != c.rejected {
			t.Errorf("%s, %s: the matrix has %q", c.platform, c.app, row.Rejected)
		}
		if cell := m.Columns[0].Cells; c.rejected == "" && fmt.Sprint(cell[1].Instances) != strings.Fields(c.want)[3][:1] {
			t.Errorf("%s, %s: the matrix has %d workers", c.platform, c.app, cell[1].Instances)
		}
	}
}
