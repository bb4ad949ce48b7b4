package main

import (
	"encoding/xml"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const testSite = "https://proclint.example/lint/"

// TestTheSitemapListsEachPage: with its absolute address, without ".html". Pages in the frames of other sites aren't there.
func TestTheSitemapListsEachPage(t *testing.T) {
	shown, err := pages(newSite())
	if err != nil {
		t.Fatal(err)
	}
	var sitemap struct {
		XMLName xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
		URL     []struct {
			Loc string `xml:"loc"`
		} `xml:"url"`
	}
	if err := xml.Unmarshal(crawlerFiles(testSite, shown)["public/sitemap.xml"], &sitemap); err != nil {
		t.Fatal(err)
	}
	var listed []string
	for _, url := range sitemap.URL {
		path, ok := strings.CutPrefix(url.Loc, testSite)
		if !ok {
			t.Errorf("%s isn't an address of the site", url.Loc)
		}
		listed = append(listed, path)
	}
	want := writtenByHand(t)
	for name := range shown {
		want = append(want, strings.TrimSuffix(name, ".html"))
	}
	slices.Sort(want)
	if !slices.Equal(listed, want) {
		t.Errorf("listed: %q\nwant: %q", listed, want)
	}
}

// writtenByHand are the paths of the pages in the site's sources that search engines may list.
func writtenByHand(t *testing.T) []string {
	t.Helper()
	var found []string
	for _, name := range []string{"index", "api", "embed", "embed-engine", "embedding", "procfile"} {
		content, err := os.ReadFile(filepath.Join("../../../static", name+".html"))
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(content), `<meta name="robots" content="noindex" />`) {
			found = append(found, strings.TrimPrefix(name, "index"))
		}
	}
	return found
}

func TestRobotsNameTheSitemap(t *testing.T) {
	const rules = "User-agent: *\nDisallow: /v1/\n"
	if got := string(crawlerFiles(testSite, nil)["public/robots.txt"]); got != rules+"\nSitemap: "+testSite+"sitemap.xml\n" {
		t.Error(got)
	}
	made := crawlerFiles("", nil)
	if got := string(made["public/robots.txt"]); got != rules || len(made) != 1 {
		t.Errorf("without a site: %q, %d files", got, len(made))
	}
}
