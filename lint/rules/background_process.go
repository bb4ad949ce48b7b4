package rules

import (
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:         "background-process",
	Group:        check.CommandsGroup,
	Kind:         check.Slip,
	Title:        "Background program",
	Applies:      mayGoToBackground,
	CheckCommand: checkBackgroundProcess,
	Uncovers:     true, // while it runs in the background, another program may be the one on $PORT
})

var namesBackground = check.ContainsAny("&", "nohup")

func mayGoToBackground(c *check.ParsedCommand) bool {
	run := c.Main()
	if run == nil {
		return namesBackground(c)
	}
	_, ok := daemonOf(run)
	return ok || namesBackground(c)
}

func checkBackgroundProcess(p *check.Pass, v *check.View) {
	if !reportAmpersand(p, v) && !reportDaemon(p, v) {
		reportNohup(p, v)
	}
}

// reportAmpersand reports programs that & runs in the background, and whether there are any.
func reportAmpersand(p *check.Pass, v *check.View) bool {
	cmd, script := v.Cmd, !unawaited(v.Cmd)
	if script {
		cmd = cmd.Script()
	}
	if cmd == nil || !unawaited(cmd) {
		return false
	}
	calls := cmd.Calls
	b := background{View: v, calls: calls, script: script, at: -1}
	for i := range calls {
		if !calls[i].Nested {
			b.ends = calls[i].Background
			if calls[i].Background {
				b.at = i
			}
		}
	}
	if b.at < 0 { // those in subshells and blocks alone
		beside := cmd.Beside()
		b.at, b.ends = beside[len(beside)-1], !cmd.StaysIn()
	}
	reportBackground(p, b)
	return true
}

type background struct {
	*check.View
	calls  []command.Call
	script bool
	// at is the last call in the background; ends is set if no other call follows.
	at   int
	ends bool
}

// unawaited reports whether a call runs in the background and none waits for it.
func unawaited(cmd *command.Command) bool {
	found := false
	for i := range cmd.Calls {
		call := &cmd.Calls[i]
		found = found || call.Background && !call.Nested
		if len(call.Words) > 0 && awaiting.Has(call.Words[0].Value) {
			return false
		}
	}
	return found || len(cmd.Beside()) > 0
}

// awaiting are the shell builtins that deal with programs in the background.
const awaiting ecosystem.Words = "wait fg trap"

func reportBackground(p *check.Pass, b background) {
	call := b.calls[b.at]
	f := check.Finding{Range: b.View.At(call.Range), Fixes: backgroundFixes(p, b)}
	text := b.Cmd.Text[call.Range.Start:call.Range.End]
	var e check.Effect
	switch {
	case b.ends:
		f.Headline, e = prose.T("`&` sends `%s` to the background", text), endsAtOnce(text)
		f.HelpUnfixed = prose.T("Remove the `&`.")
		if b.count() > 1 && !call.Nested {
			f.Help = prose.T("Add `wait -n` at the end, which ends when one of the programs does.")
		}
	case briefly(call):
		f.Headline, e = prose.T("A single `&` follows `%s`", text), check.NewEffect(check.Warning, platform.Differs, "The next program starts before `%s` is done.", text)
		f.Help = prose.T("Use `&&`, which waits for this step.")
	default:
		f.Headline, e = prose.T("`&` runs `%s` in the background", text), check.NewEffect(check.Warning, platform.Differs, "Nothing restarts `%s` when it ends.", text)
		f.Help = prose.T("Give each program its own process type.")
	}
	f.Effects = p.On(platform.Running).Of(b.View).Except(func(t *platform.Target) bool {
		return !check.RunsInShell(t, b.Type) && (!b.script || check.OperatorsAreWords(t, b.Type))
	}).All(e)
	p.Report(f)
}

// endsAtOnce is the effect of a command whose only program runs in the background.
func endsAtOnce(program string) check.Effect {
	return check.NewEffect(check.Error, platform.Crash, "The process ends at once, because nothing waits for `%s`.", program)
}

// briefly reports whether a call soon ends by itself, so && is meant after it.
func briefly(call command.Call) bool {
	if len(call.Words) == 0 {
		return true
	}
	const brief ecosystem.Words = "cd export mkdir cp rm chmod echo"
	s := command.StartOf(call.Words)
	return brief.Has(call.Words[0].Value) || check.BuildStep(s) != "" || check.Migration(s) != ""
}

