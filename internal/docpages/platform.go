package docpages

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/platform/sources"
	"github.com/proclint/proclint/lint/prose"
)

// Platform is what the page of a platform shows.
type Platform struct {
	*platform.Platform
	Facts []Fact
	// Answers are what a newcomer asks. Others are the Facts that answer nothing of that.
	Answers    []Answer
	Others     []Fact
	Strategies []Strategy
	Messages   []platform.Message
	Rules      []SeverityRules
}

// Strategy is a build strategy of a platform.
type Strategy struct {
	*platform.Target
	Facts []Fact
}

// Fact is what is known about a platform.
type Fact struct {
	Topic, Text string
	Source      Source
	Known       string
	Unsure      bool
	From        string // a sentence where it is inferred
}

// Answer answers a question in a word, with a fact, or with both.
type Answer struct {
	Question, Word string
	Fact           *Fact
}

// SeverityRules are the rules whose bad sample is of one severity on a platform.
type SeverityRules struct {
	Severity lint.Severity
	Rules    []*lint.Rule
}

var topicTitles = map[platform.Topic]string{
	platform.Grammar:      "How the file is read",
	platform.Names:        "Process types",
	platform.File:         "File name and location",
	platform.Comments:     "Comments",
	platform.DuplicateKey: "Duplicate process types",
	platform.Empty:        "Entries without a command",
	platform.LineEnds:     "Line endings",
	platform.Mark:         "Byte order mark",
	platform.Encodings:    "Encoding",
	platform.Running:      "How a command runs",
	platform.Ports:        "Port",
	platform.Traffic:      "HTTP traffic",
	platform.Start:        "What starts",
	platform.Releasing:    "Release phase",
	platform.Limits:       "Limits",
}

var knownWords = map[platform.Verified]string{
	platform.Run:        "the real parser or program was run",
	platform.Read:       "read in the source",
	platform.Documented: "documented",
	platform.Inferred:   "inferred, unverified",
	platform.Unknown:    "not known",
}

// question is one of a newcomer, with the topic whose fact answers it.
type question struct {
	text  string
	topic platform.Topic
}

const containQuestion = "What must it contain?"

func (p *Platform) questions() []question {
	traffic := question{"What gets HTTP traffic?", platform.Traffic}
	if !p.ReadsNone() && p.needed() != "" {
		traffic.text = containQuestion
	}
	list := []question{{"Where must the file be?", platform.File}, traffic, {"Which port must the app use?", platform.Ports}, {"How many processes start?", platform.Start}}
	if p.ReadsNone() {
		return list[1:]
	}
	return list
}

// needed says which process types an app needs for its HTTP traffic; "" where it needs none.
func (p *Platform) needed() string {
	target := &p.Platform.Strategies[0]
	if len(target.HTTP) == 0 || target.NeedsHTTP == platform.HTTPOptional {
		return ""
	}
	return "For HTTP traffic, a process named " + prose.Codes(target.HTTP, "or") + "."
}

// NewPlatform is the page of a platform, without its Rules.
func NewPlatform(p *platform.Platform) *Platform {
	made := &Platform{Platform: p, Facts: factsOf(p.ID, p.OwnFacts())}
	made.answer()
	for i := range p.Strategies {
		target := &p.Strategies[i]
		made.Strategies = append(made.Strategies, Strategy{target, factsOf(target.ID(), target.OwnFacts())})
	}
	for _, m := range platform.Messages() {
		if slices.ContainsFunc(strings.Fields(m.Platforms), func(id string) bool {
			return id == p.ID || strings.HasPrefix(id, p.ID+":") || strings.HasPrefix(id, p.ID+"@")
		}) {
			made.Messages = append(made.Messages, m)
		}
	}
	return made
}

// answer sorts the facts into those that a newcomer asks for, and others.
func (p *Platform) answer() {
	p.Others = slices.Clone(p.Facts)
	take := func(topic platform.Topic) *Fact {
		i := slices.IndexFunc(p.Others, func(f Fact) bool { return f.Topic == topicTitles[topic] })
		if i < 0 {
			return p.inherited(topic)
		}
		fact := p.Others[i]
		p.Others = slices.Delete(p.Others, i, i+1)
		return &fact
	}
	reads := Answer{Question: "Does it read a Procfile?", Word: p.reads()}
	if p.ReadsNone() {
		reads.Fact = take(platform.Grammar)
	}
	p.Answers = append(p.Answers, reads)
	for _, q := range p.questions() {
		answer := Answer{Question: q.text, Fact: take(q.topic)}
		if q.text == containQuestion {
			answer.Word = p.needed()
		}
		if answer.Fact != nil || answer.Word != "" {
			p.Answers = append(p.Answers, answer)
		}
	}
}

// reads says in a word whether builds on the platform read a Procfile.
func (p *Platform) reads() string {
	if p.ReadsNone() {
		return "No."
	}
	for i := range p.Platform.Strategies {
		if target := &p.Platform.Strategies[i]; !target.Reads() {
			return "Yes, but not with the build strategy `" + target.ID() + "`."
		}
	}
	return "Yes."
}

// Words are other names by which the search finds the platform.
func (p *Platform) Words() string {
	return strings.Join(p.AlsoNamed(), ", ")
}

// Describe is the page in a sentence.
func (p *Platform) Describe() string {
	if p.ReadsNone() {
		return p.Title + " doesn't read a Procfile. Where its commands belong instead, and how to convert them."
	}
	return "How " + p.Title + " reads a Procfile, what it starts, and what goes wrong there."
}

// inherited is the fact that the platform has from its builder, or nil.
func (p *Platform) inherited(topic platform.Topic) *Fact {
	facts := make(platform.Facts, topic+1)
	facts[topic] = p.Platform.Strategies[0].Fact(topic)
	if list := factsOf(p.ID, facts); list != nil {
		return &list[0]
	}
	return nil
}

func factsOf(id string, known platform.Facts) []Fact {
	var list []Fact
	for _, topic := range platform.Topics() {
		f := known.Of(topic)
		if f.Text == "" {
			continue
		}
		from := ""
		if f.Verified == platform.Inferred {
			from = sources.All().InferredFrom(id, topic.String())
		}
		list = append(list, Fact{topicTitles[topic], f.Text, newProof(f.Source), knownWords[f.Verified], f.Verified == platform.Inferred || f.Verified == platform.Unknown, from})
	}
	return list
}

// RulesOn are the rules whose bad sample is an error or a warning on a platform, from what their pages show.
func RulesOn(id string, rules []*Rule) []SeverityRules {
	list := []SeverityRules{{Severity: lint.Error}, {Severity: lint.Warning}}
	for _, r := range rules {
		worst := lint.None
		for _, j := range slices.Backward(r.Effects) {
			if j.Concerns(id) {
				worst = j.Severity
			}
		}
		for i := range list {
			if list[i].Severity == worst {
				list[i].Rules = append(list[i].Rules, r.Rule)
			}
		}
	}
	return slices.DeleteFunc(list, func(s SeverityRules) bool { return len(s.Rules) == 0 })
}
