package command

import "strings"

// The tables have the facts that a run needs. Their sources are for people who read about
// them, so each list is one text, which a page gets with the code that asks for it.

// NotVerified is the source of an entry of which only the name and the role are
// used, because nobody has looked at the program itself.
const NotVerified = "not verified"

// Source names the public source of the facts about the program, a repository
// with paths, or is NotVerified.
func (p *Program) Source() string { return find(programSources, p.Name) }

// source is Source for a wrapper.
func (w *wrapper) source() string {
	key := string(w.names)
	if w.sub != "" {
		key += " " + w.sub
	}
	return find(wrapperSources, key)
}

// find is the source on the line of a name.
func find(lines, name string) string {
	_, rest, _ := strings.Cut(lines, "\n"+name+"\t")
	source, _, _ := strings.Cut(rest, "\n")
	return source
}

const programSources = `
gunicorn	benoitc/gunicorn gunicorn/config.py (flags of all versions up to 26.1.0)
uvicorn	encode/uvicorn and Kludex/uvicorn uvicorn/main.py (flags of all versions up to July 2026)
hypercorn	pgjones/hypercorn src/hypercorn/config.py, src/hypercorn/__main__.py (flags of all versions up to 2026)
daphne	django/daphne daphne/cli.py (flags of all versions up to 2026)
waitress-serve	Pylons/waitress src/waitress/adjustments.py
granian	emmett-framework/granian granian/cli.py
uwsgi	unbit/uwsgi core/uwsgi.c
flask run	pallets/flask src/flask/cli.py
fastapi run	fastapi/fastapi-cli src/fastapi_cli/cli.py
fastapi dev	fastapi/fastapi-cli src/fastapi_cli/cli.py
flask-script runserver	smurfix/flask-script flask_script/commands.py
manage.py runserver	django/django django/core/management/commands/runserver.py
manage.py runserver_plus	not verified
manage.py	not verified
streamlit run	streamlit/streamlit lib/streamlit/config.py
sanic	sanic-org/sanic sanic/cli/arguments.py
litestar run	litestar-org/litestar litestar/cli/commands/core.py
reflex run	reflex-dev/reflex reflex/reflex.py, reflex.dev docs hosting/self-hosting
chainlit run	Chainlit/chainlit backend/chainlit/cli/__init__.py
bokeh serve	bokeh/bokeh src/bokeh/settings.py
panel serve	holoviz/panel panel/command/serve.py
voila	voila-dashboards/voila voila/app.py
jupyter	jupyter-server/jupyter_server jupyter_server/serverapp.py
python -m http.server	run, CPython 3.11
python -m SimpleHTTPServer	run, CPython 3.11
mlflow server	mlflow/mlflow mlflow/utils/cli_args.py
gradio	gradio-app/gradio gradio/http_server.py, gradio/blocks.py
rasa run	RasaHQ/rasa rasa/constants.py
airflow	not verified
prefect server start	not verified
prefect worker start	not verified
dagster dev	not verified
dagster-daemon	not verified
dagster-webserver	dagster-io/dagster python_modules/dagster-webserver/dagster_webserver/cli.py
celery worker	celery/celery celery/bin/worker.py
celery beat	celery/celery celery/bin/beat.py
flower	mher/flower flower/options.py
celery flower	mher/flower flower/command.py
celery multi	not verified
rq worker	rq/rq rq/cli/cli.py
rqworker	rq/rq rq/cli/cli.py
rq-scheduler	rq/rq rq/cli/cli.py
dramatiq	Bogdanp/dramatiq dramatiq/cli.py
huey_consumer	coleifer/huey huey/bin/huey_consumer.py
arq	python-arq/arq arq/cli.py
puma	puma/puma lib/puma/configuration.rb
rails server	rails/rails railties/lib/rails/commands/server/server_command.rb
rails	not verified
unicorn	defunkt/unicorn bin/unicorn
thin	macournoyer/thin lib/thin/runner.rb
rackup	rack/rackup lib/rackup/server.rb
falcon serve	socketry/falcon lib/falcon/command/serve.rb
passenger start	phusion/passenger src/ruby_supportlib/phusion_passenger/standalone/config_options_list.rb
shotgun	rtomayko/shotgun bin/shotgun
falcon host	socketry/falcon lib/falcon/command/serve.rb
rerun	alexch/rerun lib/rerun/options.rb
rake assets:precompile	not verified
que	not verified
sneakers	not verified
shoryuken	not verified
karafka server	not verified
sidekiq	sidekiq/sidekiq lib/sidekiq/cli.rb
resque	resque/resque lib/resque/tasks.rb
resque scheduler	resque/resque lib/resque/tasks.rb
rake jobs:work	collectiveidea/delayed_job lib/delayed/tasks.rb
delayed_job	collectiveidea/delayed_job lib/delayed/command.rb
good_job	bensheldon/good_job lib/good_job/cli.rb
solid_queue	rails/solid_queue lib/solid_queue/cli.rb
rake solid_queue:start	rails/solid_queue lib/solid_queue/cli.rb
clockwork	Rykian/clockwork bin/clockwork
clockworkd	Rykian/clockwork bin/clockworkd
next start	vercel/next.js packages/next/src/bin/next.ts
next dev	vercel/next.js packages/next/src/bin/next.ts
next	vercel/next.js packages/next/src/bin/next.ts
nuxt	nuxt/cli packages/nuxt-cli/src/commands/preview.ts
nuxt dev	nuxt/cli packages/nuxt-cli/src/commands/dev.ts
vite preview	vitejs/vite packages/vite/src/node/constants.ts
vite build	vitejs/vite packages/vite/src/node/cli.ts
vite	vitejs/vite packages/vite/src/node/cli.ts
astro preview	astro 5.16.8 dist/cli/preview/index.js, withastro/astro pull request 5753
astro dev	astro 5.16.8 dist/cli/dev/index.js
astro server	withastro/astro packages/integrations/node/src/standalone.ts
next standalone	vercel/next.js packages/next/src/build/utils.ts
nuxt server	nitrojs/nitro src/presets/node/runtime/node-server.ts
SvelteKit server	svelte.dev docs kit/adapter-node
wrangler dev	cloudflare/workers-sdk packages/wrangler/src/dev.ts
shakapacker-dev-server	shakacode/shakapacker lib/shakapacker/dev_server_runner.rb
react-router dev	not verified
ember serve	not verified
craco start	not verified
rspack serve	not verified
jekyll serve	not verified
hugo server	not verified
live-server	not verified
react-scripts start	facebook/create-react-app packages/react-scripts/scripts/start.js
serve	vercel/serve source/main.ts
http-server	http-party/http-server bin/http-server
json-server	typicode/json-server src/bin.ts
strapi start	strapi/strapi templates/website/config/server.ts
strapi develop	strapi/strapi templates/website/config/server.ts
nest start	nestjs/nest-cli commands/start.command.ts
hexo server	hexojs/hexo-server lib/server.js
gatsby serve	gatsbyjs/gatsby packages/gatsby-cli/src/create-cli.ts
gatsby develop	gatsbyjs/gatsby packages/gatsby-cli/src/create-cli.ts
react-router-serve	remix-run/react-router packages/react-router-serve/cli.ts
hubot	hubotio/hubot src/Robot.mjs
n8n	n8n-io/n8n-docs docs/hosting/configuration/environment-variables/deployment.md
ghost	not verified
ng serve	not verified
vue-cli-service serve	not verified
webpack serve	not verified
webpack-dev-server	not verified
nodemon	remy/nodemon doc/cli/options.txt
supervisor	petruisfan/node-supervisor lib/supervisor.js
ts-node-dev	not verified
tsx watch	not verified
pm2-dev	Unitech/pm2 lib/binaries/CLI.js
pm2	Unitech/pm2 lib/binaries/CLI.js
pm2-runtime	Unitech/pm2 lib/binaries/Runtime4Docker.js
forever	foreversd/forever lib/forever/cli.js
heroku-php-apache2	heroku/heroku-buildpack-php bin/heroku-php-apache2
heroku-php-nginx	heroku/heroku-buildpack-php bin/heroku-php-nginx
php artisan serve	laravel/framework src/Illuminate/Foundation/Console/ServeCommand.php
php artisan octane:start	laravel/octane src/Commands/Concerns/InteractsWithServers.php
php artisan reverb:start	laravel/reverb src/Servers/Reverb/Console/Commands/StartServer.php, config/reverb.php
php artisan	laravel/framework src/Illuminate/Queue/Console/WorkCommand.php, src/Illuminate/Console/Scheduling
php artisan schedule:run	laravel/framework src/Illuminate/Console/Scheduling
symfony serve	symfony-cli/symfony-cli commands/local_server_start.go, local/project/flags.go
messenger:consume	not verified
php artisan migrate	not verified
mix phx.server	phoenixframework/phoenix installer/templates/phx_single/config/runtime.exs.eex
mix ecto.migrate	not verified
phoenix server	phoenixframework/phoenix installer/templates/phx_single/config/runtime.exs.eex
elixir release	Mix documentation, mix release
starman	plack/Plack lib/Plack/Runner.pm
hypnotoad	mojolicious/mojo script/hypnotoad
morbo	mojolicious/mojo script/morbo
nginx	nginx/nginx src/core/nginx.c
caddy	caddyserver/caddy cmd/commands.go
caddy file-server	caddyserver/caddy modules/caddyhttp/fileserver/command.go
caddy reverse-proxy	caddyserver/caddy cmd/commands.go
httpd	not verified
supervisord	Supervisor/supervisor supervisor/supervisord.py
foreman start	ddollar/foreman lib/foreman/engine.rb
honcho start	nickstenning/honcho honcho/command.py
overmind start	DarthSim/overmind main.go
hivemind	not verified
nf start	not verified
cron	not verified
python	the script decides
node	the script decides
deno serve	docs.deno.com runtime/reference/cli/serve, denoland/deno ext/http/lib.rs
deno	the script decides
ruby	the script decides
perl	the script decides
php	the script decides
java	spring-projects/spring-boot how-to/pages/deployment/cloud.adoc, quarkusio/quarkus docs/src/main/asciidoc/http-reference.adoc, Micronaut documentation, Running the Server on a Specific Port, Ktor documentation, Configuration in a file, dropwizard/dropwizard docs/source/manual/core.rst
npm	package.json decides
yarn	package.json decides
pnpm	package.json decides
bun	package.json decides
dotnet run	dotnet/AspNetCore.Docs aspnetcore/fundamentals/servers/kestrel/endpoints.md
mvn	spring-projects/spring-boot how-to/pages/deployment/cloud.adoc
gradle	spring-projects/spring-boot how-to/pages/deployment/cloud.adoc
quarkus dev	not verified
Rscript	rstudio/shiny R/runapp.R, rstudio/plumber R/plumber.R
dotnet tool	not verified
dotnet	dotnet/AspNetCore.Docs aspnetcore/fundamentals/servers/kestrel/endpoints.md
guard	not verified
irb	not verified
iex	not verified
webpack	not verified
parcel	not verified
gulp	not verified
grunt	not verified
concurrently	open-cli-tools/concurrently bin/concurrently.ts
npm-run-all	not verified
run-p	not verified
run-s	not verified
turbo	not verified
nx	not verified
lerna	not verified
docker	not verified
docker-compose	not verified
redis-server	not verified
mongod	not verified
postgres	not verified
memcached	not verified
elasticsearch	not verified
ngrok	not verified
stripe	not verified
mailhog	not verified
tailwindcss	not verified
sass	not verified
sbt	not verified
scala	not verified
lein	not verified
clojure	not verified
go	not verified
cargo	not verified
R	rstudio/shiny R/runapp.R, rstudio/plumber R/plumber.R
dart	not verified
swift	not verified
crystal	not verified
stack	not verified
cabal	not verified
sbcl	not verified
erl	not verified
make	not verified
just	not verified
task	not verified
composer	not verified
invoke	not verified
`

