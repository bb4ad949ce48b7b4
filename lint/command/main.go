package command

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/procfile"
)

// Source says where a host or a port comes from.
type Source int

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

// Refusal is why a program can't use the host or the port that is written.
type Refusal uint8

// The reasons.
const (
	// Usable: there's no reason.
	Usable Refusal = iota
	// HostOnly: the option takes a host without a port.
	HostOnly
	// NoScheme: the address has to start with a scheme, as in tcp://0.0.0.0:$PORT.
	NoScheme
	// NoHost: the program reads a number without a colon as a host.
	NoHost
)

// Setting is the host or the port that a program listens on.
type Setting struct {
	Source Source
	// Value is the text as written, or the program's default; "" when empty or
	// not known.
	Value string
	// Range is where Value is written; empty, at the place where it belongs,
	// when the value is empty; the zero range when it is not written.
	Range procfile.Range
	// Flag is the flag that sets it, as written, or "".
	Flag string
	// Option is the whole option with its value, or the whole positional word.
	Option procfile.Range
	// Variable is the name of the variable that is the whole value, or "".
	Variable string
	// Literal is set when nothing in the value is expanded.
	Literal bool
	// Unexpanded is set when the value is a variable that no shell expands,
	// because it is in single quotes or escaped.
	Unexpanded bool
	// Refused says why the program can't use the value.
	Refused Refusal
	// Bare is set when the value is the name PORT without the $ that would expand
	// it.
	Bare bool
}

// Written reports whether the setting is in the command itself.
func (s Setting) Written() bool { return s.Source == FromFlag || s.Source == FromPositional }

// Loopback reports whether the value is an address that only the machine
// itself reaches.
func (s Setting) Loopback() bool {
	if s.Variable != "" && !s.Unexpanded {
		return false
	}
	host := strings.ToLower(strings.Trim(s.Value, "[]"))
	return host == "localhost" || host == "::1" || strings.HasPrefix(host, "127.")
}

// EmptyFlag is a flag whose value is missing.
type EmptyFlag struct {
	// Flag is its name; Option the range of its word.
	Flag   string
	Option procfile.Range
	// Takes is what it sets: "host", "port", "address" or "value".
	Takes string
	// Next is the word in the place of the value, or "" at the end of the command
	// and after an equals sign.
	Next string
	// Inline is set for --flag= with nothing after the equals sign.
	Inline bool
	// Value is where the value belongs: an empty range after the flag, or the
	// empty quotes there.
	Value procfile.Range
	// Stops is set when the program is known to stop at it.
	Stops bool
}

// Run is the main program of a command, after its wrappers.
type Run struct {
	// Program is its entry in the table, or nil when it has none.
	Program *Program
	// Name is the word that names it, Base its base name.
	Name Word
	Base string
	// Module is set when the name follows python -m, Interpreted when it is a
	// script that an interpreter before it runs, as in python manage.py.
	Module, Interpreted bool
	// Wrappers are the base names of the wrappers around it, the outermost first.
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
	// Doubtful is set when the first of Positional may be the value of an option
	// before it that the table does not have.
	Doubtful bool
	Host     Setting
	Port     Setting
	// Unclear is set when a word could change host or port in a way that is not
	// understood: an unknown flag that speaks of them, a variable that may contain
	// options. Then a value that is not written is not known.
	Unclear bool
	// Fronted is set when a proxy in front listens on PORT.
	Fronted bool
	// Dev and Background say that flags or the program make it a development
	// server, or send it to the background.
	Dev, Background bool
	Empty           []EmptyFlag
	// Mistyped are options that are meant, but written so that the program does not
	// take them as such; host, port and the rest are read as they are meant.
	Mistyped []Mistyped
	// Unknown are the options that the program is known not to have.
	Unknown []UnknownFlag
	// Misplaced are options that have no effect in their place: on one side of the target,
	// although the program takes them on the other.
	Misplaced []Option
	// AfterTarget is the first option after the target of a program that takes options
	// only before it, and the text after it; empty without such an option.
	AfterTarget procfile.Range

	cmd *Command
	// after is where further options may be inserted: the end of the words that
	// name the program, and the end of all.
	afterName, afterArgs int
}

