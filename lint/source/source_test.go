package source

import (
	"fmt"
	"strings"
	"testing"
)

func TestListens(t *testing.T) {
	for _, test := range []struct{ ending, text, want string }{
		{".py", "from flask import Flask\napp = Flask(__name__)\n\nif __name__ == '__main__':\n    app.run(debug=True)\n", "5 127.0.0.1:5000 always"},
		{".py", "app = Flask(__name__)\napp.run(host='0.0.0.0', port=8080)\n", "2 0.0.0.0:8080 always"},
		{".py", "app = flask.Flask(__name__)\nPORT = 8080 # mine\ndef main():\n\tapp.run('0.0.0.0', PORT)\n", "4 0.0.0.0:8080"},
		{".py", "app: Flask = Flask(__name__)\napp.run(port=int(os.environ.get('PORT', 5000)))\n", "2 127.0.0.1: always"},
		{".py", "app = Flask(__name__)\nport = 5000\nif 'PORT' in os.environ: port = os.environ['PORT']\napp.run('0.0.0.0', port)\n", "4 0.0.0.0: always"},
		{".py", "def main(port=5000):\n    app.run(port=port)\napp = Flask('x')\n", "2 127.0.0.1:"},
		{".py", "app = Flask('x')\napp.run(**options)\n", "2 : always"},
		{".py", "from shop import create_app\napp = create_app(Config)\napp.run(host='0.0.0.0', port=3000)\n", "3 0.0.0.0:3000 always"},
		{".py", "from app import app\nif __name__ == '__main__':\n    app.run(port=8080)\n", "3 :8080 always"},
		{".py", "from shop import socketio, api\nsocketio.run(api, host='localhost')\n", "2 localhost: always"},
		{".py", "from shop import server\nserver.run(host=settings.HOST, port=settings.PORT)\n", "2 : always"},
		{".py", "def run(host='0.0.0.0', port=8000):\n    pass\n", ""},
		{".py", "from shop import task\ntask.run('0.0.0.0', 8000)\n", ""},
		{".py", "# app.run()\n'''\napp.run()\n'''\napp = Flask('x')\ns = 'app.run()'\n", ""},
		{".py", "from shop import create_app  # Flask\napp = create_app()\napp.run()\n", ""},
		{".py", "from flask_shop import app\napp.run(host='0.0.0.0', port=80)\n", "2 0.0.0.0:80 always"},
		{".py", "from flask_shop import app\napp.run()\n", "2 : always"},
		{".py", "import uvicorn\nif __name__ == \"__main__\":\n    uvicorn.run('main:app', host='0.0.0.0', port=8000)\n", "3 0.0.0.0:8000 always"},
		{".py", "import uvicorn\nuvicorn.run(app, uds='/tmp/s')\n", "2 : always"},
		{".py", "from waitress import serve\nserve(app)\n", "2 0.0.0.0:8080 always"},
		{".py", "from aiohttp import web\nweb.run_app(app)\n", "2 0.0.0.0:8080 always"},
		{".py", "app = dash.Dash()\napp.run_server(debug=True)\n", "2 127.0.0.1:"},
		{".py", "app = dash.Dash()\napp.run_server(port=8050)\n", "2 127.0.0.1:8050 always"},
		{".py", "bot = commands.Bot()\nbot.run(TOKEN)\napp = Client('x')\napp.run()\nasyncio.run(main())\n", ""},
		{".py", "subprocess.run(['x'])\nimport uvicorn\nuvicorn.Server(config).serve()\n", ""},
		{".py", "from keep_alive import keep_alive\nkeep_alive()\nclient.run(os.environ['TOKEN'])\n", ""},
		{".js", "const app = express();\napp.listen(3000);\n", "2 :3000 always"},
		{".js", "const port = 3000\napp.listen(port, () => console.log('up'))\n", "2 :3000 always"},
		{".js", "const port = process.env.PORT || 3000;\napp.listen(port);\n", "2 : always"},
		{".js", "const port = 3000 || process.env.PORT;\napp.listen(port);\n", "2 :3000 always"},
		{".js", "let port = 3000;\nif (process.env.PORT) port = process.env.PORT;\napp.listen(port);\n", "3 : always"},
		{".js", "http.createServer(app).listen(8080, '127.0.0.1');\n", "1 127.0.0.1:8080 always"},
		{".js", "mongoose.connect(url).then(() => {\n  app.listen(process.env.PORT, 'localhost');\n});\n", "2 localhost:"},
		{".js", "// app.listen(3000)\n/* app.listen(3000) */\nconst s = `app.listen(3000)`;\n", ""},
		{".mjs", "import fastify from 'fastify';\nawait server.listen({ port: process.env.PORT });\n", "2 localhost: always"},
		{".mjs", "import fastify from 'fastify';\nawait server.listen({ port: 3000, host: '0.0.0.0' });\n", "2 0.0.0.0:3000 always"},
		{".ts", "import Fastify from 'fastify';\nconst app = Fastify();\nawait app.listen({ port: config.port });\n", "3 localhost: always"},
		{".js", "createServer((a, b) => {\n  b.end();\n}).listen(3000)\n", "3 :3000 always"},
		{".js", "const port = 3000;\npolka()\n  .get('/', index)\n  .listen(port, (err) => {});\n", "4 :3000"},
		{".py", "app = None\napp = Flask(1)\napp.run()\n", "3 127.0.0.1:5000 always"},
		{".js", "emitter.listen('event');\nserver.listen(socketPath)\n", "1 : always; 2 : always"},
		{".js", "run({ port: other }, timeout = 3000)\napp.listen(port)\n", "2 : always"},
		{".js", "start({ port: other }); timeout = 3000\napp.listen(port)\n", "2 : always"},
		{".js", "app.listen(", ""},
		{".rb", "app.listen(3000)", ""},
		{".go", "srv := &http.Server{Addr: \":8080\", Handler: mux}\nsrv.ListenAndServe()\n", "1 :8080"},
		{".go", "srv := &http.Server{\n\tAddr:    \"127.0.0.1:8080\",\n}\nsrv.ListenAndServeTLS(a, b)\n", "2 127.0.0.1:8080"},
		{".go", "srv := &http.Server{Addr: \":\" + os.Getenv(\"PORT\")}\n", "1 :"},
		{".go", "srv := &http.Server{Addr: addr}\nsrv.Addr = other\n", "1 :"},
		{".go", "// http.Server{\nc := Client{Addr: \":6379\"}\n", ""},
		{".go", "const port = \"8080\"\nfunc main() { http.ListenAndServe(\":\"+port, nil) }\n", "2 :8080"},
		{".go", "port := os.Getenv(\"PORT\")\nif port == \"\" {\n\tport = \"8080\"\n}\nr.Run(\":\" + port)\n", "5 :"},
		{".go", "http.ListenAndServe(\"localhost:\"+strconv.Itoa(8080), nil)\n", "1 localhost:"},
	} {
		var got []string
		for _, l := range Listens(test.text, test.ending, false) {
			text := fmt.Sprintf("%d %s:%s", l.Line, l.Host, l.Port)
			if l.Always {
				text += " always"
			}
			got = append(got, text)
		}
		if got := strings.Join(got, "; "); got != test.want {
			t.Errorf("%s\n got %q\nwant %q", test.text, got, test.want)
		}
	}
}

