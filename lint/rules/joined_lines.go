package rules

import (
	"path"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:  "joined-lines",
	Kind:  check.Slip,
	Group: check.SyntaxGroup,
	Title: "Two entries in one line",
	Check: checkJoinedLines,
})

func checkJoinedLines(p *check.Pass) {
	for _, e := range p.SyntaxEntries() {
		if joined := joinedEntries(e); len(joined) > 0 {
			reportJoined(p, e, joined)
		}
	}
}

type joinedEntry struct {
	processType string
	// space is where the text before the entry ends, start where the entry starts, and colon where its colon is, in the command.
	space, start, colon int
}

// joinedEntries finds the entries in a command. Each has a process type that many files use, a colon, and a
// command of a known program or a path; it may follow other text directly.
func joinedEntries(e check.Entry) []joinedEntry {
	if !strings.Contains(e.Command, ":") {
		return nil
	}
	text := e.Command
	if comment := check.CommentStart(text); comment >= 0 {
		text = text[:comment]
	}
	var joined []joinedEntry
	for at := 0; ; {
		i := strings.IndexByte(text[at:], ':')
		if i < 0 || at+i+1 == len(text) {
			return joined
		}
		colon := at + i
		at = colon + 1
		if text[at] == '$' || !startsCommand(text[at:]) {
			continue
		}
		name := check.TypeAtEnd(text[:colon])
		start := colon - len(name)
		before := strings.TrimRight(text[:start], " \t")
		if name != "" && before != "" && (text[at] == ' ' || endsEntry(before)) && check.QuotesAt(text)[colon] == check.Unquoted {
			joined = append(joined, joinedEntry{name, len(before), start, colon})
		}
	}
}

// startsCommand reports whether a text starts with a path, or with a known program; directly after a colon, it needs an argument.
func startsCommand(text string) bool {
	word, rest, _ := strings.Cut(strings.TrimLeft(text, " \t"), " ")
	first := check.FirstWord(word)
	if !command.Known(path.Base(first)) {
		return strings.HasPrefix(first, "./") || strings.HasPrefix(first, "bin/")
	}
	return text[0] == ' ' || rest != "" && !strings.Contains(first, "/")
}

// endsEntry reports whether a text that a process type and a colon without a space follow is a whole command: it ends in a
// script, an archive, the port, or a module and an attribute. Else the type may be a part of a name, as in build:web:node.
func endsEntry(text string) bool {
	last := text[strings.LastIndexAny(text, " \t")+1:]
	_, attribute, isModule := strings.Cut(last, ":")
	return check.ScriptEndings.Has(path.Ext(last)) || strings.HasSuffix(last, ".jar") || strings.HasSuffix(last, "$PORT") || isModule && check.IsTypeName(attribute)
}

func reportJoined(p *check.Pass, e check.Entry, joined []joinedEntry) {
	first := joined[0]
	effects := p.LineEffects(e.Line, e.Type, e.Command[:first.space], func(is check.Effect, _ platform.Process) check.Effect {
		if is.Outcome != platform.Changed {
			return is
		}
		return check.NewEffect(is.Severity, platform.Ignored, "`%s` doesn't start: its entry is a part of the command of `%s`.", first.processType, e.Type)
	})
	types, lineBreak := []string{e.Type}, "\n"
	if p.Doc.EOL == procfile.CRLF {
		lineBreak = "\r\n"
	}
	var edits []check.TextEdit
	for _, j := range joined {
		types = append(types, j.processType)
		edits = append(edits, check.Replace(shifted(e, j.space, j.start), lineBreak))
		if e.Command[j.colon+1] != ' ' {
			edits = append(edits, check.Insert(e.CommandRange.Start+j.colon+1, " "))
		}
	}
	p.Report(check.Finding{
		Range:    shifted(e, first.start, first.start+len(first.processType)+1),
		Headline: prose.T("The entry `%s:` is in the line of `%s`", first.processType, e.Type),
		Effects:  effects,
		Help:     prose.T("Start a new line before `%s:`.", first.processType),
		Fixes:    check.Suggestion("Start a new line for each process type", edits...),
	})
	p.Claim(e.Line, types...)
}

func shifted(e check.Entry, start, end int) procfile.Range {
	return procfile.Range{Start: e.CommandRange.Start + start, End: e.CommandRange.Start + end}
}
