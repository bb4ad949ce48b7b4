// Package web is Proclint's http.Handler: the page and the HTTP API, natively and on the edge.
package web

import (
	"crypto/sha256"
	"encoding/base64"
	"io/fs"
	"net/http"
	"strings"
)

// Config is what a handler serves.
type Config struct {
	Site    fs.FS  // the built page, rooted at its index.html; it may be unbuilt or nil
	Version string // what /healthz reports
}

// NewHandler returns the handler of the whole site: the page, and the API as in API. Pages are answered
// from memory; a Site without index.html answers every page with 503 and leaves everything else working.
func NewHandler(config Config) http.Handler {
	api := API(config.Version)
	page := secure(newPage(config.Site), inlineOf(config.Site))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if isAPI(r.URL.Path) {
			api.ServeHTTP(w, r)
			return
		}
		page.ServeHTTP(w, r)
	})
}

// isAPI reports whether a path is one of the API, and not of the page.
func isAPI(path string) bool {
	return path == "/healthz" || path == "/openapi.json" || path == "/oembed" || path == "/v1" || strings.HasPrefix(path, "/v1/")
}

// policyFor is what pages that ancestors may frame are allowed: their own scripts and WebAssembly, their own origin, and the inline code of the
// first page, but nothing else. Only the policies of Lit and of static/src/trusted.ts can turn text into markup or a script's address.
func policyFor(ancestors string, own inline) string {
	return "default-src 'none'; script-src 'self'" + own.scripts + " 'wasm-unsafe-eval'; worker-src 'self'; " +
		"style-src 'self'" + own.styles + "; img-src 'self' data:; connect-src 'self'; font-src 'self'; manifest-src 'self'; " +
		"base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types lit-html proclint; " +
		"frame-ancestors " + ancestors
}

// inline are the sources, each after a space, that a policy needs for the inline code of a page.
type inline struct{ scripts, styles string }

// inlineOf returns the inline code of the first page of site.
func inlineOf(site fs.FS) inline {
	if !Built(site) {
		return inline{}
	}
	page, err := fs.ReadFile(site, "index.html")
	if err != nil {
		return inline{} // newPage reports it
	}
	return inline{sources(string(page), "script"), sources(string(page), "style")}
}

// sources returns the hashes of the contents of all elements of a name that have any. The build leaves no end tag in what it puts into a page.
func sources(page, name string) string {
	var found strings.Builder
	for {
		var content string
		var ok bool
		if _, page, ok = strings.Cut(page, "<"+name); !ok {
			return found.String()
		}
		if _, page, ok = strings.Cut(page, ">"); !ok {
			return found.String()
		}
		content, page, _ = strings.Cut(page, "</"+name+">")
		if content != "" {
			sum := sha256.Sum256([]byte(content))
			found.WriteString(" 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'")
		}
	}
}

// fetchPolicy is that of the script that reads a public file for the page, whose own policy lets it ask only its server.
const fetchPolicy = "default-src 'none'; connect-src https: http:; frame-ancestors 'none'"

// embedCache is for how long a site uses the scripts of the embed without asking for newer ones.
const embedCache = "public, max-age=300"

// isFrame reports whether a path is that of a page for frames of other sites.
func isFrame(path string) bool {
	name, _ := strings.CutSuffix(path, ".html")
	return name == "/embed" || name == "/embed-engine"
}

// isEmbed reports whether a path is that of a script which other sites load by its name.
func isEmbed(path string) bool { return path == "/embed.js" || path == "/embed-upgrade.js" }

// isForOthers reports whether a path is that of a file that other sites show or read: a schema, the picture of a link, or the badge.
func isForOthers(path string) bool {
	return strings.HasSuffix(path, ".schema.json") || strings.HasPrefix(path, "/og/") || path == "/badge.svg"
}

// secure adds the headers that every page carries. Cross-Origin-Embedder-Policy lets sites that are isolated from other origins put the page into a
// frame. There is no Cross-Origin-Opener-Policy: the browser would begin the page in another process, which makes it start later. What other sites
// load as a part of theirs says that they may, and every site may put the pages for frames into one.
func secure(next http.Handler, own inline) http.Handler {
	policy, framePolicy := policyFor("'self'", own), policyFor("*", own)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		header := w.Header()
		header.Set("Content-Security-Policy", policy)
		header.Set("Cross-Origin-Embedder-Policy", "require-corp")
		header.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()")
		header.Set("Referrer-Policy", "no-referrer")
		header.Set("X-Content-Type-Options", "nosniff")
		path := r.URL.Path
		if isFrame(path) {
			header.Set("Content-Security-Policy", framePolicy)
			header.Set("Cross-Origin-Resource-Policy", "cross-origin")
		}
		if path == "/fetch.js" {
			header.Set("Content-Security-Policy", fetchPolicy)
		}
		if isEmbed(path) || isForOthers(path) || strings.HasPrefix(path, "/assets/") {
			header.Set("Access-Control-Allow-Origin", "*")
			header.Set("Cross-Origin-Resource-Policy", "cross-origin")
		}
		next.ServeHTTP(w, r)
	})
}
