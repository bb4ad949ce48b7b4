//go:build !js

package platform

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
	"mvdan.cc/sh/v3/syntax"

	"github.com/proclint/proclint/internal/golden"
)

// realPrograms are those that the test does not replace by a stub: they write the files.
var realPrograms = []string{"cat", "chmod", "mkdir", "printf"}

// stubs are shell functions for all other programs that the command lines of the platforms
// call. Each prints its name and its words.
var stubs = sync.OnceValue(func() string {
	known := map[string]bool{}
	var script strings.Builder
	for _, target := range Targets() {
		if target.Equivalents == nil {
			continue
		}
		for _, name := range programsIn(strings.Join(lines(target, plainApp, plainCommand, plainText), "\n")) {
			if known[name] || slices.Contains(realPrograms, name) {
				continue
			}
			known[name] = true
			script.WriteString(name + "() { printf '%s\\0' " + name + " \"$@\"; }\n")
		}
	}
	return script.String()
})

// programsIn are the programs that a script calls by a plain name.
func programsIn(script string) []string {
	file, err := syntax.NewParser(syntax.Variant(syntax.LangPOSIX)).Parse(strings.NewReader(script), "")
	if err != nil {
		panic(err)
	}
	var names []string
	syntax.Walk(file, func(node syntax.Node) bool {
		if call, ok := node.(*syntax.CallExpr); ok && len(call.Args) > 0 {
			if name := call.Args[0].Lit(); name != "" {
				names = append(names, name)
			}
		}
		return true
	})
	return names
}

// The variables for what only the user knows have values here, so that a lost word differs from a
// word with such a variable.
const prelude = `
IMAGE=image SERVICE=service REGION=region PLAN=plan POD=pod PATH_IN_REPOSITORY=path
SEVALLA_API_KEY=key ENVIRONMENT=environment SERVICE_ID=service GROUP=group UUID=uuid SERVER=server LOG_FILE=log SEVALLA_APP_ID=app SEVALLA_PROCESS_ID=process SEVALLA_RESOURCE_TYPE_ID=resource
`

// calls runs the command lines in a real shell, one after the other, with the stubs. It
// returns the words of each call and the written files.
func calls(t *testing.T, texts []string) (words []string, files map[string]string) {
	t.Helper()
	var script strings.Builder
	script.WriteString(prelude)
	script.WriteString(stubs())
	for _, text := range texts {
		script.WriteString(text + "\n")
	}
	folder := t.TempDir()
	cmd := exec.Command("/bin/sh", "-e", "-c", script.String())
	cmd.Dir = folder
	var out, problems bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &problems
	if err := cmd.Run(); err != nil || problems.Len() > 0 {
		t.Fatalf("%v: %s\nof the lines\n%s", err, problems.String(), strings.Join(texts, "\n"))
	}
	files = map[string]string{}
	for _, name := range []string{".drycc/web.yaml", ".drycc/worker.yaml", ".platform/hooks/predeploy/release.sh"} {
		if text, err := os.ReadFile(folder + "/" + name); err == nil {
			files[name] = string(text)
		}
	}
	return strings.Split(out.String(), "\x00"), files
}

const (
	plainCommand = "COMMANDcommand"
	plainApp     = "APPapp"
	plainText    = "TEXTtext"
)

// lines are the command lines for a process of each of the types, and the app.
func lines(t *Target, app, command, text string) []string {
	var es []Equivalent
	for _, use := range []Use{{Type: "web", Role: "http", Kept: true}, {Type: "web", Role: "http"}, {Type: "worker", Role: "worker", Kept: true}, {Type: "api", Role: "http"}, {Type: "release", Role: "release", Kept: true}} {
		use.App, use.Command = app, command
		if use.Type == "release" {
			use.OtherProcesses = []Process{{Type: "web", Command: command}, {Type: "worker", Command: command}}
		}
		es = append(es, t.Equivalents.Process(use)...)
	}
	es = append(es, t.Equivalents.App(Use{App: app, Text: text})...)
	var texts []string
	for _, e := range es {
		if e.Kind != "cli" && !strings.HasPrefix(e.Text, "curl ") || ofOneKind(e) {
			continue
		}
		texts = append(texts, e.Text)
		if e.Older != "" {
			texts = append(texts, e.Older)
		}
	}
	return texts
}

// harmlessCalls are the words and files of the harmless command lines of each
// target, which are the same every time.
var harmlessCalls = map[string]struct {
	words []string
	files map[string]string
}{}

