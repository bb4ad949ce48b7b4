package command

import (
	"slices"

	"github.com/proclint/proclint/lint/ecosystem"
)

// The table of wrappers has the facts that a run needs; their sources are for people who read about them. Code that runs in a page doesn't use this list.

func (w *wrapper) source() string {
	key := string(w.names)
	if w.sub != "" {
		key += " " + w.sub
	}
	return find(wrapperSources, key)
}

// sourced are the names of entries that have one source.
type sourced struct {
	source string
	names  []string
}

func find(list []sourced, name string) string {
	for _, s := range list {
		if slices.Contains(s.names, name) {
			return s.source
		}
	}
	return ""
}

var wrapperSources = []sourced{
	{"run with dash and bash", []string{"exec"}},
	{"GNU env --help", []string{"env"}},
	{"GNU timeout --help", []string{"timeout"}},
	{"Yelp/dumb-init dumb-init.c", []string{"dumb-init"}},
	{"krallin/tini src/tini.c", []string{"tini"}},
	{"python-poetry/poetry src/poetry/console/commands/run.py", []string{"poetry run"}},
	{"pypa/pipenv pipenv/cli/options.py", []string{"pipenv run"}},
	{"astral-sh/uv crates/uv-cli/src/lib.rs", []string{"uv run", "uvx", "uv tool"}},
	{"pypa/hatch src/hatch/cli/run/__init__.py", []string{"hatch run"}},
	{"pdm-project/pdm src/pdm/cli/commands/run.py", []string{"pdm run"}},
	{"npm/cli docs npm-exec.md", []string{"npx pnpx bunx", "npm exec", "npm x"}},
	{"yarnpkg/yarn src/cli/commands/workspace.js", []string{"yarn workspace", "yarn workspace"}},
	{"docs.deno.com runtime/fundamentals/node", []string{"deno run"}},
	{"nodejs/corepack README.md", []string{"corepack"}},
	{"kentcdodds/cross-env README.md", []string{"cross-env"}},
	{"theskumar/python-dotenv src/dotenv/cli.py", []string{"dotenv run"}},
	{"bkeepers/dotenv lib/dotenv/cli.rb", []string{"dotenv"}},
	{"DopplerHQ/cli pkg/cmd/run.go", []string{"doppler run"}},
	{"Infisical/cli packages/cmd/run.go", []string{"infisical run"}},
	{"newrelic/newrelic-python-agent newrelic/admin/run_program.py", []string{"newrelic-admin run-program"}},
	{"DataDog/dd-trace-py ddtrace/commands/ddtrace_run.py", []string{"ddtrace-run"}},
	{"open-telemetry/opentelemetry-python-contrib opentelemetry-instrumentation auto_instrumentation/__init__.py", []string{"opentelemetry-instrument"}},
	{"heroku/heroku-buildpack-pgbouncer bin/start-pgbouncer", []string{"start-pgbouncer start-pgbouncer-stunnel use-pgbouncer"}},
	{"heroku/heroku-buildpack-nginx bin/start-nginx", []string{"start-nginx start-nginx-debug"}},
	{"basecamp/thruster README.md", []string{"thrust"}},
	{"vishnubob/wait-for-it wait-for-it.sh", []string{"wait-for-it wait-for-it.sh wait-for wait-for.sh"}},
	{"ddollar/foreman lib/foreman/cli.rb, nickstenning/honcho honcho/command.py", []string{"foreman honcho overmind run"}},
	{ecosystem.NotVerified, []string{
		"nohup setsid time command jemalloc.sh", "nice", "ionice", "stdbuf", "sudo", "flock gosu su-exec", "bundle bundler exec", "pipx run", "rye pixi run",
		"conda mamba micromamba run", "pnpm yarn exec", "pnpm yarn dlx", "bun x", "yarn bun run", "pnpm yarn bun", "dotenvx run", "env-cmd", "op teller run",
		"chamber aws-vault exec", "appsignal-wrap", "qgtunnel qgsocksify start-stunnel proximo",
	}},
}
