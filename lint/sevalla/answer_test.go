package sevalla

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/preview"
	"github.com/proclint/proclint/lint/procfile"
)

func formOf(t *testing.T, text, key string) Form {
	t.Helper()
	read, err := Read(text, key)
	if err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	form := Form{Update, map[string]string{}}
	for _, v := range read {
		form.Values[v.Name] = v.Value
	}
	return form
}

func answers(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("testdata/answer.json")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestAnAnswerFillsTheForm(t *testing.T) {
	form := formOf(t, answers(t), "web")
	if messages := Check(form); len(messages) > 0 {
		t.Errorf("the answer is rejected: %+v", messages)
	}
	want := `{"display_name":"Web Process","entrypoint":"npm start","resource_type_id":"` + id + `",` +
		`"scaling_strategy":{"type":"manual","config":{"instanceCount":1}},"port":8080,"is_ingress_enabled":true,"ingress_protocol":"http",` +
		`"liveness_probe":{"httpGet":{"path":"/health","port":8080,"scheme":"HTTP","httpHeaders":[{"name":"Accept","value":"text/html"}]},"periodSeconds":10},` +
		`"readiness_probe":{"exec":{"command":["sh","-c","test -f /tmp/ready\ntrue"]}}}`
	if got := body(form).compact(); got != want {
		t.Errorf("the body is\n%s, want\n%s", got, want)
	}
	if form.Kind() != "web" || form.Values["app_id"] == "" || form.Values["process_id"] == form.Values["app_id"] || form.Values[live+"kind"] != "httpGet" {
		t.Errorf("the form: %v", form.Values)
	}

	worker := formOf(t, answers(t), "worker")
	if got, want := body(worker).compact(), `{"display_name":"worker","entrypoint":"npm run worker","scaling_strategy":{"type":"horizontal","config":{"minInstanceCount":1,"maxInstanceCount":3}}}`; got != want {
		t.Errorf("the body of the worker is %s, want %s", got, want)
	}
}

func TestAnAnswerShowsWhatNoRequestChanges(t *testing.T) {
	for _, c := range []struct{ text, key, want string }{
		{answers(t), "web", "Key: web\nMachine size: s1\nCPU limit: 500 millicores\nMemory limit: 512 MB\n" +
			"Internal hostname: my-app-web.my-app-abc123.svc.cluster.local\nCreated: 2025-01-30T00:00:00.000Z\nLast changed: 2025-01-30T00:00:00.000Z\nUnknown fields: added_later\n"},
		{answers(t), "worker", "Key: worker\nCreated: 2025-01-30T00:00:00.000Z\nLast changed: 2025-01-30T00:00:00.000Z\n"},
		{`{"id":"1","cpu_limit":250,"memory_limit":null}`, "", "CPU limit: 250 millicores\n"},
		{`{"id":"1","disk":1,"liveness_probe":{"grpc":{},"httpGet":{"path":"/","query":"a"}},"Port":null}`, "", "Unknown fields: Port, disk, liveness_probe.grpc, liveness_probe.httpGet.query\n"},
		{`{"id":"1","scaling_strategy":{"type":"manual","config":{"instanceCount":1,"max":2}}}`, "", "Unknown fields: scaling_strategy.config.max\n"},
		{`{"id":"1","cpu_limit":{"a":1},"created_at":true,"key":""}`, "", ""},
		{`{"display_name":"web","cpu_limit":250}`, "", ""},
		{answers(t), "clock", ""},
		{`web: npm start`, "", ""},
	} {
		var got strings.Builder
		for _, s := range ShownIn(c.text, c.key) {
			got.WriteString(s.Title + ": " + s.Value + "\n")
		}
		if got.String() != c.want {
			t.Errorf("%s of %s shows\n%s, expected\n%s", c.key, c.text, got.String(), c.want)
		}
	}
}

// TestEveryFieldOfAnAnswerIsRead compares the answer of the documentation with the fields of the form and the
// facts that are shown.
func TestEveryFieldOfAnAnswerIsRead(t *testing.T) {
	var answer struct{ Data []map[string]any }
	if err := json.Unmarshal([]byte(answers(t)), &answer); err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{"id": true}
	for _, f := range Fields() {
		name, _, _ := strings.Cut(f.Name, ".")
		known[name] = true
	}
	for _, a := range answered {
		known[a.name] = true
	}
	for name := range answer.Data[0] {
		if known[name] == (name == "added_later") {
			t.Errorf("%s is in an answer: known %v", name, known[name])
		}
	}
}

func TestProbesSayWhatTheyDo(t *testing.T) {
	says := map[string]string{
		"liveness_probe.kind": "restarts", "liveness_probe.failureThreshold": "restarts",
		"readiness_probe.kind": "no requests", "readiness_probe.failureThreshold": "no requests",
	}
	for _, f := range Fields() {
		if want := says[f.Name]; !strings.Contains(f.Help, want) {
			t.Errorf("%s says %q, expected %q in it", f.Name, f.Help, want)
		}
		delete(says, f.Name)
	}
	if len(says) > 0 {
		t.Errorf("no such fields: %v", says)
	}
}

func TestABodyFillsTheForm(t *testing.T) {
	form := formOf(t, `{"type":"worker","schedule":"x","is_ingress_enabled":false,"port":"8080"}`, "")
	if len(form.Values) != 4 || form.Values["port"] != "8080" || form.Values["is_ingress_enabled"] != "false" {
		t.Errorf("the form: %v", form.Values)
	}
	if messages := Check(form); len(messages) != 2 {
		t.Errorf("a body keeps what does not belong to its type: %+v", messages)
	}
}

func answer(field string) string {
	return `{"id":"3f2b7c1e-9a44-4d0b-8f0e-5b6d8a1c2e3f","type":"web","entrypoint":"npm start",` + field + `}`
}

// TestAListNeedsAKey: of a list, a key chooses, and without one it must have one process.
func TestAListNeedsAKey(t *testing.T) {
	if _, err := Read(answers(t), ""); err == nil || err.Error() != `the list has several processes, so choose one by its key: "web" or "worker"` {
		t.Error(err)
	}
	one := "[" + answer(`"key":"web"`) + "]"
	for key, ok := range map[string]bool{"": true, "web": true, "worker": false} {
		if _, err := Read(one, key); (err == nil) != ok {
			t.Errorf("%q: %v", key, err)
		}
	}
}

func TestWhatCannotBeRead(t *testing.T) {
	for text, says := range map[string]string{
		``:                                       "not JSON",
		`web: npm start`:                         "not JSON",
		`"web"`:                                  "neither a process nor a list",
		`[]`:                                     "list is empty",
		`{"data":[]}`:                            "list is empty",
		`[1]`:                                    "not a list of processes",
		`{}`:                                     "no field of a process",
		`{"later":1}`:                            `unknown field "later"`,
		`{"entrypont":"npm start","type":"web"}`: `unknown field "entrypont"; the nearest is "entrypoint"`,
		`{"scaling_strategy":{"type":"manual","config":{"instances":2}}}`: `unknown field "scaling_strategy.config.instances"`,
		`{"liveness_probe":{"httpGet":{"pth":"/"}}}`:                      `the nearest is "liveness_probe.httpGet.path"`,
		`{"liveness_probe":null}`:                                         "no field in it has a value",
		`{"entrypoint":null,"readiness_probe":{"exec":null}}`:             "no field in it has a value",
		answers(t): `"worker"`,
		`{"message":"nope","status":404,"data":{"code":"x"}}`: `API error: 404 "nope"`,
		answer(`"key":"` + strings.Repeat("k", 65) + `"`):     "key has 65 characters, but at most 64 are allowed",
		answer(`"key":""`):                                    "key is empty",
		answer(`"key":1`):                                     "key must be a string",
		answer(`"cpu_limit":0`):                               "cpu_limit must be a whole number, 1 or greater",
		answer(`"cpu_limit":"500"`):                           "cpu_limit must be a whole number, 1 or greater",
		answer(`"memory_limit":-512`):                         "memory_limit must be a whole number, 1 or greater",
		answer(`"memory_limit":0.5`):                          "memory_limit must be a whole number, 1 or greater",
		answer(`"created_at":"2025-02-30T00:00:00.000Z"`):     `created_at "2025-02-30T00:00:00.000Z" is not a time`,
		answer(`"updated_at":"2025-01-30T24:00:00Z"`):         `updated_at "2025-01-30T24:00:00Z" is not a time`,
		answer(`"updated_at":"2025-01-30T00:00:00+01:00"`):    "is not a time",
		answer(`"updated_at":"2025-02-29T00:00:00Z"`):         "is not a time",
		answer(`"updated_at":"2025-01-30T00:00:00"`):          "is not a time",
		answer(`"updated_at":"2025-01-30T00:00:00.0x0Z"`):     "is not a time",
		answer(`"updated_at":""`):                             "is not a time",
		answer(`"updated_at":1738195200`):                     "updated_at 1738195200 is not a time such as",
		answer(`"created_at":` + strings.Repeat("5", 100)):    "created_at " + strings.Repeat("5", 60) + "… is not a time",
		answer(`"created_at":true`):                           "created_at must be a string",
		answer(`"created_at":{"at":5}`):                       "created_at must be a string",
		`{"scaling_strategy":"manual"}`:                       "scaling_strategy.type must be an object",
		`{"entrypoint":{"a":1}}`:                              "entrypoint must not be",
		`{"entrypoint":["npm","start"]}`:                      "entrypoint must not be",
		`{"liveness_probe":{"exec":{"command":[1]}}}`:         "liveness_probe.exec.command must be a list of strings",
		`{"liveness_probe":{"httpGet":{"httpHeaders":[{}]}}}`: "liveness_probe.httpGet.httpHeaders must be a list",
	} {
		if read, err := Read(text, "clock"); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v, %v; want %q", text, read, err, says)
		}
	}
}

