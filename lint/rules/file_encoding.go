package rules

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/spelling"
)

var _ = check.Register(check.Rule{
	Name:       "file-encoding",
	Group:      check.FileGroup,
	Kind:       check.Slip,
	Title:      "Not plain text in UTF-8",
	SkipsPlain: true,
	Check:      checkFileEncoding,
	Uncovers:   true,
})

func checkFileEncoding(p *check.Pass) {
	doc := p.Doc
	if text, ok := check.PlainTextOfRTF(doc.Text); ok {
		reportForeign(p, "Rich Text", prose.T("Save the file as plain text."), rtfFix(doc, text))
		return
	}
	if isHTML(doc.Text) {
		reportForeign(p, "a web page", prose.T("Save the file itself; on GitHub, use the Raw button."), nil)
		return
	}
	if what := binaryKind(doc); what != "" {
		reportForeign(p, what, prose.T("Write the processes in a plain text file."), nil)
		return
	}
	if doc.Encoding == procfile.UTF16LE || doc.Encoding == procfile.UTF16BE {
		reportUTF16(p)
		return
	}
	if doc.Encoding == procfile.Unknown8Bit || strings.IndexByte(doc.Text, 0) >= 0 {
		reportBadBytes(p)
	}
}

// reportForeign reports a file of another format, which is claimed as a whole.
func reportForeign(p *check.Pass, format string, help prose.Text, fixes []check.Fix) {
	file := platform.Readings{Source: p.Doc.Source}
	p.Report(check.Finding{
		Headline: prose.T("The file is %s, not plain text", format),
		Effects: p.OrHarmless(p.On(platform.Grammar).Each(func(t *platform.Target) check.Effect {
			return foreignEffect(t, check.ReadWithRejection(t, &file))
		})),
		Help:  help,
		Fixes: fixes,
	})
	p.ClaimAll()
}

func foreignEffect(t *platform.Target, r check.FullReading) check.Effect {
	switch {
	case r.Rejection() != "":
		return check.Rejected(t, r.Rejection())
	case len(r.Processes) == 0:
		return check.NewEffect(check.Error, platform.Ignored, "Nothing starts: the parser finds no process.")
	}
	var types prose.Names
	for _, process := range r.Processes {
		types = append(types, process.Type)
	}
	return check.NewEffect(check.Error, platform.Changed, "The parser finds only %s.", types)
}

// rtfFix replaces the file with its text, if that is plain.
func rtfFix(doc *procfile.Document, text string) []check.Fix {
	if !plain(procfile.Parse([]byte(text))) {
		return nil
	}
	return []check.Fix{{
		Title:         "Keep only the text",
		Applicability: check.Suggested,
		Edits:         []check.TextEdit{check.Replace(procfile.Range{Start: 0, End: len(doc.Text)}, text)},
		Encode:        "utf-8",
	}}
}

// plain reports whether a file is plain text in UTF-8.
func plain(doc *procfile.Document) bool {
	return doc.Encoding == procfile.UTF8 && strings.IndexByte(doc.Text, 0) < 0 &&
		!check.IsRTF(doc.Text) && !isHTML(doc.Text) && binaryKind(doc) == ""
}

func isHTML(text string) bool {
	text = strings.TrimLeft(text[:min(len(text), 1024)], " \t\r\n")
	return hasPrefixFold(text, "<!doctype html") || hasPrefixFold(text, "<html")
}

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// signatures are the first bytes of file formats.
var signatures = []struct{ bytes, what string }{
	{"PK\x03\x04", "a Word document or a ZIP archive"},
	{"\xd0\xcf\x11\xe0", "a Word document"},
	{"%PDF-", "a PDF document"},
	{"\x89PNG", "an image"},
	{"\xff\xd8\xff", "an image"},
	{"GIF8", "an image"},
	{"\x1f\x8b", "a gzip archive"},
	{"\x7fELF", "a program"},
	{"bplist00", "a property list"},
}

