package correct

import (
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/dockerfile"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/repository"
)

// startKeys are the keys of commands in the files of platforms. In the table in brackets, each key is a process type.
var startKeys = map[string]command.Words{
	"railway.json": "startCommand preDeployCommand", "railway.toml": "startCommand preDeployCommand", "railpack.json": "startCommand",
	"nixpacks.toml": "cmd", "zbpack.json": "start_command", "render.yaml": "startCommand dockerCommand preDeployCommand",
	"manifest.yml": "command", "manifest.yaml": "command", "app.yaml": "entrypoint", ".do/app.yaml": "run_command",
	".do/deploy.template.yaml": "run_command", "fly.toml": "[processes] release_command",
}

const (
	// elsewhereKeys are those of a folder or an image in which a command runs, and atRoot are values of the app's own.
	elsewhereKeys command.Words = "rootDir source_dir dockerfilePath dockerfile dockerfile_path path image"
	atRoot        command.Words = ". ./ / Dockerfile ./Dockerfile"
	// webTypes are the values of type, or the names of lists and processes, of what gets requests.
	webTypes command.Words = "web app services applications processes deploy start"
	// plainImages have a language, and no files of an app.
	plainImages command.Words = "python node bun deno"
)

// start is a command in a file of a platform. Its text has the bytes of the file from a place in a row on.
type start struct {
	row, at int
	text    string
	isWeb   bool
	// quote is around the text, and list is whether the text was a list of words, of which spaces took the place of the rest.
	quote string
	list  bool
}

// commandProblems are what is wrong with the commands in files of platforms, which each platform runs as those of a Procfile.
func commandProblems(in *lint.Input, targets []*platform.Target) (found []check.Diagnostic) {
	repo := in.Repository
	checked := map[string]bool{}
	for _, t := range targets {
		files := slices.Clone(t.Platform().CommandFiles)
		if t.Image && !t.IgnoresDockerfile {
			files = append(files, "Dockerfile")
		}
		for _, name := range files {
			text, _ := repo.Text(path.Join(repo.Folder(), name))
			rows := strings.Split(text, "\n")
			commands := startsIn(name, text, rows)
			if len(commands) == 0 {
				continue
			}
			for i := range commands {
				if c := &commands[i]; !checked[name] {
					found = append(found, c.problems(in, t, path.Join(repo.Folder(), name), rows[c.row])...)
				}
			}
			checked[name] = true
			break // those in the other files don't run
		}
	}
	return found
}

// startsIn are the commands in a file whose texts are in one row, and that run in the app's folder.
func startsIn(name, text string, rows []string) (found []start) {
	if path.Base(name) == "Dockerfile" {
		return imageStart(text, rows)
	}
	keys := startKeys[name]
	table := ""
	for i, row := range rows {
		if trimmed := strings.TrimSpace(row); strings.HasPrefix(trimmed, "[") {
			table, _, _ = strings.Cut(trimmed, "]")
			table += "]"
		}
		key, column, value, quote := settingIn(row)
		switch {
		case elsewhereKeys.Has(key) && value != "" && !atRoot.Has(value):
			return nil
		case value == "" || !keys.Has(key) && (table == "" || !keys.Has(table)):
		default:
			kind := typeOf(rows, i, column)
			if keys.Has(table) {
				kind = key
			}
			found = append(found, start{row: i, at: strings.LastIndex(row, value), text: value, quote: quote, isWeb: webTypes.Has(kind)})
		}
	}
	return found
}

// settingIn is the key of a row of JSON, TOML or YAML, and the text behind it, without quotes. It is "" where the row has no simple text.
func settingIn(row string) (key string, column int, value, quote string) {
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
			key, at, value, _ := settingIn(rows[i])
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

// imageStart is the CMD of a Dockerfile in which the app's files have their paths.
func imageStart(text string, rows []string) []start {
	last := dockerfile.Read(text).Last
	all := last.All()
	at := slices.IndexFunc(all, func(in dockerfile.Instruction) bool { return in.Word == "CMD" && in.Rest == last.Cmd })
	if at < 0 || last.Entrypoint != "" || strings.Contains(last.Cmd, `\`) {
		return nil
	}
	c := start{row: all[at].Line - 1, text: last.Cmd, isWeb: true}
	if c.at = strings.Index(rows[c.row], c.text); c.at < 0 {
		return nil // it has several lines
	}
	if c.list = c.text[0] == '['; c.list {
		if strings.ContainsAny(c.text, "$;&|'") || strings.Count(c.text, `"`) != 2*len(all[at].Words()) {
			return nil // a word with a space, or one for a shell
		}
		c.text = strings.NewReplacer("[", " ", "]", " ", `"`, " ", ",", " ").Replace(c.text)
	}
	return []start{c}
}