func TestParseForm(t *testing.T) {
	form, err := ParseForm(`{"action":"create","values":{"type":"job"}}`)
	if err != nil || form.Action != Create || form.Kind() != "job" {
		t.Errorf("%+v, %v", form, err)
	}
	for text, says := range map[string]string{
		`x`:                                     "invalid character",
		`[]`:                                    "must be an object",
		`{"values":{}}`:                         `"update" or "create"`,
		`{"action":"update"}`:                   "values",
		`{"action":"update","values":{"x":""}}`: `unknown field "x"`,
		`{"action":"update","values":{"port":1}}`: `"port" must be a string`,
	} {
		if _, err := ParseForm(text); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v, want %q", text, err, says)
		}
	}
}

func TestAProcfileGivesForms(t *testing.T) {
	const file = "web: gunicorn shop.wsgi --bind 0.0.0.0:8000\nworker: celery -A shop worker\nclock: python clock.py\nrelease: python manage.py migrate\napi: gunicorn api.wsgi\nempty:\n"
	target, ok := platform.Lookup("sevalla:buildpacks")
	if !ok {
		t.Fatal("no such platform")
	}
	shown := preview.Of(procfile.Parse([]byte(file)), target, preview.Options{})
	want := map[string][3]string{
		"web":     {"web", "update", ""},
		"worker":  {"worker", "create", ""},
		"clock":   {"worker", "create", "cron"},
		"release": {"job", "create", "release phase"},
		"api":     {"worker", "create", "one web process"},
		"empty":   {"worker", "create", ""},
	}
	for i := range shown.Processes {
		s := Suggest(&shown.Processes[i])
		expected, ok := want[s.Type]
		if !ok {
			t.Errorf("a suggestion for %q", s.Type)
			continue
		}
		delete(want, s.Type)
		update := Form{Update, map[string]string{}}
		for _, v := range s.Update {
			update.Values[v.Name] = v.Value
		}
		create := Form{Create, map[string]string{"resource_type_id": id}}
		for _, v := range s.Create {
			create.Values[v.Name] = v.Value
		}
		if update.Kind() != expected[0] || create.Kind() != expected[0] || string(s.Action) != expected[1] || !strings.Contains(s.Note, expected[2]) {
			t.Errorf("%s: %s %s, %q; want %q", s.Type, s.Action, update.Kind(), s.Note, expected)
		}
		if messages := Check(create); len(messages) > 0 {
			t.Errorf("%s: the suggestion is rejected: %+v", s.Type, messages)
		}
		if messages := Check(update); len(messages) > 0 && s.Type != "empty" {
			t.Errorf("%s: the suggestion is rejected: %+v", s.Type, messages)
		}
		if s.Type == "web" && update.Values["port"] != "8000" {
			t.Errorf("web: port %q", update.Values["port"])
		}
		if policy := create.Values["job_start_policy"]; (s.Type == "release") != (policy == "beforeDeployment") {
			t.Errorf("%s: job_start_policy %q", s.Type, policy)
		}
	}
	if len(want) > 0 {
		t.Errorf("no suggestion for %v", want)
	}
}

