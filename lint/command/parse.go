package command

import (
	"sort"
	"strings"
	"sync"
	"unicode/utf8"

	"mvdan.cc/sh/v3/syntax"

	"github.com/proclint/proclint/internal/cost"
	"github.com/proclint/proclint/lint/procfile"
)

var parsers = sync.Pool{New: func() any { return syntax.NewParser(syntax.Variant(syntax.LangBash), syntax.KeepComments(true)) }}

// Parse reads a command line as bash does. It never fails: Opaque and Syntax report what it could not read.
func Parse(text string) *Command {
	cost.Done(len(text))
	if len(text) > MaxLength {
		return &Command{Text: text, Opaque: true}
	}
	if c, ok := parsePlain(text); ok {
		return c
	}
	return parseShell(text)
}

func parseShell(text string) *Command {
	c := &Command{Text: text}
	tooMuch, at := guard(text)
	if at >= 0 {
		c.Syntax = &SyntaxError{Range: procfile.Range{Start: at, End: at + 1}, Cause: TooDeep, Message: causeWords[TooDeep], Text: "too deeply nested"}
	}
	if c.Opaque = tooMuch; tooMuch {
		return c
	}
	p := parsers.Get().(*syntax.Parser)
	file, err := p.Parse(strings.NewReader(text), "")
	parsers.Put(p)
	if err != nil {
		c.Syntax, c.Opaque = syntaxError(text, err)
		return c
	}
	r := reader{Command: c}
	r.nodes = r.room[:0]
	r.statements(file.Stmts, false)
	r.comments(file.Last)
	// They were collected by kind, and the text has another order.
	sort.SliceStable(c.Variables, func(i, j int) bool { return c.Variables[i].Range.Start < c.Variables[j].Range.Start })
	sort.SliceStable(c.Features, func(i, j int) bool { return c.Features[i].Range.Start < c.Features[j].Range.Start })
	c.ways = waysOf(file.Stmts, r.Calls, r.nodes)
	c.markScripts()
	return c
}

// syntaxError is the error of the shell parser. A text that bash accepts all the same becomes opaque instead.
func syntaxError(text string, err error) (syn *SyntaxError, opaque bool) {
	parse, ok := err.(syntax.ParseError)
	if !ok || strings.HasPrefix(parse.Text, "cannot negate") {
		return nil, true
	}
	start := onRune(text, min(int(parse.Pos.Offset()), len(text)))
	end := start
	if end < len(text) {
		end = runeEnd(text, start)
	}
	cause := causeOf(text, start, parse.Text)
	message := causeWords[cause]
	if cause == OtherCause {
		message = "bash does not understand it here: " + parse.Text
	}
	return &SyntaxError{Range: procfile.Range{Start: start, End: end}, Cause: cause, Message: message, Text: parse.Text}, false
}

func runeEnd(text string, start int) int {
	end := start + 1
	for end < len(text) && text[end]&0xC0 == 0x80 {
		end++
	}
	return end
}

// causeOf knows the kinds of errors from the messages of the shell parser.
func causeOf(text string, at int, message string) SyntaxCause {
	for _, c := range causes {
		if strings.Contains(message, c.part) && (c.at == "" || at < len(text) && strings.IndexByte(c.at, text[at]) >= 0) {
			return c.is
		}
	}
	return OtherCause
}

// causes are parts of the messages, with the characters of which one is at the place.
var causes = [...]struct {
	part, at string
	is       SyntaxCause
}{
	{"reached EOF without closing quote", "'", OpenSingleQuote},
	{"reached EOF without closing quote", `"`, OpenDoubleQuote},
	{"reached EOF without closing quote", "", OpenQuote},
	{"reached EOF without matching", "", OpenBracket},
	{"must be followed by a statement", "", NothingAfter},
	{"can only immediately follow a statement", "", NothingBefore},
	{"can only contain words and redirects", "(", UnquotedBracket},
	{"can only contain words and redirects", ")", ClosingBracket},
	{"must be followed by a word", "<>", NoFile},
}

