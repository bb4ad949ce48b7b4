package repository

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/dockerfile"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/spelling"
)

// names reports whether an instruction of a stage has a path, or ends a word with its last part, as a script does that makes it.
func names(s *dockerfile.Stage, file string) bool {
	return slices.ContainsFunc(s.All(), func(in dockerfile.Instruction) bool {
		return slices.ContainsFunc(strings.Fields(in.Text()), func(word string) bool {
			return word == path.Base(file) || strings.HasSuffix(file, "/"+strings.TrimPrefix(word, "./")) && strings.Contains(word, "/") || word == file
		})
	})
}

var goOutput = regexp.MustCompile(`\bgo build\b.*?\s-o[= ](\S+)`)

// output is the path of the only program that a stage is known to make, or "".
func (r *Repository) output(s *dockerfile.Stage) (made string) {
	for _, in := range s.All() {
		text := in.Text()
		name := ""
		switch {
		case in.Word != "RUN" || strings.ContainsAny(text, "$"):
		case strings.Contains(text, "mix release"):
			mix, _ := r.Text(path.Join(r.folder, "mix.exs"))
			if app := ElixirApp(mix); app != "" && !strings.Contains(mix, "releases") { // a release may have another name
				name = "_build/prod/rel/" + app
			}
		case strings.Contains(text, "cargo build") && strings.Contains(text, "--release") && !strings.Contains(text, "--target"):
			if programs := r.RustPrograms(r.folder); len(programs) == 1 {
				name = "target/release/" + programs[0]
			}
		default:
			if m := goOutput.FindStringSubmatch(text); m != nil && !strings.HasSuffix(m[1], "/") {
				name = m[1]
			}
		}
		switch {
		case name == "":
		case made != "" && made != dockerfile.In(in.Folder, name), strings.Contains(text, "cd "):
			return ""
		default:
			made = dockerfile.In(in.Folder, name)
		}
	}
	return made
}

// ImageBuilds reports whether the Dockerfile beside the Procfile builds a program of that name from the code of the app.
func (r *Repository) ImageBuilds(program string) bool {
	if r.BuiltByImage(program) != "" {
		return true
	}
	text, _ := r.Text(path.Join(r.folder, "Dockerfile"))
	switch {
	case strings.Contains(text, "cargo build") || strings.Contains(text, "cargo install"):
		return slices.Contains(r.RustPrograms(r.folder), program)
	case strings.Contains(text, "installDist"):
		name, known := r.GradleProgram(r.folder)
		return known && name == program
	}
	return false
}

var mixApp = regexp.MustCompile(`\bapp:\s*:([a-z_][a-z0-9_]*)`)

// ElixirApp is the name of the app in the text of mix.exs, or "".
func ElixirApp(mix string) string {
	if m := mixApp.FindStringSubmatch(mix); m != nil {
		return m[1]
	}
	return ""
}

// Limits of a file with paths: an instruction is compared with all others, and a missing path with those that are there.
const (
	mostInstructions = 300
	mostMissing      = 30
)

// ImageMistakes are the paths in the Dockerfile that neither the app's folder nor a stage has, and the images that are too old.
func (r *Repository) ImageMistakes() (found []Mistake) {
	file := path.Join(r.folder, "Dockerfile")
	text, known := r.Text(file)
	if !known || !r.Complete() {
		return nil
	}
	rows := strings.Split(text, "\n")
	image := dockerfile.Read(text)
	instructions, missing := 0, 0
	for _, s := range image.Stages {
		for _, in := range s.Own {
			if instructions++; instructions > mostInstructions || missing > mostMissing {
				return found
			}
			mistakes := r.mistakesOf(image, &in, text)
			missing += len(mistakes)
			for _, m := range mistakes {
				at := slices.IndexFunc(rows[in.Line-1:], func(row string) bool { return strings.Contains(row, m.Text) })
				if m.Right != "" && at >= 0 {
					m.Path, m.Line = file, in.Line+at
					found = append(found, m)
				}
			}
		}
	}
	return found
}

// mistakesOf are those that an instruction may have. Only one with Right is real.
func (r *Repository) mistakesOf(image *dockerfile.File, in *dockerfile.Instruction, text string) (found []Mistake) {
	words := in.Words()
	switch {
	case len(words) == 0:
	case in.Word == "FROM":
		return []Mistake{r.oldImage(words[0], text)}
	case in.From() != "":
		return []Mistake{r.notMade(image, image.Stage(in.From()), words[0])}
	case in.Word == "RUN" && strings.Contains(in.Rest, "dotnet "):
		words = slices.DeleteFunc(words, func(word string) bool { return !strings.HasSuffix(word, "proj") })
	case (in.Word == "COPY" || in.Word == "ADD") && !strings.Contains(in.Rest, "<<"):
		words = words[:len(words)-1]
	default:
		return nil
	}
	for _, word := range words {
		if len(found) < mostMissing && r.missing(word) != "" {
			found = append(found, Mistake{Text: word, Right: r.Meant(word)})
		}
	}
	return found
}

