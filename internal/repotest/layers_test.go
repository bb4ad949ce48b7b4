//go:build !js

package repotest

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/proclint/proclint"

// layers are the packages of the engine from the bottom up. Those of one layer don't know each other, and each imports only
// those of the layers before it.
var layers = [][]string{
	{"internal/version", "internal/cost"},
	{"lint/dockerfile", "lint/ecosystem", "lint/jsontext", "lint/logs/ascii", "lint/platform/sources", "lint/prose", "lint/source"},
	{"lint/procfile", "lint/spelling"},
	{"lint/platform"},
	{"lint/command"},
	{"lint/repository", "lint/secret"},
	{"lint/check", "lint/propose"},
	{"lint/rules", "lint/start"},
	{"lint"},
	{"lint/config", "lint/preview"},
	{"lint/assist", "lint/export", "lint/logs/lex", "lint/move", "lint/sevalla"},
	{"lint/logs/signal"},
	{"lint/explain", "lint/logs/trace"},
	{"lint/logs/life", "lint/logs/subject"},
	{"lint/logs/evidence"},
	{"lint/logs"},
	{"lint/logs/messages", "lint/imports", "lint/report"},
	{"lint/api", "lint/fix"},
}

// outside are the packages that the engine does without: it reads bytes and gives data, wherever it runs.
var outside = []string{
	"html/template", "io/ioutil", "math/rand", "net", "net/http", "os", "os/exec", "syscall/js", "text/template", "time",
}

// goPackage is what the tests here need from the output of "go list -json".
type goPackage struct {
	ImportPath, Dir        string
	GoFiles, Imports, Deps []string
	Export                 string // the file with its compiled declarations, with -export
}

func TestTheEngineImportsDownwards(t *testing.T) {
	for _, p := range goList(t, nil, "./lint/...") {
		layer := slices.IndexFunc(layers, func(packages []string) bool {
			return slices.Contains(packages, strings.TrimPrefix(p.ImportPath, module+"/"))
		})
		if layer < 0 {
			t.Errorf("%s has no layer: give it one in this test", p.ImportPath)
			continue
		}
		for _, imported := range p.Imports {
			if slices.Contains(outside, imported) {
				t.Errorf("%s imports %s", p.ImportPath, imported)
			}
			if strings.HasPrefix(imported, module) && !slices.Contains(slices.Concat(layers[:layer]...), strings.TrimPrefix(imported, module+"/")) {
				t.Errorf("%s imports %s, which is not below it", p.ImportPath, imported)
			}
		}
		for _, heavy := range []string{"encoding/json", "net/http", "text/template"} {
			if slices.Contains(p.Deps, heavy) {
				t.Errorf("%s brings in %s", p.ImportPath, heavy)
			}
		}
	}
}

func TestTheHandlerKnowsNeitherThePageNorTheCommand(t *testing.T) {
	for _, p := range goList(t, nil, "./web") {
		for _, above := range []string{module + "/static", module + "/internal/cli", "github.com/spf13/cobra", "github.com/getkin/kin-openapi/openapi3"} {
			if slices.Contains(p.Deps, above) {
				t.Errorf("%s brings in %s", p.ImportPath, above)
			}
		}
	}
}

func TestTheBrowserBinaryIsLean(t *testing.T) {
	for _, p := range goList(t, []string{"GOOS=js", "GOARCH=wasm"}, ".") {
		if !slices.Contains(p.Deps, module+"/lint") {
			t.Errorf("%s does not bring in the engine: is this its browser build?", p.ImportPath)
		}
		for _, heavy := range []string{
			"net/http", "text/template", "html/template", "os/exec",
			module + "/web", module + "/static", module + "/internal/cli", module + "/internal/mcp", "github.com/spf13/cobra", "github.com/modelcontextprotocol/go-sdk/mcp",
		} {
			if slices.Contains(p.Deps, heavy) {
				t.Errorf("the browser binary contains %s", heavy)
			}
		}
	}
}

// A template that the command makes keeps each exported method in its binary, which is megabytes.
func TestTheCommandMakesNoTemplates(t *testing.T) {
	for _, p := range goList(t, nil, "./internal/cli", "./internal/docpages", "./internal/lsp", "./internal/mcp", "./web") {
		for _, template := range []string{"text/template", "html/template"} {
			if slices.Contains(p.Imports, template) {
				t.Errorf("%s imports %s", p.ImportPath, template)
			}
		}
	}
}

// goList describes the packages that patterns match, without their tests. Flags of go list may precede the patterns.
func goList(t *testing.T, env []string, patterns ...string) []goPackage {
	t.Helper()
	command := exec.Command("go", append([]string{"list", "-json=ImportPath,Dir,GoFiles,Imports,Deps,Export"}, patterns...)...)
	command.Env = append(os.Environ(), env...)
	output, err := command.Output()
	if err != nil {
		t.Fatalf("go list %s: %v", patterns, withStderr(err))
	}
	var packages []goPackage
	for decoder := json.NewDecoder(strings.NewReader(string(output))); ; {
		var p goPackage
		err := decoder.Decode(&p)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		packages = append(packages, p)
	}
	if len(packages) == 0 {
		t.Fatalf("go list %s: no package", patterns)
	}
	return packages
}

// Paths of one machine are of no use on another, and tell where somebody worked.
func TestNoTrackedFileNamesAPathOfAMachine(t *testing.T) {
	names := tracked(t)
	if !slices.Contains(names, "go.mod") {
		t.Fatalf("git lists %d files and go.mod is not among them", len(names))
	}
	for _, name := range names {
		content := readText(t, name)
		for _, path := range machinePaths(t) {
			if found := path.FindString(content); found != "" {
				t.Errorf("%s mentions %q", name, found)
			}
		}
	}
}

// machinePaths match this checkout, and folders that only one machine has. Folders that platforms have
// too, such as /app, /tmp and /home, don't match.
func machinePaths(t *testing.T) []*regexp.Regexp {
	t.Helper()
	root, err := filepath.Abs(".")
	if err != nil {
		t.Fatal(err)
	}
	paths := []*regexp.Regexp{
		regexp.MustCompile(`(^|[^\w.~$}/-])/(work|root|mnt)/\w`),
	}
	if strings.Count(root, "/") > 1 { // a checkout in /app doesn't count, because platforms have that folder too
		paths = append(paths, regexp.MustCompile(regexp.QuoteMeta(root)+`\b`))
	}
	return paths
}

// withStderr adds a command's standard error to its error.
func withStderr(err error) error {
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return errors.Join(err, errors.New(string(exit.Stderr)))
	}
	return err
}
