package rules

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:         "install-at-start",
	Group:        check.CommandsGroup,
	Kind:         check.Slip,
	Title:        "Install or build at start",
	Reach:        check.InText,
	Applies:      check.ContainsAny("install", "build", " i ", " ci", "yarn", "sync", "package", "compile", "tsc", "webpack", "rollup", "tailwind", " run", "gradle", "mvn", "publish"),
	CheckCommand: checkInstallAtStart,
})

func checkInstallAtStart(p *check.Pass, v *check.View) {
	if check.IsRelease(p.IntendedType(v.Entry)) {
		return
	}
	if runningTypes.Has(v.Type) && !p.Variant() && check.OnlyBuilds(v.Programs()) && !slices.ContainsFunc(v.Programs(), watches) && isOnly(p, v.Type) {
		reportOnlyBuilds(p, v)
		return
	}
	s := v.StepsBefore(func(s command.Start) string {
		if strings.HasPrefix(p.ScriptText(check.Script(s)), "echo ") && !strings.ContainsAny(p.ScriptText(check.Script(s)), "&|;") {
			return ""
		}
		return check.BuildStep(s)
	})
	if len(s.Found) == 0 {
		reportCompiler(p, v)
		return
	}
	f := check.Finding{
		Range:    v.At(v.StepRange(s.Found[0])),
		Headline: prose.T("`%s` runs %s at every start", v.Type, text(s)),
		Effects: p.On(platform.Running).Of(v).Deployed().Except(func(t *platform.Target) bool {
			return check.OperatorsAreWords(t, v.Type) || lacksProgram(t, s.Names[0]) || t.HerokuImage && !t.Image && strings.HasPrefix(s.Names[0], "apt") // or it fails for lack of root rights
		}).Each(func(t *platform.Target) check.Effect { return slowStart(p, t, v) }),
		Help: prose.T("Move %s to the build, which runs once for each deploy.", text(s)),
	}
	inRoot := p.Repository == nil || v.Main() == nil || v.Main().Dir == "" // the build does nothing in another folder
	if inRoot && !slices.ContainsFunc(s.Found, func(i int) bool { return namesPackages(v.Programs()[i]) }) {
		f.Fixes = v.WithoutSteps(prose.Title("Remove %s", text(s)), s.Found)
	}
	p.Report(f)
}

// runningTypes are process types of which everybody expects that they keep running.
const runningTypes ecosystem.Words = "web worker clock scheduler bot beat"

// isOnly reports whether a file has only one process of a type. Several are reported as such.
func isOnly(p *check.Pass, processType string) bool {
	found := 0
	for _, e := range p.Entries() {
		if e.Type == processType {
			found++
		}
	}
	return found == 1
}

// watches reports whether a program goes on, and builds again after each change.
func watches(s command.Start) bool {
	return check.HasOption(s, "-w -cw --watch watch serve --serve dev")
}

// reportOnlyBuilds reports a process that ends once it has installed or built something. What a script does is only likely.
func reportOnlyBuilds(p *check.Pass, v *check.View) {
	effect := check.NewEffect(check.Error, platform.Crash, "`%s` exits as soon as this is done.", v.Type)
	if slices.ContainsFunc(v.Programs(), func(s command.Start) bool { return check.Script(s) != "" || s.Base == "make" }) {
		effect = effect.Likely()
	}
	p.Report(check.Finding{
		Range:    v.Entry.CommandRange,
		Headline: prose.T("`%s` only installs or builds, and then ends", v.Type),
		Effects:  p.On(platform.Running).Of(v).Deployed().All(effect),
		Help:     prose.T("Write the command that starts your app."),
	})
}

func slowStart(p *check.Pass, t *platform.Target, v *check.View) check.Effect {
	if p.GetsHTTP(t, v.Entry) && t.Port.Stops {
		return check.NewEffect(check.Warning, platform.Repeats, "Each start of `%s` takes longer, and fails beyond the time limit.", v.Type)
	}
	return check.NewEffect(check.Warning, platform.Repeats, "Each start of `%s` takes longer.", v.Type)
}

// lacksProgram reports whether another rule reports the compiler of a step.
func lacksProgram(t *platform.Target, step string) bool {
	program := check.FirstWord(step)
	lacks, _ := t.LacksTool(program, nil)
	return lacks && platform.IsCompiler(program)
}

// reportCompiler reports a program that compiles the app before it runs it.
func reportCompiler(p *check.Pass, v *check.View) {
	list := v.Programs()
	if len(list) == 0 || v.Main() == nil || list[len(list)-1].Name.Range != v.Main().Name.Range || p.DeepInFolders() {
		return
	}
	last := list[len(list)-1]
	name := last.Base + " run"
	if words := check.Operands(last); !compilers.Has(last.Base) || len(words) == 0 || words[0] != "run" {
		return
	}
	p.Report(check.Finding{
		Range:    v.At(v.StepRange(len(list) - 1)),
		Headline: prose.T("`%s` compiles the app at every start with `%s`", v.Type, name),
		Effects: p.On(platform.Running).Of(v).Deployed().Except(func(t *platform.Target) bool {
			return lacksProgram(t, name)
		}).Each(func(t *platform.Target) check.Effect { return slowStart(p, t, v) }),
		Help: prose.T("Compile the app in the build, and start the resulting program."),
	})
}

// namesPackages reports whether a step installs packages that it names, which no build does by itself.
func namesPackages(s command.Start) bool {
	words := check.Operands(s)
	return len(words) > 1 && (words[0] == "install" || words[0] == "i" || words[0] == "add") && !check.HasOption(s, "-r --requirement")
}

// text is the list of the names. It stays short with many of them.
func text(s check.StepList) prose.Text {
	if len(s.Names) > 2 {
		return prose.T("`%s` and %s more steps", s.Names[0], len(s.Names)-1)
	}
	return prose.T("%s", s.Names)
}

// compilers are programs whose sub-command run compiles the app first.
const compilers ecosystem.Words = "go cargo swift cabal stack crystal zig sbt gradle gradlew"
