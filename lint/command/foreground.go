package command

import (
	"github.com/proclint/proclint/lint/ecosystem"
	"slices"
	"sort"

	"mvdan.cc/sh/v3/syntax"

	"github.com/proclint/proclint/internal/cost"
)

// Which of its programs a command goes on running follows from the shell's syntax tree alone. Role, host, port and program all ask here.

// maxWays is how many programs are compared with each other; of more, nothing is known.
const maxWays = 16

// onlyCall is the way of a command that is a single call.
var onlyCall = []way{{}}

// waysOf are the ways in which a list of statements goes on. None means that nothing stays in the foreground; of
// several, one is chosen as the command runs. nodes are those of the calls.
func waysOf(list []*syntax.Stmt, calls []Call, nodes []syntax.Command) []way {
	if len(list) == 1 && len(calls) == 1 && !list[0].Background {
		if _, simple := list[0].Cmd.(*syntax.CallExpr); simple {
			return onlyCall
		}
	}
	f := follower{nodes: nodes, calls: calls}
	f.list(list, way{})
	return f.settled(0)
}

// Beside are the calls, by their index in Calls, that run in the background beside the one that stays in the foreground,
// or while nothing does. Of a loop that starts programs, nothing is known.
func (c *Command) Beside() []int {
	if len(c.ways) == 0 && slices.ContainsFunc(c.Features, func(f Feature) bool { return f.Kind == Compound && loops.Has(f.Text) }) {
		return nil
	}
	var found []int
	for i := range c.Calls {
		if c.Calls[i].Background && (len(c.ways) == 0 || c.isBeside(i)) {
			found = append(found, i)
		}
	}
	return found
}

// StaysIn reports whether some call stays in the foreground.
func (c *Command) StaysIn() bool { return len(c.ways) > 0 }

const loops ecosystem.Words = "while until for"

func (c *Command) isBeside(call int) bool {
	return slices.ContainsFunc(c.ways, func(w way) bool {
		return slices.ContainsFunc(w.beside, func(b way) bool { return b.call == call })
	})
}

// follower goes down the syntax tree to the calls that stay in the foreground. It recurses only into what guard
// has bounded; lists and chains of any length are loops.
type follower struct {
	nodes []syntax.Command // of the calls
	calls []Call
	ways  []way
}

// at is the index of a call. Nearly always the calls are in the order of the text.
func (f *follower) at(x syntax.Command) int {
	offset := x.Pos().Offset()
	from := sort.Search(len(f.nodes), func(i int) bool { return f.nodes[i].Pos().Offset() >= offset })
	if from < len(f.nodes) && f.nodes[from] == x {
		return from
	}
	cost.Done(len(f.nodes))
	return max(slices.Index(f.nodes, x), 0)
}

// list follows the last statement, or the first that takes the place of the shell.
func (f *follower) list(list []*syntax.Stmt, w way) {
	for i, s := range list {
		switch {
		case s.Background:
			f.passed(s, &w)
		case i+1 == len(list), f.execs(s):
			f.statement(s, w)
			return
		default:
			f.passed(s, &w)
		}
	}
}

func (f *follower) statement(s *syntax.Stmt, w way) {
	w.before, w.beside = slices.Clip(w.before), slices.Clip(w.beside)
	from := len(f.ways)
	switch x := s.Cmd.(type) {
	case *syntax.CallExpr, *syntax.DeclClause:
		f.call(x, w)
	case *syntax.BinaryCmd:
		f.chain(x, w)
	case *syntax.Subshell:
		f.list(x.Stmts, w)
	case *syntax.Block:
		f.list(x.Stmts, w)
	case *syntax.IfClause:
		for branch := x; branch != nil; branch = branch.Else {
			f.passedAll(branch.Cond, &w)
			f.list(branch.Then, w)
		}
	case *syntax.CaseClause:
		for _, item := range x.Items {
			f.list(item.Stmts, w)
		}
	case *syntax.WhileClause:
		f.passedAll(x.Cond, &w)
		f.loop(x.Do, w)
	case *syntax.ForClause:
		f.loop(x.Do, w)
	case *syntax.TimeClause:
		if x.Stmt != nil {
			f.statement(x.Stmt, w)
		}
	}
	if len(f.ways)-from > 1 {
		f.ways = append(f.ways[:from], f.settled(from)...)
	}
}

// call is a way, unless it waits for what runs in the background.
func (f *follower) call(x syntax.Command, w way) {
	w.call = f.at(x)
	words := f.calls[w.call].Words
	switch {
	case len(words) == 0:
		return
	case len(w.beside) == 0 || !awaiting.Has(words[0].Value):
		f.ways = append(f.ways, w)
		return
	}
	for _, waited := range w.beside {
		waited.together = true
		f.ways = append(f.ways, waited)
	}
}

const awaiting ecosystem.Words = "wait fg"

// chain follows a && b || c | d: the last part, and the one before a || that runs unless it fails.
func (f *follower) chain(x *syntax.BinaryCmd, w way) {
	list := linksOf(x)
	for i := 0; i < len(list) && !f.tests(list[i].part); i++ {
		if f.execs(list[i].part) {
			f.passedLinks(list[:i], &w)
			f.statement(list[i].part, w)
			return
		}
		if i+1 < len(list) && list[i+1].operator != syntax.AndStmt {
			break // what follows runs only sometimes
		}
	}
	if w.before == nil {
		w.before = make([]int, 0, len(list))
	}
	for last := len(list); len(f.ways) <= maxWays; {
		first := last - 1
		for first > 0 && list[first].piped() {
			first--
		}
		earlier := w
		f.passedLinks(list[:first], &earlier)
		f.pipe(list[first:last], earlier)
		if first == 0 || list[first].operator != syntax.OrStmt {
			return
		}
		w.before = slices.Clip(w.before)
		last = first
	}
}

