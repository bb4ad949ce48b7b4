//go:build linux

package cli

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/proclint/proclint/internal/patch"
)

// hostileName and hostileText move the cursor, set the title of the window, reorder
// the text, add lines, and give commands to GitHub Actions.
const (
	hostileName = "x\x1b]0;title\a\u009b2J\u202e\n::error::y\r##[add-path]z\x7f"
	hostileText = "web:   a \x1b[2J\u009b31m\u202e##[set-output name=a]b\x7f\b\nwroker \x1b]8;;http://x\a x\n::error::a: b"
)

// colors are the escape sequences that the program writes, the line of its progress, and ends of lines as a
// terminal shows them.
var colors = regexp.MustCompile("\r\x1b\\[K|\x1b\\[[0-9;]*m|\r\n|\n|\t")

func TestNothingOfAFileOrANameReachesATerminalRaw(t *testing.T) {
	dir := plant(t, hostileName+"/Procfile", hostileText, "compose.yaml", "services:\n  web:\n    command: \"run \\e]0;x\\a \\x9b2J\"\n")
	file := filepath.Join(dir, hostileName, "Procfile")
	t.Setenv("TERM", "xterm")
	t.Setenv("NO_COLOR", "")
	for _, args := range [][]string{
		{"lint", file},
		{"lint", "-r", dir},
		{"lint", "--format", "json", file},
		{"lint", "--format", "sarif", file},
		{"lint", "--format", "github", file},
		{"lint", filepath.Dir(file) + "/missing"},
		{"fix", "--diff", "--suggested", file},
		{"fix", file + "x"},
		{"fmt", "--diff", file},
		{"fmt", "--check", file},
		{"preview", "--platform", "hivemind", file},
		{"preview", "--platform", "hivemind", "--format", "json", file},
		{"matrix", file},
		{"matrix", "--format", "json", file},
		{"move", "--from", "hivemind", "--to", "heroku", file},
		{"move", "--from", "hivemind", "--to", "heroku", "--format", "markdown", file},
		{"export", "--to", "compose", "--platform", "hivemind", file},
		{"export", "--to", "systemd", "--dir", filepath.Dir(file), "--platform", "hivemind", file},
		{"import", filepath.Join(dir, "compose.yaml")},
		{"import", file},
		{"explain", "H14 " + hostileText},
		{"explain", hostileText},
		{"explain", "--format", "markdown", "bash: " + hostileName + ": command not found"},
		{"sevalla", "--procfile", file, "--process", hostileName},
		{"rules", hostileName},
		{"platforms", hostileName},
		{"lint", "--" + hostileName},
		{"lint", "-" + hostileName},
		{"lint", "--platform", hostileName},
		{"lint", "--fail-on=" + hostileName},
		{hostileName},
		{"preview", "--platform", "heroku", "--app", hostileName, file},
		{"export", "--to", "compose", "--port", hostileName, file},
		{"serve", "--addr", hostileName},
	} {
		shown := onTerminal(t, args...)
		if shown == "" {
			t.Errorf("%q shows nothing", args)
		}
		for _, r := range colors.ReplaceAllString(shown, "") {
			if unprintable(r) {
				t.Errorf("%q shows %q in %q", args, r, shown)
				break
			}
		}
	}
}

// A line of an output that a person reads gives no command to GitHub Actions, but
// those of the format that is made of them.
func TestNoOutputGivesAWorkflowCommand(t *testing.T) {
	t.Chdir(plant(t, "::error::x/Procfile", hostileText))
	const file = "::error::x/Procfile"
	for _, args := range [][]string{
		{"lint", file}, {"lint", "-r", "."}, {"fix", "--suggested", file}, {"fmt", "--check", file}, {"matrix", file},
		{"preview", "--platform", "hivemind", file}, {"move", "--from", "hivemind", "--to", "heroku", file}, {"lint", file + "missing"},
	} {
		stdout, stderr, _ := run(t, args...)
		for line := range strings.Lines(stdout + stderr) {
			if strings.HasPrefix(strings.TrimSpace(line), "::") || strings.Contains(line, "##[") {
				t.Errorf("%q prints %q", args, line)
			}
		}
	}
	stdout, _, _ := run(t, "lint", "--format", "github", file)
	for line := range strings.Lines(stdout) {
		command := regexp.MustCompile(`^::(error|warning|notice) file=%3A%3Aerror%3A%3Ax/Procfile,line=\d+,col=\d+,endLine=\d+,endColumn=\d+,title=[^:,]+::`)
		if !command.MatchString(line) || strings.ContainsAny(line, "\r\x1b") {
			t.Errorf("the annotation is %q", line)
		}
	}
}

