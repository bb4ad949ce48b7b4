package platform

import "fmt"

// Outcome says in one word what a defect leads to on a platform. The zero value is no outcome.
type Outcome uint8

// The outcomes.
const (
	Rejected   Outcome = iota + 1 // the platform rejects the file or the deploy
	Ignored                       // the line has no process
	Renamed                       // the process has another type than written
	Changed                       // another command than written runs
	NotStarted                    // nobody starts the process
	NoTraffic                     // the process gets no requests
	Crash                         // the process ends or cannot start
	Repeats                       // something runs again and again, or twice
	Exposed                       // something private becomes public
	Differs                       // something else than expected happens
	Harmless                      // nothing happens
)

var outcomeNames = [...]string{"", "rejected", "ignored", "renamed", "changed", "not-started", "no-traffic", "crash", "repeats", "exposed", "differs", "harmless"}

// String is the name of the outcome as in JSON.
func (o Outcome) String() string { return outcomeNames[o] }

// MarshalText writes the name of the outcome.
func (o Outcome) MarshalText() ([]byte, error) { return []byte(o.String()), nil }

// UnmarshalText reads the name of an outcome.
func (o *Outcome) UnmarshalText(text []byte) error {
	for i, name := range outcomeNames {
		if i > 0 && name == string(text) {
			*o = Outcome(i)
			return nil
		}
	}
	return fmt.Errorf("unknown outcome %q", text)
}