// reader walks the tree of the shell parser. It recurses only into what guard has bounded; lists of any length are loops.
type reader struct {
	*Command
	nodes []syntax.Command // of the calls
	room  [8]syntax.Command
}

func span(text string, from, to syntax.Pos) procfile.Range {
	start := onRune(text, min(int(from.Offset()), len(text)))
	end := onRune(text, min(int(to.Offset()), len(text)))
	return procfile.Range{Start: start, End: max(start, end)}
}

// onRune moves an offset back to where a character starts: the parser counts on after bytes that it left out, such as NUL.
func onRune(text string, at int) int {
	for back := 0; back < utf8.UTFMax && at-back >= 0; back++ {
		if at-back == len(text) || utf8.RuneStart(text[at-back]) {
			return at - back
		}
	}
	return at
}

func (r *reader) feature(kind Kind, rng procfile.Range) {
	r.Features = append(r.Features, Feature{Kind: kind, Text: r.Text[rng.Start:rng.End], Range: rng})
}

func (r *reader) featureAt(kind Kind, pos syntax.Pos, length int) {
	start := onRune(r.Text, min(int(pos.Offset()), len(r.Text)))
	r.feature(kind, procfile.Range{Start: start, End: onRune(r.Text, min(start+length, len(r.Text)))})
}

func (r *reader) comments(list []syntax.Comment) {
	for i := range list {
		r.feature(Comment, span(r.Text, list[i].Pos(), list[i].End()))
	}
}

func (r *reader) statements(list []*syntax.Stmt, nested bool) {
	join := ""
	for i, s := range list {
		r.statement(s, join, nested)
		join = ";"
		if s.Background {
			join = "&"
		}
		switch {
		case s.Semicolon.IsValid():
			r.featureAt(Operator, s.Semicolon, 1)
		case i+1 < len(list):
			end := span(r.Text, s.End(), list[i+1].Pos())
			if nl := strings.IndexByte(r.Text[end.Start:end.End], '\n'); nl >= 0 {
				r.feature(Operator, procfile.Range{Start: end.Start + nl, End: end.Start + nl + 1})
			}
		}
	}
}

func (r *reader) statement(s *syntax.Stmt, join string, nested bool) {
	if s == nil {
		return
	}
	r.comments(s.Comments)
	if s.Negated {
		r.featureAt(Operator, s.Position, 1)
	}
	first := len(r.Calls)
	r.command(s.Cmd, join, nested)
	for _, redirect := range s.Redirs {
		rng := span(r.Text, redirect.Pos(), redirect.End())
		r.feature(Redirect, rng)
		r.wordInside(redirect.Word)
		r.wordInside(redirect.Hdoc)
		if len(r.Calls) > first {
			last := &r.Calls[len(r.Calls)-1]
			last.Redirects = append(last.Redirects, rng)
		}
	}
	if s.Background {
		for i := first; i < len(r.Calls); i++ {
			r.Calls[i].Background = true
		}
	}
}

func (r *reader) command(cmd syntax.Command, join string, nested bool) {
	switch x := cmd.(type) {
	case nil:
	case *syntax.CallExpr:
		r.call(x, join, nested)
	case *syntax.DeclClause:
		r.declaration(x, join, nested)
	case *syntax.BinaryCmd:
		r.chain(x, join, nested)
	case *syntax.Subshell:
		r.compound(x)
		r.statements(x.Stmts, true)
		r.comments(x.Last)
	case *syntax.Block:
		r.compound(x)
		r.statements(x.Stmts, true)
		r.comments(x.Last)
	case *syntax.IfClause:
		r.compound(x)
		for ; x != nil; x = x.Else {
			r.statements(x.Cond, true)
			r.statements(x.Then, true)
		}
	case *syntax.WhileClause:
		r.compound(x)
		r.statements(x.Cond, true)
		r.statements(x.Do, true)
	case *syntax.ForClause:
		r.compound(x)
		if iter, ok := x.Loop.(*syntax.WordIter); ok {
			for _, w := range iter.Items {
				r.wordInside(w)
			}
		}
		r.statements(x.Do, true)
	case *syntax.CaseClause:
		r.compound(x)
		r.wordInside(x.Word)
		for _, item := range x.Items {
			r.statements(item.Stmts, true)
		}
	case *syntax.FuncDecl:
		r.compound(x)
		r.statement(x.Body, "", true)
	case *syntax.TimeClause:
		r.compound(x)
		r.statement(x.Stmt, join, nested)
	case *syntax.CoprocClause:
		r.compound(x)
		r.statement(x.Stmt, "", true)
	default:
		r.compound(x)
		r.inside(x)
	}
}

