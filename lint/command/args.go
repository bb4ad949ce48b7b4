package command

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/procfile"
)

func (r *Run) readArgs() {
	positional := false
	if len(r.Args) > 1 {
		r.Options = make([]Option, 0, min(len(r.Args)-1, 16))
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
			if r.Program.Trailing {
				break
			}
			if r.Program.Argument != ecosystem.Target && !positional {
				positional = true
				r.positional(w, body, start)
				continue
			}
			if strings.HasPrefix(body, "$") || strings.HasPrefix(body, "`") {
				r.Unclear = true
			}
			continue
		}
		i += r.readOption(w, body, start, i)
	}
	r.joinUnknown()
}

// readOption reads an option. It gives the number of further words that its value takes.
func (r *Run) readOption(w Word, body string, start, i int) int {
	if r.Program.OptionsFirst && len(r.Positional) > 0 && r.AfterTarget.Empty() {
		r.AfterTarget = procfile.Range{Start: w.Range.Start, End: r.Args[len(r.Args)-1].Range.End}
	}
	o := r.option(body, start)
	r.Options = append(r.Options, o.exported(w))
	if r.misplaced(o.name) {
		r.Misplaced = append(r.Misplaced, o.exported(w))
		return 0
	}
	switch o.kind {
	case unknownFlag:
		if n := r.unknown(w, body, start, i); n > 0 {
			return n
		}
		if mayAddress(r.Program, o.name) || r.Program.Argument != ecosystem.Target && !o.inline {
			r.Unclear = true
		}
	case devFlag:
		r.Dev = true
	case daemonFlag:
		r.Background = o.value != "no" && (i+1 == len(r.Args) || r.Args[i+1].Value != "no") // redis-server --daemonize no
	case switchFlag:
	default:
		if taken := r.valued(w, o, i); taken > 0 {
			body, start := r.Args[i+taken].body()
			r.Options[len(r.Options)-1].Value = procfile.Range{Start: start, End: start + len(body)}
			return taken
		}
	}
	return 0
}

// option takes a word apart. Quotes around the whole value, which the shell removes, don't belong to it.
func (r *Run) option(body string, start int) option {
	o := r.optionAsWritten(body, start)
	o.value, o.start = Word{Raw: o.value, Range: procfile.Range{Start: o.start}}.body()
	return o
}

func (r *Run) optionAsWritten(body string, start int) option {
	if o, ok := r.oneDash(body, start); ok {
		return o
	}
	p := r.Program
	name, value, equals := strings.Cut(body, "=")
	o := option{name: name, kind: flagOf(p, name), inline: equals, equals: equals, value: value, start: start + len(name) + 1}
	if o.kind == unknownFlag {
		if meant, ok := r.colon(body, start); ok {
			return meant
		}
	}
	if o.kind != unknownFlag || strings.HasPrefix(body, "--") || len(body) < 3 {
		return o
	}
	short := body[:2]
	if kind := flagOf(p, short); kind.valued() && body[2] != '=' {
		return option{name: short, kind: kind, inline: true, value: body[2:], start: start + 2}
	}
	return o
}

// misplaced reports whether an option is on the wrong side of the target. Where a variable may contain the target, it isn't known.
func (r *Run) misplaced(name string) bool {
	before := r.Program.BeforeTarget.Has(name)
	if !before && !r.Program.AfterTarget.Has(name) {
		return false
	}
	static := slices.IndexFunc(r.Positional, func(w Word) bool { return w.Static && w.Value[0] != '@' })
	if before {
		return static >= 0
	}
	return !r.HasTarget()
}

// HasTarget reports whether the program gets a word that isn't an option, nor the value of one.
func (r *Run) HasTarget() bool {
	return slices.ContainsFunc(r.Positional, func(w Word) bool { // but a variable for options of Java, such as $JAVA_OPTS
		return w.Static || !strings.HasPrefix(w.Raw, "$") || !strings.HasSuffix(strings.Trim(w.Raw, "${}"), "_OPTS")
	})
}

// positionalWord notes a word that isn't an option. The first one after an option that the table does not have may be that one's value.
func (r *Run) positionalWord(i int) {
	if len(r.Positional) == 0 && i > 0 && len(r.Options) > 0 {
		last := r.Options[len(r.Options)-1]
		r.Doubtful = !last.Known && last.Value.Empty() && last.Range == r.Args[i-1].Range
	}
	if !r.Args[i].Static && len(r.Positional) == 0 {
		r.Doubtful = true
	}
	if len(r.Positional) < mostPositional {
		r.Positional = append(r.Positional, r.Args[i])
	}
}

// mostPositional is how many words are kept: what a program starts is among the first ones.
const mostPositional = 100

// valued reads an option with a value. It gives the number of further words that the value takes.
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
	if r.Program.Numbers.Has(o.name) && isWord(o.value) {
		r.Empty = append(r.Empty, EmptyFlag{
			Flag: o.name, Option: rng, Value: procfile.Range{Start: o.start, End: o.start + len(o.value)}, Takes: "number", Next: o.value, Inline: o.inline,
			Stops: r.Program.Parser != ecosystem.AnyParser || r.Program.EmptyStops.Has(o.name),
		})
	}
	r.set(o, rng)
	return consumed
}

// isWord reports whether a value starts as no number does, nor a variable. Puma takes auto for its workers.
func isWord(value string) bool {
	c := value[0] | 0x20
	return value != "auto" && (c >= 'a' && c <= 'z' || c == '/' || c == '~' || strings.HasPrefix(value, "./") || strings.HasPrefix(value, "../"))
}

func (r *Run) looksLikeOption(w Word) bool {
	raw := w.Raw
	if len(raw) < 2 || raw[0] != '-' || raw[1] >= '0' && raw[1] <= '9' || raw[1] == '.' {
		return false
	}
	if r.Program.Parser == ecosystem.Argparse {
		return true
	}
	name, _, _ := strings.Cut(raw, "=")
	return flagOf(r.Program, name) != unknownFlag
}

// empty notes a flag without a value: missing when no word is left for it, as against a value that is empty.
func (r *Run) empty(o option, rng, value procfile.Range, next string, missing bool) {
	stops := r.Program.EmptyStops.Has(o.name)
	if missing {
		stops = stops || r.Program.Parser == ecosystem.Argparse || r.Program.Parser == ecosystem.Click
	}
	r.Empty = append(r.Empty, EmptyFlag{Flag: o.name, Option: rng, Value: value, Takes: o.kind.takes(), Next: next, Inline: o.inline, Stops: stops})
	r.Unclear = r.Unclear || o.kind != valueFlag
}
