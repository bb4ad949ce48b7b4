package repository

import (
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/ecosystem"
)

const dotnetProjects ecosystem.Words = ".csproj .fsproj .vbproj"

// DotnetProject is the folder of the only .NET project whose app has a name.
func (r *Repository) DotnetProject(name string) (folder string, found bool) {
	for _, ending := range dotnetProjects.List() {
		if r.IsFile(name + ending) {
			return "", true
		}
		if folders := r.Elsewhere(name + ending); len(folders) == 1 {
			return folders[0], true
		}
	}
	return "", false
}

// Assembly is the name that a project of .NET gives to what it makes, by the text of its file, or "" where that isn't known.
func Assembly(file, text string) string {
	before, after, named := strings.Cut(text, "<AssemblyName>")
	name, rest, _ := strings.Cut(after, "</AssemblyName>")
	switch name = strings.TrimSpace(name); {
	case text == "", strings.Contains(name, "$("), strings.Contains(before+rest, "<AssemblyName"):
		return ""
	case !named:
		return strings.TrimSuffix(path.Base(file), path.Ext(file))
	}
	return name
}

// These are in projects that make a program, and in those that make none, or one of tests.
// Source: dotnet/docs docs/core/project-sdk/overview.md and msbuild-props.md.
const (
	runsDotnet    ecosystem.Words = `"Microsoft.NET.Sdk.Web" "Microsoft.NET.Sdk.Worker" <OutputType>Exe<`
	runsNoProgram ecosystem.Words = "<OutputType>Library< Microsoft.NET.Test.Sdk <IsTestProject>true"
)

// DotnetProgram is the name of the only program that the projects of .NET make, where none has or makes another name; or "".
func (r *Repository) DotnetProgram(other string) (only string) {
	if !r.Complete() || slices.ContainsFunc(dotnetShared.List(), r.mayNameAssemblies) {
		return ""
	}
	for _, file := range r.Paths() {
		if !dotnetProjects.Has(path.Ext(file)) {
			continue
		}
		text, _ := r.Text(file)
		name := Assembly(file, text)
		switch {
		case name == "", name == other, strings.Contains(text, `="`+other+`"`):
			return ""
		case !runsDotnet.AnyIn(text) || runsNoProgram.AnyIn(text):
		case only != "":
			return ""
		default:
			only = name
		}
	}
	return only
}

// mayNameAssemblies reports whether a file of shared settings may name what projects make, or say which of them are programs.
func (r *Repository) mayNameAssemblies(name string) bool {
	const names ecosystem.Words = "AssemblyName OutputType"
	return slices.ContainsFunc(append(r.Elsewhere(name), ""), func(folder string) bool {
		file := path.Join(folder, name)
		text, known := r.Text(file)
		return r.IsFile(file) && (!known || names.AnyIn(text))
	})
}
