package command

import (
	"strings"

	"github.com/agnivade/levenshtein"

	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/work"
)

// MistypedKind reports how an option is written wrongly.
type MistypedKind int

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

// Mistyped is an option that is meant, but written so that the program does not take
// it as such.
type Mistyped struct {
	Kind MistypedKind
	// Flag is the flag that is meant; Range covers what is wrongly written.
	Flag  string
	Range procfile.Range
	// Edit fixes it.
	Edit procfile.TextEdit
	// Stops is set when the program is known to stop at it.
	Stops bool
}

// UnknownFlag is an option that a program is known not to have.
type UnknownFlag struct {
	// Flag is its name as written, Range the range of the name, Option the whole
	// option, including a value after it.
	Flag          string
	Range, Option procfile.Range
	// Meant is the flag of the program that it is near to, or that sets the same
	// in this program, or "".
	Meant string
	// Edits fix it if Meant is known, or are nil. Those of --host and --port
	// for a program with one flag for both are at the first of the two, and the
	// other one has Joined set.
	Edits  []procfile.TextEdit
	Joined bool
	// Stops is set when the program is known to stop at it.
	Stops bool
}

func (r *Run) slip(s Mistyped) {
	p := r.Program
	strict := p.Parser == Click || p.Parser == Argparse
	switch kind := p.flag(s.Flag); s.Kind {
	case ColonForEquals:
		s.Stops = strict
	case OneDash:
		short := s.Flag[1:3]
		s.Stops = p.Parser == Click || strict && (kind == bindFlag || kind == portFlag || p.FlagsComplete && p.flag(short) == unknownFlag)
	case DashApart:
		s.Stops = p.Parser == Click
	case BlankAfterEquals:
		s.Stops = p.EmptyStops.Has(s.Flag)
	case BlankBeforeEquals:
		s.Stops = strict && kind == portFlag
	}
	r.Mistyped = append(r.Mistyped, s)
}

// apart joins a lone dash, or two, with the name of a flag behind it, so that the
// word at i is the option that was meant.
func (r *Run) apart(i int) {
	if i+1 >= len(r.Args) || r.Program.Code {
		return
	}
	dash, next := r.Args[i], r.Args[i+1]
	if dash.Raw != "-" && dash.Raw != "--" || !next.Static || next.Raw == "" {
		return
	}
	name, _, _ := strings.Cut(next.Raw, "=")
	prefix := ""
	for _, p := range []string{dash.Raw, "--"} {
		if r.Program.flag(p+name) != unknownFlag && (len(p) == 2 || len(name) == 1 || name[0] == '-') {
			prefix = p
			break
		}
	}
	if prefix == "" || name == "-" {
		return
	}
	at := procfile.Range{Start: dash.Range.Start, End: next.Range.Start + len(name)}
	r.slip(Mistyped{Kind: DashApart, Flag: prefix + name, Range: at,
		Edit: procfile.TextEdit{Range: procfile.Range{Start: dash.Range.Start, End: next.Range.Start}, NewText: prefix}})
	joined := next
	joined.Raw, joined.Value = prefix+next.Raw, prefix+next.Value
	joined.Range.Start -= len(prefix)
	args := append([]Word(nil), r.Args[:i]...)
	r.Args = append(append(args, joined), r.Args[i+2:]...)
}

// oneDash reads -name and -name=value as the long option that the program has.
func (r *Run) oneDash(w Word, body string, start int) (option, bool) {
	name, value, equals := strings.Cut(body, "=")
	if len(name) < 4 || name[1] == '-' || r.Program.Code {
		return option{}, false
	}
	kind := r.Program.flag("-" + name)
	if kind == unknownFlag {
		return option{}, false
	}
	r.slip(Mistyped{Kind: OneDash, Flag: "-" + name, Range: procfile.Range{Start: start, End: start + len(name)},
		Edit: procfile.TextEdit{Range: procfile.Range{Start: start, End: start}, NewText: "-"}})
	return option{name: "-" + name, kind: kind, inline: equals, equals: equals, value: value, start: start + len(name) + 1}, true
}

