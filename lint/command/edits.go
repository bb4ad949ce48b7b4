package command

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/procfile"
)

// ListenEdits are the edits that make the program listen on every interface, on the port that PORT says, with the least change.
// They are nil where no such edit is known, or none is needed.
func (r *Run) ListenEdits() []procfile.TextEdit { return r.edits(true, true) }

// HostEdits are the edits of ListenEdits that fix only the host, if host and port are separate.
func (r *Run) HostEdits() []procfile.TextEdit { return r.edits(true, false) }

// PortEdits are the edits of ListenEdits that fix only the port, if host and port are separate.
func (r *Run) PortEdits() []procfile.TextEdit { return r.edits(false, true) }

// Assigned is the edit that sets a variable for the call of the program.
func (r *Run) Assigned(name, value string) []procfile.TextEdit {
	for i := range r.cmd.Calls {
		if words := r.cmd.Calls[i].Words; len(words) > 0 && words[0].Range.Start <= r.Name.Range.Start && r.Name.Range.End <= words[len(words)-1].Range.End {
			return []procfile.TextEdit{{Range: procfile.Range{Start: words[0].Range.Start, End: words[0].Range.Start}, NewText: name + "=" + value + " "}}
		}
	}
	return nil
}

func (r *Run) edits(host, port bool) []procfile.TextEdit {
	if r.Program == nil {
		return nil
	}
	if r.Program.Argument == ecosystem.Address && (!r.Host.Written() || !r.Port.Written()) {
		return r.addressWord()
	}
	hostEdit, hostMissing := r.correct(r.Host, ecosystem.AllHosts, !host || !r.Host.Loopback() && r.Host.Rejected == Usable)
	want := "$PORT"
	if r.Port.Rejected != Usable { // the program doesn't split the value, which is the whole address
		want = r.Program.Everywhere()
	}
	portEdit, portMissing := r.correct(r.Port, want, !port || r.portIsGood())
	return slices.Concat(hostEdit, portEdit, r.insertion(hostMissing, portMissing))
}

func (r *Run) portIsGood() bool {
	if r.Port.Written() {
		return r.Port.Variable != "" && !r.Port.Unexpanded && r.Port.Rejected == Usable
	}
	return r.Port.Source != FromDefault
}

// correct replaces a value that is written. It reports missing if there is no value.
func (r *Run) correct(s Setting, want string, good bool) (edits []procfile.TextEdit, missing bool) {
	switch {
	case good:
		return nil, false
	case !s.Written():
		return nil, true
	case s.Unexpanded && s.Rejected != Usable:
		return nil, false // quotes and address are wrong: two steps for a person
	case s.Unexpanded:
		return r.unquote(s), false
	}
	if strings.HasPrefix(s.Value, "[") {
		want = strings.Replace(want, ecosystem.AllHosts, "[::]", 1)
	}
	return []procfile.TextEdit{{Range: s.Range, NewText: want}}, false
}

// unquote takes the single quotes, or the backslash, from a word with PORT.
func (r *Run) unquote(s Setting) []procfile.TextEdit {
	option := r.cmd.Text[s.Option.Start:s.Option.End]
	if _, quoted, _ := strings.Cut(option, "'"); strings.ContainsAny(quoted, " \t") {
		return nil
	}
	corrected := strings.ReplaceAll(strings.ReplaceAll(option, "'", ""), `\$`, "$")
	return []procfile.TextEdit{{Range: s.Option, NewText: corrected}}
}

// addressWord writes the one word [HOST:]PORT that runserver takes.
func (r *Run) addressWord() []procfile.TextEdit {
	if r.Unclear {
		return nil
	}
	port := "$PORT"
	if r.Port.Written() && r.Port.Variable != "" && !r.Port.Unexpanded {
		port = r.Port.Value
	}
	want := ecosystem.AllHosts + ":" + port
	if r.Port.Unexpanded {
		return []procfile.TextEdit{{Range: r.Port.Option, NewText: want}}
	}
	if r.Port.Written() {
		return []procfile.TextEdit{{Range: r.Port.Range, NewText: want}}
	}
	return []procfile.TextEdit{{Range: procfile.Range{Start: r.afterName, End: r.afterName}, NewText: " " + want}}
}

func (r *Run) insertion(host, port bool) []procfile.TextEdit {
	text := r.options(host, port)
	if text == "" {
		return nil
	}
	at := r.afterArgs
	if r.Program.OptionsFirst || r.Program.Trailing || r.Program.Argument != ecosystem.Target || indexStatic(r.Args, "--") >= 0 {
		at = r.afterName
	}
	if bound := r.Port; port && bound.Source == FromDefault && bound.Flag != "" {
		at, text = bound.Option.End, ":$PORT"
	}
	return []procfile.TextEdit{{Range: procfile.Range{Start: at, End: at}, NewText: text}}
}

func (r *Run) options(host, port bool) string {
	p := r.Program
	if p.Argument == ecosystem.PortOnly && port {
		return " $PORT"
	}
	if p.Port == "" && p.Bind != "" && (host || port) {
		return " " + p.Bind.Longest() + " " + p.Everywhere()
	}
	text := ""
	if host && p.Host != "" {
		text += " " + p.Host.Longest() + " " + ecosystem.AllHosts
	}
	if port && p.Port != "" {
		text += " " + p.Port.Longest() + " $PORT"
	}
	return text
}
