package lint

import (
	"path"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/propose"
)

// Proposal is a Procfile for an app that has none.
type Proposal struct {
	Schema string `json:"schema"`
	// Path is where it belongs, and Text what it is.
	Path string `json:"path"`
	Text string `json:"text"`
	// Why has the reason for each line.
	Why []Reason `json:"why"`
	// Report is what Lint finds in it.
	Report *Report `json:"-"`
}

// Reason is why a line is in a Proposal.
type Reason struct {
	// Line is zero-based.
	Line int `json:"line"`
	// File is the path of the file from which the line follows, and Because says in a sentence how.
	File    string `json:"file"`
	Because string `json:"because"`
}

// Init makes a Procfile for the app in the folder of a path, which has none. It's nil where nothing shows what starts.
func Init(in check.Input) *Proposal {
	if in.Repository == nil {
		return nil
	}
	in.Path = path.Join(in.Repository.Folder(), "Procfile")
	in.RootPath, in.Source = "", nil
	targets := check.Select(in, procfile.Parse(nil), nil).Targets
	lines := propose.Of(in.Repository, targets)
	if len(lines) == 0 {
		return nil
	}
	made := &Proposal{Schema: Schema, Path: in.Path}
	var text strings.Builder
	for i, l := range lines {
		text.WriteString(l.Type + ": " + l.Command + "\n")
		made.Why = append(made.Why, Reason{i, l.File, l.Because})
	}
	made.Text = text.String()
	in.Source, in.Targets = []byte(made.Text), targets
	in.Repository = in.Repository.With(map[string][]byte{in.Path: in.Source})
	made.Report, _ = Lint(in)
	return made
}
