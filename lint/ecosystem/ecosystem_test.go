package ecosystem

import (
	"slices"
	"testing"
)

// TestEachProgramIsThereOnce: two entries of a table would disagree.
func TestEachProgramIsThereOnce(t *testing.T) {
	for language, table := range map[string]Table{"python": Python, "ruby": Ruby, "node": Node, "elixir": Elixir} {
		names := table.Names().List()
		slices.Sort(names)
		for i, name := range names[1:] {
			if name == names[i] {
				t.Errorf("%s has %s twice", language, name)
			}
		}
		for _, name := range names {
			if p := table.Find(name); p == nil || !p.BroughtBy(name).Has(table.PackageOf(name)) {
				t.Errorf("%s: %s isn't brought by %s", language, name, table.PackageOf(name))
			}
		}
	}
}

func TestPackageOf(t *testing.T) {
	for name, want := range map[string]string{"next": "next", "nest": "@nestjs/cli", "strapi": "@strapi/strapi", "unheard-of": "unheard-of"} {
		if got := Node.PackageOf(name); got != want {
			t.Errorf("%s: got %s, want %s", name, got, want)
		}
	}
	if got := Node.PackagesOf("strapi"); !slices.Equal(got, []string{"@strapi/strapi", "strapi"}) {
		t.Errorf("strapi: got %q", got)
	}
}
