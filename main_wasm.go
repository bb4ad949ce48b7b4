//go:build js && wasm

// Proclint's engine in a browser: it answers everything that the page asks.
package main

import (
	"github.com/proclint/proclint/internal/bridge"
	"github.com/proclint/proclint/lint/api"
	"github.com/proclint/proclint/lint/logs/messages"
)

func main() {
	bridge.Serve(api.Cached(api.Answering(append(api.PageMethods(), api.SeldomMethods()...))), bridge.Data{"messages": messages.Use, "docs": api.UseDocs},
		bridge.Call{Method: "lint", Request: `{"path":"Procfile","text":"wbe: gunicorn shop.wsgi -b 0.0.0.0:8000 &\nworker: sh -c 'exec rq worker \"$QUEUE\"'\n"}`},
		bridge.Call{Method: "lint", Request: `{"path":"procfile","text":"web: PORT=5000 npm start\r\nrelease: ./migrate.sh\r\n","platforms":["heroku","dokku"]}`},
		bridge.Call{Method: "format", Request: `{"path":"Procfile","text":"web:  node server.js\n"}`},
		bridge.Call{Method: "preview", Request: `{"path":"Procfile","text":"web: gunicorn shop.wsgi -b 0.0.0.0:$PORT\n","platform":"drycc"}`},
		bridge.Call{Method: "matrix", Request: `{"path":"Procfile","text":"web: gunicorn shop.wsgi -b 0.0.0.0:$PORT\n"}`},
	)
}
