package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// unseen are characters that move a cursor, reorder a text, or show nothing: of each kind, and all that are known for attacks. A
// file with the first ones isn't text.
const (
	unseen     = "\x00\x01\a\b\v\f\x0e\x1b[2J\x1b]0;x\a\x7f\u0080\u0085\u009b31m\u009d\u00ad\u061c\u180e\u200b\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\ufff9\U000e0001\U000e0041"
	reordering = "\u00ad\u061c\u200e\u202e\u2066\u2069\ufff9\U000e0041\x7f\u009b"
)

// rawIn is the first character of an output that is unseen and no line end, with what is around it.
func rawIn(output string) string {
	for i, r := range output {
		if r != '\n' && unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) {
			return output[max(0, i-60):min(len(output), i+utf8.RuneLen(r)+20)]
		}
	}
	return ""
}

// TestNoOutputHasARawControlCharacter: whatever a file, a name or a log has, it is shown as a visible character or an escape,
// also in a pipe. Only texts that are there for a file or a program have it as it is: fix - and fmt -, diffs, exports and imports.
func TestNoOutputHasARawControlCharacter(t *testing.T) {
	for name, unseen := range map[string]string{"all": unseen, "those of a text": reordering} {
		t.Run(name, func(t *testing.T) { checkOutputs(t, unseen) })
	}
}

func checkOutputs(t *testing.T, unseen string) {
	t.Helper()
	line := "w" + unseen + "b: gunicorn " + unseen + " --bind 127.0.0.1:5000 && sudo x\x1b[31m\n"
	text := "# a " + unseen + "\nweb: gunicorn " + unseen + " --bind 127.0.0.1:8000\n" + line + "web: x\nwroker " + unseen + " y\n" + unseen + "\nrelease: ./" + unseen + ".sh\n"
	name := strings.ReplaceAll(unseen, "\x00", "")
	beside := "x" + name + ".sh"
	logs := "bash: " + unseen + ": command not found\n2026 web.1 | Error: Cannot find module './" + unseen + "'\n" +
		"ModuleNotFoundError: No module named 'a" + unseen + "'\nat=error code=H14 desc=\"" + unseen + "\"\n"
	dir := plant(t, name+"/Procfile", text, "plain/Procfile", text, "plain/package.json", `{"scripts":{"start":"node `+strings.TrimLeft(unseen, "\x00\x01\a\b\v\f")+`"}}`, "log", logs, beside, "web: x\n")
	for _, named := range []string{filepath.Join(dir, name, "Procfile"), filepath.Join(dir, "plain", "Procfile")} {
		hostile := filepath.Dir(named)
		commands := [][]string{
			{"lint", "-v", named}, {"lint", named + name}, {"lint", "-r", dir}, {"lint", "--watch", "--fix", named}, {"lint", "--fail-on", name},
			{"fmt", "--check", named}, {"move", "--from", "hivemind", "--to", "heroku", named}, {"move", "--from", "heroku", "--to", "drycc", "--format", "markdown", named},
			{"move", "--from", "heroku", "--to", "drycc", "--format", "json", named}, {"move", "--from", "heroku", "--to", "render", named},
			{"preview", "--platform", "hivemind", named}, {"preview", "--platform", "heroku", "--format", "json", named}, {"preview", "--platform", "drycc", "--app", name, named},
			{"matrix", named}, {"matrix", "--all", named}, {"matrix", "--format", "json", named},
			{"explain", filepath.Join(dir, "log")}, {"explain", "-v", filepath.Join(dir, "log")}, {"explain", "--format", "json", filepath.Join(dir, "log")},
			{"explain", "--format", "markdown", filepath.Join(dir, "log")}, {"explain", name}, {"explain", logs}, {"explain", "--format", "markdown", logs},
			{"config", named}, {"config", "--format", "json", named}, {"rules", name}, {"platforms", name}, {name}, {"lint", "--" + name}, {"lint", "--platform", name},
			{"sevalla", "--procfile", named, "--process", name}, {"export", "--to", name, named}, {"export", "--to", "systemd", "--dir", filepath.Join(hostile, "units"), named},
			{"import", named}, {"init", hostile}, {"config", "--init", hostile}, {"lint", "-o", hostile, named}, {"lint", "-o", named, named}, {"serve", "--addr", name},
			{"lint", "--no-config", "--add-ignore", named}, {"fix", "--suggested", named}, {"fix", "--log", filepath.Join(dir, "log"), named},
			{"rules", "--format", "json"}, {"platforms", "--format", "json"}, {"rules", "byte-order-mark"}, {"rules", "invisible-character"}, {"rules", "file-encoding"},
		}
		for _, format := range formatNames() {
			commands = append([][]string{{"lint", "--format", format, named}, {"lint", "-v", "--format", format, "-r", dir}}, commands...)
		}
		for _, args := range commands {
			stdout, stderr, _ := run(t, args...)
			for stream, output := range map[string]string{"output": stdout, "error": stderr} {
				raw := rawIn(output)
				if raw != "" && (args[0] != "import" || stream == "error") {
					t.Errorf("%.200q: standard %s has %q", args, stream, raw)
				}
			}
		}
		if err := os.WriteFile(named, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}