// notMade is the path that is copied from a stage in place of the only program that the stage makes. No other program makes a
// file in that folder, and none has a path like it.
func (r *Repository) notMade(image *dockerfile.File, from *dockerfile.Stage, copied string) (m Mistake) {
	if from == nil || strings.ContainsAny(copied, "*?$") {
		return m
	}
	made, missing := r.output(from), dockerfile.In("/", copied)
	inApp := path.Join(r.folder, strings.TrimPrefix(missing, from.Folder+"/"))
	if path.Dir(made) != path.Dir(missing) || made == missing || r.IsFile(inApp) || r.IsFolder(inApp) || names(from, missing) {
		return m
	}
	others := 0
	for _, s := range image.Stages {
		for _, in := range s.Own {
			words := in.Words()
			if in.From() == "" || image.Stage(in.From()) != from || len(words) == 0 {
				continue
			}
			switch other := dockerfile.In("/", words[0]); {
			case strings.HasPrefix(made+"/", strings.TrimSuffix(other, "/")+"/"):
				return m // the program is copied
			case path.Dir(other) == path.Dir(made):
				others++
			}
		}
	}
	if others == 1 {
		trimmed := strings.TrimRight(copied, "/")
		m = Mistake{Text: trimmed, Right: strings.TrimSuffix(trimmed, path.Base(missing)) + path.Base(made), Stage: from.Name}
	}
	return m
}

// missing is the path of a file from the app's folder that surely doesn't exist, or "". A build may make what git ignores.
func (r *Repository) missing(name string) string {
	at := clean(path.Join(r.folder, name))
	if strings.ContainsAny(name, "*?$:{}()<>|&;\"'` ") || path.IsAbs(name) || !r.Complete() || r.IsFile(at) || r.IsFolder(at) ||
		!Relevant(at) || Built(at) && parent(at) != "bin" || r.IgnoredByGit(at).By != "" {
		return ""
	}
	return at
}

// inApp is a path from the app's folder, written like another one, or "" outside of that folder.
func (r *Repository) inApp(p, like string) string {
	inApp, _ := strings.CutPrefix("/"+p, strings.TrimSuffix("/"+r.folder, "/")+"/")
	if inApp == "" || inApp[0] == '/' {
		return ""
	}
	if strings.HasPrefix(like, "./") {
		inApp = "./" + inApp
	}
	return inApp + like[len(strings.TrimSuffix(like, "/")):]
}

// Near is a path that a missing one is nearly spelled like, or "".
func (r *Repository) Near(name string) string {
	at := r.missing(name)
	if at == "" {
		return ""
	}
	folder, ending := parent(at), path.Ext(at)
	beside := r.Folders(folder)
	if ending != "" && !strings.HasSuffix(name, "/") {
		beside = r.Files(folder, ending)
	}
	near, _ := spelling.Near(path.Base(at), beside)
	switch spelled := r.Spelled(at); {
	case spelled != "":
		near = spelled
	case near != "":
		near = path.Join(folder, near)
	case ending != "":
		letters := spelling.Letters(at)
		near = r.only(func(p string) bool { return path.Ext(p) == ending && spelling.Letters(p) == letters })
	}
	return r.inApp(near, name)
}

// Meant is the file that was probably meant by a missing one: one near it, else the only one of that name or of a project, or "".
func (r *Repository) Meant(name string) string {
	at, near := r.missing(name), r.Near(name)
	base, ending := path.Base(at), path.Ext(at)
	if at == "" || near != "" && (ending != "" || r.Spelled(at) != "") {
		return near
	}
	if others := r.Elsewhere(base); len(others) == 1 {
		return r.inApp(path.Join(others[0], base), name)
	}
	if !strings.HasSuffix(ending, "proj") {
		return ""
	}
	return r.inApp(r.only(func(p string) bool { return path.Ext(p) == ending }), name)
}

// scriptIn finds the scripts that a row of a platform's file names, from the app's folder.
var scriptIn = regexp.MustCompile(`(?:^|[\s"'=])(?:\./|\$(?:ROOT|APP_HOME|HOME)/)?([\w-][\w./-]*\.(?:py|rb|php|sh|mjs|cjs|js|ts))(?:$|[\s"',;&|])`)

// ScriptMistakes are the scripts that a file of a platform names and that aren't there.
func (r *Repository) ScriptMistakes(name string) (found []Mistake) {
	file := path.Join(r.folder, name)
	text, _ := r.Text(file)
	const otherFolders ecosystem.Words = "rootDir root_dir source_dir cd"
	image, built := r.Text(path.Join(r.folder, "Dockerfile"))
	if otherFolders.AnyIn(text) || built && !strings.Contains(image, "COPY . ") { // the files may have other paths
		return nil
	}
	missing := 0
	for i, row := range strings.Split(text, "\n") {
		if strings.HasPrefix(strings.TrimSpace(row), "#") {
			continue
		}
		for _, m := range scriptIn.FindAllStringSubmatch(row, -1) {
			if r.missing(m[1]) == "" {
				continue
			}
			if missing++; missing > mostMissing {
				return found
			}
			if right := r.Meant(m[1]); right != "" {
				found = append(found, Mistake{Path: file, Line: i + 1, Text: m[1], Right: right})
			}
		}
	}
	return found
}

// frontEnds are in Dockerfiles of apps that another server of the same container fronts.
const frontEnds ecosystem.Words = "nginx caddy haproxy traefik envoy supervisor"

// isFronted reports whether another server of the container fronts the app, by the commands that start both.
func (r *Repository) isFronted(commands string) bool {
	dockerfile, _ := r.Text(path.Join(r.folder, "Dockerfile"))
	return frontEnds.AnyIn(commands+dockerfile) || r.any(r.folder, "nginx.conf Caddyfile")
}
