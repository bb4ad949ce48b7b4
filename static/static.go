// Package static embeds the built page: what the page's build leaves in dist.
package static

import (
	"embed"
	"fmt"
	"io/fs"
)

//go:embed all:dist
var dist embed.FS

// FS returns the built page, rooted at its index.html, with a ".br" and a ".gz" sibling beside every file that is worth compressing. Of a
// WebAssembly program there are only these. In a checkout whose page has not been built, there is no index.html.
func FS() fs.FS {
	site, err := fs.Sub(dist, "dist")
	if err != nil {
		panic(fmt.Sprintf("embedded folder static/dist: %v", err)) // the directive above guarantees it
	}
	return site
}
