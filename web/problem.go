package web

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/api"
	"github.com/proclint/proclint/lint/jsontext"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/spelling"
)

// problem is an RFC 9457 problem, with Proclint's members after the five standard ones.
type problem struct {
	Type     string `json:"type"` // the place that explains it, from the root of this server
	Title    string `json:"title"`
	Status   int    `json:"status"`
	Detail   string `json:"detail"`
	Instance string `json:"instance"`
	// Name is what is unknown, and Nearest the valid name that it was probably meant to be.
	Name    string `json:"name,omitempty"`
	Nearest string `json:"nearest,omitempty"`
	// Line is the line of a batch that it is about, from one.
	Line int `json:"line,omitempty"`

	header http.Header
}

// inBytes is a number of bytes as people say it, such as "256 KiB".
func inBytes(n int) string {
	switch {
	case n > 0 && n%(1<<20) == 0:
		return strconv.Itoa(n>>20) + " MiB"
	case n > 0 && n%(1<<10) == 0:
		return strconv.Itoa(n>>10) + " KiB"
	}
	return strconv.Itoa(n) + " bytes"
}

// count is a number as people write it, such as "1,000".
func count(n int) string {
	if n < 1000 {
		return strconv.Itoa(n)
	}
	return fmt.Sprintf("%s,%03d", count(n/1000), n%1000)
}

func newProblem(status int, kind, title, detail string) *problem {
	return &problem{Type: "/api#" + kind, Title: title, Status: status, Detail: prose.Short(detail)}
}

func (p *problem) json() []byte { return append(jsontext.Append(nil, p), '\n') }

// with gives a header to the answer.
func (p *problem) with(name, value string) *problem {
	if p.header == nil {
		p.header = http.Header{}
	}
	p.header.Set(name, value)
	return p
}

// cut keeps a text short that the client gave, without half of a character at its end.
func cut(text string) string {
	most := 100
	if len(text) <= most {
		return text
	}
	for most > 0 && !utf8.RuneStart(text[most]) {
		most--
	}
	return text[:most] + "…"
}

// quote puts a text of the client into a sentence.
func quote(text string) string { return strconv.Quote(cut(text)) }

// unknown makes the problem of an unknown name.
func unknown(status int, kind, title string, u api.UnknownError) *problem {
	p := newProblem(status, kind, title, "Unknown "+u.Kind+" "+quote(u.Name)+". ")
	if u.Name == "" {
		p.Detail = "The name of a " + u.Kind + " is empty. "
	}
	p.Name, p.Nearest = cut(u.Name), u.Nearest
	switch {
	case u.Why != "":
		p.Detail += u.Why + " Use " + quote(u.Nearest) + "."
	case u.Nearest != "":
		p.Detail += "Did you mean " + quote(u.Nearest) + "?"
	case len(u.Valid) > 0:
		p.Detail += "Use " + u.List() + "."
	case u.Kind == "rule" || u.Kind == "platform":
		p.Detail += "/v1/" + u.Kind + "s lists all " + u.Kind + "s."
	default:
		p.Detail += "/api lists all of them."
	}
	return p
}

func problemNotFound(path string) *problem {
	if slices.Contains(nativePaths, path) {
		return newProblem(http.StatusNotFound, "not-found", "Not found", quote(path)+" does not exist on the edge. \"proclint serve\" has it.")
	}
	return newProblem(http.StatusNotFound, "not-found", "Not found",
		quote(path)+" does not exist. /openapi.json lists all addresses.")
}

func problemNoFrame(address string) *problem {
	return newProblem(http.StatusNotFound, "not-found", "Not found",
		quote(address)+" can't be embedded. Use an address of this site's page or of /embed.")
}

func problemMethod(method string, e endpoint) *problem {
	return newProblem(http.StatusMethodNotAllowed, "method-not-allowed", "Method not allowed",
		"The method "+quote(method)+" is not allowed here. Use "+prose.Join(e.methods, "or")+".").with("Allow", e.allow())
}

func problemTooLong(part string, limit int) *problem {
	return newProblem(http.StatusRequestURITooLong, "uri-too-long", "Address too long",
		"The "+part+" of the address is longer than "+inBytes(limit)+".")
}

func problemHeaders() *problem {
	return newProblem(http.StatusRequestHeaderFieldsTooLarge, "headers-too-large", "Headers too large",
		"The headers are larger than "+inBytes(MaxHeaders)+".")
}

func problemParameter(detail string) *problem {
	return newProblem(http.StatusBadRequest, "bad-parameter", "Bad parameter", detail)
}

func problemDuplicateParameter(name string) *problem {
	detail := "The query has the parameter " + quote(name) + " more than once. "
	if name == "platform" {
		return newProblem(http.StatusBadRequest, "duplicate-parameter", "Duplicate parameter", detail+"Separate several platforms with commas.")
	}
	return newProblem(http.StatusBadRequest, "duplicate-parameter", "Duplicate parameter", detail+"Set it once.")
}

