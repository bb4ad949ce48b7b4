package lint

import (
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
)

var _ = register(Rule{
	Name:       "nested-process-manager",
	Group:      CommandsGroup,
	Order:      8,
	Title:      "The Procfile starts itself",
	Documented: nestedProcessManagerDocs{},
	Suspects:   holding("foreman", "honcho", "overmind", "hivemind", "goreman", "forego"),
	Check:      checkNestedProcessManager,
})

type nestedProcessManagerDocs struct{}

// Docs is the documentation.
func (nestedProcessManagerDocs) Docs() Docs {
	return Docs{
		Summary: "A process runs foreman, honcho or another process manager on the same Procfile.",
		Why: "foreman start and its kin read a Procfile and start all of its processes. In the Procfile itself that is a " +
			"loop: the process starts the whole file, itself included, on every platform. With another file it is a way to " +
			"run several programs in one process, as Mastodon does with foreman start -f Procfile.heroku, and nothing is said.",
		Bad:  Sample{Text: "web: foreman start\nworker: node worker.js\n", Platforms: []string{"heroku"}},
		Good: Sample{Text: "web: foreman start -f Procfile.heroku\nworker: node worker.js\n", Platforms: []string{"heroku"}},
		Sources: []string{"mastodon/mastodon Procfile (with a file of its own, which is right)", "ddollar/foreman lib/foreman/cli.rb",
			"nickstenning/honcho honcho/command.py", "DarthSim/overmind main.go"},
	}
}

func checkNestedProcessManager(p *Pass) {
	// A misnamed file is judged as what it is once it is renamed.
	if !p.Name.Exact && !p.Name.Misnamed && p.Path != "" || strings.Contains(p.RootPath, "/") {
		return // the manager would read another file
	}
	for _, v := range p.suspects() {
		run := v.main()
		elsewhere := strings.Contains(v.cmd.Text, "cd ") || strings.Contains(v.cmd.Text, "PROCFILE")
		if run == nil || elsewhere || !startsFile(run, v.Type) {
			continue
		}
		written, own := namedFile(run)
		if written && !own {
			continue
		}
		severity, effect := Warning, "it starts this file again, itself included, unless .foreman or .env names another"
		if written {
			severity, effect = Error, "it starts this file again, itself included"
		}
		cs := p.judgeView(v, platform.Running, func(*platform.Target) (Severity, string) { return severity, effect })
		p.Report(Finding{
			Range:    v.at(run.Name.Range),
			Concerns: cs,
			Message:  p.Sentence(quote(v.Type)+" runs "+run.Base+" on the Procfile that it stands in", cs, "name the program, or another file with -f"),
		})
	}
}

// startsFile reports whether the program is a manager that is told to start a
// whole file from this folder, or some processes and its own type among them: not
// others of its processes alone, and no other folder.
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
	// narrowing are options that start some processes only, or another folder's.
	narrowing command.Words = "-m --formation -c --concurrency -d --root --app-root -l --processes -x --ignored-processes -e --env"
	// valuedManagerFlags are further ones that take a value.
	valuedManagerFlags command.Words = "-f --procfile -p --port -t --timeout -b --basedir"
)

// namedFile is what the manager is told of the file: whether it is named, and
// whether it is the one the command stands in.
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
