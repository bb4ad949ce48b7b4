package messages

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/proclint/proclint/internal/golden"
	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/logs"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/repository"
)

// TestDiffsFitTheFiles: the diff of a fix has the lines of the file as they are on the disk.
func TestDiffsFitTheFiles(t *testing.T) {
	for _, test := range []struct{ log, name, text, diff string }{
		{"bash: gunicorn: command not found", "requirements.txt", "Flask\n", "@@ -1 +1,2 @@\n Flask\n+gunicorn\n"},
		{"bash: gunicorn: command not found", "requirements.txt", "Flask", "@@ -1 +1,2 @@\n-Flask\n\\ No newline at end of file\n+Flask\n+gunicorn\n"},
		{"bash: gunicorn: command not found", "requirements.txt", "", "@@ -0,0 +1 @@\n+gunicorn\n"},
		{"bundler: command not found: puma", "Gemfile", "gem \"rails\"\n\n", "@@ -2 +2,2 @@\n \n+gem \"puma\"\n"},
	} {
		list := repository.List{Listed: []string{"Procfile", "app.py", test.name}, Texts: map[string]string{test.name: test.text}}
		in := lint.Input{Path: "Procfile", Source: []byte("web: x\n"), Repository: repository.New(list, "")}
		d := Table().Of(test.log, &in)
		if len(d.Causes) == 0 || len(d.Causes[0].Fixes) == 0 {
			t.Errorf("%s: no fix", test.log)
			continue
		}
		want := "--- a/" + test.name + "\n+++ b/" + test.name + "\n" + test.diff
		if fix := d.Causes[0].Fixes[0]; fix.Diff != want || fix.Path != test.name {
			t.Errorf("%q: %q, want %q", test.text, fix.Diff, want)
		}
	}
}

// TestFixesOfTheAddress: the call of Go or Rust that listens on a loopback address is corrected in its file.
func TestFixesOfTheAddress(t *testing.T) {
	const log = "app[web.1]: listening on 127.0.0.1:8080\nheroku[web.1]: Error R10 (Boot timeout) -> Web process failed to bind to $PORT within 60 seconds of launch\n"
	for _, test := range []struct{ name, row, changed string }{
		{"main.go", `	http.ListenAndServe("127.0.0.1:"+port, nil)`, `	http.ListenAndServe("0.0.0.0:"+port, nil)`},
		{"src/main.rs", `    let l = TcpListener::bind("127.0.0.1:8080")?;`, `    let l = TcpListener::bind("0.0.0.0:8080")?;`},
		{"src/main.rs", `    let url = "127.0.0.1:8080";`, ""},
	} {
		list := repository.List{Listed: []string{"Procfile", test.name}, Texts: map[string]string{test.name: "x\n" + test.row + "\n"}}
		in := lint.Input{Path: "Procfile", Source: []byte("web: bin/x\n"), Repository: repository.New(list, "")}
		d := Table().Of(log, &in)
		if len(d.Causes) == 0 {
			t.Fatal("no cause")
		}
		diff := ""
		for _, fix := range d.Causes[0].Fixes {
			diff += fix.Diff
		}
		if test.changed == "" && diff != "" || test.changed != "" && !strings.Contains(diff, "\n+"+test.changed+"\n") {
			t.Errorf("%s: %s", test.row, diff)
		}
	}
}

// TestFixesRenameTheFile: a cause of which the name of the file is the reason has a fix that renames it.
func TestFixesRenameTheFile(t *testing.T) {
	for _, log := range []string{
		"ERROR: Procfile does not exist.",
		"~     Mis-cased procfile detected; ignoring.",
		"Couldn't find that process type (web)",
		"remote:        Procfile declares types     -> (none)",
	} {
		for _, path := range []string{"procfile", "Procfile.txt", "ProcFile", "shop/Procfile.txt"} {
			list := repository.List{Listed: []string{path, "app.py"}}
			folder, _ := filepath.Split(path)
			in := lint.Input{Path: path, Source: []byte("web: gunicorn app:app --bind :$PORT\n"), Repository: repository.New(list, folder)}
			d := Table().Of(log, &in)
			if len(d.Causes) == 0 || len(d.Causes[0].Fixes) == 0 {
				t.Errorf("%s, %s: no fix", log, path)
				continue
			}
			fixes := d.Causes[0].Fixes
			if i := slices.IndexFunc(fixes, func(f logs.Fix) bool { return f.Rename != nil }); i < 0 || fixes[i].Rename.NewPath != folder+"Procfile" {
				t.Errorf("%s, %s: the fixes are %+v", log, path, fixes)
			}
		}
	}
}

