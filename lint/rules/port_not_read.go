package rules

import (
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/repository"
	"github.com/proclint/proclint/lint/source"
)

var _ = check.Register(check.Rule{
	Name:      "port-not-read",
	Group:     check.RepositoryGroup,
	Kind:      check.Slip,
	Title:     "No file of the app reads `$PORT`",
	Reach:     check.InCode,
	AboutFile: true,
	After:     []string{"port-in-code"},
	Applies: check.RunsProgram(func(r *command.Run) bool {
		return (r.Port.Source == command.FromCode || managers.Has(r.Base)) && codeOf(r.Base) != ""
	}),
	CheckCommand: checkPortNotRead,
})

// codeEndings are those of the code of programs, of which a repository has all files.
var codeEndings = []struct{ programs, endings ecosystem.Words }{
	{"python python3", ".py"}, {"ruby", ".rb"}, {"node tsx ts-node ts-node-dev nodemon " + managers, ".js .cjs .mjs .ts"},
}

const (
	// managers run scripts of package.json.
	managers ecosystem.Words = "npm yarn pnpm bun"
	// lockFiles are in the names of lock files, which name packages of packages.
	lockFiles ecosystem.Words = ".lock -lock."
	// notOfApp are in the names of files of which no server of the app runs the code.
	notOfApp ecosystem.Words = "test spec lock example .config."
	// mostPortFiles and mostPortBytes limit what is read.
	mostPortFiles, mostPortBytes = 1000, 64 << 10
)

func codeOf(program string) ecosystem.Words {
	for _, c := range codeEndings {
		if c.programs.Has(program) {
			return c.endings
		}
	}
	return ""
}

// checkPortNotRead reports the first place in the code that opens a port, where no file of the app reads $PORT.
func checkPortNotRead(p *check.Pass, v *check.View) {
	run := v.Main()
	folders, file := p.WorkingFolders(run), p.StartedApp(run)
	getsRequests := slices.ContainsFunc(p.Targets, func(t *platform.Target) bool { return check.SetsPort(t) && !t.Port.Local && p.GetsHTTP(t, v.Entry) })
	if !getsRequests || p.Variant() || file == "" || len(folders) == 0 || !p.Repository.Complete() || slices.ContainsFunc(p.Findings, func(f check.RuleFinding) bool { return f.Rule.Reach == check.InCode }) {
		return
	}
	started := p.Repository.Loaded(folders[0], file)
	places, isClear := openedPorts(p.Repository, started, codeOf(run.Base))
	if !isClear || len(places) == 0 {
		return
	}
	code := places[0]
	effects := p.On(platform.Ports).Serving(v).Each(func(t *platform.Target) check.Effect { return p.FixedPortEffect(t, run, code.Port) })
	if len(places) > 1 {
		code.Want = "" // which one counts isn't known
	}
	if len(places) > 1 || !slices.Contains(started, code.Path) {
		effects = effects.AtMost(check.Warning)
	}
	p.Report(check.Finding{
		Headline: prose.T("No file of the app reads `$PORT`"),
		Effects:  effects,
		Help:     prose.T("Take the port from `$PORT`, such as in line %s of `%s`.", code.Line, check.PathPart(code.Path)),
		Code:     code,
	})
}

// openedPorts are the places in code that open a port. isClear is whether no file may read $PORT: those that the app starts with, which
// read it most often, are looked at first.
func openedPorts(r *repository.Repository, started []string, endings ecosystem.Words) (places []*check.CodePlace, isClear bool) {
	files := r.Paths()
	if len(files) > mostPortFiles {
		return nil, false
	}
	for _, p := range slices.Concat(started, files) {
		name := strings.ToLower(path.Base(p))
		if lockFiles.AnyIn(name) {
			continue
		}
		text, known := r.Text(p)
		isCode := endings.Has(path.Ext(p))
		if isCode && (!known || len(text) > mostPortBytes) || source.MayTakePort(text) {
			return nil, false
		}
	}
	for _, p := range files {
		if !endings.Has(path.Ext(p)) || check.IsUndeployed(path.Dir(p)) || notOfApp.AnyIn(strings.ToLower(path.Base(p))) {
			continue
		}
		text, _ := r.Text(p)
		for i, row := range strings.Split(text, "\n") {
			if port := source.OpenedPort(row); port != "" {
				places = append(places, &check.CodePlace{Path: p, Line: i + 1, Port: port, Want: source.PortIn(path.Ext(p))})
			}
		}
	}
	return places, true
}
