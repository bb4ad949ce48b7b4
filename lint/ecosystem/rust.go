package ecosystem

var _ = register(&rust)

// rust is Rust with the crates of crates.io.
var rust = Ecosystem{
	Name:  Rust,
	Rank:  9,
	Tools: "cargo",
	Runtimes: []Runtime{
		{"cargo rustc", "Rust", "", "Cargo.toml", ""},
	},
	Versions: []Versions{
		{"rust cargo rustc", "rust", []VersionFile{{"rust-toolchain.toml", "channel"}, {"rust-toolchain", ""}, {".tool-versions", "rust"}}},
	},
}
