package main

import (
	"fmt"
	"regexp/syntax"
	"strings"
	"unicode"
)

// A dialect is how a program writes what differs between regular expressions.
type dialect struct {
	// Its operators. No group captures.
	group, closing, or, plus, optional string
	// literal writes a character outside of a class, and class a class without or with what it has not.
	literal func(rune) string
	class   func(negated bool, ranges []rune) string
}

func (d dialect) translate(pattern string) string {
	parsed, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		panic(err) // the patterns are constants
	}
	return d.write(parsed)
}

func (d dialect) write(re *syntax.Regexp) string {
	var parts []string
	for _, sub := range re.Sub {
		parts = append(parts, d.write(sub))
	}
	switch re.Op {
	case syntax.OpEmptyMatch:
		return ""
	case syntax.OpLiteral:
		var b strings.Builder
		for _, r := range re.Rune {
			b.WriteString(d.literal(r))
		}
		return b.String()
	case syntax.OpCharClass:
		return d.class(complement(re.Rune))
	case syntax.OpAnyCharNotNL:
		return "."
	case syntax.OpBeginText:
		return "^"
	case syntax.OpEndText:
		return "$"
	case syntax.OpCapture:
		return d.group + parts[0] + d.closing
	case syntax.OpStar:
		return d.one(re.Sub[0], parts[0]) + "*"
	case syntax.OpPlus:
		return d.one(re.Sub[0], parts[0]) + d.plus
	case syntax.OpQuest:
		return d.one(re.Sub[0], parts[0]) + d.optional
	case syntax.OpConcat:
		for i, sub := range re.Sub {
			if sub.Op == syntax.OpAlternate {
				parts[i] = d.group + parts[i] + d.closing
			}
		}
		return strings.Join(parts, "")
	case syntax.OpAlternate:
		return strings.Join(parts, d.or)
	}
	panic(fmt.Sprintf("no dialect writes %s", re.Op)) // the patterns are constants
}

// one is a part that an operator after it repeats as a whole.
func (d dialect) one(re *syntax.Regexp, text string) string {
	if re.Op == syntax.OpCharClass || re.Op == syntax.OpCapture || re.Op == syntax.OpLiteral && len(re.Rune) == 1 {
		return text
	}
	return d.group + text + d.closing
}

// complement gives the ranges of a class, or those that it leaves out if that is how a person writes it.
func complement(ranges []rune) (negated bool, written []rune) {
	if len(ranges) == 0 || ranges[len(ranges)-1] != unicode.MaxRune {
		return false, ranges
	}
	next := rune(0)
	for i := 0; i < len(ranges); i += 2 {
		if next < ranges[i] {
			written = append(written, next, ranges[i]-1)
		}
		next = ranges[i+1] + 1
	}
	return true, written
}
