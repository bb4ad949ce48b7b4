package command

import (
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"

	"github.com/proclint/proclint/internal/cost"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/spelling"
)

// unknown notes a flag that the program does not have. It gives the number of further words that belong to it.
func (r *Run) unknown(w Word, body string, start, i int) int {
	end := strings.IndexAny(body, "=:")
	if end < 0 {
		end = len(body)
	}
	name := body[:end]
	several := ambiguous(r.Program, name)
	if len(several) == 0 && !lacksFlag(r.Program, name) {
		return 0
	}
	u := UnknownFlag{Flag: name, Range: procfile.Range{Start: start, End: start + end}, Option: w.Range, Stops: r.Program.FlagsComplete || r.Program.Parser == ecosystem.Click || r.Program.Parser == ecosystem.Argparse}
	said := strings.TrimLeft(body[end:], "=:")
	if end == len(body) && i+1 < len(r.Args) {
		said = r.Args[i+1].Raw
	}
	near := nearFlag(r.Program, name, said)
	if u.Several = several; len(several) > 0 {
		near, u.Stops = meantBy(r.Program, name, said, several), true
	}
	u.Meant = near
	if near == "" {
		u.Meant = counterpart(r.Program, name)
	}
	if u.Meant == "" {
		near = otherCase(r.Program, name)
		u.Meant = near
	}
	if flag, ok := strings.CutSuffix(name, "-"); ok && end == len(body) && said != "-" && flagOf(r.Program, flag).valued() {
		u.Meant, u.Edits = flag, []procfile.TextEdit{{Range: u.Range, NewText: flag + " -"}}
		r.Unknown = append(r.Unknown, u)
		return 0
	}
	kind := flagOf(r.Program, u.Meant)
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
	u.Edits = r.correctUnknown(&u, near != "", value)
	r.Unknown = append(r.Unknown, u)
	return taken
}

func lacksFlag(p *ecosystem.Program, name string) bool {
	if p.Lacks.Has(name) {
		return true
	}
	if !p.FlagsComplete || len(name) < 2 || name[1] >= '0' && name[1] <= '9' || !isFlagName(name) {
		return false
	}
	if !strings.HasPrefix(name, "--") {
		return p.Parser == ecosystem.Getopt || flagOf(p, name[:2]) == unknownFlag
	}
	// argparse and getopt take the start of a flag for the whole.
	return p.Parser == ecosystem.Click || !slices.ContainsFunc(flagNames(p), func(flag string) bool { return strings.HasPrefix(flag, name) })
}

// ambiguous are the flags of which a name is the beginning, where argparse rejects it for more than one. Source: python/cpython
// Lib/argparse.py (_parse_optional).
func ambiguous(p *ecosystem.Program, name string) (flags []string) {
	if !p.FlagsComplete || p.Parser != ecosystem.Argparse || !strings.HasPrefix(name, "--") || len(name) < 3 {
		return nil
	}
	for _, flag := range flagNames(p) {
		if flag == name {
			return nil
		}
		if strings.HasPrefix(flag, name) {
			flags = append(flags, flag)
		}
	}
	if len(flags) < 2 {
		return nil
	}
	return flags
}

// meantBy is the flag among several that an abbreviation of them means: the one that is its plural, else the only one that takes a value such
// as the one that follows, else "".
func meantBy(p *ecosystem.Program, name, value string, several []string) (only string) {
	if slices.Contains(several, name+"s") {
		return name + "s"
	}
	isNumber := value != "" && strings.Trim(value, "0123456789") == ""
	for _, flag := range several {
		if p.Numbers.Has(flag) != isNumber {
			continue
		}
		if only != "" {
			return ""
		}
		only = flag
	}
	return only
}

func isFlagName(name string) bool {
	return IsVariableName("_" + strings.ReplaceAll(strings.ReplaceAll(name, "-", ""), ".", ""))
}

func flagNames(p *ecosystem.Program) (names []string) {
	for _, list := range flagsOf(p) {
		names = append(names, list.List()...)
	}
	return names
}

// nearFlag is the flag for which a name is a typo, or "". Between two that are equally
// near, the value decides: --post is as near to --host as to --port.
func nearFlag(p *ecosystem.Program, name, value string) string {
	if len(name) < 5 || !strings.HasPrefix(name, "--") {
		return ""
	}
	best, least := "", 3
	for _, flag := range flagNames(p) {
		if diff := len(flag) - len(name); diff > 2 || diff < -2 || flag[:2] != "--" {
			continue
		}
		cost.Done(len(name) * len(flag))
		d := levenshtein.ComputeDistance(name, flag)
		if d == 2 && len(flag) < 8 && !spelling.Swapped(name, flag) {
			continue
		}
		switch {
		case d < least:
			best, least = flag, d
		case d == least && plausible(value, flagOf(p, flag)) != plausible(value, flagOf(p, best)):
			if plausible(value, flagOf(p, flag)) {
				best = flag
			}
		case d == least:
			best = ""
		}
	}
	return best
}

