package start

import (
	"math"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/ecosystem"
)

// startKeys are the keys of commands in the files of platforms. In the table in brackets, each key is a process type.
var startKeys = map[string]ecosystem.Words{
	"railway.json": "startCommand preDeployCommand", "railway.toml": "startCommand preDeployCommand", "railpack.json": "startCommand",
	"nixpacks.toml": "cmd", "zbpack.json": "start_command", "render.yaml": "startCommand dockerCommand preDeployCommand",
	"manifest.yml": "command", "manifest.yaml": "command", "app.yaml": "entrypoint", ".do/app.yaml": "run_command",
	".do/deploy.template.yaml": "run_command", "fly.toml": "[processes] release_command",
}

// unreadKeys are the texts at the start of a row by which other files of platforms have commands.
var unreadKeys = map[string]string{"heroku.yml": "\nrun:", "convox.yml": "\nservices:", ".upsun/config.yaml": "\napplications:", ".platform.app.yaml": "\nweb:"}

const (
	// buildKeys are those of a command that builds the app, beside that of one that starts.
	buildKeys ecosystem.Words = "buildCommand"
	// beforeKeys are those of commands that run once before a deploy.
	beforeKeys ecosystem.Words = "preDeployCommand release_command"
	// folderKeys are those of the folder in which a service is built and runs, and elsewhereKeys those of an image, or of a folder in ways that
	// aren't known. atRoot are values of the app's own.
	folderKeys    ecosystem.Words = "rootDir source_dir"
	elsewhereKeys ecosystem.Words = "dockerfilePath dockerfile dockerfile_path path image"
	atRoot        ecosystem.Words = ". ./ / Dockerfile ./Dockerfile"
	// webTypes are the values of type, or the names of lists and processes, of what gets requests.
	webTypes ecosystem.Words = "web app services applications processes deploy start"
)

// In are the commands in a file whose texts are in one row. Where they run in another folder than the app's, there is one without its text.
func In(name, text string) (found []Start) {
	rows := strings.Split(text, "\n")
	if path.Base(name) == imageFile {
		return imageStart(text, rows)
	}
	keys := startKeys[name]
	if path.Ext(name) == ".json" {
		return inJSON(text, keys)
	}
	table := ""
	before := 0 // the bytes of the rows before
	for i, row := range rows {
		if trimmed := strings.TrimSpace(row); strings.HasPrefix(trimmed, "[") {
			table, _, _ = strings.Cut(trimmed, "]")
			table += "]"
		}
		key, column, value, quote := Setting(row)
		switch {
		case elsewhereKeys.Has(key) && value != "" && !atRoot.Has(value):
			return []Start{{Type: "web"}}
		case value == "" || !keys.Has(key) && !(buildKeys.Has(key) && name == "render.yaml") && (table == "" || !keys.Has(table)):
		default:
			kind := typeOf(rows, i, column)
			if keys.Has(table) {
				kind = key
			}
			s := Start{Type: map[bool]string{true: "web", false: "worker"}[webTypes.Has(kind) && !beforeKeys.Has(key)], BeforeStart: beforeKeys.Has(key), quote: quote}
			if s.Builds = buildKeys.Has(key); s.Builds {
				s.Type, s.BeforeStart = "build", true
			}
			s.write(before+strings.LastIndex(row, value), value)
			s.built(rows, i, column)
			s.Folder = strings.TrimPrefix(path.Clean("/"+beside(rows, i, column, folderKeys)), "/")
			found = append(found, s)
		}
		before += len(row) + 1
	}
	if !slices.ContainsFunc(found, func(s Start) bool { return !s.Builds }) {
		return nil
	}
	return found
}

// installsNode are the steps that leave out devDependencies where NODE_ENV is production. Sources: npm documentation, npm-install; pnpm documentation,
// pnpm install; Yarn 1 documentation, yarn install.
var installsNode = regexp.MustCompile(`(?:^|[&;|] *)(?:npm (?:ci|install|i)|yarn|yarn install|pnpm (?:install|i))(?: --?[\w-]+)* *(?:$|[&;|])`)

