package web

import (
	"cmp"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"log"
	"math/rand/v2"
	"net/http"
	"net/url"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/prose"
)

// API returns the handler of the HTTP API: every path under /v1/, /openapi.json, /oembed and /healthz, and a 404 for every other path. version, such
// as "0.1.0", is what /healthz reports and a part of every ETag. Several goroutines may use the handler.
//
// It answers in one synchronous call with a ResponseWriter in memory: it starts no goroutine and no timer, reads the whole body, up to MaxBody bytes
// and one more, and writes the answer with one Write. It writes no body to HEAD or with 204 and 304. A panic of the engine gets 500.
//
// It reads Method, Host, URL.Path, URL.RawQuery, Body, ContentLength (-1 when not known), and the headers Accept, Access-Control-Request-Method,
// Content-Encoding, Content-Type, If-None-Match, Origin and X-Request-Id. Of the other headers it counts the bytes. Requests that are alike in these
// have the same answer but for X-Request-Id, Server-Timing and, in an error, instance.
func API(version string) http.Handler {
	return &apiHandler{version, sync.Pool{New: func() any { return &lint.Cache{} }}}
}

// Limits of a request to the API, in bytes unless they say otherwise.
const (
	// MaxBody is the largest body.
	MaxBody = 256 << 10
	// MaxHeaders is the largest sum of the names and values of all headers.
	MaxHeaders = 16 << 10
	// MaxPath is the longest path of an address, decoded.
	MaxPath = 256
	// MaxQuery is the longest query of an address, as it is sent.
	MaxQuery = 4 << 10
	// MaxFilePath is the longest name of a file.
	MaxFilePath = 1 << 10
	// MaxPlatforms is how many platforms may be named.
	MaxPlatforms = 100
	// MaxBatch is how many files a batch may have.
	MaxBatch = 1000
	// MaxFiles is how many other files of the repository may be listed.
	MaxFiles = 1000
	// MaxAnswer is the longest answer to a batch.
	MaxAnswer = 8 << 20
	// maxFindings is how many findings an answer to a batch in another format than JSON may have. That keeps it below MaxAnswer, or near it.
	maxFindings = 10_000
)

type apiHandler struct {
	version string
	// caches of the type *lint.Cache contain the parsed commands of the last small files. No answer depends on them.
	caches sync.Pool
}

type endpoint struct {
	methods []string // without OPTIONS, which each has
	run     func(*exchange) (answer, *problem)
}

type exchange struct {
	*apiHandler
	r       *http.Request
	id      string
	name    string    // the last part of the path of a document
	started time.Time // when the handler began
	read    time.Time // when the body was there; zero for a request without one
	work    *work     // what is still to be done; nil once there is an answer
	out     answer
}

// answer is a whole answer but for the headers that all have.
type answer struct {
	status       int
	contentType  []string
	cacheControl []string
	etag         string
	body         []byte
	extra        http.Header // headers that only this kind of answer has
}

// serverBuffer is how many bytes of an answer net/http buffers before it begins to send it.
const serverBuffer = 2048

// Values of headers that many answers share. They are never changed: their capacity is their length.
var (
	typeJSON    = []string{"application/json"}
	typeNDJSON  = []string{"application/x-ndjson"}
	typeSARIF   = []string{"application/sarif+json"}
	typeText    = []string{"text/plain; charset=utf-8"}
	typeBytes   = []string{"application/octet-stream"}
	typeProblem = []string{"application/problem+json"}

	cacheDocument = []string{"public, max-age=300"}
	cacheResult   = []string{"private, no-cache"}
	cacheNothing  = []string{"no-store"}

	anyOrigin      = []string{"*"}
	exposedHeaders = []string{"Accept-Post, Allow, ETag, Retry-After, Server-Timing, X-Request-Id"}
	apiPolicy      = []string{"default-src 'none'; frame-ancestors 'none'"}
	noSniff        = []string{"nosniff"}
)

// ServeHTTP answers one request.
func (h *apiHandler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	steps := h.Begin(r)
	for steps.Next() {
	}
	steps.Answer(w)
}

