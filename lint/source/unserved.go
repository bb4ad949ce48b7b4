package source

import (
	"slices"
	"strings"
)

// Unserved is an app that a file makes and that nothing in the file serves, so that the file ends once it is read.
type Unserved struct {
	Maker   string   // the class or function that makes the app, such as "FastAPI", or "streamlit", whose apps have no name
	Name    string   // the variable of the app
	Modules []string // the names of what a file of Python imports outside of its functions, which runs with it
}

var appMakers = []string{"FastAPI", "Starlette", "Litestar", "Flask", "Quart", "express"}

// activities are parts of names in code that serves an app, starts another program, or goes on in another way.
var activities = []string{"run", "serve", "listen", "start", "main", "while", "popen", "system", "execv", "execl", "spawn", "subprocess", "if __name__", "poll", "loop", "thread"}

// harmless are parts of other names that have one of the activities in them.
var harmless = strings.NewReplacer("startswith", "", "startup", "", "start_", "", "runtime", "", "server_", "", "domain", "", "to_thread", "", "same_thread", "")

// launchers are parts of names in a script of Streamlit that serves itself, or that isn't only one of Streamlit.
var launchers = []string{"stcli", "streamlit.web", "streamlit.cli", "bootstrap", "subprocess", "system", "popen", "execv", "execl", "spawn", "flask", "fastapi", "uvicorn"}

// bystanders are functions that a file calls beside its app, and that return.
var bystanders = []string{"print", "load_dotenv", "basicConfig", "filterwarnings", "simplefilter", "setLevel", "CORS", "Migrate", "create_all", "init_app", "configure", "append", "insert", "download"}

// UnservedApp is the app of a file with that ending, such as ".py". ok is false where the file may do more, and for a long one.
func UnservedApp(text, ending string) (_ Unserved, ok bool) {
	if len(text) > mostBytes {
		return Unserved{}, false
	}
	switch ending {
	case ".py":
		return newCode(text, "#", `"""`, "'''", `"`, "'").unserved()
	case ".js", ".cjs":
		app, ok := newCode(text, "//", "`", `"`, "'").unserved()
		return app, ok && strings.Contains(text, "module.exports")
	}
	return Unserved{}, false
}

func (c code) unserved() (_ Unserved, ok bool) {
	top := c.outside("def ", "async def ", "class ")
	app := c.app(top)
	switch {
	case app.Maker == "":
		return Unserved{}, false
	case app.Maker == "streamlit":
		return app, !hasOneOf(launchers, c.bare)
	case !c.statements:
		return app, !hasOneOf(activities, c.bare)
	}
	app.Modules = modules(top)
	return app, !hasOneOf(activities, harmless.Replace(top)) && !callsMore(top, app.Name)
}

// MayGoOn reports whether an import of a module of Python may serve an app or go on: what is in functions doesn't run then.
func MayGoOn(text string) bool {
	c := newCode(text, "#", `"""`, "'''", `"`, "'")
	return len(text) > mostBytes || hasOneOf(activities, harmless.Replace(c.outside("def ", "async def ", "class ", "if __name__")))
}

func hasOneOf(parts []string, text string) bool {
	text = strings.ToLower(text)
	return slices.ContainsFunc(parts, func(part string) bool { return strings.Contains(text, part) })
}

// outside is the bare text of Python without the blocks that begin so.
func (c code) outside(starts ...string) string {
	var out strings.Builder
	inside := false
	for line := range strings.Lines(c.bare) {
		if !strings.ContainsAny(line[:1], " \t)\r\n") {
			inside = startOf(line, starts) != ""
		}
		if !inside {
			out.WriteString(line)
		}
	}
	return out.String()
}

// modules are those that code imports, and what may be one of a package.
func modules(code string) (names []string) {
	for line := range strings.Lines(code) {
		words := strings.FieldsFunc(line, func(r rune) bool { return r != '.' && notInWord(r) })
		switch {
		case len(words) < 2:
		case words[0] == "import":
			names = append(names, words[1:]...)
		case words[0] == "from":
			for _, name := range append(words[2:], "__init__") {
				names = append(names, words[1]+"."+name)
			}
			names = append(names, words[1])
		}
	}
	return names
}

// callsMore reports whether a statement of Python calls what may go on.
func callsMore(code, app string) bool {
	for line := range strings.Lines(code) {
		line = strings.TrimLeft(line, " \t")
		name := wordStart(line)
		function, _, called := strings.Cut(line, "(")
		if called && name != "" && name != app && strings.ContainsAny(line[len(name):len(name)+1], ".(") && !slices.Contains(bystanders, wordEnd(function)) {
			return true
		}
	}
	return false
}

// app is the only app that code outside of functions makes.
func (c code) app(top string) (app Unserved) {
	for line := range strings.Lines(top) {
		words := strings.Fields(line)
		if c.statements && len(words) > 1 && (words[0] == "import" || words[0] == "from") && words[1] == "streamlit" {
			return Unserved{Maker: "streamlit"}
		}
		left, right, _ := strings.Cut(line, "=")
		made, _, called := strings.Cut(right, "(")
		for _, word := range [...]string{"var ", "let ", "const "} {
			left = strings.TrimPrefix(left, word)
		}
		name, _, _ := strings.Cut(strings.TrimRight(left, " "), ":")
		maker := wordEnd(made)
		if !called || !isName(name) || !slices.Contains(appMakers, maker) || c.statements == (maker == "express") {
			continue
		}
		if app.Maker != "" {
			return Unserved{}
		}
		app = Unserved{Maker: maker, Name: name}
	}
	return app
}
