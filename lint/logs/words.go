package logs

// handledWords are in lines about an error that the program itself expects or ignores, and retryWords in those about one after
// which it tries again.
var (
	handledWords = []string{"exception ignored in", "ignoring exception", "(trapped)", "falling back to default", "(expected)", "(expected in"}
	retryWords   = []string{"retry", "reconnect", "try again", "trying again", "attempt "}
)

// errorWords are in lines about errors.
var errorWords = []string{
	"error", "fatal", "failed", "failure", "exception", "cannot ", "can't ", "could not", "couldn't", "unable to", "no such", "not found", "denied", "invalid ",
	"unexpected ", "missing ", "unsupported", "not supported", "undefined", "must be", "aborted", "not allowed", "unknown ", "unrecognized ", "no matching", "does not ", "doesn't ",
}

// errorEnds are how the names of classes of errors end.
var errorEnds = []string{"Error", "Exception", "Exit", "Failure", "NotFound", "Invalid", "Timeout", "Refused"}
