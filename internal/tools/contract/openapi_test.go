package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/api"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/explain"
	"github.com/proclint/proclint/lint/export"
	"github.com/proclint/proclint/lint/imports"
	"github.com/proclint/proclint/lint/logs"
	"github.com/proclint/proclint/lint/move"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/preview"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/sevalla"
)

// schema is one of the description of the HTTP API.
type schema struct {
	Properties map[string]schema `json:"properties"`
	Required   []string          `json:"required"`
}

func schemas(t *testing.T) map[string]schema {
	t.Helper()
	root, err := moduleRoot()
	if err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(filepath.Join(root, "web/openapi.json"))
	if err != nil {
		t.Fatal(err)
	}
	var document struct {
		Components struct {
			Schemas map[string]schema `json:"schemas"`
		} `json:"components"`
	}
	if err := json.Unmarshal(content, &document); err != nil {
		t.Fatal(err)
	}
	return document.Components.Schemas
}

// TestTheHTTPAPIDescribesTheTypes: each schema of an answer has the fields of its type, and those that are always there are
// required.
func TestTheHTTPAPIDescribesTheTypes(t *testing.T) {
	described := schemas(t)
	for name, of := range map[string]reflect.Type{
		"AppReport": reflect.TypeFor[lint.Beside](), "Start": reflect.TypeFor[lint.Start](),
		"Report": reflect.TypeFor[lint.Report](), "FileFacts": reflect.TypeFor[lint.File](), "Summary": reflect.TypeFor[lint.Summary](),
		"Diagnostic": reflect.TypeFor[check.Diagnostic](), "Effect": reflect.TypeFor[check.PlatformEffect](), "Fix": reflect.TypeFor[check.Fix](),
		"TextEdit": reflect.TypeFor[check.TextEdit](), "Related": reflect.TypeFor[check.Related](),
		"Range": reflect.TypeFor[procfile.Span](), "Position": reflect.TypeFor[procfile.Position](),
		"File": reflect.TypeFor[api.Content](), "FixedFile": reflect.TypeFor[api.FixedContent](),
		"Preview": reflect.TypeFor[preview.Preview](), "Process": reflect.TypeFor[preview.Process](), "Variable": reflect.TypeFor[preview.Variable](),
		"Port": reflect.TypeFor[preview.Port](), "Equivalent": reflect.TypeFor[platform.Equivalent](), "FormField": reflect.TypeFor[platform.FormField](),
		"Matrix": reflect.TypeFor[preview.Matrix](), "Row": reflect.TypeFor[preview.Row](),
		"Column": reflect.TypeFor[preview.Column](), "Cell": reflect.TypeFor[preview.Cell](),
		"Plan": reflect.TypeFor[move.Plan](), "Step": reflect.TypeFor[move.Step](),
		"Explanation": reflect.TypeFor[logs.Answer](), "Cause": reflect.TypeFor[logs.Cause](), "CauseFix": reflect.TypeFor[logs.Fix](),
		"ExplainingRule": reflect.TypeFor[explain.Rule](), "Message": reflect.TypeFor[explain.Message](), "NearestLine": reflect.TypeFor[explain.Near](),
		"RuleList": reflect.TypeFor[api.RuleList](), "Rule": reflect.TypeFor[api.Rule](), "Sample": reflect.TypeFor[api.Sample](),
		"PlatformList": reflect.TypeFor[api.PlatformList](), "Platform": reflect.TypeFor[api.Platform](), "Strategy": reflect.TypeFor[api.Strategy](),
		"Fact":   reflect.TypeFor[api.Fact](),
		"Export": reflect.TypeFor[export.Export](), "ExportedFile": reflect.TypeFor[export.File](), "Import": reflect.TypeFor[imports.Import](),
		"SevallaRequest": reflect.TypeFor[sevalla.Request](), "SevallaMessage": reflect.TypeFor[sevalla.Message](),
		"Effective": reflect.TypeFor[api.Effective](), "EffectiveTargets": reflect.TypeFor[api.EffectiveTargets](),
		"EffectiveText": reflect.TypeFor[api.EffectiveText](), "EffectiveRule": reflect.TypeFor[api.EffectiveRule](),
	} {
		s, ok := described[name]
		if !ok {
			t.Errorf("there is no schema %s", name)
			continue
		}
		var fields, required []string
		for field, optional := range jsonFields(of) {
			fields = append(fields, field)
			if !optional {
				required = append(required, field)
			}
		}
		compare(t, name, "properties", keys(s.Properties), fields)
		compare(t, name, "required properties", s.Required, required)
	}
}

// TestTheHTTPAPIDescribesTheMethods: a request has the fields that its method reads.
func TestTheHTTPAPIDescribesTheMethods(t *testing.T) {
	described := schemas(t)
	methods := map[string]api.Method{}
	for _, m := range slices.Concat(api.PageMethods(), api.CommandMethods(), api.SeldomMethods()) {
		methods[m.Name] = m
	}
	for method, name := range map[string]string{
		"lint": "Request", "format": "Request", "matrix": "Request", "fix": "FixRequest", "preview": "PreviewRequest", "move": "MoveRequest", "explain": "Log",
		"lintApp": "InitRequest", "export": "ExportRequest", "import": "ImportRequest", "sevalla": "SevallaForm", "init": "InitRequest", "config": "Request",
	} {
		compare(t, name, "properties", keys(described[name].Properties), methods[method].Reads.List())
	}
}

func compare(t *testing.T, name, what string, described, want []string) {
	t.Helper()
	for _, field := range want {
		if !slices.Contains(described, field) {
			t.Errorf("web/openapi.yaml lacks %q among the %s of %s, and the type in Go has it", field, what, name)
		}
	}
	for _, field := range described {
		if !slices.Contains(want, field) {
			t.Errorf("web/openapi.yaml has %q among the %s of %s, and the type in Go doesn't", field, what, name)
		}
	}
}

func keys(properties map[string]schema) []string {
	var names []string
	for name := range properties {
		names = append(names, name)
	}
	return names
}

// jsonFields are the names of the fields in JSON, and whether they are optional.
func jsonFields(t reflect.Type) map[string]bool {
	fields := map[string]bool{}
	for _, f := range reflect.VisibleFields(t) {
		if name, options, _ := strings.Cut(f.Tag.Get("json"), ","); name != "" && name != "-" {
			fields[name] = options == "omitempty"
		}
	}
	return fields
}