func TestFieldsAreDocumented(t *testing.T) {
	names, flags := map[string]bool{}, map[string]bool{}
	groups := map[string]bool{}
	for _, g := range Groups() {
		groups[g] = true
	}
	for _, f := range Fields() {
		sent := f.sent(Create)
		switch {
		case names[f.Name] || flags[f.Flag]:
			t.Errorf("%s: its name or its flag %q is not its own", f.Name, f.Flag)
		case f.Title == "" || f.Source == "" || !groups[f.Group]:
			t.Errorf("%s: title %q, source %q, group %q", f.Name, f.Title, f.Source, f.Group)
		case f.Effect == "" && sent && f.Name != "type":
			t.Errorf("%s: nothing says when it takes effect", f.Name)
		case (f.Type == Choice) != (len(f.Choices) > 0):
			t.Errorf("%s: choices %v", f.Name, f.Choices)
		case f.Example != "" && f.problem(f.Example) != "":
			t.Errorf("%s: its example %s", f.Name, f.problem(f.Example))
		}
		names[f.Name], flags[f.Flag] = true, true
		if f.If != "" && !names[f.If] {
			t.Errorf("%s: the field %s does not stand before it", f.Name, f.If)
		}
	}
}

// The schema and the table name the same fields.
func TestTheTableHoldsEveryFieldOfTheRequest(t *testing.T) {
	for _, action := range []Action{Update, Create} {
		text, err := os.ReadFile("testdata/" + string(action) + ".schema.json")
		if err != nil {
			t.Fatal(err)
		}
		var schema struct{ Properties map[string]any }
		if err := json.Unmarshal(text, &schema); err != nil {
			t.Fatal(err)
		}
		for _, f := range Fields() {
			name, _, _ := strings.Cut(f.Name, ".")
			if f.sent(action) && f.Of(action, "") && schema.Properties[name] == nil {
				t.Errorf("%s is not in the schema of %s", f.Name, action)
			}
		}
		for name := range schema.Properties {
			found := false
			for _, f := range Fields() {
				found = found || f.Of(action, "") && (f.Name == name || strings.HasPrefix(f.Name, name+"."))
			}
			if !found {
				t.Errorf("%s has unknown field %s", action, name)
			}
		}
	}
}