// Main is the program that the command goes on running: its last one, without
// its wrappers. It is nil where that is not known, as with several programs at
// once, a syntax error, or an option of a wrapper that is not in the table.
func (c *Command) Main() *Run {
	main := c.mainCall()
	if main < 0 {
		return nil
	}
	inv := c.invocation(main)
	if !inv.unwrap() {
		return nil
	}
	run := &Run{Name: inv.name, Base: inv.base, Args: inv.args, Fronted: inv.fronted, cmd: inv.cmd, Module: inv.module, Interpreted: inv.interpreted, Wrappers: inv.wrappers, Dir: inv.dir, DirKnown: !inv.lost}
	run.afterName = inv.name.Range.End
	run.find(&inv)
	run.afterArgs = run.afterName
	if n := len(run.Args); n > 0 {
		run.afterArgs = run.Args[n-1].Range.End
	}
	if run.Program == nil {
		run.Port = run.portAssigned(inv.assigns)
		return run
	}
	run.Dev = run.Program.Dev
	run.readArgs()
	run.settle(&inv)
	return run
}

// Naming is the range of the words that name the program: its name up to the
// sub-command.
func (r *Run) Naming() procfile.Range {
	return procfile.Range{Start: r.Name.Range.Start, End: r.afterName}
}

// Whole is the range of the program and its arguments.
func (r *Run) Whole() procfile.Range {
	return procfile.Range{Start: r.Name.Range.Start, End: r.afterArgs}
}

// Text is the text of the command in a range.
func (r *Run) Text(at procfile.Range) string { return r.cmd.Text[at.Start:at.End] }

// mainCall is the index of the call that the command ends with, or -1.
func (c *Command) mainCall() int {
	if c.Opaque || c.Syntax != nil {
		return -1
	}
	main := -1
	for i := range c.Calls {
		call := &c.Calls[i]
		if call.Background {
			return -1
		}
		if !call.Nested {
			main = i
		}
	}
	if main < 0 || c.hasCallAfter(main) {
		return -1
	}
	for main >= 0 && c.Calls[main].Join == "|" {
		main = c.before(main)
	}
	if main < 0 || c.Calls[main].Join == "||" || len(c.Calls[main].Words) == 0 {
		return -1
	}
	return main
}

// hasCallAfter reports whether a compound command follows the call.
func (c *Command) hasCallAfter(main int) bool {
	end := c.Calls[main].Range.End
	for i := main + 1; i < len(c.Calls); i++ {
		if c.Calls[i].Range.Start >= end {
			return true
		}
	}
	return false
}

// before is the index of the call at the top of the text before this one, or -1:
// the head of a pipe may be a redirection without any call.
func (c *Command) before(i int) int {
	for i--; i >= 0 && c.Calls[i].Nested; {
		i--
	}
	return i
}

// invocation collects the call and what the calls before it leave behind.
func (c *Command) invocation(main int) invocation {
	call := &c.Calls[main]
	inv := invocation{cmd: c, name: call.Words[0], args: call.Words[1:]}
	for i := range c.Calls[:main] {
		earlier := &c.Calls[i]
		if earlier.Nested {
			continue
		}
		if len(earlier.Words) == 0 || earlier.Words[0].Value == "export" {
			inv.assigns = append(inv.assigns, earlier.Assigns...)
			continue
		}
		switch earlier.Words[0].Value {
		case ".", "source", "eval", "set":
			inv.hidden = true
		case "cd":
			inv.changeDir(earlier.Words[1:])
		case "pushd", "popd":
			inv.lost = true
		}
	}
	inv.assigns = append(inv.assigns, call.Assigns...)
	return inv
}

