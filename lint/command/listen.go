package command

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/procfile"
)

func (r *Run) set(o option, rng procfile.Range) {
	at := procfile.Range{Start: o.start, End: o.start + len(o.value)}
	base := Setting{Source: FromFlag, Flag: o.name, Option: rng}
	if (o.kind == hostFlag || o.kind == bindFlag) && !isAddress(o.value) {
		r.Unclear = true
		return
	}
	switch o.kind {
	case hostFlag:
		if r.Program.HostForm == ecosystem.MaybePort {
			r.address(base, ecosystem.HostPort, at)
			return
		}
		r.Host = r.read(base, at)
		if r.Program.Name == "daphne" && r.Host.Literal && strings.Count(o.value, ":") == 1 {
			r.Host.Rejected = HostOnly
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
		for _, s := range []*Setting{&r.Host, &r.Port} {
			if s.unset() { // flags win over files
				s.Source = FromConfig
			}
		}
	}
}

// isAddress reports whether a value may be an address: not with a character that only looks like a part of one, such as a full-width colon.
func isAddress(value string) bool {
	return strings.IndexFunc(value, func(r rune) bool { return r >= utf8.RuneSelf }) < 0
}

func (r *Run) positional(w Word, body string, start int) {
	base := Setting{Source: FromPositional, Option: w.Range}
	at := procfile.Range{Start: start, End: start + len(body)}
	colon := lastColon(body)
	switch {
	case !isAddress(body):
		r.Unclear = true
	case r.Program.Argument == ecosystem.PortOnly || colon < 0:
		r.Port = r.read(base, at)
	default:
		r.Host = r.read(base, procfile.Range{Start: start, End: start + colon})
		r.Port = r.read(base, procfile.Range{Start: start + colon + 1, End: at.End})
	}
}

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
		s.Variable, s.Default = inside[0].Name, inside[0].Default
		s.Unexpanded = inside[0].Quote == Single && !inside[0].Script
	case wholeVariable(s.Value):
		s.Variable, s.Default = inside[0].Name, inside[0].Default
	}
	return s
}

// wholeVariable reports whether the value is one quoted variable: "$PORT".
func wholeVariable(s string) bool {
	return len(s) > 2 && s[0] == '"' && s[len(s)-1] == '"' && s[1] == '$' && !strings.ContainsAny(s[2:len(s)-1], "$\"")
}

func (c *Command) variablesIn(at procfile.Range) []Variable {
	from := slices.IndexFunc(c.Variables, func(v Variable) bool { return v.Range.Start >= at.Start && v.Range.End <= at.End })
	if from < 0 {
		return nil
	}
	inside := c.Variables[from:]
	if end := slices.IndexFunc(inside, func(v Variable) bool { return v.Range.Start >= at.End }); end >= 0 {
		return inside[:end]
	}
	return inside
}

// ofSockets are the starts of a bind value without a port.
var ofSockets = [...]string{"unix:", "fd://", "pipe:", "/", "@"}