func TestGitQuotesANameLikeThis(t *testing.T) {
	names := []string{"plain", "two words", "ü", "tab\tx", "new\nline", `back\slash`, `quo"te`, "bell\a\b\v\f\r\x01\x1f\x7f", "\xff\xfe", "世界", "'", "-x", "$(x)"}
	t.Chdir(t.TempDir())
	git(t, "init", "-q")
	for _, name := range names {
		if err := os.WriteFile(name, []byte("before\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	git(t, "add", "-A")
	for _, name := range names {
		if err := os.WriteFile(name, []byte("after\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		want := git(t, "-c", "core.quotePath=true", "diff", "--no-ext-diff", "--", ":(literal)"+name)
		want = regexp.MustCompile(`(?m)^index .*\n`).ReplaceAllString(want, "")
		got := patch.Unified(name, name, []byte("before\n"), []byte("after\n"))
		if got = strings.Replace(got, "@@ -1,1 +1,1 @@", "@@ -1 +1 @@", 1); got != want {
			t.Errorf("%q gives\n%s, git gives\n%s", name, got, want)
		}
	}
}

func git(t *testing.T, args ...string) string {
	t.Helper()
	out, err := exec.Command("git", args...).CombinedOutput()
	if err != nil {
		t.Fatalf("git %q: %v\n%s", args, err, out)
	}
	return string(out)
}

// A folder whose name has the headers of a diff changes no other file.
func TestADiffChangesOnlyItsFile(t *testing.T) {
	const before, after = "web:gunicorn shop.wsgi\n", "web: gunicorn shop.wsgi\n"
	for _, folder := range []string{
		"x\n--- victim\n+++ victim\n@@ -1 +1 @@\n-safe\n+changed\n",
		"x\ndiff --git a/victim b/victim\n--- a/victim\n+++ b/victim\n@@ -1 +1 @@\n-safe\n+changed\n",
		"x\nrename from victim\nrename to taken",
		"x \t", "x\"\\",
		`x" "b`,
	} {
		for name, apply := range map[string][]string{"patch -p1": {"patch", "-p1", "--batch"}, "patch -p0": {"patch", "-p0", "--batch"}, "git apply": {"git", "apply", "-"}} {
			t.Run(name, func(t *testing.T) {
				file := folder + "/Procfile"
				t.Chdir(plant(t, "victim", "safe\n", file, before))
				diff, _, _ := run(t, "fix", "--diff", file)
				cmd := exec.Command(apply[0], apply[1:]...)
				cmd.Stdin = strings.NewReader(diff)
				out, err := cmd.CombinedOutput()
				if got, _ := os.ReadFile("victim"); string(got) != "safe\n" {
					t.Errorf("another file has %q after the diff\n%s", got, diff)
				}
				if got, _ := os.ReadFile(file); err == nil && string(got) != after || apply[0] == "git" && err != nil {
					t.Errorf("%v: %s\nthe file has %q after the diff\n%s", err, out, got, diff)
				}
			})
		}
	}
}

func TestAFullDiskIsToldOf(t *testing.T) {
	file := filepath.Join(plant(t, "Procfile", goodFile), "Procfile")
	for _, args := range [][]string{{"lint", file}, {"export", "--to", "compose", file}, {"matrix", file}, {"explain", "H14"}} {
		full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
		if err != nil {
			t.Fatal(err)
		}
		var stderr bytes.Buffer
		code := Run(t.Context(), args, strings.NewReader(""), full, &stderr)
		full.Close()
		if code != exitFailure || !strings.Contains(stderr.String(), "no space left") {
			t.Errorf("%v: exit code %d, standard error %q", args, code, &stderr)
		}
	}
}
