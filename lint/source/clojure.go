package source

import (
	"path"
	"regexp"
	"strings"
)

// Servers of Clojure get their port from the code that calls them. Sources: http-kit/http-kit src/org/httpkit/server.clj, ring-clojure/ring
// ring-jetty-adapter/src/ring/adapter/jetty.clj, and clj-commons/aleph src/aleph/http.clj.
var (
	clojureServers = regexp.MustCompile(`org\.httpkit\.server|ring\.adapter\.jetty|aleph\.http`)
	clojureCalls   = regexp.MustCompile(`\((?:[\w.-]+/)?(?:run-server|run-jetty|start-server)\s`)
	clojureFixed   = regexp.MustCompile(`:port\s+(\d{2,5})\b`)
	clojureDefault = regexp.MustCompile(`\(or\s+[\w-]+\s+"?(\d{2,5})"?\s*\)`)
	// clojureSettings are in code that may take the port from elsewhere.
	clojureSettings = regexp.MustCompile(`PORT|env\b|environ|getProperty|config|edn|slurp|io/resource|parse-opts|command-line`)
)

// ClojurePort is the fixed port of the only server in the code of an app, by the paths of its files, or that without an argument where the
// command gives none. It's nil where anything else may set another one.
func ClojurePort(texts map[string]string, paths []string, hasArguments bool) (l *Listen, file string) {
	calls := 0
	for _, p := range paths {
		text := withoutForms(texts[p])
		c := newCode(text, ";", `"`)
		if path.Ext(p) != ".clj" || clojureSettings.MatchString(text) {
			return nil, ""
		}
		found := clojureCalls.FindAllStringIndex(c.bare, -1)
		if len(found) == 0 || !clojureServers.MatchString(c.bare) {
			continue
		}
		calls += len(found)
		fixed := clojureFixed.FindAllStringSubmatchIndex(text, -1)
		isDefault := len(fixed) == 0 && !hasArguments && strings.Contains(text, "defn -main")
		if isDefault {
			fixed = clojureDefault.FindAllStringSubmatchIndex(text, -1)
		}
		if len(fixed) != 1 {
			return nil, ""
		}
		at := fixed[0]
		l, file = &Listen{Line: c.lineOf(at[0]), Port: text[at[2]:at[3]]}, p
	}
	if calls != 1 {
		return nil, ""
	}
	return l, file
}

// withoutForms is the text of code of Clojure with blanks in place of the forms (comment …), which don't run.
func withoutForms(text string) string {
	bare, kept := newCode(text, ";", `"`).bare, []byte(text)
	for at := strings.Index(bare, "(comment"); at >= 0; {
		depth, end := 0, at
		for ; end < len(bare); end++ {
			switch bare[end] {
			case '(':
				depth++
			case ')':
				depth--
			}
			if kept[end] != '\n' {
				kept[end] = ' '
			}
			if depth == 0 {
				break
			}
		}
		next := strings.Index(bare[min(end, len(bare)):], "(comment")
		if next < 0 {
			break
		}
		at = end + next
	}
	return string(kept)
}