// colon reads --name:value as --name=value.
func (r *Run) colon(body string, start int) (option, bool) {
	name, value, found := strings.Cut(body, ":")
	if !found || !strings.HasPrefix(name, "--") || r.Program.Code {
		return option{}, false
	}
	kind := r.Program.flag(name)
	if !kind.valued() {
		return option{}, false
	}
	at := start + len(name)
	r.slip(Mistyped{Kind: ColonForEquals, Flag: name, Range: procfile.Range{Start: start, End: at + 1},
		Edit: procfile.TextEdit{Range: procfile.Range{Start: at, End: at + 1}, NewText: "="}})
	return option{name: name, kind: kind, inline: true, equals: true, value: value, start: at + 1}, true
}

// blankAfterEquals takes the word behind --flag= for its value, where it looks
// like one of that kind.
func (r *Run) blankAfterEquals(w Word, o *option, i int) bool {
	if !o.equals || o.value != "" || i+1 >= len(r.Args) || !strings.HasSuffix(w.Raw, "=") {
		return false
	}
	next := r.Args[i+1]
	body, start := next.body()
	if !plausible(body, o.kind) {
		return false
	}
	r.slip(Mistyped{Kind: BlankAfterEquals, Flag: o.name, Range: procfile.Range{Start: w.Range.Start, End: next.Range.End},
		Edit: procfile.TextEdit{Range: procfile.Range{Start: w.Range.End, End: next.Range.Start}}})
	o.value, o.start = body, start
	return true
}

// blankBeforeEquals takes =VALUE, or = VALUE, behind a flag for its value. It
// gives the number of words that were taken.
func (r *Run) blankBeforeEquals(w Word, o *option, i int) int {
	if o.inline || i+1 >= len(r.Args) || !strings.HasPrefix(r.Args[i+1].Raw, "=") {
		return 0
	}
	last := i + 1
	if r.Args[last].Raw == "=" {
		last++
	}
	if last >= len(r.Args) {
		return 0
	}
	body := strings.TrimPrefix(r.Args[last].Raw, "=")
	start := r.Args[last].Range.End - len(body)
	if body == "" {
		return 0
	}
	r.slip(Mistyped{Kind: BlankBeforeEquals, Flag: o.name, Range: procfile.Range{Start: w.Range.Start, End: r.Args[last].Range.End},
		Edit: procfile.TextEdit{Range: procfile.Range{Start: w.Range.End, End: start}, NewText: "="}})
	o.inline, o.value, o.start = true, body, start
	return last - i
}

// plausible reports whether a word is what such a flag takes, rather than the
// target of the program.
func plausible(word string, kind flagKind) bool {
	number := isDigits(word) || strings.HasPrefix(word, "$PORT") || strings.HasPrefix(word, "${PORT")
	switch kind {
	case portFlag:
		return number
	case hostFlag:
		return isHost(word)
	case bindFlag:
		host, port, found := strings.Cut(word, ":")
		return strings.HasPrefix(word, "unix:") || isHost(word) || isHost(host) && found || host == "" && found && plausible(port, portFlag)
	case valueFlag:
		return number || word == "-"
	}
	return false
}

func isHost(word string) bool {
	return word == "localhost" || word == "*" || strings.HasPrefix(word, "$HOST") || strings.HasPrefix(word, "[") ||
		strings.Count(word, ".") == 3 && strings.Trim(word, "0123456789.") == ""
}

// flags are all names of flags that the table has for the program.
func (p *Program) flags() []Words {
	return []Words{p.Host, p.Port, p.Bind, p.Sockets, p.Config, p.Values, p.Switches, p.DevFlags, p.Daemon, p.Foreground}
}

// lacks reports whether the program is known not to have a flag.
func (p *Program) lacks(name string) bool {
	if p.Lacks.Has(name) {
		return true
	}
	if !p.FlagsComplete || len(name) < 2 || name[1] >= '0' && name[1] <= '9' || !isFlagName(name) {
		return false
	}
	if !strings.HasPrefix(name, "--") {
		return p.Parser == Getopt || p.flag(name[:2]) == unknownFlag
	}
	return p.Parser == Click || !p.abbreviates(name)
}

