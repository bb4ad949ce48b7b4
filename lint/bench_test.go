package lint

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/proclint/proclint/internal/golden"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
)

// typical is a common file of three lines.
const typical = "web: gunicorn shop.wsgi --bind 0.0.0.0:$PORT --log-file -\n" +
	"worker: celery -A shop worker --loglevel info\n" +
	"release: python manage.py migrate\n"

// BenchmarkLint measures parse and rules for the five default platforms.
func BenchmarkLint(b *testing.B) {
	b.Run("typical", func(b *testing.B) { benchmarkLint(b, []byte(typical)) })
	for _, n := range []int{100, 5_000} {
		b.Run(fmt.Sprintf("%d lines", n), func(b *testing.B) {
			benchmarkLint(b, manyLines(n, "type%d: node worker.js --queue %d\n"))
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/line")
		})
	}
}

func benchmarkLint(b *testing.B, src []byte) {
	in := check.Input{Path: "Procfile", Source: src}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Lint(in); err != nil {
			b.Fatal(err)
		}
	}
}

// manyLines repeats a line with rising numbers in the place of each %d.
func manyLines(n int, format string) []byte {
	parts := strings.Split(format, "%d")
	var out []byte
	for i := range n {
		for j, part := range parts {
			if j > 0 {
				out = strconv.AppendInt(out, int64(i), 10)
			}
			out = append(out, part...)
		}
	}
	return out
}

// hugeInputs are files that a quadratic step anywhere would make slow: some of
// the given number of bytes, some of a tenth as many lines.
func hugeInputs(size int) map[string][]byte {
	lines := size / 10
	random := make([]byte, size)
	source := rand.NewChaCha8([32]byte{1})
	_, _ = source.Read(random)
	printable := bytes.Map(func(r rune) rune { return ' ' + r%95 }, bytes.ToValidUTF8(random, []byte("?")))
	deep := size / 100
	inputs := map[string][]byte{
		"random bytes":         random,
		"random text":          printable,
		"one line":             append([]byte("web: "), bytes.Repeat([]byte("a"), size)...),
		"one line of words":    append([]byte("web: "), bytes.Repeat([]byte("a "), size/2)...),
		"one line of colons":   append([]byte("web: "), bytes.Repeat([]byte("a: "), size/3)...),
		"one name":             append(bytes.Repeat([]byte("a"), size-5), ": b\n"...),
		"blanks":               bytes.Repeat([]byte(" "), size),
		"blanks and a colon":   append(bytes.Repeat([]byte(" "), size-5), "a: b\n"...),
		"NULs":                 bytes.Repeat([]byte{0}, size),
		"line ends":            bytes.Repeat([]byte("\n"), size),
		"CR LF":                bytes.Repeat([]byte("\r\n"), size/2),
		"lone CRs":             bytes.Repeat([]byte("\r"), size),
		"UTF-16":               append([]byte("\xff\xfe"), bytes.Repeat([]byte("w\x00:\x00 \x00a\x00\n\x00"), lines)...),
		"nested quotes":        []byte("web: " + strings.Repeat(`"'`, deep/2) + "\n"),
		"nested shells":        []byte("web: " + strings.Repeat(`$(`, deep) + strings.Repeat(`)`, deep) + "\n"),
		"nested backquotes":    []byte("web: " + strings.Repeat("`", deep) + "\n"),
		"nested braces":        []byte("web: " + strings.Repeat("${a:-", deep) + "\n"),
		"nested lists":         []byte("web: " + strings.Repeat("[", deep) + "\n"),
		"nested maps":          []byte(strings.Repeat("{a: ", deep) + "\n"),
		"nested Rich Text":     []byte(`{\rtf1 ` + strings.Repeat("{", size-10)),
		"special spaces":       append([]byte("web: "), bytes.Repeat([]byte("a\u00a0"), size/3)...),
		"bytes of Windows":     append([]byte("web: "), bytes.Repeat([]byte("a\x93"), size/2)...),
		"quoted hashes":        []byte("web: '" + strings.Repeat(" #", size/2)),
		"one list":             append([]byte("web: ["), bytes.Repeat([]byte(`"a",`), size/4)...),
		"an endless command":   []byte("web: a \\\n" + strings.Repeat("  b \\\n", size/6)),
		"entries and lone CRs": bytes.Repeat([]byte("web:\r"), size/5),
		"conflicts":            bytes.Repeat([]byte("<<<<<<< a\nb: c\n=======\nb: d\n>>>>>>> e\n"), lines/5),
		"begins of conflicts":  bytes.Repeat([]byte("<<<<<<<\n"), lines),
	}
	for name, format := range map[string]string{
		"types":               "t%d: a\n",
		"plain entries":       "a%d: b c\n",
		"comments":            "# a %d\n",
		"CR LF entries":       "t%d: a\r\n",
		"no space":            "t%d:a\n",
		"no colon":            "web a%d\n",
		"space and colon":     "t%d : a\n",
		"prose":               "a b %d\n",
		"same type":           "web: a\n",
		"same type, spaced":   "web:  a\n",
		"same type, quoted":   "web: \"a\"\n",
		"unclosed quotes":     "web: '\n",
		"older character set": "a: \xe9\n",
		"empty commands":      "t%d:\n",
		"indented":            " t%d: a\n",
		"continued":           "t%d: a\\\n",
		"inline comments":     "t%d: a # b\n",
		"commands alone":      "python %d.py\n",
		"capitals":            "T%d: a\n",
		"underscores":         "t_%d: a\n",
		"typos":               "wbe: a\n",
		"hyphens":             "- a: %d\n",
		"documents":           "---\n",
		"anchors":             "a%d: &b\n",
		"aliases":             "a%d: *b\n",
		"ports":               "a%d: $PORT\n",
		"maps":                "a%d: b: c\n",
		"comment marks":       "//a: %d\n",
		"variables":           "A%d=b\n",
		"long dashes":         "a%d: —b\n",
	} {
		inputs["lines, "+name] = manyLines(lines, format)
	}
	for name, src := range inputs {
		inputs[name] = cut(src, size)
	}
	return inputs
}

