package web

import (
	"cmp"
	"compress/gzip"
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// Built reports whether site contains a built page.
func Built(site fs.FS) bool { return site != nil && exists(site, "index.html") }

// newPage returns the handler of the files of site, each under its own path; "/" is index.html, and "/NAME" also NAME.html; "/NAME/" leads there.
func newPage(site fs.FS) http.Handler {
	if !Built(site) {
		return http.HandlerFunc(notBuilt)
	}
	files, err := load(site)
	if err != nil {
		return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			http.Error(w, "can't read the page: "+err.Error(), http.StatusInternalServerError)
		})
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := cmp.Or(strings.TrimPrefix(r.URL.Path, "/"), "index.html")
		file, ok := files[name]
		if !ok {
			file, ok = files[name+".html"] // a page other than the first, such as /api
		}
		if !ok {
			folder, isFolder := strings.CutSuffix(name, "/")
			if _, isPage := files[folder+".html"]; isFolder && isPage {
				// Its links are relative to the address without the slash, which is also where the edge sends one.
				http.Redirect(w, r, "/"+folder, http.StatusTemporaryRedirect)
				return
			}
			notFound(w)
			return
		}
		if name == serviceWorker {
			w.Header().Set("Service-Worker-Allowed", "/")
		}
		if !slices.Contains(reading, r.Method) {
			w.Header().Set("Allow", strings.Join(reading, ", "))
			http.Error(w, "method not allowed", http.StatusMethodNotAllowed)
			return
		}
		file.send(w, r)
	})
}

// serviceWorker keeps the whole site for work without a network.
const serviceWorker = "sw.js"

// file is one file of the page in every form in which it can be sent.
type file struct {
	contentType  string
	cacheControl string
	variants     map[string]func() variant // by content coding, read when first asked for; codingIdentity is always there
}

// variant is a file's content in one content coding.
type variant struct {
	body []byte
	etag string
	err  error
}

// suffixes of the precompressed siblings, by content coding.
var suffixes = map[string]string{codingBrotli: ".br", codingGzip: ".gz"}

