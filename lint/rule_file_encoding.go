package lint

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

var _ = register(Rule{
	Name:       "file-encoding",
	Group:      FileGroup,
	Order:      2,
	Title:      "The file is not UTF-8 text",
	Documented: fileEncodingDocs{},
	Check:      checkFileEncoding,
})

type fileEncodingDocs struct{}

// Docs is the documentation.
func (fileEncodingDocs) Docs() Docs {
	return Docs{
		Summary: "The file is UTF-16, Rich Text, a web page or no text at all, or holds bytes that are not UTF-8.",
		Why: "A Procfile is plain text in UTF-8. Windows PowerShell 5 writes UTF-16 (echo … > Procfile), TextEdit " +
			"writes Rich Text, a browser saves the page around a file: in these a line reader finds no process. " +
			"A single byte of an older character set, such as a quote pasted from a document, makes a YAML " +
			"reader and Heroku's Fir refuse the whole file, while others run it as it is.",
		Bad:  Sample{Text: "\xff\xfew\x00e\x00b\x00:\x00 \x00n\x00o\x00d\x00e\x00 \x00s\x00e\x00r\x00v\x00e\x00r\x00.\x00j\x00s\x00\n\x00", Platforms: []string{"heroku"}},
		Good: Sample{Text: "web: node server.js\n", Platforms: []string{"heroku"}},
		Logs: []string{
			"Cannot read Procfile contents",
			"invalid byte sequence in UTF-8",
			"UnicodeDecodeError: 'utf-8' codec can't decode byte … in position 0: invalid start byte",
			"H14",
			"No web processes running",
			"Procfile declares types -> (none)",
			"ERROR: no processes defined",
			"No entries were found in Procfile",
			"No entries was found in Procfile",
			"did not find any processes in Procfile",
			"SKIPPED: No procfile found from environment, source path, or binding.",
		},
		Sources: []string{
			"Stack Overflow question 40098771",
			"heroku/buildpacks-procfile SPEC.md",
			"heroku/buildpacks-procfile src/main.rs",
		},
	}
}

func checkFileEncoding(p *Pass) {
	doc := p.Doc
	if text, ok := plainTextOfRTF(doc.Text); ok {
		p.reportForeign("Rich Text, as TextEdit and WordPad write it", "save it as plain text", rtfFix(doc, text))
		return
	}
	if isHTML(doc.Text) {
		p.reportForeign("a web page", "save the plain text of the file instead, on GitHub by its Raw button", nil)
		return
	}
	if what := binaryKind(doc); what != "" {
		p.reportForeign(what, "write the processes into a plain text file", nil)
		return
	}
	if doc.Encoding == procfile.UTF16LE || doc.Encoding == procfile.UTF16BE {
		p.reportUTF16()
		return
	}
	if doc.Encoding == procfile.Unknown8Bit || strings.IndexByte(doc.Text, 0) >= 0 {
		p.reportBadBytes()
	}
}

// reportForeign reports a file that is of another format as a whole.
func (p *Pass) reportForeign(what, advice string, fixes []Fix) {
	cs := p.Judge(platform.Grammar, func(t *platform.Target) (Severity, string) {
		r, _ := t.ReadFile(p.Doc.Source)
		switch {
		case r.Error != "":
			return Error, p.stops(t, r.Error)
		case len(r.Processes) == 0:
			return Error, "no process is found in it"
		}
		return Error, "it is read as " + someTypes(r.Processes)
	})
	p.Report(Finding{
		Range:    procfile.Range{},
		Concerns: p.harmless(cs),
		Message:  p.Sentence("The file is "+what+", not plain text", cs, advice),
		Fixes:    fixes,
	})
	p.ClaimAll()
}

// someTypes names the first process types.
func someTypes(ps []platform.Process) string {
	const most = 3
	var names []string
	for _, process := range ps[:min(len(ps), most)] {
		names = append(names, quote(process.Type))
	}
	if len(ps) > most {
		return "the processes " + strings.Join(names, ", ") + " and more"
	}
	if len(ps) == 1 {
		return "the process " + names[0] + " alone"
	}
	return "the processes " + join(names, "and")
}

