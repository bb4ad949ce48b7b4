//go:build !js

package repotest

import (
	"encoding/json"
	"errors"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// Where what a dependency is for and whether somebody maintains it is written down.
const dependencyTable = "docs/dependencies.md"

func TestEveryDirectDependencyHasALine(t *testing.T) {
	var described []string
	for _, row := range regexp.MustCompile("(?m)^\\| `([^`]+)` \\|(.*)$").FindAllStringSubmatch(readText(t, dependencyTable), -1) {
		described = append(described, row[1])
		cells := strings.Split(strings.Trim(row[2], "| "), "|")
		if len(cells) != 3 || slices.ContainsFunc(cells, func(cell string) bool { return strings.TrimSpace(cell) == "" }) {
			t.Errorf("%s: the line of %s has to say what it is for, whether it is maintained, and what was decided", dependencyTable, row[1])
		}
	}
	direct := slices.Concat(directModules(t), directPackages(t))
	for _, name := range direct {
		if !slices.Contains(described, name) {
			t.Errorf("%s has no line for %s", dependencyTable, name)
		}
	}
	// A module or package that another one brings may have a line too.
	everything := dependencyFiles(t, "go.mod") + dependencyFiles(t, "package-lock.json")
	for i, name := range described {
		if !strings.Contains(everything, name) {
			t.Errorf("%s has a line for %s, which nothing requires", dependencyTable, name)
		}
		if slices.Contains(described[:i], name) {
			t.Errorf("%s has two lines for %s", dependencyTable, name)
		}
	}
}

// directModules are the modules and tools that the go.mod files name themselves.
func directModules(t *testing.T) []string {
	t.Helper()
	var names []string
	for _, name := range tracked(t, "*go.mod") {
		output, err := exec.Command("go", "mod", "edit", "-json", name).Output()
		if err != nil {
			t.Fatalf("go mod edit -json %s: %v", name, withStderr(err))
		}
		var file struct {
			Require []struct {
				Path     string
				Indirect bool
			}
			Tool []struct{ Path string }
		}
		if err := json.Unmarshal(output, &file); err != nil {
			t.Fatal(err)
		}
		for _, required := range file.Require {
			used := slices.ContainsFunc(file.Tool, func(tool struct{ Path string }) bool {
				return strings.HasPrefix(tool.Path+"/", required.Path+"/")
			})
			if (used || !required.Indirect) && required.Path != module {
				names = append(names, required.Path)
			}
		}
	}
	return names
}

// directPackages are the npm packages that the package.json files name.
func directPackages(t *testing.T) []string {
	t.Helper()
	var names []string
	for _, name := range tracked(t, "*package.json") {
		var file struct{ Dependencies, DevDependencies map[string]string }
		if err := json.Unmarshal([]byte(readText(t, name)), &file); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		names = slices.Concat(names, slices.Collect(maps.Keys(file.Dependencies)), slices.Collect(maps.Keys(file.DevDependencies)))
	}
	return names
}

func dependencyFiles(t *testing.T, base string) string {
	t.Helper()
	text := ""
	for _, name := range tracked(t, "*"+base) {
		text += readText(t, name)
	}
	return text
}

// Install scripts don't run here. What a new one does decides whether the package works without it.
func TestEveryPackageWithAnInstallScriptIsDescribed(t *testing.T) {
	for _, name := range tracked(t, "*package-lock.json") {
		var lock struct {
			Packages map[string]struct{ HasInstallScript bool }
		}
		if err := json.Unmarshal([]byte(readText(t, name)), &lock); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		delete(lock.Packages, "") // the folder itself
		for folder, entry := range lock.Packages {
			installed := folder[strings.LastIndex(folder, "node_modules/")+len("node_modules/"):]
			if entry.HasInstallScript && !strings.Contains(readText(t, dependencyTable), "`"+installed+"`") {
				t.Errorf("%s brings %s, which has an install script: say in %s what it does", name, installed, dependencyTable)
			}
		}
	}
}

func TestVulnAsksAboutEveryModule(t *testing.T) {
	script := readText(t, "scripts/vuln.sh")
	for _, name := range tracked(t, "*go.mod") {
		if folder := filepath.Dir(name); !regexp.MustCompile(`(?m)ask_go \S+ ` + regexp.QuoteMeta(folder) + ` `).MatchString(script) {
			t.Errorf("scripts/vuln.sh doesn't ask about %s", folder)
		}
	}
}

func TestVulnTellsWhatItCouldNotAsk(t *testing.T) {
	const (
		noDatabase = `echo 'govulncheck: fetching vulnerabilities: Get "https://vuln.go.dev/index/modules.json.gz": no such host' >&2; exit 1`
		noAudit    = `echo 'npm error audit endpoint returned an error' >&2; exit 1`
	)
	tests := []struct {
		name, govulncheck, npm string
		status                 int
		lines                  []string
	}{
		{"nothing is known", `exit 0`, `exit 0`, 0, []string{
			"vuln native: no vulnerability is known", "vuln static: no vulnerability is known", "not-checked: 0 parts (limit: at most 0)",
		}},
		{"a module is vulnerable", `exit 3`, `exit 0`, 1, []string{
			"vuln native: vulnerable, see above", "vulnerable: 8 parts (limit: at most 0)",
		}},
		{"a package is vulnerable", `exit 0`, `echo '1 high severity vulnerability'; exit 1`, 1, []string{
			"vuln static: vulnerable, see above", "vulnerable: 1 parts (limit: at most 0)",
		}},
		{"no network", noDatabase, noAudit, 2, []string{
			"vuln native: not checked, the database https://vuln.go.dev cannot be reached",
			"vuln static: not checked, npm cannot ask its registry", "not-checked: 9 parts (limit: at most 0)",
		}},
		{"one package is vulnerable, and the modules are unknown", noDatabase, `echo '2 vulnerabilities (1 low, 1 high)'; exit 1`, 1, []string{
			"vulnerable: 1 parts (limit: at most 0)", "not-checked: 8 parts (limit: at most 0)",
		}},
		{"the program doesn't compile", `echo 'loading packages: no' >&2; exit 1`, `exit 0`, 2, []string{"vuln native: not checked, govulncheck failed"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			output, status := runScript(t, "vuln.sh", map[string]string{
				"go":  `mkdir -p "$GOBIN"; printf '%s\n' '#!/bin/sh' "$FAKE_GOVULNCHECK" >"$GOBIN/govulncheck"; chmod +x "$GOBIN/govulncheck"`,
				"npm": test.npm, "git": `echo static/package-lock.json`,
			}, t.TempDir(), "FAKE_GOVULNCHECK="+test.govulncheck, "GOVULNDB=")
			if status != test.status {
				t.Errorf("exit status %d, want %d", status, test.status)
			}
			for _, line := range test.lines {
				if !strings.Contains(output, line+"\n") {
					t.Errorf("it doesn't say %q", line)
				}
			}
			if t.Failed() {
				t.Log(output)
			}
		})
	}
}

func TestImagesArePinnedByTheDigestThatTheRegistryGives(t *testing.T) {
	const one, two = "sha256:1111111111111111111111111111111111111111111111111111111111111111", "sha256:2222222222222222222222222222222222222222222222222222222222222222"
	registry := `case "$*" in *golang:1.26-bookworm) echo ` + one + ` ;; *node:22-bookworm | *alpine:3.22) echo ` + two + ` ;; *) echo "manifest unknown" >&2; exit 1 ;; esac`
	tests := []struct {
		name, file string
		programs   map[string]string
		want       string // the file that is written; empty for none
		message    string
	}{
		{
			"two images, a stage, and nothing at all",
			"# a comment\nFROM docker.io/library/golang:1.26-bookworm AS go\nRUN make\n\nfrom docker.io/library/node:22-bookworm as build\nCOPY --from=go /a /b\nFROM build\nFROM scratch\n",
			map[string]string{"skopeo": registry},
			"# a comment\n# docker.io/library/golang:1.26-bookworm\nFROM docker.io/library/golang@" + one + " AS go\nRUN make\n\n" +
				"# docker.io/library/node:22-bookworm\nfrom docker.io/library/node@" + two + " as build\nCOPY --from=go /a /b\nFROM build\nFROM scratch\n",
			"build/Containerfile is written",
		},
		{
			"docker without skopeo", "FROM golang:1.26-bookworm\n", map[string]string{"docker": `[ "$*" = "buildx version" ] && exit; ` + registry},
			"# golang:1.26-bookworm\nFROM golang@" + one + "\n", "build/Containerfile is written",
		},
		{"neither", "FROM golang:1.26-bookworm\n", nil, "", "install skopeo, or docker with buildx"},
		{"the second is not found", "FROM golang:1.26-bookworm\nFROM node:23\n", map[string]string{"skopeo": registry}, "", "cannot look up the digest of node:23"},
		{"an answer without a digest", "FROM golang:1.26\n", map[string]string{"skopeo": "echo sha256:12"}, "", "gives no digest for golang:1.26: sha256:12"},
		{"an image without a tag", "FROM golang\n", map[string]string{"skopeo": registry}, "", "golang has no tag to look up"},
		{"an option", "FROM --platform=linux/amd64 golang:1.26\n", map[string]string{"skopeo": registry}, "", "cannot read this line"},
		{"an image to copy from", "FROM scratch\nCOPY --from=node:22 /a /b\n", map[string]string{"skopeo": registry}, "", "name a stage and not an image"},
		{"an image that reads the file", "# syntax=docker/dockerfile:1\nFROM scratch\n", map[string]string{"skopeo": registry}, "", "names an image too"},
		{"the real one", readText(t, "Containerfile"), map[string]string{"skopeo": registry},
			strings.NewReplacer(
				"FROM docker.io/library/golang:1.26-bookworm", "# docker.io/library/golang:1.26-bookworm\nFROM docker.io/library/golang@"+one,
				"FROM docker.io/library/node:22-bookworm", "# docker.io/library/node:22-bookworm\nFROM docker.io/library/node@"+two,
				"FROM docker.io/library/alpine:3.22", "# docker.io/library/alpine:3.22\nFROM docker.io/library/alpine@"+two,
			).Replace(readText(t, "Containerfile")), "build/Containerfile is written"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			folder := t.TempDir()
			if err := os.WriteFile(filepath.Join(folder, "Containerfile"), []byte(test.file), 0o644); err != nil {
				t.Fatal(err)
			}
			output, status := runScript(t, "pin-images.sh", test.programs, folder)
			written, err := os.ReadFile(filepath.Join(folder, "build/Containerfile"))
			if err != nil && !errors.Is(err, os.ErrNotExist) {
				t.Fatal(err)
			}
			if string(written) != test.want || (status == 0) != (test.want != "") {
				t.Errorf("exit status %d, and it wrote\n%s\nwant\n%s", status, written, test.want)
			}
			if !strings.Contains(output, test.message) {
				t.Errorf("it says\n%s\nwithout %q", output, test.message)
			}
		})
	}
}

// runScript runs a copy of a script of the project in a folder. The script finds only the programs that it needs
// everywhere, and these, each of which is the text of a shell script.
func runScript(t *testing.T, name string, programs map[string]string, folder string, env ...string) (output string, status int) {
	t.Helper()
	path := t.TempDir()
	for _, program := range []string{"bash", "sh", "dirname", "mkdir", "chmod"} {
		found, err := exec.LookPath(program)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(found, filepath.Join(path, program)); err != nil {
			t.Fatal(err)
		}
	}
	for program, text := range programs {
		if err := os.WriteFile(filepath.Join(path, program), []byte("#!/bin/sh\n"+text+"\n"), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	script := filepath.Join(folder, "scripts", name)
	if err := os.MkdirAll(filepath.Dir(script), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(script, []byte(readText(t, filepath.Join("scripts", name))), 0o755); err != nil {
		t.Fatal(err)
	}
	command := exec.Command(script)
	command.Env = append([]string{"PATH=" + path}, env...)
	out, err := command.CombinedOutput()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return string(out), command.ProcessState.ExitCode()
}
