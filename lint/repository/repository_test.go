package repository

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/proclint/proclint/lint/ecosystem"
)

// of makes a repository: a path, or "path=content".
func of(folder string, files ...string) *Repository {
	list := List{Texts: map[string]string{}}
	for _, f := range files {
		path, text, known := strings.Cut(f, "=")
		list.Listed = append(list.Listed, path)
		if known {
			list.Texts[path] = text
		}
	}
	return New(list, folder)
}

func TestPaths(t *testing.T) {
	r := of(".", "./app.py", "a/b/wsgi.py", "a/b/../c/Main.py", "logo.png", "../x.py", "node_modules/y/index.js", "z/a/b/wsgi.py")
	for path, want := range map[string]bool{"app.py": true, "a/b/wsgi.py": true, "a/c/Main.py": true, "./a/b/./wsgi.py": true, "logo.png": false, "x.py": false, "a": false, "node_modules/y/index.js": false} {
		if r.IsFile(path) != want {
			t.Errorf("IsFile(%q) = %v", path, !want)
		}
	}
	for path, want := range map[string]bool{"": true, ".": true, "a": true, "a/b/": true, "a/c": true, "a/./b": true, "a/b/..": true, "a/b/wsgi.py": false, "b": false, "c": false, ".c": false, "..": false} {
		if r.IsFolder(path) != want {
			t.Errorf("IsFolder(%q) = %v", path, !want)
		}
	}
	for path, want := range map[string]string{"App.py": "app.py", "app.py": "", "A/C/main.PY": "a/c/Main.py", "A/C": "a/c", "b.py": ""} {
		if got := r.Spelled(path); got != want {
			t.Errorf("Spelled(%q) = %q, want %q", path, got, want)
		}
	}
	if got := strings.Join(r.Elsewhere("b/wsgi.py"), " "); got != "a z/a" {
		t.Errorf("Elsewhere: %q", got)
	}
	if got := strings.Join(r.Files("", ".py"), " "); got != "app.py" {
		t.Errorf("Files: %q", got)
	}
	if !r.Complete() || r.Folder() != "" || !r.HasEnding(".py") || r.HasEnding(".js") {
		t.Error("what is said of the whole is wrong")
	}
}

func TestComplete(t *testing.T) {
	for name, r := range map[string]*Repository{
		"empty":      of(""),
		"irrelevant": of("", "logo.png"),
		"submodules": of("", "app.py", ".gitmodules"),
		"misnamed":   of("", "procfile", "Procfile.txt"),
		"partial":    New(List{Listed: []string{"app.py"}, Unseen: []Unseen{{}}}, ""),
		"too many":   New(List{Listed: append(make([]string, MaxPaths), "app.py")}, ""),
	} {
		if r.Complete() {
			t.Errorf("%s: complete", name)
		}
	}
}

// TestUnseen reads as a list: what may be at a path of which the host shows nothing, and what is then known to be missed.
func TestUnseen(t *testing.T) {
	modules := "[submodule \"ui\"]\n\tpath = ui\n\turl = https://example.com/ui.git\n[submodule \"lib\"]\n\tpath = \"lib/shared\"\n[submodule \"docs\"]\n\tpath = docs\n"
	files := List{
		Listed: []string{"app.py", ".gitmodules", "docs/conf.py", "a/b/c/d/e/f/g/h/i/j/k/l/m/n/deep.py", "package.json"},
		Texts:  map[string]string{".gitmodules": modules, "package.json": strings.Repeat(" ", MaxText) + "{}"},
		Unseen: []Unseen{{"latest", LinksAway}, {"a/data", LinksAway}, {"private", Unreadable}},
	}
	for path, want := range map[string]Missed{
		"app.py":                        {},
		"gone.py":                       {},
		"late":                          {},
		"docs/gone.py":                  {},
		"a/b/c/d/e/f/g/h/i/j/k/l/m/n/x": {},
		"latest":                        {"latest", "latest", LinksAway},
		"./latest/server.js":            {"latest/server.js", "latest", LinksAway},
		"a/data/x/../y.py":              {"a/data/y.py", "a/data", LinksAway},
		"a/other":                       {},
		"ui/index.js":                   {"ui/index.js", "ui", Submodule},
		"lib/shared/x.py":               {"lib/shared/x.py", "lib/shared", Submodule},
		"lib/x.py":                      {},
		"private/x.py":                  {"private/x.py", "private", Unreadable},
	} {
		r := New(files, "")
		mayBe := want != Missed{}
		if path != "app.py" && (r.IsFile(path) != mayBe || r.IsFolder(path) != mayBe) {
			t.Errorf("%s: file %v, folder %v", path, r.IsFile(path), r.IsFolder(path))
		}
		if _, known := r.Text(path); known && mayBe {
			t.Errorf("the text of %s is known", path)
		}
		missed := r.Missed()
		if mayBe != (len(missed) == 1) || mayBe && missed[0] != want {
			t.Errorf("%s: missed %v, want %v", path, missed, want)
		}
		if !r.Complete() {
			t.Errorf("%s: nothing is known of other paths", path)
		}
	}
	r := New(files, "")
	if _, known := r.Text("package.json"); known || !slices.Equal(r.Missed(), []Missed{{"package.json", "package.json", TooLarge}}) {
		t.Errorf("a large file: known %v, missed %v", known, r.Missed())
	}
}

