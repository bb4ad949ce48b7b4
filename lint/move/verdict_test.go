package move

import (
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/proclint/proclint/internal/golden"
	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

// sampleApps are the sample applications of the previews, and files that used to make a plan contradict itself.
func sampleApps(t *testing.T) map[string]string {
	t.Helper()
	apps := map[string]string{
		"cmd":       "cmd: ./serve --now\nworker: ./work\n",
		"cmd-clock": "cmd: ./serve | tee log\nclock: ./tick\n",
		"both":      "web: ./serve\ncmd: ./other\n",
		"tasks":     "web: ./serve $PORT\nmigrate: bin/migrate up\nseed: node db/seed.js\n",
		"names":     "web: ./serve\nmy-worker: ./work\nmail_worker: ./mail\n",
		"release":   "web: ./serve --port 8080\nrelease: ./migrate 'a b'\n",
		"moments":   "web: ./serve\npostdeploy: ./tidy\npreflight: ./check\n",
		"broken":    "web ./serve\nworker: ./work\n",
		"shell":     "web: ./serve\nrelease: ./migrate && echo \"a b\"\n",
		"order":     "worker: ./work\nweb: ./serve\n",
		"slips":     "wbe: gunicorn shop.wsgi --bind 127.0.0.1:$PORT\n",
		"two-slips": "web: gunicorn shop.wsgi --bind 127.0.0.1:$PORT\nwroker: ./work\n",
	}
	paths, err := filepath.Glob("../preview/testdata/apps/*.txtar")
	if err != nil || len(paths) < 6 {
		t.Fatalf("%d sample applications: %v", len(paths), err)
	}
	for _, path := range paths {
		ar, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		apps[filepath.Base(path)] = string(ar.Files[0].Data)
	}
	return apps
}

// TestWhatIsShownHasNoSecret: only the text for the file has the secrets of commands.
func TestWhatIsShownHasNoSecret(t *testing.T) {
	const secret = "Zk83jdmQ2xv9LqP0"
	p := plan(t, "web: API_TOKEN="+secret+" gunicorn shop -b 127.0.0.1:$PORT\nworker: x postgres://me:"+secret+"@db/x\n", "heroku", "sevalla")
	var text strings.Builder
	if err := Text(&text, p); err != nil {
		t.Fatal(err)
	}
	if p.Fixed.Shown == nil || !strings.Contains(p.Fixed.Text, secret) {
		t.Fatalf("shown: %+v, text: %s", p.Fixed.Shown, p.Fixed.Text)
	}
	for _, shown := range []string{p.Fixed.Shown.Before, p.Fixed.Shown.After, text.String(), p.Checklist} {
		if strings.Contains(shown, secret) {
			t.Errorf("it shows the secret: %s", shown)
		}
	}
	if p := plan(t, "web: gunicorn shop -b 127.0.0.1:$PORT\n", "heroku", "sevalla"); p.Fixed.Shown != nil {
		t.Errorf("without a secret: %+v", p.Fixed.Shown)
	}
}

// TestNoPlanContradictsItself derives the verdict of each plan from what its steps say, for all pairs of platforms.
func TestNoPlanContradictsItself(t *testing.T) {
	targets := platform.Targets()
	for name, text := range sampleApps(t) {
		for i, from := range targets {
			for j, to := range targets {
				if golden.LeftOut(i+j+len(name), 3) {
					continue
				}
				p := plan(t, text, from.ID(), to.ID())
				problems := append(contradictions(text, p, from, to), replaced(text, p, from, to)...)
				if from != to && to.Reads() {
					problems = append(problems, uncovered(t, p, to)...)
				}
				for _, problem := range problems {
					t.Errorf("%s, %s to %s: %s\n%s", name, from.ID(), to.ID(), problem, p.Checklist)
				}
			}
		}
	}
}

var (
	editsByHand = regexp.MustCompile("Remove its line|Move it to a script|[Mm]ove the command to a script|[Nn]ame the process `|Use only POSIX")
	equalPorts  = regexp.MustCompile("`\\$PORT` is (.+?)(?: \\(unverified\\))? on .+, and (.+) on ")
	notStarted  = regexp.MustCompile("^(.+?) (?:doesn't|don't) start on ")
	twoReadings = regexp.MustCompile("reads the command of `.+?` as (.+?)(?: \\(unverified\\))?\\. .+ reads (.+)\\.$")
	countsLost  = regexp.MustCompile(`but (\d+) process`)
)

// contradictions are what a plan says in one place and denies in another.
func contradictions(text string, p *Plan, from, to *platform.Target) []string {
	var problems []string
	fail := func(about string) { problems = append(problems, about) }
	note := p.Fixed.Note
	incomplete := strings.Contains(note, " will not start on ")
	works := incomplete || strings.Contains(note, "works on ") && !strings.Contains(note, "works on "+to.Title()+" only after")
	if incomplete && strings.Contains(note, "orks on "+to.Title()) {
		fail("it works, and it doesn't: " + note)
	}
	problems = append(problems, miscounted(p)...)
	untouched := strings.HasPrefix(note, "No edit to the file is needed")
	lost, open, edited, portUnset := 0, false, false, false
	for _, s := range p.Steps {
		if editsByHand.MatchString(s.Text) && s.Edit != Done || strings.HasPrefix(s.Text, to.Title()+" rejects this file") && s.Kind == NotStarted || s.Kind == InCommand && s.Edit == Open {
			open = true
		}
		if m := notStarted.FindStringSubmatch(s.Text); m != nil {
			lost += countNames(m[1])
		} else if s.Kind == NotStarted && strings.Contains(s.Text, " doesn't run `") || s.Kind == NotStarted && strings.Contains(s.Text, " doesn't run release") {
			lost++
		}
		if s.Kind == ByHand && s.Type == "release" && slices.ContainsFunc(s.Commands, func(c platform.Equivalent) bool { return c.Replaces }) {
			lost-- // its files run it
		}
		for _, c := range s.Commands {
			edited = edited || c.Kind == "file"
			if strings.Contains(c.Text, ">>") {
				fail("a command appends to a file that no step creates: " + c.Text)
			}
		}
		if s.Kind == Renamed && s.Edit == Done {
			if q := processNamed(to, p.Fixed.Text, s.Commands); q != nil && q.NotStarted != "" {
				fail("it renames a process that doesn't start there: " + s.Text)
			}
		}
		if m := equalPorts.FindStringSubmatch(s.Text); m != nil && m[1] == m[2] {
			fail("a step for equal values: " + s.Text)
		}
		if m := twoReadings.FindStringSubmatch(s.Text); m != nil && m[1] == m[2] {
			fail("a step for equal commands: " + s.Text)
		}
		portUnset = portUnset || strings.Contains(s.Text, "doesn't set `$PORT`") && !strings.Contains(s.Text, to.Title()+"`") && s.Kind != ByHand
	}
	switch {
	case !to.Reads():
		if note != to.Title()+" doesn't read a Procfile. The file stays as it is." || p.Fixed.Text != text {
			fail("the platform reads no Procfile: " + note)
		}
		return problems
	case open && works:
		fail("a step asks for an edit, and the verdict doesn't")
	case !open && strings.Contains(note, "See the steps") && !slices.ContainsFunc(p.Steps, func(s Step) bool { return s.Edit == Broken }):
		fail("the verdict asks for an edit, and no step does")
	case strings.Contains(note, "problems that remain") && len(p.rest) == 0:
		fail("the verdict speaks of problems that the plan doesn't list")
	}
	if untouched && (edited || p.Fixed.Text != text) {
		fail("the file needs no edit, but has one")
	}
	if works {
		said := 0
		if m := countsLost.FindStringSubmatch(note); m != nil {
			said, _ = strconv.Atoi(m[1])
		}
		if said != lost {
			fail(strconv.Itoa(lost) + " processes are lost in the steps, " + strconv.Itoa(said) + " in the verdict")
		}
	}
	if serves := slices.Contains(p.Fixed.Serves, to.ID()); from != to && serves != works {
		fail("serves and the verdict differ")
	}
	if untouched && portUnset && !to.Port.Env && strings.Contains(text, "$PORT") {
		fail("nothing sets $PORT, and nobody has to set it")
	}
	return append(problems, lostTraffic(text, p, from, to)...)
}

// miscounted are counts that differ between the steps, the verdict and the checklist, and steps in a wrong place.
func miscounted(p *Plan) []string {
	var problems []string
	fail := func(about string) { problems = append(problems, about) }
	byHand, taken, checks, deployed := 0, 0, false, false
	tables := map[string]bool{}
	for _, s := range p.Steps {
		acts := s.Kind == ByHand || s.Edit == Open || s.Edit == Broken || s.Edit == Check
		if s.Kind == ByHand {
			byHand++
		}
		if acts {
			taken++
		}
		if s.Kind == ByHand && s.Edit != "" {
			fail("an edit of the file is a step outside of the file: " + s.Text)
		}
		if acts && deployed && s.Edit != "" {
			fail("an edit or a check of the file after the deploy: " + s.Text)
		}
		if strings.Contains(s.Text, "with `&&`") && s.Edit != Open {
			fail("a command has to change, and the file doesn't: " + s.Text)
		}
		if s.Edit == Check && !strings.Contains(strings.ToLower(s.Text), "check") && !strings.Contains(s.Text, "Rename ") {
			fail("a check that doesn't say what to check: " + s.Text)
		}
		checks = checks || s.Edit == Check
		deployed = deployed || strings.HasPrefix(s.Text, "Deploy to ")
		for _, c := range s.Commands {
			for _, table := range tomlTable.FindAllString(c.Text, -1) {
				if c.Kind == "ui" && tables[table] {
					fail("two steps write the table " + table)
				}
				tables[table] = true
			}
		}
		if s.Kind == NotStarted && strings.Contains(s.Text, "Convert it") {
			fail("what has to be done is a statement: " + s.Text)
		}
	}
	v := p.Verdict
	if boxes := strings.Count("\n"+p.Checklist, "\n- [ ] "); byHand != v.ByHand || taken != v.ByHand+v.Edits+v.Checks || taken != boxes {
		fail(fmt.Sprintf("%d steps by hand of %d, %d boxes, and a verdict of %+v", byHand, taken, boxes, v))
	}
	if !checks && strings.Contains(v.Text, "check in the steps") {
		fail("no step is a check: " + v.Text)
	}
	return problems
}

var tomlTable = regexp.MustCompile(`(?m)^\[\w+\]$`)

// replaced is a step that speaks of the Procfile although the plan writes files that replace it, and twice is a text that
// says the same of a process as another one. lostAnyway is a step about a release that the old platform didn't run.
func replaced(text string, p *Plan, from, to *platform.Target) []string {
	var problems []string
	files := slices.ContainsFunc(p.Steps, func(s Step) bool {
		return slices.ContainsFunc(s.Commands, func(c platform.Equivalent) bool { return strings.Contains(c.Text, "> .drycc/") })
	})
	about := map[string]int{}
	for _, s := range p.Steps {
		for _, c := range s.Commands {
			if files && (strings.HasSuffix(c.Text, "-p Procfile") || strings.Contains(c.Note, "Commit the Procfile")) {
				problems = append(problems, "the plan writes .drycc files, but deploys the Procfile: "+c.Text)
			}
		}
		if files && strings.Contains(s.Text, "May run the `web` command") {
			problems = append(problems, "a step speaks of how the Procfile would run, which the files replace: "+s.Text)
		}
		if strings.Contains(s.Text, "first entry") {
			about[s.Type]++
		}
		never := s.Type == "release" && from.Reads() && from.RunsAt("release") == platform.NoTrigger && from.Release == platform.ReleaseNever
		if never && to.Release == platform.ReleaseNever && (s.Kind == NotStarted || s.Kind == InCommand) && from.Title() != to.Title() && before(text, from, "release") {
			problems = append(problems, "neither platform runs release: "+s.Text)
		}
	}
	for name, n := range about {
		if n > 1 {
			problems = append(problems, "two steps say that "+name+" has to be first")
		}
	}
	return problems
}

// before reports whether a platform reads a process of that type, and drops it not for another reason.
func before(text string, t *platform.Target, name string) bool {
	r, rejected := t.ReadFile([]byte(text))
	return r.Error+rejected == "" && slices.ContainsFunc(r.Processes, func(q platform.Process) bool { return q.Type == name })
}

// uncovered are errors of the fixed file on the new platform that neither a step nor the list of problems that remain
// tells.
func uncovered(t *testing.T, p *Plan, to *platform.Target) []string {
	t.Helper()
	r, err := lint.Lint(lint.Input{Source: []byte(p.Fixed.Text), Targets: []*platform.Target{to}})
	if err != nil {
		t.Fatal(err)
	}
	var problems []string
	for i := range r.Diagnostics {
		d := &r.Diagnostics[i]
		if d.Severity != check.Error {
			continue
		}
		name := ""
		for _, e := range procfile.Parse([]byte(p.Fixed.Text)).Entries() {
			if e.Line == d.Span.Start.Line {
				name = e.Type
			}
		}
		told := strings.Contains(p.Checklist, prose.Plain(d.Message)) || strings.Contains(p.Checklist, d.Message)
		if !told && !slices.ContainsFunc(p.Steps, func(s Step) bool {
			about := name != "" && (s.Type == name || s.Line == d.Span.Start.Line || strings.Contains(s.Text, prose.Code(name)))
			return about && (s.Edit == Open || s.Edit == Broken || s.Kind == NotStarted) || strings.Contains(s.Text, " rejects this file")
		}) {
			problems = append(problems, "no step covers the error: "+d.Message)
		}
	}
	return problems
}

// countNames counts the names in a list such as "a, b, and c".
func countNames(list string) int { return strings.Count(list, "`") / 2 }

// processNamed is the process that the line of a step's command declares.
func processNamed(to *platform.Target, text string, commands []platform.Equivalent) *platform.Process {
	reading, _ := to.ReadFile([]byte(text))
	for _, c := range commands {
		for _, e := range procfile.Parse([]byte(c.Text)).Entries() {
			for i := range reading.Processes {
				if q := &reading.Processes[i]; c.Kind == "file" && q.Type == e.Type {
					return q
				}
			}
		}
	}
	return nil
}

// lostTraffic is a process that gets HTTP traffic on the old platform and no longer on the new one, unless a step
// reports it.
func lostTraffic(text string, p *Plan, from, to *platform.Target) []string {
	before, rejected := from.ReadFile([]byte(text))
	after, rejectedAfter := to.ReadFile([]byte(p.Fixed.Text))
	if before.Error+rejected+after.Error+rejectedAfter != "" || from.Platform().Runner || len(to.HTTP) == 0 {
		return nil
	}
	for _, q := range before.Processes {
		if q.NotStarted != "" || !from.IsHTTP(q.Type) {
			continue
		}
		kept := slices.ContainsFunc(after.Processes, func(r platform.Process) bool {
			return to.IsHTTP(r.Type) && command.Parse(r.Command).Text == command.Parse(q.Command).Text
		})
		said := slices.ContainsFunc(p.Steps, func(s Step) bool { return s.Type == q.Type && s.Kind != ByHand })
		if !kept && !said {
			return []string{"`" + q.Type + "` loses its traffic"}
		}
	}
	return nil
}
