//go:build !js

package web_test

import (
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/proclint/proclint/internal/golden"
)

// hostileTexts are pieces of files, JSON and YAML that parsers fall over. Each is sent as a file, as a JSON body, as a
// batch, and as the text of a file in a JSON body.
var hostileTexts = []string{
	"", "\x00", "\r", ":", " : ", "web", "web:", "web: '", "web: \"", "web: `", "web: \\", "web: $", "web: ${", "web: $((", "web: $(`${",
	"web: <<EOF", "web: a <(b", "web: {a,b}{c", "web: [[", "web: case x in", "web: ;;", "web: && ||", "web: !", "web: 1>&2>&", "web: -- -",
	"\xff\xfe", "\xfe\xff\x00", "\xef\xbb\xbf", "\xef\xbb\xbf\xef\xbb\xbfweb: x", "\xff\xfew\x00e\x00", "\xc0\x80: \xed\xa0\x80", "\u202eweb: x", "web\u0301: x",
	"web: |", "web: >-\n", "web: &a *a", "*a: *a", "&a [*a, *a]", "? web\n: x", "{web: x", "[[[[", "%YAML 9.9\n---\n", "--- !!binary x", "!!python/object: x", "<<: *a", "web: {{", "{% web %}",
	"<<<<<<< HEAD\nweb: x\n=======\n>>>>>>>", "# proclint-ignore-file", "# proclint-platform " + "a,b,c", "# proclint-platform", "\t\tweb:\tx",
	"{}", "null", "[]", "0", "\"", "{\"text\":", "{\"text\":null}", "{\"text\":1e999}", "{\"text\":\"\\ud800\"}", "{\"text\":\"a\",\"text\":\"b\"}", "{\"base64\":\"=\"}", "{\"files\":[{}],\"text\":\"\"}",
	"{\"text\":\"web: x\",\"path\":\"" + "../" + "\"}", "{\"text\":\"\",\"files\":[\"\\u0000\",\"//\",\"..\"]}", "{\"text\":\"\",\"platforms\":[\"\"]}",
}

func TestHostileBodiesGetNoServerError(t *testing.T) {
	asJSON := func(text string) string { return fmt.Sprintf(`{"path":%q,"text":%q}`, "a/"+text, text) }
	kinds := map[string]func(string) (contentType, body string){
		"a file":             func(text string) (string, string) { return typePlain, text },
		"a repeated file":    func(text string) (string, string) { return typePlain, strings.Repeat(text+"\n", 40) },
		"a JSON body":        func(text string) (string, string) { return typeJSON, text },
		"a nested JSON body": func(text string) (string, string) { return typeJSON, strings.Repeat("[", 101) + text },
		"the text in JSON":   func(text string) (string, string) { return typeJSON, asJSON(strings.ToValidUTF8(text, "?")) },
		"a batch":            func(text string) (string, string) { return "application/x-ndjson", text + "\n{\"text\":\"\"}\n" },
	}
	for kind, make := range kinds {
		t.Run(kind, func(t *testing.T) {
			for i, text := range hostileTexts {
				if golden.LeftOut(i, 1) {
					continue
				}
				contentType, body := make(text)
				for _, target := range []string{"/v1/lint", "/v1/lint?format=sarif&platform=heroku", "/v1/fix?suggested=true", "/v1/format", "/v1/preview?platform=drycc", "/v1/matrix", "/v1/move?from=heroku&to=sevalla", "/v1/explain",
					"/v1/config", "/v1/export?to=kubernetes", "/v1/export?to=systemd", "/v1/import", "/v1/import?from=compose", "/v1/sevalla", "/v1/sevalla?from=answer&action=create"} {
					wantNoServerError(t, target, contentType, body)
				}
			}
		})
	}
}

func wantNoServerError(t *testing.T, target, contentType, body string) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, host()+target, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", contentType)
	response, err := http.DefaultTransport.RoundTrip(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	if response.StatusCode >= http.StatusInternalServerError || len(answer) == 0 {
		t.Errorf("POST %s, %q: status %d: %.200s", target, body, response.StatusCode, answer)
	}
}