func TestText(t *testing.T) {
	r := of("", "requirements.txt=\ufeffflask", "a/requirements.txt=", "b/requirements.txt", "setup.py="+strings.Repeat("x", MaxText+1))
	for path, want := range map[string]string{"requirements.txt": "flask\n", "a/requirements.txt": "\n", "b/requirements.txt": "", "setup.py": "", "none.txt": ""} {
		for range 2 {
			if text, ok := r.Text(path); text != want || ok != (want != "") {
				t.Errorf("Text(%q) = %q, %v", path, text, ok)
			}
		}
	}
	utf16 := of("", "requirements.txt=\xff\xfef\x00l\x00a\x00s\x00k\x00")
	if text, _ := utf16.Text("requirements.txt"); text != "flask\n" {
		t.Errorf("UTF-16 is read as %q", text)
	}
}

func TestNames(t *testing.T) {
	for path, want := range map[string][2]bool{ // relevant, wanted
		"Procfile":                   {true, true},
		"procfile.txt":               {true, true},
		".Procfile":                  {true, true},
		"Porcfile":                   {true, true},
		"requirements.txt":           {true, true},
		"requirements-dev.in":        {true, true},
		"requirements/base.txt":      {true, true},
		"notes.txt":                  {true, false},
		"web/package.json":           {true, true},
		"node_modules/package.json":  {false, false},
		".venv/lib/x.py":             {false, false},
		"dist/index.js":              {false, false},
		"bin/post_compile":           {true, false},
		"src/app.py":                 {true, false},
		"Dockerfile":                 {true, true},
		"package-lock.json":          {true, false},
		"web/index.html":             {true, false},
		".htaccess":                  {true, false},
		"a/b/c/index.html":           {false, false},
		"about.html":                 {false, false},
		"style.css":                  {false, false},
		"src/bin/api.rs":             {true, false},
		"crates/a/src/bin/b/main.rs": {true, false},
		"target/src/bin/api.rs":      {false, false},
		"src/bin/www.js":             {false, false},
		"src/api.rs":                 {true, false},
	} {
		wanted := Wanted(path) && !Built(path)
		if Relevant(path) != want[0] || wanted != want[1] {
			t.Errorf("%s: relevant %v, wanted %v", path, Relevant(path), wanted)
		}
	}
}

