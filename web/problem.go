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
	"github.com/proclint/proclint/lint/preview"
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

// kind is a kind of problem: its name in the type of the problem, its title, and its status.
type kind struct {
	name, title string
	status      int
}

var (
	answerTooLarge       = kind{"answer-too-large", "Response too large", http.StatusRequestEntityTooLarge}
	badEncoding          = kind{"bad-encoding", "Bad encoding", http.StatusBadRequest}
	badField             = kind{"bad-field", "Bad field", http.StatusBadRequest}
	badJSON              = kind{"bad-json", "Bad JSON", http.StatusBadRequest}
	badParameter         = kind{"bad-parameter", "Bad parameter", http.StatusBadRequest}
	bodyTooLarge         = kind{"body-too-large", "Body too large", http.StatusRequestEntityTooLarge}
	busy                 = kind{"busy", "Busy", http.StatusServiceUnavailable}
	duplicateParameter   = kind{"duplicate-parameter", "Duplicate parameter", http.StatusBadRequest}
	headersTooLarge      = kind{"headers-too-large", "Headers too large", http.StatusRequestHeaderFieldsTooLarge}
	internalError        = kind{"internal-error", "Internal error", http.StatusInternalServerError}
	methodNotAllowed     = kind{"method-not-allowed", "Method not allowed", http.StatusMethodNotAllowed}
	nothingToConvert     = kind{"nothing-to-convert", "Nothing to convert", http.StatusUnprocessableEntity}
	notAcceptable        = kind{"not-acceptable", "Not acceptable", http.StatusNotAcceptable}
	notThere             = kind{"not-found", "Not found", http.StatusNotFound}
	requestTimeout       = kind{"request-timeout", "Request timeout", http.StatusRequestTimeout}
	tooManyFiles         = kind{"too-many-files", "Too many files", http.StatusRequestEntityTooLarge}
	truncatedBody        = kind{"truncated-body", "Truncated body", http.StatusBadRequest}
	unknownParameter     = kind{"unknown-parameter", "Unknown parameter", http.StatusBadRequest}
	unsupportedEncoding  = kind{"unsupported-content-encoding", "Unsupported content encoding", http.StatusUnsupportedMediaType}
	unsupportedMediaType = kind{"unsupported-media-type", "Unsupported media type", http.StatusUnsupportedMediaType}
	uriTooLong           = kind{"uri-too-long", "Address too long", http.StatusRequestURITooLong}
)

func (k kind) problem(detail string) *problem {
	return &problem{Type: "/api#" + k.name, Title: k.title, Status: k.status, Detail: prose.Short(detail)}
}

func (p *problem) json() []byte { return append(jsontext.Append(nil, p), '\n') }

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

func (k kind) unknown(u api.UnknownError) *problem {
	p := k.problem("Unknown " + u.Kind + " " + quote(u.Name) + ". ")
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
		return notThere.problem(quote(path) + " does not exist on the edge. \"proclint serve\" has it.")
	}
	return notThere.problem(quote(path) + " does not exist. /openapi.json lists all addresses.")
}

func problemDuplicateParameter(name string) *problem {
	detail := "The query has the parameter " + quote(name) + " more than once. "
	if name == "platform" {
		return duplicateParameter.problem(detail + "Separate several platforms with commas.")
	}
	return duplicateParameter.problem(detail + "Set it once.")
}

func problemUnknownParameter(name string, valid []string) *problem {
	p := unknownParameter.unknown(spelling.NewUnknown("parameter", name, valid))
	if len(valid) == 0 {
		p.Detail = "Unknown parameter " + quote(name) + ". This address takes no parameters."
	}
	return p
}

func problemUnknown(u api.UnknownError) *problem {
	return kind{"unknown-" + u.Kind, "Unknown " + u.Kind, http.StatusUnprocessableEntity}.unknown(u)
}

func problemUnknownField(u api.UnknownError) *problem {
	u.Kind = "field"
	return kind{"unknown-field", "Unknown field", http.StatusBadRequest}.unknown(u)
}

func problemNotAcceptable(contentType string) *problem {
	return notAcceptable.problem("The response is " + contentType + ", which the header Accept excludes.")
}

func problemMediaType(given string) *problem {
	return unsupportedMediaType.problem("The content type "+quote(given)+" is not accepted. Send "+prose.Join(acceptedTypes, "or")+".").
		with("Accept-Post", strings.Join(acceptedTypes, ", "))
}

func problemTooLarge() *problem {
	return bodyTooLarge.problem("The body is larger than " + inBytes(MaxBody) + ".")
}

func problemInternal() *problem {
	return internalError.problem("The server failed. The request is not the cause.")
}

func problemOfName(name api.UnknownError) *problem {
	switch name.Kind {
	case "key", "field":
		return problemUnknownField(name)
	case "export", "import":
		name.Kind = "format"
	case "action", "process":
		return badParameter.unknown(name)
	}
	return problemUnknown(name)
}

func problemOf(err error) *problem {
	if bad, ok := errors.AsType[api.RequestError](err); ok {
		return badField.problem(preview.Sentence(bad.Reason))
	}
	if log, ok := errors.AsType[api.LogError](err); ok {
		return badField.problem(preview.Sentence(log.Reason))
	}
	if nothing, ok := errors.AsType[api.ConversionError](err); ok {
		return nothingToConvert.problem(preview.Sentence(nothing.Reason))
	}
	if wrong, ok := errors.AsType[api.ConfigError](err); ok {
		return badField.problem("In " + wrong.Place + ", " + wrong.Reason + ".")
	}
	if name, ok := errors.AsType[api.UnknownError](err); ok {
		return problemOfName(name)
	}
	if _, ok := errors.AsType[lint.TooLargeError](err); ok {
		return problemTooLarge()
	}
	return problemInternal()
}
