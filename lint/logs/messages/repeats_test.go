package messages

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/proclint/proclint/lint/logs"
)

// TestRepeatedLogs: the log of a program that starts again and again, of which most lines are left out, has the same
// causes however long it is, and so has a log behind it.
func TestRepeatedLogs(t *testing.T) {
	paths, err := filepath.Glob("../testdata/cases/*.txtar")
	if err != nil || len(paths) < 100 {
		t.Fatalf("%d cases: %v", len(paths), err)
	}
	const each = 40 // all of them take a minute
	next := ""
	for i := 0; i < len(paths); i += each {
		ar, err := txtar.ParseFile(paths[i])
		if err != nil {
			t.Fatal(err)
		}
		log, app := appOf(t, ar, "")
		if strings.Count(log, "\n") > 30 {
			continue
		}
		again := func(times int) string {
			return causesOf(Table().Of(strings.Repeat(log+"\n", times)+next, app))
		}
		if whole, most := again(99), again(200); most != whole {
			t.Errorf("%s: %s\nread whole: %s", paths[i], most, whole)
		}
		next = log
	}
}

// causesOf is all of the causes but the places of their lines.
func causesOf(d *logs.Diagnosis) string {
	var b strings.Builder
	for _, c := range d.Causes {
		c.Lines = nil
		text, _ := json.Marshal(c)
		b.Write(append(text, '\n'))
	}
	return b.String() + fmt.Sprint(d.Platform, d.Stage, d.Healthy, d.Works)
}
