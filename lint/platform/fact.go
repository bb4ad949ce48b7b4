package platform

// Topic is what a fact is about. The zero value is none.
type Topic uint8

// The topics, in the order in which they are shown. Every target has a fact for each of them.
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
	// Documented: said in the platform's own documentation.
	Documented Verified = "documented"
	// Inferred: follows from something near, nobody checked it.
	Inferred Verified = "inferred"
	// Unknown: nothing is known.
	Unknown Verified = "unknown"
)

// sure: somebody ran it, read it, or it is documented.
func (v Verified) sure() bool { return v == Run || v == Read || v == Documented }

// Fact is one thing known about a platform.
type Fact struct {
	// Text says it in a sentence or two.
	Text string
	// Source names the repository and path, or the page, that says it.
	Source string
	// Verified says how it is known.
	Verified Verified
}

// Known has what is known about a platform or a strategy. It is a method, so that
// a program which shows no fact does not hold their texts: the linker drops
// methods that nobody calls.
type Known interface {
	Facts() Facts
}

// Facts by topic: Facts{Grammar: {…}, Names: {…}}. Those without a text are not there.
type Facts []Fact

// Of is the fact about a topic, the zero Fact when there is none.
func (fs Facts) Of(topic Topic) Fact {
	if int(topic) < len(fs) {
		return fs[topic]
	}
	return Fact{}
}
