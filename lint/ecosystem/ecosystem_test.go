package ecosystem

import (
	"slices"
	"testing"
)

// TestEachPackageIsThereOnce: two rows of a package, or two programs of a row, would disagree.
func TestEachPackageIsThereOnce(t *testing.T) {
	for _, e := range All() {
		var names []string
		for i := range e.Packages {
			pkg := &e.Packages[i]
			names = append(names, pkg.Name)
			programs := pkg.All()
			slices.Sort(programs)
			if len(slices.Compact(slices.Clone(programs))) != len(programs) {
				t.Errorf("%s: %s has a program twice: %q", e.Name, pkg.Name, programs)
			}
		}
		slices.Sort(names)
		for i, name := range names[min(1, len(names)):] {
			if name == names[i] {
				t.Errorf("%s has %s twice", e.Name, name)
			}
		}
	}
}

func TestPackageOf(t *testing.T) {
	for name, want := range map[string]string{"next": "next", "nest": "@nestjs/cli", "strapi": "@strapi/strapi", "unheard-of": "unheard-of"} {
		if got := Of(Node).PackageOf(name); got != want {
			t.Errorf("%s: got %s, want %s", name, got, want)
		}
	}
}