// rtfFix replaces the file by its text, when that is a text at last.
func rtfFix(doc *procfile.Document, text string) []Fix {
	if !plain(procfile.Parse([]byte(text))) {
		return nil
	}
	return []Fix{{
		Title:         "Keep only the text",
		Applicability: Suggested,
		Edits:         []TextEdit{Replace(procfile.Range{Start: 0, End: len(doc.Text)}, text)},
		Encode:        "utf-8",
	}}
}

// plain reports whether a file is plain text in UTF-8.
func plain(doc *procfile.Document) bool {
	return doc.Encoding == procfile.UTF8 && strings.IndexByte(doc.Text, 0) < 0 &&
		!isRTF(doc.Text) && !isHTML(doc.Text) && binaryKind(doc) == ""
}

func isHTML(text string) bool {
	text = strings.TrimLeft(text[:min(len(text), 1024)], " \t\r\n")
	return hasPrefixFold(text, "<!doctype html") || hasPrefixFold(text, "<html")
}

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// signatures are the first bytes of formats that end up under any name.
var signatures = []struct{ bytes, what string }{
	{"PK\x03\x04", "a Word document or another ZIP archive"},
	{"\xd0\xcf\x11\xe0", "a Word document"},
	{"%PDF-", "a PDF document"},
	{"\x89PNG", "an image"},
	{"\xff\xd8\xff", "an image"},
	{"GIF8", "an image"},
	{"\x1f\x8b", "a gzip archive"},
	{"\x7fELF", "a program"},
	{"bplist00", "a property list"},
}

// binaryKind names what a file is that holds no text at all, else "".
func binaryKind(doc *procfile.Document) string {
	for _, s := range signatures {
		if strings.HasPrefix(doc.Text, s.bytes) {
			return s.what
		}
	}
	const enough = 8
	if controls := countControls(doc.Text); controls >= enough && controls*10 > len(doc.Text) {
		return "binary data"
	}
	return ""
}

func countControls(text string) int {
	n := 0
	for i := 0; i < len(text); i++ {
		if c := text[i]; c < ' ' && !(c >= '\t' && c <= '\r') {
			n++
		}
	}
	return n
}

func (p *Pass) reportUTF16() {
	doc := p.Doc
	whole := len(doc.Source)%2 == 0 && utf8.ValidString(doc.Text) && strings.IndexByte(doc.Text, 0) < 0
	readings := readTwo(doc.Source, p.file().Source)
	cs := p.Judge(platform.Encodings, func(t *platform.Target) (Severity, string) {
		with, without := readings.of(t)
		switch {
		case with.same(without):
			return None, ""
		case with.Error != "":
			return Error, p.stops(t, with.Error)
		case len(with.Processes) == 0:
			return Error, "no process is found in it"
		}
		return Error, "its lines are read wrongly"
	})
	cs = p.harmless(cs)
	f := Finding{
		Range:    procfile.Range{},
		Concerns: cs,
		Message:  p.Sentence(utf16Head(doc), cs, "save it as UTF-8"),
	}
	if whole {
		f.Fixes = []Fix{{Title: "Save the file as UTF-8", Applicability: Safe, Edits: []TextEdit{}, Encode: "utf-8"}}
	} else {
		p.ClaimAll()
	}
	p.Report(f)
}

func utf16Head(doc *procfile.Document) string {
	if doc.BOM && doc.Encoding == procfile.UTF16LE {
		return "The file is UTF-16, as Windows PowerShell 5 writes it"
	}
	return "The file is UTF-16, in which each letter takes two bytes"
}

