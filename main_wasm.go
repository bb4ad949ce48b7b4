//go:build js && wasm

// Proclint's engine in a browser: it lints, fixes and formats.
package main

import (
	"github.com/proclint/proclint/internal/bridge"
	"github.com/proclint/proclint/lint/api"
)

func main() {
	bridge.Serve(api.CachedLinter(),
		bridge.Call{Method: "lint", Request: `{"path":"Procfile","text":"wbe: gunicorn shop.wsgi -b 0.0.0.0:8000 &\nworker: sh -c 'exec rq worker \"$QUEUE\"'\n"}`},
		bridge.Call{Method: "lint", Request: `{"path":"procfile","text":"web: PORT=5000 npm start\r\nrelease: ./migrate.sh\r\n","platforms":["heroku","dokku"]}`},
		bridge.Call{Method: "format", Request: `{"path":"Procfile","text":"web:  node server.js\n"}`},
	)
}
