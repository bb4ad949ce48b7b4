package command

import (
	"github.com/proclint/proclint/lint/ecosystem"
	"slices"
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/proclint/proclint/lint/procfile"
)

// maxScript is the longest script that is read as one line.
const maxScript = 16 << 10

// ScriptLine is a script of a shell as a command in one line, in which each byte of a step has its place. It is "" where it isn't certain
// which steps run: those before the last one may be blocks, which are left out, but only such that change nothing for the others.
func ScriptLine(script string) string {
	if tooMuch, deepAt := guard(script); tooMuch || deepAt >= 0 || len(script) > maxScript || !startsShell(script) {
		return ""
	}
	p := parsers.Get().(*syntax.Parser)
	file, err := p.Parse(strings.NewReader(script), "")
	parsers.Put(p)
	if err != nil {
		return ""
	}
	line := []byte(strings.Repeat(" ", len(script)+1))
	end := 0
	for i, s := range file.Stmts {
		at, isLast := span(script, s.Pos(), s.End()), i+1 == len(file.Stmts)
		if isBlock(s) {
			if _, isFunction := s.Cmd.(*syntax.FuncDecl); isLast || isFunction || changesShell(s) {
				return ""
			}
			continue
		}
		if setsOptions(s) {
			continue
		}
		step, ok := stepOf(script, s, at)
		if !ok || !isLast && isList(s) && changesShell(s) {
			return ""
		}
		copy(line[at.Start:], step)
		if end = at.End; !strings.ContainsRune(";&", rune(script[end-1])) {
			line[end] = ';'
			end++
		}
		if endsShell(s) {
			break
		}
	}
	return strings.TrimRight(string(line[:end]), "; ")
}

// startsShell reports whether a shell runs a script, by its first line.
func startsShell(script string) bool {
	first, _, _ := strings.Cut(script, "\n")
	program, isNamed := strings.CutPrefix(first, "#!")
	if !isNamed {
		return true
	}
	words := strings.Fields(program)
	if len(words) > 1 && baseName(words[0]) == "env" {
		words = words[1:]
	}
	return len(words) > 0 && isShell(baseName(words[0]))
}

// isBlock reports whether a step is made of others, which may not run, or run several times.
func isBlock(s *syntax.Stmt) bool {
	switch s.Cmd.(type) {
	case *syntax.CallExpr, *syntax.DeclClause, *syntax.BinaryCmd:
		return false
	}
	return true
}

func isList(s *syntax.Stmt) bool {
	_, is := s.Cmd.(*syntax.BinaryCmd)
	return is
}

// setsOptions reports whether a step is set with options of the shell, such as -e.
func setsOptions(s *syntax.Stmt) bool {
	call, isCall := s.Cmd.(*syntax.CallExpr)
	return isCall && len(call.Args) > 1 && call.Args[0].Lit() == "set" && len(call.Args[1].Lit()) > 1 && strings.HasPrefix(call.Args[1].Lit(), "-") && call.Args[1].Lit() != "--"
}

// stepOf is a step in one line, with each byte at its place. It is false for one with a text of several lines, or that may run more than is seen.
func stepOf(script string, s *syntax.Stmt, at procfile.Range) (step string, ok bool) {
	const reads ecosystem.Words = ". source eval trap alias"
	if slices.ContainsFunc(namesIn(s), reads.Has) {
		return "", false
	}
	if slices.ContainsFunc(s.Redirs, func(r *syntax.Redirect) bool { return r.Hdoc != nil }) {
		return "", false
	}
	step = strings.ReplaceAll(script[at.Start:at.End], "\\\n", "  ")
	return step, !strings.ContainsAny(step, "\n\r\x00")
}

// changesShell reports whether a part of a step may end the shell, take its place, or set what later steps have.
func changesShell(s *syntax.Stmt) bool {
	const changes ecosystem.Words = "exec exit return cd pushd popd export set unset declare readonly typeset local . source eval trap alias shift"
	found := slices.ContainsFunc(namesIn(s), changes.Has)
	syntax.Walk(s, func(n syntax.Node) bool {
		if call, isCall := n.(*syntax.CallExpr); isCall && len(call.Args) == 0 {
			found = true // it sets variables
		}
		return !found
	})
	return found
}

// endsShell reports whether no step runs after one.
func endsShell(s *syntax.Stmt) bool {
	call, isCall := s.Cmd.(*syntax.CallExpr)
	return isCall && !s.Background && len(call.Args) > 0 && (call.Args[0].Lit() == "exit" || call.Args[0].Lit() == "exec" && len(call.Args) > 1)
}

// namesIn are the first words of all calls in a step.
func namesIn(s *syntax.Stmt) (names []string) {
	syntax.Walk(s, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.CallExpr:
			if len(n.Args) > 0 {
				names = append(names, n.Args[0].Lit())
			}
		case *syntax.DeclClause:
			names = append(names, n.Variant.Value)
		}
		return true
	})
	return names
}
