package web

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

// FuzzAPI sends whatever comes: an answer is never a fault of the server, and every error is a problem whose
// status is that of the answer.
func FuzzAPI(f *testing.F) {
	f.Add("POST", "/v1/lint", "platform=heroku&path=Procfile&format=sarif", "text/plain", "*/*", "wbe: x\n")
	f.Add("POST", "/v1/fix", "suggested=true&format=text", "application/octet-stream", "text/plain;q=0.5", "\xff\xfew\x00")
	f.Add("POST", "/v1/preview", "platform=drycc:image&app=a", "application/json; charset=utf-8", "", `{"text":"web: x","platforms":["deis"],"files":["a",{"path":"b","text":""}]}`)
	f.Add("POST", "/v1/matrix", "platform=deis,drycc", "application/x-ndjson", "application/*, text/html;q=0", "{\"base64\":\"//4=\"}\n\n{\"text\":\"\\ud83d\"}")
	f.Add("POST", "/v1/format", "format=%zz&=&&x", "multipart/form-data; boundary", ";;,*/", "[[[")
	f.Add("POST", "/v1/export", "to=compose&port=80", "application/json", "", `{"text":"web: x","platform":"drycc","repository":"a/b"}`)
	f.Add("POST", "/v1/import", "path=compose.yaml", "text/plain", "", "services: {web: {command: x}}")
	f.Add("POST", "/v1/sevalla", "action=create&process=web", "application/json", "", `{"text":"web: x","values":{"port":"80"}}`)
	f.Add("GET", "/v1/rules/file-name", "", "", "*", "")
	f.Add("HEAD", "/v1/platforms/drycc:x", "a", "", "application/json", "")
	f.Add("OPTIONS", "//", "", "", "", "")
	handler := API("fuzz")
	f.Fuzz(func(t *testing.T, method, path, query, contentType, accept, body string) {
		request := httptest.NewRequest(http.MethodPost, "/", strings.NewReader(body))
		request.Method, request.URL = method, &url.URL{Path: path, RawQuery: query}
		request.Header = http.Header{"Content-Type": {contentType}, "Accept": {accept}, "If-None-Match": {accept}, "X-Request-Id": {method}}
		recorder := httptest.NewRecorder()
		handler.ServeHTTP(recorder, request)
		response := recorder.Result()
		switch {
		case response.StatusCode < 400:
			return
		case response.StatusCode >= 500:
			t.Fatalf("status %d: %s", response.StatusCode, recorder.Body)
		case method == http.MethodHead:
			return
		}
		var told struct {
			Type, Title, Detail, Instance string
			Status                        int
		}
		if err := json.Unmarshal(recorder.Body.Bytes(), &told); err != nil {
			t.Fatalf("%v in %s", err, recorder.Body)
		}
		_, err := url.Parse(told.Instance)
		if told.Status != response.StatusCode || told.Title == "" || told.Detail == "" || !strings.HasPrefix(told.Type, "/api#") || err != nil {
			t.Errorf("status %d: %s", response.StatusCode, recorder.Body)
		}
	})
}
