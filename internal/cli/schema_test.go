package cli

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"golang.org/x/tools/txtar"
)

// printedSchema is what lint --schema prints. With closed, a report may have no member that the schema doesn't name.
func printedSchema(t *testing.T, closed bool) *jsonschema.Schema {
	t.Helper()
	stdout, stderr, code := run(t, "lint", "--schema")
	if code != exitOK {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
	document, err := jsonschema.UnmarshalJSON(strings.NewReader(stdout))
	if err != nil {
		t.Fatal(err)
	}
	if closed {
		for _, definition := range document.(map[string]any)["$defs"].(map[string]any) {
			if object := definition.(map[string]any); object["properties"] != nil {
				object["additionalProperties"] = false
			}
		}
	}
	compiler := jsonschema.NewCompiler()
	compiler.DefaultDraft(jsonschema.Draft2020)
	if err := compiler.AddResource("report.json", document); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("report.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// Every report on the inputs of the golden files is as the schema describes it.
func TestTheSchemaDescribesEveryReport(t *testing.T) {
	schema := printedSchema(t, true)
	paths, err := filepath.Glob("../../lint/rules/testdata/*.txtar")
	if err != nil || len(paths) < 50 {
		t.Fatalf("%d golden files: %v", len(paths), err)
	}
	reports := 0
	for _, path := range paths {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range archive.Files {
			name, ok := strings.CutPrefix(file.Name, "in ")
			if !ok {
				continue
			}
			args := []string{"lint", "--format", "json", "--no-config", "-"}
			if _, platforms, ok := strings.Cut(name, "platforms="); ok {
				platforms, _, _ = strings.Cut(platforms, " ")
				args = append(args, "--platform", platforms)
			}
			stdout, stderr, code := runWithStdin(t, strings.NewReader(string(file.Data)), args...)
			if code == exitFailure {
				t.Fatalf("%s %s: %s", path, name, stderr)
			}
			report, err := jsonschema.UnmarshalJSON(strings.NewReader(stdout))
			if err == nil {
				err = schema.Validate(report)
			}
			if err != nil {
				t.Errorf("%s %s: %v", path, name, err)
			}
			reports++
		}
	}
	if reports < 500 {
		t.Errorf("only %d reports were checked", reports)
	}
}

func TestTheSchemaRejectsOtherReports(t *testing.T) {
	const report = `{"schema":%q,"file":{"path":"Procfile","encoding":"utf-8","bom":false,"eol":"lf"},"platforms":["heroku"],` +
		`"diagnostics":%s,"summary":{"error":0,"warning":0,"info":0,"hint":0,"fixable":0}}`
	schema := printedSchema(t, false)
	for _, test := range []struct {
		name, schema, diagnostics string
		valid                     bool
	}{
		{"no finding", "proclint/1", `[]`, true},
		{"another schema", "proclint/2", `[]`, false},
		{"a finding without a rule", "proclint/1", `[{"severity":"error"}]`, false},
		{"no list", "proclint/1", `{}`, false},
	} {
		instance, err := jsonschema.UnmarshalJSON(strings.NewReader(fmt.Sprintf(report, test.schema, test.diagnostics)))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(instance); (err == nil) != test.valid {
			t.Errorf("%s: %v", test.name, err)
		}
	}
}