// TestFixesEncodeTheFile: so has one of which the encoding is the reason.
func TestFixesEncodeTheFile(t *testing.T) {
	source := []byte("\xff\xfew\x00e\x00b\x00:\x00 \x00x\x00\n\x00")
	d := Table().Of("ERROR: no processes defined", &lint.Input{Path: "Procfile", Source: source})
	if len(d.Causes) == 0 || len(d.Causes[0].Fixes) == 0 || d.Causes[0].Fixes[0].Encode != "utf-8" {
		t.Errorf("no fix encodes the file: %+v", d.Causes)
	}
}

// TestFixesChangeSomething: no fix has only a title.
func TestFixesChangeSomething(t *testing.T) {
	eachCase(t, func(t *testing.T, _ accepted, _ string, d *logs.Diagnosis) {
		for _, c := range d.Causes {
			for _, f := range c.Fixes {
				if len(f.Edits) == 0 && f.Rename == nil && f.Encode == "" && f.Diff == "" && f.Command == "" {
					t.Errorf("%s: %q changes nothing", c.Name, f.Title)
				}
			}
		}
	})
}

// notInCommands are characters by which a shell would do more than the command of a fix says.
const notInCommands = "`…<>;|&$\"'\\(){}*?!#\n"

// TestCommandsAreCopied: a command of a fix has the values of the log as a shell takes them, and nothing that a shell runs.
func TestCommandsAreCopied(t *testing.T) {
	for _, test := range []struct{ log, command string }{
		{"Error: Environment variable not found: DATABASE_URL.", "heroku config:set DATABASE_URL=VALUE"},
		{"KeyError: 'DATABASE_URL'", "heroku config:set DATABASE_URL=VALUE"},
		{"Missing required environment variable: A_VARIABLE_WITH_A_NAME_THAT_IS_LONGER_THAN_A_HEADLINE_OF_A_FINDING", "heroku config:set A_VARIABLE_WITH_A_NAME_THAT_IS_LONGER_THAN_A_HEADLINE_OF_A_FINDING=VALUE"},
		{"Missing required environment variable: A;ls", ""},
		{"Missing required environment variable: $(ls)", ""},
		{"Missing required environment variable: --app=x", ""},
		{"bash: ruby: command not found", "heroku buildpacks:add --index 1 heroku/ruby"},
		{"Error: Cannot find module 'express'", "npm install --save-prod express"},
		{"Error: Cannot find module '@nestjs/core'", "npm install --save-prod @nestjs/core"},
		{"Error: Cannot find module 'x;ls|sh'", ""},
		{"Error: Cannot find module '$(ls)'", ""},
	} {
		got := ""
		for _, c := range Table().Of(test.log, herokuApp(t)).Causes {
			for _, f := range c.Fixes {
				got += f.Command
			}
		}
		if got != test.command {
			t.Errorf("%s: the command is %q, not %q", test.log, got, test.command)
		}
	}
}

// herokuApp is an app of Node.js on Heroku.
func herokuApp(t *testing.T) *lint.Input {
	t.Helper()
	target, ok := platform.Lookup("heroku")
	if !ok {
		t.Fatal("there is no Heroku")
	}
	list := repository.List{Listed: []string{"Procfile", "package.json", "server.js"}, Texts: map[string]string{"package.json": "{}"}}
	return &lint.Input{Path: "Procfile", Source: []byte("web: x\n"), Repository: repository.New(list, ""), Targets: []*platform.Target{target}}
}

// TestCommandsOfTheTable: no real line of a message has a fix with a command that does more than it says.
func TestCommandsOfTheTable(t *testing.T) {
	app := herokuApp(t)
	for i, m := range whole(t).Messages {
		if golden.LeftOut(i, 1) {
			continue
		}
		for _, line := range m.Lines {
			for _, c := range Table().Of(line, app).Causes {
				for _, f := range c.Fixes {
					if strings.ContainsAny(f.Command, notInCommands) {
						t.Errorf("%q has the command %q", line, f.Command)
					}
				}
			}
		}
	}
}

