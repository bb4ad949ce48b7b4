// Package platform knows the platforms: how each of them, and each of its build strategies, parses a Procfile, what it accepts,
// how it runs a command, and what it starts by itself. Each platform is one file, and its facts are data with sources.
package platform

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/proclint/proclint/lint/prose"
)

// Platform is one entry of the register.
type Platform struct {
	// ID is the name used everywhere, such as "drycc".
	ID string
	// Title is the name for people, such as "Drycc".
	Title string
	// Hosts are how the host names end that it gives to apps, such as ".herokuapp.com", or none where that isn't known.
	Hosts []string
	// Instance is the platform's own word for a running copy of a process, such as "dyno"; "" for DefaultInstance.
	Instance string
	// Aliases are other IDs that people may type, such as "cloud66".
	Aliases []string
	// Rank orders the platforms in lists; equal ranks are ordered by ID.
	Rank int
	// Default says that Proclint checks for the platform if none is selected.
	Default bool
	// Tool is the platform's command-line tool, such as "cf", unless an app may run it. It is "" for none.
	Tool string
	// Builder marks a program that builds images for several hosts.
	Builder bool
	// Runner marks a local process runner, without a platform's limits, ports, or traffic.
	Runner bool
	// Install is the command that installs a runner on one's own machine, or the Tool in a job, or "".
	Install string
	// NotInstalled are programs of languages that no build of the platform installs, such as "bun".
	NotInstalled []string
	// TeachesDevelopment says that the platform's documentation starts apps with a development server.
	TeachesDevelopment bool
	// Homepage is the page on its Procfile or processes, by default the first of Links.
	Homepage string
	// Checked is the date of the last check of the facts, as YYYY-MM-DD.
	Checked string
	// Links are pages of its documentation.
	Links []Link
	// Backing is what the platform calls a database or another service that an app uses, as a phrase such as
	// "a resource (`drycc resources create`)", or "" where that is unknown.
	Backing string
	// Offers are the services among ServiceNames that it offers as that, separated by spaces, or "" where it may be any.
	Offers string
	// Known facts, which cards, hovers, and plans show, apply to each strategy that doesn't have its own. The text files in docs have
	// all others.
	Known Facts
	// Printed returns its messages. May be nil.
	Printed func() []Message
	// ConfigFiles are the files that show that an app runs on the platform, the surest first.
	ConfigFiles []ConfigFile
	// CommandFiles are files with start commands that count in place of those of a Procfile. A Dockerfile is among them where the
	// platform builds one that it finds.
	CommandFiles []string
	// ScriptFiles are other files that name scripts which the platform runs.
	ScriptFiles []string
	// Settings are what is known of values in its files.
	Settings []Setting
	// Forms are what the keys of its files have.
	Forms []Form
	// NotVerified lists what nobody could check, with code in backticks.
	NotVerified []string
	// Strategies, the default one first. A platform with one way to build has a single strategy without a name.
	Strategies []Target
}