func (r *reader) compound(n syntax.Node) {
	rng := span(r.Text, n.Pos(), n.End())
	// The keyword or bracket alone, so that long bodies are not repeated.
	end := rng.Start
	for end < rng.End && isNameByte(r.Text[end]) {
		end++
	}
	if end == rng.Start && end < rng.End {
		end = runeEnd(r.Text, end)
		if strings.HasPrefix(r.Text[rng.Start:], "[[") {
			end++
		}
	}
	r.feature(Compound, procfile.Range{Start: rng.Start, End: end})
}

// chain reads a && b | c: a tree that leans to the left, as long as the text.
func (r *reader) chain(x *syntax.BinaryCmd, join string, nested bool) {
	for i, l := range linksOf(x) {
		if i > 0 {
			join = l.operator.String()
			r.featureAt(Operator, l.at, len(join))
		}
		r.statement(l.part, join, nested)
	}
}

// begin adds a call, whose words follow, and gives its index.
func (r *reader) begin(x syntax.Command, join string, nested bool) int {
	r.Calls = append(r.Calls, Call{Range: span(r.Text, x.Pos(), x.End()), Join: join, Nested: nested})
	r.nodes = append(r.nodes, x)
	return len(r.Calls) - 1
}

func (r *reader) call(x *syntax.CallExpr, join string, nested bool) {
	index := r.begin(x, join, nested)
	var assigns []Assign
	for _, a := range x.Assigns {
		assigns = append(assigns, r.assign(a))
		r.feature(Assignment, span(r.Text, a.Pos(), a.End()))
	}
	var words []Word
	if len(x.Args) > 0 {
		words = make([]Word, 0, len(x.Args))
	}
	for _, w := range x.Args {
		words = append(words, r.word(w))
	}
	if len(words) > 0 && words[0].Static && Builtins.Has(words[0].Value) {
		r.feature(Builtin, words[0].Range)
	}
	r.Calls[index].Assigns, r.Calls[index].Words = assigns, words
}

// declaration reads export A=1 and its kin as a call of the builtin.
func (r *reader) declaration(x *syntax.DeclClause, join string, nested bool) {
	index := r.begin(x, join, nested)
	name := span(r.Text, x.Variant.Pos(), x.Variant.End())
	r.feature(Builtin, name)
	words := []Word{{Raw: x.Variant.Value, Range: name, Value: x.Variant.Value, Static: true}}
	var assigns []Assign
	for _, a := range x.Args {
		assign := r.assign(a)
		if !a.Naked {
			assigns = append(assigns, assign)
		}
		rng := span(r.Text, a.Pos(), a.End())
		word := Word{Raw: r.Text[rng.Start:rng.End], Range: rng, Quote: assign.Value.Quote}
		if assign.Value.Static {
			word.Value, word.Static = declared(a)+assign.Value.Value, true
		}
		words = append(words, word)
	}
	r.Calls[index].Assigns, r.Calls[index].Words = assigns, words
}

// declared is the text before the value in an argument of export.
func declared(a *syntax.Assign) string {
	switch {
	case a.Name == nil:
		return ""
	case a.Naked:
		return a.Name.Value
	case a.Append:
		return a.Name.Value + "+="
	}
	return a.Name.Value + "="
}

