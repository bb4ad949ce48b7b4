//go:build !js

package web_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"github.com/proclint/proclint/internal/version"
	"github.com/proclint/proclint/web"
)

const (
	typePlain = "text/plain"
	typeJSON  = "application/json"
)

// Every operation, with every type of body and every format of its answer.
func TestOperations(t *testing.T) {
	for _, test := range []struct {
		name, target, contentType, body string
		want                            string // a part of the answer
		answer                          string // its type
	}{
		{"lint bytes", "/v1/lint?platform=heroku", typePlain, "wbe: x\n", `"rule":"process-type-typo"`, typeJSON},
		{"lint bytes of no type", "/v1/lint?platform=heroku", "application/octet-stream", "\xff\xfew\x00", `"encoding":"utf-16le"`, typeJSON},
		{"lint an empty file", "/v1/lint", typePlain, "", `"rule":"no-processes"`, typeJSON},
		{"lint another charset", "/v1/lint", "text/plain; charset=iso-8859-1", "web: caf\xe9\n", `"encoding":"unknown-8bit"`, typeJSON},
		{"lint JSON", "/v1/lint", typeJSON, `{"path":"procfile","text":"web: x","platforms":["drycc:image","drycc:image"]}`, `"platforms":["drycc:image"]`, typeJSON},
		{"lint JSON of UTF-8", "/v1/lint", "application/json; charset=UTF-8", `{"text":"web: é😀"}`, `"schema":"proclint/1"`, typeJSON},
		{"lint base64", "/v1/lint", typeJSON, `{"base64":"77u/d2ViOiB4Cg=="}`, `"bom":true`, typeJSON},
		{"lint with files", "/v1/lint", typeJSON, `{"text":"web: x","files":["package.json",{"path":"a.py","text":""}],"path":null,"platforms":null}`, `"path":""`, typeJSON},
		{"the body goes before the query", "/v1/lint?platform=heroku&path=a/Procfile", typeJSON, `{"text":"web: x","platforms":["deis"],"path":"Procfile"}`, `"path":"Procfile","encoding":"utf-8","bom":false,"eol":"none"},"platforms":["deis"]`, typeJSON},
		{"the query stands in for the body", "/v1/lint?platform=heroku&path=b/Procfile", typeJSON, `{"text":"web: x"}`, `"rule":"file-location"`, typeJSON},
		{"the file names its platforms", "/v1/lint", typePlain, "# proclint-platform drycc/image\nweb: x\n", `"platforms":["drycc:image"]`, typeJSON},
		{"the query goes before what the file names", "/v1/lint?platform=heroku", typePlain, "# proclint-platform drycc/image\nweb: x\n", `"platforms":["heroku"]`, typeJSON},
		{"lint as text, with what the file ignores", "/v1/lint?format=text", typePlain, "# proclint-platform heroku\n# proclint-ignore-file process-type-typo\nwbe: x\n", ": fine on Heroku: wbe (0 dynos). 1 suppressed.\n", "text/plain; charset=utf-8"},
		{"a path of escapes", "/v1/lint?path=a%20b%2FProcfile", typePlain, "", `"path":"a b/Procfile"`, typeJSON},
		{"lint as SARIF", "/v1/lint?format=sarif&platform=heroku", typePlain, "wbe: x\n", `"ruleId":"process-type-typo"`, "application/sarif+json"},
		{"lint as text", "/v1/lint?format=text&platform=heroku&path=Procfile", typePlain, "wbe: x\n", "Procfile:1:1: error[process-type-typo]: ", "text/plain; charset=utf-8"},
		{"lint as text, its last line", "/v1/lint?format=text&platform=heroku&path=Procfile", typePlain, "wbe: x\n", "\n1 error on Heroku. Apply the fix: proclint fix\n", "text/plain; charset=utf-8"},
		{"lint as annotations", "/v1/lint?format=github&platform=heroku&path=Procfile", typePlain, "wbe: x\n", "::error file=Procfile,line=1,", "text/plain; charset=utf-8"},
		{"lint a batch", "/v1/lint?platform=heroku", "application/x-ndjson", "{\"text\":\"web: x\"}\r\n\n{\"text\":\"\",\"path\":\"b\"}", "}\n{\"schema\":\"proclint/1\",\"file\":{\"path\":\"b\"", "application/x-ndjson"},
		{"lint a batch as SARIF", "/v1/lint?format=sarif", "application/x-ndjson", "{\"text\":\"wbe: x\",\"path\":\"a/Procfile\"}\n{\"text\":\"wbe: x\",\"path\":\"b/Procfile\"}\n", `"uri":"b/Procfile"`, "application/sarif+json"},
		{"lint a batch as text", "/v1/lint?format=text", "application/x-ndjson", "{\"text\":\"web: x\"}\n{\"text\":\"web: x\"}\n", "2 files: ", "text/plain; charset=utf-8"},
		{"fix", "/v1/fix?platform=heroku", typePlain, "wbe: x\n", "{\"schema\":\"proclint/1\",\"path\":\"\",\"text\":\"web: x\\n\",\"applied\":1,\"titles\":[\"Rename `wbe` to `web`\"]}", typeJSON},
		{"fix a name", "/v1/fix?path=procfile.txt", typePlain, "web: x\n", `"path":"Procfile"`, typeJSON},
		{"fix what is not UTF-8", "/v1/fix?platform=heroku", typeJSON, `{"base64":"d2JlOiBjYWbpCg=="}`, `"base64":"d2ViOiBjYWbpCg=="`, typeJSON},
		{"fix as bytes", "/v1/fix?platform=heroku&format=text", typePlain, "wbe: caf\xe9\n", "web: caf\xe9\n", "application/octet-stream"},
		{"fix as text", "/v1/fix?platform=heroku&format=text", typePlain, "wbe: é\n", "web: é\n", "text/plain; charset=utf-8"},
		{"fix only what is safe", "/v1/fix?platform=heroku", typePlain, "web: gunicorn a:a --bind 127.0.0.1:$PORT\n", `"applied":0`, typeJSON},
		{"fix what is suggested", "/v1/fix?platform=heroku&suggested=true", typePlain, "web: gunicorn a:a --bind 127.0.0.1:$PORT\n", `"applied":1`, typeJSON},
		{"fix what is suggested, in JSON", "/v1/fix?suggested=false", typeJSON, `{"text":"web: gunicorn a:a --bind 127.0.0.1:$PORT\n","suggested":true,"platforms":["heroku"]}`, `"applied":1`, typeJSON},
		{"fix a batch", "/v1/fix", "application/x-ndjson", "{\"text\":\"web:x\\n\",\"suggested\":true}\n{\"text\":\"web: x\\n\"}\n", "}\n{\"schema\"", "application/x-ndjson"},
		{"format", "/v1/format?path=p", typePlain, "web:   x  \r\n", `{"schema":"proclint/1","path":"p","text":"web: x\n"}`, typeJSON},
		{"format as text", "/v1/format?format=text", typePlain, "web:   x", "web: x\n", "text/plain; charset=utf-8"},
		{"preview", "/v1/preview?platform=drycc&app=shop", typePlain, "web: x\n", "-a shop", typeJSON},
		{"preview in JSON", "/v1/preview", typeJSON, `{"text":"web: x","platform":"drycc/image","app":"shop"}`, `"platform":"drycc:image"`, typeJSON},
		{"matrix of platforms by other names", "/v1/matrix?platform=fly-io", typePlain, "web: x\n", `"platforms":[{"id":"fly",`, typeJSON},
		{"move with a rule that is off", "/v1/move", typeJSON, `{"text":"web: gunicorn app --bind :8000\n","from":"heroku","to":"dokku","config":{"rules":{"port-hardcoded":"off"}}}`, `"text":"web: gunicorn app --bind :8000\n"`, typeJSON},
		{"move with a configuration among the files", "/v1/move", typeJSON, `{"path":"Procfile","text":"web: gunicorn app --bind :8000\n","from":"heroku","to":"dokku","files":[{"path":".proclint.toml","text":"rules.port-hardcoded = 'off'"}]}`, `"text":"web: gunicorn app --bind :8000\n"`, typeJSON},
		{"preview of one of a list", "/v1/preview", typeJSON, `{"text":"web: x","platforms":["sevalla"]}`, `"platform":"sevalla"`, typeJSON},
		{"preview as text", "/v1/preview?platform=heroku&format=text", typePlain, "web: x\n", "Heroku\n", "text/plain; charset=utf-8"},
		{"preview of a batch", "/v1/preview?platform=heroku", "application/x-ndjson", `{"text":"web: x"}`, `"platform":"heroku"`, "application/x-ndjson"},
		{"matrix", "/v1/matrix", typePlain, "web: x\n", `"id":"drycc:image"`, typeJSON},
		{"matrix of some", "/v1/matrix?platform=goreman,drycc:buildpack", typePlain, "web: x\n", `{"schema":"proclint/1","platforms":[{"id":"drycc",`, typeJSON},
		{"matrix as text", "/v1/matrix?format=text", typePlain, "web: x\n", "heroku", "text/plain; charset=utf-8"},
		{"move", "/v1/move?from=heroku&to=sevalla&app=shop", typePlain, "release: x\nweb: y\n", `"from":"heroku","to":"sevalla"`, typeJSON},
		{"move in JSON", "/v1/move?to=deis", typeJSON, `{"text":"cmd: x","from":"deis:image","to":"drycc/image"}`, `"from":"deis:image","to":"drycc:image"`, typeJSON},
		{"move as text", "/v1/move?from=heroku&to=sevalla&format=text", typePlain, "web: y\n", "Sevalla", "text/plain; charset=utf-8"},
		{"move of a batch", "/v1/move?from=heroku&to=sevalla", "application/x-ndjson", "{\"text\":\"web: x\"}\n{\"text\":\"web: y\",\"to\":\"drycc\"}", `"from":"heroku","to":"drycc"`, "application/x-ndjson"},
		{"explain a code", "/v1/explain", typePlain, "H14", `"rules":[{"name":"no-http-process"`, typeJSON},
		{"explain a log in JSON", "/v1/explain?format=json", typeJSON, `{"text":"-----> Building\nbash: gunicorn: command not found"}`, `"name":"program-not-installed"`, typeJSON},
		{"explain nothing", "/v1/explain", typePlain, "", `{"schema":"proclint/1","rules":[],"messages":[],"nearest":[],"platform":"","stage":"","causes":[]}`, typeJSON},
		{"explain a log of an app", "/v1/explain", typeJSON, `{"text":"bash: gunicorn: command not found","files":[{"path":"Procfile","text":"web: gunicorn app:app\n"},{"path":"app.py","text":""},{"path":"requirements.txt","text":"Flask\n"}]}`, "`gunicorn` isn't installed: `requirements.txt` doesn't list it", typeJSON},
		{"export", "/v1/export?to=compose&app=shop", typePlain, "web: gunicorn shop\n", `"format":"compose","platform":"heroku","files":[{"path":"compose.yaml"`, typeJSON},
		{"export in JSON", "/v1/export?to=fly", typeJSON, `{"text":"web: x","to":"fly","platform":"drycc:image","port":"8123","region":"frankfurt"}`, "primary_region = 'frankfurt'", typeJSON},
		{"export as text", "/v1/export?to=systemd&format=text", typePlain, "web: x\nworker: y\n", "# ==> my-app", "text/plain; charset=utf-8"},
		{"export of a batch", "/v1/export?to=dockerfile", "application/x-ndjson", "{\"text\":\"web: x\"}\n{\"text\":\"web: y\"}\n", "}\n{\"schema\"", "application/x-ndjson"},
		{"import", "/v1/import?path=package.json", typePlain, `{"scripts":{"start":"node ."}}`, `"from":"package-json","title":"package.json","text":"web: npm start\n"`, typeJSON},
		{"import in JSON", "/v1/import", typeJSON, `{"text":"python app.py","from":"run-command"}`, `"text":"web: python app.py\n"`, typeJSON},
		{"import as text", "/v1/import?from=run-command&format=text", typePlain, "python app.py", "web: python app.py\n", "text/plain; charset=utf-8"},
		{"import of a batch", "/v1/import?from=run-command", "application/x-ndjson", `{"text":"a"}`, `"text":"web: a\n"`, "application/x-ndjson"},
		{"sevalla", "/v1/sevalla?process=web", typePlain, "web: x\nworker: y\n", `\"entrypoint\": \"x\"`, typeJSON},
		{"sevalla with values", "/v1/sevalla?action=create", typeJSON, `{"text":"web: x","action":"update","values":{"port":"8123"}}`, `\"port\": 8123`, typeJSON},
		{"sevalla with a wrong value", "/v1/sevalla", typeJSON, `{"text":"","values":{"port":"0"}}`, `"messages":[{"field":"port",`, typeJSON},
		{"sevalla from an answer", "/v1/sevalla?from=answer", typePlain, `{"key":"web","port":8123}`, `\"port\": 8123`, typeJSON},
		{"config", "/v1/config?platform=heroku", typePlain, "web: x\n", `"platforms":{"value":["heroku"],"from":"platforms"}`, typeJSON},
		{"config in JSON", "/v1/config", typeJSON, `{"path":"Procfile","text":"","config":{"rules":{"sudo":"off"}}}`, `"rules":[{"rule":"sudo","severity":"off","from":"config"}]`, typeJSON},
		{"config of a batch", "/v1/config", "application/x-ndjson", `{"text":"# proclint-platform piku\n"}`, `"value":["piku"],"from":"Procfile:1"`, "application/x-ndjson"},
		{"matrix of a batch", "/v1/matrix?platform=heroku", "application/x-ndjson", `{"base64":"d2ViOiB4"}`, `"command":"x"`, "application/x-ndjson"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if isMissing(test.target) {
				t.Skip("the edge has no such operation")
			}
			response, text := send(t, http.MethodPost, test.target, test.body, "Content-Type", test.contentType)
			if response.StatusCode != http.StatusOK || !strings.Contains(text, test.want) {
				t.Errorf("status %d, want 200 and in the body %s: %s", response.StatusCode, test.want, text)
			}
			if got := response.Header.Get("Content-Type"); got != test.answer {
				t.Errorf("Content-Type %q, want %q", got, test.answer)
			}
		})
	}
}

