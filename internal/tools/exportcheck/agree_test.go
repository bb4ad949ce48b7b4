package exportcheck

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
	"github.com/compose-spec/compose-go/v2/loader"
	"github.com/compose-spec/compose-go/v2/types"
	"github.com/google/shlex"
	appsv1 "k8s.io/api/apps/v1"
	batchv1 "k8s.io/api/batch/v1"
	corev1 "k8s.io/api/core/v1"
	"sigs.k8s.io/yaml"

	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/export"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/preview"
	"github.com/proclint/proclint/lint/procfile"
)

// seen is what somebody sees of one process: on its card, or in an exported file.
type seen struct {
	// words are those that start, or one line for a shell, without exec in front.
	words []string
	// port is the value of PORT or the port that gets traffic, "" for none or where the format has no place for it.
	port string
	// traffic reports that requests go to it, once that nothing starts it again.
	traffic, once bool
}

// view reads an exported file. What it gives goes by the names in that file.
type view struct {
	// read gives the processes.
	read func(t *testing.T, text string) map[string]seen
	// lines reports that the words of a process are one line for a shell.
	lines bool
	// noJobs reports that the format has no place for what runs once, noRelease that it has none for a release command,
	// noTraffic that it has none for who gets requests, noPort that it has none for a port, or only for that one's.
	noJobs, noRelease, noTraffic, noPort, onlyWebPort bool
}

var views = map[string]view{
	"compose":         {read: seenByCompose},
	"kubernetes":      {read: seenByKubernetes},
	"fly":             {read: seenByFly, noJobs: true, onlyWebPort: true},
	"digitalocean":    {read: seenByDigitalOcean, onlyWebPort: true},
	"render":          {read: seenByRender, noJobs: true, noRelease: true, noPort: true},
	"process-compose": {read: seenByProcessCompose, lines: true, noTraffic: true},
	"mprocs":          {read: seenByMprocs, lines: true, noTraffic: true},
}

// TestExportsAgreeWithTheCards: what other tools see in exported files is what the cards show, and a note names what has
// another name or is left out. It looks at generated Procfiles, and at real ones where they are there.
func TestExportsAgreeWithTheCards(t *testing.T) {
	sources := generated(2000)
	dir := os.Getenv("PROCLINT_CORPUS")
	if dir == "" {
		dir = "../../../../shared/corpus"
	}
	paths, _ := filepath.Glob(filepath.Join(dir, "*.Procfile"))
	t.Logf("%d real Procfiles and %d generated ones", len(paths), len(sources))
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		sources = append(sources, string(text))
	}
	for format, v := range views {
		t.Run(format, func(t *testing.T) {
			t.Parallel()
			compared := 0
			for _, src := range sources {
				compared += agree(t, format, v, src)
			}
			if compared < 2000 {
				t.Errorf("only %d processes were compared", compared)
			}
		})
	}
}

var called = regexp.MustCompile("^`(.+)` is called (.+) here\\.$")

// agree compares one export with the cards, and gives the number of processes.
func agree(t *testing.T, format string, v view, src string) int {
	t.Helper()
	e, err := export.Of(procfile.Parse([]byte(src)), platform.Usual(), format, export.Options{})
	if err != nil {
		return 0 // other tests look at files without processes
	}
	want := cards(src, e.Notes)
	got := v.read(t, e.Text())
	names := map[string]string{}
	for _, note := range e.Notes {
		if m := called.FindStringSubmatch(note); m != nil {
			names[m[1]] = m[2]
		}
	}
	taken := map[string]bool{}
	for declared, card := range want {
		job := card.once && declared != "release"
		if job && v.noJobs || declared == "release" && v.noRelease {
			delete(want, declared)
			continue
		}
		name := declared
		if other, ok := names[declared]; ok {
			name = other
		}
		process, ok := got[name]
		if !ok {
			t.Fatalf("%q has no %s\n%s\n%s", src, name, e.Text(), strings.Join(e.Notes, "\n"))
		}
		if v.lines {
			card.words = []string{line(card.words)}
			card.port = portOnMachine(t, e.Text(), card, process, taken)
		}
		if v.noPort || v.onlyWebPort && !card.traffic {
			card.port = ""
		}
		card.traffic = card.traffic && !v.noTraffic
		if !slices.Equal(process.words, card.words) || process.port != card.port || process.traffic != card.traffic || process.once != card.once {
			t.Fatalf("%q, %s: the file has %+v, the card %+v\n%s", src, name, process, card, e.Text())
		}
	}
	if len(got) != len(want) {
		t.Fatalf("%q: the file has %d processes, the cards %d\n%s", src, len(got), len(want), e.Text())
	}
	return len(want)
}

