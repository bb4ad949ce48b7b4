package source

import "strings"

// poller is a library with which a program waits for messages or tasks, and opens no port for that.
type poller struct {
	endings string
	// module is what the code imports, as it is in the text, and calls are those that go on until the program is stopped.
	module string
	calls  []string
	isBot  bool
}

// pollers are the calls of libraries that connect to a chat or a queue and wait. TwitchIO isn't one: since version 3, it listens on a port.
// Sources: Rapptz/discord.py discord/client.py, nextcord/nextcord nextcord/client.py, DisnakeDev/disnake disnake/client.py, hikari-py/hikari
// hikari/impl/gateway_bot.py, eternnoir/pyTelegramBotAPI telebot/__init__.py, python-telegram-bot/python-telegram-bot src/telegram/ext (_application.py,
// _updater.py), aiogram/aiogram aiogram/dispatcher/dispatcher.py, pyrogram/pyrogram pyrogram/methods/utilities, LonamiWebs/Telethon
// telethon/client/updates.py, python273/vk_api vk_api/longpoll.py, tweepy/tweepy tweepy/streaming.py, praw-dev/praw praw/models/reddit/subreddit.py,
// pika/pika pika/adapters/blocking_connection.py, rq/rq rq/worker/base.py, dbader/schedule schedule/__init__.py, agronholm/apscheduler
// src/apscheduler/schedulers/blocking.py of 3.x, discordjs/discord.js packages/discord.js/src/client/Client.js, abalabahaha/eris lib/Client.js,
// telegraf/telegraf src/telegraf.ts, yagop/node-telegram-bot-api src/core/bot.ts, grammyjs/grammY src/bot.ts, tmijs/tmi.js lib/Client.js,
// taskforcesh/bullmq src/classes/worker.ts, amqp-node/amqplib lib/channel_model.js, node-cron/node-cron src/node-cron.ts, and
// kelektiv/node-cron src/job.ts.
var pollers = []poller{
	{".py", "discord", []string{".run(", ".start("}, true},
	{".py", "nextcord", []string{".run(", ".start("}, true},
	{".py", "disnake", []string{".run(", ".start("}, true},
	{".py", "hikari", []string{".run("}, true},
	{".py", "telebot", []string{".polling(", ".infinity_polling("}, true},
	{".py", "telegram", []string{".run_polling(", ".start_polling("}, true},
	{".py", "aiogram", []string{".start_polling("}, true},
	{".py", "pyrogram", []string{".run(", "idle("}, true},
	{".py", "telethon", []string{".run_until_disconnected("}, true},
	{".py", "vk_api", []string{".listen("}, true},
	{".py", "tweepy", []string{".filter(", ".sample("}, true},
	{".py", "praw", []string{".stream."}, true},
	{".py", "pika", []string{".start_consuming("}, false},
	{".py", "rq", []string{".work("}, false},
	{".py", "schedule", []string{".run_pending("}, false},
	{".py", "apscheduler.schedulers.blocking", []string{".start("}, false},
	{".js", "discord.js", []string{".login("}, true},
	{".js", "eris", []string{".connect("}, true},
	{".js", "telegraf", []string{".launch("}, true},
	{".js", "node-telegram-bot-api", []string{"polling: true", "polling:true", ".startPolling("}, true},
	{".js", "grammy", []string{".start("}, true},
	{".js", "tmi.js", []string{".connect("}, true},
	{".js", "bullmq", []string{"new Worker("}, false},
	{".js", "amqplib", []string{".consume("}, false},
	{".js", "node-cron", []string{".schedule("}, false},
	{".js", "cron", []string{"new CronJob("}, false},
}

// Polling is a call that waits for messages or tasks until the program is stopped.
type Polling struct {
	Line   int    // one-based
	Text   string // the call in the code
	Module string // the library
	IsBot  bool
}

// Polls is the first such call of a text, by the ending of its file. ok is false without one.
func Polls(text, ending string) (_ Polling, ok bool) {
	if len(text) > mostBytes {
		return Polling{}, false
	}
	ending = codeEnding(ending)
	var bare []string
	for _, p := range pollers {
		if p.endings != ending || !p.imported(text) {
			continue
		}
		if bare == nil {
			bare = strings.Split(bareOf(text, ending), "\n")
		}
		for i, line := range bare {
			for _, call := range p.calls {
				if strings.Contains(line, call) {
					return Polling{i + 1, strings.Trim(call, ".("), p.module, p.isBot}, true
				}
			}
		}
	}
	return Polling{}, false
}

func bareOf(text, ending string) string {
	if ending == ".py" {
		return newCode(text, "#", `"""`, "'''", `"`, "'").bare
	}
	return newCode(text, "//", "`", `"`, "'").bare
}

// imported reports whether a text imports the library of a poller.
func (p *poller) imported(text string) bool {
	if p.endings == ".js" {
		return strings.Contains(text, "'"+p.module+"'") || strings.Contains(text, `"`+p.module+`"`)
	}
	for _, i := range PythonImports(text) {
		if i.Module == p.module || strings.HasPrefix(i.Module, p.module+".") {
			return true
		}
	}
	return false
}

// opensPort are parts of code that may open a port, or start another program that does, in lowercase, by the ending of files.
var opensPort = map[string][]string{
	".py": {"port=", "port =", "port:", "http.server", "httpserver", "socketserver", "socket.socket", "socketio", "websockets", "flask", "fastapi", "quart", "sanic", "tornado", "bottle", "django",
		"starlette", "uvicorn", "waitress", "gunicorn", "hypercorn", "wsgi", "asgi", "aiohttp.web", "aiohttp import web", "run_app", "webhook", "keep_alive", "keepalive", "streamlit", "gradio", "subprocess",
		"popen", "os.system", "spawn", "exec", "dash", "nicegui", "import flet", "cherrypy", "falcon", "twisted", "litestar", "robyn", "pywebio", "grpc", "start_server", "start_http_server", "restbot",
		"pn.serve", "connexion", "eve import", "masonite", "blacksheep", "twitchio"},
	".js": {"port:", "port =", "port)", "port,", "listen(", "createserver", "'http'", "\"http\"", "'https'", "\"https\"", "node:http", "node:net", "'express'", "\"express\"", "fastify", "'koa'", "\"koa\"", "hapi", "restify",
		"websocketserver", ".server(", "socket.io", "webhook", "keepalive", "keep_alive", "keep-alive", "keep.", "spawn", "exec", "fork", "shardingmanager", "serve(", "hono", "'elysia'", "\"elysia\"", "moleculer", "sails", "strapi", "parse-server", "json-server", "apollo", "probot", "'next'", "\"next\"", "'micro'",
		"\"micro\"", "prom-client", "grpc"},
}

// MayOpenPort reports whether code in a file with an ending may make a program listen on a port.
func MayOpenPort(text, ending string) bool {
	return strings.Contains(text, "PORT") || len(text) > mostBytes || hasOneOf(opensPort[codeEnding(ending)], strings.ReplaceAll(text, "transport", ""))
}

// codeEnding is the ending of the usual files of the language.
func codeEnding(ending string) string {
	if ending != "" && strings.Contains(".mjs .cjs .ts", ending) {
		return ".js"
	}
	return ending
}
