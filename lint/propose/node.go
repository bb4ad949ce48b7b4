package propose

import (
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/repository"
)

// listens is code that serves requests, or the start of what does.
var listens = re(`\.listen\(|createServer\(|Bun\.serve\(|\bserve\(`)

var node = language{
	ecosystem: ecosystem.Node,
	ending:    ".", // of any kind: JavaScript has many
	usual:     "worker.js queue.js consumer.js",
	more:      nodeStarts,
	ways: append(builtBy(ecosystem.Of(ecosystem.Node)), []way{
		{types: web, packages: "serve", files: "package.json", code: re(`"build"\s*:\s*"[^"]*\bvite build`), commands: []string{"npx serve -s dist"}, because: "It lists `serve`, for what Vite builds.", source: "vercel/serve README.md"},
		{types: web, packages: "serve", files: "package.json", code: re(`"build"\s*:\s*"[^"]*\breact-scripts build`), commands: []string{"npx serve -s build"}, because: "It lists `serve`, for what react-scripts builds.", source: "vercel/serve README.md"},

		{types: worker, packages: "bullmq bull bee-queue", files: "*.js */*.js */*/*.js *.mjs */*.mjs", code: re(`\bnew Worker\(|\.process\(`), without: listens, commands: []string{"node {file}"}, because: "It takes jobs from a queue.", source: "BullMQ documentation, workers"},

		{types: release, packages: "prisma @prisma/client", files: "prisma/migrations/migration_lock.toml prisma/migrations/*/migration.sql", commands: []string{"npx prisma migrate deploy"}, because: "The app has migrations of Prisma.", source: "Prisma documentation, prisma migrate deploy"},
		{types: release, packages: "knex", files: "knexfile.js knexfile.ts knexfile.cjs knexfile.mjs", commands: []string{"npx knex migrate:latest"}, because: "It configures migrations of Knex.", source: "Knex documentation, migrations"},
		{types: release, packages: "sequelize-cli", files: "migrations/*.js db/migrations/*.js src/migrations/*.js database/migrations/*.js", commands: []string{"npx sequelize-cli db:migrate"}, because: "It is a migration of Sequelize.", source: "Sequelize documentation, migrations"},
	}...),
}

// builtBy are the ways in which the builds of frameworks start.
func builtBy(e *ecosystem.Ecosystem) (ways []way) {
	for _, s := range e.ByFramework {
		w := way{types: web, packages: ecosystem.Words(s.Package), files: "package.json", commands: []string{s.Command}, because: "The build of `" + s.Package + "` writes this server.", source: s.Source}
		if program, _, _ := strings.Cut(s.Command, " "); e.Knows(program) {
			w.commands[0], w.because = "npx "+s.Command, "It lists `"+s.Package+"`."
		}
		if s.Build != "" {
			w.code = re(`"build"\s*:\s*"[^"]*\b` + s.Build)
		}
		ways = append(ways, w)
	}
	return ways
}

// nodeStarts are the lines of scripts of package.json, or of the file that starts the app.
func nodeStarts(a *app) (lines []Line) {
	n := a.Node(a.Folder())
	if n == nil {
		return nil
	}
	if commands, because := a.nodeStart(n); commands != nil {
		lines = append(lines, lineOf(a.nodeType(n), n.Path, because, commands...))
	}
	for _, kind := range [...]string{worker, clock} {
		if run := command.Parse(n.Script(kind)).Main(); run != nil && !run.Dev && !of(kind, lines) {
			lines = append(lines, lineOf(kind, n.Path, "It has the script `"+kind+"`.", runScript(a, n, kind)))
		}
	}
	return lines
}

// runScript is the command that runs a script by the app's package manager. npm runs those of yarn and pnpm, too.
func runScript(a *app, n *repository.NodePackage, name string) string {
	switch {
	case a.has("bun.lockb") || a.has("bun.lock") || strings.HasPrefix(n.Manager, "bun@"):
		return "bun run " + name
	case name == "start":
		return "npm start"
	}
	return "npm run " + name
}

// usualMains are names of files that people start, without their endings.
const usualMains = "server index app main bot src/server src/index src/app src/main src/bot"

