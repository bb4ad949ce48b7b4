//go:build !js

package web

import (
	"context"
	"io"
	"net/http"
	"time"

	"golang.org/x/sync/semaphore"
)

const (
	// workBytes is how many bytes of bodies are worked on at once. The worst byte takes a few hundred bytes of
	// memory, and a machine has few processors: what waits for its turn holds no more than its body.
	workBytes = 2 * MaxBody
	// workFloor is how many bytes the smallest body counts for.
	workFloor = 4 << 10
	// smallBody is the largest body that waits for no larger one. Procfiles are smaller.
	smallBody = 16 << 10
)

// inTurns lets next work on so many bodies at once as workBytes allows, small ones apart. A request whose body is
// there waits for its turn; after wait, reading the body ends with errBusy.
func inTurns(next http.Handler, wait time.Duration) http.Handler {
	small, large := semaphore.NewWeighted(workBytes), semaphore.NewWeighted(workBytes)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		t := &turn{ReadCloser: r.Body, context: r.Context(), wait: wait, room: large, small: small}
		defer t.end()
		taken := *r
		taken.Body = t
		next.ServeHTTP(&answering{w, t}, &taken)
	})
}

// turn is the body of a request, whose end is read when the request may be worked on.
type turn struct {
	io.ReadCloser
	context context.Context
	wait    time.Duration
	room    *semaphore.Weighted // that of large bodies until the size is known
	small   *semaphore.Weighted
	size    int64 // bytes read
	weight  int64 // bytes of room that are taken
}

// Read reads, and waits at the end.
func (t *turn) Read(b []byte) (int, error) {
	n, err := t.ReadCloser.Read(b)
	t.size += int64(n)
	if err != io.EOF || t.weight > 0 {
		return n, err
	}
	if t.size <= smallBody {
		t.room = t.small
	}
	weight := min(max(t.size, workFloor), workBytes)
	patient, cancel := context.WithTimeout(t.context, t.wait)
	defer cancel()
	if t.room.Acquire(patient, weight) != nil {
		return n, errBusy
	}
	t.weight = weight
	return n, io.EOF
}

// end gives the room to others.
func (t *turn) end() {
	t.room.Release(t.weight)
	t.weight = 0
}

// answering ends the turn when the answer is there: a client that reads it slowly keeps nobody from working.
type answering struct {
	http.ResponseWriter
	turn *turn
}

// WriteHeader ends the turn.
func (a *answering) WriteHeader(status int) {
	a.turn.end()
	a.ResponseWriter.WriteHeader(status)
}

// Unwrap is for http.ResponseController.
func (a *answering) Unwrap() http.ResponseWriter { return a.ResponseWriter }
