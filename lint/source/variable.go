package source

import (
	"regexp"
	"slices"
	"strings"
)

// PortVariable is a variable of the environment from which a server takes its port, and which isn't PORT.
type PortVariable struct {
	Name string
	// Default is the port without the variable, or "".
	Default string
	// Text is in the line and reads the variable, and Right reads PORT; "" where other lines read it, too.
	Line        int // one-based
	Text, Right string
	// Imported is the name from another file, such as "port" or "config.port", that has the port. Then the rest isn't known.
	Imported string
}

// readsVariable is how code reads a variable of the environment, by the endings of files.
var readsVariable = []struct {
	endings string
	read    *regexp.Regexp
}{
	{" .js .mjs .cjs .ts .mts .cts", regexp.MustCompile(`\b(?:process|Bun)\.env\.(\w+)|\b(?:process|Bun)\.env\[["'](\w+)["']\]|\bDeno\.env\.get\(["'](\w+)["']\)`)},
	{" .py", regexp.MustCompile(`\benviron\.get\(["'](\w+)["']|\benviron\[["'](\w+)["']\]|\bgetenv\(["'](\w+)["']`)},
	{" .rb", regexp.MustCompile(`\bENV\[["'](\w+)["']\]|\bENV\.fetch\(["'](\w+)["']`)},
	{" .go", regexp.MustCompile(`\bos\.Getenv\("(\w+)"\)`)},
}

// ownPorts are variables that platforms set, too.
const ownPorts = " PORT PPORT VCAP_APP_PORT HTTP_PLATFORM_PORT "

var (
	decimals  = regexp.MustCompile(`\b\d{2,5}\b`)
	fromPort  = regexp.MustCompile(`["'.]PORT\b|\bPORT\b[^=\n]*\}\s*=`)
	names     = regexp.MustCompile(`[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)?`)
	rubyPorts = regexp.MustCompile(`(?m)^(?:port|set :port,)[ (]+(.*)$`)
)

// variableReader finds variables in the text of a file.
type variableReader struct {
	code
	read *regexp.Regexp
}

func newVariableReader(text, ending string) *variableReader {
	i := slices.IndexFunc(readsVariable, func(of struct {
		endings string
		read    *regexp.Regexp
	}) bool {
		return ending != "" && strings.Contains(of.endings+" ", " "+ending+" ")
	})
	if i < 0 || len(text) > mostBytes || fromPort.MatchString(text) {
		return nil
	}
	r := &variableReader{read: readsVariable[i].read}
	switch ending {
	case ".py":
		r.code = newCode(text, "#", `"""`, "'''", `"`, "'")
	case ".rb":
		r.code = newCode(text, "#", `"`, "'")
	default:
		r.code = newCode(text, "//", "`", `"`, "'")
	}
	return r
}

// PortFrom is the variable from which the only server of a text takes its port. ok is false where that isn't known, or where the text
// reads PORT.
func PortFrom(text, ending string) (found PortVariable, ok bool) {
	r := newVariableReader(text, ending)
	if r == nil {
		return found, false
	}
	ports := r.ports(ending)
	if len(ports) != 1 {
		return found, false
	}
	if found, ok = r.variableIn(ports[0], 2); ok {
		return found, true
	}
	name := names.FindString(strings.TrimSpace(ports[0]))
	object, _, isMember := strings.Cut(name, ".")
	isOwn := object != "" && len(r.assigned(object)) > 0
	switch {
	case name == "" || name != strings.TrimSpace(ports[0]) || isOwn && !isMember:
		return found, false
	case isOwn:
		return r.member(name)
	}
	return PortVariable{Imported: name}, true
}

// PortAs is the variable from which a text takes what another file imports by a name, such as "port" or "config.port".
func PortAs(text, ending, name string) (found PortVariable, ok bool) {
	r := newVariableReader(text, ending)
	if r == nil {
		return found, false
	}
	if strings.Contains(name, ".") {
		return r.member(name)
	}
	return r.variableIn(name, 2)
}

