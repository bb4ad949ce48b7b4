package command

import (
	"github.com/proclint/proclint/lint/ecosystem"
	"strings"

	"github.com/proclint/proclint/lint/procfile"
)

type flagKind uint8

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

func flagOf(p *ecosystem.Program, name string) flagKind {
	for i, list := range flagsOf(p) {
		if kind := flagKind(i + 1); kind <= daemonFlag && list.Has(name) {
			return kind
		}
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
const speaksOfAddress ecosystem.Words = "port post host bind listen addr sock interface http url config conf"

func mayAddress(p *ecosystem.Program, flag string) bool {
	if p.Role != ecosystem.HTTP {
		return false
	}
	if speaksOfAddress.AnyIn(strings.ToLower(flag)) {
		return true
	}
	if strings.HasPrefix(flag, "--") {
		return false
	}
	for _, list := range []ecosystem.Words{p.Host, p.Port, p.Bind} {
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

// exported is the option as others see it; a value in the next word is not in it.
func (o option) exported(w Word) Option {
	out := Option{Name: o.name, Range: w.Range, Known: o.kind != unknownFlag}
	if o.inline {
		out.Value = procfile.Range{Start: o.start, End: o.start + len(o.value)}
	}
	return out
}

// flagsOf are all names of flags that the table has for the program, in the order of their kinds, and behind those the others.
func flagsOf(p *ecosystem.Program) [10]ecosystem.Words {
	return [...]ecosystem.Words{p.Host, p.Port, p.Bind, p.Sockets, p.Config, p.Values, p.Switches, p.DevFlags, p.Daemon, p.Foreground}
}