// TestPython reads as a list: what requirements name, and what leaves it open.
func TestPython(t *testing.T) {
	for name, test := range map[string]struct {
		files      []string
		gunicorn   bool
		open       bool
		linked     bool
		manifests  string
		fromFolder string
	}{
		"named":                {files: []string{"requirements.txt=Flask\nGunicorn[gevent]>=20 # server\n"}, gunicorn: true, manifests: "requirements.txt"},
		"a comment":            {files: []string{"requirements.txt=#gunicorn\nflask # gunicorn\n"}, manifests: "requirements.txt"},
		"a marker":             {files: []string{"requirements.txt=gunicorn; sys_platform != 'win32'\r\n"}, gunicorn: true, manifests: "requirements.txt"},
		"hashes":               {files: []string{"requirements.txt=flask==3 \\\n    --hash=sha256:abc\n"}, manifests: "requirements.txt"},
		"included":             {files: []string{"requirements.txt=-rreq/a.txt\n", "req/a.txt=--requirement=b.txt\n", "req/b.txt=gunicorn"}, gunicorn: true, manifests: "requirements.txt"},
		"included by folder":   {files: []string{"requirements.txt=-r requirements/a.txt\n", "requirements/a.txt=--requirement=b.txt\n", "requirements/b.txt=gunicorn"}, gunicorn: true, manifests: "requirements.txt"},
		"includes itself":      {files: []string{"requirements.txt=-r requirements.txt\nflask\n"}, open: true, manifests: "requirements.txt"},
		"not known":            {files: []string{"requirements.txt"}, open: true, manifests: "requirements.txt"},
		"a link":               {files: []string{"requirements.txt=https://example.com/x.zip\n"}, linked: true, manifests: "requirements.txt"},
		"a named link":         {files: []string{"requirements.txt=flask @ https://example.com/x.zip\n"}, manifests: "requirements.txt"},
		"editable":             {files: []string{"requirements.txt=-e git+https://example.com/x.git#egg=x\n"}, linked: true, manifests: "requirements.txt"},
		"a link to it":         {files: []string{"requirements.txt=git+https://github.com/benoitc/gunicorn.git\n"}, gunicorn: true, linked: true, manifests: "requirements.txt"},
		"an editable folder":   {files: []string{"requirements.txt=-e ./lib\n"}, open: true, manifests: "requirements.txt"},
		"the usual index":      {files: []string{"requirements.txt=-i https://pypi.org/simple\nflask\n"}, manifests: "requirements.txt"},
		"another index":        {files: []string{"requirements.txt=--extra-index-url https://pypi.example.com/simple\nflask\n"}, open: true, manifests: "requirements.txt"},
		"constraints":          {files: []string{"requirements.txt=-c requirements-lock.txt\nflask\n", "requirements-lock.txt=gunicorn\n"}, manifests: "requirements.txt"},
		"setup.py alone":       {files: []string{"setup.py=setup(install_requires=['gunicorn'])", "app.py"}, open: true},
		"it asks for nothing":  {files: []string{"setup.py=setup(name='shop')", "app.py"}},
		"setup.py beside":      {files: []string{"requirements.txt=flask\n", "setup.py=setup(install_requires=['gunicorn'])"}, manifests: "requirements.txt"},
		"conda":                {files: []string{"requirements.txt=flask\n", "environment.yml"}, open: true, manifests: "requirements.txt"},
		"Pipfile":              {files: []string{"Pipfile=[[source]]\nurl = \"https://pypi.org/simple\"\n[packages]\ngunicorn = \"*\"\n"}, gunicorn: true, manifests: "Pipfile"},
		"Pipfile with git":     {files: []string{"Pipfile=[packages]\nx = {git = \"https://example.com/x\"}\n"}, open: true, manifests: "Pipfile"},
		"poetry":               {files: []string{"pyproject.toml=[tool.poetry.dependencies]\nflask = \"*\"\n", "poetry.lock=[[package]]\nname = \"gunicorn\"\n"}, gunicorn: true, manifests: "pyproject.toml"},
		"a name with git":      {files: []string{"pyproject.toml=[tool.poetry.dependencies]\ndjango-taggit = \"*\"\n"}, manifests: "pyproject.toml"},
		"a source in git":      {files: []string{"pyproject.toml=[tool.poetry.dependencies]\nshop = { git = \"x\" }\n"}, open: true, manifests: "pyproject.toml"},
		"settings of tools":    {files: []string{"requirements.txt=flask\n", "setup.cfg=[flake8]\n"}, manifests: "requirements.txt"},
		"setup.cfg installs":   {files: []string{"setup.cfg=[options]\ninstall_requires = gunicorn\n"}, open: true},
		"poetry.lock not seen": {files: []string{"pyproject.toml=[tool.poetry.dependencies]\nflask = \"*\"\n", "poetry.lock"}, open: true, manifests: "pyproject.toml"},
		"project":              {files: []string{"pyproject.toml=[project]\ndependencies = [\n  \"flask\",\n]\ndynamic = [\"version\"]\n"}, manifests: "pyproject.toml"},
		"dynamic":              {files: []string{"pyproject.toml=[project]\ndynamic = [ \"version\", \"dependencies\" ]\n"}, open: true, manifests: "pyproject.toml"},
		"only tools":           {files: []string{"pyproject.toml=[tool.ruff]\n", "x.py"}},
		"in the folder of cd":  {files: []string{"requirements.txt=flask\n", "api/requirements.txt=gunicorn\n"}, fromFolder: "api", gunicorn: true, manifests: "requirements.txt api/requirements.txt"},
	} {
		p := of("", test.files...).Python(test.fromFolder)
		if got := strings.Join(p.Manifests, " "); p.Mention("gunicorn") != test.gunicorn || (p.Open || len(p.Beside) > 0) != test.open || p.Linked != test.linked || got != test.manifests {
			t.Errorf("%s: gunicorn %v, open %v, linked %v, manifests %q", name, p.Mention("gunicorn"), p.Open || len(p.Beside) > 0, p.Linked, got)
		}
	}
}

