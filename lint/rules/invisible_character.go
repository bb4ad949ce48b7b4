package rules

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/spelling"
)

var _ = check.Register(check.Rule{
	Name:       "invisible-character",
	Group:      check.SyntaxGroup,
	Kind:       check.Slip,
	Title:      "Look-alike or invisible character",
	SkipsPlain: true,
	Check:      checkInvisibleCharacter,
})

const (
	lookalikeDashes = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
	lookalikeColons = "\uFF1A\uA789\u2236\uFE55"
)

// lookalikeLetters are Cyrillic and Greek letters with the shape of a Latin one.
const (
	lookalikeLetters = "асеорхуіјѕкԝѡВЕКМНОРСТХАονρακε"
	latinLetters     = "aceopxyijskwwBEKMHOPCTXAovpake"
)

// lookalike is a kind of character that isn't what it looks like.
type lookalike struct{ name, effect, help string }

var (
	wideColon     = &lookalike{"a full-width colon", "The parser finds no colon there, so nothing starts from the line.", "Use a plain colon."}
	foreignLetter = &lookalike{"a look-alike letter", "The platform doesn't find the name, because the letter isn't a Latin one.", "Use the Latin letter."}
	noWidth       = &lookalike{"an invisible character", "The character becomes part of the word, which then means something else.", "Delete the character."}
	specialSpace  = &lookalike{"a special space", "The shell takes both words for one, because it doesn't split at this character.", "Use a plain space."}
	curlyQuote    = &lookalike{"a curly quote", "The character becomes part of the argument, because it isn't a quote to the shell.", "Use plain quotes."}
	wordColon     = &lookalike{"a full-width colon", "The program finds no colon there.", "Use a plain colon."}
	longDash      = &lookalike{"a long dash", "The program doesn't recognize the word as an option.", "Use plain hyphens."}
)

// swap is one character of a line and what it should be.
type swap struct {
	at      procfile.Range
	newText string
	kind    *lookalike
	sure    bool
}

func checkInvisibleCharacter(p *check.Pass) {
	if p.AllClaimed() {
		return
	}
	for i := range p.Doc.Lines {
		l := &p.Doc.Lines[i]
		if l.Kind == procfile.Blank || l.Kind == procfile.Comment || p.Claimed(i) || !strings.ContainsFunc(p.Line(i), func(r rune) bool { return r >= utf8.RuneSelf }) {
			continue
		}
		if swaps := findSwaps(p, l); len(swaps) > 0 {
			reportSwaps(p, i, swaps)
		}
	}
}

// findSwaps looks for the characters of a line that aren't what they look like. Between ASCII quotes, only characters without width are reported.
func findSwaps(p *check.Pass, l *procfile.Line) []swap {
	line := p.Doc.Slice(l.Range)
	colon := strings.IndexByte(line, ':')
	wide := strings.IndexFunc(line, func(r rune) bool { return strings.ContainsRune(lookalikeColons, r) })
	var swaps []swap
	if wide >= 0 && (colon < 0 || wide < colon) && !strings.ContainsAny(strings.TrimLeft(line[:wide], " \t"), " \t") {
		_, size := utf8.DecodeRuneInString(line[wide:])
		text := ":"
		if rest := line[wide+size:]; rest != "" && rest[0] != ' ' && rest[0] != '\t' {
			text = ": "
		}
		swaps = append(swaps, swap{procfile.Range{Start: wide, End: wide + size}, text, wideColon, true})
		colon = wide
	}
	if colon < 0 {
		colon = 0
	}
	quotes, plainQuotes := check.QuotesAt(line[colon:]), strings.ContainsAny(line, "\"'")
	swaps = append(swaps, nameSwaps(line[:colon])...)
	for i := 0; i < len(line); {
		r, size := utf8.DecodeRuneInString(line[i:])
		if r >= utf8.RuneSelf && r != utf8.RuneError {
			inside := i >= colon && quotes[i-colon] != check.Unquoted
			if i > colon && !inside && strings.ContainsRune(lookalikeColons, r) && beforePart(line[i+size:]) {
				swaps = append(swaps, swap{procfile.Range{Start: i, End: i + size}, ":", wordColon, false})
			}
			if s, ok := characterSwap(line, i, r, size, inside, plainQuotes); ok {
				swaps = append(swaps, s)
			}
		}
		i += size
	}
	for i := range swaps {
		swaps[i].at.Start += l.Range.Start
		swaps[i].at.End += l.Range.Start
	}
	return swaps
}

