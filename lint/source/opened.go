package source

import (
	"slices"
	"strings"
)

// InClients are in lines that name another server, in lowercase.
var InClients = []string{"_host", "_url", "host_", "origin", "allowed", "database", "redis", "mongo", "smtp", "mail", "sql", "amqp", "proxy", "fetch(\"http", "fetch('http", "connect", "client", "curl"}

var (
	// otherPorts are names with PORT for other servers, and words with it.
	otherPorts = []string{"MAIL_PORT", "SMTP_PORT", "PG_PORT", "PGPORT", "DB_PORT", "DATABASE_PORT", "POSTGRES_PORT", "MYSQL_PORT", "MONGO_PORT", "REDIS_PORT", "SUPPORT", "IMPORT", "EXPORT", "REPORT"}
	// takePort are in files of apps whose packages read $PORT by themselves, or another variable.
	takePort = []string{`"next"`, "nuxt", "svelte", "remix", "strapi", "probot", "fastify-cli", "sinatra", "Rack::", "parse-server", "gradio", "streamlit", "BaseSettings", `"config"`, "convict", "yargs"}
	// opens are how words of rows begin that open a port, and opening are such words.
	opens   = []string{"listen", "bind", "addr", "run_app"}
	opening = []string{"port", "run", "serve"}
)

// MayTakePort reports whether a text may read the port from a variable, or names a package that may.
func MayTakePort(text string) bool {
	names := strings.Count(text, "PORT")
	for _, other := range otherPorts {
		names -= strings.Count(text, other)
	}
	return names > 0 || slices.ContainsFunc(takePort, func(part string) bool { return strings.Contains(text, part) })
}

// OpenedPort is the port that a row of code opens, or "".
func OpenedPort(row string) (port string) {
	low := strings.ToLower(strings.TrimSpace(row))
	isIn := func(part string) bool { return strings.Contains(low, part) }
	isComment := slices.ContainsFunc([]string{"#", "//", "*", "/*"}, func(start string) bool { return strings.HasPrefix(low, start) })
	if slices.ContainsFunc(InClients, isIn) || isComment || strings.HasPrefix(low, "def ") {
		return ""
	}
	isOpened := false
	for word := range strings.FieldsFuncSeq(low, func(c rune) bool { return c != '_' && (c < '0' || c > '9') && (c < 'a' || c > 'z') }) {
		begins := slices.ContainsFunc(opens, func(begin string) bool { return strings.HasPrefix(word, begin) })
		isOpened = isOpened || begins || slices.Contains(opening, word) || strings.HasSuffix(word, "_port")
		if len(word) == 4 && word > "1024" && strings.Trim(word, "0123456789") == "" {
			port = word
		}
	}
	if !isOpened {
		return ""
	}
	return port
}
