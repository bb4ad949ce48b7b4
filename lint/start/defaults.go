package start

import (
	"cmp"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/repository"
)

// byDefault is what the build of a target starts of an app for which no file names a command, or nil where that isn't known.
func byDefault(t *platform.Target, r *repository.Repository) *Start {
	if t.Image || !t.StartsWithout && len(t.Defaults) == 0 || !r.Complete() || r.SetsBuildpacks() {
		return nil
	}
	if !t.IgnoresDockerfile && r.HasFile(imageFile) {
		return nil
	}
	app, known := r.App()
	language := ""
	all := platform.BuildStarts()
	for i := range all {
		b := &all[i]
		if !slices.Contains(b.By, t.BuiltBy) {
			continue
		}
		switch {
		case b.App != platform.OtherApp:
			if !known || app != b.App {
				continue
			}
		case language != "" && language != b.Language:
			continue
		case filesOf(r, b.Files) == "":
			continue
		default:
			language = b.Language
		}
		if !r.Has(b.Needs) {
			continue
		}
		if s := startOf(b, r); s != nil {
			return s
		}
	}
	if language != "" || !known {
		return nil
	}
	d := t.DefaultOf(app, nil, r.Has)
	if d == nil {
		return nil
	}
	s := &Start{Type: "web", Command: cmp.Or(d.Whole, d.Command)}
	s.follow(r, manifests[app])
	return s
}

// manifests are the files by which a build takes an app for one that it starts by default, with a text that shows it.
var manifests = map[platform.App]string{
	platform.Node: "package.json", platform.Rails: "Gemfile rails", platform.Rack: "Gemfile rack", platform.PHP: "composer.json index.php",
	platform.SpringMaven: "pom.xml org.springframework.boot", platform.SpringGradle: "build.gradle org.springframework.boot",
}

// filesOf is the first of some files that the app has, or "". A name with an asterisk is an ending of those in its folder.
func filesOf(r *repository.Repository, names string) string {
	for _, name := range strings.Fields(fill(names, r)) {
		if ending, ok := strings.CutPrefix(name, "*"); ok {
			if files := r.Files(r.Folder(), ending); len(files) > 0 {
				return files[0]
			}
		} else if r.HasFile(name) {
			return name
		}
	}
	return ""
}

// startOf is what a row of the table means for an app that has what it needs, or nil where the app doesn't show enough.
func startOf(b *platform.BuildStart, r *repository.Repository) *Start {
	s := &Start{Type: "web", Command: fill(b.Command, r), Server: b.Server, As: fill(b.As, r)}
	if gaps.MatchString(s.Command+s.As) || s.Command == "" && s.Server == "" {
		return nil
	}
	if from := fill(b.From, r); from != "" {
		s.follow(r, from)
	} else {
		s.follow(r, filesOf(r, b.Files))
	}
	return s
}

// follow sets the file from which the command follows, and the place of a text in it.
func (s *Start) follow(r *repository.Repository, from string) {
	name, shows, _ := strings.Cut(from, " ")
	s.File = path.Join(r.Folder(), name)
	text, _ := r.Text(s.File)
	if name == "package.json" {
		if s.Range = stringIn(text, "scripts", "start"); s.Range.End == 0 {
			s.Range = stringIn(text, "", "main")
		}
	}
	if at := strings.Index(text, shows); at > 0 && shows != "" {
		s.Range = procfile.Range{Start: at, End: at + len(shows)}
	}
}

// gaps are what the app fills. One for which it has nothing stays.
var gaps = regexp.MustCompile(`\{\w+\}`)

// fill puts what the app says into the gaps of a text.
func fill(text string, r *repository.Repository) string {
	return gaps.ReplaceAllStringFunc(text, func(gap string) string {
		if value := valueOf[gap](r); value != "" {
			return value
		}
		return gap
	})
}

// valueOf is what an app says for a gap, or "".
var valueOf = map[string]func(*repository.Repository) string{
	"{main}":       mainOf,
	"{mainFile}":   mainFileOf,
	"{manager}":    managerOf,
	"{runtime}":    runtimeOf,
	"{program}":    programOf,
	"{jar}":        jarOf,
	"{wsgi}":       wsgiOf,
	"{pythonMain}": pythonMainOf,
}

func mainOf(r *repository.Repository) string {
	if node := r.Node(r.Folder()); node != nil {
		return node.Main
	}
	return ""
}

func mainFileOf(r *repository.Repository) string {
	if main := mainOf(r); main != "" && r.HasFile(main) {
		return main
	}
	return ""
}

// managerOf is the package manager by which Railpack and Nixpacks run a script.
func managerOf(r *repository.Repository) string {
	node := r.Node(r.Folder())
	if node == nil {
		return ""
	}
	if name, _, _ := strings.Cut(node.Manager, "@"); name != "" {
		return name
	}
	for _, m := range ecosystem.NodeManagers() {
		if r.LockOf(m, node.Path) != "" {
			return m.Program
		}
	}
	return "npm"
}

func runtimeOf(r *repository.Repository) string {
	switch managerOf(r) {
	case "":
		return ""
	case "bun":
		return "bun"
	}
	return "node"
}

func programOf(r *repository.Repository) string {
	if programs := r.GoPrograms(r.Folder()); len(programs) == 1 {
		return programs[0]
	}
	return ""
}

func jarOf(r *repository.Repository) string {
	if jar := r.MavenJar(r.Folder()); jar != "" {
		return "target/" + jar
	}
	return ""
}

var wsgiSetting = regexp.MustCompile(`(?m)^WSGI_APPLICATION = ["'](.*)\.application["']`)

// wsgiOf is the module of the only setting of Django that names it.
func wsgiOf(r *repository.Repository) (only string) {
	for _, p := range r.Paths() {
		if path.Ext(p) != ".py" || !strings.Contains(path.Base(p), "settings") && !strings.Contains(p, "settings/") {
			continue
		}
		text, _ := r.Text(p)
		m := wsgiSetting.FindStringSubmatch(text)
		switch {
		case m == nil || m[1] == only:
		case only != "":
			return ""
		default:
			only = m[1]
		}
	}
	return only
}

// pythonMainOf is the file that Railpack starts. Source: railwayapp/railpack core/providers/python/python.go.
func pythonMainOf(r *repository.Repository) string {
	for _, name := range []string{"main.py", "app.py", "start.py", "bot.py", "hello.py", "server.py"} {
		if r.HasFile(name) {
			return name
		}
	}
	return ""
}
