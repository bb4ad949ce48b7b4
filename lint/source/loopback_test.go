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
		for _, l := range Addresses(c.file, c.text, Started{}) {
			if l.Host != "" {
				host, line = l.Host, l.Line
			}
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
		if l := Addresses("config/puma.rb", "bind \"tcp://localhost:9292\"\n", Started{Commands: commands}); (l != nil) != found {
			t.Errorf("%s: %v", commands, l)
		}
	}
}

// An address counts only where the app starts the server that reads it.
func TestAddressesOfStarted(t *testing.T) {
	const rocket = "[development]\naddress = \"localhost\"\nport = 9001\n\n[production]\naddress = \"0.0.0.0\"\n"
	for _, c := range []struct {
		name, file, text string
		app              Started
		found            bool
	}{
		{"the table of another profile", "Rocket.toml", rocket, Started{Commands: "ROCKET_ENV=prod ROCKET_PORT=$PORT target/release/shop"}, false},
		{"its long name", "Rocket.toml", rocket, Started{Commands: "ROCKET_ENV=production target/release/shop"}, false},
		{"exported", "Rocket.toml", rocket, Started{Commands: "export ROCKET_ENV=\"stage\" && target/release/shop"}, false},
		{"in an image", "Rocket.toml", rocket, Started{Commands: "ENV ROCKET_ENV prod\nCMD shop"}, false},
		{"the table of the profile", "Rocket.toml", rocket, Started{Commands: "ROCKET_ENV=dev target/release/shop"}, true},
		{"a build for release", "Rocket.toml", rocket, Started{Commands: "target/release/shop"}, false},
		{"cargo run for release", "Rocket.toml", rocket, Started{Commands: "cargo run --release"}, false},
		{"a build for debugging", "Rocket.toml", rocket, Started{Commands: "cargo run"}, true},
		{"a profile that isn't known", "Rocket.toml", rocket, Started{Commands: "ROCKET_ENV=$STAGE target/release/shop"}, false},
		{"Rocket 0.5", "Rocket.toml", "[debug]\naddress = \"127.0.0.1\"\n", Started{Commands: "target/release/shop"}, false},
		{"Rocket 0.5, its profile", "Rocket.toml", "[default]\naddress = \"0.0.0.0\"\n[live]\naddress = \"127.0.0.1\"\n", Started{Commands: "ROCKET_PROFILE=live target/release/shop"}, true},
		{"Rocket 0.5, another profile", "Rocket.toml", "[release]\naddress = \"127.0.0.1\"\n[live]\naddress = \"0.0.0.0\"\n", Started{Commands: "ROCKET_PROFILE=live target/release/shop"}, false},
		{"all profiles", "Rocket.toml", "[global]\naddress = \"127.0.0.1\"\n[release]\naddress = \"0.0.0.0\"\n", Started{Commands: "target/release/shop"}, true},
		{"the default", "Rocket.toml", "[default]\naddress = \"127.0.0.1\"\n[debug]\naddress = \"0.0.0.0\"\n", Started{Commands: "target/release/shop"}, true},
		{"the default of another profile", "Rocket.toml", "[default]\naddress = \"127.0.0.1\"\n[release]\naddress = \"0.0.0.0\"\n", Started{Commands: "target/release/shop"}, false},
		{"no Rocket", "Rocket.toml", "[default]\naddress = \"127.0.0.1\"\n", Started{Builds: "[dependencies]\naxum = \"0.7\"\n"}, false},
		{"Rocket", "Rocket.toml", "[default]\naddress = \"127.0.0.1\"\n", Started{Builds: "[dependencies]\nrocket = \"0.5\"\n"}, true},
		{"Javalin, not Spring Boot", "src/main/resources/application.properties", "server.port=9090\n", Started{Builds: "<artifactId>javalin</artifactId>"}, false},
		{"Spring Boot", "src/main/resources/application.properties", "server.port=9090\n", Started{Builds: "<artifactId>spring-boot-starter-web</artifactId>"}, true},
		{"a client", "src/main.rs", "let s = UdpSocket::bind(\"127.0.0.1:0\")?;\n", Started{}, false},
		{"Bun", "src/index.ts", "export default {\n  hostname: \"localhost\",\n  fetch,\n}\n", Started{Commands: "bun run src/index.ts"}, true},
		{"another file than Bun's", "client/main.ts", "await fetch({\n  hostname: \"localhost\",\n})\n", Started{Commands: "bun run src/index.ts"}, false},
		{"Node.js, not Bun", "src/index.ts", "await fetch({\n  hostname: \"localhost\",\n})\n", Started{Commands: "bundle exec foreman start\nnode dist/index.js"}, false},
		{"a module of gunicorn", "gunicorn.conf.py", "bind = \"127.0.0.1:8000\"\n", Started{Commands: "python -m gunicorn.app.wsgiapp shop.wsgi"}, true},
	} {
		if found := Addresses(c.file, c.text, c.app); (len(found) > 0) != c.found {
			t.Errorf("%s: found %v, want one: %v", c.name, found, c.found)
		}
	}
}

