package correct

import (
	"fmt"
	"path"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/logs/app"
	"github.com/proclint/proclint/lint/logs/ascii"
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
	// locks are in the names of lock files, which name packages of packages.
	locks command.Words = ".lock -lock."
	// takePort are in files of apps whose packages read $PORT by themselves, or another variable.
	takePort command.Words = "\"next\" nuxt nitro svelte remix strapi probot fastify-cli sinatra Rack:: parse-server gradio streamlit BaseSettings \"config\" convict yargs"
	// otherPorts are names with PORT for other servers, and words with it.
	otherPorts command.Words = "MAIL_PORT SMTP_PORT PG_PORT PGPORT DB_PORT DATABASE_PORT POSTGRES_PORT MYSQL_PORT MONGO_PORT REDIS_PORT SUPPORT IMPORT EXPORT REPORT"
	// opens are how words of rows begin that open a port, and opening are such words.
	opens   command.Words = "listen bind addr run_app"
	opening command.Words = "port run serve"
)

// portProblems is the first place in the code that opens a port, where the platform chooses one and no file of the app reads $PORT.
func (s *state) portProblems(targets []*platform.Target) []check.Diagnostic {
	t, endings := s.codeWithPort(targets)
	files := s.in.Repository.Paths()
	if t == nil || len(files) > mostFiles {
		return nil
	}
	var places []*check.CodePlace
	for _, p := range files {
		raw, _ := s.in.Repository.Raw(p)
		text := string(raw)
		isCode := endings.Has(path.Ext(p))
		if locks.AnyIn(path.Base(p)) {
			continue
		}
		if isCode && len(raw) > mostBytes || namesPort(text) || takePort.AnyIn(text) {
			return nil
		}
		if !isCode || check.IsUndeployed(path.Dir(p)) || strings.Contains(p, ".config.") || ascii.ContainsAny(strings.ToLower(path.Base(p)), app.NotOfApp) {
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
	return []check.Diagnostic{problemOf(check.InCode, t, code, "No file of the app reads `$PORT`", help, t.Port.OnMiss)}
}

// codeWithPort is the first platform that chooses a port where code decides on which one to listen, and the endings of that code, or nil.
func (s *state) codeWithPort(targets []*platform.Target) (*platform.Target, command.Words) {
	for _, t := range targets {
		if s.in.Source == nil || !check.SetsPort(t) || t.Port.Local {
			continue
		}
		for _, p := range preview.Of(procfile.Parse(s.in.Source), t, preview.Options{Path: s.in.Path, Repository: s.in.Repository}).Processes {
			run := command.Parse(p.Command).Main()
			decides := run != nil && p.Traffic && (p.Port == nil || p.Port.Source == "code")
			for _, c := range codeOf {
				if decides && c.programs.Has(run.Base) {
					return t, c.endings
				}
			}
		}
	}
	return nil, ""
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
	if ascii.ContainsAny(low, app.InClients) || app.IsComment(low) || strings.HasPrefix(low, "def ") {
		return ""
	}
	isOpened := false
	for word := range strings.FieldsFuncSeq(low, func(c rune) bool { return c != '_' && (c < '0' || c > '9') && (c < 'a' || c > 'z') }) {
		begins := opens.First(func(begin string) bool { return strings.HasPrefix(word, begin) })
		isOpened = isOpened || opening.Has(word) || strings.HasSuffix(word, "_port") || begins != ""
		if len(word) == 4 && word > "1024" && strings.Trim(word, "0123456789") == "" {
			port = word
		}
	}
	if !isOpened {
		return ""
	}
	return port
}
