package platform

import (
	"slices"
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

// TestItsOwnCommandDeploysToAPlatform: what Proclint recommends as the command that deploys is recognized as a deploy there.
func TestItsOwnCommandDeploysToAPlatform(t *testing.T) {
	tried := 0
	for _, p := range All() {
		for i := range p.Strategies {
			target := &p.Strategies[i]
			if target.Equivalents == nil {
				continue
			}
			for _, e := range target.Equivalents.App(Use{App: "shop", Text: "web: a"}) {
				if e.Purpose != Deploying || e.Kind != "cli" || e.Text == "git push" {
					continue
				}
				tried++
				shown := DeployedBy(e.Text, "x")
				if p.ID == "korifi" { // its command is that of Cloud Foundry, which is far more common
					p = &cloudFoundryPlatform
				}
				if !slices.ContainsFunc(shown, func(s Shown) bool { return s.Target.Platform() == p }) {
					t.Errorf("%s: %q deploys to %v", target.ID(), e.Text, shown)
				}
			}
		}
	}
	if tried < 30 {
		t.Errorf("only %d commands", tried)
	}
}

func TestDeployedBy(t *testing.T) {
	for text, want := range map[string]string{
		"[remote \"heroku\"]\n\turl = https://git.heroku.com/shop.git\n":    "heroku",
		"[remote \"staging\"]\n\turl = https://git.heroku.com/shop.git\n":   "heroku",
		"[remote \"origin\"]\n\turl = git@heroku.com:shop.git\n":            "heroku",
		"[remote \"origin\"]\n\turl = https://github.com/heroku/shop.git\n": "",
		"[remote \"live\"]\n\turl = dokku@example.com:shop\n":               "dokku",
		"[remote \"live\"]\n\turl = ssh://dokku@example.com:22/shop\n":      "dokku",
		"[remote \"live\"]\n\turl = notdokku@example.com:shop\n":            "",
		"[remote \"a\"]\n\turl = git@ssh.osc-fr1.scalingo.com:shop.git\n":   "scalingo",
		"[remote \"a\"]\n\turl = git@beta.aptible.com:env/shop.git\n":       "aptible",
		"[remote \"a\"]\n\turl = https://a:b@git.gigalixir.com/shop.git\n":  "gigalixir",
		"[remote \"deis\"]\n":                                         "deis",
		"[branch \"heroku\"]\n\tremote = origin\n":                    "",
		"      - uses: akhileshns/heroku-deploy@v3.13.15\n":           "heroku",
		"      - uses: dokku/github-action@master\n":                  "dokku",
		"      # - uses: dokku/github-action@master\n":                "",
		"      - uses: superfly/flyctl-actions/setup-flyctl@master\n": "fly",
		"      - run: flyctl deploy --remote-only\n":                  "fly",
		"  - git push -f heroku HEAD:main\n":                          "heroku",
		"  - git push origin heroku\n":                                "",
		"\tgit push heroku-staging main\n":                            "",
		"  script: eb deploy production\n":                            "elastic-beanstalk",
		"  script: web deploy\n  run: eb deployment\n":                "",
		"gcloud run deploy shop \\\n  --region x \\\n  --source .\n":  "google-cloud",
		"gcloud run deploy shop --image gcr.io/shop\n":                "",
		"cf push shop\nkf push shop\n":                                "cloud-foundry",
		"railway up --service web && git push heroku main\n":          "heroku railway",
		"curl \"https://api.render.com/deploy/srv-1?key=x\"\n":        "render",
		"make deploy\n": "",
	} {
		var ids []string
		for _, s := range DeployedBy(text, "x") {
			ids = append(ids, s.Target.Platform().ID)
		}
		slices.Sort(ids)
		if got := strings.Join(ids, " "); got != want {
			t.Errorf("%q deploys to %q, want %q", text, got, want)
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
