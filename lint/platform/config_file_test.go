package platform

import (
	"slices"
	"strings"
	"testing"
)

// folder is a folder of files with their texts.
type folder map[string]string

func (f folder) HasFile(path string) bool { _, ok := f[path]; return ok }

func (f folder) HasFolder(path string) bool {
	for file := range f {
		if strings.HasPrefix(file, path+"/") {
			return true
		}
	}
	return false
}

func (f folder) Content(path string) string { return f[path] }

func TestShownBy(t *testing.T) {
	for _, c := range []struct {
		files folder
		want  string
	}{
		{folder{}, ""},
		{folder{"app.json": `{"name": "shop"}`}, "heroku"},
		{folder{"app.json": `{"expo": {}}`}, ""},
		{folder{"app.json": `{"pages": ["index"]}`}, ""},
		{folder{"app.json": `{"cron": []}`}, "dokku"},
		{folder{"heroku.yml": "", "app.json": "{}"}, "heroku"},
		{folder{"project.toml": ""}, "heroku:fir"},
		{folder{"project.toml": `uri = "docker://gcr.io/buildpacks/builder"`}, "google-cloud"},
		{folder{"project.toml": `builder = "paketobuildpacks/builder-jammy-base"`}, "paketo"},
		{folder{"project.toml": `builder = "paketobuildpacks/builder-jammy-tiny"`}, "paketo:tiny"},
		{folder{"project.toml": "[[io.buildpacks.build.env]]\nname = \"BP_DIRECT_PROCESS\"\nvalue = \"true\"\n"}, "paketo:tiny"},
		{folder{".drycc/config.yaml": ""}, "drycc"},
		{folder{".drycc": ""}, ""},
		{folder{"app.json": `{"healthchecks": {}}`}, "dokku"},
		{folder{"nginx.conf.sigil": ""}, "dokku"},
		{folder{"CHECKS": "WAIT=5\n/ ok"}, "dokku"},
		{folder{"CHECKS": "bin/rake test"}, ""},
		{folder{"CHECKS": "/admin    Django\n"}, "dokku"},
		{folder{"CHECKS": "# of the shop\n//shop.example/health"}, "dokku"},
		{folder{"CHECKS": "/ <title>Shop"}, "dokku"},
		{folder{"CHECKS": "lint: a / b\n"}, ""},
		{folder{"DOKKU_SCALE": "web=1"}, "dokku"},
		{folder{"DOKKU_SCALE": "web=1", "app.json": `{"buildpacks": []}`}, "heroku dokku"},
		{folder{"railway.toml": ""}, "railway"},
		{folder{".railway/railway.ts": ""}, "railway"},
		{folder{"manifest.yml": "applications:\n- name: shop\n"}, "cloud-foundry"},
		{folder{"manifest.yml": "name: shop\n"}, ""},
		{folder{"manifest.yaml": "---\napplications:\n - name: shop\n"}, "cloud-foundry"},
		{folder{"manifest.yml": "---\napplications:\n- name: shop\n  command: script/start\n  memory: 1G\n"}, "cloud-foundry:command"},
		{folder{"manifest.yml": "applications:\n- command: a\n  name: shop\n- name: jobs\n"}, "cloud-foundry"},
		{folder{"manifest.yml": "applications:\n- name: shop\n  command: null\n"}, "cloud-foundry"},
		{folder{"manifest.yml": "applications:\n- name: shop\n  processes:\n  - type: worker\n    command: rake jobs:work\n"}, "cloud-foundry"},
		{folder{".cfignore": ""}, "cloud-foundry"},
		{folder{".elasticbeanstalk/config.yml": ""}, "elastic-beanstalk"},
		{folder{".platform/routes.yaml": "", ".platform.app.yaml": ""}, "upsun"},
		{folder{"scalingo.json": ""}, "scalingo"},
		{folder{".buildpacks": "https://github.com/Scalingo/nodejs-buildpack\n"}, "scalingo"},
		{folder{".buildpacks": "https://github.com/heroku/heroku-buildpack-php\n"}, ""},
		{folder{"app.yaml": "runtime: python312\n"}, "google-cloud"},
		{folder{"ENV": "NGINX_SERVER_NAME=example.com\n"}, "piku"},
		{folder{"ENV": "PATH=/bin\n"}, ""},
		{folder{"ENV": "PYTHON_VERSION=3\nAUTO_RESTART=1\n"}, "piku"},
		{folder{".buildpacks": "https://github.com/gigalixir/gigalixir-buildpack-clean-cache.git\n"}, "gigalixir"},
		{folder{"Buildfile": "make: ./build.sh\n"}, "elastic-beanstalk"},
		{folder{"Buildfile": "config :all, :required => :sproutcore\n"}, ""},
		{folder{".aptible.yml": "before_release: []\n"}, "aptible"},
		{folder{".aptible.yml": "", ".aptible/Procfile": ""}, "aptible:image"},
		{folder{"captain-definition": ""}, "caprover"},
		{folder{"vercel.json": ""}, "Vercel"},
		{folder{".do/app.yaml": ""}, "digitalocean"},
		{folder{".do/app.yaml": "", "Dockerfile": ""}, "digitalocean:dockerfile"},
		{folder{".do/app.yaml": "  dockerfile_path: api/Dockerfile\n"}, "digitalocean:dockerfile"},
		{folder{".do/app.yaml": "name: shop\nservices:\n- name: web\n  run_command: npm start\n"}, "digitalocean:run-command"},
		{folder{".do/app.yaml": "services:\n  # - x\n  - run_command: npm start\n    name: web\n\n  - name: api\n    routes:\n    - path: /\n    run_command: >\n      node api.js\nregion: fra\n"}, "digitalocean:run-command"},
		{folder{".do/app.yaml": "services:\n- name: web\n  run_command: npm start\n- name: api\n"}, "digitalocean"},
		{folder{".do/app.yaml": "services:\n- name: web\n  run_command: npm start\n", "Dockerfile": ""}, "digitalocean:dockerfile"},
		{folder{".do/app.yaml": "services:\n- name: web\njobs:\n- kind: PRE_DEPLOY\n  run_command: npm run migrate\n"}, "digitalocean"},
		{folder{".do/app.yaml": "services:\n- name: web\n  run_command: \"\"\n"}, "digitalocean"},
		{folder{".do/app.yaml": "services: []\n"}, "digitalocean"},
		{folder{".do/deploy.template.yaml": "spec:\n  name: shop\n  services:\n  - name: web\n    run_command: npm start\n  workers:\n  - name: mail\n"}, "digitalocean:run-command"},
		{folder{".do/deploy.template.yaml": "spec:\n  services:\n    - name: web\n      http_port: 8080\n"}, "digitalocean"},
		{folder{".do/deploy.template.yaml": "spec:\n  services:\n  - name: web\n    dockerfile_path: Dockerfile\n"}, "digitalocean:dockerfile"},
		{folder{".foreman": "port: 3000\n"}, "foreman"},
		{folder{".foreman": "procfile: Procfile.dev\n"}, ""},
		{folder{".overmind.env": "OVERMIND_PORT=3000\n"}, "overmind"},
		{folder{".overmind.env": "OVERMIND_PROCFILE=Procfile.dev\n"}, ""},
		{folder{"Dockerfile": "CMD [\"foreman\", \"start\"]\n"}, "foreman"},
		{folder{"Dockerfile": "CMD honcho start\n", "fly.toml": ""}, "honcho fly"},
		{folder{"entrypoint.sh": "exec foreman start\n"}, "foreman"},
		{folder{"Dockerfile": ""}, "deis:dockerfile drycc:dockerfile sevalla:dockerfile dokku:dockerfile"},
		{folder{"Dockerfile": "", "fly.toml": ""}, "fly"},
		{folder{"app.json": "{}", "railway.json": ""}, "heroku railway"},
		{folder{"heroku.yml": "build:\n  docker:\n    web: Dockerfile\n"}, "heroku"},
		{folder{"heroku.yml": "setup:\n  config: {}\n"}, "heroku"},
		{folder{"railpack.json": "{}"}, "railpack"},
		{folder{"railpack.json": `{"deploy": {"startCommand": "node a.js"}}`}, ""},
		{folder{"railpack.json": `{"deploy": {"startCommand": "node a.js"}}`, "railway.json": "{}"}, "railway:start-command"},
		{folder{"nixpacks.toml": "[start]\ncmd = \"node a.js\"\n"}, ""},
		{folder{"nixpacks.json": `{"start": {"cmd": "node a.js"}}`}, ""},
		{folder{"railpack.json": "{}", "nginx.conf.sigil": ""}, "dokku:railpack railpack"},
		{folder{"nixpacks.toml": "", "app.json": `{"cron": []}`}, "dokku:nixpacks nixpacks"},
		{folder{"nixpacks.toml": "", "railpack.json": "", "nginx.conf.sigil": ""}, "dokku:nixpacks nixpacks railpack"},
	} {
		var got []string
		for _, s := range ShownBy(c.files) {
			name := s.Title
			if s.Target != nil {
				name = s.Target.ID()
			}
			got = append(got, name)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%q show %q, want %q", c.files, got, c.want)
		}
	}
}

