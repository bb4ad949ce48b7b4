package ecosystem

// NodeLibrary are the modules of Node.js, which need no package. Source: builtinModules of its module "module".
const NodeLibrary Words = "assert async_hooks buffer child_process cluster console constants crypto dgram diagnostics_channel dns domain events fs http http2 https inspector module " +
	"net os path perf_hooks process punycode querystring readline repl sea sqlite stream string_decoder sys test timers tls trace_events tty url util v8 vm wasi worker_threads zlib " +
	"electron bun"

// plainNode are packages of which all is known that comes with them, as far as it has a row here. Sources: the dependencies in the package.json
// of each package.
var plainNode = map[string]Words{
	"axios": "", "bcrypt": "", "bcryptjs": "", "body-parser": "debug", "cheerio": "", "compression": "debug", "connect-mongo": "debug", "cookie-parser": "", "cookie-session": "debug",
	"cors": "", "debug": "", "discord.js": "ws lodash", "dotenv": "", "ejs": "", "express": "body-parser debug", "express-async-handler": "", "express-handlebars": "handlebars",
	"express-rate-limit": "", "express-session": "debug", "express-validator": "lodash validator", "handlebars": "", "hbs": "handlebars", "helmet": "", "ioredis": "debug",
	"joi": "", "jsonwebtoken": "ms", "lodash": "", "method-override": "debug", "moment": "", "mongodb": "", "mongoose": "mongodb debug ms", "morgan": "debug", "ms": "", "multer": "uuid",
	"mysql": "", "mysql2": "", "node-cron": "uuid", "node-fetch": "", "nodemailer": "", "passport": "", "passport-jwt": "jsonwebtoken ms", "passport-local": "", "pg": "", "pug": "",
	"redis": "", "sequelize": "debug lodash moment uuid validator", "socket.io": "cors debug ws", "stripe": "", "telegraf": "debug node-fetch", "uuid": "", "validator": "", "ws": "",
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
