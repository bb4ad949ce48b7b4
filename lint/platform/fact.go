package platform

import "slices"

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
	Run        Verified = "run"        // the real parser or program was run
	Read       Verified = "read"       // read in the platform's source
	Documented Verified = "documented" // in the platform's own documentation
	Inferred   Verified = "inferred"   // follows from something similar, but nobody checked it
	Unknown    Verified = "unknown"    // nothing is known
)

// sure reports whether somebody ran it or read it, or it is documented.
func (v Verified) sure() bool { return v == Run || v == Read || v == Documented }

// known reports whether it's one of the words above.
func (v Verified) known() bool { return v.sure() || v == Inferred || v == Unknown }

// Fact is one thing known about a platform.
type Fact struct {
	Text     string   // the fact, in short sentences with code in backticks
	Source   string   // names the repository and path, or the page, that has it
	Verified Verified // how it is known
}

// ServiceNames are the services that Offers may name.
const ServiceNames = "PostgreSQL MySQL Redis MongoDB RabbitMQ Kafka Memcached Elasticsearch"

// Link is a page of documentation.
type Link struct {
	Title string `json:"title"`
	URL   string `json:"url"`
}

// isBrief reports whether cards, hovers, and plans show facts on a topic.
func (t Topic) isBrief() bool { return t == Grammar || t == Running || t == Ports || t == Releasing }

// isOfFile reports whether only a platform that reads the file has facts on a topic.
func (t Topic) isOfFile() bool { return t > Grammar && t < Running || t == Limits }

// Facts by topic: Facts{Grammar: {…}, Names: {…}}. A fact without a text doesn't exist.
type Facts []Fact

// without are those whose text isn't that of other ones.
func (fs Facts) without(other func(Topic) Fact) Facts {
	own := slices.Clone(fs)
	for topic := range own {
		if own[topic].Text == other(Topic(topic)).Text {
			own[topic] = Fact{}
		}
	}
	return own
}

// Of returns the fact about a topic, or the zero Fact.
func (fs Facts) Of(topic Topic) Fact {
	if int(topic) < len(fs) {
		return fs[topic]
	}
	return Fact{}
}

// Way says how it is known what does a task on a platform, or why nothing does it.
type Way struct {
	Source   string // names the repository and path, or the page, that has it
	Verified Verified
	None     string // a sentence that says why nothing does it, or ""
}

// Ways are those of all tasks.
type Ways [taskCount]Way

// Message is a text that a platform prints in a log or a terminal because of a Procfile or the processes that it starts.
type Message struct {
	_ [0]func() // not comparable, because Go writes code into the program that compares each size of list
	// Text is the printed text without the text around it. "…" means any text.
	Text string
	// Platforms are the IDs of the platforms or targets that print it, separated by spaces. In a platform's file, "" means the platform itself.
	Platforms string
	// Means explains it in a sentence or two, with code in backticks. In a platform's file, "" means
	// that the file of another platform explains the text.
	Means string
	// Source names the repository and path, or the page, that has it.
	Source string
	// Cure is a command that often ends what a message reports where nothing in the file causes it, or "".
	Cure string
	// Kind is the kind of failure that it reports, such as permission. A warning or a note is a remark. "" means that of the rule
	// whose documentation has the text.
	Kind string
}
