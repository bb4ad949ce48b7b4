package cli

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/proclint/proclint/lint/api"
)

// differing is right on Heroku, where release runs and a shell runs the commands.
const differing = "release: ./migrate\nweb: ./setup && ./serve\nworker: ./work\n"

// severityCases are files of a project with the choice of platforms, and what is found: line, severity, and rule, with
// "-" before what views fold.
var severityCases = []struct {
	name   string
	text   string            // differing if it is empty
	beside map[string]string // the other files
	choice string            // as for --platform
	want   string
	// more is the line that counts what is folded, and checked the one that names what files show.
	more, checked string
	fails         bool
}{
	// Nobody chose a platform, and no file shows one.
	{name: "differences alone", want: "-1 info release-not-run, -2 info no-shell, -3 info process-dropped",
		more: "On Drycc 2 more, on Sevalla 2, on Code Capsules 2, on Deis v1 1: proclint lint --platform drycc"},
	{name: "a slip that one platform takes", text: "wbe: gunicorn a:b\n", want: "1 error process-type-typo", fails: true},
	{name: "a slip that most platforms take", text: "web: gunicorn a:b\nweb: gunicorn a:b\n", want: "2 error duplicate-process-type", fails: true},
	{name: "a slip that is never an error", text: "web: flask run --host 0.0.0.0 --port $PORT\n", want: "1 warning development-server"},
	{name: "both", text: "wbe: gunicorn a:b\nrelease: ./migrate\n", want: "1 error process-type-typo, -2 info release-not-run", fails: true,
		more: "On Deis v1 1 more, on Drycc 1, on Sevalla 1, on Code Capsules 1: proclint lint --platform deis"},
	{name: "a limit of names", text: "web: ./serve\nmail_worker: ./work\n", want: "-2 info process-dropped, -2 info process-type-name",
		more: "On Code Capsules 1 more, on Sevalla 1, on Drycc 1: proclint lint --platform code-capsules"},
	{name: "a character that no limit is about", text: "web: ./serve\nmail.worker: ./work\n", want: "-2 info process-dropped, 2 error process-type-name", fails: true,
		more: "On Sevalla 1 more: proclint lint --platform sevalla"},
	{name: "a colon that YAML reads", text: "web: ./serve --greeting hello: you\n", want: "-1 info yaml-syntax",
		more: "On Deis v1 1 more, on Drycc 1, on Sevalla 1: proclint lint --platform deis"},
	{name: "a line of YAML", text: "- web: ./serve\n", want: "1 error yaml-syntax", fails: true},
	{name: "workers alone", text: "worker: ./work\n", want: "-1 info no-http-process",
		more: "On Code Capsules 1 more: proclint lint --platform code-capsules"},
	{name: "a server under another name", text: "api: gunicorn a:b\n", want: "1 error no-http-process", fails: true},
	{name: "a folder, on each platform", beside: map[string]string{"shop/Procfile": "web: ./serve\n"}, text: "-", want: "1 info file-location"},

	// A file shows a platform.
	{name: "a file of Heroku", beside: map[string]string{"heroku.yml": ""}, want: "",
		checked: "Checked for Heroku because of heroku.yml."},
	{name: "a folder of Drycc", beside: map[string]string{".drycc/web.yaml": ""}, want: "1 warning release-not-run, 2 warning no-shell",
		checked: "Checked for Drycc because of .drycc/."},
	{name: "a file with a slip on another platform alone", text: "web: gunicorn a:b\nweb: gunicorn a:b\n", beside: map[string]string{"heroku.yml": ""}, want: "2 hint duplicate-process-type",
		checked: "Checked for Heroku because of heroku.yml."},
	{name: "files of two platforms", beside: map[string]string{"heroku.yml": "", "railway.json": "{}"}, want: "1 warning release-not-run, 3 warning process-dropped",
		checked: "Checked for Heroku because of heroku.yml, Railway because of railway.json."},
	{name: "a build strategy", text: "web: ./serve\n", beside: map[string]string{"project.toml": "[_]\n"}, want: "",
		checked: "Checked for Heroku (fir) because of project.toml."},
	{name: "a Dockerfile, which shows no platform", text: "web: ./serve\n", beside: map[string]string{"Dockerfile": ""}, want: ""},
	{name: "a platform that reads no Procfile", text: "web: ./serve\n", beside: map[string]string{"fly.toml": ""}, want: "1 info platform-detected"},

	// Somebody chose.
	{name: "a flag", choice: "drycc", want: "1 warning release-not-run, 2 warning no-shell"},
	{name: "a flag, against a file", choice: "drycc", beside: map[string]string{"heroku.yml": ""}, want: "1 warning release-not-run, 2 warning no-shell"},
	{name: "a comment, against a file", text: "# proclint-platform drycc\n" + differing, beside: map[string]string{"heroku.yml": ""}, want: "2 warning release-not-run, 3 warning no-shell"},
	{name: "the configuration, against a file", beside: map[string]string{"heroku.yml": "", ".proclint.toml": "platforms = ['drycc']"}, want: "1 warning release-not-run, 2 warning no-shell"},
	{name: "several", choice: "heroku,deis", text: "web: ./serve\nmail-worker: ./work\n", want: "2 error process-type-name", fails: true},

	// The choice of none undoes what a file shows.
	{name: "default as a flag", choice: "default", beside: map[string]string{"heroku.yml": ""}, want: "-1 info release-not-run, -2 info no-shell, -3 info process-dropped",
		more: "On Drycc 2 more, on Sevalla 2, on Code Capsules 2, on Deis v1 1: proclint lint --platform drycc"},
	{name: "default as a comment", text: "# proclint-platform default\nwbe: gunicorn a:b\n", beside: map[string]string{"railway.json": "{}"}, want: "2 error process-type-typo", fails: true},
	{name: "default in the configuration", text: "wbe: gunicorn a:b\n", beside: map[string]string{"railway.json": "{}", ".proclint.toml": "platforms = ['default']"}, want: "1 error process-type-typo", fails: true},
	{name: "default as a flag, against a comment", choice: "default", text: "# proclint-platform drycc\nrelease: ./migrate\nweb: ./serve\n", want: "-2 info release-not-run",
		more: "On Deis v1 1 more, on Drycc 1, on Sevalla 1, on Code Capsules 1: proclint lint --platform deis"},
}