// TestFlaskOfAnotherFile checks the defaults of an application that the requirements alone show to be one of Flask.
func TestFlaskOfAnotherFile(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"from shop import create_app\napp = create_app()\napp.run(debug=True)\n", "127.0.0.1:5000"},
		{"from shop import app\nif __name__ == '__main__':\n    app.run()\n", "127.0.0.1:5000"},
		{"from shop import app, socketio\nsocketio.run(app)\n", "127.0.0.1:5000"},
		{"from shop import application\napplication.run('0.0.0.0')\n", "0.0.0.0:5000"},
		{"from shop import create_app\napp = create_app()\napp.run(host='0.0.0.0', port=os.environ['PORT'])\n", "0.0.0.0:"},
		{"from shop import Client\napp = Client('x')\napp.run()\n", ""},
		{"from shop import bot\nbot.run(TOKEN)\n", ""},
	} {
		got := ""
		for _, l := range Listens(test.text, ".py", true) {
			got += l.Host + ":" + l.Port
		}
		if got != test.want {
			t.Errorf("%s\n got %q\nwant %q", test.text, got, test.want)
		}
	}
}

func TestSpringPort(t *testing.T) {
	for _, test := range []struct {
		settings []string
		want     string
	}{
		{nil, "8080"},
		{[]string{"spring.datasource.url=x\n"}, "8080"},
		{[]string{"server.port=9000\n"}, "9000"},
		{[]string{"# server.port=9000\nserver.port = ${PORT:8080}\n"}, ""},
		{[]string{"server:\n  servlet:\n    context-path: /\n\n  port: 9000\n"}, "9000"},
		{[]string{"server:\n  port: ${PORT:8080}\n"}, ""},
		{[]string{"server:\n# of Heroku\n  port: ${PORT}\n"}, ""},
		{[]string{"management:\n  server:\n    port: 9000\n"}, "8080"},
		{[]string{"server.port=9000\n", "server.port=9001\n"}, ""},
	} {
		if got := SpringPort(test.settings); got != test.want {
			t.Errorf("%q: %q, want %q", test.settings, got, test.want)
		}
	}
}

