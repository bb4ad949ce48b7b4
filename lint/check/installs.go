package check

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
)

// BringsItself are wrappers that install what they run, or have it elsewhere.
const BringsItself ecosystem.Words = "uv uvx pipx hatch rye pdm pixi conda mamba micromamba " + command.PackageRunners

const adding ecosystem.Words = "install i add enable inject"

// BeforeMain are the steps of a command before its main program.
func (v *View) BeforeMain() []command.Start {
	list := v.Programs()
	return list[:max(0, len(list)-1)]
}

// AnyInstalls reports whether a step installs a package that is meant, or one whose name isn't known.
func AnyInstalls(steps []command.Start, isMeant func(name string) bool) bool {
	return slices.ContainsFunc(steps, func(s command.Start) bool {
		at := slices.IndexFunc(s.Words, func(w command.Word) bool { return adding.Has(w.Value) })
		return at > 0 && slices.ContainsFunc(s.Words[at+1:], func(w command.Word) bool {
			name := strings.ToLower(w.Value)
			if end := strings.IndexAny(name, "[=<>~!;"); end >= 0 {
				name = name[:end]
			}
			if at := strings.LastIndexByte(name, '@'); at > 0 {
				name = name[:at]
			}
			return !w.Static || w.Value == "-r" || isMeant(name)
		})
	})
}

// otherScript are options that change which script of a package runs.
const otherScript ecosystem.Words = "--if-present --workspaces -ws -r --recursive --include-workspace-root"

// RunsOtherScript reports whether the options of a package manager may change which script it runs.
func RunsOtherScript(run *command.Run) bool {
	ref := run.Reference()
	return slices.ContainsFunc(run.Options, func(o command.Option) bool {
		return otherScript.Has(o.Name) || o.Range.Start < ref.Range.Start && !o.Known
	})
}
