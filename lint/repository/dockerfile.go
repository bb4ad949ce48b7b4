package repository

import (
	"path"
	"strings"

	"github.com/proclint/proclint/lint/command"
)

// Dockerfile is the image that the Dockerfile beside a Procfile builds last.
type Dockerfile struct {
	// Entrypoint and Command are the values of the last instructions of that name, or "".
	Entrypoint, Command string
	// Base is the image that it is built from, and Bash says that it may have bash.
	Base string
	Bash bool
}

// Entered reports whether an ENTRYPOINT gets the words of commands. Dokku gives tini a shell (plugins/app-json/functions.go).
func (d *Dockerfile) Entered() bool {
	return d.Entrypoint != "" && !strings.Contains(d.Entrypoint, "tini\"")
}

// bare are parts of the names of images without bash.
const bare command.Words = "alpine distroless scratch busybox chainguard"

// Dockerfile reads that file. It's nil without one, or if its text isn't known.
func (r *Repository) Dockerfile() *Dockerfile {
	text, known := r.Text(path.Join(r.folder, "Dockerfile"))
	if !known {
		return nil
	}
	stages := map[string]*Dockerfile{}
	d := &Dockerfile{}
	for line := range strings.Lines(strings.ReplaceAll(text, "\\\n", " ")) {
		words := strings.Fields(line)
		if len(words) < 2 {
			continue
		}
		value := strings.Join(words[1:], " ")
		switch strings.ToUpper(words[0]) {
		case "FROM":
			d = startStage(words[1:], stages)
		case "ENTRYPOINT":
			d.Entrypoint, d.Command = value, "" // it resets CMD
		case "CMD":
			d.Command = value
		default:
			d.Bash = d.Bash || strings.Contains(value, "bash")
		}
	}
	return d
}

func startStage(words []string, stages map[string]*Dockerfile) *Dockerfile {
	for strings.HasPrefix(words[0], "--") && len(words) > 1 {
		words = words[1:]
	}
	d := &Dockerfile{Base: words[0], Bash: !bare.AnyIn(words[0])}
	if from := stages[strings.ToLower(words[0])]; from != nil {
		*d = *from
	}
	if len(words) == 3 {
		stages[strings.ToLower(words[2])] = d
	}
	return d
}
