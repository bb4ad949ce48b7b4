package ecosystem

var _ = register(&python)

// python is Python with the packages of PyPI. The names of packages are as pip compares them. A module that `python -m` runs is a program, too.
var python = Ecosystem{
	Name:   Python,
	Rank:   2,
	Runs:   "python python3 manage.py django-admin",
	Ending: ".py",
	Tools:  "invoke",
	Runtimes: []Runtime{
		{"python python3 pip pip3", "Python", "heroku/python", "requirements.txt", "Pipfile pyproject.toml poetry.lock uv.lock setup.py environment.yml"},
	},
	Versions: []Versions{
		{"python pip uv poetry pipenv", "python", []VersionFile{{"runtime.txt", ""}, {".python-version", ""}, {"Pipfile", "python_"}, {"mise.toml", "python"}, {".tool-versions", "python"}, {"pyproject.toml", "requires-python"}, {"pyproject.toml", "python ="}}},
	},
	Managers: []Manager{
		{"pipenv", "Pipfile", "Pipfile.lock", "pipenv install <package>", "", "", ""},
		{"poetry", "pyproject.toml", "poetry.lock", "poetry add <package>", "", "", ""},
		{"uv", "pyproject.toml", "uv.lock", "uv add <package>", "", "", ""},
		{"pdm", "pyproject.toml", "pdm.lock", "pdm add <package>", "", "", ""},
	},
	Servers: "flask fastapi aiohttp django quart sanic tornado",
	Bots:    "discord.py discord py-cord nextcord disnake python-telegram-bot pytelegrambotapi aiogram",
	Packages: []Package{
		{Name: "gunicorn", Also: "airflow superset mlflow functions-framework feast label-studio sentry posthog paste dash-tools", Source: "benoitc/gunicorn pyproject.toml"},
		{
			Name: "uvicorn", Source: "encode/uvicorn pyproject.toml",
			Also: "fastapi[ fastapi-cli fastapi==0.111 fastapi~=0.111 fastapi<=0.111 fastapi-slim gradio chainlit marimo nicegui reflex litestar[ solara datasette " + modelServers,
		},
		{Name: "hypercorn", Also: "quart", Source: "pgjones/hypercorn pyproject.toml"},
		{Name: "daphne", Also: "channels", Source: "django/daphne pyproject.toml"},
		{Name: "granian", Also: "reflex", Source: "emmett-framework/granian pyproject.toml"},
		{Name: "waitress", Programs: "waitress-serve waitress", Also: "pyramid zope plone pecan mlflow pylons", Source: "Pylons/waitress pyproject.toml"},
		{Name: "uwsgi", Also: "pyuwsgi", Source: "unbit/uwsgi setup.py"},

		{Name: "flask", Also: "dash connexion locust httpbin moto mlflow airflow superset eve label-studio", Source: "pallets/flask pyproject.toml"},
		{Name: "fastapi", Also: "gradio chainlit nicegui langserve", Source: "fastapi/fastapi pyproject.toml"},
		{Name: "sanic", Also: "rasa", Source: "sanic-org/sanic setup.py"},
		{Name: "litestar", Source: "litestar-org/litestar pyproject.toml"},
		{Name: "django", Programs: "django-admin", Also: "wagtail", Source: "django/django pyproject.toml"},
		{Name: "pyramid", Programs: "pserve pshell", Also: "kinto kotti warehouse clld", Source: "Pylons/pyramid pyproject.toml"},
		{Name: "quart", Source: "pallets/quart pyproject.toml"},
		{Name: "twisted", Programs: "twistd", Also: "scrapy daphne channels autobahn crossbar buildbot", Source: "twisted/twisted pyproject.toml"},
		{Name: "reflex", Source: "reflex-dev/reflex pyproject.toml"},
		{Name: "streamlit", Source: "streamlit/streamlit lib/setup.py"},
		{Name: "gradio", Source: "gradio-app/gradio pyproject.toml"},
		{Name: "chainlit", Source: "Chainlit/chainlit backend/pyproject.toml"},
		{Name: "solara", Source: "widgetti/solara packages/solara-server/pyproject.toml"},
		{Name: "bokeh", Also: "panel holoviews hvplot", Source: "bokeh/bokeh pyproject.toml"},
		{Name: "panel", Also: "hvplot", Source: "holoviz/panel pyproject.toml"},
		{Name: "voila", Source: "voila-dashboards/voila pyproject.toml"},
		{Name: "marimo", Source: "marimo-team/marimo pyproject.toml"},
		{Name: "shiny", Source: "posit-dev/py-shiny pyproject.toml"},
		{Name: "pelican", Source: "getpelican/pelican pyproject.toml"},
		{Name: "mkdocs", Source: "mkdocs/mkdocs pyproject.toml"},
		{Name: "datasette", Source: "simonw/datasette pyproject.toml"},
		{
			Name: "jupyter", Source: "jupyter/jupyter_core pyproject.toml",
			Also: "notebook voila nbconvert nbformat nbclient nbviewer nbgrader ipykernel ipywidgets ipyparallel papermill jupytext spyder anaconda solara qtconsole fastai",
		},

		{Name: "mlflow", Source: "mlflow/mlflow pyproject.toml"},
		{Name: "rasa", Source: "RasaHQ/rasa pyproject.toml"},
		{Name: "bentoml", Source: "bentoml/BentoML pyproject.toml"},
		{Name: "litellm", Source: "BerriAI/litellm pyproject.toml", Also: "crewai dspy guardrails open-interpreter aider langflow smolagents google-adk nemo instructor browser-use"},
		{Name: "langflow", Source: "langflow-ai/langflow pyproject.toml"},
		{Name: "langgraph-cli", Programs: "langgraph", Source: "langchain-ai/langgraph libs/cli/pyproject.toml"},
		{Name: "open-webui", Source: "open-webui/open-webui pyproject.toml"},
		{Name: "label-studio", Source: "HumanSignal/label-studio pyproject.toml"},

		{Name: "celery", Also: "airflow superset", Source: "celery/celery setup.py"},
		{Name: "flower", Source: "mher/flower setup.py"},
		{Name: "dramatiq", Source: "Bogdanp/dramatiq setup.py"},
		{Name: "taskiq", Source: "taskiq-python/taskiq pyproject.toml"},
		{Name: "arq", Source: "python-arq/arq pyproject.toml"},
		{Name: "procrastinate", Source: "procrastinate-org/procrastinate pyproject.toml"},
		{Name: "nameko", Source: "nameko/nameko setup.py"},
		{Name: "faust-streaming", Programs: "faust", Also: "faust", Source: "faust-streaming/faust pyproject.toml"},
		{Name: "luigi", Programs: "luigi luigid", Source: "spotify/luigi pyproject.toml"},
		{Name: "meltano", Source: "meltano/meltano pyproject.toml"},
		{Name: "kedro", Source: "kedro-org/kedro pyproject.toml"},
		{Name: "huey", Programs: "huey_consumer huey_consumer.py", Source: "coleifer/huey setup.py"},
		{Name: "rq", Programs: "rq rqworker", Source: "rq/rq pyproject.toml"},
		{Name: "rq-scheduler", Programs: "rqscheduler", Source: "rq/rq-scheduler setup.py"},
		{Name: "apache-airflow", Programs: "airflow", Also: "airflow", Source: "apache/airflow pyproject.toml"},
		{Name: "apache-superset", Programs: "superset", Also: "superset", Source: "apache/superset pyproject.toml"},
		{Name: "prefect", Source: "PrefectHQ/prefect pyproject.toml"},
		{Name: "dagster", Programs: "dagster dagster-daemon", Also: "dagit", Source: "dagster-io/dagster python_modules/dagster/setup.py"},
		{Name: "dagster-webserver", Also: "dagit dagster-dg", Source: "dagster-io/dagster python_modules/dagster-webserver/setup.py"},
		{Name: "dagit", Source: "dagster-io/dagster python_modules/dagit/setup.py"},
		{Name: "scrapy", Source: "scrapy/scrapy pyproject.toml"},
		{Name: "scrapyd", Source: "scrapy/scrapyd pyproject.toml"},
		{Name: "locust", Source: "locustio/locust pyproject.toml"},
		{
			Name: "alembic", Source: "sqlalchemy/alembic pyproject.toml",
			Also: "flask-migrate flask_migrate advanced-alchemy litestar[ reflex buildbot invenio ckan flask-appbuilder gino oslo phoenix rasa aim " + toolsWithDatabase,
		},
		{Name: "aerich", Source: "tortoise/aerich pyproject.toml"},
		{Name: "yoyo-migrations", Programs: "yoyo", Source: "ollyc/yoyo setup.cfg"},

		{Name: "fabric", Programs: "fab", Source: "fabric/fabric setup.py"},
		{Name: "nb-cli", Programs: "nb", Also: "nonebot", Ambiguous: true, Source: "nonebot/nb-cli pyproject.toml"},
		{Name: "saq", Source: "tobymao/saq setup.py"},
		{Name: "watchdog", Programs: "watchmedo", Also: "streamlit werkzeug[ mkdocs", Source: "gorakhargosh/watchdog setup.py"},
		{Name: "mesop", Source: "mesop-dev/mesop mesop/pip_package/setup.py"},
		{Name: "robyn", Source: "sparckles/Robyn pyproject.toml"},
		{Name: "taipy", Also: "taipy-", Source: "Avaiga/taipy pyproject.toml"},
		{Name: "esmerald", Source: "dymmond/esmerald pyproject.toml of version 3"},
		{Name: "poethepoet", Programs: "poe", Source: "nat-n/poethepoet pyproject.toml"},
		{Name: "dbt-core", Programs: "dbt", Also: "dbt", Source: "dbt-labs/dbt-core crates/dbt-python/pyproject.toml"},
		{Name: "nikola", Source: "getnikola/nikola pyproject.toml"},
		{Name: "lektor", Source: "lektor/lektor pyproject.toml"},
		{Name: "jupyterlab", Programs: "jupyter-lab", Also: "jupyter notebook spyder", Source: "jupyterlab/jupyterlab pyproject.toml"},
		{Name: "jupyterhub", Also: "littlest", Source: "jupyterhub/jupyterhub pyproject.toml"},
		{Name: "radicale", Source: "Kozea/Radicale pyproject.toml"},
		{Name: "devpi-server", Source: "devpi/devpi server/pyproject.toml"},
		{Name: "pypiserver", Programs: "pypi-server", Source: "pypiserver/pypiserver pyproject.toml"},
		{Name: "buildbot", Source: "buildbot/buildbot master/pyproject.toml"},
		{Name: "wsgidav", Source: "mar10/wsgidav setup.cfg"},
		{Name: "sqlite-web", Programs: "sqlite_web", Source: "coleifer/sqlite-web pyproject.toml"},
		{Name: "cherrypy", Programs: "cherryd", Source: "cherrypy/cherrypy pyproject.toml"},
		{Name: "vllm", Source: "vllm-project/vllm pyproject.toml"},
		{Name: "mlserver", Also: "seldon", Source: "SeldonIO/MLServer pyproject.toml"},
		{Name: "ray", Also: "vllm", Source: "ray-project/ray python/pyproject.toml"},
		{Name: "tensorboard", Also: "tensorflow keras", Source: "tensorflow/tensorboard pyproject.toml"},
		{Name: "zappa", Source: "zappa/Zappa setup.py"},
		{Name: "chalice", Source: "aws/chalice setup.py"},
		{Name: "hupper", Also: "pyramid", Source: "Pylons/hupper setup.cfg"},
		{Name: "watchfiles", Also: "uvicorn[ fastapi[ granian arq jina", Source: "samuelcolvin/watchfiles pyproject.toml"},
		{Name: "errbot", Source: "errbotio/errbot pyproject.toml"},
		{Name: "homeassistant", Programs: "hass", Source: "home-assistant/core pyproject.toml"},
		{Name: "piccolo", Source: "piccolo-orm/piccolo setup.py"},
		{Name: "connexion", Source: "spec-first/connexion pyproject.toml"},
		{Name: "ckan", Source: "ckan/ckan pyproject.toml"},
		{Name: "chromadb", Programs: "chroma", Also: "langchain-chroma crewai", Source: "chroma-core/chroma pyproject.toml"},
		{Name: "hayhooks", Source: "deepset-ai/hayhooks pyproject.toml"},
		{Name: "crewai", Source: "crewAIInc/crewAI lib/crewai/pyproject.toml"},
		{Name: "fastmcp", Source: "jlowin/fastmcp pyproject.toml"},
		{Name: "kopf", Source: "nolar/kopf pyproject.toml"},

		{Name: "honcho", Source: "nickstenning/honcho pyproject.toml"},
		{Name: "supervisor", Programs: "supervisord supervisorctl", Source: "Supervisor/supervisor setup.py"},
		{Name: "circus", Programs: "circusd circusctl", Source: "circus-tent/circus pyproject.toml"},
		{Name: "newrelic", Programs: "newrelic-admin", Source: "newrelic/newrelic-python-agent pyproject.toml"},
		{Name: "ddtrace", Programs: "ddtrace-run", Source: "DataDog/dd-trace-py pyproject.toml"},
		{
			Name: "opentelemetry-distro", Programs: "opentelemetry-instrument", Also: "opentelemetry logfire traceloop openinference openlit azure-monitor",
			Source: "open-telemetry/opentelemetry-python-contrib opentelemetry-instrumentation/pyproject.toml",
		},
	},
	Programs: []Program{
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
			Source: "benoitc/gunicorn gunicorn/config.py (flags of all versions up to 26.1.0)",
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
			Source: "encode/uvicorn and Kludex/uvicorn uvicorn/main.py (flags of all versions up to July 2026)",
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
			Source: "pgjones/hypercorn src/hypercorn/config.py, src/hypercorn/__main__.py (flags of all versions up to 2026)",
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
			Source:   "django/daphne daphne/cli.py (flags of all versions up to 2026)",
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
			Source: "Pylons/waitress src/waitress/adjustments.py",
		},
		{
			Name: "granian", Reference: Module, App: "app", Commands: "granian", Modules: "granian", Role: HTTP,
			DefaultHost: "127.0.0.1", DefaultPort: "8000", Host: "--host", Port: "--port", Sockets: "--uds",
			Env: "GRANIAN_HOST GRANIAN_PORT", Parser: Click, EmptyStops: "--port", Values: "--interface --working-dir --env-files --workers", Numbers: "--workers", Switches: "--factory",
			DevFlags: "--reload", Report: true,
			Source: "emmett-framework/granian granian/cli.py",
		},
		{
			Name: "uwsgi", Commands: "uwsgi", Role: HTTP,
			Bind: "--http --http-socket --http11-socket", BindForm: Socket, Sockets: "-s --socket --https",
			Config: "--ini --xml --yaml --json", ConfigByDefault: true, Daemon: "-d --daemonize --daemonize2", DevFlags: "--py-autoreload",
			Source: "unbit/uwsgi core/uwsgi.c",
		},
		{
			Name: "flask run", Lacks: "--bind -b", Commands: "flask", Modules: "flask", Sub: "run", Role: HTTP,
			DefaultHost: "127.0.0.1", DefaultPort: "5000", Host: "-h --host", Port: "-p --port",
			Env: "FLASK_RUN_HOST FLASK_RUN_PORT", Parser: Click, EmptyStops: "-p --port",
			Values: "-A --app -e --env-file --cert --key", Switches: "--reload --no-reload --debugger --no-debugger --with-threads --without-threads --debug",
			Dev: true, Report: true,
			Source: "pallets/flask src/flask/cli.py",
		},
		{
			Name: "fastapi run", Reference: File, Sources: ".py", Commands: "fastapi", Modules: "fastapi", Sub: "run", Role: HTTP, ReadsPort: true,
			DefaultHost: "0.0.0.0", DefaultPort: "8000", Host: "--host", Port: "--port", Parser: Click, EmptyStops: "--port",
			Values: "--workers --root-path --app -e --entrypoint", Numbers: "--workers", Switches: "--proxy-headers --no-proxy-headers --no-reload",
			DevFlags: "--reload",
			Source:   "fastapi/fastapi-cli src/fastapi_cli/cli.py",
		},
		{
			Name: "fastapi dev", Reference: File, Sources: ".py", Commands: "fastapi", Modules: "fastapi", Sub: "dev", Role: HTTP, ReadsPort: true,
			DefaultHost: "127.0.0.1", DefaultPort: "8000", Host: "--host", Port: "--port", Parser: Click, EmptyStops: "--port",
			Values: "--root-path --app -e --entrypoint", Dev: true,
			Source: "fastapi/fastapi-cli src/fastapi_cli/cli.py",
		},
		{
			Name: "flask-script runserver", Signs: "-h -d -D -r -R --debug --no-debug --reload --no-reload --threaded --processes --passthrough-errors",
			Commands: "manage.py", Sub: "runserver", Role: HTTP, Code: true, Host: "-h --host", Port: "-p --port", Parser: Argparse,
			Values: "--processes --ssl-crt --ssl-key", Switches: "-d -D -r -R --debug --no-debug --reload --no-reload --threaded --passthrough-errors",
			Dev:    true,
			Source: "smurfix/flask-script flask_script/commands.py",
		},
		{
			Name: "manage.py runserver", Lacks: "--port --host -p --bind -b", Commands: "manage.py django-admin", Modules: "django", Sub: "runserver", Role: HTTP,
			DefaultHost: "127.0.0.1", DefaultPort: "8000", Argument: Address, Parser: Argparse,
			Values: "--settings --pythonpath -v --verbosity", Switches: "--noreload --nothreading -6 --ipv6 --insecure --nostatic --traceback --no-color --force-color --skip-checks",
			Dev: true, Report: true,
			Source: "django/django django/core/management/commands/runserver.py",
		},
		{Name: "manage.py runserver_plus", Commands: "manage.py django-admin", Modules: "django", Sub: "runserver_plus runsslserver", Role: HTTP, Dev: true, Source: NotVerified},
		{Name: "manage.py", Commands: "manage.py django-admin", Modules: "django", Sub: "rqscheduler runapscheduler", Role: Clock, Source: NotVerified},
		{
			Name: "manage.py", Commands: "manage.py django-admin", Modules: "django", Sub: "qcluster rqworker run_huey process_tasks celery runworker", Role: Worker,
			Source: NotVerified,
		},
		{
			Name: "manage.py", Commands: "manage.py django-admin", Modules: "django", Sub: "migrate collectstatic loaddata createsuperuser check makemigrations", Role: Release,
			Source: NotVerified,
		},
		{
			Name: "streamlit run", Reference: File, Sources: ".py", Lacks: "--port -p", Commands: "streamlit", Modules: "streamlit", Sub: "run", Role: HTTP,
			DefaultHost: "0.0.0.0", DefaultPort: "8501", Host: "--server.address", Port: "--server.port",
			Env: "STREAMLIT_SERVER_PORT STREAMLIT_SERVER_ADDRESS", Parser: Click, Report: true, Hint: true,
			Source: "streamlit/streamlit lib/streamlit/config.py",
		},
		{
			Name: "sanic", Commands: "sanic", Modules: "sanic", Role: HTTP, DefaultHost: "127.0.0.1", DefaultPort: "8000",
			Host: "-H --host", Port: "-p --port", Sockets: "-u --unix", Parser: Argparse,
			Values:   "--http --cert --key --tls -R --reload-dir -w --workers --pidfile --logfile --user --group",
			Switches: "--factory -s --simple --fast --single-process --access-logs --no-access-logs --motd --no-motd --debug --tls-strict-host -1 -3 -v --verbosity",
			Numbers:  "-w --workers",
			DevFlags: "-r --reload --auto-reload -d --dev", Daemon: "-D --daemon", Report: true,
			Source: "sanic-org/sanic sanic/cli/arguments.py",
		},
		{
			Name: "litestar run", Commands: "litestar", Modules: "litestar", Sub: "run", Role: HTTP, DefaultHost: "127.0.0.1", DefaultPort: "8000",
			Host: "-H --host", Port: "-p --port", Sockets: "-F --fd --file-descriptor -U --uds --unix-domain-socket", Env: "LITESTAR_PORT LITESTAR_HOST",
			Parser: Click, Values: "--app --app-dir -W --wc --web-concurrency -R --reload-dir --ssl-certfile --ssl-keyfile",
			Switches: "-d --debug -P --pdb --use-pdb --create-self-signed-cert", DevFlags: "-r --reload", Report: true,
			Source: "litestar-org/litestar litestar/cli/commands/core.py",
		},
		{
			Name: "reflex run", Commands: "reflex", Modules: "reflex", Sub: "run", Role: HTTP, DefaultHost: "0.0.0.0", DefaultPort: "3000",
			Host: "--backend-host", Port: "--frontend-port", Bind: "--backend-port", BindForm: Hidden, Values: "--env --loglevel",
			Switches: "--frontend-only --backend-only", Report: true, Hint: true,
			Source: "reflex-dev/reflex reflex/reflex.py, reflex.dev docs hosting/self-hosting",
		},
		{
			Name: "chainlit run", Reference: File, Sources: ".py", Commands: "chainlit", Modules: "chainlit", Sub: "run", Role: HTTP,
			DefaultHost: "127.0.0.1", DefaultPort: "8000", Host: "--host", Port: "--port", Env: "CHAINLIT_HOST CHAINLIT_PORT",
			Parser: Click, FlagsComplete: true, Values: "--ssl-cert --ssl-key --root-path", Switches: "-h --headless -c --ci --no-cache --help",
			DevFlags: "-w --watch -d --debug", Report: true,
			Source: "Chainlit/chainlit backend/chainlit/cli/__init__.py",
		},
		{
			Name: "bokeh serve", Reference: File, Sources: ".py", Commands: "bokeh", Modules: "bokeh", Sub: "serve", Role: HTTP,
			DefaultHost: "0.0.0.0", DefaultPort: "5006", Host: "--address", Port: "--port", Env: "BOKEH_DEFAULT_SERVER_PORT",
			Parser: Argparse, DevFlags: "--dev",
			Source: "bokeh/bokeh src/bokeh/settings.py",
		},
		{
			Name: "panel serve", Reference: File, Sources: ".py", Commands: "panel", Modules: "panel", Sub: "serve", Role: HTTP,
			DefaultHost: "0.0.0.0", DefaultPort: "5006", Host: "--address", Port: "--port", Env: "BOKEH_DEFAULT_SERVER_PORT",
			Parser: Argparse, DevFlags: "--dev --autoreload",
			Source: "holoviz/panel panel/command/serve.py",
		},
		{
			Name: "voila", Commands: "voila", Modules: "voila", Role: HTTP, DefaultHost: "localhost", DefaultPort: "8866",
			Host: "--Voila.ip", Port: "--port --Voila.port", ConfigByDefault: true,
			Source: "voila-dashboards/voila voila/app.py",
		},
		{
			Name: "jupyter", Commands: "jupyter", Modules: "jupyter", Sub: "lab notebook server", Role: HTTP, DefaultHost: "localhost", DefaultPort: "8888",
			Host: "--ip --ServerApp.ip", Port: "--port --ServerApp.port", ConfigByDefault: true, Env: "JUPYTER_PORT",
			Source: "jupyter-server/jupyter_server jupyter_server/serverapp.py",
		},
		{
			Name: "python -m http.server", Modules: "http.server", Role: HTTP, DefaultHost: "0.0.0.0", DefaultPort: "8000",
			Host: "-b --bind", Argument: PortOnly, Parser: Argparse, EmptyStops: "--bind",
			Values: "-d --directory -p --protocol", Switches: "--cgi", Dev: true, Report: true,
			Source: "run, CPython 3.11",
		},
		{
			Name: "python -m SimpleHTTPServer", Modules: "SimpleHTTPServer", Role: HTTP, DefaultPort: "8000", Argument: PortOnly, Dev: true,
			Source: "run, CPython 3.11",
		},
		{
			Name: "mlflow server", Commands: "mlflow", Modules: "mlflow", Sub: "server ui", Role: HTTP,
			DefaultHost: "127.0.0.1", DefaultPort: "5000", Host: "-h --host", Port: "-p --port", Env: "MLFLOW_HOST MLFLOW_PORT",
			Parser: Click, Values: "-w --workers --backend-store-uri --default-artifact-root --artifacts-destination --allowed-hosts",
			Report: true,
			Source: "mlflow/mlflow mlflow/utils/cli_args.py",
		},
		{
			Name: "gradio", Reference: File, Sources: ".py", Commands: "gradio", Role: HTTP, DefaultHost: "127.0.0.1", DefaultPort: "7860", Code: true, Env: "GRADIO_SERVER_NAME GRADIO_SERVER_PORT", Dev: true,
			Source: "gradio-app/gradio gradio/http_server.py, gradio/blocks.py",
		},
		{Name: "rasa run", Commands: "rasa", Modules: "rasa", Sub: "run", Role: HTTP, DefaultPort: "5005", Source: "RasaHQ/rasa rasa/constants.py"},
		{Name: "airflow", Commands: "airflow", Modules: "airflow", Sub: "webserver api-server standalone", Role: HTTP, Source: NotVerified},
		{Name: "airflow", Commands: "airflow", Modules: "airflow", Sub: "scheduler", Role: Clock, Source: NotVerified},
		{Name: "airflow", Commands: "airflow", Modules: "airflow", Sub: "celery", Role: Worker, Source: NotVerified},
		{Name: "prefect server start", Commands: "prefect", Sub: "server", Role: HTTP, Source: NotVerified},
		{Name: "prefect worker start", Commands: "prefect", Sub: "worker", Role: Worker, Source: NotVerified},
		{Name: "dagster dev", Commands: "dagster", Sub: "dev", Role: HTTP, Dev: true, Source: NotVerified},
		{Name: "dagster-daemon", Commands: "dagster-daemon", Sub: "run", Role: Clock, Source: NotVerified},
		{
			Name: "dagster-webserver", Commands: "dagster-webserver dagit", Role: HTTP, DefaultHost: "127.0.0.1", DefaultPort: "3000",
			Host: "-h --host", Port: "-p --port", Env: "DAGSTER_WEBSERVER_PORT DAGSTER_WEBSERVER_HOST", Parser: Click,
			Source: "dagster-io/dagster python_modules/dagster-webserver/dagster_webserver/cli.py",
		},
		{
			Name: "celery worker", Reference: Dotted, ReferenceFlags: "-A --app", Commands: "celery", Modules: "celery", Sub: "worker", Role: Worker,
			Values: "-A --app -b --broker --workdir --result-backend --config --loader -l --loglevel -c --concurrency -P --pool -Q --queues -n --hostname -s --schedule --scheduler --autoscale --time-limit --soft-time-limit --max-tasks-per-child --max-memory-per-child -f --logfile -O --pidfile", Switches: "-E --task-events -B --beat --without-gossip --without-mingle --without-heartbeat", Daemon: "-D --detach",
			Numbers: "-c --concurrency --max-tasks-per-child --max-memory-per-child", EmptyStops: "-c --concurrency --max-tasks-per-child --max-memory-per-child",
			ClockFlags: "-B --beat",
			Source:     "celery/celery celery/bin/worker.py",
		},
		{
			Name: "celery beat", Reference: Dotted, ReferenceFlags: "-A --app", Commands: "celery", Modules: "celery", Sub: "beat", Role: Clock,
			Values: "-A --app -b --broker --workdir --result-backend --config --loader -l --loglevel -s --schedule -S --scheduler --max-interval -f --logfile --pidfile", Daemon: "--detach",
			Source: "celery/celery celery/bin/beat.py",
		},
		{
			Name: "flower", Commands: "flower", Role: HTTP, DefaultHost: "0.0.0.0", DefaultPort: "5555", Host: "--address", Port: "--port",
			Env:    "FLOWER_PORT FLOWER_ADDRESS",
			Source: "mher/flower flower/options.py",
		},
		{
			Name: "celery flower", Reference: Dotted, ReferenceFlags: "-A --app", Commands: "celery", Modules: "celery", Sub: "flower", Role: HTTP, DefaultHost: "0.0.0.0", DefaultPort: "5555",
			Host: "--address", Port: "--port", Env: "FLOWER_PORT FLOWER_ADDRESS", Values: "-A --app -b --broker --workdir",
			Source: "mher/flower flower/command.py",
		},
		{Name: "celery multi", Commands: "celery", Modules: "celery", Sub: "multi", Role: Worker, Instead: "celery worker", Source: NotVerified}, // celery/celery celery/apps/multi.py
		{Name: "rq worker", Values: "-u --url -c --config -w --worker-class -P --path", Commands: "rq", Sub: "worker", Role: Worker, Source: "rq/rq rq/cli/cli.py"},
		{Name: "rqworker", Commands: "rqworker", Role: Worker, Source: "rq/rq rq/cli/cli.py"},
		{Name: "rq-scheduler", Commands: "rq-scheduler rqscheduler", Role: Clock, Source: "rq/rq rq/cli/cli.py"},
		{
			Name: "dramatiq", Values: "-p --processes -t --threads -Q --queues -P --path", Numbers: "-p --processes -t --threads", EmptyStops: "-p --processes -t --threads", Reference: Module, Commands: "dramatiq", Modules: "dramatiq", Role: Worker, DevFlags: "--watch",
			Source: "Bogdanp/dramatiq dramatiq/cli.py",
		},
		{
			Name: "huey_consumer", Values: "-w --workers -k --worker-type", Numbers: "-w --workers", EmptyStops: "-w --workers", Reference: Dotted, Commands: "huey_consumer huey_consumer.py", Role: Worker,
			Source: "coleifer/huey huey/bin/huey_consumer.py",
		},
		{Name: "arq", Reference: Dotted, Commands: "arq", Role: Worker, DevFlags: "--watch", Source: "python-arq/arq arq/cli.py"},
		{Name: "supervisord", Commands: "supervisord", Role: Other, ConfigByDefault: true, Manager: true, Foreground: "-n --nodaemon", Source: "Supervisor/supervisor supervisor/supervisord.py"},
		{Name: "honcho start", Commands: "honcho", Sub: "start", Role: Other, Manager: true, Values: "-f --procfile", Files: "-f --procfile", Source: "nickstenning/honcho honcho/command.py"},
		{
			Name: "python", Reference: File, Sources: ".py", Values: "-X -W", Switches: "-u -O -OO -B -s -S -E -I -v -q -b -d -i", Commands: "python python2 python3", Role: Other, Code: true,
			Source: "the script decides",
		},
	},
}

// toolsWithDatabase are tools that migrate their own database by Alembic.
const toolsWithDatabase Words = "airflow superset mlflow prefect dagster dagit optuna label-studio jupyterhub langflow open-webui zenml ragflow"

// modelServers are packages that serve models, data or their own pages by uvicorn.
const modelServers Words = "mlserver ray bentoml langserve mcp prefect feast litellm langchain langgraph chromadb open-webui vllm airflow mlflow label-studio sentry posthog dagster"
