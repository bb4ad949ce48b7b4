package assist

import (
	"cmp"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/preview"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/repository"
)

// framework is a well-known framework with a line that starts it, or a part of it.
type framework struct {
	name, part string
	role       command.Role
	// commands start it, the best one first. PORT in one of them has to get its value from the platform; the last one
	// works without that, or there is no line.
	commands []string
	// note says what is to be changed in the line, or has to be there.
	note string
	// packages are those that show it in the files of an installer, and find looks closer at what they show. Without
	// packages, find alone looks for it. It is given the commands.
	by       repository.Installer
	packages command.Words
	find     func(f files, seen sight, usual []string) sight
	// php is set when the platform's own server for PHP comes before the commands.
	php bool
}

var frameworks = [...]framework{
	{name: "Django", role: command.HTTP, commands: []string{"gunicorn mysite.wsgi --bind 0.0.0.0:$PORT", "gunicorn mysite.wsgi"},
		note: "`mysite` is the package that contains wsgi.py. Add gunicorn to the requirements.", find: findDjango},
	{name: "Flask", role: command.HTTP, commands: []string{"gunicorn app:app --bind 0.0.0.0:$PORT", "gunicorn app:app"},
		note: "The module and its application object. Add gunicorn to the requirements.", by: repository.Pip, packages: "flask", find: findFlask},
	{name: "FastAPI", role: command.HTTP, commands: []string{"uvicorn main:app --host 0.0.0.0 --port $PORT", "fastapi run main.py"},
		note: "The module and its application object, or the file. Add uvicorn, or fastapi with its command, to the requirements.", by: repository.Pip, packages: "fastapi", find: findFastAPI},
	{name: "Rails", role: command.HTTP, commands: []string{"bin/rails server -b 0.0.0.0 -p $PORT", "bin/rails server -b 0.0.0.0"},
		note: "Without `-p`, Rails reads `PORT` by itself.", by: repository.Bundler, packages: "rails", find: findRails},
	{name: "Sinatra", role: command.HTTP, commands: []string{"bundle exec rackup --host 0.0.0.0 --port $PORT", "bundle exec ruby app.rb"},
		note: "rackup reads config.ru. A classic application also starts with `ruby app.rb`, which reads `PORT` by itself.", by: repository.Bundler, packages: "sinatra", find: findSinatra},
	{name: "Node.js or Express", role: command.HTTP, commands: []string{"node server.js"},
		note: "The file that starts the server. It must listen on `process.env.PORT`.", find: findNode},
	{name: "Next.js", role: command.HTTP, commands: []string{"npx next start"},
		note: "It reads `PORT` by itself. Run `next build` first.", by: repository.NPM, packages: "next"},
	{name: "Spring Boot", role: command.HTTP, commands: []string{"java -Dserver.port=$PORT -jar target/app.jar", "java -Dserver.port=PORT -jar target/app.jar"},
		note: "The jar from the build. Spring Boot doesn't read `PORT` by itself.", find: findSpring},
	{name: "Laravel", role: command.HTTP, commands: []string{"public/"}, php: true,
		note: "A program of the platform's PHP buildpack. It reads `PORT` by itself and serves `public/`.", by: repository.Composer, packages: "laravel/framework", find: withArtisan},
	{name: "Laravel Octane", role: command.HTTP, commands: []string{"php artisan octane:start --host=0.0.0.0 --port=$PORT", "php artisan octane:start --host=0.0.0.0 --port=PORT"},
		note: "Add Octane to the packages.", by: repository.Composer, packages: "laravel/octane", find: withArtisan},
	{name: "Phoenix", role: command.HTTP, commands: []string{"mix phx.server"},
		note: "The configuration that Phoenix generates reads `PORT`.", by: repository.Mix, packages: "phoenix"},
	{name: "Go", role: command.HTTP, commands: []string{"bin/myapp"},
		note: "The program from the build. It must listen on `PORT`.", find: findGo},

	{name: "Celery", role: command.Worker, commands: []string{"celery -A myproject worker"}, note: "The module or package that contains the Celery application.", by: repository.Pip, packages: "celery", find: findCelery},
	{name: "RQ", role: command.Worker, commands: []string{"rq worker"}, by: repository.Pip, packages: "rq"},
	{name: "Sidekiq", role: command.Worker, commands: []string{"bundle exec sidekiq"}, by: repository.Bundler, packages: "sidekiq"},
	{name: "Laravel", part: "queue", role: command.Worker, commands: []string{"php artisan queue:work"}, by: repository.Composer, packages: "laravel/framework", find: withArtisan},
	{name: "Discord or Telegram bot", role: command.Worker, commands: []string{"python bot.py"},
		note: "A bot that polls for messages serves no HTTP, so it isn't a web process.", by: repository.Pip, find: findPythonBot,
		packages: "discord.py discord py-cord nextcord disnake python-telegram-bot pytelegrambotapi aiogram"},
	{name: "Discord or Telegram bot in Node.js", role: command.Worker, commands: []string{"node bot.js"},
		note: "A bot that polls for messages serves no HTTP, so it isn't a web process.", by: repository.NPM, packages: nodeBots, find: findNodeBot},
	{name: "Celery", part: "beat", role: command.Clock, commands: []string{"celery -A myproject beat"}, note: "Run exactly one instance.", by: repository.Pip, packages: "celery", find: findCeleryBeat},

	{name: "Django", part: "migrations", role: command.Release, commands: []string{"python manage.py migrate --noinput"}, find: findDjangoMigrations},
	{name: "Rails", part: "migrations", role: command.Release, commands: []string{"bin/rails db:migrate"}, by: repository.Bundler, packages: "rails", find: findRails},
	{name: "Laravel", part: "migrations", role: command.Release, commands: []string{"php artisan migrate --force"}, by: repository.Composer, packages: "laravel/framework", find: withArtisan},
	{name: "Phoenix", part: "migrations", role: command.Release, commands: []string{"mix ecto.migrate"}, by: repository.Mix, packages: "ecto_sql phoenix_ecto", find: findEcto},
}

