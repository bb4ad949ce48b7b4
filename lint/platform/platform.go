// Package platform knows what reads a Procfile: how each platform and build
// strategy parses it, what it accepts, how it runs a command and what it starts
// by itself. One platform is one file, its facts are data with their sources.
package platform

import (
	"bytes"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/proclint/proclint/lint/work"
)

// Platform is one entry of the register.
type Platform struct {
	// ID is the name used everywhere, such as "drycc".
	ID string
	// Title is the name for people, such as "Drycc".
	Title string
	// Homepage is the documentation page on its Procfile or processes.
	Homepage string
	// Rank orders the platforms in lists; equal ranks are ordered by ID.
	Rank int
	// Default says that the platform is judged when none is selected.
	Default bool
	// Tool is the command line of the platform, such as "cf", when no app runs it
	// itself; "" for none.
	Tool string
	// Runner marks a local process runner: no platform limits, ports or traffic.
	Runner bool
	// TeachesDevelopment says that its own documentation starts apps with a server
	// for development.
	TeachesDevelopment bool
	// Checked is the date on which the facts were checked, as YYYY-MM-DD.
	Checked string
	// Known facts hold for every strategy that does not have its own.
	Known
	// Links are pages of the platform's documentation.
	Links []Link
	// NotVerified says what nobody could check, a sentence each.
	NotVerified []string
	// Strategies, the default one first. A platform with one way to build has a
	// single strategy without a name.
	Strategies []Target
}

// Link is a page worth reading.
type Link struct {
	Title string `json:"title"`
	URL   string `json:"url"`
}

// Target is a platform with one of its build strategies: what a file is judged for.
type Target struct {
	// Name of the strategy, such as "image"; empty for the only one.
	Name string
	// Summary of the strategy in a few words.
	Summary string
	// Known facts that differ from the platform's. May be nil.
	Known Known
	// Unsure are the topics whose facts nobody verified: what rests on them is only
	// probable. A test holds them to the facts.
	Unsure []Topic
	// Reader parses the bytes of a file as the platform's parser does; nil for a
	// strategy that reads no Procfile. Targets with one parser name one function.
	Reader func(src []byte) Reading
	// Prepare gives the bytes that the parser is handed; nil for those of the file.
	Prepare func(src []byte) []byte
	// Complain turns the text of the parser's error into the platform's own; nil
	// where the platform shows it as it is.
	Complain func(text string) string
	// Refuse gives the text with which the platform later refuses what was
	// parsed of the file src, or "". May be nil.
	Refuse func(src []byte, r Reading) string
	// Keep marks the processes that the platform drops after parsing. May be nil.
	Keep func([]Process)
	// OnError says in a clause what a file that cannot be read does, such as
	// "the build stops".
	OnError string
	// CheckName judges a process type that the reader yields. May be nil: any
	// name is fine.
	CheckName func(name string) NameProblem
	// NamePattern is the accepted form of a process type in words.
	NamePattern string
	// MinName and MaxName limit the characters of a process type; 0 is no known limit.
	MinName, MaxName int
	// LengthError is the platform's text for a name outside of the limits.
	LengthError string
	// MaxCommand limits the characters of a command; 0 is no known limit.
	MaxCommand int
	// Duplicates says what becomes of a process type that stands twice.
	Duplicates Duplicates
	// EmptyCommand says what becomes of an entry without a command.
	EmptyCommand EmptyCommand
	// YAML says that the reader is a YAML parser.
	YAML bool
	// InlineComment says that " #" ends a command before any shell sees it.
	InlineComment bool
	// Image says that the app brings an image of its own, from a Dockerfile or a
	// registry, so that what lies in it is not known.
	Image bool
	// Shell is how a command runs.
	Shell Shell
	// HTTP are the process types that get HTTP traffic, the usual one first.
	HTTP []string
	// NeedsHTTP says what happens without any of them: nothing known, nothing
	// served, or a failed build.
	NeedsHTTP NeedsHTTP
	// Port is what the platform does about the port of an HTTP process.
	Port Port
	// WithoutHTTP says in a clause what becomes of a file whose HTTP server has a
	// process type that gets no traffic.
	WithoutHTTP string
	// PHPServer is the program of the platform's buildpacks that serves a PHP
	// application on $PORT; "" where none is known.
	PHPServer string
	// Others is a phrase that says what to do about the processes of a file that
	// the platform does not start, where it starts only some.
	Others string
	// Release says when a process type called release runs.
	Release Release
	// Moment says in a phrase when a process type runs that is not kept running,
	// such as "once after each deploy"; "" for any other. Nil: what Release says.
	Moment func(name string) string
	// ReleaseInstead is a phrase that names what does the work of release on a
	// platform without a release phase.
	ReleaseInstead string
	// Reserved says what happens to a process type that the platform keeps for
	// itself; the zero value is a type that is free. May be nil.
	Reserved func(name string) NameProblem
	// Fallback says in a clause what starts when the file declares no process; ""
	// when nothing is known to start.
	Fallback string
	// OtherPath says in a clause when a file of another name or in another folder
	// is read all the same; "" when it never is.
	OtherPath string
	// OtherFolder says the same of a file in a sub-folder only.
	OtherFolder string
	// Scale gives the instances of a process type after the first deploy and the
	// reason, from all types that are kept. -1 is not known.
	Scale func(name string, types []string) (instances int, why string)
	// WithoutFile says in a sentence what starts when there is no Procfile, or "".
	WithoutFile string
	// Implied are the processes that start although the file does not declare
	// them, from the types that it does. May be nil.
	Implied func(types []string) []Implied
	// Remarks are sentences about a process type that every card of it should
	// say. May be nil.
	Remarks func(name string) []string
	// Equivalents gives other ways to say or do what the file says. May be nil.
	Equivalents Equivalents

	platform *Platform
	id       string
}

