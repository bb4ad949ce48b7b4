package rules

import (
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:  "local-path",
	Group: check.CommandsGroup,
	Kind:  check.Slip,
	Title: "Path that exists only on your machine",
	Reach: check.InImages,
	Applies: func(c *check.ParsedCommand) bool {
		return strings.HasPrefix(c.Cmd.Text, "/") || hasTraceOfMachine(c)
	},
	CheckCommand: checkLocalPath,
})

// kindOfPath is what is wrong with a path. An image may have one with inImages, and one that is unsure is at most a warning.
type kindOfPath struct {
	headline, help   string
	inImages, unsure bool
}

const (
	onlyYours = "`%s` exists only on your machine"
	ofRoot    = "Use a path from the root of the repository."
)

var (
	drivePath     = &kindOfPath{onlyYours, ofRoot, false, false}
	backslashPath = &kindOfPath{"`%s` has backslashes instead of slashes", "Use slashes.", false, false}
	quotedPath    = &kindOfPath{"`%s` has backslashes instead of slashes", "Use slashes.", false, false}
	usersPath     = &kindOfPath{onlyYours, ofRoot, false, false}
	homePath      = &kindOfPath{onlyYours, ofRoot, true, true}
	venvPath      = &kindOfPath{"`%s` is in a virtual environment", "Use only the program's name, because the build installs it.", true, true}
	rootPath      = &kindOfPath{"`%s` starts at the root of the machine", "Use a path from the app's folder.", true, false}
	outsidePath   = &kindOfPath{"`%s` is outside of the app's folder", ofRoot, true, true}
)

