package ecosystem

var _ = register(&elixir)

// elixir is Elixir with the packages of Hex. Its programs are the tasks of Mix.
var elixir = Ecosystem{
	Name:  Elixir,
	Rank:  7,
	Runs:  "mix elixir iex",
	Tools: "erl",
	Runtimes: []Runtime{
		{"mix elixir", "Elixir", "", "mix.exs", ""},
	},
	Versions: []Versions{
		{"elixir mix erlang otp phoenix", "elixir hexpm/elixir", []VersionFile{{"elixir_buildpack.config", "elixir_version"}, {".tool-versions", "elixir"}, {"mix.exs", "elixir:"}}},
	},
	Managers: []Manager{
		{"mix", "mix.exs", "mix.lock", "", "", "", "mix deps.get"},
	},
	Servers: "phoenix plug_cowboy bandit",
	Bots:    "nostrum ex_gram nadia",
	Packages: []Package{
		{
			Name: "ecto_sql", Programs: "ecto.create ecto.drop ecto.dump ecto.load ecto.migrate ecto.migrations ecto.rollback", Source: "elixir-ecto/ecto_sql lib/mix/tasks",
			Also: "ecto :ash oban pow guardian_db ex_audit carbonite triplex rihanna paper_trail error_tracker beacon kaffy torch backpex flop boruta coherence polymorphic_embed trans money_sql",
		},
		{
			Name: "phoenix", Programs: "phx.server phx.digest phx.digest.clean phx.routes", Source: "phoenixframework/phoenix lib/mix/tasks",
			Also: ":ash beacon kaffy torch backpex surface pow",
		},
	},
	Programs: []Program{
		{
			Name: "mix phx.server", Commands: "mix", Sub: "phx.server", Role: HTTP, ReadsPort: true, ConfigByDefault: true,
			Source: "phoenixframework/phoenix installer/templates/phx_single/config/runtime.exs.eex",
		},
		{
			Name: "phoenix server", File: "rel/*/bin/server", Role: HTTP, ReadsPort: true, ConfigByDefault: true,
			Source: "phoenixframework/phoenix installer/templates/phx_single/config/runtime.exs.eex",
		},
		{Name: "elixir release", File: "rel/*/bin/*", Sub: "start foreground", Role: Other, Code: true, Source: "Mix documentation, mix release"},
		{Name: "mix ecto.migrate", Commands: "mix", Sub: "ecto.migrate", Role: Release, Source: NotVerified},
	},
}