func TestNamesOfPackages(t *testing.T) {
	p := of("", "requirements.txt=apache-superset\nflask_admin\nwhatsapp\n").Python("")
	for word, want := range map[string]bool{"superset": true, "flask-admin": true, "flask_admin": true, "app": false, "apache": true, "": false, "admi": false} {
		if p.Names(word) != want {
			t.Errorf("Names(%q) = %v", word, !want)
		}
	}
}

func TestRubyAndMix(t *testing.T) {
	for name, test := range map[string]struct {
		packages *Packages
		word     ecosystem.Words
		has      bool
		open     bool
	}{
		"Gemfile":        {of("", "Gemfile=gem 'puma'\n").Ruby(""), "puma", true, false},
		"locked":         {of("", "Gemfile=gemspec\n", "Gemfile.lock=    puma (6.0)\n").Ruby(""), "puma", true, false},
		"gemspec":        {of("", "Gemfile=gemspec\n").Ruby(""), "puma", false, true},
		"lock not known": {of("", "Gemfile=gem 'rails'\n", "Gemfile.lock").Ruby(""), "puma", false, true},
		"mix":            {of("", "mix.exs={:phoenix, \"~> 1.7\"}").Mix(""), "phoenix", true, false},
		"umbrella":       {of("", "mix.exs=apps_path: \"apps\"").Mix(""), "phoenix", false, true},
	} {
		if test.packages.Mention(test.word) != test.has || test.packages.Open != test.open {
			t.Errorf("%s: has %v, open %v", name, !test.has, test.packages.Open)
		}
	}
}

func TestNode(t *testing.T) {
	r := of("", `package.json={"scripts":{"start":"x","build":"y"},"devDependencies":{"nodemon":"3"},"workspaces":["a"]}`, "a/package.json={", "b/package.json=[]", "c/package.json", `d/package.json={"scripts":[],"dependencies":null}`)
	n := r.Node("")
	if n == nil || !n.HasScript("start") || n.HasScript("strat") || !n.Builds || !n.Workspaces || !n.Depends("nodemon") || n.Depends("next") {
		t.Errorf("package.json is read as %+v", n)
	}
	for _, folder := range []string{"a", "b", "c", "e"} {
		if n := r.Node(folder); n != nil {
			t.Errorf("%s/package.json is read as %+v", folder, n)
		}
	}
	if n := r.Node("d"); n == nil || n.Builds || len(n.Scripts) > 0 {
		t.Errorf("d/package.json is read as %+v", n)
	}
}

func FuzzManifests(f *testing.F) {
	f.Add("requirements.txt", "-r requirements.txt\n-e .\nflask")
	f.Add("package.json", `{"scripts":{"a":1}}`)
	f.Add("Pipfile", "dynamic=[\n\"")
	f.Fuzz(func(t *testing.T, path, text string) {
		r := New(List{Listed: []string{path}, Texts: map[string]string{path: text}}, "")
		r.Python("a")
		r.Ruby("")
		r.Mix("")
		r.Node("")
		r.Bare(".py")
		r.Spelled(path + "x")
		r.Elsewhere(path)
	})
}

func TestRelevantFilesOfPlatformsAndPipelines(t *testing.T) {
	for path, want := range map[string]string{
		"heroku.yml":                   "text",
		"api/app.json":                 "text",
		".drycc/web.yaml":              "path",
		"api/.ebextensions/x.config":   "path",
		".github/workflows/deploy.yml": "text",
		".github/dependabot.yml":       "",
		"api/.github/workflows/x.yml":  "",
		"Makefile":                     "text",
		"api/Makefile":                 "path",
		"deploy.sh":                    "text",
		"api/deploy.sh":                "path",
		".git/config":                  "",
	} {
		got := ""
		if Relevant(path) {
			got = "path"
		}
		if got != "" && Wanted(path) {
			got = "text"
		}
		if got != want {
			t.Errorf("of %s, %q is relevant, want %q", path, got, want)
		}
	}
	for folder, want := range map[string]bool{"api": true, "bin": true, "api/bin": false, "api/src/bin": true, ".git": false, ".github": true, "api/.github": false, ".drycc": true, "api/.drycc": true, ".venv": false, "node_modules": false} {
		if Enters(folder) != want {
			t.Errorf("Enters(%q) = %v", folder, !want)
		}
	}
	r := of("api", "api/Procfile", ".github/workflows/deploy.yml=x", "Makefile=x", "api/Makefile=x", ".circleci/config.yml=x")
	if got := strings.Join(r.Pipelines(), " "); got != "Makefile .github/workflows/deploy.yml .circleci/config.yml" {
		t.Errorf("pipelines: %q", got)
	}
}

