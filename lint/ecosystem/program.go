package ecosystem

// Role is what a program does on a platform.
type Role string

// The roles of a process.
const (
	HTTP    Role = "http"
	Worker  Role = "worker"
	Clock   Role = "clock"
	Release Role = "release"
	Job     Role = "job"
	Other   Role = "other"
)

// Ends reports whether a process exits when it's done, so that it must not be restarted.
func (r Role) Ends() bool { return r == Release || r == Job }

// Form is how a program writes the address that it listens on.
type Form int

// The forms of an address.
const (
	// HostPort is HOST, HOST:PORT, :PORT, unix:PATH, fd://N.
	HostPort Form = iota
	// Socket is HOST:PORT or :PORT; without a colon it is the path of a socket.
	Socket
	// URI is SCHEME://HOST:PORT; the scheme is required. HTTPURI is a URI whose scheme is http.
	URI
	HTTPURI
	// PortOrURI is a port, or SCHEME://HOST:PORT.
	PortOrURI
	// MaybePort is HOST, or HOST:PORT.
	MaybePort
	// Hidden is a form that is not taken apart.
	Hidden
)

// Argument is what the words of a program that are no options say.
type Argument int

// The meanings of a positional word.
const (
	Target   Argument = iota // the application, or nothing that matters here
	Address                  // [HOST:]PORT
	PortOnly                 // the port
)

// Parser is the library that reads the options of a program.
type Parser int

// The option parsers, by what is known of them.
const (
	AnyParser Parser = iota // has no special rule
	Argparse                // stops where an option with a value is followed by an option
	Click                   // takes the next word as the value, whatever it is, and knows no abbreviations
	Getopt                  // ends the options at the first positional word
)

// Program is what is known of one well-known program.
type Program struct {
	// Name is what a person calls it.
	Name string
	// Commands are the base names that start it, Modules its names after `python -m`, Sub the sub-commands that are meant; none
	// means any. With SubAnywhere, other words may come before the sub-command.
	Commands, Modules, Sub Words
	SubAnywhere            bool
	// Options that tell it from the next program with the same commands; without one of them it isn't meant.
	Signs Words
	// File is the end of the path of a built server, which an interpreter of JavaScript or the shell runs; * is any one part of the path.
	File string
	Role Role
	// ReadsPort is set when the program takes its port from PORT by itself.
	ReadsPort bool
	// DefaultHost and DefaultPort are what it listens on by default; "" is not known, or decided elsewhere.
	DefaultHost, DefaultPort string
	// Host, Port and Bind are the flags that set them; BindForm says how a bind value is written, HostForm how a host value is.
	Host, Port, Bind   Words
	BindForm, HostForm Form
	Argument           Argument
	// Sockets are flags that replace host and port: a Unix socket, a descriptor.
	Sockets Words
	// Config are the flags that name a file which may set host and port; ConfigByDefault is set when such a file is read without being named.
	Config          Words
	ConfigByDefault bool
	// Code is set when the program's own code decides where it listens.
	Code bool
	// Env are the variables that set host, port or any flag.
	Env Words
	// Values are further flags that take a value, Switches flags that do not. Files are those of Values that name a
	// file without which the program doesn't start, and Numbers those that take only a number.
	Values, Switches, Files, Numbers Words
	Parser                           Parser
	// FlagsComplete is set when the lists have every flag of it; Lacks are flags that it is known not to have, though others like it do.
	FlagsComplete bool
	Lacks         Words
	// EmptyStops are the flags whose empty value is known to stop it, and one that isn't a number.
	EmptyStops Words
	// Dev marks a development server; DevFlags and Daemon are flags that make it one, or send it to the background.
	Dev              bool
	DevFlags, Daemon Words
	// ClockFlags make the program start others on a schedule beside its work.
	ClockFlags Words
	// DevBind is set when the bind flags make it a development server.
	DevBind bool
	// Foreground are flags without which the program goes to the background. Where it does so anyway, Instead is what to run.
	Foreground Words
	Instead    string
	// Manager is set when it starts other processes from a file.
	Manager bool
	// Reference is what the first positional word names, or the value of the ReferenceFlags.
	Reference      ReferenceKind
	ReferenceFlags Words
	// App is the name in the module that is meant where none follows it.
	App string
	// Sources are the endings of the files that it names, "" where it names none.
	Sources Words
	// Report allows a finding about a port or host that is not written.
	Report bool
	// Hint is set when any finding about host or port is only probable: a file
	// that is read by default may set them, or the flag is another program's.
	Hint bool
	// BareHost is set when the host flag without a value means every address.
	BareHost bool
	// OptionsFirst is set when options must come before the target.
	OptionsFirst bool
	// Trailing is set when all words after the first positional one belong to the script.
	Trailing bool
	// Source is the public source of the facts, a repository with paths, or NotVerified.
	Source string
	// BeforeTarget and AfterTarget are options that count only before the target, or only after it.
	BeforeTarget, AfterTarget Words
}

// Everywhere is the address of every interface and $PORT, as the program wants it behind its bind flag.
func (p *Program) Everywhere() string {
	switch p.BindForm {
	case URI:
		return "tcp://" + AllHosts + ":$PORT"
	case HTTPURI:
		return "http://" + AllHosts + ":$PORT"
	case PortOrURI:
		return "$PORT"
	}
	return AllHosts + ":$PORT"
}

// AllHosts is the address that means every interface.
const AllHosts = "0.0.0.0"

// ReferenceKind reports how a run names something of its project.
type ReferenceKind uint8

// The kinds of references.
const (
	// NoReference: nothing of the project is named, or it is not known what.
	NoReference ReferenceKind = iota
	// Module is a Python MODULE or MODULE:ATTRIBUTE, as gunicorn takes it.
	Module
	// Dotted is a path of Python names without a colon, whose last part may be
	// an attribute of the module before it, as celery, arq and huey take it.
	Dotted
	// InstalledModule is the module after `python -m`: of the project, of Python itself, or installed.
	InstalledModule
	// File is the path of a file, or of a folder for some interpreters.
	File
	// Script is the name of a script in package.json.
	Script
	// ScriptOrBinary is a script of package.json, or a program of a dependency, as yarn and pnpm take it.
	ScriptOrBinary
)

// NotVerified is the source of an entry of which only the name and the role are used, because nobody has looked at the program itself.
const NotVerified = "not verified"
