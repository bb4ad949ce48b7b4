package platform

import (
	"strings"
	"testing"
)

// TestBuildTools compares where a package manager is with the files of an app.
func TestBuildTools(t *testing.T) {
	for _, test := range []struct{ target, tool, files, lacks string }{
		{"heroku", "uv", "pyproject.toml uv.lock", "yes"},
		{"heroku", "uvx", "", "yes"},
		{"heroku", "pipenv", "Pipfile Pipfile.lock", ""},
		{"heroku", "pipenv", "requirements.txt", "yes"},
		{"heroku:fir", "pipenv", "Pipfile Pipfile.lock", "yes"},
		{"heroku:fir", "poetry", "poetry.lock", "yes"},
		{"koyeb", "poetry", "poetry.lock", "yes"},
		{"sevalla:buildpacks", "uv", "uv.lock", "yes"},
		{"dokku", "uv", "uv.lock", "yes"},
		{"dokku:cnb", "uv", "uv.lock", "yes"},
		{"dokku:dockerfile", "uv", "uv.lock", ""},
		{"scalingo", "poetry", "poetry.lock", "yes"},
		{"scalingo", "pipenv", "Pipfile", ""},
		{"cloud-foundry", "uv", "uv.lock", "yes"},
		{"cloud-foundry", "pipenv", "Pipfile", ""},
		{"nixpacks", "uv", "pyproject.toml uv.lock", ""},
		{"nixpacks", "uv", "requirements.txt uv.lock", "yes"},
		{"railway", "uv", "requirements.txt uv.lock", ""},
		{"railway", "poetry", "uv.lock", "yes"},
		{"google-cloud", "uv", "uv.lock", ""},
		{"heroku", "rye", "pyproject.toml", "yes"},
		{"heroku", "go", "go.mod", "yes"},
		{"heroku:fir", "go", "go.mod", "yes"},
		{"sevalla", "go", "go.mod", "yes"},
		{"google-cloud", "go", "go.mod", ""},
		{"railway", "mix", "mix.exs", "yes"},
		{"nixpacks", "mix", "mix.exs", ""},
		{"railway", "cargo", "Cargo.toml", "yes"},
		{"foreman", "uv", "", ""},
		{"heroku", "gunicorn", "", ""},
	} {
		target, ok := Lookup(test.target)
		if !ok {
			t.Fatalf("no target %s", test.target)
		}
		files := strings.Fields(test.files)
		lacks, _ := target.LacksTool(test.tool, func(file string) bool { return strings.Contains(" "+strings.Join(files, " ")+" ", " "+file+" ") })
		if lacks != (test.lacks != "") {
			t.Errorf("%s with %q: lacks %s: %v", test.target, test.files, test.tool, lacks)
		}
		if always, _ := target.LacksTool(test.tool, nil); always && !lacks {
			t.Errorf("%s lacks %s for each app, but not with %q", test.target, test.tool, test.files)
		}
	}
	for i := range buildTools {
		for _, at := range buildTools[i].at {
			if at.source == "" || at.gone != (at.only == "") || len(at.by) == 0 {
				t.Errorf("%s: a line without a source, builds, or a condition: %+v", buildTools[i].names, at)
			}
		}
	}
}

// TestOutputs says where builds put programs.
func TestOutputs(t *testing.T) {
	for _, test := range []struct{ target, language, want string }{
		{"heroku", "go", "bin/shop"}, {"heroku:fir", "go", "shop"}, {"koyeb", "go", "shop"}, {"sevalla", "go", "./out"}, {"railway", "go", "./out"},
		{"heroku", "rust", "target/release/shop"}, {"heroku:fir", "rust", ""}, {"nixpacks", "rust", "bin/shop"}, {"railpack", "rust", "bin/shop"},
		{"heroku", "dotnet", "bin/publish"}, {"nixpacks", "dotnet", "out"}, {"paketo", "dotnet", ""},
	} {
		target, ok := Lookup(test.target)
		if !ok {
			t.Fatalf("no target %s", test.target)
		}
		if got := target.Output(test.language, "shop"); got != test.want {
			t.Errorf("%s writes the %s program to %q, not %q", test.target, test.language, got, test.want)
		}
	}
	for _, o := range outputs {
		if o.source == "" || len(o.by) == 0 {
			t.Errorf("no source or builds: %+v", o)
		}
	}
}

// TestBuildFiles says on which platforms a file of an app matters.
func TestBuildFiles(t *testing.T) {
	for _, test := range []struct{ path, reads, ignores string }{
		{"Dockerfile", "dokku dokku:dockerfile drycc deis digitalocean railway google-cloud", "heroku heroku:fir scalingo koyeb northflank sevalla sevalla:buildpacks code-capsules cloud-foundry nixpacks paketo piku"},
		{"nixpacks.toml", "nixpacks sevalla railway:nixpacks dokku dokku:nixpacks", "heroku railway paketo scalingo drycc"},
		{"railpack.json", "railpack railway sevalla:railpack dokku:railpack", "heroku nixpacks sevalla"},
		{"project.toml", "heroku:fir koyeb paketo dokku:cnb", "heroku scalingo railway"},
		{"railway.toml", "railway railway:nixpacks", "nixpacks railpack sevalla heroku"},
		{"heroku.yml", "heroku", "heroku:fir scalingo railway sevalla"},
		{"bin/post_compile", "heroku dokku scalingo", "heroku:fir railway sevalla google-cloud"},
		{".profile", "heroku heroku:fir cloud-foundry paketo", "railway sevalla nixpacks"},
	} {
		var file *BuildFile
		for i := range buildFiles {
			if buildFiles[i].Path == test.path {
				file = &buildFiles[i]
			}
		}
		for _, id := range strings.Fields(test.reads) {
			if target, ok := Lookup(id); !ok || !target.ReadsInBuild(file) {
				t.Errorf("%s doesn't read %s", id, test.path)
			}
		}
		for _, id := range strings.Fields(test.ignores) {
			if target, ok := Lookup(id); !ok || target.ReadsInBuild(file) {
				t.Errorf("%s reads %s", id, test.path)
			}
		}
	}
}
