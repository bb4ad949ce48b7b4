//go:build !js

package export

import (
	"context"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/proclint/proclint/internal/patient"
)

// stub puts a program called words on the PATH of the commands that are run; it writes the words that it gets.
func stub(t testing.TB) (run func(argv ...string) []string) {
	t.Helper()
	dir := t.TempDir()
	script := "#!/bin/sh\nprintf '%s\\0' words \"$@\"\n"
	if err := os.WriteFile(filepath.Join(dir, "words"), []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir+":"+os.Getenv("PATH"))
	return func(argv ...string) []string {
		t.Helper()
		ctx, cancel := context.WithTimeout(context.Background(), patient.For(time.Minute))
		defer cancel()
		cmd := exec.CommandContext(ctx, argv[0], argv[1:]...)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "PORT=5000", "EMPTY=", "TWO=a  b")
		out, err := cmd.Output()
		if err != nil {
			t.Fatalf("%q: %v", argv, err)
		}
		return strings.Split(strings.TrimSuffix(string(out), "\x00"), "\x00")
	}
}

// Whichever way a command is written elsewhere, the program gets the words that bash gives it.
func TestTheSameWords(t *testing.T) {
	run := stub(t)
	for _, text := range []string{
		`words`, `words a b=c --d=e`, `words  a   b`, `words 'a b' "c d" e\ f`, `words $PORT "$TWO" $TWO '$PORT' \$PORT $EMPTY ""`,
		`words ${NONE:-"x y"} ${PORT#5} $((1+2)) $(printf '%s' "it's")`, "words `printf x` ~+ *", `words % %% %Y x$ "\"" '\' "a\\b"`, `words $'a\tb' $"c"`, `words ${PORT/5/6} ${PORT:1:2} ${TWO^^}`, `cat <(words a)`, `((1)) && words a`,
		`words a && words b; words c | cat`, `A=1 words $A`, `cd / && words "$PWD"`, `words {a,b} c`, `words <<< x`, `[[ -n $PORT ]] && words yes`,
		`words # comment`, `words a#b '#' c`, `exec words 'x'`, `(words a); { words b; }`, `words "é ü" '…'`, `words '!' "!" a!b`, `>&1 words a`, `words 2>&1 a`,
	} {
		want := run("bash", "-c", text)
		r := newRun(text, false)
		for how, argv := range map[string][]string{
			"words":    r.argv(),
			"shell":    r.inShell(),
			"line":     {"sh", "-c", r.line()},
			"argvLine": {"sh", "-c", ShellLine(r.argv())},
		} {
			if got := run(argv...); !slices.Equal(got, want) {
				t.Errorf("%s: %s as %q gives %q, want %q", text, how, argv, got, want)
			}
		}
	}
}

// Where a platform splits a command without a shell, the words stay what they are there.
func TestWordsWithoutAShell(t *testing.T) {
	run := stub(t)
	r := newRun(`words $PORT "a b" && 'c' \d`, true)
	want := []string{"words", "$PORT", `"a`, `b"`, "&&", "'c'", `\d`}
	for _, argv := range [][]string{r.argv(), r.inShell(), {"sh", "-c", r.line()}} {
		if got := run(argv...); !slices.Equal(got, want) {
			t.Errorf("%q gives %q, want %q", argv, got, want)
		}
	}
}

// Every list of words comes back from a real shell, and from systemd's rules, as it went in.
func TestQuotingGivesExactlyTheWords(t *testing.T) {
	run := stub(t)
	random := rand.New(rand.NewSource(1))
	pieces := []string{"a", " ", "'", `"`, `\`, "$", "${x}", "$(y)", "`", "\n", "%", "%Y", "#", "~", "*", "&&", ";", "=", "é", "!", "\t", "{a,b}", "$$"}
	var lines, all []string
	for range 200 {
		words := []string{"words"}
		for range random.Intn(5) {
			word := ""
			for range random.Intn(6) {
				word += pieces[random.Intn(len(pieces))]
			}
			words = append(words, word)
		}
		line := ShellLine(words)
		lines, all = append(lines, line), append(all, words...)
		if got := systemdReads(t, systemdWord(line)); got != line {
			t.Errorf("systemd: %q is read as %q, want %q", systemdWord(line), got, line)
		}
		if got := kubernetesReads(kubernetesWord(line)); got != line {
			t.Errorf("kubernetes: %q is read as %q, want %q", kubernetesWord(line), got, line)
		}
	}
	// A function takes the words as a program does, and is much quicker.
	const function = "words() { printf '%s\\0' words \"$@\"; }\n"
	for _, shell := range []string{"sh", "bash"} {
		if got := run(shell, "-c", function+strings.Join(lines, "\n")); !slices.Equal(got, all) {
			t.Errorf("%s gives %q, want %q, for the lines %q", shell, got, all, lines)
		}
	}
}

// systemdReads reads a word in double quotes as man systemd.service tells: escapes of C, then %% and $$. A
// specifier or a variable would be replaced, so there may be none.
func systemdReads(t *testing.T, quoted string) string {
	t.Helper()
	body, ok := strings.CutPrefix(quoted, `"`)
	body, closed := strings.CutSuffix(body, `"`)
	if !ok || !closed || strings.ContainsAny(body, "\n\t") {
		t.Fatalf("%q is not one word", quoted)
	}
	var b strings.Builder
	for i := 0; i < len(body); i++ {
		switch c := body[i]; c {
		case '\\':
			i++
			b.WriteByte(map[byte]byte{'n': '\n', 't': '\t', 'r': '\r', '\\': '\\', '"': '"'}[body[i]])
		case '%', '$':
			if i++; i == len(body) || body[i] != c {
				t.Fatalf("%q holds a single %c", quoted, c)
			}
			b.WriteByte(c)
		case '"':
			t.Fatalf("%q ends too early", quoted)
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// kubernetesReads expands a word as Kubernetes does, where every variable is "WRONG".
func kubernetesReads(word string) string {
	var b strings.Builder
	for i := 0; i < len(word); i++ {
		if word[i] != '$' || i+1 == len(word) {
			b.WriteByte(word[i])
			continue
		}
		i++
		end := strings.IndexByte(word[i:], ')')
		switch {
		case word[i] == '$':
			b.WriteByte('$')
		case word[i] == '(' && end >= 0:
			b.WriteString("WRONG")
			i += end
		default:
			b.WriteByte('$')
			b.WriteByte(word[i])
		}
	}
	return b.String()
}
