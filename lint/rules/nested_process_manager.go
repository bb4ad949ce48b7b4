package rules

import (
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:        "nested-process-manager",
	Group:       check.CommandsGroup,
	Kind:        check.Slip,
	Title:       "Procfile that starts itself",
	OfProcfiles: true,
	Applies:     check.ContainsAny("foreman", "honcho", "overmind", "hivemind", "goreman", "forego"),
	Check:       checkNestedProcessManager,
})

func checkNestedProcessManager(p *check.Pass) {
	// A file with a wrong name is checked as if it had the right one.
	if !p.Name.Exact && !p.Name.Misnamed && p.Path != "" || strings.Contains(p.RootPath, "/") {
		return // the manager would read another file
	}
	for _, v := range p.Candidates() {
		run := v.Main()
		elsewhere := strings.Contains(v.Cmd.Text, "cd ") || strings.Contains(v.Cmd.Text, "PROCFILE")
		if run == nil || elsewhere || !startsFile(run, v.Type) {
			continue
		}
		written, own := namedFile(run)
		if written && !own {
			continue
		}
		e := check.NewEffect(check.Warning, platform.Repeats, "`%s` starts this whole file again, unless `.foreman` or `.env` names another file.", v.Type)
		if written {
			e = check.NewEffect(check.Error, platform.Repeats, "`%s` starts this whole file again, including itself.", v.Type)
		}
		p.Report(check.Finding{
			Range:    v.At(run.Name.Range),
			Headline: prose.T("`%s` runs `%s` on its own Procfile", v.Type, run.Base),
			Effects:  p.On(platform.Running).Of(v).All(e),
			Help:     prose.T("Start the program itself, or name another file with `-f`."),
		})
	}
}

// startsFile reports whether a process manager starts the whole file of this folder, or a list of processes that includes its own.
func startsFile(run *command.Run, own string) bool {
	var words []command.Word
	for i := 0; i < len(run.Args); i++ {
		w := run.Args[i]
		name, _, inline := strings.Cut(w.Raw, "=")
		switch {
		case !strings.HasPrefix(w.Raw, "-"):
			words = append(words, w)
		case narrowing.Has(name), len(name) > 2 && name[1] != '-' && narrowing.Has(name[:2]):
			return false
		case !inline && valuedManagerFlags.Has(name):
			i++
		}
	}
	for _, w := range words {
		if run.Program != nil && w.Value == own {
			return true
		}
	}
	switch run.Base {
	case "hivemind":
		return len(words) == 0 || len(words) == 1 && isProcfile(words[0].Value)
	case "foreman", "honcho", "overmind":
		if run.Program != nil {
			return len(words) == 0 // the table took start away
		}
		return false
	case "goreman", "forego":
		return len(words) == 1 && words[0].Value == "start"
	}
	return false
}

const (
	// narrowing are options that start only some processes, or those of another folder.
	narrowing ecosystem.Words = "-m --formation -c --concurrency -d --root --app-root -l --processes -x --ignored-processes -e --env"
	// valuedManagerFlags are other options with a value.
	valuedManagerFlags ecosystem.Words = "-f --procfile -p --port -t --timeout -b --basedir"
)

// namedFile reports whether the manager's options name a file, and whether it's the Procfile itself.
func namedFile(run *command.Run) (written, own bool) {
	for i, w := range run.Args {
		name, value, inline := strings.Cut(w.Raw, "=")
		switch {
		case name == "-f" || name == "--procfile":
			if !inline && i+1 < len(run.Args) {
				value = run.Args[i+1].Value
			}
			return true, isProcfile(value)
		case strings.HasPrefix(w.Raw, "-f"):
			return true, isProcfile(w.Value[min(2, len(w.Value)):])
		case run.Base == "hivemind" && !strings.HasPrefix(w.Raw, "-"):
			return true, isProcfile(w.Value)
		}
	}
	return false, false
}

func isProcfile(path string) bool { return path == "Procfile" || path == "./Procfile" }
