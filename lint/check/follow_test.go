package check

import (
	"strings"
	"testing"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/repository"
)

// TestFollow checks which programs a command starts, and that scripts that name each other end.
func TestFollow(t *testing.T) {
	files := repository.List{Listed: []string{"package.json", "packages/api/package.json", "index.js"}, Texts: map[string]string{
		"package.json":              `{"workspaces": ["packages/*"], "scripts": {"start": "npm run a", "prestart": "tsc && cp a b", "a": "cd src && node x.js", "loop": "npm run loop", "sub": "yarn workspace api start", "two": "node a.js && node b.js; node c.js"}}`,
		"packages/api/package.json": `{"name": "api", "scripts": {"start": "node api.js"}}`,
	}}
	for _, test := range []struct{ command, want string }{
		{"npm start", "npm; tsc; cp; npm; cd; node x.js in src"},
		{"node a.js && npm run two", "node a.js; npm; node a.js; node c.js"},
		{"yarn sub", "yarn; yarn; cd; node api.js in packages/api"},
		{"npm run loop", "npm; npm; npm; npm; npm"},
		{"npm -w api start", "npm; cd; node api.js in packages/api"},
		{"npm -w gone start", "npm"},
		{"npm run gone", "npm"},
		{"node a.js || node b.js", ""},
	} {
		n := App{Repository: repository.New(files, "")}
		var got []string
		for _, f := range n.Follow(command.Parse(test.command)) {
			text := f.Run.Base
			if ref := f.Run.Reference(); ref.Kind == ecosystem.File {
				text += " " + ref.Name
			}
			if f.Run.Dir != "" && text != f.Run.Base {
				text += " in " + f.Run.Dir
			}
			got = append(got, text)
		}
		if got := strings.Join(got, "; "); got != test.want {
			t.Errorf("%s starts\n%s, want\n%s", test.command, got, test.want)
		}
	}
}