// address takes a bind value apart.
func (r *Run) address(base Setting, form ecosystem.Form, at procfile.Range) {
	text := r.cmd.Text[at.Start:at.End]
	whole := r.read(base, at)
	if form == ecosystem.Hidden || form == ecosystem.HTTPURI && strings.Contains(text, ";") {
		r.Unclear = true
		return
	}
	if slices.ContainsFunc(ofSockets[:], func(start string) bool { return strings.HasPrefix(text, start) }) {
		base.Source = FromSocket
		r.Host, r.Port = base, base
		return
	}
	if scheme := strings.Index(text, "://"); scheme >= 0 {
		at.Start += scheme + 3
		text = text[scheme+3:]
		if end := strings.IndexAny(text, "/?"); end >= 0 && form != ecosystem.HostPort && !strings.ContainsRune(text[:end], '{') {
			text = text[:end]
			at.End = at.Start + end
		}
	} else if form == ecosystem.URI || form == ecosystem.HTTPURI || form == ecosystem.PortOrURI && lastColon(text) >= 0 {
		r.Port = whole
		if whole.Variable == "" || whole.Variable == "PORT" {
			r.Port.Rejected = NoScheme
		}
		if whole.Variable == "" && !whole.Literal && len(r.cmd.variablesIn(at)) > 0 && strings.HasPrefix(text, "$") {
			r.Port.Rejected = Usable
			r.Unclear = true
		}
		r.Host = Setting{Flag: base.Flag}
		return
	} else if form == ecosystem.PortOrURI {
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
func (r *Run) hostAlone(whole Setting, form ecosystem.Form, base Setting) {
	switch {
	case form == ecosystem.Socket:
		base.Source = FromSocket
		r.Host, r.Port = base, base
	case form == ecosystem.URI, form == ecosystem.HTTPURI:
		r.Host = whole
		r.Port = Setting{Flag: base.Flag}
	case r.Program.HostForm == ecosystem.MaybePort:
		r.Host = whole
	case whole.Variable == "PORT" || whole.Literal && IsDigits(whole.Value):
		r.Port = whole
		if r.Program.Name == "gunicorn" || r.Program.Name == "hypercorn" {
			r.Port.Rejected = NoHost
		}
		r.Host = Setting{Flag: base.Flag}
	case whole.Variable != "":
		r.Host, r.Port = Setting{Flag: base.Flag}, Setting{Flag: base.Flag}
	default:
		r.Host = whole
		r.Port = Setting{Source: FromDefault, Value: r.Program.DefaultPort, Flag: base.Flag, Option: base.Option}
	}
}

// lastColon is the index of the colon between host and port, outside of brackets and braces, or -1.
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
	if port := r.Port; port.Written() && port.Literal && port.Value != "" && port.Rejected == Usable && !port.Unexpanded && !IsDigits(port.Value) {
		r.Unclear = true // no port of this shell, such as %PORT%
		r.Port.Bare = bareNames.Has(port.Value)
	}
	from := r.unsetFrom(inv)
	if r.Host.unset() {
		if r.Host = (Setting{Source: from}); from == FromDefault {
			r.Host.Value = p.DefaultHost
		}
	}
	if r.Port.unset() {
		r.Port = r.unsetPort(from, inv.assigns)
	}
	if r.Port.Written() && r.Port.Variable == "PORT" && !r.Port.Unexpanded {
		// An earlier command of the line may replace the platform's port.
		if port := r.portAssigned(inv.assigns[:inv.earlier]); port.Literal && IsDigits(port.Value) {
			port.Flag = r.Port.Flag
			r.Port = port
		}
	}
	for _, s := range []*Setting{&r.Host, &r.Port} {
		if s.Open = s.Variable != "" && !inv.hidden && !assigned(inv.assigns, ecosystem.Words(s.Variable)); !s.Open {
			s.Default = ""
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

// unset reports whether no flag sets a host or a port.
func (s Setting) unset() bool { return s.Source == NotKnown && s.Flag == "" }

// unsetFrom is where a host or a port comes from that no flag sets: the first source that applies.
func (r *Run) unsetFrom(inv *invocation) Source {
	p := r.Program
	for _, source := range [...]struct {
		applies bool
		is      Source
	}{
		{r.Unclear && (len(r.Empty) > 0 || !p.Code), NotKnown},
		{assigned(inv.assigns, p.Env), FromAssignment},
		{p.Code, FromCode},
		{inv.hidden && !p.ReadsPort, NotKnown},
		{inv.prepared && p.Hint || p.ConfigByDefault, FromConfig},
	} {
		if source.applies {
			return source.is
		}
	}
	return FromDefault
}

func (r *Run) unsetPort(from Source, assigns []Assign) Setting {
	own := r.ownPort(r.Program.Env, assigns)
	switch {
	case own.Source != NotKnown:
		return own
	case from != FromDefault:
		return Setting{Source: from}
	case r.Program.ReadsPort:
		return Setting{Source: FromEnvironment, Value: "$PORT", Variable: "PORT"}
	}
	return Setting{Source: FromDefault, Value: r.Program.DefaultPort}
}

// portAssigned is the port that the command sets with PORT=value, or the zero Setting.
func (r *Run) portAssigned(assigns []Assign) Setting { return r.assignedTo("PORT", assigns) }

// ownPort is the port that the command sets with one of the variables of the program itself, or the zero Setting.
func (r *Run) ownPort(names ecosystem.Words, assigns []Assign) Setting {
	for _, a := range assigns {
		if names.Has(a.Name) && strings.HasSuffix(a.Name, "PORT") {
			return r.assignedTo(a.Name, assigns)
		}
	}
	return Setting{}
}

// ReplacesPort reports whether the command sets PORT, and not a variable of the program itself.
func (r *Run) ReplacesPort() bool {
	return r.Port.Source == FromAssignment && strings.HasPrefix(r.Text(r.Port.Option), "PORT=")
}

// assignedTo is the port that the command sets with a variable, or the zero Setting.
func (r *Run) assignedTo(name string, assigns []Assign) Setting {
	port := Setting{}
	for _, a := range assigns {
		if a.Name == name {
			port = r.read(Setting{Source: FromAssignment, Option: a.Range}, a.Value.Range)
		}
	}
	return port
}

func (r *Run) proxyPort(inv *invocation) Setting {
	for _, name := range [...]string{inv.proxy.Prefixed, inv.proxy.Variable} {
		if port := r.assignedTo(name, inv.assigns); port.Source == FromAssignment {
			return port
		}
	}
	if inv.hidden {
		return Setting{}
	}
	return Setting{Source: FromDefault, Value: inv.proxy.Default}
}

// bareNames are what is left of $PORT and ${PORT} without the $.
const bareNames ecosystem.Words = "PORT port {PORT} {port}"

func assigned(assigns []Assign, names ecosystem.Words) bool {
	return slices.ContainsFunc(assigns, func(a Assign) bool { return names.Has(a.Name) })
}
