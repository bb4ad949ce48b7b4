package subject

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/procfile"
)

// AsWritten is a file of the repository without the line end that the repository puts behind it.
func AsWritten(text string) string { return strings.TrimSuffix(text, "\n") }

// Change is what changes in a file: edits, and the same as a unified diff.
type Change struct {
	Edits []check.TextEdit
	Diff  string
}

// Of is what edits change in a file, in their order.
func Of(name string, doc *procfile.Document, edits []check.TextEdit) Change {
	var b strings.Builder
	fmt.Fprintf(&b, "--- a/%s\n+++ b/%s\n", name, name)
	more := 0
	for _, e := range edits {
		r := doc.RangeOf(e.Span)
		first, last := e.Span.Start.Line, min(e.Span.End.Line, len(doc.Lines)-1)
		whole := procfile.Range{Start: len(doc.Text), End: len(doc.Text)}
		if first <= last {
			whole = procfile.Range{Start: doc.Lines[first].Range.Start, End: max(r.End, doc.Lines[last].Range.End)}
		}
		old := rowsOf(doc.Slice(whole))
		now := rowsOf(doc.Text[whole.Start:r.Start] + e.NewText + doc.Text[r.End:whole.End])
		for len(old) > 0 && len(now) > 0 && old[0] == now[0] {
			first, old, now = first+1, old[1:], now[1:]
		}
		for len(old) > 0 && len(now) > 0 && old[len(old)-1] == now[len(now)-1] {
			old, now = old[:len(old)-1], now[:len(now)-1]
		}
		b.WriteString(hunk(doc, first, old, now, more))
		more += len(now) - len(old)
	}
	return Change{edits, b.String()}
}

func rowsOf(text string) []string {
	if text = strings.ReplaceAll(text, "\r\n", "\n"); text == "" {
		return nil
	}
	return strings.Split(strings.TrimSuffix(text, "\n"), "\n")
}

// hunk replaces rows from a line on, which is given by its number from 0, in front of which so many rows more are new. Around rows that are only
// added, it shows those beside them.
func hunk(doc *procfile.Document, first int, old, now []string, more int) string {
	before, after := "", ""
	number, count := first+1, len(old)
	if len(old) == 0 && first > 0 && first <= len(doc.Lines) {
		before, number, count = " "+strings.TrimSuffix(doc.Slice(doc.Lines[first-1].Range), "\r")+"\n", number-1, count+1
		if first < len(doc.Lines) {
			after, count = " "+strings.TrimSuffix(doc.Slice(doc.Lines[first].Range), "\r")+"\n", count+1
		}
	}
	if count == 0 {
		number--
	}
	var b strings.Builder
	fmt.Fprintf(&b, "@@ -%s +%s @@\n%s", lines(number, count), lines(max(1, number)+more, count-len(old)+len(now)), before)
	for _, row := range old {
		b.WriteString("-" + row + "\n")
	}
	for _, row := range now {
		b.WriteString("+" + row + "\n")
	}
	return b.String() + after
}

// lines are so many from a number on, as a hunk has them.
func lines(number, count int) string {
	if count == 1 {
		return strconv.Itoa(number)
	}
	return fmt.Sprintf("%d,%d", number, count)
}

// lineChange replaces a part of a line, which is given by its number from 0, up to an end in the same line.
func lineChange(line, from, to int, newText, name, hunk string) Change {
	span := procfile.Span{Start: procfile.Position{Line: line, Character: from}, End: procfile.Position{Line: line, Character: to}}
	return Change{[]check.TextEdit{{Span: span, NewText: newText}}, fmt.Sprintf("--- a/%s\n+++ b/%s\n%s", name, name, hunk)}
}

// Appended adds a line at the end of a file.
func Appended(name, text, added string) Change {
	lines := strings.SplitAfter(text, "\n")
	if lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	count := len(lines)
	if count == 0 {
		return lineChange(0, 0, 0, added+"\n", name, fmt.Sprintf("@@ -0,0 +1 @@\n+%s\n", added))
	}
	last := strings.TrimSuffix(lines[count-1], "\n")
	head := fmt.Sprintf("@@ -%d +%d,2 @@\n", count, count)
	if strings.HasSuffix(text, "\n") {
		return lineChange(count, 0, 0, added+"\n", name, fmt.Sprintf("%s %s\n+%s\n", head, last, added))
	}
	return lineChange(count-1, width(last), width(last), "\n"+added+"\n", name, fmt.Sprintf("%s-%s\n\\ No newline at end of file\n+%s\n+%s\n", head, last, last, added))
}

// Inserted adds a line between two others, the first of which is given by its number from 1.
func Inserted(name, text string, after int, added string) Change {
	lines := strings.Split(text, "\n")
	return lineChange(after, 0, 0, added+"\n", name, fmt.Sprintf("@@ -%d,2 +%d,3 @@\n %s\n+%s\n %s\n", after, after, lines[after-1], added, lines[after]))
}

// Replaced replaces a line, which is given by its number from 1, by one or more.
func Replaced(name, text string, number int, line string) Change {
	lines := strings.Split(text, "\n")
	end := ""
	if number == len(lines) {
		end = "\n\\ No newline at end of file"
	}
	old := lines[number-1]
	count := ""
	if more := strings.Count(line, "\n"); more > 0 {
		count = fmt.Sprintf(",%d", more+1)
	}
	hunk := fmt.Sprintf("@@ -%d +%d%s @@\n-%s%s\n+%s%s\n", number, number, count, old, end, strings.ReplaceAll(line, "\n", "\n+"), end)
	return lineChange(number-1, 0, width(strings.TrimSuffix(old, "\r")), line, name, hunk)
}

// width is how long a text is in UTF-16 units, as positions count.
func width(text string) int { return len(utf16.Encode([]rune(text))) }

// Removed removes a line, which is given by its number from 1.
func Removed(name, text string, number int) Change {
	lines := strings.Split(text, "\n")
	end := procfile.Position{Line: number}
	if number == len(lines) {
		end = procfile.Position{Line: number - 1, Character: width(lines[number-1])}
	}
	span := procfile.Span{Start: procfile.Position{Line: number - 1}, End: end}
	diff := fmt.Sprintf("--- a/%s\n+++ b/%s\n@@ -%d +%d,0 @@\n-%s\n", name, name, number, number-1, lines[number-1])
	return Change{[]check.TextEdit{{Span: span}}, diff}
}
