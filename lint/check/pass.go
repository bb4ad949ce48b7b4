package check

import (
	"cmp"
	"slices"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/repository"
)

// Pass is what a rule sees of one run. Each of its parts follows from those before it.
type Pass struct {
	ParseResults
	Results
	CommandViews
}

// Unit is what a run checks. It doesn't change.
type Unit struct {
	File
	Selection
	App
}

// File is the Procfile as it is written.
type File struct {
	// Doc is the text.
	Doc *procfile.Document
	// Path is the file's path as the user gave it; RootPath is the path from the
	// project's root, with slashes. Both are empty when the file has no name.
	Path, RootPath string
	// Unplaced: nothing shows where the project starts.
	Unplaced bool
	// Name is what the file's name tells about it.
	Name FileName
	// Directives are the comments for Proclint.
	Directives []Directive
	// AllEntries are the entries of the file, also those of claimed lines.
	AllEntries []Entry
	// Omitted is how many lines at the end of the file no rule checks.
	Omitted int

	templateTag   string // see TemplateTag
	templateTagAt procfile.Range
	parsed        []*ParsedCommand // by line: the commands as written, see ParsedCommandOf
	cache         *Cache           // what earlier runs read of commands, or nil
}

// Selection is what a file is checked for.
type Selection struct {
	// Targets are the platforms; never empty.
	Targets []*platform.Target
	// ByDefault means that Targets are the default platforms: nobody chose any, and no file shows one.
	ByDefault bool
	// Shown are what the files beside the Procfile show while nobody chose a platform. Those of them that Recognized gives are the Targets.
	Shown []platform.Shown
}

// App is what can be seen of the app beside the Procfile.
type App struct {
	Repository *repository.Repository // what can be seen of them, or nil
	Built      Built                  // what a build of them used
	beside     []platform.Shown       // see shownBeside
}

// Results are what rules give to those that run after them.
type Results struct {
	Reported
	unit *Unit

	claims
	processTypes
}

// Reported is what rules have reported.
type Reported struct {
	// Rule is the one that runs.
	Rule *Rule
	// Findings are those so far; Run sorts them at its end.
	Findings []RuleFinding
	// Found counts the findings of each rule.
	Found map[*Rule]int
	// Suppressions are what the comments of the file ignore.
	Suppressions Suppressions
	// Explained has the platforms for which a finding has an error, or an effect where nobody has
	// verified how they read files, also where a comment ignores it.
	Explained map[*platform.Target]bool

	room Effects // for those that a scope is gathering
}

// claims are the lines on which later rules are silent.
type claims struct {
	allClaimed   bool // the whole file
	unclear      bool // what some claimed line was meant to declare isn't known
	claimedLines []bool
	intended     map[string][]int // process types that claimed lines were meant to declare
	readAsMeant  []meantEntry     // claimed lines, see ReadAsMeant
	free         []Entry          // the entries of unclaimed lines, nil until asked for
}

// ParseResults are what the parsers of the targets find.
type ParseResults struct {
	Unit
	Verdicts        *Verdicts          // caches what parsers make of lines that are parsed apart
	legible         platform.Readings  // the source that parsers get, see Read
	asItIs          platform.Readings  // the source itself, where that differs
	byTarget        []targetReading    // read when first asked for
	processesByLine []int32            // room for the lists of all targets, see targetReading
	swallowed       map[int]bool       // lines, see changesSwallowed
	simulated       int                // counts how often a choice among processes was made again
	renamed         []platform.Process // what that is made in, see startsAs
}

type targetReading struct {
	known    bool
	reading  platform.Reading
	rejected string
	byLine   []int32 // the index of the process plus one, see ProcessOnLine
}

// CommandViews are the commands of the entries that no rule has claimed, as the targets get them.
type CommandViews struct {
	readings *ParseResults
	results  *Results

	views        []*View            // see Commands
	spareTargets []*platform.Target // room for the targets of a view, or nil
	candidateOf  places             // the rules that may have a finding on some command
	rulesAsked   bool               // candidateOf is set
	candidates   []*View            // of the running rule, see Candidates
	projectRuns  []*View            // see ProjectRuns; nil until asked for
}