// portOnMachine is the port that a process needs beside others on one machine: where it gets traffic that of its card, else
// one that no other process has. A task has one only if it reads PORT.
func portOnMachine(t *testing.T, text string, card, process seen, taken map[string]bool) string {
	switch {
	case card.traffic:
	case card.once && card.port == "":
		return ""
	default:
		card.port = process.port
	}
	if taken[card.port] || !export.IsPort(card.port) {
		t.Fatalf("port %q is taken or no port\n%s", card.port, text)
	}
	taken[card.port] = true
	return card.port
}

var unnamed = regexp.MustCompile("^(?:A second )?`(.+)` is left out[.:]")

// cards are the processes on the cards that no note leaves out.
func cards(src string, notes []string) map[string]seen {
	p := preview.Of(procfile.Parse([]byte(src)), platform.Usual(), preview.Options{})
	all := map[string]seen{}
	web, port := "", export.DefaultPort
	for i := range p.Processes {
		card := &p.Processes[i]
		leftOut := slices.ContainsFunc(notes, func(note string) bool {
			m := unnamed.FindStringSubmatch(note)
			return m != nil && m[1] == card.Type && !strings.HasPrefix(note, "A second")
		})
		if card.Implied || !card.Read || leftOut {
			continue
		}
		s := seen{words: argv(card.Type, card.Command), once: ecosystem.Role(card.Role).Ends()}
		if slices.ContainsFunc(card.Env, func(v preview.Variable) bool { return v.Name == "PORT" }) {
			s.port = export.DefaultPort
		}
		if web == "" && card.Type != "release" && (card.Traffic || card.Type == "web") {
			web, s.traffic, s.once = card.Type, true, false
			if n := card.Port; n != nil && n.Source != "env" && export.IsPort(n.Value) {
				port = n.Value
			}
		}
		if card.Type == "release" {
			s.once = true
		}
		all[card.Type] = s
	}
	for name, s := range all {
		if s.port != "" || s.traffic {
			s.port = port
			all[name] = s
		}
	}
	return all
}

// argv are the words of a command alone, by what a Dockerfile gets of it.
func argv(processType, text string) []string {
	e, err := export.Of(procfile.Parse([]byte(processType+": "+strings.TrimSpace(text)+"\n")), platform.Usual(), "dockerfile", export.Options{})
	if err != nil {
		return nil
	}
	for row := range strings.Lines(e.Text()) {
		if list, ok := strings.CutPrefix(row, "CMD "); ok {
			var words []string
			if yaml.Unmarshal([]byte(list), &words) == nil {
				return words
			}
		}
	}
	return nil
}

// line is what a shell reads to start words.
func line(words []string) string {
	if len(words) == 3 && words[0] == "/bin/sh" && words[1] == "-c" {
		return strings.TrimPrefix(words[2], "exec ")
	}
	return strings.TrimPrefix(export.ShellLine(words), "exec ")
}

