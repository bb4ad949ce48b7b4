package web

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"testing/fstest"
)

// site is a built page in small.
var site = fstest.MapFS{
	".gitkeep":                     {},
	"index.html":                   {Data: []byte("<h1>page</h1>")},
	"index.html.br":                {Data: []byte("page in brotli")},
	"index.html.gz":                {Data: []byte("page in gzip")},
	"api.html":                     {Data: []byte("<h1>API</h1>")},
	"rules.html":                   {Data: []byte("<h1>Rules</h1>")},
	"embed.html":                   {Data: []byte("<h1>Frame</h1>")},
	"embed-engine.html":            {Data: []byte("<h1>Engine</h1>")},
	"embed.js":                     {Data: []byte("embed")},
	"embed-upgrade.js":             {Data: []byte("upgrade")},
	"rules/file-name.html":         {Data: []byte("<h1>One</h1>")},
	"rules/file-name.md":           {Data: []byte("# One")},
	"llms.txt":                     {Data: []byte("# Proclint")},
	"sitemap.xml":                  {Data: []byte("<urlset/>")},
	"favicon.ico":                  {Data: []byte("ico")},
	"assets/engine-a1b2c3.wasm":    {Data: []byte("\x00asm")},
	"assets/engine-a1b2c3.wasm.br": {Data: []byte("engine in brotli")},
	"assets/extras-c3d4.wasm.br":   {Data: []byte("extras in brotli")},
	"assets/extras-c3d4.wasm.gz":   {Data: gzipped("\x00asm extras")},
	"assets/icon-d4e5f6.png":       {Data: []byte("png")},
	"assets/alone.gz":              {Data: []byte("an archive")},
	"favicon.svg":                  {Data: []byte("<svg/>")},
	"manifest.webmanifest":         {Data: []byte("{}")},
	"sw.js":                        {Data: []byte("self")},
	"report.schema.json":           {Data: []byte("{}")},
	"og/rules/sudo.png":            {Data: []byte("png")},
	"badge.svg":                    {Data: []byte("<svg/>")},
	"robots.txt":                   {Data: []byte("User-agent: *")},
}

func gzipped(text string) []byte {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, _ = w.Write([]byte(text)) // a buffer takes everything
	_ = w.Close()
	return b.Bytes()
}

func request(t *testing.T, site fstest.MapFS, method, path string, headers ...string) *http.Response {
	t.Helper()
	config := Config{Version: "1.2.3"}
	if site != nil {
		config.Site = site
	}
	r := httptest.NewRequest(method, path, nil)
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Add(headers[i], headers[i+1])
	}
	recorder := httptest.NewRecorder()
	NewHandler(config).ServeHTTP(recorder, r)
	return recorder.Result()
}

