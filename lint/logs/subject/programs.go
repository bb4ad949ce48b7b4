package subject

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/dockerfile"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/logs/signal"
	"github.com/proclint/proclint/lint/platform"
)

// SplitVariable is the variable of whose name a program is the start, behind which is a space, or "": NPM CONFIG_PRODUCTION=false.
func SplitVariable(d *Subject, _ string) string {
	program := d.Values["program"]
	rest, ok := strings.CutPrefix(d.Values["started"], program+" ")
	name, _ := CutAssignment(rest)
	if !ok || name == "" || ascii.Lower(program) == program {
		return ""
	}
	return program + "_" + name
}

// ReadsProcfileInImage reports whether the platform may start a command of the Procfile in the app's image.
func (d *Subject) ReadsProcfileInImage() bool {
	target, ok := platform.Lookup(d.OnPlatform + ":dockerfile")
	return d.OnPlatform == "" || ok && target.Reads()
}

// IsOfImage reports whether no build chose the languages of the image that the program is in.
func (d *Subject) IsOfImage() bool {
	return d.Values["imageshell"] != "" || d.isOfContainer() && (d.App.Report == nil || d.App.Repo.HasFile("Dockerfile"))
}

// isOfContainer reports whether the one that starts containers wrote the message, and names itself or the container: the
// launcher of Cloud Native Buildpacks and programs in Go have the same words.
func (d *Subject) isOfContainer() bool {
	const starters ecosystem.Words = "runc docker crun"
	return starters.Has(d.By) && ascii.ContainsAny(d.First.Plain, []string{"container", "crun:"})
}

// LacksTool reports whether the image of the app surely lacks a package manager of Python.
func (d *Subject) LacksTool(program string) bool {
	target, ok := platform.Lookup(d.OnPlatform)
	if !ok || platform.IsCompiler(program) || d.Building || d.IsLocal() || d.App.Repo.Declared(ecosystem.Python, program) != "" {
		return false
	}
	var has func(string) bool
	if d.App.Repo.Complete() {
		has = d.App.Repo.HasFile
	}
	lacks, _ := target.LacksTool(program, has)
	return lacks
}

// OtherLanguage is the first language as which the platform builds an app of Python, and the file that shows it, or nil.
func (d *Subject) OtherLanguage() (built *platform.Detected, file string) {
	target, ok := platform.Lookup(d.OnPlatform)
	if !ok {
		return nil, ""
	}
	first, _, file := target.Detects(ecosystem.Python, d.App.Repo.HasFile)
	if first == nil || first.Language == ecosystem.Python {
		return nil, ""
	}
	return first, file
}

// SetVersionFile sets the file that asks for the version of a language or a tool, and how: in a build of the app's image, that's its Dockerfile.
func (d *Subject) SetVersionFile(name string) {
	name = Before(ascii.Lower(name), "@")
	of := ecosystem.VersionsOf(name)
	if of == nil {
		return
	}
	if (d.Building || d.InStage == signal.Build) && d.setImage(of.Images) {
		return
	}
	for _, f := range of.Files {
		if !d.App.Repo.HasFile(f.Name) {
			continue
		}
		for line := range strings.Lines(d.App.CodeAt(f.Name)) {
			if line = strings.TrimSpace(line); f.Start == "" || strings.HasPrefix(line, f.Start) {
				d.Set("file", f.Name, "asks", strings.TrimSuffix(line, ","))
				return
			}
		}
	}
	d.setImage(of.Images)
}

// setImage sets the line of a Dockerfile that starts from one of some images, and reports whether there is one.
func (d *Subject) setImage(images ecosystem.Words) bool {
	lines := d.imageLines(images)
	if len(lines) > 0 {
		d.Set("file", "Dockerfile", "asks", "FROM "+strings.Fields(lines[0].Text[lines[0].At:])[0])
	}
	return len(lines) > 0
}

// imageLines are the lines of a Dockerfile that start from one of some images, each with the place of the image.
func (d *Subject) imageLines(images ecosystem.Words) (lines []CommandLine) {
	text := d.App.CodeAt("Dockerfile")
	rows := strings.Split(text, "\n")
	for _, s := range dockerfile.Read(text).Stages {
		in := &s.Own[0]
		row := rows[in.Line-1]
		words := in.Words()
		if in.Word != "FROM" || len(words) == 0 || !strings.Contains(row, words[0]) {
			continue
		}
		name, _, _ := strings.Cut(words[0], ":")
		if slices.ContainsFunc(images.List(), func(image string) bool { return name == image || strings.HasSuffix(name, "/"+image) }) {
			lines = append(lines, CommandLine{File: "Dockerfile", Number: in.Line, Text: row, At: strings.Index(row, words[0])})
		}
	}
	return lines
}

// ofTools are images whose tags start with the version of a tool, and not of its language, or that aren't made any more.
var ofTools = []string{"composer:", "maven:", "gradle:", "openjdk:"}

// valueOf is a text, or the value for a hole.
func (d *Subject) valueOf(text string) string {
	if hole, isHole := strings.CutPrefix(text, "<"); isHole {
		return d.Values[strings.TrimSuffix(hole, ">")]
	}
	return text
}

// RaiseImage adds the fix of the lines of a Dockerfile that start from an older version of a language than the app asks for: "go 1.23".
func (d *Subject) RaiseImage(asked string) {
	name, wanted, _ := strings.Cut(asked, " ")
	name, wanted = d.valueOf(name), d.valueOf(wanted) // of which only numbers are written
	of := ecosystem.VersionsOf(ascii.Lower(name))
	if of == nil {
		return
	}
	var fix Fix
	for _, l := range d.imageLines(of.Images) {
		_, tag, _ := strings.Cut(strings.Fields(l.Text[l.At:])[0], ":")
		newer := NewerTag(tag, wanted)
		if newer == "" || ascii.ContainsAny(l.Text[l.At:], ofTools) {
			continue
		}
		l.At += strings.Index(l.Text[l.At:], ":") + 1
		if changed := Replace(d.App, &l, tag, newer); fix.Diff == "" {
			fix = changed
		} else {
			fix.join(changed)
		}
	}
	if fix.Diff != "" {
		d.Fixes = append(d.Fixes, fix)
	}
}
