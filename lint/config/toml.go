package config

import (
	"bytes"
	"strconv"

	"github.com/pelletier/go-toml/v2/unstable"
)

// maxDepth bounds how deep lists and tables may be nested, for the parser calls itself.
const maxDepth = 100

// reader builds the tables of a file from what go-toml's parser finds, whose package may change in any version. The
// library's stable API decodes a file into maps or structs, which have neither the lines of keys and values nor the
// order of keys. Only its errors have a line, but each problem of a configuration needs one. That API also adds 520 kB
// to the page's program. A test compares the tables with those of the stable API, so that it finds a changed parser.
type reader struct {
	parser unstable.Parser
	source []byte
	root   value
}

// parseTOML reads a file. The error is an *Error.
func parseTOML(text []byte) (*value, error) {
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	if isDeep(text) {
		return nil, wrong(0, "lists or tables are nested too deeply")
	}
	r := &reader{source: text, root: value{kind: tableKind, line: 1}}
	r.parser.Reset(text)
	at := &r.root
	for r.parser.NextExpression() {
		e := r.parser.Expression()
		var err error
		switch e.Kind {
		case unstable.Table, unstable.ArrayTable:
			at, err = r.header(e)
		case unstable.KeyValue:
			err = r.set(at, e)
		}
		if err != nil {
			return nil, err
		}
	}
	if err, ok := r.parser.Error().(*unstable.ParserError); ok {
		return nil, wrong(r.lineAt(int(r.parser.Range(err.Highlight).Offset)), err.Message)
	}
	return &r.root, nil
}

// isDeep reports whether a text has brackets in more levels than maxDepth, also those in strings and comments.
func isDeep(text []byte) bool {
	depth := 0
	for _, c := range text {
		switch c {
		case '[', '{':
			depth++
		case ']', '}':
			depth = max(0, depth-1)
		}
		if depth > maxDepth {
			return true
		}
	}
	return false
}

func (r *reader) lineAt(offset int) int {
	return 1 + bytes.Count(r.source[:min(offset, len(r.source))], []byte("\n"))
}

func (r *reader) lineOf(n *unstable.Node) int { return r.lineAt(int(n.Raw.Offset)) }

// header is the table that the header [A.B] or [[A.B]] starts.
func (r *reader) header(e *unstable.Node) (*value, error) {
	at := &r.root
	for it := e.Key(); it.Next(); {
		n := it.Node()
		isList := it.IsLast() && e.Kind == unstable.ArrayTable
		k, isNew := r.step(at, n)
		v := &k.value
		switch {
		case isList && isNew:
			v.kind, v.origin = listKind, byHeader
		case isList:
			if v.kind != listKind || v.origin != byHeader {
				return nil, r.twice(n)
			}
		case v.kind != tableKind && v.kind != listKind, v.origin == byValue,
			it.IsLast() && (v.kind == listKind || v.origin != implied):
			return nil, r.twice(n)
		}
		if isList {
			v.list = append(v.list, value{kind: tableKind, line: r.lineOf(n), origin: byHeader})
		}
		if v.kind == listKind {
			v = &v.list[len(v.list)-1]
		}
		if it.IsLast() {
			v.origin = byHeader
		}
		at = v
	}
	return at, nil
}

// step goes from a table to one of its keys. It makes one that isn't there, with an implied table.
func (r *reader) step(at *value, n *unstable.Node) (k *key, isNew bool) {
	name := string(n.Data)
	if k := at.named[name]; k != nil {
		return k, false
	}
	k = &key{name: name, line: r.lineOf(n), value: value{kind: tableKind, line: r.lineOf(n)}}
	at.add(k)
	return k, true
}

func (r *reader) twice(n *unstable.Node) error {
	return wrong(r.lineOf(n), strconv.Quote(string(n.Data))+" is set twice")
}

// set sets a key of a table, or of one in it where the key is dotted.
func (r *reader) set(at *value, e *unstable.Node) error {
	for it := e.Key(); it.Next(); {
		n := it.Node()
		k, isNew := r.step(at, n)
		switch {
		case it.IsLast() && isNew:
			var err error
			k.value, err = r.value(e.Value(), k.line)
			return err
		case isNew:
			k.value.origin = byDotted
		case it.IsLast() || k.value.kind != tableKind || k.value.origin != byDotted:
			return r.twice(n)
		}
		at = &k.value
	}
	return nil
}

// value is a value that starts on a line or below.
func (r *reader) value(n *unstable.Node, line int) (value, error) {
	if n.Raw.Length > 0 {
		line = r.lineOf(n)
	}
	v := value{line: line, origin: byValue}
	switch n.Kind {
	case unstable.String:
		v.kind, v.text = textKind, string(n.Data)
	case unstable.Array:
		v.kind = listKind
		for it := n.Children(); it.Next(); {
			element, err := r.value(it.Node(), line)
			if err != nil {
				return v, err
			}
			v.list = append(v.list, element)
		}
	case unstable.InlineTable:
		v.kind = tableKind
		for it := n.Children(); it.Next(); {
			if err := r.set(&v, it.Node()); err != nil {
				return v, err
			}
		}
	}
	return v, nil
}
