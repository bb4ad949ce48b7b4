package prosecheck

import (
	"regexp"
	"strings"
)

// The kinds of texts.
const (
	// Comment is a comment in code. Only its words are checked.
	Comment Kind = iota
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
)

// limits has the kinds that have a limit.
var limits = map[Kind]limit{
	Headline: {name: "headline", characters: 70, noPeriod: true, quoted: 24},
	Effect:   {name: "effect", characters: 100, sentence: true},
	Help:     {name: "help", characters: 100, sentence: true},
	FixTitle: {name: "fix title", characters: 60, noPeriod: true},
}

const (
	// MaxMeanHeadline limits the mean length of all headlines, in characters.
	MaxMeanHeadline = 55

	// maxWords limits the words of a sentence.
	maxWords = 25

	// minKept is the share of a corrected example, in percent, that must come from the wrong one.
	minKept = 60
)

// word is something that no text contains, with what to write instead.
type word struct {
	not *regexp.Regexp
	use string
}

// words are matched in any case. A phrase may be broken by a line end.
var words = []word{
	not(`judg(e|es|ed|ing|e?ments?)`, "write check or lint"),
	not(`mend(s|ed|ing)?`, "write fix or correct"),
	not(`(stands?|stood|standing)`, "write is, has or contains"),
	not(`(holds?|held|holding)`, "write contains, has or is"),
	not(`slip(s|ped)?`, "write typo"),
	not(`torn apart`, "name the misplaced space or dash"),
	not(`signs?`, "write character"),
	not(`(the|a|an|no|any|each|this|without) mark`, "write character"),
	not(`the begin`, "write beginning or start"),
	not(`who (packages|scales|writes|starts|runs|wants|deploys|uses|has|looks|reads)`, "give the sentence a subject"),
	not(`refus(e|es|ed|ing|als?)`, "write reject"),
	not(`readers?`, "write parser"),
	not(`words? with dashes`, "write option or flag"),
	not(`(small|large|capital) letters?`, "write lowercase or uppercase"),
	not(`capitals`, "write uppercase, or capital P"),
	not(`probably (on|in|at)`, "write may, or label it unverified"),
	not(`(comes?|came) to (its|an|the|their) end`, "write fails, crashes or exits"),
	not(`(is|are) without requests`, "write receives no traffic"),
	not(`(is|are|was|were|be|been|being) started( by)?`, "write starts or runs"),
	not(`(is|are) run by`, "write runs"),
	not(`of (its|their|your|my|our|his|one's) own`, "write separate, custom or own"),
	not(`as ([\w-]+ ){1,3}(has|have) it`, "write as in, or name who defines it"),
	not(`(is|are|was|were) none`, "write isn't one, or there isn't any"),
	not(`(nothing|something|more|less) is said`, "say who reports it"),
	not(`is said (by|in|of|with|twice|once)`, "name the subject"),
	not(`says? (of|so|nothing)`, "write shows, reports or means"),
	not(`(page|program|platform|command|report|server|editor|comment|file) (says?|tells?)`, "write shows, reports or names"),
	not(`(is|are|was|were|be|been) told`, "write shown, printed or reported"),
	not(`it may elsewhere`, "write where it does"),
	not(`(is|are|was|were) no (entry|entries|comment|comments|process|processes|rule|rules|file|files|platform|platforms|part|map|place|name|number|option|program|shell|path|text|list|character|valid|problem|help|such)`, "write isn't a"),
	not(`written for nothing`, "write has no effect"),
	not(`stand together`, "write are grouped"),
	not(`never was`, "write doesn't exist"),
	not(`colou?rs of the system`, "write match system"),
	not(`in words`, "write in plain text"),
	not(`(colours?|coloured|behaviours?|licence|favours?|neighbours?|honours?|honoured|centres?|grey|catalogues?|programmes?|whilst|labelled|cancelled|travelling|artefacts?|judgement)`, "use the American spelling"),
	not(`(analyse|organise|recognise|summarise|normalise|minimise|optimise|initialise|serialise|capitalise|customise)[sd]?`, "use the American spelling"),
	{regexp.MustCompile(`[“”„]`), "put code in backticks, without curly quotes"},
	{regexp.MustCompile(`(?:^|[.;:]\s+)What (is|are|was|were|has|have|stands|does|no|nobody|somebody)\b[^?]*?(?:[.;:](\s|$))`), "start with the subject, not with what"},
	{regexp.MustCompile(`(?:^|[.]\s+)Probably\b`), "write may, or label it unverified"},
}

func not(pattern, use string) word {
	return word{phrase(pattern), use}
}

// otherSenses are phrases in which a ruled-out word means something else.
var otherSenses = phrase(`screen readers?|connections? refused|stands? for|stood for|stand-?alone|signs? (in|up|on|out)|sign-(in|up|on|out)` +
	`|(dollar|percent|plus|minus|equals?|at|number|pound|less-than|greater-than) signs?|hold (down|the (key|button))|long-standing|there (is|are|was|were) no`)

// phrase matches whole words in any case, across line ends.
func phrase(pattern string) *regexp.Regexp {
	return regexp.MustCompile(`(?i)\b(?:` + strings.ReplaceAll(pattern, " ", `\s+`) + `)\b`)
}
