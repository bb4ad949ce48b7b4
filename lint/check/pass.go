package check

import (
	"slices"
	"strconv"

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

	// Directives are the comments for Proclint, and Suppressions what they ignore.
	Directives   []Directive
	Suppressions Suppressions
	// AllEntries are the entries of the file, also those of claimed lines.
	AllEntries []Entry
	// Rule is the one that runs.
	Rule *Rule
	// Findings are those so far; Run sorts them at its end.
	Findings []RuleFinding
	// Found counts the findings of each rule.
	Found map[*Rule]int
	// Explained has the platforms for which a finding has an error, or an effect that
	// nobody has verified, also where a comment ignores it.
	Explained map[*platform.Target]bool
	// YAMLReported is set by a rule that reports what YAML parsers reject in a command.
	YAMLReported bool
	// TypeState is what the rules on process types share.
	TypeState processTypes
	// Verdicts caches what parsers make of lines that are parsed apart.
	Verdicts *Verdicts
	// Omitted is how many lines at the end of the file no rule checks.
	Omitted int

	byDefault       bool             // nobody selected the targets
	shown           []platform.Shown // see ShownPlatforms
	beside          []platform.Shown // see shownBeside
	templateTag     string           // see TemplateTag
	templateTagAt   procfile.Range
	allClaimed      bool                  // the whole file is claimed
	claimedLines    []bool                // by line
	intended        map[string][]int      // process types that claimed lines were meant to declare
	readAsMeant     []meantEntry          // claimed lines, see ReadAsMeant
	free            []Entry               // the entries of unclaimed lines, nil until asked for
	swallowed       map[int]bool          // lines, see changesSwallowed
	legible         platform.Readings     // the source that parsers get, see Read
	asItIs          platform.Readings     // the source itself, where that differs
	readings        []targetReading       // by target, read when first asked for
	processesByLine [][]*platform.Process // by target and line, see ProcessOnLine
	parsed          []*ParsedCommand      // by line: the commands as written, see ParsedCommandOf
	views           []*View               // the commands of the entries, see Commands
	candidates      [][]*View             // by the place of the rule, see Candidates
	cache           *Cache                // what earlier runs read of commands, or nil
}