// Target is a platform with one of its build strategies, for which Proclint checks a file.
type Target struct {
	// Name of the strategy, such as "image"; empty for the only one. That of an older version of its
	// builder ends in it, as "fir@3" does, or "@0.32" for the default strategy.
	Name string
	// Versions are those of the builder that read a file so, such as "4", the newest first.
	Versions []string
	// Builder is another name of the strategy, that of its builder, such as "procfile" of heroku/procfile, or "".
	Builder string
	// Summary describes the strategy in a few words, without backticks.
	Summary string
	// Known facts that differ from the platform's. May be nil.
	Known Facts
	// Unsure are the topics whose facts nobody verified. Effects that depend on them are unverified. A test compares them with the facts.
	Unsure []Topic
	// Unknown are the topics about which nothing is known, although the parser, which is another platform's, has an answer.
	Unknown []Topic
	// CmdInShell says that a shell runs the CMD of an image even where that is a list.
	CmdInShell bool
	// Elsewhere says where the commands belong on a platform that reads no Procfile, as a phrase such as "`[processes]` in `fly.toml`", or is "".
	Elsewhere string
	// Export is the ID of the export that writes them there, or "".
	Export string
	// RemarkOn returns the remark on a process type, or nil. May be nil.
	RemarkOn func(name string) *Remark
	// Order is a sentence that says what the order of the lines decides, or "" if it decides at most $PORT, which grows by Port.Step.
	Order string
	// Equivalents returns other ways to do what the file does. May be nil.
	Equivalents Equivalents

	platform *Platform
	id       string
	probing  *probing
	like     *Target // that of a builder

	// Where a platform looks for the Procfile, and how it gets there.

	// ReadsWith is a file with which such a platform reads a Procfile after all, or one without a path.
	ReadsWith ConfigFile
	// IgnoredWith is a file with which a platform that reads the Procfile may ignore it, or one without a path, and
	// IgnoredIf is a sentence that says when.
	IgnoredWith ConfigFile
	IgnoredIf   string
	// FileName is the name of the file that the platform reads, if it isn't Procfile.
	FileName string
	// Upload says which files reach the platform.
	Upload Upload
	// OtherPath is a sentence that says when the platform reads a file with another name or in another folder, or "" if it never does.
	OtherPath string
	// OtherFolder is the same, only for a file in a subfolder.
	OtherFolder string
	// WithoutFile says in a sentence or two what starts without a Procfile, or is "".
	WithoutFile string
	// StartsWithout is set when that is what the app's language starts by default: `npm start` for Node.js.
	StartsWithout bool

	// How a platform parses the file, and when it rejects it.

	// Parser is the platform's parser. It is nil for a strategy that doesn't read a Procfile.
	Parser *Parser
	// Prepare returns the bytes for the parser. It is nil if the parser gets those of the file.
	Prepare func(src []byte) []byte
	// RewordError turns the text of the parser's error into the platform's own. It is nil if the platform shows it unchanged.
	RewordError func(text string) string
	// RejectParsed returns the error with which the platform later rejects what it parsed of the file src, or "". May be nil.
	RejectParsed func(src []byte, r Reading) string
	// LeavesOut returns the error with which the platform later leaves the whole file out and goes on, or "". May be nil.
	LeavesOut func(src []byte, r Reading) string
	// MarkNotStarted marks the processes that the platform drops after parsing. May be nil.
	MarkNotStarted func([]Process)

	// Which process types a platform allows.

	// CheckName checks a process type that the parser returns. May be nil if any name is fine.
	CheckName func(name string) NameProblem
	// NamePattern describes the process types that the platform accepts, as a phrase.
	NamePattern string
	// MinName and MaxName limit the length of a process type in characters. 0 means no known limit.
	MinName, MaxName int
	// LengthError is the platform's error for a name outside of the limits.
	LengthError string
	// Special are the other process types that the platform treats in their own way: it runs them at
	// another time, or gives them another kind of traffic.
	Special []string
	// Reserved returns what happens to a process type that the platform reserves, or the zero value. May be nil.
	Reserved func(name string) NameProblem

	// How a platform runs a command.

	// OnError is a sentence that says what happens if the parser rejects the file, such as "The build fails." Like the other
	// sentences here, it has at most 100 characters, code in backticks, and not the platform's name.
	OnError string
	// MaxCommand limits the length of a command in characters. 0 means no known limit.
	MaxCommand int
	// Image says that the app has a custom image, from a Dockerfile or a registry, with unknown content.
	Image bool
	// HerokuImage says that its image is one of Heroku's, which are known to have no sudo, and no program that starts
	// containers, such as docker (heroku/base-images heroku-24/installed-packages-amd64.txt, and those for 22 and 26).
	HerokuImage bool
	// Shell is how a command runs.
	Shell Shell
	// ValueOf returns what the text of a process type is. It is nil if all are commands.
	ValueOf func(name string) Value
	// PHPServer is the program of the platform's buildpacks that serves a PHP application on $PORT, or "" if unknown.
	PHPServer string
	// BuiltBy is what builds the app.
	BuiltBy Build
	// Detection are the languages that the build looks for, of which it takes the first one alone; nil where that is unknown.
	Detection []Detected
	// IgnoresDockerfile says that a Dockerfile in the app's folder changes nothing.
	IgnoresDockerfile bool
	// OwnBuildpacks says that the app is built without Heroku's buildpacks and their scripts.
	OwnBuildpacks bool
	// PrunesDev says that the build leaves the devDependencies of package.json out by default.
	PrunesDev bool
	// Production says that a file of the app sets NODE_ENV to production where its packages are installed.
	Production bool
	// PythonFiles are the files, with spaces between, one of which an app in Python must have for the build; "" where any will do,
	// or nothing is known.
	PythonFiles string

	// Which process gets HTTP traffic, and at which port.

	// HTTP are the process types that get HTTP traffic, the usual one first: web by default, and none on a local runner.
	HTTP []string
	// NeedsHTTP says what happens without any of them: nothing known, no traffic, or a failed build.
	NeedsHTTP NeedsHTTP
	// Port describes the port of an HTTP process.
	Port Port
	// WithoutHTTP is a sentence that says what happens if the process type of the file's HTTP server gets no traffic.
	WithoutHTTP string
	// Codes are those under which the platform reports what its sentences say.
	Codes Codes
	// OwnProxy are files of an app that replace the configuration of the platform's proxy, so that any process may get traffic on any port.
	OwnProxy []ConfigFile
	// WebFirst are the languages whose apps have to have the process type with HTTP traffic as the first entry of the file.
	WebFirst []string

	// What becomes of the process type `release`.

	// Release says when a process type called release runs.
	Release Release
	// ReleaseInstead is an imperative sentence about the replacement for release on a platform without a release phase.
	ReleaseInstead string
	// ReleaseEdits says that ReleaseInstead asks for an edit of the Procfile.
	ReleaseEdits bool
	// RunsBefore says that ReleaseInstead names a command that runs once before each deploy.
	RunsBefore bool
	// ReleaseShell runs the command of release where that of other processes runs in another way.
	ReleaseShell Shell
	// ReleaseType is the process type that replaces release there, or "".
	ReleaseType string

	// Which processes start, and how many of each.

	// OthersAdvice is an imperative sentence about the processes of a file that the platform doesn't start, or "" if it starts all.
	OthersAdvice string
	// Restarts says that the platform starts every entry, and starts it again whenever it ends.
	Restarts bool
	// EndsAll says that a local runner stops all processes when one of them ends.
	EndsAll bool
	// SparedBy are the settings, separated by spaces, that name processes for which it doesn't, in the files of the first of the port's settings.
	SparedBy string
	// RunsWhen returns when a process type runs that isn't kept running. If it is nil, Release decides.
	RunsWhen func(name string) Trigger
	// Fallback is a sentence that says what starts if the file declares no process, or "" if nothing is known to start.
	Fallback string
	// Scale returns the number of instances of a process type after the first deploy, and the
	// reason as a clause, or as sentences if the platform drops such a process. types are all kept types. -1 means unknown.
	Scale func(name string, types []string) (instances int, why string)
	// Implied returns the processes that start although the file doesn't declare them. types are the ones that it declares. May be nil.
	Implied func(types []string) []Implied
	// Formation is the file beside the Procfile in which a number for one process type sets all types without one to 0, or "".
	Formation string
	// FormationError follows the name of a process type in the error about a number for one that isn't in the Procfile.
	FormationError string
	// Defaults are the web processes that buildpacks add to a file without one.
	Defaults []Default
}

