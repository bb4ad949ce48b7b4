package web

import (
	"bytes"
	"encoding/hex"
	"errors"
	"hash/fnv"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/api"
	"github.com/proclint/proclint/lint/jsontext"
	"github.com/proclint/proclint/lint/move"
	"github.com/proclint/proclint/lint/preview"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/report"
	"github.com/proclint/proclint/lint/spelling"
)

// operation is what a POST does with the files of its body.
type operation struct {
	parameters []string // of the query
	fields     []string // of a JSON body
	formats    []string // of the answer, besides JSON
	batch      []string // of the answer to a batch, besides JSON
	// each looks at one file; its values are what write takes.
	each func(api.Request) (any, *problem)
	// ofApp looks at the files of an app without a Procfile, or is nil.
	ofApp func(api.Request) (any, *problem)
	// write gives the values in a format other than JSON. There are several only for a batch.
	write func(values []any, format string) (body []byte, contentType []string)
}

// The formats of answers.
const (
	formatJSON   = "json"
	formatText   = "text"
	formatSARIF  = "sarif"
	formatGitHub = "github"
)

var (
	asText    = []string{formatText}
	asReports = []string{formatSARIF, formatText, formatGitHub}
)

var operations = map[string]*operation{
	"/v1/lint": {
		parameters: []string{"platform", "path", "format"},
		fields:     []string{"path", "text", "base64", "platforms", "files", "config"},
		formats:    asReports, batch: asReports, write: writeReports,
		each:  func(r api.Request) (any, *problem) { return result(api.Lint(r)) },
		ofApp: func(r api.Request) (any, *problem) { return result(api.LintApp(r)) },
	},
	"/v1/fix": {
		parameters: []string{"platform", "path", "format", "suggested"},
		fields:     []string{"path", "text", "base64", "platforms", "files", "config", "suggested"},
		formats:    asText, each: func(r api.Request) (any, *problem) { return result(api.Fix(r)) }, write: writeContent,
	},
	"/v1/format": {
		parameters: []string{"platform", "path", "format"},
		fields:     []string{"path", "text", "base64", "platforms", "files", "config"},
		formats:    asText, each: func(r api.Request) (any, *problem) { return result(api.Format(r)) }, write: writeContent,
	},
	"/v1/preview": {
		parameters: []string{"platform", "path", "format", "app"},
		fields:     []string{"path", "text", "base64", "platforms", "platform", "files", "config", "app"},
		formats:    asText, each: previewOf, write: writeTexts,
	},
	"/v1/matrix": {
		parameters: []string{"platform", "path", "format"},
		fields:     []string{"path", "text", "base64", "platforms", "files", "config"},
		formats:    asText, each: func(r api.Request) (any, *problem) { return result(api.Matrix(r)) }, write: writeTexts,
	},
	"/v1/move": {
		parameters: []string{"from", "to", "path", "format", "app"},
		fields:     []string{"path", "text", "base64", "from", "to", "files", "config", "app"},
		formats:    asText, each: moveOf, write: writeTexts,
	},
	"/v1/explain": {
		parameters: []string{"platform", "format"},
		fields:     []string{"text", "base64", "path", "platforms", "files"},
		each:       func(r api.Request) (any, *problem) { return result(api.Explain(r)) },
	},
}

// NativePaths are the paths of the operations that the Worker lacks.
func NativePaths() []string { return slices.Clone(nativePaths) }

// nativePaths are those of the operations that the Worker has no room for.
var nativePaths = []string{"/v1/config", "/v1/export", "/v1/import", "/v1/init", "/v1/sevalla"}

// work is what a request asks for, file by file.
type work struct {
	*operation
	kind     bodyKind
	format   string
	tag      string
	body     []byte
	query    query
	selected []string
	requests []api.Request
	next     int    // the request that comes next
	values   []any  // what was found out, where it is written all at once
	lines    []byte // the answer so far in JSON, a line for each file
	findings int    // in values
}

