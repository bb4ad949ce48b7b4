package check

// CodePlace is a call in the app's code that makes a server listen where no request reaches it, or another mistake beside the Procfile.
type CodePlace struct {
	// Path is that of the file in the repository, and Line is one-based.
	Path string
	Line int
	// Host and Port are what the code sets, or "".
	Host, Port string
	// Want is how the code reads $PORT.
	Want string
	// Right is what takes the place of Text in the line, where that is all that changes.
	Text, Right string
	// Subject is what a log about such a mistake names, or "". Then Kind is the kind of failure that such a log shows.
	Subject, Kind string
	// Wildcard is in front of a domain in the list of hosts that Text begins, and to which those of the platform belong, or "".
	Wildcard string
}
