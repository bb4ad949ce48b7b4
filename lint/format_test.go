package lint

import (
	"testing"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
)

// TestFormatSettles: one line end that has to stay as it is may let another one be laid out only afterwards.
func TestFormatSettles(t *testing.T) {
	for _, text := range []string{"\r#\r\t", " \n#worker\r\t", "\r\r#\r\t\r", "\n\r#'\r\t", "\r\n\n#\r\t"} {
		checkFormat(t, check.Input{Source: []byte(text), Targets: platform.Targets()})
	}
}

func TestFormat(t *testing.T) {
	for _, c := range []struct {
		name, platforms, in, want string
	}{
		{"one space after the colon", "heroku", "web:   node a.js\nworker:\tnode b.js\n", "web: node a.js\nworker: node b.js\n"},
		{"no trailing spaces, a last line end", "heroku", "web: node a.js  \n# why \t\nworker: node b.js", "web: node a.js\n# why\nworker: node b.js\n"},
		{"LF", "heroku", "web: node a.js\r\nworker: node b.js\r\n", "web: node a.js\nworker: node b.js\n"},
		{"order, comments and lines that are no entry stay", "heroku", "# b\nworker:  b\n\n// c\nweb:  a\n", "# b\nworker: b\n\n// c\nweb: a\n"},
		{"a line that Heroku skips stays skipped", "heroku", "web:node a.js\nworker:  b\n", "web:node a.js\nworker: b\n"},
		{"its line end and trailing spaces go all the same", "heroku", "web:node a.js \r\nworker:  b\r\n", "web:node a.js\nworker: b\n"},
		{"where nobody skips it the space comes", "code-capsules", "web:node a.js\n", "web: node a.js\n"},
		{"a name that Heroku's pattern misses stays", "heroku", "web : node a.js\n", "web : node a.js\n"},
		{"a mark stays, as it is no matter of layout", "heroku", "\ufeffweb:  a\nworker:  b\n", "\ufeffweb: a\nworker: b\n"},
		{"no text", "heroku", "", ""},
		{"UTF-16 stays as it is", "drycc", "\xff\xfew\x00e\x00", "\xff\xfew\x00e\x00"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := Format(check.Input{Source: []byte(c.in), Targets: targetsOf(t, []string{c.platforms})})
			if err != nil {
				t.Fatal(err)
			}
			if string(got) != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
