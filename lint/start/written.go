package start

import (
	"path"
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
	// beforeKeys are those of commands that run once before a deploy.
	beforeKeys ecosystem.Words = "preDeployCommand release_command"
	// elsewhereKeys are those of a folder or an image in which a command runs, and atRoot are values of the app's own.
	elsewhereKeys ecosystem.Words = "rootDir source_dir dockerfilePath dockerfile dockerfile_path path image"
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
		case value == "" || !keys.Has(key) && (table == "" || !keys.Has(table)):
		default:
			kind := typeOf(rows, i, column)
			if keys.Has(table) {
				kind = key
			}
			s := Start{Type: map[bool]string{true: "web", false: "worker"}[webTypes.Has(kind) && !beforeKeys.Has(key)], BeforeStart: beforeKeys.Has(key), quote: quote}
			s.write(before+strings.LastIndex(row, value), value)
			found = append(found, s)
		}
		before += len(row) + 1
	}
	return found
}

// inJSON are the commands in a file of JSON.
func inJSON(text string, keys ecosystem.Words) (found []Start) {
	for _, f := range fieldsIn(text) {
		value := text[f.at.Start:f.at.End]
		switch {
		case elsewhereKeys.Has(f.key) && value != "" && !atRoot.Has(value):
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
	for _, step := range [...]int{-1, 1} {
		for i := row; i >= 0 && i < len(rows); i += step {
			key, at, value, _ := Setting(rows[i])
			isFirst := strings.HasPrefix(strings.TrimSpace(rows[i]), "- ")
			switch {
			case key == "" || at > column:
				continue
			case step > 0 && i > row && (isFirst || at < column):
				return "web"
			case at < column && !isFirst:
				return key
			case at == column && key == "type":
				return value
			}
			if step < 0 && isFirst {
				break
			}
		}
	}
	return "web"
}
