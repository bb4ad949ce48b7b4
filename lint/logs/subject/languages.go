package subject

import (
	"cmp"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/logs/lex"
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/jsontext"
	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/repository"
)

// JavaBuildFiles are the files of the build tools of Java.
const JavaBuildFiles ecosystem.Words = "pom.xml build.gradle build.gradle.kts"

// OnlyForDevelopment is the package of a class, by its namespace, if only development has it, or "".
func OnlyForDevelopment(a *App, class string) string {
	vendor, rest, inNamespace := strings.Cut(class, `\`)
	if !inNamespace {
		return ""
	}
	own := Before(rest, `\`)
	return cmp.Or(onlyInRequireDev(a.Repo, ascii.Lower(vendor)), onlyInRequireDev(a.Repo, ascii.Lower(vendor+"/"+own)))
}

// Assembly is the only project file of .NET beside the Procfile, and the DLL that it makes where a command has another name of one, or "".
func Assembly(a *App, file string) (project, dll string) {
	projects := a.Repo.Files(a.Repo.Folder(), ".csproj")
	if path.Ext(file) != ".dll" || len(projects) != 1 {
		return "", ""
	}
	text := a.CodeAt(projects[0])
	name := repository.Assembly(projects[0], text)
	if name == "" || name+".dll" == path.Base(file) {
		return "", ""
	}
	return projects[0], name + ".dll"
}

// onlyInRequireDev is the package of a vendor, or with its name or this one, in require-dev of composer.json, or "" unless it's the only one of the vendor.
func onlyInRequireDev(repo *repository.Repository, vendor string) string {
	text, _ := repo.Text(path.Join(repo.Folder(), "composer.json"))
	manifest, err := jsontext.ParseObject(text)
	if err != nil {
		return ""
	}
	found := ""
	for _, kind := range []string{"require", "require-dev"} {
		for name := range manifest.Object(kind).Fields {
			if name = ascii.Lower(name); name != vendor && !strings.HasPrefix(name, vendor+"/") && !strings.HasSuffix(name, "/"+vendor) {
				continue
			}
			if kind == "require" || found != "" {
				return ""
			}
			found = name
		}
	}
	return found
}

// Declared is the first of some packages of Node.js or Python that the app asks for, or "".
func Declared(a *App, packages ecosystem.Words) string {
	return packages.First(func(pkg string) bool {
		return a.Repo.Declared(ecosystem.Node, pkg)+a.Repo.Declared(ecosystem.Python, pkg) != ""
	})
}

// BuildsApp reports whether a command of a script builds an app instead of serving it.
func BuildsApp(script string) bool {
	const builders ecosystem.Words = "webpack webpack-dev-server tsc gulp grunt parcel rollup ng"
	return builders.Has(ProgramOf(script)) || slices.Contains(strings.Fields(script), "build")
}

// ModuleOfJar is the folder of the module of Maven or Gradle whose name a jar starts with, or "".
func ModuleOfJar(repo *repository.Repository, tool, jar string) string {
	if tool == "" || lex.IsAbsolute(jar) {
		return ""
	}
	for _, folder := range repo.Elsewhere(tool) {
		if strings.HasPrefix(path.Base(jar), path.Base(folder)+"-") && !strings.HasPrefix(jar, folder+"/") {
			return folder
		}
	}
	return ""
}
