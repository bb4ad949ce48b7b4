package cli

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"time"

	"github.com/proclint/proclint/lint/api"
	"github.com/proclint/proclint/lint/procfile"
)

// settled is how long nothing more of a log comes before what is there is looked at, and overdue how long a part waits for that at most.
const (
	settled = 500 * time.Millisecond
	overdue = 1500 * time.Millisecond
)

type chunk struct {
	text []byte
	err  error
}

const (
	mostLog    = 8 << 20 // how much of a log is looked at, in bytes: what failed is near its start or its end
	mostHead   = 1 << 20 // how much of that is its start
	mostAtOnce = 4 << 20 // how much is looked at while a log goes on, so that the answer comes in time
	mostKept   = 1 << 19 // how much is looked at again where a log goes on after a pause
	firstBytes = 4       // show the encoding of a log
)

// followed is a log, or its first and its last part.
type followed struct {
	text []byte
	// dropped is the number of lines before it, which were looked at.
	dropped int
	// head is where the last part begins, and headLines are the lines before that. unread is the number of lines between the
	// parts, of which nobody looked at any.
	head, headLines, unread int
	// skipped is whether a part was ever left out.
	skipped bool
}

// keep leaves out lines in the middle of a text of more than most bytes.
func (f *followed) keep(most int) {
	if len(f.text) <= most {
		return
	}
	if f.unread == 0 {
		f.head = bytes.LastIndexByte(f.text[:min(mostHead, most/4)], '\n') + 1
		f.headLines = bytes.Count(f.text[:f.head], []byte("\n"))
	}
	last, lines := lastLines(f.text[f.head:], most-f.head)
	f.text = append(f.text[:f.head], last...)
	f.unread += lines
	f.skipped = true
}

// keepEnd leaves out all but the end of a text that was looked at.
func (f *followed) keepEnd() {
	if len(f.text) <= mostKept && f.unread == 0 {
		return
	}
	last, lines := f.text[f.head:], f.headLines+f.unread
	if len(last) > mostKept {
		end, more := lastLines(last, mostKept)
		last, lines = end, lines+more
	}
	f.text = append(f.text[:0], last...)
	f.dropped += lines
	f.head, f.headLines, f.unread = 0, 0, 0
}

// numbered is the text with an empty line for each one that is left out in it.
func (f *followed) numbered() string {
	return string(f.text[:f.head]) + strings.Repeat("\n", f.unread) + string(f.text[f.head:])
}

// place is the line of the whole log that a line of the text is, both from 0.
func (f *followed) place(line int) int {
	if line >= f.headLines {
		line += f.unread
	}
	return f.dropped + line
}

// follow reads all of r, of which it keeps most bytes, the first and the last ones. Each time that nothing more comes for a while, or that a part has
// waited long enough, it calls pause, which reports whether it looked at the text: then only its end is
// kept.
func follow(r io.Reader, most int, pause func(*followed) bool) (*followed, error) {
	chunks := make(chan chunk)
	go func() {
		for least := firstBytes; ; least = 1 {
			buffer := make([]byte, 32<<10)
			n, err := io.ReadAtLeast(r, buffer, least)
			if err == io.ErrUnexpectedEOF {
				err = io.EOF
			}
			chunks <- chunk{buffer[:n], err}
			if err != nil {
				return
			}
		}
	}()
	f := &followed{}
	decoder := new(procfile.Decoder)
	timer := time.NewTimer(settled)
	timer.Stop()
	var due time.Time // of the first part that nobody looked at; zero for none
	for isFirst := true; ; {
		select {
		case c := <-chunks:
			if isFirst && len(c.text) > 0 {
				if reason := api.NotText(c.text); reason != "" {
					return f, errors.New(reason)
				}
				isFirst = false
			}
			f.text = append(f.text, decoder.Decode(c.text)...)
			if c.err != nil || len(f.text) > most+most/4 { // not each time: that would take time with the square of the size
				f.keep(most)
			}
			if c.err == io.EOF {
				return f, nil
			}
			if c.err != nil {
				return f, c.err
			}
			if due.IsZero() {
				due = time.Now().Add(overdue)
			}
			timer.Reset(min(settled, max(0, time.Until(due))))
		case <-timer.C:
			due = time.Time{}
			if pause(f) {
				f.keepEnd()
			}
		}
	}
}

// lastLines are the last lines of a text that have at most so many bytes, and the number of lines before them.
func lastLines(text []byte, most int) (last []byte, before int) {
	start := len(text) - most
	if end := bytes.IndexByte(text[start:], '\n'); end >= 0 {
		start += end + 1
	}
	return text[start:], bytes.Count(text[:start], []byte("\n"))
}