// cut shortens a file to a size, behind a line end where there is one near.
func cut(src []byte, size int) []byte {
	if len(src) <= size {
		return src
	}
	const near = 100
	if i := bytes.LastIndexByte(src[size-near:size], '\n'); i >= 0 {
		return src[:size-near+i+1]
	}
	return src[:size]
}

// largest are the shapes that matter most, or differ most from each other: they
// are tried in the largest size that is looked at. All are tried in a sixteenth of
// it, in which a quadratic step still takes long enough to be seen.
var largest = []string{
	"random text", "one line of words", "blanks", "line ends", "UTF-16", "conflicts",
	"lines, plain entries", "lines, same type", "lines, CR LF entries", "lines, inline comments", "lines, prose",
}

// largestSize is MaxBytes, a fortieth of it for WebAssembly, where only the depth of its stack is another.
func largestSize() int {
	if runtime.GOARCH == "wasm" {
		return check.MaxBytes / 40
	}
	return check.MaxBytes
}

// eachHugeInput tries every shape in the smaller size, and the largest in a larger one.
func eachHugeInput(larger int, try func(name string, src []byte)) {
	smaller := hugeInputs(largestSize() / 16)
	for i, name := range slices.Sorted(maps.Keys(smaller)) {
		if !golden.LeftOut(i, 1) {
			try(name, smaller[name])
		}
	}
	inputs := hugeInputs(larger)
	for i, name := range largest {
		if !golden.LeftOut(i, 1) {
			try("larger, "+name, inputs[name])
		}
	}
}

// checkLinear runs a call on a huge input, which a linear step does in a second
// and a quadratic one in minutes. The bound leaves room for the machine's other
// work. Past the bound, the call may take as long as a linear step of the same
// size takes on the same machine. The budgets are those of make bench.
func checkLinear(t *testing.T, name string, size int, call func()) {
	t.Helper()
	const enough, factor = 20 * time.Second, 100
	took := duration(call)
	if took < enough {
		return
	}
	if bound := factor * duration(func() { readManyLines(t, size/10) }); took > bound {
		t.Errorf("%s took %v, more than %v", name, took, bound)
	}
}

func duration(call func()) time.Duration {
	start := time.Now()
	call()
	return time.Since(start)
}

// readManyLines has YAML's library read a file, which plain lines do not need.
func readManyLines(t *testing.T, lines int) {
	t.Helper()
	drycc, ok := platform.Lookup("drycc")
	if !ok {
		t.Fatal("no platform to measure with")
	}
	if r := drycc.Read(manyLines(lines, "t%d: \"a\"\n")); len(r.Processes) != lines {
		t.Fatalf("%d processes: %s", len(r.Processes), r.Error)
	}
}

// TestHugeInputs limits the time of every call. Calls that read the file more than
// once get smaller files.
func TestHugeInputs(t *testing.T) {
	calls := []struct {
		name   string
		larger int
		run    func(check.Input) error
	}{
		{"Lint", largestSize(), func(in check.Input) error { _, err := Lint(in); return err }},
		{"FixAll", largestSize() / 8, func(in check.Input) error { _, err := FixAll(in, true); return err }},
		{"Format", largestSize() / 8, func(in check.Input) error { _, err := Format(in); return err }},
	}
	for _, c := range calls {
		eachHugeInput(c.larger, func(name string, src []byte) {
			t.Run(c.name+" "+name, func(t *testing.T) {
				checkLinear(t, c.name, len(src), func() {
					if err := c.run(check.Input{Path: "Procfile", Source: src}); err != nil {
						t.Error(err)
					}
				})
			})
		})
	}
}

// TestHugeInputsByPlatform reads them with every parser.
func TestHugeInputsByPlatform(t *testing.T) {
	for _, sharing := range platform.ByParser(platform.Targets()) {
		target := sharing[0]
		t.Run(target.ID(), func(t *testing.T) {
			eachHugeInput(largestSize()/4, func(name string, src []byte) {
				checkLinear(t, name, len(src), func() { target.ReadFile(src) })
			})
		})
	}
}
