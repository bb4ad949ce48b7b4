package main

import (
	"bytes"
	"encoding/xml"
	"slices"
	"strings"
)

// handWritten are the paths of the pages that this program doesn't make.
var handWritten = []string{"", "api", "embedding", "procfile"}

// crawlerFiles are what search engines ask a site for: robots.txt, and sitemap.xml with the pages that are shown. The
// addresses in it are absolute, so there is a sitemap only if the build names a site.
func crawlerFiles(site string, shown map[string][]byte) map[string][]byte {
	const robots = "User-agent: *\nDisallow: /v1/\n"
	if site == "" {
		return map[string][]byte{"public/robots.txt": []byte(robots)}
	}
	return map[string][]byte{
		"public/robots.txt":  []byte(robots + "\nSitemap: " + site + "sitemap.xml\n"),
		"public/sitemap.xml": sitemap(site, shown),
	}
}

func sitemap(site string, shown map[string][]byte) []byte {
	paths := slices.Clone(handWritten)
	for name := range shown {
		paths = append(paths, strings.TrimSuffix(name, ".html"))
	}
	slices.Sort(paths)
	b := bytes.NewBufferString(xml.Header + `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` + "\n")
	for _, path := range paths {
		b.WriteString("<url><loc>")
		_ = xml.EscapeText(b, []byte(site+path)) // a buffer takes everything
		b.WriteString("</loc></url>\n")
	}
	b.WriteString("</urlset>\n")
	return b.Bytes()
}
