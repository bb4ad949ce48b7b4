package prosecheck

import "regexp"

// Kind is the kind of a text, which may have the mark Shared. It decides which words and limits apply.
type Kind uint8

// The kinds of texts.
const (
	// Comment is a comment in code. Only its words are checked.
	Comment Kind = 1 << iota
	// Output is a line that a program prints, in a golden file. Only its words are checked.
	Output
	// Prose is a text for people: documentation, help, an error. Its sentences are checked too.
	Prose
	// Headline is the message of a finding.
	Headline
	// Effect is what a finding does on a platform.
	Effect
	// Help is the advice of a finding.
	Help
	// FixTitle is the title of a fix.
	FixTitle
	// Shared marks a part of a finding whose platforms are listed beside it.
	Shared

	read = Prose | Headline | Effect | Help | FixTitle
	all  = Comment | Output | read
)

// around is how much of a text is shown on each side of a word.
const around = 40

// MaxMeanHeadline limits the mean length of all headlines, in characters.
const MaxMeanHeadline = 55

// limit is how many units a part of a text has at most.
type limit struct {
	kinds Kind
	name  string         // of the part
	in    *regexp.Regexp // matches a part, which is its last group
	version
	most  int
	units string
	unit  *regexp.Regexp
}

// version is how a text is read.
type version uint8

const (
	asWritten   version = iota
	withoutCode         // which is one word
)

var (
	whole     = regexp.MustCompile(`(?s)^.*$`)
	span      = regexp.MustCompile("`([^`]*)`")
	sentence  = regexp.MustCompile(`(?s)[.?!][)"]*(?:\s|$)|\S.*?(?:[.?!][)"]*(?:\s|$)|\n\s*\n|$)`)
	character = regexp.MustCompile(`(?s).`)
)

var limits = []limit{
	{Headline, "headline", whole, asWritten, 70, "characters", character},
	{Headline, "code", span, asWritten, 24, "characters", character},
	{Effect, "effect", whole, asWritten, 100, "characters", character},
	{Help, "help", whole, asWritten, 100, "characters", character},
	{FixTitle, "fix title", whole, asWritten, 60, "characters", character},
	{Effect | Help, "text", whole, withoutCode, 1, "sentences", sentence},
	{read, "sentence", sentence, withoutCode, 25, "words", regexp.MustCompile(`\S+`)},
	{read, "sentence", sentence, withoutCode, 1, "colons or semicolons", regexp.MustCompile(`[;:](\s|$)`)},
}

// word is something that no text of some kinds contains, with what to write instead.
type word struct {
	kinds Kind
	not   *regexp.Regexp
	use   string
}