func TestALargeFileIsStillTaken(t *testing.T) {
	body := strings.Repeat("#", web.MaxBody)
	if text := post(t, "/v1/lint?platform=heroku", typePlain, body); !strings.Contains(text, `"rule":"no-processes"`) {
		t.Errorf("%.200s", text)
	}
	batch := strings.Repeat("{\"text\":\"web: x\\n\"}\n", web.MaxBatch)
	if text := post(t, "/v1/lint?platform=heroku", "application/x-ndjson", batch); strings.Count(text, "\n") != web.MaxBatch {
		t.Errorf("%d reports for %d files", strings.Count(text, "\n"), web.MaxBatch)
	}
}

func TestDocuments(t *testing.T) {
	for target, want := range map[string]string{
		"/v1/rules":                 `"name":"process-type-typo"`,
		"/v1/rules/file-name":       `{"name":"file-name","group":"File",`,
		"/v1/platforms":             `"id":"code-capsules"`,
		"/v1/platforms/heroku":      `{"id":"heroku",`,
		"/v1/platforms/drycc:image": `{"id":"drycc",`,
		"/openapi.json":             `{"openapi":"3.1.0",`,
	} {
		response, text := send(t, http.MethodGet, target, "")
		etag := response.Header.Get("ETag")
		if response.StatusCode != http.StatusOK || !strings.Contains(text, want) || !json.Valid([]byte(text)) || etag == "" {
			t.Errorf("GET %s: status %d, ETag %s: %.200s", target, response.StatusCode, etag, text)
		}
		head, empty := send(t, http.MethodHead, target, "")
		if head.StatusCode != http.StatusOK || empty != "" || head.ContentLength != int64(len(text)) || head.Header.Get("ETag") != etag {
			t.Errorf("HEAD %s: status %d, length %d, ETag %s", target, head.StatusCode, head.ContentLength, head.Header.Get("ETag"))
		}
		for method, status := range map[string]int{http.MethodGet: http.StatusNotModified, http.MethodHead: http.StatusNotModified} {
			again, empty := send(t, method, target, "", "If-None-Match", `W/"x", W/`+etag)
			if again.StatusCode != status || empty != "" || again.Header.Get("ETag") != etag || again.Header.Get("Cache-Control") != "public, max-age=300" {
				t.Errorf("%s %s again: status %d, %q", method, target, again.StatusCode, again.Header)
			}
		}
	}
}