// TestSeveritiesOnEverySurface: the command line in each of its formats, the language server, the API, and the bridge of
// the page give the same findings the same severities, and fold the same ones.
func TestSeveritiesOnEverySurface(t *testing.T) {
	for _, tt := range severityCases {
		t.Run(tt.name, func(t *testing.T) {
			files := map[string]string{"Procfile": cmp.Or(tt.text, differing)}
			procfile := "Procfile"
			for name, text := range tt.beside {
				files[name] = text
				if filepath.Base(name) == "Procfile" {
					procfile = name
					delete(files, "Procfile")
				}
			}
			text := files[procfile]
			file := writeFiles(t, files, procfile)
			var flags []string
			request := map[string]any{"path": procfile, "text": text, "files": requestFiles(files)}
			if tt.choice != "" {
				flags = []string{"--platform", tt.choice}
				request["platforms"] = strings.Split(tt.choice, ",")
			}
			all := strings.ReplaceAll(tt.want, "-1 info", "1 info")
			all = strings.ReplaceAll(strings.ReplaceAll(all, "-2 info", "2 info"), "-3 info", "3 info")
			body := encode(t, request)
			for surface, got := range map[string]string{
				"command line":    fromCommand(t, file, flags...),
				"SARIF":           fromSARIF(t, file, flags...),
				"GitHub":          fromGitHub(t, file, flags...),
				"language server": fromServer(t, file, text, flags...),
				"API":             fromAPI(t, body),
				"bridge":          foundIn(t, api.Call(api.Answering(api.PageMethods()), "lint", body)),
			} {
				want := all
				if surface == "GitHub" {
					want = regexp.MustCompile(`info|hint`).ReplaceAllString(all, "notice")
				}
				if surface == "SARIF" {
					want = regexp.MustCompile(`info|hint`).ReplaceAllString(all, "note")
				}
				if got != want {
					t.Errorf("%s: %q, want %q", surface, got, want)
				}
			}
			if got := foldedIn(t, api.Call(api.Answering(api.PageMethods()), "lint", body)); got != tt.want {
				t.Errorf("folded: %q, want %q", got, tt.want)
			}
			checkText(t, ran(append([]string{"lint", file}, flags...)...), tt.want, tt.more, tt.checked, tt.fails)
		})
	}
}

