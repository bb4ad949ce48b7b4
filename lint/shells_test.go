//go:build !js

package lint

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/mattn/go-shellwords"

	"github.com/proclint/proclint/internal/golden"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/preview"
)

// launch starts a command in one of the ways, in the folder of the stub programs.
var launches = map[platform.Shell]func(text string) []string{
	platform.Bash:   func(text string) []string { return []string{"bash", "-c", text} },
	platform.ExecSh: func(text string) []string { return []string{"sh", "-c", "exec " + text} }, // tsuru, Forego
	// gliderlabs/herokuish include/procfile.bash, with a setuidgid that changes no user
	platform.EvalEcho: func(text string) []string {
		return []string{"bash", "-c", `exec setuidgid nobody $(eval echo "$@")`, "bash", text}
	},
	// deis/deis controller/scheduler: the command is between single quotes
	platform.BashQuoted: func(text string) []string { return []string{"bash", "-c", "exec bash -c '" + text + "'"} },
	platform.Sh:         func(text string) []string { return []string{"sh", "-c", text} },
	platform.WordExpand: launchWords,
	platform.NoShell:    strings.Fields,
	platform.Shellwords: splitShellwords, // paketo-buildpacks/procfile on the tiny stack
	// dokku/procfile-util, and then the words as arguments of docker run
	platform.GoExpand: func(text string) []string { return splitQuoted(os.Expand(text, stubVariable)) },
}

// launchWords starts a command as the launcher of buildpacks does with the words that Drycc's buildpack splits at each
// space: buildpacks/lifecycle launch/bash.go. A single word is a script.
func launchWords(text string) []string {
	words := strings.Split(text, " ")
	script := `exec bash -c "$@"`
	if len(words) > 1 {
		script = "exec bash -c '"
		for i := range words {
			script += fmt.Sprintf(` "$(eval echo \"$%d\")"`, i)
		}
		script += `' "${@:1}"`
	}
	return append([]string{"bash", "-c", script, "launcher"}, words...)
}

func stubVariable(name string) string {
	if name == "PORT" {
		return "5000"
	}
	return ""
}

// splitShellwords gives a command that is false where the library rejects the text.
func splitShellwords(text string) []string {
	words, err := shellwords.Parse(text)
	if err != nil || len(words) == 0 {
		return []string{"false"}
	}
	return words
}

// splitQuoted splits like dokku/dokku plugins/common/functions fn-docker-args-split: with xargs.
func splitQuoted(text string) []string {
	cmd := exec.Command("xargs", "printf", `%s\n`)
	cmd.Stdin = strings.NewReader(text)
	words, err := cmd.Output()
	if err != nil {
		return []string{"false"}
	}
	return strings.Split(strings.TrimSuffix(string(words), "\n"), "\n")
}

