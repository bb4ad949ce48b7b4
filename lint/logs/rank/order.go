package rank

import "github.com/proclint/proclint/lint/logs/signal"

// Place orders causes: what ended the deploy goes first, and remarks go behind all others, then what is only possible.
func Place(ends signal.Ended, certainty signal.Certainty) int {
	switch {
	case ends == signal.EndsNothing:
		return 3
	case certainty == signal.Possible:
		return 2
	case ends == signal.EndsDeploy:
		return 0
	}
	return 1
}
