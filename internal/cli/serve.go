//go:build !js

package cli

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"runtime/debug"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"github.com/proclint/proclint/internal/version"
	"github.com/proclint/proclint/static"
	"github.com/proclint/proclint/web"
)

const defaultAddr = "127.0.0.1:8787"

// memoryLimit is how much memory, in bytes, the server takes before it collects garbage more often. Live memory
// is less, because large requests take turns.
const memoryLimit = 400 << 20

func newServe() *cobra.Command {
	var addr string
	var bodyTime, shutdownTime time.Duration
	log := &choice{kind: "log format", value: "text", valid: []string{"text", "json", "none"}}
	serve := &cobra.Command{
		Use:   "serve",
		Short: "Serve the page and the HTTP API from this binary",
		Long: `Serve the page and the HTTP API from this binary, until an interrupt or SIGTERM.
Open requests then have some time to finish.

The server logs API requests on standard error: their ID, method, path, status,
size and time. It never logs a body, a query or a client's address.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if bodyTime <= 0 || shutdownTime <= 0 {
				return errors.New("--body-timeout and --shutdown-timeout must be above 0, such as 30s")
			}
			return runServe(cmd, addr, web.Server{
				BodyTime:     bodyTime,
				ShutdownTime: shutdownTime,
				Log:          newLogger(cmd.ErrOrStderr(), log.value),
			})
		},
	}
	serve.Flags().StringVar(&addr, "addr", defaultAddr, "address to listen on, as HOST:PORT")
	serve.Flags().DurationVar(&bodyTime, "body-timeout", 30*time.Second, "how long a request may take to arrive")
	serve.Flags().DurationVar(&shutdownTime, "shutdown-timeout", 5*time.Second, "how long open requests may take at shutdown")
	serve.Flags().Var(log, "log", "format of the log")
	complete(serve, "log", log.valid)
	return serve
}

// newLogger writes records to w in a format: "text", "json" or "none".
func newLogger(w io.Writer, format string) *slog.Logger {
	switch format {
	case "json":
		return slog.New(slog.NewJSONHandler(w, nil))
	case "text":
		return slog.New(slog.NewTextHandler(w, nil))
	}
	return slog.New(slog.DiscardHandler)
}

// runServe serves until the command's context is done. It prints the address on standard output once
// connections are accepted.
func runServe(cmd *cobra.Command, addr string, server web.Server) error {
	site := static.FS()
	if !web.Built(site) {
		fmt.Fprintln(cmd.ErrOrStderr(), "proclint: the page is not built, run make build")
	}
	listener, err := net.Listen("tcp", addr)
	if errors.Is(err, syscall.EADDRINUSE) {
		return fmt.Errorf("cannot listen on %s: the address is already in use, choose another with --addr HOST:PORT", addr)
	}
	if err != nil {
		return fmt.Errorf("cannot listen on %s: %w", addr, err)
	}
	fmt.Fprintf(cmd.OutOrStdout(), "http://%s/\n", reachable(listener.Addr()))
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(memoryLimit)
	}
	server.Handler = web.NewHandler(web.Config{Site: site, Version: version.String()})
	return server.Serve(cmd.Context(), listener)
}

// reachable returns a HOST:PORT that a browser on this machine can open: a listener on every address
// is given as the loopback one.
func reachable(addr net.Addr) string {
	tcp, ok := addr.(*net.TCPAddr)
	if !ok || !tcp.IP.IsUnspecified() {
		return addr.String()
	}
	return net.JoinHostPort("127.0.0.1", fmt.Sprint(tcp.Port))
}
