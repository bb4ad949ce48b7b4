package subject

import (
	"github.com/proclint/proclint/lint/logs/lex"
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/dockerfile"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/repository"
)

// HasOldCaptain reports whether the file of CapRover has the version that reads no path of a Dockerfile.
func (a *App) HasOldCaptain() bool {
	definition, _ := a.Repo.Text("captain-definition")
	return strings.Contains(strings.ReplaceAll(definition, " ", ""), `"schemaVersion":1`)
}

// stage is what the last stage of a Dockerfile does, or nothing without one.
type stage struct {
	*dockerfile.Stage
	// Copied are the paths that it copies, from the app's folder.
	Copied []string
	// built are the paths that it copies from another stage, each with its new path.
	built [][2]string
	// text is that of its instructions, and only is whether it's the only stage.
	text string
	only bool
}

// LastStage is the last stage of the app's Dockerfile.
func (a *App) LastStage() stage {
	file := dockerfile.Read(a.CodeAt("Dockerfile"))
	s := stage{Stage: file.Last, only: len(file.Stages) == 1}
	var all strings.Builder
	for _, in := range s.All() {
		all.WriteString(in.Word + " " + in.Text() + "\n")
		words := in.Words()
		if in.Word != "COPY" && in.Word != "ADD" || len(words) < 2 {
			continue
		}
		to := words[len(words)-1]
		for _, word := range words[:len(words)-1] {
			s.Copied = append(s.Copied, path.Clean(lex.InApp(word+"/")))
			if in.From() != "" {
				at := dockerfile.In(in.Folder, to)
				if strings.HasSuffix(to, "/") || to == "." {
					at = path.Join(at, path.Base(word))
				}
				s.built = append(s.built, [2]string{word, at})
			}
		}
	}
	s.text = all.String()
	return s
}

// PathOf is where the stage has a file that another stage built, or "".
func (s stage) PathOf(built string) string {
	for _, copied := range s.built {
		if strings.HasSuffix("/"+path.Clean(copied[0]), "/"+path.Clean(built)) {
			return copied[1]
		}
	}
	return ""
}

// Reaches reports whether one of the paths that are copied may have a file: patterns and folders of other systems may.
func (s stage) Reaches(file string) bool {
	return slices.ContainsFunc(s.Copied, func(source string) bool {
		return source == "." || strings.ContainsAny(source, "*$") || lex.IsAbsolute(source) || strings.HasPrefix(file+"/", source+"/")
	})
}

func (s stage) installs() bool {
	return ascii.ContainsAny(s.text, []string{" install", "npm ci", "pnpm i ", " sync", "RUN yarn", "bundle", "onbuild"})
}

// ImageWithoutModules is the folder with the packages of a package.json if the last stage of a Dockerfile neither installs nor copies them, or "".
func (a *App) ImageWithoutModules(n *repository.NodePackage) string {
	s := a.LastStage()
	if n == nil || len(s.Copied) == 0 {
		return ""
	}
	modules := path.Join(path.Dir(n.Path), "node_modules")
	if s.Reaches(modules) || s.installs() {
		return ""
	}
	return modules
}

// InstallsNothing reports whether the only stage of a Dockerfile copies the app to the image of a language, and installs no package.
func (a *App) InstallsNothing() bool {
	s := a.LastStage()
	base := Before(path.Base(s.Image), ":")
	const languages ecosystem.Words = "python node ruby"
	return s.only && languages.Has(base) && s.Reaches("x") && !s.installs()
}

var fileSources = []string{"copy ", "add ", "clone ", "curl ", "wget ", "mount=", "onbuild"}

// ImageWithoutFiles is the last file that describes an image without any file of the app, or "".
func (a *App) ImageWithoutFiles() (found string) {
	for _, file := range []string{"Dockerfile", "captain-definition"} {
		if text := a.CodeAt(file); strings.Contains(text, "FROM ") && !ascii.ContainsAny(ascii.Lower(text), fileSources) {
			found = file
		}
	}
	return found
}

// ComposeFiles are the usual names of the file in which Docker Compose finds its services.
const ComposeFiles ecosystem.Words = "docker-compose.yml docker-compose.yaml compose.yml compose.yaml"

// volume is a volume of a service in a compose file, in the short form.
type volume struct{ source, target string }

// volumes are those of the app's compose file. One without a source has only a target.
func (a *App) volumes() (all []volume) {
	for line := range strings.Lines(a.CodeAt(a.FirstFile(ComposeFiles))) {
		item, ok := strings.CutPrefix(strings.TrimSpace(line), "- ")
		parts := strings.Split(strings.Trim(item, `"'`), ":")
		switch {
		case !ok:
		case strings.HasPrefix(parts[0], "/") && len(parts) == 1:
			all = append(all, volume{target: path.Clean(parts[0])})
		case len(parts) > 1 && strings.HasPrefix(parts[1], "/"):
			all = append(all, volume{parts[0], path.Clean(parts[1])})
		}
	}
	return all
}

// MountOver is the folder with the code of a module that a volume covers, or "".
func (a *App) MountOver(module string) string {
	for _, v := range a.volumes() {
		isCode := v.target == "/app" || v.target == "/code" || v.target == "/app/"+module
		if isCode && v.source != "" && !strings.HasPrefix(v.source, ".") {
			return v.target
		}
	}
	return ""
}

// ModulesCovered is the folder of the image over which a volume puts the app's folder of a person's machine, also over its node_modules, or "".
func (a *App) ModulesCovered() string {
	all := a.volumes()
	if slices.ContainsFunc(all, func(v volume) bool { return path.Base(v.target) == "node_modules" }) {
		return ""
	}
	for _, v := range all {
		if path.Clean(v.source) == "." && v.source != "" && v.target == a.LastStage().Folder {
			return v.target
		}
	}
	return ""
}
