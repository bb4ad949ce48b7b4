package correct

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/preview"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/source"
)

// codeOf are the endings of the code of programs, of which a repository has all files.
var codeOf = []struct{ programs, endings command.Words }{
	{"python", ".py"}, {"ruby", ".rb"}, {"node bun tsx ts-node ts-node-dev nodemon npm yarn pnpm", ".js .cjs .mjs .ts"},
}

const (
	// notServing are parts of the names of files that start no server.
	notServing command.Words = ".config. test spec example"
	// takePort are in files of apps whose packages read $PORT by themselves, or another variable.
	takePort command.Words = "\"next\" nuxt nitro svelte remix strapi probot fastify-cli sinatra Rack:: parse-server gradio streamlit BaseSettings \"config\" convict yargs"
	// otherPorts are names with PORT for other servers, and words with it.
	otherPorts command.Words = "MAIL_PORT SMTP_PORT PG_PORT PGPORT DB_PORT DATABASE_PORT POSTGRES_PORT MYSQL_PORT MONGO_PORT REDIS_PORT SUPPORT IMPORT EXPORT REPORT"
	// opens are how words of rows begin that open a port, and others are in rows about a port of another server.
	opens  command.Words = "listen bind addr run_app"
	others command.Words = "database redis mongo smtp mail sql postgres amqp proxy fetch connect client origin cors debug"
)

// portProblems is the first place in the code that opens a port, where the platform chooses one and no file of the app reads $PORT.
func (s *state) portProblems(targets []*platform.Target) []check.Diagnostic {
	var endings command.Words
	at := slices.IndexFunc(targets, func(t *platform.Target) bool {
		endings = s.codeWithPort(t)
		return endings != ""
	})
	if at < 0 {
		return nil
	}
	var places []*check.CodePlace
	files := s.in.Repository.Paths()
	for _, p := range files {
		raw, _ := s.in.Repository.Raw(p)
		text := string(raw)
		isCode := endings.Has(path.Ext(p))
		if strings.Contains(path.Base(p), "lock") {
			continue
		}
		if len(files) > mostFiles || isCode && len(raw) > mostBytes || namesPort(text) || takePort.AnyIn(text) {
			return nil
		}
		if !isCode || check.IsUndeployed(path.Dir(p)) || notServing.AnyIn(strings.ToLower(path.Base(p))) {
			continue
		}
		for i, row := range strings.Split(text, "\n") {
			if port := openedIn(row); port != "" {
				places = append(places, &check.CodePlace{Path: p, Line: i + 1, Port: port, Want: source.PortIn(path.Ext(p))})
			}
		}
	}
	if len(places) == 0 {
		return nil
	}
	code := places[0]
	if len(places) > 1 {
		code.Want = "" // which one counts isn't known
	}
	help := fmt.Sprintf("Take the port from `$PORT`, such as in line %d of `%s`.", code.Line, code.Path)
	return []check.Diagnostic{problemOf(check.InCode, targets[at], code, "No file of the app reads `$PORT`", help, targets[at].Port.OnMiss)}
}

// codeWithPort are the endings of the code that decides on which port a process listens, where a platform chooses one, or "".
func (s *state) codeWithPort(t *platform.Target) command.Words {
	if s.in.Source == nil || !check.SetsPort(t) || t.Port.Local {
		return ""
	}
	shown := preview.Of(procfile.Parse(s.in.Source), t, preview.Options{Path: s.in.Path, Repository: s.in.Repository})
	for _, p := range shown.Processes {
		run := command.Parse(p.Command).Main()
		if run == nil || !p.Traffic || p.Port != nil && p.Port.Source != "code" {
			continue
		}
		if at := slices.IndexFunc(codeOf, func(c struct{ programs, endings command.Words }) bool { return c.programs.Has(run.Base) }); at >= 0 {
			return codeOf[at].endings
		}
	}
	return ""
}

// namesPort reports whether a text may read the port from a variable.
func namesPort(text string) bool {
	names := strings.Count(text, "PORT")
	for _, other := range otherPorts.List() {
		names -= strings.Count(text, other)
	}
	return names > 0
}

// openedIn is the port that a row of code opens, or "".
func openedIn(row string) (port string) {
	low := strings.ToLower(strings.TrimSpace(row))
	if others.AnyIn(low) || strings.HasPrefix(low, "//") || strings.HasPrefix(low, "#") || strings.HasPrefix(low, "*") || strings.HasPrefix(low, "def ") {
		return ""
	}
	isOpened := false
	for word := range strings.FieldsFuncSeq(low, func(c rune) bool { return c != '_' && (c < '0' || c > '9') && (c < 'a' || c > 'z') }) {
		isOpened = isOpened || word == "port" || word == "run" || word == "serve" || strings.HasSuffix(word, "_port") || opens.First(func(begin string) bool { return strings.HasPrefix(word, begin) }) != ""
		if len(word) == 4 && word > "1024" && strings.Trim(word, "0123456789") == "" {
			port = word
		}
	}
	if !isOpened {
		return ""
	}
	return port
}