// find looks the program up, and takes its sub-command from the arguments.
func (r *Run) find(inv *invocation) {
	candidates := programsByCommand[inv.base]
	switch {
	case inv.module:
		candidates = programsByModule[inv.base]
	case len(candidates) == 0 && isPython(inv.base):
		candidates = programsByCommand["python"]
	}
	if len(candidates) == 0 {
		return
	}
	at := subCommand(candidates, inv.args, inv.base == "rake" || candidates[0].SubAnywhere)
	for _, p := range candidates {
		switch {
		case p.Sub == "" && r.Program == nil:
			r.Program = p
		case at >= 0 && p.Sub.Has(inv.args[at].Value):
			r.Program = p
			r.afterName = inv.args[at].Range.End
			r.Args = withoutWord(inv.args, at)
			return
		}
	}
}

func withoutWord(words []Word, at int) []Word {
	if at == 0 {
		return words[1:]
	}
	out := make([]Word, 0, len(words)-1)
	return append(append(out, words[:at]...), words[at+1:]...)
}

// subCommand is the index of the word that names a sub-command of one of the
// candidates: the first word that isn't an option, for rake any of them.
func subCommand(candidates []*Program, args []Word, anywhere bool) int {
	for i := 0; i < len(args); i++ {
		w := args[i]
		if !w.Static || strings.Contains(w.Value, "=") && !strings.HasPrefix(w.Value, "-") {
			if anywhere {
				continue
			}
			return -1
		}
		if strings.HasPrefix(w.Value, "-") {
			for _, p := range candidates {
				if p.Values.Has(w.Value) {
					i++
					break
				}
			}
			continue
		}
		for _, p := range candidates {
			if p.Sub.Has(w.Value) {
				return i
			}
		}
		if !anywhere {
			return -1
		}
	}
	return -1
}

// flagKind is what a flag of a program does.
type flagKind int

const (
	unknownFlag flagKind = iota
	hostFlag
	portFlag
	bindFlag
	socketFlag
	configFlag
	valueFlag
	switchFlag
	devFlag
	daemonFlag
)

func (p *Program) flag(name string) flagKind {
	switch {
	case p.Host.Has(name):
		return hostFlag
	case p.Port.Has(name):
		return portFlag
	case p.Bind.Has(name):
		return bindFlag
	case p.Sockets.Has(name):
		return socketFlag
	case p.Config.Has(name):
		return configFlag
	case p.Values.Has(name):
		return valueFlag
	case p.Switches.Has(name):
		return switchFlag
	case p.DevFlags.Has(name):
		return devFlag
	case p.Daemon.Has(name):
		return daemonFlag
	}
	return unknownFlag
}

func (k flagKind) takes() string {
	switch k {
	case hostFlag:
		return "host"
	case portFlag:
		return "port"
	case bindFlag:
		return "address"
	}
	return "value"
}

func (k flagKind) valued() bool { return k >= hostFlag && k <= valueFlag }

// speaksOfAddress are parts of flag names that may set host or port.
var speaksOfAddress = []string{"port", "post", "host", "bind", "listen", "addr", "sock", "interface", "http", "url", "config", "conf"}

func mayAddress(p *Program, flag string) bool {
	if p.Role != HTTP {
		return false
	}
	lower := strings.ToLower(flag)
	for _, part := range speaksOfAddress {
		if strings.Contains(lower, part) {
			return true
		}
	}
	if strings.HasPrefix(flag, "--") {
		return false
	}
	for _, list := range []Words{p.Host, p.Port, p.Bind} {
		for _, known := range list.List() {
			if len(known) == 2 && strings.IndexByte(flag[1:], known[1]) >= 0 {
				return true
			}
		}
	}
	return len(flag) == 2 && strings.Contains("-p-b-h-l-a-H", flag)
}

// option is one word that begins with a dash, taken apart.
type option struct {
	name   string
	kind   flagKind
	inline bool // the value is in the same word
	value  string
	start  int // offset of the value
	equals bool
}

