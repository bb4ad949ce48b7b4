package cli

import (
	"errors"
	"time"

	"github.com/spf13/cobra"
)

const defaultAddr = "127.0.0.1:8787"

type serving struct {
	addr                   string
	bodyTime, shutdownTime time.Duration
	log                    *choice // "text", "json" or "none"
}

func newServe() *cobra.Command {
	s := serving{log: &choice{kind: "log format", value: "text", valid: []string{"text", "json", "none"}}}
	serve := &cobra.Command{
		Use:   "serve",
		Short: "Serve the page and the HTTP API from this binary",
		Long: `Serve the page and the HTTP API from this binary, until an interrupt or SIGTERM.
Open requests then have some time to finish.

The server logs API requests on standard error: their ID, method, path, status,
size and time. It never logs a body, a query or a client's address.`,
		Annotations: map[string]string{finishesRequests: ""},
		Args:        cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if s.bodyTime <= 0 || s.shutdownTime <= 0 {
				return errors.New("--body-timeout and --shutdown-timeout must be above 0, such as 30s")
			}
			return s.run(cmd)
		},
	}
	serve.Flags().StringVar(&s.addr, "addr", defaultAddr, "address to listen on, as HOST:PORT")
	serve.Flags().DurationVar(&s.bodyTime, "body-timeout", 30*time.Second, "how long a request may take to arrive")
	serve.Flags().DurationVar(&s.shutdownTime, "shutdown-timeout", 5*time.Second, "how long open requests may take at shutdown")
	serve.Flags().Var(s.log, "log", "format of the log")
	complete(serve, "log", s.log.valid)
	return serve
}
