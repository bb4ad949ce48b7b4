package ecosystem

// Packages that bring uvicorn: frameworks, with the extras that do so, and tools with a server.
const (
	frameworksOfUvicorn = "litestar[ fastapi[ fastapi-cli fastapi==0.111 fastapi~=0.111 fastapi<=0.111 fastapi-slim gradio chainlit nicegui reflex marimo "
	toolsOfUvicorn      = "mlserver ray bentoml langserve mcp prefect feast litellm langchain langgraph chromadb open-webui vllm airflow mlflow label-studio sentry posthog"
)

// Python has the programs of PyPI's packages. Sources: the console scripts that their documentation names, and for Also their dependencies.
var Python = Table{
	{Names: "gunicorn", Also: "airflow superset mlflow functions-framework feast label-studio sentry posthog paste dash-tools"},
	{Names: "uvicorn", Also: frameworksOfUvicorn + toolsOfUvicorn},
	{Names: "granian", Also: "reflex"},
	{Names: "streamlit chainlit dramatiq arq voila uwsgi honcho flower scrapy"},
	{Names: "hypercorn", Also: "quart"},
	{Names: "daphne", Also: "channels"},
	{Names: "waitress-serve waitress", Packages: "waitress", Also: "pyramid zope plone pecan mlflow pylons"},
	{Names: "flask", Also: "dash connexion locust httpbin moto mlflow airflow superset eve label-studio"},
	{Names: "fastapi", Also: "gradio chainlit nicegui langserve"},
	{Names: "celery", Also: "airflow superset"},
	{Names: "huey_consumer huey_consumer.py", Packages: "huey"},
	{Names: "rq rqworker", Packages: "rq"},
	{Names: "bokeh", Also: "panel holoviews hvplot"},
	{Names: "panel", Also: "hvplot"},
	{Names: "django-admin", Packages: "django", Also: "wagtail"},
	{Names: "newrelic-admin", Packages: "newrelic"},
	{Names: "ddtrace-run", Packages: "ddtrace"},
	{Names: "alembic", Also: "flask-migrate airflow mlflow superset reflex prefect dagster optuna advanced-alchemy litestar[ label-studio open-webui langflow"},
	{Names: "mlflow"},
	{Names: "sanic", Also: "rasa"},
	{Names: "litestar"},
	{Names: "airflow", Packages: "apache-airflow"},
	{Names: "superset", Packages: "apache-superset"},
	{Names: "gradio"},
	{Names: "reflex"},
	{Names: "prefect"},
	{Names: "dagster-webserver", Also: "dagster-dg"},
	{Names: "jupyter", Also: "notebook ipykernel nbconvert nbclient ipywidgets voila papermill jupytext spyder anaconda"},
	{Names: "marimo"},
	{Names: "solara"},
	{Names: "mkdocs", Also: "mkdocstrings"},
	{Names: "locust"},
	{Names: "datasette"},
	{Names: "taskiq kedro pelican bentoml rasa meltano"},
	{Names: "twistd", Packages: "twisted", Also: "scrapy daphne channels autobahn crossbar buildbot"},
	{Names: "supervisord supervisorctl", Packages: "supervisor"},
	{Names: "luigid luigi", Packages: "luigi"},
	{Names: "quart"},
}