func (r *Run) option(w Word, body string, start int) option {
	if o, ok := r.oneDash(w, body, start); ok {
		return o
	}
	p := r.Program
	name, value, equals := strings.Cut(body, "=")
	o := option{name: name, kind: p.flag(name), inline: equals, equals: equals, value: value, start: start + len(name) + 1}
	if o.kind == unknownFlag {
		if meant, ok := r.colon(body, start); ok {
			return meant
		}
	}
	if o.kind != unknownFlag || strings.HasPrefix(body, "--") || len(body) < 3 {
		return o
	}
	short := body[:2]
	if kind := p.flag(short); kind.valued() && body[2] != '=' {
		return option{name: short, kind: kind, inline: true, value: body[2:], start: start + 2}
	}
	return o
}

func (r *Run) readArgs() {
	positional := false
	if len(r.Args) > 1 {
		r.Options = make([]Option, 0, len(r.Args)-1)
	}
	for i := 0; i < len(r.Args); i++ {
		r.apart(i)
		w := r.Args[i]
		body, start := w.body()
		if body == "--" {
			break
		}
		if !strings.HasPrefix(body, "-") || body == "-" {
			r.positionalWord(i)
			if r.Program.Argument != Target && !positional {
				positional = true
				r.positional(w, body, start)
				continue
			}
			if strings.HasPrefix(body, "$") || strings.HasPrefix(body, "`") {
				r.Unclear = true
			}
			continue
		}
		if r.Program.OptionsFirst && len(r.Positional) > 0 && r.AfterTarget.Empty() {
			r.AfterTarget = procfile.Range{Start: w.Range.Start, End: r.Args[len(r.Args)-1].Range.End}
		}
		o := r.option(w, body, start)
		r.Options = append(r.Options, o.exported(w))
		if r.misplaced(o.name) {
			r.Misplaced = append(r.Misplaced, o.exported(w))
			continue
		}
		switch o.kind {
		case unknownFlag:
			if n := r.unknown(w, body, start, i); n > 0 {
				i += n
				continue
			}
			if mayAddress(r.Program, o.name) || r.Program.Argument != Target && !o.inline {
				r.Unclear = true
			}
		case devFlag:
			r.Dev = true
		case daemonFlag:
			r.Background = true
		case switchFlag:
		default:
			if taken := r.valued(w, o, i); taken > 0 {
				i += taken
				r.Options[len(r.Options)-1].Value = r.Args[i].bodyRange()
			}
		}
	}
	r.joinUnknown()
}

// misplaced reports whether an option is on the wrong side of the target. Where a variable
// may contain the target, it isn't known.
func (r *Run) misplaced(name string) bool {
	before := r.Program.BeforeTarget.Has(name)
	if !before && !r.Program.AfterTarget.Has(name) {
		return false
	}
	static := slices.IndexFunc(r.Positional, func(w Word) bool { return w.Static && w.Value[0] != '@' })
	if before {
		return static >= 0
	}
	return len(r.Positional) == 0
}

// positionalWord notes a word that isn't an option. The first one after an option
// that the table does not have may be that one's value.
func (r *Run) positionalWord(i int) {
	if len(r.Positional) == 0 && i > 0 && len(r.Options) > 0 {
		last := r.Options[len(r.Options)-1]
		r.Doubtful = !last.Known && last.Value.Empty() && last.Range == r.Args[i-1].Range
	}
	if !r.Args[i].Static && len(r.Positional) == 0 {
		r.Doubtful = true
	}
	r.Positional = append(r.Positional, r.Args[i])
}

// exported is the option as others see it; a value in the next word is not in it.
func (o option) exported(w Word) Option {
	out := Option{Name: o.name, Range: w.Range, Known: o.kind != unknownFlag}
	if o.inline {
		out.Value = procfile.Range{Start: o.start, End: o.start + len(o.value)}
	}
	return out
}

