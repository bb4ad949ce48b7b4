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

const (
	// wholeCode are the endings of the code of programs of which a repository has all files, and notServing are parts of the names of
	// files that start no server.
	wholeCode  command.Words = ".js .cjs .mjs .ts .py .rb"
	notServing command.Words = ".config. test spec example"
	// takePort are in files of apps whose packages read $PORT by themselves, or another variable.
	takePort command.Words = "\"next\" nuxt nitro svelte remix strapi probot fastify-cli sinatra rack parse-server gradio streamlit BaseSettings \"config\" convict yargs"
	// opens are in rows that open a port, and others are in those about a port of another server.
	opens  command.Words = "port listen bind addr serve( .run("
	others command.Words = "database redis mongo smtp mail sql postgres amqp proxy fetch connect client origin cors debug"
)

// portProblems is the first place in the code that opens a port, where the platform chooses one and no file of the app reads $PORT.
func (s *state) portProblems(targets []*platform.Target) []check.Diagnostic {
	at := slices.IndexFunc(targets, s.leavesPortToCode)
	if at < 0 {
		return nil
	}
	var places []*check.CodePlace
	files := s.in.Repository.Paths()
	for _, p := range files {
		raw, _ := s.in.Repository.Raw(p)
		text := string(raw)
		isCode := wholeCode.Has(path.Ext(p))
		if len(files) > mostFiles || isCode && len(raw) > mostBytes || source.ReadsPort(text) || takePort.AnyIn(text) {
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

// leavesPortToCode reports whether a platform chooses the port of a process, of which the code decides where it listens.
func (s *state) leavesPortToCode(t *platform.Target) bool {
	if s.in.Source == nil || !check.SetsPort(t) || t.Port.Local {
		return false
	}
	shown := preview.Of(procfile.Parse(s.in.Source), t, preview.Options{Path: s.in.Path, Repository: s.in.Repository})
	return slices.ContainsFunc(shown.Processes, func(p preview.Process) bool { return p.Traffic && p.Port != nil && p.Port.Source == "code" })
}

// openedIn is the port that a row of code opens, or "".
func openedIn(row string) string {
	low := strings.ToLower(strings.TrimSpace(row))
	if !opens.AnyIn(low) || others.AnyIn(low) || strings.HasPrefix(low, "//") || strings.HasPrefix(low, "#") || strings.HasPrefix(low, "*") {
		return ""
	}
	for word := range strings.FieldsFuncSeq(low, func(c rune) bool { return !strings.ContainsRune("abcdefghijklmnopqrstuvwxyz0123456789_.", c) }) {
		if len(word) == 4 && strings.Trim(word, "0123456789") == "" && word > "1024" {
			return word
		}
	}
	return ""
}