// TestDiffsAddLines: the diff of a fix that adds a line within a file.
func TestDiffsAddLines(t *testing.T) {
	const log = "Error: Cannot find module '/app/dist/index.js'"
	const script = "{\n  \"devDependencies\": {\"typescript\": \"^5\"},\n  \"scripts\": {\n    \"start\": \"node dist/index.js\"\n  }\n}\n"
	for _, test := range []struct {
		texts      map[string]string
		name, diff string
	}{
		{map[string]string{"package.json": script, "src/index.ts": "", "tsconfig.json": `{"compilerOptions": {"outDir": "dist"}}`}, "package.json", "@@ -3,2 +3,3 @@\n   \"scripts\": {\n+    \"build\": \"tsc\",\n     \"start\": \"node dist/index.js\"\n"},
		{map[string]string{"package.json": script, "src/index.ts": "", "tsconfig.json": `{"compilerOptions": {"outDir": "dist"}}`, "render.yaml": "    buildCommand: npm install\n"}, "", ""},
		{map[string]string{"package.json": script, "src/index.ts": "", "tsconfig.json": `{"compilerOptions": {"outDir": "build"}}`}, "", ""},
		{map[string]string{"package.json": script, "src/main.ts": "", "tsconfig.json": `{"compilerOptions": {"outDir": "dist"}}`}, "", ""},
		{map[string]string{"package.json": script, "src/index.ts": "", "tsconfig.json": `{"compilerOptions": {"outDir": "dist", "noEmit": true}}`}, "", ""},
		{map[string]string{"package.json": strings.ReplaceAll(script, "typescript", "react"), "src/index.ts": "", "tsconfig.json": `{"compilerOptions": {"outDir": "dist"}}`}, "", ""},
		{map[string]string{"package.json": `{"scripts": {"build": "tsc"}}`, "Dockerfile": "FROM node\nCOPY . .\nRUN yarn\nCMD node dist/index.js\n", "yarn.lock": ""}, "Dockerfile", "@@ -3,2 +3,3 @@\n RUN yarn\n+RUN yarn run build\n CMD node dist/index.js\n"},
		{map[string]string{"package.json": `{"scripts": {"build": "tsc"}}`, "Dockerfile": "FROM node\nCOPY . .\nRUN npm ci --omit=dev\nCMD node dist/index.js\n"}, "", ""},
	} {
		list := repository.List{Texts: test.texts}
		for name := range test.texts {
			list.Listed = append(list.Listed, name)
		}
		d := Table().Of(log, &lint.Input{Path: "Procfile", Repository: repository.New(list, "")})
		fixes := d.Causes[0].Fixes
		switch {
		case test.diff == "" && len(fixes) > 0:
			t.Errorf("%v: the fixes are %+v", test.texts, fixes)
		case test.diff == "":
		case len(fixes) == 0 || fixes[0].Path != test.name || !strings.HasSuffix(fixes[0].Diff, test.diff):
			t.Errorf("%v: the fixes are %+v", test.texts, fixes)
		}
	}
}