var hasTraceOfMachine = check.ContainsAny(`\`, ":/", "/Users/", "/home/", "env/", "env3/", " /", "cd ../", ";")

func checkLocalPath(p *check.Pass, v *check.View) {
	for i := range v.Cmd.Calls {
		if reportClassPath(p, v, v.Cmd.Calls[i].Words) || reportLocalPath(p, v, i) {
			break
		}
	}
}

// reportClassPath reports a class path for Windows, which separates its parts with a semicolon.
func reportClassPath(p *check.Pass, v *check.View, words []command.Word) bool {
	const options ecosystem.Words = "-cp -classpath --class-path"
	last := len(words) - 1
	if last < 2 || words[0].Value != "java" || !options.Has(words[last-1].Value) {
		return false
	}
	text, _, _ := strings.Cut(v.Cmd.Text[words[last].Range.Start:], " ")
	first, next, ok := strings.Cut(text, ";")
	if !ok || first != words[last].Raw || next == "" {
		return false
	}
	at := procfile.Range{Start: words[last].Range.Start, End: words[last].Range.Start + len(text)}
	p.Report(check.Finding{
		Range:       v.At(at),
		Headline:    prose.T("`%s` is a class path of Windows", text),
		Effects:     p.On(platform.Running).Of(v).Deployed().All(check.NewEffect(check.Error, platform.Crash, "`java` starts nothing: Linux separates a class path with `:`, not `;`.")),
		HelpUnfixed: prose.T("Use `:` instead of `;`."),
		Fixes:       check.Suggestion("Use `:` instead of `;`", check.Replace(v.At(at), strings.ReplaceAll(strings.ReplaceAll(text, ";", ":"), `\`, "/"))),
	})
	return true
}

// reportLocalPath reports the first such path among the words of a call.
func reportLocalPath(p *check.Pass, v *check.View, call int) bool {
	words := v.Cmd.Calls[call].Words
	for i, w := range words {
		kind, at := localPath(w)
		file, ok := fileOfApp(p, words, i)
		switch {
		case ok:
			kind, at = rootPath, procfile.Range{End: len(w.Raw)}
		case call == 0 && i == 1 && leavesApp(p, words):
			kind, at = outsidePath, procfile.Range{End: len(w.Raw)}
		}
		if kind == nil || kind == venvPath && makesVenv(v.ParsedCommand) {
			continue
		}
		at = procfile.Range{Start: w.Range.Start + at.Start, End: w.Range.Start + at.End}
		text := v.Cmd.Text[at.Start:at.End]
		f := check.Finding{
			Range:    v.At(at),
			Headline: prose.T(kind.headline, text),
			Effects: p.On(platform.Running).Of(v).Deployed().Except(func(t *platform.Target) bool {
				return kind.inImages && (t.Image || p.InContainer(t))
			}).Each(func(t *platform.Target) check.Effect { return pathEffect(t, v.Type, kind, text) }),
			HelpUnfixed: prose.T(kind.help),
			Fixes:       pathFixes(v, call, i, kind, at, file),
		}
		if kind.unsure {
			f.Effects = f.Effects.AtMost(check.Warning)
		}
		if file != "" && kind == rootPath {
			f.HelpUnfixed = prose.T("Use `%s`, the path from the app's folder.", check.PathPart(file))
		}
		p.Report(f)
		return true
	}
	return false
}

// leavesApp reports whether the words of the first call change to a folder beside the app's one.
func leavesApp(p *check.Pass, words []command.Word) bool {
	w := words[1]
	folder := ""
	if p.Repository != nil {
		folder = p.Repository.Folder()
	}
	beside, leaves := strings.CutPrefix(path.Join(folder, w.Value), "../")
	first, _, _ := strings.Cut(strings.TrimLeft(beside, "./"), "/")
	return leaves && words[0].Value == "cd" && w.Static && w.Quote == command.Bare && first != "" && !machineFolders.Has(first)
}

func pathEffect(t *platform.Target, processType string, kind *kindOfPath, text string) check.Effect {
	shell := t.ShellOf(processType)
	switch {
	case shell.OnWindows(), kind == homePath && t.Port.Local: // the paths of that machine, which may be your own
		return check.Effect{}
	case strings.Contains(text, `\`) && check.OperatorsAreWords(t, processType) && shell != platform.GoExpand:
		return check.Effect{} // without a shell, every backslash is reported
	case kind == backslashPath && shell != platform.GoExpand:
		return check.NewEffect(check.Error, platform.Crash, "The process exits: the shell reads `%s`, which doesn't exist.", strings.ReplaceAll(text, `\`, ""))
	}
	return check.NewEffect(check.Error, platform.Crash, "The process exits, because `%s` doesn't exist on the platform.", text)
}

// localPath finds a path in a word that exists only on one machine, and its place in the word as written.
func localPath(w command.Word) (*kindOfPath, procfile.Range) {
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
		return nil, procfile.Range{}
	}
	text := raw[start:]
	at := procfile.Range{Start: start, End: len(raw)}
	bare := w.Quote == command.Bare
	switch {
	case hasDrive(text):
		return drivePath, at
	case strings.HasPrefix(text, "/Users/") && strings.Count(text, "/") > 2:
		return usersPath, at
	case inHome(text):
		return homePath, at
	case inVenv(text) && start == 0:
		return venvPath, at
	case bare && backslashed(text):
		return backslashPath, at
	case w.Quote == command.Double && backslashed(strings.ReplaceAll(text, `\\`, `\`)):
		return quotedPath, at
	}
	return nil, procfile.Range{}
}

// homesOfImages are users whose home folders images and platforms have: Cloud Foundry, piku, tsuru, the images of Node.js
// and other languages, cloud machines. Nobody verified that other ones are missing there.
const homesOfImages ecosystem.Words = "vcap piku ubuntu ec2-user webapp node app user application heroku dokku cnb nonroot runner vscode www-data"

func inHome(path string) bool {
	rest, ok := strings.CutPrefix(path, "/home/")
	name, file, deep := strings.Cut(rest, "/")
	return ok && deep && file != "" && check.IsTypeName(name) && !homesOfImages.Has(name)
}

func hasDrive(path string) bool {
	if len(path) < 4 || path[1] != ':' || !check.IsWordByte(path[0]) || path[0] <= '9' || path[0] == '_' {
		return false
	}
	return path[2] == '\\' || path[2] == '/' && path[3] != '/' && path[0] <= 'Z'
}

// makesVenv reports whether a command creates the virtual environment that it uses.
var makesVenv = check.ContainsAny("-m venv", "virtualenv ", "uv venv")

// scriptRunners run the script that their first argument names.
const scriptRunners ecosystem.Words = "node python python2 python3 ruby php bash sh dash tsx ts-node"

// machineFolders are folders in the root of machines. The app's folder is one of them on some platforms.
const machineFolders ecosystem.Words = "app bin boot cnb code dev etc home layers lib lib64 media mnt opt proc root run sbin srv sys tmp usr var workspace"

// fileOfApp is the path from the app's folder of a script, a program or a folder that a word names from the root of the machine, "" where it isn't
// known; ok reports whether the word is such a path. Only the files of the repository show that a path with folders is.
func fileOfApp(p *check.Pass, words []command.Word, i int) (file string, ok bool) {
	w := words[i]
	file, ok = strings.CutPrefix(w.Raw, "/")
	runsScript := i == 1 && scriptRunners.Has(words[0].Value)
	changesFolder := i == 1 && words[0].Value == "cd"
	if !ok || w.Quote != command.Bare || !w.Static || i != 0 && !runsScript && !changesFolder {
		return "", false
	}
	seen := p.Repository != nil && p.Repository.Complete()
	folder, _, inFolder := strings.Cut(file, "/")
	ofApp := seen && (folder == "bin" || !machineFolders.Has(folder)) // no system has what an app keeps in its own bin
	if ofApp && inApp(p, file, changesFolder) {
		if i == 0 && !inFolder {
			file = "./" + file // the shell looks elsewhere for a program without a slash
		}
		return file, true
	}
	deeper := "" // the path from the Procfile's folder of the only file whose path ends so
	if seen {
		if folders := p.Repository.Elsewhere(file); len(folders) == 1 && !check.IsUndeployed(folders[0]) {
			deeper = check.RelativeTo(p.Repository.Folder(), path.Join(folders[0], file))
		}
	}
	switch {
	case ofApp && inFolder && deeper != "":
		return deeper, true
	case inFolder || !runsScript || !check.ScriptEndings.Has(path.Ext(file)):
		return "", false
	case seen:
		return deeper, true
	}
	return file, true
}

// inApp reports whether a file, or else a folder, is in the folder of the Procfile or in the repository.
func inApp(p *check.Pass, file string, isFolder bool) bool {
	for _, start := range []string{p.Repository.Folder(), ""} {
		at := path.Join(start, file)
		if p.Repository.IsFile(at) || isFolder && at != "" && p.Repository.IsFolder(at) {
			return true
		}
	}
	return false
}

// inVenv reports whether a path is that of a program in a virtual environment of the repository.
func inVenv(path string) bool {
	path = strings.TrimPrefix(strings.ReplaceAll(path, `\`, "/"), "./")
	folder, rest, _ := strings.Cut(path, "/")
	dir, program, ok := strings.Cut(strings.TrimLeft(rest, "/"), "/")
	return ok && program != "" && venvFolders.Has(folder) && (dir == "bin" || strings.EqualFold(dir, "Scripts"))
}

const (
	venvFolders ecosystem.Words = "venv .venv env .env myenv virtualenv venv3 env3"
	// windowsFiles are endings of files that people start from a folder.
	windowsFiles ecosystem.Words = ".jar .war .py .js .ts .rb .exe .bat .cmd .sh .dll .php"
)

func backslashed(path string) bool {
	if strings.HasPrefix(path, `vendor\bin\`) || strings.HasPrefix(path, `node_modules\.bin\`) {
		return true
	}
	at := strings.IndexByte(path, '\\')
	if at <= 0 || at+1 == len(path) || !check.IsWordByte(path[at+1]) || strings.ContainsAny(path, "^$*(|[") {
		return false
	}
	dot := strings.LastIndexByte(path, '.')
	return dot > 0 && windowsFiles.Has(path[dot:])
}

// windowsPrograms are extensions of programs that only Windows runs.
const windowsPrograms ecosystem.Words = ".bat .cmd .exe .ps1"

func pathFixes(v *check.View, call, word int, kind *kindOfPath, at procfile.Range, file string) []check.Fix {
	words := v.Cmd.Calls[call].Words
	text := v.Cmd.Text[at.Start:at.End]
	switch {
	case kind == rootPath && !check.NeedsNoQuotes(file):
		return nil
	case kind == rootPath:
		return check.Suggestion(prose.Title("Use `%s`", check.PathPart(file)), check.Replace(v.At(at), file))
	case kind == quotedPath && windowsPrograms.Has(path.Ext(text)):
		return nil
	case kind == quotedPath:
		return check.Suggestion("Replace each backslash with a slash", check.Replace(v.At(at), strings.ReplaceAll(strings.ReplaceAll(text, `\\`, "/"), `\`, "/")))
	case kind == backslashPath && word == 0 && windowsPrograms.Has(path.Ext(text)):
		return nil // which no other system runs
	case kind == backslashPath:
		return check.Suggestion("Replace each backslash with a slash", check.Replace(v.At(at), strings.ReplaceAll(text, `\`, "/")))
	}
	base := text[strings.LastIndexAny(text, `/\`)+1:]
	if base == "activate" && word == 1 && (words[0].Value == "source" || words[0].Value == ".") {
		if at := slices.IndexFunc(v.Programs(), func(s command.Start) bool { return s.Call == call && !s.Script }); at >= 0 {
			return v.WithoutSteps("Remove the activation", []int{at})
		}
		return nil
	}
	program := strings.TrimSuffix(base, ".exe")
	if word != 0 || kind == usersPath || kind == homePath || kind == drivePath && program == base || program == "" || words[0].Range != at {
		return nil
	}
	return check.Suggestion(prose.Title("Use `%s` without the path", program), check.Replace(v.At(at), program))
}
