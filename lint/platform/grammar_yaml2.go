package platform

import (
	"bytes"
	"errors"
	"fmt"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// This file reads YAML as yaml.v2 does into a map of strings to strings: the
// nodes are those that yaml.v3 makes of what yaml.v2 looks at; what becomes of
// them is told here.

// lastWins reads as yaml.v2 does.
func (f *yamlFile) lastWins() Reading {
	if isUTF16(f.src) {
		f = &yamlFile{src: fromUTF16(f.src)}
	}
	src, s := f.src, scanYAML2(f.src)
	if !bytes.Equal(s.src, src) {
		f = &yamlFile{src: s.src} // another text than yaml.v3 reads
	}
	doc, err := f.nodes()
	if err != nil {
		return yamlFailure(src, s.yaml2Error(err))
	}
	if doc.Kind == 0 {
		return Reading{ErrorLine: -1}
	}
	d := yaml2{lines: newYAMLLines(src), tagged: s.tagged}
	d.steps = 1 // the document
	d.root(doc.Content[0])
	if d.failure != "" {
		return d.failed("yaml: "+d.failure, d.failedAt)
	}
	if len(d.unfit) > 0 {
		return d.failed("yaml: unmarshal errors:\n"+strings.Join(d.unfit, "\n"), d.unfitAt)
	}
	r := Reading{Processes: keepLast(d.processes), ErrorLine: -1}
	sort.Stable(byLine(r.Processes))
	return r
}

// fromUTF16 is a text of UTF-16 in UTF-8. What is no character, or half a one at
// the end, is so again.
func fromUTF16(src []byte) []byte {
	unit := func(i int) rune {
		if src[0] == 0xFE {
			return rune(src[i])<<8 | rune(src[i+1])
		}
		return rune(src[i+1])<<8 | rune(src[i])
	}
	text := []byte("\ufeff")
	for i := 2; i < len(src); i += 2 {
		if i+1 == len(src) || unit(i)>>10 == 0xD800>>10 && i+3 >= len(src) {
			return append(text, 0xC3)
		}
		r := unit(i)
		if r>>10 == 0xD800>>10 && unit(i+2)>>10 == 0xDC00>>10 {
			r = 0x10000 + r&0x3FF<<10 + unit(i+2)&0x3FF
			i += 2
		}
		if r>>11 == 0xD800>>11 {
			return append(text, 0xFF)
		}
		text = utf8.AppendRune(text, r)
	}
	return text
}

// yaml2Error is an error of yaml.v3 with the line that yaml.v2 names: where the
// trouble is seen, not where what it troubles begins.
func (s *yaml2Scanner) yaml2Error(err error) error {
	line := s.line + 1
	switch {
	case strings.HasSuffix(err.Error(), noKey):
		s.problem, line = noKey, s.fault
	case s.problem == "" || line == 1 || !strings.HasSuffix(err.Error(), s.problem):
		line = 0
	}
	if line == 0 {
		return err
	}
	return errors.New("yaml: line " + strconv.Itoa(line) + ": " + s.problem)
}

// yaml2 makes the map of a document.
type yaml2 struct {
	lines     *yamlLines
	processes []Process
	// failure stops everything; unfit are values that are no strings.
	failure           string
	unfit             []string
	failedAt, unfitAt int
	// within are the mappings that are being merged, mergedAt is the line of the
	// entry of the root that merges them.
	within   []*yaml.Node
	mergedAt int
	// steps are how often a node was looked at, aliased how often of these by an
	// alias, aliases how many are being followed.
	steps, aliased, aliases int
	tagged                  yamlTagged
}

func (d *yaml2) failed(text string, yamlLine int) Reading {
	r := Reading{Error: text, ErrorLine: -1}
	if yamlLine > 0 {
		r.ErrorLine = d.lines.at(yamlLine)
	}
	return r
}

func (d *yaml2) fail(text string) {
	if d.failure == "" {
		d.failure = text
	}
}

// maxUnfit bounds the values that an error names.
const maxUnfit = 50

func (d *yaml2) misfit(n *yaml.Node, tag, into string) {
	if len(d.unfit) == 0 {
		d.unfitAt = n.Line
	}
	if len(d.unfit) == maxUnfit {
		return
	}
	value := ""
	if n.Kind == yaml.ScalarNode {
		value = " `" + n.Value + "`"
		if len(n.Value) > 10 {
			value = " `" + n.Value[:7] + "...`"
		}
	}
	switch {
	case n.Kind != yaml.ScalarNode:
	case n.Style&yaml.TaggedStyle != 0:
		tag = n.Tag
	case d.exclaimed(n):
		tag = "!"
	}
	d.unfit = append(d.unfit, fmt.Sprintf("  line %d: cannot unmarshal %s%s into %s", n.Line, tag, value, into))
}

func (d *yaml2) root(n *yaml.Node) {
	switch {
	case n.Kind == yaml.MappingNode:
		d.mapping(n)
	case n.Kind == yaml.SequenceNode:
		d.misfit(n, "!!seq", "map[string]string")
	default:
		if _, null, ok := d.text(n); ok && !null {
			d.misfit(n, scalarTag(n), "map[string]string")
		}
	}
}

// mapping takes the entries of a mapping in their order; one that is merged in
// sets its entries where it stands.
func (d *yaml2) mapping(n *yaml.Node) {
	for _, w := range d.within {
		if w == n {
			d.fail("anchor '" + n.Anchor + "' value contains itself")
			return
		}
	}
	if len(d.within) > maxYAMLDepth {
		d.fail("nested too deeply to be read")
		return
	}
	d.within = append(d.within, n)
	d.step()
	for i := 0; i+1 < len(n.Content) && d.failure == ""; i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if d.isMergeKey(key) {
			if len(d.within) == 1 {
				d.mergedAt = d.lines.at(key.Line)
			}
			d.merge(value)
			continue
		}
		name, keyOK := d.string(key)
		if !keyOK {
			continue
		}
		if command, ok := d.string(value); ok {
			d.processes = append(d.processes, Process{Type: name, Command: command, Line: d.line(key)})
		}
	}
	d.within = d.within[:len(d.within)-1]
}

