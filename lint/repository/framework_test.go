package repository

import "testing"

// Lists of hosts that allow no host of a deployed app, and others that may.
func TestSettingMistakes(t *testing.T) {
	const manage, wsgi = `os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")`, `os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.production")`
	django := func(text string) map[string]string {
		return map[string]string{"manage.py": manage, "shop/settings.py": text}
	}
	starlette := func(text string) map[string]string {
		return map[string]string{"main.py": "from starlette.middleware.trustedhost import TrustedHostMiddleware\n" + text}
	}
	rails := func(text string) map[string]string {
		return map[string]string{"config/environments/production.rb": text}
	}
	dotnet := func(text string) map[string]string { return map[string]string{"appsettings.json": text} }
	for _, test := range []struct {
		name    string
		files   map[string]string
		isWrong bool
	}{
		{"only the own machine", django(`ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]`), true},
		{"a bracket in a host", django(`ALLOWED_HOSTS = ["localhost", "[::1]", "shop.example"]`), false},
		{"a bracket in the first host", django(`ALLOWED_HOSTS = ['[::1]', 'shop.example']`), false},
		{"several lines", django("ALLOWED_HOSTS = [\n    'localhost',\n    '[::1]',\n    'shop.example',\n]\n"), false},
		{"several lines, all own", django("ALLOWED_HOSTS = [\n    'localhost',\n    '[::1]',\n]\n"), true},
		{"a bracket in a comment", django("ALLOWED_HOSTS = [\n    'localhost',  # [here]\n    'shop.example',\n]\n"), false},
		{"a comment before a host", django("ALLOWED_HOSTS = [  # see the docs]\n    'shop.example',\n]\n"), false},
		{"a tuple", django(`ALLOWED_HOSTS = ("localhost", "shop.example")`), false},
		{"a tuple, all own", django(`ALLOWED_HOSTS = ("localhost", "[::1]")`), true},
		{"a tuple without brackets", django(`ALLOWED_HOSTS = "[::1]", "shop.example"`), false},
		{"a tuple in several lines", django("ALLOWED_HOSTS = (\n    '[::1]',\n    'shop.example',\n)\n"), false},
		{"a type", django(`ALLOWED_HOSTS: list[str] = ["localhost", "shop.example"]`), false},
		{"a type, all own", django(`ALLOWED_HOSTS: list[str] = ["localhost"]`), true},
		{"a further list", django(`ALLOWED_HOSTS = ["localhost"] + EXTRA_HOSTS`), false},
		{"a further list in several lines", django("ALLOWED_HOSTS = [\n    'localhost',\n] + os.environ['HOSTS'].split()\n"), false},
		{"a condition", django(`ALLOWED_HOSTS = [] if DEBUG else ["shop.example"]`), false},
		{"another value first", django(`ALLOWED_HOSTS = ["localhost"] if DEBUG else hosts`), false},
		{"unpacked", django(`ALLOWED_HOSTS = ["localhost", *hosts]`), false},
		{"a variable among them", django(`ALLOWED_HOSTS = ["localhost", os.environ["HOST"]]`), false},
		{"environ", django(`ALLOWED_HOSTS = env.list("HOSTS", default=["localhost"])`), false},
		{"environ in several lines", django("ALLOWED_HOSTS = env.list(\n    'HOSTS',\n    default=['localhost'],\n)\n"), false},
		{"decouple", django(`ALLOWED_HOSTS = config("HOSTS", default="localhost", cast=Csv())`), false},
		{"split", django(`ALLOWED_HOSTS = "localhost shop.example".split()`), false},
		{"a set in a list", django(`ALLOWED_HOSTS = list({"localhost", "shop.example"})`), false},
		{"empty", django("ALLOWED_HOSTS = []\n"), true},
		{"empty, with a comment", django("ALLOWED_HOSTS = []  # [\"shop.example\"]\n"), true},
		{"the settings that the server loads", map[string]string{"manage.py": manage, "shop/settings.py": "ALLOWED_HOSTS = []", "shop/wsgi.py": wsgi}, false},
		{"the wrong settings that the server loads", map[string]string{"manage.py": manage, "shop/production.py": "ALLOWED_HOSTS = []", "shop/wsgi.py": wsgi}, true},
		{"settings that the environment names", map[string]string{"manage.py": manage, "shop/settings.py": "ALLOWED_HOSTS = []", "app.json": `{"env": {"DJANGO_SETTINGS_MODULE": "shop.live"}}`}, false},

		{"Starlette, all own", starlette(`app.add_middleware(TrustedHostMiddleware, allowed_hosts=["localhost", "[::1]"])`), true},
		{"Starlette", starlette(`app.add_middleware(TrustedHostMiddleware, allowed_hosts=["[::1]", "shop.example"])`), false},
		{"Starlette with more", starlette(`app.add_middleware(TrustedHostMiddleware, allowed_hosts=["localhost"] + hosts)`), false},
		{"Starlette in several lines", starlette("app.add_middleware(\n    TrustedHostMiddleware,\n    allowed_hosts=[\n        '[::1]',\n        'shop.example',\n    ],\n)"), false},

		{"Rails, all own", rails(`config.hosts = ["localhost", "[::1]"]`), true},
		{"Rails", rails(`config.hosts = ["[::1]", "shop.example"]`), false},
		{"Rails with a pattern", rails(`config.hosts << /[a-z]+\.example/`), false},
		{"Rails with more", rails(`config.hosts = ["localhost"] + ENV["HOSTS"].split(",")`), false},
		{"Rails with a condition", rails(`config.hosts << "localhost" if ENV["CI"]`), false},

		{".NET, all own", dotnet("{\n  \"AllowedHosts\": \"localhost;127.0.0.1;[::1]\"\n}"), true},
		{".NET", dotnet("{\n  \"AllowedHosts\": \"[::1];shop.example\",\n  \"X\": 1\n}"), false},
	} {
		t.Run(test.name, func(t *testing.T) {
			list := List{Texts: test.files}
			for name := range test.files {
				list.Listed = append(list.Listed, name)
			}
			found := New(list, "").SettingMistakes("web: gunicorn shop.wsgi")
			if isWrong := len(found) > 0; isWrong != test.isWrong {
				t.Errorf("found %v, want a mistake: %v", found, test.isWrong)
			}
		})
	}
}

