package platform

import (
	"bytes"
	"slices"

	"github.com/proclint/proclint/internal/cost"
)

// Read parses the bytes of a file like the platform's parser, with the platform's text for an error. The strategy must read a Procfile.
func (t *Target) Read(src []byte) Reading {
	cost.Done(len(src))
	return t.worded(t.Parser.Parse(t.prepared(src)))
}

func (t *Target) prepared(src []byte) []byte {
	if t.Prepare == nil {
		return src
	}
	return t.Prepare(src)
}

func (t *Target) worded(r Reading) Reading {
	if r.Error != "" && t.RewordError != nil {
		r.Error = t.RewordError(r.Error)
	}
	return r
}

// ReadFile parses a file and applies what the platform does to it afterward. It also returns the
// error with which the platform rejects the file then, or "".
func (t *Target) ReadFile(src []byte) (r Reading, rejected string) {
	if !t.Reads() {
		return Reading{ErrorLine: -1}, ""
	}
	return t.after(src, t.Read(src))
}

// after applies what the platform does to a parsed file.
func (t *Target) after(src []byte, r Reading) (_ Reading, rejected string) {
	if r.Error != "" {
		return r, ""
	}
	if t.LeavesOut != nil {
		if text := t.LeavesOut(src, r); text != "" {
			return Reading{ErrorLine: -1, Warnings: []Warning{{Text: text}}}, ""
		}
	}
	if t.RejectParsed != nil {
		rejected = t.RejectParsed(src, r)
	}
	if t.MarkNotStarted != nil {
		t.MarkNotStarted(r.Processes)
	}
	return r, rejected
}

// Readings reads one file for several targets. Those that share a parser parse it once. The zero
// value with a Source is ready to use, but not concurrently.
type Readings struct {
	// Source is the file's bytes. Callers must not change them.
	Source []byte
	parsed []parsed  // of the parsers asked so far
	plain  []Process // of a plain file, see Plain
	asked  bool      // plain is set
}

// Plain reports whether the file is plain: all parsers but those that go by type read it the same way.
func (rs *Readings) Plain() bool {
	if !rs.asked {
		rs.plain, rs.asked = plainFile(rs.Source), true
	}
	return rs.plain != nil
}

type parsed struct {
	by      *Parser
	reading Reading
}

// Forget drops the result of a target's parser, unless one of the others needs it.
func (rs *Readings) Forget(t *Target, others []*Target) {
	if !slices.ContainsFunc(others, func(o *Target) bool { return o.Parser == t.Parser }) {
		rs.parsed = slices.DeleteFunc(rs.parsed, func(p parsed) bool { return p.by == t.Parser })
	}
}

// ByParser groups the targets that read a Procfile by their parser.
func ByParser(ts []*Target) [][]*Target {
	var groups [][]*Target
	place := map[*Parser]int{}
	for _, t := range ts {
		if !t.Reads() {
			continue
		}
		i, ok := place[t.Parser]
		if !ok {
			i = len(groups)
			place[t.Parser] = i
			groups = append(groups, nil)
		}
		groups[i] = append(groups[i], t)
	}
	return groups
}

// Read parses the file like Target.Read. Other targets may share the processes, so callers must not change them.
func (rs *Readings) Read(t *Target) Reading {
	if t.Prepare != nil && !bytes.Equal(t.prepared(rs.Source), rs.Source) {
		return t.Read(rs.Source)
	}
	if !t.Parser.ByType && rs.Plain() {
		return Reading{Processes: rs.plain, ErrorLine: -1}
	}
	i := slices.IndexFunc(rs.parsed, func(p parsed) bool { return p.by == t.Parser })
	if i < 0 {
		cost.Done(len(rs.Source))
		if i = len(rs.parsed); i == 0 {
			rs.parsed = make([]parsed, 0, 4)
		}
		rs.parsed = append(rs.parsed, parsed{t.Parser, t.Parser.Parse(rs.Source)})
	}
	return t.worded(rs.parsed[i].reading)
}

// ReadFile reads the file like Target.ReadFile. Other targets may share the processes, so callers must not change them.
func (rs *Readings) ReadFile(t *Target) (r Reading, rejected string) {
	if !t.Reads() {
		return Reading{ErrorLine: -1}, ""
	}
	r = rs.Read(t)
	if t.MarkNotStarted != nil {
		r.Processes = slices.Clone(r.Processes) // it marks those that it drops
	}
	return t.after(rs.Source, r)
}