// problems are those of the command, at its place in a file.
func (c *start) problems(in *lint.Input, t *platform.Target, file, row string) (found []check.Diagnostic) {
	image := (*dockerfile.Stage)(nil)
	isOther := false // an image in which the app's files may have other paths
	if text, known := in.Repository.Text(path.Join(in.Repository.Folder(), "Dockerfile")); known && !t.IgnoresDockerfile {
		image = dockerfile.Read(text).Last
		name, _, _ := strings.Cut(path.Base(image.Image), ":")
		isOther = !keepsPaths(in.Repository, image) || !plainImages.Has(name)
	}
	process := map[bool]string{true: "web: ", false: "worker: "}[c.isWeb]
	made := *in
	made.Path, made.Source, made.Targets = "Procfile", []byte(process+c.text+"\n"), []*platform.Target{t.WithProcfile()}
	report, err := lint.Lint(made)
	if err != nil {
		return nil
	}
	for _, d := range report.Diagnostics {
		word := report.Document.Slice(d.Range)
		needsShell := isOfReach(&d, check.OfShells) && path.Base(file) != "Dockerfile" && !strings.Contains(c.text+c.quote, "'")
		if d.AboutFile || d.Severity < check.Warning || d.Folded || !needsShell && (isOther || !c.isCertain(&d, word, image)) {
			continue
		}
		d.AboutFile = true
		d.Code = &check.CodePlace{Path: file, Line: c.row + 1, Subject: word, Text: row[c.at:][:len(c.text)]}
		if near := in.Repository.Near(word); needsShell {
			d.Code.Right = "sh -c '" + c.text + "'"
			d.Help = "Start it with a shell: `sh -c '…'`."
		} else if len(d.Fixes) > 0 {
			d.Code.Right = c.after(d.Code.Text, d.Fixes[0].Edits, len(process))
		} else if near != "" {
			d.Code.Right = c.after(d.Code.Text, []check.TextEdit{check.Replace(d.Range, near)}, len(process))
		}
		d.Help, d.Fixes, d.Range = d.Advice(), nil, procfile.Range{} // those of a Procfile that isn't there
		found = append(found, d)
	}
	return found
}

// isCertain reports whether a finding about a word of the command needs no knowledge of the build. The image may be nil.
func (c *start) isCertain(d *check.Diagnostic, word string, image *dockerfile.Stage) bool {
	if isOfReach(d, check.OfScripts) {
		run := command.Parse(c.text).Main()
		if run == nil {
			return false
		}
		ref := run.Reference()
		return ref.NamesScript() && ref.Name == word
	}
	if image == nil {
		return isOfReach(d, check.AmongFiles) || isOfReach(d, check.InImages)
	}
	top, _, _ := strings.Cut(path.Base(word), ".")
	return isOfReach(d, check.InImages) && !slices.ContainsFunc(image.All(), func(in dockerfile.Instruction) bool {
		return in.Word == "RUN" && strings.Contains(in.Text(), top)
	})
}

// after is the text in the file after the edits of a command that a process type precedes, or "" where they would need another form.
func (c *start) after(text string, edits []check.TextEdit, before int) string {
	var moved []procfile.TextEdit
	for _, e := range edits {
		switch {
		case c.list && !check.NeedsNoQuotes(e.NewText), c.quote == "'" && strings.Contains(e.NewText, "'"), c.quote == "" && strings.Contains(e.NewText, " #"):
			return ""
		case c.quote == `"`:
			e.NewText = strings.ReplaceAll(e.NewText, `"`, `\"`)
		}
		moved = append(moved, procfile.TextEdit{Range: procfile.Range{Start: e.Range.Start - before, End: e.Range.End - before}, NewText: e.NewText})
	}
	right, err := procfile.Apply(text, moved)
	if err != nil {
		return ""
	}
	return right
}

// keepsPaths reports whether the files that a stage copies keep their paths, from the folder of its command.
func keepsPaths(repo *repository.Repository, s *dockerfile.Stage) bool {
	copies := 0
	for _, in := range s.All() {
		words := in.Words()
		if in.Word != "COPY" && in.Word != "ADD" || len(words) < 2 {
			continue
		}
		last := len(words) - 1
		to := dockerfile.In(in.Folder, words[last])
		for _, from := range words[:last] {
			at, inApp := dockerfile.In(s.Folder, strings.TrimPrefix(from, "/")), path.Join(repo.Folder(), from)
			if !repo.IsFolder(inApp) && (strings.HasSuffix(words[last], "/") || path.Base(to) != path.Base(from)) {
				at = path.Dir(at)
			}
			switch isOther := in.From() != "" || at != to; {
			case isOther && strings.HasPrefix(to+"/", strings.TrimSuffix(s.Folder, "/")+"/"):
				return false
			case !isOther:
				copies++
			}
		}
	}
	return copies > 0
}
