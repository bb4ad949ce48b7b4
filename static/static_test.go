package static

import (
	"io/fs"
	"strings"
	"testing"
)

// The page is there as a whole or not at all: what index.html names under assets must be embedded too.
func TestFSIsRootedAtThePage(t *testing.T) {
	site := FS()
	if _, err := fs.Stat(site, ".gitkeep"); err != nil {
		t.Fatalf("the tracked file that keeps a plain go build working is not at the root: %v", err)
	}
	index, err := fs.ReadFile(site, "index.html")
	if err != nil {
		t.Log("the page is not built here")
		return
	}
	for _, quoted := range strings.Split(string(index), `"`) {
		name := strings.TrimPrefix(strings.TrimPrefix(quoted, "."), "/")
		if !strings.HasPrefix(name, "assets/") {
			continue
		}
		if strings.HasSuffix(name, ".wasm") {
			name += ".gz"
		}
		if _, err := fs.Stat(site, name); err != nil {
			t.Errorf("index.html names %s: %v", name, err)
		}
	}
}
