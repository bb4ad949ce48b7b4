package cli

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/proclint/proclint/lint/api"
	"github.com/proclint/proclint/web"
)

// others are what surfaces have beside the operations: what serves an editor or the surface itself. The npm package asks the
// page's program for explainRules.
var others = map[surface][]string{
	onCommand: {"lsp", "man", "mcp", "serve", "version"},
	onPage:    {"complete", "explainRules", "hover", "needs", "readLog", "sarif", "suppress", "version"},
	onNPM:     {"create"},
	onMCP:     {"mend"}, // the command's fix --log
}

// TestEachSurfaceHasTheListedOperations: no surface has or lacks another one than the documentation says.
func TestEachSurfaceHasTheListedOperations(t *testing.T) {
	for on, has := range map[surface][]string{
		onCommand: commandNames(), onPage: pageNames(), onHTTP: pathNames(t),
		onEdge: edgeNames(t), onNPM: functionNames(t), onMCP: toolNames(t),
	} {
		var want []string
		for _, o := range allOperations() {
			if o.lacks[on] != "" {
				continue
			}
			want = append(want, o.name)
			if on == onCommand {
				want[len(want)-1] = o.commandName()
			}
		}
		want = append(want, others[on]...)
		slices.Sort(want)
		slices.Sort(has)
		if !slices.Equal(has, want) {
			t.Errorf("%s has %q, and the list of operations %q", on, has, want)
		}
	}
}

func TestTheDocumentationHasTheOperations(t *testing.T) {
	if text := read(t, "../../docs/operations.md"); !strings.HasSuffix(text, "\n"+operationsTable()) {
		t.Errorf("docs/operations.md doesn't end with\n%s", operationsTable())
	}
}

func commandNames() []string {
	var names []string
	for _, c := range newRoot().Commands() {
		names = append(names, c.Name())
	}
	return names
}

// pageNames are the methods of the page's program, and its documentation, which is a file. The form of Sevalla's requests
// is one operation, and so is lint of a file and of an app without one.
func pageNames() []string {
	names := []string{"rules", "platforms"}
	for _, m := range slices.Concat(api.PageMethods(), api.SeldomMethods()) {
		name := m.Name
		switch {
		case strings.HasPrefix(name, "sevalla"):
			name = "sevalla"
		case name == "lintApp":
			name = "lint"
		}
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// pathNames are the paths that the API describes and has, without those of one rule or platform.
func pathNames(t *testing.T) []string {
	t.Helper()
	var described struct{ Paths map[string]any }
	if err := json.Unmarshal(web.Description(), &described); err != nil {
		t.Fatal(err)
	}
	var names []string
	for path := range described.Paths {
		name, ok := strings.CutPrefix(path, "/v1/")
		if !ok || strings.Contains(name, "/") {
			continue
		}
		answer := httptest.NewRecorder()
		web.API("test").ServeHTTP(answer, httptest.NewRequest(http.MethodOptions, path, nil))
		if answer.Code == http.StatusNoContent {
			names = append(names, name)
		}
	}
	return names
}

func edgeNames(t *testing.T) []string {
	t.Helper()
	return slices.DeleteFunc(pathNames(t), func(name string) bool { return slices.Contains(web.NativePaths(), "/v1/"+name) })
}

var (
	exportedConst = regexp.MustCompile(`(?m)^export (?:const|async function) (\w+)`)
	exportedAs    = regexp.MustCompile(`\w+ as (\w+)[ ,]`)
)

// functionNames are what the npm package exports as functions.
func functionNames(t *testing.T) []string {
	t.Helper()
	source := read(t, "../../npm/src/index.ts")
	var names []string
	for _, match := range exportedConst.FindAllStringSubmatch(source, -1) {
		names = append(names, match[1])
	}
	_, last, _ := strings.Cut(source, "\nexport { ")
	for _, match := range exportedAs.FindAllStringSubmatch(last, -1) {
		names = append(names, match[1])
	}
	return names
}

// TestTheProgramOfTheNpmCommandAnswersItsFunctions: those that the page's program lacks.
func TestTheProgramOfTheNpmCommandAnswersItsFunctions(t *testing.T) {
	var answered []string
	for _, m := range api.CommandMethods() {
		answered = append(answered, m.Name)
	}
	for _, o := range allOperations() {
		inPage := slices.ContainsFunc(api.PageMethods(), func(m api.Method) bool { return m.Name == o.name })
		if isDocs := o.name == "rules" || o.name == "platforms"; !inPage && !isDocs && !slices.Contains(answered, o.name) {
			t.Errorf("no program of the npm package answers %s", o.name)
		}
	}
}