// member is the only variable that a field with the name behind the dot takes.
func (r *variableReader) member(name string) (found PortVariable, ok bool) {
	_, member, _ := strings.Cut(name, ".")
	for at := range r.named(member) {
		line := r.text[at : at+lengthTo(r.bare[at:], "\n")]
		value := strings.TrimLeft(line[len(member):], " \t")
		isSame := strings.HasSuffix(r.bare[:at], ".") || value != "" && strings.HasPrefix(strings.TrimLeft(value[1:], " "), name)
		if value == "" || strings.IndexByte(":=", value[0]) < 0 || isSame {
			continue
		}
		v, isRead := r.variableIn(value[1:], 1)
		if !isRead || ok {
			return found, false
		}
		found, ok = v, true
	}
	return found, ok
}

// ports are the expressions for ports in the calls that start servers.
func (r *variableReader) ports(ending string) (found []string) {
	add := func(expression string) {
		if expression != "" && len(found) < mostCalls {
			found = append(found, expression)
		}
	}
	switch ending {
	case ".rb":
		for _, m := range rubyPorts.FindAllStringSubmatch(r.text, mostCalls) {
			add(m[1])
		}
	case ".go":
		for at := range r.calls("ListenAndServe", "Run", "Start", "Listen") {
			if given, closed := r.arguments(at + 1); closed && len(given) > 0 {
				add(given[0])
			}
		}
	case ".py":
		for at := range r.calls("run", "run_server", "serve", "run_app") {
			given, _ := r.arguments(at + 1)
			for _, text := range given {
				if value, isPort := strings.CutPrefix(strings.ReplaceAll(text, " ", ""), "port="); isPort {
					add(value)
				}
			}
		}
	default:
		for at, method := range r.calls("listen", "serve") {
			given, closed := r.arguments(at + 1)
			switch {
			case !closed || len(given) == 0:
			case strings.HasPrefix(given[0], "{"):
				add(field("port", given[0]))
			case method == "listen":
				add(given[0])
			}
		}
		if _, after, isExported := strings.Cut(r.bare, "\nexport default {"); isExported && strings.Contains(after, "fetch") {
			given, closed := r.arguments(len(r.bare) - len(after))
			for _, text := range given {
				if closed {
					add(field("port", text))
				}
			}
		}
	}
	return found
}

// variableIn is the only variable that an expression reads, by itself or by what its names are set to.
func (r *variableReader) variableIn(expression string, depth int) (found PortVariable, ok bool) {
	for _, m := range r.read.FindAllStringSubmatch(expression, mostCalls) {
		name := strings.Join(m[1:], "")
		if found.Name != "" && found.Name != name {
			return found, false
		}
		found.Name, found.Text = name, m[0]
	}
	if found.Name != "" {
		rest := strings.ReplaceAll(expression, found.Text, "")
		found.Default = decimals.FindString(rest)
		return r.placed(found), strings.Contains(found.Name, "PORT") && !strings.Contains(ownPorts, " "+found.Name+" ")
	}
	for _, name := range names.FindAllString(expression, mostCalls) {
		other := ""
		for _, assigned := range r.assigned(name) {
			v, isRead := PortVariable{}, false
			if depth > 0 {
				v, isRead = r.variableIn(assigned, depth-1)
			}
			switch {
			case isRead && !ok:
				found, ok = v, true
			case isRead || !isPort(strings.Trim(assigned, `"';:`)):
				return found, false
			default:
				other = strings.Trim(assigned, `"';:`)
			}
		}
		if ok && found.Default == "" {
			found.Default = other
		}
	}
	return found, ok
}

// placed adds where a variable is read.
func (r *variableReader) placed(v PortVariable) PortVariable {
	at := strings.Index(r.text, v.Text)
	if at < 0 {
		return v
	}
	v.Line = r.lineOf(at)
	if strings.Count(r.text, v.Name) == 1 {
		v.Right = strings.Replace(v.Text, v.Name, "PORT", 1)
	}
	return v
}