// NameProblem is what a platform does to a process type that it doesn't accept unchanged.
type NameProblem struct {
	Outcome Outcome
	// Text is one sentence without the platform's name that says what happens. It is empty if the name is fine.
	Text prose.Text
	// Log is the platform's own error or log text, if any.
	Log string
	// Fatal says that the deploy fails or the process can never run. Otherwise the name works with restrictions.
	Fatal bool
	// Topic is that of the fact behind the problem.
	Topic Topic
	// Becomes is the name that the platform makes of it, or "".
	Becomes string
}

// Duplicates is what a parser does with a duplicate process type.
type Duplicates uint8

// What happens to duplicates.
const (
	DuplicatesUnknown Duplicates = iota
	FirstWins
	LastWins
	DuplicatesRejected
	DuplicatesBothRun
)

// EmptyCommand is what happens to an entry without a command.
type EmptyCommand uint8

// What happens to empty commands.
const (
	EmptyUnknown EmptyCommand = iota
	EmptyIgnored
	EmptyAccepted
	EmptyRejected
	EmptyTakesNextLine
)

// Shell is how a platform runs a command.
type Shell uint8

// The ways to run a command.
const (
	ShellUnknown Shell = iota
	// Bash runs the command with bash -c.
	Bash
	// BashQuoted inserts the command between single quotes in a shell line, so a single quote in it breaks the line.
	BashQuoted
	// WordExpand splits at blanks and passes each word to a separate shell: variables expand, but operators don't work.
	WordExpand
	// NoShell splits at blanks and runs the words unchanged.
	NoShell
	// Sh runs the command with /bin/sh -c.
	Sh
	// ExecSh runs the command after exec in /bin/sh -c: variables and quotes work, but operators and leading assignments don't.
	ExecSh
	// EvalEcho runs the words that eval echo COMMAND prints: variables expand, operators apply to that echo, and quotes don't group words.
	EvalEcho
	// GoExpand replaces variables like Go's os.Expand, which has no default values, and passes the words to the container.
	GoExpand
	// Shellwords splits at blanks like a shell, with quotes and backslashes, and runs the words up to the first operator unchanged.
	Shellwords
	// Cmd runs the command with cmd.exe /c on Windows: && and %NAME% work there, and $NAME, ;, and single quotes don't.
	Cmd
	// CmdDollar is Cmd after the runner has replaced $NAME.
	CmdDollar
	// CmdEscaped is Cmd with a backslash before each double quote, so that none of them groups words.
	CmdEscaped
	// CmdDollarEscaped is both.
	CmdDollarEscaped
)

