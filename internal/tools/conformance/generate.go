package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
)

// generator makes Procfiles out of tricky ones and out of pieces.
type generator struct{ seeds [][]byte }

// maxSeed leaves out the few files that are long for the sake of length.
const maxSeed = 4096

func newGenerator(dir string) (*generator, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.Procfile"))
	if err != nil {
		return nil, fmt.Errorf("list the seeds: %w", err)
	}
	g := &generator{}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			return nil, fmt.Errorf("read a seed: %w", err)
		}
		if len(src) <= maxSeed {
			g.seeds = append(g.seeds, src)
		}
	}
	if len(g.seeds) == 0 {
		return nil, fmt.Errorf("no seeds in %s", dir)
	}
	return g, nil
}

var (
	names = []string{"web", "worker", "release", "clock", "wsgi", "my-job", "my_job", "Web", "WEB", "web1", "2web", "_", "-", "a",
		"web.api", "web api", "wéb", "ウェブ", "\"web\"", "'web'", "__proto__", "null", "yes", "~", "123", "1.0", "<<", "http", "cron1",
		"# web", "// web", "; web", "", "\ufeffweb", "web\u00a0", "FOO=bar", "- web", "? web", "*web", "&x web", "!x web", "constructor"}
	colons = []string{":", ": ", ":", ": ", ": ", ":  ", ":\t", " : ", "\t:", "： ", " ", "=", ":\u00a0", ":\v", ":\f", ":\u2028", ": \u0085", ": :", "::", ":\r", ""}
	words  = []string{"echo one", "echo two three", "gunicorn app:app --bind 0.0.0.0:$PORT", "echo a: b", "echo a # b", "echo a #b", "# b", "// b",
		"echo a // b", "http://x/y", "\"echo one\"", "'echo one'", "\"echo", "'", "[ -f x ] && y", "{a: b}", "[a, b]", "@x", "`x`", "%x", "*x", "&x y",
		"!x y", "! ~", "|", ">-", "- x", "null", "~", "true", "1.5", "0x1F", "2001-01-01", "*/5 * * * * x", "99 * * * * x", "x \\", "$A ${B:-c} $$",
		"échö 世界", "\xff\xfe", "\xe2\x82", "\x00", "\x1b[31m", "\x7f", "a\u2028b", "a\u0085b", "a\vb", "a\fb", "a\rb", "a\x1cb", "a\ufeffb", "", " ", "\t"}
	tails = []string{"", "", "", "", " ", "  ", "\t", "\v", "\f", "\u00a0", "\r", " #", " # x", ":", " :"}
	ends  = []string{"\n", "\n", "\n", "\n", "\n", "\r\n", "\r\n", "\r", "\n\n", "\n \n", "\n\t\n", "\r\n\r\n", "\u2028", "\u0085", "\v", "\x1d", ""}
	lines = []string{"# note", "#", " # note", "\t# note", "// note", "; note", "---", "...", "--- # x", "%YAML 1.1", "not an entry", "  continued", "\tcontinued",
		"<<<<<<< HEAD", "=======", ">>>>>>> topic", "FOO=bar", "web", "web:", "  command: x", "http://example.com", "<<: {a: b}", "- x", "{", "}", "\ufeff"}
)

func pick(r *rand.Rand, from []string) string { return from[r.IntN(len(from))] }

// wild makes any file. Its commands must not be run.
func (g *generator) wild(r *rand.Rand) []byte {
	var src []byte
	if r.IntN(2) == 0 {
		src = bytes.Clone(g.seeds[r.IntN(len(g.seeds))])
	} else {
		src = entries(r, names, colons, words, lines)
	}
	for range r.IntN(4) {
		src = g.mutate(r, src)
	}
	return src
}

func entries(r *rand.Rand, names, colons, words, lines []string) []byte {
	var b bytes.Buffer
	for range 1 + r.IntN(4) {
		if r.IntN(4) == 0 {
			b.WriteString(pick(r, lines))
		} else {
			if r.IntN(6) == 0 {
				b.WriteString(pick(r, tails))
			}
			b.WriteString(pick(r, names) + pick(r, colons) + pick(r, words) + pick(r, tails))
		}
		b.WriteString(pick(r, ends))
	}
	return b.Bytes()
}

func (g *generator) mutate(r *rand.Rand, src []byte) []byte {
	at := r.IntN(len(src) + 1)
	to := min(at+r.IntN(8), len(src))
	switch r.IntN(8) {
	case 0:
		return cat(src[:at], src[to:])
	case 1:
		return cat(src[:at], src[at:to], src[at:])
	case 2:
		return cat(src, g.seeds[r.IntN(len(g.seeds))])
	case 3:
		return cat(src[:at], []byte{byte(r.IntN(256))}, src[at:])
	case 4:
		return bytes.ReplaceAll(src, []byte("\n"), []byte(pick(r, ends)))
	case 5:
		split := bytes.SplitAfter(src, []byte("\n"))
		r.Shuffle(len(split), func(i, j int) { split[i], split[j] = split[j], split[i] })
		return bytes.Join(split, nil)
	}
	pieces := [][]string{names, colons, words, tails, ends, lines}
	return cat(src[:at], []byte(pick(r, pieces[r.IntN(len(pieces))])), src[at:])
}

func cat(parts ...[]byte) []byte { return bytes.Join(parts, nil) }

// The pieces of files whose commands may be run: however a parser reads them, a command is an echo or a word that isn't a program.
var (
	tameNames  = []string{"web", "worker", "clock", "my-job", "my_job", "Web", "2web", "-x", "_", "web.api", "web api", "wéb", "\ufeffweb", "__proto__", "xnote"}
	tameColons = []string{":", ": ", ": ", ": ", ":  ", ":\t", " : ", ":\u00a0", ":\v", ":\f", ":\r", "::", ": :", " "}
	tameWords  = []string{"echo one", "echo two", "echo three four", "echo a#b", "echo a # b", "echo a:b", "echo a: b", "xnone", "", " "}
	tameLines  = []string{"# xnote", "# xnote: echo no", "// xnote: echo no", "; xnote", "xnot an entry", "---", "xweb echo one", "  xgo: echo on", ""}
)

// tame makes a file whose commands can be run.
func (g *generator) tame(r *rand.Rand) []byte {
	return entries(r, tameNames, tameColons, tameWords, tameLines)
}

// minimise leaves out pieces of a file that still fails, in at most budget tries: lines, and then bytes unless the commands of
// the file are run, for half a word may be the name of a program.
func minimise(src []byte, budget int, tame bool, fails func([]byte) bool) []byte {
	src, budget = without(bytes.SplitAfter(src, []byte("\n")), budget, fails)
	if !tame {
		src, _ = without(bytes.Split(src, nil), budget, fails)
	}
	return src
}

// without leaves out parts, many at a time first, and gives the rest of budget.
func without(parts [][]byte, budget int, fails func([]byte) bool) ([]byte, int) {
	for size := len(parts); size > 0; size /= 2 {
		for at := 0; at < len(parts) && budget > 0; {
			budget--
			rest := slices.Concat(parts[:at], parts[min(at+size, len(parts)):])
			if fails(cat(rest...)) {
				parts = rest
			} else {
				at += size
			}
		}
	}
	return cat(parts...), budget
}
