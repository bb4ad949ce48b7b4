package lint

import (
	"cmp"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/proclint/proclint/internal/golden"
	"github.com/proclint/proclint/internal/golden/inputs"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/procfile"
)

// mutation makes a mistake in an entry, as people make it. The entry has words of one blank between them, and at least two words.
type mutation struct {
	name string
	of   func(processType string, words []string, at int) string
}

// mutations get a number from 0 up to the number of words, without it.
var mutations = []mutation{
	{"no colon", func(t string, words []string, _ int) string { return t + " " + strings.Join(words, " ") }},
	{"equals sign", func(t string, words []string, _ int) string { return t + "=" + strings.Join(words, " ") }},
	{"semicolon", func(t string, words []string, _ int) string { return t + " ; " + strings.Join(words, " ") }},
	{"no blank", func(t string, words []string, _ int) string { return t + ":" + strings.Join(words, " ") }},
	{"blank before the colon", func(t string, words []string, _ int) string { return t + " : " + strings.Join(words, " ") }},
	{"type twice", func(t string, words []string, _ int) string { return t + ": " + t + ": " + strings.Join(words, " ") }},
	{"type twice without a colon", func(t string, words []string, _ int) string { return t + " " + t + ": " + strings.Join(words, " ") }},
	{"type twice, then none", func(t string, words []string, _ int) string { return t + ": " + t + " " + strings.Join(words, " ") }},
	{"capital", func(t string, words []string, _ int) string {
		return strings.ToUpper(t[:1]) + t[1:] + ": " + strings.Join(words, " ")
	}},
	{"swapped letters", func(t string, words []string, _ int) string {
		return t[:len(t)-2] + t[len(t)-1:] + t[len(t)-2:len(t)-1] + ": " + strings.Join(words, " ")
	}},
	{"split", func(t string, words []string, at int) string {
		return t + ": " + strings.Join(words[:at], " ") + "\n" + strings.Join(words[at:], " ")
	}},
	{"split in three", func(t string, words []string, at int) string {
		return t + ":\n" + strings.Join(words[:at], " ") + "\n" + strings.Join(words[at:], " ")
	}},
	{"split at a comment", func(t string, words []string, at int) string {
		return t + ": " + strings.Join(words[:at], " ") + "\n# the rest\n" + strings.Join(words[at:], " ")
	}},
	{"split and indented", func(t string, words []string, at int) string {
		return t + ": " + strings.Join(words[:at], " ") + "\n    " + strings.Join(words[at:], " ")
	}},
	{"joined words", func(t string, words []string, at int) string {
		return t + ": " + strings.Join(words[:at], " ") + strings.Join(words[at:], " ")
	}},
	{"blank in a word", func(t string, words []string, at int) string {
		w := words[at]
		return t + ": " + strings.Join(words[:at], " ") + " " + w[:len(w)/2] + " " + w[len(w)/2:] + " " + strings.Join(words[at+1:], " ")
	}},
	{"path without a colon", func(t string, words []string, _ int) string { return t + " ./" + strings.Join(words, " ") }},
	{"parent without a colon", func(t string, words []string, _ int) string { return t + " ../" + strings.Join(words, " ") }},
	{"hidden folder without a colon", func(t string, words []string, _ int) string { return t + " .venv/bin/" + strings.Join(words, " ") }},
	{"dot command without a colon", func(t string, words []string, _ int) string { return t + " . ./env.sh && " + strings.Join(words, " ") }},
	{"lost quote", func(t string, words []string, at int) string {
		return t + ": " + strings.Join(words[:at], " ") + ` "` + strings.Join(words[at:], " ")
	}},
	{"lost quote of an option", func(t string, words []string, at int) string {
		return t + ": " + words[0] + ` --env="$HOME/x ` + strings.Join(words[1:], " ")
	}},
	{"quote inside", func(t string, words []string, at int) string {
		return t + ": " + strings.Join(words[:at], " ") + "'" + strings.Join(words[at:], "'")
	}},
	{"dash", func(t string, words []string, _ int) string {
		return t + ": " + strings.ReplaceAll(strings.Join(words, " "), "--", "\u2013")
	}},
	{"dash for two", func(t string, words []string, _ int) string {
		return t + ": " + strings.ReplaceAll(strings.Join(words, " "), "-", "\u2014")
	}},
	{"one hyphen", func(t string, words []string, _ int) string {
		return t + ": " + strings.ReplaceAll(strings.Join(words, " "), "--", "-")
	}},
	{"blank in an option", func(t string, words []string, _ int) string {
		return t + ": " + strings.ReplaceAll(strings.Join(words, " "), " --", " -- ")
	}},
	{"invisible character", func(t string, words []string, _ int) string { return t + "\u200b: " + strings.Join(words, "\u00a0") }},
	{"backslash", func(t string, words []string, at int) string {
		return t + ": " + strings.Join(words[:at], " ") + " \\\n" + strings.Join(words[at:], " ")
	}},
	{"operator at the end", func(t string, words []string, _ int) string { return t + ": " + strings.Join(words, " ") + " &&" }},
	{"entry in quotes", func(t string, words []string, _ int) string { return `"` + t + ": " + strings.Join(words, " ") + `"` }},
	{"list item", func(t string, words []string, _ int) string { return "- " + t + ": " + strings.Join(words, " ") }},
	{"JSON pair", func(t string, words []string, _ int) string {
		return `"` + t + `": ` + strconv.Quote(strings.Join(words, " ")) + ","
	}},
	{"JSON object", func(t string, words []string, _ int) string {
		return "{\n  \"" + t + `": ` + strconv.Quote(strings.Join(words, " ")) + "\n}"
	}},
	{"scripts of package.json", func(t string, words []string, _ int) string {
		return "\"scripts\": {\n  \"start\": " + strconv.Quote(strings.Join(words, " ")) + "\n}"
	}},
	{"INI section", func(t string, words []string, _ int) string {
		return "[program:" + t + "]\ncommand = " + strings.Join(words, " ")
	}},
	{"Dockerfile", func(t string, words []string, _ int) string {
		return "FROM node:20\nWORKDIR /app\nCMD [" + strings.Join(quoted(words), ", ") + "]"
	}},
	{"exported variable", func(t string, words []string, _ int) string {
		return "export NODE_ENV=production\n" + t + ": " + strings.Join(words, " ")
	}},
	{"without a type", func(_ string, words []string, _ int) string { return strings.Join(words, " ") }},
	{"two lines of a type", func(t string, words []string, _ int) string {
		return t + ": cd src\n" + t + ": " + strings.Join(words, " ")
	}},
	{"next entry in the line", func(t string, words []string, _ int) string {
		return t + ": " + strings.Join(words, " ") + " worker: node jobs.js"
	}},
}

