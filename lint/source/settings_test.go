package source

import "testing"

func TestSettingsWithAPort(t *testing.T) {
	for _, c := range []struct {
		read             func(string) *Listen
		text, host, port string
		line             int
	}{
		{PumaPort, "threads 5, 5\nport 3000\n", "", "3000", 2},
		{PumaPort, "bind \"tcp://127.0.0.1:9292\"\n", "127.0.0.1", "9292", 1},
		{PumaPort, "# port 3000\n", "", "", 0},
		{PumaPort, "port ENV.fetch(\"PORT\") { 3000 }\n", "", "", 0},
		{PumaPort, "if development?\n  port 3000\nend\n", "", "", 0},
		{PhoenixPort, "config :shop, ShopWeb.Endpoint,\n  http: [ip: {127, 0, 0, 1}, port: 4000]\n", "127.0.0.1", "4000", 2},
		{PhoenixPort, "config :shop, ShopWeb.Endpoint,\n  url: [host: \"example.com\", port: 80]\n", "", "", 0},
		{PhoenixPort, "  http: [port: String.to_integer(System.get_env(\"PORT\") || \"4000\")]\n", "", "", 0},
		{DotnetPort, "app.Run(\"http://localhost:5000\");\n", "localhost", "5000", 1},
		{DotnetPort, "builder.WebHost.UseUrls(\"http://*:5000\");\n", "", "5000", 1},
		{DotnetPort, "options.ListenLocalhost(5001);\n", "localhost", "5001", 1},
		{DotnetPort, "// app.Run(\"http://localhost:5000\");\napp.Run();\n", "", "", 0},
		{DotnetPort, "app.Run($\"http://0.0.0.0:{Environment.GetEnvironmentVariable(\"PORT\")}\");\n", "", "", 0},
	} {
		var got Listen
		if l := c.read(c.text); l != nil {
			got = *l
		}
		if got.Host != c.host || got.Port != c.port || got.Line != c.line {
			t.Errorf("%q: %+v", c.text, got)
		}
	}
}
