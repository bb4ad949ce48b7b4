package logs

import (
	"path"
	"strings"

	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/logs/paths"
	"github.com/proclint/proclint/lint/repository"
)

// lookForCopied looks for a file that a Dockerfile copies from a folder where it isn't: another one may have it.
func lookForCopied(d *draft) {
	file, repo := strings.Trim(d.values["path"], "/"), d.app.repo
	switch first, _, _ := strings.Cut(file, "/"); {
	case path.Base(file) == "public":
		d.become("copy-public")
		return
	case builtFolders.Has(first), first == ".next", first == ".output", first == "target", strings.HasSuffix(file, ".jar"), strings.HasSuffix(file, ".war"):
		d.become("copy-not-built")
		return
	}
	if repo == nil || file == "" {
		return
	}
	if definition, _ := repo.Text("captain-definition"); strings.Contains(strings.ReplaceAll(definition, " ", ""), `"schemaVersion":1`) {
		d.become("caprover-src", "path", file)
	}
	isThere, isImage, found := d.app.hasFile(file), d.app.hasFile("Dockerfile"), repo.Elsewhere("Dockerfile")
	switch {
	case len(found) == 1 && !isImage && (isThere || !repository.Relevant(file)):
		d.become("copy-context", "file", file, "folder", found[0])
	case isThere:
	case path.Base(file) == "node_modules" && !isImage:
		d.become("modules-not-made")
	default:
		for _, tail := range []string{file, path.Join(path.Base(path.Dir(file)), path.Base(file))} {
			if found := repo.Elsewhere(tail); len(found) == 1 {
				d.become("copy-elsewhere", "found", path.Join(found[0], tail))
				return
			}
		}
	}
}

// lookForStage looks whether the last stage of a Dockerfile leaves out a file of the app, which it copies in parts.
func lookForStage(d *draft, file string) bool {
	repo := d.app.repo
	if repo == nil || d.building || paths.IsOutside(file) || paths.IsUnderModules(file) {
		return false
	}
	text, known := repo.Text(path.Join(repo.Folder(), "Dockerfile"))
	if !known || !strings.Contains(file, "/") && builtFolders.Has(file) {
		return false
	}
	if sources := copiedIn(text); len(sources) == 0 || reach(sources, file) {
		return false
	}
	first, _, _ := strings.Cut(file, "/")
	if d.become("image-lacks-file", "file", file, "from", first); strings.Contains(text, "/standalone") && path.Base(file) == "server.js" {
		d.become("next-standalone-folder")
	}
	return true
}

// lookForModulesInImage looks whether the last stage of a Dockerfile neither installs the packages of a folder nor copies them.
func lookForModulesInImage(d *draft, folder string) bool {
	modules := path.Join(folder, "node_modules")
	text, known := d.app.repo.Text(path.Join(d.app.repo.Folder(), "Dockerfile"))
	sources := copiedIn(text)
	stage := text[max(0, strings.LastIndex(text, "\nFROM ")):]
	if !known || len(sources) == 0 || reach(sources, modules) || ascii.ContainsAny(stage, []string{" install", "npm ci", "pnpm i "}) {
		return false
	}
	return d.become("image-lacks-modules", "folder", modules)
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