func body(t *testing.T, response *http.Response) string {
	t.Helper()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestPageFiles(t *testing.T) {
	const immutable = "public, max-age=31536000, immutable"
	for _, test := range []struct {
		path, accept                  string
		body, contentType, cache      string
		encoding, vary, contentLength string
	}{
		{"/", "", "<h1>page</h1>", "text/html; charset=utf-8", "no-cache", "", "Accept-Encoding", "13"},
		{"/index.html", "gzip, br", "page in brotli", "text/html; charset=utf-8", "no-cache", "br", "Accept-Encoding", "14"},
		{"/", "gzip", "page in gzip", "text/html; charset=utf-8", "no-cache", "gzip", "Accept-Encoding", "12"},
		{"/api", "", "<h1>API</h1>", "text/html; charset=utf-8", "no-cache", "", "", "12"},
		{"/rules", "", "<h1>Rules</h1>", "text/html; charset=utf-8", "no-cache", "", "", "14"},
		{"/rules/file-name", "", "<h1>One</h1>", "text/html; charset=utf-8", "no-cache", "", "", "12"},
		{"/rules/file-name.md", "", "# One", "text/markdown; charset=utf-8", "no-cache", "", "", "5"},
		{"/llms.txt", "", "# Proclint", "text/plain; charset=utf-8", "no-cache", "", "", "10"},
		{"/sitemap.xml", "", "<urlset/>", "application/xml", "no-cache", "", "", "9"},
		{"/favicon.ico", "", "ico", "image/vnd.microsoft.icon", "no-cache", "", "", "3"},
		{"/assets/engine-a1b2c3.wasm", "br", "engine in brotli", "application/wasm", immutable, "br", "Accept-Encoding", "16"},
		{"/assets/extras-c3d4.wasm", "gzip, br", "extras in brotli", "application/wasm", immutable, "br", "Accept-Encoding", "16"},
		{"/assets/extras-c3d4.wasm", "", "\x00asm extras", "application/wasm", immutable, "", "Accept-Encoding", "11"},
		{"/assets/engine-a1b2c3.wasm", "gzip", "\x00asm", "application/wasm", immutable, "", "Accept-Encoding", "4"},
		{"/assets/icon-d4e5f6.png", "br", "png", "image/png", immutable, "", "", "3"},
		{"/assets/alone.gz", "gzip", "an archive", "application/octet-stream", immutable, "", "", "10"},
		{"/favicon.svg", "", "<svg/>", "image/svg+xml", "no-cache", "", "", "6"},
		{"/manifest.webmanifest", "", "{}", "application/manifest+json", "no-cache", "", "", "2"},
		{"/sw.js", "", "self", "text/javascript; charset=utf-8", "no-cache", "", "", "4"},
	} {
		response := request(t, site, "GET", test.path, "Accept-Encoding", test.accept)
		if response.StatusCode != http.StatusOK {
			t.Errorf("GET %s: status %d", test.path, response.StatusCode)
			continue
		}
		if got := body(t, response); got != test.body {
			t.Errorf("GET %s (%s): body %q, want %q", test.path, test.accept, got, test.body)
		}
		for name, want := range map[string]string{
			"Content-Type":     test.contentType,
			"Cache-Control":    test.cache,
			"Content-Encoding": test.encoding,
			"Vary":             test.vary,
			"Content-Length":   test.contentLength,
		} {
			if got := response.Header.Get(name); got != want {
				t.Errorf("GET %s (%s): %s: %q, want %q", test.path, test.accept, name, got, want)
			}
		}
	}
}

func TestTheServiceWorkerMayKeepTheWholeSite(t *testing.T) {
	for path, want := range map[string]string{"/sw.js": "/", "/": "", "/favicon.svg": ""} {
		if got := request(t, site, "GET", path).Header.Get("Service-Worker-Allowed"); got != want {
			t.Errorf("GET %s: Service-Worker-Allowed %q, want %q", path, got, want)
		}
	}
}

func TestASlashTooManyLeadsToThePage(t *testing.T) {
	for path, want := range map[string]string{"/rules/": "/rules", "/rules/file-name/": "/rules/file-name"} {
		recorder := httptest.NewRecorder()
		NewHandler(Config{Site: site}).ServeHTTP(recorder, httptest.NewRequest("GET", path, nil))
		if got := recorder.Header().Get("Location"); recorder.Code != http.StatusTemporaryRedirect || got != want {
			t.Errorf("GET %s: status %d, Location %q, want %q", path, recorder.Code, got, want)
		}
	}
}

func TestWhatIsNotThere(t *testing.T) {
	for _, path := range []string{"/nope", "/assets", "/assets/", "/.gitkeep", "/index.html.br", "/v1/nope", "/rules/nope/", "//rules/", "/rules//"} {
		response := request(t, site, "GET", path)
		if response.StatusCode != http.StatusNotFound {
			t.Errorf("GET %s: status %d, want 404", path, response.StatusCode)
		}
		if got := response.Header.Get("Cache-Control"); got != "no-store" {
			t.Errorf("GET %s: Cache-Control %q, want no-store", path, got)
		}
	}
}

func TestTheUnknownAddressHasTheHeaderOfTheSite(t *testing.T) {
	recorder := httptest.NewRecorder()
	NewHandler(Config{Site: site}).ServeHTTP(recorder, httptest.NewRequest("GET", "/nope", nil))
	edge, err := os.ReadFile("edge/404.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`href="/error.css"`, `<a href="/rules">Rules</a>`, `<h1>Not found</h1>`, `<a href="/procfile">`} {
		if !strings.Contains(recorder.Body.String(), want) {
			t.Errorf("the native page has no %s: %s", want, recorder.Body)
		}
	}
	if recorder.Body.String() != string(edge) {
		t.Errorf("the page of the edge differs: %s, not %s", edge, recorder.Body)
	}
}

func TestMethods(t *testing.T) {
	for _, path := range []string{"/", "/favicon.svg"} {
		response := request(t, site, "POST", path)
		if response.StatusCode != http.StatusMethodNotAllowed || response.Header.Get("Allow") != "GET, HEAD" {
			t.Errorf("POST %s: status %d, Allow %q", path, response.StatusCode, response.Header.Get("Allow"))
		}
	}
	response := request(t, site, "HEAD", "/", "Accept-Encoding", "br")
	if got := body(t, response); response.StatusCode != http.StatusOK || got != "" {
		t.Errorf("HEAD /: status %d, body %q", response.StatusCode, got)
	}
	if got := response.Header.Get("Content-Length"); got != "14" {
		t.Errorf("HEAD /: Content-Length %q, want that of GET", got)
	}
}

func TestUnchangedFileIsNotSentAgain(t *testing.T) {
	tag := func(accept string) string {
		return request(t, site, "GET", "/", "Accept-Encoding", accept).Header.Get("ETag")
	}
	plain, brotli := tag(""), tag("br")
	if plain == "" || plain == brotli {
		t.Fatalf("ETags %q and %q: want one for each coding", plain, brotli)
	}
	for _, test := range []struct {
		accept, ifNoneMatch string
		status              int
	}{
		{"br", brotli, http.StatusNotModified},
		{"br", `"other", W/` + brotli, http.StatusNotModified},
		{"br", "*", http.StatusNotModified},
		{"br", plain, http.StatusOK},
		{"", plain, http.StatusNotModified},
	} {
		response := request(t, site, "GET", "/", "Accept-Encoding", test.accept, "If-None-Match", test.ifNoneMatch)
		if response.StatusCode != test.status {
			t.Errorf("GET / (%s) If-None-Match %s: status %d, want %d", test.accept, test.ifNoneMatch, response.StatusCode, test.status)
		}
		if test.status == http.StatusNotModified && (body(t, response) != "" || response.Header.Get("Vary") == "") {
			t.Errorf("304 for %s: it has a body or no Vary", test.ifNoneMatch)
		}
	}
}

func TestPageThatIsNotBuilt(t *testing.T) {
	for name, site := range map[string]fstest.MapFS{"no site": nil, "empty site": {".gitkeep": {}}} {
		response := request(t, site, "GET", "/")
		if response.StatusCode != http.StatusServiceUnavailable {
			t.Errorf("%s: GET /: status %d, want 503", name, response.StatusCode)
		}
		if !strings.Contains(body(t, response), `href="https://github.com/proclint/proclint/releases"`) {
			t.Errorf("%s: GET / does not show where to get a page", name)
		}
		if response := request(t, site, "GET", "/healthz"); response.StatusCode != http.StatusOK {
			t.Errorf("%s: GET /healthz: status %d, want 200", name, response.StatusCode)
		}
	}
}

func TestHealth(t *testing.T) {
	response := request(t, site, "GET", "/healthz")
	if got, want := body(t, response), `{"status":"ok","version":"1.2.3"}`+"\n"; got != want {
		t.Errorf("GET /healthz: %q, want %q", got, want)
	}
	if got := response.Header.Get("Content-Type"); got != "application/json" {
		t.Errorf("GET /healthz: Content-Type %q", got)
	}
}

func TestEveryPageIsGuarded(t *testing.T) {
	for _, path := range []string{"/", "/nope", "/assets/engine-a1b2c3.wasm"} {
		header := request(t, site, "GET", path).Header
		for name, want := range map[string]string{
			"Content-Security-Policy":      policyFor("'self'", inline{}),
			"Cross-Origin-Embedder-Policy": "require-corp",
			"Referrer-Policy":              "no-referrer",
			"X-Content-Type-Options":       "nosniff",
		} {
			if got := header.Get(name); got != want {
				t.Errorf("GET %s: %s: %q, want %q", path, name, got, want)
			}
		}
		if header.Get("Permissions-Policy") == "" {
			t.Errorf("GET %s: no Permissions-Policy", path)
		}
	}
}

func TestThePolicyAllowsWhatStandsInTheFirstPage(t *testing.T) {
	page := "<!doctype html><style>a{b:c}</style><script type=\"module\">run()</script><script src=\"./x.js\"></script>"
	site := fstest.MapFS{"index.html": {Data: []byte(page)}, "api.html": {Data: []byte("<p>The API")}}
	// As openssl dgst -sha256 -binary | base64 gives them.
	for _, want := range []string{
		"script-src 'self' 'sha256-AvyuiL0SD1mVY3NNxR+V2uo+lhk6RMFrytWmRt6CrJQ=' 'wasm-unsafe-eval';",
		"style-src 'self' 'sha256-0cRUVYRKwNwnl1hkfkPGjkht16b039TjFdJzmXfFK2o=';",
		"require-trusted-types-for 'script'; trusted-types lit-html proclint;",
	} {
		for _, path := range []string{"/", "/api"} {
			if got := request(t, site, "GET", path).Header.Get("Content-Security-Policy"); !strings.Contains(got, want) {
				t.Errorf("GET %s: %q lacks %q", path, got, want)
			}
		}
	}
}

func TestOtherSitesMayLoadWhatIsForThemAndNothingElse(t *testing.T) {
	for _, test := range []struct{ path, origin, resource, cache string }{
		{"/", "", "", "no-cache"},
		{"/favicon.svg", "", "", "no-cache"},
		{"/embed.js", "*", "cross-origin", "public, max-age=300"},
		{"/embed-upgrade.js", "*", "cross-origin", "public, max-age=300"},
		{"/assets/engine-a1b2c3.wasm", "*", "cross-origin", "public, max-age=31536000, immutable"},
		{"/report.schema.json", "*", "cross-origin", "no-cache"},
		{"/og/rules/sudo.png", "*", "cross-origin", "no-cache"},
		{"/badge.svg", "*", "cross-origin", "no-cache"},
		{"/robots.txt", "", "", "no-cache"},
		{"/embed", "", "cross-origin", "no-cache"},
		{"/embed.html", "", "cross-origin", "no-cache"},
	} {
		header := request(t, site, "GET", test.path).Header
		for name, want := range map[string]string{
			"Access-Control-Allow-Origin":  test.origin,
			"Cross-Origin-Resource-Policy": test.resource,
			"Cache-Control":                test.cache,
		} {
			if got := header.Get(name); got != want {
				t.Errorf("GET %s: %s: %q, want %q", test.path, name, got, want)
			}
		}
	}
}

func TestOnlyTheScriptForPublicFilesAsksOtherServers(t *testing.T) {
	for path, want := range map[string]string{"/fetch.js": "connect-src https: http:;", "/": "connect-src 'self';", "/sw.js": "connect-src 'self';", "/embed": "connect-src 'self';", "/assets/fetch.js": "connect-src 'self';"} {
		got := request(t, site, "GET", path).Header.Get("Content-Security-Policy")
		if !strings.HasPrefix(got, "default-src 'none'; ") || !strings.Contains(got, want) || strings.Count(got, "connect-src") != 1 {
			t.Errorf("GET %s: %s, want %s", path, got, want)
		}
	}
}

func TestOnlyTheEmbedStandsInFramesOfOthers(t *testing.T) {
	for path, want := range map[string]bool{"/": false, "/api": false, "/embed.js": false, "/embed": true, "/embed.html": true, "/embed-engine": true} {
		got := request(t, site, "GET", path).Header.Get("Content-Security-Policy")
		if strings.Contains(got, "frame-ancestors *") != want {
			t.Errorf("GET %s: %s", path, got)
		}
	}
}

func TestChooseCoding(t *testing.T) {
	for _, test := range []struct {
		accept string
		want   string
	}{
		{"", "identity"},
		{"gzip, deflate, br, zstd", "br"},
		{"gzip", "gzip"},
		{"X-GZIP", "gzip"},
		{"br;q=0.5, gzip;q=0.8", "gzip"},
		{"br;q=0, gzip", "gzip"},
		{"br;q=0, gzip;q=0", "identity"},
		{"identity, br;q=0.9", "identity"},
		{"identity;q=0.5, br", "br"},
		{"*", "br"},
		{"*;q=0.1, br;q=0", "gzip"},
		{"*;q=0", "identity"},
		{"br ; Q=1.0", "br"},
		{"br;q=NaN, gzip;q=2, deflate", "identity"},
		{"br;level=9, ,;,", "identity"},
	} {
		got := chooseCoding([]string{test.accept}, func(string) bool { return true })
		if got != test.want {
			t.Errorf("Accept-Encoding %q: %s, want %s", test.accept, got, test.want)
		}
	}
	got := chooseCoding([]string{"gzip;q=0.1", "br"}, func(coding string) bool { return coding != "br" })
	if got != "gzip" {
		t.Errorf("two headers, no brotli at hand: %s, want gzip", got)
	}
}
