package command

import "slices"

// The tables have the facts that a run needs; their sources are for people who read about them. Code that runs in a page doesn't use these lists.

// NotVerified is the source of an entry of which only the name and the role are used, because nobody has looked at the program itself.
const NotVerified = "not verified"

// Source names the public source of the facts about the program, a repository with paths, or is NotVerified.
func (p *Program) Source() string { return find(programSources, p.Name) }

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

var programSources = []sourced{
	{"benoitc/gunicorn gunicorn/config.py (flags of all versions up to 26.1.0)", []string{"gunicorn"}},
	{"encode/uvicorn and Kludex/uvicorn uvicorn/main.py (flags of all versions up to July 2026)", []string{"uvicorn"}},
	{"pgjones/hypercorn src/hypercorn/config.py, src/hypercorn/__main__.py (flags of all versions up to 2026)", []string{"hypercorn"}},
	{"django/daphne daphne/cli.py (flags of all versions up to 2026)", []string{"daphne"}},
	{"Pylons/waitress src/waitress/adjustments.py", []string{"waitress-serve"}},
	{"emmett-framework/granian granian/cli.py", []string{"granian"}},
	{"unbit/uwsgi core/uwsgi.c", []string{"uwsgi"}},
	{"pallets/flask src/flask/cli.py", []string{"flask run"}},
	{"fastapi/fastapi-cli src/fastapi_cli/cli.py", []string{"fastapi run", "fastapi dev"}},
	{"smurfix/flask-script flask_script/commands.py", []string{"flask-script runserver"}},
	{"django/django django/core/management/commands/runserver.py", []string{"manage.py runserver"}},
	{"streamlit/streamlit lib/streamlit/config.py", []string{"streamlit run"}},
	{"sanic-org/sanic sanic/cli/arguments.py", []string{"sanic"}},
	{"litestar-org/litestar litestar/cli/commands/core.py", []string{"litestar run"}},
	{"reflex-dev/reflex reflex/reflex.py, reflex.dev docs hosting/self-hosting", []string{"reflex run"}},
	{"Chainlit/chainlit backend/chainlit/cli/__init__.py", []string{"chainlit run"}},
	{"bokeh/bokeh src/bokeh/settings.py", []string{"bokeh serve"}},
	{"holoviz/panel panel/command/serve.py", []string{"panel serve"}},
	{"voila-dashboards/voila voila/app.py", []string{"voila"}},
	{"jupyter-server/jupyter_server jupyter_server/serverapp.py", []string{"jupyter"}},
	{"run, CPython 3.11", []string{"python -m http.server", "python -m SimpleHTTPServer"}},
	{"mlflow/mlflow mlflow/utils/cli_args.py", []string{"mlflow server"}},
	{"gradio-app/gradio gradio/http_server.py, gradio/blocks.py", []string{"gradio"}},
	{"RasaHQ/rasa rasa/constants.py", []string{"rasa run"}},
	{"dagster-io/dagster python_modules/dagster-webserver/dagster_webserver/cli.py", []string{"dagster-webserver"}},
	{"celery/celery celery/bin/worker.py", []string{"celery worker"}},
	{"celery/celery celery/bin/beat.py", []string{"celery beat"}},
	{"mher/flower flower/options.py", []string{"flower"}},
	{"mher/flower flower/command.py", []string{"celery flower"}},
	{"rq/rq rq/cli/cli.py", []string{"rq worker", "rqworker", "rq-scheduler"}},
	{"Bogdanp/dramatiq dramatiq/cli.py", []string{"dramatiq"}},
	{"coleifer/huey huey/bin/huey_consumer.py", []string{"huey_consumer"}},
	{"python-arq/arq arq/cli.py", []string{"arq"}},
	{"puma/puma lib/puma/configuration.rb", []string{"puma"}},
	{"rails/rails railties/lib/rails/commands/server/server_command.rb", []string{"rails server"}},
	{"defunkt/unicorn bin/unicorn", []string{"unicorn"}},
	{"macournoyer/thin lib/thin/runner.rb", []string{"thin"}},
	{"rack/rackup lib/rackup/server.rb", []string{"rackup"}},
	{"socketry/falcon lib/falcon/command/serve.rb", []string{"falcon serve", "falcon host"}},
	{"phusion/passenger src/ruby_supportlib/phusion_passenger/standalone/config_options_list.rb", []string{"passenger start"}},
	{"rtomayko/shotgun bin/shotgun", []string{"shotgun"}},
	{"alexch/rerun lib/rerun/options.rb", []string{"rerun"}},
	{"sidekiq/sidekiq lib/sidekiq/cli.rb", []string{"sidekiq"}},
	{"resque/resque lib/resque/tasks.rb", []string{"resque", "resque scheduler"}},
	{"collectiveidea/delayed_job lib/delayed/tasks.rb", []string{"rake jobs:work"}},
	{"collectiveidea/delayed_job lib/delayed/command.rb", []string{"delayed_job"}},
	{"bensheldon/good_job lib/good_job/cli.rb", []string{"good_job"}},
	{"rails/solid_queue lib/solid_queue/cli.rb", []string{"solid_queue", "rake solid_queue:start"}},
	{"Rykian/clockwork bin/clockwork", []string{"clockwork"}},
	{"Rykian/clockwork bin/clockworkd", []string{"clockworkd"}},
	{"vercel/next.js packages/next/src/bin/next.ts", []string{"next start", "next dev", "next"}},
	{"nuxt/cli packages/nuxt-cli/src/commands/preview.ts", []string{"nuxt"}},
	{"nuxt/cli packages/nuxt-cli/src/commands/dev.ts", []string{"nuxt dev"}},
	{"vitejs/vite packages/vite/src/node/constants.ts", []string{"vite preview"}},
	{"vitejs/vite packages/vite/src/node/cli.ts", []string{"vite build", "vite"}},
	{"astro 5.16.8 dist/cli/preview/index.js, withastro/astro pull request 5753", []string{"astro preview"}},
	{"astro 5.16.8 dist/cli/dev/index.js", []string{"astro dev"}},
	{"withastro/astro packages/integrations/node/src/standalone.ts", []string{"astro server"}},
	{"vercel/next.js packages/next/src/build/utils.ts", []string{"next standalone"}},
	{"nitrojs/nitro src/presets/node/runtime/node-server.ts", []string{"nuxt server"}},
	{"svelte.dev docs kit/adapter-node", []string{"SvelteKit server"}},
	{"cloudflare/workers-sdk packages/wrangler/src/dev.ts", []string{"wrangler dev"}},
	{"shakacode/shakapacker lib/shakapacker/dev_server_runner.rb", []string{"shakapacker-dev-server"}},
	{"facebook/create-react-app packages/react-scripts/scripts/start.js", []string{"react-scripts start"}},
	{"vercel/serve source/main.ts", []string{"serve"}},
	{"http-party/http-server bin/http-server", []string{"http-server"}},
	{"typicode/json-server src/bin.ts", []string{"json-server"}},
	{"strapi/strapi templates/website/config/server.ts", []string{"strapi start", "strapi develop"}},
	{"nestjs/nest-cli commands/start.command.ts", []string{"nest start"}},
	{"hexojs/hexo-server lib/server.js", []string{"hexo server"}},
	{"gatsbyjs/gatsby packages/gatsby-cli/src/create-cli.ts", []string{"gatsby serve", "gatsby develop"}},
	{"remix-run/react-router packages/react-router-serve/cli.ts", []string{"react-router-serve"}},
	{"hubotio/hubot src/Robot.mjs", []string{"hubot"}},
	{"n8n-io/n8n-docs docs/hosting/configuration/environment-variables/deployment.md", []string{"n8n"}},
	{"remy/nodemon doc/cli/options.txt", []string{"nodemon"}},
	{"petruisfan/node-supervisor lib/supervisor.js", []string{"supervisor"}},
	{"Unitech/pm2 lib/binaries/CLI.js", []string{"pm2-dev", "pm2"}},
	{"Unitech/pm2 lib/binaries/Runtime4Docker.js", []string{"pm2-runtime"}},
	{"foreversd/forever lib/forever/cli.js", []string{"forever"}},
	{"heroku/heroku-buildpack-php bin/heroku-php-apache2", []string{"heroku-php-apache2"}},
	{"heroku/heroku-buildpack-php bin/heroku-php-nginx", []string{"heroku-php-nginx"}},
	{"laravel/framework src/Illuminate/Foundation/Console/ServeCommand.php", []string{"php artisan serve"}},
	{"laravel/octane src/Commands/Concerns/InteractsWithServers.php", []string{"php artisan octane:start"}},
	{"laravel/reverb src/Servers/Reverb/Console/Commands/StartServer.php, config/reverb.php", []string{"php artisan reverb:start"}},
	{"laravel/framework src/Illuminate/Queue/Console/WorkCommand.php, src/Illuminate/Console/Scheduling", []string{"php artisan"}},
	{"laravel/framework src/Illuminate/Console/Scheduling", []string{"php artisan schedule:run"}},
	{"symfony-cli/symfony-cli commands/local_server_start.go, local/project/flags.go", []string{"symfony serve"}},
	{"phoenixframework/phoenix installer/templates/phx_single/config/runtime.exs.eex", []string{"mix phx.server", "phoenix server"}},
	{"Mix documentation, mix release", []string{"elixir release"}},
	{"plack/Plack lib/Plack/Runner.pm", []string{"starman"}},
	{"mojolicious/mojo script/hypnotoad", []string{"hypnotoad"}},
	{"mojolicious/mojo script/morbo", []string{"morbo"}},
	{"nginx/nginx src/core/nginx.c", []string{"nginx"}},
	{"caddyserver/caddy cmd/commands.go", []string{"caddy", "caddy reverse-proxy"}},
	{"caddyserver/caddy modules/caddyhttp/fileserver/command.go", []string{"caddy file-server"}},
	{"Supervisor/supervisor supervisor/supervisord.py", []string{"supervisord"}},
	{"ddollar/foreman lib/foreman/engine.rb", []string{"foreman start"}},
	{"nickstenning/honcho honcho/command.py", []string{"honcho start"}},
	{"DarthSim/overmind main.go", []string{"overmind start"}},
	{"the script decides", []string{"python", "node", "deno", "ruby", "perl", "php"}},
	{"docs.deno.com runtime/reference/cli/serve, denoland/deno ext/http/lib.rs", []string{"deno serve"}},
	{"spring-projects/spring-boot how-to/pages/deployment/cloud.adoc, quarkusio/quarkus docs/src/main/asciidoc/http-reference.adoc, " + "Micronaut documentation, Running the Server on a Specific Port, Ktor documentation, Configuration in a file, dropwizard/dropwizard docs/source/manual/core.rst", []string{"java"}},
	{"package.json decides", []string{"npm", "yarn", "pnpm", "bun"}},
	{"dotnet/AspNetCore.Docs aspnetcore/fundamentals/servers/kestrel/endpoints.md", []string{"dotnet run", "dotnet"}},
	{"spring-projects/spring-boot how-to/pages/deployment/cloud.adoc", []string{"mvn", "gradle"}},
	{"rstudio/shiny R/runapp.R, rstudio/plumber R/plumber.R", []string{"Rscript", "R"}},
	{"open-cli-tools/concurrently bin/concurrently.ts", []string{"concurrently"}},
	{NotVerified, []string{
		"manage.py runserver_plus", "manage.py", "airflow", "prefect server start", "prefect worker start", "dagster dev", "dagster-daemon", "celery multi", "rails",
		"rake assets:precompile", "que", "sneakers", "shoryuken", "karafka server", "react-router dev", "ember serve", "craco start", "rspack serve", "jekyll serve",
		"hugo server", "live-server", "ghost", "ng serve", "vue-cli-service serve", "webpack serve", "webpack-dev-server", "ts-node-dev", "tsx watch", "messenger:consume",
		"php artisan migrate", "mix ecto.migrate", "httpd", "hivemind", "nf start", "cron", "quarkus dev", "dotnet tool", "guard", "irb", "iex", "webpack", "parcel",
		"gulp", "grunt", "npm-run-all", "run-p", "run-s", "turbo", "nx", "lerna", "docker", "docker-compose", "redis-server", "mongod", "postgres", "memcached",
		"elasticsearch", "ngrok", "stripe", "mailhog", "tailwindcss", "sass", "sbt", "scala", "lein", "clojure", "go", "cargo", "dart", "swift", "crystal", "stack",
		"cabal", "sbcl", "erl", "make", "just", "task", "composer", "invoke",
	}},
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
	{NotVerified, []string{
		"nohup setsid time command jemalloc.sh", "nice", "ionice", "stdbuf", "sudo", "flock gosu su-exec", "bundle bundler exec", "pipx run", "rye pixi run",
		"conda mamba micromamba run", "pnpm yarn exec", "pnpm yarn dlx", "bun x", "yarn bun run", "pnpm yarn bun", "dotenvx run", "env-cmd", "op teller run",
		"chamber aws-vault exec", "appsignal-wrap", "qgtunnel qgsocksify start-stunnel proximo",
	}},
}
