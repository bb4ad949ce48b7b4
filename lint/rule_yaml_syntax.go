package lint

import (
	"strings"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

var _ = register(Rule{
	Name:       "yaml-syntax",
	Group:      SyntaxGroup,
	Order:      90,
	Title:      "YAML reads this differently",
	Documented: yamlSyntaxDocs{},
	Check:      checkYAMLSyntax,
})

type yamlSyntaxDocs struct{}

// Docs is the documentation.
func (yamlSyntaxDocs) Docs() Docs {
	return Docs{
		Summary: "A line means something else to a YAML reader, or only a YAML reader understands it.",
		Why: "Deis, Drycc and Nixpacks read a Procfile as YAML. There \": \" begins another key, \" #\" begins a comment even between " +
			"quotes, and quotes, @, *, &, !, [, { and others at the start of a command have a meaning: the file is refused, or " +
			"the command is cut. Quotes around a whole command, a list or a document mark are understood by YAML readers only, quotes around a " +
			"whole line by none.",
		Bad:  Sample{Text: "web: node -e 'console.log({ok: 1})'\n", Platforms: []string{"deis"}},
		Good: Sample{Text: "web: node server.js\n", Platforms: []string{"deis"}},
		Logs: []string{
			"mapping values are not allowed in this context",
			"mapping values are not allowed here",
			"Failed to read command from Procfile: invalid YAML",
			"the Procfile is not valid yaml",
			"did not find expected key",
			"found unexpected end of stream",
			"found character that cannot start any token",
			"unknown anchor … referenced",
			"cannot unmarshal !!map into string",
			"cannot unmarshal !!seq into string",
			"block sequence entries are not allowed in this context",
			"did not find expected comment or line break",
			"did not find expected alphabetic or numeric character",
			"error reading Procfile as YAML: …",
			"procfile … is malformed (yaml: …",
		},
		Sources: []string{"run: yaml.v3 v3.0.1 and yaml.v2 v2.4.0 into a map of strings", "railwayapp/nixpacks src/nixpacks/app.rs"},
	}
}

func checkYAMLSyntax(p *Pass) {
	for _, l := range p.otherLines() {
		if isYAMLShape(l.text) {
			p.reportYAMLShape(l)
		}
	}
	for _, e := range p.syntaxEntries() {
		if platform.PlainLine(p.Line(e.Line)) {
			continue
		}
		body := trimRange(p.Doc.Text, p.Doc.Lines[e.Line].Range)
		switch {
		case isYAMLShape(p.Doc.Slice(body)):
			p.reportYAMLShape(otherLine{e.Line, body, p.Doc.Slice(body)})
		case isQuotedEntry(e):
			p.reportQuotedEntry(e)
		case isQuotedName(e.Type):
			p.reportQuotedName(e)
		case isQuotedCommand(e.Command):
			p.reportQuotedCommand(e)
		default:
			p.reportYAMLEntry(e)
		}
	}
	if !p.Silent() && !p.Template() {
		p.reportYAMLFile()
	}
}

// reportYAMLShape reports a line that only YAML has: a list, a document mark, a
// map in braces.
func (p *Pass) reportYAMLShape(l otherLine) {
	text := l.text
	if rest, ok := strings.CutPrefix(text, "- "); ok {
		name, command, found := strings.Cut(rest, ": ")
		if !found {
			name, command = "", rest
		}
		concerns := p.JudgeLine(l.line, name, strings.TrimSpace(command))
		p.Report(Finding{
			Range:    procfile.Range{Start: l.body.Start, End: l.body.Start + 1},
			Concerns: p.harmless(concerns),
			Message:  p.Sentence("The hyphen makes a list of the line, but a Procfile has one entry a line", p.harmless(concerns), "take the hyphen out"),
			Fixes: []Fix{{Title: "Remove the hyphen", Applicability: Suggested,
				Edits: []TextEdit{Delete(procfile.Range{Start: p.Doc.Lines[l.line].Range.Start, End: l.body.End - len(strings.TrimLeft(rest, " "))})}}},
		})
		p.Claim(l.line, name)
		return
	}
	concerns := p.harmless(p.judgeStray(l.line, Warning))
	p.Report(Finding{
		Range:    l.body,
		Concerns: concerns,
		Message:  p.Sentence(quote(text)+" means something to a YAML reader only", concerns, "write one “type: command” a line and nothing else"),
		Fixes: []Fix{{Title: "Remove the line", Applicability: Suggested,
			Edits: []TextEdit{Delete(p.wholeLine(l.line))}}},
	})
	p.Claim(l.line)
}

// isQuotedEntry reports whether one pair of quotes stands around the whole line,
// be it of a shell, or of Markdown.
func isQuotedEntry(e Entry) bool {
	if len(e.Type) < 2 || len(e.Command) < 2 {
		return false
	}
	mark := e.Type[0]
	inner := e.Command[:len(e.Command)-1]
	return (mark == '"' || mark == '\'' || mark == '`') && e.Command[len(inner)] == mark && isTypeName(e.Type[1:]) &&
		strings.IndexByte(inner, mark) < 0 && strings.TrimSpace(inner) != ""
}

func (p *Pass) reportQuotedEntry(e Entry) {
	name, command := e.Type[1:], strings.TrimSpace(e.Command[:len(e.Command)-1])
	p.reportSyntax(e.Line, name, Finding{
		Range:    procfile.Range{Start: e.TypeRange.Start, End: e.CommandRange.End},
		Concerns: p.JudgeLine(e.Line, name, command),
		Fixes: []Fix{{Title: "Remove the quotes", Applicability: Suggested, Edits: []TextEdit{
			Delete(procfile.Range{Start: e.TypeRange.Start, End: e.TypeRange.Start + 1}),
			Delete(procfile.Range{Start: e.CommandRange.End - 1, End: e.CommandRange.End}),
		}}},
	}, "Quotes stand around the whole line", "write "+quote(name+": "+command))
}

func isQuotedName(name string) bool {
	return len(name) > 2 && (name[0] == '"' || name[0] == '\'') && name[len(name)-1] == name[0] && isTypeName(name[1:len(name)-1])
}

func (p *Pass) reportQuotedName(e Entry) {
	name := e.Type[1 : len(e.Type)-1]
	p.reportSyntax(e.Line, name, Finding{
		Range:    e.TypeRange,
		Concerns: p.JudgeLine(e.Line, name, e.Command),
		Fixes:    []Fix{{Title: "Remove the quotes", Applicability: Suggested, Edits: []TextEdit{Replace(e.TypeRange, name)}}},
	}, "Quotes stand around the process type "+e.Type, "write "+quote(name+":"))
}

// isQuotedCommand reports whether one pair of quotes stands around a whole
// command of several words.
func isQuotedCommand(command string) bool {
	if len(command) < 3 || command[0] != '"' && command[0] != '\'' || command[len(command)-1] != command[0] {
		return false
	}
	inner := command[1 : len(command)-1]
	return strings.IndexByte(inner, command[0]) < 0 && strings.ContainsAny(strings.Trim(inner, " "), " \t") && !strings.Contains(inner, `\`)
}

func (p *Pass) reportQuotedCommand(e Entry) {
	inner := strings.TrimSpace(e.Command[1 : len(e.Command)-1])
	concerns := p.Judge(platform.Running, func(t *platform.Target) (Severity, string) {
		if t.YAML {
			return None, ""
		}
		return Error, "the shell finds no program of that whole name"
	})
	f := Finding{Range: e.CommandRange, Concerns: concerns}
	if platform.PlainLine(e.Type + ": " + inner) {
		f.Fixes = []Fix{{Title: "Remove the quotes", Applicability: Suggested, Edits: []TextEdit{Replace(e.CommandRange, inner)}}}
	}
	p.reportSyntax(e.Line, e.Type, f, "Quotes stand around the whole command of "+quote(e.Type)+", which only YAML readers take off", "write the command without them")
}

// reportYAMLEntry reports an entry whose command a YAML reader takes for
// something else than the other readers do.
func (p *Pass) reportYAMLEntry(e Entry) {
	want := e.Command
	if at := commentStart(want); at > 0 {
		want = strings.TrimRight(want[:at], " \t")
	}
	if want == "" {
		return
	}
	concerns := p.JudgeLine(e.Line, e.Type, want)
	kept := concerns[:0:0]
	for _, c := range concerns {
		if c.Target.YAML && !unquotedSame(c.Effect, want) {
			kept = append(kept, c)
		}
	}
	if len(kept) == 0 {
		return
	}
	if !p.Variant() && (strings.Contains(want, ": ") && holdsSplitTarget(want) || strings.Contains(want+" ", ": ") && p.lacksPort(e, want)) {
		p.saidOfYAML = true
		return
	}
	cause := yamlCauseOf(want)
	f := Finding{
		Range:    procfile.Range{Start: e.CommandRange.Start + cause.at, End: min(e.CommandRange.Start+cause.at+cause.length, e.CommandRange.End)},
		Concerns: kept,
	}
	advice := cause.advice
	if cause.insert != nil && p.allRunInShell() {
		var edits []TextEdit
		for _, i := range cause.insert {
			edits = append(edits, Insert(e.CommandRange.Start+i.at, i.text))
		}
		f.Fixes = []Fix{{Title: cause.fix, Applicability: Suggested, Edits: edits}}
	}
	f.Message = p.Sentence("The command of "+quote(e.Type)+" "+cause.head, kept, advice)
	p.Report(f)
	p.Claim(e.Line, e.Type)
}

// unquotedSame reports whether the only thing that YAML does is to take the
// quotes off a single word, which the shell would do as well.
func unquotedSame(effect, command string) bool {
	if len(command) < 3 || command[0] != '"' && command[0] != '\'' || command[len(command)-1] != command[0] {
		return false
	}
	return effect == "the command becomes "+quote(command[1:len(command)-1])
}

type insertion struct {
	at   int
	text string
}

// yamlCause says what in a command YAML takes for something else: its place in
// the command in bytes, and how to break it.
type yamlCause struct {
	at, length   int
	head, advice string
	fix          string
	insert       []insertion
}

func yamlCauseOf(command string) yamlCause {
	switch command[0] {
	case '"', '\'':
		return yamlCause{0, 1, "begins with a quote, which belongs to YAML there", "put a word before the quote, such as env", "Put env before the command", []insertion{{0, "env "}}}
	case '[':
		return yamlCause{0, 1, "begins with [, which begins a list in YAML", "use test instead of the brackets", "", nil}
	case '{', '@', '`', '%', '*', '|', '>', '-', '?', ',', ']', '}':
		return yamlCause{0, 1, "begins with " + command[:1] + ", which has a meaning of its own in YAML", "put it into a script, or begin the command with another word", "", nil}
	case '&', '!':
		return yamlCause{0, len(firstWord(command)), "begins with " + command[:1] + ", so that YAML takes " + quote(firstWord(command)) + " for a mark and drops it", "begin the command with another word", "", nil}
	}
	if isPlainNull(command) {
		return yamlCause{0, len(command), "is YAML's word for nothing", "write a command", "", nil}
	}
	quotes := quotesAt(command)
	var inserts []insertion
	first, what := -1, ""
	for i := 0; i < len(command); i++ {
		if command[i] == ':' && (i+1 == len(command) || command[i+1] == ' ' || command[i+1] == '\t') {
			inserts = append(inserts, insertion{i + 1, emptyQuotes(quotes[i])})
			if first < 0 {
				first, what = i, "holds a colon and a space, which begin another key in YAML"
			}
		}
		if command[i] == '#' && i > 0 && (command[i-1] == ' ' || command[i-1] == '\t') && quotes[i] != unquoted {
			inserts = append(inserts, insertion{i, emptyQuotes(quotes[i])})
			if first < 0 {
				first, what = i-1, "holds a space and a #, which begin a comment in YAML even between quotes"
			}
		}
	}
	if first < 0 {
		return yamlCause{0, len(command), "means something else in YAML", "put it into a script and run that", "", nil}
	}
	pair := inserts[0].text
	return yamlCause{first, 2, what, "put it into a script, or write " + pair + " between the two, which is nothing to a shell", "Write " + pair + " between the two", inserts}
}

