package platform

// Detected is a language that a build looks for in the root folder of an app.
type Detected struct {
	// Language is its name in lowercase, Title the one for people.
	Language, Title string
	// Buildpack installs it.
	Buildpack string
	// Brings is a further language that it may install, or "".
	Brings string
	// Files are the names, with spaces between, of which one shows it.
	Files string
}

// herokuDetects are in the order of Heroku Dev Center, Buildpacks, Officially Supported Buildpacks: the first one that is
// found builds the app alone, unless the app's buildpacks are set.
var herokuDetects = []Detected{
	{"ruby", "Ruby", "heroku/ruby", "node", "Gemfile"}, // heroku/heroku-buildpack-ruby lib/language_pack/ruby.rb
	{"node", "Node.js", "heroku/nodejs", "", "package.json"},
	{"clojure", "Clojure", "heroku/clojure", "java", "project.clj"},
	// heroku/heroku-buildpack-python bin/detect, without the names of code.
	{"python", "Python", "heroku/python", "", "requirements.txt Pipfile pyproject.toml setup.py poetry.lock uv.lock runtime.txt .python-version Pipfile.lock pdm.lock setup.cfg " +
		"requirement.txt requirments.txt requeriments.txt requirements requirements.text requirements.txt.txt Requirements.txt"},
	{"java", "Java", "heroku/java", "", "pom.xml"},
	{"java", "Java", "heroku/gradle", "", "build.gradle build.gradle.kts"},
	{"php", "PHP", "heroku/php", "", "composer.json index.php"},
	{"go", "Go", "heroku/go", "", "go.mod"},
}