// The major version that an app pins, in the ways of its package managers.
func TestMajor(t *testing.T) {
	for _, test := range []struct {
		file, text string
		want       int
	}{
		{"requirements.txt", "gunicorn==19.9.0", 19},
		{"requirements.txt", "gunicorn[gevent]==19.9.0  # old", 19},
		{"requirements.txt", "gunicorn<20", 19},
		{"requirements.txt", "gunicorn>=19.0,<20.0", 19},
		{"requirements.txt", "gunicorn~=19.9", 19},
		{"requirements.txt", "gunicorn >= 19", 0},
		{"requirements.txt", "gunicorn", 0},
		{"requirements.txt", "gunicorn-extras==19.9.0", 0},
		{"Pipfile", "[packages]\ngunicorn = \"==19.9.0\"", 19},
		{"Pipfile", "[packages]\ngunicorn = {version = \"~=19.9\", extras = [\"gevent\"]}", 19},
		{"Pipfile.lock", "{\n  \"default\": {\n    \"gunicorn\": {\n      \"hashes\": [\n        \"sha256:aa\"\n      ],\n      \"index\": \"pypi\",\n      \"version\": \"==19.9.0\"\n    },\n    \"x\": {\n      \"version\": \"==3\"\n    }\n  }\n}", 19},
		{"pyproject.toml", "[project]\ndependencies = [\n  \"gunicorn>=19,<20\",\n]", 19},
		{"pyproject.toml", "[tool.poetry.dependencies]\ngunicorn = \"^19.9\"", 19},
		{"poetry.lock", "[[package]]\nname = \"gunicorn\"\nversion = \"19.9.0\"", 19},
		{"uv.lock", "[[package]]\nname = \"gunicorn\"\nversion = \"22.0.0\"\nsource = { registry = \"x\" }", 22},
	} {
		r := New(List{Listed: []string{test.file}, Texts: map[string]string{test.file: test.text}}, "")
		if got := r.Python("").Major("gunicorn"); got != test.want {
			t.Errorf("%s: %q: %d, want %d", test.file, test.text, got, test.want)
		}
	}
}