func isFlagName(name string) bool {
	for i := 0; i < len(name); i++ {
		if c := name[i]; c != '-' && c != '.' && !isNameByte(c) {
			return false
		}
	}
	return true
}

// abbreviates reports whether a name is the start of a flag, which argparse and
// getopt take for the whole.
func (p *Program) abbreviates(name string) bool {
	for _, list := range p.flags() {
		for _, flag := range list.List() {
			if strings.HasPrefix(flag, name) {
				return true
			}
		}
	}
	return false
}

// unknown notes a flag that the program does not have. It gives the number of
// further words that belong to it.
func (r *Run) unknown(w Word, body string, start, i int) int {
	end := strings.IndexAny(body, "=:")
	if end < 0 {
		end = len(body)
	}
	name := body[:end]
	if !r.Program.lacks(name) {
		return 0
	}
	u := UnknownFlag{Flag: name, Range: procfile.Range{Start: start, End: start + end}, Option: w.Range, Stops: r.Program.FlagsComplete || r.Program.Parser == Click || r.Program.Parser == Argparse}
	said := strings.TrimLeft(body[end:], "=:")
	if end == len(body) && i+1 < len(r.Args) {
		said = r.Args[i+1].Raw
	}
	near := r.Program.near(name, said)
	u.Meant = near
	if near == "" {
		u.Meant = r.Program.counterpart(name)
	}
	if u.Meant == "" {
		near = r.Program.otherCase(name)
		u.Meant = near
	}
	if flag, ok := strings.CutSuffix(name, "-"); ok && end == len(body) && said != "-" && r.Program.flag(flag).valued() {
		u.Meant, u.Edits = flag, []procfile.TextEdit{{Range: u.Range, NewText: flag + " -"}}
		r.Unknown = append(r.Unknown, u)
		return 0
	}
	kind := r.Program.flag(u.Meant)
	value := procfile.Range{Start: start + end + 1, End: start + len(body)}
	taken := 0
	if end == len(body) {
		value = procfile.Range{}
		if kind.valued() && i+1 < len(r.Args) && !strings.HasPrefix(r.Args[i+1].Raw, "-") {
			value, taken = r.Args[i+1].Range, 1
			u.Option.End = value.End
		}
	}
	if kind.valued() && kind != valueFlag || kind == unknownFlag && mayAddress(r.Program, name) {
		r.Unclear = true
	}
	u.Edits = r.mendUnknown(&u, near != "", value)
	r.Unknown = append(r.Unknown, u)
	return taken
}

// near is the flag for which a name is a typo, or "". Between two that are equally
// near, the value decides: --post is as near to --host as to --port.
func (p *Program) near(name, value string) string {
	if len(name) < 5 || !strings.HasPrefix(name, "--") {
		return ""
	}
	best, least := "", 3
	for _, list := range p.flags() {
		for _, flag := range list.List() {
			if diff := len(flag) - len(name); diff > 2 || diff < -2 || flag[:2] != "--" {
				continue
			}
			work.Done(len(name) * len(flag))
			d := levenshtein.ComputeDistance(name, flag)
			if d == 2 && len(flag) < 8 && !swapped(name, flag) {
				continue
			}
			switch {
			case d < least:
				best, least = flag, d
			case d == least && plausible(value, p.flag(flag)) != plausible(value, p.flag(best)):
				if plausible(value, p.flag(flag)) {
					best = flag
				}
			case d == least:
				best = ""
			}
		}
	}
	return best
}