// run reads a request and leaves its files to step.
func (o *operation) run(x *exchange) (answer, *problem) {
	q, failure := parseQuery(x.r.URL.RawQuery, o.parameters)
	if failure != nil {
		return answer{}, failure
	}
	if failure := q.check(); failure != nil {
		return answer{}, failure
	}
	kind, failure := kindOf(x.r.Header)
	if failure != nil {
		return answer{}, failure
	}
	format, failure := o.format(q["format"], kind)
	if failure != nil {
		return answer{}, failure
	}
	if failure := acceptable(x.r.URL.Path, x.r.Header["Accept"], format, kind); failure != nil {
		return answer{}, failure
	}
	var selected []string
	if q["platform"] != "" {
		if selected, failure = selectPlatforms(strings.Split(q["platform"], ",")); failure != nil {
			return answer{}, failure
		}
	}
	body, failure := readBody(x.r)
	if failure != nil {
		return answer{}, failure
	}
	x.read = time.Now()
	tag := x.tag(kind, body)
	// "*" does not say which answer the client has.
	if known := x.r.Header["If-None-Match"]; !slices.Contains(known, "*") && matches(known, tag) {
		return answer{status: http.StatusNotModified, cacheControl: cacheResult, etag: tag}, nil
	}
	requests, failure := o.files(kind, body)
	if failure != nil {
		return answer{}, failure
	}
	x.work = &work{operation: o, kind: kind, format: format, tag: tag, body: body, query: q, selected: selected, requests: requests}
	return answer{}, nil
}

// step looks at one file, and answers after the last.
func (x *exchange) step() (answer, *problem) {
	w := x.work
	value, failure := x.look(&w.requests[w.next])
	if failure != nil && w.kind == bodyBatch {
		return answer{}, failure.at(lineOf(w.body, w.next))
	}
	if failure != nil {
		return answer{}, failure
	}
	w.requests[w.next] = api.Request{} // what is done needs no memory
	w.next++
	isJSON := w.format == formatJSON
	if isJSON {
		w.lines = appendLine(w.lines, value)
	} else {
		w.values = append(w.values, value)
		if found, ok := value.(*lint.Report); ok {
			w.findings += len(found.Diagnostics)
		}
	}
	if w.kind == bodyBatch && (len(w.lines) > MaxAnswer || w.findings > maxFindings) {
		return answer{}, answerTooLarge.problem("The response to the batch up to this line is larger than " + inBytes(MaxAnswer) + ". Send fewer files at once.").
			at(lineOf(w.body, w.next-1))
	}
	if w.next < len(w.requests) {
		return answer{}, nil
	}
	x.work = nil
	out := answer{status: http.StatusOK, cacheControl: cacheResult, etag: w.tag, body: w.lines, contentType: typeJSON}
	switch {
	case !isJSON:
		out.body, out.contentType = w.write(w.values, w.format)
	case w.kind == bodyBatch:
		out.contentType = typeNDJSON
	}
	return out, nil
}

// maxCached is the largest file whose commands are kept. Procfiles are smaller.
const maxCached = 16 << 10

// look is what the operation finds out about a file.
func (x *exchange) look(r *api.Request) (any, *problem) {
	w := x.work
	if r.Platforms != nil {
		var failure *problem
		if r.Platforms, failure = selectPlatforms(r.Platforms); failure != nil {
			return nil, failure
		}
	}
	w.query.apply(r, w.selected)
	if r.NoProcfile {
		return w.ofApp(*r)
	}
	if len(r.Text)+len(r.Base64) > maxCached {
		return w.each(*r)
	}
	cache := x.caches.Get().(*lint.Cache)
	r.Cache = cache
	value, failure := w.each(*r)
	x.caches.Put(cache) // not after a panic: it may be half written
	return value, failure
}

// format is the format that the query names, or the default one.
func (o *operation) format(name string, kind bodyKind) (string, *problem) {
	switch formats, batch := append([]string{formatJSON}, o.formats...), append([]string{formatJSON}, o.batch...); {
	case name == "":
		return formatJSON, nil
	case !slices.Contains(formats, name):
		return "", problemUnknown(spelling.NewUnknown("format", name, formats))
	case kind == bodyBatch && !slices.Contains(batch, name):
		return "", badParameter.problem("The format " + quote(name) + " is not available for a batch. Use " + prose.Join(batch, "or") + ".")
	}
	return name, nil
}

// acceptable rejects a request whose answer the client does not accept, before any work is done.
func acceptable(path string, accept []string, format string, kind bodyKind) *problem {
	types := []string{"text/plain"}
	switch {
	case format == formatSARIF:
		types = []string{"application/sarif+json", "application/json"}
	case format == formatJSON && kind == bodyBatch:
		types = []string{"application/x-ndjson"}
	case format == formatJSON:
		types = []string{"application/json"}
	case path == "/v1/fix", path == "/v1/format":
		types = []string{"text/plain", "application/octet-stream"}
	}
	if !accepts(accept, types...) {
		return problemNotAcceptable(types[0])
	}
	return nil
}

