package rules

import (
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/repository"
)

var _ = check.Register(check.Rule{
	Name:      "wrong-name",
	Group:     check.RepositoryGroup,
	Kind:      check.Slip,
	Title:     "Wrong path, image, host, or setting in another file",
	Reach:     check.InOtherFiles,
	AboutFile: true,
	After:     []string{"port-in-code"},
	Check:     checkWrongName,
})

func checkWrongName(p *check.Pass) {
	if p.Variant() || !p.Repository.Complete() {
		return
	}
	var files []string
	for _, t := range p.Targets {
		files = slices.Concat(files, t.Platform().CommandFiles, t.Platform().ScriptFiles)
	}
	slices.Sort(files)
	files = slices.Compact(files)
	commands := p.Doc.Text
	for _, file := range files {
		text, _ := p.Repository.Text(path.Join(p.Repository.Folder(), file))
		commands += text
	}
	for _, m := range p.Repository.ImageMistakes() {
		reportWrongName(p, m, func(t *platform.Target) bool { return !t.IgnoresDockerfile && !t.Platform().Runner })
	}
	for _, m := range p.Repository.Addresses(commands) {
		// The rule about ports says more.
		if !slices.ContainsFunc(p.Findings, func(f check.RuleFinding) bool { return f.Code != nil && f.Code.Path == m.Path }) {
			reportWrongName(p, m, func(t *platform.Target) bool {
				return !t.Port.Local && !t.Platform().Runner && (portEffect(p, t, &m) == check.Effect{}) == m.Host
			})
		}
	}
	for _, m := range importMistakes(p) {
		reportWrongName(p, m.Mistake, func(t *platform.Target) bool {
			return !t.Image && !t.Platform().Runner && slices.Contains(m.targets, t)
		})
	}
	for _, m := range p.Repository.SettingMistakes(p.Doc.Text) {
		reportWrongName(p, m, func(t *platform.Target) bool {
			// Source: heroku/heroku-buildpack-python bin/steps/collectstatic.
			collects := (t.BuiltBy == platform.HerokuBuildpacks || t.BuiltBy == platform.Herokuish) && !p.SetElsewhere(t, "DISABLE_COLLECTSTATIC")
			return !t.Port.Local && !t.Platform().Runner && (collects || m.Setting.Missing == "")
		})
	}
	for _, file := range files {
		for _, m := range p.Repository.ScriptMistakes(file) {
			reportWrongName(p, m, func(t *platform.Target) bool {
				return slices.Contains(t.Platform().CommandFiles, file) || slices.Contains(t.Platform().ScriptFiles, file)
			})
		}
	}
}

// importMistake is one in the code that processes start, with the platforms that start some of them.
type importMistake struct {
	repository.Mistake
	targets []*platform.Target
}

// importMistakes are those in the code that the processes start, each once.
func importMistakes(p *check.Pass) (found []importMistake) {
	for _, v := range p.ProjectRuns() {
		run := v.Main()
		start, file, served := p.WorkingFolders(run), p.StartedApp(run), p.ServedFile(run)
		if file == "" {
			file = served
		}
		if file == "" || len(start) == 0 {
			continue
		}
		for _, m := range p.Repository.ImportMistakes(start[0], []string{file}) {
			at := slices.IndexFunc(found, func(other importMistake) bool {
				return other.Path == m.Path && other.Line == m.Line && other.Text == m.Text
			})
			if at < 0 {
				at = len(found)
				m.Served = file == served
				found = append(found, importMistake{Mistake: m})
			}
			found[at].targets = slices.Concat(found[at].targets, v.Targets)
		}
	}
	return found
}

// portEffect is that of a fixed port, if there is one. Most platforms start an app of Spring with an option for it.
func portEffect(p *check.Pass, t *platform.Target, m *repository.Mistake) check.Effect {
	if m.Port == "" || path.Base(m.Path) == "application.properties" && !t.Port.IsFixed {
		return check.Effect{}
	}
	return p.FixedPortEffect(t, nil, m.Port)
}