func newPass(doc *procfile.Document, path, rootPath string, selection Selection) *Pass {
	file := File{Doc: doc, Path: path, RootPath: rootPath, Name: ClassifyName(path), AllEntries: doc.Entries()}
	file.templateTag, file.templateTagAt = findTemplateTag(doc, path)
	p := &Pass{
		ParseResults: ParseResults{Unit: Unit{File: file, Selection: selection}, byTarget: make([]targetReading, len(selection.Targets))},
		Results:      Results{claims: claims{claimedLines: make([]bool, len(doc.Lines)), free: file.AllEntries}},
	}
	p.unit, p.readings, p.results = &p.Unit, &p.ParseResults, &p.Results
	return p
}

// Entries are the entries of the lines that no rule has claimed, in order. The
// slice is shared by all who ask until the next claim: nobody changes it.
func (w *Results) Entries() []Entry {
	if w.allClaimed {
		return nil
	}
	if w.free == nil {
		w.free = make([]Entry, 0, len(w.unit.AllEntries))
		for _, e := range w.unit.AllEntries {
			if !w.claimedLines[e.Line] {
				w.free = append(w.free, e)
			}
		}
	}
	return slices.Clip(w.free)
}

// Claim keeps later rules silent on a line that can't be read or isn't an entry. types are the process types that it was meant to declare.
func (w *Results) Claim(line int, types ...string) {
	w.claimedLines[line] = true
	w.free, w.notRenamed = nil, nil
	known := false
	for _, t := range types {
		if t != "" {
			w.intend(t, line)
			known = true
		}
	}
	w.unclear = w.unclear || !known
}

func (c *claims) intend(processType string, line int) {
	if c.intended == nil {
		c.intended = map[string][]int{}
	}
	c.intended[processType] = append(c.intended[processType], line)
}

// ClaimAll keeps later rules silent on the whole file.
func (c *claims) ClaimAll() { c.allClaimed = true }

// Claimed reports whether a line, or the whole file, is claimed.
func (c *claims) Claimed(line int) bool { return c.allClaimed || c.claimedLines[line] }

// AllClaimed reports whether the whole file is claimed.
func (c *claims) AllClaimed() bool { return c.allClaimed }

// AnyClaimed reports whether some rule has claimed a line or the whole file.
func (c *claims) AnyClaimed() bool {
	return c.allClaimed || slices.Contains(c.claimedLines, true)
}

// MayDeclareMore reports whether a claimed line, or the whole file, may be meant to declare a process of any type.
func (c *claims) MayDeclareMore() bool { return c.allClaimed || c.unclear }

// Variant reports whether the file is a variant such as Procfile.dev, or a copy of the Procfile beside it, which no
// platform reads. Rules don't check its ports, its hosts, and the limits of one platform.
func (g *Unit) Variant() bool { return g.Name.Variant != "" || g.isSpareCopy() }

// isSpareCopy reports whether the file is a copy of the Procfile beside it.
func (g *Unit) isSpareCopy() bool {
	return g.Name.Mistake == CopyMistake && g.Repository != nil && g.Repository.HasFile(stem)
}

// Line is the text of a line without its end.
func (f *File) Line(line int) string { return f.Doc.Slice(f.Doc.Lines[line].Range) }

// WholeLine is the range of a line and its line ending, for an edit that deletes it.
func (f *File) WholeLine(line int) procfile.Range {
	l := f.Doc.Lines[line]
	return procfile.Range{Start: l.Range.Start, End: l.EOL.End}
}

// Body is the range of a line's text without the spaces around it. It's empty for a line that the file doesn't have.
func (f *File) Body(line int) procfile.Range {
	if line < 0 || line >= len(f.Doc.Lines) {
		return procfile.Range{}
	}
	return TrimRange(f.Doc.Text, f.Doc.Lines[line].Range)
}

// Indent is how many spaces and tabs a line starts with.
func (f *File) Indent(line int) int { return f.Body(line).Start - f.Doc.Lines[line].Range.Start }

// Others means, in a rule's After, all rules that don't have it there.
const Others = "others"