// Steps is a request that is answered in steps, for a host that has other things to do between them. Each file of a batch is a step.
type Steps interface {
	// Next does a step. It returns false when nothing is left to do.
	Next() bool
	// Answer writes the answer. It is called once, after the last step.
	Answer(w http.ResponseWriter)
}

// Begin reads a request and its body, and does what is to be done before the first file is looked at.
func (h *apiHandler) Begin(r *http.Request) Steps {
	x := &exchange{apiHandler: h, r: r, id: requestID(r.Header["X-Request-Id"]), started: time.Now()}
	x.do((*exchange).route)
	return x
}

// Next looks at the next file.
func (x *exchange) Next() bool {
	if x.work != nil {
		x.do((*exchange).step)
	}
	return x.work != nil
}

// Answer writes the answer.
func (x *exchange) Answer(w http.ResponseWriter) { x.send(w, x.out) }

// do runs a part of the work. There is an answer also where the engine fails.
func (x *exchange) do(part func(*exchange) (answer, *problem)) {
	defer func() {
		if cause := recover(); cause != nil {
			log.Printf("request %s: %s", x.id, faultOf(cause))
			x.work, x.out = nil, x.fail(problemInternal())
		}
	}()
	out, failure := part(x)
	if failure != nil {
		x.work, out = nil, x.fail(failure)
	}
	x.out = out
}

// faultOf reports what a panic was about: in full where Go itself says it, else by its type alone, for its text may be one of the body.
func faultOf(cause any) string {
	if fault, ok := cause.(runtime.Error); ok {
		return fault.Error()
	}
	return fmt.Sprintf("a panic of the type %T", cause)
}

func (x *exchange) route() (answer, *problem) {
	if failure := checkHead(x.r); failure != nil {
		return answer{}, failure
	}
	e, ok := x.find(x.r.URL.Path)
	if !ok {
		return answer{}, problemNotFound(x.r.URL.Path)
	}
	if x.r.Method == http.MethodOptions {
		return e.options(x.r), nil
	}
	if !slices.Contains(e.methods, x.r.Method) {
		return answer{}, methodNotAllowed.problem("The method "+quote(x.r.Method)+" is not allowed here. Use "+prose.Join(e.methods, "or")+".").
			with("Allow", e.allow())
	}
	return e.run(x)
}

// checkHead rejects a head that is too long before any other check.
func checkHead(r *http.Request) *problem {
	if len(r.URL.Path) > MaxPath {
		return uriTooLong.problem("The path of the address is longer than " + inBytes(MaxPath) + ".")
	}
	if len(r.URL.RawQuery) > MaxQuery {
		return uriTooLong.problem("The query of the address is longer than " + inBytes(MaxQuery) + ".")
	}
	size := 0
	for name, values := range r.Header {
		for _, value := range values {
			size += len(name) + len(value)
		}
	}
	if size > MaxHeaders {
		return headersTooLarge.problem("The headers are larger than " + inBytes(MaxHeaders) + ".")
	}
	return nil
}

var (
	reading = []string{http.MethodGet, http.MethodHead}
	posting = []string{http.MethodPost}
)

// find is the endpoint of a path. It sets the exchange's name where the path has one.
func (x *exchange) find(path string) (endpoint, bool) {
	if o := cmp.Or(operations[path], native[path]); o != nil {
		return endpoint{posting, o.run}, true
	}
	if run := documents[path]; run != nil {
		return endpoint{reading, run}, true
	}
	at := strings.LastIndexByte(path, '/') + 1
	if run := namedDocuments[path[:at]]; run != nil && at < len(path) {
		x.name = path[at:]
		return endpoint{reading, run}, true
	}
	return endpoint{}, false
}

func (e endpoint) allow() string { return strings.Join(e.methods, ", ") + ", " + http.MethodOptions }