// TestFixesDoWhatTheHelpSays: where the help names a command or a change of the Procfile, a fix has it.
func TestFixesDoWhatTheHelpSays(t *testing.T) {
	const secret = "django.core.exceptions.ImproperlyConfigured: The SECRET_KEY setting must not be empty."
	for _, test := range []struct{ platform, procfile, log, files, command, edit string }{
		{"heroku", "", secret, "", "heroku config:set SECRET_KEY=VALUE", ""},
		{"dokku", "", secret, "", "dokku config:set APP SECRET_KEY=VALUE", ""},
		{"fly", "", secret, "", "fly secrets set SECRET_KEY=VALUE", ""},
		{"cloud-foundry", "", secret, "", "cf set-env APP SECRET_KEY VALUE", ""},
		{"render", "", secret, "", "", ""},
		{"heroku", "", "ArgumentError: Missing `secret_key_base` for 'production' environment", "", "heroku config:set SECRET_KEY_BASE=VALUE", ""},
		{"heroku", "", "CommandError: You must set settings.ALLOWED_HOSTS if DEBUG is False.", "", "", ""},
		{"heroku", "web: bin/start", "bash: bin/start: Permission denied", "", "git update-index --chmod=+x bin/start", ""},
		{"heroku", "web: bin/start", "bash: /app/bin/start: Permission denied", "", "git update-index --chmod=+x bin/start", ""},
		{"heroku", "web: npm run serve", `npm error Missing script: "serve"`, `package.json {"scripts":{"start":"node a.js"}}`, "", "start"},
		{"heroku", "web: npm run strat", `npm error Missing script: "strat"`, `package.json {"scripts":{"start":"node a.js"}}`, "", "start"},
		{"heroku", "web: bin/shop", "bash: bin/shop: No such file or directory", "go.mod module example.com/store", "", "bin/store"},
		{"heroku", "web: python app.py", "npm error Missing script: \"serve\"", `package.json {"scripts":{"start":"node a.js"}}`, "", ""},
	} {
		name, text, _ := strings.Cut(test.files, " ")
		list := repository.List{Listed: []string{"Procfile"}, Texts: map[string]string{}}
		if name != "" {
			list.Listed, list.Texts[name] = append(list.Listed, name), text+"\n"
		}
		target, _ := platform.Lookup(test.platform)
		in := lint.Input{Path: "Procfile", Source: []byte(test.procfile + "\n"), Repository: repository.New(list, ""), Targets: []*platform.Target{target}}
		command, edit := "", ""
		for _, f := range Table().Of(test.log, &in).Causes[0].Fixes {
			command += f.Command
			for _, e := range f.Edits[:len(f.Edits)*map[bool]int{true: 1}[f.IsOfProcfile()]] {
				edit += e.NewText
			}
		}
		if command != test.command || edit != test.edit {
			t.Errorf("%s: %q, %q: the command is %q and the edit %q", test.platform, test.procfile, test.log, command, edit)
		}
	}
}

// TestFixesOfOtherFiles: a fix changes the line of the file that is the reason, or the word of the Procfile.
func TestFixesOfOtherFiles(t *testing.T) {
	const check = "Failure in name='port listening check': container listening on expected IPv4 interface with an unexpected port: expected=5000 actual=3000"
	for _, test := range []struct{ procfile, log, name, text, diff, edit string }{
		{"web: gunicorn shop.wsgi\n", "Error: pg_config executable not found.", "requirements.txt", "flask\npsycopg2==2.9.9\n", "@@ -2 +2 @@\n-psycopg2==2.9.9\n+psycopg2-binary==2.9.9\n", ""},
		{"web: gunicorn shop.wsgi\n", "Error: pg_config executable not found.", "requirements.txt", "psycopg2", "@@ -1 +1 @@\n-psycopg2\n\\ No newline at end of file\n+psycopg2-binary\n\\ No newline at end of file\n", ""},
		{"web: gunicorn shop.wsgi\n", "Error: pg_config executable not found.", "requirements.txt", "psycopg2-binary\n", "", ""},
		{"web: node index.js\n", check, "index.js", "const app = require('express')()\nconst port = 3000\napp.listen(port)\n", "@@ -2 +2 @@\n-const port = 3000\n+const port = process.env.PORT || 3000\n", ""},
		{"web: node index.js\n", check, "index.js", "const app = require('express')()\napp.listen(3000)\n", "@@ -2 +2 @@\n-app.listen(3000)\n+app.listen(process.env.PORT || 3000)\n", ""},
		{"web: node index.js\n", "Listening on 127.0.0.1:3000\n" + check, "index.js", "const app = require('express')()\napp.listen(3000, '127.0.0.1')\n", "@@ -2 +2 @@\n-app.listen(3000, '127.0.0.1')\n+app.listen(process.env.PORT || 3000, '0.0.0.0')\n", ""},
		{"web: node index.js\n", "Listening on 127.0.0.1:41221\nheroku[web.1]: Error R10 (Boot timeout) -> Web process failed to bind to $PORT within 60 seconds of launch", "index.js", "const app = require('express')()\napp.listen(process.env.PORT, '127.0.0.1')\n", "@@ -2 +2 @@\n-app.listen(process.env.PORT, '127.0.0.1')\n+app.listen(process.env.PORT, '0.0.0.0')\n", ""},
		{"web: ./Api\n", "app[web.1]: Now listening on: http://localhost:5000\nheroku[web.1]: Error R10 (Boot timeout) -> Web process failed to bind to $PORT within 60 seconds of launch", "", "", "", " --urls http://0.0.0.0:$PORT"},
		{"beat: celery -A shop beat\n", "_gdbm.error: [Errno 13] Permission denied: 'celerybeat-schedule'", "", "", "", "beat -s /tmp/celerybeat-schedule"},
		{"web: deno run main.ts\n", "NotCapable: Requires net access to \"0.0.0.0:8000\", run again with the --allow-net flag", "", "", "", "deno run --allow-net"},
		{"web: deno run --allow-net=:80 main.ts\n", "NotCapable: Requires net access to \"0.0.0.0:8000\", run again with the --allow-net flag", "", "", "", ""},
		{"web: flask run\n", "Error: Could not locate a Flask application.", "shop.py", "from flask import Flask\napp = Flask(__name__)\n", "", "flask --app shop run"},
		{"web: node x\n", "[APP/PROC/WEB/0] OUT Exit status 137 (out of memory)", "manifest.yml", "applications:\n- name: shop\n  memory: 256M\n", "@@ -3 +3 @@\n-  memory: 256M\n+  memory: 512M\n", ""},
		{"wsgi: wsgi:application\n", "ModuleNotFoundError: No module named 'wsgi'", "app.py", "from flask import Flask\nshop = Flask(__name__)\n", "", "app:shop"},
		{"web: gunicorn shop.wsgi\n", "ModuleNotFoundError: No module named 'shop'", "server/shop/__init__.py", "", "", "gunicorn --chdir server"},
	} {
		list := repository.List{Listed: []string{"Procfile"}, Texts: map[string]string{}}
		if test.name != "" {
			list.Listed, list.Texts[test.name] = append(list.Listed, test.name), test.text
		}
		in := lint.Input{Path: "Procfile", Source: []byte(test.procfile), Repository: repository.New(list, "")}
		diff, edit := "", ""
		for _, f := range Table().Of(test.log, &in).Causes[0].Fixes {
			if diff += f.Diff; f.Diff != "" {
				continue
			}
			for _, e := range f.Edits {
				edit += e.NewText
			}
		}
		if test.diff != "" {
			test.diff = "--- a/" + test.name + "\n+++ b/" + test.name + "\n" + test.diff
		}
		if diff != test.diff || edit != test.edit {
			t.Errorf("%q: the diff is %q and the edit %q", test.log, diff, edit)
		}
	}
}

