// Package export converts the processes of a Procfile to the files of other tools and platforms that start the same commands. A
// value that a Procfile doesn't have is a marked placeholder, and notes list what the other format can't express.
package export

import (
	"errors"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/preview"
	"github.com/proclint/proclint/lint/procfile"
)

// formats in the order of lists.
var formats = [...]Format{
	{"compose", "Docker Compose", "compose.yaml", compose, otherBuilds},
	{"kubernetes", "Kubernetes", "kubernetes.yaml", kubernetes, otherBuilds},
	{"systemd", "systemd", "", systemd, otherBuilds},
	{"fly", "Fly.io", "fly.toml", fly, otherBuilds},
	{"render", "Render", "render.yaml", render, otherBuilds},
	{"convox", "Convox", "convox.yml", convox, otherBuilds},
	{"digitalocean", "DigitalOcean App Platform", "app.yaml", digitalOcean, herokuBuilds},
	{"app-json", "app.json formation", "app.json", appJSON, herokuBuilds},
	{"dockerfile", "Dockerfile CMD", "Dockerfile", dockerfile, otherBuilds},
	{"nixpacks", "Nixpacks", "nixpacks.toml", nixpacks, otherBuilds},
	{"process-compose", "Process Compose", "process-compose.yaml", processCompose, otherBuilds},
	{"mprocs", "mprocs", "mprocs.yaml", mprocs, otherBuilds},
	{"runners", "Local runners", "", runners, herokuBuilds},
}

// Formats are those that Of knows.
func Formats() []Format { return formats[:] }

// IDs are the IDs of the formats, in order.
func IDs() []string {
	var ids []string
	for _, f := range formats {
		ids = append(ids, f.ID)
	}
	return ids
}

// Text is the whole export as one text: files one after the other, each under a line with its name where there are several.
func (e *Export) Text() string {
	var t text
	for i, f := range e.Files {
		if len(e.Files) > 1 {
			if i > 0 {
				t.add(0)
			}
			t.add(0, "# ==> ", f.Path, " <==")
		}
		t.WriteString(f.Text)
	}
	return t.String()
}

// Of writes the processes that target reads in doc in the format of that ID, which is one of IDs. The error explains why there are no processes:
// target reads no Procfile, rejects this one, or runs nothing from it. For a platform that reads none, they are those of the usual platform.
func Of(doc *procfile.Document, target *platform.Target, format string, opts Options) (*Export, error) {
	if target.Platform().ReadsNone() {
		target = platform.Usual()
	}
	p := preview.Of(doc, target, preview.Options{App: opts.App})
	switch {
	case !p.Reads:
		return nil, errors.New(p.Title + " reads no Procfile with this build strategy; choose another platform")
	case p.Error != "":
		return nil, errors.New(p.Title + " rejects this file: " + p.Error)
	}
	at := slices.IndexFunc(formats[:], func(f Format) bool { return f.ID == format })
	if at < 0 {
		return nil, errors.New("unknown export " + format + ", use one of " + strings.Join(IDs(), ", "))
	}
	a := newApp(p, target, &formats[at], opts)
	if len(a.processes) == 0 && a.release == nil {
		return nil, a.nothing(p, target)
	}
	t := &text{}
	a.format.make(a, t)
	if a.files == nil {
		a.files = []File{{a.format.path, t.String()}}
	}
	return &Export{
		Schema: preview.Schema, Format: format, Platform: p.Platform,
		Files: a.files, Notes: append([]string{}, a.notes...),
	}, nil
}

// nothing is the error that says why no process of the file is in the export.
func (a *app) nothing(p *preview.Preview, target *platform.Target) error {
	for i := range p.Processes {
		card := &p.Processes[i]
		if script := command.Parse(card.Command).BuildpackScript(); script != "" && a.format.builds != herokuBuilds {
			return errors.New("only Heroku's buildpacks have " + oneLine(script) + ", so start another server")
		}
		if target.Value(card.Type) != platform.ShellCommand || notCommand(card, target) != "" {
			return errors.New("no other platform can run the texts of this file as they are")
		}
	}
	return errors.New(p.Title + " starts no process from this file")
}
