package source

import "testing"

// TestModule reads what the top level of a module makes.
func TestModule(t *testing.T) {
	const app = "app = Flask(__name__)\n"
	for name, test := range map[string]struct {
		text                 string
		mentions             bool
		application, factory string
	}{
		"top":                 {app, true, "app", ""},
		"with a type":         {"app: Flask = Flask(__name__)", true, "app", ""},
		"in a branch":         {"if True:\n    " + app, true, "app", ""},
		"in a function":       {"def create_app():\n    " + app + "# end\n    return app\n", false, "", "create_app"},
		"behind a long text":  {"def make_app(a=1, *, b=None):\n    x = '''\napp\n'''\n    " + app, false, "", "make_app"},
		"with an argument":    {"def create_app(name, b=1):\n    " + app, false, "", ""},
		"in a method":         {"class Shop:\n    def create_app(self):\n        " + app, false, "", ""},
		"in a text":           {"\"\"\"\napp = Flask()\n\"\"\"\n# app\n", false, "", ""},
		"in a program":        {"if __name__ == '__main__':\n    " + app, false, "", ""},
		"behind a function":   {"def x(\n    a,\n):\n    b = 1\n" + app, true, "app", ""},
		"imported":            {"from shop import (\n    app,\n)\n", true, "", ""},
		"an argument":         {"setup(\n    app=create_app(),\n)\n", true, "", ""},
		"a function":          {"async def app(scope, receive, send):\n    pass\n", true, "", ""},
		"a function's inside": {"def init(app):\n    pass\n", false, "", ""},
		"global":              {"def main():\n    global app\n    " + app, true, "", ""},
		"anything":            {"from shop import *\n", true, "", ""},
		"Celery":              {"app = Celery('x')\n", true, "", ""},
	} {
		m := PythonModule(test.text)
		if got := m.Mentions("app"); got != test.mentions {
			t.Errorf("%s: mentions %v", name, got)
		}
		if got := m.Application(false); got != test.application {
			t.Errorf("%s: application %q", name, got)
		}
		if got := m.Factory(); got != test.factory {
			t.Errorf("%s: factory %q", name, got)
		}
	}
	if got := PythonModule("app = Celery('x')").Application(true); got != "app" {
		t.Errorf("the application of Celery is %q", got)
	}
}
