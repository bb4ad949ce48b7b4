package preview

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/repository"
)

// cellText has every field of a cell that is set.
func cellText(c Cell) string {
	parts := []string{string(c.State)}
	if c.Instances > 0 {
		parts = append(parts, "x"+strconv.Itoa(c.Instances))
	}
	if c.Traffic {
		parts = append(parts, "traffic")
	}
	if c.Port != "" {
		parts = append(parts, c.PortSource+" "+c.Port)
	}
	if c.PortNumber != "" {
		parts = append(parts, "PORT="+c.PortNumber)
	}
	if c.Type != "" {
		parts = append(parts, "as "+c.Type)
	}
	if c.Command != "" {
		parts = append(parts, "runs "+c.Command)
	}
	return strings.Join(parts, ", ")
}

func columnOf(t *testing.T, m *Matrix, id string) Column {
	t.Helper()
	i := slices.IndexFunc(m.Columns, func(c Column) bool { return slices.Contains(c.Platforms, id) })
	if i < 0 {
		t.Fatalf("no column of %s", id)
	}
	return m.Columns[i]
}

func TestColumns(t *testing.T) {
	const usual = "release: ./migrate\nweb: gunicorn shop.wsgi -b 0.0.0.0:$PORT\nworker: celery -A shop worker\n"
	for name, tt := range map[string]struct {
		text, platform, process, want string
		files                         []string
	}{
		"release before each release":         {text: usual, platform: "heroku", process: "release", want: "before-release"},
		"release that nobody starts":          {text: usual, platform: "drycc", process: "release", want: "not-started"},
		"release in the build":                {text: usual, platform: "sevalla", process: "release", want: "in-build"},
		"release as any process":              {text: usual, platform: "tsuru", process: "release", want: "runs, x1"},
		"release of a runner without a start": {text: usual, platform: "mprocs", process: "release", want: "at-zero"},
		"a type that runs on a schedule":      {text: "cron-x: * * * * * ./x\n", platform: "piku", process: "cron-x", want: "on-schedule"},
		"a type that runs after each deploy":  {text: "web: ./x\npostdeploy: ./y\n", platform: "scalingo", process: "postdeploy", want: "after-deploy"},
		"web with traffic on any port":        {text: usual, platform: "heroku", process: "web", want: "runs, x1, traffic, env $PORT"},
		"web with traffic on a known port":    {text: usual, platform: "drycc", process: "web", want: "runs, x1, traffic, env $PORT, PORT=5000"},
		"web on another port":                 {text: "web: gunicorn a -b :8000\n", platform: "drycc", process: "web", want: "runs, x1, traffic, flag 8000"},
		"a variable that no shell replaces":   {text: usual, platform: "drycc:image", process: "web", want: "runs, x1, traffic, flag $PORT"},
		"no traffic on one's own machine":     {text: usual, platform: "foreman", process: "web", want: "runs, x1, env $PORT, PORT=5100"},
		"a worker that somebody has to scale": {text: usual, platform: "heroku", process: "worker", want: "at-zero"},
		"a worker that starts":                {text: usual, platform: "foreman", process: "worker", want: "runs, x1"},
		"a worker that never starts":          {text: usual, platform: "sevalla", process: "worker", want: "not-started"},
		"a number that is not known":          {text: usual, platform: "sevalla:buildpacks", process: "worker", want: "unknown"},
		"another type":                        {text: "web: ./x\nmail_worker: ./y\n", platform: "heroku:fir", process: "mail_worker", want: "at-zero, as mail-worker"},
		"another command":                     {text: "web: ./x # y\n", platform: "drycc", process: "web", want: "runs, x1, traffic, runs ./x"},
		"a line that another one replaces":    {text: "web: ./x\nweb: ./y\n", platform: "heroku", process: "web", want: "absent"},
		"what starts without being declared":  {text: "worker: ./x\n", platform: "deis:image", process: "cmd", want: "runs, x1, traffic"},
		"what the app's buildpack adds":       {text: "worker: ./x\n", platform: "heroku", process: "web", want: "runs, x1, traffic", files: []string{"package.json"}},
		"what starts only on other platforms": {text: "worker: ./x\n", platform: "foreman", process: "cmd", want: "absent"},
	} {
		t.Run(name, func(t *testing.T) {
			var beside *repository.Repository
			if len(tt.files) > 0 {
				beside = repository.New(repository.List{Listed: tt.files, Texts: map[string]string{"package.json": `{"scripts":{"start":"node x"}}`}}, "")
			}
			m := MatrixOf(procfile.Parse([]byte(tt.text)), beside)
			i := slices.IndexFunc(m.Processes, func(d Declared) bool { return d.Type == tt.process })
			if i < 0 {
				t.Fatalf("no process %s in %+v", tt.process, m.Processes)
			}
			if got := cellText(columnOf(t, m, tt.platform).Cells[i]); got != tt.want {
				t.Errorf("%q, want %q", got, tt.want)
			}
		})
	}
}