// Reading is what a platform's parser makes of a file.
type Reading struct {
	// Processes in the order of the file.
	Processes []Process
	// Error is the parser's own text when it refuses the file, else "".
	Error string
	// ErrorLine is the zero-based line of the error, -1 when it names none.
	ErrorLine int
	// Warnings are the reader's own texts about what it changed or skipped.
	Warnings []Warning
}

// Warning is a text that the platform prints about a line.
type Warning struct {
	Text string
	Line int // zero-based
}

// Process is an entry as the parser yields it.
type Process struct {
	// Type and Command are exactly what the parser yields, blanks and all.
	Type, Command string
	// Declared is the type as it stands in the file, when the parser changed it.
	Declared string
	// Line is the zero-based line of the entry, lines ending as in package procfile.
	Line int
	// Dropped says why the platform does not use what it parsed; "" when it does.
	Dropped string
}

// Implied is a process that starts although no file declares it.
type Implied struct {
	Type string
	// Starts says in words what it runs, such as "the CMD of the image".
	Starts string
}

// NameProblem is what a platform does to a process type that it does not take
// as it is.
type NameProblem struct {
	// Effect is a clause that says what happens; "" when the name is fine.
	Effect string
	// Text is the platform's own error or log text, if any.
	Text string
	// Fatal says that the deploy fails or the process can never run; otherwise
	// the name works with a loss.
	Fatal bool
	// Topic is the fact that the judgement rests on.
	Topic Topic
}

// Duplicates says what a parser does with a process type that stands twice.
type Duplicates uint8

// What becomes of duplicates.
const (
	DuplicatesUnknown Duplicates = iota
	FirstWins
	LastWins
	DuplicatesRefused
	DuplicatesBothRun
)

// EmptyCommand says what becomes of an entry without a command.
type EmptyCommand uint8

// What becomes of empty commands.
const (
	EmptyUnknown EmptyCommand = iota
	EmptyIgnored
	EmptyAccepted
	EmptyRefused
	EmptyTakesNextLine
)

// Shell is how a platform runs a command.
type Shell uint8

// The ways to run a command.
const (
	ShellUnknown Shell = iota
	// Bash runs the command with bash -c.
	Bash
	// BashQuoted puts the command between single quotes into a shell line, so
	// that a single quote in it breaks the line.
	BashQuoted
	// WordExpand gives every word, split at blanks, to a shell of its own:
	// variables expand, operators do not work.
	WordExpand
	// NoShell splits at blanks and runs the words as they are.
	NoShell
	// Sh runs the command with /bin/sh -c.
	Sh
	// ExecSh runs the command after exec in /bin/sh -c: variables and quotes
	// work, operators and assignments in front do not.
	ExecSh
	// EvalEcho runs the words that eval echo COMMAND prints: variables expand,
	// operators belong to that echo, quotes hold nothing together.
	EvalEcho
	// GoExpand replaces variables as Go's os.Expand does, which knows no default
	// values, and hands the words to the container.
	GoExpand
)

// NeedsHTTP says what happens to a file without a process that gets traffic.
type NeedsHTTP uint8

// What happens without a web process.
const (
	HTTPOptional NeedsHTTP = iota
	// HTTPExpected: nothing gets traffic; the deploy goes on.
	HTTPExpected
	// HTTPRequired: the deploy fails, or the documentation says it must be there.
	HTTPRequired
)

// Release says when the release process type runs.
type Release uint8

// When release runs.
const (
	ReleaseUnknown Release = iota
	// ReleasePhase: once, before each new release goes live.
	ReleasePhase
	// ReleaseBuild: while the image is built.
	ReleaseBuild
	// ReleaseNever: it is a process type as any other, and nobody starts it.
	ReleaseNever
	// ReleaseStarts: it is started beside the others, as any process type.
	ReleaseStarts
)

