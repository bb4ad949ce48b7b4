package lint

import (
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = register(Rule{
	Name:       "install-at-start",
	Group:      CommandsGroup,
	Title:      "Install or build at start",
	Documented: installAtStartDocs{},
	Suspects:   holding("install", "build", " i ", " ci", "yarn", "sync", "package", "compile"),
	Check:      checkInstallAtStart,
})

type installAtStartDocs struct{}

// Docs is the documentation.
func (installAtStartDocs) Docs() Docs {
	return Docs{
		Summary: "Finds a command that installs packages or builds the app before it starts the program.",
		Why: "A platform builds the app once, at deploy, and starts it often: after each restart, move, and change of scale. " +
			"The command runs at every start, so the app starts late, and fails while a package registry is down. Heroku " +
			"stops a web process that doesn't listen within 60 seconds. Do this work in the build instead, for example in the " +
			"buildpack or the Dockerfile. For Node.js, use the script `build` or `heroku-postbuild` of `package.json`.",
		Bad:  Sample{Text: "web: npm install && npm run build && npm start\n", Platforms: []string{"heroku"}},
		Good: Sample{Text: "web: npm start\n", Platforms: []string{"heroku"}},
		Logs: []string{"Error R10 (Boot timeout)", "R10", "Web process failed to bind to $PORT within 60 seconds of launch"},
		Sources: []string{"89CF/weather-app server/Procfile", "222hs/mq5 backend/Procfile", "00017589/mytushlikbot Procfile (in its history)",
			"Heroku Dev Center, The Procfile"},
	}
}

func checkInstallAtStart(p *Pass) {
	for _, v := range p.suspects() {
		if isRelease(p.typeOf(v.Entry)) {
			continue
		}
		s := v.stepsBefore(buildStep)
		if len(s.found) == 0 {
			continue
		}
		f := Finding{
			Range:    v.at(v.span(s.found[0])),
			Headline: prose.T("`%s` runs %s at every start", v.Type, s.text()),
			Effects: p.On(platform.Running).Of(v).Deployed().Each(func(t *platform.Target) Effect {
				switch {
				case splitsOperators(t):
					return Effect{}
				case p.getsHTTP(t, v.Entry) && t.Port.Stops:
					return effect(Warning, platform.Repeats, "Each start takes longer, and fails if it exceeds the platform's time limit.")
				}
				return effect(Warning, platform.Repeats, "Each start takes longer.")
			}),
			Help: prose.T("Do this once, in the build."),
		}
		if !v.namesPackages(s.found) {
			f.Fixes = v.without(prose.Title("Remove %s", s.text()), s.found)
		}
		p.Report(f)
	}
}

// namesPackages reports whether one of the steps installs packages that it names, which no
// build does by itself.
func (v *commandView) namesPackages(found []int) bool {
	for _, i := range found {
		s := v.programs()[i]
		words := operands(s)
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

// buildTools are programs with the sub-commands that install or build.
var buildTools = []struct {
	names, subs command.Words
	// many is set if the program takes several of them, as in mvn clean package.
	many bool
}{
	{"npm", "install i ci clean-install", false},
	{"pnpm bun", "install i add", false},
	{"yarn", "install add", false},
	{"pip pip3", "install", false},
	{"bundle bundler", "install", false},
	{"composer", "install update", false},
	{"poetry pipenv", "install", false},
	{"uv", "sync", false},
	{"mvn mvnw", "install package compile verify", true},
	{"gradle gradlew", "build assemble bootJar shadowJar installDist stage", true},
	{"go cargo next vite nuxt nuxi ng react-scripts webpack", "build", false},
	{"dotnet", "build publish restore", false},
	{"mix", "deps.get compile assets.deploy", false},
	{"rake rails", "assets:precompile", false},
	{"apt-get apt", "install update", false},
}

// buildStep is how a program installs or builds, or "".
func buildStep(s command.Start) string {
	words := operands(s)
	if s.Base == "yarn" && len(words) == 0 && len(s.Args) == 0 {
		return "yarn"
	}
	if name := script(s); name == "build" || strings.HasPrefix(name, "build:") || name == "heroku-postbuild" {
		return s.Base + " " + words[0] + strings.TrimPrefix(" "+name, " "+words[0])
	}
	if len(words) == 0 {
		return ""
	}
	for _, tool := range buildTools {
		if !tool.names.Has(s.Base) || startsToo(words) {
			continue
		}
		goals := words[:1]
		if tool.many {
			goals = words
		}
		for _, goal := range goals {
			if tool.subs.Has(goal) {
				return s.Base + " " + goal
			}
		}
	}
	return ""
}

// startsToo reports whether a build tool also runs the app.
func startsToo(words []string) bool {
	for _, w := range words[1:] {
		if strings.Contains(w, "run") || strings.Contains(w, "Run") {
			return true
		}
	}
	return false
}
