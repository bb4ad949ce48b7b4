//go:build !js

package web

import (
	"cmp"
	"context"
	"io"
	"log/slog"
	"net/http"
	"strconv"
	"time"
)

// admission lets next read bodies, work on them and send answers within limits. A request whose body is there waits
// for its turn; after wait, reading the body ends with errBusy.
type admission struct {
	next            http.Handler
	wait            time.Duration
	small, large    *lane
	bodies, answers *budget
	logger          *slog.Logger
}

func admit(next http.Handler, wait time.Duration, limits Limits, logger *slog.Logger) *admission {
	return &admission{
		next:    next,
		wait:    wait,
		logger:  logger,
		small:   &lane{workers: limits.Workers, bytes: int64(limits.Workers) * smallBody, most: limits.Waiting},
		large:   &lane{workers: limits.Workers, bytes: max(limits.WorkBytes, MaxBody), most: limits.Waiting},
		bodies:  newBudget(limits.BodyBytes),
		answers: newBudget(limits.AnswerBytes),
	}
}

// ServeHTTP lets next answer.
func (a *admission) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	v := &visit{admission: a, request: r, sent: r.Body, connection: connectionOf(r)}
	defer v.end()
	if r.Body != http.NoBody {
		r.Body = v // the server has its own reference to what was sent
	}
	begun := time.Now()
	answer := &answering{ResponseWriter: w, visit: v, status: http.StatusOK}
	a.next.ServeHTTP(answer, r)
	a.record(answer, begun)
}

func (a *admission) record(answer *answering, begun time.Time) {
	r, level := answer.visit.request, slog.LevelInfo
	if answer.status >= http.StatusInternalServerError {
		level = slog.LevelError
	} else if !isAPI(r.URL.Path) {
		return
	}
	if !a.logger.Enabled(r.Context(), level) {
		return
	}
	a.logger.LogAttrs(r.Context(), level, "request",
		slog.String("id", answer.Header().Get("X-Request-Id")),
		slog.String("method", cut(r.Method)),
		slog.String("path", cut(r.URL.Path)),
		slog.Int("status", answer.status),
		slog.Int64("bytes", answer.bytes),
		slog.Duration("took", time.Since(begun)),
	)
}

// visit is one request: its body, and what it has taken of the limits.
type visit struct {
	*admission
	request      *http.Request
	sent         io.ReadCloser // the body as it comes from the connection
	connection   *connection
	body, answer *share
	lane         *lane // in which it is worked on
	size         int64 // that it has there

	isRead  bool
	content []byte // of the body, as far as Read has not given it yet
	err     error
}

// Read gives the body; the first call reads all of it and waits for the turn.
func (v *visit) Read(b []byte) (int, error) {
	if !v.isRead {
		v.content, v.err = v.whole()
	}
	if len(v.content) == 0 {
		return 0, cmp.Or(v.err, io.EOF)
	}
	n := copy(b, v.content)
	v.content = v.content[n:]
	return n, nil
}

// Close ends the body.
func (v *visit) Close() error { return v.sent.Close() }

// whole reads all of the body, or one byte more than MaxBody, and returns when it may be worked on.
func (v *visit) whole() ([]byte, error) {
	v.isRead = true
	content, err := v.read()
	if err != nil || len(content) > MaxBody {
		return content, err
	}
	v.connection.working.Store(true)
	v.body.keep()
	lane, size := v.small, int64(len(content))
	if size > smallBody {
		lane = v.large
	}
	if !lane.tryEnter(size) && !v.waitFor(func(ctx context.Context) bool { return lane.enter(ctx, size) }) {
		return nil, errBusy
	}
	v.lane, v.size = lane, size
	return content, nil
}

// read reads the body. Only one that turns out to be large takes a share of the budget, and the memory that it says it needs.
func (v *visit) read() ([]byte, error) {
	expected := v.request.ContentLength + 1 // one more, so that the end is seen without growing
	if expected <= 0 || expected > MaxBody {
		expected = MaxBody + 1
	}
	content := make([]byte, 0, min(expected, smallBody+1))
	for {
		n, err := v.sent.Read(content[len(content):cap(content)])
		content = content[:len(content)+n]
		switch {
		case err == io.EOF:
			_ = v.sent.Close() // all is read: the server need not look for more
			return content, nil
		case len(content) > MaxBody:
			return content, nil
		case err != nil:
			return nil, err
		case len(content) < cap(content):
			continue
		}
		if v.body = v.share(v.bodies, expected); v.body == nil {
			return nil, errBusy
		}
		content = append(make([]byte, 0, expected), content...)
	}
}

// share takes bytes of a budget. It is nil where they are not there in time.
func (v *visit) share(b *budget, bytes int64) (taken *share) {
	v.waitFor(func(ctx context.Context) bool {
		taken = b.take(ctx, bytes, v.connection)
		return taken != nil
	})
	return taken
}

// waitFor lets something wait as long as the request may.
func (v *visit) waitFor(do func(context.Context) bool) bool {
	ctx, cancel := context.WithTimeout(v.request.Context(), v.wait)
	defer cancel()
	return do(ctx)
}

func (v *visit) endWork() {
	v.connection.working.Store(false)
	if v.lane != nil {
		v.lane.leave(v.size)
		v.lane = nil
	}
	v.body.release()
	v.body = nil
}

// end gives back all that the request has taken.
func (v *visit) end() {
	v.endWork()
	v.answer.release()
}

// answering ends the work when the answer is there: a client that reads it slowly keeps nobody from working. It
// remembers the status and counts the bytes.
type answering struct {
	http.ResponseWriter
	visit  *visit
	begun  bool
	status int
	bytes  int64
}

// WriteHeader takes a share for the answer, and gives the client time in proportion to it.
func (a *answering) WriteHeader(status int) {
	a.status = status
	if a.begun {
		a.ResponseWriter.WriteHeader(status)
		return
	}
	a.begun = true
	v := a.visit
	size := int64(0) // where the length is not known nothing is large
	if length := a.Header().Get("Content-Length"); length != "" {
		size, _ = strconv.ParseInt(length, 10, 64)
	}
	// The files of the page are in memory once for all who read them.
	if size > smallAnswer && isAPI(v.request.URL.Path) {
		if v.answer = v.share(v.answers, size); v.answer == nil {
			panic(http.ErrAbortHandler)
		}
	}
	v.endWork()
	// It fails only where the connection has ended.
	_ = v.connection.SetWriteDeadline(time.Now().Add(timeToRead(size)))
	a.ResponseWriter.WriteHeader(status)
}

// Write sends a part of the answer.
func (a *answering) Write(b []byte) (int, error) {
	if !a.begun {
		a.WriteHeader(http.StatusOK)
	}
	n, err := a.ResponseWriter.Write(b)
	a.bytes += int64(n)
	return n, err
}

// Unwrap is for http.ResponseController.
func (a *answering) Unwrap() http.ResponseWriter { return a.ResponseWriter }
