package command

import (
	"strings"

	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/procfile"
)

func (r *Run) addMistyped(s Mistyped) {
	p := r.Program
	strict := p.Parser == ecosystem.Click || p.Parser == ecosystem.Argparse
	switch kind := flagOf(p, s.Flag); s.Kind {
	case ColonForEquals:
		s.Stops = strict
	case OneDash:
		short := s.Flag[1:3]
		s.Stops = p.Parser == ecosystem.Click || strict && (kind == bindFlag || kind == portFlag || p.FlagsComplete && flagOf(p, short) == unknownFlag)
	case DashApart:
		s.Stops = p.Parser == ecosystem.Click
	case BlankAfterEquals:
		s.Stops = p.EmptyStops.Has(s.Flag)
	case BlankBeforeEquals:
		s.Stops = strict && kind == portFlag
	}
	r.Mistyped = append(r.Mistyped, s)
}

// apart joins a lone dash, or two, with the name of a flag behind it, so that the word at i is the option that was meant.
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
		if flagOf(r.Program, p+name) != unknownFlag && (len(p) == 2 || len(name) == 1 || name[0] == '-') {
			prefix = p
			break
		}
	}
	if prefix == "" || name == "-" {
		return
	}
	at := procfile.Range{Start: dash.Range.Start, End: next.Range.Start + len(name)}
	r.addMistyped(Mistyped{Kind: DashApart, Flag: prefix + name, Range: at,
		Edit: procfile.TextEdit{Range: procfile.Range{Start: dash.Range.Start, End: next.Range.Start}, NewText: prefix}})
	joined := next
	joined.Raw, joined.Value = prefix+next.Raw, prefix+next.Value
	joined.Range.Start -= len(prefix)
	args := append([]Word(nil), r.Args[:i]...)
	r.Args = append(append(args, joined), r.Args[i+2:]...)
}

// oneDash reads -name and -name=value as the long option that the program has.
func (r *Run) oneDash(body string, start int) (option, bool) {
	name, value, equals := strings.Cut(body, "=")
	if len(name) < 4 || name[1] == '-' || r.Program.Code {
		return option{}, false
	}
	kind := flagOf(r.Program, "-"+name)
	if kind == unknownFlag {
		return option{}, false
	}
	r.addMistyped(Mistyped{Kind: OneDash, Flag: "-" + name, Range: procfile.Range{Start: start, End: start + len(name)},
		Edit: procfile.TextEdit{Range: procfile.Range{Start: start, End: start}, NewText: "-"}})
	return option{name: "-" + name, kind: kind, inline: equals, equals: equals, value: value, start: start + len(name) + 1}, true
}

// colon reads --name:value as --name=value.
func (r *Run) colon(body string, start int) (option, bool) {
	name, value, found := strings.Cut(body, ":")
	if !found || !strings.HasPrefix(name, "--") || r.Program.Code {
		return option{}, false
	}
	kind := flagOf(r.Program, name)
	if !kind.valued() {
		return option{}, false
	}
	at := start + len(name)
	r.addMistyped(Mistyped{Kind: ColonForEquals, Flag: name, Range: procfile.Range{Start: start, End: at + 1},
		Edit: procfile.TextEdit{Range: procfile.Range{Start: at, End: at + 1}, NewText: "="}})
	return option{name: name, kind: kind, inline: true, equals: true, value: value, start: at + 1}, true
}

// blankAfterEquals takes the word behind --flag= for its value, where it looks like one of that kind.
func (r *Run) blankAfterEquals(w Word, o *option, i int) bool {
	if !o.equals || o.value != "" || i+1 >= len(r.Args) || !strings.HasSuffix(w.Raw, "=") {
		return false
	}
	next := r.Args[i+1]
	body, start := next.body()
	if !plausible(body, o.kind) {
		return false
	}
	r.addMistyped(Mistyped{Kind: BlankAfterEquals, Flag: o.name, Range: procfile.Range{Start: w.Range.Start, End: next.Range.End},
		Edit: procfile.TextEdit{Range: procfile.Range{Start: w.Range.End, End: next.Range.Start}}})
	o.value, o.start = body, start
	return true
}

// blankBeforeEquals takes =VALUE, or = VALUE, behind a flag for its value. It gives the number of words that were taken.
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
	r.addMistyped(Mistyped{Kind: BlankBeforeEquals, Flag: o.name, Range: procfile.Range{Start: w.Range.Start, End: r.Args[last].Range.End},
		Edit: procfile.TextEdit{Range: procfile.Range{Start: w.Range.End, End: start}, NewText: "="}})
	o.inline, o.value, o.start = true, body, start
	return last - i
}

// plausible reports whether a word is what such a flag takes, rather than the target of the program.
func plausible(word string, kind flagKind) bool {
	number := IsDigits(word) || strings.HasPrefix(word, "$PORT") || strings.HasPrefix(word, "${PORT")
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
