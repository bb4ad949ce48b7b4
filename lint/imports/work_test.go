package imports

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/proclint/proclint/internal/golden"
	"github.com/proclint/proclint/internal/proportion"
)

// hostile are files that a small text makes large: a beginning, a part that repeats, as proportion.Fill repeats it, and an
// end.
var hostile = []struct{ name, format, head, part, tail string }{
	{"merges of merges", "compose", "services:\n  w0: &w0 {command: a}\n", "  w%d: &w%d\n    <<: [" + strings.Repeat("*w%p, ", 9) + "*w%p]\n", ""},
	{"a chain of merges", "compose", "services:\n  w0: &w0 {command: a}\n", "  w%d: &w%d {<<: *w%p}\n", ""},
	{"one large service merged by all", "compose", "services:\n  w0: &w0\n    command: a\n    environment:\n" + strings.Repeat("      - VARIABLE=1\n", 500), "  w%d: {<<: *w0}\n", ""},
	{"one long command for all", "compose", "x-c: &c \"" + strings.Repeat("a ", 4000) + "\"\nservices:\n", "  w%d: {command: *c}\n", ""},
	{"one long list for all", "compose", "x-c: &c [" + strings.Repeat("a, ", 4000) + "]\nservices:\n", "  w%d: {command: *c}\n", ""},
	{"all wait for each other", "compose", "x-d: &d {" + strings.Repeat("w: {condition: x}, ", 400) + "}\nservices:\n", "  w%d: {command: a, depends_on: *d}\n", ""},
	{"images that nobody builds", "compose", "services:\n  a: {build: .}\n", "  w%d: {image: a%d}\n", ""},
	{"names that end alike", "compose", "services:\n", "  \"a" + "!%d\": {command: a}\n", ""},
	{"names of symbols", "compose", "services:\n", "  \"é%d\": {command: a}\n", ""},
	{"a mapping that merges itself", "compose", "services: &s\n  <<: *s\n", "  w%d: &w%d {<<: [*s, *w%d], command: a}\n", ""},
	{"a chain of extends", "compose", "services:\n  w0: {command: a, environment: [A, B]}\n", "  w%d: {extends: w%p}\n", ""},
	{"a chain of extends without a command", "compose", "services:\n  w0: {extends: {file: b}, environment: [A, B]}\n", "  w%d: {extends: w%p, environment: [C%d]}\n", ""},
	{"one large service extended by all", "compose", "services:\n  w0:\n    command: a\n    environment:\n" + strings.Repeat("      - VARIABLE=1\n", 500), "  w%d: {extends: w0}\n", ""},
	{"circles", "compose", "services:\n  w0: &w0 {extends: w0, command: a}\n", "  w%d: {<<: *w0, extends: w%d}\n", ""},
	{"one long extended file for all", "compose", "x-f: &f \"" + strings.Repeat("a", 4000) + "\"\nservices:\n", "  w%d: {extends: {file: *f}}\n", ""},
	{"a list in itself", "compose", "services:\n  a: {command: &c [*c, a]}\n", "  w%d: {command: *c}\n", ""},
	{"deep lists", "compose", "services:\n  a:\n    command: ", "[", ""},
	{"deep mappings", "compose", "services: ", "{a: ", ""},
	{"a common beginning", "render", "services:\n- name: " + strings.Repeat("a", 4000) + "\n", "- name: " + strings.Repeat("a", 50) + "b%d\n  startCommand: a\n", ""},
	{"one long name for all", "render", "x: &n " + strings.Repeat("a", 4000) + "\nservices:\n", "- {name: *n, type: worker, startCommand: a}\n", ""},
	{"many releases", "render", "services:\n", "- {name: a%d, type: worker, startCommand: a, preDeployCommand: b%d}\n", ""},
	{"a table with a long name", "fly", "[" + strings.Repeat("a", 4000) + "]\n", "b%d = 1\n", ""},
	{"deep tables", "fly", "a = ", "{a = ", ""},
	{"deep arrays", "fly", "a = ", "[", ""},
	{"dotted keys", "fly", "a", ".a", " = 1"},
	{"continued lines", "dockerfile", "FROM a\nCMD ", "a \\\n", "b\n"},
	{"stages", "dockerfile", "FROM a\nCMD b\n", "FROM a AS b%d\nEXPOSE 1\n", ""},
	{"scripts", "package-json", `{"scripts": {"start": "a"`, `, "start:a%d": "b"`, "}}"},
	{"scripts of symbols", "package-json", `{"scripts": {"start": "a"`, `, "start:!%d": "b"`, "}}"},
	{"deep objects", "package-json", "", `{"scripts": `, ""},
	{"words", "run-command", "", "a'b c' ", ""},
	{"quotes", "run-command", "sh -c ", `"\`, ""},
	{"short lines", "run-command", "a", "\n\\@", "\nb"},
}

// TestWorkIsInProportion: no file takes more than its bytes allow.
func TestWorkIsInProportion(t *testing.T) {
	for i, h := range hostile {
		if golden.LeftOut(i, 1) {
			continue
		}
		t.Run(h.format+"/"+h.name, func(t *testing.T) {
			text := func(size int) []byte {
				return []byte(h.head + string(proportion.Fill([]byte(h.part), size-len(h.head)-len(h.tail)-400)) + h.tail)
			}
			size := 256 << 10
			if runtime.GOARCH == "wasm" {
				size = 16 << 10 // the work is the same, and only the time differs
			}
			proportion.Check(t, h.name, text(size), func(text []byte) { _, _ = Of("x", text, h.format) })
		})
	}
}

// TestTooMuchWorkIsSaid: a file whose parts multiply is rejected with the reason.
func TestTooMuchWorkIsSaid(t *testing.T) {
	for i, name := range []string{"one long command for all", "one long list for all", "one large service merged by all", "one large service extended by all", "one long extended file for all", "one long name for all", "a table with a long name"} {
		if golden.LeftOut(i, 1) {
			continue
		}
		for _, h := range hostile {
			if h.name != name {
				continue
			}
			_, err := Of("x", []byte(h.head+string(proportion.Fill([]byte(h.part), 200<<10))+h.tail), h.format)
			if err == nil || !strings.Contains(err.Error(), errTooMuchWork.Error()) {
				t.Errorf("%s: %v", h.name, err)
			}
		}
	}
}

// TestInheritsThroughManyLevels: what a service inherits counts however many services are between.
func TestInheritsThroughManyLevels(t *testing.T) {
	for _, levels := range []int{1, 24, 500} {
		for _, merge := range []string{"extends", "*w%p", "[*w%p]", "[*w%p, *w%p, *w%p]", "[{ports: []}, *w%p]"} {
			src := "services:\n  w0: &w0 {command: node a.js}\n"
			for i := 1; i <= levels; i++ {
				if merge == "extends" {
					src += fmt.Sprintf("  w%d: {extends: {service: w%d}}\n", i, i-1)
					continue
				}
				src += fmt.Sprintf("  w%d: &w%d {<<: %s}\n", i, i, strings.ReplaceAll(merge, "%p", fmt.Sprint(i-1)))
			}
			made, err := Of("compose.yaml", []byte(src), "")
			if err != nil {
				t.Errorf("%d levels of %s: %v", levels, merge, err)
				continue
			}
			if want := fmt.Sprintf("w%d: node a.js\n", levels); !strings.HasSuffix(made.Text, want) || len(made.Notes) > 0 && strings.Contains(strings.Join(made.Notes, ""), "left out") {
				t.Errorf("%d levels of %s: no %q in %d entries, %q", levels, merge, want, strings.Count(made.Text, "\n"), made.Notes)
			}
		}
	}
}

// FuzzWork looks for a file that takes work out of proportion to its bytes.
func FuzzWork(f *testing.F) {
	for _, h := range hostile {
		for i, format := range formats {
			if format.ID == h.format {
				f.Add(h.head, h.part, h.tail, uint8(i))
			}
		}
	}
	f.Fuzz(func(t *testing.T, head, part, tail string, which uint8) {
		if len(head)+len(part)+len(tail) > 16<<10 {
			return
		}
		text := []byte(head + string(proportion.Fill([]byte(part), 16<<10)) + tail)
		format := formats[int(which)%len(formats)].ID
		proportion.Check(t, format, text, func(text []byte) { _, _ = Of("x", text, format) })
		proportion.Check(t, "detecting it", text, func(text []byte) { Detect("x", text) })
	})
}
