//go:build !js

package repotest

import (
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// pageSource is the folder of the page's scripts.
const pageSource = "static/src/"

// pageLayers are the layers of the page from the bottom up: folders, and files beside them. A file imports only from the same layer
// and from those below. Types count, too.
var pageLayers = []struct {
	name  string
	paths []string
}{
	{"words and tools", []string{
		"messages/", "choice.ts", "clipboard.ts", "code.ts", "english.ts", "i18n.ts", "language.ts", "languages.ts", "layout.ts", "nodes.ts", "notice.ts", "pause.ts", "retry.ts",
		"scheduling.ts", "store.ts", "theme.ts", "trusted.ts",
	}},
	{"engine", []string{"engine/", "deploys.ts", "effects.ts", "platform-search.ts", "platforms.ts"}},
	{"log", []string{"log/"}},
	{"file", []string{"file/", "disk/", "compare.ts", "examples.ts"}},
	{"editor", []string{"editor/"}},
	{"app", []string{"address/", "app/"}},
	{"components", []string{"components/"}},
	{"entries", []string{"embed/", "first/", "offline/", "docs.ts", "main.ts"}},
}

// relativeImport matches the path of a module that a script imports, at once, later, or for its types.
var relativeImport = regexp.MustCompile(`\b(?:from|import)\s*\(?\s*"(\.[^"?]+)`)

func TestThePageImportsDownwards(t *testing.T) {
	for _, file := range pageScripts(t) {
		layer := pageLayerOf(file)
		if layer < 0 {
			t.Errorf("%s%s has no layer: give it one in this test", pageSource, file)
			continue
		}
		for _, imported := range pageImports(t, file) {
			if pageLayerOf(imported) > layer {
				t.Errorf("%s imports %s, which is above it", file, imported)
			}
		}
	}
}

// Sites load the embed without what draws the page.
func TestTheEmbedImportsNoComponent(t *testing.T) {
	for _, file := range pageScripts(t) {
		for _, imported := range pageImports(t, file) {
			if strings.HasPrefix(file, "embed/") && strings.HasPrefix(imported, "components/") {
				t.Errorf("%s imports %s", file, imported)
			}
		}
	}
}

// pageScripts are the scripts of the page without those that only declare types of others.
func pageScripts(t *testing.T) []string {
	t.Helper()
	var scripts []string
	for _, name := range tracked(t) {
		if file, ok := strings.CutPrefix(name, pageSource); ok && strings.HasSuffix(file, ".ts") && !strings.HasSuffix(file, ".d.ts") {
			scripts = append(scripts, file)
		}
	}
	if !slices.Contains(scripts, "main.ts") {
		t.Fatalf("%s has %d scripts, and main.ts is not among them", pageSource, len(scripts))
	}
	return scripts
}

func pageImports(t *testing.T, file string) []string {
	t.Helper()
	var imports []string
	for _, found := range relativeImport.FindAllStringSubmatch(readText(t, pageSource+file), -1) {
		imports = append(imports, strings.TrimSuffix(path.Join(path.Dir(file), found[1]), ".js")+".ts")
	}
	return imports
}

// pageLayerOf is the place of a file's layer, or -1.
func pageLayerOf(file string) int {
	for layer, of := range pageLayers {
		for _, below := range of.paths {
			if file == below || strings.HasSuffix(below, "/") && strings.HasPrefix(file, below) {
				return layer
			}
		}
	}
	return -1
}
