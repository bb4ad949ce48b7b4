package source

import "testing"

func TestLoopback(t *testing.T) {
	for _, c := range []struct {
		file, text, host string
		line             int
	}{
		{"config/puma.rb", "threads 2, 5\nbind \"tcp://127.0.0.1:#{ENV.fetch(\"PORT\", 9292)}\"\n", "127.0.0.1", 2},
		{"config/puma.rb", "  bind \"tcp://127.0.0.1:9292\" if development\n", "", 0},
		{"config/puma.rb", "bind \"tcp://0.0.0.0:9292\"\n", "", 0},
		{"gunicorn.conf.py", "import os\nbind = f\"localhost:{os.environ['PORT']}\"\n", "localhost", 2},
		{"src/Shop/Program.cs", "   .UseUrls(\"http://localhost:5000\")\n", "localhost", 1},
		{"src/Shop/Program.cs", "   // .UseUrls(\"http://localhost:5000\")\n .UseUrls(\"http://*:5000\")\n", "", 0},
		{"config/runtime.exs", "http: [ip: {127, 0, 0, 1}, port: port]\n", "127, 0, 0, 1", 1},
		{"src/main/resources/application.yaml", "ktor:\n  deployment:\n    port: 8081\n    host: \"127.0.0.1\"\n", "127.0.0.1", 4},
		{"src/main/resources/application.yaml", "ktor:\n  deployment:\n    port: 8081\n  database:\n    host: localhost\n", "", 0},
		{"src/main/resources/application.yml", "server:\n  ssl:\n    host: localhost\n  address: 127.0.0.1\n", "127.0.0.1", 4},
		{"src/main/resources/application.yml", "spring:\n  data:\n    redis:\n      host: localhost\nserver:\n  port: 80\nmail:\n  host: localhost\n", "", 0},
		{"src/main/resources/application.conf", "ktor {\n  deployment {\n    host = \"127.0.0.1\"\n", "127.0.0.1", 3},
		{"src/main/resources/application.properties", "spring.redis.host=localhost\nserver.address=127.0.0.1\n", "127.0.0.1", 2},
		{"src/index.ts", "export default {\n  hostname: \"localhost\",\n  fetch: app.fetch,\n};\n", "localhost", 2},
		{"src/index.ts", "const db = {\n  hostname: \"localhost\",\n};\n", "", 0},
		{"Rocket.toml", "[release]\naddress = \"127.0.0.1\"\n", "127.0.0.1", 2},
		{"src/main.rs", "HttpServer::new(|| app).bind((\"127.0.0.1\", port))?\n", "127.0.0.1", 1},
		{"src/other.rs", "HttpServer::new(|| app).bind((\"127.0.0.1\", port))?\n", "", 0},
	} {
		host, line := "", 0
		if l := Loopback(c.file, c.text, ""); l != nil {
			host, line = l.Host, l.Line
		}
		if host != c.host || line != c.line {
			t.Errorf("%s: %q in line %d, want %q in line %d\n%s", c.file, host, line, c.host, c.line, c.text)
		}
	}
}

func TestLoopbackByCommand(t *testing.T) {
	for commands, found := range map[string]bool{
		"": true, "web: bundle exec puma -C config/puma.rb": true, "web: rails server": true, "web: thin start": false, "web: puma -b tcp://0.0.0.0:$PORT": false,
	} {
		if l := Loopback("config/puma.rb", "bind \"tcp://localhost:9292\"\n", commands); (l != nil) != found {
			t.Errorf("%s: %v", commands, l)
		}
	}
}
