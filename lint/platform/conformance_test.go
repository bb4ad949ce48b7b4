package platform

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/proclint/proclint/lint/procfile"
)

// testdata/expected.json has the recorded results of real parsers for the files in testdata/tricky:
// processes sorted by type, commands over 2000 bytes as a length and a hash, and bytes that aren't
// UTF-8 as \xNN.
type expectedPeer struct {
	Of      string
	Results map[string]expectedReading
}

type expectedReading struct {
	Processes [][2]string
	Error     string
	Warnings  string
}

// recordedOf names the recorded program of a target whose parser has another name.
var recordedOf = map[string]string{"dokku": "procfile-util", "cloud-foundry": "cloud-foundry", "railway": "railpack", "railpack": "railpack"}

// TestConformance compares each target with the recorded results of its real parser.
func TestConformance(t *testing.T) {
	peers := loadPeers(t)
	compared := map[string]bool{}
	compare := func(peer string, read func([]byte) Reading) {
		compared[peer] = true
		for file, want := range peers[peer].Results {
			for _, problem := range differences(read(readTricky(t, file)), want) {
				t.Errorf("%s: %s: %s", peer, file, problem)
			}
		}
	}
	for _, target := range Targets() {
		if !target.Reads() {
			continue
		}
		if peer, ok := recordedOf[target.ID()]; ok {
			compare(peer, target.Read)
		} else if _, ok := peers[target.Parser.Name]; ok {
			compare(target.Parser.Name, target.Read)
		}
	}
	compare("herokuish", parseHerokuish)
	compare("node-foreman", parseNodeForeman) // which heroku local runs after its own parser
	for peer, recorded := range peers {
		if !compared[peer] || len(recorded.Results) == 0 {
			t.Errorf("%s: %d results, compared: %v", peer, len(recorded.Results), compared[peer])
		}
	}
}

// differences are those between a reading and a recorded one.
func differences(got Reading, want expectedReading) []string {
	// A program may print more around the error of its parser.
	if (got.Error == "") != (want.Error == "") || !strings.Contains(got.Error, want.Error) {
		return []string{fmt.Sprintf("error %q, the real one %q", got.Error, want.Error)}
	}
	var problems []string
	if have := dumped(got); !reflect.DeepEqual(have, want.Processes) {
		problems = append(problems, fmt.Sprintf("read as %q, the real one %q", have, want.Processes))
	}
	if have := warningTexts(got); have != want.Warnings {
		problems = append(problems, fmt.Sprintf("warns %q, the real one %q", have, want.Warnings))
	}
	return problems
}

// readOf is the parser of a target.
func readOf(t *testing.T, id string) func([]byte) Reading {
	t.Helper()
	target, ok := Lookup(id)
	if !ok {
		t.Fatalf("no target %s", id)
	}
	return target.Read
}

// TestTrickyFiles checks the properties that every target's result for every file must have.
func TestTrickyFiles(t *testing.T) {
	files, err := filepath.Glob("testdata/tricky/*")
	if err != nil || len(files) < 100 {
		t.Fatalf("%d files: %v", len(files), err)
	}
	for _, file := range files {
		src := readTricky(t, filepath.Base(file))
		for _, target := range Targets() {
			r, _ := target.ReadFile(src)
			checkReading(t, target.ID()+" "+filepath.Base(file), src, r)
			if target.Duplicates() != DuplicatesBothRun {
				checkOnce(t, target.ID()+" "+filepath.Base(file), r)
			}
		}
	}
}

func checkReading(t *testing.T, name string, src []byte, r Reading) {
	t.Helper()
	// A line parser counts the bytes of UTF-16 unchanged.
	lines := 1 + max(len(procfile.Parse(src).Lines), 1+bytes.Count(src, []byte("\n"))+bytes.Count(src, []byte("\r")))
	if r.Error != "" && len(r.Processes) > 0 {
		t.Errorf("%s: an error and processes", name)
	}
	if r.ErrorLine < -1 || r.ErrorLine > lines || r.Error == "" && r.ErrorLine != -1 {
		t.Errorf("%s: error %q at line %d of %d", name, r.Error, r.ErrorLine, lines)
	}
	last := 0
	for _, p := range r.Processes {
		if p.Line < last || p.Line >= lines {
			t.Errorf("%s: %q stands at line %d behind %d, of %d", name, p.Type, p.Line, last, lines)
		}
		last = p.Line
	}
}

// checkOnce checks that no type starts twice.
func checkOnce(t *testing.T, name string, r Reading) {
	t.Helper()
	seen := map[string]bool{}
	for _, p := range r.Processes {
		if p.NotStarted != "" {
			continue
		}
		if seen[p.Type] {
			t.Errorf("%s: %q starts twice", name, p.Type)
		}
		seen[p.Type] = true
	}
}

func loadPeers(t *testing.T) map[string]expectedPeer {
	t.Helper()
	data, err := os.ReadFile("testdata/expected.json")
	if err != nil {
		t.Fatal(err)
	}
	var peers map[string]expectedPeer
	if err := json.Unmarshal(data, &peers); err != nil {
		t.Fatal(err)
	}
	return peers
}

func readTricky(t *testing.T, name string) []byte {
	t.Helper()
	src, err := os.ReadFile(filepath.Join("testdata", "tricky", name))
	if err != nil {
		t.Fatal(err)
	}
	return src
}

func dumped(r Reading) [][2]string {
	if r.Error != "" {
		return nil
	}
	out := make([][2]string, 0, len(r.Processes))
	for _, p := range r.Processes {
		out = append(out, [2]string{dumpedText(p.Type), dumpedText(p.Command)})
	}
	slices.SortStableFunc(out, func(a, b [2]string) int { return strings.Compare(a[0], b[0]) })
	return out
}

func dumpedText(s string) string {
	if len(s) > 2000 {
		return fmt.Sprintf("@len=%d sha256=%x", len(s), sha256.Sum256([]byte(s)))
	}
	if utf8.ValidString(s) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 {
			fmt.Fprintf(&b, `\x%02x`, s[i])
		} else {
			b.WriteString(s[i : i+size])
		}
		i += size
	}
	return b.String()
}

func warningTexts(r Reading) string {
	texts := make([]string, 0, len(r.Warnings))
	for _, w := range r.Warnings {
		texts = append(texts, w.Text)
	}
	return strings.Join(texts, "\n")
}