// TestFixesKeepWords: a fix of a command keeps the words that it goes over, in their order, unless its title has them or what takes their place.
func TestFixesKeepWords(t *testing.T) {
	eachCaseOf(t, func(t *testing.T, c *publicCase) {
		if c.app == nil || c.app.Source == nil {
			return
		}
		doc := procfile.Parse(c.app.Source)
		for _, cause := range c.diagnosis.Causes {
			for _, f := range cause.Fixes {
				for _, e := range f.Edits {
					if f.IsOfProcfile() && losesWord(doc.Slice(doc.RangeOf(e.Span)), e.NewText, f.Title) {
						t.Errorf("%q writes %q in place of %q", f.Title, e.NewText, doc.Slice(doc.RangeOf(e.Span)))
					}
				}
			}
		}
	})
}

// losesWord reports whether a text lacks a word of another one, and the title names neither that word nor the start of the text.
func losesWord(old, now, title string) bool {
	rest := strings.Fields(now)
	for _, word := range strings.Fields(old) {
		at := slices.Index(rest, word)
		isMark := !strings.ContainsFunc(word, unicode.IsLetter)
		if at < 0 && !isMark && !strings.Contains(title, word) && (len(rest) == 0 || !strings.Contains(title, rest[0])) {
			return true
		}
		rest = rest[at+1:]
	}
	return false
}

func TestLosesWord(t *testing.T) {
	for _, test := range []struct {
		old, now, title string
		loses           bool
	}{
		{"gunicorn", "gunicorn --chdir shop", "Replace `gunicorn` with `gunicorn --chdir shop`", false},
		{"app:app", "main:app", "Use `main:app`", false},
		{"gunicorn --preload app:app", "gunicorn app:app", "Use another application", true},
		{"bundle exec puma", "puma bundle exec", "Change the order", true},
	} {
		if got := losesWord(test.old, test.now, test.title); got != test.loses {
			t.Errorf("%q, %q: %t", test.old, test.now, got)
		}
	}
}
