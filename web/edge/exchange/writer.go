package exchange

import (
	"net/http"
	"strconv"
	"strings"
)

// writer is an http.ResponseWriter that keeps everything.
type writer struct {
	header http.Header
	head   []byte // the head of an Answer; empty until the status is written
	body   []byte
}

func (w *writer) Header() http.Header { return w.header }

// lineBreaks would end a header's line; a server sends them as blanks.
var lineBreaks = strings.NewReplacer("\n", " ", "\r", " ")

// WriteHeader takes the status and the headers as they are now. As in a server the first final status counts.
func (w *writer) WriteHeader(status int) {
	if len(w.head) > 0 || status < http.StatusOK {
		return
	}
	w.head = strconv.AppendInt(w.head, int64(status), 10)
	for name, values := range w.header {
		if len(values) == 0 {
			continue
		}
		w.head = append(append(append(w.head, '\n'), name...), '\n')
		value := strings.Join(values, ", ")
		if strings.IndexByte(value, '\n') >= 0 || strings.IndexByte(value, '\r') >= 0 {
			value = lineBreaks.Replace(value) // which looks at each byte
		}
		w.head = append(w.head, value...)
	}
}

func (w *writer) Write(data []byte) (int, error) {
	w.WriteHeader(http.StatusOK)
	w.body = append(w.body, data...)
	return len(data), nil
}

func (w *writer) reset() {
	clear(w.header)
	w.head = w.head[:0]
	w.body = w.body[:0]
	if cap(w.body) > keptBytes {
		w.body = nil
	}
}