// checkText compares the text with what is to be shown, and the exit code.
func checkText(t *testing.T, r result, want, more, checked string, fails bool) {
	t.Helper()
	var shown []string
	for _, match := range shownInText.FindAllStringSubmatch(r.output, -1) {
		shown = append(shown, match[1]+" "+match[2]+" "+match[3])
	}
	var unfolded []string
	for finding := range strings.SplitSeq(want, ", ") {
		if finding != "" && finding[0] != '-' {
			unfolded = append(unfolded, finding)
		}
	}
	if !slices.Equal(shown, unfolded) {
		t.Errorf("text: %q, want %q", shown, unfolded)
	}
	for _, line := range []struct{ start, want string }{{"On ", more}, {"Checked for ", checked}} {
		got := ""
		for l := range strings.Lines(strings.ReplaceAll(r.output, "\nproclint ", " proclint ")) {
			if strings.HasPrefix(l, line.start) && !forDefaults.MatchString(l) {
				got = l
			}
		}
		if !strings.HasPrefix(got, line.want) || (got == "") != (line.want == "") {
			t.Errorf("text: %q, want %q", got, line.want)
		}
	}
	code := exitOK
	if fails {
		code = exitFindings
	}
	if r.code != code {
		t.Errorf("exit code %d, want %d", r.code, code)
	}
}

// forDefaults is the line for people who chose no platform.
var forDefaults = regexp.MustCompile(`^Checked for (the )?5 `)

var shownInText = regexp.MustCompile(`(?m)^\S+:(\d+):\d+: (error|warning|info|hint)\[([a-z-]+)\]:`)

// writeFiles writes the files of a repository, and returns the path of one of them.
func writeFiles(t *testing.T, files map[string]string, procfile string) string {
	t.Helper()
	file := writeProject(t, "", procfile, files[procfile])
	root := strings.TrimSuffix(file, filepath.FromSlash(procfile))
	for name, text := range files {
		path := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	// The commands that the files name are there.
	for _, name := range []string{"migrate", "setup", "serve", "work"} {
		if err := os.WriteFile(filepath.Join(root, name), nil, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	return file
}

func requestFiles(files map[string]string) []any {
	list := []any{"migrate", "setup", "serve", "work"}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		list = append(list, map[string]any{"path": name, "text": files[name]})
	}
	return list
}

// foldedIn lists the findings of a report, with "-" before those that are folded.
func foldedIn(t *testing.T, report []byte) string {
	t.Helper()
	var r struct {
		Diagnostics []struct {
			Rule, Severity string
			Folded         bool
			Range          struct{ Start struct{ Line int } }
		}
	}
	if err := json.Unmarshal(report, &r); err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, d := range r.Diagnostics {
		mark := ""
		if d.Folded {
			mark = "-"
		}
		lines = append(lines, fmt.Sprintf("%s%d %s %s", mark, d.Range.Start.Line+1, d.Severity, d.Rule))
	}
	return strings.Join(lines, ", ")
}

func fromSARIF(t *testing.T, file string, flags ...string) string {
	t.Helper()
	var log struct {
		Runs []struct {
			Results []struct {
				RuleID, Level string
				Locations     []struct {
					PhysicalLocation struct{ Region struct{ StartLine int } }
				}
			}
		}
	}
	if err := json.NewDecoder(strings.NewReader(ran(append([]string{"lint", "--format", "sarif", file}, flags...)...).output)).Decode(&log); err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, r := range log.Runs[0].Results {
		lines = append(lines, fmt.Sprintf("%d %s %s", max(1, r.Locations[0].PhysicalLocation.Region.StartLine), r.Level, r.RuleID))
	}
	return strings.Join(lines, ", ")
}

// fromGitHub lists the annotations. They don't name their rules, so those come from the report.
func fromGitHub(t *testing.T, file string, flags ...string) string {
	t.Helper()
	var report struct{ Diagnostics []struct{ Rule string } }
	if err := json.NewDecoder(bytes.NewBufferString(ran(append([]string{"lint", "--format", "json", file}, flags...)...).output)).Decode(&report); err != nil {
		t.Fatal(err)
	}
	var lines []string
	for i, match := range annotation.FindAllStringSubmatch(ran(append([]string{"lint", "--format", "github", file}, flags...)...).output, -1) {
		lines = append(lines, match[2]+" "+match[1]+" "+report.Diagnostics[i].Rule)
	}
	return strings.Join(lines, ", ")
}

var annotation = regexp.MustCompile(`(?m)^::(error|warning|notice) .*?line=(\d+),`)
