package check

import (
	"cmp"
	"path"
	"slices"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/repository"
)

// Pass is what a rule sees of one run.
type Pass struct {
	// Doc is the file.
	Doc *procfile.Document
	// Path is the file's path as the user gave it; RootPath is the path from the
	// project's root, with slashes. Both are empty when the file has no name.
	Path, RootPath string
	// Unplaced: nothing shows where the project starts.
	Unplaced bool
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
	// Explained has the platforms for which a finding has an error, or an effect where nobody has
	// verified how they read files, also where a comment ignores it.
	Explained map[*platform.Target]bool
	// YAMLReported is set by a rule that reports what YAML parsers reject in a command.
	YAMLReported bool
	// TypeState is what the rules on process types share.
	TypeState processTypes
	// Verdicts caches what parsers make of lines that are parsed apart.
	Verdicts *Verdicts
	// Omitted is how many lines at the end of the file no rule checks.
	Omitted int

	byDefault       bool             // see Selection
	shown           []platform.Shown // see Selection
	beside          []platform.Shown // see shownBeside
	templateTag     string           // see TemplateTag
	templateTagAt   procfile.Range
	allClaimed      bool               // the whole file is claimed
	claimedLines    []bool             // by line
	intended        map[string][]int   // process types that claimed lines were meant to declare
	readAsMeant     []meantEntry       // claimed lines, see ReadAsMeant
	free            []Entry            // the entries of unclaimed lines, nil until asked for
	swallowed       map[int]bool       // lines, see changesSwallowed
	legible         platform.Readings  // the source that parsers get, see Read
	asItIs          platform.Readings  // the source itself, where that differs
	readings        []targetReading    // by target, read when first asked for
	processesByLine []int32            // room for the lists of all targets, see targetReading
	parsed          []*ParsedCommand   // by line: the commands as written, see ParsedCommandOf
	views           []*View            // the commands of the entries, see Commands
	spareTargets    []*platform.Target // room for the targets of a view, or nil
	candidateOf     ruleSet            // the rules that may have a finding on some command
	rulesAsked      bool               // candidateOf is set
	candidates      []*View            // of the running rule, see Candidates
	cache           *Cache             // what earlier runs read of commands, or nil
}

type targetReading struct {
	known    bool
	reading  platform.Reading
	rejected string
	byLine   []int32 // the index of the process plus one, see ProcessOnLine
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
	p.AllEntries = doc.Entries()
	p.free = p.AllEntries
	return p
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
	p.free, p.TypeState.notRenamed = nil, nil
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

// Variant reports whether the file is a variant such as Procfile.dev, or a copy of the Procfile beside it, which no
// platform reads. Rules don't check its ports, its hosts, and the limits of one platform.
func (p *Pass) Variant() bool { return p.Name.Variant != "" || isSpareCopy(p) }

// isSpareCopy reports whether the file is a copy of the Procfile beside it.
func isSpareCopy(p *Pass) bool {
	return p.Name.Mistake == CopyMistake && p.Repository != nil && p.Repository.IsFile(path.Join(p.Repository.Folder(), stem))
}

// Line is the text of a line without its end.
func (p *Pass) Line(line int) string { return p.Doc.Slice(p.Doc.Lines[line].Range) }

// Rule is one check with its documentation. The file rules/<name>.go registers it.
type Rule struct {
	// Name is the name used everywhere, in kebab-case.
	Name  string
	Group Group
	// Kind says whether its findings are mistakes of the author or differences between
	// platforms; it is never 0.
	Kind Kind
	// RunsWith is the group with whose rules it runs, or AfterFindings; "" is its own.
	RunsWith Group
	// Before names the rules of that group that run after it: those that are to
	// be silent where it reports, or to see what it noted. All others of the group may
	// run before it or after it.
	Before []string
	// Title is a short headline.
	Title string
	Documented
	// Applies reports whether the rule may apply to a command, from the command's
	// text alone. It runs once for each text, and Pass.Candidates returns the
	// commands for which it is true. nil is for a rule that doesn't ask for those.
	Applies func(*ParsedCommand) bool
	// Variants means that Pass.Candidates also returns the commands of a variant such as Procfile.dev.
	Variants bool
	// SkipsPlain means that the rule doesn't run on a plain file, see isPlain, where it would find
	// nothing.
	SkipsPlain bool
	// Check reports findings to the pass. A rule with Applies runs only where it has candidates.
	Check func(*Pass)

	// ReadsPath means that it looks at the name or the folder of the file: for the same
	// text elsewhere it may report something else.
	ReadsPath bool
	// AboutFile means that its findings are about the file and not about a place in its
	// text: an editor shows them beside the file's name.
	AboutFile bool
	// Uncovers means that its fix makes lines legible, or their server known, that no rule could read before.
	Uncovers bool
	// ChangesPlatforms means that its fix changes the platforms that the file is
	// checked for.
	ChangesPlatforms bool

	// Place is the index in RulesInOrder.
	Place int
}

// RuleFinding is a finding with its rule.
type RuleFinding struct {
	Finding
	Rule *Rule
}

// KindOf is the finding's kind, else that of its rule.
func (f RuleFinding) KindOf() Kind { return cmp.Or(f.Kind, f.Rule.Kind) }

// place is where findings of a rule are dropped: on the lines down to one, or in
// the whole file.
type place struct {
	rule *Rule
	line int
}

// drop counts what is dropped at a place.
type drop struct {
	above      int // the line of the first comment; only findings below it are dropped
	Suppressed int
}

// Suppressions are what the comments of a file ignore.
type Suppressions struct {
	// Drops has what each comment ignores; nil where no comment ignores anything.
	Drops map[place]*drop
	// ends has, for each line, the first line from there that is neither blank nor a
	// comment; it has one element more than there are lines.
	ends []int
	// Suppressed counts the findings that aren't reported, and Rules has their rules.
	Suppressed int
	Rules      map[*Rule]bool
}

// processTypes is what the rules on process types share in one run.
type processTypes struct {
	Counted  map[string]int  // how many entries have a type, claimed ones too
	meant    map[int]string  // by line: the type that it was meant to have
	proposed map[string]bool // types that fixes give to an entry
	// notRenamed are the entries of EntriesNotRenamed, or nil.
	notRenamed []Entry
	// simulated counts how often a choice among processes was made again.
	simulated int
	renamed   map[*platform.Target][]platform.Process // what that is made in, see startsAs

	checked    bool
	unaccepted []Entry // entries whose type some target doesn't accept unchanged
}

// meantEntry is the entry that a claimed line should be, with the targets that run it.
type meantEntry struct {
	Entry
	targets []*platform.Target
}

// Template reports whether the file is a template of another program, so that
// its lines are not yet a Procfile.
func (p *Pass) Template() bool { return p.templateTag != "" }

// TemplateTag is the first tag that makes the file a template, and its range in the
// text. The range is empty where the tag is in the file's path.
func TemplateTag(p *Pass) (tag string, at procfile.Range) { return p.templateTag, p.templateTagAt }
