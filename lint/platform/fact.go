package platform

// Topic names what a fact is about.
type Topic string

// The topics. Every target has a fact for each of them.
const (
	Grammar      Topic = "grammar"
	Names        Topic = "names"
	File         Topic = "file"
	Comments     Topic = "comments"
	DuplicateKey Topic = "duplicates"
	Empty        Topic = "empty-command"
	LineEnds     Topic = "line-ends"
	Mark         Topic = "byte-order-mark"
	Encodings    Topic = "encoding"
	Running      Topic = "shell"
	Ports        Topic = "port"
	Traffic      Topic = "http"
	Start        Topic = "start"
	Releasing    Topic = "release"
	Limits       Topic = "limits"
)

// Topics are all topics in the order in which they are shown.
func Topics() []Topic {
	return []Topic{Grammar, Names, File, Comments, DuplicateKey, Empty, LineEnds, Mark,
		Encodings, Running, Ports, Traffic, Start, Releasing, Limits}
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

// Facts by topic.
type Facts map[Topic]Fact
