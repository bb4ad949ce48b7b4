package repository

import (
	"cmp"
	"github.com/proclint/proclint/lint/ecosystem"
	"path"
	"strings"

	"github.com/proclint/proclint/lint/jsontext"
)

// telling are the names of sources and of manifests that say what the app is.
const telling ecosystem.Words = "app.py tasks.py celery.py main.py server.py run.py wsgi.py asgi.py application.py celery.py bot.py worker.py clock.py streamlit_app.py manage.py app.js index.js main.js server.js go.mod Cargo.toml pom.xml build.gradle build.gradle.kts composer.json"

// Telling reports whether the content of a file helps to write a Procfile, or says what starts or where its server listens.
func Telling(p string) bool {
	p = clean(p)
	isScript := scriptEndings.Has(path.Ext(p)) || runnerFiles.Has(path.Base(p)) || path.Dir(p) == "bin" && path.Ext(p) == ""
	return (telling.Has(path.Base(p)) || isScript) && strings.Count(p, "/") <= 1 && (!Built(p) || path.Dir(p) == "bin")
}

// runnerFiles have the commands that make and just run. Scripts with scriptEndings, or in the folder bin, start an app or configure its server.
const (
	runnerFiles   ecosystem.Words = "Makefile makefile GNUmakefile justfile Justfile .justfile"
	scriptEndings ecosystem.Words = ".sh .bash .conf"
)

// Declared is the path of the manifest beside the Procfile, or included by it, in which the app itself asks for a package of an
// ecosystem with exactly that name; "" when none is known to. What only comes along with another package is not declared.
func (r *Repository) Declared(by, pkg string) string {
	switch by {
	case ecosystem.Python:
		names := func(text string) bool { return tomlNames(text, pipName(pkg)) }
		requirements := r.requirementsThatName(path.Join(r.folder, "requirements.txt"), pipName(pkg), map[string]bool{})
		return cmp.Or(requirements, r.declaredIn("Pipfile", names), r.declaredIn("pyproject.toml", names))
	case ecosystem.Ruby:
		return r.declaredIn("Gemfile", func(text string) bool { return gemfileNames(text, pkg) })
	case ecosystem.Elixir:
		return r.declaredIn("mix.exs", func(text string) bool {
			return strings.Contains(strings.ReplaceAll(withoutComments(text), " ", ""), "{:"+pkg+",")
		})
	case ecosystem.Node:
		return r.declaredIn("package.json", func(text string) bool {
			return jsonNames(text, "dependencies", pkg) || jsonNames(text, "devDependencies", pkg)
		})
	}
	return r.declaredIn("composer.json", func(text string) bool { return jsonNames(text, "require", pkg) })
}

func (r *Repository) declaredIn(name string, names func(text string) bool) string {
	file := path.Join(r.folder, name)
	if text, known := r.Text(file); known && names(text) {
		return file
	}
	return ""
}

// requirementsThatName is the requirements file, that one or one that it includes, that names a package; those that were seen are not read again.
func (r *Repository) requirementsThatName(file, pkg string, seen map[string]bool) string {
	text, known := r.Text(file)
	if !known || seen[file] {
		return ""
	}
	seen[file] = true
	for line := range strings.Lines(withoutComments(text)) {
		line = strings.TrimSpace(line)
		if isRequirement(line, pkg) {
			return file
		}
		option, value := requirementOption(line)
		if option != "-r" && option != "--requirement" {
			continue
		}
		if found := r.requirementsThatName(path.Join(parent(file), value), pkg, seen); found != "" {
			return found
		}
	}
	return ""
}

// isRequirement reports whether a requirement, such as "Django[x]>=5; …", is for a package.
func isRequirement(text, pkg string) bool {
	end := 0
	for end < len(text) && (isNamePart(text[end]|0x20) || text[end] == '-' || text[end] == '_' || text[end] == '.') {
		end++
	}
	return pipName(text[:end]) == pkg && (end == len(text) || strings.IndexByte(" \t[<>=!~;@(,", text[end]) >= 0)
}

// pipName is the name of a package as pip compares it.
func pipName(name string) string { return strings.ReplaceAll(folded(name), ".", "-") }

// tomlNames reports whether a Pipfile or a pyproject.toml names a package among what the app needs wherever it runs.
func tomlNames(text, pkg string) bool {
	table := ""
	listed := false // between the brackets of the dependencies of a project
	for line := range strings.Lines(withoutComments(text)) {
		line = strings.TrimSpace(line)
		key, value, _ := strings.Cut(line, "=")
		key = strings.TrimSpace(key)
		switch {
		case listed:
			value = line
		case strings.HasPrefix(line, "["):
			table = line
			continue
		case table == "[packages]" || table == "[tool.poetry.dependencies]":
			if pipName(strings.Trim(key, `"'`)) == pkg {
				return true
			}
			continue
		case table == "[project]" && key == "dependencies":
			listed = true
		}
		if listed {
			var named bool
			if named, listed = listNames(value, pkg); named {
				return true
			}
		}
	}
	return false
}

// listNames looks for a requirement among the strings of a line of a list, and reports whether the list goes on in the next one.
func listNames(line, pkg string) (named, open bool) {
	for line != "" {
		at := strings.IndexAny(line, `"']`)
		if at < 0 || line[at] == ']' {
			return false, at < 0
		}
		text, rest, closed := strings.Cut(line[at+1:], line[at:at+1])
		if isRequirement(text, pkg) {
			return true, false
		}
		if !closed {
			return false, false
		}
		line = rest
	}
	return false, true
}

func gemfileNames(text, gem string) bool {
	for line := range strings.Lines(withoutComments(text)) {
		rest, ok := strings.CutPrefix(strings.TrimSpace(line), "gem")
		rest = strings.TrimLeft(rest, " \t(")
		if ok && (strings.HasPrefix(rest, `"`+gem+`"`) || strings.HasPrefix(rest, "'"+gem+"'")) {
			return true
		}
	}
	return false
}

// jsonNames reports whether a package is a key of an object in a JSON manifest.
func jsonNames(text, kind, pkg string) bool {
	manifest, err := jsontext.ParseObject(text)
	return err == nil && manifest.Object(kind).Has(pkg)
}

// IsList reports whether a manifest is a list of packages to which a person adds lines, without what a program wrote.
func (r *Repository) IsList(manifest string) bool {
	text, known := r.Text(manifest)
	isWritten := strings.Contains(text, "--hash=") || strings.Contains(strings.ToLower(text), "autogenerated")
	return known && !isWritten && (path.Ext(manifest) == ".txt" || path.Base(manifest) == "Gemfile")
}
