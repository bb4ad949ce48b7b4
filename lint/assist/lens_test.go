package assist

import (
	"strings"
	"testing"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/preview"
	"github.com/proclint/proclint/lint/procfile"
)

func TestLenses(t *testing.T) {
	for _, test := range []struct{ text, platforms, want string }{
		{"web: npm start\n", "heroku", "web: Runs on Heroku as web, 1 instance"},
		{"# shop\nweb: npm start\n\nworker: x\n", "heroku", "web: Runs on Heroku as web, 1 instance; worker: Runs on Heroku as worker, after you scale it"},
		{"release: x\n", "heroku drycc", "release: Runs on Heroku once before each new release goes live · doesn't start on Drycc"},
		{"web: x\nclock: y\n", "code-capsules deis drycc sevalla heroku", "web: Runs on Code Capsules, Deis v1, and 3 more as web, 1 instance; " +
			"clock: Runs on Deis v1, Drycc, and Heroku as clock, after you scale it · doesn't start on Code Capsules and Sevalla"},
		{"web: x\n", "heroku:container heroku", "web: Ignored by Heroku (container) · runs on Heroku as web, 1 instance"},
		{"web: x\nweb: y\n", "drycc heroku", "web: Rejected by Drycc · not read by Heroku; web: Rejected by Drycc · runs on Heroku as web, 1 instance"},
		{"web x\n", "heroku", ""},
		{"w\x01eb: x\n", "heroku", "w\x01eb: Not read by Heroku"},
		{"web: x\n b: c\n", "honcho", "web: Runs on Honcho as web, 1 instance; b: Not read by Honcho"},
	} {
		var got []string
		for _, lens := range Lenses(procfile.Parse([]byte(test.text)), targetsOf(t, test.platforms), preview.Options{}) {
			got = append(got, lens.Type+": "+lens.Title)
		}
		if text := strings.Join(got, "; "); text != test.want {
			t.Errorf("%q on %s: %s\nwant %s", test.text, test.platforms, text, test.want)
		}
	}
}

func TestLensesOfManyPlatforms(t *testing.T) {
	lenses := Lenses(procfile.Parse([]byte("web: npm start\nrelease: x\n")), platform.Targets(), preview.Options{})
	for _, lens := range lenses {
		if n := len(lens.Title); n > 250 {
			t.Errorf("%d bytes: %s", n, lens.Title)
		}
	}
}

func TestLongFilesHaveNoLenses(t *testing.T) {
	for _, text := range []string{strings.Repeat("web: x\n", mostLines+1), "web: " + strings.Repeat("x", mostBytes)} {
		if lenses := Lenses(procfile.Parse([]byte(text)), targetsOf(t, "heroku"), preview.Options{}); lenses != nil {
			t.Errorf("%d lenses of %d bytes", len(lenses), len(text))
		}
	}
}
