package platform

// Topic is the topic of a fact. The zero value isn't a topic.
type Topic uint8

// The topics, in the order of their display. Every target has a fact for each of them.
const (
	Grammar Topic = iota + 1
	Names
	File
	Comments
	DuplicateKey
	Empty
	LineEnds
	Mark
	Encodings
	Running
	Ports
	Traffic
	Start
	Releasing
	Limits
)

var topicNames = [...]string{
	Grammar:      "grammar",
	Names:        "names",
	File:         "file",
	Comments:     "comments",
	DuplicateKey: "duplicates",
	Empty:        "empty-command",
	LineEnds:     "line-ends",
	Mark:         "byte-order-mark",
	Encodings:    "encoding",
	Running:      "shell",
	Ports:        "port",
	Traffic:      "http",
	Start:        "start",
	Releasing:    "release",
	Limits:       "limits",
}

// String is the name of the topic as in JSON.
func (t Topic) String() string { return topicNames[t] }

// Topics are all topics in their order.
func Topics() []Topic {
	var all []Topic
	for t := range topicNames {
		if t > 0 {
			all = append(all, Topic(t))
		}
	}
	return all
}

// Verified says how a fact is known.
type Verified string

// How facts are known.
const (
	// Run: the real parser or program was run.
	Run Verified = "run"
	// Read: read in the platform's source.
	Read Verified = "read"
	// Documented: in the platform's own documentation.
	Documented Verified = "documented"
	// Inferred: follows from something similar, but nobody checked it.
	Inferred Verified = "inferred"
	// Unknown: nothing is known.
	Unknown Verified = "unknown"
)

// sure reports whether somebody ran it or read it, or it is documented.
func (v Verified) sure() bool { return v == Run || v == Read || v == Documented }

// Fact is one thing known about a platform.
type Fact struct {
	// Text is the fact, in short sentences with code in backticks.
	Text string
	// Source names the repository and path, or the page, that has it.
	Source string
	// Verified says how it is known.
	Verified Verified
}

// Known has the facts about a platform or a strategy. Facts is a method, because the linker drops
// methods that a program never calls, with their texts.
type Known interface {
	Facts() Facts
}

// Facts by topic: Facts{Grammar: {…}, Names: {…}}. A fact without a text doesn't exist.
type Facts []Fact

// Of returns the fact about a topic, or the zero Fact.
func (fs Facts) Of(topic Topic) Fact {
	if int(topic) < len(fs) {
		return fs[topic]
	}
	return Fact{}
}
