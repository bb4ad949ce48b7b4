package command

// Role is what a program does on a platform.
type Role string

// The roles of a process.
const (
	HTTP    Role = "http"
	Worker  Role = "worker"
	Clock   Role = "clock"
	Release Role = "release"
	Job     Role = "job"
	Other   Role = "other"
)

// Form is how a program writes the address that it listens on.
type Form int

// The forms of an address.
const (
	// HostPort is HOST, HOST:PORT, :PORT, unix:PATH, fd://N.
	HostPort Form = iota
	// Socket is HOST:PORT or :PORT; without a colon it is the path of a socket.
	Socket
	// URI is SCHEME://HOST:PORT; the scheme is required.
	URI
	// PortOrURI is a port, or SCHEME://HOST:PORT.
	PortOrURI
	// MaybePort is HOST, or HOST:PORT.
	MaybePort
	// Hidden is a form that is not taken apart.
	Hidden
)

// Argument is what the words of a program that are no options say.
type Argument int

// The meanings of a positional word.
const (
	// Target is the application, or nothing that matters here.
	Target Argument = iota
	// Address is [HOST:]PORT.
	Address
	// PortOnly is the port.
	PortOnly
)

// Parser is the library that reads the options of a program.
type Parser int

// The option parsers, by what is known of them.
const (
	// AnyParser has no rule of its own.
	AnyParser Parser = iota
	// Argparse stops where an option with a value is followed by an option.
	Argparse
	// Click takes the next word as the value, whatever it is, and knows no
	// abbreviations.
	Click
	// Getopt ends the options at the first positional word.
	Getopt
)

// Program is what is known of one well-known program.
type Program struct {
	_ [0]func() // never compared: == on it would be code to download
	// Name is what a person calls it.
	Name string
	// Commands are the base names that start it, Modules its names after
	// `python -m`, Sub the sub-commands that are meant; none means any.
	Commands, Modules, Sub Words
	Role                   Role
	// ReadsPort is set when the program takes its port from PORT by itself.
	ReadsPort bool
	// DefaultHost and DefaultPort are what it listens on when nothing is said;
	// "" is not known, or decided elsewhere.
	DefaultHost, DefaultPort string
	// Host, Port and Bind are the flags that set them; BindForm says how a
	// bind value is written, HostForm how a host value is.
	Host, Port, Bind   Words
	BindForm, HostForm Form
	Argument           Argument
	// Sockets are flags that replace host and port: a Unix socket, a descriptor.
	Sockets Words
	// Config are the flags that name a file which may set host and port;
	// ConfigByDefault is set when such a file is read without being named.
	Config          Words
	ConfigByDefault bool
	// Code is set when the program's own code decides where it listens.
	Code bool
	// Env are the variables that set host, port or any flag.
	Env Words
	// Values are further flags that take a value, Switches flags that do not.
	Values, Switches Words
	Parser           Parser
	// EmptyStops are the flags whose empty value is known to stop it.
	EmptyStops Words
	// Dev marks a development server; DevFlags and Daemon are flags that
	// make it one, or send it to the background.
	Dev              bool
	DevFlags, Daemon Words
	// Foreground are flags without which the program goes to the background.
	Foreground Words
	// Manager is set when it starts processes of its own from a file.
	Manager bool
	// Reference is what the first positional word names, or the value of the
	// ReferenceFlags.
	Reference      ReferenceKind
	ReferenceFlags Words
	// Report allows a finding about a port or host that is not written.
	Report bool
	// Hint is set when any finding about host or port is only probable: a file
	// that is read by default may set them, or the flag is another program's.
	Hint bool
	// BareHost is set when the host flag without a value means every address.
	BareHost bool
	// OptionsFirst is set when options must stand before the target.
	OptionsFirst bool
	// Source names the public source of these facts, or says "not verified":
	// then only name and role are in the entry.
	Source string
}

