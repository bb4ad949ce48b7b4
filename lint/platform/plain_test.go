package platform

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/proclint/proclint/internal/golden"
)

// readAlike compares what targets read in a file that is read for all of them with what each reads alone, and reports
// whether it is plain.
func readAlike(t *testing.T, src string) bool {
	t.Helper()
	forAll := Readings{Source: []byte(src)}
	if !forAll.Plain() {
		return false
	}
	for _, group := range ByParser(Targets()) {
		got, alone := forAll.Read(group[0]), group[0].Read([]byte(src))
		if !reflect.DeepEqual(got, alone) {
			t.Errorf("%s reads the plain file %q as\n%+v\nnot\n%+v\nA parser that reads some process types differently sets ByType.", group[0].Parser.Name, src, alone, got)
		}
	}
	return true
}

func TestAllParsersReadAPlainFileTheSameWay(t *testing.T) {
	types := []string{"web", "worker", "release", "cron", "cron1", "clock", "http", "https", "ps", "rem", "true", "yes", "no", "on", "off", "y", "n", "wsgi", "jwsgi", "rwsgi", "static",
		"preflight", "identity", "php", "port", "from", "echo", "heroku", "nan", "inf", "x1", "e1", "o7", "null1", "postdeploy", strings.Repeat("a", 100), strings.Repeat("a", 63)}
	words := []string{"a", "node", "web.js", "$PORT", "${PORT:-80}", "0", "1.5", "0x1f", "true", "null", "~", "2001-01-01", "5", "*", "web", "a:b", "b:", "http://a", "#", "a#b", "'a'", `"a b"`, "\"", "'", "`a`", "&&", "&", "|",
		">", "<", ">-", "&a", "*a", "!a", "[a]", "{a: b}", "{{a}}", "<%=", "%a%", "@daily", "-", "--", "- a", "?", ";", "//", "rem", "=", "A=b", ".", "..", ".nan", "(a)", "\\", "", "  ", ",", "é", "\t", strings.Repeat("a", 5000)}
	for _, n := range []int{longestPlainCommand, 1 << 16, 1 << 20} {
		readAlike(t, "web: "+strings.Repeat("a", n)+"\n")
	}
	random := rand.New(rand.NewPCG(1, 2))
	tried, plain := 0, 0
	for i := range 20_000 {
		if golden.LeftOut(i, 1) {
			continue
		}
		tried++
		var b strings.Builder
		for range 1 + random.IntN(4) {
			b.WriteString(types[random.IntN(len(types))] + ": ")
			for i := range 1 + random.IntN(4) {
				if i > 0 {
					b.WriteByte(' ')
				}
				b.WriteString(words[random.IntN(len(words))])
			}
			b.WriteString(strings.Repeat("\n", random.IntN(3)))
		}
		if readAlike(t, b.String()) {
			plain++
		}
		if t.Failed() {
			t.FailNow()
		}
	}
	if plain*20 < tried {
		t.Errorf("only %d files of %d were plain", plain, tried)
	}
}

func FuzzPlainFile(f *testing.F) {
	f.Add("web: node web.js\nworker: a b:c $D ${E}\n\n")
	f.Add("cron1: 0 5 1 1 1 a\nweb: 'a'")
	f.Fuzz(func(t *testing.T, src string) { readAlike(t, src) })
}