// The flags that other programs have for port, host and address.
const (
	portNames ecosystem.Words = "--port -p"
	hostNames ecosystem.Words = "--host -h -H --hostname --address --addr --ip"
	bindNames ecosystem.Words = "--bind -b --listen -l"
)

// counterpart is the flag of this program that sets what a flag of that name sets in others, or "".
func counterpart(p *ecosystem.Program, name string) string {
	for _, c := range []struct{ names, own ecosystem.Words }{{portNames, p.Port}, {hostNames, p.Host}, {bindNames, p.Bind}} {
		if !c.names.Has(name) {
			continue
		}
		if c.own != "" {
			return c.own.Longest()
		}
		if p.Bind != "" {
			return p.Bind.Longest()
		}
		return p.Host.Longest()
	}
	if name == "-w" && p.Values.Has("--workers") {
		return "--workers"
	}
	return ""
}

// otherCase is the short flag with a value that a name is in the other case, or "".
func otherCase(p *ecosystem.Program, name string) string {
	if lower := name[len(name)-1] | 0x20; len(name) != 2 || lower < 'a' || lower > 'z' {
		return ""
	}
	other := "-" + string(name[1]^0x20)
	if !flagOf(p, other).valued() {
		return ""
	}
	return other
}

func (r *Run) correctUnknown(u *UnknownFlag, near bool, value procfile.Range) []procfile.TextEdit {
	p, text := r.Program, r.cmd.Text[value.Start:value.End]
	switch {
	case u.Meant == "" || text == "" && flagOf(p, u.Meant).valued():
		return nil
	case near || sameKind(p, u):
		renamed := u.Meant
		to := procfile.Range{Start: u.Range.Start, End: u.Range.End}
		if value.Start == to.End+1 && r.cmd.Text[to.End] == ':' {
			to.End++
			renamed += "="
		}
		return []procfile.TextEdit{{Range: to, NewText: renamed}}
	case p.BindForm == ecosystem.HostPort && portNames.Has(u.Flag):
		return []procfile.TextEdit{{Range: u.Option, NewText: u.Meant + " " + ecosystem.AllHosts + ":" + text}}
	case p.BindForm == ecosystem.PortOrURI && portNames.Has(u.Flag):
		return []procfile.TextEdit{{Range: u.Option, NewText: u.Meant + " " + text}}
	case p.Bind == "" && bindNames.Has(u.Flag):
		colon := lastColon(text)
		if colon < 0 || p.Port == "" {
			return nil
		}
		host := text[:colon]
		if host == "" {
			host = ecosystem.AllHosts
		}
		return []procfile.TextEdit{{Range: u.Option, NewText: p.Host.Longest() + " " + host + " " + p.Port.Longest() + " " + text[colon+1:]}}
	}
	return nil
}

// sameKind reports whether the flag that is meant sets exactly what the name says.
func sameKind(p *ecosystem.Program, u *UnknownFlag) bool {
	switch flagOf(p, u.Meant) {
	case portFlag:
		return portNames.Has(u.Flag)
	case hostFlag:
		return hostNames.Has(u.Flag)
	case bindFlag:
		return bindNames.Has(u.Flag)
	}
	return u.Flag == "-w"
}

// joinUnknown makes one of --host and --port, where the program has one flag for both.
func (r *Run) joinUnknown() {
	host, port := -1, -1
	for i := range r.Unknown {
		u := &r.Unknown[i]
		switch {
		case sameKind(r.Program, u) || flagOf(r.Program, u.Meant) != bindFlag || r.Program.BindForm != ecosystem.HostPort:
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
	address := strings.Trim(r.cmd.Text[name.Start:name.End], " ") + ":" + strings.TrimPrefix(p.Edits[0].NewText, p.Meant+" "+ecosystem.AllHosts+":")
	first, second := h, p
	if port < host {
		first, second = p, h
	}
	first.Edits = []procfile.TextEdit{
		{Range: first.Option, NewText: first.Meant + " " + address},
		{Range: r.WordWithBlank(Word{Range: second.Option})},
	}
	second.Edits, second.Joined = nil, true
}