// emptyQuotes is a pair of quotes that adds nothing to a word for a shell.
func emptyQuotes(state quoteState) string {
	if state == singleQuoted {
		return "''"
	}
	return `""`
}

func isPlainNull(s string) bool { return s == "~" || strings.EqualFold(s, "null") }

func (p *Pass) allRunInShell() bool {
	for _, t := range p.Targets {
		if t.Reads() && t.Shell != platform.Bash {
			return false
		}
	}
	return true
}

// reportYAMLFile reports what a YAML reader refuses in the file as a whole when
// no line alone explains it and no other rule has said so.
func (p *Pass) reportYAMLFile() {
	if p.AnyClaimed() || p.saidOfYAML || p.hasDuplicates() {
		return
	}
	line := -1
	concerns := p.Judge(platform.Grammar, func(t *platform.Target) (Severity, string) {
		if !t.YAML {
			return None, ""
		}
		r, _ := p.Read(t)
		if r.Error == "" {
			return None, ""
		}
		line = max(line, r.ErrorLine)
		return Error, withText(t, r.Error)
	})
	if len(concerns) == 0 {
		return
	}
	at := procfile.Range{}
	if line >= 0 && line < len(p.Doc.Lines) {
		at = trimRange(p.Doc.Text, p.Doc.Lines[line].Range)
	}
	p.Report(Finding{
		Range:    at,
		Concerns: concerns,
		Message:  p.Sentence("The file is not valid YAML", concerns, "write one “type: command” a line"),
	})
}

func (p *Pass) hasDuplicates() bool {
	if p.types.names == nil {
		p.types.names = make(map[string]bool, len(p.entries))
		for _, e := range p.entries {
			p.types.names[e.Type] = true
		}
	}
	return len(p.types.names) < len(p.entries)
}
