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
		"node foreman":      "node-foreman",
		"drycc:imag":        "drycc:image",
		"herkou":            "heroku",
		"sevala":            "sevalla",
		"my-heroku":         "heroku",

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
