package export

import (
	"encoding/json"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/proclint/proclint/internal/golden"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

// A golden file is a txtar archive: a Procfile, and, written by go test -update, every file of every format as
// "FORMAT/FILE", and the notes of each as "FORMAT notes". The list of the runners is not
// among them, since a new platform would change all of these files: see TestRunners.
func TestGolden(t *testing.T) {
	golden.Files(t, "testdata/*.txtar", 6, func(t *testing.T, _ string, ar *txtar.Archive) []txtar.File {
		return append(ar.Files[:1:1], outputs(t, ar.Files[0].Data)...)
	})
}

func outputs(t *testing.T, src []byte) []txtar.File {
	t.Helper()
	var out []txtar.File
	for _, format := range IDs() {
		e := exported(t, string(src), format, Options{})
		for _, f := range e.Files {
			if format == "runners" {
				continue
			}
			out = append(out, txtar.File{Name: format + "/" + f.Path, Data: []byte(f.Text)})
		}
		notes := &text{}
		for _, note := range e.Notes {
			notes.add(0, note)
		}
		if len(e.Notes) > 0 {
			out = append(out, txtar.File{Name: format + " notes", Data: []byte(notes.String())})
		}
	}
	return out
}

// TestRunners: each local runner has one line, in the order of the platforms.
func TestRunners(t *testing.T) {
	text := exported(t, "web: npm start\n", "runners", Options{}).Files[0].Text
	lines := strings.Split(strings.TrimSpace(text), "\n")[1:]
	for _, p := range platform.All() {
		if !p.Runner {
			continue
		}
		if len(lines) == 0 || !strings.HasSuffix(strings.TrimSuffix(lines[0], ", which starts nothing by itself"), "  # "+p.Title) || !strings.Contains(lines[0], " Procfile ") {
			t.Fatalf("%s is missing before %q", p.ID, lines)
		}
		lines = lines[1:]
	}
	if len(lines) > 0 {
		t.Errorf("no runner has the lines %q", lines)
	}
}

func exported(t *testing.T, src, format string, opts Options) *Export {
	t.Helper()
	return exportedFrom(t, src, "heroku", format, opts)
}

func exportedFrom(t *testing.T, src, id, format string, opts Options) *Export {
	t.Helper()
	target, ok := platform.Lookup(id)
	if !ok {
		t.Fatalf("no platform %s", id)
	}
	e, err := Of(procfile.Parse([]byte(src)), target, format, opts)
	if err != nil {
		t.Fatalf("%s: %v", format, err)
	}
	return e
}

func TestOptions(t *testing.T) {
	const src = "release: make\nweb: gunicorn shop -b 0.0.0.0:$PORT\nworker: run $KEY\n"
	opts := Options{App: "Grocer's Shop", Port: "8080", Image: "ghcr.io/o/shop:1", Region: "fra", Repository: "o/shop"}
	for format, want := range map[string][]string{
		"compose":      {"name: grocer-s-shop\n", `image: "ghcr.io/o/shop:1"`, `PORT: "8080"`, `- "8080:8080"`},
		"kubernetes":   {`image: "ghcr.io/o/shop:1"`, "containerPort: 8080", "name: grocer-s-shop-web"},
		"systemd":      {"Environment=PORT=8080", "User=grocer-s-shop"},
		"fly":          {"app = 'grocer-s-shop'", "primary_region = 'fra'", "image = 'ghcr.io/o/shop:1'", "internal_port = 8080"},
		"render":       {`region: "fra"`, `repo: "https://github.com/o/shop"`, `value: "8080"`, "name: grocer-s-shop-worker"},
		"digitalocean": {`region: "fra"`, "repo: o/shop\n", "http_port: 8080"},
		"app-json":     {`"name": "grocer-s-shop"`, `"KEY": {"required": true}`},
		"dockerfile":   {"ENV PORT=8080", "EXPOSE 8080", "docker run ghcr.io/o/shop:1"},
	} {
		e := exported(t, src, format, opts)
		for _, text := range want {
			if !strings.Contains(e.Text(), text) {
				t.Errorf("%s lacks %q:\n%s", format, text, e.Text())
			}
		}
		if len(e.Notes) == 0 || !strings.Contains(e.Notes[0], "grocer-s-shop") {
			t.Errorf("%s does not say what the app is called: %q", format, e.Notes)
		}
	}
}

func TestThePlatformDecidesWhatIsRead(t *testing.T) {
	// A Drycc image build runs the words as they are; a runner has no traffic, yet web is the server.
	if e := exportedFrom(t, "web: run $PORT && x\n", "drycc:image", "compose", Options{}); !strings.Contains(e.Text(), `["run", "$$PORT", "&&", "x"]`) {
		t.Errorf("drycc:image:\n%s", e.Text())
	}
	if e := exportedFrom(t, "web: run\nworker: x\n", "foreman", "fly", Options{}); !strings.Contains(e.Text(), "processes = ['web']") {
		t.Errorf("foreman:\n%s", e.Text())
	}
	if e := exportedFrom(t, "web: run\npostdeploy: tidy\n", "scalingo", "fly", Options{}); strings.Contains(e.Text(), "tidy") || !strings.Contains(strings.Join(e.Notes, " "), "tidy") {
		t.Errorf("scalingo:\n%s%q", e.Text(), e.Notes)
	}
	// Another platform can start a process that this one reads but doesn't start; the second of two entries can't start.
	e := exportedFrom(t, "web: run\nworker: x\nweb: other\n", "code-capsules", "compose", Options{})
	if !strings.Contains(e.Text(), `command: ["x"]`) || strings.Contains(e.Text(), "other") || len(e.Notes) < 2 {
		t.Errorf("code-capsules:\n%s%q", e.Text(), e.Notes)
	}
	if e := exported(t, "web: rails s -p 3000\n", "kubernetes", Options{Port: "80"}); !strings.Contains(e.Text(), "containerPort: 3000") || !strings.Contains(strings.Join(e.Notes, " "), "3000") {
		t.Errorf("a port in the command:\n%s%q", e.Text(), e.Notes)
	}
}

func TestNamesThatAFormatDoesNotTake(t *testing.T) {
	const src = "web: a\nMail_Worker: b\nmail-worker: c\nöl: d\n-: e\nno: f\n" + "x123456789012345678901234567890123456789012345678901234567890123456789: g\n"
	for _, format := range IDs() {
		e := exportedFrom(t, src, "foreman", format, Options{})
		if format == "kubernetes" || format == "render" || format == "digitalocean" {
			if got := strings.Count(e.Text(), "mail-worker-2"); got == 0 {
				t.Errorf("%s gives two processes one name:\n%s", format, e.Text())
			}
			if !strings.Contains(strings.Join(e.Notes, "\n"), "`Mail_Worker` is called mail-worker here.") {
				t.Errorf("%s does not say what is renamed: %q", format, e.Notes)
			}
		}
	}
	if e := exportedFrom(t, src, "foreman", "compose", Options{}); !strings.Contains(e.Text(), "\n  \"no\":\n") {
		t.Errorf("compose: no is not in quotes:\n%s", e.Text())
	}
}

func TestNothingToExport(t *testing.T) {
	for name, test := range map[string]struct{ src, id, format, says string }{
		"no process":  {"# nothing\n", "heroku", "compose", "starts no process"},
		"rejected":    {"nonsense\n", "heroku:fir", "compose", "rejects this file: Invalid Procfile format"},
		"not read":    {"web: x\n", "sevalla:dockerfile", "compose", "reads no Procfile"},
		"no format":   {"web: x\n", "heroku", "comose", "compose, kubernetes"},
		"only spaces": {"web: \x00 \n", "heroku", "fly", "starts no process"},
	} {
		target, _ := platform.Lookup(test.id)
		_, err := Of(procfile.Parse([]byte(test.src)), target, test.format, Options{})
		if err == nil || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%s: %v, want %q", name, err, test.says)
		}
	}
}

// A person writes the names behind commands such as docker compose up.
func TestNoNameIsAnOption(t *testing.T) {
	target, _ := platform.Lookup("hivemind")
	doc := procfile.Parse([]byte("-x: run a\n--help: run b\n-rf: run c\n-: run d\n-é: run e\nx: run f\n"))
	for format, place := range map[string]string{"compose": "\n  \"-", "fly": "\n-", "systemd": "=my-app--"} {
		made, err := Of(doc, target, format, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(made.Text(), place) {
			t.Errorf("%s has a name that begins with a dash:\n%s", format, made.Text())
		}
	}
}

// YAML ends a line at more characters than JSON.
func TestNoLineEndStandsInAQuotedText(t *testing.T) {
	const text = "a\nb\rc\u0085d\u2028e\u2029f\v\f\t\"\\\ufeff"
	got, read := quoted(text), ""
	if err := json.Unmarshal([]byte(got), &read); err != nil || read != text || strings.ContainsAny(got, "\n\r\u0085\u2028\u2029") {
		t.Errorf("%q is %q in %q: %v", text, read, got, err)
	}
}
