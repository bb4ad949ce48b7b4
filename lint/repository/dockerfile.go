package repository

import (
	"path"
	"strings"

	"github.com/proclint/proclint/lint/dockerfile"
	"github.com/proclint/proclint/lint/ecosystem"
)

// Dockerfile is the image that the Dockerfile beside a Procfile builds last.
type Dockerfile struct {
	// Entrypoint and Command are the values of the last instructions of that name, or "".
	Entrypoint, Command string
	// Bash says that it may have bash.
	Bash bool
}

// Entered reports whether an ENTRYPOINT gets the words of commands. Dokku gives tini a shell (plugins/app-json/functions.go).
func (d *Dockerfile) Entered() bool {
	return d.Entrypoint != "" && !strings.Contains(d.Entrypoint, "tini\"")
}

// bare are parts of the names of images without bash.
const bare ecosystem.Words = "alpine distroless scratch busybox chainguard"

// Dockerfile reads that file. It's nil without one, or if its text isn't known.
func (r *Repository) Dockerfile() *Dockerfile {
	text, known := r.Text(path.Join(r.folder, "Dockerfile"))
	if !known {
		return nil
	}
	last := dockerfile.Read(text).Last
	d := &Dockerfile{Entrypoint: last.Entrypoint, Command: last.Cmd, Bash: !bare.AnyIn(last.Image)}
	const others ecosystem.Words = "FROM ENTRYPOINT CMD"
	for _, in := range last.All() {
		d.Bash = d.Bash || !others.Has(in.Word) && strings.Contains(in.Text(), "bash")
	}
	return d
}