// Port is what a platform does about the port of an HTTP process.
type Port struct {
	// Default is the value of $PORT when nothing is configured; "" when the
	// platform chooses it.
	Default string
	// Env says that the platform sets $PORT for the process.
	Env bool
	// Assumed says that Env only follows from the platform's guides.
	Assumed bool
	// Step is what $PORT grows by for each further process of a local runner; 0
	// where every process gets the same one.
	Step int
	// Grows says that the step itself grows by as much with each process.
	Grows bool
	// Configurable says that a fixed port works when the platform is told of it.
	Configurable string
	// Refused are ports that the platform does not accept.
	Refused []int
	// OnMiss says in a clause what people see when nothing listens on $PORT.
	OnMiss string
	// Stops says that the platform stops an HTTP process that does not listen.
	Stops bool
}

// At is $PORT of the process that is started after so many others when nothing is
// configured; "" when the platform chooses it.
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

// ID is the platform's ID, with ":" and the strategy for all but the default one.
func (t *Target) ID() string { return t.id }

// Platform is the platform of the target.
func (t *Target) Platform() *Platform { return t.platform }

// Title is the platform's title, with the strategy for all but the default one.
func (t *Target) Title() string {
	if t.id == t.platform.ID {
		return t.platform.Title
	}
	return fmt.Sprintf("%s (%s)", t.platform.Title, t.Name)
}

// Fact of a topic: the strategy's own, else the platform's. The zero Fact says
// that nothing is known.
func (t *Target) Fact(topic Topic) Fact {
	if own := t.OwnFacts().Of(topic); own.Text != "" {
		return own
	}
	return t.platform.Facts().Of(topic)
}

// OwnFacts are those that differ from the platform's.
func (t *Target) OwnFacts() Facts {
	if t.Known == nil {
		return nil
	}
	return t.Known.Facts()
}

// Sure reports whether what is said of a topic was run, or read in the
// platform's source or documentation.
func (t *Target) Sure(topic Topic) bool { return !slices.Contains(t.Unsure, topic) }

// Reads reports whether the strategy reads a Procfile at all.
func (t *Target) Reads() bool { return t.Reader != nil }

// IsHTTP reports whether a process type gets HTTP traffic.
func (t *Target) IsHTTP(name string) bool {
	for _, h := range t.HTTP {
		if h == name {
			return true
		}
	}
	return false
}

// RunsAt says in a phrase when a process type runs that the platform runs by
// itself at one moment and does not keep running; "" for any other.
func (t *Target) RunsAt(name string) string {
	switch {
	case t.Moment != nil:
		return t.Moment(name)
	case name != "release":
		return ""
	case t.Release == ReleasePhase:
		return "once before each new release goes live"
	case t.Release == ReleaseBuild:
		return "while the image is built"
	}
	return ""
}

// Read parses the bytes of a file as the platform's parser does and reports an
// error in the platform's words. The strategy must read a Procfile.
func (t *Target) Read(src []byte) Reading {
	work.Done(len(src))
	return t.worded(t.Reader(t.prepared(src)))
}

func (t *Target) prepared(src []byte) []byte {
	if t.Prepare == nil {
		return src
	}
	return t.Prepare(src)
}

func (t *Target) worded(r Reading) Reading {
	if r.Error != "" && t.Complain != nil {
		r.Error = t.Complain(r.Error)
	}
	return r
}

// ReadFile parses a file and applies what the platform does to it afterwards.
// refused is the text with which it later refuses it, or "".
func (t *Target) ReadFile(src []byte) (r Reading, refused string) {
	if t.Reader == nil {
		return Reading{ErrorLine: -1}, ""
	}
	return t.after(src, t.Read(src))
}

// after applies what the platform does to a file once it is parsed.
func (t *Target) after(src []byte, r Reading) (_ Reading, refused string) {
	if r.Error != "" {
		return r, ""
	}
	if t.Refuse != nil {
		refused = t.Refuse(src, r)
	}
	if t.Keep != nil {
		t.Keep(r.Processes)
	}
	return r, refused
}

// ReadAll reads a file as every target does, in their order. Targets that share
// a parser parse it once.
func ReadAll(src []byte, each func(t *Target, r Reading, refused string)) {
	ts := Targets()
	files := Readings{Source: src}
	for i, t := range ts {
		r, refused := files.ReadFile(t)
		files.Forget(t, ts[i+1:])
		each(t, r, refused)
	}
}