const wrapperSources = `
exec	run with dash and bash
env	GNU env --help
nohup setsid time command jemalloc.sh	not verified
nice	not verified
ionice	not verified
stdbuf	not verified
timeout	GNU timeout --help
sudo	not verified
flock gosu su-exec	not verified
dumb-init	Yelp/dumb-init dumb-init.c
tini	krallin/tini src/tini.c
bundle bundler exec	not verified
poetry run	python-poetry/poetry src/poetry/console/commands/run.py
pipenv run	pypa/pipenv pipenv/cli/options.py
uv run	astral-sh/uv crates/uv-cli/src/lib.rs
uvx	astral-sh/uv crates/uv-cli/src/lib.rs
uv tool	astral-sh/uv crates/uv-cli/src/lib.rs
pipx run	not verified
hatch run	pypa/hatch src/hatch/cli/run/__init__.py
pdm run	pdm-project/pdm src/pdm/cli/commands/run.py
rye pixi run	not verified
conda mamba micromamba run	not verified
npx pnpx bunx	npm/cli docs npm-exec.md
npm exec	npm/cli docs npm-exec.md
npm x	npm/cli docs npm-exec.md
pnpm yarn exec	not verified
pnpm yarn dlx	not verified
bun x	not verified
yarn bun run	not verified
yarn workspace	yarnpkg/yarn src/cli/commands/workspace.js
yarn workspace	yarnpkg/yarn src/cli/commands/workspace.js
deno run	docs.deno.com runtime/fundamentals/node
pnpm yarn bun	not verified
corepack	nodejs/corepack README.md
cross-env	kentcdodds/cross-env README.md
dotenv run	theskumar/python-dotenv src/dotenv/cli.py
dotenv	bkeepers/dotenv lib/dotenv/cli.rb
dotenvx run	not verified
env-cmd	not verified
doppler run	DopplerHQ/cli pkg/cmd/run.go
infisical run	Infisical/cli packages/cmd/run.go
op teller run	not verified
chamber aws-vault exec	not verified
newrelic-admin run-program	newrelic/newrelic-python-agent newrelic/admin/run_program.py
ddtrace-run	DataDog/dd-trace-py ddtrace/commands/ddtrace_run.py
opentelemetry-instrument	open-telemetry/opentelemetry-python-contrib opentelemetry-instrumentation auto_instrumentation/__init__.py
appsignal-wrap	not verified
start-pgbouncer start-pgbouncer-stunnel use-pgbouncer	heroku/heroku-buildpack-pgbouncer bin/start-pgbouncer
start-nginx start-nginx-debug	heroku/heroku-buildpack-nginx bin/start-nginx
thrust	basecamp/thruster README.md
qgtunnel qgsocksify start-stunnel proximo	not verified
wait-for-it wait-for-it.sh wait-for wait-for.sh	vishnubob/wait-for-it wait-for-it.sh
foreman honcho overmind run	ddollar/foreman lib/foreman/cli.rb, nickstenning/honcho honcho/command.py
`
