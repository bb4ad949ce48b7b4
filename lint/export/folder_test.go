package export

import (
	"strings"
	"testing"

	"github.com/proclint/proclint/lint/repository"
)

// TestTheFolderDecides: what an app runs on and is built with follows from the files beside its Procfile.
func TestTheFolderDecides(t *testing.T) {
	const noDockerfile = "There is no Dockerfile beside the Procfile."
	for _, test := range []struct {
		name, format, src string
		files             []string
		has, hasNot       []string
	}{
		{"CakePHP with assets of Node.js", "render", "web: vendor/bin/heroku-php-apache2 webroot/\nassets: npm run watch\n",
			[]string{"Procfile", "composer.json", "package.json"},
			[]string{"runtime: docker", noDockerfile}, []string{"runtime: node"}},
		{"a server of Node.js beside PHP", "render", "web: npm start\n",
			[]string{"Procfile", "composer.json", "package.json", "package-lock.json"},
			[]string{"runtime: node", `buildCommand: "npm ci"`}, []string{noDockerfile}},
		{"each service is built", "render", "web: gunicorn a:b\nworker: celery -A a worker\n",
			[]string{"Procfile", "requirements.txt"},
			[]string{"runtime: python\n    buildCommand: \"pip install -r requirements.txt\"\n    startCommand: \"gunicorn", "runtime: python\n    buildCommand: \"pip install -r requirements.txt\"\n    startCommand: \"celery"}, []string{"PLACEHOLDER"}},
		{"a program that only the files explain", "render", "web: bin/start\n", []string{"Procfile", "go.mod"},
			[]string{"runtime: go", "# buildCommand: PLACEHOLDER"}, []string{"docker"}},
		{"nothing is known", "render", "web: bin/start\n", nil, []string{"runtime: docker"}, []string{noDockerfile}},
		{"compose without a Dockerfile", "compose", "web: npm start\n", []string{"Procfile", "package.json"}, []string{noDockerfile}, nil},
		{"compose with one", "compose", "web: npm start\n", []string{"Procfile", "Dockerfile"}, nil, []string{noDockerfile}},
		{"fly without a Dockerfile", "fly", "web: npm start\n", []string{"Procfile", "package.json"}, []string{noDockerfile}, nil},
		{"convox without a Dockerfile", "convox", "web: npm start\n", []string{"Procfile", "package.json"}, []string{noDockerfile}, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			opts := Options{}
			if test.files != nil {
				opts.Files = repository.New(repository.List{Listed: test.files}, "")
			}
			e := exported(t, test.src, test.format, opts)
			all := e.Text() + strings.Join(e.Notes, "\n")
			for _, text := range test.has {
				if !strings.Contains(all, text) {
					t.Errorf("%q is missing in\n%s", text, all)
				}
			}
			for _, text := range test.hasNot {
				if strings.Contains(all, text) {
					t.Errorf("%q is in\n%s", text, all)
				}
			}
		})
	}
}