// nameSwaps are the letters of a process type from another alphabet, if the rest of it is Latin.
func nameSwaps(name string) []swap {
	trimmed := strings.Trim(name, " \t")
	if trimmed == "" || strings.ContainsAny(trimmed, " \t") {
		return nil
	}
	latin := 0
	var swaps []swap
	for i, r := range name {
		if r < utf8.RuneSelf {
			latin++
			continue
		}
		at := strings.IndexRune(lookalikeLetters, r)
		if at < 0 {
			if _, space := spelling.LookalikeSpace(r); space {
				continue
			}
			return nil
		}
		latinLetter := latinLetters[at/2 : at/2+1] // two bytes a letter there, one byte here
		swaps = append(swaps, swap{procfile.Range{Start: i, End: i + utf8.RuneLen(r)}, latinLetter, foreignLetter, true})
	}
	if latin == 0 {
		return nil
	}
	return repairTypo(name, swaps)
}

// repairTypo changes a name to web, worker, release, or clock if it differs by that letter: Cyrillic к is on the key of r on some keyboards.
func repairTypo(name string, swaps []swap) []swap {
	if len(swaps) != 1 {
		return swaps
	}
	s := swaps[0]
	for _, known := range []string{"web", "worker", "release", "clock"} {
		prefix, suffix := name[:s.at.Start], name[s.at.End:]
		if strings.HasPrefix(known, prefix) && strings.HasSuffix(known, suffix) && len(known) == len(prefix)+1+len(suffix) {
			swaps[0].newText = known[len(prefix) : len(prefix)+1]
		}
	}
	return swaps
}

func characterSwap(line string, i int, r rune, size int, inside, plainQuotes bool) (swap, bool) {
	at := procfile.Range{Start: i, End: i + size}
	if text, ok := spelling.LookalikeSpace(r); ok {
		if inside && text != "" {
			return swap{}, false
		}
		if text == "" {
			return swap{at, text, noWidth, true}, true
		}
		return swap{at, text, specialSpace, true}, true
	}
	if inside {
		return swap{}, false
	}
	if text := spelling.LookalikeQuote(r); text != "" {
		before, _ := utf8.DecodeLastRuneInString(line[:i])
		after, _ := utf8.DecodeRuneInString(line[i+size:])
		if isLetter(before) && isLetter(after) {
			return swap{}, false
		}
		// Next to plain quotes, a new one may close the wrong one.
		return swap{at, text, curlyQuote, !plainQuotes}, true
	}
	if strings.ContainsRune(lookalikeDashes, r) {
		return dashSwap(line, i, size)
	}
	return swap{}, false
}

// beforePart reports whether a text starts with what follows the colon of an address or a module: a variable, a plain letter, or a port.
func beforePart(text string) bool {
	if text == "" {
		return false
	}
	return text[0] == '$' || 'a' <= text[0] && text[0] <= 'z' || len(text) > 1 && command.IsDigits(text[:2])
}

func isLetter(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r > utf8.RuneSelf && r != utf8.RuneError && spelling.LookalikeQuote(r) == ""
}

