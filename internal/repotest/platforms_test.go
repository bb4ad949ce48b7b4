//go:build !js

package repotest

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/proclint/proclint/lint/platform"
)

// A platform is one file of lint/platform: nothing else names it, so that adding
// one touches that file and its golden file. Tests may name platforms, and so may
// the samples in the documentation of the rules.

// ownNames are the places where a word that is a platform's ID means something else.
var ownNames = []string{
	"lint/command/",                        // programs: a Procfile may start foreman
	"lint/rules/nested_process_manager.go", // the same programs
	"lint/ecosystem/",                      // packages that bring programs
	"lint/export/",                         // files to export, such as nixpacks.toml
	"lint/imports/",                        // files to import, such as fly.toml
	"internal/tools/",                      // the tools that compare each parser with the real one
}

func TestNothingElseNamesAPlatform(t *testing.T) {
	ids := idsOfPlatforms()
	for _, file := range sourceFiles(t, ".", ".go") {
		if strings.HasSuffix(file, "_test.go") || strings.HasPrefix(file, "lint/platform/") ||
			slices.ContainsFunc(ownNames, func(place string) bool { return strings.HasPrefix(file, place) }) {
			continue
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, text := range literals(parsed) {
			if slices.Contains(ids, text) {
				t.Errorf("%s names the platform %q: let its file in lint/platform say what is special about it", file, text)
			}
		}
	}
}

// literals are the texts of a file, but for those of samples.
func literals(file *ast.File) []string {
	var texts []string
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CompositeLit:
			name, ok := n.Type.(*ast.SelectorExpr)
			return !ok || name.Sel.Name != "Sample"
		case *ast.BasicLit:
			if text, err := strconv.Unquote(n.Value); err == nil && n.Kind == token.STRING {
				texts = append(texts, text)
			}
		}
		return true
	})
	return texts
}

// pageList is the file of the page that names platforms: those that its chips
// show until the engine has sent its list, which are the default ones.
const pageList = "static/src/platforms.ts"

// The files of the page that name platforms for another reason: the files to export, such as nixpacks.toml, and the
// examples in the generated contract.
const (
	pageExports  = "static/src/file/export-formats.ts"
	pageContract = "static/src/engine/contract.ts"
)

func TestThePageNamesOnlyTheDefaultPlatforms(t *testing.T) {
	quoted := regexp.MustCompile("\"[^\"\n]*\"|'[^'\n]*'|`[^`\n]*`")
	for _, file := range sourceFiles(t, "static/src", ".ts") {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		allowed := []string{}
		if file == pageExports || file == pageContract {
			continue
		}
		if file == pageList {
			for _, target := range platform.Defaults() {
				allowed = append(allowed, target.ID())
				for _, s := range target.Platform().Strategies {
					allowed = append(allowed, s.Name)
				}
			}
		}
		for _, text := range quoted.FindAllString(string(source), -1) {
			if id := text[1 : len(text)-1]; slices.Contains(idsOfPlatforms(), id) && !slices.Contains(allowed, id) {
				t.Errorf("%s names the platform %q: the engine tells the page of its platforms", file, id)
			}
		}
	}
}

func idsOfPlatforms() []string {
	ids := platform.IDs()
	for _, p := range platform.All() {
		for _, s := range p.Strategies {
			ids = append(ids, p.ID+":"+s.Name, p.ID+"/"+s.Name)
		}
	}
	return ids
}

// sourceFiles are the files below a folder with an extension, with slashes.
func sourceFiles(t *testing.T, root, extension string) []string {
	t.Helper()
	var files []string
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && (entry.Name() == "node_modules" || path != "." && strings.HasPrefix(entry.Name(), ".")):
			return filepath.SkipDir
		case filepath.Ext(path) == extension && !entry.IsDir():
			files = append(files, filepath.ToSlash(path))
		}
		return nil
	})
	if err != nil || len(files) == 0 {
		t.Fatalf("no %s files below %s: %v", extension, root, err)
	}
	return files
}

// The page looks into a hidden folder only where it knows that it may show a platform.
func TestThePageEntersTheFoldersThatShowAPlatform(t *testing.T) {
	source, err := os.ReadFile("static/src/file/folder.ts")
	if err != nil {
		t.Fatal(err)
	}
	checked := 0
	for _, p := range platform.All() {
		for _, c := range p.ConfigFiles {
			folder, _, nested := strings.Cut(c.Path, "/")
			if !nested || !strings.HasPrefix(folder, ".") {
				continue
			}
			checked++
			if !strings.Contains(string(source), strconv.Quote(folder)) {
				t.Errorf("folder.ts doesn't enter %s, which shows %s", folder, p.Title)
			}
		}
	}
	if checked == 0 {
		t.Error("no folder shows a platform")
	}
}

// The page's program has only the facts that views show, because the linker drops the others with their texts.
func TestOnlyTheDocumentationUsesAllFacts(t *testing.T) {
	for _, file := range sourceFiles(t, "lint", ".go") {
		if strings.HasSuffix(file, "_test.go") || strings.HasPrefix(file, "lint/platform/") || file == "lint/api/docs.go" {
			continue
		}
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, use := range []string{".Fact(", ".OwnFacts()"} {
			if strings.Contains(string(source), use) {
				t.Errorf("%s uses %s: a view uses BriefFact", file, use)
			}
		}
	}
}

// A number of platforms, or a list of them, would be wrong after the next one.
func TestNoTextCountsThePlatforms(t *testing.T) {
	counts := regexp.MustCompile(`(?i)\b([1-9]\d+|ten|[a-z]*teen|twenty|thirty|forty|fifty|sixty)([- ]\w+)? (platforms|strategies|builders|hosts|runners|parsers)\b`)
	for _, pattern := range []string{"README.md", "CONTRIBUTING.md", "docs/*.md", "static/*.html", "static/src/messages/*.ts", "web/openapi.yaml", "internal/cli/*.go", "static/src/components/*.ts"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("no files %s: %v", pattern, err)
		}
		for _, file := range files {
			if file == "static/rules.html" || file == "static/platforms.html" {
				continue // made from the registers
			}
			source, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if found := counts.Find(source); found != nil {
				t.Errorf("%s has a number of platforms: %q", file, found)
			}
		}
	}
}
