package platform

import "testing"

func TestProbe(t *testing.T) {
	for _, c := range []struct {
		id   string
		want probed
	}{
		{"heroku", probed{duplicates: LastWins, emptyCommand: EmptyIgnored}},
		{"heroku:fir", probed{duplicates: LastWins, emptyCommand: EmptyRejected}},
		{"google-cloud", probed{duplicates: FirstWins, emptyCommand: EmptyTakesNextLine}},
		{"deis", probed{duplicates: LastWins, emptyCommand: EmptyAccepted, yaml: true, inlineComment: true}},
		// yaml.v3 accepts an empty command, and then the controller rejects it.
		{"drycc", probed{duplicates: DuplicatesRejected, emptyCommand: EmptyRejected, yaml: true, inlineComment: true}},
		{"dokku", probed{duplicates: DuplicatesRejected, emptyCommand: EmptyRejected, inlineComment: true}},
		{"foreman", probed{duplicates: DuplicatesBothRun, emptyCommand: EmptyIgnored}},
		// It keeps both, and starts the first.
		{"goreman", probed{duplicates: FirstWins, emptyCommand: EmptyAccepted}},
		// The CLI accepts an empty command, and then node-foreman rejects the file.
		{"heroku-local", probed{duplicates: LastWins, emptyCommand: EmptyRejected}},
		{"sevalla", probed{duplicates: LastWins, emptyCommand: EmptyAccepted, yaml: true, inlineComment: true}},
		{"elastic-beanstalk", probed{emptyCommand: EmptyRejected}},
		{"sevalla:dockerfile", probed{}},
	} {
		target, ok := Lookup(c.id)
		if got := target.probed(); !ok || got != c.want {
			t.Errorf("%s: %+v, expected %+v", c.id, got, c.want)
		}
	}
}
