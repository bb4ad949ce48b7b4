package source

import (
	"slices"
	"strings"
)

// Unserved is an app that a file makes and that nothing in the file serves, so that the file ends once it is read.
type Unserved struct {
	// Maker is the class or function that makes the app, such as "FastAPI", or "streamlit", whose apps have no name.
	Maker string
	// Name is the variable of the app.
	Name string
}

// appMakers make an app that another program serves.
var appMakers = []string{"FastAPI", "Starlette", "Litestar", "Flask", "Quart", "express"}

// activities are parts of names in code that serves an app, starts another program, or goes on in another way.
var activities = []string{"run", "serve", "listen", "start", "main", "while", "popen", "system", "execv", "execl", "spawn", "stcli", "streamlit.web", "streamlit.cli", "bootstrap", "subprocess", "if __name__", "poll", "loop", "thread"}

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
	bare := strings.ReplaceAll(strings.ToLower(c.bare), "startswith", "")
	if slices.ContainsFunc(activities, func(part string) bool { return strings.Contains(bare, part) }) {
		return Unserved{}, false
	}
	app := c.app()
	return app, app.Maker != "" && (app.Maker == "streamlit" || !c.statements || !c.callsMore(app.Name))
}

// callsMore reports whether a statement of Python outside of blocks calls what may go on.
func (c code) callsMore(app string) bool {
	for line := range strings.Lines(c.bare) {
		name := wordStart(line)
		function, _, called := strings.Cut(line, "(")
		if called && name != "" && name != app && strings.ContainsAny(line[len(name):len(name)+1], ".(") && !slices.Contains(bystanders, wordEnd(function)) {
			return true
		}
	}
	return false
}

// app is the only app that a file makes outside of its functions.
func (c code) app() (app Unserved) {
	for line := range strings.Lines(c.bare) {
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
		app = Unserved{maker, name}
	}
	return app
}
