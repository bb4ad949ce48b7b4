package lint

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/proclint/proclint/lint/platform"
)

// typical is a file of three lines as most people have it.
const typical = "web: gunicorn shop.wsgi --bind 0.0.0.0:$PORT --log-file -\n" +
	"worker: celery -A shop worker --loglevel info\n" +
	"release: python manage.py migrate\n"

// BenchmarkLint measures parse and rules for the five default platforms.
func BenchmarkLint(b *testing.B) {
	b.Run("typical", func(b *testing.B) { benchmarkLint(b, []byte(typical)) })
	for _, n := range []int{100, 10_000} {
		b.Run(fmt.Sprintf("%d lines", n), func(b *testing.B) {
			benchmarkLint(b, manyLines(n, "type%d: node worker.js --queue %d\n"))
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/line")
		})
	}
}

func benchmarkLint(b *testing.B, src []byte) {
	in := Input{Path: "Procfile", Source: src}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Lint(in); err != nil {
			b.Fatal(err)
		}
	}
}

// manyLines repeats a line with rising numbers.
func manyLines(n int, format string) []byte {
	var out bytes.Buffer
	for i := range n {
		fmt.Fprintf(&out, strings.ReplaceAll(format, "%d", "%[1]d"), i)
	}
	return out.Bytes()
}

// hugeInputs are files that a quadratic step anywhere would make slow, each up to
// the largest size that is looked at.
func hugeInputs() map[string][]byte {
	const lines = 100_000
	random := make([]byte, MaxBytes)
	source := rand.NewChaCha8([32]byte{1})
	_, _ = source.Read(random)
	printable := bytes.Map(func(r rune) rune { return ' ' + r%95 }, bytes.ToValidUTF8(random, []byte("?")))
	inputs := map[string][]byte{
		"random bytes":        random,
		"random text":         printable,
		"one line":            append([]byte("web: "), bytes.Repeat([]byte("a"), MaxBytes)...),
		"one line of words":   append([]byte("web: "), bytes.Repeat([]byte("a "), MaxBytes/2)...),
		"one line of colons":  append([]byte("web: "), bytes.Repeat([]byte("a: "), MaxBytes/3)...),
		"one name":            append(bytes.Repeat([]byte("a"), MaxBytes-5), ": b\n"...),
		"blanks":              bytes.Repeat([]byte(" "), MaxBytes),
		"blanks and a colon":  append(bytes.Repeat([]byte(" "), MaxBytes-5), "a: b\n"...),
		"NULs":                bytes.Repeat([]byte{0}, MaxBytes),
		"line ends":           bytes.Repeat([]byte("\n"), MaxBytes),
		"CR LF":               bytes.Repeat([]byte("\r\n"), MaxBytes/2),
		"lone CRs":            bytes.Repeat([]byte("\r"), MaxBytes),
		"UTF-16":              append([]byte("\xff\xfe"), bytes.Repeat([]byte("w\x00:\x00 \x00a\x00\n\x00"), lines)...),
		"older character set": bytes.Repeat([]byte("a: \xe9\n"), lines),
		"nested quotes":       []byte("web: " + strings.Repeat(`"'`, 5_000) + "\n"),
		"nested shells":       []byte("web: " + strings.Repeat(`$(`, 5_000) + strings.Repeat(`)`, 5_000) + "\n"),
		"nested backquotes":   []byte("web: " + strings.Repeat("`", 10_000) + "\n"),
		"nested braces":       []byte("web: " + strings.Repeat("${a:-", 10_000) + "\n"),
		"nested lists":        []byte("web: " + strings.Repeat("[", 10_000) + "\n"),
		"nested maps":         []byte(strings.Repeat("{a: ", 10_000) + "\n"),
		"nested Rich Text":    []byte(`{\rtf1 ` + strings.Repeat("{", MaxBytes-10)),
		"conflicts":           bytes.Repeat([]byte("<<<<<<< a\nb: c\n=======\nb: d\n>>>>>>> e\n"), lines/5),
		"begins of conflicts": bytes.Repeat([]byte("<<<<<<<\n"), lines),
		"quotes":              bytes.Repeat([]byte("web: '\n"), lines),
	}
	for name, format := range map[string]string{
		"types":             "t%d: a\n",
		"plain entries":     "a%d: b c\n",
		"comments":          "# a %d\n",
		"CR LF entries":     "t%d: a\r\n",
		"no space":          "t%d:a\n",
		"no colon":          "web a%d\n",
		"space and colon":   "t%d : a\n",
		"prose":             "a b %d\n",
		"same type":         "web: a\n",
		"same type, spaced": "web:  a\n",
		"same type, quoted": "web: \"a\"\n",
		"empty commands":    "t%d:\n",
		"indented":          " t%d: a\n",
		"continued":         "t%d: a\\\n",
		"inline comments":   "t%d: a # b\n",
		"commands alone":    "python %d.py\n",
		"capitals":          "T%d: a\n",
		"underscores":       "t_%d: a\n",
		"typos":             "wbe: a\n",
		"hyphens":           "- a: %d\n",
		"documents":         "---\n",
		"anchors":           "a%d: &b\n",
		"aliases":           "a%d: *b\n",
		"ports":             "a%d: $PORT\n",
		"maps":              "a%d: b: c\n",
		"comment marks":     "//a: %d\n",
		"variables":         "A%d=b\n",
		"long dashes":       "a%d: —b\n",
	} {
		inputs[fmt.Sprintf("%d lines: %s", lines, name)] = cut(manyLines(lines, format))
	}
	for name, src := range inputs {
		inputs[name] = cut(src)
	}
	return inputs
}

