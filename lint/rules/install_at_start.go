package rules

import (
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:       "install-at-start",
	Group:      check.CommandsGroup,
	Title:      "Install or build at start",
	Documented: installAtStartDocs{},
	Applies:    check.ContainsAny("install", "build", " i ", " ci", "yarn", "sync", "package", "compile"),
	Check:      checkInstallAtStart,
})

type installAtStartDocs struct{}

// Docs is the documentation.
func (installAtStartDocs) Docs() check.Docs {
	return check.Docs{
		Summary: "Finds a command that installs packages or builds the app before it starts the program.",
		Why: "A platform builds the app once, at deploy, and starts it often: after each restart, move, and change of scale. " +
			"The command runs at every start, so the app starts late, and fails while a package registry is down. Heroku " +
			"stops a web process that doesn't listen within 60 seconds. Do this work in the build instead, for example in the " +
			"buildpack or the Dockerfile. For Node.js, use the script `build` or `heroku-postbuild` of `package.json`.",
		Bad:  check.Sample{Text: "web: npm install && npm run build && npm start\n", Platforms: []string{"heroku"}},
		Good: check.Sample{Text: "web: npm start\n", Platforms: []string{"heroku"}},
		Logs: []string{"Error R10 (Boot timeout)", "R10", "Web process failed to bind to $PORT within 60 seconds of launch"},
		Sources: []string{"89CF/weather-app server/Procfile", "222hs/mq5 backend/Procfile", "00017589/mytushlikbot Procfile (in its history)",
			"Heroku Dev Center, The Procfile"},
	}
}

func checkInstallAtStart(p *check.Pass) {
	for _, v := range p.Candidates() {
		if check.IsRelease(p.IntendedType(v.Entry)) {
			continue
		}
		s := v.StepsBefore(check.BuildStep)
		if len(s.Found) == 0 {
			continue
		}
		f := check.Finding{
			Range:    v.At(v.StepRange(s.Found[0])),
			Headline: prose.T("`%s` runs %s at every start", v.Type, text(s)),
			Effects: p.On(platform.Running).Of(v).Deployed().Each(func(t *platform.Target) check.Effect {
				switch {
				case check.OperatorsAreWords(t):
					return check.Effect{}
				case p.GetsHTTP(t, v.Entry) && t.Port.Stops:
					return check.NewEffect(check.Warning, platform.Repeats, "Each start takes longer, and fails if it exceeds the platform's time limit.")
				}
				return check.NewEffect(check.Warning, platform.Repeats, "Each start takes longer.")
			}),
			Help: prose.T("Do this once, in the build."),
		}
		if !namesPackages(v, s.Found) {
			f.Fixes = v.WithoutSteps(prose.Title("Remove %s", text(s)), s.Found)
		}
		p.Report(f)
	}
}

// namesPackages reports whether one of the steps installs packages that it names, which no
// build does by itself.
func namesPackages(v *check.View, found []int) bool {
	for _, i := range found {
		s := v.Programs()[i]
		words := check.Operands(s)
		if len(words) > 1 && (words[0] == "install" || words[0] == "i" || words[0] == "add") && !hasWord(s.Args, "-r") && !hasWord(s.Args, "--requirement") {
			return true
		}
	}
	return false
}

func hasWord(words []command.Word, value string) bool {
	for _, w := range words {
		if w.Value == value {
			return true
		}
	}
	return false
}

// text is the list of the names. It stays short with many of them.
func text(s check.StepList) prose.Text {
	if len(s.Names) > 2 {
		return prose.T("`%s` and %s more steps", s.Names[0], len(s.Names)-1)
	}
	return prose.T("%s", s.Names)
}
