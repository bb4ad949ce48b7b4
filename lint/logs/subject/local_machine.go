package subject

import (
	"path"
	"strings"

	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/logs/signal"
)

const ofMachine ecosystem.Words = "cmd.exe powershell zsh ubuntu rbenv nodenv pyenv asdf"

// BecomeLocal takes the meaning that the cause has on a person's own machine, where no deploy corrects it. The result is that meaning, or nil.
func (d *Subject) BecomeLocal() *signal.Meaning {
	m := d.Shown()
	here := d.Meanings(m.Local)
	if !d.IsLocal() || here == nil {
		return nil
	}
	if d.Set("install", d.installCommand()); d.Write(MostHeadline, here.Is...) == "" {
		return nil
	}
	d.Become(m.Local)
	d.Fixes, d.Confirm = nil, here.Rules
	return here
}

// IsLocal reports whether the log is of a person's own machine.
func (d *Subject) IsLocal() bool {
	return d.InLocalLog || ascii.ContainsAny(d.First.Text, translated) || ofMachine.Has(d.By) && !IsHosted(d.OnPlatform) || d.OnPlatform == "" && ascii.ContainsAny(d.First.Text, machineFolders)
}

// IsTyped reports whether a person typed the program into a terminal: the app's processes and scripts print more words.
func (d *Subject) IsTyped(program string) bool {
	bare := d.OnPlatform == "" && d.First.Process == "" && !d.Building && strings.HasPrefix(d.First.Text, "bash: "+program+": ")
	return (bare || d.IsLocal()) && d.App.PlaceOf(program) == nil
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
func (d *Subject) installCommand() string {
	manifest := d.Values["manifest"]
	switch name := path.Base(manifest); {
	case name == "package.json":
		return d.NodeInstaller() + " install"
	case name == "Gemfile":
		return "bundle install"
	case name == "Pipfile":
		return "pipenv install"
	case path.Ext(name) == ".txt":
		return "pip install -r " + manifest
	}
	return ""
}

// WindowsShells are the shells of Windows.
const WindowsShells ecosystem.Words = "cmd.exe powershell"
