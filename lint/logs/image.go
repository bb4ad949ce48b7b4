package logs

import (
	"path"
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

// isLeftOut reports whether the last stage of a Dockerfile leaves out a file of the app, which it copies in parts.
func (d *draft) isLeftOut(file string) bool {
	text, known := d.app.codeAt("Dockerfile")
	if !known || d.Building || paths.IsOutside(file) || paths.IsUnderModules(file) || !strings.Contains(file, "/") && builtFolders.Has(file) {
		return false
	}
	sources := copiedIn(text)
	return len(sources) > 0 && !reach(sources, file)
}

// imageWithoutModules is the folder with the packages of a package.json if the last stage of a Dockerfile neither installs nor copies
// them, or "".
func (a *app) imageWithoutModules(n *repository.NodePackage) string {
	text, known := a.codeAt("Dockerfile")
	if n == nil || !known {
		return ""
	}
	modules := path.Join(path.Dir(n.Path), "node_modules")
	sources := copiedIn(text)
	stage := text[max(0, strings.LastIndex(text, "\nFROM ")):]
	if len(sources) == 0 || reach(sources, modules) || ascii.ContainsAny(stage, []string{" install", "npm ci", "pnpm i "}) {
		return ""
	}
	return modules
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

// mountOver is the folder with the code of a module that a volume covers, or "".
func (a *app) mountOver(module string) string {
	text, _ := a.codeAt(firstFile(a.repo, composeFiles))
	for line := range strings.Lines(text) {
		source, target, ok := strings.Cut(strings.TrimSpace(line), ":/")
		target = strings.TrimSuffix(before(strings.Trim(target, `"'`), ":"), "/")
		if !ok || !strings.HasPrefix(source, "- ") || strings.HasPrefix(source, "- .") {
			continue
		}
		if target == "app" || target == "code" || target == "app/"+module {
			return "/" + target
		}
	}
	return ""
}

// copiedIn are the paths that the last stage of a Dockerfile copies, from the app's folder.
func copiedIn(text string) []string {
	var sources []string
	for line := range strings.Lines(strings.ReplaceAll(text, "\\\n", " ")) {
		words := strings.Fields(line)
		if len(words) < 2 {
			continue
		}
		switch strings.ToUpper(words[0]) {
		case "FROM":
			sources = nil
		case "COPY", "ADD":
			for _, word := range words[1 : len(words)-1] {
				if !strings.HasPrefix(word, "--") {
					sources = append(sources, path.Clean(paths.InApp(strings.Trim(word, `[]",`)+"/")))
				}
			}
		}
	}
	return sources
}

// reach reports whether one of the paths that are copied may have a file: patterns and folders of other systems may.
func reach(sources []string, file string) bool {
	for _, source := range sources {
		if source == "." || strings.ContainsAny(source, "*$") || paths.IsAbsolute(source) || strings.HasPrefix(file+"/", source+"/") {
			return true
		}
	}
	return false
}
