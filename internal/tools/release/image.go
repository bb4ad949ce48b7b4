package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing/fstest"
	"time"

	v1 "github.com/google/go-containerregistry/pkg/v1"
	"github.com/google/go-containerregistry/pkg/v1/empty"
	"github.com/google/go-containerregistry/pkg/v1/layout"
	"github.com/google/go-containerregistry/pkg/v1/mutate"
	"github.com/google/go-containerregistry/pkg/v1/tarball"
)

// containerUser is a user that no system has.
const containerUser = "65532:65532"

// writeImage writes a container image as an archive of an OCI layout. It is the one that the Containerfile makes: it
// contains the binary alone, which serves the page.
func writeImage(binary, platform, archive string, date time.Time) error {
	image, err := newImage(binary, platform, date)
	if err != nil {
		return fmt.Errorf("image of %s: %w", binary, err)
	}
	folder, err := os.MkdirTemp("", "image")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	path, err := layout.Write(folder, empty.Index)
	if err != nil {
		return err
	}
	if err := path.AppendImage(image); err != nil {
		return err
	}
	return create(archive, func(w io.Writer) error { return writeTar(w, os.DirFS(folder), date) })
}

func newImage(binary, platform string, date time.Time) (v1.Image, error) {
	on, err := v1.ParsePlatform(platform)
	if err != nil {
		return nil, err
	}
	program, err := os.ReadFile(binary)
	if err != nil {
		return nil, err
	}
	var files bytes.Buffer
	name := filepath.Base(binary)
	if err := writeTar(&files, fstest.MapFS{name: {Data: program, Mode: 0o755}}, date); err != nil {
		return nil, err
	}
	layer, err := tarball.LayerFromOpener(func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(files.Bytes())), nil })
	if err != nil {
		return nil, err
	}
	image, err := mutate.AppendLayers(empty.Image, layer)
	if err != nil {
		return nil, err
	}
	file, err := image.ConfigFile()
	if err != nil {
		return nil, err
	}
	file = file.DeepCopy()
	file.OS, file.Architecture = on.OS, on.Architecture
	file.Config = v1.Config{
		User:         containerUser,
		ExposedPorts: map[string]struct{}{"8787": {}},
		Entrypoint:   []string{"/" + name},
		Cmd:          []string{"serve", "--addr", "0.0.0.0:8787", "--log", "json"},
		Labels: map[string]string{
			"org.opencontainers.image.title":    "Proclint",
			"org.opencontainers.image.source":   "https://github.com/proclint/proclint",
			"org.opencontainers.image.licenses": "MIT",
		},
	}
	if image, err = mutate.ConfigFile(image, file); err != nil {
		return nil, err
	}
	return mutate.CreatedAt(image, v1.Time{Time: date})
}
