package web

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"mime"
	"net"
	"net/http"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/proclint/proclint/lint/api"
	"github.com/proclint/proclint/lint/jsontext"
	"github.com/proclint/proclint/lint/spelling"
)

// bodyKind is how a body contains its files.
type bodyKind uint8

const (
	bodyBytes bodyKind = iota // the file itself
	bodyJSON                  // an object
	bodyBatch                 // an object a line
)

var acceptedTypes = []string{"text/plain", "application/octet-stream", "application/json", "application/x-ndjson"}

// maxApp is the longest name of an app, in bytes.
const maxApp = 100

// kindOf returns how the body contains its files. A body without a type is bytes. A header without a value counts as
// missing: the edge does not show it.
func kindOf(header http.Header) (bodyKind, *problem) {
	given := strings.Join(header["Content-Encoding"], ", ")
	if given != "" && !strings.EqualFold(given, codingIdentity) {
		return 0, unsupportedEncoding.problem("The content encoding "+quote(given)+" is not accepted. Send the body uncompressed.").
			with("Accept-Encoding", codingIdentity)
	}
	switch types := header["Content-Type"]; len(types) {
	case 0:
		return bodyBytes, nil
	case 1:
		return kindOfType(types[0])
	default:
		return 0, problemMediaType(strings.Join(types, ", "))
	}
}

func kindOfType(contentType string) (bodyKind, *problem) {
	switch contentType {
	case "", "text/plain", "text/plain;charset=UTF-8", "application/octet-stream":
		return bodyBytes, nil
	case "application/json":
		return bodyJSON, nil
	}
	name, parameters, err := mime.ParseMediaType(contentType)
	if err != nil {
		return 0, problemMediaType(contentType)
	}
	charset, given := parameters["charset"]
	switch name {
	case "text/plain", "application/octet-stream", "application/x-www-form-urlencoded": // the last one is curl's own
		// Whatever the charset, the bytes are linted as a platform gets them.
		return bodyBytes, nil
	case "application/json", "application/x-ndjson":
		if given && !strings.EqualFold(charset, "utf-8") {
			return 0, problemMediaType(contentType)
		}
		if name == "application/json" {
			return bodyJSON, nil
		}
		return bodyBatch, nil
	}
	return 0, problemMediaType(contentType)
}

// wholeBody is a body that comes in one piece: at most one byte more than MaxBody.
type wholeBody interface{ whole() ([]byte, error) }

func readBody(r *http.Request) ([]byte, *problem) {
	if r.ContentLength > MaxBody {
		return nil, problemTooLarge()
	}
	body := []byte{} // also without one
	var err error
	switch reader := r.Body.(type) {
	case nil:
	case wholeBody:
		body, err = reader.whole()
	default:
		// With room enough that it does not grow.
		content := bytes.NewBuffer(make([]byte, 0, max(r.ContentLength, 0)+bytes.MinRead))
		_, err = content.ReadFrom(io.LimitReader(reader, MaxBody+1))
		body = content.Bytes()
	}
	switch {
	case err != nil:
		return nil, problemOfRead(err)
	case len(body) > MaxBody:
		return nil, problemTooLarge()
	}
	return body, nil
}

// errBusy is the end of a body that there is no time to work on.
var errBusy = errors.New("the server is busy")

func problemOfRead(err error) *problem {
	if errors.Is(err, errBusy) {
		return busy.problem("The server is busy with other requests. Wait and try again.").with("Retry-After", "5")
	}
	if timeout, ok := errors.AsType[net.Error](err); ok && timeout.Timeout() {
		return requestTimeout.problem("The body took too long to arrive.").with("Connection", "close")
	}
	return truncatedBody.problem("The body is incomplete, or its chunks are broken.")
}

// files are the requests in a body; o defines which fields they may have.
func (o *operation) files(kind bodyKind, body []byte) ([]api.Request, *problem) {
	switch kind {
	case bodyBytes:
		return []api.Request{{Base64: body}}, nil
	case bodyJSON:
		r, failure := o.parseJSON(body)
		return []api.Request{r}, failure
	}
	return o.parseBatch(string(body))
}

