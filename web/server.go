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