// valued reads an option with a value. It gives the number of further words that
// the value takes.
func (r *Run) valued(w Word, o option, i int) int {
	rng := w.Range
	consumed := r.blankBeforeEquals(w, &o, i)
	if consumed == 0 && r.blankAfterEquals(w, &o, i) {
		consumed = 1
	}
	if consumed > 0 {
		rng.End = r.Args[i+consumed].Range.End
	}
	if !o.inline {
		if i+1 >= len(r.Args) || r.looksLikeOption(r.Args[i+1]) {
			if o.kind == hostFlag && r.Program.BareHost {
				r.Host = Setting{Source: FromFlag, Value: "0.0.0.0", Flag: o.name, Option: rng, Literal: true}
				return 0
			}
			next := ""
			if i+1 < len(r.Args) {
				next = r.Args[i+1].Raw
			}
			r.empty(o, rng, procfile.Range{Start: rng.End, End: rng.End}, next, true)
			return 0
		}
		next := r.Args[i+1]
		o.value, o.start = next.body()
		rng.End = next.Range.End
		consumed = 1
	}
	if o.value == "" || o.value == `""` || o.value == "''" {
		r.empty(o, rng, procfile.Range{Start: o.start, End: o.start + len(o.value)}, "", false)
		return consumed
	}
	if o.inline && len(o.value) > 2 && (o.value[0] == '"' || o.value[0] == '\'') && o.value[len(o.value)-1] == o.value[0] {
		o.value, o.start = o.value[1:len(o.value)-1], o.start+1
	}
	r.set(o, rng)
	return consumed
}

// looksLikeOption reports whether the word cannot be the value of a flag.
func (r *Run) looksLikeOption(w Word) bool {
	raw := w.Raw
	if len(raw) < 2 || raw[0] != '-' || raw[1] >= '0' && raw[1] <= '9' || raw[1] == '.' {
		return false
	}
	if r.Program.Parser == Argparse {
		return true
	}
	name, _, _ := strings.Cut(raw, "=")
	return r.Program.flag(name) != unknownFlag
}

// empty notes a flag without a value: missing when no word is left for it, as
// against a value that is empty.
func (r *Run) empty(o option, rng, value procfile.Range, next string, missing bool) {
	stops := r.Program.EmptyStops.Has(o.name)
	if missing {
		stops = stops || r.Program.Parser == Argparse || r.Program.Parser == Click
	}
	r.Empty = append(r.Empty, EmptyFlag{Flag: o.name, Option: rng, Value: value, Takes: o.kind.takes(), Next: next, Inline: o.inline, Stops: stops})
	r.Unclear = r.Unclear || o.kind != valueFlag
}

func (r *Run) set(o option, rng procfile.Range) {
	at := procfile.Range{Start: o.start, End: o.start + len(o.value)}
	base := Setting{Source: FromFlag, Flag: o.name, Option: rng}
	switch o.kind {
	case hostFlag:
		if r.Program.HostForm == MaybePort {
			r.address(base, HostPort, at)
			return
		}
		r.Host = r.read(base, at)
		if r.Program.Name == "daphne" && r.Host.Literal && strings.Count(o.value, ":") == 1 {
			r.Host.Refused = HostOnly
		}
	case portFlag:
		r.Port = r.read(base, at)
	case bindFlag:
		r.Dev = r.Dev || r.Program.DevBind
		if r.Host.Source == FromFlag || r.Port.Source == FromFlag {
			r.Unclear = true
			r.Host, r.Port = Setting{Source: NotKnown, Flag: o.name}, Setting{Source: NotKnown, Flag: o.name}
			return
		}
		r.address(base, r.Program.BindForm, at)
	case socketFlag:
		r.Host, r.Port = Setting{Source: FromSocket, Flag: o.name}, Setting{Source: FromSocket, Flag: o.name}
	case configFlag:
		r.fromConfig()
	}
}

