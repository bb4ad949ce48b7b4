package command

// Programs is the table of well-known programs. Of several entries for one command the one whose sub-command is written is meant,
// and an entry without sub-commands where none is.
var Programs = []Program{
	{
		Name: "gunicorn", Reference: Module, App: "application", Commands: "gunicorn", Modules: "gunicorn", Role: HTTP, ReadsPort: true,
		DefaultHost: "0.0.0.0", DefaultPort: "8000", Bind: "-b --bind", BindForm: HostPort,
		Config: "-c --config", Env: "GUNICORN_CMD_ARGS", Parser: Argparse, FlagsComplete: true,
		Files: "--log-config",
		Values: "-w --workers -k --worker-class -t --timeout -e --env -n --name -u --user -g --group -p --pid -m --umask --pythonpath --chdir --threads --log-level " +
			"--log-file --access-logfile --error-logfile --access-logformat --keep-alive --graceful-timeout --max-requests --max-requests-jitter --worker-connections " +
			"--worker-tmp-dir --forwarded-allow-ips --backlog --limit-request-line --limit-request-fields --limit-request-field_size --reload-engine --reload-extra-file " +
			"--logger-class --log-config --log-config-dict --log-config-json --log-syslog-to --log-syslog-prefix --log-syslog-facility --statsd-host --dogstatsd-tags --statsd-prefix " +
			"--paste --paster --paste-global --proxy-allow-from --protocol --uwsgi-allow-from --keyfile --certfile --ssl-version --cert-reqs --ca-certs --ciphers " +
			"--http-protocols --http2-cleartext --http2-max-concurrent-streams --http2-initial-window-size --http2-max-frame-size --http2-max-header-list-size " +
			"--forwarder-headers --header-map --asgi-loop --asgi-lifespan --asgi-disconnect-grace-period --http-parser --root-path --dirty-app --dirty-workers " +
			"--settings --dirty-timeout --dirty-threads --dirty-graceful-timeout --control-socket --control-socket-mode",
		Switches: "--preload --check-config --print-config --capture-output -R --enable-stdio-inheritance --no-sendfile --reuse-port --initgroups " +
			"--disable-redirect-access-to-syslog --log-syslog --enable-backlog-metric --proxy-protocol --suppress-ragged-eofs --do-handshake-on-connect " +
			"--permit-obsolete-folding --strip-header-spaces --permit-unconventional-http-method --permit-unconventional-http-version --casefold-http-method " +
			"--no-control-socket --tolerate-dangerous-framing --disable-sendfile --sendfile --debug -h --help -v --version",
		Numbers: "-w --workers --threads -t --timeout --graceful-timeout --keep-alive --max-requests --max-requests-jitter --worker-connections --backlog " +
			"--limit-request-line --limit-request-fields --limit-request-field_size",
		EmptyStops: "-w --workers", DevFlags: "--reload --spew", Daemon: "-D --daemon",
	},
	{
		Name: "uvicorn", Reference: Module, Commands: "uvicorn", Modules: "uvicorn", Role: HTTP,
		DefaultHost: "127.0.0.1", DefaultPort: "8000", Host: "--host", Port: "--port", Sockets: "--uds --fd",
		Env: "UVICORN_HOST UVICORN_PORT UVICORN_UDS UVICORN_FD", Parser: Click, FlagsComplete: true, EmptyStops: "--port",
		Files: "--env-file --log-config",
		Values: "--app-dir --workers --loop --http --ws --interface --env-file --log-config --log-level --root-path --forwarded-allow-ips --timeout-keep-alive " +
			"--ssl-keyfile --ssl-certfile --reload-dir --reload-include --reload-exclude --reload-delay --ws-max-size --ws-max-queue --ws-ping-interval --ws-ping-timeout " +
			"--ws-per-message-deflate --lifespan --limit-concurrency --backlog --limit-max-requests --limit-max-requests-jitter --timeout-graceful-shutdown " +
			"--timeout-worker-healthcheck --ssl-keyfile-password --ssl-version --ssl-cert-reqs --ssl-ca-certs --ssl-ciphers --header --timeout-response --h11-max-incomplete-event-size",
		Switches: "--factory --proxy-headers --no-proxy-headers --access-log --no-access-log --use-colors --no-use-colors --server-header --no-server-header " +
			"--date-header --no-date-header --version --help --reset-contextvars --wsgi --disable-lifespan",
		Numbers:  "--workers --timeout-keep-alive --timeout-graceful-shutdown --limit-concurrency --limit-max-requests --backlog",
		DevFlags: "--reload --debug", Report: true,
	},
	{
		Name: "hypercorn", Reference: Module, App: "app", Commands: "hypercorn", Modules: "hypercorn", Role: HTTP,
		DefaultHost: "127.0.0.1", DefaultPort: "8000", Bind: "-b --bind", BindForm: HostPort, Sockets: "--insecure-bind --quic-bind",
		Config: "-c --config", Parser: Argparse, FlagsComplete: true,
		Values: "-p --pid -w --workers -k --worker-class --access-log --access-logfile --access-logformat --error-log --error-logfile --log-file --log-config --log-level " +
			"--root-path --backlog --ca-certs --certfile --cert-reqs --ciphers --graceful-timeout --read-timeout --max-requests --max-requests-jitter -g --group " +
			"--keep-alive --keyfile --keyfile-password --server-name --statsd-host --statsd-prefix -m --umask -u --user --verify-mode --websocket-ping-interval",
		Switches: "-D --daemon --uvloop -h --help",
		Numbers:  "-w --workers --backlog --graceful-timeout --read-timeout --keep-alive --max-requests --max-requests-jitter",
		DevFlags: "--reload --debug", Report: true,
	},
	{
		Name: "daphne", Reference: Module, Commands: "daphne", Modules: "daphne", Role: HTTP,
		DefaultHost: "127.0.0.1", DefaultPort: "8000", Host: "-b --bind", Port: "-p --port", Sockets: "-u --unix-socket --fd -e --endpoint",
		Parser: Argparse, FlagsComplete: true, EmptyStops: "-p --port",
		Values: "-v --verbosity -t --http-timeout --access-log --log-fmt --ping-interval --ping-timeout --root-path --websocket_timeout --websocket_connect_timeout " +
			"--websocket-max-message-size --websocket-max-frame-size --application-close-timeout --proxy-headers-host --proxy-headers-port -s --server-name --ws-protocol --asgi-protocol",
		Switches: "--proxy-headers --no-server-name --force-sync -h --help",
		Numbers:  "-v --verbosity -t --http-timeout --ping-interval --ping-timeout --websocket_timeout --websocket_connect_timeout",
		Report:   true,
	},
	{
		Name: "waitress-serve", Reference: Module, ReferenceFlags: "--app", Commands: "waitress-serve", Modules: "waitress", Role: HTTP,
		DefaultHost: "0.0.0.0", DefaultPort: "8080", Host: "--host", Port: "--port", Bind: "--listen", BindForm: HostPort,
		Sockets: "--unix-socket --sockets", Parser: Getopt, FlagsComplete: true, EmptyStops: "--host --port --listen",
		Values: "--app --threads --url-scheme --url-prefix --trusted-proxy --trusted-proxy-count --trusted-proxy-headers --backlog --recv-bytes --send-bytes " +
			"--outbuf-overflow --outbuf-high-watermark --inbuf-overflow --connection-limit --cleanup-interval --channel-timeout --max-request-header-size " +
			"--max-request-body-size --ident --asyncore-loop-timeout --unix-socket-perms --channel-request-lookahead --server-name",
		Switches: "--call --help --ipv4 --no-ipv4 --ipv6 --no-ipv6 --log-untrusted-proxy-headers --no-log-untrusted-proxy-headers --clear-untrusted-proxy-headers " +
			"--no-clear-untrusted-proxy-headers --log-socket-errors --no-log-socket-errors --expose-tracebacks --no-expose-tracebacks --asyncore-use-poll --no-asyncore-use-poll",
		Numbers: "--threads --backlog --connection-limit --channel-timeout --cleanup-interval",
		Report:  true, OptionsFirst: true,
	},
	{
		Name: "granian", Reference: Module, App: "app", Commands: "granian", Modules: "granian", Role: HTTP,
		DefaultHost: "127.0.0.1", DefaultPort: "8000", Host: "--host", Port: "--port", Sockets: "--uds",
		Env: "GRANIAN_HOST GRANIAN_PORT", Parser: Click, EmptyStops: "--port", Values: "--interface --working-dir --env-files --workers", Numbers: "--workers", Switches: "--factory",
		DevFlags: "--reload", Report: true,
	},
	{
		Name: "uwsgi", Commands: "uwsgi", Role: HTTP,
		Bind: "--http --http-socket --http11-socket", BindForm: Socket, Sockets: "-s --socket --https",
		Config: "--ini --xml --yaml --json", ConfigByDefault: true, Daemon: "-d --daemonize --daemonize2", DevFlags: "--py-autoreload",
	},
	{
		Name: "flask run", Lacks: "--bind -b", Commands: "flask", Modules: "flask", Sub: "run", Role: HTTP,
		DefaultHost: "127.0.0.1", DefaultPort: "5000", Host: "-h --host", Port: "-p --port",
		Env: "FLASK_RUN_HOST FLASK_RUN_PORT", Parser: Click, EmptyStops: "-p --port",
		Values: "-A --app -e --env-file --cert --key", Switches: "--reload --no-reload --debugger --no-debugger --with-threads --without-threads --debug",
		Dev: true, Report: true,
	},
	{
		Name: "fastapi run", Reference: File, Sources: ".py", Commands: "fastapi", Modules: "fastapi", Sub: "run", Role: HTTP, ReadsPort: true,
		DefaultHost: "0.0.0.0", DefaultPort: "8000", Host: "--host", Port: "--port", Parser: Click, EmptyStops: "--port",
		Values: "--workers --root-path --app -e --entrypoint", Numbers: "--workers", Switches: "--proxy-headers --no-proxy-headers --no-reload",
		DevFlags: "--reload",
	},
	{
		Name: "fastapi dev", Reference: File, Sources: ".py", Commands: "fastapi", Modules: "fastapi", Sub: "dev", Role: HTTP, ReadsPort: true,
		DefaultHost: "127.0.0.1", DefaultPort: "8000", Host: "--host", Port: "--port", Parser: Click, EmptyStops: "--port",
		Values: "--root-path --app -e --entrypoint", Dev: true,
	},
	{
		Name: "flask-script runserver", Signs: "-h -d -D -r -R --debug --no-debug --reload --no-reload --threaded --processes --passthrough-errors",
		Commands: "manage.py", Sub: "runserver", Role: HTTP, Code: true, Host: "-h --host", Port: "-p --port", Parser: Argparse,
		Values: "--processes --ssl-crt --ssl-key", Switches: "-d -D -r -R --debug --no-debug --reload --no-reload --threaded --passthrough-errors",
		Dev: true,
	},
	{
		Name: "manage.py runserver", Lacks: "--port --host -p --bind -b", Commands: "manage.py django-admin", Modules: "django", Sub: "runserver", Role: HTTP,
		DefaultHost: "127.0.0.1", DefaultPort: "8000", Argument: Address, Parser: Argparse,
		Values: "--settings --pythonpath -v --verbosity", Switches: "--noreload --nothreading -6 --ipv6 --insecure --nostatic --traceback --no-color --force-color --skip-checks",
		Dev: true, Report: true,
	},
	{Name: "manage.py runserver_plus", Commands: "manage.py django-admin", Modules: "django", Sub: "runserver_plus runsslserver", Role: HTTP, Dev: true},
	{Name: "manage.py", Commands: "manage.py django-admin", Modules: "django", Sub: "rqscheduler runapscheduler", Role: Clock},
	{
		Name: "manage.py", Commands: "manage.py django-admin", Modules: "django", Sub: "qcluster rqworker run_huey process_tasks celery runworker", Role: Worker,
	},
	{
		Name: "manage.py", Commands: "manage.py django-admin", Modules: "django", Sub: "migrate collectstatic loaddata createsuperuser check makemigrations", Role: Release,
	},
	{
		Name: "streamlit run", Reference: File, Sources: ".py", Lacks: "--port -p", Commands: "streamlit", Modules: "streamlit", Sub: "run", Role: HTTP,
		DefaultHost: "0.0.0.0", DefaultPort: "8501", Host: "--server.address", Port: "--server.port",
		Env: "STREAMLIT_SERVER_PORT STREAMLIT_SERVER_ADDRESS", Parser: Click, Report: true, Hint: true,
	},
	{
		Name: "sanic", Commands: "sanic", Modules: "sanic", Role: HTTP, DefaultHost: "127.0.0.1", DefaultPort: "8000",
		Host: "-H --host", Port: "-p --port", Sockets: "-u --unix", Parser: Argparse,
		Values:   "--http --cert --key --tls -R --reload-dir -w --workers --pidfile --logfile --user --group",
		Switches: "--factory -s --simple --fast --single-process --access-logs --no-access-logs --motd --no-motd --debug --tls-strict-host -1 -3 -v --verbosity",
		Numbers:  "-w --workers",
		DevFlags: "-r --reload --auto-reload -d --dev", Daemon: "-D --daemon", Report: true,
	},
	{
		Name: "litestar run", Commands: "litestar", Modules: "litestar", Sub: "run", Role: HTTP, DefaultHost: "127.0.0.1", DefaultPort: "8000",
		Host: "-H --host", Port: "-p --port", Sockets: "-F --fd --file-descriptor -U --uds --unix-domain-socket", Env: "LITESTAR_PORT LITESTAR_HOST",
		Parser: Click, Values: "--app --app-dir -W --wc --web-concurrency -R --reload-dir --ssl-certfile --ssl-keyfile",
		Switches: "-d --debug -P --pdb --use-pdb --create-self-signed-cert", DevFlags: "-r --reload", Report: true,
	},
	{
		Name: "reflex run", Commands: "reflex", Modules: "reflex", Sub: "run", Role: HTTP, DefaultHost: "0.0.0.0", DefaultPort: "3000",
		Host: "--backend-host", Port: "--frontend-port", Bind: "--backend-port", BindForm: Hidden, Values: "--env --loglevel",
		Switches: "--frontend-only --backend-only", Report: true, Hint: true,
	},
	{
		Name: "chainlit run", Reference: File, Sources: ".py", Commands: "chainlit", Modules: "chainlit", Sub: "run", Role: HTTP,
		DefaultHost: "127.0.0.1", DefaultPort: "8000", Host: "--host", Port: "--port", Env: "CHAINLIT_HOST CHAINLIT_PORT",
		Parser: Click, FlagsComplete: true, Values: "--ssl-cert --ssl-key --root-path", Switches: "-h --headless -c --ci --no-cache --help",
		DevFlags: "-w --watch -d --debug", Report: true,
	},
	{
		Name: "bokeh serve", Reference: File, Sources: ".py", Commands: "bokeh", Modules: "bokeh", Sub: "serve", Role: HTTP,
		DefaultHost: "0.0.0.0", DefaultPort: "5006", Host: "--address", Port: "--port", Env: "BOKEH_DEFAULT_SERVER_PORT",
		Parser: Argparse, DevFlags: "--dev",
	},
	{
		Name: "panel serve", Reference: File, Sources: ".py", Commands: "panel", Modules: "panel", Sub: "serve", Role: HTTP,
		DefaultHost: "0.0.0.0", DefaultPort: "5006", Host: "--address", Port: "--port", Env: "BOKEH_DEFAULT_SERVER_PORT",
		Parser: Argparse, DevFlags: "--dev --autoreload",
	},
	{
		Name: "voila", Commands: "voila", Modules: "voila", Role: HTTP, DefaultHost: "localhost", DefaultPort: "8866",
		Host: "--Voila.ip", Port: "--port --Voila.port", ConfigByDefault: true,
	},
	{
		Name: "jupyter", Commands: "jupyter", Modules: "jupyter", Sub: "lab notebook server", Role: HTTP, DefaultHost: "localhost", DefaultPort: "8888",
		Host: "--ip --ServerApp.ip", Port: "--port --ServerApp.port", ConfigByDefault: true, Env: "JUPYTER_PORT",
	},
	{
		Name: "python -m http.server", Modules: "http.server", Role: HTTP, DefaultHost: "0.0.0.0", DefaultPort: "8000",
		Host: "-b --bind", Argument: PortOnly, Parser: Argparse, EmptyStops: "--bind",
		Values: "-d --directory -p --protocol", Switches: "--cgi", Dev: true, Report: true,
	},
	{
		Name: "python -m SimpleHTTPServer", Modules: "SimpleHTTPServer", Role: HTTP, DefaultPort: "8000", Argument: PortOnly, Dev: true,
	},
	{
		Name: "mlflow server", Commands: "mlflow", Modules: "mlflow", Sub: "server ui", Role: HTTP,
		DefaultHost: "127.0.0.1", DefaultPort: "5000", Host: "-h --host", Port: "-p --port", Env: "MLFLOW_HOST MLFLOW_PORT",
		Parser: Click, Values: "-w --workers --backend-store-uri --default-artifact-root --artifacts-destination --host-not-allowed",
		Report: true,
	},
	{Name: "gradio", Reference: File, Sources: ".py", Commands: "gradio", Role: HTTP, DefaultHost: "127.0.0.1", DefaultPort: "7860", Code: true, Env: "GRADIO_SERVER_NAME GRADIO_SERVER_PORT", Dev: true},
	{Name: "rasa run", Commands: "rasa", Modules: "rasa", Sub: "run", Role: HTTP, DefaultPort: "5005"},
	{Name: "airflow", Commands: "airflow", Modules: "airflow", Sub: "webserver api-server standalone", Role: HTTP},
	{Name: "airflow", Commands: "airflow", Modules: "airflow", Sub: "scheduler", Role: Clock},
	{Name: "airflow", Commands: "airflow", Modules: "airflow", Sub: "celery", Role: Worker},
	{Name: "prefect server start", Commands: "prefect", Sub: "server", Role: HTTP},
	{Name: "prefect worker start", Commands: "prefect", Sub: "worker", Role: Worker},
	{Name: "dagster dev", Commands: "dagster", Sub: "dev", Role: HTTP, Dev: true},
	{Name: "dagster-daemon", Commands: "dagster-daemon", Sub: "run", Role: Clock},
	{
		Name: "dagster-webserver", Commands: "dagster-webserver dagit", Role: HTTP, DefaultHost: "127.0.0.1", DefaultPort: "3000",
		Host: "-h --host", Port: "-p --port", Env: "DAGSTER_WEBSERVER_PORT DAGSTER_WEBSERVER_HOST", Parser: Click,
	},
	{
		Name: "celery worker", Reference: Dotted, ReferenceFlags: "-A --app", Commands: "celery", Modules: "celery", Sub: "worker", Role: Worker,
		Values: "-A --app -b --broker --workdir --result-backend --config --loader -l --loglevel -c --concurrency -P --pool -Q --queues -n --hostname -s --schedule --scheduler --autoscale --time-limit --soft-time-limit --max-tasks-per-child --max-memory-per-child -f --logfile -O --pidfile", Switches: "-E --task-events -B --beat --without-gossip --without-mingle --without-heartbeat", Daemon: "-D --detach",
		Numbers: "-c --concurrency --max-tasks-per-child --max-memory-per-child", EmptyStops: "-c --concurrency --max-tasks-per-child --max-memory-per-child",
		ClockFlags: "-B --beat",
	},
	{
		Name: "celery beat", Reference: Dotted, ReferenceFlags: "-A --app", Commands: "celery", Modules: "celery", Sub: "beat", Role: Clock,
		Values: "-A --app -b --broker --workdir --result-backend --config --loader -l --loglevel -s --schedule -S --scheduler --max-interval -f --logfile --pidfile", Daemon: "--detach",
	},
	{
		Name: "flower", Commands: "flower", Role: HTTP, DefaultHost: "0.0.0.0", DefaultPort: "5555", Host: "--address", Port: "--port",
		Env: "FLOWER_PORT FLOWER_ADDRESS",
	},
	{
		Name: "celery flower", Reference: Dotted, ReferenceFlags: "-A --app", Commands: "celery", Modules: "celery", Sub: "flower", Role: HTTP, DefaultHost: "0.0.0.0", DefaultPort: "5555",
		Host: "--address", Port: "--port", Env: "FLOWER_PORT FLOWER_ADDRESS", Values: "-A --app -b --broker --workdir",
	},
	{Name: "celery multi", Commands: "celery", Modules: "celery", Sub: "multi", Role: Worker, Instead: "celery worker"}, // celery/celery celery/apps/multi.py
	{Name: "rq worker", Values: "-u --url -c --config -w --worker-class -P --path", Commands: "rq", Sub: "worker", Role: Worker},
	{Name: "rqworker", Commands: "rqworker", Role: Worker},
	{Name: "rq-scheduler", Commands: "rq-scheduler rqscheduler", Role: Clock},
	{Name: "dramatiq", Values: "-p --processes -t --threads -Q --queues -P --path", Numbers: "-p --processes -t --threads", EmptyStops: "-p --processes -t --threads", Reference: Module, Commands: "dramatiq", Modules: "dramatiq", Role: Worker, DevFlags: "--watch"},
	{Name: "huey_consumer", Values: "-w --workers -k --worker-type", Numbers: "-w --workers", EmptyStops: "-w --workers", Reference: Dotted, Commands: "huey_consumer huey_consumer.py", Role: Worker},
	{Name: "arq", Reference: Dotted, Commands: "arq", Role: Worker, DevFlags: "--watch"},

	{
		Name: "puma", Lacks: "-d --daemon", Commands: "puma", Role: HTTP, DefaultHost: "0.0.0.0", DefaultPort: "9292",
		Port: "-p --port", Bind: "-b --bind", BindForm: URI, Config: "-C --config", ConfigByDefault: true,
		Values:  "-e --environment -t --threads -w --workers --control-url --dir -S --state --pidfile",
		Numbers: "-t --threads -w --workers", EmptyStops: "-t --threads", // version 7 takes a word for 0 workers
	},
	{
		Name: "rails server", Commands: "rails", Sub: "server s", Role: HTTP, ReadsPort: true, DefaultHost: "0.0.0.0", DefaultPort: "3000",
		Host: "-b --binding", Port: "-p --port", Env: "BINDING", Values: "-e --environment -u --using -P --pid -c --config",
		Daemon: "-d --daemon",
	},
	{Name: "rails", Commands: "rails rake", Sub: "db:migrate db:prepare db:seed db:setup", Role: Release},
	{
		Name: "unicorn", Commands: "unicorn unicorn_rails", Role: HTTP, DefaultHost: "0.0.0.0", DefaultPort: "8080",
		Host: "-o --host", Port: "-p --port", Bind: "-l --listen", BindForm: Socket, Config: "-c --config-file",
		Values: "-E --env -e --eval -I --include -r --require", Daemon: "-D --daemonize", Report: true,
	},
	{
		Name: "thin", Commands: "thin", Sub: "start", Role: HTTP, DefaultHost: "0.0.0.0", DefaultPort: "3000",
		Host: "-a --address", Port: "-p --port", Sockets: "-S --socket", Config: "-C --config",
		Values: "-R --rackup -e --environment -A --adapter -c --chdir -l --log -P --pid", Daemon: "-d --daemonize -s --servers", Report: true,
	},
	{
		Name: "rackup", Commands: "rackup", Role: HTTP, DefaultPort: "9292", Host: "-o --host", Port: "-p --port",
		Values: "-s --server -E --env -O -e --eval -I -r -b -P --pid", Daemon: "-D --daemonize --daemonize-noclose", Report: true,
	},
	{
		Name: "falcon serve", Commands: "falcon", Sub: "serve", Role: HTTP, DefaultHost: "localhost", DefaultPort: "9292",
		Port: "-p --port", Bind: "-b --bind", BindForm: HTTPURI,
	},
	{
		Name: "passenger start", Commands: "passenger", Sub: "start", Role: HTTP, DefaultHost: "0.0.0.0", DefaultPort: "3000",
		Host: "-a --address", Port: "-p --port", Sockets: "-S --socket", ConfigByDefault: true, Env: "PASSENGER_PORT PASSENGER_ADDRESS",
		Values: "-e --environment --max-pool-size", Daemon: "-d --daemonize",
	},
	{
		Name: "shotgun", Commands: "shotgun", Role: HTTP, ReadsPort: true, DefaultHost: "127.0.0.1", DefaultPort: "9393", Host: "-o --host", Port: "-p --port",
		Env: "HOST", Values: "-s --server -E --env", Dev: true,
	},
	{Name: "falcon host", Commands: "falcon falcon-host", Role: HTTP, ConfigByDefault: true},
	{Name: "rerun", Commands: "rerun", Role: Other, Code: true, Dev: true},
	{Name: "rake assets:precompile", Commands: "rake rails", Sub: "assets:precompile", Role: Job},
	{Name: "que", Commands: "que", Role: Worker},
	{Name: "sneakers", Commands: "sneakers", Role: Worker},
	{Name: "shoryuken", Commands: "shoryuken", Role: Worker},
	{Name: "karafka server", Commands: "karafka", Sub: "server s", Role: Worker},
	{Name: "sidekiq", Lacks: "-d --daemon", Commands: "sidekiq", Role: Worker, Values: "-c --concurrency -C --config -q -r -e -t --timeout", Files: "-C --config", Numbers: "-c --concurrency -t --timeout", EmptyStops: "-c --concurrency -t --timeout"},
	{Name: "resque", SubAnywhere: true, Commands: "rake", Sub: "resque:work resque:workers", Role: Worker},
	{Name: "resque scheduler", Commands: "rake", Sub: "resque:scheduler", Role: Clock},
	{Name: "rake jobs:work", Commands: "rake rails", Sub: "jobs:work", Role: Worker},
	{Name: "delayed_job", Commands: "delayed_job", Role: Worker},
	{Name: "good_job", Commands: "good_job", Role: Worker, Daemon: "--daemonize"},
	{Name: "solid_queue", Commands: "jobs", Role: Worker},
	{Name: "rake solid_queue:start", Commands: "rake rails", Sub: "solid_queue:start", Role: Worker},
	{Name: "clockwork", Commands: "clockwork", Role: Clock},
	{Name: "clockworkd", Commands: "clockworkd", Role: Clock},

	{
		Name: "next start", Commands: "next", Sub: "start", Role: HTTP, ReadsPort: true, DefaultHost: "0.0.0.0", DefaultPort: "3000",
		Host: "-H --hostname", Port: "-p --port",
	},
	{
		Name: "next dev", Commands: "next", Sub: "dev", Role: HTTP, ReadsPort: true, DefaultHost: "0.0.0.0", DefaultPort: "3000",
		Host: "-H --hostname", Port: "-p --port", Dev: true,
	},
	{Name: "next", Commands: "next", Role: Other, Code: true},
	{
		Name: "nuxt", Commands: "nuxt nuxi", Sub: "start preview", Role: HTTP, ReadsPort: true, DefaultPort: "3000",
		Host: "-h --host", Port: "-p --port", Env: "NUXT_PORT NITRO_PORT NUXT_HOST NITRO_HOST",
	},
	{
		Name: "nuxt dev", Commands: "nuxt nuxi", Sub: "dev", Role: HTTP, ReadsPort: true, DefaultPort: "3000",
		Host: "-h --host", Port: "-p --port", Env: "NUXT_PORT NITRO_PORT NUXT_HOST NITRO_HOST", Dev: true,
	},
	{
		Name: "vite preview", Commands: "vite", Sub: "preview", Role: HTTP, DefaultHost: "localhost", DefaultPort: "4173",
		Host: "--host", Port: "--port", Switches: "--strictPort", BareHost: true, Dev: true, Report: true, Hint: true,
	},
	{Name: "vite build", Commands: "vite", Sub: "build optimize", Role: Other, Code: true},
	{
		Name: "vite", Commands: "vite", Role: HTTP, DefaultHost: "localhost", DefaultPort: "5173",
		Host: "--host", Port: "--port", BareHost: true, ConfigByDefault: true, Dev: true,
	},
	{
		Name: "astro preview", Commands: "astro", Sub: "preview", Role: HTTP, DefaultHost: "localhost", DefaultPort: "4321",
		Host: "--host", Port: "--port", Values: "--host-not-allowed", Switches: "--open", BareHost: true, Dev: true, Report: true, Hint: true,
	},
	{
		Name: "astro dev", Commands: "astro", Sub: "dev", Role: HTTP, DefaultHost: "localhost", DefaultPort: "4321",
		Host: "--host", Port: "--port", Values: "--mode --host-not-allowed", BareHost: true, ConfigByDefault: true, Dev: true,
	},
	{Name: "astro server", File: "dist/server/entry.mjs", Role: HTTP, ReadsPort: true, DefaultPort: "8080"},
	{Name: "next standalone", File: ".next/standalone/server.js", Role: HTTP, ReadsPort: true, DefaultHost: "0.0.0.0", DefaultPort: "3000"},
	{
		Name: "nuxt server", File: ".output/server/index.mjs", Role: HTTP, ReadsPort: true, DefaultHost: "0.0.0.0", DefaultPort: "3000",
		Env: "NITRO_PORT NITRO_HOST",
	},
	{Name: "SvelteKit server", File: "build", Role: HTTP, ReadsPort: true, DefaultHost: "0.0.0.0", DefaultPort: "3000"},
	{
		Name: "wrangler dev", Commands: "wrangler", Sub: "dev", Role: HTTP, DefaultHost: "localhost", DefaultPort: "8787",
		Host: "--ip", Port: "--port", Values: "--host --local-upstream -c --config -e --env --name --persist-to --inspector-port --var --define", Dev: true, Report: true, Hint: true,
	},
	{Name: "shakapacker-dev-server", Commands: "shakapacker-dev-server webpacker-dev-server", Role: HTTP, Dev: true},
	{Name: "react-router dev", Commands: "react-router remix", Sub: "dev vite:dev", Role: HTTP, Dev: true},
	{Name: "ember serve", Commands: "ember", Sub: "serve server s", Role: HTTP, Dev: true},
	{Name: "craco start", Commands: "craco", Sub: "start", Role: HTTP, Dev: true},
	{Name: "rspack serve", Commands: "rspack rsbuild", Sub: "serve dev", Role: HTTP, Dev: true},
	{Name: "jekyll serve", Commands: "jekyll", Sub: "serve server s", Role: HTTP, Dev: true},
	{Name: "hugo server", Commands: "hugo", Sub: "server serve", Role: HTTP, Dev: true},
	{Name: "live-server", Commands: "live-server browser-sync", Role: HTTP, Dev: true},
	{Name: "react-scripts start", Commands: "react-scripts", Sub: "start", Role: HTTP, ReadsPort: true, DefaultHost: "0.0.0.0", DefaultPort: "3000", Dev: true},
	{
		Name: "serve", Lacks: "--port --host", Commands: "serve", Role: HTTP, ReadsPort: true, DefaultHost: "0.0.0.0", DefaultPort: "3000",
		Bind: "-l --listen -p", BindForm: PortOrURI, Switches: "-s --single -d --debug --no-port-switching",
	},
	{
		Name: "http-server", Lacks: "--host", Commands: "http-server", Role: HTTP, ReadsPort: true, DefaultHost: "::", DefaultPort: "8080",
		Host: "-a", Port: "-p --port",
	},
	{
		Name: "json-server", Commands: "json-server", Role: HTTP, ReadsPort: true, DefaultHost: "localhost", DefaultPort: "3000",
		Host: "-h --host", Port: "-p --port", Env: "HOST", Dev: true,
	},
	{Name: "strapi start", Commands: "strapi", Sub: "start", Role: HTTP, ReadsPort: true, ConfigByDefault: true},
	{Name: "strapi develop", Commands: "strapi", Sub: "develop", Role: HTTP, ReadsPort: true, ConfigByDefault: true, Dev: true},
	{Name: "nest start", Commands: "nest", Sub: "start", Role: HTTP, Code: true, DevFlags: "-w --watch -d --debug"},
	{
		Name: "hexo server", Commands: "hexo", Sub: "server s", Role: HTTP, DefaultHost: "0.0.0.0", DefaultPort: "4000",
		Host: "-i --ip", Port: "-p --port", ConfigByDefault: true,
	},
	{
		Name: "gatsby serve", Commands: "gatsby", Sub: "serve", Role: HTTP, DefaultHost: "localhost", DefaultPort: "9000",
		Host: "-H --host", Port: "-p --port",
	},
	{
		Name: "gatsby develop", Commands: "gatsby", Sub: "develop", Role: HTTP, ReadsPort: true, DefaultHost: "localhost", DefaultPort: "8000",
		Host: "-H --host", Port: "-p --port", Dev: true,
	},
	{Name: "react-router-serve", Commands: "react-router-serve remix-serve", Role: HTTP, ReadsPort: true, DefaultPort: "3000", Env: "HOST"},
	{Name: "hubot", Commands: "hubot", Role: HTTP, ReadsPort: true, DefaultHost: "0.0.0.0", DefaultPort: "8080"},
	{Name: "n8n", Commands: "n8n", Role: HTTP, DefaultHost: "::", DefaultPort: "5678", Env: "N8N_PORT N8N_LISTEN_ADDRESS", ConfigByDefault: true},
	{Name: "ghost", Commands: "ghost", Sub: "run", Role: HTTP, ConfigByDefault: true},
	{Name: "ng serve", Commands: "ng", Sub: "serve s", Role: HTTP, Dev: true},
	{Name: "vue-cli-service serve", Commands: "vue-cli-service", Sub: "serve", Role: HTTP, Dev: true},
	{Name: "webpack serve", Commands: "webpack", Sub: "serve", Role: HTTP, Dev: true},
	{Name: "webpack-dev-server", Commands: "webpack-dev-server", Role: HTTP, Dev: true},
	{Name: "nodemon", Commands: "nodemon", Reference: File, Role: Other, Code: true, Dev: true, Values: "--config -i --ignore --signal -w --watch --cwd -e --ext -x --exec -d --delay -P --polling-interval"},
	{Name: "supervisor", Commands: "supervisor node-supervisor", Reference: File, Role: Other, Code: true, Dev: true},
	{Name: "ts-node-dev", Commands: "ts-node-dev tsnd node-dev", Reference: File, Role: Other, Code: true, Dev: true},
	{Name: "tsx watch", Commands: "tsx", Sub: "watch", Role: Other, Code: true, Dev: true},
	{Name: "pm2-dev", Commands: "pm2-dev", Role: Other, Code: true, Manager: true, Dev: true},
	{Name: "pm2", Commands: "pm2", Role: Other, Code: true, Manager: true, DevFlags: "--watch"},
	{Name: "pm2-runtime", Commands: "pm2-runtime pm2-docker", Role: Other, Code: true, Manager: true},
	{Name: "forever", Commands: "forever", Role: Other, Code: true, Manager: true, DevFlags: "-w --watch"},

	{
		Name: "heroku-php-apache2", Commands: "heroku-php-apache2", Role: HTTP, ReadsPort: true, DefaultHost: "0.0.0.0", Port: "-p",
		Values: "-C -c -F -f -i -l", Files: "-C -c -F -f -i",
	},
	{
		Name: "heroku-php-nginx", Commands: "heroku-php-nginx", Role: HTTP, ReadsPort: true, DefaultHost: "0.0.0.0", Port: "-p",
		Values: "-C -c -F -f -i -l", Files: "-C -c -F -f -i",
	},
	{
		Name: "php artisan serve", Commands: "artisan", Sub: "serve", Role: HTTP, DefaultHost: "127.0.0.1", DefaultPort: "8000",
		Host: "--host", Port: "--port", HostForm: MaybePort, Env: "SERVER_PORT SERVER_HOST", Values: "--tries", Switches: "--no-reload",
		Dev: true, Report: true,
	},
	{
		Name: "php artisan octane:start", Commands: "artisan", Sub: "octane:start", Role: HTTP, DefaultHost: "127.0.0.1", DefaultPort: "8000",
		Host: "--host", Port: "--port", ConfigByDefault: true, Env: "OCTANE_HOST OCTANE_PORT", DevFlags: "--watch",
	},
	{
		Name: "php artisan reverb:start", Commands: "artisan", Sub: "reverb:start", Role: HTTP, DefaultHost: "0.0.0.0", DefaultPort: "8080",
		Host: "--host", Port: "--port", Env: "REVERB_SERVER_PORT REVERB_SERVER_HOST", Values: "--hostname", Switches: "--debug", Report: true, Hint: true,
	},
	{Name: "php artisan", Commands: "artisan", Sub: "queue:work queue:listen horizon", Role: Worker},
	{Name: "php artisan", Commands: "artisan", Sub: "schedule:work short-schedule:run", Role: Clock},
	{Name: "php artisan schedule:run", Commands: "artisan", Sub: "schedule:run", Role: Job},
	{
		Name: "symfony serve", Commands: "symfony", Sub: "server:start serve", Role: HTTP, DefaultHost: "127.0.0.1", DefaultPort: "8000",
		Host: "--listen-ip", Port: "--port", Sockets: "--allow-all-ip", Dev: true,
	},
	{Name: "messenger:consume", Commands: "console", Sub: "messenger:consume", Role: Worker},
	{Name: "php artisan migrate", Commands: "artisan", Sub: "migrate", Role: Release},

	{Name: "mix phx.server", Commands: "mix", Sub: "phx.server", Role: HTTP, ReadsPort: true, ConfigByDefault: true},
	{Name: "phoenix server", File: "rel/*/bin/server", Role: HTTP, ReadsPort: true, ConfigByDefault: true},
	{Name: "elixir release", File: "rel/*/bin/*", Sub: "start foreground", Role: Other, Code: true},
	{Name: "mix ecto.migrate", Commands: "mix", Sub: "ecto.migrate", Role: Release},

	{
		Name: "starman", Commands: "starman plackup", Role: HTTP, DefaultHost: "0.0.0.0", DefaultPort: "5000",
		Host: "-o --host", Port: "-p --port", Bind: "-l --listen", BindForm: Socket, Values: "-s --server -E --env -a --app -I -M --workers",
		DevFlags: "-r -R", Daemon: "-D --daemonize", Report: true,
	},
	{Name: "hypnotoad", Commands: "hypnotoad", Role: HTTP, DefaultHost: "0.0.0.0", DefaultPort: "8080", ConfigByDefault: true, Foreground: "-f --foreground"},
	{
		Name: "morbo", Commands: "morbo", Role: HTTP, DefaultHost: "0.0.0.0", DefaultPort: "3000", Bind: "-l --listen", BindForm: HTTPURI,
		Env: "MOJO_LISTEN", Dev: true,
	},

	{Name: "nginx", Commands: "nginx", Role: HTTP, ConfigByDefault: true, Foreground: "-g"}, // nginx docs, daemon
	{Name: "redis-server", Commands: "redis-server valkey-server", Role: Other, Code: true, Daemon: "--daemonize", Values: "--port --bind --requirepass --masterauth --dir --save --appendonly --maxmemory"},
	{Name: "memcached", Commands: "memcached", Role: Other, Code: true, Daemon: "-d --daemon", Values: "-p -U -l -m -c -u -t -s"},
	{Name: "mongod", Commands: "mongod", Role: Other, Code: true, Daemon: "--fork", Values: "--port --bind_ip --dbpath --logpath -f --config"},
	{Name: "caddy", Commands: "caddy", Sub: "run", Role: HTTP, ConfigByDefault: true, DevFlags: "--watch"},
	{
		Name: "caddy file-server", Commands: "caddy", Sub: "file-server respond", Role: HTTP, DefaultHost: "0.0.0.0", DefaultPort: "80",
		Bind: "-l --listen", BindForm: HostPort, Values: "--root --domain",
	},
	{Name: "caddy reverse-proxy", Commands: "caddy", Sub: "reverse-proxy", Role: HTTP, ConfigByDefault: true},
	{Name: "httpd", Commands: "httpd apachectl apache2ctl", Role: HTTP, ConfigByDefault: true},
	{Name: "supervisord", Commands: "supervisord", Role: Other, ConfigByDefault: true, Manager: true, Foreground: "-n --nodaemon"},
	{Name: "foreman start", Commands: "foreman", Sub: "start", Role: Other, Manager: true, Values: "-f --procfile", Files: "-f --procfile"},
	{Name: "honcho start", Commands: "honcho", Sub: "start", Role: Other, Manager: true, Values: "-f --procfile", Files: "-f --procfile"},
	{Name: "overmind start", Commands: "overmind", Sub: "start s", Role: Other, Manager: true, Daemon: "-D --daemonize", Values: "-f --procfile", Files: "-f --procfile"},
	{Name: "hivemind", Commands: "hivemind", Role: Other, Manager: true},

	{Name: "nf start", Commands: "nf", Sub: "start", Role: Other, Manager: true},
	{Name: "cron", Commands: "supercronic cron crond yacron ofelia periodiq", Role: Clock},
	{Name: "cron", Commands: "busybox", Sub: "crond", Role: Clock},

	// Whose code decides: known by name, and silent about host and port.
	{Name: "python", Reference: File, Sources: ".py", Values: "-X -W", Switches: "-u -O -OO -B -s -S -E -I -v -q -b -d -i", Commands: "python python2 python3", Role: Other, Code: true},
	{Name: "node", Reference: File, Sources: ".js .mjs .cjs .ts", DevFlags: "--watch", Values: "-r --require --import --loader --experimental-loader -C --conditions --env-file --run", Files: "--env-file", Commands: "node nodejs ts-node tsx coffee babel-node", Role: Other, Code: true},
	{Name: "deno", Reference: File, Sources: ".ts .js .mjs", Commands: "deno", Sub: "run", Values: "-c --config --import-map --lock", Switches: denoFlags, Role: Other, Code: true},
	{
		Name: "deno serve", Reference: File, Sources: ".ts .js .mjs", Commands: "deno", Sub: "serve", Role: HTTP, DefaultHost: "0.0.0.0", DefaultPort: "8000",
		Host: "--host", Port: "--port", Env: "DENO_SERVE_ADDRESS", Values: "-c --config --import-map --lock",
		Switches: denoFlags + " --parallel", DevFlags: "--watch --hmr", Report: true, Trailing: true,
	},
	{Name: "deno", Commands: "deno", Role: Other, Code: true},
	{Name: "ruby", Reference: File, Sources: ".rb", Values: "-r -I -C -E", Commands: "ruby", Role: Other, Code: true},
	{Name: "perl", Reference: File, Sources: ".pl", Commands: "perl", Role: Other, Code: true},
	{Name: "php", Reference: File, Sources: ".php", Bind: "-S", DevBind: true, Values: "-t -d -c", Commands: "php", Role: Other, Code: true},
	{
		Name: "java", Commands: "java", Role: Other, Code: true, Hint: true, Port: "-Dserver.port --server.port --port -Dquarkus.http.port -Dmicronaut.server.port -Dktor.deployment.port -P:ktor.deployment.port -port -Ddw.server.connector.port -Ddw.server.applicationConnectors[0].port", Host: "-Dserver.address --server.address -Dquarkus.http.host -Dmicronaut.server.host -Dktor.deployment.host -P:ktor.deployment.host -host",
		Env:    "SERVER_PORT QUARKUS_HTTP_PORT MICRONAUT_SERVER_PORT",
		Values: "-cp -classpath --class-path -p --module-path --add-modules -m --module", BeforeTarget: "-Dserver.port -Dserver.address -Dquarkus.http.port -Dquarkus.http.host -Dmicronaut.server.port -Dmicronaut.server.host -Dktor.deployment.port -Dktor.deployment.host -Ddw.server.connector.port -Ddw.server.applicationConnectors[0].port", AfterTarget: "--server.port --port --server.address -P:ktor.deployment.port -P:ktor.deployment.host -port -host",
	},
	{Name: "npm", Reference: Script, Switches: runnerSwitches + " --production", Values: "--prefix -w --workspace --loglevel", Commands: "npm", Role: Other, Code: true},
	{Name: "yarn", Reference: ScriptOrBinary, Switches: runnerSwitches, Values: runnerValues, Commands: "yarn", Role: Other, Code: true},
	{Name: "pnpm", Reference: ScriptOrBinary, Switches: runnerSwitches, Values: runnerValues + " --loglevel --reporter", Commands: "pnpm", Role: Other, Code: true},
	{Name: "bun", Reference: ScriptOrBinary, Sources: ".ts .js .mjs", Switches: runnerSwitches, Values: runnerValues, Commands: "bun", Role: Other, Code: true},
	{Name: "dotnet run", Commands: "dotnet", Sub: "run watch", Role: Other, Code: true, Bind: "--urls", BindForm: Hidden, Env: "ASPNETCORE_URLS", Dev: true},
	{Name: "mvn", Commands: "mvn mvnw", Sub: "spring-boot:run quarkus:dev", SubAnywhere: true, Role: Other, Code: true, Dev: true},
	{Name: "gradle", Commands: "gradle gradlew", Sub: "bootRun quarkusDev", SubAnywhere: true, Role: Other, Code: true, Dev: true},
	{Name: "quarkus dev", Commands: "quarkus", Sub: "dev", Role: Other, Code: true, Dev: true},
	{Name: "Rscript", Reference: File, Sources: ".R", Commands: "Rscript", Role: Other, Code: true},
	{Name: "dotnet tool", Commands: "dotnet", Sub: "ef build restore publish test exec tool clean msbuild nuget new", Role: Other, Code: true},
	{
		Name: "dotnet", Commands: "dotnet", Role: Other, DefaultHost: "localhost", DefaultPort: "5000", Bind: "--urls", BindForm: HTTPURI, Sockets: "--server.urls",
		Env: "ASPNETCORE_URLS ASPNETCORE_HTTP_PORTS DOTNET_URLS URLS", Report: true, Hint: true,
	},
}

// Silent are well-known programs that need no facts: the program that they run decides, they exit soon, or they are development
// tools with fixed ports. A name among them is not a typo for another.
const Silent Words = "guard irb iex webpack parcel gulp grunt concurrently npm-run-all run-p run-s turbo nx lerna docker docker-compose postgres elasticsearch ngrok stripe mailhog tailwindcss sass sbt scala lein clojure go cargo R dart swift crystal stack cabal sbcl erl make just task composer invoke"

var (
	programsByCommand = indexed(Programs, func(p *Program) Words { return p.Commands })
	programsByModule  = indexed(Programs, func(p *Program) Words { return p.Modules })
)

// Known reports whether a name is one of a program or a wrapper in the tables.
func Known(name string) bool {
	return len(programsByCommand[name]) > 0 || len(wrappersByName[name]) > 0 || Silent.Has(name)
}
