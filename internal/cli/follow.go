package cli

import (
	"bytes"
	"io"
	"time"
)

// settled is how long nothing more of a log comes before what is there is looked at.
const settled = 500 * time.Millisecond

// chunk is what one read gave.
type chunk struct {
	text []byte
	err  error
}

// follow reads all of r. Each time that nothing more comes for a while, it calls pause with all text so far. Of a text that
// pauses and has more than most bytes, it keeps only the last lines, and pause also gets the number of those left out.
func follow(r io.Reader, most int, pause func(text []byte, dropped int)) (text []byte, err error) {
	dropped := 0
	chunks := make(chan chunk)
	go func() {
		for {
			buffer := make([]byte, 32<<10)
			n, err := r.Read(buffer)
			chunks <- chunk{buffer[:n], err}
			if err != nil {
				return
			}
		}
	}()
	paused := false
	timer := time.NewTimer(settled)
	timer.Stop()
	for {
		select {
		case c := <-chunks:
			text = append(text, c.text...)
			switch {
			case c.err == io.EOF:
				return text, nil
			case c.err != nil:
				return text, c.err
			case len(text) > most && !paused:
				return text, nil // too large, which is an error of the caller
			}
			timer.Reset(settled)
		case <-timer.C:
			paused = true
			if len(text) > most/2 {
				lines := 0
				text, lines = lastLines(text, most/2)
				dropped += lines
			}
			pause(text, dropped)
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