// dashSwap replaces a long dash at the start of a word: an editor made it from two hyphens, or from the one of a short option.
func dashSwap(line string, i, size int) (swap, bool) {
	if i > 0 && line[i-1] != ' ' && line[i-1] != '\t' {
		return swap{}, false
	}
	at := procfile.Range{Start: i, End: i + size}
	rest := line[i+size:]
	hyphens := len(rest) - len(strings.TrimLeft(rest, "-"))
	at.End += hyphens
	rest = rest[hyphens:]
	blanks := len(rest) - len(strings.TrimLeft(rest, " "))
	word := check.FirstWord(rest[blanks:])
	if word == "" || !isLetter(rune(word[0])) {
		return swap{}, false
	}
	switch {
	case blanks > 0 && hyphens == 0 && strings.Contains(word, "-"): // an option of two words, such as worker-class
		at.End += blanks
		return swap{at, "--", longDash, false}, true
	case blanks > 0:
		return swap{}, false
	case hyphens == 0 && len(word) == 1:
		return swap{at, "-", longDash, true}, true
	}
	return swap{at, "--", longDash, true}, true
}

func reportSwaps(p *check.Pass, line int, swaps []swap) {
	l := p.Doc.Lines[line]
	applicability := check.Safe
	edits := make([]check.TextEdit, 0, len(swaps))
	first, at := swaps[0], swaps[0].at
	for _, s := range swaps {
		if s.at.Start < first.at.Start {
			first = s
		}
		edits = append(edits, check.Replace(s.at, s.newText))
		at.Start, at.End = min(at.Start, s.at.Start), max(at.End, s.at.End)
		if !s.sure {
			applicability = check.Suggested
		}
	}
	var inLine []procfile.TextEdit
	for _, s := range swaps {
		inLine = append(inLine, procfile.TextEdit{Range: procfile.Range{Start: s.at.Start - l.Range.Start, End: s.at.End - l.Range.Start}, NewText: s.newText})
	}
	fixed, err := procfile.Apply(p.Line(line), inLine)
	if err != nil {
		fixed = p.Line(line)
	}
	doc := procfile.Parse([]byte(fixed))
	if len(doc.Lines) != 1 || doc.Lines[0].Kind != procfile.Entry || doc.Lines[0].Command.Empty() {
		return
	}
	name := doc.Slice(doc.Lines[0].Name)
	effects := p.Everywhere().All(check.NewEffect(check.Error, platform.Changed, "%s", first.kind.effect))
	colon := l.Range.Start + strings.IndexByte(p.Line(line), ':')
	if slices.ContainsFunc(swaps, func(s swap) bool { return s.kind == wideColon || s.at.Start < colon }) {
		effects = p.LineEffects(line, name, doc.Slice(doc.Lines[0].Command))
	}
	title := prose.Title("Replace it with `%s`", first.newText)
	switch {
	case len(swaps) > 1:
		title = "Replace the special characters with plain ones"
	case first.newText == "":
		title = "Delete the character"
	case first.newText == " ":
		title = "Replace it with a plain space"
	}
	help := first.kind.help
	if slices.ContainsFunc(swaps, func(s swap) bool { return s.kind != first.kind }) {
		help = "Use plain characters."
	}
	character, _ := utf8.DecodeRuneInString(p.Doc.Text[first.at.Start:])
	wordAt := check.WordAround(p.Line(line), procfile.Range{Start: first.at.Start - l.Range.Start, End: first.at.End - l.Range.Start})
	word := procfile.Range{Start: l.Range.Start + wordAt.Start, End: l.Range.Start + wordAt.End}
	p.ReportSyntax(line, name, check.Finding{
		Range: at,
		Headline: prose.T("`%s` contains %s (%s)",
			prose.Part{Text: p.Doc.Slice(word), Start: first.at.Start - word.Start, End: first.at.End - word.Start},
			first.kind.name, fmt.Sprintf("U+%04X", character)),
		Effects:     effects,
		HelpUnfixed: prose.T(help),
		Fixes:       []check.Fix{{Title: title, Applicability: applicability, Edits: edits}},
	})
}