// words are matched in any case. A phrase may be broken by a line end.
var words = []word{
	{all, phrase(`judg(e|es|ed|ing|e?ments?)`), "write check or lint"},
	{all, phrase(`mend(s|ed|ing)?`), "write fix or correct"},
	{all, phrase(`(stands?|stood|standing)`), "write is, has or contains"},
	{all, phrase(`(holds?|held|holding)`), "write contains, has or is"},
	{all, phrase(`slip(s|ped)?`), "write typo"},
	{all, phrase(`torn apart`), "name the misplaced space or dash"},
	{all, phrase(`signs?`), "write character"},
	{all, phrase(`(the|a|an|no|any|each|this|without) mark`), "write character"},
	{all, phrase(`the begin`), "write beginning or start"},
	{all, phrase(`who (packages|scales|writes|starts|runs|wants|deploys|uses|has|looks|reads)`), "give the sentence a subject"},
	{all, phrase(`refus(e|es|ed|ing|als?)`), "write reject"},
	{all, phrase(`readers?`), "write parser"},
	{all, phrase(`words? with dashes`), "write option or flag"},
	{all, phrase(`(small|large|capital) letters?`), "write lowercase or uppercase"},
	{all, phrase(`capitals`), "write uppercase, or capital P"},
	{all, phrase(`probably (on|in|at)`), "write may, or label it unverified"},
	{all, phrase(`(comes?|came) to (its|an|the|their) end`), "write fails, crashes or exits"},
	{all, phrase(`(is|are) without requests`), "write receives no traffic"},
	{all, phrase(`(is|are|was|were|be|been|being) started( by)?`), "write starts or runs"},
	{all, phrase(`(is|are) run by`), "write runs"},
	{all, phrase(`of (its|their|your|my|our|his|one's) own`), "write separate, custom or own"},
	{all, phrase(`as ([\w-]+ ){1,3}(has|have) it`), "write as in, or name who defines it"},
	{all, phrase(`(is|are|was|were) none`), "write isn't one, or there isn't any"},
	{all, phrase(`(nothing|something|more|less) is said`), "say who reports it"},
	{all, phrase(`is said (by|in|of|with|twice|once)`), "name the subject"},
	{all, phrase(`says? (of|so|nothing)`), "write shows, reports or means"},
	{all, phrase(`(page|program|platform|command|report|server|editor|comment|file) (says?|tells?)`), "write shows, reports or names"},
	{all, phrase(`(is|are|was|were|be|been) told`), "write shown, printed or reported"},
	{all, phrase(`it may elsewhere`), "write where it does"},
	{all, phrase(`(is|are|was|were) no (entry|entries|comment|comments|process|processes|rule|rules|file|files|platform|platforms|part|map|place|name|number|option|program|shell|path|text|list|character|valid|problem|help|such)`), "write isn't a"},
	{all, phrase(`written for nothing`), "write has no effect"},
	{all, phrase(`stand together`), "write are grouped"},
	{all, phrase(`never was`), "write doesn't exist"},
	{all, phrase(`colou?rs of the system`), "write match system"},
	{all, phrase(`in words`), "write in plain text"},
	{all, phrase(`(colours?|coloured|behaviours?|licence|favours?|neighbours?|honours?|honoured|centres?|grey|catalogues?|programmes?|whilst|labelled|cancelled|travelling|artefacts?|judgement)`), "use the American spelling"},
	{all, phrase(`(analyse|organise|recognise|summarise|normalise|minimise|optimise|initialise|serialise|capitalise|customise)[sd]?`), "use the American spelling"},
	{all, regexp.MustCompile(`[“”„]`), "put code in backticks, without curly quotes"},
	{all, regexp.MustCompile(`(?:^|[.;:]\s+)What (is|are|was|were|has|have|stands|does|no|nobody|somebody)\b[^?]*?(?:[.;:](\s|$))`), "start with the subject, not with what"},
	{all, regexp.MustCompile(`(?:^|[.]\s+)Probably\b`), "write may, or label it unverified"},
	{read, regexp.MustCompile(`[a-z)]!(\s|$)`), "write it without an exclamation mark"},
	{Headline | FixTitle, regexp.MustCompile(`\.$`), "end it without a period"},
	{Effect | Help, regexp.MustCompile(`\S*[^.]$|^$`), "end it with a period"},
	{Shared, titles(), "leave out the platform, which the list beside it has"},
}

// otherSenses are phrases in which a ruled-out word means something else.
var otherSenses = phrase(`screen readers?|connections? refused|stands? for|stood for|stand-?alone|signs? (in|up|on|out)|sign-(in|up|on|out)` +
	`|(dollar|percent|plus|minus|equals?|at|number|pound|less-than|greater-than) signs?|hold (down|the (key|button))|long-standing|there (is|are|was|were) no`)

var (
	// code matches what nobody writes as prose: code spans, quoted output, links, placeholders and tags.
	code = regexp.MustCompile("(?s)```.*?```|``.*?``|`[^`\n]*`|\"[^\"\n]*\"|https?://\\S*[^\\s.]|<[^<>\n]+>|\\{[a-zA-Z]+\\}")
	// abbreviation matches one whose period doesn't end a sentence.
	abbreviation = regexp.MustCompile(`\b(e\.g|i\.e|etc|vs|approx|No)\.([ \t]|\n[^\n])`)
)
