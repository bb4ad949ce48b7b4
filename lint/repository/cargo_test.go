package repository

import (
	"strings"
	"testing"
)

// TestRustPrograms reads the names of the programs that Cargo builds.
func TestRustPrograms(t *testing.T) {
	for name, test := range map[string]struct {
		files string
		want  string
	}{
		"package":        {"src/main.rs;Cargo.toml=[package]\nname = 'shop' # x\n[dependencies]\nname = '1'", "shop"},
		"bin":            {"src/main.rs;Cargo.toml=[package]\nname='shop'\n[[bin]]\nname='api'\npath='./src/main.rs'", "api"},
		"another bin":    {"src/main.rs;src/api.rs;Cargo.toml=[package]\nname='shop'\n[[bin]]\nname='api'\npath='src/api.rs'", "api shop"},
		"src/bin":        {"src/bin/api.rs;src/bin/jobs/main.rs;src/bin/util/x.rs;Cargo.toml=[package]\nname='shop'", "api jobs"},
		"library":        {"src/lib.rs;Cargo.toml=[package]\nname='shop'", ""},
		"workspace":      {"a/src/main.rs;b/src/main.rs;a/Cargo.toml=[package]\nname='a';b/Cargo.toml=[package]\nname='b';Cargo.toml=[workspace]", "a b"},
		"unknown member": {"a/src/main.rs;b/src/main.rs;a/Cargo.toml=[package]\nname='a';b/Cargo.toml;Cargo.toml=[workspace]", ""},
		"unknown name":   {"src/main.rs;Cargo.toml=package={name='shop'}", ""},
		"none":           {"src/main.rs", ""},
	} {
		r := of("", strings.Split(test.files, ";")...)
		if got := strings.Join(r.RustPrograms(""), " "); got != test.want {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
	}
}