func quoted(words []string) []string {
	var out []string
	for _, w := range words {
		out = append(out, strconv.Quote(w))
	}
	return out
}

// mutated is a file with a mistake in one of its entries, and how it was made; "" where no entry has two words.
func mutated(src []byte, r *rand.Rand) (text, how string) {
	doc := procfile.Parse(src)
	entries := doc.Entries()
	if len(entries) == 0 {
		return "", ""
	}
	e := entries[r.IntN(len(entries))]
	words := strings.Fields(e.Command)
	m := mutations[r.IntN(len(mutations))]
	if len(words) < 2 || len(e.Type) < 3 || len(doc.Text) > 2048 {
		return "", ""
	}
	l := doc.Lines[e.Line].Range
	return doc.Text[:l.Start] + m.of(e.Type, words, 1+r.IntN(len(words)-1)) + doc.Text[l.End:], m.name
}

// TestLawsOfMutatedFiles checks the laws on real Procfiles with a mistake in them. PROCLINT_CORPUS names their folder; the
// default one lies beside the project. Without them, it does so on the golden inputs.
func TestLawsOfMutatedFiles(t *testing.T) {
	files := goldenInputs(t)
	real, err := inputs.Files(cmp.Or(os.Getenv("PROCLINT_CORPUS"), "../../shared/corpus") + "/*rocfile*")
	if err != nil {
		t.Fatal(err)
	}
	if len(real) == 0 {
		t.Log("PROCLINT_CORPUS names no folder of real Procfiles: only the golden inputs are mutated")
	}
	r := rand.New(rand.NewPCG(1, uint64(golden.Seed())))
	few, broken := 400, map[string]int{}
	if golden.Nightly() {
		few = 2000
	}
	for n := 0; n < few; {
		in := files[r.IntN(len(files))]
		if len(real) > 0 && n%2 == 0 {
			in = check.Input{Path: "Procfile", Source: real[r.IntN(len(real))].Source}
		}
		text, how := mutated(in.Source, r)
		if how == "" {
			continue
		}
		n++
		in.Source = []byte(text)
		if !t.Run(how, func(t *testing.T) { checkLaws(t, in) }) {
			broken[how]++
		}
	}
	if len(broken) > 0 {
		t.Logf("%d files: %v", few, broken)
	}
}