// fromConfig leaves what is written: flags win over files.
func (r *Run) fromConfig() {
	for _, s := range []*Setting{&r.Host, &r.Port} {
		if s.Source == NotKnown && s.Flag == "" {
			s.Source = FromConfig
		}
	}
}

func (r *Run) positional(w Word, body string, start int) {
	base := Setting{Source: FromPositional, Option: w.Range}
	at := procfile.Range{Start: start, End: start + len(body)}
	colon := lastColon(body)
	switch {
	case r.Program.Argument == PortOnly || colon < 0:
		r.Port = r.read(base, at)
	default:
		r.Host = r.read(base, procfile.Range{Start: start, End: start + colon})
		r.Port = r.read(base, procfile.Range{Start: start + colon + 1, End: at.End})
	}
}

// read takes a value from the text.
func (r *Run) read(base Setting, at procfile.Range) Setting {
	s := base
	s.Range, s.Value = at, r.cmd.Text[at.Start:at.End]
	if s.Value == `\` {
		s.Value = "" // what is left of a variable that another shell has eaten
	}
	inside := r.cmd.variablesIn(at)
	switch {
	case strings.Contains(s.Value, "$(") || strings.Contains(s.Value, "`"):
	case len(inside) == 0:
		s.Literal = true
		s.Unexpanded = strings.HasPrefix(s.Value, `\$`)
	case inside[0].Range == at:
		s.Variable = inside[0].Name
		s.Unexpanded = inside[0].Quote == Single && !inside[0].Script
	case wholeVariable(s.Value):
		s.Variable = inside[0].Name
	}
	return s
}

// wholeVariable reports whether the value is one quoted variable: "$PORT".
func wholeVariable(s string) bool {
	return len(s) > 2 && s[0] == '"' && s[len(s)-1] == '"' && s[1] == '$' && !strings.ContainsAny(s[2:len(s)-1], "$\"")
}

func (c *Command) variablesIn(at procfile.Range) []Variable {
	from := -1
	for i, v := range c.Variables {
		if v.Range.Start >= at.End {
			if from < 0 {
				return nil
			}
			return c.Variables[from:i]
		}
		if from < 0 && v.Range.Start >= at.Start && v.Range.End <= at.End {
			from = i
		}
	}
	if from < 0 {
		return nil
	}
	return c.Variables[from:]
}

// address takes a bind value apart.
func (r *Run) address(base Setting, form Form, at procfile.Range) {
	text := r.cmd.Text[at.Start:at.End]
	whole := r.read(base, at)
	socket := func() {
		base.Source = FromSocket
		r.Host, r.Port = base, base
	}
	if form == Hidden {
		r.Unclear = true
		return
	}
	if strings.HasPrefix(text, "unix:") || strings.HasPrefix(text, "fd://") || strings.HasPrefix(text, "pipe:") || strings.HasPrefix(text, "/") || strings.HasPrefix(text, "@") {
		socket()
		return
	}
	if scheme := strings.Index(text, "://"); scheme >= 0 {
		at.Start += scheme + 3
		text = text[scheme+3:]
		if end := strings.IndexAny(text, "/?"); end >= 0 && form != HostPort && !strings.ContainsRune(text[:end], '{') {
			text = text[:end]
			at.End = at.Start + end
		}
	} else if form == URI || form == PortOrURI && lastColon(text) >= 0 {
		r.Port = whole
		if whole.Variable == "" || whole.Variable == "PORT" {
			r.Port.Refused = NoScheme
		}
		if whole.Variable == "" && !whole.Literal && len(r.cmd.variablesIn(at)) > 0 && strings.HasPrefix(text, "$") {
			r.Port.Refused = Usable
			r.Unclear = true
		}
		r.Host = Setting{Flag: base.Flag}
		return
	} else if form == PortOrURI {
		r.Port = whole
		return
	}
	colon := lastColon(text)
	if colon < 0 {
		r.hostAlone(whole, form, base)
		return
	}
	if lastColon(text[:colon]) >= 0 {
		r.Unclear = true // an IPv6 address without brackets
		return
	}
	r.Host = r.read(base, procfile.Range{Start: at.Start, End: at.Start + colon})
	r.Port = r.read(base, procfile.Range{Start: at.Start + colon + 1, End: at.End})
}

