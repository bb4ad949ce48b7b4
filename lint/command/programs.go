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
	// Name is what a person calls it.
	Name string
	// Commands are the base names that start it, Modules its names after
	// `python -m`, Sub the sub-commands that are meant; none means any.
	Commands, Modules, Sub []string
	Role                   Role
	// ReadsPort is set when the program takes its port from PORT by itself.
	ReadsPort bool
	// DefaultHost and DefaultPort are what it listens on when nothing is said;
	// "" is not known, or decided elsewhere.
	DefaultHost, DefaultPort string
	// Host, Port and Bind are the flags that set them; BindForm says how a
	// bind value is written, HostForm how a host value is.
	Host, Port, Bind   []string
	BindForm, HostForm Form
	Argument           Argument
	// Sockets are flags that replace host and port: a Unix socket, a descriptor.
	Sockets []string
	// Config are the flags that name a file which may set host and port;
	// ConfigByDefault is set when such a file is read without being named.
	Config          []string
	ConfigByDefault bool
	// Code is set when the program's own code decides where it listens.
	Code bool
	// Env are the variables that set host, port or any flag.
	Env []string
	// Values are further flags that take a value, Switches flags that do not.
	Values, Switches []string
	Parser           Parser
	// EmptyStops are the flags whose empty value is known to stop it.
	EmptyStops []string
	// Dev marks a development server; DevFlags and Daemon are flags that
	// make it one, or send it to the background.
	Dev              bool
	DevFlags, Daemon []string
	// Foreground are flags without which the program goes to the background.
	Foreground []string
	// Manager is set when it starts processes of its own from a file.
	Manager bool
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
		Name: "gunicorn", Commands: fields("gunicorn"), Modules: fields("gunicorn"), Role: HTTP, ReadsPort: true,
		DefaultHost: "0.0.0.0", DefaultPort: "8000", Bind: fields("-b --bind"), BindForm: HostPort,
		Config: fields("-c --config"), Env: fields("GUNICORN_CMD_ARGS"), Parser: Argparse,
		Values:     fields("-w --workers -k --worker-class -t --timeout -e --env -n --name -u --user -g --group -p --pid --pythonpath --chdir --threads --log-level --log-file --access-logfile --error-logfile --keep-alive --graceful-timeout --max-requests --max-requests-jitter --worker-connections --worker-tmp-dir --forwarded-allow-ips"),
		Switches:   fields("--preload --check-config --print-config --capture-output --enable-stdio-inheritance"),
		EmptyStops: fields("-w --workers"), DevFlags: fields("--reload --reload-engine --reload-extra-file --spew"), Daemon: fields("-D --daemon"),
		Source: "benoitc/gunicorn gunicorn/config.py",
	},
	{
		Name: "uvicorn", Commands: fields("uvicorn"), Modules: fields("uvicorn"), Role: HTTP,
		DefaultHost: "127.0.0.1", DefaultPort: "8000", Host: fields("--host"), Port: fields("--port"), Sockets: fields("--uds --fd"),
		Env: fields("UVICORN_HOST UVICORN_PORT UVICORN_UDS UVICORN_FD"), Parser: Click, EmptyStops: fields("--port"),
		Values:   fields("--app-dir --workers --loop --http --ws --interface --env-file --log-config --log-level --root-path --forwarded-allow-ips --timeout-keep-alive --ssl-keyfile --ssl-certfile --reload-dir --reload-include --reload-exclude --reload-delay"),
		Switches: fields("--factory --proxy-headers --no-proxy-headers --access-log --no-access-log --use-colors --no-use-colors"),
		DevFlags: fields("--reload"), Report: true, Source: "encode/uvicorn uvicorn/main.py",
	},
	{
		Name: "hypercorn", Commands: fields("hypercorn"), Modules: fields("hypercorn"), Role: HTTP,
		DefaultHost: "127.0.0.1", DefaultPort: "8000", Bind: fields("-b --bind"), BindForm: HostPort, Sockets: fields("--insecure-bind --quic-bind"),
		Config: fields("-c --config"), Parser: Argparse, Values: fields("-p --pid -w --workers -k --worker-class --access-logfile --error-logfile --log-level --root-path"),
		DevFlags: fields("--reload --debug"), Report: true, Source: "pgjones/hypercorn src/hypercorn/config.py",
	},
	{
		Name: "daphne", Commands: fields("daphne"), Modules: fields("daphne"), Role: HTTP,
		DefaultHost: "127.0.0.1", DefaultPort: "8000", Host: fields("-b --bind"), Port: fields("-p --port"), Sockets: fields("-u --unix-socket --fd -e --endpoint"),
		Parser: Argparse, EmptyStops: fields("-p --port"), Values: fields("-v --verbosity -t --http-timeout --access-log --ping-interval --ping-timeout --root-path --websocket_timeout --server-name"),
		Switches: fields("--proxy-headers --no-server-name"),
		Report:   true, Source: "django/daphne daphne/cli.py",
	},
	{
		Name: "waitress-serve", Commands: fields("waitress-serve"), Modules: fields("waitress"), Role: HTTP,
		DefaultHost: "0.0.0.0", DefaultPort: "8080", Host: fields("--host"), Port: fields("--port"), Bind: fields("--listen"), BindForm: HostPort,
		Sockets: fields("--unix-socket"), Parser: Getopt, EmptyStops: fields("--host --port --listen"),
		Values: fields("--app --threads --url-scheme --url-prefix"), Switches: fields("--call"),
		Report: true, OptionsFirst: true, Source: "Pylons/waitress src/waitress/adjustments.py",
	},
	{
		Name: "granian", Commands: fields("granian"), Modules: fields("granian"), Role: HTTP,
		DefaultHost: "127.0.0.1", DefaultPort: "8000", Host: fields("--host"), Port: fields("--port"), Sockets: fields("--uds"),
		Env: fields("GRANIAN_HOST GRANIAN_PORT"), Parser: Click, EmptyStops: fields("--port"), Values: fields("--interface --working-dir --env-files --workers"), Switches: fields("--factory"),
		DevFlags: fields("--reload"), Report: true, Source: "emmett-framework/granian granian/cli.py",
	},
	{
		Name: "uwsgi", Commands: fields("uwsgi"), Role: HTTP,
		Bind: fields("--http --http-socket --http11-socket"), BindForm: Socket, Sockets: fields("-s --socket --https"),
		Config: fields("--ini --xml --yaml --json"), ConfigByDefault: true, Daemon: fields("-d --daemonize --daemonize2"), DevFlags: fields("--py-autoreload"),
		Source: "unbit/uwsgi core/uwsgi.c",
	},
	{
		Name: "flask run", Commands: fields("flask"), Modules: fields("flask"), Sub: fields("run"), Role: HTTP,
		DefaultHost: "127.0.0.1", DefaultPort: "5000", Host: fields("-h --host"), Port: fields("-p --port"),
		Env: fields("FLASK_RUN_HOST FLASK_RUN_PORT"), Parser: Click, EmptyStops: fields("-p --port"),
		Values: fields("-A --app -e --env-file --cert --key"), Switches: fields("--reload --no-reload --debugger --no-debugger --with-threads --without-threads --debug"),
		Dev: true, Report: true, Source: "pallets/flask src/flask/cli.py",
	},
	{
		Name: "fastapi run", Commands: fields("fastapi"), Modules: fields("fastapi"), Sub: fields("run"), Role: HTTP, ReadsPort: true,
		DefaultHost: "0.0.0.0", DefaultPort: "8000", Host: fields("--host"), Port: fields("--port"), Parser: Click, EmptyStops: fields("--port"),
		Values: fields("--workers --root-path --app -e --entrypoint"), Switches: fields("--proxy-headers --no-proxy-headers --no-reload"),
		DevFlags: fields("--reload"), Source: "fastapi/fastapi-cli src/fastapi_cli/cli.py",
	},
	{
		Name: "fastapi dev", Commands: fields("fastapi"), Modules: fields("fastapi"), Sub: fields("dev"), Role: HTTP, ReadsPort: true,
		DefaultHost: "127.0.0.1", DefaultPort: "8000", Host: fields("--host"), Port: fields("--port"), Parser: Click, EmptyStops: fields("--port"),
		Values: fields("--root-path --app -e --entrypoint"), Dev: true, Source: "fastapi/fastapi-cli src/fastapi_cli/cli.py",
	},
	{
		Name: "manage.py runserver", Commands: fields("manage.py django-admin"), Modules: fields("django"), Sub: fields("runserver"), Role: HTTP,
		DefaultHost: "127.0.0.1", DefaultPort: "8000", Argument: Address, Parser: Argparse,
		Values: fields("--settings --pythonpath -v --verbosity"), Switches: fields("--noreload --nothreading -6 --ipv6 --insecure --nostatic --traceback --no-color --force-color --skip-checks"),
		Dev: true, Report: true, Source: "django/django django/core/management/commands/runserver.py",
	},
	{
		Name: "manage.py", Commands: fields("manage.py django-admin"), Modules: fields("django"), Sub: fields("qcluster rqworker run_huey process_tasks celery runworker"), Role: Worker,
		Source: "not verified",
	},
	{
		Name: "manage.py", Commands: fields("manage.py django-admin"), Modules: fields("django"), Sub: fields("migrate collectstatic loaddata createsuperuser check makemigrations"), Role: Release,
		Source: "not verified",
	},
	{
		Name: "streamlit run", Commands: fields("streamlit"), Modules: fields("streamlit"), Sub: fields("run"), Role: HTTP,
		DefaultHost: "0.0.0.0", DefaultPort: "8501", Host: fields("--server.address"), Port: fields("--server.port"), ConfigByDefault: true,
		Env: fields("STREAMLIT_SERVER_PORT STREAMLIT_SERVER_ADDRESS"), Parser: Click, Source: "streamlit/streamlit lib/streamlit/config.py",
	},
	{
		Name: "chainlit run", Commands: fields("chainlit"), Modules: fields("chainlit"), Sub: fields("run"), Role: HTTP,
		DefaultHost: "127.0.0.1", DefaultPort: "8000", Host: fields("--host"), Port: fields("--port"), Env: fields("CHAINLIT_HOST CHAINLIT_PORT"),
		Parser: Click, Switches: fields("-h --headless"), DevFlags: fields("-w --watch -d --debug"), Report: true, Source: "Chainlit/chainlit backend/chainlit/cli/__init__.py",
	},
	{
		Name: "bokeh serve", Commands: fields("bokeh"), Modules: fields("bokeh"), Sub: fields("serve"), Role: HTTP,
		DefaultHost: "0.0.0.0", DefaultPort: "5006", Host: fields("--address"), Port: fields("--port"), Env: fields("BOKEH_DEFAULT_SERVER_PORT"),
		Parser: Argparse, DevFlags: fields("--dev"), Source: "bokeh/bokeh src/bokeh/settings.py",
	},
	{
		Name: "panel serve", Commands: fields("panel"), Modules: fields("panel"), Sub: fields("serve"), Role: HTTP,
		DefaultHost: "0.0.0.0", DefaultPort: "5006", Host: fields("--address"), Port: fields("--port"), Env: fields("BOKEH_DEFAULT_SERVER_PORT"),
		Parser: Argparse, DevFlags: fields("--dev --autoreload"), Source: "holoviz/panel panel/command/serve.py",
	},
	{
		Name: "voila", Commands: fields("voila"), Modules: fields("voila"), Role: HTTP, DefaultHost: "localhost", DefaultPort: "8866",
		Host: fields("--Voila.ip"), Port: fields("--port --Voila.port"), ConfigByDefault: true, Source: "voila-dashboards/voila voila/app.py",
	},
	{
		Name: "jupyter", Commands: fields("jupyter"), Modules: fields("jupyter"), Sub: fields("lab notebook server"), Role: HTTP, DefaultHost: "localhost", DefaultPort: "8888",
		Host: fields("--ip --ServerApp.ip"), Port: fields("--port --ServerApp.port"), ConfigByDefault: true, Env: fields("JUPYTER_PORT"),
		Source: "jupyter-server/jupyter_server jupyter_server/serverapp.py",
	},
	{
		Name: "python -m http.server", Modules: fields("http.server"), Role: HTTP, DefaultHost: "0.0.0.0", DefaultPort: "8000",
		Host: fields("-b --bind"), Argument: PortOnly, Parser: Argparse, EmptyStops: fields("--bind"),
		Values: fields("-d --directory -p --protocol"), Switches: fields("--cgi"), Dev: true, Report: true, Source: "run, CPython 3.11",
	},
	{
		Name: "python -m SimpleHTTPServer", Modules: fields("SimpleHTTPServer"), Role: HTTP, DefaultPort: "8000", Argument: PortOnly, Dev: true,
		Source: "run, CPython 3.11",
	},
	{
		Name: "mlflow server", Commands: fields("mlflow"), Modules: fields("mlflow"), Sub: fields("server ui"), Role: HTTP,
		DefaultHost: "127.0.0.1", DefaultPort: "5000", Host: fields("-h --host"), Port: fields("-p --port"), Env: fields("MLFLOW_HOST MLFLOW_PORT"),
		Parser: Click, Values: fields("-w --workers --backend-store-uri --default-artifact-root --artifacts-destination --allowed-hosts"),
		Report: true, Source: "mlflow/mlflow mlflow/utils/cli_args.py",
	},
	{
		Name: "dagster-webserver", Commands: fields("dagster-webserver dagit"), Role: HTTP, DefaultHost: "127.0.0.1", DefaultPort: "3000",
		Host: fields("-h --host"), Port: fields("-p --port"), Env: fields("DAGSTER_WEBSERVER_PORT DAGSTER_WEBSERVER_HOST"), Parser: Click,
		Source: "dagster-io/dagster python_modules/dagster-webserver/dagster_webserver/cli.py",
	},
	{
		Name: "celery worker", Commands: fields("celery"), Modules: fields("celery"), Sub: fields("worker"), Role: Worker,
		Values: fields("-A --app -b --broker --workdir --result-backend --config --loader"), Daemon: fields("-D --detach"), Source: "celery/celery celery/bin/worker.py",
	},
	{
		Name: "celery beat", Commands: fields("celery"), Modules: fields("celery"), Sub: fields("beat"), Role: Clock,
		Values: fields("-A --app -b --broker --workdir --result-backend --config --loader"), Daemon: fields("--detach"), Source: "celery/celery celery/bin/beat.py",
	},
	{
		Name: "flower", Commands: fields("flower"), Role: HTTP, DefaultHost: "0.0.0.0", DefaultPort: "5555", Host: fields("--address"), Port: fields("--port"),
		Env: fields("FLOWER_PORT FLOWER_ADDRESS"), Source: "mher/flower flower/options.py",
	},
	{
		Name: "celery flower", Commands: fields("celery"), Modules: fields("celery"), Sub: fields("flower"), Role: HTTP, DefaultHost: "0.0.0.0", DefaultPort: "5555",
		Host: fields("--address"), Port: fields("--port"), Env: fields("FLOWER_PORT FLOWER_ADDRESS"), Values: fields("-A --app -b --broker --workdir"), Source: "mher/flower flower/command.py",
	},
	{Name: "rq worker", Commands: fields("rq"), Sub: fields("worker"), Role: Worker, Source: "rq/rq rq/cli/cli.py"},
	{Name: "rqworker", Commands: fields("rqworker"), Role: Worker, Source: "rq/rq rq/cli/cli.py"},
	{Name: "rq-scheduler", Commands: fields("rq-scheduler rqscheduler"), Role: Clock, Source: "rq/rq rq/cli/cli.py"},
	{Name: "dramatiq", Commands: fields("dramatiq"), Modules: fields("dramatiq"), Role: Worker, DevFlags: fields("--watch"), Source: "Bogdanp/dramatiq dramatiq/cli.py"},
	{Name: "huey_consumer", Commands: fields("huey_consumer huey_consumer.py"), Role: Worker, Source: "coleifer/huey huey/bin/huey_consumer.py"},
	{Name: "arq", Commands: fields("arq"), Role: Worker, DevFlags: fields("--watch"), Source: "python-arq/arq arq/cli.py"},

	{
		Name: "puma", Commands: fields("puma"), Role: HTTP, DefaultHost: "0.0.0.0", DefaultPort: "9292",
		Port: fields("-p --port"), Bind: fields("-b --bind"), BindForm: URI, Config: fields("-C --config"), ConfigByDefault: true,
		Values: fields("-e --environment -t --threads -w --workers --control-url --dir -S --state --pidfile"), Source: "puma/puma lib/puma/configuration.rb",
	},
	{
		Name: "rails server", Commands: fields("rails"), Sub: fields("server s"), Role: HTTP, ReadsPort: true, DefaultHost: "0.0.0.0", DefaultPort: "3000",
		Host: fields("-b --binding"), Port: fields("-p --port"), Env: fields("BINDING"), Values: fields("-e --environment -u --using -P --pid -c --config"),
		Daemon: fields("-d --daemon"), Source: "rails/rails railties/lib/rails/commands/server/server_command.rb",
	},
	{Name: "rails", Commands: fields("rails rake"), Sub: fields("db:migrate db:prepare db:seed db:setup"), Role: Release, Source: "not verified"},
	{
		Name: "unicorn", Commands: fields("unicorn unicorn_rails"), Role: HTTP, DefaultHost: "0.0.0.0", DefaultPort: "8080",
		Host: fields("-o --host"), Port: fields("-p --port"), Bind: fields("-l --listen"), BindForm: Socket, Config: fields("-c --config-file"),
		Values: fields("-E --env -e --eval -I --include -r --require"), Daemon: fields("-D --daemonize"), Report: true, Source: "defunkt/unicorn bin/unicorn",
	},
	{
		Name: "thin", Commands: fields("thin"), Sub: fields("start"), Role: HTTP, DefaultHost: "0.0.0.0", DefaultPort: "3000",
		Host: fields("-a --address"), Port: fields("-p --port"), Sockets: fields("-S --socket"), Config: fields("-C --config"),
		Values: fields("-R --rackup -e --environment -A --adapter -c --chdir -l --log -P --pid"), Daemon: fields("-d --daemonize -s --servers"), Report: true, Source: "macournoyer/thin lib/thin/runner.rb",
	},
	{
		Name: "rackup", Commands: fields("rackup"), Role: HTTP, DefaultPort: "9292", Host: fields("-o --host"), Port: fields("-p --port"),
		Values: fields("-s --server -E --env -O -e --eval -I -r -b -P --pid"), Daemon: fields("-D --daemonize --daemonize-noclose"), Report: true, Source: "rack/rackup lib/rackup/server.rb",
	},
	{
		Name: "falcon serve", Commands: fields("falcon"), Sub: fields("serve"), Role: HTTP, DefaultHost: "localhost", DefaultPort: "9292",
		Port: fields("-p --port"), Bind: fields("-b --bind"), BindForm: URI, Source: "socketry/falcon lib/falcon/command/serve.rb",
	},
	{
		Name: "passenger start", Commands: fields("passenger"), Sub: fields("start"), Role: HTTP, DefaultHost: "0.0.0.0", DefaultPort: "3000",
		Host: fields("-a --address"), Port: fields("-p --port"), Sockets: fields("-S --socket"), ConfigByDefault: true, Env: fields("PASSENGER_PORT PASSENGER_ADDRESS"),
		Values: fields("-e --environment --max-pool-size"), Daemon: fields("-d --daemonize"), Source: "phusion/passenger src/ruby_supportlib/phusion_passenger/standalone/config_options_list.rb",
	},
	{
		Name: "shotgun", Commands: fields("shotgun"), Role: HTTP, ReadsPort: true, DefaultHost: "127.0.0.1", DefaultPort: "9393", Host: fields("-o --host"), Port: fields("-p --port"),
		Env: fields("HOST"), Values: fields("-s --server -E --env"), Dev: true, Source: "rtomayko/shotgun bin/shotgun",
	},
	{Name: "sidekiq", Commands: fields("sidekiq"), Role: Worker, Values: fields("-c -C -q -r -e -t"), Source: "sidekiq/sidekiq lib/sidekiq/cli.rb"},
	{Name: "resque", Commands: fields("rake"), Sub: fields("resque:work"), Role: Worker, Source: "resque/resque lib/resque/tasks.rb"},
	{Name: "resque scheduler", Commands: fields("rake"), Sub: fields("resque:scheduler"), Role: Clock, Source: "resque/resque lib/resque/tasks.rb"},
	{Name: "delayed_job", Commands: fields("rake rails"), Sub: fields("jobs:work"), Role: Worker, Source: "collectiveidea/delayed_job lib/delayed/tasks.rb"},
	{Name: "delayed_job", Commands: fields("delayed_job"), Role: Worker, Source: "collectiveidea/delayed_job lib/delayed/command.rb"},
	{Name: "good_job", Commands: fields("good_job"), Role: Worker, Daemon: fields("--daemonize"), Source: "bensheldon/good_job lib/good_job/cli.rb"},
	{Name: "solid_queue", Commands: fields("jobs"), Role: Worker, Source: "rails/solid_queue lib/solid_queue/cli.rb"},
	{Name: "clockwork", Commands: fields("clockwork"), Role: Clock, Source: "Rykian/clockwork bin/clockwork"},
	{Name: "clockworkd", Commands: fields("clockworkd"), Role: Clock, Source: "Rykian/clockwork bin/clockworkd"},

	{
		Name: "next start", Commands: fields("next"), Sub: fields("start"), Role: HTTP, ReadsPort: true, DefaultHost: "0.0.0.0", DefaultPort: "3000",
		Host: fields("-H --hostname"), Port: fields("-p --port"), Source: "vercel/next.js packages/next/src/bin/next.ts",
	},
	{
		Name: "next dev", Commands: fields("next"), Sub: fields("dev"), Role: HTTP, ReadsPort: true, DefaultHost: "0.0.0.0", DefaultPort: "3000",
		Host: fields("-H --hostname"), Port: fields("-p --port"), Dev: true, Source: "vercel/next.js packages/next/src/bin/next.ts",
	},
	{
		Name: "nuxt", Commands: fields("nuxt nuxi"), Sub: fields("start preview"), Role: HTTP, ReadsPort: true, DefaultPort: "3000",
		Host: fields("-h --host"), Port: fields("-p --port"), Env: fields("NUXT_PORT NITRO_PORT NUXT_HOST NITRO_HOST"), Source: "nuxt/cli packages/nuxt-cli/src/commands/preview.ts",
	},
	{
		Name: "nuxt dev", Commands: fields("nuxt nuxi"), Sub: fields("dev"), Role: HTTP, ReadsPort: true, DefaultPort: "3000",
		Host: fields("-h --host"), Port: fields("-p --port"), Env: fields("NUXT_PORT NITRO_PORT NUXT_HOST NITRO_HOST"), Dev: true, Source: "nuxt/cli packages/nuxt-cli/src/commands/dev.ts",
	},
	{
		Name: "vite preview", Commands: fields("vite"), Sub: fields("preview"), Role: HTTP, DefaultHost: "localhost", DefaultPort: "4173",
		Host: fields("--host"), Port: fields("--port"), Switches: fields("--strictPort"), BareHost: true, Dev: true, Report: true, Hint: true, Source: "vitejs/vite packages/vite/src/node/constants.ts",
	},
	{
		Name: "vite", Commands: fields("vite"), Role: HTTP, DefaultHost: "localhost", DefaultPort: "5173",
		Host: fields("--host"), Port: fields("--port"), BareHost: true, ConfigByDefault: true, Dev: true, Source: "vitejs/vite packages/vite/src/node/cli.ts",
	},
	{Name: "react-scripts start", Commands: fields("react-scripts"), Sub: fields("start"), Role: HTTP, ReadsPort: true, DefaultHost: "0.0.0.0", DefaultPort: "3000", Dev: true, Source: "facebook/create-react-app packages/react-scripts/scripts/start.js"},
	{
		Name: "serve", Commands: fields("serve"), Role: HTTP, ReadsPort: true, DefaultHost: "0.0.0.0", DefaultPort: "3000",
		Bind: fields("-l --listen -p"), BindForm: PortOrURI, Switches: fields("-s --single -d --debug --no-port-switching"), Source: "vercel/serve source/main.ts",
	},
	{
		Name: "http-server", Commands: fields("http-server"), Role: HTTP, ReadsPort: true, DefaultHost: "::", DefaultPort: "8080",
		Host: fields("-a"), Port: fields("-p --port"), Source: "http-party/http-server bin/http-server",
	},
	{
		Name: "json-server", Commands: fields("json-server"), Role: HTTP, ReadsPort: true, DefaultHost: "localhost", DefaultPort: "3000",
		Host: fields("-h --host"), Port: fields("-p --port"), Env: fields("HOST"), Dev: true, Source: "typicode/json-server src/bin.ts",
	},
	{Name: "strapi start", Commands: fields("strapi"), Sub: fields("start"), Role: HTTP, ReadsPort: true, ConfigByDefault: true, Source: "strapi/strapi templates/website/config/server.ts"},
	{Name: "strapi develop", Commands: fields("strapi"), Sub: fields("develop"), Role: HTTP, ReadsPort: true, ConfigByDefault: true, Dev: true, Source: "strapi/strapi templates/website/config/server.ts"},
	{Name: "nest start", Commands: fields("nest"), Sub: fields("start"), Role: HTTP, Code: true, DevFlags: fields("-w --watch -d --debug"), Source: "nestjs/nest-cli commands/start.command.ts"},
	{
		Name: "hexo server", Commands: fields("hexo"), Sub: fields("server s"), Role: HTTP, DefaultHost: "0.0.0.0", DefaultPort: "4000",
		Host: fields("-i --ip"), Port: fields("-p --port"), ConfigByDefault: true, Source: "hexojs/hexo-server lib/server.js",
	},
	{
		Name: "gatsby serve", Commands: fields("gatsby"), Sub: fields("serve"), Role: HTTP, DefaultHost: "localhost", DefaultPort: "9000",
		Host: fields("-H --host"), Port: fields("-p --port"), Source: "gatsbyjs/gatsby packages/gatsby-cli/src/create-cli.ts",
	},
	{
		Name: "gatsby develop", Commands: fields("gatsby"), Sub: fields("develop"), Role: HTTP, ReadsPort: true, DefaultHost: "localhost", DefaultPort: "8000",
		Host: fields("-H --host"), Port: fields("-p --port"), Dev: true, Source: "gatsbyjs/gatsby packages/gatsby-cli/src/create-cli.ts",
	},
	{Name: "react-router-serve", Commands: fields("react-router-serve remix-serve"), Role: HTTP, ReadsPort: true, DefaultPort: "3000", Env: fields("HOST"), Source: "remix-run/react-router packages/react-router-serve/cli.ts"},
	{Name: "hubot", Commands: fields("hubot"), Role: HTTP, ReadsPort: true, DefaultHost: "0.0.0.0", DefaultPort: "8080", Source: "hubotio/hubot src/Robot.mjs"},
	{Name: "n8n", Commands: fields("n8n"), Role: HTTP, DefaultHost: "::", DefaultPort: "5678", Env: fields("N8N_PORT N8N_LISTEN_ADDRESS"), ConfigByDefault: true, Source: "n8n-io/n8n-docs docs/hosting/configuration/environment-variables/deployment.md"},
	{Name: "pm2", Commands: fields("pm2"), Role: Other, Code: true, Manager: true, Source: "Unitech/pm2 lib/binaries/CLI.js"},
	{Name: "pm2-runtime", Commands: fields("pm2-runtime pm2-docker"), Role: Other, Code: true, Manager: true, Source: "Unitech/pm2 lib/binaries/Runtime4Docker.js"},
	{Name: "forever", Commands: fields("forever"), Role: Other, Code: true, Manager: true, Source: "foreversd/forever lib/forever/cli.js"},

	{
		Name: "heroku-php-apache2", Commands: fields("heroku-php-apache2"), Role: HTTP, ReadsPort: true, DefaultHost: "0.0.0.0", Port: fields("-p"),
		Values: fields("-C -c -F -f -i -l"), Source: "heroku/heroku-buildpack-php bin/heroku-php-apache2",
	},
	{
		Name: "heroku-php-nginx", Commands: fields("heroku-php-nginx"), Role: HTTP, ReadsPort: true, DefaultHost: "0.0.0.0", Port: fields("-p"),
		Values: fields("-C -c -F -f -i -l"), Source: "heroku/heroku-buildpack-php bin/heroku-php-nginx",
	},
	{
		Name: "php artisan serve", Commands: fields("artisan"), Sub: fields("serve"), Role: HTTP, DefaultHost: "127.0.0.1", DefaultPort: "8000",
		Host: fields("--host"), Port: fields("--port"), HostForm: MaybePort, Env: fields("SERVER_PORT SERVER_HOST"), Values: fields("--tries"), Switches: fields("--no-reload"),
		Dev: true, Report: true, Source: "laravel/framework src/Illuminate/Foundation/Console/ServeCommand.php",
	},
	{
		Name: "php artisan octane:start", Commands: fields("artisan"), Sub: fields("octane:start"), Role: HTTP, DefaultHost: "127.0.0.1", DefaultPort: "8000",
		Host: fields("--host"), Port: fields("--port"), ConfigByDefault: true, Env: fields("OCTANE_HOST OCTANE_PORT"), DevFlags: fields("--watch"), Source: "laravel/octane src/Commands/Concerns/InteractsWithServers.php",
	},
	{Name: "php artisan", Commands: fields("artisan"), Sub: fields("queue:work queue:listen horizon"), Role: Worker, Source: "laravel/framework src/Illuminate/Queue/Console/WorkCommand.php"},
	{Name: "php artisan", Commands: fields("artisan"), Sub: fields("schedule:work"), Role: Clock, Source: "laravel/framework src/Illuminate/Console/Scheduling"},
	{Name: "php artisan migrate", Commands: fields("artisan"), Sub: fields("migrate"), Role: Release, Source: "not verified"},

	{Name: "mix phx.server", Commands: fields("mix"), Sub: fields("phx.server"), Role: HTTP, ReadsPort: true, ConfigByDefault: true, Source: "phoenixframework/phoenix installer/templates/phx_single/config/runtime.exs.eex"},
	{Name: "mix ecto.migrate", Commands: fields("mix"), Sub: fields("ecto.migrate"), Role: Release, Source: "not verified"},

	{
		Name: "starman", Commands: fields("starman plackup"), Role: HTTP, DefaultHost: "0.0.0.0", DefaultPort: "5000",
		Host: fields("-o --host"), Port: fields("-p --port"), Bind: fields("-l --listen"), BindForm: Socket, Values: fields("-s --server -E --env -a --app -I -M --workers"),
		DevFlags: fields("-r -R"), Daemon: fields("-D --daemonize"), Report: true, Source: "plack/Plack lib/Plack/Runner.pm",
	},
	{Name: "hypnotoad", Commands: fields("hypnotoad"), Role: HTTP, DefaultHost: "0.0.0.0", DefaultPort: "8080", ConfigByDefault: true, Foreground: fields("-f --foreground"), Source: "mojolicious/mojo script/hypnotoad"},
	{
		Name: "morbo", Commands: fields("morbo"), Role: HTTP, DefaultHost: "0.0.0.0", DefaultPort: "3000", Bind: fields("-l --listen"), BindForm: URI,
		Env: fields("MOJO_LISTEN"), Dev: true, Source: "mojolicious/mojo script/morbo",
	},

	{Name: "nginx", Commands: fields("nginx"), Role: HTTP, ConfigByDefault: true, Source: "nginx/nginx src/core/nginx.c"},
	{Name: "caddy", Commands: fields("caddy"), Role: HTTP, ConfigByDefault: true, DevFlags: fields("--watch"), Source: "caddyserver/caddy cmd/commands.go"},
	{Name: "supervisord", Commands: fields("supervisord"), Role: Other, ConfigByDefault: true, Manager: true, Foreground: fields("-n --nodaemon"), Source: "Supervisor/supervisor supervisor/supervisord.py"},
	{Name: "foreman start", Commands: fields("foreman"), Sub: fields("start"), Role: Other, Manager: true, Source: "ddollar/foreman lib/foreman/engine.rb"},
	{Name: "honcho start", Commands: fields("honcho"), Sub: fields("start"), Role: Other, Manager: true, Source: "nickstenning/honcho honcho/command.py"},
	{Name: "overmind start", Commands: fields("overmind"), Sub: fields("start s"), Role: Other, Manager: true, Daemon: fields("-D --daemonize"), Source: "DarthSim/overmind main.go"},
	{Name: "hivemind", Commands: fields("hivemind"), Role: Other, Manager: true, Source: "not verified"},

	// Whose code decides: known by name, and silent about host and port.
	{Name: "python", Commands: fields("python python2 python3"), Role: Other, Code: true, Source: "the script decides"},
	{Name: "node", Commands: fields("node nodejs ts-node tsx deno coffee babel-node"), Role: Other, Code: true, Source: "the script decides"},
	{Name: "ruby", Commands: fields("ruby"), Role: Other, Code: true, Source: "the script decides"},
	{Name: "perl", Commands: fields("perl"), Role: Other, Code: true, Source: "the script decides"},
	{Name: "php", Commands: fields("php"), Role: Other, Code: true, Source: "the script decides"},
	{Name: "java", Commands: fields("java"), Role: Other, Code: true, Hint: true, Port: fields("-Dserver.port --server.port"), Host: fields("-Dserver.address --server.address"), Source: "spring-projects/spring-boot how-to/pages/deployment/cloud.adoc"},
	{Name: "npm", Commands: fields("npm"), Role: Other, Code: true, Source: "package.json decides"},
	{Name: "yarn", Commands: fields("yarn"), Role: Other, Code: true, Source: "package.json decides"},
	{Name: "pnpm", Commands: fields("pnpm"), Role: Other, Code: true, Source: "package.json decides"},
	{Name: "bun", Commands: fields("bun"), Role: Other, Code: true, Source: "package.json decides"},
	{
		Name: "dotnet", Commands: fields("dotnet"), Role: Other, Code: true, Bind: fields("--urls"), BindForm: Hidden, Env: fields("ASPNETCORE_URLS"),
		Source: "dotnet/AspNetCore.Docs aspnetcore/fundamentals/servers/kestrel/endpoints.md",
	},
}

var programsByCommand, programsByModule = indexPrograms()

func indexPrograms() (byCommand, byModule map[string][]*Program) {
	byCommand, byModule = map[string][]*Program{}, map[string][]*Program{}
	for i := range Programs {
		p := &Programs[i]
		for _, name := range p.Commands {
			byCommand[name] = append(byCommand[name], p)
		}
		for _, name := range p.Modules {
			byModule[name] = append(byModule[name], p)
		}
	}
	return byCommand, byModule
}
