package diagnosis

import (
	"strings"
)

// versionFile is a file in which an app asks for a version of a language: one of its lines starts with a text.
type versionFile struct{ name, start string }

// pythonFiles, rubyFiles and nodeFiles are those of a language, the one that goes before the others first.
var (
	pythonFiles = []versionFile{{"runtime.txt", ""}, {".python-version", ""}, {"Pipfile", "python_"}, {"mise.toml", "python"}, {".tool-versions", "python"}, {"pyproject.toml", "requires-python"}, {"pyproject.toml", "python ="}}
	rubyFiles   = []versionFile{{"Gemfile", "ruby "}, {"Gemfile", "ruby("}, {".ruby-version", ""}, {"mise.toml", "ruby"}, {".tool-versions", "ruby"}}
	nodeFiles   = []versionFile{{"package.json", `"node":`}, {".nvmrc", ""}, {".node-version", ""}, {"mise.toml", "node"}, {".tool-versions", "node"}}
)

// setVersionFile sets the file that asks for the version of a language.
func (d *draft) setVersionFile(files []versionFile) {
	for _, f := range files {
		if !d.app.hasFile(f.name) {
			continue
		}
		text, _ := d.app.codeAt(f.name)
		for line := range strings.Lines(text) {
			if f.start == "" || strings.HasPrefix(strings.TrimSpace(line), f.start) {
				d.set("file", f.name)
				return
			}
		}
	}
}

// lookForPythonVersion looks which file asks for a version of Python that doesn't exist: only runtime.txt has the word python
// in front of it.
func lookForPythonVersion(d *draft) {
	if number, isCapital := strings.CutPrefix(d.values["version"], "Python-"); isCapital {
		d.become("runtime-capital", "version", number)
		return
	}
	if d.setVersionFile(pythonFiles); strings.HasPrefix(d.values["version"], "python-") {
		d.set("file", "runtime.txt")
	}
}

// lookForRubyVersion looks which file asks for a version of Ruby that doesn't exist.
func lookForRubyVersion(d *draft) {
	if version := d.values["version"]; version != "" {
		d.set("version", strings.TrimPrefix(version, "ruby-"))
	}
	d.setVersionFile(rubyFiles)
}

// lookForAskedVersion looks which file asks for a version of a language that a build doesn't have.
func lookForAskedVersion(d *draft) {
	name := lower(d.values["language"] + " " + d.values["tool"])
	switch {
	case strings.Contains(name, "python"):
		d.setVersionFile(pythonFiles)
	case strings.Contains(name, "ruby"):
		d.setVersionFile(rubyFiles)
	case strings.Contains(name, "node"):
		d.setVersionFile(nodeFiles)
	}
}
