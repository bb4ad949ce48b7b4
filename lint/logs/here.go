package logs

import (
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/logs/paths"
	"github.com/proclint/proclint/lint/platform"
)

// ofMachine are writers that only a person's own machine has.
const ofMachine command.Words = "cmd.exe powershell zsh ubuntu rbenv nodenv pyenv asdf"

// ofContainers are writers that start the program of a container or a service.
const ofContainers command.Words = "docker runc crun tini dumb-init su-exec google-cloud railway supervisor systemd runit daemontools"

// becomeLocal takes the meaning that the cause has on a person's own machine: no deploy corrects it there.
func (d *draft) becomeLocal() {
	m := d.Meaning
	if d.found != nil {
		m = d.found
	}
	local := m.Local
	if local == "here-missing-file" && strings.HasPrefix(d.values["path"], "vendor/bin/") {
		local = "here-composer-file"
	}
	here := d.meanings(local)
	if !d.isLocal() || here == nil {
		return
	}
	if d.set("install", d.installCommand()); d.write(mostHeadline, here.Is...) == "" {
		return
	}
	d.become(local)
	d.fixes, d.confirm = nil, here.Rules
}

// IsLocal reports whether the log is of a person's own machine.
func (d *draft) isLocal() bool {
	return d.local || ascii.ContainsAny(d.first.Text, translated) || ofMachine.Has(d.By) && !isHosted(d.platform) || d.platform == "" && ascii.ContainsAny(d.first.Text, machineFolders)
}

// isTyped reports whether a person typed the program into a terminal: the app's processes and scripts print more words.
func (d *draft) isTyped(program string) bool {
	bare := d.platform == "" && d.first.Process == "" && !d.building && strings.HasPrefix(d.first.Text, "bash: "+program+": ")
	return (bare || d.isLocal()) && d.app.placeOf(program) == nil
}

// translated are the words of a shell in other languages, which no platform sets.
var translated = []string{
	"Kommando nicht gefunden",
	"orden no encontrada",
	"commande introuvable",
	"comando non trovato",
	"comando não encontrado",
	"команда не найдена",
	"nie znaleziono polecenia",
	"komut yok",
	"opdracht niet gevonden",
	"未找到命令",
	"コマンドが見つかりません",
	"명령어를 찾을 수 없음",
}

// machineFolders are in the paths of a person's own machine, and of version managers.
var machineFolders = []string{"/Users/", "/.rbenv/", "/.rvm/", "/.asdf/", "C:/Ruby"}

// installCommand installs the packages of the manifest that the cause names, or is "".
func (d *draft) installCommand() string {
	manifest := d.values["manifest"]
	switch name := path.Base(manifest); {
	case name == "package.json":
		return d.nodeInstaller() + " install"
	case name == "Gemfile":
		return "bundle install"
	case name == "Pipfile":
		return "pipenv install"
	case path.Ext(name) == ".txt":
		return "pip install -r " + manifest
	}
	return ""
}

// lookForManager looks at a program that starts a Procfile on one machine, which no deploy needs.
func lookForManager(d *draft, program string) bool {
	runner, ok := platform.Lookup(program)
	if !ok || !runner.Platform().Runner || runner.Platform().Install == "" || isHosted(d.platform) || ofContainers.Has(d.By) {
		return false
	}
	return d.become("manager-missing", "install", runner.Platform().Install)
}

// lookForOwnName looks at a program that is a name of the Procfile or a file of the app: a process, a program in bin, or
// the first folder of a path, at whose slash Windows cuts it.
func lookForOwnName(d *draft, program string) bool {
	bin := path.Join("bin", program)
	switch {
	case d.app.isOnlyProcess(program):
		return d.become("run-process-name")
	case windowsShells.Has(d.By) && unixServers.Has(program):
		return d.become("run-not-on-windows")
	case d.By == "cmd.exe" && d.app.pathIn(program+"/") != "":
		return d.become("run-windows-path", "path", d.app.pathIn(program+"/"))
	case d.isLocal() && program == goProgram(d.app.repo):
		return d.become("run-go-program")
	case d.isLocal() && program != "bundle" && d.app.hasFile(bin):
		return d.become("run-binstub")
	}
	return false
}

// lookForScriptProgram looks at a program that a script of package.json starts on a person's machine.
func lookForScriptProgram(d *draft, program string) bool {
	d.set("package", npmPackage(d.app.repo, program))
	switch {
	case d.isLocal() && programOf(d.values["started"]) == program:
		return d.become("run-script-program")
	case d.By == "yarn" && !d.isLocal():
		return d.become("yarn-program")
	}
	return false
}

// unixServers are servers that need what Windows lacks.
const unixServers command.Words = "gunicorn uwsgi unicorn"

// isOnlyProcess reports whether a word is a process type of the Procfile, and no word of a command.
func (a *app) isOnlyProcess(word string) bool {
	has, _ := a.hasEntry(word)
	return has && !slices.Contains(a.words(), word)
}

// pathIn is the first word of the Procfile's commands that starts with a folder, or "".
func (a *app) pathIn(folder string) string {
	for _, w := range a.words() {
		if strings.HasPrefix(w, folder) {
			return w
		}
	}
	return ""
}

// words are those of all commands of the Procfile.
func (a *app) words() []string {
	if a.report == nil {
		return nil
	}
	var words []string
	doc := a.report.Document
	for _, l := range doc.Lines {
		words = append(words, strings.Fields(doc.Slice(l.Command))...)
	}
	return words
}

// lookForLocalProcfile is for a program that found no Procfile and reports every error in reading one so.
func lookForLocalProcfile(d *draft) {
	opened := d.values["opened"]
	name := opened[strings.LastIndexAny(opened, `/\`)+1:]
	switch {
	case name != "" && name != "Procfile":
		d.become("local-other-procfile", "path", name)
	case d.app.hasFile("Procfile"):
		d.become("local-procfile-unread")
	}
}

// lookForModulesInGit looks at a program that may not be run: one that the shell found without a folder is in node_modules/.bin.
func lookForModulesInGit(d *draft, file string) {
	repo := d.app.repo
	isOther := pythonPrograms.Has(file) || rubyPrograms.Has(file) || runtimeOf(file) != nil
	isProgram := !isOther && !strings.Contains(file, "/") && repo != nil && !d.app.hasFile(file)
	if isProgram && d.app.node() != nil || paths.IsUnderModules(file) || nodePrograms.Has(file) || !isOther && !strings.Contains(file, "/") && programOf(d.values["started"]) == file {
		d.become("modules-in-git")
	}
}

// windowsShells are the shells of Windows.
const windowsShells command.Words = "cmd.exe powershell"
