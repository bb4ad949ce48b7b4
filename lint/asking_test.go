package lint

import (
	"testing"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
)

// Lines that ask for what no Procfile does have one severity, whatever they ask for. Only what the
// platform does with the line decides.
func TestLinesThatAskHaveOneSeverity(t *testing.T) {
	lines := []string{
		"heroku ps:scale web=1", "heroku config:set NAME=value", "dokku ps:scale web=1", "git push heroku main",
		"export NAME=value", "NAME=value", "npm install", "pip install -r requirements.txt", "RUN npm install", "ENV NAME value", "EXPOSE 5000",
	}
	for id, want := range map[string]check.Severity{
		"heroku":        check.Warning, // skipped, or a process type that doesn't start
		"foreman":       check.Warning, // skipped
		"heroku:fir":    check.Error,   // rejected
		"dokku":         check.Error,
		"cloud-foundry": check.Error,
	} {
		target, _ := platform.Lookup(id)
		for _, line := range lines {
			p := runAndTry(check.Input{Path: "Procfile", Source: []byte("web: gunicorn shop:app\n" + line + "\n"), Targets: []*platform.Target{target}})
			worst := check.None
			for _, f := range p.Findings {
				if p.Doc.LineAt(f.Range.Start) == 1 {
					worst = max(worst, f.Effects.Worst())
				}
			}
			if worst != want {
				t.Errorf("%s: %s: %s instead of %s", id, line, worst, want)
			}
		}
	}
}