func (r *reader) assign(a *syntax.Assign) Assign {
	out := Assign{Range: span(r.Text, a.Pos(), a.End())}
	if a.Name != nil {
		out.Name = a.Name.Value
	}
	if a.Index != nil {
		r.inside(a.Index)
	}
	switch {
	case a.Value != nil:
		out.Value = r.word(a.Value)
	case a.Array != nil:
		rng := span(r.Text, a.Array.Pos(), a.Array.End())
		out.Value = Word{Raw: r.Text[rng.Start:rng.End], Range: rng}
		r.inside(a.Array)
	default:
		out.Value = Word{Range: procfile.Range{Start: out.Range.End, End: out.Range.End}, Static: true}
	}
	return out
}

func (r *reader) wordInside(w *syntax.Word) {
	if w != nil {
		r.word(w)
	}
}

// inside finds the variables and substitutions of arithmetic, tests and arrays.
func (r *reader) inside(n syntax.Node) {
	syntax.Walk(n, func(n syntax.Node) bool {
		w, ok := n.(*syntax.Word)
		if ok {
			r.word(w)
		}
		return !ok
	})
}

func (r *reader) word(w *syntax.Word) Word {
	rng := span(r.Text, w.Pos(), w.End())
	out := Word{Raw: r.Text[rng.Start:rng.End], Range: rng, Static: true, Quote: wordQuote(w.Parts)}
	if lit, ok := w.Parts[0].(*syntax.Lit); ok && len(w.Parts) == 1 {
		out.Value = r.literal(lit, true)
		return out
	}
	var b strings.Builder
	for i, part := range w.Parts {
		out.Static = r.part(&b, part, i == 0) && out.Static
	}
	if out.Static {
		out.Value = b.String()
	}
	return out
}

func wordQuote(parts []syntax.WordPart) Quote {
	seen := Quote(-1)
	for _, part := range parts {
		q := Bare
		switch part.(type) {
		case *syntax.SglQuoted:
			q = Single
		case *syntax.DblQuoted:
			q = Double
		}
		if seen >= 0 && q != seen {
			return Mixed
		}
		seen = q
	}
	return seen
}

// part reads one part of a word and appends its value. It reports whether that is known.
func (r *reader) part(b *strings.Builder, part syntax.WordPart, first bool) bool {
	switch x := part.(type) {
	case *syntax.Lit:
		b.WriteString(r.literal(x, first))
		return true
	case *syntax.SglQuoted:
		rng := span(r.Text, x.Pos(), x.End())
		r.feature(Quoting, rng)
		r.unexpanded(rng)
		b.WriteString(x.Value)
		return !x.Dollar
	case *syntax.DblQuoted:
		return r.doubleQuoted(b, x)
	case *syntax.ParamExp:
		r.variable(x, Bare)
	case *syntax.CmdSubst:
		r.feature(Substitution, span(r.Text, x.Pos(), x.End()))
		r.statements(x.Stmts, true)
	case *syntax.ProcSubst:
		r.feature(Substitution, span(r.Text, x.Pos(), x.End()))
		r.statements(x.Stmts, true)
	case *syntax.ArithmExp:
		r.feature(Substitution, span(r.Text, x.Pos(), x.End()))
		if x.X != nil {
			r.inside(x.X)
		}
	case *syntax.ExtGlob:
		r.feature(Glob, span(r.Text, x.Pos(), x.End()))
	}
	return false
}

func (r *reader) doubleQuoted(b *strings.Builder, x *syntax.DblQuoted) bool {
	r.feature(Quoting, span(r.Text, x.Pos(), x.End()))
	static := !x.Dollar
	for _, part := range x.Parts {
		switch y := part.(type) {
		case *syntax.Lit:
			b.WriteString(unescape(y.Value, true))
		case *syntax.ParamExp:
			r.variable(y, Double)
			static = false
		default:
			r.part(b, y, false)
			static = false
		}
	}
	return static
}

