package lint

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/repository"
)

// Pass is what a rule sees of one run.
type Pass struct {
	// Doc is the file.
	Doc *procfile.Document
	// Path is the file's path as the user gave it; RootPath is the path from the
	// project's root, with slashes. Both are empty when the file has no name.
	Path, RootPath string
	// Targets are the platforms to check for; never empty.
	Targets []*platform.Target
	// Name is what the file's name tells about it.
	Name FileName
	// Repository is what can be seen of the files beside the file, or nil.
	Repository *repository.Repository

	byDefault    bool // nobody selected the targets
	comments     []ownComment
	suppressions suppressions
	rule         *Rule // that runs
	findings     []finding
	claimed      []bool            // by line
	intended     map[string][]int  // process types that claimed lines were meant to declare
	readings     []*targetReading  // by target, read when first asked for
	entries      []Entry           // all entries of the document
	free         []Entry           // those of unclaimed lines, nil until asked for; see Entries
	silent       bool              // the whole file is claimed
	template     bool              // see Template
	types        typeState         // what the rules on process types share
	swallowed    map[int]bool      // lines, see changesSwallowed
	legible      platform.Readings // the source that parsers get, see Read
	judged       map[*Rule]int
	lastJudged   map[*Rule][]verdict
	verdicts     *verdicts
	explained    map[*platform.Target]bool // platforms with an error, see explain
	omitted      int                       // lines that no rule checks
	found        map[*Rule]int             // how many findings a rule has
	parsed       []*parsedCommand          // by line: the commands as they are written, see parse
	views        []*commandView            // the commands of the entries, made when first asked for
	yields       [][]*platform.Process     // by target and line, made when first asked for
	suspected    map[*Rule][]*commandView  // by the rules that may have to speak of them, see suspects
	cache        *Cache                    // what earlier runs read of commands, or nil
	saidOfYAML   bool                      // a rule on commands reports what YAML parsers reject
}

type targetReading struct {
	reading platform.Reading
	refused string
}

// Finding is what a rule reports.
type Finding struct {
	Range procfile.Range
	// Headline is what is wrong, with the actual text of the file.
	Headline prose.Text
	// Effects say what it does on each platform. Nil: on all of them, with Severity.
	Effects  Effects
	Severity Severity
	// Help is one imperative sentence; empty where a fix says it all.
	Help    prose.Text
	Fixes   []Fix
	Related []Related
}

type finding struct {
	Finding
	rule *Rule
}

// Entry is a line that declares a process type for a tolerant parser.
type Entry struct {
	// Line is the zero-based index of the line.
	Line int
	// Type and Command are the texts of TypeRange and CommandRange.
	Type, Command           string
	TypeRange, CommandRange procfile.Range
	// Colon is the offset of the colon.
	Colon int
}

func newPass(doc *procfile.Document, path, rootPath string, targets []*platform.Target) *Pass {
	p := &Pass{
		Doc:      doc,
		Path:     path,
		RootPath: rootPath,
		Targets:  targets,
		Name:     ClassifyName(path),
		template: isTemplate(doc, path),
		claimed:  make([]bool, len(doc.Lines)),
		readings: make([]*targetReading, len(targets)),
		found:    map[*Rule]int{},
	}
	count := 0
	for i := range doc.Lines {
		if doc.Lines[i].Kind == procfile.Entry {
			count++
		}
	}
	p.entries = make([]Entry, 0, count)
	for i := range doc.Lines {
		l := &doc.Lines[i]
		if l.Kind != procfile.Entry {
			continue
		}
		p.entries = append(p.entries, Entry{
			Line:         i,
			Type:         doc.Slice(l.Name),
			Command:      doc.Slice(l.Command),
			TypeRange:    l.Name,
			CommandRange: l.Command,
			Colon:        l.Colon,
		})
	}
	return p
}

// Report adds a finding. One that concerns no target is dropped, and so is one
// that a comment ignores.
func (p *Pass) Report(f Finding) {
	if f.Effects != nil && len(f.Effects) == 0 {
		return
	}
	p.explain(f.Effects)
	if p.suppressions.drops != nil && p.suppressions.drop(p.rule, p.Doc.LineAt(f.Range.Start)) {
		return
	}
	utf16 := p.Doc.Encoding == procfile.UTF16LE || p.Doc.Encoding == procfile.UTF16BE
	for i := range f.Fixes {
		fix := &f.Fixes[i]
		fix.Edits = compactEdits(p.Doc.Text, fix.Edits)
		// The encoding comes first: parsers read an edit of UTF-16 in another way.
		early := utf16 && fix.Encode == "" && fix.Rename == nil
		if fix.Applicability == Safe && (early || p.rule.Group != FileGroup && p.changesSwallowed(*fix)) {
			fix.Applicability = Suggested
		}
	}
	if p.found[p.rule]++; p.found[p.rule] > maxWritten {
		f.Severity, f.Effects, f.Related = p.severity(f), nil, nil // it will only be counted
		f.Headline = prose.Text{}
	}
	f.Related = limitRelated(f.Related)
	p.findings = append(p.findings, finding{Finding: f, rule: p.rule})
}

// explain notes the platforms on which a finding has an error, or an effect that nobody
// has verified: also where a comment ignores it.
func (p *Pass) explain(es Effects) {
	for _, e := range es {
		if e.Severity < Error && e.Verified {
			continue
		}
		if p.explained == nil {
			p.explained = map[*platform.Target]bool{}
		}
		p.explained[e.Target] = true
	}
}

// maxRelated is how many related places of a finding are shown.
const maxRelated = 3

