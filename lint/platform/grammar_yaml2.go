package platform

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// This file reads YAML as yaml.v2 does into a map of strings to strings: the
// nodes are those of yaml.v3, whose scanner and parser are the same but for
// comments; what becomes of the nodes is told here.

// lastWinsYAML reads as yaml.v2 does.
func lastWinsYAML(src []byte) Reading {
	doc, err := parseYAML2(src)
	if err != nil {
		return yamlFailure(src, yaml2Error(src, err))
	}
	if doc.Kind == 0 {
		return Reading{ErrorLine: -1}
	}
	d := yaml2{lines: newYAMLLines(src), exclaims: map[*yaml.Node]bool{}}
	d.marks = bytes.IndexByte(d.lines.src, '!') >= 0
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

// parseYAML2 parses what yaml.v2 looks at. A first entry that is indented ends
// the document at the next line that is not, and so does a line that begins with
// a percent sign: yaml.v3 still looks into what follows that line, and stumbles
// over it.
func parseYAML2(src []byte) (doc yaml.Node, err error) {
	src = firstDocument(src)
	if err = yaml.Unmarshal(src, &doc); err == nil {
		return doc, tabbedComment(src)
	}
	line, ok := lineOfEnd(src)
	if !ok {
		return doc, err
	}
	var before, shorter yaml.Node
	if yaml.Unmarshal(blankFrom(src, line.start), &before) != nil || yaml.Unmarshal(blankFrom(src, line.end), &shorter) != nil {
		return doc, err
	}
	if shorter.Kind == 0 || shorter.Content[0].Kind != yaml.MappingNode {
		return doc, err
	}
	return shorter, nil
}

// tabbedComment is the error of yaml.v2 for a tab in front of a comment or in a
// blank line, which yaml.v3 steps over where a comment stands before it. A word
// there tells: it is an error to both.
func tabbedComment(src []byte) error {
	words := wordsBehindTabs(src)
	if words == nil {
		return nil
	}
	var doc yaml.Node
	err := yaml.Unmarshal(words, &doc)
	if err != nil && strings.HasSuffix(err.Error(), "found character that cannot start any token") {
		return err
	}
	return nil
}

// wordsBehindTabs puts a word after each tab that only a comment or a line end
// follows: after an indicator, or in a line below a comment. nil when there is
// none.
func wordsBehindTabs(src []byte) []byte {
	if bytes.IndexByte(src, '\t') < 0 {
		return nil
	}
	var offsets []int
	commented := false // yaml.v3 steps over a tab only where a comment stands above
	starts := append(yamlStarts(src), len(src))
	for i, start := range starts[:len(starts)-1] {
		line := src[start:starts[i+1]]
		body := bytes.TrimLeft(line, " \t")
		at, counted := starts[i+1]-len(body), 0
		blank := len(body) == 0 || yamlBreak(body, &counted) > 0 && counted > 0
		if commented && (blank || body[0] == '#') && bytes.IndexByte(src[start:at], '\t') >= 0 {
			offsets = append(offsets, at)
		}
		commented = blank && commented || bytes.IndexByte(body, '#') >= 0
	}
	for at := 0; at < len(src); at++ {
		if src[at] != '#' {
			continue
		}
		before := bytes.TrimRight(src[:at], " \t")
		indicator := len(before) > 0 && bytes.IndexByte([]byte("-?:"), before[len(before)-1]) >= 0
		if indicator && bytes.IndexByte(src[len(before):at], '\t') >= 0 {
			offsets = append(offsets, at)
		}
	}
	if offsets == nil {
		return nil
	}
	slices.Sort(offsets)
	var words []byte
	copied := 0
	for _, at := range offsets {
		words = append(append(words, src[copied:at]...), 'x')
		copied = at
	}
	return append(words, src[copied:]...)
}

// yaml2Error is an error of yaml.v3 with the line that yaml.v2 names: where the
// trouble is seen, not where what it troubles begins.
func yaml2Error(src []byte, err error) error {
	text := err.Error()
	m := yamlErrorLine.FindStringSubmatchIndex(text)
	if m == nil {
		return err
	}
	line, convErr := strconv.Atoi(text[m[2]:m[3]])
	if convErr != nil {
		return err
	}
	problem := text[m[1]:]
	switch {
	case strings.HasSuffix(problem, "could not find expected ':'"):
		line = lineBehindScalar(src, line)
	case strings.HasSuffix(problem, "found unexpected end of stream"):
		line = len(yamlStarts(src))
	case strings.HasSuffix(problem, "found a tab character that violates indentation"):
		line = lineOfTab(src, line)
	case strings.HasSuffix(problem, "did not find expected key"):
		line = lineOfToken(src, line, text[:m[2]], problem)
	}
	return errors.New(text[:m[2]] + strconv.Itoa(line) + problem)
}

// lineBehindScalar is the one-based line of what follows the words that begin on
// a line and go on in lines further right.
func lineBehindScalar(src []byte, line int) int {
	starts := yamlStarts(src)
	if line < 1 || line > len(starts) {
		return line
	}
	indent := indentAt(src, starts[line-1])
	ended := false
	for ; line < len(starts); line++ {
		at := indentAt(src, starts[line])
		switch next := starts[line] + at; {
		case next == len(src) && line+1 < len(starts), next < len(src) && (src[next] == '\n' || src[next] == '\r'):
		case next < len(src) && src[next] == '#':
			ended = true
		case next == len(src), ended, at <= indent:
			return line + 1
		}
	}
	return len(starts)
}

// lineOfTab is the first one-based line behind another that begins with a tab.
func lineOfTab(src []byte, line int) int {
	starts := yamlStarts(src)
	for i := line; i < len(starts); i++ {
		if starts[i] < len(src) && src[starts[i]] == '\t' {
			return i + 1
		}
	}
	return line
}

func indentAt(src []byte, offset int) int {
	n := 0
	for offset+n < len(src) && src[offset+n] == ' ' {
		n++
	}
	return n
}

// lineOfToken is the line that yaml.v3 names when the mapping begins in the first
// line: then it is that of the token at fault.
func lineOfToken(src []byte, line int, before, problem string) int {
	skipped, offset := 0, 0
	for offset < len(src) {
		end, next := cutLine(src, offset)
		body := bytes.TrimLeft(src[offset:end], " \t")
		if len(body) > 0 && body[0] != '#' && !isMarker(src[offset:end], "---") {
			break
		}
		skipped, offset = skipped+1, next
	}
	var doc yaml.Node
	err := yaml.Unmarshal(src[offset:], &doc)
	if err == nil || skipped == 0 {
		return line
	}
	if m := yamlErrorLine.FindStringSubmatchIndex(err.Error()); m != nil && strings.HasPrefix(err.Error(), before) && err.Error()[m[1]:] == problem {
		n, convErr := strconv.Atoi(err.Error()[m[2]:m[3]])
		if convErr == nil {
			return n + skipped
		}
	}
	if strings.HasSuffix(problem, strings.TrimPrefix(err.Error(), "yaml: ")) {
		return skipped
	}
	return line
}

// lineOfEnd is the first line that begins with a word further left than the first
// entry, or with a percent sign; the file has to begin with a word.
func lineOfEnd(src []byte) (line span, ok bool) {
	indent := -1
	for start := markLength(src); start < len(src); {
		end, next := cutLine(src, start)
		body := bytes.TrimLeft(src[start:end], " ")
		at := end - start - len(body)
		switch {
		case len(body) == 0 || body[0] == '#':
		case indent < 0:
			if !isWordByte(body[0]) {
				return span{}, false
			}
			indent = at
		case at == 0 && body[0] == '%':
			return span{start, end}, true
		case at < indent:
			return span{start, end}, isWordByte(body[0])
		}
		start = next
	}
	return span{}, false
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
	// marks says that an exclamation mark stands in the text; exclaims are the
	// nodes that were looked at for one, starts the offsets of the lines once they
	// are asked for, and at is where the last node was.
	marks    bool
	exclaims map[*yaml.Node]bool
	starts   []int
	at       yamlPlace
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
		if isMergeKey(key) {
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

func isMergeKey(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.Value == "<<" && n.ShortTag() == "!!merge"
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

// exclaimed reports whether the tag ! stands before a node: yaml.v2 takes the
// text after it for a string, and yaml.v3 forgets it.
func (d *yaml2) exclaimed(n *yaml.Node) bool {
	if !d.marks {
		return false
	}
	known, ok := d.exclaims[n]
	if !ok {
		known = exclaims(d.from(n))
		d.exclaims[n] = known
	}
	return known
}

// from is the text from a node on, its anchor and tag included. Nodes are asked
// for in the order of the file, mostly.
func (d *yaml2) from(n *yaml.Node) []byte {
	if d.starts == nil {
		d.starts = yamlStarts(d.lines.src)
	}
	if n.Line < 1 || n.Line > len(d.starts) {
		return nil
	}
	at := &d.at
	if n.Line != at.line || n.Column < at.column {
		*at = yamlPlace{line: n.Line, column: 1, offset: d.starts[n.Line-1]}
	}
	for ; at.column < n.Column && at.offset < len(d.lines.src); at.column++ {
		_, size := utf8.DecodeRune(d.lines.src[at.offset:])
		at.offset += size
	}
	return d.lines.src[at.offset:]
}

// yamlPlace is a place in a text: a line and a column from one on, and the offset.
type yamlPlace struct{ line, column, offset int }

func exclaims(text []byte) bool {
	if len(text) > 0 && text[0] == '&' {
		end := 1
		for end < len(text) && (isWordByte(text[end]) || text[end] == '-') {
			end++
		}
		anchored := text[end:]
		if text = bytes.TrimLeft(anchored, " \t\r\n"); len(text) == len(anchored) {
			return false
		}
	}
	return len(text) > 0 && text[0] == '!'
}

// yamlStarts are the offsets at which the lines of a YAML text begin.
func yamlStarts(src []byte) []int {
	starts := []int{markLength(src)}
	for i, counted := 0, 0; i < len(src); {
		i += yamlBreak(src[i:], &counted)
		if counted == len(starts) {
			starts = append(starts, i)
		}
	}
	return starts
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

// firstDocument blanks what stands behind the end of the first document: yaml.v3
// looks further ahead than yaml.v2 and stumbles over it. What no document may
// hold stays, for both refuse it.
func firstDocument(src []byte) []byte {
	content, marked := false, false
	for start := markLength(src); start < len(src); {
		end, next := cutLine(src, start)
		line := src[start:end]
		body := bytes.TrimLeft(line, " \t")
		switch {
		case isMarker(line, "---") && (content || marked), isMarker(line, "...") && (content || marked):
			if cut := cutCharacter(src); cut > start+3 && !isUTF16(src) {
				src = src[:cut]
			}
			return blankFrom(src, start+3)
		case isMarker(line, "---"):
			marked, content = true, len(bytes.TrimSpace(line)) > 3
		case len(body) > 0 && body[0] != '#' && line[0] != '%':
			content = true
		}
		start = next
	}
	return src
}

func blankFrom(src []byte, start int) []byte {
	blanked := bytes.Clone(src)
	for i := start; i < len(blanked); i++ {
		if blanked[i] > ' ' && blanked[i] <= '~' || blanked[i] == '\t' {
			blanked[i] = ' '
		}
	}
	return blanked
}

// cutCharacter is where a character begins that the end of the text cuts, by
// the length that its first byte promises; else the end. Only who reads to the
// end sees it.
func cutCharacter(src []byte) int {
	for i := max(len(src)-3, 0); i < len(src); i++ {
		size := 1
		switch c := src[i]; {
		case c&0xE0 == 0xC0:
			size = 2
		case c&0xF0 == 0xE0:
			size = 3
		case c&0xF8 == 0xF0:
			size = 4
		}
		if i+size > len(src) {
			return i
		}
	}
	return len(src)
}

// markLength is the length of a byte order mark of UTF-8.
func markLength(src []byte) int {
	if bytes.HasPrefix(src, []byte("\ufeff")) {
		return 3
	}
	return 0
}

func isMarker(line []byte, mark string) bool {
	return bytes.HasPrefix(line, []byte(mark)) && (len(line) == 3 || line[3] == ' ' || line[3] == '\t')
}