func TestUnservedApp(t *testing.T) {
	for _, test := range []struct{ ending, text, want string }{
		{".py", "from fastapi import FastAPI\napp = FastAPI(title='Run it')\n# uvicorn.run(app)\n", "FastAPI app"},
		{".py", "api: Litestar = Litestar([home])\n", "Litestar api"},
		{".py", "app = flask.Flask(__name__)\nif name.startswith('a'):\n    pass\n", "Flask app"},
		{".py", "app = Flask(__name__)\nCORS(app)\ndb.init_app(app)\nlogging.basicConfig(level=1)\n", "Flask app"},
		{".py", "from streamlit import title\ntitle('x')\n", "streamlit "},
		{".js", "const app = require('express')()\nvar server = express();\nmodule.exports = server\n", ""},
		{".js", "var app = express();\nmodule.exports = app;\n", "express app"},
		{".js", "const app = express();\n", ""},
		{".js", "const app = express();\napp.listen(1);\nmodule.exports = app;\n", ""},
		{".py", "app = Flask(__name__)\nif __name__ == '__main__':\n    go()\n", ""},
		{".py", "def make():\n    app = Flask(__name__)\n", ""},
		{".py", "app = Flask(__name__)\nThread(target=go).start()\n", ""},
		{".py", "app = Flask(__name__)\ngo(app)\n", ""},
		{".py", "app = Flask(__name__)\nother = FastAPI()\n", ""},
		{".py", "import streamlit.web.cli\n", ""},
		{".py", "def show():\n    import streamlit\n", ""},
		{".py", "import subprocess, streamlit\n", ""},
		{".py", "app = express()\n", ""},
		{".js", "var app = Flask();\nmodule.exports = app;\n", ""},
		{".rb", "app = Flask(1)\n", ""},
		{".py", "app = Flask(__name__)\n" + strings.Repeat("#", mostBytes), ""},
	} {
		got := ""
		if app, ok := UnservedApp(test.text, test.ending); ok {
			got = app.Maker + " " + app.Name
		}
		if got != test.want {
			t.Errorf("%s %q: %q, want %q", test.ending, test.text[:min(len(test.text), 80)], got, test.want)
		}
	}
}
