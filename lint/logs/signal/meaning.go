package signal

import (
	"fmt"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/logs/lex"
)

// Message is a text that a program or a platform writes.
type Message struct {
	*Meaning
	// Pattern is its text: "<name>" is a part that differs, "^" the start of a line, "$" its end.
	Pattern string
	// By names the programs and platforms that write it, Source where that was looked up.
	By, Source string
	// Lines are real lines that have it, Near are lines that look alike and mean something else.
	Lines, Near []string

	pattern *pattern
	// choices are the patterns of a general one, by anchors.
	choices func() [][]*Message
	// anchors are the longest texts around the parts of each, in lowercase.
	anchors []string
}

// Meaning is what one or more messages report.
type Meaning struct {
	Name string
	// Is is the headline: what happened and why. Messages of a log in which nothing has failed have none. Of several
	// texts the first one counts whose named parts are all known; the same goes for Why and Help.
	Is, Why, Help []string
	// Kind is the kind of failure, such as permission, or NoKind.
	Kind string
	// Over are words of what settles it, besides those of its kind.
	Over []string
	// Look names what is looked at in the folder.
	Look string
	// Rules are those whose findings confirm it, the best first.
	Rules []string
	// Rule is the one that explains it also where no file is known, or "".
	Rule  string
	Level Level
	// Ends is what its writer ended then, as far as that's sure.
	Ends  Ended
	Stage Stage
	// Platform is the one that a message without a headline shows, and Prefixes are how words start that it puts in
	// front of lines. Others put one after "?" there, too.
	Platform  string
	Prefixes  []string
	Certainty Certainty
	// Local is the meaning that goes before it in a log of a person's own machine, where no deploy corrects anything.
	Local string
	// Commands are those of platforms that help.
	Commands []Command
	// Edit is what takes the place of what in the Procfile, as "<script> => start", or "".
	Edit string
	// Changes are what takes the place of what in a line of another file, as "requirements.txt: psycopg2 => psycopg2-binary". "*" is the
	// only file of the app's settings that has it. The first one counts that can be made.
	Changes []string
	// Image is a language and the version that the image of a Dockerfile needs at least, as "go <version>", or "".
	Image string
	// Option is what the command of web lacks at its end, as "--urls http://0.0.0.0:$PORT", or "".
	Option string
	// Role is what the log itself shows without a message, or what else only code knows of a message, or "".
	Role Role
	// Joins is the meaning of an earlier cause that a message tells more of, or "".
	Joins string
	// Sets is the variable that the commands of the meaning with RoleSets set, or "".
	Sets string
	// NeedsFinding is whether it needs a finding of its rules, where the Procfile is known.
	NeedsFinding bool
	// isGeneral is whether it's the kind itself, whose patterns explain what no message does.
	isGeneral bool
	// kind is that of Kind, or nil.
	kind *Meaning
}

// NoKind is of messages of which nothing failed.
const NoKind = ""

// Command is a command of a platform.
type Command struct{ Platform, Text string }

// Level is how close a message is to the cause.
type Level int

// The levels, from the farthest to the closest.
const (
	Sign  Level = iota // of something that failed before, such as H10
	Step               // between both, such as a worker that didn't boot
	Fault              // an error in the app's code of which nothing more is known
	Root
)

// Ended is what is over with a message.
type Ended int

// What a message ends, in the order in which causes go from the last to the first.
const (
	EndsNothing Ended = iota - 1 // a remark: the deploy goes on
	EndUnknown
	EndsDeploy // by itself, and not for what another message says
)

// Stage is when something happens to an app.
type Stage string

// The stages.
const (
	NoStage Stage = "" // of a log that shows none
	Build   Stage = "build"
	Release Stage = "release"
	Start   Stage = "start"
	Running Stage = "running"
	Local   Stage = "local"
)

// Role is what code knows of a meaning. Some meanings have no message: the log as a whole shows them.
type Role string

// The roles. Those from RoleSyntax to RoleAnywhere are of errors with calls, by where they come from.
const (
	RoleLoopback    Role = "loopback" // a server that only its own container reaches
	RoleSets        Role = "sets"     // the commands of platforms that set a variable
	RoleUnknown     Role = "unknown"  // a line about which nothing else is known
	RoleSyntax      Role = "syntax"
	RoleInLibrary   Role = "in-library"
	RoleOfLibrary   Role = "of-library"
	RoleInApp       Role = "in-app"
	RoleBare        Role = "bare"
	RoleAnywhere    Role = "anywhere"
	RoleInterrupted Role = "interrupted" // somebody ended the program
	RoleRefused     Role = "refused"     // a server doesn't answer
	RoleOnce        Role = "once"        // an error of a compiler of which one cause names all
)

var roles = []Role{
	RoleLoopback, RoleSets, RoleUnknown, RoleSyntax, RoleInLibrary, RoleOfLibrary, RoleInApp, RoleBare, RoleAnywhere, RoleInterrupted, RoleRefused, RoleOnce,
}

// Certainty is how sure a cause is.
type Certainty string

// The certainties.
const (
	Sure     Certainty = "sure"
	Likely   Certainty = "likely"
	Possible Certainty = "possible"
)

// StageOf is a stage by its name, if there is one.
func StageOf(name string) (Stage, bool) {
	return Stage(name), slices.Contains([]Stage{Build, Release, Start, Running, Local}, Stage(name))
}

