package signal

import "slices"

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

// CrashWords are in lines about the end of a program or of a build, and not in those of a healthy app.
var CrashWords = []string{
	"unhandled exception", "unhandled rejection", "unhandledpromiserejection", "uncaughtexception", "uncaught exception", "exception in thread \"main\"",
	"fatal error: ", "(core dumped)", "terminate called after", "build failed", "deployment failed", "error during build", "failed to launch", "exit from #pid",
}

// ExitWords are in front of the status with which a program ended.
var ExitWords = []string{"exit code", "exit status", "exited with code", "exited with status", "ended with status", "failed with status", "failed with code", "non-zero status", "non-zero code"}

// StopWords are in lines that show that a platform stops an app: its errors after that are of the stop.
var StopWords = []string{"sending signal sig", "processes with sigterm", "sigterm received", "received sigterm", "handling signal: term", " stopping instance ", "pm2 log: stopping app:"}

var endWords = slices.Concat(CrashWords, ExitWords, StopWords)
