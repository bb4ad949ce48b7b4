package procfile

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"
)

// show writes the lines of a document one by one: the kind, then name|command
// or the text, then the line end when it is not LF.
func show(d *Document) string {
	kinds := [...]string{Blank: "blank", Comment: "comment", Entry: "entry", Other: "other"}
	var out []string
	for _, l := range d.Lines {
		text := d.Slice(l.Range)
		if l.Kind == Entry {
			text = d.Slice(l.Name) + "|" + d.Slice(l.Command)
		}
		if eol := d.Slice(l.EOL); eol != "\n" {
			text += fmt.Sprintf(" %q", eol)
		}
		out = append(out, kinds[l.Kind]+" "+text)
	}
	return strings.Join(out, "\n")
}

func TestParse(t *testing.T) {
	tests := []struct {
		name, source, want string
		eol                EOL
	}{
		{"nothing", "", "", NoEOL},
		{"an entry", "web: node server.js\n", "entry web|node server.js", LF},
		{"no last line end", "web: node server.js", `entry web|node server.js ""`, NoEOL},
		{"a last line end begins no further line", "web: a\n\n", "entry web|a\nblank ", LF},
		{"no space behind the colon", "web:a\n", "entry web|a", LF},
		{"a space before the colon", "web : a\n", "entry web|a", LF},
		{"blanks around everything", " \tweb\t:\t a \t\n", "entry web|a", LF},
		{"no command", "web:\n", "entry web|", LF},
		{"blanks for a command", "web: \t\n", "entry web|", LF},
		{"only the first colon counts", "web: a:b: c\n", "entry web|a:b: c", LF},
		{"any signs make a name", "wéb/1.0: a\n", "entry wéb/1.0|a", LF},
		{"words before the colon", "my web: a\n", "other my web: a", LF},
		{"a colon alone", ": a\n", "other : a", LF},
		{"no colon", "web a\n", "other web a", LF},
		{"blank", " \t\n", "blank  \t", LF},
		{"a comment", "# web: a\n", "comment # web: a", LF},
		{"an indented comment", "\t# web: a\n", "comment \t# web: a", LF},
		{"a comment behind a command is part of it", "web: a # b\n", "entry web|a # b", LF},
		{"CR LF", "web: a\r\nw: b\r\n", "entry web|a \"\\r\\n\"\nentry w|b \"\\r\\n\"", CRLF},
		{"a lone CR ends a line", "web: a\rw: b\r", "entry web|a \"\\r\"\nentry w|b \"\\r\"", CR},
		{"CR CR LF is two ends", "web: a\r\r\n", "entry web|a \"\\r\"\nblank  \"\\r\\n\"", MixedEOL},
		{"mixed", "web: a\nw: b\r\n", "entry web|a\nentry w|b \"\\r\\n\"", MixedEOL},
		{"the last line need not end", "web: a\r\nw: b", "entry web|a \"\\r\\n\"\nentry w|b \"\"", CRLF},
		{"other breaks of Unicode end no line", "web: a\u2028b\u0085c\vd\fe\n", "entry web|a\u2028b\u0085c\vd\fe", LF},
		{"a no-break space is no blank", "web\u00a0: a\n", "entry web\u00a0|a", LF},
		{"NUL and bytes that are not UTF-8 stay", "w\x00b: \xff\n", "entry w\x00b|\xff", LF},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := Parse([]byte(tt.source))
			if got := show(d); got != tt.want {
				t.Errorf("lines of %q:\n%s\nwant:\n%s", tt.source, got, tt.want)
			}
			if d.EOL != tt.eol {
				t.Errorf("line ends of %q: %s, want %s", tt.source, d.EOL, tt.eol)
			}
			checkDocument(t, []byte(tt.source))
		})
	}
}

