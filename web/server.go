//go:build !js

package web

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"runtime"
	"time"
)

// Server is the native HTTP server of a handler.
type Server struct {
	// Handler answers the requests.
	Handler http.Handler
	// BodyTime is how long a request may take to arrive, its body included; then it is answered with 408. 0 stands for 30 seconds.
	BodyTime time.Duration
	// WaitTime is how long a request whose body is there may wait until it is worked on, where many large ones came
	// before; then it is answered with 503. 0 stands for 20 seconds.
	WaitTime time.Duration
	// ShutdownTime is how long open requests may take after the signal to stop; 0 stands for 5 seconds.
	ShutdownTime time.Duration
	// Limits bound the memory and the work of all requests together.
	Limits Limits
	// Log gets a record for each request to the API, and for every answer with a status from 500 on. A record
	// has no body, no query and no address of a client. Nil: nothing is logged.
	Log *slog.Logger
}

// Serve serves on listener until ctx is done, then lets open requests end. The error is nil after such a stop, also
// where a request took longer than ShutdownTime and was cut off.
func (s Server) Serve(ctx context.Context, listener net.Listener) error {
	logger := s.Log
	if logger == nil {
		logger = slog.New(slog.DiscardHandler)
	}
	limits := s.Limits.orDefaults()
	arrival, wait := cmp.Or(s.BodyTime, bodyTime), cmp.Or(s.WaitTime, waitTime)
	server := &http.Server{
		Handler:           admit(s.Handler, wait, limits, logger),
		ConnContext:       withConnection,
		ReadHeaderTimeout: min(headerTime, arrival),
		ReadTimeout:       arrival,
		// Until the size of the answer is known.
		WriteTimeout:   arrival + wait + timeToRead(0),
		IdleTimeout:    idleTime,
		MaxHeaderBytes: maxHead,
		ErrorLog:       slog.NewLogLogger(logger.Handler(), slog.LevelWarn),
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(limitConnections(listener, limits.Connections)) }()
	select {
	case err := <-failed:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
	}
	logger.Info("stopping")
	// The context that ended this is over; the shutdown needs another one.
	grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), cmp.Or(s.ShutdownTime, stopTime))
	defer cancel()
	err := server.Shutdown(grace)
	if errors.Is(err, context.DeadlineExceeded) {
		logger.Warn("cut off requests that took longer than the shutdown timeout")
		err = server.Close()
	}
	if err != nil {
		return fmt.Errorf("stop serving: %w", err)
	}
	return nil
}

// Limits bound what the native server spends at once, whatever it is sent. Their defaults keep the process below
// half a GiB: each field says what it costs at most. A field that is zero has its default.
type Limits struct {
	// Connections is how many connections are open at once. A new one beyond that takes the place of the one that has been silent
	// longest. Each costs up to 100 KiB: its buffers, an unfinished head or a small body. The default is 1,000.
	Connections int
	// BodyBytes is how many bytes of large bodies are in memory at once, those that wait for their turn included. The default is 48 MiB.
	BodyBytes int64
	// AnswerBytes is how many bytes of large answers are on their way to clients at once. The default is 48 MiB.
	AnswerBytes int64
	// WorkBytes is how many bytes of large bodies are worked on at once. The worst byte takes a few hundred bytes of memory. The default is 512 KiB.
	WorkBytes int64
	// Workers is how many small bodies are worked on at once, and also how many large ones. The default is the number of processors that Go uses.
	Workers int
	// Waiting is how many small bodies may wait until they are worked on, and also how many large ones. Beyond
	// that the largest is answered with 503. The default is 256.
	Waiting int
}

func (l Limits) orDefaults() Limits {
	return Limits{
		Connections: cmp.Or(l.Connections, 1000),
		BodyBytes:   cmp.Or(l.BodyBytes, 48<<20),
		AnswerBytes: cmp.Or(l.AnswerBytes, 48<<20),
		WorkBytes:   cmp.Or(l.WorkBytes, 2*MaxBody),
		Workers:     cmp.Or(l.Workers, runtime.GOMAXPROCS(0)),
		Waiting:     cmp.Or(l.Waiting, 256),
	}
}

// Sizes, in bytes.
const (
	// smallBody is the largest body that waits only for other small ones. Procfiles are smaller.
	smallBody = 16 << 10
	// smallAnswer is the largest answer that needs no share of AnswerBytes: the system takes it from the server at once.
	smallAnswer = 64 << 10
	// maxHead is how long the head of a request may be. The API has a lower limit with an explanation; beyond this one the response
	// is that of net/http.
	maxHead = 32 << 10
)

// Times of the native server.
const (
	// headerTime is how long the head of a request may take.
	headerTime = 5 * time.Second
	// bodyTime is how long a request may take to arrive, its body included.
	bodyTime = 30 * time.Second
	// waitTime is how long a request may wait until it is worked on.
	waitTime = 20 * time.Second
	// idleTime is how long a connection may wait for its next request.
	idleTime = 2 * time.Minute
	// answerTime is how long a client may take to read an answer of any size; slowest, in bytes a second, is how
	// fast it has to read one on top of that.
	answerTime = 15 * time.Second
	slowest    = 32 << 10
	// fairTime is how long bytes of a budget are left to a client while others wait for them.
	fairTime = time.Second
	// stopTime is how long open requests may take once the server stops.
	stopTime = 5 * time.Second
)

// timeToRead is how long a client may take to read an answer of size bytes.
func timeToRead(size int64) time.Duration {
	return answerTime + time.Duration(size)*time.Second/slowest
}