func binaryKind(doc *procfile.Document) string {
	for _, s := range signatures {
		if strings.HasPrefix(doc.Text, s.bytes) {
			return s.what
		}
	}
	const enough = 8
	controls := 0
	for i := range len(doc.Text) {
		if c := doc.Text[i]; c < ' ' && !(c >= '\t' && c <= '\r') {
			controls++
		}
	}
	if controls >= enough && controls*10 > len(doc.Text) {
		return "binary data"
	}
	return ""
}

func reportUTF16(p *check.Pass) {
	doc := p.Doc
	whole := len(doc.Source)%2 == 0 && utf8.ValidString(doc.Text) && strings.IndexByte(doc.Text, 0) < 0
	readings := check.CompareReadings(doc, p.LegibleFile().Source)
	effects := p.On(platform.Encodings).Each(func(t *platform.Target) check.Effect {
		with, without := readings.Of(t)
		switch {
		case with.Same(without):
			return check.Effect{}
		case with.Rejection() != "":
			return check.Rejected(t, with.Rejection())
		case len(with.Processes) == 0:
			return check.NewEffect(check.Error, platform.Ignored, "Nothing starts: the parser finds no process.")
		}
		return check.NewEffect(check.Error, platform.Changed, "The parser misreads the lines, so other commands start.")
	})
	f := check.Finding{
		Headline:    prose.T("The file is UTF-16, not UTF-8"),
		Effects:     p.OrHarmless(effects),
		HelpUnfixed: prose.T("Save the file as UTF-8."),
	}
	if doc.BOM && doc.Encoding == procfile.UTF16LE {
		f.Help = prose.T("Save the file as UTF-8; `>` in Windows PowerShell 5 writes UTF-16.")
	}
	if whole {
		f.Fixes = []check.Fix{{Title: "Save the file as UTF-8", Applicability: check.Safe, Edits: []check.TextEdit{}, Encode: "utf-8"}}
	} else {
		p.ClaimAll()
	}
	p.Report(f)
}

// reportBadBytes reports bytes that aren't part of any character.
func reportBadBytes(p *check.Pass) {
	bad := badBytes(p.Doc.Text)
	first := bad[0]
	help := prose.T("Retype the character, and save the file as UTF-8.")
	if p.Doc.Text[first] == 0 {
		help = prose.T("Delete the NUL byte.")
	}
	effects := p.OrHarmless(badBytesEffects(p, bad))
	p.Report(check.Finding{
		Range:    procfile.Range{Start: first, End: first + 1},
		Headline: badBytesHeadline(p.Doc.Text[first], len(bad), p.Doc.LineAt(first)),
		Effects:  effects,
		Help:     help,
		Fixes:    badBytesFix(p.Doc, bad),
	})
	if effects.Worst() <= check.Hint {
		return
	}
	for _, offset := range bad {
		if l := p.Doc.LineAt(offset); l < len(p.Doc.Lines) && !p.Claimed(l) {
			p.ClaimEntry(l)
		}
	}
}

// badBytesEffects compares the file with one that has a letter in place of each such byte. It also reads the first byte
// within a comment, apart from its file: a platform that rejects it there rejects it anywhere.
func badBytesEffects(p *check.Pass, bad []int) check.Effects {
	damage := damagedEntries(p, bad)
	alone := []byte("# " + p.Doc.Text[bad[0]:bad[0]+1] + "\nweb: true\n")
	letters := []byte(p.Doc.Text)
	for _, offset := range bad {
		letters[offset] = 'x'
	}
	file, sound := platform.Readings{Source: p.Doc.Source}, platform.Readings{Source: letters}
	return p.On(platform.Encodings).Each(func(t *platform.Target) check.Effect {
		with, without := check.ReadWithRejection(t, &file), check.ReadWithRejection(t, &sound)
		r, rejected := t.ReadFile(alone)
		switch {
		case with.Rejection() != "" && (r.Error != "" || rejected != "" || with.Rejection() != without.Rejection()):
			return check.Rejected(t, with.Rejection())
		case len(with.Processes) == 0 && len(with.Warnings) > 0 && len(without.Processes) > 0:
			return check.NewEffect(check.Error, platform.Ignored, "Nothing starts from the file: the build goes on without it.").Logged(with.Warnings[0].Text)
		case damage.nameLine >= 0 && len(with.Processes) < len(without.Processes):
			return check.NewEffect(check.Error, platform.Ignored, "The parser skips line %s, so nothing starts from it.", damage.nameLine+1)
		case damage.nul:
			return check.NewEffect(check.Warning, platform.Differs, "The process may not start: a command can't contain a NUL byte.")
		case damage.lookalike:
			return check.NewEffect(check.Warning, platform.Changed, "The program gets the byte itself, not a quote, dash, or space.")
		}
		return check.Effect{}
	})
}

