package export

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/preview"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/repository"
)

// app is what all formats are made of.
type app struct {
	// name is fit for every platform: a-z, 0-9 and inner hyphens, at most 30 characters.
	name string
	// port is where the HTTP process listens.
	port   string
	opts   Options
	readBy string // the title of the platform whose reading this is
	// processes are all but the release command, in the order of the file.
	processes []process
	// web is the one of them that gets the traffic, release what runs before the others; nil for none.
	web, release *process
	folder       folder
	notes        []string
	format       *Format
	files        []File // those of a format with several
}

type process struct {
	// declared is its type in the Procfile, name what it is called in the format.
	declared, name string
	run            run
	// single reports that two of it would do the same work twice, once that it exits when it's done.
	single, once bool
	// needs are the variables that its command reads and gives no value, PORT left out.
	needs []string
	// port reports that it reads PORT.
	port bool
	// onMachine is PORT where all processes run on one machine, so that each has another one.
	onMachine string
}

func newApp(p *preview.Preview, target *platform.Target, format *Format, opts Options) *app {
	a := &app{opts: opts, format: format, readBy: p.Title, port: DefaultPort}
	given := opts.App
	if given == "" {
		given = preview.DefaultApp
	}
	a.folder = lookAt(opts.Files)
	a.name = label(given, 30, "app")
	if a.name != given {
		a.note("The app is called ", a.name, " here, because not every tool accepts ", prose.Quote(given), ".")
	}
	if opts.Port != "" {
		a.port = opts.Port
	}
	web := -1
	started := startedTypes(p)
	for i := range p.Processes {
		card := &p.Processes[i]
		if a.leftOut(card, target, started) {
			continue
		}
		made := a.newProcess(card, target)
		if card.Type == "release" {
			a.release = &made
			continue
		}
		a.processes = append(a.processes, made)
		if web < 0 && (card.Traffic || card.Type == "web") {
			web = len(a.processes) - 1
			a.takePort(card.Port)
		}
	}
	if web >= 0 {
		a.web = &a.processes[web]
		a.web.once = false
	}
	a.numberPorts()
	if p.Rejected != "" {
		a.note(p.Title, " later rejects this file: ", oneLine(p.Rejected))
	}
	if p.Omitted > 0 {
		a.note(strconv.Itoa(p.Omitted), " more processes are left out. The limit is ", strconv.Itoa(preview.MaxProcesses), ".")
	}
	return a
}

// startedTypes are the process types that the platform keeps.
func startedTypes(p *preview.Preview) map[string]bool {
	types := map[string]bool{}
	for i := range p.Processes {
		if p.Processes[i].Kept {
			types[p.Processes[i].Type] = true
		}
	}
	return types
}

// leftOut reports whether an export leaves out a card, and notes why. It keeps a process type that the platform
// reads but never starts, because another one can start it.
func (a *app) leftOut(card *preview.Process, target *platform.Target, started map[string]bool) bool {
	when := target.RunsAt(card.Type)
	switch {
	case card.Implied || !card.Read:
		return true
	case !card.Kept && started[card.Type]:
		a.note("A second ", prose.Quote(card.Type), " is left out: ", a.readBy, " does not start it.")
	case strings.TrimSpace(plainText(card.Command)) == "":
		a.note(prose.Quote(card.Type), " is left out: it has no command.")
	case notCommand(card, target) != "":
		a.note(prose.Quote(card.Type), " is left out. ", notCommand(card, target), ", not a command: ", oneLine(card.Command))
	case when != platform.NoTrigger && card.Type != "release":
		a.note(prose.Quote(card.Type), " is left out. On ", a.readBy, ", it runs ", when.String(), ", which isn't possible here. Its command: ", oneLine(card.Command))
	case a.format.builds != herokuBuilds && command.Parse(card.Command).BuildpackScript() != "":
		a.note(prose.Quote(card.Type), " is left out. Only Heroku's buildpacks have ", oneLine(command.Parse(card.Command).BuildpackScript()), ". Start a server that exists here.")
	default:
		if !card.Kept {
			a.note(a.readBy, " does not start ", prose.Quote(card.Type), ", but this file does.")
			started[card.Type] = true
		}
		return false
	}
	return true
}

