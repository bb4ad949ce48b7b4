package messages

import (
	"testing"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/logs/signal"
	"github.com/proclint/proclint/lint/repository"
)

// TestRulesNeedAFinding: where no cause is known, a rule explains a line only if the Procfile has its finding.
func TestRulesNeedAFinding(t *testing.T) {
	const log = "exit 127"
	requires := func(text string) *repository.Repository {
		return repository.New(repository.List{Listed: []string{"requirements.txt"}, Texts: map[string]string{"requirements.txt": text}}, "")
	}
	for _, test := range []struct {
		procfile string
		repo     *repository.Repository
		found    bool
	}{
		{"", nil, true},
		{"web: gunicorn app:app\n", nil, true},
		{"web: gunicorn app:app\n", requires("gunicorn\n"), false},
		{"web: gunicorn app:app\n", requires("flask\n"), true},
	} {
		var app *lint.Input
		if test.procfile != "" {
			app = &lint.Input{Path: "Procfile", Source: []byte(test.procfile), Repository: test.repo}
		}
		if a := Table().Explain(log, app); len(a.Causes) > 0 || a.Found() != test.found {
			t.Errorf("with the Procfile %q, it has the causes %+v and the rules %+v", test.procfile, a.Causes, a.Rules)
		}
	}
}

// A message of a server or a library is about the phase in which it comes.
func TestTheStageOfALog(t *testing.T) {
	for log, want := range map[string]signal.Stage{
		"remote: Verifying deploy... Running release command...\nActiveRecord::NoDatabaseError: FATAL: database \"shop\" does not exist\nRelease command failed": signal.Release,
		"app[release.4512]: django.db.utils.OperationalError: could not connect to server: Connection refused":                                                   signal.Release,
		"app[web.1]: django.db.utils.OperationalError: could not connect to server: Connection refused":                                                          signal.Start,
		"#9 41.2 django.core.exceptions.ImproperlyConfigured: The SECRET_KEY setting must not be empty.":                                                         signal.Build,
	} {
		if got := Table().Of(log, nil); len(got.Causes) == 0 || got.Causes[0].Stage != want {
			t.Errorf("%s: %+v, want the stage %s", log, got.Causes, want)
		}
	}
}