// line of a key; what is merged in stands where it is merged.
func (d *yaml2) line(key *yaml.Node) int {
	if len(d.within) > 1 {
		return d.mergedAt
	}
	return d.lines.at(key.Line)
}

// step counts a node that is looked at, and fails where nearly all are looked at
// by aliases: few lines could make a huge map.
func (d *yaml2) step() {
	d.steps++
	if d.aliases > 0 {
		d.aliased++
	}
	if d.aliased > 100 && d.steps > 1000 && float64(d.aliased)/float64(d.steps) > allowedAliases(d.steps) {
		d.fail("document contains excessive aliasing")
	}
}

// allowedAliases is the part of the steps that aliases may take: 99 of a hundred
// up to 400,000, ten of a hundred from 4,000,000 on.
func allowedAliases(steps int) float64 {
	const low, high = 400_000, 4_000_000
	return 0.99 - 0.89*float64(min(max(steps-low, 0), high-low))/(high-low)
}

func (d *yaml2) isMergeKey(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.Value == "<<" && (n.ShortTag() == "!!merge" || n.Style&yaml.TaggedStyle == 0 && d.exclaimed(n))
}

func (d *yaml2) merge(n *yaml.Node) {
	many := n.Kind == yaml.SequenceNode
	nodes := []*yaml.Node{n}
	if many {
		nodes = n.Content
	}
	// The first of several mappings wins, so it comes last.
	for i := len(nodes) - 1; i >= 0; i-- {
		m, alias := d.follow(nodes[i])
		if m.Kind != yaml.MappingNode {
			d.fail("map merge requires map or sequence of maps as the value")
			return
		}
		d.mapping(m)
		d.aliases -= alias
		if d.failure != "" {
			return
		}
	}
}

// follow gives the node that an alias stands for, and 1 for one.
func (d *yaml2) follow(n *yaml.Node) (node *yaml.Node, alias int) {
	if n.Kind != yaml.AliasNode {
		return n, 0
	}
	d.step()
	d.aliases++
	return n.Alias, 1
}

// string is the text of a scalar, or of the one that an alias stands for.
func (d *yaml2) string(n *yaml.Node) (string, bool) {
	n, alias := d.follow(n)
	defer func() { d.aliases -= alias }()
	d.step()
	switch n.Kind {
	case yaml.MappingNode:
		d.misfit(n, "!!map", "string")
	case yaml.SequenceNode:
		d.misfit(n, "!!seq", "string")
	case yaml.ScalarNode:
		text, _, ok := d.text(n)
		return text, ok
	}
	return "", false
}

// text is the value of a scalar; a null is empty.
func (d *yaml2) text(n *yaml.Node) (text string, null, ok bool) {
	if n.Style&yaml.TaggedStyle == 0 {
		if n.Style == 0 && isYAML2Null(n.Value) && !d.exclaimed(n) {
			return "", true, true
		}
		return n.Value, false, true
	}
	if n.ShortTag() == "!!bool" && isYAML2Bool(n.Value) {
		return n.Value, false, true
	}
	if err := n.Decode(&text); err != nil {
		d.fail(strings.TrimPrefix(err.Error(), "yaml: "))
		return "", false, false
	}
	return text, n.ShortTag() == "!!null", true
}

// exclaimed reports whether the tag ! stands before a node without another tag:
// yaml.v2 takes the text after it for a string, and yaml.v3 forgets it.
func (d *yaml2) exclaimed(n *yaml.Node) bool {
	return d.tagged[[2]int{n.Line, n.Column}]
}

func isYAML2Null(s string) bool {
	return s == "" || s == "~" || s == "null" || s == "Null" || s == "NULL"
}

// isYAML2Bool are the words that yaml.v2 takes for true and false beside those
// of yaml.v3.
func isYAML2Bool(s string) bool {
	switch s {
	case "y", "Y", "yes", "Yes", "YES", "on", "On", "ON", "n", "N", "no", "No", "NO", "off", "Off", "OFF":
		return true
	}
	return false
}

// scalarTag is what an error calls a scalar.
func scalarTag(n *yaml.Node) string {
	if n.Style == 0 && isYAML2Bool(n.Value) {
		return "!!bool"
	}
	return n.ShortTag()
}

// markLength is the length of a byte order mark of UTF-8.
func markLength(src []byte) int {
	if bytes.HasPrefix(src, []byte("\ufeff")) {
		return 3
	}
	return 0
}
