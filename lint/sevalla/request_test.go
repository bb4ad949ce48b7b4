package sevalla

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/hclwrite"
	"github.com/zclconf/go-cty/cty"
	ctyjson "github.com/zclconf/go-cty/cty/json"
	"golang.org/x/tools/txtar"

	"github.com/proclint/proclint/internal/golden"
)

// nasty are commands that a shell, JSON or Terraform may trip over.
var nasty = []string{
	`npm start`, `it's "quoted" \ back`, "two\nlines\r\n\tand a tab", `$HOME ${HOME} $(id) ` + "`id`", `!history #comment ~ * ? [a]`,
	`'`, `''`, `'"'"'`, `%{ if true }${a}$${b}%%{c}`, "\x01\x7f é 日本 😀 \u2028", `\n \u0041 \\`, `@/etc/passwd`, `-X DELETE`, "a\x00b",
}

func mustJSON(t *testing.T, value any) []byte {
	t.Helper()
	encoded, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return encoded
}

func decoded(t *testing.T, text string) map[string]any {
	t.Helper()
	var value map[string]any
	if err := json.Unmarshal([]byte(text), &value); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	return value
}

func TestWithoutMistakesTheCallsReadOnly(t *testing.T) {
	r := RequestOf(update("port", "0", "app_id", `$(id)"`))
	if len(r.Equivalents) != 2 {
		t.Errorf("%d texts to copy, want the two lists: %+v", len(r.Equivalents), r.Equivalents)
	}
	for _, e := range r.Equivalents {
		if strings.Contains(e.Text, "id)") || strings.Contains(e.Text, " -X ") {
			t.Errorf("%s: %s", e.Title, e.Text)
		}
	}
}

func TestTerraformSaysWhatTheBodySays(t *testing.T) {
	forms := []Form{
		create("web", "port", "8080", config+"minInstanceCount", "1", config+"maxInstanceCount", "5", config+"targetCpuPercent", "80",
			live+"httpGet.path", "/health", live+"httpGet.httpHeaders", "Accept: text/html\nX-Probe: ${x}", live+"periodSeconds", "10", ready+"tcpSocket.port", "8080"),
		create("cron", "time_zone", "Europe/Vienna", config+"instanceCount", "1"),
		create("job", "job_start_policy", "afterSuccessDeployment", config+"instanceCount", "0", "app_id", id, "display_name", "2nd job: migrate"),
	}
	for _, command := range nasty {
		// Terraform keeps texts in the composed form of Unicode, and no NUL.
		if !strings.Contains(command, "\x00") {
			forms = append(forms, create("web", "entrypoint", command, "display_name", command, config+"instanceCount", "1", ready+"exec.command", string(mustJSON(t, []string{"sh", "-c", command}))))
		}
	}
	for _, form := range forms {
		r := RequestOf(form)
		if len(r.Messages) > 0 || r.Terraform == "" {
			t.Errorf("%v: %+v, needs %v", form, r.Messages, r.TerraformNeeds)
			continue
		}
		if laidOut := string(hclwrite.Format([]byte(r.Terraform))); laidOut != r.Terraform {
			t.Errorf("terraform fmt would change\n%s\nto\n%s", r.Terraform, laidOut)
		}
		got := attributes(t, r.Terraform)
		wantApp := "the app"
		if form.Values["app_id"] != "" {
			wantApp = form.Values["app_id"]
		}
		if got["application_id"] != wantApp {
			t.Errorf("application_id %v", got["application_id"])
		}
		delete(got, "application_id")
		if want := inTerraform(decoded(t, body(form).compact())); !reflect.DeepEqual(got, want) {
			t.Errorf("terraform says %v, want %v:\n%s", got, want, r.Terraform)
		}
	}
}

// attributes are the attributes of the one resource, as values of JSON.
func attributes(t *testing.T, text string) map[string]any {
	t.Helper()
	file, problems := hclsyntax.ParseConfig([]byte(text), "main.tf", hcl.InitialPos)
	if problems.HasErrors() {
		t.Fatalf("%v in\n%s", problems, text)
	}
	variables := &hcl.EvalContext{Variables: map[string]cty.Value{"var": cty.ObjectVal(map[string]cty.Value{
		"sevalla_app_id": cty.StringVal("the app"),
	})}}
	made := map[string]any{}
	for _, block := range file.Body.(*hclsyntax.Body).Blocks {
		if block.Type != "resource" {
			continue
		}
		if block.Labels[0] != "sevalla_application_process" || !hclsyntax.ValidIdentifier(block.Labels[1]) {
			t.Errorf("resource %q", block.Labels)
		}
		for name, attribute := range block.Body.Attributes {
			value, problems := attribute.Expr.Value(variables)
			if problems.HasErrors() {
				t.Fatalf("%s: %v in\n%s", name, problems, text)
			}
			encoded, err := ctyjson.Marshal(value, value.Type())
			if err != nil {
				t.Fatal(err)
			}
			var plain any
			if err := json.Unmarshal(encoded, &plain); err != nil {
				t.Fatal(err)
			}
			made[name] = plain
		}
	}
	return made
}

