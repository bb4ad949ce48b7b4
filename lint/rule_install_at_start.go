package lint

import (
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
)

var _ = register(Rule{
	Name:       "install-at-start",
	Group:      CommandsGroup,
	Order:      20,
	Title:      "The app is installed or built when it starts",
	Documented: installAtStartDocs{},
	Suspects:   holding("install", "build", " i ", " ci", "yarn", "sync", "package", "compile"),
	Check:      checkInstallAtStart,
})

type installAtStartDocs struct{}

// Docs is the documentation.
func (installAtStartDocs) Docs() Docs {
	return Docs{
		Summary: "Packages are installed, or the app is built, before the program starts.",
		Why: "A platform builds the app once, at deploy, and starts it often: after each restart, move and change of scale. What " +
			"stands in the command runs at every start, so the app answers late, and fails when a registry is down. Heroku " +
			"stops a web process that does not listen within 60 seconds. The build belongs into the buildpack's build, for " +
			"Node.js into the scripts build or heroku-postbuild of package.json, or into the Dockerfile.",
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
		cs := p.judgeDeployed(v, func(t *platform.Target) (Severity, string) {
			if splitsOperators(t) {
				return None, ""
			}
			if p.getsHTTP(t, v.Entry) && t.Port.Stops {
				return Warning, "each start waits for it, and when that takes too long " + t.Port.OnMiss
			}
			return Warning, "each start waits for it"
		})
		f := Finding{
			Range:    v.at(v.span(s.found[0])),
			Concerns: cs,
			Message:  p.Sentence("The command of "+quote(v.Type)+" runs "+join(first(s.names, 3), "and")+" at every start", cs, "do it once, in the build"),
		}
		if !v.namesPackages(s.found) {
			f.Fixes = v.without("Take "+join(first(s.names, 3), "and")+" out of the command", s.found)
		}
		p.Report(f)
	}
}

// first is the first n of the words.
func first(words []string, n int) []string { return words[:min(n, len(words))] }

// namesPackages reports whether one of the steps installs what it names: no
// build would do that by itself.
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
	// many is set when it takes several of them, as in mvn clean package.
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

// buildStep says how a program installs or builds, "" where it does neither.
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

// startsToo reports whether a build tool is also told to run the app.
func startsToo(words []string) bool {
	for _, w := range words[1:] {
		if strings.Contains(w, "run") || strings.Contains(w, "Run") {
			return true
		}
	}
	return false
}
