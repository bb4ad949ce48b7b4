package logs

import (
	"path"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/platform"
)

// mayCompile reports whether a script of package.json or the compiler of TypeScript may make a file.
func (a *app) mayCompile(file string) bool {
	const code command.Words = ".js .mjs .cjs"
	settings, _ := a.codeAt("tsconfig.json")
	first, ext := firstFolder(file), path.Ext(file)
	return a.node() != nil && a.repo.Complete() && (ext == "" || code.Has(ext)) && (builtFolders.Has(first) || first == outDir(settings))
}

// typescriptBuild is the command that compiles TypeScript: the last script that does, or the compiler.
func (d *draft) typescriptBuild() string {
	n, build := d.app.node(), "tsc"
	for _, name := range n.Scripts {
		if script := n.Script(name); programOf(script) == "tsc" && !strings.Contains(script, "noEmit") && !strings.Contains(script, "-w") {
			build = d.nodeInstaller() + " run " + name
		}
	}
	return build
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
	_, ok := platform.Lookup(d.OnPlatform + ":dockerfile")
	return d.app.hasFile("Dockerfile") && (ok || d.OnPlatform == "" && d.First.Process == "")
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