// OnWindows reports whether cmd.exe runs the command.
func (s Shell) OnWindows() bool { return s >= Cmd }

// EscapesQuotes reports whether the runner writes a backslash before each double quote of the command.
func (s Shell) EscapesQuotes() bool { return s >= CmdEscaped }

// ShellOf is how the command of a process type runs.
func (t *Target) ShellOf(processType string) Shell {
	if processType == "release" && t.ReleaseShell != ShellUnknown {
		return t.ReleaseShell
	}
	return t.Shell
}

// Expands reports whether plain variables in a command, such as $PORT, get their values.
func (s Shell) Expands() bool {
	return s != NoShell && s != Shellwords && s != Cmd && s != CmdEscaped
}

// ExpandsAs reports whether the variable in a text such as "${PORT}" gets its value.
func (s Shell) ExpandsAs(text string) bool {
	return s.Expands() && (!s.OnWindows() || text[1] != '{')
}

// NeedsHTTP is what happens to a file without a process that gets traffic.
type NeedsHTTP uint8

// What happens without a web process.
const (
	HTTPOptional NeedsHTTP = iota
	HTTPExpected           // nothing gets traffic, but the deploy continues
	HTTPRequired           // the deploy fails, or the documentation requires one
)

// Release says when the release process type runs.
type Release uint8

// When release runs.
const (
	ReleaseUnknown Release = iota
	ReleasePhase           // once, before each new release goes live
	ReleaseBuild           // while the image is built
	ReleaseNever           // it is an ordinary process type that nobody starts
	ReleaseStarts          // it starts with the others, like any process type
)

// Codes are a platform's codes of errors, such as Heroku's "H14"; "" where it has none.
type Codes struct {
	WithoutHTTP string
	OnMiss      string
}

// Port is what a platform does about the port of an HTTP process.
type Port struct {
	// Default is the value of $PORT if nothing is configured, or "" if the platform chooses it.
	Default string
	// IsFixed says that all apps have to listen on Default.
	IsFixed bool
	// Languages are the default ports of languages that have another one.
	Languages []LanguagePort
	// Unset are languages whose apps get no $PORT, such as "java".
	Unset []string
	// Env says that the platform sets $PORT for the process.
	Env bool
	// Assumed says that Env only follows from the platform's guides.
	Assumed bool
	// Step is the increase of $PORT for each further process of a local runner, or 0 if all processes get the same one.
	Step int
	// Grows says that the step itself grows by Step with each process.
	Grows bool
	// PeerVariable is the variable with the port of another process, in which %s is its process type, or "".
	PeerVariable string
	// Settings are those beside the Procfile that change the ports.
	Settings []PortSetting
	// SetBy is the file that sets the first port, or "". Only Beside sets it.
	SetBy string
	// Configurable names the setting that makes a fixed port work, such as "Network Port", or is "".
	Configurable string
	// Rejected are ports that the platform doesn't accept.
	Rejected []int
	// OnMiss is a sentence that says what people see if nothing listens on $PORT.
	OnMiss string
	// OnMissJVM is the same for a Java app, or "" if the platform makes no difference.
	OnMissJVM string
	// Local says that the proxy runs on the machine of the process, so that it reaches a process that listens on the loopback address.
	Local bool
	// Stops says that the platform stops an HTTP process that doesn't listen.
	Stops bool
	// NoURLs says that nothing sets the address of a .NET app, so that its command must.
	NoURLs bool
}