func backgroundFixes(p *check.Pass, b background) []check.Fix {
	call, ampersand := b.calls[b.at], b.ampersand()
	if ampersand.Empty() || call.Nested {
		return nil // in a subshell, wait -n doesn't know the program
	}
	if b.ends && b.count() == 1 {
		edits := []check.TextEdit{check.Delete(b.View.At(ampersand))}
		if w := call.Words; len(w) > 1 && w[0].Value == "nohup" && w[1].Raw[0] != '-' {
			edits = append([]check.TextEdit{check.Delete(b.View.At(procfile.Range{Start: w[0].Range.Start, End: w[1].Range.Start}))}, edits...)
		}
		return check.Suggestion("Remove the `&`", edits...)
	}
	var fixes []check.Fix
	if !b.ends && b.count() == 1 {
		if briefly(call) {
			return check.Suggestion("Replace `&` with `&&`", check.Insert(b.View.At(ampersand).End, "&"))
		}
		fixes = splitFix(p, b, ampersand)
	}
	for _, t := range b.Targets {
		if t.ShellOf(b.Type) != platform.Bash {
			return fixes // not every shell has wait -n
		}
	}
	if b.script {
		return fixes
	}
	text := " & wait -n"
	if b.ends {
		text = " wait -n"
	}
	end := b.CommandRange.Start + len(b.Cmd.Text)
	return append(fixes, check.Suggestion("Add `wait -n`, so that the platform restarts all", check.Insert(end, text))...)
}

// count is how many & at the top level run something in the background.
func (b background) count() int {
	n := 0
	if b.ends {
		n++
	}
	for i := range b.calls {
		if b.calls[i].Join == "&" && !b.calls[i].Nested {
			n++
		}
	}
	return n
}

// ampersand is the range of the & after the last program in the background, or empty. It includes the spaces before an & that ends the command.
func (b background) ampersand() procfile.Range {
	text := b.Cmd.Text
	from := b.calls[b.at].Range.End
	for _, r := range b.calls[b.at].Redirects {
		from = max(from, r.End)
	}
	at := from
	for at < len(text) && text[at] == ' ' {
		at++
	}
	if at == len(text) || text[at] != '&' {
		return procfile.Range{}
	}
	if !b.ends {
		from = at
	}
	return procfile.Range{Start: from, End: at + 1}
}

// splitFix moves the program that isn't a server to a new entry, if the command is a server and another program.
func splitFix(p *check.Pass, b background, ampersand procfile.Range) []check.Fix {
	text := b.Cmd.Text
	if b.script || len(b.calls) != 2 || !p.GetsTraffic(p.IntendedType(b.Entry)) || strings.Contains(text, "#") {
		return nil
	}
	left, right := strings.TrimSpace(text[:ampersand.Start]), strings.TrimSpace(text[ampersand.End:])
	server, other := left, right
	if !isServer(left) {
		server, other = right, left
	}
	if !isServer(server) || isServer(other) {
		return nil
	}
	name, ok := p.ProposeType("worker", "background")
	if !ok {
		return nil
	}
	whole := procfile.Range{Start: b.CommandRange.Start, End: b.CommandRange.Start + len(text)}
	return check.Suggestion(prose.Title("Move `%s` to a new entry `%s`", other, name), check.Replace(whole, server), check.Insert(p.Doc.Lines[b.Line].Range.End, p.LineEnd(b.Line)+name+": "+other))
}

func isServer(text string) bool {
	run := command.Parse(text).Main()
	return run != nil && run.Program != nil && run.Program.Role == ecosystem.HTTP
}

// reportDaemon reports a program that moves itself to the background, and whether it does.
func reportDaemon(p *check.Pass, v *check.View) bool {
	run := v.Main()
	if run == nil || p.DeepInFolders() {
		return false
	}
	d, ok := daemonOf(run)
	if !ok {
		return false
	}
	f := check.Finding{
		Range:       v.At(d.at),
		Headline:    prose.T("`%s` runs in the background", d.text),
		Effects:     p.On(platform.Running).Of(v).Deployed().All(endsAtOnce(d.text)).AtMost(d.most(run)),
		HelpUnfixed: prose.T("%s.", d.fixes[0].title),
	}
	for _, fix := range d.fixes {
		if len(fix.edits) > 0 {
			f.Fixes = append(f.Fixes, check.Suggestion(fix.title.Fit(prose.MaxTitle), v.Edits(fix.edits)...)...)
		}
	}
	p.Report(f)
	return true
}

// daemon is what moves a program to the background.
type daemon struct {
	at   procfile.Range
	text string
	// fixes are never empty. The first title is the help.
	fixes []daemonFix
}

// most is how bad it is at most: a configuration may keep the program in the foreground.
func (d *daemon) most(run *command.Run) check.Severity {
	if run.Program != nil && run.Program.ConfigByDefault && len(run.Options) == 0 {
		return check.Warning
	}
	return check.Error
}

// daemonFix has no edits where only a person can change the command.
type daemonFix struct {
	title prose.Text
	edits []procfile.TextEdit
}

// foregrounds are programs with the subcommand that runs in the background and the one that replaces it.
var foregrounds = []struct {
	base    string
	sub     ecosystem.Words
	instead string
}{
	{"delayed_job", "start", "run"},
	{"clockworkd", "start", "run"},
	{"caddy", "start", "run"},
}