func TestFixedPort(t *testing.T) {
	for _, c := range []struct{ file, text, port, right string }{
		{"src/Shop/Program.cs", "app.Run(\"http://localhost:5000\");\n", "5000", `"http://0.0.0.0:" + (System.Environment.GetEnvironmentVariable("PORT") ?? "5000")`},
		{"Program.cs", "builder.WebHost.UseUrls(\"http://*:5000/\");\n", "5000", `"http://0.0.0.0:" + (System.Environment.GetEnvironmentVariable("PORT") ?? "5000")`},
		{"Program.cs", "o.ListenLocalhost(5000, x => {});\n", "5000", `ListenAnyIP(int.Parse(System.Environment.GetEnvironmentVariable("PORT") ?? "5000")`},
		{"Program.cs", "app.Urls.Add(\"http://*:5000\");\napp.Urls.Add(\"http://*:5001\");\n", "", ""},
		{"Program.cs", "app.Run($\"http://localhost:{port}\");\n", "", ""},
		{"Program.cs", "app.Run();\n", "", ""},
		{"config/puma.rb", "bind \"tcp://127.0.0.1:9292\"\n", "9292", `"tcp://0.0.0.0:#{ENV.fetch("PORT", 9292)}"`},
		{"gunicorn.conf.py", "bind = \"127.0.0.1:8000\"\n", "8000", ""},
		{"config/runtime.exs", "  http: [ip: {127, 0, 0, 1}, port: 4000],\n", "4000", `ip: {0, 0, 0, 0}, port: String.to_integer(System.get_env("PORT", "4000"))`},
		{"src/main.rs", "    .bind((\"127.0.0.1\", 8080))?\n", "8080", `("0.0.0.0", std::env::var("PORT").map_or(8080, |p| p.parse::<u16>().unwrap()))`},
		{"src/main.rs", "TcpListener::bind(\"0.0.0.0:3000\").await\n", "3000", `format!("0.0.0.0:{}", std::env::var("PORT").unwrap_or("3000".to_string()))`},
		{"src/main/resources/application.yaml", "ktor:\n  deployment:\n    port: 8081\n    host: 127.0.0.1\n", "8081", `port: "$PORT:8081"`},
		{"src/main/resources/application.conf", "ktor {\n  deployment {\n    port = 8080\n    port = ${?PORT}\n", "", ""},
		{"src/main/resources/application.conf", "ktor {\n  deployment {\n    port = 8080\n", "8080", "port = 8080, port = ${?PORT}"},
		{"src/main/resources/application.properties", "spring.application.name=x\nserver.port=9090\n", "9090", "server.port=${PORT:8080}"},
	} {
		port, right := "", ""
		for _, l := range Addresses(c.file, c.text, Started{}) {
			if l.Port != "" {
				port, right = l.Port, l.Right
			}
		}
		if port != c.port || right != c.right {
			t.Errorf("%s: %q, %q, want %q, %q\n%s", c.file, port, right, c.port, c.right, c.text)
		}
	}
}