// generated are Procfiles of names and commands that are hard to write, always the same ones.
func generated(n int) []string {
	names := []string{"web", "worker", "release", "clock", "Odd_Name-9", "on", "null", "web.1", "a--b", "migrate", "UPPER", "beat", "seed"}
	starts := []string{"node server.js", "gunicorn app:app", "python manage.py migrate", "rake db:seed", "npm start", "bin/x", "java -jar target/app.jar", "exec puma", "celery -A app beat", "FOO=1 node a.js", "cd api && node .", "php -S 0.0.0.0:$PORT"}
	ends := []string{"", " --port $PORT", " -b 0.0.0.0:8111", " --bind 0.0.0.0:${PORT:-3000}", " 'a b' \"$HOME\"", " $$ $(date) `id`", " 100% %h \\\\", " # x", " | tee log", " {{.x}} ${A}", " é ☃", " --it's \"o'clock\"", " > /dev/null 2>&1", " && node b.js", " ; true", " -- --a=b,c@d"}
	random := rand.New(rand.NewPCG(1, 2))
	var all []string
	for range n {
		var b strings.Builder
		for range 1 + random.IntN(4) {
			fmt.Fprintf(&b, "%s: %s%s\n", names[random.IntN(len(names))], starts[random.IntN(len(starts))], ends[random.IntN(len(ends))])
		}
		all = append(all, b.String())
	}
	return all
}

func seenByCompose(t *testing.T, text string) map[string]seen {
	project, err := loader.LoadWithContext(context.Background(), types.ConfigDetails{
		WorkingDir:  "/srv",
		ConfigFiles: []types.ConfigFile{{Filename: "compose.yaml", Content: []byte(text)}},
		Environment: types.Mapping{"PORT": "WRONG", "A": "WRONG", "HOME": "WRONG"},
	})
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	all := map[string]seen{}
	for name, s := range project.Services {
		made := seen{words: s.Command, traffic: len(s.Ports) > 0, once: s.Restart == "no"}
		if port := s.Environment["PORT"]; port != nil {
			made.port = *port
		}
		if made.traffic && (strconv.Itoa(int(s.Ports[0].Target)) != made.port || s.Ports[0].Published != made.port) {
			t.Fatalf("%s publishes another port than PORT\n%s", name, text)
		}
		all[name] = made
	}
	return all
}

func seenByKubernetes(t *testing.T, text string) map[string]seen {
	all := map[string]seen{}
	services := map[string]bool{}
	for _, document := range strings.Split(text, "\n---\n") {
		var kind struct{ Kind string }
		if err := yaml.Unmarshal([]byte(document), &kind); err != nil {
			t.Fatal(err)
		}
		var pod corev1.PodSpec
		switch kind.Kind {
		case "Deployment":
			var d appsv1.Deployment
			strict(t, document, &d)
			pod = d.Spec.Template.Spec
		case "Job":
			var j batchv1.Job
			strict(t, document, &j)
			pod = j.Spec.Template.Spec
		case "Service":
			var s corev1.Service
			strict(t, document, &s)
			services[s.Spec.Selector["app.kubernetes.io/component"]] = true
			continue
		}
		c := pod.Containers[0]
		made := seen{words: expanded(c.Command), once: pod.RestartPolicy == corev1.RestartPolicyNever, traffic: len(c.Ports) > 0}
		for _, v := range c.Env {
			made.port = v.Value
		}
		if made.traffic && strconv.Itoa(int(c.Ports[0].ContainerPort)) != made.port {
			t.Fatalf("%s has another port than PORT\n%s", c.Name, text)
		}
		all[c.Name] = made
	}
	for name, made := range all {
		if made.traffic != services[name] {
			t.Fatalf("the Service and the port of %s differ\n%s", name, text)
		}
	}
	return all
}

func seenByFly(t *testing.T, text string) map[string]seen {
	var file struct {
		Env     map[string]string
		Deploy  struct{ Release_command string }
		Service struct {
			Port      int `toml:"internal_port"`
			Processes []string
		} `toml:"http_service"`
		Processes map[string]string
	}
	if _, err := toml.Decode(text, &file); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	all := map[string]seen{}
	add := func(name, commandLine string, once bool) {
		words, err := shlex.Split(commandLine)
		if err != nil {
			t.Fatalf("%v in %q", err, commandLine)
		}
		made := seen{words: words, once: once, traffic: slices.Contains(file.Service.Processes, name)}
		if made.traffic { // the table env sets PORT for all processes
			made.port = file.Env["PORT"]
		}
		if made.traffic && strconv.Itoa(file.Service.Port) != made.port {
			t.Fatalf("internal_port isn't PORT\n%s", text)
		}
		all[name] = made
	}
	for name, commandLine := range file.Processes {
		add(name, commandLine, false)
	}
	if file.Deploy.Release_command != "" {
		add("release", file.Deploy.Release_command, true)
	}
	return all
}

