package start

import (
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/dockerfile"
	"github.com/proclint/proclint/lint/procfile"
)

// Start is what starts on a target.
type Start struct {
	// Type is its process type, such as web.
	Type string
	// Command is what starts, or "" where the Server of a build serves the app, or where File says it in a way that isn't read.
	Command, Server string
	// As is a command that starts the same program by another name, or "".
	As string
	// File is the path of the file that has the command, or from which it follows.
	File string
	// Range is the place in that file: that of the command if it's Written there.
	Range   procfile.Range
	Written bool
	// Front is what runs in front of the command: the steps and the variables of what starts it, and the
	// script of package.json that runs before, or "".
	Front string
	// Folder is the one that is built and in which the command runs, from that of the file, or "".
	Folder string
	// Builds is set for one that builds the app, and Production where NODE_ENV leaves devDependencies out of what the build installs.
	Builds, Production bool
	// Listed is set where the file's own build installs what the manifests list, and no other packages.
	Listed bool
	// BeforeStart is set for a command that runs once before each deploy.
	BeforeStart bool
	// Image is the stage of the Dockerfile in which the command runs, or nil. KeepsPaths is set where it has the app's files in their paths.
	Image      *dockerfile.Stage
	KeepsPaths bool
	// IsBuilt is set where the image builds the program of the command from the code of the app.
	IsBuilt bool
	// Script is the script of package.json that the command runs, or nil.
	Script *Start

	offsets []int  // of the bytes of a written command in the file, and of its end
	quote   string // around it, or ""
	list    bool   // whether the file has it as a list of words
	doubled bool   // whether the file has each dollar sign twice
}

// Checked is the start whose command is to be checked: that of the script that it runs, if it runs one.
func (s *Start) Checked() *Start {
	if s.Script != nil {
		return s.Script
	}
	return s
}

// RangeOf is where the file has a part of a command that is written there. Of another part, it is the whole place.
func (s *Start) RangeOf(part procfile.Range) procfile.Range {
	if !s.Written || part.Start < 0 || part.End >= len(s.offsets) || part.Start > part.End {
		return s.Range
	}
	end := s.offsets[part.End]
	if part.End > part.Start {
		end = s.offsets[part.End-1] + s.width(part.End-1)
	}
	return procfile.Range{Start: s.offsets[part.Start], End: end}
}

// width is how many bytes of the file a byte of the command has.
func (s *Start) width(i int) int {
	if s.list {
		return 1
	}
	return s.offsets[i+1] - s.offsets[i]
}

// Edits are edits of the command as those of the file. It reports false where they would need another form.
func (s *Start) Edits(edits []procfile.TextEdit) (moved []procfile.TextEdit, ok bool) {
	if !s.Written {
		return nil, false
	}
	for _, e := range edits {
		if !s.takes(e.NewText) {
			return nil, false
		}
		moved = append(moved, procfile.TextEdit{Range: s.RangeOf(e.Range), NewText: s.escaped(e.NewText)})
	}
	return moved, true
}

// write sets the command, each byte of which is one of the file from a place on.
func (s *Start) write(at int, text string) {
	s.Command, s.Written, s.Range = text, true, procfile.Range{Start: at, End: at + len(text)}
	s.offsets = make([]int, len(text)+1)
	for i := range s.offsets {
		s.offsets[i] = at + i
	}
}

// unescaped are the characters of JSON behind a backslash.
var unescaped = map[byte]byte{'n': '\n', 't': '\t', 'r': '\r', 'b': '\b', 'f': '\f', '"': '"', '\\': '\\', '/': '/'}

// writeEscaped sets the command from its place in JSON. One with the number of a character keeps its text, and no part of it has a place.
func (s *Start) writeEscaped(text string) {
	var value strings.Builder
	var offsets []int
	for i := s.Range.Start; i < s.Range.End; i++ {
		offsets = append(offsets, i)
		if text[i] != '\\' {
			value.WriteByte(text[i])
			continue
		}
		i++
		c, known := unescaped[text[min(i, len(text)-1)]]
		if !known {
			return
		}
		value.WriteByte(c)
	}
	s.Command, s.Written, s.offsets = value.String(), true, append(offsets, s.Range.End)
}

// takes reports whether a text can be in the command in the form that it has in the file.
func (s *Start) takes(text string) bool {
	return !(s.list && !check.NeedsNoQuotes(text) || s.quote == "'" && strings.Contains(text, "'") || s.quote == "" && strings.Contains(text, " #"))
}

func (s *Start) escaped(text string) string {
	if s.doubled {
		return strings.ReplaceAll(text, "$", "$$")
	}
	if s.quote == `"` {
		return strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text)
	}
	return text
}

// Quote is the quote around the command in its file, or "".
func (s *Start) Quote() string { return s.quote }

// IsList reports whether the file has the command as a list of words, which runs without a shell.
func (s *Start) IsList() bool { return s.list }