// nodeStart is what starts the app in production, and why.
func (a *app) nodeStart(n *repository.NodePackage) (commands []string, because string) {
	for _, name := range [...]string{"start:prod", "start:production", "start", "prod", "production", "serve:prod"} {
		if startsInProduction(n.Script(name)) {
			return []string{runScript(a, n, name)}, "It has the script `" + name + "`."
		}
	}
	if isPlain(n.Main) && !strings.HasPrefix(path.Clean(n.Main), "..") && !path.IsAbs(n.Main) {
		for _, file := range [...]string{path.Clean(n.Main), path.Clean(n.Main) + ".js"} {
			if a.has(file) && (n.Script("start") == "" || listens().MatchString(a.text(file))) {
				return []string{"node " + file}, "It names `" + file + "` as the file that starts the app."
			}
		}
	}
	for name := range strings.FieldsSeq(usualMains) {
		for _, ending := range [...]string{".js", ".mjs", ".cjs"} {
			text := a.text(name + ending)
			if listens().MatchString(text) || isBot(n) && strings.Contains(text, "login(") || strings.Contains(text, ".launch(") {
				return []string{"node " + name + ending}, "It has no script for production, and `" + name + ending + "` starts the app."
			}
		}
	}
	return a.compiledStart(n)
}

// startsInProduction reports whether a script starts an app, and isn't only for development.
func startsInProduction(script string) bool {
	run := command.Parse(script).Main()
	const forDevelopment ecosystem.Words = "react-scripts craco vite nodemon ng webpack webpack-dev-server gatsby live-server lite-server vue-cli-service parcel ts-node-dev tsnd expo react-native electron ionic storybook"
	isForDevelopment := run == nil || run.Dev || forDevelopment.Has(run.Base) || run.Base == "nest" || run.Base == "astro" || run.Base == "echo" ||
		(run.Base == "next" || run.Base == "nuxt" || run.Base == "nuxi") && !strings.Contains(script, "start")
	return !isForDevelopment
}

var (
	outDir  = re(`"outDir"\s*:\s*"(?:\./)?([\w/-]+?)/?"`)
	rootDir = re(`"rootDir"\s*:\s*"(?:\./)?([\w/-]*?)/?"`)
)

// compiledStart is the file that tsc makes of the one that starts the app. Source: TypeScript documentation, outDir and rootDir.
func (a *app) compiledStart(n *repository.NodePackage) (commands []string, because string) {
	out := outDir().FindStringSubmatch(a.text("tsconfig.json"))
	build := n.Script("build")
	if out == nil || !slices.Contains(strings.Fields(build), "tsc") && !strings.HasPrefix(build, "nest build") {
		return nil, ""
	}
	for name := range strings.FieldsSeq(usualMains) {
		if text := a.text(name + ".ts"); listens().MatchString(text) || isBot(n) && text != "" {
			inRoot := name
			if root := rootDir().FindStringSubmatch(a.text("tsconfig.json")); root != nil && root[1] != "" {
				inRoot = strings.TrimPrefix(name, root[1]+"/")
			} else {
				inRoot = strings.TrimPrefix(name, "src/")
			}
			return slices.Compact([]string{"node " + path.Join(out[1], inRoot) + ".js", "node " + path.Join(out[1], name) + ".js"}),
				"Its script `build` compiles `" + name + ".ts`, which starts the app."
		}
	}
	return nil, ""
}

// isBot reports whether the app is a bot that asks a chat's server for messages.
func isBot(n *repository.NodePackage) bool {
	e := ecosystem.Of(ecosystem.Node)
	return e.Bots.First(n.Lists) != "" && e.Servers.First(n.Lists) == ""
}

// nodeType is worker for a bot that listens nowhere, else web.
func (a *app) nodeType(n *repository.NodePackage) string {
	const code ecosystem.Words = ".js .mjs .cjs .ts"
	isServer := func(file string) bool { return code.Has(path.Ext(file)) && listens().MatchString(a.text(file)) }
	if !isBot(n) || slices.ContainsFunc(a.code(), isServer) {
		return web
	}
	return worker
}

var deno = language{
	ecosystem: ecosystem.Deno,
	ways: []way{
		{types: web, files: "deno.json deno.jsonc", code: re(`"(start)"\s*:\s*"`), commands: []string{"deno task start"}, because: "It has the task `start`.", source: "Deno documentation, deno task"},
		{types: web, files: "main.ts server.ts index.ts mod.ts", code: re(`Deno\.serve\(|\.listen\(`), commands: []string{"deno run --allow-net --allow-env {file}"}, because: "It serves requests.", source: "Deno documentation, Deno.serve"},
	},
}
