package messages

import (
	"testing"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/logs/signal"
	"github.com/proclint/proclint/lint/repository"
)

// TestRulesNeedAFinding: a line that only rules document is about one of them only if the Procfile has its finding.
func TestRulesNeedAFinding(t *testing.T) {
	const log, rule = "exit 127", "program-not-installed"
	requires := func(text string) *repository.Repository {
		return repository.New(repository.List{Listed: []string{"requirements.txt"}, Texts: map[string]string{"requirements.txt": text}}, "")
	}
	for _, test := range []struct {
		procfile string
		repo     *repository.Repository
		rule     string
		is       signal.Certainty
	}{
		{"", nil, rule, signal.Possible},
		{"web: gunicorn app:app\n", nil, "", signal.Possible},
		{"web: gunicorn app:app\n", requires("gunicorn\n"), "", signal.Possible},
		{"web: gunicorn app:app\n", requires("flask\n"), rule, signal.Sure},
	} {
		var app *lint.Input
		if test.procfile != "" {
			app = &lint.Input{Path: "Procfile", Source: []byte(test.procfile), Repository: test.repo}
		}
		a := Table().Explain(log, app)
		if len(a.Causes) != 1 || a.Causes[0].Kind != "program" || a.Causes[0].Rule != test.rule || a.Causes[0].Certainty != test.is {
			t.Errorf("with the Procfile %q, it has the causes %+v", test.procfile, a.Causes)
		}
		if found := len(a.Rules) > 0; found != (test.rule != "" || test.repo == nil) {
			t.Errorf("with the Procfile %q, it has the rules %+v", test.procfile, a.Rules)
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
