package logs

import (
	"slices"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/repository"
)

// lookForBuildTool looks at a package manager of Python that the image of the app doesn't have.
func lookForBuildTool(d *draft, program string) bool {
	target, ok := platform.Lookup(d.platform)
	repo := d.app.repo
	if !ok || platform.IsCompiler(program) || d.building || d.isLocal() || repo != nil && repo.Declared(repository.Pip, program) != "" {
		return false
	}
	var has func(string) bool
	if repo != nil && repo.Complete() {
		has = d.app.hasFile
	}
	if lacks, _ := target.LacksTool(program, has); !lacks {
		return false
	}
	for _, line := range d.commandLines() {
		if run := program + " run"; wordAt(line, run) >= 0 {
			d.set("prefix", run)
			if l := d.app.commandLineOf(run); l != nil {
				d.set("holder", l.file)
			}
		}
	}
	d.become("build-tool-at-start")
	if d.found != nil {
		d.confirm = slices.Concat(d.found.Rules, d.confirm)
	}
	return true
}