func (o *operation) parseBatch(body string) ([]api.Request, *problem) {
	var requests []api.Request
	number := 0
	for line := range strings.SplitSeq(body, "\n") {
		number++
		if strings.TrimSpace(line) == "" {
			continue
		}
		if len(requests) == MaxBatch {
			return nil, tooManyFiles.problem("The batch has more than " + count(MaxBatch) + " files.")
		}
		r, failure := o.parseJSON([]byte(line))
		if failure != nil {
			return nil, failure.at(number)
		}
		requests = append(requests, r)
	}
	if requests == nil {
		return nil, badJSON.problem("A batch needs one JSON object per line.")
	}
	return requests, nil
}

// at adds the line of a batch to a problem.
func (p *problem) at(line int) *problem {
	p.Line = line
	p.Detail = fmt.Sprintf("Line %d: %s", line, p.Detail)
	return p
}

// parseJSON reads an object of the fields that o knows. A field that is null is one that is not there.
func (o *operation) parseJSON(body []byte) (api.Request, *problem) {
	if !utf8.Valid(body) {
		return api.Request{}, badEncoding.problem("JSON must be UTF-8, and this body isn't. Send other bytes in the field \"base64\".")
	}
	object, err := jsontext.ParseObjectStrict(string(body))
	if errors.Is(err, jsontext.ErrNoObject) {
		return api.Request{}, badJSON.problem("The JSON must be an object.")
	}
	if err != nil {
		return api.Request{}, badJSON.problem("This is not valid JSON (" + err.Error() + ").")
	}
	if failure := unknownField(object, o.fields); failure != nil {
		return api.Request{}, failure
	}
	r := api.RequestOf(object, func(name string) string { return limited(object, name) })
	r.Files = files(object, "files")
	var wrong *jsontext.FieldError
	switch hasText, hasBytes := object.Has("text"), object.Has("base64"); {
	case errors.As(object.Err(), &wrong):
		return r, badField.problem("The field " + quote(wrong.Name) + " must be " + wrong.Want + ".")
	case hasText && hasBytes:
		return r, badField.problem("Send either the field \"text\" or the field \"base64\", not both.")
	case !hasText && !hasBytes && o.ofApp != nil && len(r.Files) > 0:
		r.NoProcfile = true
	case !hasText && !hasBytes && slices.Contains(o.fields, "text"):
		return r, badField.problem("The field \"text\" or \"base64\" is missing.")
	}
	return r, nil
}

// unknownField is the problem of the first field, in the order of names, that is not a valid one; nil when all are.
func unknownField(object *jsontext.Object, valid []string) *problem {
	for _, name := range slices.Sorted(maps.Keys(object.Fields)) {
		if !slices.Contains(valid, name) {
			return problemUnknownField(spelling.NewUnknown("field", name, valid))
		}
	}
	return nil
}

// limited takes a string that isn't too long.
func limited(object *jsontext.Object, name string) string {
	limit := MaxFilePath
	switch name {
	case "text":
		limit = MaxBody
	case "app", "port", "region", "action":
		limit = maxApp
	}
	text := object.Text(name)
	if len(text) > limit {
		object.Wrong(name, "at most "+inBytes(limit)+" long")
	}
	return text
}

// files takes the files of the repository: names, or objects of a path and a text.
func files(object *jsontext.Object, name string) []api.File {
	if !object.Has(name) {
		return nil
	}
	list, ok := object.Fields[name].([]any)
	if !ok || len(list) > MaxFiles {
		object.Wrong(name, "a list of at most "+count(MaxFiles)+" files")
		return nil
	}
	for _, element := range list {
		if !isFile(element) {
			object.Wrong(name, "a list of paths, or of objects with a \"path\" and a \"text\"")
			return nil
		}
	}
	files, _ := api.Files(list)
	return files
}

func isFile(value any) bool {
	if path, ok := value.(string); ok {
		return path != "" && len(path) <= MaxFilePath
	}
	members, ok := value.(map[string]any)
	if !ok || len(members) != 2 {
		return false
	}
	path, hasPath := members["path"].(string)
	_, hasText := members["text"].(string)
	return hasPath && hasText && path != "" && len(path) <= MaxFilePath
}