// Rule is one check with its documentation. The file rules/<name>.go registers it.
type Rule struct {
	// Name is the name used everywhere, in kebab-case.
	Name  string
	Group Group
	// Kind says whether its findings are mistakes of the author or differences between platforms; it is never 0.
	Kind Kind
	// After names the rules whose findings it depends on, which run before it: it's silent there, or sees what they noted.
	// All others of its group may run before it or after it.
	After []string
	// Title is a short headline.
	Title string
	// Applies reports whether the rule may apply to a command, from the command's text alone. It runs once for each text, and
	// Pass.Candidates returns the commands for which it is true. nil is for a rule that doesn't ask for those.
	Applies func(*ParsedCommand) bool
	// Variants means that Pass.Candidates also returns the commands of a variant such as Procfile.dev.
	Variants bool
	// SkipsPlain means that the rule doesn't run on a plain file, see isPlain, where it would find nothing.
	SkipsPlain bool
	// Check reports findings to the pass. A rule with Applies runs only where it has candidates.
	Check func(*Pass)
	// CheckCommand takes the place of Check: it reports those about one of the candidates.
	CheckCommand func(*Pass, *View)
	// CheckRun takes the place of Check: it reports those about one of Pass.ProjectRuns.
	CheckRun func(*Pass, *View)

	// ReadsPath means that it looks at the name or the folder of the file: for the same text elsewhere it may report something else.
	ReadsPath bool
	// AboutFile means that its findings are about the file and not about a place in its text: an editor shows them beside the file's name.
	AboutFile bool
	// Reach is where its findings count, besides a Procfile.
	Reach Reach
	// FollowsScripts means that it looks into scripts of package.json itself, and knows how those find programs.
	FollowsScripts bool
	// OfProcfiles means that its findings are about a command that starts the Procfile again.
	OfProcfiles bool
	// Uncovers means that its fix makes lines legible, or their server known, that no rule could read before.
	Uncovers bool
	// ChangesPlatforms means that its fix changes the platforms that the file is checked for.
	ChangesPlatforms bool
	// OfStarts means that its findings of some weight count where a platform starts an app without a Procfile, too.
	OfStarts bool
	// OfLoaded means that it reports what code loads: a fix with which a command finds its code doesn't cause that.
	OfLoaded bool

	// Place is the index in RulesInOrder.
	Place int
}

// Reach is where the findings of a rule count, besides a Procfile: in other files with commands, whose builds are unknown.
type Reach uint8

// The reaches of rules.
const (
	InProcfile   Reach = iota
	OfScripts          // in commands that name a script of package.json, if they are about it, and of packages that code needs
	AmongFiles         // in commands that run in the app's folder
	InImages           // in those, and in images with the app's files
	OfShells           // in all that no shell of an image runs
	InOtherFiles       // of mistakes in other files, where a platform reads the Procfile and no file is missing from the list
	OfIgnored          // of files that an ignore file leaves out
	InText             // of the words of a command alone, wherever it runs
	InCode             // of code that listens where no request reaches it
)

// RuleFinding is a finding with its rule.
type RuleFinding struct {
	Finding
	Rule *Rule
}

// KindOf is the finding's kind, else that of its rule.
func (f RuleFinding) KindOf() Kind { return cmp.Or(f.Kind, f.Rule.Kind) }

// place is where findings of a rule are suppressed: on the lines down to one, or in the whole file.
type place struct {
	rule *Rule
	line int
}

// drop counts what is suppressed at a place.
type drop struct {
	above      int // the line of the first comment; only findings below it are suppressed
	Suppressed int
}

// Suppressions are what the comments of a file ignore.
type Suppressions struct {
	// Drops has what each comment ignores; nil where no comment ignores anything.
	Drops map[place]*drop
	// ends has, for each line, the first line from there that is neither blank nor a comment; it has one element more than there are lines.
	ends []int
	// Suppressed counts the findings that aren't reported, and Rules has their rules.
	Suppressed int
	Rules      map[*Rule]bool
}

// processTypes is what the rules on process types share in one run.
type processTypes struct {
	counted    map[string]int  // how many entries have a type, claimed ones too
	meant      map[int]string  // by line: the type that it was meant to have
	proposed   map[string]bool // types that fixes give to an entry
	notRenamed []Entry         // the entries of EntriesNotRenamed, or nil
	checked    bool
	unaccepted []Entry // entries whose type some target doesn't accept unchanged
}

// meantEntry is the entry that a claimed line should be, with the targets that run it.
type meantEntry struct {
	Entry
	targets []*platform.Target
}

// Template reports whether the file is a template of another program, so that its lines are not yet a Procfile.
func (f *File) Template() bool { return f.templateTag != "" }

// TemplateTag is the first tag that makes the file a template, and its range in the text. The range is empty where the tag is in the file's path.
func (f *File) TemplateTag() (tag string, at procfile.Range) { return f.templateTag, f.templateTagAt }
