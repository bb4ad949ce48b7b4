package api

import (
	"cmp"
	"errors"
	"maps"
	"slices"

	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/sevalla"
	"github.com/proclint/proclint/lint/spelling"
)

// Sevalla builds the request that updates or creates a process on Sevalla, as Action says. It starts with the values of the
// process Process in the request's file, or with no values for a file without processes. With "answer" in From, the file is
// an answer of Sevalla's API. Values go before both. The error is an UnknownError, a lint.TooLargeError, or a RequestError.
func Sevalla(r Request) (*sevalla.Request, error) {
	form := sevalla.Form{Action: sevalla.Action(cmp.Or(r.Action, string(sevalla.Update))), Values: map[string]string{}}
	if !slices.Contains(sevalla.Actions(), string(form.Action)) {
		return nil, spelling.NewUnknown("action", r.Action, sevalla.Actions())
	}
	start, err := r.formStart(form.Action)
	if err != nil {
		return nil, err
	}
	for _, v := range start {
		form.Values[v.Name] = v.Value
	}
	known := sevalla.FieldNames()
	for _, name := range slices.Sorted(maps.Keys(r.Values)) {
		if !slices.Contains(known, name) {
			return nil, spelling.NewUnknown("field", name, known)
		}
		form.Values[name] = r.Values[name]
	}
	form.SetDefaults()
	built := sevalla.RequestOf(form)
	return &built, nil
}

// The kinds of files that a form starts from.
const (
	fromProcfile = "procfile"
	fromAnswer   = "answer"
)

func (r Request) formStart(action sevalla.Action) ([]sevalla.Value, error) {
	document, err := r.document()
	if err != nil {
		return nil, err
	}
	switch r.From {
	case "", fromProcfile:
	case fromAnswer:
		values, err := sevalla.Read(string(r.Source()), r.Process)
		return values, asRequestError(err)
	default:
		return nil, RequestError{`the field "from" must be "` + fromProcfile + `" or "` + fromAnswer + `"`}
	}
	process, err := sevalla.ProcessOf(document, r.Process)
	if errors.Is(err, sevalla.ErrNoProcess) && r.Process == "" {
		return nil, nil
	}
	if err != nil {
		return nil, asRequestError(err)
	}
	return sevalla.Suggest(process).For(action), nil
}

// asRequestError is an error of package sevalla for callers that name the process in a field.
func asRequestError(err error) error {
	if _, unknown := errors.AsType[UnknownError](err); unknown || err == nil {
		return err
	}
	if several, ok := errors.AsType[sevalla.SeveralError](err); ok {
		return RequestError{`there are several processes, so choose one with "process": ` + prose.Join(several.Keys, "or")}
	}
	return RequestError{err.Error()}
}
