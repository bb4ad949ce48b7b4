package logs

import (
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/logs/paths"
	"github.com/proclint/proclint/lint/repository"
)

// hasOldCaptain reports whether the file of CapRover has the version that reads no path of a Dockerfile.
func (a *app) hasOldCaptain() bool {
	if a.repo == nil {
		return false
	}
	definition, _ := a.repo.Text("captain-definition")
	return strings.Contains(strings.ReplaceAll(definition, " ", ""), `"schemaVersion":1`)
}

// stage is what the last stage of a Dockerfile does, or nothing without one.
type stage struct {
	// from is the image that it starts from, and workdir the last folder that it works in, or "".
	from, workdir string
	// copied are the paths that it copies, from the app's folder.
	copied []string
	// text is that of its lines, and only is whether it's the only stage.
	text string
	only bool
}

// lastStage is the last stage of the app's Dockerfile.
func (a *app) lastStage() stage {
	text, _ := a.codeAt("Dockerfile")
	s := stage{}
	for line := range strings.Lines(strings.ReplaceAll(text, "\\\n", " ")) {
		words := slices.DeleteFunc(strings.Fields(line), func(word string) bool { return strings.HasPrefix(word, "--") })
		if len(words) < 2 {
			continue
		}
		switch strings.ToUpper(words[0]) {
		case "FROM":
			s = stage{from: words[1], only: s.from == ""}
		case "WORKDIR":
			s.workdir = path.Join(s.workdir, words[1])
			if paths.IsAbsolute(words[1]) {
				s.workdir = path.Clean(words[1])
			}
		case "COPY", "ADD":
			for _, word := range words[1 : len(words)-1] {
				s.copied = append(s.copied, path.Clean(paths.InApp(strings.Trim(word, `[]",`)+"/")))
			}
		}
		s.text += line
	}
	return s
}

// reaches reports whether one of the paths that are copied may have a file: patterns and folders of other systems may.
func (s *stage) reaches(file string) bool {
	return slices.ContainsFunc(s.copied, func(source string) bool {
		return source == "." || strings.ContainsAny(source, "*$") || paths.IsAbsolute(source) || strings.HasPrefix(file+"/", source+"/")
	})
}

// installs reports whether it may install packages.
func (s *stage) installs() bool {
	return ascii.ContainsAny(s.text, []string{" install", "npm ci", "pnpm i ", " sync", "RUN yarn", "bundle", "onbuild"})
}

// isLeftOut reports whether the last stage of a Dockerfile leaves out a file of the app, which it copies in parts.
func (d *draft) isLeftOut(file string) bool {
	s := d.app.lastStage()
	isOf := d.Building || paths.IsOutside(file) || paths.IsUnderModules(file) || !strings.Contains(file, "/") && builtFolders.Has(file)
	return !isOf && len(s.copied) > 0 && !s.reaches(file)
}

// imageWithoutModules is the folder with the packages of a package.json if the last stage of a Dockerfile neither installs nor copies
// them, or "".
func (a *app) imageWithoutModules(n *repository.NodePackage) string {
	s := a.lastStage()
	if n == nil || len(s.copied) == 0 {
		return ""
	}
	modules := path.Join(path.Dir(n.Path), "node_modules")
	if s.reaches(modules) || s.installs() {
		return ""
	}
	return modules
}

// installsNothing reports whether the only stage of a Dockerfile copies the app to the image of a language, and installs no package.
func (a *app) installsNothing() bool {
	s := a.lastStage()
	base := before(path.Base(s.from), ":")
	const languages command.Words = "python node ruby"
	return s.only && languages.Has(base) && s.reaches("x") && !s.installs()
}

// outsideWorkdir is the folder of a file that the image has in the folder that it works in, where the path names another one, or "".
func (d *draft) outsideWorkdir(file string) string {
	s := d.app.lastStage()
	inApp := paths.InApp(file)
	isElsewhere := paths.IsAbsolute(file) && inApp != file && s.workdir != "" && !strings.HasPrefix(file, s.workdir+"/")
	if !isElsewhere || d.Building || !d.usesDockerfile() || !s.reaches(inApp) {
		return ""
	}
	return strings.TrimSuffix(file, "/"+inApp)
}

// fileSources are in a Dockerfile that puts files into its image.
var fileSources = []string{"copy ", "add ", "clone ", "curl ", "wget ", "mount=", "onbuild"}

// imageWithoutFiles is the last file that describes an image without any file of the app, or "".
func (a *app) imageWithoutFiles() (found string) {
	for _, file := range []string{"Dockerfile", "captain-definition"} {
		if text, _ := a.codeAt(file); strings.Contains(text, "FROM ") && !ascii.ContainsAny(ascii.Lower(text), fileSources) {
			found = file
		}
	}
	return found
}

// composeFiles are the usual names of the file in which Docker Compose finds its services.
const composeFiles command.Words = "docker-compose.yml docker-compose.yaml compose.yml compose.yaml"

// volume is a volume of a service in a compose file, in the short form.
type volume struct{ source, target string }

// volumes are those of the app's compose file. One without a source has only a target.
func (a *app) volumes() (all []volume) {
	text, _ := a.codeAt(firstFile(a.repo, composeFiles))
	for line := range strings.Lines(text) {
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

// mountOver is the folder with the code of a module that a volume covers, or "".
func (a *app) mountOver(module string) string {
	for _, v := range a.volumes() {
		isCode := v.target == "/app" || v.target == "/code" || v.target == "/app/"+module
		if isCode && v.source != "" && !strings.HasPrefix(v.source, ".") {
			return v.target
		}
	}
	return ""
}

// modulesCovered is the folder of the image over which a volume puts the app's folder of a person's machine, also over its node_modules, or
// "".
func (a *app) modulesCovered() string {
	all := a.volumes()
	if slices.ContainsFunc(all, func(v volume) bool { return path.Base(v.target) == "node_modules" }) {
		return ""
	}
	for _, v := range all {
		if path.Clean(v.source) == "." && v.source != "" && v.target == a.lastStage().workdir {
			return v.target
		}
	}
	return ""
}
