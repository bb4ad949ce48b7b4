package main

import (
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/pelletier/go-toml/v2"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/proclint/proclint/lint/config"
)

const oldCatalog = `{
  "version": 1,
  "schemas": [
    {
      "name": "Another",
      "url": "https://www.schemastore.org/another.json"
    }
  ]
}
`

// checkout is a folder like SchemaStore's repository, to which run added everything.
func checkout(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	catalog := filepath.Join(folder, catalogPath)
	if err := os.MkdirAll(filepath.Dir(catalog), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(catalog, []byte(oldCatalog), 0o644); err != nil {
		t.Fatal(err)
	}
	for range 2 { // the second one changes nothing
		if err := run(folder); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

func read(t *testing.T, path ...string) []byte {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(path...))
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func TestTheCatalogGetsOneEntry(t *testing.T) {
	var catalog struct {
		Schemas []struct {
			Name, Description, URL string
			FileMatch              []string
		}
	}
	if err := json.Unmarshal(read(t, checkout(t), catalogPath), &catalog); err != nil {
		t.Fatal(err)
	}
	if len(catalog.Schemas) != 2 || catalog.Schemas[0].Name != "Another" {
		t.Fatalf("%+v", catalog.Schemas)
	}
	if e := catalog.Schemas[1]; !slices.Equal(e.FileMatch, []string{config.FileName}) || e.URL != address || e.Name == "" || e.Description == "" {
		t.Errorf("%+v", e)
	}
}

// TestTheSchemaTakesOneKindOfExampleAndRejectsTheOther: as the tests of SchemaStore ask for.
func TestTheSchemaTakesOneKindOfExampleAndRejectsTheOther(t *testing.T) {
	folder := checkout(t)
	document, err := jsonschema.UnmarshalJSON(strings.NewReader(string(read(t, folder, schemaPath))))
	if err != nil {
		t.Fatal(err)
	}
	if id := document.(map[string]any)["$id"]; id != address {
		t.Errorf("the schema has the address %v", id)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource(address, document); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile(address)
	if err != nil {
		t.Fatal(err)
	}
	for pattern, accepted := range map[string]bool{"src/test/proclint/*.toml": true, "src/negative_test/proclint/*.toml": false} {
		examples, err := fs.Glob(os.DirFS(folder), pattern)
		if err != nil || len(examples) < 2 {
			t.Errorf("%s: %d examples, %v", pattern, len(examples), err)
		}
		for _, name := range examples {
			var value map[string]any
			if err := toml.Unmarshal(read(t, folder, name), &value); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if err := schema.Validate(value); (err == nil) != accepted {
				t.Errorf("%s: %v", name, err)
			}
			if _, err := config.Parse(read(t, folder, name)); (err == nil) != accepted {
				t.Errorf("%s: Proclint: %v", name, err)
			}
		}
	}
}
