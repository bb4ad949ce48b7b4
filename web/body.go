package web

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/proclint/proclint/lint/api"
	"github.com/proclint/proclint/lint/plainjson"
)

// bodyKind is how a body holds its files.
type bodyKind uint8

const (
	bodyBytes bodyKind = iota // the file itself
	bodyJSON                  // an object
	bodyBatch                 // an object a line
)

// acceptedTypes are the media types of bodies.
const acceptedTypes = "text/plain, application/octet-stream, application/json, application/x-ndjson"

// maxApp is the longest name of an app, in bytes.
const maxApp = 100

// kindOf says how the body holds its files. A body without a type is bytes. A header without a value is none:
// the edge does not show it.
func kindOf(header http.Header) (bodyKind, *problem) {
	given := strings.Join(header["Content-Encoding"], ", ")
	if given != "" && !strings.EqualFold(given, codingIdentity) {
		return 0, problemContentEncoding(given)
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
	case "text/plain", "application/octet-stream":
		// Whatever they are said to be, the bytes are judged as a platform gets them.
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

// readBody reads the whole body.
func readBody(r *http.Request) ([]byte, *problem) {
	if r.ContentLength > MaxBody {
		return nil, problemTooLarge()
	}
	var body []byte
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
		return problemBusy()
	}
	var timeout net.Error
	if errors.As(err, &timeout) && timeout.Timeout() {
		return problemTimeout()
	}
	return problemTruncated()
}

// files are the requests that a body holds; o says which fields they may have.
func (o *operation) files(kind bodyKind, body []byte) ([]api.Request, *problem) {
	switch kind {
	case bodyBytes:
		return []api.Request{{Base64: nonNil(body)}}, nil
	case bodyJSON:
		r, failure := o.parseJSON(body)
		return []api.Request{r}, failure
	}
	return o.parseBatch(string(body))
}

// nonNil makes an empty body one that is there.
func nonNil(body []byte) []byte {
	if body == nil {
		return []byte{}
	}
	return body
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
			return nil, problemTooMany()
		}
		r, failure := o.parseJSON([]byte(line))
		if failure != nil {
			return nil, failure.at(number)
		}
		requests = append(requests, r)
	}
	if requests == nil {
		return nil, problemJSON("a batch holds an object a line, and this one has none")
	}
	return requests, nil
}

// at says on which line of a batch the problem is.
func (p *problem) at(line int) *problem {
	p.Line = line
	p.Detail = fmt.Sprintf("Line %d: %s", line, p.Detail)
	return p
}

// parseJSON reads an object of the fields that o knows. A field that is null is one that is not there.
func (o *operation) parseJSON(body []byte) (api.Request, *problem) {
	if !utf8.Valid(body) {
		return api.Request{}, problemEncoding("JSON is UTF-8, and this body is not; a file of other bytes goes into the field \"base64\".")
	}
	value, err := plainjson.ParseStrict(string(body))
	if err != nil {
		return api.Request{}, problemJSON(err.Error())
	}
	members, ok := value.(map[string]any)
	if !ok {
		return api.Request{}, problemJSON("want an object")
	}
	f := fields{members: members}
	f.known(o.fields)
	r := api.Request{
		Path:      f.text("path", MaxFilePath),
		Text:      f.text("text", MaxBody),
		Base64:    f.base64("base64"),
		Platforms: f.texts("platforms"),
		Platform:  f.text("platform", MaxFilePath),
		App:       f.text("app", maxApp),
		Suggested: f.flag("suggested"),
		Files:     f.files("files"),
	}
	switch hasText, hasBytes := members["text"] != nil, members["base64"] != nil; {
	case f.failure != nil:
	case hasText && hasBytes:
		f.fail("The fields \"text\" and \"base64\" exclude each other.")
	case !hasText && !hasBytes:
		f.fail("The field \"text\" is missing, or \"base64\" in its place.")
	}
	return r, f.failure
}

// fields are the members of an object, taken one by one; failure is the first thing wrong with them.
type fields struct {
	members map[string]any
	failure *problem
}

func (f *fields) fail(detail string) {
	if f.failure == nil {
		f.failure = problemField(detail)
	}
}

func (f *fields) known(valid []string) {
	var unknown []string
	for name := range f.members {
		if !slices.Contains(valid, name) {
			unknown = append(unknown, name)
		}
	}
	if unknown == nil {
		return
	}
	slices.Sort(unknown)
	f.failure = problemUnknownField(unknown[0], valid)
}

func (f *fields) text(name string, limit int) string {
	text, ok := f.members[name].(string)
	switch {
	case !ok && f.members[name] != nil:
		f.fail("The field " + quote(name) + " is a string.")
	case len(text) > limit:
		f.fail(fmt.Sprintf("The field %q is longer than %d bytes.", name, limit))
	}
	return text
}

func (f *fields) flag(name string) bool {
	flag, ok := f.members[name].(bool)
	if !ok && f.members[name] != nil {
		f.fail("The field " + quote(name) + " is true or false.")
	}
	return flag
}

func (f *fields) texts(name string) []string {
	if f.members[name] == nil {
		return nil
	}
	texts, ok := plainjson.Strings(f.members[name])
	if !ok {
		f.fail("The field " + quote(name) + " is a list of strings.")
	}
	return texts
}

func (f *fields) base64(name string) []byte {
	if f.members[name] == nil {
		return nil
	}
	decoded, err := base64.StdEncoding.DecodeString(f.text(name, MaxBody))
	if err != nil {
		f.fail("The field " + quote(name) + " is not base64, with the letters \"+\" and \"/\" and with its padding.")
	}
	return nonNil(decoded)
}

// files are the files of the repository: names, or objects of a path and a text.
func (f *fields) files(name string) []api.File {
	if f.members[name] == nil {
		return nil
	}
	list, ok := f.members[name].([]any)
	if !ok || len(list) > MaxFiles {
		f.fail(fmt.Sprintf("The field %q is a list of at most %d files.", name, MaxFiles))
		return nil
	}
	for _, element := range list {
		if !isFile(element) {
			f.fail("A file of " + quote(name) + " is a path, or an object of a \"path\" and a \"text\".")
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
