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
	Servers:  "actix-web rocket axum warp tide poem salvo hyper iron nickel tiny_http",
	Bots:     "serenity teloxide twilight-gateway poise telegram-bot frankenstein",
	Webhooks: "webhooks-axum",
	Versions: []Versions{
		{"rust cargo rustc", "rust", []VersionFile{{"rust-toolchain.toml", "channel"}, {"rust-toolchain", ""}, {".tool-versions", "rust"}}},
	},
}
