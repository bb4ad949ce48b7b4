// Package logs answers what a browser asks about logs. It is another program there: the messages that it knows would
// make the engine a twentieth larger, and most visits have no log.
package logs

import (
	"github.com/proclint/proclint/lint/api"
	"github.com/proclint/proclint/lint/diagnosis/messages"
	"github.com/proclint/proclint/lint/spelling"
)

// Answer answers explain: the causes in the log of the request, and the rules behind them. Files are those of the app.
func Answer(method string, r api.Request) (any, error) {
	if method != "explain" {
		return nil, spelling.NewUnknown("method", method, []string{"explain"})
	}
	app, err := r.AppOfLog()
	if err != nil {
		return nil, err
	}
	return messages.Table().Explain(string(r.Source()), app), nil
}