func TestHealth(t *testing.T) {
	for _, accept := range []string{"", "*/*", "application/*;q=0.1, text/html", "text/html, application/json"} {
		var headers []string
		if accept != "" {
			headers = []string{"Accept", accept, "If-None-Match", "*"}
		}
		response, text := send(t, http.MethodGet, "/healthz", "", headers...)
		if want := `{"status":"ok","version":"` + version.String() + "\"}\n"; response.StatusCode != http.StatusOK || text != want || response.Header.Get("Cache-Control") != "no-store" {
			t.Errorf("Accept %q: status %d: %s", accept, response.StatusCode, text)
		}
	}
}

func TestAnUnchangedRequestIsNotAnsweredAgain(t *testing.T) {
	ask := func(target, contentType, body string, headers ...string) (*http.Response, string) {
		return send(t, http.MethodPost, target, body, append(headers, "Content-Type", contentType)...)
	}
	first, _ := ask("/v1/lint?platform=heroku", typePlain, "web: x\n")
	etag := first.Header.Get("ETag")
	again, body := ask("/v1/lint?platform=heroku", typePlain, "web: x\n", "If-None-Match", `"other", `+etag)
	if again.StatusCode != http.StatusNotModified || body != "" || again.Header.Get("ETag") != etag {
		t.Errorf("again: status %d, %q", again.StatusCode, body)
	}
	for name, other := range map[string][3]string{
		"body":      {"/v1/lint?platform=heroku", typePlain, "web: y\n"},
		"query":     {"/v1/lint?platform=drycc", typePlain, "web: x\n"},
		"format":    {"/v1/lint?platform=heroku&format=text", typePlain, "web: x\n"},
		"operation": {"/v1/fix?platform=heroku", typePlain, "web: x\n"},
		"type":      {"/v1/lint?platform=heroku", typeJSON, `{"text":"web: x\n"}`},
	} {
		response, _ := ask(other[0], other[1], other[2], "If-None-Match", etag)
		if response.StatusCode != http.StatusOK || response.Header.Get("ETag") == etag {
			t.Errorf("another %s: status %d, ETag %s", name, response.StatusCode, response.Header.Get("ETag"))
		}
	}
	if response, _ := ask("/v1/lint?platform=heroku", typePlain, "web: x\n", "If-None-Match", "*"); response.StatusCode != http.StatusOK {
		t.Errorf("If-None-Match *: status %d, want an answer", response.StatusCode)
	}
}

