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
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"github.com/proclint/proclint/internal/version"
	"github.com/proclint/proclint/static"
	"github.com/proclint/proclint/web"
)

// memoryLimit is how much memory, in bytes, the server takes before it collects garbage more often. Live memory
// is less, because large requests take turns.
const memoryLimit = 400 << 20

// garbagePercent lets some 60 MB of garbage gather: what the server keeps is so small that collecting more often takes a twelfth of its time.
const garbagePercent = 1600

// run serves until the command's context is done. It prints the address on standard output once connections are accepted.
func (s serving) run(cmd *cobra.Command) error {
	site := static.FS()
	if !web.Built(site) {
		fmt.Fprintln(cmd.ErrOrStderr(), "proclint: this build has no page. Install a release, or run make build in a checkout.")
	}
	listener, err := net.Listen("tcp", s.addr)
	if err != nil {
		return fmt.Errorf("cannot listen on %s: %s", s.addr, whyNot(err))
	}
	fmt.Fprintf(cmd.OutOrStdout(), "http://%s/\n", reachable(listener.Addr()))
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(memoryLimit)
	}
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(garbagePercent)
	}
	server := web.Server{
		Handler:      web.NewHandler(web.Config{Site: site, Version: version.String()}),
		BodyTime:     s.bodyTime,
		ShutdownTime: s.shutdownTime,
		Log:          newLogger(cmd.ErrOrStderr(), s.log.value),
	}
	return server.Serve(cmd.Context(), listener)
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

// whyNot explains why nothing can listen on an address.
func whyNot(err error) string {
	host, isHost := errors.AsType[*net.DNSError](err)
	number, isNumber := errors.AsType[syscall.Errno](err)
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return "the address is already in use, choose another with --addr HOST:PORT"
	case errors.Is(err, syscall.EADDRNOTAVAIL):
		return "this machine doesn't have that address"
	case errors.As(err, new(*net.AddrError)), errors.As(err, new(net.UnknownNetworkError)):
		return "use HOST:PORT, such as " + defaultAddr + ", with a port up to 65535"
	case isHost && strings.HasPrefix(host.Err, "unknown port"):
		return "the port has no number, use HOST:PORT, such as " + defaultAddr
	case isHost:
		return "the host is unknown"
	case isNumber:
		return number.Error()
	}
	return err.Error()
}

// reachable returns a HOST:PORT that a browser on this machine can open: a listener on every address is given as the loopback one.
func reachable(addr net.Addr) string {
	tcp, ok := addr.(*net.TCPAddr)
	if !ok || !tcp.IP.IsUnspecified() {
		return addr.String()
	}
	return net.JoinHostPort("127.0.0.1", fmt.Sprint(tcp.Port))
}
