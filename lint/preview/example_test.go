package preview_test

import (
	"fmt"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/preview"
	"github.com/proclint/proclint/lint/procfile"
)

func ExampleOf() {
	heroku, _ := platform.Lookup("heroku")
	shown := preview.Of(procfile.Parse([]byte("web: gunicorn shop.wsgi\nworker: celery -A shop worker\n")), heroku, preview.Options{App: "shop"})
	for _, p := range shown.Processes {
		fmt.Printf("%s: %s, HTTP traffic: %t\n", p.Type, p.Command, p.Traffic)
	}
	// Output:
	// web: gunicorn shop.wsgi, HTTP traffic: true
	// worker: celery -A shop worker, HTTP traffic: false
}
