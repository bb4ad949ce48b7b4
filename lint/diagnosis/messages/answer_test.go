package messages

import (
	"testing"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/repository"
)

// TestRulesNeedAFinding: where no cause is known, a rule explains a line only if the Procfile has its finding.
func TestRulesNeedAFinding(t *testing.T) {
	const log = "timeout: can't execute 'nope': No such file or directory"
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