// literal reads a part that is not quoted, and what the shell does with it.
func (r *reader) literal(lit *syntax.Lit, first bool) string {
	value := lit.Value
	if !strings.ContainsAny(value, "\\*?[~{") {
		return value
	}
	rng := span(r.Text, lit.Pos(), lit.End())
	text := r.Text[rng.Start:rng.End]
	if first && strings.HasPrefix(text, "~") {
		r.feature(Tilde, procfile.Range{Start: rng.Start, End: rng.Start + 1})
	}
	for i := 0; i < len(text); i++ {
		at := procfile.Range{Start: rng.Start + i, End: rng.Start + i + 1}
		switch text[i] {
		case '\\':
			if at.End < rng.End {
				at.End = rng.Start + runeEnd(text, i+1)
			}
			r.feature(Escape, at)
			i = at.End - rng.Start - 1
		case '*', '?':
			r.feature(Glob, at)
		case '[':
			if end := strings.IndexByte(text[i:], ']'); end > 1 {
				at.End = at.Start + end + 1
				r.feature(Glob, at)
				i += end
			}
		case '{':
			end := strings.IndexByte(text[i:], '}')
			if end > 0 && (strings.Contains(text[i:i+end], ",") || strings.Contains(text[i:i+end], "..")) {
				at.End = at.Start + end + 1
				r.feature(Brace, at)
				i += end
			}
		}
	}
	return unescape(value, false)
}

// unescape takes away the backslashes that the shell takes away.
func unescape(s string, quoted bool) string {
	if strings.IndexByte(s, '\\') < 0 {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' || i+1 == len(s) || quoted && strings.IndexByte("\\\"$`\n", s[i+1]) < 0 {
			b.WriteByte(s[i])
			continue
		}
		i++
		if s[i] != '\n' {
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

func (r *reader) variable(x *syntax.ParamExp, quote Quote) {
	v := Variable{Range: span(r.Text, x.Pos(), x.End()), Quote: quote}
	if x.Param != nil {
		v.Name = x.Param.Value
	}
	if x.Exp != nil {
		v.Operator = x.Exp.Op.String()
	}
	switch v.Operator {
	case ":-", "-", ":=", "=":
		v.HasDefault = true
	}
	index := len(r.Variables)
	r.Variables = append(r.Variables, v)
	if x.Exp == nil || x.Exp.Word == nil {
		return
	}
	word := r.word(x.Exp.Word)
	if !v.HasDefault {
		return
	}
	r.Variables[index].Default = word.Raw
	if word.Static {
		r.Variables[index].Default = word.Value
	}
}

// unexpanded notes the variables in single quotes, which stay as they are.
func (r *reader) unexpanded(rng procfile.Range) {
	text := r.Text[rng.Start:rng.End]
	for i := strings.IndexByte(text, '$'); i >= 0 && i+1 < len(text); {
		if length, name := reference(text[i:]); length > 0 {
			at := procfile.Range{Start: rng.Start + i, End: rng.Start + i + length}
			r.Variables = append(r.Variables, Variable{Name: name, Range: at, Quote: Single})
			i += length - 1
		}
		next := strings.IndexByte(text[i+1:], '$')
		if next < 0 {
			return
		}
		i += 1 + next
	}
}

// reference reads $NAME or ${NAME…} at the start of s.
func reference(s string) (length int, name string) {
	start := 1
	if strings.HasPrefix(s, "${") {
		start = 2
	}
	end := start
	for end < len(s) && isNameByte(s[end]) {
		end++
	}
	if end == start || s[start] >= '0' && s[start] <= '9' {
		return 0, ""
	}
	if start == 1 {
		return end, s[start:end]
	}
	closing := strings.IndexByte(s[end:], '}')
	if closing < 0 {
		return 0, ""
	}
	return end + closing + 1, s[start:end]
}
