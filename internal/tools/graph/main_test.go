package main

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"
)

const root = "../../.."

// TestThePictureIsUpToDate: docs/packages.svg shows the packages as they are.
func TestThePictureIsUpToDate(t *testing.T) {
	imports, err := listImports(root)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"proclint", "lint", "lint/procfile", "web/edge"} {
		if _, ok := imports[name]; !ok {
			t.Errorf("there is no package %s in the picture", name)
		}
	}
	got, err := os.ReadFile(filepath.Join(root, picture))
	if err != nil {
		t.Fatal(err)
	}
	if want := draw(arrange(imports)); !bytes.Equal(got, want) {
		t.Errorf("%s shows other packages than there are: run go run ./internal/tools/graph .", picture)
	}
}

func TestArrange(t *testing.T) {
	g := arrange(map[string][]string{
		"main":    {"lint", "procfile", "report"},
		"report":  {"lint"},
		"lint":    {"command", "procfile"},
		"command": {"procfile"},
		"version": nil, "procfile": nil,
	})
	for _, floor := range g.floors {
		slices.Sort(floor)
	}
	if want := [][]string{{"procfile", "version"}, {"command"}, {"lint"}, {"report"}, {"main"}}; !reflect.DeepEqual(g.floors, want) {
		t.Errorf("floors %v, want %v", g.floors, want)
	}
	for name, want := range map[string][]string{"main": {"report"}, "lint": {"command"}, "procfile": nil} {
		if got := g.arrows[name]; !slices.Equal(got, want) {
			t.Errorf("arrows from %s to %v, want %v", name, got, want)
		}
	}
}
