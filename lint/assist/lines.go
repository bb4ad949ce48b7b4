package assist

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

// framework is a well-known framework with a line that starts it, or a part of it.
type framework struct {
	name, part string
	role       ecosystem.Role
	// commands start it, the best one first. PORT in one of them has to get its value from the platform; the last one
	// works without that, or there is no line.
	commands []string
	// note says what is to be changed in the line, or has to be there.
	note string
	// php is set when the platform's own server for PHP comes before the commands.
	php bool
}

var frameworks = [...]framework{
	{name: "Django", role: ecosystem.HTTP, commands: []string{"gunicorn mysite.wsgi --bind 0.0.0.0:$PORT", "gunicorn mysite.wsgi"},
		note: "`mysite` is the package that contains wsgi.py. Add gunicorn to the requirements."},
	{name: "Flask", role: ecosystem.HTTP, commands: []string{"gunicorn app:app --bind 0.0.0.0:$PORT", "gunicorn app:app"},
		note: "The module and its application object. Add gunicorn to the requirements."},
	{name: "FastAPI", role: ecosystem.HTTP, commands: []string{"uvicorn main:app --host 0.0.0.0 --port $PORT", "fastapi run main.py"},
		note: "The module and its application object, or the file. Add uvicorn, or fastapi with its command, to the requirements."},
	{name: "Rails", role: ecosystem.HTTP, commands: []string{"bin/rails server -b 0.0.0.0 -p $PORT", "bin/rails server -b 0.0.0.0"},
		note: "Without `-p`, Rails reads `PORT` by itself."},
	{name: "Sinatra", role: ecosystem.HTTP, commands: []string{"bundle exec rackup --host 0.0.0.0 --port $PORT", "bundle exec ruby app.rb"},
		note: "rackup reads config.ru. A classic application also starts with `ruby app.rb`, which reads `PORT` by itself."},
	{name: "Node.js or Express", role: ecosystem.HTTP, commands: []string{"node server.js"},
		note: "The file that starts the server. It must listen on `process.env.PORT`."},
	{name: "Next.js", role: ecosystem.HTTP, commands: []string{"npx next start"},
		note: "It reads `PORT` by itself. Run `next build` first."},
	{name: "Spring Boot", role: ecosystem.HTTP, commands: []string{"java -Dserver.port=$PORT -jar target/app.jar", "java -Dserver.port=PORT -jar target/app.jar"},
		note: "The jar from the build. Spring Boot doesn't read `PORT` by itself."},
	{name: "Laravel", role: ecosystem.HTTP, commands: []string{"public/"}, php: true,
		note: "A program of the platform's PHP buildpack. It reads `PORT` by itself and serves `public/`."},
	{name: "Laravel Octane", role: ecosystem.HTTP, commands: []string{"php artisan octane:start --host=0.0.0.0 --port=$PORT", "php artisan octane:start --host=0.0.0.0 --port=PORT"},
		note: "Add Octane to the packages."},
	{name: "Phoenix", role: ecosystem.HTTP, commands: []string{"mix phx.server"},
		note: "The configuration that Phoenix generates reads `PORT`."},
	{name: "Go", role: ecosystem.HTTP, commands: []string{"bin/myapp"},
		note: "The program from the build. It must listen on `PORT`."},

	{name: "Celery", role: ecosystem.Worker, commands: []string{"celery -A myproject worker"}, note: "The module or package that contains the Celery application."},
	{name: "RQ", role: ecosystem.Worker, commands: []string{"rq worker"}},
	{name: "Sidekiq", role: ecosystem.Worker, commands: []string{"bundle exec sidekiq"}},
	{name: "Laravel", part: "queue", role: ecosystem.Worker, commands: []string{"php artisan queue:work"}},
	{name: "Discord or Telegram bot", role: ecosystem.Worker, commands: []string{"python bot.py"},
		note: "A bot that polls for messages serves no HTTP, so it isn't a web process."},
	{name: "Discord or Telegram bot in Node.js", role: ecosystem.Worker, commands: []string{"node bot.js"},
		note: "A bot that polls for messages serves no HTTP, so it isn't a web process."},
	{name: "Celery", part: "beat", role: ecosystem.Clock, commands: []string{"celery -A myproject beat"}, note: "Run exactly one instance."},

	{name: "Django", part: "migrations", role: ecosystem.Release, commands: []string{"python manage.py migrate --noinput"}},
	{name: "Rails", part: "migrations", role: ecosystem.Release, commands: []string{"bin/rails db:migrate"}},
	{name: "Laravel", part: "migrations", role: ecosystem.Release, commands: []string{"php artisan migrate --force"}},
	{name: "Phoenix", part: "migrations", role: ecosystem.Release, commands: []string{"mix ecto.migrate"}},
}

// lines completes whole lines, each for a process type that the file does not have yet: first those that the files beside the Procfile show,
// then those of frameworks.
func (c *completion) lines(start int, types []string) {
	c.proposed(start, types)
	for i := range frameworks {
		f := &frameworks[i]
		name, command := c.typeFor(f.role), startWith(f.commands, f.php, c.targets)
		if name != "" && command != "" {
			title := strings.TrimSpace(f.name + " " + f.part)
			c.wholeLine(start, types, name+": "+command, title, title, f.note)
		}
	}
}