func (a *app) newProcess(card *preview.Process, target *platform.Target) process {
	text := card.Command
	if clean := plainText(text); clean != text {
		a.note("The command of ", prose.Quote(card.Type), " contains bytes that aren't text. They are replaced.")
		text = clean
	}
	made := process{
		declared: card.Type, name: card.Type,
		run:    newRun(strings.TrimSpace(text), target.Shell == platform.NoShell),
		single: card.Role == string(ecosystem.Clock),
		once:   ecosystem.Role(card.Role).Ends(),
	}
	if made.run.syntax != "" {
		a.note("A shell rejects the command of ", prose.Quote(card.Type), ": ", made.run.syntax, ".")
	}
	for _, v := range card.Env {
		switch {
		case v.Name == "PORT":
			made.port = true
		case v.Default == "" && !v.Set && !always.Has(v.Name):
			made.needs = append(made.needs, v.Name)
		}
	}
	return made
}

// always are variables that every process has, and those of the platform that is left.
const always ecosystem.Words = "HOME PATH PWD OLDPWD USER LOGNAME SHELL HOSTNAME LANG TERM TMPDIR RANDOM SECONDS PPID UID IFS PS DYNO"

// takePort lets the command of the HTTP process decide the port, where it names one.
func (a *app) takePort(port *preview.Port) {
	if port == nil || port.Source == "env" || !IsPort(port.Value) || port.Value == a.port {
		return
	}
	if a.opts.Port != "" {
		a.note("The port is ", port.Value, ", as in the command, not ", a.opts.Port, ".")
	}
	a.port = port.Value
}

// portStep is the distance between the ports of processes on one machine, the same as that of local runners.
const portStep = 100

// numberPorts gives each process a port for one machine: the HTTP process its own, the others the next ones in their order.
func (a *app) numberPorts() {
	first, _ := strconv.Atoi(a.port)
	steps := 0
	for _, p := range a.all() {
		switch {
		case p == a.web:
			p.onMachine = a.port
		case p != a.release && !p.once || p.port:
			steps++
			port := first + steps*portStep
			if port >= 1<<16 {
				port -= 60000
			}
			p.onMachine = strconv.Itoa(port)
		}
	}
}

// IsPort reports whether a text is the number of a port.
func IsPort(s string) bool {
	n, err := strconv.Atoi(s)
	return err == nil && n > 0 && n < 1<<16 && s[0] != '+'
}

func (a *app) all() []*process {
	var all []*process
	if a.release != nil {
		all = append(all, a.release)
	}
	for i := range a.processes {
		all = append(all, &a.processes[i])
	}
	return all
}

// services are the processes that go on running, jobs those that exit when they're done.
func (a *app) services() []*process { return a.thatRun(false) }
func (a *app) jobs() []*process     { return a.thatRun(true) }

func (a *app) thatRun(once bool) []*process {
	var some []*process
	for i := range a.processes {
		if p := &a.processes[i]; p.once == once {
			some = append(some, p)
		}
	}
	return some
}

// main is the process of a format that has place for one.
func (a *app) main() *process {
	services := a.services()
	switch {
	case a.web != nil:
		return a.web
	case len(services) > 0:
		return services[0]
	case len(a.processes) > 0:
		return &a.processes[0]
	}
	return a.release
}

func (a *app) note(parts ...string) { a.notes = append(a.notes, strings.Join(parts, "")) }

// noteDockerfile notes that nothing builds the image, because builder needs a Dockerfile that is missing, and what the build
// on Heroku does that such a Dockerfile has to do.
func (a *app) noteDockerfile(builder string) {
	a.noteBuild("The Dockerfile has to run")
	if a.folder.known && !a.folder.dockerfile && a.opts.Image == "" {
		a.note("There is no Dockerfile beside the Procfile. ", builder, " needs one to build the image.")
	}
}

// noteBuild notes the steps of Heroku's build, which somebody else runs here.
func (a *app) noteBuild(who string) {
	if a.opts.Image == "" {
		a.noteSteps("", who+" it, too.")
	}
}

// noteSteps notes the steps of Heroku's build, without those of a language.
func (a *app) noteSteps(without, advice string) {
	for _, step := range a.folder.steps {
		if step.Language != without {
			a.note("Heroku's build also runs ", oneLine(step.Command), ". ", advice)
		}
	}
}

// rename gives every process a name that the format takes, and no two the same.
func (a *app) rename(fit func(string) string) {
	taken := map[string]bool{}
	for _, p := range a.all() {
		name := fit(p.declared)
		for n := 2; taken[name]; n++ {
			name = fit(p.declared + "-" + strconv.Itoa(n))
			if taken[name] { // the number was cut off
				name = strconv.Itoa(n) + "-" + fit(p.declared)
			}
		}
		taken[name] = true
		p.name = name
		if name != p.declared {
			a.note(prose.Quote(p.declared), " is called ", name, " here.")
		}
	}
}