// daemonOf finds what moves the main program to the background.
func daemonOf(run *command.Run) (daemon, bool) {
	switch run.Base {
	case "pm2":
		return pm2(run)
	case "forever":
		return forever(run)
	}
	for _, f := range foregrounds {
		if run.Base != f.base {
			continue
		}
		if at := check.WordAmong(run.Args, f.sub); at >= 0 {
			w := run.Args[at]
			fix := daemonFix{check.UseText(run.Base + " " + f.instead), []procfile.TextEdit{{Range: w.Range, NewText: f.instead}}}
			return daemon{w.Range, run.Base + " " + w.Value, []daemonFix{fix}}, true
		}
	}
	if run.Program == nil {
		return daemon{}, false
	}
	if instead := run.Program.Instead; instead != "" {
		return daemon{run.Naming(), run.Program.Name, []daemonFix{{title: check.UseText(instead)}}}, true
	}
	if flags := run.Program.Foreground.List(); len(flags) > 0 && len(run.Options) == 0 {
		fix := daemonFix{title: prose.T("Add `%s`", strings.Replace(flags[0], "-g", "-g 'daemon off;'", 1))}
		return daemon{run.Naming(), run.Program.Name, []daemonFix{fix}}, true
	}
	if !run.Background {
		return daemon{}, false
	}
	for i, w := range run.Args {
		name, _, inline := strings.Cut(w.Raw, "=")
		if !run.Program.Daemon.Has(name) {
			continue
		}
		fix := daemonFix{title: prose.T("Remove `%s`", w.Raw)}
		valued := !inline && i+1 < len(run.Args) && !strings.HasPrefix(run.Args[i+1].Raw, "-") && (run.Base == "uwsgi" || name == "-s" || name == "--servers" || run.Args[i+1].Value == "yes")
		if !valued {
			fix.edits = []procfile.TextEdit{{Range: run.WordWithBlank(w)}}
		}
		return daemon{w.Range, run.Program.Name + " " + w.Raw, []daemonFix{fix}}, true
	}
	return daemon{}, false
}

// foreverValues are the options of forever with a value.
const foreverValues ecosystem.Words = "-m -l -o -e -p -c -n --pidFile --minUptime --spinSleepTime --sourceDir --workingDir --watchDirectory --watchIgnore --uid --id --killSignal"

// forever runs in the background with its subcommand start. Without that, it runs a script, or
// with -c the command in front of it. With -c alone, forever has nothing to do.
func forever(run *command.Run) (daemon, bool) {
	words := command.Operands(run.Args, foreverValues)
	at := check.WordAmong(run.Args, "start")
	if at < 0 || len(words) == 0 || words[0] != "start" {
		return daemon{}, false
	}
	w, custom := run.Args[at], check.WordAmong(run.Args, "-c")+1
	fix := daemonFix{title: prose.T("Use `forever SCRIPT`")}
	switch {
	case len(words) > 1:
		fix = daemonFix{prose.T("Remove `%s`", w.Value), []procfile.TextEdit{{Range: procfile.Range{Start: w.Range.Start, End: w.Range.End + 1}}}}
	case custom > 0 && custom < len(run.Args) && run.Args[custom].Static:
		started := run.Args[custom].Value
		fix = daemonFix{check.UseText(started), []procfile.TextEdit{{Range: run.Whole(), NewText: started}}}
	}
	return daemon{w.Range, "forever start", []daemonFix{fix}}, true
}

// pm2 runs in the background unless an option prevents it.
func pm2(run *command.Run) (daemon, bool) {
	words := command.Operands(run.Args, "")
	if len(words) == 0 || words[0] != "start" {
		return daemon{}, false
	}
	for _, w := range run.Args {
		if w.Value == "--no-daemon" || w.Value == "--attach" || !w.Static {
			return daemon{}, false
		}
	}
	last := run.Args[len(run.Args)-1].Range.End
	if i := check.WordAmong(run.Args, "--"); i > 0 {
		last = run.Args[i-1].Range.End
	}
	runtime := daemonFix{title: check.UseText("pm2-runtime start")}
	if run.Name.Raw == "pm2" && run.Leads() {
		runtime.edits = []procfile.TextEdit{{Range: run.Name.Range, NewText: "pm2-runtime"}}
	}
	attached := daemonFix{prose.T("Add `--no-daemon`"), []procfile.TextEdit{{Range: procfile.Range{Start: last, End: last}, NewText: " --no-daemon"}}}
	return daemon{run.Name.Range, "pm2 start", []daemonFix{runtime, attached}}, true
}

// reportNohup reports nohup in front of a program that keeps running.
func reportNohup(p *check.Pass, v *check.View) {
	for _, s := range v.Programs() {
		if s.Words[0].Value != "nohup" || len(s.Words) < 2 {
			continue
		}
		at := s.Words[0].Range
		p.Report(check.Finding{
			Range:       v.At(at),
			Headline:    prose.T("`nohup` has no effect on a platform"),
			Effects:     p.On(platform.Running).Of(v).Deployed().All(check.NewEffect(check.Info, platform.Harmless, "The process has no terminal, so `nohup` changes nothing.")),
			HelpUnfixed: prose.T("Remove `nohup`."),
			Fixes:       check.Suggestion("Remove `nohup`", check.Delete(v.At(procfile.Range{Start: at.Start, End: s.Words[1].Range.Start}))),
		})
		return
	}
}
