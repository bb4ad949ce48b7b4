package cli

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"github.com/proclint/proclint/internal/version"
	"github.com/proclint/proclint/static"
	"github.com/proclint/proclint/web"
)

const (
	defaultAddr  = "127.0.0.1:8787"
	shutdownTime = 5 * time.Second
)

func newServe() *cobra.Command {
	var addr string
	serve := &cobra.Command{
		Use:   "serve",
		Short: "Serve the page from this binary",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return runServe(cmd, addr)
		},
	}
	serve.Flags().StringVar(&addr, "addr", defaultAddr, "address to listen on, as HOST:PORT")
	return serve
}

// runServe serves until the command's context is done. It prints the address on standard output once
// connections are accepted.
func runServe(cmd *cobra.Command, addr string) error {
	site := static.FS()
	if !web.Built(site) {
		fmt.Fprintln(cmd.ErrOrStderr(), "proclint: the page is not built: run make build")
	}
	listener, err := net.Listen("tcp", addr)
	if errors.Is(err, syscall.EADDRINUSE) {
		return fmt.Errorf("cannot listen on %s: the address is already in use; choose another with --addr HOST:PORT", addr)
	}
	if err != nil {
		return fmt.Errorf("cannot listen on %s: %w", addr, err)
	}
	server := &http.Server{
		Handler:           web.NewHandler(web.Config{Site: site, Version: version.String()}),
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       30 * time.Second,
		WriteTimeout:      time.Minute,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10,
	}
	fmt.Fprintf(cmd.OutOrStdout(), "http://%s/\n", reachable(listener.Addr()))
	return serveUntil(cmd.Context(), server, listener)
}

// serveUntil serves on listener until ctx is done, then lets open requests end.
func serveUntil(ctx context.Context, server *http.Server, listener net.Listener) error {
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	select {
	case err := <-failed:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
	}
	// The context of the command is over; the shutdown needs one of its own.
	grace, cancel := context.WithTimeout(context.Background(), shutdownTime)
	defer cancel()
	if err := server.Shutdown(grace); err != nil {
		return fmt.Errorf("stop serving: %w", err)
	}
	return nil
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
