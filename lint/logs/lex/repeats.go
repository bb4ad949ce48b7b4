package lex

const (
	// MostApart is how many lines of a log may be between an error and the next one, or what it led to.
	MostApart = 25
	// MostRepeats is how often lines are read that repeat without others between them: as often as a cause shows its lines.
	MostRepeats = 100
	// longestRepeated is how many lines may repeat together, such as an error with its calls.
	longestRepeated = 64
)

// repeats leaves out most lines of a log in which the same lines follow each other again and again, as those of a program
// that starts without end. Its first lines and its last ones say all that there is.
type repeats struct {
	read func(number int, raw string)
	// recent are the last lines, by their numbers, and last the number of the last line that has a text.
	recent [2 * longestRepeated]string
	last   map[string]int
	// period is how many lines repeat, or 0. So many lines in a row are equal to those a period before.
	period, equal int
	// next is the first line that isn't read.
	next int
}

func (r *repeats) take(number int, raw string) {
	again := r.period > 0 && raw == *r.at(number - r.period)
	if !again {
		r.end(number)
	}
	*r.at(number) = raw
	last, known := r.last[raw]
	if r.last[raw] = number; again {
		r.equal++
	} else if r.period, r.equal = 0, 0; known && number-last <= longestRepeated {
		r.period = r.periodAt(number)
		r.equal = r.period
	}
	if r.equal <= r.period*MostRepeats {
		r.read(number, raw)
		r.next = number + 1
	}
}

// periodAt is how many lines up to this one are equal to as many before them, or 0.
func (r *repeats) periodAt(number int) int {
	for period := 1; period <= min(longestRepeated, (number+1)/2); period++ {
		same := 0
		for same < period && *r.at(number - same) == *r.at(number - same - period) {
			same++
		}
		if same == period {
			return period
		}
	}
	return 0
}

func (r *repeats) at(number int) *string { return &r.recent[number%len(r.recent)] }

// end reads the last lines before one that doesn't repeat: whole repetitions, as many as may tell about what follows.
func (r *repeats) end(number int) {
	if r.period > 0 {
		kept := r.period * ((max(MostApart, r.period) + r.period - 1) / r.period)
		r.next += max(number-r.next-kept, 0) / r.period * r.period
	}
	for ; r.next < number; r.next++ {
		r.read(r.next, *r.at(r.next))
	}
}