func seenByDigitalOcean(t *testing.T, text string) map[string]seen {
	type component struct {
		Name, Kind  string
		RunCommand  string `json:"run_command"`
		HTTPPort    int    `json:"http_port"`
		Instances   int    `json:"instance_count"`
		GitHub      any    `json:"github"`
		Environment any    `json:"envs"`
	}
	var file struct {
		Name, Region            string
		Services, Workers, Jobs []component
	}
	strict(t, text, &file)
	all := map[string]seen{}
	add := func(c component, traffic, once bool) {
		words, err := shlex.Split(c.RunCommand)
		if err != nil {
			t.Fatalf("%v in %q", err, c.RunCommand)
		}
		all[c.Name] = seen{words: words, traffic: traffic, once: once, port: portOf(c.HTTPPort)}
	}
	for _, c := range file.Services {
		add(c, true, false)
	}
	for _, c := range file.Workers {
		add(c, false, false)
	}
	for _, c := range file.Jobs {
		add(c, false, c.Kind == "PRE_DEPLOY")
	}
	return all
}

func portOf(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func seenByRender(t *testing.T, text string) map[string]seen {
	var file struct {
		Services []struct {
			Type, Name, Runtime, StartCommand, DockerCommand, PreDeployCommand, BuildCommand string
			EnvVars                                                                          any
		}
	}
	strict(t, text, &file)
	all := map[string]seen{}
	for _, s := range file.Services {
		words, err := shlex.Split(s.DockerCommand)
		if err != nil {
			t.Fatalf("%v in %q", err, s.DockerCommand)
		}
		if s.Runtime != "docker" { // a shell reads it
			words = argv("web", s.StartCommand)
		}
		_, name, _ := strings.Cut(s.Name, preview.DefaultApp+"-")
		all[name] = seen{words: words, traffic: s.Type == "web"}
	}
	return all
}

// seenByProcessCompose knows the fields that Process Compose's documentation names; it reads the file strictly.
func seenByProcessCompose(t *testing.T, text string) map[string]seen {
	var file struct {
		Version   string
		NoExpand  bool `json:"disable_env_expansion"`
		Processes map[string]struct {
			Command      string
			NoTemplate   bool `json:"is_template_disabled"`
			Environment  []string
			Availability struct{ Restart string }
			DependsOn    map[string]struct{ Condition string } `json:"depends_on"`
		}
	}
	strict(t, text, &file)
	if !file.NoExpand {
		t.Fatalf("Process Compose would expand the variables itself\n%s", text)
	}
	all := map[string]seen{}
	for name, p := range file.Processes {
		if strings.Contains(p.Command, "{{") && !p.NoTemplate {
			t.Fatalf("%s is a template\n%s", name, text)
		}
		made := seen{words: []string{strings.TrimPrefix(p.Command, "exec ")}, once: p.Availability.Restart == "no"}
		for _, v := range p.Environment {
			made.port = strings.TrimPrefix(v, "PORT=")
		}
		all[name] = made
	}
	return all
}

// seenByMprocs knows the fields of schemas/mprocs.json in pvolok/mprocs; it reads the file strictly.
func seenByMprocs(t *testing.T, text string) map[string]seen {
	var file struct {
		Procs map[string]struct {
			Shell       string
			Env         map[string]string
			Autostart   *bool
			Autorestart bool
		}
	}
	strict(t, text, &file)
	all := map[string]seen{}
	for name, p := range file.Procs {
		waits := p.Autostart != nil && !*p.Autostart
		if waits == p.Autorestart {
			t.Fatalf("%s starts once and again, or neither\n%s", name, text)
		}
		all[name] = seen{words: []string{strings.TrimPrefix(p.Shell, "exec ")}, once: waits, port: p.Env["PORT"]}
	}
	return all
}
