package check

import "testing"

func TestNamesFolder(t *testing.T) {
	for _, c := range []struct {
		text, folder string
		want         bool
	}{
		{"git subtree push --prefix backend heroku main", "backend", true},
		{"--prefix=backend", "backend", true},
		{"appdir: 'services/api'", "services/api", true},
		{"docker build ./backend", "backend", true},
		{"paths: [backend/**]", "backend", true},
		{"backend", "backend", true},
		{"docker build old/backend", "backend", false},
		{"docker build backend-2", "backend", false},
		{"docker build my-backend", "backend", false},
		{"my-backend, then backend", "backend", true},
		{"cd api", "services/api", false},
		{"cd backend", "", false},
		{"", "backend", false},
	} {
		if got := namesFolder(c.text, c.folder); got != c.want {
			t.Errorf("namesFolder(%q, %q) = %v", c.text, c.folder, got)
		}
	}
}

func TestMentionsDeploy(t *testing.T) {
	for text, want := range map[string]bool{
		"name: workflow": false, "butterfly": false, "on: workflow_dispatch": false, "uses: 8398a7/action-slack": false,
		"heroku_api_key": true, "uses: superfly/flyctl": false, "dokku/action": true, "koyeb deploy": true, "run: deploy.sh": true,
	} {
		if mentionsDeploy(text) != want {
			t.Errorf("mentionsDeploy(%q) = %v", text, !want)
		}
	}
}

func TestIsUndeployed(t *testing.T) {
	for folder, want := range map[string]bool{
		"test": true, "Tests/x": true, "sample-apps": true, "app_demo": true, "x/node.examples": true, "node_modules": true,
		"vendor/x": true, "docs": true, "contest": false, "latest": false, "backend": false, "demonstration": false, "vendor-portal": false, "apps/api": false,
	} {
		if IsUndeployed(folder) != want {
			t.Errorf("IsUndeployed(%q) = %v", folder, !want)
		}
	}
}

func TestClassifyNameOfCopiesAndVariants(t *testing.T) {
	for name, want := range map[string]FileName{
		"Procfile copy":       {Misnamed: true, Mistake: CopyMistake},
		"Procfile copy 3":     {Misnamed: true, Mistake: CopyMistake},
		"Procfile - Copy (2)": {Misnamed: true, Mistake: CopyMistake},
		"procfile(1)":         {Misnamed: true, Mistake: CopyMistake},
		"Copy of Procfile":    {Misnamed: true, Mistake: CopyMistake},
		"Processfile":         {Misnamed: true, Mistake: spellingMistake},
		"Procfile-dev":        {Variant: "dev"},
		"Procfile_old":        {Variant: "old"},
		"Procfile.bak":        {Variant: "bak", Dotted: true},
		"Procfile2":           {Misnamed: true, Mistake: CopyMistake},
		"Procfile~":           {Misnamed: true, Mistake: CopyMistake},
		"Procfile-":           {Misnamed: true, Mistake: CopyMistake},
		"heroku.Procfile":     {Owner: "heroku"},
		"user__x.Procfile":    {},
		"Procfile copyright":  {},
		"Procfileology":       {},
	} {
		if got := ClassifyName(name); got != want {
			t.Errorf("ClassifyName(%q) = %+v, want %+v", name, got, want)
		}
	}
}