// inTerraform is a body with the names and the shape that the provider gives it.
func inTerraform(value any) any {
	switch value := value.(type) {
	case map[string]any:
		made := map[string]any{}
		for name, inner := range value {
			if name == "config" {
				for name, inner := range inner.(map[string]any) {
					made[snakeCase(name)] = inTerraform(inner)
				}
				continue
			}
			made[snakeCase(name)] = inTerraform(inner)
		}
		return made
	case []any:
		for i := range value {
			value[i] = inTerraform(value[i])
		}
	}
	return value
}

func TestTerraformNeedsMoreThanAnUpdate(t *testing.T) {
	r := RequestOf(update("entrypoint", "npm start"))
	if got := strings.Join(r.TerraformNeeds, " "); r.Terraform != "" || got != "type display_name scaling_strategy" {
		t.Errorf("needs %q, terraform %q", got, r.Terraform)
	}
	r = RequestOf(update("type", "worker", "display_name", "mail", config+"instanceCount", "2"))
	if !strings.Contains(r.Terraform, "resource_type_id = var.sevalla_resource_type_id") || !strings.Contains(r.Terraform, `variable "sevalla_resource_type_id"`) {
		t.Errorf("terraform %q, needs %v", r.Terraform, r.TerraformNeeds)
	}
}

// TestGolden checks the request of a form: each file of testdata has the form, and the texts to copy.
func TestGolden(t *testing.T) {
	golden.Files(t, "testdata/*.txtar", 1, func(t *testing.T, _ string, ar *txtar.Archive) []txtar.File {
		form, err := ParseForm(string(ar.Files[0].Data))
		if err != nil {
			t.Fatal(err)
		}
		files := ar.Files[:1:1]
		r := RequestOf(form)
		for _, m := range r.Messages {
			files = append(files, txtar.File{Name: "message", Data: []byte(m.Text + "\n")})
		}
		for _, e := range r.Equivalents {
			files = append(files, txtar.File{Name: e.Title, Data: []byte(strings.TrimSuffix(e.Text, "\n") + "\n")})
		}
		return files
	})
}

// checkRejected checks that a form with a message gives no request to copy.
func checkRejected(t *testing.T, r Request) {
	t.Helper()
	if r.Body != "" || r.Call != "" || r.Deploy != "" || r.Terraform != "" {
		t.Errorf("a request in spite of %v: %+v", r.Messages, r)
	}
}

func FuzzBody(f *testing.F) {
	for _, command := range nasty {
		f.Add(command, command)
	}
	f.Fuzz(func(t *testing.T, command, argument string) {
		form := create("web", "entrypoint", command, config+"instanceCount", "1", ready+"kind", "exec", ready+"exec.command", ListText([]string{"x", argument}))
		r := RequestOf(form)
		if len(r.Messages) > 0 {
			checkRejected(t, r)
			return
		}
		value := decoded(t, body(form).compact())
		// Each byte that is not UTF-8 becomes a replacement character.
		if got, want := value["entrypoint"], string([]rune(command)); got != want {
			t.Errorf("entrypoint %q, want %q", got, want)
		}
		if !reflect.DeepEqual(value, decoded(t, r.Body)) {
			t.Errorf("the body differs from the call: %s", r.Body)
		}
		back, err := Read(r.Body, "")
		if err != nil {
			t.Fatal(err)
		}
		again := Form{Create, map[string]string{}}
		for _, v := range back {
			again.Values[v.Name] = v.Value
		}
		// A byte that is not UTF-8 is an escape the first time, and a replacement character from then on.
		if got := body(again).compact(); !reflect.DeepEqual(decoded(t, got), value) {
			t.Errorf("read back it is %s, want %s", got, body(form).compact())
		}
		if _, problems := hclsyntax.ParseConfig([]byte(r.Terraform), "main.tf", hcl.InitialPos); problems.HasErrors() {
			t.Errorf("%v in\n%s", problems, r.Terraform)
		}
	})
}