func cut(src []byte) []byte { return src[:min(len(src), MaxBytes)] }

// hugeBound is the time that a call may take for a huge input: far more than a
// linear step needs, far less than a quadratic one. It is measured in the time
// that YAML's library takes for 10,000 lines here and now, so that a busy
// machine, or the same test as WebAssembly, does not matter.
func hugeBound(t *testing.T) time.Duration {
	t.Helper()
	drycc, ok := platform.Lookup("drycc")
	if !ok {
		t.Fatal("no platform to measure with")
	}
	src := manyLines(10_000, "t%d:  a\n")
	start := time.Now()
	if r := drycc.Read(src); len(r.Processes) != 10_000 {
		t.Fatalf("%d processes: %s", len(r.Processes), r.Error)
	}
	return max(2*time.Second, 150*time.Since(start))
}

// TestHugeInputs holds every call to a bound.
func TestHugeInputs(t *testing.T) {
	for name, src := range hugeInputs() {
		t.Run(name, func(t *testing.T) {
			in := Input{Path: "Procfile", Source: src}
			calls := []struct {
				name string
				run  func() error
			}{
				{"Lint", func() error { _, err := Lint(in); return err }},
				{"FixAll", func() error { _, err := FixAll(in, true); return fixedOrTooLarge(err) }},
				{"Format", func() error { _, err := Format(in); return err }},
			}
			for _, c := range calls {
				bound := hugeBound(t)
				start := time.Now()
				if err := c.run(); err != nil {
					t.Errorf("%s: %v", c.name, err)
				}
				if took := time.Since(start); took > bound {
					t.Errorf("%s took %v, more than %v", c.name, took, bound)
				} else if testing.Verbose() {
					t.Logf("%s took %v", c.name, took.Round(time.Millisecond))
				}
			}
		})
	}
}

// fixedOrTooLarge lets a fix fail that would make the file too large.
func fixedOrTooLarge(err error) error {
	if _, ok := err.(TooLargeError); ok {
		return nil
	}
	return err
}

// TestHugeInputsByPlatform reads them as every platform does.
func TestHugeInputsByPlatform(t *testing.T) {
	for name, src := range hugeInputs() {
		for _, target := range platform.Targets() {
			if !target.Reads() {
				continue
			}
			bound := hugeBound(t)
			start := time.Now()
			target.ReadFile(src)
			if took := time.Since(start); took > bound {
				t.Errorf("%s takes %v to read %s", target.ID(), took, name)
			}
		}
	}
}
