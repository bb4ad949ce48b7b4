package ecosystem

// Ruby has the programs of gems. Source: the executables in the specifications of these gems.
var Ruby = Table{
	{Names: "puma thin passenger falcon sidekiq clockwork shotgun good_job foreman resque"},
	{Names: "unicorn unicorn_rails", Packages: "unicorn"},
	{Names: "rackup", Also: "sinatra rails hanami roda rack"},
}