// lines completes whole lines, each for a process type that the file does not have yet: first those of frameworks that
// the files beside the Procfile show.
func (c *completion) lines(start int, types []string) {
	var sights [len(frameworks)]sight
	if c.beside != nil {
		for i := range frameworks {
			sights[i] = frameworks[i].among(files{c.beside})
		}
	}
	for _, found := range [...]bool{true, false} {
		for i := range frameworks {
			if s := &sights[i]; found && s.file != "" {
				c.wholeLine(start, types, &frameworks[i], s)
			} else if !found && s.file == "" {
				c.wholeLine(start, types, &frameworks[i], &sight{})
			}
		}
	}
}

// among is what files show of a framework.
func (f *framework) among(beside files) sight {
	seen := sight{file: beside.declared(f.by, f.packages)}
	if f.find == nil || f.packages != "" && seen.file == "" {
		return seen
	}
	return f.find(beside, seen, f.commands)
}

// wholeLine completes the line of a framework, as far as it was found.
func (c *completion) wholeLine(start int, types []string, f *framework, seen *sight) {
	commands, note := f.commands, cmp.Or(seen.note, f.note)
	if seen.commands != nil {
		commands = seen.commands
	}
	title := strings.TrimSpace(f.name + " " + f.part)
	detail := title
	if seen.file != "" {
		what := cmp.Or(seen.name, f.name)
		if f.part != "" {
			what = f.part + " of " + what
		}
		// A list may have no room for all of a detail.
		note = preview.Sentence(what+", found in "+code(seen.file)) + " " + note
		detail = what + ", found in " + prose.Visible(clip(seen.file))
	}
	name, command := c.typeFor(f.role), startWith(commands, f.php, c.targets)
	if name == "" || command == "" || slices.Contains(types, name) {
		return
	}
	line := name + ": " + command
	c.add(start, Item{
		Label: line, Filter: line + " " + title, Kind: LineKind, Detail: detail,
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
func (c *completion) typeFor(role command.Role) string {
	switch role {
	case command.HTTP:
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
	case command.Release:
		return c.run([]string{"release", "postdeploy"}, func(t *platform.Target, name string) bool {
			return t.RunsAt(name) != platform.NoTrigger && t.Release != platform.ReleaseBuild
		})
	case command.Clock:
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
