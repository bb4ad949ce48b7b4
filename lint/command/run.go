package command

import (
	"github.com/proclint/proclint/lint/ecosystem"
	"strings"

	"github.com/proclint/proclint/lint/procfile"
)

// Source says where a host or a port comes from.
type Source uint8

// The sources of a setting. NotKnown is the zero value: nothing can be said.
const (
	NotKnown        Source = iota
	FromFlag               // a flag of the command
	FromPositional         // a word of the command
	FromAssignment         // NAME=value in the command
	FromEnvironment        // the program reads PORT by itself
	FromConfig             // a file that is not seen here may set it
	FromCode               // the program's own code decides
	FromDefault            // not set, so the program uses its default
	FromSocket             // a Unix socket or a descriptor takes its place
)

// Rejection is why a program can't use the host or the port that is written.
type Rejection uint8

// The reasons.
const (
	Usable   Rejection = iota // there's no reason
	HostOnly                  // the option takes a host without a port
	NoScheme                  // the address has to start with a scheme, as in tcp://0.0.0.0:$PORT
	NoHost                    // the program reads a number without a colon as a host
)

// Setting is the host or the port that a program listens on.
type Setting struct {
	Source Source
	// Value is the text as written, or the program's default; "" when empty or not known.
	Value string
	// Range is where Value is written; empty, at the place where it belongs, when the value is empty; the zero range when it is not written.
	Range procfile.Range
	// Flag is the flag that sets it, as written, or "".
	Flag string
	// Option is the whole option with its value, or the whole positional word.
	Option procfile.Range
	// Variable is the name of the variable that is the whole value, or "".
	Variable string
	// Default is what the value is unless Variable is set, if the command doesn't set it, or "".
	Default string
	// Open is set when the command doesn't set Variable.
	Open bool
	// Literal is set when nothing in the value is expanded.
	Literal bool
	// Unexpanded is set when the value is a variable that no shell expands, because it is in single quotes or escaped.
	Unexpanded bool
	// Rejected says why the program can't use the value.
	Rejected Rejection
	// Bare is set when the value is the name PORT without the $ that would expand it.
	Bare bool
}

// Written reports whether the setting is in the command itself.
func (s Setting) Written() bool { return s.Source == FromFlag || s.Source == FromPositional }

// Loopback reports whether the value is an address that only the machine itself reaches.
func (s Setting) Loopback() bool {
	return (s.Variable == "" || s.Unexpanded) && isLoopback(s.Value)
}

// LoopbackByDefault reports whether the setting is such an address unless a variable is set.
func (s Setting) LoopbackByDefault() bool {
	return s.Variable != "" && !s.Unexpanded && isLoopback(s.Default)
}

func isLoopback(host string) bool {
	host = strings.ToLower(strings.Trim(host, "[]"))
	return host == "localhost" || host == "::1" || strings.HasPrefix(host, "127.")
}

// EmptyFlag is a flag whose value is missing, or isn't a number where it takes only one.
type EmptyFlag struct {
	// Flag is its name; Option the range of its word.
	Flag   string
	Option procfile.Range
	// Takes is what it sets: "host", "port", "address", "number" or "value".
	Takes string
	// Next is the word in the place of the value, or "" at the end of the command and after an equals sign.
	// For a "number" it is the value.
	Next string
	// Inline is set for --flag= with nothing after the equals sign.
	Inline bool
	// Value is where the value belongs: an empty range after the flag, or the empty quotes there.
	Value procfile.Range
	// Stops is set when the program is known to stop at it.
	Stops bool
	// Several are the flags that it may abbreviate, where the program takes only the beginning of one.
	Several []string
}

// Run is the main program of a command, after its wrappers.
type Run struct {
	// Program is its entry in the table, or nil when it has none.
	Program *ecosystem.Program
	// Name is the word that names it, Base its base name.
	Name Word
	Base string
	// Module is set when the name follows python -m, Interpreted when it is a script that an interpreter before it runs, as in python manage.py.
	Module, Interpreted bool
	// Wrappers are the base names of the wrappers around it, the outermost first. "yarn run" is yarn with the name of
	// a program alone, which it doesn't install.
	Wrappers []string
	// Dir is the folder that the cd commands before it leave, "" for the one that
	// the command starts in; DirKnown is false where that cannot be said.
	Dir      string
	DirKnown bool
	// Args are the words after the name.
	Args []Word
	// Options are the options among them up to a "--", and Positional the words
	// that are neither options nor values, both for a program of the table only.
	Options    []Option
	Positional []Word
	// Doubtful is set when the first of Positional may be the value of an option before it that the table does not have.
	Doubtful bool
	Host     Setting
	Port     Setting
	// Unclear is set when a word could change host or port in a way that is not understood: an unknown flag that speaks of them,
	// a variable that may contain options. Then a value that is not written is not known.
	Unclear bool
	// Fronted is set when a proxy in front listens on PORT, or a program in the background may do so.
	Fronted bool
	// Proxy is that proxy if it doesn't listen on PORT, or nil. Host and Port are then its own.
	Proxy *Proxy
	// Dev and Background say that flags or the program make it a development server, or send it to the background.
	Dev, Background bool
	Empty           []EmptyFlag
	// Mistyped are options that are meant, but written so that the program does not
	// take them as such; host, port and the rest are read as they are meant.
	Mistyped []Mistyped
	// Unknown are the options that the program is known not to have.
	Unknown []UnknownFlag
	// Misplaced are options that have no effect in their place: on one side of the target, although the program takes them on the other.
	Misplaced []Option
	// AfterTarget is the first option after the target of a program that takes options
	// only before it, and the text after it; empty without such an option.
	AfterTarget procfile.Range

	cmd       *Command
	reference Reference
	// beside is HTTP where a program in the background serves HTTP, Other where one may do so, else "".
	beside ecosystem.Role
	// afterName and afterArgs are where further options may be inserted: the end of the words that name the program, and the end of all.
	afterName, afterArgs int
}

