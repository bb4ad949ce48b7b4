package lex

import (
	"strings"

	"github.com/proclint/proclint/lint/logs/ascii"
)

// Line is a line of a log.
type Line struct {
	Number     int    // from 0
	Text       string // without colors, repeated spaces, and what a platform puts in front of it
	Plain      string // text with lowercase a to z
	Whole      string // with what a platform or a logger puts in front
	Origin     string // the word in front of it that names where it comes from, such as app[web.1]:, or ""
	Process    string // the name in that prefix, such as web.1, or ""
	IsLocal    bool   // whether a program that starts a Procfile on one machine put that name there, as in "web.1 |"
	Interrupts bool   // whether somebody pressed Ctrl-C just before it
	InBuild    bool   // whether BuildKit put the number or the time of a build's step in front of it, or App Platform its frame
	MayTell    bool   // whether it may have a word of errors
	MayEnd     bool   // whether it may have words of a crash, an exit, or a stop
	wrapped    int    // how many lines of the log before this one belong to it
}

// Numbers are those of the lines of the log that it was made of.
func (l *Line) Numbers() []int {
	all := make([]int, 0, l.wrapped+1)
	for n := l.Number - l.wrapped; n <= l.Number; n++ {
		all = append(all, n)
	}
	return all
}

// shortestWrapped and longestWrapped are the lengths of lines after which a terminal or a program goes on in the next one.
const shortestWrapped, longestWrapped = 40, 200

// announced ends the line in which npm announces what it says in the next one.
const announced = "could not resolve dependency:"

// GoesOn reports whether a line may go on in the next one: it is about as wide as a terminal, and both meet within a sentence.
func (l *Line) GoesOn(next *Line) bool {
	if strings.HasSuffix(l.Plain, announced) {
		return !strings.HasPrefix(l.Plain, "npm warn")
	}
	if len(l.Text) < shortestWrapped || len(l.Text) > longestWrapped {
		return false
	}
	last, first := l.Text[len(l.Text)-1], next.Text[0]
	return (ascii.IsWord(last) || last == ',') && (first >= 'a' && first <= 'z' || first == '"' || first == '`' || first == '\'')
}

// Join puts the line before in front of it.
func (l *Line) Join(before *Line) {
	l.wrapped = l.Number - before.Number
	l.Text = before.Text + " " + l.Text
	l.Plain = before.Plain + " " + l.Plain
}

// MostProcesses limits of how many processes of a log something is kept.
const MostProcesses = 64