// checkLines compares the command lines for a hostile command, app, and file with those for
// harmless ones, whose words need no quotes. Both pass the same words, with one in place of the
// other.
func checkLines(t *testing.T, target *Target, app, command, text string) {
	t.Helper()
	if target.Equivalents == nil {
		return
	}
	harmless, ok := harmlessCalls[target.ID()]
	if !ok {
		harmless.words, harmless.files = calls(t, lines(target, plainApp, plainCommand, plainText))
		harmlessCalls[target.ID()] = harmless
	}
	want, wantFiles := harmless.words, harmless.files
	got, gotFiles := calls(t, lines(target, app, command, text))
	if len(got) != len(want) || len(gotFiles) != len(wantFiles) {
		t.Fatalf("%s: %q gives %d words and %d files, expected %d and %d", target.ID(), command, len(got), len(gotFiles), len(want), len(wantFiles))
	}
	put := strings.NewReplacer(plainApp, app, plainCommand, command, plainText, text).Replace
	for i, word := range want {
		if !sameWord(t, got[i], word, put) {
			t.Errorf("%s: the word %q, expected %q", target.ID(), got[i], put(word))
		}
	}
	for name, wanted := range wantFiles {
		if !sameFile(t, name, gotFiles[name], wanted, put) {
			t.Errorf("%s: %s holds %q for %q", target.ID(), name, gotFiles[name], command)
		}
	}
}

// ofOneKind reports whether a command line is only for commands that need a shell, or only for others.
// TestNoShellGetsAShellsWords has those.
func ofOneKind(e Equivalent) bool {
	return strings.HasPrefix(e.Text, "drycc run ") || strings.Contains(e.Text, " -- bash -c ")
}

func sameWord(t *testing.T, got, want string, put func(string) string) bool {
	t.Helper()
	if strings.HasPrefix(want, "{") && json.Valid([]byte(want)) {
		var g, w any
		if err := json.Unmarshal([]byte(want), &w); err != nil {
			t.Fatal(err)
		}
		return json.Unmarshal([]byte(got), &g) == nil && reflect.DeepEqual(g, putAll(w, put))
	}
	if got == put(want) || got == inShell(put(want)) && strings.Contains(want, plainCommand) {
		return true
	}
	// gcloud's way to write a list of one value that contains a comma.
	separator, value, listed := strings.Cut(strings.TrimPrefix(got, "^"), "^")
	return listed && strings.HasPrefix(want, "GOOGLE_ENTRYPOINT=") && value == put(want) && !strings.Contains(value, separator)
}

func sameFile(t *testing.T, name, got, want string, put func(string) string) bool {
	t.Helper()
	if !strings.HasSuffix(name, ".yaml") {
		return got == put(want)
	}
	var g, w any
	if err := yaml.Unmarshal([]byte(want), &w); err != nil {
		t.Fatal(err)
	}
	return yaml.Unmarshal([]byte(got), &g) == nil && reflect.DeepEqual(g, putAll(w, func(s string) string {
		if s == plainCommand {
			return kubernetesArgument(put(s))
		}
		return put(s)
	}))
}

// putAll puts something else into every string of a decoded value.
func putAll(value any, put func(string) string) any {
	switch value := value.(type) {
	case string:
		return put(value)
	case []any:
		for i := range value {
			value[i] = putAll(value[i], put)
		}
	case map[string]any:
		for key := range value {
			value[key] = putAll(value[key], put)
		}
	}
	return value
}

var hostile = []string{
	"npm start", `it's "quoted" $PORT`, "it's a !bang", "it's", "a\tb", "echo `id` $(id) $$ ${A:-b}", `back\slash\`, "é世界ā\u0101\u0081", "a # b", "-flag",
	"$'x'", "two\nlines\n", "a\r\nb", "EOF\nEOF", "'", `"`, "\\'", "~/bin {a,b} *.py [x] a?b", "=x", "a,b:c@d|e;f~g%h", "ü'\"\\`$!\n&&||;<>()", "((a))", "%s \\n \\0 \\x41", "null", " ",
}

func TestCommandLines(t *testing.T) {
	for i, target := range Targets() {
		for j, s := range hostile {
			if !golden.LeftOut(i+j, 1) {
				checkLines(t, target, s, s, s)
			}
		}
	}
}

// The words of a type are joined: "worker=1" is one word.
func TestCommandLinesOfTypes(t *testing.T) {
	for _, id := range []string{"cloud-foundry", "goreman", "piku", "railway", "heroku", "scalingo", "paketo"} {
		target, _ := Lookup(id)
		of := func(name string) []string {
			var texts []string
			for _, e := range target.Equivalents.Process(Use{App: "app", Type: name, Command: "x", Kept: true}) {
				if e.Kind == "cli" {
					texts = append(texts, e.Text)
				}
			}
			words, _ := calls(t, texts)
			return words
		}
		want := of("TYPEtype")
		for _, name := range hostile {
			got := of(name)
			if len(got) != len(want) {
				t.Fatalf("%s: %q gives %d words, expected %d", id, name, len(got), len(want))
			}
			for i, word := range want {
				if got[i] != strings.ReplaceAll(word, "TYPEtype", name) {
					t.Errorf("%s: %q in place of %q", id, got[i], word)
				}
			}
		}
	}
}

func FuzzCommandLines(f *testing.F) {
	for i, s := range hostile {
		f.Add(s, uint8(i))
	}
	f.Fuzz(func(t *testing.T, s string, which uint8) {
		// JSON and YAML contain only valid UTF-8, and a shell word can't contain NUL.
		if !utf8.ValidString(s) || strings.Contains(s, "\x00") || s == "" || len(s) > 500 {
			return
		}
		targets := Targets()
		checkLines(t, targets[int(which)%len(targets)], s, s, s)
	})
}
