package lsp

import (
	"encoding/json"
	"slices"

	"github.com/sourcegraph/jsonrpc2"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/api"
	"github.com/proclint/proclint/lint/jsontext"
	"github.com/proclint/proclint/lint/logs/messages"
	"github.com/proclint/proclint/lint/repository"
)

// The requests here are not of the protocol: an editor that knows Proclint shows more than findings.

type viewsParams struct {
	documentParams
	// Platform is the ID of the one whose processes to show. If the document isn't checked for it, the first one that it is checked for counts.
	Platform string `json:"platform"`
}

// views are what becomes of a document. Their JSON is that of the command line.
type views struct {
	Platforms   []string        `json:"platforms"` // the IDs that the document is checked for
	Diagnostics json.RawMessage `json:"diagnostics"`
	Preview     json.RawMessage `json:"preview"`
	Matrix      json.RawMessage `json:"matrix"`
}

// views answers how platforms run the processes of a document, and null for one that isn't open.
func (s *server) views(v view, params viewsParams) (any, error) {
	if v.wrong != nil {
		return nil, v.wrong
	}
	report, err := lint.Lint(v.in)
	if err != nil {
		return nil, err
	}
	id := params.Platform
	if !slices.Contains(report.Platforms, id) {
		id = report.Platforms[0]
	}
	target, err := api.Target(id)
	if err != nil {
		return nil, err
	}
	return views{
		Platforms:   report.Platforms,
		Diagnostics: jsontext.Append(nil, report.Diagnostics),
		Preview:     jsontext.Append(nil, api.PreviewOf(v.doc, target, previewOptions(v.in))),
		Matrix:      jsontext.Append(nil, api.MatrixOf(v.doc, v.in.Repository)),
	}, nil
}

// platforms answers for which platforms a document is checked, and null for one that isn't open.
func (s *server) platforms(v view, _ documentParams) (any, error) {
	var names []options
	for _, t := range v.targets() {
		names = append(names, options{"id": t.ID(), "title": t.Title()})
	}
	return names, nil
}

// warmUp checks a file that nobody sees. Where the server is WebAssembly, code is compiled when it first runs, and the
// first file that a person opens would wait for that.
func (s *server) warmUp(struct{}) {
	s.linting.Lock()
	defer s.linting.Unlock()
	beside := repository.List{
		Listed: []string{"procfile", "requirements.txt", "app.py"},
		Texts:  map[string]string{"requirements.txt": "gunicorn\nDjango\n"},
	}
	// An error would come again with the first file.
	_, _ = lint.Lint(lint.Input{
		Path: "procfile", RootPath: "procfile", Repository: repository.New(beside, ""),
		Source: []byte("wbe: gunicorn app:app --bind 0.0.0.0:8000\nworker: python worker.py && echo \"$PORT\"\nrelease: npm run migrate\r\n"),
	})
}

// explainCommand finds the causes in a log. Its arguments are the log and, to look at the app as well, the URI of its Procfile, which must be open.
const explainCommand = "proclint.explain"

func (s *server) executeCommand(params commandParams) (any, error) {
	switch args := params.Arguments; params.Command {
	case explainCommand:
		switch {
		case len(args) == 0 || len(args) > 2:
			return nil, invalid(explainCommand + " takes a log, and the URI of a document")
		case len(args[0]) > lint.MaxBytes:
			return nil, invalid("the log is too long")
		}
		log, err := api.LogText([]byte(args[0]))
		if err != nil {
			return nil, invalid(err.Error())
		}
		return s.explain(log, args[1:]), nil
	case showCommand:
		if len(args) != 2 {
			return nil, invalid(showCommand + " takes the URI of a document, and a process type")
		}
		return s.show(args[0], args[1])
	}
	return nil, invalid("there is no command " + params.Command)
}

func invalid(message string) error {
	return &jsonrpc2.Error{Code: jsonrpc2.CodeInvalidParams, Message: message}
}

// explain is what proclint explain --format json gives for a log of the app of a document, or of an unknown app.
func (s *server) explain(log string, uris []string) json.RawMessage {
	s.linting.Lock()
	defer s.linting.Unlock()
	var app *lint.Input
	for _, uri := range uris {
		// A wrong configuration hides nothing that the log and the file show.
		if d, in, _ := s.input(uri); d != nil {
			app = &in
		}
	}
	return jsontext.Append(nil, messages.Table().Explain(log, app))
}