// Forget lets go of what the parser of a target made of the file, unless one of the
// others will ask for it.
func (rs *Readings) Forget(t *Target, others []*Target) {
	if t.Reader == nil || slices.ContainsFunc(others, func(o *Target) bool { return o.parser() == t.parser() }) {
		return
	}
	delete(rs.parsed, t.parser())
	if !slices.ContainsFunc(others, func(o *Target) bool { return o.YAML }) {
		rs.yaml = nil
	}
}

// ByParser groups targets by what parses for them. Those that read YAML are one group.
func ByParser(ts []*Target) [][]*Target {
	var groups [][]*Target
	place := map[uintptr]int{}
	for _, t := range ts {
		if t.Reader == nil {
			continue
		}
		key := t.parser()
		if t.YAML {
			key = 0
		}
		i, ok := place[key]
		if !ok {
			i = len(groups)
			place[key] = i
			groups = append(groups, nil)
		}
		groups[i] = append(groups[i], t)
	}
	return groups
}

// Readings reads one file for several targets. Those that share a parser parse it
// once. The zero value with a Source is ready; one call at a time may use it.
type Readings struct {
	// Source is the file's bytes, which nobody changes.
	Source []byte
	parsed map[uintptr]Reading
	yaml   *yamlFile
}

// parse hands the file to a target's parser.
func (rs *Readings) parse(t *Target) Reading {
	work.Done(len(rs.Source))
	if !t.YAML {
		return t.Reader(rs.Source)
	}
	if rs.yaml == nil {
		rs.yaml = &yamlFile{src: rs.Source}
	}
	return rs.yaml.read(t.Duplicates)
}

// Read parses the file as Target.Read does. Other targets may have the same
// processes: nobody changes them.
func (rs *Readings) Read(t *Target) Reading {
	prepared := t.prepared(rs.Source)
	if t.Prepare != nil && !bytes.Equal(prepared, rs.Source) {
		work.Done(len(prepared))
		return t.worded(t.Reader(prepared))
	}
	own, ok := rs.parsed[t.parser()]
	if !ok {
		own = rs.parse(t)
		if rs.parsed == nil {
			rs.parsed = map[uintptr]Reading{}
		}
		rs.parsed[t.parser()] = own
	}
	return t.worded(own)
}

// ReadFile reads the file as Target.ReadFile does. Other targets may have the same
// processes: nobody changes them.
func (rs *Readings) ReadFile(t *Target) (r Reading, refused string) {
	if t.Reader == nil {
		return Reading{ErrorLine: -1}, ""
	}
	r = rs.Read(t)
	if t.Keep != nil {
		r.Processes = slices.Clone(r.Processes) // it marks those that it drops
	}
	return t.after(rs.Source, r)
}

// parser tells parsers apart: it is the address of the code.
func (t *Target) parser() uintptr { return reflect.ValueOf(t.Reader).Pointer() }

var registered []*Platform

// register adds a platform to the register; each platform's file calls it once.
func register(p *Platform) struct{} {
	for i := range p.Strategies {
		t := &p.Strategies[i]
		t.platform = p
		t.id = p.ID
		if i > 0 {
			t.id += ":" + t.Name
		}
	}
	registered = append(registered, p)
	for i := len(registered) - 1; i > 0 && p.before(registered[i-1]); i-- {
		registered[i], registered[i-1] = registered[i-1], p
	}
	return struct{}{}
}

func (p *Platform) before(q *Platform) bool {
	if p.Rank != q.Rank {
		return p.Rank < q.Rank
	}
	return p.ID < q.ID
}

// All are the platforms in their order.
func All() []*Platform { return registered }

// Targets are all platforms with all their strategies, in order.
func Targets() []*Target {
	var ts []*Target
	for _, p := range registered {
		for i := range p.Strategies {
			ts = append(ts, &p.Strategies[i])
		}
	}
	return ts
}

// Defaults are the targets that a file is judged for when none is selected.
func Defaults() []*Target {
	var ts []*Target
	for _, p := range registered {
		if p.Default {
			ts = append(ts, &p.Strategies[0])
		}
	}
	return ts
}

// Lookup finds a target by its ID. "drycc", "drycc:buildpack" and "drycc/buildpack"
// are the same one.
func Lookup(id string) (*Target, bool) {
	name, strategy, _ := strings.Cut(strings.Replace(id, "/", ":", 1), ":")
	for _, p := range registered {
		if p.ID != name {
			continue
		}
		for i := range p.Strategies {
			t := &p.Strategies[i]
			if strategy == t.Name && t.Name != "" || strategy == "" && i == 0 && !strings.HasSuffix(id, ":") {
				return t, true
			}
		}
	}
	return nil, false
}

// IDs are the IDs of all targets, in order.
func IDs() []string {
	var ids []string
	for _, t := range Targets() {
		ids = append(ids, t.ID())
	}
	return ids
}
