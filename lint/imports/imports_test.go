package imports

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/tools/txtar"

	"github.com/proclint/proclint/internal/golden"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/export"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

// A golden file is a txtar archive: sections "in NAME" with a file of that name, or "in run-command NAME", each
// followed by "out NAME", written by go test -update: the format, the Procfile, and its notes as comments, or
// the error.
func TestGolden(t *testing.T) {
	golden.Files(t, "testdata/*.txtar", len(formats), func(_ *testing.T, _ string, ar *txtar.Archive) []txtar.File {
		return golden.Cases(ar, func(in txtar.File) []txtar.File {
			name := strings.TrimPrefix(in.Name, "in ")
			return []txtar.File{{Name: "out " + name, Data: []byte(outcome(name, in.Data))}}
		})
	})
}

func outcome(name string, src []byte) string {
	from := ""
	if strings.HasPrefix(name, "run-command ") {
		from = "run-command"
	}
	made, err := Of(name, src, from)
	if err != nil {
		return "error: " + err.Error() + "\n"
	}
	out := "from " + made.From + "\n" + made.Text
	for _, note := range made.Notes {
		out += "# " + note + "\n"
	}
	return out
}

// What an export wrote, an import reads: the same commands, letter by letter.
func TestRoundTrip(t *testing.T) {
	files, err := filepath.Glob("../export/testdata/*.txtar")
	if err != nil || len(files) < 6 {
		t.Fatalf("%d golden files: %v", len(files), err)
	}
	for _, file := range files {
		ar, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, format := range []string{"compose", "fly", "render", "dockerfile"} {
			roundTrip(t, string(ar.Files[0].Data), format)
		}
	}
}

func FuzzRoundTrip(f *testing.F) {
	for _, command := range []string{
		`gunicorn shop:app --bind 0.0.0.0:$PORT`, `a 'b c' "d $E" \$F`, `printf '%s\n' "$(date +%Y)" && x`,
		`exec x`, `A=1 b`, `x -- "it's" '"' \\ \" $$ $(A) ${B:-"c d"} # e`, `a;b|c&d>e`, "caf\u00e9 \u2028", `{a,b} [[ c ]]`, `=a b=c -d`, `sh -c 'a'`, `"`,
	} {
		f.Add(command)
	}
	f.Fuzz(func(t *testing.T, command string) {
		src := "web: " + command + "\n"
		for _, format := range []string{"compose", "fly", "render", "dockerfile"} {
			roundTrip(t, src, format)
		}
	})
}

// servicesOnly are the formats in which only comments have the commands that run once.
var servicesOnly = []string{"fly", "render"}

func roundTrip(t *testing.T, src, format string) {
	t.Helper()
	target := platform.Usual()
	doc := procfile.Parse([]byte(src))
	exported, err := export.Of(doc, target, format, export.Options{})
	if err != nil {
		return // there is nothing in it that runs
	}
	want := map[string]string{}
	reading, _ := target.ReadFile(doc.Source)
	for _, p := range reading.Processes {
		text := strings.TrimSpace(p.Command)
		runsOnce := command.RoleOf(p.Type, command.Parse(text)) == ecosystem.Job
		if isText(text) && p.NotStarted == "" && !(runsOnce && slices.Contains(servicesOnly, format)) {
			want[text] = p.Type
		}
	}
	made, err := Of(exported.Files[0].Path, []byte(exported.Files[0].Text), "")
	if err != nil && len(want) == 0 {
		return
	}
	if err != nil {
		t.Fatalf("%s of %q: %v\n%s", format, src, err, exported.Text())
	}
	if made.From != format {
		t.Errorf("%s is taken for %s", format, made.From)
	}
	got := map[string]bool{}
	for _, line := range strings.Split(strings.TrimSuffix(made.Text, "\n"), "\n") {
		_, command, _ := strings.Cut(line, ": ")
		got[command] = true
	}
	for text, name := range want {
		if format == "dockerfile" && name != "web" {
			continue
		}
		if !got[text] && !got[inner(text)] {
			t.Errorf("%s loses %q of %s:\n%s\n%s", format, text, name, exported.Text(), made.Text)
		}
	}
}

// isText reports whether a command is one that an export carries as it is: one
// with control characters is not taken apart, so that the exec of the export stays
// before it.
func isText(s string) bool {
	control := func(r rune) bool { return r < ' ' && r != '\t' || r == 0x7f }
	return s != "" && utf8.ValidString(s) && strings.IndexFunc(s, control) < 0
}

// inner is a command without what an import takes for the work of an export.
func inner(text string) string {
	if words, _, err := (splitter{}).split(text); err == nil {
		if script, ok := scriptOf(words); ok {
			text = script
		}
	}
	return withoutExec(text)
}

func TestDetectsByContent(t *testing.T) {
	for content, want := range map[string]string{
		"services:\n  web:\n    build: .\n":      "compose",
		"services:\n- type: web\n":               "render",
		`{"scripts": {"start": "node ."}}`:       "package-json",
		"# x\n\nFROM alpine\nCMD [\"a\"]\n":      "dockerfile",
		"app = 'x'\n[processes]\nweb = 'node .'": "fly",
		"web: node .\n":                          "",
		"":                                       "",
		"\x00\xff":                               "",
	} {
		if got := Detect("stdin", []byte(content)); got != want {
			t.Errorf("Detect(%q) = %q, want %q", content, got, want)
		}
	}
}