// countedFiles counts how often they are listed.
type countedFiles struct {
	List
	listed atomic.Int32
}

func (f *countedFiles) Paths() ([]string, []Unseen) {
	f.listed.Add(1)
	return f.List.Paths()
}

// Many Procfiles in one repository, as of a large checkout, cost one list and one index.
func TestProcfilesShareAnIndex(t *testing.T) {
	files := &countedFiles{List: List{Listed: []string{"Procfile", "api/Procfile", "api/main.py", "web/Procfile", "web/server.js"}}}
	index := NewIndex(files)
	var all sync.WaitGroup
	for _, c := range []struct{ folder, inside, file string }{{"api", "main.py", "api/main.py"}, {"web", "server.js", "web/server.js"}} {
		for range 4 {
			all.Go(func() {
				r := index.Beside(c.folder)
				if names := r.Files(r.Folder(), ""); !slices.Contains(names, c.inside) {
					t.Errorf("in %s: %q", c.folder, names)
				}
				if spelled := r.Spelled(strings.ToUpper(c.file)); spelled != c.file {
					t.Errorf("spelled %q", spelled)
				}
				if folders := r.Elsewhere(c.inside); !slices.Equal(folders, []string{c.folder}) {
					t.Errorf("%s is in %q", c.inside, folders)
				}
			})
		}
	}
	all.Wait()
	if n := files.listed.Load(); n != 1 {
		t.Errorf("the files were listed %d times", n)
	}
}

// Files that include each other on many lines are read once each, not once for each way that leads to them.
func TestRequirementsThatIncludeEachOther(t *testing.T) {
	const count = 40
	files := []string{"requirements.txt=-r requirements/0.txt\n"}
	all := ""
	for i := range count {
		all += fmt.Sprintf("-r %d.txt\n", i)
	}
	for i := range count {
		files = append(files, fmt.Sprintf("requirements/%d.txt=%spackage%d\n", i, all, i))
	}
	p := of("", files...).Python("")
	if last := fmt.Sprintf("package%d", count-1); !p.Open || !p.Names(last) {
		t.Errorf("open %v, %s named %v; want both", p.Open, last, p.Names(last))
	}
}

// The name of a program of .NET is that of its project, unless that says otherwise. It's known only where all projects can be read.
func TestDotnetProgram(t *testing.T) {
	const web = `<Project Sdk="Microsoft.NET.Sdk.Web">`
	for _, c := range []struct {
		files []string
		want  string
	}{
		{[]string{"Shop.csproj=" + web}, "Shop"},
		{[]string{"Shop.csproj=" + web + "<AssemblyName> shop.web </AssemblyName>"}, "shop.web"},
		{[]string{"Shop.fsproj=<OutputType>Exe</OutputType>", "lib/Core.csproj=<Project Sdk=\"Microsoft.NET.Sdk\">"}, "Shop"},
		{[]string{"Shop.csproj=" + web + "<AssemblyName>$(Name)</AssemblyName>"}, ""},
		{[]string{"Shop.csproj=" + web + "<AssemblyName>a</AssemblyName><AssemblyName Condition=\"x\">b</AssemblyName>"}, ""},
		{[]string{"Shop.csproj=" + web, "old/Api.csproj=<OutputType>Library</OutputType>"}, ""},
		{[]string{"Shop.csproj=" + web, "lib/Core.csproj=<AssemblyName>Api</AssemblyName>"}, ""},
		{[]string{"Shop.csproj=" + web + `<None Update="Api" />`}, ""},
		{[]string{"Shop.csproj=" + web, "src/Directory.Build.props=<OutputType>Exe</OutputType>"}, ""},
		{[]string{"Shop.csproj=" + web, "Directory.Build.props=<Nullable>enable</Nullable>"}, "Shop"},
		{[]string{"Shop.csproj="}, ""},
		{[]string{"Shop.csproj=" + web, "Jobs.csproj=" + web}, ""},
	} {
		if got := of("", c.files...).DotnetProgram("Api"); got != c.want {
			t.Errorf("%q: %q, want %q", c.files, got, c.want)
		}
	}
}
