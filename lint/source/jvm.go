package source

import (
	"regexp"
	"strings"
)

// jvmServer is a small server for the JVM that doesn't read $PORT.
type jvmServer struct {
	// names is in the code that uses it, and calls finds the number in the call that sets the port.
	names string
	calls *regexp.Regexp
	// other is in calls that set the port by something else.
	other *regexp.Regexp
	// starts is in the code that starts it, and port the one without any call.
	starts, port string
}

// jvmServers are from perwendel/spark src/main/java/spark/Service.java, and javalin/javalin javalin/src/main/java/io/javalin/Javalin.java and
// config/JettyConfig.
var smallServers = []jvmServer{
	{"spark.Spark", regexp.MustCompile(`\b(?:setP|p)ort\((\d{2,5})\)`), regexp.MustCompile(`\b(?:setP|p)ort\(`), "", "4567"},
	{"io.javalin.Javalin", regexp.MustCompile(`\.start\((\d{2,5})\)`), regexp.MustCompile(`\.start\([^)]|defaultPort|jetty`), ".start()", "8080"},
}

// JVMPort is the fixed port of a small server in the code of an app, by the paths of its files. It's nil where no code or more than one
// place may set another one.
func JVMPort(texts map[string]string, paths []string) (l *Listen, file string) {
	for i := range smallServers {
		s := &smallServers[i]
		fixed, others, using := 0, 0, ""
		for _, p := range paths {
			text := newCode(texts[p], "//", `"`)
			if strings.Contains(texts[p], "PORT") || strings.Contains(texts[p], "springframework") {
				return nil, ""
			}
			if !strings.Contains(text.bare, s.names) {
				continue
			}
			if using == "" {
				using = p
			}
			others += len(s.other.FindAllString(text.bare, -1))
			at := s.calls.FindStringSubmatchIndex(text.bare)
			if at == nil {
				if s.starts != "" && strings.Contains(text.bare, s.starts) && l == nil {
					l, file = &Listen{Line: text.lineOf(strings.Index(text.bare, s.starts)), Port: s.port, Always: true}, p
					l.Text, l.Right = s.starts, `.start(Integer.parseInt(System.getenv("PORT")))`
				}
				continue
			}
			fixed++
			written := text.text[at[0]:at[1]]
			l, file = &Listen{Line: text.lineOf(at[0]), Port: text.text[at[2]:at[3]], Always: true, Text: written}, p
			l.Right = strings.Replace(written, l.Port, `Integer.parseInt(System.getenv("PORT"))`, 1)
		}
		switch {
		case using == "":
		case fixed > 1 || others > fixed:
			return nil, ""
		case l == nil && s.starts == "":
			return &Listen{Line: 1, Port: s.port, Always: true}, using
		default:
			return l, file
		}
	}
	return nil, ""
}