func TestAnotherVersionHasAnotherETag(t *testing.T) {
	tag := func(version string) string {
		recorder := httptest.NewRecorder()
		web.API(version).ServeHTTP(recorder, httptest.NewRequest(http.MethodPost, "/v1/lint", strings.NewReader("web: x\n")))
		return recorder.Header().Get("ETag")
	}
	first, second, again := tag("1.0.0"), tag("1.0.1"), tag("1.0.0")
	if first == second || first != again {
		t.Errorf("ETags %s and %s of two versions, then %s", first, second, again)
	}
}

func TestRequestIDs(t *testing.T) {
	made := map[string]bool{}
	for _, given := range []string{"", "a b", "x/y", strings.Repeat("a", 65), "é", "{}"} {
		var headers []string
		if given != "" {
			headers = []string{"X-Request-Id", given}
		}
		response, _ := send(t, http.MethodGet, "/healthz", "", headers...)
		id := response.Header.Get("X-Request-Id")
		if !regexp.MustCompile(`^[0-9a-f]{32}$`).MatchString(id) || made[id] {
			t.Errorf("given %q: %q", given, id)
		}
		made[id] = true
	}
	for _, given := range []string{"7", "deploy-42_A.b", strings.Repeat("a", 64)} {
		if response, _ := send(t, http.MethodGet, "/healthz", "", "X-Request-Id", given); response.Header.Get("X-Request-Id") != given {
			t.Errorf("given %q: %q", given, response.Header.Get("X-Request-Id"))
		}
	}
}

