package source

import "testing"

func TestPortFrom(t *testing.T) {
	for _, test := range []struct{ text, ending, want string }{
		{"app.listen(process.env.APP_PORT || 3000)", ".js", "APP_PORT 3000"},
		{"const PORT = process.env['APP_PORT'];\napp.listen(PORT, () => {})", ".js", "APP_PORT "},
		{"const config = {\n  port: Bun.env.APP_PORT,\n};\nBun.serve({ port: config.port, fetch })", ".ts", "APP_PORT "},
		{"const port = +(process.env.APP_PORT ?? 80);\nserve({ fetch: app.fetch, port })", ".ts", "APP_PORT 80"},
		{"import { port } from './config'\napp.listen(port)", ".ts", "port"},
		{"import { port } from './config'\nconst port = 1\napp.listen(port)", ".ts", ""},
		{"app.listen(process.env.PORT || process.env.APP_PORT)", ".js", ""},
		{"const { PORT, APP_PORT } = process.env\napp.listen(process.env.APP_PORT || PORT)", ".js", ""},
		{"app.listen(process.env.A_PORT)\napp.listen(process.env.B_PORT)", ".js", ""},
		{"app.listen(process.env.A_PORT || process.env.B_PORT)", ".js", ""},
		{"app.listen(process.env.VCAP_APP_PORT)", ".js", ""},
		{"app.listen(process.env.SOCKET)", ".js", ""},
		{"app.listen(await freePort())", ".js", ""},
		{"app.listen(config.get('port'))", ".js", ""},
		{"uvicorn.run(app, host='0.0.0.0', port=int(os.getenv('APP_PORT', '8000')))", ".py", "APP_PORT 8000"},
		{"uvicorn.run(app, port=os.environ.get('PORT') or os.environ['APP_PORT'])", ".py", ""},
		{"subprocess.run(['serve', 'port'])", ".py", ""},
		{"set :port, ENV.fetch('APP_PORT', 4567)", ".rb", "APP_PORT 4567"},
		{"addr := \":\" + os.Getenv(\"APP_PORT\")\nhttp.ListenAndServe(addr, nil)", ".go", "APP_PORT "},
	} {
		found, ok := PortFrom(test.text, test.ending)
		got := found.Imported
		if got == "" {
			got = found.Name + " " + found.Default
		}
		if !ok {
			got = ""
		}
		if got != test.want {
			t.Errorf("%q: %q, want %q", test.text, got, test.want)
		}
	}
}
