package source

import "testing"

func TestSettingsWithAPort(t *testing.T) {
	for _, c := range []struct {
		file, text, host, port string
		line                   int
	}{
		{"config/puma.rb", "threads 5, 5\nport 3000\n", "", "3000", 2},
		{"config/puma.rb", "bind \"tcp://127.0.0.1:9292\"\n", "127.0.0.1", "9292", 1},
		{"config/puma.rb", "# port 3000\n", "", "", 0},
		{"config/puma.rb", "port ENV.fetch(\"PORT\") { 3000 }\n", "", "", 0},
		{"config/puma.rb", "if development?\n  port 3000\nend\n", "", "", 0},
		{"gunicorn.conf.py", "bind = \"0.0.0.0:8000\"\n", "", "8000", 1},
		{"gunicorn.conf.py", "import sys\n\nbind='127.0.0.1:8000'\n", "127.0.0.1", "8000", 3},
		{"gunicorn.conf.py", "bind = [\"0.0.0.0:8000\"]\r\n", "", "8000", 1},
		{"gunicorn.conf.py", "bind = \":8000\"\n", "", "8000", 1},
		{"gunicorn.conf.py", "bind = \"unix:/tmp/shop.sock\"\n", "", "", 0},
		{"gunicorn.conf.py", "bind = \"0.0.0.0:\" + port\n", "", "", 0},
		{"gunicorn.conf.py", "bind = f\"0.0.0.0:{port}\"\n", "", "", 0},
		{"gunicorn.conf.py", "bind = [\"0.0.0.0:80\", \"0.0.0.0:81\"]\n", "", "", 0},
		{"gunicorn.conf.py", "# bind = \"0.0.0.0:8000\"\n", "", "", 0},
		{"gunicorn.conf.py", "binding = \"0.0.0.0:8000\"\n", "", "", 0},
		{"gunicorn.conf.py", "if debug:\n    bind = \"0.0.0.0:8000\"\n", "", "", 0},
		{"config/runtime.exs", "config :shop, ShopWeb.Endpoint,\n  http: [ip: {127, 0, 0, 1}, port: 4000]\n", "127, 0, 0, 1", "4000", 2},
		{"config/runtime.exs", "config :shop, ShopWeb.Endpoint,\n  url: [host: \"example.com\", port: 80]\n", "", "", 0},
		{"config/runtime.exs", "  http: [port: String.to_integer(System.get_env(\"PORT\") || \"4000\")]\n", "", "", 0},
		{"Program.cs", "app.Run(\"http://localhost:5000\");\n", "localhost", "5000", 1},
		{"Program.cs", "builder.WebHost.UseUrls(\"http://*:5000\");\n", "", "5000", 1},
		{"Program.cs", "options.ListenLocalhost(5001);\n", "", "5001", 1},
		{"Program.cs", "// app.Run(\"http://localhost:5000\");\napp.Run();\n", "", "", 0},
		{"Program.cs", "app.Run($\"http://0.0.0.0:{Environment.GetEnvironmentVariable(\"PORT\")}\");\n", "", "", 0},
	} {
		var got Listen
		if found := Addresses(c.file, c.text, Started{}); len(found) > 0 {
			got = *found[0]
		}
		if got.Host != c.host || got.Port != c.port || got.Line != c.line {
			t.Errorf("%q: %+v", c.text, got)
		}
	}
}
