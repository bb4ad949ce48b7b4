package platform

import (
	"strings"
	"testing"
)

// TestNear lists what people type, and the platform that they mean by it, if any.
func TestNear(t *testing.T) {
	for typed, want := range map[string]string{
		"Heroku":            "heroku",
		"herku":             "heroku",
		"Fly.io":            "fly",
		"FLY IO":            "fly",
		"cloud foundry":     "cloud-foundry",
		"CloudFoundry":      "cloud-foundry",
		"Cloud66":           "cloud-66",
		"google":            "google-cloud",
		"Coolify":           "coolify",
		"colify":            "coolify",
		"beanstalk":         "elastic-beanstalk",
		"Azure App Service": "azure-app-service",
		"platform.sh":       "upsun",
		"Capsules":          "code-capsules",
		"render.com":        "render",
		"node foreman":      "heroku-local",
		"Kf":                "cloud-foundry",
		"SAP BTP":           "cloud-foundry",
		"Hephy Workflow":    "deis",
		"Control Plane":     "heroku:fir",
		"drycc:imag":        "drycc:image",
		"herkou":            "heroku",
		"sevala":            "sevalla",
		"my-heroku":         "heroku",

		"heroku:fir@9":      "heroku:fir",
		"heroku/procfile@1": "heroku:fir",
		"dokku@0.2":         "dokku@0.32",
		"railpack@0.99":     "railpack",
		"railway@3":         "railway",
		"herku@4":           "heroku",

		"":                        "",
		"-":                       "",
		"x":                       "",
		"foo":                     "",
		"nope":                    "",
		"cloud":                   "",
		"docker":                  "",
		"production":              "",
		"procfile.dev":            "",
		"my server":               "",
		strings.Repeat("x", 1000): "",
	} {
		near := Near(typed)
		got, ok := Lookup(near)
		if want == "" && near == "" {
			continue
		}
		if !ok || got.ID() != want && got.Name != want {
			t.Errorf("%q means %q, expected %q", typed, near, want)
		}
	}
}

// A version that isn't known suggests one that is.
func TestNearestVersion(t *testing.T) {
	for typed, want := range map[string]string{"heroku:fir@9": "heroku:fir@4", "dokku@0.39": "dokku@0.38", "railpack@man": "railpack@main", "drycc@2": "drycc"} {
		if got := Near(typed); got != want {
			t.Errorf("Near(%q) is %q, expected %q", typed, got, want)
		}
	}
}

// The error for one names those that are known.
func TestUnknownVersion(t *testing.T) {
	for name, want := range map[string]string{
		"dokku@0.21":          `unknown version of dokku "0.21", use 0.38 to 0.33 or 0.33.5 to 0.22`,
		"dokku@":              `unknown version of dokku "", use 0.38 to 0.33 or 0.33.5 to 0.22`,
		"dokku:herokuish@9.9": `unknown version of dokku:herokuish "9.9", use 0.38 to 0.33 or 0.33.5 to 0.22`,
		"nixpacks@1.42":       `unknown version of nixpacks "1.42", use 1.41 to 1.29.1`,
		"nixpacks@1":          `unknown version of nixpacks "1", use 1.41 to 1.29.1`,
		"railpack@7":          `unknown version of railpack "7", use 0.38 to 0.1 or main`,
		"heroku/procfile@1":   `unknown version of heroku/procfile "1", use 4 or 3 to 2`,
		"drycc@2":             `unknown platform "drycc@2", did you mean "drycc"?`,
		"dokkku@0.38":         `unknown platform "dokkku@0.38", did you mean "dokku"?`,
		"dokkku":              `unknown platform "dokkku", did you mean "dokku"?`,
		"epinio":              `unknown platform "epinio", use "paketo": Epinio builds with Paketo, and an application starts only ` + "`web`",
		"canine:paketo":       `unknown platform "canine:paketo", use "heroku:fir": Canine builds with Heroku's builder or Paketo's, and a service starts only ` + "`web`",
	} {
		if got := UnknownName(name).Error(); got != want {
			t.Errorf("%s: %s, expected %s", name, got, want)
		}
	}
}

// TestGroups: each platform is in one group, and the groups have the order of the platforms.
func TestGroups(t *testing.T) {
	count := 0
	for _, g := range Groups() {
		ps := g.Platforms()
		if len(ps) == 0 || g.String() == "" || g.Title() == "" {
			t.Errorf("group %d is empty or has no name", g)
		}
		count += len(ps)
		for i, p := range ps {
			if i > 0 && p.before(ps[i-1]) {
				t.Errorf("%s comes before %s", ps[i-1].ID, p.ID)
			}
			if p.Default && g != Deploys {
				t.Errorf("%s is a default platform in the group %s", p.ID, g)
			}
		}
	}
	if count != len(All()) {
		t.Errorf("the groups have %d platforms, expected %d", count, len(All()))
	}
}
