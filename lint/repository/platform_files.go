package repository

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/spelling"
)

// ConfigKey is a key of a platform's file whose value is known to be a path of the app, or one of a few words.
type ConfigKey struct {
	// Platform is the ID of the one that reads the file, or of one of its strategies.
	Platform string
	files    command.Words
	keys     command.Words
	// section is the key below which, in YAML, each value counts, or "".
	section string
	// not is in the file where the path is from another folder.
	not command.Words
	// Values are those that the platform takes, in lowercase. Without them it's a path.
	Values command.Words
	// upper says that the platform writes them in uppercase.
	upper bool
}

// configKeys are from caprover/caprover src/models/ICaptainDefinition.ts and src/utils/CaptainConstants.ts, docs.railway.com
// config-as-code/reference, render.com docs/blueprint-spec, docs.digitalocean.com app-platform/reference/app-spec, superfly/flyctl
// internal/appconfig/config.go, devcenter.heroku.com build-docker-images-heroku-yml, and cloudfoundry/docs-dev-guide
// deploy-apps/manifest-attributes.html.md.erb.
var configKeys = []ConfigKey{
	{"caprover", "captain-definition", "dockerfilePath", "", "", "", false},
	{"railway", "railway.json railway.toml", "dockerfilePath", "", "", "", false},
	{"render", "render.yaml", "rootDir", "", "repo:", "", false},
	{"render", "render.yaml", "dockerfilePath dockerContext", "", "repo: rootDir", "", false},
	{"digitalocean", ".do/app.yaml .do/deploy.template.yaml", "source_dir dockerfile_path", "", "", "", false},
	{"fly", "fly.toml", "dockerfile", "", "", "", false},
	{"heroku:container", "heroku.yml", "", "docker", "", "", false},
	{"railway", "railway.json railway.toml", "builder", "", "", "railpack nixpacks dockerfile heroku paketo", true},
	{"railway", "railway.json railway.toml", "restartPolicyType", "", "", "on_failure always never", true},
	{"render", "render.yaml", "runtime", "", "", "docker elixir go image node python ruby rust static", false},
	{"digitalocean", ".do/app.yaml .do/deploy.template.yaml", "environment_slug", "", "", "node-js python ruby go php hugo html", false},
	{"caprover", "captain-definition", "schemaVersion", "", "", "2", false},
	{"cloud-foundry", "manifest.yml manifest.yaml", "health-check-type", "", "", "port process http none", false},
}

// otherWords are what people write in place of values.
var otherWords = map[string]string{"nodejs": "node", "node.js": "node", "golang": "go", "py": "python", "javascript": "node", "1": "2", "on-failure": "on_failure"}

// keyAndValue is a key of JSON, TOML or YAML with its value.
var keyAndValue = regexp.MustCompile(`([\w-]+)["']?\s*[:=]\s*["']?([^\s"',{}\[\]#]+)`)

// ConfigMistake is a value in a platform's file that can't be right.
type ConfigMistake struct {
	Mistake
	*ConfigKey
	// Key is the one that has the value.
	Key string
}

// ConfigMistakes are the paths in the files of platforms that the app lacks, and the values that no platform knows and that are nearly one
// that it knows.
func (r *Repository) ConfigMistakes() (found []ConfigMistake) {
	for i := range configKeys {
		k := &configKeys[i]
		for _, name := range k.files.List() {
			file := path.Join(r.folder, name)
			text, known := r.Text(file)
			if !known || k.not != "" && k.not.AnyIn(text) || !r.Complete() {
				continue
			}
			inside := -1
			for number, row := range strings.Split(text, "\n") {
				trimmed := strings.TrimLeft(row, " ")
				depth := len(row) - len(trimmed)
				switch {
				case trimmed == "" || trimmed[0] == '#':
					continue
				case k.section != "" && strings.TrimRight(trimmed, " \r") == k.section+":":
					inside = depth
					continue
				case depth <= inside:
					inside = -1
				}
				for _, m := range keyAndValue.FindAllStringSubmatch(row, -1) {
					if len(found) < mostMissing && (k.keys.Has(m[1]) || inside >= 0 && m[1] != "target") {
						if right, isWrong := r.rightValue(k, m[2]); isWrong {
							found = append(found, ConfigMistake{Mistake{Path: file, Line: number + 1, Text: m[2], Right: right}, k, m[1]})
						}
					}
				}
			}
		}
	}
	return found
}

// rightValue is what was meant by a value, or "", and whether the value is wrong.
func (r *Repository) rightValue(k *ConfigKey, value string) (right string, isWrong bool) {
	if k.Values == "" {
		relative := strings.TrimPrefix(value, "/")
		if relative == "" || r.missing(relative) == "" {
			return "", false
		}
		return r.meantPath(relative), true
	}
	lower := strings.ToLower(value)
	if k.Values.Has(lower) || strings.ContainsAny(value, "$") {
		return "", false
	}
	if right = otherWords[lower]; !k.Values.Has(right) {
		right = spelling.LeastTypos(lower, k.Values.List())
	}
	for _, known := range k.Values.List() {
		if right == "" && len(lower) > 3 && (strings.HasPrefix(known, lower) || strings.HasPrefix(lower, known)) {
			right = known
		}
	}
	if k.upper {
		right = strings.ToUpper(right)
	}
	return right, right != ""
}

// meantPath is the path that was probably meant by a missing one: one near it, else the only Dockerfile in place of another one, or "".
func (r *Repository) meantPath(name string) (only string) {
	if near := r.Meant(name); near != "" || !strings.HasPrefix(path.Base(name), "Dockerfile") {
		return near
	}
	isOther := func(p string) bool { return strings.HasPrefix(path.Base(p), "Dockerfile") }
	if paths := slices.DeleteFunc(slices.Clone(r.Paths()), func(p string) bool { return !isOther(p) }); len(paths) == 1 {
		return r.inApp(paths[0], name)
	}
	return ""
}
