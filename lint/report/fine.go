package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/preview"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

// maxProcesses is how many processes the line of a clean file names.
const maxProcesses = 5

// Works describes what runs of a file without findings, such as "Procfile: fine on Heroku: web (1 dyno, $PORT)." It names no
// platform that does something differently.
func Works(r *lint.Report) string {
	ids := sameOn(r)
	if len(ids) == 0 {
		return displayPath(r.File.Path) + ": no mistakes, but platforms differ."
	}
	on := displayPath(r.File.Path) + ": fine on " + prose.Join(withDoubts(ids), "and")
	if r.ByDefault && len(ids) == len(r.Platforms) {
		on = fmt.Sprintf("%s: fine on the %d %s", displayPath(r.File.Path), len(ids), checkedFor(r))
	}
	var processes []string
	for _, s := range running(r, ids) {
		processes = append(processes, r.Secrets.Mask(s.String()))
	}
	if len(processes) == 0 {
		return on + "."
	}
	if more := len(processes) - maxProcesses; more > 0 {
		processes = append(processes[:maxProcesses], fmt.Sprintf("%d more", more))
	}
	return on + ": " + strings.Join(processes, ", ") + "."
}

// forRunners reports whether a report is for local runners, as that of Procfile.dev is.
func forRunners(r *lint.Report) bool {
	return !slices.ContainsFunc(r.Platforms, func(id string) bool {
		target, ok := platform.Lookup(id)
		return !ok || !target.Platform().Runner
	})
}

// checkedFor is what a report is for, where nobody chose any platform.
func checkedFor(r *lint.Report) string {
	if forRunners(r) {
		return "local runners"
	}
	return "default platforms"
}

// sameOn are the platforms of a report on which no folded finding does harm.
func sameOn(r *lint.Report) []string {
	ids := slices.Clone(r.Platforms)
	for i := range r.Diagnostics {
		for _, e := range r.Diagnostics[i].Effects {
			if e.Severity > check.Hint {
				ids = slices.DeleteFunc(ids, func(id string) bool { return slices.Contains(e.Platforms, id) })
			}
		}
	}
	return ids
}

// started is a process in the line of a clean file; the zero value of a field is unknown or differs.
type started struct {
	name, port string
	line       int
	scale      int
	unit       string
	sameScale  bool
}

// running are the processes that platforms run, each with what is the same on all of them.
func running(r *lint.Report, ids []string) []started {
	var all []started
	if !slices.ContainsFunc(r.Document.Lines, func(l procfile.Line) bool { return l.Kind > procfile.Comment }) {
		return nil // a file of another kind
	}
	for _, id := range ids {
		target, ok := platform.Lookup(id)
		if !ok {
			continue
		}
		p := preview.Of(r.Document, target, preview.Options{Path: r.File.Path, Repository: r.Repository})
		for i := range p.Processes {
			if process := &p.Processes[i]; process.Read && process.Kept {
				all = addStarted(all, startedAs(process, target))
			}
		}
	}
	return all
}

// unscaled names the processes that none of the checked platforms starts until somebody scales them, as a sentence, or is "".
// A process type with a finding on its name isn't the one to scale.
func unscaled(r *lint.Report) string {
	var names []string
	for _, s := range running(r, r.Platforms) {
		if s.sameScale && s.scale == 0 && !slices.ContainsFunc(r.Diagnostics, func(d check.Diagnostic) bool {
			return d.Range.Start == r.Document.Lines[s.line].Name.Start && d.Range.End > d.Range.Start
		}) {
			names = append(names, prose.Quote(Printable(r.Secrets.Mask(s.name))))
		}
	}
	switch more := len(names) - maxProcesses; {
	case len(names) == 0:
		return ""
	case more > 0:
		names = append(names[:maxProcesses], fmt.Sprintf("%d more", more))
	}
	return prose.Join(names, "and") + " " + prose.Plural(len(names), "doesn't", "don't") + " start until you scale " + prose.Plural(len(names), "it", "them") + "."
}

// InImages names the platforms that run commands in an image of which nothing was checked, as a sentence, or is "".
func InImages(platforms []string) string {
	if len(platforms) == 0 {
		return ""
	}
	return prose.Join(titles(platforms), "and") + prose.Plural(len(platforms), " runs", " run") + " commands in your image, which wasn't checked."
}

func startedAs(p *preview.Process, target *platform.Target) started {
	s := started{name: p.Type, line: p.Line, unit: target.Platform().InstanceName(), port: portOf(p)}
	if p.Scale != nil && p.Role != "release" && p.Role != "job" { // those run at set times
		s.scale, s.sameScale = *p.Scale, true
	}
	return s
}

// portOf is the port of a process that gets traffic: the one of its command, or that of the platform for a program that decides by itself.
func portOf(p *preview.Process) string {
	switch {
	case !p.Traffic || p.Port == nil:
		return ""
	case p.Port.Value == "" && slices.ContainsFunc(p.Env, func(v preview.Variable) bool { return v.Name == "PORT" && v.Set }):
		return "$PORT"
	}
	return p.Port.Value
}

// addStarted adds a process, or drops what is another on this platform than on those before it.
func addStarted(all []started, s started) []started {
	at := slices.IndexFunc(all, func(known started) bool { return known.name == s.name })
	if at < 0 {
		return append(all, s)
	}
	known := &all[at]
	if known.port != s.port {
		known.port = ""
	}
	if known.unit != s.unit {
		known.unit = platform.DefaultInstance
	}
	known.sameScale = known.sameScale && s.sameScale && known.scale == s.scale
	return all
}

// String is a process such as "web (1 dyno, $PORT)".
func (s *started) String() string {
	var facts []string
	if s.sameScale {
		facts = append(facts, plural(s.scale, s.unit))
	}
	if s.port != "" {
		facts = append(facts, s.port)
	}
	if facts == nil {
		return Printable(s.name)
	}
	return Printable(s.name) + " (" + Printable(strings.Join(facts, ", ")) + ")"
}
