package web

import (
	"errors"
	"fmt"
	"net/http"
	"strconv"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/api"
	"github.com/proclint/proclint/lint/plainjson"
)

// problem is an error as RFC 9457 has it, with members of our own behind the five.
type problem struct {
	Type     string `json:"type"` // the place that explains it, from the root of this server
	Title    string `json:"title"`
	Status   int    `json:"status"`
	Detail   string `json:"detail"`
	Instance string `json:"instance"`
	// Name is what is unknown, and Nearest the valid name that is most like it.
	Name    string `json:"name,omitempty"`
	Nearest string `json:"nearest,omitempty"`
	// Line is the line of a batch that it is about, from one.
	Line int `json:"line,omitempty"`

	header http.Header
}

func newProblem(status int, kind, title, detail string) *problem {
	return &problem{Type: "/api#" + kind, Title: title, Status: status, Detail: detail}
}

func (p *problem) json() []byte { return append(plainjson.Append(nil, p), '\n') }

// with gives a header to the answer.
func (p *problem) with(name, value string) *problem {
	if p.header == nil {
		p.header = http.Header{}
	}
	p.header.Set(name, value)
	return p
}

// named tells the name that is wrong and the nearest right one.
func (p *problem) named(name string, valid []string) *problem {
	p.Name, p.Nearest = cut(name), api.Nearest(name, valid)
	return p
}

// cut keeps a text short that the client gave.
func cut(text string) string {
	const most = 100
	if len(text) <= most {
		return text
	}
	return text[:most] + "…"
}

// quote puts a text of the client into a sentence.
func quote(text string) string { return strconv.Quote(cut(text)) }

func problemNotFound(path string) *problem {
	return newProblem(http.StatusNotFound, "not-found", "Not found",
		"There is nothing at "+quote(path)+"; /openapi.json lists what there is.")
}

func problemNoFrame(address string) *problem {
	return newProblem(http.StatusNotFound, "not-found", "Not found",
		"There is nothing to embed at "+quote(address)+"; it is no address of this site's page or its /embed.")
}

func problemMethod(method, allow string) *problem {
	return newProblem(http.StatusMethodNotAllowed, "method-not-allowed", "Method not allowed",
		"The method "+quote(method)+" does nothing here; use one of "+allow+".").with("Allow", allow)
}

func problemTooLong(part string, limit int) *problem {
	return newProblem(http.StatusRequestURITooLong, "uri-too-long", "Address too long",
		fmt.Sprintf("The %s of the address is longer than %d bytes.", part, limit))
}

func problemHeaders() *problem {
	return newProblem(http.StatusRequestHeaderFieldsTooLarge, "headers-too-large", "Headers too large",
		fmt.Sprintf("The headers hold more than %d bytes.", MaxHeaders))
}

func problemParameter(detail string) *problem {
	return newProblem(http.StatusBadRequest, "bad-parameter", "Bad parameter", detail)
}

func problemDuplicateParameter(name string) *problem {
	return newProblem(http.StatusBadRequest, "duplicate-parameter", "Parameter given twice",
		"The parameter "+quote(name)+" may be given once; a list has commas between its names.")
}

func problemUnknownParameter(name string, valid []string) *problem {
	p := newProblem(http.StatusBadRequest, "unknown-parameter", "Unknown parameter", "")
	if len(valid) == 0 {
		p.Detail, p.Name = "There is no parameter "+quote(name)+": this address takes none.", cut(name)
		return p
	}
	p.named(name, valid)
	p.Detail = "There is no parameter " + quote(name) + "; the nearest is " + quote(p.Nearest) + "."
	return p
}

func problemUnknown(kind, name string, valid []string) *problem {
	p := newProblem(http.StatusUnprocessableEntity, "unknown-"+kind, "Unknown "+kind, "").named(name, valid)
	p.Detail = "There is no " + kind + " " + quote(name) + "; the nearest is " + quote(p.Nearest) + "."
	return p
}

func problemNotAcceptable(contentType string) *problem {
	return newProblem(http.StatusNotAcceptable, "not-acceptable", "Not acceptable",
		"The answer is "+contentType+", which the header Accept excludes.")
}

func problemMediaType(given string) *problem {
	return newProblem(http.StatusUnsupportedMediaType, "unsupported-media-type", "Unsupported media type",
		"A body of the type "+quote(given)+" is not taken; send "+acceptedTypes+".").with("Accept-Post", acceptedTypes)
}

func problemContentEncoding(given string) *problem {
	return newProblem(http.StatusUnsupportedMediaType, "unsupported-content-encoding", "Unsupported content encoding",
		"A body in the encoding "+quote(given)+" is not taken; send it as it is.").with("Accept-Encoding", codingIdentity)
}

func problemTooLarge() *problem {
	return newProblem(http.StatusRequestEntityTooLarge, "body-too-large", "Body too large",
		fmt.Sprintf("The body is larger than %d bytes, which is more than a Procfile ever has.", MaxBody))
}

func problemTooMany() *problem {
	return newProblem(http.StatusRequestEntityTooLarge, "too-many-files", "Too many files",
		fmt.Sprintf("The batch holds more than %d files.", MaxBatch))
}

func problemAnswerTooLarge() *problem {
	return newProblem(http.StatusRequestEntityTooLarge, "answer-too-large", "Answer too large",
		fmt.Sprintf("The answer to the batch up to this line is larger than %d MiB. Send fewer files at once.", MaxAnswer>>20))
}

func problemTruncated() *problem {
	return newProblem(http.StatusBadRequest, "truncated-body", "Truncated body",
		"The body ended before it was whole, or its chunks cannot be read.")
}

func problemTimeout() *problem {
	return newProblem(http.StatusRequestTimeout, "request-timeout", "Request timeout",
		"The body took too long to arrive.").with("Connection", "close")
}

func problemJSON(detail string) *problem {
	return newProblem(http.StatusBadRequest, "bad-json", "Bad JSON", "The body cannot be read as JSON: "+detail+".")
}

func problemEncoding(detail string) *problem {
	return newProblem(http.StatusBadRequest, "bad-encoding", "Bad encoding", detail)
}

func problemField(detail string) *problem {
	return newProblem(http.StatusBadRequest, "bad-field", "Bad field", detail)
}

func problemUnknownField(name string, valid []string) *problem {
	p := newProblem(http.StatusBadRequest, "unknown-field", "Unknown field", "").named(name, valid)
	p.Detail = "There is no field " + quote(name) + "; the nearest is " + quote(p.Nearest) + "."
	return p
}

func problemBusy() *problem {
	return newProblem(http.StatusServiceUnavailable, "busy", "Busy",
		"Too many requests came before this one; wait and try again.").with("Retry-After", "5")
}

func problemInternal() *problem {
	return newProblem(http.StatusInternalServerError, "internal-error", "Internal error",
		"The server failed to answer; that is its fault and not that of the request.")
}

// problemOf tells an error of the engine.
func problemOf(err error) *problem {
	var unknown api.UnknownError
	var tooLarge lint.TooLargeError
	switch {
	case errors.As(err, &unknown):
		return problemUnknown(unknown.Kind, unknown.Name, []string{unknown.Nearest})
	case errors.As(err, &tooLarge):
		return problemTooLarge()
	}
	return problemInternal()
}
