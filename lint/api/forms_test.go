package api

import (
	"encoding/json"
	"strings"
	"testing"
)

// askPage calls a method as the page does, and decodes the answer.
func askPage(t *testing.T, method string, request any) map[string]any {
	t.Helper()
	encoded, err := json.Marshal(request)
	if err != nil {
		t.Fatal(err)
	}
	return ask[map[string]any](t, method, string(encoded))
}

// text is a request whose text is JSON.
func text(t *testing.T, value any) map[string]any {
	t.Helper()
	encoded, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return map[string]any{"text": string(encoded)}
}

type object = map[string]any

func TestTheFieldsComeWithTheirGroups(t *testing.T) {
	answer := askPage(t, "sevallaFields", object{})
	groups := map[any]bool{}
	for _, group := range answer["groups"].([]any) {
		groups[group] = true
	}
	fields := answer["fields"].([]any)
	if len(fields) < 40 || answer["effectOfCreate"] == "" {
		t.Errorf("%d fields, effect %q", len(fields), answer["effectOfCreate"])
	}
	for _, field := range fields {
		if f := field.(object); !groups[f["group"]] || f["name"] == "" {
			t.Errorf("%v", f)
		}
	}
}

func TestALogLineIsExplained(t *testing.T) {
	for log, want := range map[string]struct{ rule, message bool }{
		"H14":                               {true, true},
		"Error R10 (Boot timeout)":          {true, true},
		"bash: gunicron: command not found": {rule: true},
		"procfile declared types none":      {},
	} {
		for _, request := range []object{{"text": log}, {"base64": []byte(log)}} {
			answer := askPage(t, "explainRules", request)
			if got := len(answer["rules"].([]any)) > 0; got != want.rule {
				t.Errorf("%s: rules %v", request, answer["rules"])
			}
			if got := len(answer["messages"].([]any)) > 0; got != want.message {
				t.Errorf("%s: messages %v", request, answer["messages"])
			}
		}
	}
}

func TestACardGivesASuggestion(t *testing.T) {
	file := object{"text": "web: gunicorn shop --bind 0.0.0.0:9000\nrelease: npm run migrate\n", "platform": "sevalla"}
	for i, want := range []string{`{"type":"web","action":"update","update":[{"name":"type","value":"web"},{"name":"entrypoint","value":"gunicorn shop --bind 0.0.0.0:9000"},{"name":"port","value":"9000"}]`, `{"type":"release","action":"create"`} {
		card := askPage(t, "preview", file)["processes"].([]any)[i]
		encoded, err := json.Marshal(text(t, card))
		if err != nil {
			t.Fatal(err)
		}
		if got := string(Call(all, "sevallaSuggest", encoded)); !strings.HasPrefix(got, want) {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

func TestThePreviewSaysWhetherThereIsAForm(t *testing.T) {
	for platform, want := range map[string]bool{"sevalla": true, "sevalla:dockerfile": true, "heroku": false} {
		shown := askPage(t, "preview", object{"text": "web: x\n", "platform": platform})
		if shown["form"] != want || shown["platform"] != platform || len(shown["processes"].([]any)) != 1 {
			t.Errorf("%s: form %v, preview %v", platform, shown["form"], shown)
		}
	}
}

func TestAFormGivesARequest(t *testing.T) {
	answer := askPage(t, "sevallaRequest", text(t, object{"action": "update", "values": object{"port": "9000"}}))
	if len(answer["messages"].([]any)) != 0 || !strings.Contains(answer["body"].(string), "9000") || !strings.Contains(answer["call"].(string), "PATCH") {
		t.Errorf("%v", answer)
	}
	answer = askPage(t, "sevallaRequest", text(t, object{"action": "update", "values": object{"port": "0"}}))
	if message := answer["messages"].([]any)[0].(object); message["field"] != "port" {
		t.Errorf("%v", message)
	}
}

func TestErrorsOfForms(t *testing.T) {
	for method, request := range map[string]any{
		"sevallaRequest": object{"text": "x"},
		"sevallaSuggest": object{"text": "[]"},
	} {
		failure, ok := askPage(t, method, request)["error"].(object)
		if !ok || failure["detail"] == "" {
			t.Errorf("%s: no error", method)
		}
	}
	if answer := string(Call(Answering(PageMethods()), "sevalla", []byte("{}"))); !strings.Contains(answer, `{"error":{`) {
		t.Errorf("the page answers a method of the command: %s", answer)
	}
}
