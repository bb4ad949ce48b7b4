//go:build unix

package cli

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"go.yaml.in/yaml/v3"
)

// asProclint is the test program as the command.
func asProclint(t *testing.T) string {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	if err := os.Symlink(program, filepath.Join(folder, "proclint")); err != nil {
		t.Fatal(err)
	}
	return folder
}

// TestAReportReachesWhatAShellOpens: a pipe, a device, and what the process has open are written into, and stay what they are.
func TestAReportReachesWhatAShellOpens(t *testing.T) {
	const schema = `"schema":"proclint/1"`
	path := asProclint(t) + string(os.PathListSeparator) + os.Getenv("PATH")
	for name, c := range map[string]struct{ script, file, want string }{
		"standard output":           {"$lint -o /dev/stdout >got", "got", schema},
		"standard error":            {"$lint -o /dev/stderr 2>got", "got", schema},
		"standard error, as number": {"$lint -o /dev/fd/2 2>got", "got", schema},
		"after other messages":      {"{ echo first >&2; $lint -o /dev/stderr; echo last >&2; } 2>got", "got", "first\n{"},
		"and before them":           {"{ echo first >&2; $lint -o /dev/stderr; echo last >&2; } 2>got", "got", "}\nlast\n"},
		"another number":            {"{ echo first >&3; $lint -o /dev/fd/3; } 3>got", "got", "first\n{"},
		"a process":                 {"$lint -o >(cat >got); until grep -q schema got 2>/dev/null; do sleep 0.1; done", "got", schema},
		"a named pipe":              {"mkfifo pipe; cat pipe >got & $lint -o pipe; wait; test -p pipe", "got", schema},
		"a device":                  {"$lint -o /dev/null; test -c /dev/null; echo done >got", "got", "done"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := plant(t, "Procfile", goodFile)
			cmd := exec.Command("bash", "-euc", `lint="proclint lint --format json"; `+c.script)
			cmd.Dir, cmd.Env = dir, append(os.Environ(), "PATH="+path)
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Fatalf("%v: %s", err, out)
			}
			if got, err := os.ReadFile(filepath.Join(dir, c.file)); err != nil || !strings.Contains(string(got), c.want) {
				t.Errorf("it has %q, want %q, %v", got, c.want, err)
			}
		})
	}
}

// TestAReportKeepsWhatItsFileWas: permissions and owner stay, and other names of the file keep the old content.
func TestAReportKeepsWhatItsFileWas(t *testing.T) {
	dir := plant(t, "Procfile", goodFile)
	to, procfile := filepath.Join(dir, "r.json"), filepath.Join(dir, "Procfile")
	lint := func() {
		t.Helper()
		if _, stderr, code := run(t, "lint", "--format", "json", "-o", to, procfile); code != exitOK || stderr != "" {
			t.Fatalf("exit code %d: %s", code, stderr)
		}
	}
	if err := os.Link(procfile, to); err != nil {
		t.Fatal(err)
	}
	lint()
	if got, err := os.ReadFile(procfile); err != nil || string(got) != goodFile {
		t.Errorf("through a hard link, the Procfile has %q, %v", got, err)
	}
	const mode = 0o640
	if err := os.Chmod(to, mode); err != nil {
		t.Fatal(err)
	}
	owner := os.Getuid()
	if owner == 0 {
		owner = 12345
	}
	if err := os.Chown(to, owner, -1); err != nil {
		t.Fatal(err)
	}
	lint()
	info, err := os.Stat(to)
	if err != nil {
		t.Fatal(err)
	}
	if has := int(info.Sys().(*syscall.Stat_t).Uid); info.Mode().Perm() != mode || has != owner {
		t.Errorf("the report has %v and the owner %d, want %o and %d", info.Mode(), has, mode, owner)
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 2 {
		t.Errorf("the folder has %v, %v", entries, err)
	}
}

// TestANewReportHasThePermissionsOfANewFile: what the user takes away from all new files, a report lacks, too.
func TestANewReportHasThePermissionsOfANewFile(t *testing.T) {
	before := syscall.Umask(0o077)
	defer syscall.Umask(before)
	dir := plant(t, "Procfile", goodFile)
	to := filepath.Join(dir, "r.json")
	if _, stderr, code := run(t, "lint", "--format", "json", "-o", to, dir); code != exitOK {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
	if info, err := os.Stat(to); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the report has %v, %v", info.Mode(), err)
	}
}

// TestCIWritesNoReportThroughALink: a change may have a link where a pipeline writes its report.
func TestCIWritesNoReportThroughALink(t *testing.T) {
	template, err := os.ReadFile("../../templates/proclint.yml")
	if err != nil {
		t.Fatal(err)
	}
	_, body, _ := strings.Cut(string(template), "\n---\n")
	var jobs map[string]struct{ Script []string }
	if err := yaml.Unmarshal([]byte(body), &jobs); err != nil {
		t.Fatal(err)
	}
	check, err := filepath.Abs("../../deploy/action/check.sh")
	if err != nil {
		t.Fatal(err)
	}
	env := append(os.Environ(), "PATH="+asProclint(t)+string(os.PathListSeparator)+os.Getenv("PATH"))
	env = append(env, "PLATFORMS=heroku", "FAIL_ON=", "ALL=true", "BEFORE=", "PROCLINT_PLATFORMS=heroku", "PROCLINT_FAIL_ON=")
	for name, c := range map[string]struct {
		script []string
		report string
	}{
		"GitHub":       {[]string{"bash", check}, "r.sarif"},
		"Code Quality": {append([]string{"sh", "-e", "-c"}, jobs["$[[ inputs.job-name ]]"].Script...), "gl-code-quality-report.json"},
		"JUnit":        {append([]string{"sh", "-e", "-c"}, jobs["$[[ inputs.job-name ]]"].Script...), "proclint-junit.xml"},
	} {
		for _, target := range []string{"", "app/Procfile", "../victim", "none"} {
			dir := plant(t, "repo/app/Procfile", goodFile, "victim", goodFile)
			report := filepath.Join(dir, "repo", c.report)
			if target != "" {
				if err := os.Symlink(target, report); err != nil {
					t.Fatal(err)
				}
			}
			cmd := exec.Command(c.script[0], c.script[1:]...)
			cmd.Dir, cmd.Env = filepath.Join(dir, "repo"), append(env, "SARIF="+c.report)
			out, err := cmd.CombinedOutput()
			if says := strings.Contains(string(out), "is a link"); (err == nil) != (target == "") || says != (target != "") {
				t.Errorf("%s, a link to %q: %v\n%s", name, target, err, out)
			}
			if text, err := os.ReadFile(report); target == "" && (err != nil || len(text) == 0) {
				t.Errorf("%s: the report has %q, %v", name, text, err)
			}
			for _, file := range []string{"repo/app/Procfile", "victim"} {
				if text, err := os.ReadFile(filepath.Join(dir, file)); err != nil || string(text) != goodFile {
					t.Errorf("%s, a link to %q: %s has %q, %v", name, target, file, text, err)
				}
			}
			if _, err := os.Stat(filepath.Join(dir, "repo", "none")); err == nil {
				t.Errorf("%s: a link to nowhere made a file", name)
			}
		}
	}
}
