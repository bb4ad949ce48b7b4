package check

import (
	"path"
	"regexp"
	"strings"

	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/repository"
)

// alone is a web process that Heroku's buildpack for a language starts where there is no Procfile.
type alone struct {
	// manifest is that of the language, and only that language may be beside the Procfile.
	manifest string
	// command is what does the same, and its group what is of the app, which is makes sure of.
	command *regexp.Regexp
	is      func(r *repository.Repository, of string) bool
	// starts is what the buildpack starts, with {} for that group.
	starts string
}

const (
	ownPort   = `(?:\$PORT|\$\{PORT(?::-\d+)?\})`
	javaWords = `(?:-Dserver\.port=` + ownPort + ` |\$JAVA_OPTS |\$\{JAVA_OPTS\} )*`
)

// startsAlone are from heroku/heroku-buildpack-go bin/compile, heroku/heroku-buildpack-java and -gradle bin/release and lib/frameworks.sh,
// heroku/heroku-buildpack-scala and -clojure bin/release, heroku/heroku-buildpack-ruby lib/language_pack/rails4.rb and rack.rb, and
// heroku/heroku-buildpack-php bin/release. That for Node.js is RunsStart.
var startsAlone = []alone{
	{"go.mod", regexp.MustCompile(`^(?:(?:\./|/app/)?bin/)?([\w.-]+)$`), onlyGoProgram, "bin/{}"},
	{"pom.xml", regexp.MustCompile(`^java ` + javaWords + `-jar (?:\./)?target/([\w.*-]+\.jar)$`), startsBoot("pom.xml"), "java -jar {}"},
	{"build.gradle", regexp.MustCompile(`^java ` + javaWords + `-jar (?:\./)?build/libs/([\w.*-]+\.jar)$`), startsBoot("build.gradle"), "java -jar {}"},
	{"build.gradle.kts", regexp.MustCompile(`^java ` + javaWords + `-jar (?:\./)?build/libs/([\w.*-]+\.jar)$`), startsBoot("build.gradle.kts"), "java -jar {}"},
	{"build.sbt", regexp.MustCompile(`^(?:\./)?target/universal/stage/bin/([\w.-]+) -Dhttp\.port=` + ownPort + `$`), nil, "{}"},
	{"project.clj", regexp.MustCompile(`^java -jar target/([\w.-]+\.jar)$`), namesJar, "java -jar {}"},
	{"composer.json", regexp.MustCompile(`^(?:vendor/bin/)?(heroku-php-apache2)$`), nil, "{}"},
	{"index.php", regexp.MustCompile(`^(?:vendor/bin/)?(heroku-php-apache2)$`), nil, "{}"},
	{"Gemfile", regexp.MustCompile(`^(?:bundle exec |(?:\./)?bin/)?(rails) s(?:erver)?(?: -p ` + ownPort + `| -e (?:\$RAILS_ENV|production)| -b 0\.0\.0\.0)*$`), hasGem, "bin/rails server"},
	{"Gemfile", regexp.MustCompile(`^bundle exec (rack)up(?: config\.ru| -p ` + ownPort + `)*$`), hasGem, "rackup"},
}

// onlyGoProgram reports whether the only program of a module of Go has a name.
func onlyGoProgram(r *repository.Repository, name string) bool {
	programs := r.GoPrograms(r.Folder())
	return len(programs) == 1 && programs[0] == name
}

// startsBoot makes sure of an app of Spring Boot, by its build file.
func startsBoot(file string) func(*repository.Repository, string) bool {
	return func(r *repository.Repository, _ string) bool {
		text, _ := r.Text(path.Join(r.Folder(), file))
		return strings.Contains(text, "org.springframework.boot") && !strings.Contains(text, "webapp-runner")
	}
}

func namesJar(r *repository.Repository, jar string) bool {
	text, _ := r.Text(path.Join(r.Folder(), "project.clj"))
	return strings.Contains(text, `:uberjar-name "`+jar+`"`)
}

func hasGem(r *repository.Repository, name string) bool {
	app, known := r.App()
	return known && (app == platform.Rails) == (name == "rails") && app != platform.OtherApp
}

// StartsAlone is what a platform starts as web in place of a file that it doesn't read, if web is the only process of that file and does
// the same. Otherwise it is "".
func (g *Unit) StartsAlone(t *platform.Target) string {
	if !t.StartsWithout || t.Image || len(g.AllEntries) != 1 || g.AllEntries[0].Type != "web" || g.Repository == nil {
		return ""
	}
	text := strings.Join(strings.Fields(g.AllEntries[0].Command), " ")
	if g.Repository.LanguageOf(nil) == ecosystem.Node && g.RunsStart(text) {
		return "npm start"
	}
	if t.BuiltBy != platform.HerokuBuildpacks && t.BuiltBy != platform.Herokuish && t.BuiltBy != platform.HerokuCNB || g.Repository.SetsBuildpacks() {
		return ""
	}
	for i := range startsAlone {
		s := &startsAlone[i]
		m := s.command.FindStringSubmatch(text)
		if m == nil || !g.Repository.HasFile(s.manifest) || g.Repository.LanguageOf(nil) == "" {
			continue
		}
		if s.is == nil || s.is(g.Repository, m[1]) {
			return strings.ReplaceAll(s.starts, "{}", m[1])
		}
	}
	return ""
}
