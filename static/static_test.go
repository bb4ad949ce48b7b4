package static

import (
	"io/fs"
	"path"
	"regexp"
	"strings"
	"testing"
)

// TestPicturesOfLinksAreThere: those that pages name, and no page loads one.
func TestPicturesOfLinksAreThere(t *testing.T) {
	site := FS()
	named := regexp.MustCompile(`<meta property="og:image" content="https?://[^"]*/(og/[^"]*)">`)
	loaded := regexp.MustCompile(`["'(/]og/[^"]*\.png`)
	err := fs.WalkDir(site, ".", func(name string, _ fs.DirEntry, err error) error {
		if err != nil || path.Ext(name) != ".html" {
			return err
		}
		page, err := fs.ReadFile(site, name)
		for _, picture := range named.FindAllSubmatch(page, -1) {
			if _, err := fs.Stat(site, string(picture[1])); err != nil {
				t.Errorf("%s names %s: %v", name, picture[1], err)
			}
		}
		if loaded.MatchString(named.ReplaceAllString(string(page), "")) {
			t.Errorf("%s loads a picture of a link", name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

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
