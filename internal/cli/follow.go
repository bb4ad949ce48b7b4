package cli

import (
	"bytes"
	"errors"
	"io"
	"runtime/debug"
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
	mostLog    = 64 << 20 // how much of a log is looked at, in bytes: what failed is near its end
	mostKept   = 1 << 19  // how much is looked at again where a log goes on after a pause
	firstBytes = 4        // show the encoding of a log
	fewGarbage = 20       // how much of the memory, in percent, is garbage at most while a long log is looked at
)

// followed is a log, or its last part.
type followed struct {
	text []byte
	// dropped is the number of lines before it, and unread how many of them nothing looked at.
	dropped, unread int
}

// keep leaves out the first lines of a text of more than most bytes, and reports how many these are.
func (f *followed) keep(most int) int {
	if len(f.text) <= most {
		return 0
	}
	last, lines := lastLines(f.text, most)
	f.text = append(f.text[:0], last...)
	f.dropped += lines
	return lines
}

// follow reads all of r, of which it keeps the last most bytes. Each time that nothing more comes for a while, or that a part has
// waited long enough, it calls pause, which reports whether it looked at the text: then only its end is kept.
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
			if len(f.text) > mostKept && cap(f.text) < most {
				f.text = append(make([]byte, 0, most*3/2), f.text...) // once: to grow again and again takes a multiple of the memory
				debug.SetGCPercent(fewGarbage)
			}
			if isFirst && len(c.text) > 0 {
				if reason := api.NotText(c.text); reason != "" {
					return f, errors.New(reason)
				}
				isFirst = false
			}
			f.text = append(f.text, decoder.Decode(c.text)...)
			if c.err != nil || len(f.text) > most+most/4 { // not each time: that would take time with the square of the size
				f.unread += f.keep(most)
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
			f.unread += f.keep(most)
			if pause(f) {
				f.keep(mostKept)
			}
		}
	}
}

// garbageSetting gives a function that takes back what follow sets for a long log.
func garbageSetting() (restore func()) {
	percent := debug.SetGCPercent(fewGarbage)
	debug.SetGCPercent(percent)
	return func() { debug.SetGCPercent(percent) }
}

// lastLines are the last lines of a text that have at most so many bytes, and the number of lines before them.
func lastLines(text []byte, most int) (last []byte, before int) {
	start := len(text) - most
	if end := bytes.IndexByte(text[start:], '\n'); end >= 0 {
		start += end + 1
	}
	return text[start:], bytes.Count(text[:start], []byte("\n"))
}