func TestAnyOriginMayCall(t *testing.T) {
	for target, allow := range map[string]string{"/v1/lint": "POST, OPTIONS", "/v1/rules/file-name": "GET, HEAD, OPTIONS", "/healthz": "GET, HEAD, OPTIONS"} {
		plain, _ := send(t, http.MethodOptions, target, "")
		if plain.StatusCode != http.StatusNoContent || plain.Header.Get("Allow") != allow || plain.Header.Get("Access-Control-Max-Age") != "" {
			t.Errorf("OPTIONS %s: status %d, %q", target, plain.StatusCode, plain.Header)
		}
		preflight, _ := send(t, http.MethodOptions, target, "", "Origin", "https://example.org", "Access-Control-Request-Method", "POST", "Access-Control-Request-Headers", "content-type")
		for name, want := range map[string]string{
			"Access-Control-Allow-Origin": "*", "Access-Control-Allow-Methods": allow, "Access-Control-Max-Age": "86400",
			"Access-Control-Allow-Headers": "Accept, Content-Type, If-None-Match, X-Request-Id", "Access-Control-Allow-Credentials": "",
		} {
			if got := preflight.Header.Get(name); got != want {
				t.Errorf("preflight of %s: %s: %q, want %q", target, name, got, want)
			}
		}
	}
}

