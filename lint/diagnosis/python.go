package diagnosis

import (
	"path"
	"strings"

	"github.com/proclint/proclint/lint/repository"
)

func lookForPythonModule(d *draft) {
	module, repo := d.values["module"], d.app.repo
	top, _, _ := strings.Cut(module, ".")
	if top != module && lookForNamesake(d, module) {
		return
	}
	switch {
	case strings.HasPrefix(module, "—") || strings.HasPrefix(module, "–"):
		d.set("program", module)
		d.become("run-dash")
		return
	case strings.HasSuffix(module, ".py"), strings.Contains(module, "/"):
		d.set("name", strings.ReplaceAll(strings.TrimSuffix(module, ".py"), "/", "."))
		d.become("module-file")
		return
	case pythonPackages.Has(top) || otherPipName(top) != "":
		d.set("package", pipName(top))
		d.become("module-package")
	}
	d.set("guess", pipName(top), "file", top+".py")
	if repo == nil || top == "" {
		return
	}
	folder := repo.Folder()
	if repo.IsFile(path.Join(folder, top+".py")) || repo.IsFolder(path.Join(folder, top)) {
		return
	}
	if spelled := repo.Spelled(path.Join(folder, top+".py")) + repo.Spelled(path.Join(folder, top)); spelled != "" {
		d.set("file", spelled)
		d.become("module-case")
		return
	}
	for _, tail := range []string{top + ".py", top + "/__init__.py"} {
		if found := repo.Elsewhere(tail); len(found) > 0 {
			d.set("folder", found[0], "option", "--chdir")
			if d.By == "uvicorn" {
				d.set("option", "--app-dir")
			}
			d.become("module-folder")
			return
		}
	}
	project, _ := repo.Text(path.Join(folder, "pyproject.toml"))
	if strings.HasPrefix(d.By, "python") && strings.Contains(project, `name = "`+top+`"`) {
		d.become("module-guessed")
		return
	}
	if !isPackage(top) && repo.Complete() && repo.Declared(repository.Pip, pipName(top)) == "" {
		d.set("file", strings.ReplaceAll(module, ".", "/")+".py")
		d.become("module-nowhere")
		return
	}
	notInRequirements(d, pipName(top), module)
}

// lookForOwnPip looks whether the requirements list pip, which then replaces the one that installs them.
func lookForOwnPip(d *draft) {
	if d.app.repo == nil {
		return
	}
	if manifest := d.app.repo.Declared(repository.Pip, "pip"); manifest != "" {
		d.set("manifest", manifest)
		d.certainty = Sure
	}
}
