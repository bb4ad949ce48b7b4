package check

import (
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/source"
)

// StartsCode are the programs of which the code of the app may set the port.
const StartsCode ecosystem.Words = "python node bun ts-node tsx java nodemon supervisor ts-node-dev ruby"

// StartedCode is the path of the file of code that a run starts, "" where none is known.
func (n *App) StartedCode(run *command.Run, ref command.Reference) string {
	folders := n.WorkingFolders(run)
	if run.Program == nil && len(folders) > 0 {
		if file := n.Repository.GoMain(folders[0], run.Name.Value); file != "" {
			return file
		}
	}
	if !ref.NamesScript() || len(folders) == 0 {
		return n.CodeFile(run, ref)
	}
	script := n.ScriptOf(run, "")
	if script == nil || script.Cmd.Main() == nil || script.Cmd.Main().Program == nil || !StartsCode.Has(script.Cmd.Main().Program.Name) {
		return ""
	}
	return n.CodeFile(script.Cmd.Main(), script.Cmd.Main().Reference())
}

// StartedApp is the path from the root of the file with which a command starts the app, or "".
func (n *App) StartedApp(run *command.Run) string {
	const rack ecosystem.Words = "puma rackup unicorn thin"
	ref := run.Reference()
	switch {
	case run.Program != nil && rack.Has(run.Program.Name):
		ref = command.Reference{Kind: ecosystem.File, Name: "config.ru"}
	case ref.Kind == ecosystem.Module && n.StartedFile(run, ref) == "":
		ref.Name += ".__init__"
	}
	return n.StartedCode(run, ref)
}

// UsesFlask reports whether an app that another file makes is one of Flask. Pyrogram and its forks call a bot an app, too.
func (n *App) UsesFlask() bool {
	const bots ecosystem.Words = "pyro hydrogram kurigram"
	packages := n.Repository.Python(n.Repository.Folder())
	return packages.Names("flask") && !packages.Mention(bots)
}

// serverSettings are the files of a server's settings, or of its code, that may fix its address.
type serverSettings struct {
	// program is its name in the table of programs.
	program string
	// files are those that it reads, of the folder where it starts. {name} is the name of the started file without its ending.
	files ecosystem.Words
	// flagWins says that an option for the port counts more.
	flagWins bool
	// want is what the line should have, or "" where the server reads $PORT without it.
	want string
}

var settings = []serverSettings{
	{"gunicorn", "gunicorn.conf.py", true, ""},
	{"puma", "config/puma.rb", true, `port ENV.fetch("PORT")`},
	{"mix phx.server", "config/runtime.exs config/prod.exs config/releases.exs", false, `port: String.to_integer(System.get_env("PORT"))`},
	{"dotnet", "Program.cs {name}/Program.cs src/{name}/Program.cs", false, `Environment.GetEnvironmentVariable("PORT")`},
}

func settingsOf(program string) *serverSettings {
	if i := slices.IndexFunc(settings, func(s serverSettings) bool { return s.program == program }); i >= 0 {
		return &settings[i]
	}
	return nil
}

// HasSettings reports whether a server, by its name in the table of programs, may get its address from its settings.
func HasSettings(program string) bool { return settingsOf(program) != nil }

// settingsFor are the settings of the server that a run starts, with the folders where it reads them, and the name of an app of
// .NET. Such an app starts in another folder than that of its code.
func (n *App) settingsFor(run *command.Run) (s *serverSettings, folders []string, name string) {
	name = path.Base(run.Name.Value)
	if run.Program != nil {
		s = settingsOf(run.Program.Name)
	} else if _, found := n.Repository.DotnetProject(name); found {
		s = settingsOf("dotnet")
	}
	if s == nil || s.program != "dotnet" {
		return s, n.WorkingFolders(run), ""
	}
	for _, word := range run.Args {
		if started, ok := strings.CutSuffix(path.Base(word.Value), ".dll"); ok {
			name = started
		}
	}
	return s, []string{n.Repository.Folder()}, name
}

// FixedAddress is one that the settings of a server fix.
type FixedAddress struct {
	source.Listen
	// File has it, and At is what names that file in the command, or the server.
	File string
	At   procfile.Range
	// Want is what the line should have, or "" where the server reads $PORT without it.
	Want string
}

// AddressInSettings is the address that the settings of a server fix, or its code, if a run starts one: starts reports that. Where
// one of its files takes the port from elsewhere, that one may count: reads reports it, and there is no address.
func (n *App) AddressInSettings(run *command.Run) (found *FixedAddress, reads, starts bool) {
	s, folders, name := n.settingsFor(run)
	if s == nil || len(folders) == 0 || s.flagWins && run.Port.Source == command.FromFlag {
		return nil, false, s != nil
	}
	files, at := s.files.List(), run.Naming()
	if run.Program != nil {
		if option, set := run.Option(run.Program.Config); set {
			files, at = []string{strings.TrimPrefix(run.Value(option), "file:")}, option.Value
		}
	}
	for _, file := range files {
		file = strings.ReplaceAll(file, "{name}", name)
		text, known := n.Repository.Text(path.Join(folders[0], file))
		if !known || path.IsAbs(file) {
			continue
		}
		if source.ReadsPort(text) {
			return nil, true, true
		}
		for _, l := range source.Addresses(s.files.List()[0], text, source.Started{}) {
			if l.Port != "" && found == nil {
				l.Host = strings.ReplaceAll(l.Host, ", ", ".") // Elixir has tuples
				found = &FixedAddress{*l, file, at, s.want}
			}
		}
	}
	return found, false, true
}