func TestEveryAnswerIsGuarded(t *testing.T) {
	for target, contentType := range map[string]string{"/v1/lint": typePlain, "/v1/lint?platform=nonsense": typePlain, "/v1/fix": "image/png"} {
		request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, host()+target, strings.NewReader("web: x\n"))
		if err != nil {
			t.Fatal(err)
		}
		request.Header.Set("Content-Type", contentType)
		response, err := http.DefaultTransport.RoundTrip(request)
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
		for name, want := range map[string]string{
			"Access-Control-Allow-Origin": "*",
			"Content-Security-Policy":     "default-src 'none'; frame-ancestors 'none'",
			"X-Content-Type-Options":      "nosniff",
		} {
			if got := response.Header.Get(name); got != want {
				t.Errorf("POST %s: %s: %q, want %q", target, name, got, want)
			}
		}
	}
}

// Where no other origin may get the answer, there is nothing to expose to it.
func TestWhatAnotherOriginMayRead(t *testing.T) {
	tests := []struct {
		method, target string
		header         []string
		exposed        bool
	}{
		{http.MethodPost, "/v1/lint", nil, false},
		{http.MethodPost, "/v1/lint", []string{"Origin", "https://example.org"}, true},
		{http.MethodPost, "/v1/lint?platform=nonsense", []string{"Origin", "https://example.org"}, true},
		{http.MethodGet, "/v1/rules", nil, true}, // which a browser keeps
		{http.MethodGet, "/v1/rules", []string{"Origin", "https://example.org"}, true},
	}
	for _, test := range tests {
		body := ""
		if test.method == http.MethodPost {
			body = "web: x\n"
		}
		response, _ := send(t, test.method, test.target, body, append(test.header, "Content-Type", typePlain)...)
		exposes, timing := "", ""
		if test.exposed {
			exposes, timing = "Accept-Post, Allow, ETag, Retry-After, Server-Timing, X-Request-Id", "*"
		}
		if got := response.Header.Get("Access-Control-Expose-Headers"); got != exposes {
			t.Errorf("%s %s %q: Access-Control-Expose-Headers: %q, want %q", test.method, test.target, test.header, got, exposes)
		}
		if got := response.Header.Get("Timing-Allow-Origin"); got != timing {
			t.Errorf("%s %s %q: Timing-Allow-Origin: %q, want %q", test.method, test.target, test.header, got, timing)
		}
	}
}

