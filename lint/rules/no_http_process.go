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
	"github.com/proclint/proclint/lint/source"
)

// anyHTTP reports whether the file declares, or was meant to declare, a process type that gets traffic on a target.
func anyHTTP(p *check.Pass, t *platform.Target) bool {
	return slices.ContainsFunc(t.HTTP, p.IsDeclared)
}

var _ = check.Register(check.Rule{
	Name:  "no-http-process",
	Group: check.TypesGroup,
	Kind:  check.Slip,
	After: []string{"reserved-process-type"},
	Title: "No process with HTTP traffic",
	Check: checkNoHTTPProcess,
})

func checkNoHTTPProcess(p *check.Pass) {
	entries := p.TypeEntries()
	if len(entries) == 0 || p.MayDeclareMore() || !slices.ContainsFunc(p.Targets, func(t *platform.Target) bool { return t.Reads() && !anyHTTP(p, t) }) {
		return
	}
	server := findServer(p, entries)
	effects := p.On(platform.Traffic).Each(func(t *platform.Target) check.Effect { return noHTTPEffect(p, t, server) })
	if len(effects) == 0 {
		return
	}
	if !server.found && !server.nothing && len(effects) < len(p.Targets) {
		for i := range effects {
			effects[i].Severity = check.Info // workers alone, on a platform that is only one of several
		}
	}
	at, kind := entries[0], check.Difference
	if server.found || server.nothing {
		at, kind = server.Entry, check.Slip
	}
	web := effects[0].Target.HTTP[0]
	f := check.Finding{
		Kind:     kind,
		Range:    at.TypeRange,
		Headline: server.headline(web),
		Effects:  effects,
		Help:     prose.T("Add a `%s` process.", web),
	}
	renames := server.found || !server.nothing && len(entries) == 1 && !check.IsRelease(at.Type) && len(effects) == len(p.Targets)
	if renames && p.Accepts(web) && !p.IsDeclared(web) {
		f.Help, f.HelpUnfixed = prose.Text{}, prose.T("Rename `%s` to `%s`.", at.Type, web)
		f.Fixes = []check.Fix{p.RenameFor(effects, at, web)}
		p.NoteIntendedType(at, web)
	}
	p.Report(f)
}

// server is the entry that probably serves HTTP.
type server struct {
	check.Entry
	found   bool
	sure    bool // set where its program is known to serve HTTP, not only its name
	nothing bool // set for the first entry of a file in which none keeps running: only steps of a build or a release are there
}

// maxSearched is how many entries are searched for a server.
const maxSearched = 1000

func findServer(p *check.Pass, entries []check.Entry) server {
	for _, e := range entries[:min(len(entries), maxSearched)] {
		needless := strings.Contains(e.Command, "flower") || strings.Contains(e.Command, "hubot") // they work without requests
		if !check.IsRelease(e.Type) && !needless && p.Role(e) == ecosystem.HTTP {
			return server{Entry: e, found: true, sure: true}
		}
	}
	for _, e := range entries[:min(len(entries), check.MaxLookedUp)] {
		background := backgroundTypes.Has(e.Type) && (e.Type != "worker" || len(entries) > 1 || !onlyServes(p, p.ParsedCommandOf(e).Main()))
		if !background && !check.IsRelease(e.Type) && codeListens(p, p.ParsedCommandOf(e).Main()) {
			return server{Entry: e, found: true, sure: true}
		}
	}
	for _, e := range entries[:min(len(entries), maxSearched)] {
		if e.Type == imageCommand && p.Role(e) == ecosystem.Other {
			return server{Entry: e, found: true}
		}
	}
	if e := entries[0]; len(entries) == 1 && serverNames.Has(e.Type) && p.Role(e) == ecosystem.Other {
		return server{Entry: e, found: true}
	}
	if !slices.ContainsFunc(entries, p.KeepsRunning) {
		return server{Entry: entries[0], nothing: true}
	}
	return server{}
}