func TestEntryRanges(t *testing.T) {
	d := Parse([]byte("# first\n  web : node a.js  \nworker:\n"))
	web, worker := d.Lines[1], d.Lines[2]
	tests := []struct {
		name      string
		got, want Range
	}{
		{"line", web.Range, Range{8, 27}},
		{"line end", web.EOL, Range{27, 28}},
		{"name", web.Name, Range{10, 13}},
		{"command", web.Command, Range{16, 25}},
		{"an empty command stands behind its colon", worker.Command, Range{35, 35}},
	}
	for _, tt := range tests {
		if tt.got != tt.want {
			t.Errorf("%s: %v, want %v", tt.name, tt.got, tt.want)
		}
	}
	if web.Colon != 14 || worker.Colon != 34 {
		t.Errorf("colons at %d and %d, want 14 and 34", web.Colon, worker.Colon)
	}
}

func TestRange(t *testing.T) {
	r := Range{2, 5}
	if r.Len() != 3 || r.Empty() || !(Range{2, 2}).Empty() {
		t.Errorf("length of %v: %d", r, r.Len())
	}
	for offset, want := range map[int]bool{1: false, 2: true, 4: true, 5: false} {
		if r.Contains(offset) != want {
			t.Errorf("%v contains %d: %v, want %v", r, offset, !want, want)
		}
	}
}

func TestWithText(t *testing.T) {
	tests := []struct{ name, source, text, want string }{
		{"plain", "web: a\n", "web: b\n", "web: b\n"},
		{"the mark stays", "\ufeffweb: a\n", "web: b\n", "\ufeffweb: b\n"},
		{"UTF-16 stays", "\xff\xfea\x00", "b", "\xff\xfeb\x00"},
		{"bytes that are not UTF-8 stay", "\xff", "a\xff", "a\xff"},
	}
	for _, tt := range tests {
		if got := string(Parse([]byte(tt.source)).WithText(tt.text)); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// checkDocument checks a file with the promises for every document.
func checkDocument(t *testing.T, src []byte) {
	t.Helper()
	d := Parse(src)
	if got := d.Bytes(); !bytes.Equal(got, src) {
		t.Fatalf("the parts of %q give %q", src, got)
	}
	if d.Encoding != UTF16LE && d.Encoding != UTF16BE {
		if !strings.HasSuffix(string(src), d.Text) {
			t.Fatalf("text %q is not the end of %q", d.Text, src)
		}
		if valid := utf8.ValidString(d.Text); valid != (d.Encoding == UTF8) {
			t.Fatalf("%q has encoding %s", src, d.Encoding)
		}
	}
	checkLines(t, d)
	checkPositions(t, d)
}

func checkLines(t *testing.T, d *Document) {
	t.Helper()
	at := 0
	for i, l := range d.Lines {
		if l.Range.Start != at || l.Range.End < at || l.EOL.Start != l.Range.End || l.EOL.End < l.EOL.Start {
			t.Fatalf("line %d of %q is %v, its end %v", i, d.Text, l.Range, l.EOL)
		}
		at = l.EOL.End
		switch end := d.Slice(l.EOL); end {
		case "\n", "\r\n", "\r":
		case "":
			if i != len(d.Lines)-1 || l.Range.Empty() {
				t.Fatalf("line %d of %q does not end", i, d.Text)
			}
		default:
			t.Fatalf("line %d of %q ends with %q", i, d.Text, end)
		}
		if strings.ContainsAny(d.Slice(l.Range), "\r\n") {
			t.Fatalf("line %d of %q holds a line end", i, d.Text)
		}
		if l.Kind == Entry {
			checkEntry(t, d, l)
		}
	}
	if at != len(d.Text) {
		t.Fatalf("the lines of %q end at %d", d.Text, at)
	}
}

func checkEntry(t *testing.T, d *Document, l Line) {
	t.Helper()
	ordered := l.Range.Start <= l.Name.Start && l.Name.Start < l.Name.End && l.Name.End <= l.Colon &&
		l.Colon < l.Command.Start && l.Command.Start <= l.Command.End && l.Command.End <= l.Range.End
	if !ordered || d.Text[l.Colon] != ':' {
		t.Fatalf("entry %+v of %q", l, d.Text)
	}
	for _, part := range []string{d.Slice(l.Name), d.Slice(l.Command)} {
		if strings.Trim(part, " \t") != part {
			t.Fatalf("blanks around %q", part)
		}
	}
	rest := strings.ReplaceAll(d.Slice(l.Range), " ", "")
	parts := strings.ReplaceAll(d.Slice(l.Name)+":"+d.Slice(l.Command), " ", "")
	if strings.ReplaceAll(rest, "\t", "") != strings.ReplaceAll(parts, "\t", "") {
		t.Fatalf("entry %q is read as %q", rest, parts)
	}
}

// checkPositions: offset → position → offset is the identity on characters.
func checkPositions(t *testing.T, d *Document) {
	t.Helper()
	last := Position{}
	for offset := 0; offset <= len(d.Text); {
		p := d.Position(offset)
		inCRLF := offset > 0 && offset < len(d.Text) && d.Text[offset-1] == '\r' && d.Text[offset] == '\n'
		if back := d.Offset(p); back != offset && !inCRLF {
			t.Fatalf("offset %d of %q is %v, which is offset %d", offset, d.Text, p, back)
		}
		if p.Line < last.Line || p.Line == last.Line && p.Character < last.Character {
			t.Fatalf("offset %d of %q is %v, behind %v", offset, d.Text, p, last)
		}
		if line, column := d.LineColumn(offset); line != p.Line+1 || column > p.Character+1 || column < 1 {
			t.Fatalf("offset %d of %q is line %d, column %d and %v", offset, d.Text, line, column, p)
		}
		last = p
		_, size := utf8.DecodeRuneInString(d.Text[offset:])
		offset += max(size, 1)
	}
}

// FuzzParse checks any bytes, also read as UTF-16, with the promises.
func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"", "web: node server.js\nworker: b\n", "\ufeffweb: a\r\n", "\ufeff\ufeffweb: a", "# c\rweb : a\r\r\n\x00", "é: 😀\n\xff\xc3",
		"\xff\xfew\x00e\x00b\x00:\x00 \x00a\x00\n\x00", "\xfe\xff\xd8\x00\x00a\xdc", "w\x00e\x00b\x00:\x00", "\xed\xa0\x80: \u2028",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		if len(src) > 1024 {
			return
		}
		checkDocument(t, src)
		checkDocument(t, append([]byte{0xFF, 0xFE}, src...))
		checkDocument(t, append([]byte{0xFE, 0xFF}, src...))
		checkDocument(t, append([]byte{0xEF, 0xBB, 0xBF}, src...))
	})
}

