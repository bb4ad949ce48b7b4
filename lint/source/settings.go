package source

import (
	"cmp"
	"regexp"
	"strings"
)

// ReadsPort reports whether a text takes a value from $PORT, by whatever call.
func ReadsPort(text string) bool { return strings.Contains(text, "PORT") }

// portReads are how code reads $PORT, by the endings of its files.
var portReads = map[string]string{".py": `int(os.environ["PORT"])`, ".rb": `ENV.fetch("PORT")`, ".go": `os.Getenv("PORT")`, ".ts": "Number(process.env.PORT)"}

// PortIn is how code in a file with that ending reads $PORT.
func PortIn(ending string) string { return cmp.Or(portReads[ending], "process.env.PORT") }

// portParts are the parts of lines with a fixed port, in languages by the start of their comments, and how they read $PORT.
var portParts = []struct {
	comment string
	part    *regexp.Regexp
	right   string
}{
	{"#", regexp.MustCompile(`^port[ (]+(\d{2,5})\b\)?`), `port ENV.fetch("PORT", $1)`},
	{"#", regexp.MustCompile(`^ *set :port, (\d{2,5})\b`), `set :port, ENV.fetch("PORT", $1)`},
	{"#", regexp.MustCompile(`^\s*port: "?(\d{2,5})\b"?`), `port: "$$PORT:$1"`},
	{"#", regexp.MustCompile(`\bport = (\d{2,5})\b`), `port = $1, port = $${?PORT}`},
	{"#", regexp.MustCompile(`^server\.port\s*[=:]\s*(\d{2,5})\b`), `server.port=$${PORT:8080}`},
	{"#", regexp.MustCompile(`"tcp://[\w.:\[\]-]+:(\d{2,5})"`), `"tcp://0.0.0.0:#{ENV.fetch("PORT", $1)}"`},
	{"#", regexp.MustCompile(`\bip: \{[\d, ]+\}, port: (\d{2,5})\b`), `ip: {0, 0, 0, 0}, port: String.to_integer(System.get_env("PORT", "$1"))`},
	{"#", regexp.MustCompile(`\bhttp: \[port: (\d{2,5})\b`), `http: [port: String.to_integer(System.get_env("PORT", "$1"))`},
	{"#", regexp.MustCompile(`^bind(?:\s*=\s*|[ (]+)\[?["'][^"']*:(\d{2,5})["']\]?\)?\s*$`), ""},
	{"//", regexp.MustCompile(`"http://[\w.*+-]+:(\d{2,5})/?"`), `"http://0.0.0.0:" + (System.Environment.GetEnvironmentVariable("PORT") ?? "$1")`},
	{"//", regexp.MustCompile(`\bListen(?:AnyIP|Localhost)\((\d{2,5})\b`), `ListenAnyIP(int.Parse(System.Environment.GetEnvironmentVariable("PORT") ?? "$1")`},
	{"//", regexp.MustCompile(`\("[\w.]+", (\d{2,5})\)`), `("0.0.0.0", std::env::var("PORT").map_or($1, |p| p.parse::<u16>().unwrap()))`},
	{"//", regexp.MustCompile(`"(?:[\d.]+|localhost):(\d{2,5})"`), `format!("0.0.0.0:{}", std::env::var("PORT").unwrap_or("$1".to_string()))`},
}

// takePort adds what a line says about the port, and how it reads $PORT.
func (l *Listen) takePort(comment, line string) {
	for _, p := range portParts {
		if at := p.part.FindStringSubmatchIndex(line); p.comment == comment && at != nil {
			l.Port, l.Text, l.Right = line[at[2]:at[3]], line[at[0]:at[1]], string(p.part.ExpandString(nil, p.right, line, at))
			return
		}
	}
}
