package platform

import (
	"strings"
	"testing"
)

// TestAppsSayHowToDeploy lists the command that deploys each kind of app.
func TestAppsSayHowToDeploy(t *testing.T) {
	for id, want := range map[string]string{
		"heroku":           "git push heroku main",
		"heroku:fir":       "git push heroku main",
		"deis":             "git push deis master",
		"deis:dockerfile":  "git push deis master",
		"deis:image":       `deis pull "$IMAGE" -a shop -p 'web: a'`,
		"drycc":            "git push drycc main",
		"drycc:dockerfile": "git push drycc main",
		"drycc:image":      `drycc pull "$IMAGE" -a shop -p Procfile`,
		"dokku":            "git push dokku main",
		"gigalixir":        "git push gigalixir main",
		"scalingo":         "git push scalingo main",
		"piku":             "git push piku main",
		"google-cloud":     "gcloud run deploy shop --source .",
	} {
		target, ok := Lookup(id)
		if !ok {
			t.Errorf("no platform %s", id)
			continue
		}
		var deploys []string
		for _, e := range target.Equivalents.App(Use{App: "shop", Text: "web: a"}) {
			if e.Purpose == Deploying {
				deploys = append(deploys, e.Text)
			}
		}
		if got := strings.Join(deploys, "\n"); got != want {
			t.Errorf("%s deploys with %q, expected %q", id, got, want)
		}
	}
}