func problemUnknownParameter(name string, valid []string) *problem {
	p := unknown(http.StatusBadRequest, "unknown-parameter", "Unknown parameter", spelling.NewUnknown("parameter", name, valid))
	if len(valid) == 0 {
		p.Detail = "Unknown parameter " + quote(name) + ". This address takes no parameters."
	}
	return p
}

func problemUnknown(u api.UnknownError) *problem {
	return unknown(http.StatusUnprocessableEntity, "unknown-"+u.Kind, "Unknown "+u.Kind, u)
}

func problemNotAcceptable(contentType string) *problem {
	return newProblem(http.StatusNotAcceptable, "not-acceptable", "Not acceptable",
		"The response is "+contentType+", which the header Accept excludes.")
}

func problemMediaType(given string) *problem {
	return newProblem(http.StatusUnsupportedMediaType, "unsupported-media-type", "Unsupported media type",
		"The content type "+quote(given)+" is not accepted. Send "+prose.Join(acceptedTypes, "or")+".").with("Accept-Post", strings.Join(acceptedTypes, ", "))
}

func problemContentEncoding(given string) *problem {
	return newProblem(http.StatusUnsupportedMediaType, "unsupported-content-encoding", "Unsupported content encoding",
		"The content encoding "+quote(given)+" is not accepted. Send the body uncompressed.").with("Accept-Encoding", codingIdentity)
}

func problemTooLarge() *problem {
	return newProblem(http.StatusRequestEntityTooLarge, "body-too-large", "Body too large",
		"The body is larger than "+inBytes(MaxBody)+".")
}

func problemTooMany() *problem {
	return newProblem(http.StatusRequestEntityTooLarge, "too-many-files", "Too many files",
		"The batch has more than "+count(MaxBatch)+" files.")
}

func problemAnswerTooLarge() *problem {
	return newProblem(http.StatusRequestEntityTooLarge, "answer-too-large", "Response too large",
		"The response to the batch up to this line is larger than "+inBytes(MaxAnswer)+". Send fewer files at once.")
}

func problemTruncated() *problem {
	return newProblem(http.StatusBadRequest, "truncated-body", "Truncated body",
		"The body is incomplete, or its chunks are broken.")
}

func problemTimeout() *problem {
	return newProblem(http.StatusRequestTimeout, "request-timeout", "Request timeout",
		"The body took too long to arrive.").with("Connection", "close")
}

func problemJSON(detail string) *problem {
	return newProblem(http.StatusBadRequest, "bad-json", "Bad JSON", detail)
}

func problemEncoding(detail string) *problem {
	return newProblem(http.StatusBadRequest, "bad-encoding", "Bad encoding", detail)
}

func problemField(detail string) *problem {
	return newProblem(http.StatusBadRequest, "bad-field", "Bad field", detail)
}

func problemUnknownField(u api.UnknownError) *problem {
	u.Kind = "field"
	return unknown(http.StatusBadRequest, "unknown-field", "Unknown field", u)
}

func problemBusy() *problem {
	return newProblem(http.StatusServiceUnavailable, "busy", "Busy",
		"The server is busy with other requests. Wait and try again.").with("Retry-After", "5")
}

func problemInternal() *problem {
	return newProblem(http.StatusInternalServerError, "internal-error", "Internal error",
		"The server failed. The request is not the cause.")
}

func problemOfName(name api.UnknownError) *problem {
	switch name.Kind {
	case "key", "field":
		return problemUnknownField(name)
	case "export", "import":
		name.Kind = "format"
	case "action", "process":
		return unknown(http.StatusBadRequest, "bad-parameter", "Bad parameter", name)
	}
	return problemUnknown(name)
}

func sentence(text string) string {
	return strings.ToUpper(text[:1]) + strings.TrimSuffix(text[1:], ".") + "."
}

func problemOf(err error) *problem {
	var name api.UnknownError
	var tooLarge lint.TooLargeError
	var wrong api.ConfigError
	var bad api.RequestError
	var log api.LogError
	var nothing api.ConversionError
	switch {
	case errors.As(err, &bad):
		return problemField(sentence(bad.Reason))
	case errors.As(err, &log):
		return problemField(sentence(log.Reason))
	case errors.As(err, &nothing):
		return newProblem(http.StatusUnprocessableEntity, "nothing-to-convert", "Nothing to convert", sentence(nothing.Reason))
	case errors.As(err, &wrong):
		return problemField("In " + wrong.Place + ", " + wrong.Reason + ".")
	case errors.As(err, &name):
		return problemOfName(name)
	case errors.As(err, &tooLarge):
		return problemTooLarge()
	}
	return problemInternal()
}