// ran is what the stub programs print when a command starts in one of the ways.
func ran(t *testing.T, shell platform.Shell, text string) string {
	t.Helper()
	dir := t.TempDir()
	log := filepath.Join(dir, "log")
	const stub = "#!/bin/sh\n{ printf '%s A=%s in %s:' \"${0##*/}\" \"$A\" \"${PWD##*/}\"; printf ' <%s>' \"$@\"; echo; } >> \"$LOG\"\necho said\n"
	for name, script := range map[string]string{
		"show":      stub,
		"other":     stub,
		"filter":    "#!/bin/sh\nread -r got\necho \"filter: $got\" >> \"$LOG\"\n",
		"fail":      "#!/bin/sh\nexit 1\n",
		"setuidgid": "#!/bin/sh\nshift\nexec \"$@\"\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(script), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	app := filepath.Join(dir, "app")
	if err := os.MkdirAll(filepath.Join(app, "sub"), 0o700); err != nil {
		t.Fatal(err)
	}
	args := launches[shell](text)
	cmd := exec.Command(args[0], args[1:]...)
	if _, err := os.Stat(filepath.Join(dir, args[0])); err == nil {
		cmd = exec.Command(filepath.Join(dir, args[0]), args[1:]...)
	}
	cmd.Dir = app
	cmd.Env = append(os.Environ(), "PATH="+dir+":"+os.Getenv("PATH"), "LOG="+log, "PORT=5000", "HOME=/app", "A=")
	printed, _ := cmd.Output() // an error is one of the results
	logged, _ := os.ReadFile(log)
	written, _ := os.ReadFile(filepath.Join(app, "out"))
	lines := strings.Split(strings.TrimSpace(string(logged)), "\n")
	slices.Sort(lines)
	return strings.Join(lines, "\n") + "\nprinted " + string(bytes.TrimSpace(printed)) + "\nwritten " + string(bytes.TrimSpace(written))
}

// Each way to start a command, with each feature of a shell: a finding, and a note on the card, exactly
// where the programs don't get what bash gives them.
func TestEachWayToStartACommand(t *testing.T) {
	for _, target := range platform.Targets() {
		if s := target.Shell; launches[s] == nil && s != platform.ShellUnknown && !s.OnWindows() {
			t.Errorf("%s starts commands in a way that this test doesn't know", target.ID())
		}
	}
	shells := slices.Collect(maps.Keys(launches))
	for _, shell := range append(shells, platform.Cmd, platform.CmdDollar, platform.CmdEscaped, platform.CmdDollarEscaped) {
		if shell == platform.Bash {
			continue
		}
		target := targetWith(t, shell)
		for i, text := range []string{
			"show x", "show x y=z", "A=b show x", "A=b A=c show x", "env A=b show x",
			"show x && other y", "fail || other y", "show x; other y", "show x | filter",
			"show x > out", "show x >out", "show x 2>&1",
			"cd sub && show x", "exec show x", "export A=b; show x", "if true; then show x; fi", "(show x)", "{ show x; }", "[[ -d sub ]] && show x",
			"while show x; do exit; done", "! show x",
			`show "a b"`, `show 'a b'`, `show --name="a b"`, `show "ab"`, `show 'ab'`, `show a\ b`, `show '*'`, `show "*"`, `sh -c 'show x && other y'`,
			"show $PORT", "show ${PORT}", "show ${PORT:-80}", "show ${NONE:-80}", "show $(echo x)", "show `echo x`", "show ~/x", "show s*", "show {a,b}", "show x # note",
			"show x > /dev/null", "sub/show x", "show x & other y", "show ${NAME}", `show "$PORT"`,
		} {
			if golden.LeftOut(i, 1) {
				continue
			}
			file := []byte("worker: " + text + "\n")
			read := target.Read(file)
			if len(read.Processes) != 1 || shell == platform.ExecSh && text == "show {a,b}" || !shell.OnWindows() && strings.Contains(text, " & ") {
				continue // the parser rejects it, or it depends on the sh, or on which of two programs is faster
			}
			works := worksInCmd(shell, text)
			if !shell.OnWindows() {
				works = ran(t, shell, read.Processes[0].Command) == ran(t, platform.Bash, text)
			}
			if text = read.Processes[0].Command; shell == platform.BashQuoted && text == "show 'ab'" {
				works = false // as it would with any other text between the quotes
			}
			if shell == platform.WordExpand && strings.Contains(text, `"`) {
				works = false // the quote breaks the file that the buildpack writes: drycc/pack-images generate-launch.sh
			}
			p := runAndTry(check.Input{Path: "Procfile", Source: file, Targets: []*platform.Target{target}})
			reported := ""
			for _, f := range p.Findings {
				if slices.Contains([]string{"no-shell", "exec-prefix", "single-quote", "inline-comment", "file-rejected"}, f.Rule.Name) && f.Effects.Worst() > check.Hint {
					reported = f.Rule.Name
				}
			}
			noted := slices.ContainsFunc(preview.Parts(command.Parse(text)), func(part preview.Part) bool {
				return preview.Lost(shell, part) != preview.Loss{} && !(shell == platform.NoShell && part.Reference())
			})
			if works == (reported != "") {
				t.Errorf("%s: %s: works %v, finding %q", target.ID(), text, works, reported)
			}
			if works == noted {
				t.Errorf("%s: %s: works %v, noted on the card %v", target.ID(), text, works, noted)
			}
		}
	}
}

// worksInCmd reports whether cmd.exe does the same as bash: learn.microsoft.com, "cmd".
func worksInCmd(shell platform.Shell, text string) bool {
	switch text {
	case "show x", "show x y=z", "env A=b show x", "show x && other y", "fail || other y", "show x | filter",
		"show x > out", "show x >out", "show x 2>&1", "cd sub && show x", "(show x)":
		return true
	case "show $PORT":
		return shell.Expands()
	case `show "$PORT"`:
		return shell == platform.CmdDollar
	case `show "a b"`, `show --name="a b"`, `show "ab"`, `show "*"`:
		return !shell.EscapesQuotes()
	}
	return false
}

// targetWith is the first platform that starts commands in that way.
func targetWith(t *testing.T, shell platform.Shell) *platform.Target {
	t.Helper()
	for _, target := range platform.Targets() {
		if target.Shell == shell && target.Reads() {
			return target
		}
	}
	t.Fatalf("no platform starts commands in the way %d", shell)
	return nil
}