// limitRelated keeps the first places, and replaces the others by their number.
func limitRelated(places []Related) []Related {
	if len(places) <= maxRelated {
		return places
	}
	last := places[maxRelated]
	last.Message = strconv.Itoa(len(places)-maxRelated) + " more"
	return append(places[:maxRelated:maxRelated], last)
}

// changesSwallowed reports whether a fix edits a line that some parser reads as
// part of the entry above it. There the fix changes the command of that entry.
func (p *Pass) changesSwallowed(fix Fix) bool {
	if p.swallowed == nil {
		p.swallowed = p.findSwallowed()
	}
	return slices.ContainsFunc(fix.Edits, func(e TextEdit) bool { return p.swallowed[p.Doc.LineAt(e.Range.Start)] })
}

// findSwallowed gives the lines after a lone CR, and those after an entry
// without a command where some target looks for it in the next line.
func (p *Pass) findSwallowed() map[int]bool {
	lines := map[int]bool{}
	joins := slices.ContainsFunc(p.Targets, func(t *platform.Target) bool { return t.EmptyCommand() == platform.EmptyTakesNextLine })
	unfinished := false
	for i := range p.Doc.Lines {
		l := &p.Doc.Lines[i]
		if unfinished {
			lines[i] = true
		}
		if joins && l.Kind != procfile.Blank {
			unfinished = l.Kind == procfile.Entry && l.Command.Empty()
		}
		if p.Doc.Slice(l.EOL) == "\r" {
			lines[i+1] = true
		}
	}
	return lines
}

// Entries are the entries of the lines that no rule has claimed, in order. The
// slice is shared by all who ask until the next claim: nobody changes it.
func (p *Pass) Entries() []Entry {
	if p.silent {
		return nil
	}
	if p.free == nil {
		p.free = make([]Entry, 0, len(p.entries))
		for _, e := range p.entries {
			if !p.claimed[e.Line] {
				p.free = append(p.free, e)
			}
		}
	}
	return slices.Clip(p.free)
}

// Claim keeps later rules silent on a line that can't be read or isn't an entry.
// types are the process types that it was meant to declare.
func (p *Pass) Claim(line int, types ...string) {
	p.claimed[line] = true
	p.free = nil
	for _, t := range types {
		if t != "" {
			p.intend(t, line)
		}
	}
}

func (p *Pass) intend(processType string, line int) {
	if p.intended == nil {
		p.intended = map[string][]int{}
	}
	p.intended[processType] = append(p.intended[processType], line)
}

// ClaimAll keeps later rules silent on the whole file.
func (p *Pass) ClaimAll() { p.silent = true }

// Claimed reports whether a line, or the whole file, is claimed.
func (p *Pass) Claimed(line int) bool { return p.silent || p.claimed[line] }

// Silent reports whether the whole file is claimed.
func (p *Pass) Silent() bool { return p.silent }

// AnyClaimed reports whether some rule has claimed a line or the whole file.
func (p *Pass) AnyClaimed() bool {
	if p.silent {
		return true
	}
	for _, c := range p.claimed {
		if c {
			return true
		}
	}
	return false
}

// Declares reports whether the file declares a process type, also on a line
// that was claimed but meant to.
func (p *Pass) Declares(processType string) bool {
	if len(p.intended[processType]) > 0 {
		return true
	}
	for _, e := range p.entries {
		if e.Type == processType {
			return true
		}
	}
	return false
}

// Variant reports whether the file is a variant such as Procfile.dev, which no
// platform reads. Rules don't check its ports, its hosts, and the limits of one platform.
func (p *Pass) Variant() bool { return p.Name.Variant != "" }

// Template reports whether the file is a template of another program, so that
// its lines are not yet a Procfile.
func (p *Pass) Template() bool { return p.template }

func isTemplate(doc *procfile.Document, path string) bool {
	return strings.Contains(doc.Text, "{{") || strings.Contains(doc.Text, "{%") ||
		strings.Contains(path, "{{") || strings.Contains(path, "{%")
}

// Read is what a target's parser makes of the whole file, and the message with which
// the platform later rejects it. It reads the file as UTF-8 without a byte order mark,
// so that no line is blamed for a wrong encoding, which the rules about bytes report.
func (p *Pass) Read(t *platform.Target) (r platform.Reading, refused string) {
	for i, target := range p.Targets {
		if target != t {
			continue
		}
		if p.readings[i] == nil {
			reading, refusal := p.file().ReadFile(t)
			p.readings[i] = &targetReading{reading, refusal}
		}
		return p.readings[i].reading, p.readings[i].refused
	}
	return p.file().ReadFile(t)
}

// file is the legible source, which targets with the same parser parse once.
func (p *Pass) file() *platform.Readings {
	if p.legible.Source == nil {
		p.legible.Source = legible(p.Doc)
	}
	return &p.legible
}

// byteForByte reports whether that is the source as it is.
func (p *Pass) byteForByte() bool { return bytes.Equal(p.file().Source, p.Doc.Source) }

// Line is the text of a line without its end.
func (p *Pass) Line(line int) string { return p.Doc.Slice(p.Doc.Lines[line].Range) }

// Replace is an edit of a range.
func Replace(r procfile.Range, newText string) TextEdit { return TextEdit{Range: r, NewText: newText} }

// Insert is an edit that adds text at an offset.
func Insert(offset int, newText string) TextEdit {
	return TextEdit{Range: procfile.Range{Start: offset, End: offset}, NewText: newText}
}

// Delete is an edit that takes a range out.
func Delete(r procfile.Range) TextEdit { return TextEdit{Range: r} }

// firstWord is the text up to the first space or colon.
func firstWord(s string) string {
	if i := strings.IndexAny(s, " \t:"); i >= 0 {
		return s[:i]
	}
	return s
}