func BenchmarkParse(b *testing.B) {
	typical := []byte("web: gunicorn app:app --bind 0.0.0.0:$PORT\nworker: celery -A shop worker\nrelease: python manage.py migrate\n")
	for name, src := range map[string][]byte{
		"3 lines":     typical,
		"3000 lines":  bytes.Repeat(typical, 1000),
		"1 MiB line":  append([]byte("web: "), bytes.Repeat([]byte("a"), 1<<20)...),
		"1 MiB CR LF": bytes.Repeat([]byte("\r\n"), 1<<19),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(src)))
			for b.Loop() {
				Parse(src)
			}
		})
	}
}

func TestEntries(t *testing.T) {
	doc := Parse([]byte("# web: no\r\n web : run it \nnothing\n\nweb:\n"))
	var got []string
	for _, e := range doc.Entries() {
		if doc.Slice(e.TypeRange) != e.Type || doc.Slice(e.CommandRange) != e.Command || doc.Text[e.Colon] != ':' {
			t.Errorf("%+v: the ranges are those of %q and %q", e, doc.Slice(e.TypeRange), doc.Slice(e.CommandRange))
		}
		got = append(got, fmt.Sprintf("%d %s=%s", e.Line, e.Type, e.Command))
	}
	if text := strings.Join(got, " | "); text != "1 web=run it | 4 web=" {
		t.Errorf("the entries are %s", text)
	}
}