// proposed completes the lines of the Procfile that is made for the app, with what it lacks for them.
func (c *completion) proposed(start int, types []string) {
	made, err := lint.Propose(lint.Input{Targets: c.targets, Repository: c.beside})
	if err != nil {
		return
	}
	lines := strings.Split(made.Text, "\n")
	for _, w := range made.Why {
		note := code(w.File) + ": " + w.Because
		for i := range made.Report.Diagnostics {
			if d := &made.Report.Diagnostics[i]; d.Severity >= lint.Warning && d.File == "" && d.Span.Start.Line == w.Line {
				note += " " + d.Message + ". " + d.Advice()
			}
		}
		// A list may have no room for all of a detail.
		c.wholeLine(start, types, lines[w.Line], "", "found in "+prose.Visible(clip(w.File)), note)
	}
}

// wholeLine completes a line, unless the file has its type already. title is what it may be found by.
func (c *completion) wholeLine(start int, types []string, line, title, detail, note string) {
	name, _, _ := strings.Cut(line, ":")
	isThere := func(item Item) bool { return item.Label == line }
	if slices.Contains(types, name) || slices.ContainsFunc(c.items, isThere) {
		return
	}
	c.add(start, Item{
		Label: line, Filter: strings.TrimSpace(line + " " + title), Kind: LineKind, Detail: detail,
		Documentation: strings.TrimSpace(note + "\n\n" + typeText(name, append(slices.Clone(types), name), c.targets, nil)),
	}, line)
}

// startWith is the first of the commands that works on all the platforms, or "". With php, their own server comes first.
func startWith(commands []string, php bool, targets []*platform.Target) string {
	if php {
		server := phpServer(targets)
		if server == "" {
			return ""
		}
		return server + " " + commands[0]
	}
	port := portFor(targets, command.Parse(commands[0]).Main().Language())
	for _, text := range commands {
		program, _, _ := strings.Cut(text, " ")
		switch {
		case slices.ContainsFunc(targets, func(t *platform.Target) bool { lacks, _ := t.LacksTool(program, nil); return lacks }):
		case command.Parse(text).SlashedPrograms() != nil && slices.ContainsFunc(targets, onWindows):
		case strings.Contains(text, "$PORT"):
			if port == "$PORT" {
				return text
			}
		case strings.Contains(text, "=PORT"):
			if port != "" {
				return strings.Replace(text, "=PORT", "="+port, 1)
			}
		default:
			return text
		}
	}
	return ""
}

func onWindows(t *platform.Target) bool { return t.Shell.OnWindows() }

func phpServer(targets []*platform.Target) string {
	server := ""
	for i, t := range targets {
		if i > 0 && t.PHPServer != server {
			return ""
		}
		server = t.PHPServer
	}
	return server
}

// typeFor is the process type for a role: for one with traffic it is right on all the platforms, for another one no
// platform rejects it and at least one runs it. It is "" without such a type.
func (c *completion) typeFor(role ecosystem.Role) string {
	switch role {
	case ecosystem.HTTP:
		served := func(t *platform.Target, name string) bool { return len(t.HTTP) == 0 || t.IsHTTP(name) }
		started := func(t *platform.Target, name string) bool { return served(t, name) && starts(t, name) }
		for _, right := range []func(*platform.Target, string) bool{started, served} {
			for _, name := range [...]string{"web", "cmd"} {
				if c.all(func(t *platform.Target) bool { return accepts(t, name) && right(t, name) }) {
					return name
				}
			}
		}
		return ""
	case ecosystem.Release:
		return c.run([]string{"release", "postdeploy"}, func(t *platform.Target, name string) bool {
			return t.RunsAt(name) != platform.NoTrigger && t.Release != platform.ReleaseBuild
		})
	case ecosystem.Clock:
		return c.run([]string{"clock"}, runsBeside)
	}
	return c.run([]string{"worker"}, runsBeside)
}

// run is the first name that no platform rejects and at least one runs, or "".
func (c *completion) run(names []string, runs func(*platform.Target, string) bool) string {
	for _, name := range names {
		some := slices.ContainsFunc(c.targets, func(t *platform.Target) bool { return t.Reads() && runs(t, name) })
		if some && c.all(func(t *platform.Target) bool { return accepts(t, name) }) {
			return name
		}
	}
	return ""
}

// starts reports whether a platform starts a process type by itself, as far as that is known.
func starts(t *platform.Target, name string) bool {
	if t.Scale == nil {
		return true
	}
	n, _ := t.Scale(name, []string{name})
	return n != 0
}

// runsBeside reports whether a platform can run a process that gets no traffic.
func runsBeside(t *platform.Target, name string) bool {
	if t.MarkNotStarted == nil {
		return true
	}
	kept := []platform.Process{{Type: name}}
	t.MarkNotStarted(kept)
	return kept[0].NotStarted == ""
}
