package lint

import (
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

var _ = register(Rule{
	Name:       "local-path",
	Group:      CommandsGroup,
	Order:      18,
	Title:      "A path exists only on somebody's own machine",
	Documented: localPathDocs{},
	Suspects:   holding(`\`, ":/", "/Users/", "env/", "env3/"),
	Check:      checkLocalPath,
})

type localPathDocs struct{}

// Docs is the documentation.
func (localPathDocs) Docs() Docs {
	return Docs{
		Summary: `A path such as C:\…, target\app.jar, /Users/… or venv/bin/… is no path of the platform.`,
		Why: "The platforms run the app on Linux, from a copy of the repository. There is no drive C: and no folder /Users, the " +
			"shell drops the backslashes of a Windows path, and a virtual environment is not part of the repository: a " +
			"buildpack installs the packages where the programs are found by their bare names. In an image of your own " +
			"a venv may be there, and a local runner has the paths of its machine, so nothing is said there.",
		Bad:     Sample{Text: "web: venv/bin/gunicorn app:app\n", Platforms: []string{"heroku"}},
		Good:    Sample{Text: "web: gunicorn app:app\n", Platforms: []string{"heroku"}},
		Logs:    []string{"No such file or directory", "Error: Unable to access jarfile"},
		Sources: []string{"00017589/mytushlikbot Procfile (in its history)", "1986sami/app--java", "jbot issue 36", "javalin issue 1026"},
	}
}

// kindOfPath is where a path comes from.
type kindOfPath uint8

const (
	anyPath kindOfPath = iota
	drivePath
	backslashPath
	usersPath
	venvPath
)

func checkLocalPath(p *Pass) {
	for _, v := range p.suspects() {
		for i := range v.cmd.Calls {
			if p.reportLocalPath(v, i) {
				break
			}
		}
	}
}

// reportLocalPath reports the first such path among the words of a call.
func (p *Pass) reportLocalPath(v *commandView, call int) bool {
	words := v.cmd.Calls[call].Words
	for i, w := range words {
		kind, at := localPath(w)
		if kind == anyPath || kind == venvPath && makesVenv(v.cmd.Text) {
			continue
		}
		at = procfile.Range{Start: w.Range.Start + at.Start, End: w.Range.Start + at.End}
		text := v.cmd.Text[at.Start:at.End]
		cs := p.judgeDeployed(v, func(t *platform.Target) (Severity, string) { return pathEffect(t, kind, text) })
		if kind == venvPath {
			cs = atMost(cs, Warning)
		}
		head, advice := quote(text)+" is a path of your own machine", "write the path from the root of the repository"
		switch kind {
		case backslashPath:
			head, advice = quote(text)+" is written with backslashes, as on Windows", "write slashes"
		case venvPath:
			head, advice = quote(text)+" is a path into a virtual environment", "name the program alone, for the build installs it"
		}
		p.tell(v, at, cs, head, advice, pathFixes(v, call, i, kind, at))
		return true
	}
	return false
}

// makesVenv reports whether a command makes the virtual environment that it uses.
func makesVenv(text string) bool {
	return strings.Contains(text, "-m venv") || strings.Contains(text, "virtualenv ") || strings.Contains(text, "uv venv")
}

func pathEffect(t *platform.Target, kind kindOfPath, text string) (Severity, string) {
	switch {
	case kind == venvPath && t.Image:
		return None, ""
	case strings.Contains(text, `\`) && splitsOperators(t):
		return None, "" // the rule no-shell speaks of every backslash
	case kind == venvPath:
		return Error, "it is not there, since no build puts it there"
	case kind == backslashPath && t.Shell == platform.GoExpand:
		return Error, "there is no file of that name"
	case kind == backslashPath:
		return Error, "the shell reads " + quote(strings.ReplaceAll(text, `\`, ""))
	}
	return Error, "there is no such file"
}

// localPath finds a path in a word that exists on one machine only, and its place
// in the word as written.
func localPath(w command.Word) (kindOfPath, procfile.Range) {
	raw := w.Raw
	start := 0
	if w.Quote == command.Single || w.Quote == command.Double {
		start = 1
		raw = raw[:len(raw)-1]
	}
	if i := strings.LastIndexAny(raw, "='\""); i >= start {
		start = i + 1
	}
	if start > len(raw) {
		return anyPath, procfile.Range{}
	}
	path := raw[start:]
	at := procfile.Range{Start: start, End: len(raw)}
	bare := w.Quote == command.Bare
	switch {
	case hasDrive(path):
		return drivePath, at
	case strings.HasPrefix(path, "/Users/") && strings.Count(path, "/") > 2:
		return usersPath, at
	case inVenv(path) && start == 0:
		return venvPath, at
	case bare && backslashed(path):
		return backslashPath, at
	}
	return anyPath, procfile.Range{}
}

// hasDrive reports a path that begins with the letter of a drive.
func hasDrive(path string) bool {
	if len(path) < 4 || path[1] != ':' || !isWordByte(path[0]) || path[0] <= '9' || path[0] == '_' {
		return false
	}
	return path[2] == '\\' || path[2] == '/' && path[3] != '/' && path[0] <= 'Z'
}

// inVenv reports a path to a program of a virtual environment in the repository.
func inVenv(path string) bool {
	path = strings.TrimPrefix(strings.ReplaceAll(path, `\`, "/"), "./")
	folder, rest, _ := strings.Cut(path, "/")
	dir, program, ok := strings.Cut(strings.TrimLeft(rest, "/"), "/")
	return ok && program != "" && venvFolders.Has(folder) && (dir == "bin" || strings.EqualFold(dir, "Scripts"))
}

const (
	venvFolders command.Words = "venv .venv env .env myenv virtualenv venv3 env3"
	// windowsFiles are endings of what people start from a folder.
	windowsFiles command.Words = ".jar .war .py .js .ts .rb .exe .bat .cmd .sh .dll .php"
)

// backslashed reports a path whose folders are divided by backslashes.
func backslashed(path string) bool {
	at := strings.IndexByte(path, '\\')
	if at <= 0 || at+1 == len(path) || !isWordByte(path[at+1]) || strings.ContainsAny(path, "^$*(|[") {
		return false
	}
	dot := strings.LastIndexByte(path, '.')
	return dot > 0 && windowsFiles.Has(path[dot:])
}

func pathFixes(v *commandView, call, word int, kind kindOfPath, at procfile.Range) []Fix {
	words := v.cmd.Calls[call].Words
	text := v.cmd.Text[at.Start:at.End]
	if kind == backslashPath {
		return suggestion("Write slashes", Replace(v.at(at), strings.ReplaceAll(text, `\`, "/")))
	}
	base := text[strings.LastIndexAny(text, `/\`)+1:]
	if base == "activate" && word == 1 && (words[0].Value == "source" || words[0].Value == ".") {
		return activationFix(v, call)
	}
	program := strings.TrimSuffix(base, ".exe")
	if word != 0 || kind == usersPath || kind == drivePath && program == base || program == "" || words[0].Range != at {
		return nil
	}
	return suggestion("Name "+quote(program)+" alone", Replace(v.at(at), program))
}

// activationFix takes source venv/bin/activate out.
func activationFix(v *commandView, call int) []Fix {
	for i, s := range v.programs() {
		if s.Call == call && !s.Script {
			return v.without("Take the activation out", []int{i})
		}
	}
	return nil
}
