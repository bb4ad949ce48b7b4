package repository

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/source"
	"github.com/proclint/proclint/lint/spelling"
)

// step is an instruction of a Dockerfile with the first of its lines, which is one-based, and the folder where it runs.
type step struct {
	word, rest, folder string
	line               int
}

// imageStage is a stage of a Dockerfile. Its steps begin with those of the stage from which it starts.
type imageStage struct {
	name      string
	steps     []step
	inherited int
}

func (g *imageStage) own() []step { return g.steps[g.inherited:] }

// names reports whether a step of a stage has a path, or ends a word with its last part, as a script does that makes it.
func (g *imageStage) names(file string) bool {
	return slices.ContainsFunc(g.steps, func(s step) bool {
		return slices.ContainsFunc(strings.Fields(s.rest), func(word string) bool {
			return word == path.Base(file) || strings.HasSuffix(file, "/"+strings.TrimPrefix(word, "./")) && strings.Contains(word, "/") || word == file
		})
	})
}

// stagesOf takes a Dockerfile apart.
func stagesOf(text string) (stages []imageStage) {
	var s step
	for i, row := range strings.Split(text, "\n") {
		row = strings.TrimSpace(row)
		if row == "" || row[0] == '#' {
			continue
		}
		if s.line == 0 {
			s.word, row, _ = strings.Cut(row, " ")
			s.word, s.line = strings.ToUpper(s.word), i+1
		}
		more, continued := strings.CutSuffix(row, `\`)
		if s.rest += more; continued {
			continue
		}
		words := withoutOptions(s.rest)
		if s.word == "FROM" && len(words) > 0 {
			stages = append(stages, imageStage{name: words[len(words)-1]})
			if from := stageNamed(stages[:len(stages)-1], words[0]); from != nil {
				stages[len(stages)-1].steps, stages[len(stages)-1].inherited = slices.Clone(from.steps), len(from.steps)
			}
		}
		if len(stages) > 0 {
			stages[len(stages)-1].add(s, words)
		}
		s = step{}
	}
	return stages
}

func withoutOptions(rest string) []string {
	return slices.DeleteFunc(strings.Fields(rest), func(word string) bool { return strings.HasPrefix(word, "--") })
}

func (g *imageStage) add(s step, words []string) {
	s.folder = "/"
	if len(g.steps) > 0 {
		s.folder = g.steps[len(g.steps)-1].folder
	}
	if s.word == "WORKDIR" && len(words) > 0 {
		s.folder = inFolder(s.folder, words[0])
	}
	g.steps = append(g.steps, s)
}

func inFolder(folder, name string) string {
	if path.IsAbs(name) {
		return path.Clean(name)
	}
	return path.Join(folder, name)
}

func stageNamed(stages []imageStage, name string) *imageStage {
	for i := range stages {
		if strings.EqualFold(stages[i].name, name) || command.IsDigits(name) && len(name) == 1 && int(name[0]-'0') == i {
			return &stages[i]
		}
	}
	return nil
}

var goOutput = regexp.MustCompile(`\bgo build\b.*?\s-o[= ](\S+)`)

// output is the path of the only program that a stage is known to make, or "".
func (r *Repository) output(g *imageStage) (made string) {
	for _, s := range g.steps {
		name := ""
		switch {
		case s.word != "RUN" || strings.ContainsAny(s.rest, "$"):
		case strings.Contains(s.rest, "mix release"):
			mix, _ := r.Text(path.Join(r.folder, "mix.exs"))
			if app := ElixirApp(mix); app != "" && !strings.Contains(mix, "releases") { // a release may have another name
				name = "_build/prod/rel/" + app
			}
		case strings.Contains(s.rest, "cargo build") && strings.Contains(s.rest, "--release") && !strings.Contains(s.rest, "--target"):
			if name = r.cargoProgram(); name != "" {
				name = "target/release/" + name
			}
		default:
			if m := goOutput.FindStringSubmatch(s.rest); m != nil && !strings.HasSuffix(m[1], "/") {
				name = m[1]
			}
		}
		switch {
		case name == "":
		case made != "" && made != inFolder(s.folder, name), strings.Contains(s.rest, "cd "):
			return ""
		default:
			made = inFolder(s.folder, name)
		}
	}
	return made
}

var mixApp = regexp.MustCompile(`\bapp:\s*:([a-z_][a-z0-9_]*)`)

// ElixirApp is the name of the app in the text of mix.exs, or "".
func ElixirApp(mix string) string {
	if m := mixApp.FindStringSubmatch(mix); m != nil {
		return m[1]
	}
	return ""
}

var cargoName = regexp.MustCompile(`(?m)^\s*name\s*=\s*"([^"]+)"`)

// cargoProgram is the name of the only program of a crate, or "".
func (r *Repository) cargoProgram() string {
	text, _ := r.Text(path.Join(r.folder, "Cargo.toml"))
	m := cargoName.FindAllStringSubmatch(text, -1)
	if len(m) == 1 && strings.Contains(text, "[package]") && r.IsFile(path.Join(r.folder, "src/main.rs")) && !r.IsFolder(path.Join(r.folder, "src/bin")) {
		return m[0][1]
	}
	return ""
}

// ImageMistakes are the paths in the Dockerfile that neither the app's folder nor a stage has, and the images that are too old.
func (r *Repository) ImageMistakes() (found []Mistake) {
	file := path.Join(r.folder, "Dockerfile")
	text, known := r.Text(file)
	if !known || !r.Complete() {
		return nil
	}
	rows := strings.Split(text, "\n")
	add := func(s *step, m Mistake) {
		at := slices.IndexFunc(rows[s.line-1:], func(row string) bool { return strings.Contains(row, m.Text) })
		if m.Right != "" && at >= 0 {
			m.Path, m.Line = file, s.line+at
			found = append(found, m)
		}
	}
	stages := stagesOf(text)
	for i := range stages {
		for _, s := range stages[i].own() {
			words := withoutOptions(s.rest)
			switch s.word {
			case "FROM":
				add(&s, r.oldImage(words[0], text))
			case "RUN":
				for _, word := range words {
					if strings.HasSuffix(word, "proj") && strings.Contains(s.rest, "dotnet ") {
						add(&s, Mistake{Text: word, Right: r.meantBeside(word)})
					}
				}
			case "COPY", "ADD":
				if _, from, _ := strings.Cut(s.rest, "--from="); from != "" {
					from, _, _ = strings.Cut(from, " ")
					add(&s, r.notMade(stages, stageNamed(stages[:i], from), words[0]))
				} else if !strings.Contains(s.rest, "<<") && len(words) > 1 {
					for _, word := range words[:len(words)-1] {
						word = strings.Trim(word, `[]",`)
						add(&s, Mistake{Text: word, Right: r.meantBeside(word)})
					}
				}
			}
		}
	}
	return found
}

// notMade is the path that is copied from a stage in place of the only program that the stage makes. No other program makes a
// file in that folder, and none has a path like it.
func (r *Repository) notMade(stages []imageStage, from *imageStage, copied string) (m Mistake) {
	if from == nil || strings.ContainsAny(copied, "*?$") {
		return m
	}
	made, missing := r.output(from), inFolder("/", copied)
	inApp := strings.TrimPrefix(missing, from.steps[len(from.steps)-1].folder+"/")
	if path.Dir(made) != path.Dir(missing) || made == missing || r.IsFile(path.Join(r.folder, inApp)) || r.IsFolder(path.Join(r.folder, inApp)) || from.names(missing) {
		return m
	}
	others := 0
	for i := range stages {
		for _, s := range stages[i].own() {
			words := withoutOptions(s.rest)
			_, name, _ := strings.Cut(s.rest, "--from=")
			if s.word != "COPY" || name == "" || stageNamed(stages, strings.Fields(name)[0]) != from {
				continue
			}
			switch other := inFolder("/", words[0]); {
			case strings.HasPrefix(made+"/", strings.TrimSuffix(other, "/")+"/"):
				return m // the program is copied
			case path.Dir(other) == path.Dir(made):
				others++
			}
		}
	}
	if others == 1 {
		trimmed := strings.TrimRight(copied, "/")
		m = Mistake{Text: trimmed, Right: strings.TrimSuffix(trimmed, path.Base(missing)) + path.Base(made), Stage: from.name}
	}
	return m
}

// meantBeside is the path from the app's folder that was meant by one that isn't there, or "".
func (r *Repository) meantBeside(name string) string {
	if strings.ContainsAny(name, "*?$:{}") || path.IsAbs(name) {
		return ""
	}
	right := r.Meant(path.Join(r.folder, name))
	if r.folder == "" {
		return right
	}
	inApp, ok := strings.CutPrefix(right, r.folder+"/")
	if !ok {
		return ""
	}
	return inApp
}

// Meant is the path of the file that was probably meant by a path which isn't there, or "". A build may make what git ignores.
func (r *Repository) Meant(name string) string {
	name = clean(name)
	folder, base := parent(name), path.Base(name)
	if !r.Complete() || r.IsFile(name) || r.IsFolder(name) || !Relevant(name) || Built(name) && folder != "bin" || r.IgnoredByGit(name).By != "" {
		return ""
	}
	if spelled := r.Spelled(name); spelled != "" {
		return spelled
	}
	ending := path.Ext(base)
	if near, found := spelling.Near(base, r.Files(folder, ending)); found && ending != "" {
		return path.Join(folder, near)
	}
	if others := r.Elsewhere(base); len(others) == 1 {
		return path.Join(others[0], base)
	}
	near := ""
	for _, p := range r.index.open().paths {
		if path.Ext(p) != ending || !strings.HasSuffix(ending, "proj") {
			continue
		}
		if near != "" {
			return ""
		}
		near = p
	}
	return near
}

// scriptIn finds the scripts that a row of a platform's file names, from the app's folder.
var scriptIn = regexp.MustCompile(`(?:^|[\s"'=])(?:\./|\$(?:ROOT|APP_HOME|HOME)/)?([\w-][\w./-]*\.(?:py|rb|php|sh|mjs|cjs|js|ts))(?:$|[\s"',;&|])`)

// ScriptMistakes are the scripts that a file of a platform names and that aren't there.
func (r *Repository) ScriptMistakes(name string) (found []Mistake) {
	file := path.Join(r.folder, name)
	text, _ := r.Text(file)
	const otherFolders command.Words = "rootDir root_dir source_dir cd"
	if otherFolders.AnyIn(text) {
		return nil
	}
	for i, row := range strings.Split(text, "\n") {
		for _, m := range scriptIn.FindAllStringSubmatch(row, -1) {
			if right := r.meantBeside(m[1]); right != "" && !strings.HasPrefix(strings.TrimSpace(row), "#") {
				found = append(found, Mistake{Path: file, Line: i + 1, Text: m[1], Right: right})
			}
		}
	}
	return found
}

// frontEnds are in Dockerfiles of apps that another server of the same container fronts.
const frontEnds command.Words = "nginx caddy haproxy traefik envoy supervisor"

// Loopbacks are the lines of the app's settings and code that make its server listen only on its own machine, by the commands
// that start it.
func (r *Repository) Loopbacks(commands string) (found []Mistake) {
	dockerfile, _ := r.Text(path.Join(r.folder, "Dockerfile"))
	if commands += dockerfile; frontEnds.AnyIn(commands) || r.any(r.folder, "nginx.conf Caddyfile") {
		return nil
	}
	for _, p := range r.index.open().paths {
		inApp, ok := strings.CutPrefix("/"+p, strings.TrimSuffix("/"+r.folder, "/")+"/")
		if !ok || strings.Count(inApp, "/") > maxSettingsDepth || !source.SetsHost(inApp) {
			continue
		}
		text, _ := r.Text(p)
		if l := source.Loopback(inApp, text, commands); l != nil {
			found = append(found, Mistake{Path: p, Line: l.Line, Text: l.Host, Right: source.AnyHost(l.Host), Host: true})
		}
	}
	return found
}

// maxSettingsDepth is how many folders deep settings of Java are.
const maxSettingsDepth = 3