// LanguagePort is where a platform sends requests for apps in a language, such as "python".
type LanguagePort struct {
	Language string
	// Port or Socket, the path of a Unix socket.
	Port, Socket string
}

// For returns the port of an app in a language, or in an unknown one, or "" for a socket.
func (p Port) For(language string) string {
	for _, l := range p.Languages {
		if l.Language == language {
			return l.Port
		}
	}
	return p.Default
}

// HasWebFirst reports whether the process type with HTTP traffic has to be the first entry for an app in a language, or for
// some apps where the language is "".
func (t *Target) HasWebFirst(language string) bool {
	return t.WebFirst != nil && (language == "" || slices.Contains(t.WebFirst, language))
}

// SetFor reports whether the platform sets $PORT for an app in a language.
func (p Port) SetFor(language string) bool { return p.Env && !slices.Contains(p.Unset, language) }

// SocketFor returns the Unix socket to which a platform sends requests for apps in a language, or "".
func (p Port) SocketFor(language string) string {
	for _, l := range p.Languages {
		if l.Language == language {
			return l.Socket
		}
	}
	return ""
}

// Expects reports whether the platform sends requests to a port without being told so, because of
// the language of the app. Each port counts for an unknown language.
func (p Port) Expects(language, port string) bool {
	known := false
	for _, l := range p.Languages {
		mine := l.Language == language
		if known = known || mine; l.Port == port && (mine || language == "") {
			return true
		}
	}
	return p.Languages != nil && !known && p.Default == port
}

// At returns $PORT of the process that starts after so many others, or "" if the platform chooses it.
func (p Port) At(others int) string {
	first, err := strconv.Atoi(p.Default)
	if err != nil || p.Step == 0 {
		return p.Default
	}
	steps := others
	if p.Grows {
		steps = others * (others + 1) / 2
	}
	return strconv.Itoa(first + steps*p.Step)
}

// ID returns the platform's ID, with ":" and the strategy for all but the default one.
func (t *Target) ID() string { return t.id }

// Platform returns the target's platform.
func (t *Target) Platform() *Platform { return t.platform }

// DefaultInstance is the word for a running copy of a process where the platform has no other word.
const DefaultInstance = "instance"

// InstanceName is the word for a running copy of a process.
func (p *Platform) InstanceName() string { return cmp.Or(p.Instance, DefaultInstance) }

// Title returns the platform's title, with the strategy for all but the default one.
func (t *Target) Title() string {
	if t.id == t.platform.ID {
		return t.platform.Title
	}
	return fmt.Sprintf("%s (%s)", t.platform.Title, strings.TrimPrefix(t.Name, "@"))
}

func (p *Platform) documented() *documented { return documentedOf(p.ID) }

func (t *Target) documented() *documented { return documentedOf(t.platform.ID + ":" + t.Name) }

// allFacts are those on all topics.
func (p *Platform) allFacts() Facts {
	first := p.Strategies[0]
	return p.documented().with((&Target{platform: p, like: first.like, Unsure: first.Unsure}).briefFact)
}

func (t *Target) allFacts() Facts { return t.documented().with(t.briefFact) }

// Fact returns the fact about a topic: the strategy's own, else the platform's, else that of its builder, else the zero Fact.
// A strategy that doesn't read the file has no facts about its contents. Only the documentation uses it. A view uses BriefFact.
func (t *Target) Fact(topic Topic) Fact {
	if own := t.allFacts().Of(topic); own.Text != "" {
		return own
	}
	return t.shared(topic)
}

// shared is the fact that the strategy has from its platform or its builder.
func (t *Target) shared(topic Topic) Fact {
	if !t.Reads() && topic.isOfFile() {
		return Fact{}
	}
	if f := t.platform.allFacts().Of(topic); f.Text != "" {
		return f
	}
	return t.builders(topic)
}

// builders is the fact about the builder of a host.
func (t *Target) builders(topic Topic) Fact {
	if t.like == nil {
		return Fact{}
	}
	f := t.like.Fact(topic)
	if !t.Sure(topic) && f.Verified.sure() {
		f.Verified = Inferred
	}
	return f
}

