package propose

import (
	"regexp"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/repository"
)

const (
	// forDevelopment are programs of start scripts that serve an app only while somebody works on it.
	forDevelopment command.Words = "react-scripts vite nodemon ng webpack-dev-server gatsby live-server lite-server vue-cli-service parcel ts-node-dev"
	nodeBots       command.Words = "discord.js telegraf node-telegram-bot-api whatsapp-web.js grammy tmi.js eris mineflayer"
	nodeServers    command.Words = "express fastify koa hapi @nestjs/core next nuxt restify polka hono http-server serve sails @strapi/strapi strapi @adonisjs/core apollo-server"
)

// listens is code that serves requests, or the start of what does.
var listens = regexp.MustCompile(`\.listen\(|createServer\(|Bun\.serve\(`)

func node(a *app) []Line {
	n := a.Node(a.Folder())
	if n == nil {
		return nil
	}
	var lines []Line
	if start := a.nodeStart(n); start != "" {
		lines = append(lines, Line{a.nodeType(n), start, n.Path, nodeReason(start)})
	}
	migrate := ""
	isIn := func(folder string) bool {
		return slices.ContainsFunc(a.Paths(), func(p string) bool { return strings.HasPrefix(p, a.at(folder)+"/") })
	}
	switch {
	case n.Lists("prisma") && isIn("prisma/migrations"):
		migrate = "npx prisma migrate deploy"
	case n.Lists("knex") && isIn("migrations"):
		migrate = "npx knex migrate:latest"
	case n.Lists("sequelize-cli") && isIn("migrations"):
		migrate = "npx sequelize-cli db:migrate"
	}
	if migrate != "" {
		lines = append(lines, Line{release, migrate, n.Path, "It lists a package for migrations, and the app has some."})
	}
	return lines
}

func nodeReason(start string) string {
	if _, name, isScript := strings.Cut(start, "npm "); isScript {
		return "It has the script `" + strings.TrimPrefix(name, "run ") + "`."
	}
	return "The app starts with this file."
}

// nodeStart is what starts the app in production, or "".
func (a *app) nodeStart(n *repository.NodePackage) string {
	for _, name := range [...]string{"start:prod", "start"} {
		run := command.Parse(n.Script(name)).Main()
		if run == nil || forDevelopment.Has(run.Base) || run.Base == "next" && !strings.Contains(n.Script(name), "start") || run.Base == "nest" {
			continue
		}
		if name == "start" {
			return "npm start"
		}
		return "npm run " + name
	}
	for _, file := range []string{n.Main, "server.js", "index.js", "app.js", "bot.js", "src/index.js", "src/server.js"} {
		if file != "" && a.has(file) && (n.Script("start") == "" || listens.MatchString(a.text(file))) {
			return "node " + file
		}
	}
	return ""
}

// nodeType is worker for a bot that listens nowhere, else web.
func (a *app) nodeType(n *repository.NodePackage) string {
	listed := func(pkg string) bool { return n.Lists(pkg) }
	if !slices.ContainsFunc(nodeBots.List(), listed) || slices.ContainsFunc(nodeServers.List(), listed) {
		return "web"
	}
	for _, ending := range [...]string{".js", ".mjs", ".cjs", ".ts"} {
		if _, m := a.first(a.code(ending), "", listens); m != nil {
			return "web"
		}
	}
	return "worker"
}
