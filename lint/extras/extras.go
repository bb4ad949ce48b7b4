// Package extras answers what a browser asks for seldom: the causes in a log, and files of other tools. It is another
// program there, since most visits need none of it.
package extras

import (
	"github.com/proclint/proclint/lint/api"
	"github.com/proclint/proclint/lint/diagnosis/messages"
)

// Answer answers explain, whose text is a log and whose files are those of the app, and the methods of api.Extra.
func Answer(method string, r api.Request) (any, error) {
	if method != "explain" {
		return api.Extra(method, r)
	}
	app, err := r.AppOfLog()
	if err != nil {
		return nil, err
	}
	return messages.Table().Explain(string(r.Source()), app), nil
}