// Like is the target of the builder with the facts that a host doesn't have itself, or nil.
func (t *Target) Like() *Target { return t.like }

// OwnFacts are those of the strategy that neither the platform nor its builder has. Only the documentation uses them.
func (t *Target) OwnFacts() Facts {
	return t.allFacts().without(t.shared)
}

// OwnFacts are those of the platform that the builder of its default strategy doesn't have. Only the documentation uses them.
func (p *Platform) OwnFacts() Facts {
	return p.allFacts().without(p.Strategies[0].builders)
}

// BriefFact returns the text of the fact about a topic that views show.
func (t *Target) BriefFact(topic Topic) string { return t.briefFact(topic).Text }

// briefFact is the strategy's own, else the platform's, else that of its builder, else the zero Fact.
func (t *Target) briefFact(topic Topic) Fact {
	for _, known := range []Facts{t.Known, t.platform.Known} {
		if f := known.Of(topic); f.Text != "" {
			return f
		}
	}
	if t.like == nil {
		return Fact{}
	}
	f := t.like.briefFact(topic)
	if !t.Sure(topic) && f.Verified.sure() {
		f.Verified = Inferred
	}
	return f
}

// Sure reports whether somebody ran a topic's facts, or read them in the platform's source or documentation.
func (t *Target) Sure(topic Topic) bool { return !slices.Contains(t.Unsure, topic) }

// SurelyReads reports whether somebody verified that and how the strategy reads a Procfile, or that it reads none.
func (t *Target) SurelyReads() bool { return t.Sure(Grammar) && (!t.Reads() || t.Sure(File)) }

// Reads reports whether the strategy reads a Procfile at all.
func (t *Target) Reads() bool { return t.Parser != nil }

// IsHTTP reports whether a process type gets HTTP traffic.
func (t *Target) IsHTTP(name string) bool { return slices.Contains(t.HTTP, name) }

// SpecialTypes returns the process types that the platform treats in their own way. Nothing takes the place of one that is misspelled.
func (t *Target) SpecialTypes() []string {
	types := slices.Concat(t.HTTP, t.Special)
	if t.RunsAt("release") != NoTrigger {
		types = append(types, "release")
	}
	return types
}

// RunsAt returns when the platform runs a process type that it doesn't keep running.
func (t *Target) RunsAt(name string) Trigger {
	switch {
	case t.RunsWhen != nil:
		return t.RunsWhen(name)
	case name != "release":
		return NoTrigger
	case t.Release == ReleasePhase:
		return BeforeRelease
	case t.Release == ReleaseBuild:
		return InBuild
	}
	return NoTrigger
}

// Remark returns the platform's remark on a process type, or nil.
func (t *Target) Remark(name string) *Remark {
	if t.RemarkOn == nil {
		return nil
	}
	return t.RemarkOn(name)
}

// DefaultOf returns the web process that the platform adds for an app to a file that declares only other types, or nil.
// has reports what the app has.
func (t *Target) DefaultOf(app App, types []string, has func(Needs) bool) *Default {
	for _, name := range types {
		// heroku/heroku-buildpack-nodejs bin/release
		if t.IsHTTP(name) || app == Node && strings.HasPrefix(name, "mcp") {
			return nil
		}
	}
	for i := range t.Defaults {
		if d := &t.Defaults[i]; d.App == app && !slices.Contains(types, d.Instead) && has(d.Needs) {
			return d
		}
	}
	return nil
}

// Value returns what the text of a process type is.
func (t *Target) Value(name string) Value {
	if t.ValueOf == nil {
		return ShellCommand
	}
	return t.ValueOf(name)
}

// CommandIn returns the shell command in the text of a process type, which is the end of the text, or "" for a text that contains none.
func (t *Target) CommandIn(name, text string) string {
	switch t.Value(name) {
	case ShellCommand:
		return text
	case CronCommand:
		return afterSchedule(text)
	}
	return ""
}

// OK reports whether the platform accepts the name unchanged.
func (n NameProblem) OK() bool { return n.Text.Empty() }

// probing finds what a target's parser shows, once.
type probing struct {
	once  sync.Once
	found probed
}

// probed is what a target's parser shows. The zero value is for a target without a parser.
type probed struct {
	duplicates          Duplicates
	emptyCommand        EmptyCommand
	yaml, inlineComment bool
}