// Naming is the range of the words that name the program: its name up to the sub-command.
func (r *Run) Naming() procfile.Range {
	return procfile.Range{Start: r.Name.Range.Start, End: r.afterName}
}

// Whole is the range of the program and its arguments.
func (r *Run) Whole() procfile.Range {
	return procfile.Range{Start: r.Name.Range.Start, End: r.afterArgs}
}

// Text is the text of the command in a range.
func (r *Run) Text(at procfile.Range) string { return r.cmd.Text[at.Start:at.End] }

// MayBeFronted reports whether a program in the background may be the one that listens on PORT, where neither its name nor
// the host of this one shows it.
func (r *Run) MayBeFronted() bool { return r.beside == ecosystem.Other && !r.Host.Loopback() }

// Reference is what of the project a run names: the application of a server, the script of an interpreter, the script of a package manager.
type Reference struct {
	Kind ecosystem.ReferenceKind
	// Word is the whole word, or the value after the equals sign of an option, without quotes around it; Range is its range in the command.
	Word  string
	Range procfile.Range
	// Name is Word up to the first colon for Module, all of it else; Attribute is what follows the colon, with the brackets of a
	// factory, or "". NameRange and AttributeRange are their ranges.
	Name, Attribute           string
	NameRange, AttributeRange procfile.Range
	// Folders are the values of options that say where it is looked for: --chdir, --app-dir, --pythonpath, --prefix, one folder
	// each. Without any it is the folder that the program starts in.
	Folders []string
	// Chdir is set when one of Folders takes the place of that folder instead of being searched as well.
	Chdir bool
	// Workspace is the package of the project in whose folder a script runs, by its name or its folder, or "". WorkspaceRange is its range.
	Workspace      string
	WorkspaceRange procfile.Range
}

// NamesScript reports whether a package manager runs a script. yarn takes a program of that name only where there is no script.
func (r Reference) NamesScript() bool {
	return r.Kind == ecosystem.Script || r.Kind == ecosystem.ScriptOrBinary
}

// Option is one option of the main program.
type Option struct {
	// Name is the flag as written, without a value.
	Name string
	// Range is the word with the flag, Value the range of its value, which may be in the next word; it is empty without a value.
	Range, Value procfile.Range
	// Known is set when the program's entry has the flag.
	Known bool
}

// Value is the text of an option's value, without quotes around it.
func (r *Run) Value(o Option) string { return r.Text(o.Value) }

// Option is the first option with one of the names, such as "-w --workers".
func (r *Run) Option(names ecosystem.Words) (Option, bool) {
	for _, o := range r.Options {
		if names.Has(o.Name) {
			return o, true
		}
	}
	return Option{}, false
}

// MistypedKind reports how an option is written wrongly.
type MistypedKind uint8

// The kinds of typos.
const (
	// OneDash is -host for --host.
	OneDash MistypedKind = iota
	// DashApart is - p or -- bind.
	DashApart
	// BlankAfterEquals is --bind= ADDRESS, BlankBeforeEquals --bind =ADDRESS.
	BlankAfterEquals
	BlankBeforeEquals
	// ColonForEquals is --port:5000.
	ColonForEquals
)

// Mistyped is an option that is meant, but written so that the program does not take it as such.
type Mistyped struct {
	Kind MistypedKind
	// Flag is the flag that is meant; Range covers what is wrongly written.
	Flag  string
	Range procfile.Range
	// Edit fixes it.
	Edit procfile.TextEdit
	// Stops is set when the program is known to stop at it.
	Stops bool
	// Several are the flags that it may abbreviate, where the program takes only the beginning of one.
	Several []string
}

// UnknownFlag is an option that a program is known not to have.
type UnknownFlag struct {
	// Flag is its name as written, Range the range of the name, Option the whole option, including a value after it.
	Flag          string
	Range, Option procfile.Range
	// Meant is the flag of the program that it is near to, or that sets the same in this program, or "".
	Meant string
	// Edits fix it if Meant is known, or are nil. Those of --host and --port for a program with one flag for both are at the
	// first of the two, and the other one has Joined set.
	Edits  []procfile.TextEdit
	Joined bool
	// Stops is set when the program is known to stop at it.
	Stops bool
	// Several are the flags that it may abbreviate, where the program takes only the beginning of one.
	Several []string
}

// WordWithBlank is the place of an argument with the blanks before it.
func (r *Run) WordWithBlank(w Word) procfile.Range {
	at := w.Range
	for at.Start > 0 && r.cmd.Text[at.Start-1] == ' ' {
		at.Start--
	}
	return at
}