// CertaintyOf is a certainty by its name, if there is one.
func CertaintyOf(name string) (Certainty, bool) {
	return Certainty(name), slices.Contains([]Certainty{Sure, Likely, Possible}, Certainty(name))
}

var (
	levels = map[string]Level{"sign": Sign, "step": Step, "fault": Fault, "root": Root}
	ends   = map[string]Ended{"nothing": EndsNothing, "deploy": EndsDeploy}
)

// The fields that are one text, several texts, each in a separate row, or words.
var (
	textFields = map[string]func(m *Meaning) *string{
		"kind":     func(m *Meaning) *string { return &m.Kind },
		"look":     func(m *Meaning) *string { return &m.Look },
		"local":    func(m *Meaning) *string { return &m.Local },
		"platform": func(m *Meaning) *string { return &m.Platform },
		"joins":    func(m *Meaning) *string { return &m.Joins },
		"sets":     func(m *Meaning) *string { return &m.Sets },
		"edit":     func(m *Meaning) *string { return &m.Edit },
		"image":    func(m *Meaning) *string { return &m.Image },
		"option":   func(m *Meaning) *string { return &m.Option },
	}
	textsFields = map[string]func(m *Meaning) *[]string{
		"is":     func(m *Meaning) *[]string { return &m.Is },
		"why":    func(m *Meaning) *[]string { return &m.Why },
		"help":   func(m *Meaning) *[]string { return &m.Help },
		"change": func(m *Meaning) *[]string { return &m.Changes },
	}
	wordsFields = map[string]func(m *Meaning) *[]string{
		"over":     func(m *Meaning) *[]string { return &m.Over },
		"rules":    func(m *Meaning) *[]string { return &m.Rules },
		"confirm":  func(m *Meaning) *[]string { return &m.Rules },
		"prefixes": func(m *Meaning) *[]string { return &m.Prefixes },
	}
)

func (m *Meaning) set(row string) error {
	field, value, _ := strings.Cut(row, " ")
	known := value != ""
	text, texts, words := textFields[field], textsFields[field], wordsFields[field]
	switch {
	case text != nil:
		*text(m) = value
	case texts != nil:
		*texts(m) = append(*texts(m), value)
	case words != nil:
		*words(m) = strings.Fields(value)
	}
	switch field {
	case "rules":
		if known {
			m.Rule = m.Rules[0]
		}
	case "run":
		id, command, _ := strings.Cut(value, " ")
		m.Commands = append(m.Commands, Command{id, command})
	case "role":
		m.Role, known = Role(value), slices.Contains(roles, Role(value))
	case "level":
		m.Level, known = levels[value]
	case "ends":
		m.Ends, known = ends[value]
	case "stage":
		m.Stage, known = StageOf(value)
	case "certainty":
		m.Certainty, known = CertaintyOf(value)
	default:
		if text == nil && texts == nil && words == nil {
			return fmt.Errorf("%q is no field of a meaning", field)
		}
	}
	if !known {
		return fmt.Errorf("%q is no value of %q", value, field)
	}
	return nil
}

// General is the kind of failure, or nil.
func (m *Meaning) General() *Meaning { return m.kind }

// IsGeneral reports whether the meaning is a kind of failure itself.
func (m *Meaning) IsGeneral() bool { return m.isGeneral }

// Names reports whether a headline names a value.
func (m *Meaning) Names(value string) bool {
	return slices.ContainsFunc(m.Is, func(is string) bool { return strings.Contains(is, "<"+value+">") })
}

// IsSign reports whether the message shows a step of a deploy, or an app.
func (m *Meaning) IsSign() bool { return strings.HasSuffix(m.Name, "-signs") }

// IsHealthy reports whether the message shows an app that works. One about a start doesn't: a platform writes it for apps that then crash, too.
func (m *Meaning) IsHealthy() bool {
	return m.IsSign() && m.Stage == Running || strings.HasPrefix(m.Name, "listening-")
}

// IsOverBy reports whether a meaning or its kind has a word of what settles causes.
func (m *Meaning) IsOverBy(what string) bool {
	return slices.Contains(m.Over, what) || m.kind != nil && slices.Contains(m.kind.Over, what)
}

// rank orders messages in one line: those of a failure, and the ones closest to its cause, go first.
func (m *Message) rank() Level {
	if len(m.Is) == 0 {
		return Sign - 1
	}
	return m.Level
}

// Exits reports whether a line with the message gives the status with which a process failed.
func (m *Message) Exits() bool { return m.pattern != nil && m.pattern.exits }

// Fixed is the value of a part that is no different from log to log, or "".
func (m *Message) Fixed(part string) string {
	if m.pattern == nil {
		return ""
	}
	return m.pattern.fixed[part]
}

// IsQuoted reports whether the message is a part of what a line has in double quotes, as in the text of a person.
func (m *Message) IsQuoted(l *lex.Line) bool { return m.pattern.isQuoted(l) }

// With is the message with another meaning.
func (m *Message) With(meaning *Meaning) *Message {
	other := *m
	other.Meaning = meaning
	return &other
}

// LookEnd is the look of a message that a process ended, which programs write that start a Procfile on one machine.
const LookEnd = "end"

// HelpsItself reports whether there is a meaning, and it says what helps.
func (m *Meaning) HelpsItself() bool { return m != nil && len(m.Help) > 0 }
