package assist

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
)

// framework is a well-known framework with a line that starts it.
type framework struct {
	name string
	role command.Role
	// commands start it, the best one first. PORT in one of them has to get its value from the platform; the last one
	// works without that, or there is no line.
	commands []string
	// note says what is to be changed in the line, or has to be there.
	note string
	// php is set when the platform's own server for PHP stands in front of the commands.
	php bool
}

var frameworks = [...]framework{
	{name: "Django", role: command.HTTP, commands: []string{"gunicorn mysite.wsgi --bind 0.0.0.0:$PORT", "gunicorn mysite.wsgi"},
		note: "`mysite` is the package that holds wsgi.py. gunicorn has to be among the requirements."},
	{name: "Flask", role: command.HTTP, commands: []string{"gunicorn app:app --bind 0.0.0.0:$PORT", "gunicorn app:app"},
		note: "The module and the application in it. gunicorn has to be among the requirements."},
	{name: "FastAPI", role: command.HTTP, commands: []string{"uvicorn main:app --host 0.0.0.0 --port $PORT", "fastapi run main.py"},
		note: "The module and the application in it, or the file. uvicorn, or fastapi with its command, has to be among the requirements."},
	{name: "Rails", role: command.HTTP, commands: []string{"bin/rails server -b 0.0.0.0 -p $PORT", "bin/rails server -b 0.0.0.0"},
		note: "Rails reads `PORT` by itself where no port is said."},
	{name: "Sinatra", role: command.HTTP, commands: []string{"bundle exec rackup --host 0.0.0.0 --port $PORT", "bundle exec ruby app.rb"},
		note: "rackup reads config.ru; a classic application also starts as `ruby app.rb` and then reads `PORT` by itself."},
	{name: "Node.js or Express", role: command.HTTP, commands: []string{"node server.js"},
		note: "The file that starts the server, which has to listen on `process.env.PORT`."},
	{name: "Next.js", role: command.HTTP, commands: []string{"npx next start"},
		note: "It reads `PORT` by itself. `next build` has to run before it."},
	{name: "Spring Boot", role: command.HTTP, commands: []string{"java -Dserver.port=$PORT -jar target/app.jar", "java -Dserver.port=PORT -jar target/app.jar"},
		note: "The jar that the build makes. Spring Boot does not read `PORT` by itself."},
	{name: "Laravel", role: command.HTTP, commands: []string{"public/"}, php: true,
		note: "A program of the platform's PHP buildpack, which reads `PORT` by itself; `public/` is the folder that it serves."},
	{name: "Laravel Octane", role: command.HTTP, commands: []string{"php artisan octane:start --host=0.0.0.0 --port=$PORT", "php artisan octane:start --host=0.0.0.0 --port=PORT"},
		note: "Octane has to be among the packages."},
	{name: "Phoenix", role: command.HTTP, commands: []string{"mix phx.server"},
		note: "The configuration that Phoenix generates reads `PORT`."},
	{name: "Go", role: command.HTTP, commands: []string{"bin/myapp"},
		note: "The program that the build makes, which has to listen on `PORT`."},

	{name: "Celery", role: command.Worker, commands: []string{"celery -A myproject worker"}, note: "The module or package that holds the Celery application."},
	{name: "RQ", role: command.Worker, commands: []string{"rq worker"}},
	{name: "Sidekiq", role: command.Worker, commands: []string{"bundle exec sidekiq"}},
	{name: "Laravel queue", role: command.Worker, commands: []string{"php artisan queue:work"}},
	{name: "Discord or Telegram bot", role: command.Worker, commands: []string{"python bot.py"}, note: "A bot that asks for its messages serves no HTTP, so it is no web process."},
	{name: "Discord or Telegram bot in Node.js", role: command.Worker, commands: []string{"node bot.js"}, note: "A bot that asks for its messages serves no HTTP, so it is no web process."},
	{name: "Celery beat", role: command.Clock, commands: []string{"celery -A myproject beat"}, note: "Exactly one instance of it may run."},

	{name: "Django migrations", role: command.Release, commands: []string{"python manage.py migrate --noinput"}},
	{name: "Rails migrations", role: command.Release, commands: []string{"bin/rails db:migrate"}},
	{name: "Laravel migrations", role: command.Release, commands: []string{"php artisan migrate --force"}},
	{name: "Phoenix migrations", role: command.Release, commands: []string{"mix ecto.migrate"}},
}

// lines completes whole lines, each for a process type that the file does not have yet.
func (c *completion) lines(start int, types []string) {
	for i := range frameworks {
		f := &frameworks[i]
		name, command := c.typeFor(f.role), f.command(c.targets)
		if name == "" || command == "" || slices.Contains(types, name) {
			continue
		}
		line := name + ": " + command
		c.add(start, Item{
			Label: line, Filter: line + " " + f.name, Kind: LineKind, Detail: f.name,
			Documentation: strings.TrimSpace(f.note + "\n\n" + typeText(name, append(slices.Clone(types), name), c.targets)),
		}, line)
	}
}

// command is the first of the commands that works on all the platforms, or "".
func (f *framework) command(targets []*platform.Target) string {
	if f.php {
		server := phpServer(targets)
		if server == "" {
			return ""
		}
		return server + " " + f.commands[0]
	}
	port := portFor(targets)
	for _, text := range f.commands {
		switch {
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

// phpServer is the program that serves a PHP application on all the platforms, or "".
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
// platform refuses it and one at least runs it. It is "" where there is none.
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
			return t.RunsAt(name) != "" && t.Release != platform.ReleaseBuild
		})
	case command.Clock:
		return c.run([]string{"clock"}, runsBeside)
	}
	return c.run([]string{"worker"}, runsBeside)
}

// run is the first name that no platform refuses and one at least runs, or "".
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
	if t.Keep == nil {
		return true
	}
	kept := []platform.Process{{Type: name}}
	t.Keep(kept)
	return kept[0].Dropped == ""
}