// damage is what bytes that aren't part of any character do to the entries.
type damage struct {
	nameLine  int  // the first line whose process type has one, or -1
	nul       bool // an entry has a NUL
	lookalike bool // an entry has a quote, dash, or space of Windows-1252
}

func damagedEntries(p *check.Pass, bad []int) damage {
	d := damage{nameLine: -1}
	for _, offset := range bad {
		line := p.Doc.LineAt(offset)
		l := &p.Doc.Lines[line]
		if l.Kind == procfile.Blank || l.Kind == procfile.Comment {
			continue
		}
		if d.nameLine < 0 && l.Kind == procfile.Entry && offset < l.Colon {
			d.nameLine = line
		}
		c, ok := check.FromWindows1252(p.Doc.Text[offset])
		d.nul = d.nul || c == 0 && ok
		d.lookalike = d.lookalike || c != 0 && typed(c) != string(c)
	}
	return d
}

func badBytesHeadline(c byte, count, line int) prose.Text {
	name := fmt.Sprintf("the byte 0x%02X", c)
	if c == 0 {
		name = "a NUL byte"
	}
	switch {
	case count > 1:
		return prose.T("Line %s contains %s, the first of %s invalid bytes", line+1, name, count)
	case c == 0:
		return prose.T("Line %s contains %s", line+1, name)
	}
	return prose.T("Line %s contains %s, which isn't UTF-8", line+1, name)
}

// badBytes are the offsets of the bytes that are NUL or not part of any character.
func badBytes(text string) []int {
	var bad []int
	for i, r := range text {
		if r == 0 || r == utf8.RuneError && !strings.HasPrefix(text[i:], string(utf8.RuneError)) {
			bad = append(bad, i)
		}
	}
	return bad
}

// typed is a character of Windows-1252 as a keyboard types it: that character set
// is where quotes and dashes of a word processor come from. A NUL becomes "".
func typed(c rune) string {
	if c == 0 {
		return ""
	}
	if s, ok := spelling.LookalikeSpace(c); ok {
		return s
	}
	if s := spelling.LookalikeQuote(c); s != "" {
		return s
	}
	switch c {
	case '–':
		return "-"
	case '—':
		return "--"
	}
	return string(c)
}

// badBytesFix deletes NUL bytes and converts the others from Windows-1252, if the result is plain text.
func badBytesFix(doc *procfile.Document, bad []int) []check.Fix {
	edits := make([]check.TextEdit, 0, len(bad))
	var fixed strings.Builder
	last := 0
	for _, offset := range bad {
		c, ok := check.FromWindows1252(doc.Text[offset])
		if !ok {
			return nil
		}
		e := check.Delete(procfile.Range{Start: offset, End: offset + 1})
		e.NewText = typed(c)
		edits = append(edits, e)
		fixed.WriteString(doc.Text[last:offset])
		fixed.WriteString(e.NewText)
		last = offset + 1
	}
	fixed.WriteString(doc.Text[last:])
	if !plain(procfile.Parse([]byte(fixed.String()))) {
		return nil
	}
	title := "Convert from Windows-1252, with plain quotes and hyphens"
	if doc.Encoding == procfile.UTF8 {
		title = "Delete the NUL bytes"
	}
	return []check.Fix{{Title: title, Applicability: check.Suggested, Edits: edits}}
}
