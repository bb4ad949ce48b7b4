package repository

import (
	"path"
	"strings"

	"github.com/proclint/proclint/lint/command"
)

// GoModule is the name of the module in a folder, or "".
func (r *Repository) GoModule(folder string) string {
	text, _ := r.Text(path.Join(folder, "go.mod"))
	for row := range strings.Lines(text) {
		if module, ok := strings.CutPrefix(strings.TrimSpace(row), "module "); ok {
			return strings.TrimSpace(module)
		}
	}
	return ""
}

// GoProgram is the name of the program that Go makes of the main package in a folder with go.mod, or "". A number of a
// version at the end of the module's name isn't part of it. Source: go help install.
func (r *Repository) GoProgram(folder string) string {
	module := r.GoModule(folder)
	if module == "" {
		return ""
	}
	if last := path.Base(module); last[0] == 'v' && command.IsDigits(last[1:]) {
		module = path.Dir(module)
	}
	return path.Base(module)
}

// GoPrograms are the names of the programs that Go makes of the main packages of the module in a folder. That of the folder itself may
// be in any file, so it counts where no other one is seen.
func (r *Repository) GoPrograms(folder string) (names []string) {
	own := r.GoProgram(folder)
	if own == "" {
		return nil
	}
	for _, other := range r.Elsewhere("main.go") {
		if inside := strings.TrimPrefix("/"+other, path.Join("/", folder)+"/"); other != folder && (folder == "" || inside != "/"+other) {
			names = append(names, path.Base(other))
		}
	}
	if len(names) == 0 || r.IsFile(path.Join(folder, "main.go")) {
		names = append(names, own)
	}
	return names
}

// BuiltByImage is the folder of the package from which the Dockerfile beside the Procfile builds a program of Go.
func (r *Repository) BuiltByImage(program string) (folder string, found bool) {
	text, _ := r.Text(path.Join(r.folder, "Dockerfile"))
	for row := range strings.Lines(strings.ReplaceAll(text, "\\\n", " ")) {
		_, build, isBuild := strings.Cut(row, "go build ")
		build, _, _ = strings.Cut(build, "&&")
		_, after, named := strings.Cut(" "+build, " -o ")
		words := strings.Fields(after)
		if !isBuild || !named || len(words) == 0 || path.Base(words[0]) != program {
			continue
		}
		if folder = words[len(words)-1]; len(words) == 1 || path.Base(folder) == "main.go" {
			folder = path.Dir(strings.TrimPrefix(folder, words[0]))
		}
		return path.Join(r.folder, folder), true
	}
	return "", false
}