// hostAlone reads a bind value without a colon.
func (r *Run) hostAlone(whole Setting, form Form, base Setting) {
	switch {
	case form == Socket:
		base.Source = FromSocket
		r.Host, r.Port = base, base
	case form == URI:
		r.Host = whole
		r.Port = Setting{Flag: base.Flag}
	case r.Program.HostForm == MaybePort:
		r.Host = whole
	case whole.Variable == "PORT" || whole.Literal && isDigits(whole.Value):
		r.Port = whole
		if r.Program.Name == "gunicorn" || r.Program.Name == "hypercorn" {
			r.Port.Refused = NoHost
		}
		r.Host = Setting{Flag: base.Flag}
	case whole.Variable != "":
		r.Host, r.Port = Setting{Flag: base.Flag}, Setting{Flag: base.Flag}
	default:
		r.Host = whole
		r.Port = Setting{Source: FromDefault, Value: r.Program.DefaultPort, Flag: base.Flag, Option: base.Option}
	}
}

func isDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// lastColon is the index of the colon between host and port, outside of
// brackets and braces, or -1.
func lastColon(s string) int {
	depth := 0
	for i := len(s) - 1; i >= 0; i-- {
		switch s[i] {
		case '}', ']':
			depth++
		case '{', '[':
			depth--
		case ':':
			if depth == 0 {
				return i
			}
		}
	}
	return -1
}

// settle says where the host and the port come from that no flag sets.
func (r *Run) settle(inv *invocation) {
	p := r.Program
	if port := r.Port; port.Written() && port.Literal && port.Value != "" && port.Refused == Usable && !port.Unexpanded && !isDigits(port.Value) {
		r.Unclear = true // no port of this shell, such as %PORT%
		r.Port.Bare = bareNames.Has(port.Value)
	}
	open := Setting{Source: FromDefault}
	switch {
	case len(r.Empty) > 0 && r.Unclear, r.Unclear && !p.Code:
		open.Source = NotKnown
	case assigned(inv.assigns, p.Env):
		open.Source = FromAssignment
	case p.Code:
		open.Source = FromCode
	case inv.hidden && !p.ReadsPort:
		open.Source = NotKnown
	case p.ConfigByDefault:
		open.Source = FromConfig
	}
	if r.Host.Source == NotKnown && r.Host.Flag == "" {
		r.Host = open
		if open.Source == FromDefault {
			r.Host.Value = p.DefaultHost
		}
	}
	if r.Port.Source == NotKnown && r.Port.Flag == "" {
		r.Port = open
		switch {
		case open.Source == FromDefault && p.ReadsPort:
			r.Port = Setting{Source: FromEnvironment, Value: "$PORT", Variable: "PORT"}
		case open.Source == FromDefault:
			r.Port.Value = p.DefaultPort
		}
	}
	switch r.Port.Source {
	case FromEnvironment, FromCode, FromConfig:
		// Who sets PORT has code or a configuration file that reads it.
		if port := r.portAssigned(inv.assigns); port.Source == FromAssignment {
			r.Port = port
		}
	}
}

// portAssigned is the port that the command sets with PORT=value, or the zero Setting.
func (r *Run) portAssigned(assigns []Assign) Setting {
	port := Setting{}
	for _, a := range assigns {
		if a.Name == "PORT" {
			port = r.read(Setting{Source: FromAssignment, Option: a.Range}, a.Value.Range)
		}
	}
	return port
}

// bareNames are what is left of $PORT and ${PORT} without the $.
const bareNames Words = "PORT port {PORT} {port}"

func assigned(assigns []Assign, names Words) bool {
	for _, a := range assigns {
		if names.Has(a.Name) {
			return true
		}
	}
	return false
}
