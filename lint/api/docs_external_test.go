//go:build externaldocs

package api

import (
	"encoding/json"
	"os"
	"reflect"
	"testing"

	"github.com/proclint/proclint/lint/platform/sources"
)

// TestSourcesOfTheDocumentation: a program that reads the documentation says the same of sources as one that contains them.
func TestSourcesOfTheDocumentation(t *testing.T) {
	table, err := sources.Read(os.DirFS("../platform/sources"))
	if err != nil {
		t.Fatal(err)
	}
	sources.Take(func() *sources.Table { return table })
	want := Platforms()
	text, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	read := SourcesOf(string(text))
	sources.Take(func() *sources.Table { return read })
	for i, got := range Platforms().Platforms {
		if !reflect.DeepEqual(got, want.Platforms[i]) || len(got.Sources) == 0 || len(got.Sources[0].Places) == 0 {
			t.Errorf("%s: %+v", got.ID, got.Sources)
		}
	}
}
