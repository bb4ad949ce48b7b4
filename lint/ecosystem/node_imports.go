package ecosystem

// NodeLibrary are the modules of Node.js, which need no package. Source: builtinModules of its module "module".
const NodeLibrary Words = "assert async_hooks buffer child_process cluster console constants crypto dgram diagnostics_channel dns domain events fs http http2 https inspector module " +
	"net os path perf_hooks process punycode querystring readline repl sea sqlite stream string_decoder sys test timers tls trace_events tty url util v8 vm wasi worker_threads zlib " +
	"electron bun"

// plainNode are packages of which all is known that comes with them, as far as it has a row here, by its own needs or those of what it needs.
// Source: the lock files that npm writes for the packages, in their newest and in their older major versions.
var plainNode = map[string]Words{
	"axios": "debug ms", "bcrypt": "debug ms node-fetch", "bcryptjs": "", "body-parser": "debug ms", "cheerio": "lodash", "compression": "debug ms", "connect-mongo": "mongodb debug ms", "cookie-parser": "", "cookie-session": "debug ms",
	"cors": "", "debug": "ms", "discord.js": "ws lodash node-fetch", "dotenv": "", "ejs": "", "express": "body-parser debug ms", "express-async-handler": "", "express-handlebars": "handlebars lodash",
	"express-rate-limit": "debug ms", "express-session": "debug ms", "express-validator": "lodash validator", "handlebars": "lodash", "hbs": "handlebars lodash", "helmet": "", "ioredis": "debug ms",
	"joi": "", "jsonwebtoken": "ms joi moment", "lodash": "", "method-override": "debug ms", "moment": "", "mongodb": "", "mongoose": "mongodb debug ms lodash", "morgan": "debug ms", "ms": "", "multer": "uuid",
	"mysql": "", "mysql2": "", "node-cron": "uuid", "node-fetch": "", "nodemailer": "", "passport": "", "passport-jwt": "jsonwebtoken ms joi moment", "passport-local": "", "pg": "", "pug": "lodash",
	"redis": "", "sequelize": "debug ms lodash moment uuid validator", "socket.io": "cors debug ms ws", "stripe": "uuid", "telegraf": "debug ms node-fetch", "uuid": "", "validator": "", "ws": "",
}

// widespreadNode are those that so many packages need that only a lock file shows that one is missing.
const widespreadNode Words = "axios body-parser compression cors debug dotenv express handlebars lodash moment ms node-fetch uuid validator ws"

// BringsNode reports whether one of some packages of Node.js may bring another one, and whether that is sure of each of them.
func BringsNode(dependencies []string, pkg string) (may, sure bool) {
	_, isKnown := plainNode[pkg]
	sure = isKnown || len(dependencies) == 0
	for _, name := range dependencies {
		brings, isPlain := plainNode[name]
		if brings.Has(pkg) {
			return true, true
		}
		sure = sure && isPlain
	}
	return !sure && (!isKnown || widespreadNode.Has(pkg)), sure
}
