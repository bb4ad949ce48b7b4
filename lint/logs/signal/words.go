package signal

// HandledWords are in lines about an error that the program itself expects or ignores, and RetryWords in those about one after which it tries again.
var (
	HandledWords = []string{"exception ignored in", "ignoring exception", "(trapped)", "falling back to default", "(expected)", "(expected in"}
	RetryWords   = []string{"retry", "reconnect", "try again", "trying again", "attempt "}
)

// ErrorWords are in lines about errors.
var ErrorWords = []string{
	"error", "fatal", "failed", "failure", "exception", "cannot ", "can't ", "could not", "couldn't", "unable to", "no such", "not found", "denied", "invalid ",
	"unexpected ", "missing ", "unsupported", "not supported", "undefined", "must be", "aborted", "not allowed", "unknown ", "unrecognized ", "no matching", "does not ", "doesn't ",
}

// ErrorEnds are how the names of classes of errors end.
var ErrorEnds = []string{"Error", "Exception", "Exit", "Failure", "NotFound", "Invalid", "Timeout", "Refused"}
