package lint_test

import (
	"fmt"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/platform"
)

func ExampleLint() {
	heroku, _ := platform.Lookup("heroku")
	report, err := lint.Lint(lint.Input{
		Path:    "Procfile",
		Source:  []byte("wbe: gunicorn shop.wsgi\n"),
		Targets: []*platform.Target{heroku},
	})
	if err != nil {
		fmt.Println(err) // the file is too large
		return
	}
	for _, d := range report.Diagnostics {
		line, column := report.Document.LineColumn(d.Range.Start)
		fmt.Printf("%d:%d: %s: %s\n", line, column, d.Severity, d.Message)
		for _, effect := range d.Effects {
			fmt.Printf("  %v: %s\n", effect.Platforms, effect.Text)
		}
	}
	// Output:
	// 1:1: error: `wbe` is probably a typo for `web`
	//   [heroku]: No web process runs; visitors see H14.
}

func ExampleFixAll() {
	fixed, err := lint.FixAll(lint.Input{Path: "procfile", Source: []byte("web:gunicorn shop.wsgi\n")}, false)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%s: %q\n", fixed.Path, fixed.Source)
	for _, title := range fixed.Titles {
		fmt.Println(title)
	}
	// Output:
	// Procfile: "web: gunicorn shop.wsgi\n"
	// Rename the file to `Procfile`
	// Add a space after the colon
}

func ExampleFormat() {
	source, err := lint.Format(lint.Input{Source: []byte("web:   node server.js  \r\n\r\nworker: node jobs.js")})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%q\n", source)
	// Output:
	// "web: node server.js\n\nworker: node jobs.js\n"
}
