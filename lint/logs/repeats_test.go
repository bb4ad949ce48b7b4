package logs

import (
	"fmt"
	"strings"
	"testing"
)

// TestRepeatedLines: of lines that repeat without end, about as many are read as of a hundred repetitions, and the lines
// before another one are read whole.
func TestRepeatedLines(t *testing.T) {
	for _, size := range []int{1, 2, 3, 7, 25, 26, 40, longestRepeated, longestRepeated + 1} {
		var block strings.Builder
		for i := range size {
			fmt.Fprintf(&block, "line %d\n", i/2) // pairs are equal, too
		}
		for _, times := range []int{1, 99, 101, 102, 128, 129, 500} {
			log := "first\n" + strings.Repeat(block.String(), times) + "last\n"
			lines := strings.Split(log, "\n")
			read, last := 0, -1
			eachLine(log, &masker{}, func(l *line) {
				if read++; l.whole != lines[l.number] || l.number <= last {
					t.Errorf("%d lines %d times: line %d after %d is %q", size, times, l.number, last, l.whole)
				}
				if end := len(lines) - 2; l.number > end-mostApart && l.number != last+1 {
					t.Errorf("%d lines %d times: line %d isn't read", size, times, l.number-1)
				}
				last = l.number
			})
			whole := size*times + 2
			if most := size*(mostRepeats+4) + 2*mostApart; last != whole-1 || size <= longestRepeated && read > most || (times < mostRepeats-1 || size > longestRepeated) && read != whole {
				t.Errorf("%d lines %d times: %d of %d are read, up to %d", size, times, read, whole, last)
			}
		}
	}
}