// built says what the build of the item of a list installs, of which a row has a key.
func (s *Start) built(rows []string, row, column int) {
	build := beside(rows, row, column, buildKeys)
	if only, any := onlyInstalls(build); only && any {
		s.Listed = true
	}
	first, end := itemAt(rows, row, column)
	item := strings.Join(rows[first:end], "\n")
	keepsDev := strings.Contains(build, "dev") || strings.Contains(build, "prod") || strings.Contains(item, "NPM_CONFIG") || strings.Contains(item, "YARN_")
	s.Production = production.MatchString(item) && installsNode.MatchString(build) && !keepsDev
}

var production = regexp.MustCompile(`key: *["']?NODE_ENV["']? *\n *value: *["']?production\b|value: *["']?production["']? *\n *key: *["']?NODE_ENV\b`)

// inJSON are the commands in a file of JSON.
func inJSON(text string, keys ecosystem.Words) (found []Start) {
	for _, f := range fieldsIn(text) {
		value := text[f.at.Start:f.at.End]
		switch {
		case (elsewhereKeys.Has(f.key) || folderKeys.Has(f.key)) && value != "" && !atRoot.Has(value):
			return []Start{{Type: "web"}}
		case value == "" || !keys.Has(f.key):
			continue
		}
		s := Start{Type: "web", BeforeStart: beforeKeys.Has(f.key), quote: `"`, Range: f.at}
		if s.BeforeStart {
			s.Type = "worker"
		}
		s.writeEscaped(text)
		found = append(found, s)
	}
	return found
}

// Setting is the key of a row of JSON, TOML or YAML, and the text behind it, without quotes. It is "" where the row has no simple text.
func Setting(row string) (key string, column int, value, quote string) {
	from := strings.TrimLeft(row, " \t{-\"")
	at := strings.IndexAny(from, ":=")
	if at < 0 || strings.HasPrefix(strings.TrimSpace(row), "#") {
		return "", 0, "", ""
	}
	key, value = strings.Trim(from[:at], "\" '"), strings.TrimSpace(from[at+1:])
	column = len(row) - len(from)
	if value == "" {
		return key, column, "", ""
	}
	if quote = value[:1]; quote != `"` && quote != "'" {
		value, _, _ = strings.Cut(value, " #")
		if strings.ContainsAny(quote, "|>&*![{#@") {
			return key, column, "", ""
		}
		return key, column, strings.TrimSpace(value), ""
	}
	value, after, closed := strings.Cut(value[1:], quote)
	if after = strings.TrimSpace(after); !closed || strings.Contains(value, `\`) || after != "" && !strings.ContainsAny(after[:1], ",#}") {
		return key, column, "", ""
	}
	return key, column, value, quote
}

// typeOf is the type of the item of a list of which a row has a key, or the name of the list.
func typeOf(rows []string, row, column int) string {
	if kind := beside(rows, row, column, "type"); kind != "" {
		return kind
	}
	for i := row; i >= 0; i-- {
		if key, at, _, _ := Setting(rows[i]); key != "" && at < column && !startsItem(rows[i]) {
			return key
		}
	}
	return "web"
}

// startsItem reports whether a row of YAML has the first key of an item of a list.
func startsItem(row string) bool { return strings.HasPrefix(strings.TrimSpace(row), "- ") }

// beside is the value of the first of some keys in the item of a list of which a row has a key in a column, or "".
func beside(rows []string, row, column int, keys ecosystem.Words) string {
	first, end := itemAt(rows, row, column)
	for _, r := range rows[first:end] {
		if key, at, value, _ := Setting(r); at == column && keys.Has(key) && value != "" {
			return value
		}
	}
	return ""
}

// itemAt are the rows of the item of a list of which a row has a key in a column.
func itemAt(rows []string, row, column int) (first, end int) {
	first, end = row, row+1
	for first > 0 && !(startsItem(rows[first]) && columnOf(rows[first]) == column) && columnOf(rows[first]) >= column {
		first--
	}
	for end < len(rows) && !(startsItem(rows[end]) && columnOf(rows[end]) == column) && columnOf(rows[end]) >= column {
		end++
	}
	return first, end
}

// columnOf is the column of the key of a row. A row without one is in no item that ends there.
func columnOf(row string) int {
	if key, at, _, _ := Setting(row); key != "" {
		return at
	}
	return math.MaxInt
}