// reportWrongName reports a mistake on the platforms that read its file.
func reportWrongName(p *check.Pass, m repository.Mistake, reads func(*platform.Target) bool) {
	f := check.Finding{
		Headline: prose.T("`%s` in `%s` doesn't exist", check.PathPart(m.Text), check.PathPart(m.Path)),
		Help:     prose.T("Use `%s` in line %s of `%s`.", check.PathPart(m.Right), m.Line, check.PathPart(m.Path)),
		Code:     &check.CodePlace{Path: m.Path, Line: m.Line, Text: m.Text, Right: m.Right, Subject: m.Text},
	}
	e := check.NewEffect(check.Error, platform.NotStarted, "The deploy fails: there is no `%s`.", check.PathPart(m.Text))
	switch {
	case m.Port != "" && !m.Host:
		f.Headline = prose.T("`%s` listens on port %s, not `$PORT`", check.PathPart(m.Path), m.Port)
		f.Help = prose.T("Take the port from `$PORT` in line %s of `%s`.", m.Line, check.PathPart(m.Path))
	case m.Host:
		address := check.Address(strings.ReplaceAll(m.Text, ", ", ".")) // Elixir has tuples
		f.Headline = prose.T("`%s` listens only on %s", check.PathPart(m.Path), address)
		e = check.NewEffect(check.Error, platform.NoTraffic, "Visitors see an error page: requests can't reach %s.", address)
	case m.Served:
		e = check.NewEffect(check.Error, platform.NoTraffic, "Visitors see an error page: there is no `%s`.", check.PathPart(m.Text))
	case m.Imports:
		e = check.NewEffect(check.Error, platform.Crash, "The app doesn't start: there is no `%s`.", check.PathPart(m.Text))
	case m.Stage != "":
		f.Headline = prose.T("Stage `%s` doesn't make `%s`", m.Stage, check.PathPart(m.Text))
	case m.Asking != "":
		f.Headline = prose.T("`%s` doesn't fit `%s`", check.PathPart(m.Text), check.PathPart(m.Asking))
		e = check.NewEffect(check.Error, platform.NotStarted, "The build or the start fails with that version.")
		f.Code.Subject, f.Code.Kind = "", "version"
	case m.Setting != nil && m.Setting.Missing != "":
		f.Code.Kind = "variable"
		f.Headline = prose.T("`%s` doesn't set `%s`", check.PathPart(m.Path), prose.Exact(m.Setting.Name))
		f.Help = prose.T("Add `%s` after line %s of `%s`.", prose.Exact(m.Setting.Missing), m.Line, check.PathPart(m.Path))
		e = check.NewEffect(check.Warning, platform.NotStarted, "The build fails: `collectstatic` needs `%s`, unless `DISABLE_COLLECTSTATIC` is set.", prose.Exact(m.Setting.Name))
	case m.Setting != nil:
		f.Code.Kind, f.Code.Wildcard = "host", m.Setting.Wildcard
		f.Headline = prose.T("`%s` in `%s` allows no host of a deployed app", prose.Exact(m.Setting.Name), check.PathPart(m.Path))
		f.Help = prose.T("Add the app's host name to `%s` in line %s of `%s`.", prose.Exact(m.Setting.Name), m.Line, check.PathPart(m.Path))
		e = check.NewEffect(check.Error, platform.NoTraffic, "Visitors see an error page: %s answers each request with %s.", m.Setting.Framework, m.Setting.Status)
	}
	f.Effects = slices.DeleteFunc(p.Selected(e), func(e check.Effect) bool { return !reads(e.Target) })
	for i := range f.Effects {
		if t := f.Effects[i].Target; m.Port != "" && !m.Host {
			f.Effects[i] = portEffect(p, t, &m)
			f.Effects[i].Target, f.Effects[i].Verified = t, true
		}
	}
	if len(f.Effects) > 0 {
		p.Report(f)
	}
}
