package lex

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
			EachLine(log, nil, func(l *Line) {
				if read++; l.Whole != lines[l.Number] || l.Number <= last {
					t.Errorf("%d lines %d times: line %d after %d is %q", size, times, l.Number, last, l.Whole)
				}
				if end := len(lines) - 2; l.Number > end-MostApart && l.Number != last+1 {
					t.Errorf("%d lines %d times: line %d isn't read", size, times, l.Number-1)
				}
				last = l.Number
			})
			whole := size*times + 2
			if most := size*(MostRepeats+4) + 2*MostApart; last != whole-1 || size <= longestRepeated && read > most || (times < MostRepeats-1 || size > longestRepeated) && read != whole {
				t.Errorf("%d lines %d times: %d of %d are read, up to %d", size, times, read, whole, last)
			}
		}
	}
}