// tag is the ETag of an answer: a hash of everything that it depends on.
func (x *exchange) tag(kind bodyKind, body []byte) string {
	head := make([]byte, 0, 128)
	head = append(append(head, x.version...), 0)
	head = append(append(head, strings.TrimPrefix(x.r.URL.Path, "/v1/")...), 0, byte(kind))
	head = append(append(head, x.r.URL.RawQuery...), 0)
	return entityTag(head, body)
}

// entityTag is an ETag of some bytes. Who makes two bodies with the same one deceives only
// the client that asks for both, so a hash that is quick is enough.
func entityTag(parts ...[]byte) string {
	hash := fnv.New64a()
	for _, part := range parts {
		hash.Write(part)
	}
	tag := append(make([]byte, 0, 18), '"')
	return string(append(hex.AppendEncode(tag, hash.Sum(nil)), '"'))
}

// lineOf is the number of the line of a batch that has its file i, from one.
func lineOf(body []byte, i int) int {
	number := 0
	for line := range bytes.Lines(body) {
		number++
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		if i--; i < 0 {
			break
		}
	}
	return number
}

func result[T any](value *T, err error) (any, *problem) {
	if err != nil {
		return nil, problemOf(err)
	}
	return value, nil
}

func previewOf(r api.Request) (any, *problem) {
	if r.Platform == "" && len(r.Platforms) == 1 {
		r.Platform = r.Platforms[0]
	}
	shown, err := api.Preview(r)
	if _, missing := errors.AsType[api.RequestError](err); missing || len(r.Platforms) > 1 {
		return nil, badParameter.problem("A preview is for one platform. Name it with \"platform\".")
	}
	return result(shown, err)
}

func moveOf(r api.Request) (any, *problem) {
	if r.From == "" || r.To == "" {
		return nil, badParameter.problem("A move needs two platforms. Name them with \"from\" and \"to\".")
	}
	return result(api.Move(r))
}

func appendLine(out []byte, value any) []byte {
	if r, ok := value.(*lint.Report); ok {
		return append(report.AppendJSON(out, r), '\n')
	}
	return append(jsontext.Append(out, value), '\n')
}

// reportsIn are the reports of an answer, each with the findings of one file, and what is to be said of an app without a Procfile.
func reportsIn(value any) (reports []*lint.Report, scope string) {
	app, isApp := value.(*lint.Beside)
	if !isApp {
		return []*lint.Report{value.(*lint.Report)}, ""
	}
	for _, r := range app.Reports {
		reports = append(reports, r.ByFile()...)
	}
	return reports, app.Scope() + "\n"
}

func writeReports(values []any, format string) ([]byte, []string) {
	var reports []*lint.Report
	scopes := ""
	for _, value := range values {
		found, scope := reportsIn(value)
		reports, scopes = append(reports, found...), scopes+scope
	}
	var out bytes.Buffer
	switch format {
	case formatSARIF:
		must(report.SARIF(&out, reports))
		return out.Bytes(), typeSARIF
	case formatGitHub:
		for _, r := range reports {
			must(report.GitHub(&out, r))
		}
	default:
		var totals report.Totals
		for _, r := range reports {
			must(report.Text(&out, r, report.TextOptions{}))
			totals.Add(r)
		}
		if len(reports) > 0 {
			must(report.Summary(&out, totals, report.TextOptions{}))
		}
		out.WriteString(scopes)
	}
	return out.Bytes(), typeText
}

func writeContent(values []any, _ string) ([]byte, []string) {
	var content api.Content
	switch value := values[0].(type) {
	case *api.FixedContent:
		content = value.Content
	case *api.Content:
		content = *value
	}
	if content.Base64 != nil {
		return content.Base64, typeBytes
	}
	return []byte(content.Text), typeText
}

func writeTexts(values []any, _ string) ([]byte, []string) {
	var out bytes.Buffer
	switch value := values[0].(type) {
	case *preview.Preview:
		must(preview.Text(&out, value, preview.TextOptions{}))
	case *preview.Matrix:
		must(preview.MatrixText(&out, value, preview.TextOptions{}))
	case *move.Plan:
		must(move.Text(&out, value))
	}
	return out.Bytes(), typeText
}

// must is for writes into memory, which cannot fail.
func must(err error) {
	if err != nil {
		panic(err)
	}
}