// load lists every file of site, by its path. Precompressed siblings become variants of their file. A program may be there
// in its precompressed forms alone: hardly a client wants it in another one.
func load(site fs.FS) (map[string]file, error) {
	files := map[string]file{}
	err := fs.WalkDir(site, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() || strings.HasPrefix(entry.Name(), ".") {
			return nil
		}
		if original := originalOf(site, name); files[original].variants == nil {
			files[original] = fileOf(site, original)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("load the page: %w", err)
	}
	return files, nil
}

func fileOf(site fs.FS, name string) file {
	f := file{contentType: contentType(name), cacheControl: cacheControl(name), variants: map[string]func() variant{}}
	add := func(coding, name string, read func(fs.FS, string) ([]byte, error)) {
		f.variants[coding] = sync.OnceValue(func() variant {
			body, err := read(site, name)
			sum := sha256.Sum256(body)
			return variant{body: body, etag: fmt.Sprintf(`"%x-%s"`, sum[:12], coding), err: err}
		})
	}
	for coding, suffix := range suffixes {
		if exists(site, name+suffix) {
			add(coding, name+suffix, fs.ReadFile)
		}
	}
	if exists(site, name) {
		add(codingIdentity, name, fs.ReadFile)
	} else {
		add(codingIdentity, name+suffixes[codingGzip], inflated)
	}
	return f
}

func exists(site fs.FS, name string) bool {
	_, err := fs.Stat(site, name)
	return err == nil
}

func inflated(site fs.FS, name string) ([]byte, error) {
	f, err := site.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return io.ReadAll(r)
}

// originalOf is the file of which name is a precompressed form, or name.
func originalOf(site fs.FS, name string) string {
	for _, suffix := range suffixes {
		original, ok := strings.CutSuffix(name, suffix)
		if ok && (path.Ext(original) == ".wasm" || exists(site, original)) {
			return original
		}
	}
	return name
}

// cacheControl: the build puts a hash of the content into every name under assets, so those never change.
// Other sites load the embed on every page, so they ask again only after a while.
func cacheControl(name string) string {
	if strings.HasPrefix(name, "assets/") {
		return "public, max-age=31536000, immutable"
	}
	if isEmbed("/" + name) {
		return embedCache
	}
	return "no-cache"
}

// contentTypes is spelled out because the tables of the machine differ from one to the next.
var contentTypes = map[string]string{
	".css":         "text/css; charset=utf-8",
	".html":        "text/html; charset=utf-8",
	".ico":         "image/vnd.microsoft.icon",
	".js":          "text/javascript; charset=utf-8",
	".json":        "application/json",
	".map":         "application/json",
	".md":          "text/markdown; charset=utf-8",
	".mjs":         "text/javascript; charset=utf-8",
	".png":         "image/png",
	".svg":         "image/svg+xml",
	".txt":         "text/plain; charset=utf-8",
	".wasm":        "application/wasm",
	".webmanifest": "application/manifest+json",
	".woff2":       "font/woff2",
	".xml":         "application/xml",
}

func contentType(name string) string {
	if known, ok := contentTypes[path.Ext(name)]; ok {
		return known
	}
	return "application/octet-stream"
}

// send sends the file in the coding that the request likes best, or 304.
func (f file) send(w http.ResponseWriter, r *http.Request) {
	coding := chooseCoding(r.Header.Values("Accept-Encoding"), func(coding string) bool {
		_, ok := f.variants[coding]
		return ok
	})
	chosen := f.variants[coding]()
	if chosen.err != nil {
		http.Error(w, "can't read the page: "+chosen.err.Error(), http.StatusInternalServerError)
		return
	}
	header := w.Header()
	header.Set("Cache-Control", f.cacheControl)
	header.Set("ETag", chosen.etag)
	if len(f.variants) > 1 {
		header.Set("Vary", "Accept-Encoding")
	}
	if matches(r.Header.Values("If-None-Match"), chosen.etag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	header.Set("Content-Type", f.contentType)
	header.Set("Content-Length", strconv.Itoa(len(chosen.body)))
	if coding != codingIdentity {
		header.Set("Content-Encoding", coding)
	}
	if r.Method == http.MethodHead {
		return
	}
	// An error here means that the client is gone, so nobody can receive it.
	_, _ = w.Write(chosen.body)
}

// matches reports whether the If-None-Match headers name etag, by the weak comparison that they ask for.
func matches(headers []string, etag string) bool {
	for _, header := range headers {
		for candidate := range strings.SplitSeq(header, ",") {
			candidate = strings.TrimSpace(candidate)
			if candidate == "*" || strings.TrimPrefix(candidate, "W/") == etag {
				return true
			}
		}
	}
	return false
}

func notFound(w http.ResponseWriter) {
	writePage(w, http.StatusNotFound, "Not found",
		strings.Join([]string{
			`<p>This page doesn't exist. The address may have a typo.</p><ul>`,
			`<li><a href="/">Check a Procfile</a> in the editor.</li>`,
			`<li><a href="/platforms">Find your platform</a>, and how it reads a Procfile.</li>`,
			`<li><a href="/rules">Search the rules</a> by a name, a log line, or an error code.</li>`,
			`<li><a href="/procfile">What is a Procfile?</a></li></ul>`,
		}, ""))
}

func notBuilt(w http.ResponseWriter, _ *http.Request) {
	writePage(w, http.StatusServiceUnavailable, "The page is not built",
		`<p>This build of Proclint has no page. Install a <a href="https://github.com/proclint/proclint/releases">release</a>, `+
			`or run <code>make build</code> in a checkout. The API works.</p>`)
}

// writePage sends a page with a title; body is HTML.
func writePage(w http.ResponseWriter, status int, title, body string) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	// An error here means that the client is gone, so nobody can receive it.
	_, _ = io.WriteString(w, `<!doctype html><html lang="en"><head><meta charset="utf-8">`+
		`<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">`+
		`<title>`+title+` · Proclint</title><script src="/theme.js"></script><link rel="icon" href="/favicon.svg" type="image/svg+xml">`+
		`<link rel="stylesheet" href="/error.css"></head><body><header><a class="name" href="/">proc<b>lint</b></a> <a href="/">Editor</a> `+
		`<a href="/rules">Rules</a> <a href="/platforms">Platforms</a> <a href="/api">API</a> <a href="/embedding">Embed</a></header><main><h1>`+title+`</h1>`+body+`</main></body></html>`+"\n")
}
