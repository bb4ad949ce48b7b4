// Package web is Proclint's http.Handler: the page and the HTTP API, natively and on the edge.
package web

import (
	"io/fs"
	"net/http"
	"slices"
	"strings"
)

// Config is what a handler serves.
type Config struct {
	Site    fs.FS  // the built page, rooted at its index.html; it may be unbuilt or nil
	Version string // what /healthz reports
}

// NewHandler returns the handler of the whole site: the page, and the API as API has it. Pages are answered
// from memory; a Site without index.html answers every page with 503 and leaves everything else working.
func NewHandler(config Config) http.Handler {
	api := API(config.Version)
	page := secure(newPage(config.Site))
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

// only answers 405 with Allow to every method that is not listed.
func only(next http.Handler, methods ...string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !slices.Contains(methods, r.Method) {
			w.Header().Set("Allow", strings.Join(methods, ", "))
			http.Error(w, "method not allowed", http.StatusMethodNotAllowed)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// Policies let a page run its own scripts and WebAssembly and reach its own origin; nothing else. That of the pages
// for frames lets every site put them into one.
const (
	policyOfAll = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; " +
		"style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; manifest-src 'self'; " +
		"base-uri 'none'; form-action 'none'; frame-ancestors "
	policy      = policyOfAll + "'self'"
	framePolicy = policyOfAll + "*"
)

// embedCache is for how long a site uses the scripts of the embed without asking for newer ones.
const embedCache = "public, max-age=300"

// isFrame reports whether a path is that of a page for frames of other sites.
func isFrame(path string) bool {
	name, _ := strings.CutSuffix(path, ".html")
	return name == "/embed" || name == "/embed-engine"
}

// isEmbed reports whether a path is that of a script which other sites load by its name.
func isEmbed(path string) bool { return path == "/embed.js" || path == "/embed-upgrade.js" }

// secure adds the headers that every page carries. The two Cross-Origin ones isolate the page, so that it may
// share memory with its engine. What other sites load as a part of theirs says that they may.
func secure(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		header := w.Header()
		header.Set("Content-Security-Policy", policy)
		header.Set("Cross-Origin-Embedder-Policy", "require-corp")
		header.Set("Cross-Origin-Opener-Policy", "same-origin")
		header.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()")
		header.Set("Referrer-Policy", "no-referrer")
		header.Set("X-Content-Type-Options", "nosniff")
		path := r.URL.Path
		if isFrame(path) {
			header.Set("Content-Security-Policy", framePolicy)
			header.Set("Cross-Origin-Resource-Policy", "cross-origin")
		}
		if isEmbed(path) || strings.HasPrefix(path, "/assets/") {
			header.Set("Access-Control-Allow-Origin", "*")
			header.Set("Cross-Origin-Resource-Policy", "cross-origin")
		}
		next.ServeHTTP(w, r)
	})
}
