//go:build !js

package mcp

import (
	"bufio"
	"context"
	"errors"
	"io"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/proclint/proclint/internal/version"
	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/fix"
	"github.com/proclint/proclint/lint/logs"
	"github.com/proclint/proclint/lint/platform"
)

// Options are how a server reaches the files of apps.
type Options struct {
	// Roots are the folders that paths stay inside of. Without any, they are those that the client names, or the current folder if it names none.
	Roots []string
	// Open reads the Procfile at a path, which is it or a folder with it, inside of a root. Both are absolute and have no links.
	Open func(root, path string) (*File, error)
	// Procfiles are the paths of all Procfiles below a folder inside of a root.
	Procfiles func(root, folder string) []string
	// App is the app at a path inside of a root that wrote a log: its Procfile may be missing. The introduction names it where the
	// log chose it among several.
	App func(root, path string, log Log) (app *lint.Input, introduction string, err error)
	// Correct corrects an app, and says what it did.
	Correct func(ctx context.Context, root, path string, o Correcting) (*fix.Corrected, string, error)
	// Explain writes what the command prints of a log, or all that is known.
	Explain func(answer *logs.Answer, log string, all bool) string
	// Command runs the command with arguments that name no file, and gives its output.
	Command func(ctx context.Context, args ...string) (string, error)
}

// File is a Procfile on the disk.
type File struct {
	Input lint.Input
	// Excluded reports why lint and fix leave the file as it is, or is nil.
	Excluded error
	// Write replaces the file by its fixed content and name, unless it is another one than was read. The note says what it could not keep, or is "".
	Write func(ctx context.Context, fixed *lint.Fixed) (note string, err error)
}

// Log is the text of a log, and the path of its file, or "".
type Log struct{ Text, File string }

// Correcting is how an app is corrected.
type Correcting struct {
	Log     Log
	Targets []*platform.Target
	Write   bool
}

// instructions tell an agent how to begin.
const instructions = `Proclint checks Procfiles for the platforms that read them. "mend" corrects an app, with the log of a failed ` +
	`deploy if there is one. "explain" only says what failed. Call "lint" after each change, and name the platforms if you know them. ` +
	`Paths start at the first root. An answer is a text, or JSON with "structured": true. Nothing is written without "write": true. ` +
	`Pages with all details are resources, such as proclint://platforms/NAME and proclint://rules/NAME.`

// Serve answers a client until it ends the input, or ctx is done.
func Serve(ctx context.Context, in io.Reader, out io.Writer, o Options) error {
	writer := &shared{Writer: out}
	err := newServer(o).Run(ctx, &sdk.IOTransport{Reader: io.NopCloser(&lines{in: bufio.NewReaderSize(in, 64<<10), out: writer}), Writer: writer, MaxLineLength: maxMessage})
	if ctx.Err() != nil || errors.Is(err, io.EOF) {
		return nil
	}
	return err
}

func newServer(o Options) *sdk.Server {
	w := &workspace{o}
	server := sdk.NewServer(&sdk.Implementation{Name: "proclint", Title: "Proclint", Version: version.String()}, &sdk.ServerOptions{
		Instructions:      instructions,
		Capabilities:      &sdk.ServerCapabilities{},
		CompletionHandler: complete,
	})
	addTools(server, w)
	addPages(server, w.Command)
	addPrompts(server)
	return server
}