// reportBadBytes reports bytes that are no character within a text. A reader
// that refuses one in a comment refuses it anywhere.
func (p *Pass) reportBadBytes() {
	bad := badBytes(p.Doc.Text)
	first := bad[0]
	line := p.Doc.LineAt(first)
	spoilt := p.spoiltEntries(bad)
	alone := []byte("# " + p.Doc.Text[first:first+1] + "\n" + sentinel + ": true\n")
	cs := p.harmless(p.Judge(platform.Encodings, func(t *platform.Target) (Severity, string) {
		if r := t.Read(alone); r.Error != "" {
			return Error, p.stops(t, r.Error)
		}
		if spoilt.nameLine >= 0 {
			r := t.Read([]byte(p.Line(spoilt.nameLine) + "\n" + sentinel + ": true\n"))
			if _, ok := processAt(r.Processes, 0); !ok {
				return Error, fmt.Sprintf("line %d is ignored", spoilt.nameLine+1)
			}
		}
		switch {
		case spoilt.nul:
			return Warning, "no command can be given a NUL"
		case spoilt.sign:
			return Warning, "no shell takes it for the quote, dash or blank that it looks like"
		}
		return None, ""
	}))
	p.Report(Finding{
		Range:    procfile.Range{Start: first, End: first + 1},
		Concerns: cs,
		Message:  p.Sentence(badBytesHead(p.Doc.Text[first], len(bad), line), cs, badBytesAdvice(p.Doc.Text[first])),
		Fixes:    badBytesFix(p.Doc, bad),
	})
	if worst(cs) <= Hint {
		return
	}
	for _, offset := range bad {
		if l := p.Doc.LineAt(offset); l < len(p.Doc.Lines) && !p.Claimed(l) {
			p.claimEntry(l)
		}
	}
}

// spoilt says what bytes that stand for no character do to the entries.
type spoilt struct {
	nameLine int  // the first line whose process type holds one, or -1
	nul      bool // an entry holds a NUL
	sign     bool // an entry holds a quote, dash or blank of Windows-1252
}

func (p *Pass) spoiltEntries(bad []int) spoilt {
	s := spoilt{nameLine: -1}
	for _, offset := range bad {
		line := p.Doc.LineAt(offset)
		l := &p.Doc.Lines[line]
		if l.Kind == procfile.Blank || l.Kind == procfile.Comment {
			continue
		}
		if s.nameLine < 0 && l.Kind == procfile.Entry && offset < l.Colon {
			s.nameLine = line
		}
		c, ok := fromWindows1252(p.Doc.Text[offset])
		s.nul = s.nul || c == 0 && ok
		s.sign = s.sign || c != 0 && typed(c) != string(c)
	}
	return s
}

func badBytesAdvice(c byte) string {
	if c == 0 {
		return "delete it"
	}
	return "type the sign anew and save the file as UTF-8"
}

func badBytesHead(c byte, count, line int) string {
	what := fmt.Sprintf("the byte 0x%02X, which is not UTF-8", c)
	if c == 0 {
		what = "a NUL byte"
	}
	if count == 1 {
		return fmt.Sprintf("Line %d holds %s", line+1, what)
	}
	return fmt.Sprintf("Line %d holds %s, the first of %d such bytes", line+1, what, count)
}

// badBytes are the offsets of the bytes that are NUL or no part of a character.
func badBytes(text string) []int {
	var bad []int
	for i := 0; i < len(text); {
		if c := text[i]; c < utf8.RuneSelf {
			if c == 0 {
				bad = append(bad, i)
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if r == utf8.RuneError && size == 1 {
			bad = append(bad, i)
		}
		i += size
	}
	return bad
}

// typed is a character of Windows-1252 as a keyboard gives it: that character
// set is where quotes and dashes of a word processor come from. A NUL is nothing.
func typed(c rune) string {
	if c == 0 {
		return ""
	}
	if s, ok := lookalikeSpace(c); ok {
		return s
	}
	if s := lookalikeQuote(c); s != "" {
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

// badBytesFix takes NUL bytes out and reads the others as Windows-1252, when
// that gives a plain text.
func badBytesFix(doc *procfile.Document, bad []int) []Fix {
	edits := make([]TextEdit, 0, len(bad))
	var fixed strings.Builder
	last := 0
	for _, offset := range bad {
		c, ok := fromWindows1252(doc.Text[offset])
		if !ok {
			return nil
		}
		e := Delete(procfile.Range{Start: offset, End: offset + 1})
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
	title := "Read these bytes as Windows-1252, with plain quotes and hyphens"
	if doc.Encoding == procfile.UTF8 {
		title = "Delete the NUL bytes"
	}
	return []Fix{{Title: title, Applicability: Suggested, Edits: edits}}
}
