package logs

import (
	"path"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/platform"
)

// lookForCompiled looks at a file that a script of package.json or the compiler of TypeScript makes: which step is missing.
func lookForCompiled(d *draft, file string) bool {
	const code command.Words = ".js .mjs .cjs"
	repo := d.app.repo
	n := d.app.node()
	settings, typed := d.app.codeAt("tsconfig.json")
	out, first := outDir(settings), firstFolder(file)
	if n == nil || !repo.Complete() || path.Ext(file) != "" && !code.Has(path.Ext(file)) || !builtFolders.Has(first) && first != out {
		return false
	}
	d.set("file", file, "manifest", n.Path, "folder", out)
	build := n.Script("build")
	text, _ := d.app.codeAt("Dockerfile")
	switch {
	case build == "" && !typed:
		return false
	case build == "":
		d.set("build", "tsc")
		for _, name := range n.Scripts {
			if programOf(n.Script(name)) == "tsc" && !strings.Contains(n.Script(name), "noEmit") && !strings.Contains(n.Script(name), "-w") {
				d.set("build", d.nodeInstaller()+" run "+name)
			}
		}
		d.become("typescript-not-built")
		d.addScript(n.Path, "build", d.values["build"])
	case d.usesDockerfile() && strings.Contains(text, "FROM ") && !ascii.ContainsAny(text, []string{"build", "tsc"}):
		d.become("image-not-built")
		d.addBuildStep(text)
	case n.HasScript("heroku-postbuild") && !ascii.ContainsAny(n.Script("heroku-postbuild"), []string{"build", "tsc"}):
		d.become("postbuild-without-build")
	case out != "" && first != out && strings.HasPrefix(build, "tsc"):
		d.become("compiled-elsewhere")
	default:
		d.become("file-not-built")
	}
	return true
}

// fromBuilt is a path on another machine from its folder of built files on, if it has one.
func fromBuilt(file string) string {
	folders := strings.Split(file, "/")
	for i := len(folders) - 2; i > 0; i-- {
		if builtFolders.Has(folders[i]) {
			return strings.Join(folders[i:], "/")
		}
	}
	return file
}

// firstFolder is the first folder of a path.
func firstFolder(file string) string {
	first, _, _ := strings.Cut(file, "/")
	return first
}

// outDir is the folder into which the settings of TypeScript put the compiled files, or "".
func outDir(settings string) string {
	_, after, _ := strings.Cut(settings, `"outDir"`)
	_, value, _ := strings.Cut(after, `"`)
	value, _, ended := strings.Cut(value, `"`)
	if !ended {
		return ""
	}
	return strings.Trim(path.Clean(value), "./")
}

// usesDockerfile reports whether the app may run in the image of its Dockerfile.
func (d *draft) usesDockerfile() bool {
	_, ok := platform.Lookup(d.platform + ":dockerfile")
	return d.app.hasFile("Dockerfile") && (ok || d.platform == "" && d.first.Process == "")
}

// addBuildStep adds the fix that builds the app in its Dockerfile, in front of the command that starts it.
func (d *draft) addBuildStep(text string) {
	if ascii.ContainsAny(text, []string{"--omit", "production"}) { // the compiler isn't there
		return
	}
	step := "RUN " + d.nodeInstaller() + " run build"
	for number, row := range strings.Split(text, "\n") {
		if number > 0 && ascii.StartsWith(row, []string{"CMD ", "ENTRYPOINT "}) {
			d.fixes = append(d.fixes, Fix{Title: "Build the app in the `Dockerfile`", Path: "Dockerfile", Diff: inserted("Dockerfile", text, number, step)})
			return
		}
	}
}