func TestColumnsThatAreEqualAreOne(t *testing.T) {
	m := MatrixOf(procfile.Parse([]byte("release: ./migrate\nweb: gunicorn shop.wsgi -b 0.0.0.0:$PORT\nworker: x\n")), nil)
	for name, tt := range map[string]struct {
		one, other string
		same       bool
	}{
		"no difference":      {"deis", "drycc", true},
		"release differs":    {"heroku", "drycc", false},
		"the port differs":   {"drycc", "cloud-foundry", false},
		"both read no file":  {"fly", "render", true},
		"traffic of runners": {"foreman", "heroku", false},
	} {
		if same := slices.Contains(columnOf(t, m, tt.one).Platforms, tt.other); same != tt.same {
			t.Errorf("%s: %s and %s in one column: %v", name, tt.one, tt.other, same)
		}
	}
	var ids []string
	for _, c := range m.Columns {
		ids = append(ids, c.Platforms...)
		if (c.State == Deployed) != (len(c.Cells) == len(m.Processes)) {
			t.Errorf("%v: %d cells for %d processes", c.Platforms, len(c.Cells), len(m.Processes))
		}
	}
	slices.Sort(ids)
	if want := slices.Sorted(slices.Values(platform.IDs())); !slices.Equal(ids, want) {
		t.Errorf("columns of %v, want %v", ids, want)
	}
}

func TestColumnsOfAFileThatIsNotDeployed(t *testing.T) {
	m := MatrixOf(procfile.Parse([]byte("web: x\nmy_worker: y\n")), nil)
	for id, want := range map[string]ColumnState{"drycc": Rejected, "fly": Unread, "heroku": Deployed} {
		if c := columnOf(t, m, id); c.State != want || (c.Error != "") != (want == Rejected) {
			t.Errorf("%s: %+v, want %s", id, c, want)
		}
	}
}

// TestColumnsHaveALimit: the file is compared up to MaxCompared processes, whatever counts them.
func TestColumnsHaveALimit(t *testing.T) {
	for _, tt := range []struct {
		line     string
		lines    int
		compared bool
	}{
		{"w: x\n", MaxCompared, true},
		{"w: x\n", MaxCompared + 1, false},
		{"w x\n", MaxCompared + 1, false}, // a process on some platforms only
	} {
		var b strings.Builder
		for i := range tt.lines {
			b.WriteString(strings.Replace(tt.line, "w", "w"+strconv.Itoa(i), 1))
		}
		m := MatrixOf(procfile.Parse([]byte(b.String())), nil)
		if (len(m.Columns) > 0) != tt.compared || (len(m.Processes) > 0) != tt.compared {
			t.Errorf("%d lines %q: %d columns, %d processes", tt.lines, tt.line, len(m.Columns), len(m.Processes))
		}
	}
}

// TestCardsAndColumnsAgree: a column says what the cards of each of its platforms say.
func TestCardsAndColumnsAgree(t *testing.T) {
	doc := procfile.Parse([]byte("release: ./migrate\nweb: gunicorn shop.wsgi -b 0.0.0.0:$PORT\nworker: celery -A shop worker\nclock: ./clock\n"))
	m := MatrixOf(doc, nil)
	for _, target := range platform.Targets() {
		column := columnOf(t, m, target.ID())
		if column.State != Deployed {
			continue
		}
		for _, card := range Of(doc, target, Options{}).Processes {
			i := slices.IndexFunc(m.Processes, func(d Declared) bool { return d.Type == card.Type && d.Implied == card.Implied })
			cell := column.Cells[i]
			starts := card.Kept && card.Scale != nil && *card.Scale > 0
			if cell.Traffic != card.Traffic || starts != (cell.State == Runs) || !card.Kept && cell.State != NotStarted {
				t.Errorf("%s on %s: %+v, and the card has %+v", card.Type, target.ID(), cell, card)
			}
		}
	}
}