// link is a part of a chain with the operator in front of it.
type link struct {
	part     *syntax.Stmt
	operator syntax.BinCmdOperator
	at       syntax.Pos // of the operator
}

func (l link) piped() bool { return l.operator == syntax.Pipe || l.operator == syntax.PipeAll }

// linksOf are the parts of a chain in the order of the text: a tree that leans to the left, as long as the text.
func linksOf(x *syntax.BinaryCmd) []link {
	list := make([]link, 0, 4)
	for {
		list = append(list, link{x.Y, x.Op, x.OpPos})
		next, ok := x.X.Cmd.(*syntax.BinaryCmd)
		if !ok || len(x.X.Redirs) > 0 || x.X.Negated {
			break
		}
		x = next
	}
	list = append(list, link{part: x.X})
	slices.Reverse(list)
	cost.Done(len(list))
	return list
}

// passedLinks is passed for the parts of a chain, without those of pipes, which have a shell to themselves.
func (f *follower) passedLinks(list []link, w *way) {
	cost.Done(len(list))
	for i, l := range list {
		if !l.piped() && (i+1 == len(list) || !list[i+1].piped()) {
			f.passed(l.part, w)
		}
	}
}

// pipe follows the first part of a pipe that does more than to hand on a text.
func (f *follower) pipe(parts []link, w way) {
	for _, l := range parts {
		if name := f.name(l.part); name == "" || !filters.Has(name) && !brief.Has(name) {
			f.statement(l.part, w)
			return
		}
	}
	f.statement(parts[0].part, w)
}

const (
	// filters hand on a text in a pipe; brief are programs that end soon, whatever they are called for.
	filters ecosystem.Words = "tee cat tac tail head yes grep sed awk tr cut sort uniq wc jq ts logger"
	brief   ecosystem.Words = "echo printf true false exit return sleep test [ : break continue cd mkdir touch rm cp mv ls date kill set unset export read"
)

// loop follows the body of a loop, which runs again and again, to the last program that goes on.
func (f *follower) loop(body []*syntax.Stmt, w way) {
	for len(body) > 1 && brief.Has(f.name(body[len(body)-1])) {
		body = body[:len(body)-1]
	}
	f.list(body, w)
}

// settled are the ways from an index on, without those that end soon if others are left.
func (f *follower) settled(from int) []way {
	ways := f.ways[from:]
	cost.Done(len(ways))
	if len(ways) < 2 {
		return ways
	}
	lasting := make([]way, 0, len(ways))
	for _, w := range ways {
		if words := f.calls[w.call].Words; w.together || !words[0].Static || !brief.Has(words[0].Value) {
			lasting = append(lasting, w)
		}
	}
	if len(lasting) == 0 {
		return ways
	}
	return lasting
}

func (f *follower) name(s *syntax.Stmt) string {
	if words := f.words(s); len(words) > 0 && words[0].Static {
		return words[0].Value
	}
	return ""
}

func (f *follower) words(s *syntax.Stmt) []Word {
	if x, ok := s.Cmd.(*syntax.CallExpr); ok {
		return f.calls[f.at(x)].Words
	}
	return nil
}

// execs reports whether a statement puts a program in the place of the shell.
func (f *follower) execs(s *syntax.Stmt) bool {
	return !s.Background && f.name(s) == "exec" && len(f.words(s)) > 1
}

func (f *follower) tests(s *syntax.Stmt) bool {
	name := f.name(s)
	_, clause := s.Cmd.(*syntax.TestClause)
	return clause || name == "[" || name == "test"
}

// passed notes what a statement leaves behind that isn't the last one: its calls in the same shell, and the
// programs that it sends to the background.
func (f *follower) passed(s *syntax.Stmt, w *way) {
	cost.Done(1)
	if s.Background {
		inner := follower{nodes: f.nodes, calls: f.calls}
		inner.statement(s, way{before: slices.Clip(w.before)})
		w.beside = append(w.beside, inner.ways...)
		return
	}
	switch x := s.Cmd.(type) {
	case *syntax.CallExpr, *syntax.DeclClause:
		w.before = append(w.before, f.at(x))
	case *syntax.BinaryCmd:
		f.passedLinks(linksOf(x), w)
	case *syntax.Block:
		f.passedAll(x.Stmts, w)
	case *syntax.Subshell:
		f.passedInside(x.Stmts, w)
	case *syntax.IfClause:
		for ; x != nil; x = x.Else {
			f.passedInside(x.Then, w)
		}
	case *syntax.ForClause:
		f.passedInside(x.Do, w)
	}
}

// passedInside is passedAll for a part of which only the programs in the background go on behind it.
func (f *follower) passedInside(list []*syntax.Stmt, w *way) {
	inner := way{before: slices.Clip(w.before)}
	f.passedAll(list, &inner)
	w.beside = append(w.beside, inner.beside...)
}

func (f *follower) passedAll(list []*syntax.Stmt, w *way) {
	for _, s := range list {
		f.passed(s, w)
	}
}
