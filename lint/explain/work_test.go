package explain

import (
	"testing"

	"github.com/proclint/proclint/internal/proportion"
)

// costly are parts of logs that, repeated, cost more than others of their size.
var costly = []string{`\`, `\\"`, "\x1b[", "\x1b]", "a%d\n", "H14 ", "code=H%d\n", "sh: 1: nope%d: not found\n", "error: ", "“", "\r", "é%d ", "…", "web.1 | \n", "exec: "}

// TestWorkIsInProportion: no log takes more than its bytes allow.
func TestWorkIsInProportion(t *testing.T) {
	Text("") // what is documented is read once
	for _, part := range costly {
		checkWork(t, []byte(part), 64<<10)
	}
}

// FuzzWork looks for a log that takes work out of proportion to its bytes.
func FuzzWork(f *testing.F) {
	for _, part := range costly {
		f.Add([]byte(part))
	}
	Text("")
	f.Fuzz(func(t *testing.T, part []byte) {
		if len(part) < 2048 {
			checkWork(t, part, 8<<10)
		}
	})
}

func checkWork(t *testing.T, part []byte, size int) {
	t.Helper()
	// Each line is compared with each known one, and the texts of lines are looked into without a count.
	const factor = 30
	text := proportion.Fill(part, size)
	proportion.CheckTimes(t, string(part), text, factor, func(text []byte) { Text(string(text)) })
}