// Programs is the table of well-known programs. Of several entries for one
// command the one whose sub-command is written is meant, and an entry without
// sub-commands where none is.
var Programs = []Program{
	{
		Name: "gunicorn", Reference: Module, Commands: "gunicorn", Modules: "gunicorn", Role: HTTP, ReadsPort: true,
		DefaultHost: "0.0.0.0", DefaultPort: "8000", Bind: "-b --bind", BindForm: HostPort,
		Config: "-c --config", Env: "GUNICORN_CMD_ARGS", Parser: Argparse,
		Values:     "-w --workers -k --worker-class -t --timeout -e --env -n --name -u --user -g --group -p --pid --pythonpath --chdir --threads --log-level --log-file --access-logfile --error-logfile --keep-alive --graceful-timeout --max-requests --max-requests-jitter --worker-connections --worker-tmp-dir --forwarded-allow-ips",
		Switches:   "--preload --check-config --print-config --capture-output --enable-stdio-inheritance",
		EmptyStops: "-w --workers", DevFlags: "--reload --reload-engine --reload-extra-file --spew", Daemon: "-D --daemon",
		Source: "benoitc/gunicorn gunicorn/config.py",
	},
	{
		Name: "uvicorn", Reference: Module, Commands: "uvicorn", Modules: "uvicorn", Role: HTTP,
		DefaultHost: "127.0.0.1", DefaultPort: "8000", Host: "--host", Port: "--port", Sockets: "--uds --fd",
		Env: "UVICORN_HOST UVICORN_PORT UVICORN_UDS UVICORN_FD", Parser: Click, EmptyStops: "--port",
		Values:   "--app-dir --workers --loop --http --ws --interface --env-file --log-config --log-level --root-path --forwarded-allow-ips --timeout-keep-alive --ssl-keyfile --ssl-certfile --reload-dir --reload-include --reload-exclude --reload-delay",
		Switches: "--factory --proxy-headers --no-proxy-headers --access-log --no-access-log --use-colors --no-use-colors",
		DevFlags: "--reload", Report: true, Source: "encode/uvicorn uvicorn/main.py",
	},
	{
		Name: "hypercorn", Reference: Module, Commands: "hypercorn", Modules: "hypercorn", Role: HTTP,
		DefaultHost: "127.0.0.1", DefaultPort: "8000", Bind: "-b --bind", BindForm: HostPort, Sockets: "--insecure-bind --quic-bind",
		Config: "-c --config", Parser: Argparse, Values: "-p --pid -w --workers -k --worker-class --access-logfile --error-logfile --log-level --root-path",
		DevFlags: "--reload --debug", Report: true, Source: "pgjones/hypercorn src/hypercorn/config.py",
	},
	{
		Name: "daphne", Reference: Module, Commands: "daphne", Modules: "daphne", Role: HTTP,
		DefaultHost: "127.0.0.1", DefaultPort: "8000", Host: "-b --bind", Port: "-p --port", Sockets: "-u --unix-socket --fd -e --endpoint",
		Parser: Argparse, EmptyStops: "-p --port", Values: "-v --verbosity -t --http-timeout --access-log --ping-interval --ping-timeout --root-path --websocket_timeout --server-name",
		Switches: "--proxy-headers --no-server-name",
		Report:   true, Source: "django/daphne daphne/cli.py",
	},
	{
		Name: "waitress-serve", Reference: Module, ReferenceFlags: "--app", Commands: "waitress-serve", Modules: "waitress", Role: HTTP,
		DefaultHost: "0.0.0.0", DefaultPort: "8080", Host: "--host", Port: "--port", Bind: "--listen", BindForm: HostPort,
		Sockets: "--unix-socket", Parser: Getopt, EmptyStops: "--host --port --listen",
		Values: "--app --threads --url-scheme --url-prefix", Switches: "--call",
		Report: true, OptionsFirst: true, Source: "Pylons/waitress src/waitress/adjustments.py",
	},
	{
		Name: "granian", Reference: Module, Commands: "granian", Modules: "granian", Role: HTTP,
		DefaultHost: "127.0.0.1", DefaultPort: "8000", Host: "--host", Port: "--port", Sockets: "--uds",
		Env: "GRANIAN_HOST GRANIAN_PORT", Parser: Click, EmptyStops: "--port", Values: "--interface --working-dir --env-files --workers", Switches: "--factory",
		DevFlags: "--reload", Report: true, Source: "emmett-framework/granian granian/cli.py",
	},
	{
		Name: "uwsgi", Commands: "uwsgi", Role: HTTP,
		Bind: "--http --http-socket --http11-socket", BindForm: Socket, Sockets: "-s --socket --https",
		Config: "--ini --xml --yaml --json", ConfigByDefault: true, Daemon: "-d --daemonize --daemonize2", DevFlags: "--py-autoreload",
		Source: "unbit/uwsgi core/uwsgi.c",
	},
	{
		Name: "flask run", Commands: "flask", Modules: "flask", Sub: "run", Role: HTTP,
		DefaultHost: "127.0.0.1", DefaultPort: "5000", Host: "-h --host", Port: "-p --port",
		Env: "FLASK_RUN_HOST FLASK_RUN_PORT", Parser: Click, EmptyStops: "-p --port",
		Values: "-A --app -e --env-file --cert --key", Switches: "--reload --no-reload --debugger --no-debugger --with-threads --without-threads --debug",
		Dev: true, Report: true, Source: "pallets/flask src/flask/cli.py",
	},
	{
		Name: "fastapi run", Reference: File, Commands: "fastapi", Modules: "fastapi", Sub: "run", Role: HTTP, ReadsPort: true,
		DefaultHost: "0.0.0.0", DefaultPort: "8000", Host: "--host", Port: "--port", Parser: Click, EmptyStops: "--port",
		Values: "--workers --root-path --app -e --entrypoint", Switches: "--proxy-headers --no-proxy-headers --no-reload",
		DevFlags: "--reload", Source: "fastapi/fastapi-cli src/fastapi_cli/cli.py",
	},
	{
		Name: "fastapi dev", Reference: File, Commands: "fastapi", Modules: "fastapi", Sub: "dev", Role: HTTP, ReadsPort: true,
		DefaultHost: "127.0.0.1", DefaultPort: "8000", Host: "--host", Port: "--port", Parser: Click, EmptyStops: "--port",
		Values: "--root-path --app -e --entrypoint", Dev: true, Source: "fastapi/fastapi-cli src/fastapi_cli/cli.py",
	},
	{
		Name: "manage.py runserver", Commands: "manage.py django-admin", Modules: "django", Sub: "runserver", Role: HTTP,
		DefaultHost: "127.0.0.1", DefaultPort: "8000", Argument: Address, Parser: Argparse,
		Values: "--settings --pythonpath -v --verbosity", Switches: "--noreload --nothreading -6 --ipv6 --insecure --nostatic --traceback --no-color --force-color --skip-checks",
		Dev: true, Report: true, Source: "django/django django/core/management/commands/runserver.py",
	},
	{
		Name: "manage.py", Commands: "manage.py django-admin", Modules: "django", Sub: "qcluster rqworker run_huey process_tasks celery runworker", Role: Worker,
		Source: "not verified",
	},
	{
		Name: "manage.py", Commands: "manage.py django-admin", Modules: "django", Sub: "migrate collectstatic loaddata createsuperuser check makemigrations", Role: Release,
		Source: "not verified",
	},
	{
		Name: "streamlit run", Reference: File, Commands: "streamlit", Modules: "streamlit", Sub: "run", Role: HTTP,
		DefaultHost: "0.0.0.0", DefaultPort: "8501", Host: "--server.address", Port: "--server.port", ConfigByDefault: true,
		Env: "STREAMLIT_SERVER_PORT STREAMLIT_SERVER_ADDRESS", Parser: Click, Source: "streamlit/streamlit lib/streamlit/config.py",
	},
	{
		Name: "chainlit run", Reference: File, Commands: "chainlit", Modules: "chainlit", Sub: "run", Role: HTTP,
		DefaultHost: "127.0.0.1", DefaultPort: "8000", Host: "--host", Port: "--port", Env: "CHAINLIT_HOST CHAINLIT_PORT",
		Parser: Click, Switches: "-h --headless", DevFlags: "-w --watch -d --debug", Report: true, Source: "Chainlit/chainlit backend/chainlit/cli/__init__.py",
	},
	{
		Name: "bokeh serve", Reference: File, Commands: "bokeh", Modules: "bokeh", Sub: "serve", Role: HTTP,
		DefaultHost: "0.0.0.0", DefaultPort: "5006", Host: "--address", Port: "--port", Env: "BOKEH_DEFAULT_SERVER_PORT",
		Parser: Argparse, DevFlags: "--dev", Source: "bokeh/bokeh src/bokeh/settings.py",
	},
	{
		Name: "panel serve", Reference: File, Commands: "panel", Modules: "panel", Sub: "serve", Role: HTTP,
		DefaultHost: "0.0.0.0", DefaultPort: "5006", Host: "--address", Port: "--port", Env: "BOKEH_DEFAULT_SERVER_PORT",
		Parser: Argparse, DevFlags: "--dev --autoreload", Source: "holoviz/panel panel/command/serve.py",
	},
	{
		Name: "voila", Commands: "voila", Modules: "voila", Role: HTTP, DefaultHost: "localhost", DefaultPort: "8866",
		Host: "--Voila.ip", Port: "--port --Voila.port", ConfigByDefault: true, Source: "voila-dashboards/voila voila/app.py",
	},
	{
		Name: "jupyter", Commands: "jupyter", Modules: "jupyter", Sub: "lab notebook server", Role: HTTP, DefaultHost: "localhost", DefaultPort: "8888",
		Host: "--ip --ServerApp.ip", Port: "--port --ServerApp.port", ConfigByDefault: true, Env: "JUPYTER_PORT",
		Source: "jupyter-server/jupyter_server jupyter_server/serverapp.py",
	},
	{
		Name: "python -m http.server", Modules: "http.server", Role: HTTP, DefaultHost: "0.0.0.0", DefaultPort: "8000",
		Host: "-b --bind", Argument: PortOnly, Parser: Argparse, EmptyStops: "--bind",
		Values: "-d --directory -p --protocol", Switches: "--cgi", Dev: true, Report: true, Source: "run, CPython 3.11",
	},
	{
		Name: "python -m SimpleHTTPServer", Modules: "SimpleHTTPServer", Role: HTTP, DefaultPort: "8000", Argument: PortOnly, Dev: true,
		Source: "run, CPython 3.11",
	},
	{
		Name: "mlflow server", Commands: "mlflow", Modules: "mlflow", Sub: "server ui", Role: HTTP,
		DefaultHost: "127.0.0.1", DefaultPort: "5000", Host: "-h --host", Port: "-p --port", Env: "MLFLOW_HOST MLFLOW_PORT",
		Parser: Click, Values: "-w --workers --backend-store-uri --default-artifact-root --artifacts-destination --allowed-hosts",
		Report: true, Source: "mlflow/mlflow mlflow/utils/cli_args.py",
	},
	{
		Name: "dagster-webserver", Commands: "dagster-webserver dagit", Role: HTTP, DefaultHost: "127.0.0.1", DefaultPort: "3000",
		Host: "-h --host", Port: "-p --port", Env: "DAGSTER_WEBSERVER_PORT DAGSTER_WEBSERVER_HOST", Parser: Click,
		Source: "dagster-io/dagster python_modules/dagster-webserver/dagster_webserver/cli.py",
	},
	{
		Name: "celery worker", Reference: Dotted, ReferenceFlags: "-A --app", Commands: "celery", Modules: "celery", Sub: "worker", Role: Worker,
		Values: "-A --app -b --broker --workdir --result-backend --config --loader", Daemon: "-D --detach", Source: "celery/celery celery/bin/worker.py",
	},
	{
		Name: "celery beat", Reference: Dotted, ReferenceFlags: "-A --app", Commands: "celery", Modules: "celery", Sub: "beat", Role: Clock,
		Values: "-A --app -b --broker --workdir --result-backend --config --loader", Daemon: "--detach", Source: "celery/celery celery/bin/beat.py",
	},
	{
		Name: "flower", Commands: "flower", Role: HTTP, DefaultHost: "0.0.0.0", DefaultPort: "5555", Host: "--address", Port: "--port",
		Env: "FLOWER_PORT FLOWER_ADDRESS", Source: "mher/flower flower/options.py",
	},
	{
		Name: "celery flower", Reference: Dotted, ReferenceFlags: "-A --app", Commands: "celery", Modules: "celery", Sub: "flower", Role: HTTP, DefaultHost: "0.0.0.0", DefaultPort: "5555",
		Host: "--address", Port: "--port", Env: "FLOWER_PORT FLOWER_ADDRESS", Values: "-A --app -b --broker --workdir", Source: "mher/flower flower/command.py",
	},
	{Name: "rq worker", Commands: "rq", Sub: "worker", Role: Worker, Source: "rq/rq rq/cli/cli.py"},
	{Name: "rqworker", Commands: "rqworker", Role: Worker, Source: "rq/rq rq/cli/cli.py"},
	{Name: "rq-scheduler", Commands: "rq-scheduler rqscheduler", Role: Clock, Source: "rq/rq rq/cli/cli.py"},
	{Name: "dramatiq", Reference: Module, Commands: "dramatiq", Modules: "dramatiq", Role: Worker, DevFlags: "--watch", Source: "Bogdanp/dramatiq dramatiq/cli.py"},
	{Name: "huey_consumer", Reference: Dotted, Commands: "huey_consumer huey_consumer.py", Role: Worker, Source: "coleifer/huey huey/bin/huey_consumer.py"},
	{Name: "arq", Reference: Dotted, Commands: "arq", Role: Worker, DevFlags: "--watch", Source: "python-arq/arq arq/cli.py"},

	{
		Name: "puma", Commands: "puma", Role: HTTP, DefaultHost: "0.0.0.0", DefaultPort: "9292",
		Port: "-p --port", Bind: "-b --bind", BindForm: URI, Config: "-C --config", ConfigByDefault: true,
		Values: "-e --environment -t --threads -w --workers --control-url --dir -S --state --pidfile", Source: "puma/puma lib/puma/configuration.rb",
	},
	{
		Name: "rails server", Commands: "rails", Sub: "server s", Role: HTTP, ReadsPort: true, DefaultHost: "0.0.0.0", DefaultPort: "3000",
		Host: "-b --binding", Port: "-p --port", Env: "BINDING", Values: "-e --environment -u --using -P --pid -c --config",
		Daemon: "-d --daemon", Source: "rails/rails railties/lib/rails/commands/server/server_command.rb",
	},
	{Name: "rails", Commands: "rails rake", Sub: "db:migrate db:prepare db:seed db:setup", Role: Release, Source: "not verified"},
	{
		Name: "unicorn", Commands: "unicorn unicorn_rails", Role: HTTP, DefaultHost: "0.0.0.0", DefaultPort: "8080",
		Host: "-o --host", Port: "-p --port", Bind: "-l --listen", BindForm: Socket, Config: "-c --config-file",
		Values: "-E --env -e --eval -I --include -r --require", Daemon: "-D --daemonize", Report: true, Source: "defunkt/unicorn bin/unicorn",
	},
	{
		Name: "thin", Commands: "thin", Sub: "start", Role: HTTP, DefaultHost: "0.0.0.0", DefaultPort: "3000",
		Host: "-a --address", Port: "-p --port", Sockets: "-S --socket", Config: "-C --config",
		Values: "-R --rackup -e --environment -A --adapter -c --chdir -l --log -P --pid", Daemon: "-d --daemonize -s --servers", Report: true, Source: "macournoyer/thin lib/thin/runner.rb",
	},
	{
		Name: "rackup", Commands: "rackup", Role: HTTP, DefaultPort: "9292", Host: "-o --host", Port: "-p --port",
		Values: "-s --server -E --env -O -e --eval -I -r -b -P --pid", Daemon: "-D --daemonize --daemonize-noclose", Report: true, Source: "rack/rackup lib/rackup/server.rb",
	},
	{
		Name: "falcon serve", Commands: "falcon", Sub: "serve", Role: HTTP, DefaultHost: "localhost", DefaultPort: "9292",
		Port: "-p --port", Bind: "-b --bind", BindForm: URI, Source: "socketry/falcon lib/falcon/command/serve.rb",
	},
	{
		Name: "passenger start", Commands: "passenger", Sub: "start", Role: HTTP, DefaultHost: "0.0.0.0", DefaultPort: "3000",
		Host: "-a --address", Port: "-p --port", Sockets: "-S --socket", ConfigByDefault: true, Env: "PASSENGER_PORT PASSENGER_ADDRESS",
		Values: "-e --environment --max-pool-size", Daemon: "-d --daemonize", Source: "phusion/passenger src/ruby_supportlib/phusion_passenger/standalone/config_options_list.rb",
	},
	{
		Name: "shotgun", Commands: "shotgun", Role: HTTP, ReadsPort: true, DefaultHost: "127.0.0.1", DefaultPort: "9393", Host: "-o --host", Port: "-p --port",
		Env: "HOST", Values: "-s --server -E --env", Dev: true, Source: "rtomayko/shotgun bin/shotgun",
	},
	{Name: "sidekiq", Commands: "sidekiq", Role: Worker, Values: "-c -C -q -r -e -t", Source: "sidekiq/sidekiq lib/sidekiq/cli.rb"},
	{Name: "resque", Commands: "rake", Sub: "resque:work", Role: Worker, Source: "resque/resque lib/resque/tasks.rb"},
	{Name: "resque scheduler", Commands: "rake", Sub: "resque:scheduler", Role: Clock, Source: "resque/resque lib/resque/tasks.rb"},
	{Name: "delayed_job", Commands: "rake rails", Sub: "jobs:work", Role: Worker, Source: "collectiveidea/delayed_job lib/delayed/tasks.rb"},
	{Name: "delayed_job", Commands: "delayed_job", Role: Worker, Source: "collectiveidea/delayed_job lib/delayed/command.rb"},
	{Name: "good_job", Commands: "good_job", Role: Worker, Daemon: "--daemonize", Source: "bensheldon/good_job lib/good_job/cli.rb"},
	{Name: "solid_queue", Commands: "jobs", Role: Worker, Source: "rails/solid_queue lib/solid_queue/cli.rb"},
	{Name: "clockwork", Commands: "clockwork", Role: Clock, Source: "Rykian/clockwork bin/clockwork"},
	{Name: "clockworkd", Commands: "clockworkd", Role: Clock, Source: "Rykian/clockwork bin/clockworkd"},

	{
		Name: "next start", Commands: "next", Sub: "start", Role: HTTP, ReadsPort: true, DefaultHost: "0.0.0.0", DefaultPort: "3000",
		Host: "-H --hostname", Port: "-p --port", Source: "vercel/next.js packages/next/src/bin/next.ts",
	},
	{
		Name: "next dev", Commands: "next", Sub: "dev", Role: HTTP, ReadsPort: true, DefaultHost: "0.0.0.0", DefaultPort: "3000",
		Host: "-H --hostname", Port: "-p --port", Dev: true, Source: "vercel/next.js packages/next/src/bin/next.ts",
	},
	{
		Name: "nuxt", Commands: "nuxt nuxi", Sub: "start preview", Role: HTTP, ReadsPort: true, DefaultPort: "3000",
		Host: "-h --host", Port: "-p --port", Env: "NUXT_PORT NITRO_PORT NUXT_HOST NITRO_HOST", Source: "nuxt/cli packages/nuxt-cli/src/commands/preview.ts",
	},
	{
		Name: "nuxt dev", Commands: "nuxt nuxi", Sub: "dev", Role: HTTP, ReadsPort: true, DefaultPort: "3000",
		Host: "-h --host", Port: "-p --port", Env: "NUXT_PORT NITRO_PORT NUXT_HOST NITRO_HOST", Dev: true, Source: "nuxt/cli packages/nuxt-cli/src/commands/dev.ts",
	},
	{
		Name: "vite preview", Commands: "vite", Sub: "preview", Role: HTTP, DefaultHost: "localhost", DefaultPort: "4173",
		Host: "--host", Port: "--port", Switches: "--strictPort", BareHost: true, Dev: true, Report: true, Hint: true, Source: "vitejs/vite packages/vite/src/node/constants.ts",
	},
	{
		Name: "vite", Commands: "vite", Role: HTTP, DefaultHost: "localhost", DefaultPort: "5173",
		Host: "--host", Port: "--port", BareHost: true, ConfigByDefault: true, Dev: true, Source: "vitejs/vite packages/vite/src/node/cli.ts",
	},
	{Name: "react-scripts start", Commands: "react-scripts", Sub: "start", Role: HTTP, ReadsPort: true, DefaultHost: "0.0.0.0", DefaultPort: "3000", Dev: true, Source: "facebook/create-react-app packages/react-scripts/scripts/start.js"},
	{
		Name: "serve", Commands: "serve", Role: HTTP, ReadsPort: true, DefaultHost: "0.0.0.0", DefaultPort: "3000",
		Bind: "-l --listen -p", BindForm: PortOrURI, Switches: "-s --single -d --debug --no-port-switching", Source: "vercel/serve source/main.ts",
	},
	{
		Name: "http-server", Commands: "http-server", Role: HTTP, ReadsPort: true, DefaultHost: "::", DefaultPort: "8080",
		Host: "-a", Port: "-p --port", Source: "http-party/http-server bin/http-server",
	},
	{
		Name: "json-server", Commands: "json-server", Role: HTTP, ReadsPort: true, DefaultHost: "localhost", DefaultPort: "3000",
		Host: "-h --host", Port: "-p --port", Env: "HOST", Dev: true, Source: "typicode/json-server src/bin.ts",
	},
	{Name: "strapi start", Commands: "strapi", Sub: "start", Role: HTTP, ReadsPort: true, ConfigByDefault: true, Source: "strapi/strapi templates/website/config/server.ts"},
	{Name: "strapi develop", Commands: "strapi", Sub: "develop", Role: HTTP, ReadsPort: true, ConfigByDefault: true, Dev: true, Source: "strapi/strapi templates/website/config/server.ts"},
	{Name: "nest start", Commands: "nest", Sub: "start", Role: HTTP, Code: true, DevFlags: "-w --watch -d --debug", Source: "nestjs/nest-cli commands/start.command.ts"},
	{
		Name: "hexo server", Commands: "hexo", Sub: "server s", Role: HTTP, DefaultHost: "0.0.0.0", DefaultPort: "4000",
		Host: "-i --ip", Port: "-p --port", ConfigByDefault: true, Source: "hexojs/hexo-server lib/server.js",
	},
	{
		Name: "gatsby serve", Commands: "gatsby", Sub: "serve", Role: HTTP, DefaultHost: "localhost", DefaultPort: "9000",
		Host: "-H --host", Port: "-p --port", Source: "gatsbyjs/gatsby packages/gatsby-cli/src/create-cli.ts",
	},
	{
		Name: "gatsby develop", Commands: "gatsby", Sub: "develop", Role: HTTP, ReadsPort: true, DefaultHost: "localhost", DefaultPort: "8000",
		Host: "-H --host", Port: "-p --port", Dev: true, Source: "gatsbyjs/gatsby packages/gatsby-cli/src/create-cli.ts",
	},
	{Name: "react-router-serve", Commands: "react-router-serve remix-serve", Role: HTTP, ReadsPort: true, DefaultPort: "3000", Env: "HOST", Source: "remix-run/react-router packages/react-router-serve/cli.ts"},
	{Name: "hubot", Commands: "hubot", Role: HTTP, ReadsPort: true, DefaultHost: "0.0.0.0", DefaultPort: "8080", Source: "hubotio/hubot src/Robot.mjs"},
	{Name: "n8n", Commands: "n8n", Role: HTTP, DefaultHost: "::", DefaultPort: "5678", Env: "N8N_PORT N8N_LISTEN_ADDRESS", ConfigByDefault: true, Source: "n8n-io/n8n-docs docs/hosting/configuration/environment-variables/deployment.md"},
	{Name: "pm2", Commands: "pm2", Role: Other, Code: true, Manager: true, Source: "Unitech/pm2 lib/binaries/CLI.js"},
	{Name: "pm2-runtime", Commands: "pm2-runtime pm2-docker", Role: Other, Code: true, Manager: true, Source: "Unitech/pm2 lib/binaries/Runtime4Docker.js"},
	{Name: "forever", Commands: "forever", Role: Other, Code: true, Manager: true, Source: "foreversd/forever lib/forever/cli.js"},

	{
		Name: "heroku-php-apache2", Commands: "heroku-php-apache2", Role: HTTP, ReadsPort: true, DefaultHost: "0.0.0.0", Port: "-p",
		Values: "-C -c -F -f -i -l", Source: "heroku/heroku-buildpack-php bin/heroku-php-apache2",
	},
	{
		Name: "heroku-php-nginx", Commands: "heroku-php-nginx", Role: HTTP, ReadsPort: true, DefaultHost: "0.0.0.0", Port: "-p",
		Values: "-C -c -F -f -i -l", Source: "heroku/heroku-buildpack-php bin/heroku-php-nginx",
	},
	{
		Name: "php artisan serve", Commands: "artisan", Sub: "serve", Role: HTTP, DefaultHost: "127.0.0.1", DefaultPort: "8000",
		Host: "--host", Port: "--port", HostForm: MaybePort, Env: "SERVER_PORT SERVER_HOST", Values: "--tries", Switches: "--no-reload",
		Dev: true, Report: true, Source: "laravel/framework src/Illuminate/Foundation/Console/ServeCommand.php",
	},
	{
		Name: "php artisan octane:start", Commands: "artisan", Sub: "octane:start", Role: HTTP, DefaultHost: "127.0.0.1", DefaultPort: "8000",
		Host: "--host", Port: "--port", ConfigByDefault: true, Env: "OCTANE_HOST OCTANE_PORT", DevFlags: "--watch", Source: "laravel/octane src/Commands/Concerns/InteractsWithServers.php",
	},
	{Name: "php artisan", Commands: "artisan", Sub: "queue:work queue:listen horizon", Role: Worker, Source: "laravel/framework src/Illuminate/Queue/Console/WorkCommand.php"},
	{Name: "php artisan", Commands: "artisan", Sub: "schedule:work", Role: Clock, Source: "laravel/framework src/Illuminate/Console/Scheduling"},
	{Name: "php artisan migrate", Commands: "artisan", Sub: "migrate", Role: Release, Source: "not verified"},

	{Name: "mix phx.server", Commands: "mix", Sub: "phx.server", Role: HTTP, ReadsPort: true, ConfigByDefault: true, Source: "phoenixframework/phoenix installer/templates/phx_single/config/runtime.exs.eex"},
	{Name: "mix ecto.migrate", Commands: "mix", Sub: "ecto.migrate", Role: Release, Source: "not verified"},

	{
		Name: "starman", Commands: "starman plackup", Role: HTTP, DefaultHost: "0.0.0.0", DefaultPort: "5000",
		Host: "-o --host", Port: "-p --port", Bind: "-l --listen", BindForm: Socket, Values: "-s --server -E --env -a --app -I -M --workers",
		DevFlags: "-r -R", Daemon: "-D --daemonize", Report: true, Source: "plack/Plack lib/Plack/Runner.pm",
	},
	{Name: "hypnotoad", Commands: "hypnotoad", Role: HTTP, DefaultHost: "0.0.0.0", DefaultPort: "8080", ConfigByDefault: true, Foreground: "-f --foreground", Source: "mojolicious/mojo script/hypnotoad"},
	{
		Name: "morbo", Commands: "morbo", Role: HTTP, DefaultHost: "0.0.0.0", DefaultPort: "3000", Bind: "-l --listen", BindForm: URI,
		Env: "MOJO_LISTEN", Dev: true, Source: "mojolicious/mojo script/morbo",
	},

	{Name: "nginx", Commands: "nginx", Role: HTTP, ConfigByDefault: true, Source: "nginx/nginx src/core/nginx.c"},
	{Name: "caddy", Commands: "caddy", Role: HTTP, ConfigByDefault: true, DevFlags: "--watch", Source: "caddyserver/caddy cmd/commands.go"},
	{Name: "supervisord", Commands: "supervisord", Role: Other, ConfigByDefault: true, Manager: true, Foreground: "-n --nodaemon", Source: "Supervisor/supervisor supervisor/supervisord.py"},
	{Name: "foreman start", Commands: "foreman", Sub: "start", Role: Other, Manager: true, Source: "ddollar/foreman lib/foreman/engine.rb"},
	{Name: "honcho start", Commands: "honcho", Sub: "start", Role: Other, Manager: true, Source: "nickstenning/honcho honcho/command.py"},
	{Name: "overmind start", Commands: "overmind", Sub: "start s", Role: Other, Manager: true, Daemon: "-D --daemonize", Source: "DarthSim/overmind main.go"},
	{Name: "hivemind", Commands: "hivemind", Role: Other, Manager: true, Source: "not verified"},

	// Whose code decides: known by name, and silent about host and port.
	{Name: "python", Reference: File, Values: "-X -W", Switches: "-u -O -OO -B -s -S -E -I -v -q -b -d -i", Commands: "python python2 python3", Role: Other, Code: true, Source: "the script decides"},
	{Name: "node", Reference: File, Values: "-r --require --import --loader --experimental-loader -C --conditions", Commands: "node nodejs ts-node tsx coffee babel-node", Role: Other, Code: true, Source: "the script decides"},
	{Name: "deno", Reference: File, Commands: "deno", Sub: "run", Values: "-c --config --import-map --lock", Switches: "-A --allow-all", Role: Other, Code: true, Source: "the script decides"},
	{Name: "deno", Commands: "deno", Role: Other, Code: true, Source: "the script decides"},
	{Name: "ruby", Reference: File, Values: "-r -I -C -E", Commands: "ruby", Role: Other, Code: true, Source: "the script decides"},
	{Name: "perl", Reference: File, Commands: "perl", Role: Other, Code: true, Source: "the script decides"},
	{Name: "php", Reference: File, Commands: "php", Role: Other, Code: true, Source: "the script decides"},
	{Name: "java", Commands: "java", Role: Other, Code: true, Hint: true, Port: "-Dserver.port --server.port", Host: "-Dserver.address --server.address", Source: "spring-projects/spring-boot how-to/pages/deployment/cloud.adoc"},
	{Name: "npm", Reference: Script, Values: "--prefix -w --workspace", Commands: "npm", Role: Other, Code: true, Source: "package.json decides"},
	{Name: "yarn", Reference: ScriptOrBinary, Values: "--cwd -C --dir --filter -F", Commands: "yarn", Role: Other, Code: true, Source: "package.json decides"},
	{Name: "pnpm", Reference: ScriptOrBinary, Values: "--cwd -C --dir --filter -F", Commands: "pnpm", Role: Other, Code: true, Source: "package.json decides"},
	{Name: "bun", Reference: ScriptOrBinary, Values: "--cwd --filter", Commands: "bun", Role: Other, Code: true, Source: "package.json decides"},
	{
		Name: "dotnet", Commands: "dotnet", Role: Other, Code: true, Bind: "--urls", BindForm: Hidden, Env: "ASPNETCORE_URLS",
		Source: "dotnet/AspNetCore.Docs aspnetcore/fundamentals/servers/kestrel/endpoints.md",
	},
}

var programsByCommand, programsByModule = indexPrograms()

func indexPrograms() (byCommand, byModule map[string][]*Program) {
	byCommand, byModule = map[string][]*Program{}, map[string][]*Program{}
	for i := range Programs {
		p := &Programs[i]
		for _, name := range p.Commands.List() {
			byCommand[name] = append(byCommand[name], p)
		}
		for _, name := range p.Modules.List() {
			byModule[name] = append(byModule[name], p)
		}
	}
	return byCommand, byModule
}
