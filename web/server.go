//go:build !js

package web

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"
)

// Limits of the native server.
const (
	// headerTime is how long the head of a request may take.
	headerTime = 5 * time.Second
	// writeTime is how long the answer may take once the body is there, its way to the client included.
	writeTime = time.Minute
	// waitTime is how long a request may wait for its turn; it is a part of writeTime.
	waitTime = 20 * time.Second
	// idleTime is how long a connection may wait for its next request.
	idleTime = 2 * time.Minute
	// maxHead is how long the head of a request may be, in bytes. The API takes less and says so; beyond this
	// the answer is that of net/http.
	maxHead = 256 << 10
)

// Server is the native HTTP server of a handler.
type Server struct {
	// Handler answers the requests.
	Handler http.Handler
	// BodyTime is how long a request may take to arrive, its body included; then it is answered with 408.
	// 0 stands for 30 seconds.
	BodyTime time.Duration
	// WaitTime is how long a request whose body is there may wait until it is worked on, where many large ones came
	// before; then it is answered with 503. 0 stands for 20 seconds.
	WaitTime time.Duration
	// ShutdownTime is how long open requests may take once the server is told to stop; 0 stands for 5 seconds.
	ShutdownTime time.Duration
	// Log gets a record for each request to the API, and for every answer with a status from 500 on. A record
	// holds no body, no query and no address of a client. Nil: nothing is logged.
	Log *slog.Logger
}

// Serve serves on listener until ctx is done, then lets open requests end. The error is nil after such a
// stop.
func (s Server) Serve(ctx context.Context, listener net.Listener) error {
	logger := s.Log
	if logger == nil {
		logger = slog.New(slog.DiscardHandler)
	}
	bodyTime := orElse(s.BodyTime, 30*time.Second)
	server := &http.Server{
		Handler:           logged(inTurns(s.Handler, orElse(s.WaitTime, waitTime)), logger),
		ReadHeaderTimeout: min(headerTime, bodyTime),
		ReadTimeout:       bodyTime,
		WriteTimeout:      bodyTime + writeTime,
		IdleTimeout:       idleTime,
		MaxHeaderBytes:    maxHead,
		ErrorLog:          slog.NewLogLogger(logger.Handler(), slog.LevelWarn),
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	select {
	case err := <-failed:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
	}
	logger.Info("stopping")
	// The context that ended this is over; the shutdown needs one of its own.
	grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), orElse(s.ShutdownTime, 5*time.Second))
	defer cancel()
	if err := server.Shutdown(grace); err != nil {
		return errors.Join(fmt.Errorf("stop serving: %w", err), server.Close())
	}
	return nil
}

func orElse(given, otherwise time.Duration) time.Duration {
	if given == 0 {
		return otherwise
	}
	return given
}

// logged writes a record for each request worth one.
func logged(next http.Handler, logger *slog.Logger) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		begun := time.Now()
		counted := &counter{ResponseWriter: w, status: http.StatusOK}
		next.ServeHTTP(counted, r)
		level := slog.LevelInfo
		switch {
		case counted.status >= http.StatusInternalServerError:
			level = slog.LevelError
		case !isAPI(r.URL.Path):
			return
		}
		logger.LogAttrs(r.Context(), level, "request",
			slog.String("id", counted.Header().Get("X-Request-Id")),
			slog.String("method", cut(r.Method)),
			slog.String("path", cut(r.URL.Path)),
			slog.Int("status", counted.status),
			slog.Int64("bytes", counted.bytes),
			slog.Duration("took", time.Since(begun)),
		)
	})
}

// counter remembers the status and counts the bytes of an answer.
type counter struct {
	http.ResponseWriter
	status int
	bytes  int64
}

// WriteHeader remembers the status.
func (c *counter) WriteHeader(status int) {
	c.status = status
	c.ResponseWriter.WriteHeader(status)
}

// Write counts.
func (c *counter) Write(b []byte) (int, error) {
	n, err := c.ResponseWriter.Write(b)
	c.bytes += int64(n)
	return n, err
}

// Unwrap is for http.ResponseController.
func (c *counter) Unwrap() http.ResponseWriter { return c.ResponseWriter }
