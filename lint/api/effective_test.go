package api

import (
	"encoding/json"
	"strings"
	"testing"
)

// TestConfig: each value names what sets it.
func TestConfig(t *testing.T) {
	const toml = `platforms = ['dokku']\nfail-on = 'hint'\nexclude = ['x/**']\n[rules]\nsudo = 'off'\n[[overrides]]\nfiles = ['x/**']\nrules = { sudo = 'error' }`
	for name, test := range map[string]struct{ request, want string }{
		"nothing":       {`{"text":"web: x\n"}`, `"config":"" "platforms":{"value":["code-capsules","deis","drycc","sevalla","heroku"],"from":"default"} "failOn":{"value":"error","from":"default"} "excluded":{"value":"","from":"default"} "rules":[]`},
		"a selection":   {`{"text":"web: x\n","platforms":["heroku"]}`, `"platforms":{"value":["heroku"],"from":"platforms"}`},
		"a comment":     {`{"path":"a/Procfile","text":"\n# proclint-platform piku\n"}`, `"file":"a/Procfile" "platforms":{"value":["piku"],"from":"a/Procfile:2"}`},
		"a file":        {`{"text":"web: x\n","path":"Procfile","files":["Procfile",{"path":"app.json","text":"{}"}]}`, `"platforms":{"value":["heroku"],"from":"app.json"}`},
		"a field":       {`{"text":"web: x\n","config":{"platforms":["dokku"],"rules":{"sudo":"off"}}}`, `"config":"config" "platforms":{"value":["dokku"],"from":"config"} "rules":[{"rule":"sudo","severity":"off","from":"config"}]`},
		"a text":        {`{"text":"web: x\n","path":"x/Procfile","config":"` + toml + `"}`, `"from":"config:1" "failOn":{"value":"hint","from":"config:2"} "excluded":{"value":"x/**","from":"config:3"} "rules":[{"rule":"sudo","severity":"error","from":"config:8","files":"x/**"}]`},
		"a file's text": {`{"text":"web: x\n","path":"b/Procfile","files":["b/Procfile",{"path":"b/.proclint.toml","text":"` + toml + `"}]}`, `"config":"b/.proclint.toml" "from":"b/.proclint.toml:1" "severity":"off","from":"b/.proclint.toml:5"`},
	} {
		answer := string(Call(all, "config", []byte(test.request)))
		for _, part := range strings.Split(test.want, " ") {
			if !strings.Contains(answer, part) {
				t.Errorf("%s: no %s in %s", name, part, answer)
			}
		}
	}
}

// TestSevalla: a request starts from a process of the Procfile or an answer of the API, and values go before both.
func TestSevalla(t *testing.T) {
	const file = `"text":"web: gunicorn shop --bind 0.0.0.0:9000\nworker: rq worker\n"`
	for name, test := range map[string]struct{ request, body string }{
		"a process":     {`{` + file + `,"process":"web"}`, `{"entrypoint":"gunicorn shop --bind 0.0.0.0:9000","port":9000}`},
		"a new process": {`{` + file + `,"process":"worker","action":"create","values":{"resource_type_id":"3c90c3cc-0d44-4b50-8888-8dd25736052a"}}`, `{"display_name":"worker","type":"worker","entrypoint":"rq worker","resource_type_id":"3c90c3cc-0d44-4b50-8888-8dd25736052a","scaling_strategy":{"type":"manual","config":{"instanceCount":1}}}`},
		"a value":       {`{` + file + `,"process":"web","values":{"port":"8080"}}`, `{"entrypoint":"gunicorn shop --bind 0.0.0.0:9000","port":8080}`},
		"only values":   {`{"text":"","values":{"port":"8080"}}`, `{"port":8080}`},
		"an answer":     {`{"text":"{\"data\":[{\"key\":\"a\"},{\"key\":\"web\",\"port\":9000}]}","from":"answer","process":"web"}`, `{"port":9000}`},
	} {
		request := ask[struct {
			Schema, Body string
			Messages     []struct{ Text string }
		}](t, "sevalla", test.request)
		if len(request.Messages) > 0 || request.Schema != "proclint/1" || !sameJSON(t, request.Body, test.body) {
			t.Errorf("%s: %+v, want %s", name, request, test.body)
		}
	}
	if answer := string(Call(all, "sevalla", []byte(`{"text":"","values":{"port":"0"}}`))); !strings.Contains(answer, `"messages":[{"field":"port"`) {
		t.Errorf("a wrong value: %s", answer)
	}
}

func sameJSON(t *testing.T, a, b string) bool {
	t.Helper()
	var decoded [2]any
	for i, text := range []string{a, b} {
		if err := json.Unmarshal([]byte(text), &decoded[i]); err != nil {
			t.Errorf("%v in %s", err, text)
			return false
		}
	}
	return standard(t, decoded[0]) == standard(t, decoded[1])
}
