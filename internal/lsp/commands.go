package lsp

import (
	"encoding/json"

	"github.com/sourcegraph/jsonrpc2"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/api"
	"github.com/proclint/proclint/lint/jsontext"
	"github.com/proclint/proclint/lint/logs/messages"
)

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