// needs are the variables of all processes that somebody has to set, each once.
func (a *app) needs() []string {
	var names []string
	seen := map[string]bool{}
	for _, p := range a.all() {
		for _, name := range p.needs {
			if !seen[name] {
				seen[name] = true
				names = append(names, name)
			}
		}
	}
	return names
}

// label makes a name of a-z, 0-9 and inner hyphens that starts with a letter, at most limit characters.
func label(name string, limit int, otherwise string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(name) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case b.Len() > 0:
			b.WriteByte('-')
		}
	}
	made := strings.TrimLeft(b.String(), "-0123456789")
	made = strings.TrimRight(made[:min(limit, len(made))], "-")
	if made == "" {
		return otherwise
	}
	return made
}

// typeName is label for a process type.
func typeName(limit int) func(string) string {
	return func(name string) string { return label(name, limit, "process") }
}

// wordName keeps what a name has of letters, digits, underscores, hyphens and the bytes of more.
func wordName(more string) func(string) string {
	return func(name string) string {
		made := []byte(name[:min(len(name), 100)])
		for i, b := range made {
			if !isWordByte(b) && strings.IndexByte(more, b) < 0 {
				made[i] = '-'
			}
		}
		if strings.Trim(string(made), "-._") == "" {
			return "process"
		}
		return string(made)
	}
}

// typed is a name that people also write in commands, where one that begins with a dash would be an option.
func typed(fit func(string) string) func(string) string {
	return func(name string) string { return strings.TrimLeft(fit(name), "-") }
}

// plainText is a text without what no file takes: bytes that are no UTF-8, and NUL.
func plainText(s string) string {
	if utf8.ValidString(s) && strings.IndexByte(s, 0) < 0 {
		return s
	}
	return strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\x00", "")
}

// Format is one thing that processes can be written as.
type Format struct {
	// ID names the format in commands and requests, Title for people.
	ID    string `json:"id"`
	Title string `json:"title"`
	path  string
	make  func(*app, *text)
	// builds says what the build of the format has.
	builds builds
}

// builds is what builds the app that a format starts.
type builds uint8

const (
	otherBuilds  builds = iota // it isn't Heroku's build, or not known
	herokuBuilds               // one with Heroku's buildpacks and their scripts, or none, since the Procfile stays as it is
)

// Options are what a Procfile does not say. An empty one becomes a placeholder, or is left out.
type Options struct {
	// File is the path of the Procfile in commands; empty is Procfile.
	File string
	// App is the name of the app; empty is preview.DefaultApp.
	App string
	// Port is the value of PORT; empty is DefaultPort. A command that names its own port keeps that one.
	Port string
	// Image is the container image; empty means that it is built here.
	Image string
	// Region is where the app runs, in the words of its platform.
	Region string
	// Repository is where the source is, as OWNER/NAME on GitHub.
	Repository string
	// Files are those beside the Procfile, or nil where they can't be seen.
	Files *repository.Repository
}

// Export is what the processes of a file are in one format.
type Export struct {
	Schema   string   `json:"schema"`
	Format   string   `json:"format"`
	Platform string   `json:"platform"` // the ID of the one whose reading of the file this is
	Files    []File   `json:"files"`
	Shown    []string `json:"shown,omitempty"` // the texts of the files for a screen, without secrets; nil where they are the same
	Notes    []string `json:"notes"`           // sentences on what is not carried over, or has another name
}

// File is one file of an export. Path has no folders; it is "" for commands.
type File struct {
	Path string `json:"path"`
	Text string `json:"text"`
}

// DefaultPort is the port of the HTTP process if neither its command nor the caller has one.
const DefaultPort = "5000"

// made is the first line of every file that has comments.
func (a *app) made() string {
	return "# " + a.format.Title + ": the processes of a Procfile as " + a.readBy + " reads it."
}

// set lists in a comment which variables to set.
func (a *app) set(t *text, how string) {
	if names := a.needs(); len(names) > 0 {
		t.comment(0, "The commands read ", strings.Join(names, ", "), ": ", how)
	}
}

// declaredNames are process types in a sentence, and orNames those of which one is meant.
func declaredNames(ps []*process) string { return joinedNames(ps, "and") }
func orNames(ps []*process) string       { return joinedNames(ps, "or") }

func joinedNames(ps []*process, last string) string {
	var names []string
	for _, p := range ps {
		names = append(names, prose.Quote(p.declared))
	}
	return prose.Join(names, last)
}
