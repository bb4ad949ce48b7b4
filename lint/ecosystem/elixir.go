package ecosystem

// Elixir has tasks of Mix. A package that brings one is in mix.lock, if there is one. Sources: elixir-ecto/ecto_sql lib/mix/tasks, and
// phoenixframework/phoenix lib/mix/tasks.
var Elixir = Table{
	{
		Names: "ecto.create ecto.drop ecto.dump ecto.load ecto.migrate ecto.migrations ecto.rollback", Packages: "ecto_sql",
		Also: "ecto :ash oban pow guardian_db ex_audit carbonite triplex rihanna paper_trail error_tracker beacon kaffy torch backpex flop boruta coherence polymorphic_embed trans money_sql",
	},
	{Names: "phx.server phx.digest phx.digest.clean phx.routes", Packages: "phoenix", Also: ":ash beacon kaffy torch backpex surface pow"},
}
