package lsp

import (
	"net/url"
	"path"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"unicode/utf8"

	"github.com/proclint/proclint/internal/disk"
	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/repository"
)

// document is a file that is open in the editor. It is not changed: a change makes another one.
type document struct {
	uri     string
	version *int
	text    string
	place   Place
}

// Place is where a file is in its project.
type Place struct {
	Root     string                 // the path from the project's root, with slashes
	Unplaced bool                   // nothing shows where the project starts
	Beside   *repository.Repository // what can be seen of the files there
}

// isProcfile reports whether an editor means a Procfile: by its language, or where it knows no such language by a name that has the word in it.
func isProcfile(uri, language string) bool {
	return language == "procfile" || strings.Contains(strings.ToLower(path.Base(uri)), "procfile")
}

func (d *document) changed(span *procfile.Span, text string) *document {
	next := *d
	if span == nil {
		next.text = text
		return &next
	}
	start := offsetOf(d.text, span.Start)
	end := max(start, offsetOf(d.text, span.End))
	next.text = d.text[:start] + text + d.text[end:]
	return &next
}

// offsetOf is the byte offset of a position in the editor's text, which may start with a byte order mark. A position past
// the end of a line means that end, and one past the last line means the end of the text.
func offsetOf(text string, at procfile.Position) int {
	start := 0
	for range at.Line {
		end := strings.IndexAny(text[start:], "\r\n")
		if end < 0 {
			return len(text)
		}
		start += end + 1
		if text[start-1] == '\r' && start < len(text) && text[start] == '\n' {
			start++
		}
	}
	for units := at.Character; units > 0 && start < len(text) && text[start] != '\r' && text[start] != '\n'; units-- {
		r, size := utf8.DecodeRuneInString(text[start:])
		if r > 0xFFFF {
			units--
		}
		start += size
	}
	return start
}

// source is the bytes to lint: those on the disk if they are the editor's text, because they show the encoding and the byte
// order mark, else the text itself.
func (d *document) source() []byte {
	if path := pathOf(d.uri); path != "" {
		if bytes, err := disk.Named(path).Read(lint.MaxBytes); err == nil && asShown(procfile.Parse(bytes).Text) == asShown(d.text) {
			return bytes
		}
	}
	return []byte(d.text)
}

var unreadable = regexp.MustCompile(`\x{FFFD}+`)

// asShown is a text as editors show it: with U+FFFD for bytes that aren't UTF-8, here one for all of a row.
func asShown(text string) string {
	return unreadable.ReplaceAllString(strings.ToValidUTF8(text, "\ufffd"), "\ufffd")
}

func (d *document) input(targets []*platform.Target) lint.Input {
	return lint.Input{Path: pathOf(d.uri), RootPath: d.place.Root, Unplaced: d.place.Unplaced, Source: d.source(), Targets: targets, Repository: d.place.Beside}
}

// pathOf is the path of a file on the disk, or "" for any other text, such as one that was never saved.
func pathOf(uri string) string {
	parsed, err := url.Parse(uri)
	if err != nil || parsed.Scheme != "file" || parsed.Path == "" || strings.ContainsRune(parsed.Path, 0) {
		return ""
	}
	path := parsed.Path
	if runtime.GOOS == "windows" {
		path = strings.TrimPrefix(path, "/")
	}
	return filepath.FromSlash(path)
}

func uriOf(path, beside string) string {
	parsed, err := url.Parse(beside)
	if err != nil {
		return ""
	}
	parsed.Path = filepath.ToSlash(path)
	if !strings.HasPrefix(parsed.Path, "/") {
		parsed.Path = "/" + parsed.Path
	}
	parsed.RawPath = ""
	return parsed.String()
}

// replacement is the edit that makes one text of another, whole lines of it. It reports false where they are the same.
func replacement(doc *procfile.Document, text string) (lint.TextEdit, bool) {
	if doc.Text == text {
		return lint.TextEdit{}, false
	}
	after := procfile.Parse([]byte(text))
	same := func(i, j int) bool {
		a, b := &doc.Lines[i], &after.Lines[j]
		return doc.Text[a.Range.Start:a.EOL.End] == after.Text[b.Range.Start:b.EOL.End]
	}
	first, last, lastAfter := 0, len(doc.Lines), len(after.Lines)
	for first < last && first < lastAfter && same(first, first) {
		first++
	}
	for last > first && lastAfter > first && same(last-1, lastAfter-1) {
		last--
		lastAfter--
	}
	at := procfile.Range{Start: lineStart(doc, first), End: lineStart(doc, last)}
	return lint.TextEdit{Span: doc.Span(at), NewText: after.Text[lineStart(after, first):lineStart(after, lastAfter)]}, true
}

// lineStart is the offset at which a line begins, or the text ends.
func lineStart(doc *procfile.Document, line int) int {
	if line < len(doc.Lines) {
		return doc.Lines[line].Range.Start
	}
	return len(doc.Text)
}
