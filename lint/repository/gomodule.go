package repository

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/dockerfile"
	"github.com/proclint/proclint/lint/ecosystem"
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

// GoMain is the file with the main function of a program, by the name with which a command in a folder starts it, or "".
func (r *Repository) GoMain(folder, name string) string {
	program := path.Base(name)
	isModule := r.GoModule(folder) != ""
	// Go names a program by the folder of its package, and that of the root by the module.
	if file := path.Join(folder, "cmd", program, "main.go"); isModule && r.IsFile(file) {
		return file
	}
	if isModule && r.GoProgram(folder) == program {
		return path.Join(folder, "main.go") // if there is one
	}
	if built := r.BuiltByImage(program); built != "" {
		return built
	}
	// No build makes another program, so this one is meant.
	isBare := !strings.Contains(strings.TrimPrefix(strings.TrimPrefix(name, "./"), "bin/"), "/")
	if isModule && isBare && len(r.GoPrograms(folder)) == 1 && r.IsFile(path.Join(folder, "main.go")) && !r.IsFile(path.Join(folder, name)) {
		return path.Join(folder, "main.go")
	}
	return ""
}

// goValues are the options of go build with a value. Source: go help build.
const goValues ecosystem.Words = "-o -p -C -ldflags -gcflags -asmflags -gccgoflags -tags -mod -modfile -installsuffix -buildmode -compiler -overlay -pkgdir -pgo -toolexec -covermode -coverpkg"

// BuiltByImage is the file with the main function from which the Dockerfile beside the Procfile builds a program of Go, or "".
func (r *Repository) BuiltByImage(program string) (file string) {
	text, _ := r.Text(path.Join(r.folder, "Dockerfile"))
	if !strings.Contains(text, "go build") && !strings.Contains(text, "go install") {
		return ""
	}
	image := dockerfile.Read(text)
	names := image.CopiedAs(program)
	for _, s := range image.Stages {
		for _, in := range s.Own {
			if in.Word != "RUN" {
				continue
			}
			for _, built := range r.goBuilds(s, &in) {
				switch {
				case !slices.Contains(names, built.program):
				case file != "" && file != built.file:
					return "" // it isn't known which one is meant
				default:
					file = built.file
				}
			}
		}
	}
	return file
}

// goBuild is a program that a step of an image builds, and the file with its main function.
type goBuild struct{ program, file string }

// goBuilds are the programs of Go that an instruction of a stage builds.
func (r *Repository) goBuilds(s *dockerfile.Stage, in *dockerfile.Instruction) (found []goBuild) {
	folder := in.Folder
	for _, call := range command.Parse(in.Text()).Calls {
		var words []string
		for _, w := range call.Words {
			words = append(words, w.Value)
		}
		if len(words) == 2 && words[0] == "cd" {
			folder = dockerfile.In(folder, words[1])
		}
		at := slices.Index(words, "go")
		if at < 0 || at+1 >= len(words) || words[at+1] != "build" && words[at+1] != "install" {
			continue
		}
		output, of := goArguments(words[at+2:])
		for _, from := range append(s.Sources(folder), in.Mounted()...) {
			main := r.goPackage(path.Join(r.folder, from), of)
			if main == "" {
				continue
			}
			program := path.Base(output)
			if output == "" || strings.HasSuffix(output, "/") {
				program = cmp.Or(r.GoProgram(path.Dir(main)), path.Base(path.Dir(main)))
			}
			if b := (goBuild{program, main}); !slices.Contains(found, b) {
				found = append(found, b)
			}
		}
	}
	return found
}

// goArguments are the output and the package among the words of go build.
func goArguments(words []string) (output, of string) {
	of = "."
	for i := 0; i < len(words); i++ {
		name, value, joined := strings.Cut(words[i], "=")
		switch {
		case !strings.HasPrefix(name, "-"):
			of = words[i]
		case !joined && goValues.Has(name) && i+1 < len(words):
			i++
			value = words[i]
			fallthrough
		default:
			if name == "-o" {
				output = value
			}
		}
	}
	return output, of
}

// goPackage is the file with the main function of a package, by its name in a folder, or "".
func (r *Repository) goPackage(folder, of string) string {
	if module := r.GoModule(folder); module != "" && strings.HasPrefix(of, module) {
		of = "." + strings.TrimPrefix(of, module)
	}
	if path.Ext(of) == ".go" {
		of = path.Dir(of)
	}
	if file := path.Join(folder, of, "main.go"); r.IsFile(file) {
		return file
	}
	return ""
}
