package lint

import (
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

var _ = register(Rule{
	Name:       "background-process",
	Group:      CommandsGroup,
	Order:      7,
	Title:      "A program goes to the background",
	Documented: backgroundProcessDocs{},
	Suspects:   mayGoToBackground,
	Check:      checkBackgroundProcess,
})

type backgroundProcessDocs struct{}

// Docs is the documentation.
func (backgroundProcessDocs) Docs() Docs {
	return Docs{
		Summary: "An & or an option such as --daemon lets the command end, or run beside another, unseen by the platform.",
		Why: "A platform watches the one program that the command goes on running, and restarts it when it ends. With an & at the " +
			"end, with gunicorn --daemon or with pm2 start the command ends at once, and the platform takes the process for " +
			"finished or crashed. With an & between two programs only the last one is watched: when the first one dies, nobody " +
			"starts it again. A wait at the end keeps the command running. Where no shell runs the command, as in Drycc's " +
			"image builds, the & becomes an argument.",
		Bad:  Sample{Text: "web: npm start &\n", Platforms: []string{"heroku"}},
		Good: Sample{Text: "web: npm start\nworker: node worker.js & node other.js & wait -n\n", Platforms: []string{"heroku"}},
		Sources: []string{"298AusCycling/team-pursuit-api Procfile.txt (in its history)", "text search: 4 files with npm start & gunicorn …",
			"benoitc/gunicorn gunicorn/config.py", "Unitech/pm2 lib/binaries/CLI.js", "foreversd/forever lib/forever/cli.js", "collectiveidea/delayed_job lib/delayed/command.rb"},
	}
}

func mayGoToBackground(c *parsedCommand) bool {
	if strings.Contains(c.cmd.Text, "&") || strings.Contains(c.cmd.Text, "nohup") {
		return true
	}
	run := c.main()
	if run == nil {
		return false
	}
	_, ok := daemonOf(run)
	return ok
}

func checkBackgroundProcess(p *Pass) {
	for _, v := range p.suspects() {
		if strings.Contains(v.cmd.Text, "&") && p.reportAmpersand(v) {
			continue
		}
		if p.reportDaemon(v) || !strings.Contains(v.cmd.Text, "nohup") {
			continue
		}
		p.reportNohup(v)
	}
}

// reportAmpersand reports programs that an & sends to the background, and
// whether there are any.
func (p *Pass) reportAmpersand(v *commandView) bool {
	calls, script, ok := v.backgrounds()
	if !ok {
		return false
	}
	last := len(calls) - 1
	for last >= 0 && calls[last].Nested {
		last--
	}
	b := background{commandView: v, calls: calls, script: script, ends: calls[last].Background}
	for i := range calls {
		if calls[i].Background && !calls[i].Nested {
			b.at = i
		}
	}
	p.reportBackground(b)
	return true
}

// background is a command of which some program goes to the background.
type background struct {
	*commandView
	calls  []command.Call
	script bool
	// at is the last call that does; ends says that it is the last of all.
	at   int
	ends bool
}

// backgrounds are the calls of the command, or of the script in it, when some go
// to the background and nothing waits for them.
func (v *commandView) backgrounds() (calls []command.Call, script, ok bool) {
	if waits(v.cmd.Calls) {
		return v.cmd.Calls, false, true
	}
	if inner := v.cmd.Script(); inner != nil && waits(inner.Calls) {
		return inner.Calls, true, true
	}
	return nil, false, false
}

// waits reports whether a call at the top goes to the background and none waits
// for it.
func waits(calls []command.Call) bool {
	found := false
	for i := range calls {
		found = found || calls[i].Background && !calls[i].Nested
		if len(calls[i].Words) > 0 && awaiting.Has(calls[i].Words[0].Value) {
			return false
		}
	}
	return found
}

// awaiting are the builtins with which a script attends to its background.
const awaiting command.Words = "wait fg trap"

func (p *Pass) reportBackground(b background) {
	severity, effect := Warning, "nobody restarts it when it ends"
	call := b.calls[b.at]
	text := b.cmd.Text[call.Range.Start:call.Range.End]
	head := "The & lets " + quote(text) + " run in the background, beside the program that is watched"
	advice := "give each program a process type of its own"
	if b.ends {
		severity, effect = Error, "the command ends at once, and the process with it"
		head, advice = "The & at the end sends "+quote(text)+" to the background", "take the & out"
	}
	switch {
	case b.ends && b.count() > 1:
		advice = "write wait -n behind it"
	case !b.ends && briefly(call):
		head, effect, advice = "A single & stands behind "+quote(text), "the next step does not wait for it", "write &&"
	}
	cs := p.judgeView(b.commandView, platform.Running, func(t *platform.Target) (Severity, string) {
		if !wholeShell(t) && (!b.script || splitsOperators(t)) {
			return None, ""
		}
		return severity, effect
	})
	p.Report(Finding{
		Range:    b.commandView.at(call.Range),
		Concerns: cs,
		Message:  p.Sentence(head, cs, advice),
		Fixes:    p.backgroundFixes(b),
	})
}

// briefly reports whether a call ends by itself, so that an & behind it can only
// be meant for &&.
func briefly(call command.Call) bool {
	if len(call.Words) == 0 {
		return true
	}
	switch call.Words[0].Value {
	case "cd", "export", "mkdir", "cp", "rm", "chmod", "echo":
		return true
	}
	s := command.StartOf(call.Words)
	return buildStep(s) != "" || migration(s) != ""
}

func (p *Pass) backgroundFixes(b background) []Fix {
	var fixes []Fix
	call := b.calls[b.at]
	sign := b.ampersand()
	if sign.Empty() {
		return nil
	}
	if b.ends && b.count() == 1 {
		edits := []TextEdit{Delete(b.commandView.at(sign))}
		if w := call.Words; len(w) > 1 && w[0].Value == "nohup" && w[1].Raw[0] != '-' {
			edits = append([]TextEdit{Delete(b.commandView.at(procfile.Range{Start: w[0].Range.Start, End: w[1].Range.Start}))}, edits...)
		}
		return suggestion("Take the & out", edits...)
	}
	if !b.ends && b.count() == 1 {
		fix := Fix{Title: "Write && for &", Applicability: Suggested, Edits: []TextEdit{Insert(b.commandView.at(sign).End, "&")}}
		if briefly(call) {
			return []Fix{fix}
		}
		fixes = p.splitFix(b, sign)
	}
	for _, t := range b.targets {
		if t.Shell != platform.Bash {
			return fixes // not every shell knows wait -n
		}
	}
	if b.script {
		return fixes
	}
	end := b.CommandRange.Start + len(b.cmd.Text)
	text := " & wait -n"
	if b.ends {
		text = " wait -n"
	}
	return append(fixes, Fix{Title: "Wait for the first one that ends, so that the platform restarts all", Applicability: Suggested, Edits: []TextEdit{Insert(end, text)}})
}

// count is how many & send something at the top to the background.
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

// ampersand is the place of the & behind the last program that goes to the
// background, empty when it is not found. A blank before one that ends the
// command belongs to it.
func (b background) ampersand() procfile.Range {
	text := b.cmd.Text
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

// splitFix gives the program that is no server a process type of its own, where
// the command is two programs of which one is.
func (p *Pass) splitFix(b background, sign procfile.Range) []Fix {
	text := b.cmd.Text
	if b.script || len(b.calls) != 2 || !p.getsTraffic(p.typeOf(b.Entry)) || strings.Contains(text, "#") {
		return nil
	}
	left, right := strings.TrimSpace(text[:sign.Start]), strings.TrimSpace(text[sign.End:])
	server, other := left, right
	if !isServer(left) {
		server, other = right, left
	}
	if !isServer(server) || isServer(other) {
		return nil
	}
	name, ok := p.propose("worker", "background")
	if !ok {
		return nil
	}
	line := &p.Doc.Lines[b.Line]
	eol := p.Doc.Slice(line.EOL)
	if eol == "" {
		eol = "\n"
	}
	whole := procfile.Range{Start: b.CommandRange.Start, End: b.CommandRange.Start + len(text)}
	return []Fix{{Title: "Give " + quote(other) + " the process type “" + name + "”", Applicability: Suggested, Edits: []TextEdit{
		Replace(whole, server), Insert(line.Range.End, eol+name+": "+other)}}}
}

func isServer(text string) bool {
	run := command.Parse(text).Main()
	return run != nil && run.Program != nil && run.Program.Role == command.HTTP
}

// reportDaemon reports a program that goes to the background by itself, and
// whether it does.
func (p *Pass) reportDaemon(v *commandView) bool {
	run := v.main()
	if run == nil || p.deep() {
		return false
	}
	d, ok := daemonOf(run)
	if !ok {
		return false
	}
	cs := p.judgeDeployed(v, func(*platform.Target) (Severity, string) {
		return Error, "the command ends at once, and the process with it"
	})
	p.tell(v, d.at, cs, quote(d.text)+" sends the program to the background", d.advice, v.suggest(d.fixes))
	return true
}

// daemon is how a program is sent to the background.
type daemon struct {
	at           procfile.Range
	text, advice string
	fixes        []daemonFix
}

type daemonFix struct {
	title string
	edits []procfile.TextEdit
}

func (v *commandView) suggest(list []daemonFix) []Fix {
	var fixes []Fix
	for _, f := range list {
		fixes = append(fixes, Fix{Title: f.title, Applicability: Suggested, Edits: v.edits(f.edits)})
	}
	return fixes
}

// foregrounds are programs whose sub-command goes to the background, and the
// sub-command that does not.
var foregrounds = []struct{ base, sub, instead string }{
	{"delayed_job", "start", "run"},
	{"clockworkd", "start", "run"},
	{"caddy", "start", "run"},
	{"forever", "start", ""},
}

// daemonOf finds what sends the main program to the background.
func daemonOf(run *command.Run) (daemon, bool) {
	if run.Base == "pm2" {
		return pm2(run)
	}
	for _, f := range foregrounds {
		if run.Base != f.base {
			continue
		}
		for _, w := range run.Args {
			if w.Value == f.sub {
				return instead(run.Base, w, f.instead), true
			}
		}
	}
	if run.Program == nil || !run.Background {
		return daemon{}, false
	}
	for i, w := range run.Args {
		name, _, inline := strings.Cut(w.Raw, "=")
		if !run.Program.Daemon.Has(name) {
			continue
		}
		d := daemon{at: w.Range, text: run.Program.Name + " " + w.Raw, advice: "leave " + w.Raw + " out"}
		valued := !inline && i+1 < len(run.Args) && !strings.HasPrefix(run.Args[i+1].Raw, "-") && (run.Base == "uwsgi" || name == "-s" || name == "--servers")
		if !valued {
			d.fixes = []daemonFix{{"Leave " + w.Raw + " out", []procfile.TextEdit{{Range: run.WordWithBlank(w)}}}}
		}
		return d, true
	}
	return daemon{}, false
}

// instead replaces a sub-command, or takes it out.
func instead(base string, w command.Word, sub string) daemon {
	d := daemon{at: w.Range, text: base + " " + w.Value, advice: "write " + base + " " + sub}
	d.fixes = []daemonFix{{"Write " + quote(base+" "+sub), []procfile.TextEdit{{Range: w.Range, NewText: sub}}}}
	if sub == "" {
		at := procfile.Range{Start: w.Range.Start, End: w.Range.End + 1}
		d.advice = "leave " + w.Value + " out"
		d.fixes = []daemonFix{{"Leave " + quote(w.Value) + " out", []procfile.TextEdit{{Range: at}}}}
	}
	return d
}

// pm2 goes to the background unless an option keeps it.
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
	if i := indexOf(run.Args, "--"); i > 0 {
		last = run.Args[i-1].Range.End
	}
	d := daemon{at: run.Name.Range, text: "pm2 start", advice: "write pm2-runtime start"}
	if run.Name.Raw == "pm2" && run.Leads() {
		d.fixes = append(d.fixes, daemonFix{"Write pm2-runtime", []procfile.TextEdit{{Range: run.Name.Range, NewText: "pm2-runtime"}}})
	}
	d.fixes = append(d.fixes, daemonFix{"Add --no-daemon", []procfile.TextEdit{{Range: procfile.Range{Start: last, End: last}, NewText: " --no-daemon"}}})
	return d, true
}

func indexOf(words []command.Word, value string) int {
	for i := range words {
		if words[i].Value == value {
			return i
		}
	}
	return -1
}

// reportNohup reports a nohup in front of a program that stays.
func (p *Pass) reportNohup(v *commandView) {
	for _, s := range v.programs() {
		if s.Words[0].Value != "nohup" || len(s.Words) < 2 {
			continue
		}
		cs := p.judgeDeployed(v, func(*platform.Target) (Severity, string) { return Info, "" })
		at := s.Words[0].Range
		p.tell(v, at, cs,
			"“nohup” is for a terminal that somebody closes, and a process of a platform has none",
			"leave it out",
			suggestion("Leave nohup out", Delete(v.at(procfile.Range{Start: at.Start, End: s.Words[1].Range.Start}))))
		return
	}
}
