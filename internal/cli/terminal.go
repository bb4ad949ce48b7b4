package cli

import (
	"fmt"
	"io"
	"os"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/report"
)

// screen is a terminal that gets no control character but line ends, tabs, and the
// escape sequences of colors. Each Write has whole characters.
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

// ownSequence is an escape sequence that marks or clears, as the program writes it.
var ownSequence = regexp.MustCompile(`^\r?\x1b\[[0-9;]*[mK]`)

// unprintable reports whether a character may do something to a terminal.
func unprintable(r rune) bool {
	if r < utf8.RuneSelf {
		return r < ' ' && r != '\n' && r != '\t' || r == 0x7F
	}
	return report.Printable(string(r)) != string(r)
}

// onScreen is a writer that is a screen if it is a terminal.
func onScreen(w io.Writer) io.Writer {
	if f, ok := w.(*os.File); ok && isTerminal(f) {
		return screen{f}
	}
	return w
}

// isTerminal reports whether what is written to w is seen on a terminal.
func isTerminal(w io.Writer) bool {
	switch w := w.(type) {
	case screen:
		return true
	case *os.File:
		return isTerminalFile(w)
	}
	return false
}

// writeFileText writes a text that is there for a file or a program, which get it
// as it is. A terminal gets what can be shown of it, without the secrets of the
// files that it was made of.
func writeFileText(w io.Writer, text string, of ...[]byte) error {
	if isTerminal(w) {
		text = secretsOf(of...).Mask(text)
		lines := strings.SplitAfter(text, "\n")
		for i, line := range lines {
			content, ended := strings.CutSuffix(line, "\n")
			lines[i] = report.Printable(content)
			if ended {
				lines[i] += "\n"
			}
		}
		text = strings.Join(lines, "")
	}
	return writeText(w, text)
}

func secretsOf(sources ...[]byte) *lint.Secrets {
	var docs []*procfile.Document
	for _, source := range sources {
		docs = append(docs, procfile.Parse(source))
	}
	return lint.SecretsOf(docs...)
}

// colored reports whether output to w should have colors: on a terminal that
// can show them, unless the user turned them off (https://no-color.org).
func colored(w io.Writer) bool {
	return os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && isTerminal(w)
}

// progress is a line on a terminal that is written over and over. A nil one
// writes nothing.
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
	fmt.Fprintf(p.w, "%s%d files …", clearLine, files)
}

// clear takes the line away, so that something else can be written.
func (p *progress) clear() {
	if p == nil || !p.shown {
		return
	}
	p.shown = false
	fmt.Fprint(p.w, clearLine)
}