type targetReading struct {
	known    bool
	reading  platform.Reading
	rejected string
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
		Doc:          doc,
		Path:         path,
		RootPath:     rootPath,
		Targets:      targets,
		Name:         ClassifyName(path),
		claimedLines: make([]bool, len(doc.Lines)),
		readings:     make([]targetReading, len(targets)),
		Found:        map[*Rule]int{},
	}
	p.templateTag, p.templateTagAt = findTemplateTag(doc, path)
	count := 0
	for i := range doc.Lines {
		if doc.Lines[i].Kind == procfile.Entry {
			count++
		}
	}
	p.AllEntries = make([]Entry, 0, count)
	for i := range doc.Lines {
		l := &doc.Lines[i]
		if l.Kind != procfile.Entry {
			continue
		}
		p.AllEntries = append(p.AllEntries, Entry{
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
	explain(p, f.Effects)
	if p.Suppressions.Drops != nil && p.Suppressions.drop(p.Rule, p.Doc.LineAt(f.Range.Start)) {
		return
	}
	utf16 := p.Doc.Encoding == procfile.UTF16LE || p.Doc.Encoding == procfile.UTF16BE
	for i := range f.Fixes {
		fix := &f.Fixes[i]
		fix.Edits = compactEdits(p.Doc.Text, fix.Edits)
		// The encoding comes first: parsers read an edit of UTF-16 in another way.
		early := utf16 && fix.Encode == "" && fix.Rename == nil
		if fix.Applicability == Safe && (early || p.Rule.Group != FileGroup && changesSwallowed(p, *fix)) {
			fix.Applicability = Suggested
		}
	}
	if p.Found[p.Rule]++; p.Found[p.Rule] > maxWritten {
		f.Severity, f.Effects, f.Related = SeverityOf(p, f), nil, nil // it will only be counted
		f.Headline = prose.Text{}
	}
	f.Related = limitRelated(f.Related)
	p.Findings = append(p.Findings, RuleFinding{Finding: f, Rule: p.Rule})
}

// explain notes the platforms on which a finding has an error, or one that would be an error
// if the platform's facts were verified: also where a comment ignores it.
func explain(p *Pass, es Effects) {
	for _, e := range es {
		if e.Severity < Error && (e.Verified || e.likely) {
			continue
		}
		if p.Explained == nil {
			p.Explained = map[*platform.Target]bool{}
		}
		p.Explained[e.Target] = true
	}
}

// MaxRelated is how many related places of a finding are shown.
const MaxRelated = 3

// limitRelated keeps the first places, and replaces the others by their number.
func limitRelated(places []Related) []Related {
	if len(places) <= MaxRelated {
		return places
	}
	last := places[MaxRelated]
	last.Message = strconv.Itoa(len(places)-MaxRelated) + " more"
	return append(places[:MaxRelated:MaxRelated], last)
}

// changesSwallowed reports whether a fix edits a line that some parser reads as
// part of the entry above it. There the fix changes the command of that entry.
func changesSwallowed(p *Pass, fix Fix) bool {
	if p.swallowed == nil {
		p.swallowed = findSwallowed(p)
	}
	return slices.ContainsFunc(fix.Edits, func(e TextEdit) bool { return p.swallowed[p.Doc.LineAt(e.Range.Start)] })
}

// findSwallowed gives the lines after a lone CR, and those after an entry
// without a command where some target looks for it in the next line.
func findSwallowed(p *Pass) map[int]bool {
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
	if p.allClaimed {
		return nil
	}
	if p.free == nil {
		p.free = make([]Entry, 0, len(p.AllEntries))
		for _, e := range p.AllEntries {
			if !p.claimedLines[e.Line] {
				p.free = append(p.free, e)
			}
		}
	}
	return slices.Clip(p.free)
}

// Claim keeps later rules silent on a line that can't be read or isn't an entry.
// types are the process types that it was meant to declare.
func (p *Pass) Claim(line int, types ...string) {
	p.claimedLines[line] = true
	p.free = nil
	for _, t := range types {
		if t != "" {
			intend(p, t, line)
		}
	}
}

func intend(p *Pass, processType string, line int) {
	if p.intended == nil {
		p.intended = map[string][]int{}
	}
	p.intended[processType] = append(p.intended[processType], line)
}

// ClaimAll keeps later rules silent on the whole file.
func (p *Pass) ClaimAll() { p.allClaimed = true }

// Claimed reports whether a line, or the whole file, is claimed.
func (p *Pass) Claimed(line int) bool { return p.allClaimed || p.claimedLines[line] }

// AllClaimed reports whether the whole file is claimed.
func (p *Pass) AllClaimed() bool { return p.allClaimed }

// AnyClaimed reports whether some rule has claimed a line or the whole file.
func (p *Pass) AnyClaimed() bool {
	if p.allClaimed {
		return true
	}
	for _, c := range p.claimedLines {
		if c {
			return true
		}
	}
	return false
}

// Variant reports whether the file is a variant such as Procfile.dev, which no
// platform reads. Rules don't check its ports, its hosts, and the limits of one platform.
func (p *Pass) Variant() bool { return p.Name.Variant != "" }

// Read is what a target's parser makes of the whole file, and the message with which
// the platform later rejects it. It reads the file as UTF-8 without a byte order mark,
// so that no line is blamed for a wrong encoding, which the rules about bytes report.
func (p *Pass) Read(t *platform.Target) (r platform.Reading, refused string) {
	for i, target := range p.Targets {
		if target != t {
			continue
		}
		r := &p.readings[i]
		if !r.known {
			r.reading, r.rejected = LegibleFile(p).ReadFile(t)
			r.known = true
		}
		return r.reading, r.rejected
	}
	return LegibleFile(p).ReadFile(t)
}

// Line is the text of a line without its end.
func (p *Pass) Line(line int) string { return p.Doc.Slice(p.Doc.Lines[line].Range) }
