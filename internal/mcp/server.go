//go:build !js

package mcp

import (
	"context"
	"errors"
	"io"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/proclint/proclint/internal/version"
	"github.com/proclint/proclint/lint"
)

// Options are how a server reaches the files of apps.
type Options struct {
	// Roots are the folders that paths stay inside of. Without any, they are those that the client names, or the current
	// folder if it names none.
	Roots []string
	// Open reads the Procfile at a path, which is it or a folder with it, inside of a root. Both are absolute and have no links.
	Open func(root, path string) (*File, error)
	// App is the app in a folder inside of a root, for a log: the Procfile may be missing.
	App func(root, path string) (*lint.Input, error)
}

// File is a Procfile on the disk.
type File struct {
	Input lint.Input
	// Excluded reports why lint and fix leave the file as it is, or is nil.
	Excluded error
	// Write replaces the file by its fixed content and name, unless it is another one than was read. The note says what it
	// could not keep, or is "".
	Write func(ctx context.Context, fixed *lint.Fixed) (note string, err error)
}

// instructions tell an agent how to begin.
const instructions = `Proclint checks Procfiles for the platforms that read them. Use lint after each change of a Procfile, and name the ` +
	`platforms if you know them. fix returns the corrected text, and writes it only with "write": true. preview shows what a platform ` +
	`starts, move plans the way to another platform, and explain finds the cause in a log. The pages of rules and platforms are ` +
	`resources, such as proclint://platforms/heroku.`

// Serve answers a client until it ends the input, or ctx is done.
func Serve(ctx context.Context, in io.Reader, out io.Writer, o Options) error {
	server, err := newServer(o)
	if err != nil {
		return err
	}
	writer := &shared{Writer: out}
	err = server.Run(ctx, &sdk.IOTransport{Reader: linesOf(in, writer), Writer: writer, MaxLineLength: maxMessage})
	if ctx.Err() != nil || errors.Is(err, io.EOF) {
		return nil
	}
	return err
}

func newServer(o Options) (*sdk.Server, error) {
	w := &workspace{o}
	server := sdk.NewServer(&sdk.Implementation{Name: "proclint", Title: "Proclint", Version: version.String()}, &sdk.ServerOptions{
		Instructions:      instructions,
		Capabilities:      &sdk.ServerCapabilities{},
		CompletionHandler: complete,
	})
	if err := addTools(server, w); err != nil {
		return nil, err
	}
	addPages(server)
	addPrompts(server)
	return server, nil
}