// backgroundTypes are process types of programs that may listen only to say that they run.
const backgroundTypes ecosystem.Words = "worker bot discord telegram clock scheduler beat cron queue jobs"

// codeListens reports whether the code that a program starts makes a server listen. A bot may do that for another purpose.
func codeListens(p *check.Pass, run *command.Run) bool {
	if p.Repository == nil || run == nil || run.IsBot() || run.Role() != ecosystem.Other {
		return false
	}
	file := p.StartedCode(run, run.Reference())
	text, _ := p.Repository.Text(file)
	return file != "" && len(source.Listens(text, path.Ext(file), p.UsesFlask())) > 0
}

// chores are parts of the names of packages, and of calls, of programs that do more than serve HTTP.
const chores ecosystem.Words = "discord telegra telebot pyrogram telethon aiogram hikari nextcord disnake tmi.js eris grammy twitch slack irc whatsapp bull amqp pika kafka rabbit mqtt cron schedul celery " +
	"huey dramatiq agenda tweepy praw twit puppeteer playwright selenium web3 setInterval while worker"

// onlyServes reports whether the code that a program starts listens on $PORT, and nothing in it or in the manifests shows another purpose.
func onlyServes(p *check.Pass, run *command.Run) bool {
	if p.Repository == nil || run == nil || !p.Repository.Complete() {
		return false
	}
	file, folders := p.StartedCode(run, run.Reference()), p.WorkingFolders(run)
	text, _ := p.Repository.Text(file)
	if file == "" || len(folders) == 0 || !source.ReadsPort(text) {
		return false
	}
	if n := p.Repository.Node(folders[0]); p.Repository.Python(folders[0]).Mention(chores) || n != nil && n.Depends(chores) {
		return false
	}
	return !slices.ContainsFunc(p.Repository.Loaded(folders[0], file), func(loaded string) bool {
		text, _ := p.Repository.Text(loaded)
		return chores.AnyIn(text)
	})
}

// imageCommand is the process type of an image's own command on Deis v1, where it gets traffic.
const imageCommand = "cmd"

// serverNames are process types of HTTP servers.
const serverNames ecosystem.Words = "api app backend frontend http server site website webapp webserver www wsgi start django flask rails"

func (s server) headline(web string) prose.Text {
	switch {
	case s.sure:
		return prose.T("`%s` serves HTTP, but only `%s` gets traffic", s.Type, web)
	case s.found:
		return prose.T("`%s` may serve HTTP, but only `%s` gets traffic", s.Type, web)
	}
	return prose.T("The file has no `%s` process", web)
}

// noHTTPEffect is what happens to a file without a process that gets traffic.
func noHTTPEffect(p *check.Pass, t *platform.Target, s server) check.Effect {
	if anyHTTP(p, t) || p.HasOwnProxy(t) {
		return check.Effect{}
	}
	if t.NeedsHTTP == platform.HTTPRequired {
		if _, rejected := p.Read(t); rejected != "" {
			return check.Rejected(t, rejected)
		}
		return check.NewEffect(check.Warning, platform.NoTraffic, "%s", t.WithoutHTTP).Coded(t.Codes.WithoutHTTP)
	}
	d, known := p.DefaultWeb(t, s.Command)
	if !s.found && !s.nothing || t.NeedsHTTP == platform.HTTPOptional || d != nil && known { // a default gets the traffic
		return check.Effect{}
	}
	e := p.WithoutHTTPEffect(t, s.Entry)
	if d != nil {
		e = check.NewEffect(e.Severity, platform.NoTraffic, "Nothing gets traffic unless the buildpack adds `web: %s`.", d.Command)
	}
	if t.MarkNotStarted != nil && e.Severity < check.Error {
		return check.Effect{} // the server is the one process that starts
	}
	e.Severity = check.Info
	switch {
	case (s.sure || s.nothing) && d == nil && known:
		e.Severity = check.Error
	case s.sure || s.nothing || s.Type == imageCommand && t.Image:
		e.Severity = check.Warning
	}
	return e
}
