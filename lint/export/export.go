// Package export says what the processes of a Procfile are elsewhere: the files of other tools and platforms
// that start the same commands. What a Procfile does not know is a placeholder that says so, and what the
// other format has no place for is told.
package export

import (
	"errors"
	"strings"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/preview"
	"github.com/proclint/proclint/lint/procfile"
)

// DefaultPort is the port of the HTTP process where neither its command nor the caller says one.
const DefaultPort = "5000"

// Format is one thing that processes can be written as.
type Format struct {
	// ID names the format in commands and requests, Title for people.
	ID    string `json:"id"`
	Title string `json:"title"`
	make  func(*app) []File
}

// formats in the order of lists.
var formats = [...]Format{
	{"compose", "Docker Compose", compose},
	{"kubernetes", "Kubernetes", kubernetes},
	{"systemd", "systemd", systemd},
	{"fly", "Fly.io", fly},
	{"render", "Render", render},
	{"digitalocean", "DigitalOcean App Platform", digitalOcean},
	{"app-json", "app.json formation", appJSON},
	{"dockerfile", "Dockerfile CMD", dockerfile},
	{"nixpacks", "Nixpacks", nixpacks},
	{"runners", "Local runners", runners},
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

// Options are what a Procfile does not say. An empty one becomes a placeholder, or is left out.
type Options struct {
	// App is the name of the app; empty is preview.DefaultApp.
	App string
	// Port is the value of PORT; empty is DefaultPort. A command that names its own port keeps that one.
	Port string
	// Image is the container image; empty means that it is built here.
	Image string
	// Region is where the app runs, in the words of its platform.
	Region string
	// Repository is where the source is, as OWNER/NAME on GitHub.
	Repository string
}

// Export is what the processes of a file are in one format.
type Export struct {
	Schema string `json:"schema"`
	Format string `json:"format"`
	// Platform is the ID of the one whose reading of the file this is.
	Platform string `json:"platform"`
	Files    []File `json:"files"`
	// Shown are the texts of the files for a screen, without secrets; nil where they are the same.
	Shown []string `json:"shown,omitempty"`
	// Notes are sentences on what is not carried over, or has another name.
	Notes []string `json:"notes"`
}

// File is one file of an export. Path has no folders; it is "" for commands that are no file.
type File struct {
	Path string `json:"path"`
	Text string `json:"text"`
}

// Text is the whole export as one text: files one after the other, each under a line with its name where
// there are several.
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

// Of writes the processes that target reads in doc in the format of that ID, which is one of IDs. The error
// says why there are none: target reads no Procfile, refuses this one, or runs nothing of it.
func Of(doc *procfile.Document, target *platform.Target, format string, opts Options) (*Export, error) {
	p := preview.Of(doc, target, preview.Options{App: opts.App})
	switch {
	case !p.Reads:
		return nil, errors.New(p.Title + " reads no Procfile with this build strategy; choose another platform to read it")
	case p.Error != "":
		return nil, errors.New(p.Title + " refuses this file: " + p.Error)
	}
	a := newApp(p, target, opts)
	if len(a.processes) == 0 && a.release == nil {
		return nil, errors.New(p.Title + " runs nothing of this file, so there is nothing to write elsewhere")
	}
	for i := range formats {
		if f := &formats[i]; f.ID == format {
			a.format = f
			files := f.make(a)
			return &Export{
				Schema: preview.Schema, Format: format, Platform: p.Platform,
				Files: files, Notes: append([]string{}, a.notes...),
			}, nil
		}
	}
	return nil, errors.New("there is no export called " + format + "; there are " + strings.Join(IDs(), ", "))
}
