package explain

import (
	"testing"
	"time"

	"github.com/proclint/proclint/internal/proportion"
)

// costly are parts of logs that, repeated, cost more than others of their size.
var costly = []string{`\`, `\\"`, "\x1b[", "\x1b]", "a%d\n", "H14 ", "code=H%d\n", "sh: 1: nope%d: not found\n", "error: ", "“", "\r", "é%d ", "…", "web.1 | \n", "exec: "}

// TestWorkIsInProportion: no log takes more than its bytes allow, and a large one ends soon.
func TestWorkIsInProportion(t *testing.T) {
	Text("") // what is documented is read once
	for _, part := range costly {
		checkWork(t, []byte(part))
		began := time.Now()
		Text(string(proportion.Fill([]byte(part), 64<<10)))
		if took := time.Since(began); took > 10*time.Second { // of a busy machine
			t.Errorf("64 KiB of %q take %v", part, took)
		}
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
			checkWork(t, part)
		}
	})
}

func checkWork(t *testing.T, part []byte) {
	t.Helper()
	// Each line is compared with each known one, and the texts of lines are looked into without a count.
	const factor = 30
	text := proportion.Fill(part, 8<<10)
	proportion.CheckTimes(t, string(part), text, factor, func(text []byte) { Text(string(text)) })
}