func TestIsConfigFile(t *testing.T) {
	for path, want := range map[string][2]bool{
		"app.json":                    {true, true},
		"backend/app.json":            {true, true},
		"myapp.json":                  {false, false},
		"heroku.yml":                  {true, true},
		".drycc/web.yaml":             {true, false},
		"a/b/.ebextensions/x.config":  {true, false},
		".platform/hooks/predeploy/x": {true, false},
		".platform/x":                 {false, false},
		"app.py":                      {false, false},
	} {
		if is, content := IsConfigFile(path); is != want[0] || content != want[1] {
			t.Errorf("IsConfigFile(%q) = %v, %v", path, is, content)
		}
	}
	for name, want := range map[string]bool{".drycc": true, ".platform": true, ".git": false, ".ebext": false, "node_modules": false} {
		if HasConfigFiles(name) != want {
			t.Errorf("HasConfigFiles(%q) = %v", name, !want)
		}
	}
}

// TestConfigFilesNameStrategies checks that each file shows a strategy of its platform.
func TestConfigFilesNameStrategies(t *testing.T) {
	for _, p := range All() {
		for _, c := range p.ConfigFiles {
			if c.Path == "" || c.Strategy != "" && !slices.ContainsFunc(p.Strategies, func(s Target) bool { return s.Name == c.Strategy }) {
				t.Errorf("%s: %+v shows no strategy", p.ID, c)
			}
		}
	}
}
