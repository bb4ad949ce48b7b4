// Package exchange runs an http.Handler on requests and answers that lie in memory, for a host that has no
// sockets and calls one function at a time with bytes.
package exchange

import (
	"bytes"
	"io"
	"net/http"
	"net/textproto"
	"net/url"
	"os"
	"strconv"
	"strings"

	"github.com/proclint/proclint/web"
)

// keptBytes is the largest buffer that stays for the next request.
const keptBytes = 1 << 20

// Exchange answers requests one after another. Each of them is written into its Buffer: a head, then the body. It is for one goroutine.
type Exchange struct {
	handler http.Handler
	request []byte
	writer  writer
	steps   web.Steps // of the request that has begun and has no answer yet; nil for none
	target  string    // most requests have the target of the one before, and to parse it takes a while
	url     url.URL
}

// Body is the content of the buffer after the head, and what became of the rest.
type Body struct {
	Size     int   // bytes in the buffer
	Declared int64 // bytes as the sender declared them, -1 where it did not; they need not have been read
	End      End
}

// End is how a body ended.
type End int

// The ends of a body.
const (
	Whole End = iota // all that was to be read is there
	Cut              // the sender went away before: reading ends with io.ErrUnexpectedEOF
	Late             // the sender took too long: reading ends with os.ErrDeadlineExceeded
)

// Answer is what the handler answered. It is valid until the next call of Buffer, Serve or Step. Its Head is empty until
// the handler writes one: then Step continues.
//
// The lines of Head, parted by "\n" and without a last one, are the status in decimals and then the name and
// the value of each header. No name comes twice: several values of one are joined by commas.
type Answer struct {
	Head, Body []byte
}

// stepper is a handler that answers in steps, as web.API does.
type stepper interface {
	Begin(*http.Request) web.Steps
}

// New returns an exchange with handler, which must answer on the goroutine that it is called on.
func New(handler http.Handler) *Exchange {
	return &Exchange{handler: handler, writer: writer{header: http.Header{}}}
}

// Buffer returns room for a request of size bytes, head and body.
func (e *Exchange) Buffer(size int) []byte {
	if len(e.request) < size || len(e.request) > max(size, keptBytes) {
		e.request = make([]byte, max(size, 4096))
	}
	return e.request
}

// Serve answers the request whose head are the first bytes of the buffer. Its lines, parted by "\n" and without a last one, are
// the method, the target (path and query as they were sent), the host, and then the name and the value of each header.
func (e *Exchange) Serve(head int, body Body) Answer {
	r := e.newRequest(string(e.request[:head]), e.request[head:head+body.Size], body)
	handler, ok := e.handler.(stepper)
	if !ok {
		return e.answer(func(w http.ResponseWriter) { e.handler.ServeHTTP(w, r) })
	}
	steps := handler.Begin(r)
	if steps.Next() {
		e.steps = steps
		return Answer{}
	}
	return e.answer(steps.Answer)
}

// Step goes on with the last request that Serve gave no answer to. Others may be served between its steps.
func (e *Exchange) Step() Answer {
	if e.steps.Next() {
		return Answer{}
	}
	steps := e.steps
	e.steps = nil
	return e.answer(steps.Answer)
}

func (e *Exchange) answer(write func(http.ResponseWriter)) Answer {
	e.writer.reset()
	write(&e.writer)
	e.writer.WriteHeader(http.StatusOK)                                                      // as a server does for a handler that writes nothing
	if size := len(e.writer.body); size > 0 && len(e.writer.header["Content-Length"]) == 0 { // as a server counts a short answer
		e.writer.head = strconv.AppendInt(append(e.writer.head, "\nContent-Length\n"...), int64(size), 10)
	}
	return Answer{Head: e.writer.head, Body: e.writer.body}
}

// newRequest is what the handler of a server would get for head and content.
func (e *Exchange) newRequest(head string, content []byte, body Body) *http.Request {
	lines := strings.Split(head, "\n")
	header := make(http.Header, len(lines)/2)
	for i := 3; i+1 < len(lines); i += 2 {
		name := textproto.CanonicalMIMEHeaderKey(lines[i])
		header[name] = append(header[name], lines[i+1])
	}
	return &http.Request{
		Method:        lines[0],
		URL:           e.parseTarget(lines[1]),
		RequestURI:    lines[1],
		Proto:         "HTTP/1.1",
		ProtoMajor:    1,
		ProtoMinor:    1,
		Header:        header,
		Host:          lines[2],
		Body:          newBody(content, body.End),
		ContentLength: body.Declared,
	}
}

// parseTarget reads a path and its query. A path whose escapes are broken stands for itself: nothing has that name.
func (e *Exchange) parseTarget(target string) *url.URL {
	if target != e.target {
		parsed, err := url.ParseRequestURI(target)
		if err != nil {
			path, query, _ := strings.Cut(target, "?")
			parsed = &url.URL{Path: path, RawQuery: query}
		}
		e.target, e.url = target, *parsed
	}
	parsed := e.url // the handler may change its own
	return &parsed
}

func newBody(content []byte, end End) io.ReadCloser {
	if err := [...]error{Whole: nil, Cut: io.ErrUnexpectedEOF, Late: os.ErrDeadlineExceeded}[end]; err != nil {
		return io.NopCloser(io.MultiReader(bytes.NewReader(content), failing{err}))
	}
	if len(content) == 0 {
		return http.NoBody
	}
	return io.NopCloser(bytes.NewReader(content))
}

// failing is the end of a body that is not whole.
type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }
