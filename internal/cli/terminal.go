package cli

import (
	"fmt"
	"io"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/report"
)

// screen is a terminal that gets no control character but line ends, tabs, and the escape sequences of colors. Each Write has whole characters.
type screen struct{ *os.File }

// Write writes a text, with a visible character in place of each other control character.
func (s screen) Write(text []byte) (int, error) {
	var b strings.Builder
	for rest := string(text); rest != ""; {
		end := strings.IndexFunc(rest, unprintable)
		if end < 0 {
			b.WriteString(rest)
			break
		}
		b.WriteString(rest[:end])
		rest = rest[end:]
		if sequence := ownSequence.FindString(rest); sequence != "" {
			b.WriteString(sequence)
			rest = rest[len(sequence):]
			continue
		}
		_, size := utf8.DecodeRuneInString(rest)
		b.WriteString(report.Printable(rest[:size]))
		rest = rest[size:]
	}
	if _, err := s.File.WriteString(b.String()); err != nil {
		return 0, err
	}
	return len(text), nil
}

// ownSequence is an escape sequence that marks, clears or links, as the program writes it. An address has no spaces or control characters.
var ownSequence = regexp.MustCompile(`^(\r?\x1b\[[0-9;]*[mK]|\x1b\]8;;(https?://[!-~]*)?\x1b\\)`)

// unprintable reports whether a character may do something to a terminal.
func unprintable(r rune) bool {
	if r < utf8.RuneSelf {
		return r < ' ' && r != '\n' && r != '\t' || r == 0x7F
	}
	return report.Printable(string(r)) != string(r)
}

func onScreen(w io.Writer) io.Writer {
	if f, ok := w.(*os.File); ok && isTerminal(f) {
		return screen{f}
	}
	return w
}

func isTerminal(w io.Writer) bool {
	switch w := w.(type) {
	case screen:
		return true
	case *os.File:
		return isTerminalFile(w)
	}
	return false
}

// writeFileText writes a text that is there for a file or a program, which get it as it is. A terminal gets what can be shown of
// it, without the secrets of the files that it was made of.
func writeFileText(w io.Writer, text string, of ...[]byte) error {
	return writeText(w, shownOn(w, text, of...))
}

// shownOn is what writeFileText writes.
func shownOn(w io.Writer, text string, of ...[]byte) string {
	if isTerminal(w) {
		return visibleLines(secretsOf(of...).Mask(text))
	}
	return text
}

// visibleLines is a text of several lines that a person reads, such as Markdown: Printable, with its line ends and tabs.
func visibleLines(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		b.WriteString(prose.NoCommand(strings.Map(func(r rune) rune {
			if r == '\n' || r == '\t' {
				return r
			}
			return prose.PrintableRune(r)
		}, line)))
	}
	return b.String()
}

func secretsOf(sources ...[]byte) *lint.Secrets {
	var docs []*procfile.Document
	for _, source := range sources {
		docs = append(docs, procfile.Parse(source))
	}
	return lint.SecretsOf(docs...)
}

const colorFlag = "color"

func addColor(root *cobra.Command) {
	colors := &choice{kind: "use of colors", value: "auto", valid: []string{"auto", "always", "never"}}
	root.PersistentFlags().Var(colors, colorFlag, "use of colors; NO_COLOR and FORCE_COLOR change what auto does")
	complete(root, colorFlag, colors.valid)
}

// colored reports whether output of a command to w should have colors. The flag goes first, then the environment
// (https://no-color.org, https://force-color.org). Otherwise, a terminal that can show them has them.
func colored(cmd *cobra.Command, w io.Writer) bool {
	flag := cmd.Flag(colorFlag).Value.String()
	switch force := os.Getenv("FORCE_COLOR"); {
	case flag != "auto":
		return flag == "always"
	case os.Getenv("NO_COLOR") != "":
		return false
	case force != "":
		return force != "0" && force != "false"
	}
	return os.Getenv("TERM") != "dumb" && isTerminal(w)
}

// The width of a text on a terminal. Lines that are much longer are hard to read, shorter ones break everywhere.
const (
	minWidth = 40
	maxWidth = 120
)

// widthOf is how many cells a line of w has, or 0 where that is unknown. COLUMNS goes first, as in other programs.
func widthOf(w io.Writer) int {
	if columns, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil && columns > 0 {
		return max(columns, minWidth)
	}
	s, ok := w.(screen)
	if !ok {
		return 0
	}
	if width := terminalWidth(s.File); width > 0 {
		return min(max(width, minWidth), maxWidth)
	}
	return 0
}

// linked reports whether w is a terminal that is known to show links, which are escape sequences of the kind OSC 8. Others may show them as garbage.
func linked(w io.Writer) bool {
	if !isTerminal(w) || os.Getenv("TERM") == "dumb" || os.Getenv("CI") != "" {
		return false
	}
	if os.Getenv("WT_SESSION")+os.Getenv("KITTY_WINDOW_ID")+os.Getenv("KONSOLE_VERSION")+os.Getenv("DOMTERM") != "" {
		return true
	}
	// VTE knows links from 0.50 on.
	if version, err := strconv.Atoi(os.Getenv("VTE_VERSION")); err == nil {
		return version >= 5000
	}
	return slices.Contains(linkPrograms, os.Getenv("TERM_PROGRAM"))
}

// linkPrograms are terminals that show links, by TERM_PROGRAM.
var linkPrograms = []string{"iTerm.app", "WezTerm", "ghostty", "vscode", "zed"}

// progress is a line on a terminal that is written over and over. A nil one writes nothing.
type progress struct {
	w     io.Writer
	last  time.Time
	shown bool
}

// progressEvery is how often the line changes, often enough to seem alive.
const progressEvery = 100 * time.Millisecond

const clearLine = "\r\x1b[K"

// newProgress shows a line on w. It is nil if w isn't a terminal.
func newProgress(w io.Writer) *progress {
	if !isTerminal(w) {
		return nil
	}
	return &progress{w: w, last: time.Now()}
}

// show prints how many files are done, unless it just did.
func (p *progress) show(files int) {
	if p == nil || time.Since(p.last) < progressEvery {
		return
	}
	p.last = time.Now()
	p.shown = true
	fmt.Fprintf(p.w, "%s%d %s …", clearLine, files, prose.Plural(files, "file", "files"))
}

// clear takes the line away, so that something else can be written.
func (p *progress) clear() {
	if p == nil || !p.shown {
		return
	}
	p.shown = false
	fmt.Fprint(p.w, clearLine)
}

// writeDiff writes a unified diff of two texts, in colors if there are to be any.
func writeDiff(w io.Writer, diff string, colors bool, before, after []byte) error {
	text := shownOn(w, diff, before, after)
	if !colors {
		return writeText(w, text)
	}
	var b strings.Builder
	for line := range strings.Lines(text) {
		content := strings.TrimSuffix(line, "\n")
		if style := diffStyle(content); style != "" {
			line = style + content + "\x1b[0m" + line[len(content):]
		}
		b.WriteString(line)
	}
	return writeText(w, b.String())
}

func diffStyle(line string) string {
	switch {
	case strings.HasPrefix(line, "diff "), strings.HasPrefix(line, "--- "), strings.HasPrefix(line, "+++ "), strings.HasPrefix(line, "rename "):
		return "\x1b[1m"
	case strings.HasPrefix(line, "@@"):
		return "\x1b[36m"
	case strings.HasPrefix(line, "-"):
		return "\x1b[31m"
	case strings.HasPrefix(line, "+"):
		return "\x1b[32m"
	}
	return ""
}