// net/http counts the bytes of a short answer.
func TestAnAnswerSaysItsLength(t *testing.T) {
	for _, lines := range []int{1, 500} {
		response, body := send(t, http.MethodPost, "/v1/lint", strings.Repeat("wbe: x\n", lines), "Content-Type", typePlain)
		if response.ContentLength != int64(len(body)) {
			t.Errorf("%d lines: Content-Length %d, %d bytes", lines, response.ContentLength, len(body))
		}
	}
}

// One host shows such a header and another does not.
func TestAHeaderWithoutAValueIsNone(t *testing.T) {
	for _, name := range []string{"Accept", "Content-Encoding", "Content-Type"} {
		request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, host()+"/v1/lint", strings.NewReader("wbe: x\n"))
		if err != nil {
			t.Fatal(err)
		}
		request.Header[name] = []string{""}
		response, err := http.DefaultTransport.RoundTrip(request)
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
		if response.StatusCode != http.StatusOK {
			t.Errorf("%s: status %d", name, response.StatusCode)
		}
	}
}

func TestSARIFIsAlsoJSON(t *testing.T) {
	for _, accept := range []string{typeJSON, "application/sarif+json", "application/*"} {
		response, _ := send(t, http.MethodPost, "/v1/lint?format=sarif", "web: x\n", "Content-Type", typePlain, "Accept", accept)
		if response.StatusCode != http.StatusOK {
			t.Errorf("Accept %s: status %d", accept, response.StatusCode)
		}
	}
}

// TestLintOfAnApp checks an app without a Procfile: what starts there has its findings in its own files, in each format.
func TestLintOfAnApp(t *testing.T) {
	const body = `{"platforms":["railway"],"files":[{"path":"railway.json","text":"{\"deploy\": {\"startCommand\": \"./start.sh\"}}\n"},` +
		`{"path":"start.sh","text":"#!/bin/sh\nexec gunicorn app:app --bind 127.0.0.1:$PORT\n"},{"path":"app.py","text":"app = None\n"},{"path":"requirements.txt","text":"gunicorn\n"}]}`
	for format, want := range map[string]string{"json": `"file":"start.sh"`, "text": "start.sh:2:", "github": "file=start.sh", "sarif": `"uri":"start.sh"`} {
		text := strings.ReplaceAll(post(t, "/v1/lint?format="+format, "application/json", body), `": "`, `":"`)
		if !strings.Contains(text, want) || !strings.Contains(text, "host-loopback") {
			t.Errorf("%s: %s", format, text)
		}
	}
	for _, want := range []string{`"starts":[{"platforms":["railway"],"type":"web","command":"./start.sh","file":"railway.json","range":{"start":{"line":0,`, `"unknown":[]`} {
		if text := post(t, "/v1/lint", "application/json", body); !strings.Contains(text, want) {
			t.Errorf("%s lacks %s", text, want)
		}
	}
	const nothing = `{"platforms":["heroku"],"files":["README.md"]}`
	if text, want := post(t, "/v1/lint", "application/json", nothing), `{"apps":[],"checkedInPart":[],"starts":[],"unknown":["heroku"]}`+"\n"; text != want {
		t.Errorf("nothing starts: %s", text)
	}
	if text := post(t, "/v1/lint?format=text", "application/json", nothing); text != "There is no Procfile.\n" {
		t.Errorf("nothing starts: %s", text)
	}
}
