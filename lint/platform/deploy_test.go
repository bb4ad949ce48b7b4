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
		"hephy":            "git push deis master",
		"hephy:image":      "deis pull \"$IMAGE\" -a shop --procfile='web: a'\ngit push deis master",
		"aptible:image":    `aptible deploy --app shop --docker-image "$IMAGE"`,
		"cloud-foundry":    "cf push shop",
		"railway":          `railway up -s "$SERVICE"`,

		"elastic-beanstalk": "eb deploy",
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

// TestDryccSaysWhatItsCommandsDo checks the notes on commands that stop, move, or restart containers.
func TestDryccSaysWhatItsCommandsDo(t *testing.T) {
	target, ok := Lookup("drycc")
	if !ok {
		t.Fatal("no platform drycc")
	}
	says := map[string][]string{
		"Stop all instances":     {"`TERM`", "`SIGKILL`", "30 more seconds", "Long requests"},
		"Autoscale it":           {"alpha", "Horizontal Pod Autoscaler", "latest Kubernetes", "CPU limit", "3 minutes", "at least 5"},
		"Restart it":             {"other names", "another node"},
		"Delete a container":     {"new one replaces it"},
		"Check that it is ready": {"isn't ready gets no requests", "`livenessProbe` restarts"},
	}
	web := Use{App: "shop", Type: "web", Command: "bin/web", Role: "http"}
	for _, e := range append(target.Equivalents.Process(web), target.Equivalents.App(web)...) {
		for _, want := range says[e.Title] {
			if !strings.Contains(e.Note, want) {
				t.Errorf("%s says %q, expected %q in it", e.Title, e.Note, want)
			}
		}
		delete(says, e.Title)
	}
	if len(says) > 0 {
		t.Errorf("no such commands: %v", says)
	}
}