// options answers OPTIONS, the preflight of a browser among them.
func (e endpoint) options(r *http.Request) answer {
	extra := http.Header{"Allow": {e.allow()}}
	if slices.Equal(e.methods, posting) {
		extra["Accept-Post"] = []string{strings.Join(acceptedTypes, ", ")}
	}
	if len(r.Header["Access-Control-Request-Method"]) > 0 {
		extra["Access-Control-Allow-Methods"] = []string{e.allow()}
		extra["Access-Control-Allow-Headers"] = []string{"Accept, Content-Type, If-None-Match, X-Request-Id"}
		extra["Access-Control-Max-Age"] = []string{"86400"}
	}
	return answer{status: http.StatusNoContent, cacheControl: cacheNothing, extra: extra}
}

func (x *exchange) fail(p *problem) answer {
	path := x.r.URL.Path
	if strings.HasPrefix(path, "//") {
		path = "/." + path // what follows two slashes would be a host
	}
	p.Instance = (&url.URL{Path: path, Fragment: x.id}).String()
	if len(x.r.URL.Path) > MaxPath {
		p.Instance = "#" + x.id
	}
	return answer{status: p.Status, contentType: typeProblem, cacheControl: cacheNothing, body: p.json(), extra: p.header}
}

func (x *exchange) send(w http.ResponseWriter, out answer) {
	header := w.Header()
	for name, values := range out.extra {
		header[name] = values
	}
	header["Access-Control-Allow-Origin"] = anyOrigin
	// A browser may give an answer to GET that it keeps to another origin.
	if len(x.r.Header["Origin"]) > 0 || x.r.Method != http.MethodPost {
		header["Access-Control-Expose-Headers"] = exposedHeaders
		header["Timing-Allow-Origin"] = anyOrigin
	}
	header["Cache-Control"] = out.cacheControl
	header["Content-Security-Policy"] = apiPolicy
	header["Server-Timing"] = []string{x.timing()}
	header["X-Content-Type-Options"] = noSniff
	header["X-Request-Id"] = []string{x.id}
	if out.etag != "" {
		header["Etag"] = []string{out.etag}
	}
	bodiless := out.status == http.StatusNoContent || out.status == http.StatusNotModified
	if !bodiless {
		header["Content-Type"] = out.contentType
		// net/http counts what fits into its buffer, which is quicker than a header more.
		if len(out.body) > serverBuffer || x.r.Method == http.MethodHead {
			header["Content-Length"] = []string{strconv.Itoa(len(out.body))}
		}
	}
	w.WriteHeader(out.status)
	if bodiless || x.r.Method == http.MethodHead {
		return
	}
	// An error here means that the client is gone, so nobody can receive it.
	_, _ = w.Write(out.body)
}

// timing is the value of the header Server-Timing: how long the body took to arrive and the work to be done, in milliseconds.
func (x *exchange) timing() string {
	out := make([]byte, 0, 40)
	begun := x.started
	if !x.read.IsZero() {
		out = append(appendMillis(append(out, "read;dur="...), x.read.Sub(x.started)), ", "...)
		begun = x.read
	}
	return string(appendMillis(append(out, "work;dur="...), time.Since(begun)))
}

// appendMillis adds d in milliseconds, to the microsecond and without zeros at the end.
func appendMillis(out []byte, d time.Duration) []byte {
	return strconv.AppendFloat(out, float64(max(0, d.Microseconds()))/1000, 'f', -1, 64)
}

// requestID is the identifier that the client gave, where it is well-formed, or a new one.
func requestID(given []string) string {
	if len(given) == 1 && isRequestID(given[0]) {
		return given[0]
	}
	return hex.EncodeToString(binary.LittleEndian.AppendUint64(binary.LittleEndian.AppendUint64(nil, rand.Uint64()), rand.Uint64()))
}

// isRequestID reports whether id has 1 to 64 of the characters A to Z, a to z, 0 to 9, ".", "_" and "-".
func isRequestID(id string) bool {
	return id != "" && len(id) <= 64 && strings.Trim(id, wordBytes+".-") == ""
}

// wordBytes are the bytes of names, and those of base64 for URLs with "-".
const wordBytes = "_0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
