package lint

import (
	"strings"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/work"
)

// Judge asks for each target that reads a Procfile how bad a defect is there.
// topic is the fact that the judgement rests on: where that is not verified the
// concern is not sure and at most a warning. judge returns None for a target
// that is not concerned.
func (p *Pass) Judge(topic platform.Topic, judge func(*platform.Target) (Severity, string)) []Concern {
	work.Done(len(p.Targets))
	cs := []Concern{}
	for _, t := range p.Targets {
		if !t.Reads() {
			continue
		}
		severity, effect := judge(t)
		if severity == None {
			continue
		}
		if cap(cs) == 0 {
			cs = make([]Concern, 0, len(p.Targets))
		}
		c := Concern{Target: t, Severity: severity, Effect: effect, Sure: t.Sure(topic)}
		if !c.Sure {
			c.Severity = min(c.Severity, Warning)
		}
		cs = append(cs, c)
	}
	return cs
}

// worst is the worst severity of the concerns, or None.
func worst(cs []Concern) Severity {
	w := None
	for _, c := range cs {
		w = max(w, c.Severity)
	}
	return w
}

// onlyHarm leaves out the concerns that are mere hints, unless all of them are.
func onlyHarm(cs []Concern) []Concern {
	if worst(cs) <= Hint {
		return cs
	}
	kept := cs[:0:0]
	for _, c := range cs {
		if c.Severity > Hint {
			kept = append(kept, c)
		}
	}
	return kept
}

// Sentence joins what is wrong, what the platforms do because of it, and what
// to do: "HEAD: on Heroku EFFECT; on Deis v1 and probably on Sevalla EFFECT; ADVICE."
// Equal effects are said once; one that holds for all of several targets names
// none of them. A rule that makes very many gets empty ones in the end, and so does
// one in a trial: they would not be listed.
func (p *Pass) Sentence(head string, cs []Concern, advice string) string {
	if p.sentences++; p.sentences > maxSentences || p.trying {
		return ""
	}
	var clauses []string
	for _, g := range groupByEffect(cs) {
		if g.effect == "" {
			continue
		}
		clauses = append(clauses, p.clause(g))
	}
	var b strings.Builder
	b.WriteString(head)
	if len(clauses) > 0 {
		b.WriteString(": ")
		b.WriteString(strings.Join(clauses, "; "))
	}
	if advice != "" {
		b.WriteString("; ")
		b.WriteString(advice)
	}
	b.WriteString(".")
	work.Done(b.Len())
	return b.String()
}

type effectGroup struct {
	effect       string
	sure, unsure []string
}

func groupByEffect(cs []Concern) []effectGroup {
	var groups []effectGroup
	index := map[string]int{}
	for _, c := range cs {
		i, ok := index[c.Effect]
		if !ok {
			i = len(groups)
			index[c.Effect] = i
			groups = append(groups, effectGroup{effect: c.Effect})
		}
		if c.Sure {
			groups[i].sure = append(groups[i].sure, c.Target.Title())
		} else {
			groups[i].unsure = append(groups[i].unsure, c.Target.Title())
		}
	}
	return groups
}

func (p *Pass) clause(g effectGroup) string {
	switch {
	case len(p.Targets) > 1 && len(g.sure) == len(p.Targets):
		return g.effect
	case len(p.Targets) > 1 && len(g.sure)+len(g.unsure) == len(p.Targets) && len(g.sure) == 0:
		return "probably " + g.effect
	case len(g.unsure) == 0:
		return "on " + join(g.sure, "and") + " " + g.effect
	case len(g.sure) == 0:
		return "probably on " + join(g.unsure, "and") + " " + g.effect
	}
	return "on " + join(g.sure, "and") + ", and probably on " + join(g.unsure, "and") + ", " + g.effect
}

// join lists words: "a", "a and b", "a, b and c".
func join(words []string, last string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	n := len(words) - 1
	return strings.Join(words[:n], ", ") + " " + last + " " + words[n]
}

// quote puts a text between curly quotes as it stands in the file, shortened
// when it is long; signs that cannot be seen are written as escapes.
func quote(s string) string {
	const most = 60
	cut := ""
	if end := endOf(s, most); end < len(s) {
		s, cut = s[:end], "…"
	}
	work.Done(len(s))
	return "“" + visible(s) + cut + "”"
}

// endOf is where the first so many characters of a text end.
func endOf(s string, characters int) int {
	for i := range s {
		if characters--; characters < 0 {
			return i
		}
	}
	return len(s)
}

func visible(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r < ' ' || r == 0x7F || r == 0xA0 || r == 0xFEFF || r >= 0x200B && r <= 0x200F || r == 0xFFFD || r >= 0x2028 && r <= 0x202F {
			writeEscape(&b, r)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

func writeEscape(b *strings.Builder, r rune) {
	const hex = "0123456789abcdef"
	switch r {
	case '\t':
		b.WriteString(`\t`)
	case '\r':
		b.WriteString(`\r`)
	case 0xFFFD:
		b.WriteString("\uFFFD")
	default:
		b.WriteString(`\u`)
		for shift := 12; shift >= 0; shift -= 4 {
			b.WriteByte(hex[r>>shift&0xF])
		}
	}
}

// errorEffect says what a file that a reader refuses does: with its own text
// when that speaks of this line and there is one reader to speak of.
func (p *Pass) errorEffect(t *platform.Target, line int) string {
	if len(p.Targets) > 1 {
		return "the deploy stops"
	}
	r, _ := p.Read(t)
	if r.Error == "" || r.ErrorLine >= 0 && r.ErrorLine != line {
		return t.OnError
	}
	return withText(t, r.Error)
}

// stops says what a file that a reader refuses does, with the reader's own text
// when there is one reader to speak of.
func (p *Pass) stops(t *platform.Target, text string) string {
	if len(p.Targets) > 1 {
		return "the deploy stops"
	}
	return withText(t, text)
}

// withText says what a file that a reader refuses does, and the reader's text.
func withText(t *platform.Target, text string) string {
	stops, then, found := strings.Cut(t.OnError, ",")
	if found {
		then = "," + then
	}
	return stops + " with " + errorQuote(text) + then
}

// everywhere concerns every target that reads a Procfile, surely: what no reader
// and no way to run a command can bear needs no fact about one of them.
func (p *Pass) everywhere(severity Severity, effect string) []Concern {
	cs := []Concern{}
	for _, t := range p.Targets {
		if t.Reads() {
			cs = append(cs, Concern{Target: t, Severity: severity, Effect: effect, Sure: true})
		}
	}
	return cs
}

// errorQuote puts a platform's own text into curly quotes on one line.
func errorQuote(text string) string {
	const most = 160
	text = strings.Join(strings.Fields(text[:min(len(text), 32*most)]), " ")
	if r := []rune(text); len(r) > most {
		text = string(r[:most]) + "…"
	}
	return "“" + visible(text) + "”"
}

// harmless turns a judgement in which no target is concerned into a hint for
// all of them: the defect is in the file all the same, and the file may travel.
func (p *Pass) harmless(cs []Concern) []Concern {
	if len(cs) > 0 {
		return cs
	}
	return p.hint("this does no harm, but it may elsewhere")
}

// hint concerns every target as a hint.
func (p *Pass) hint(effect string) []Concern {
	cs := make([]Concern, 0, len(p.Targets))
	for _, t := range p.Targets {
		cs = append(cs, Concern{Target: t, Severity: Hint, Effect: effect, Sure: true})
	}
	return cs
}