// swapped reports whether a is b with two adjacent characters swapped.
func swapped(a, b string) bool {
	if len(a) != len(b) {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	return i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
}

// The flags that other programs have for port, host and address.
const (
	portNames Words = "--port -p"
	hostNames Words = "--host -h -H --hostname --address --addr --ip"
	bindNames Words = "--bind -b --listen -l"
)

// counterpart is the flag of this program that sets what a flag of that name sets
// in others, or "".
func (p *Program) counterpart(name string) string {
	for _, c := range []struct{ names, own Words }{{portNames, p.Port}, {hostNames, p.Host}, {bindNames, p.Bind}} {
		if !c.names.Has(name) {
			continue
		}
		if c.own != "" {
			return c.own.longest()
		}
		if p.Bind != "" {
			return p.Bind.longest()
		}
		return p.Host.longest()
	}
	if name == "-w" && p.Values.Has("--workers") {
		return "--workers"
	}
	return ""
}

// otherCase is the short flag with a value that a name is in the other case, or "".
func (p *Program) otherCase(name string) string {
	if lower := name[len(name)-1] | 0x20; len(name) != 2 || lower < 'a' || lower > 'z' {
		return ""
	}
	other := "-" + string(name[1]^0x20)
	if !p.flag(other).valued() {
		return ""
	}
	return other
}

// mendUnknown writes the option as the program takes it.
func (r *Run) mendUnknown(u *UnknownFlag, near bool, value procfile.Range) []procfile.TextEdit {
	p, text := r.Program, r.cmd.Text[value.Start:value.End]
	switch {
	case u.Meant == "" || text == "" && p.flag(u.Meant).valued():
		return nil
	case near || sameKind(p, u):
		renamed := u.Meant
		to := procfile.Range{Start: u.Range.Start, End: u.Range.End}
		if value.Start == to.End+1 && r.cmd.Text[to.End] == ':' {
			to.End++
			renamed += "="
		}
		return []procfile.TextEdit{{Range: to, NewText: renamed}}
	case p.BindForm == HostPort && portNames.Has(u.Flag):
		return []procfile.TextEdit{{Range: u.Option, NewText: u.Meant + " " + allHosts + ":" + text}}
	case p.BindForm == PortOrURI && portNames.Has(u.Flag):
		return []procfile.TextEdit{{Range: u.Option, NewText: u.Meant + " " + text}}
	case p.Bind == "" && bindNames.Has(u.Flag):
		colon := lastColon(text)
		if colon < 0 || p.Port == "" {
			return nil
		}
		host := text[:colon]
		if host == "" {
			host = allHosts
		}
		return []procfile.TextEdit{{Range: u.Option, NewText: p.Host.longest() + " " + host + " " + p.Port.longest() + " " + text[colon+1:]}}
	}
	return nil
}

// sameKind reports whether the flag that is meant sets exactly what the name says.
func sameKind(p *Program, u *UnknownFlag) bool {
	switch p.flag(u.Meant) {
	case portFlag:
		return portNames.Has(u.Flag)
	case hostFlag:
		return hostNames.Has(u.Flag)
	case bindFlag:
		return bindNames.Has(u.Flag)
	}
	return u.Flag == "-w"
}

// joinUnknown makes one of --host and --port, where the program has one flag for
// both.
func (r *Run) joinUnknown() {
	host, port := -1, -1
	for i := range r.Unknown {
		u := &r.Unknown[i]
		switch {
		case sameKind(r.Program, u) || r.Program.flag(u.Meant) != bindFlag || r.Program.BindForm != HostPort:
		case portNames.Has(u.Flag) && port < 0:
			port = i
		case hostNames.Has(u.Flag) && host < 0:
			host = i
		}
	}
	if host < 0 || port < 0 || r.Unknown[port].Edits == nil {
		return
	}
	h, p := &r.Unknown[host], &r.Unknown[port]
	name := procfile.Range{Start: h.Range.End + 1, End: h.Option.End}
	address := strings.Trim(r.cmd.Text[name.Start:name.End], " ") + ":" + strings.TrimPrefix(p.Edits[0].NewText, p.Meant+" "+allHosts+":")
	first, second := h, p
	if port < host {
		first, second = p, h
	}
	first.Edits = []procfile.TextEdit{
		{Range: first.Option, NewText: first.Meant + " " + address},
		{Range: procfile.Range{Start: r.blankBefore(second.Option.Start), End: second.Option.End}},
	}
	second.Edits, second.Joined = nil, true
}

func (r *Run) blankBefore(at int) int {
	for at > 0 && r.cmd.Text[at-1] == ' ' {
		at--
	}
	return at
}
