//go:build !js

package web_test

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"github.com/proclint/proclint/internal/golden"
	"github.com/proclint/proclint/internal/version"
	"github.com/proclint/proclint/lint/api"
	"github.com/proclint/proclint/lint/jsontext"
	"github.com/proclint/proclint/web"
)

// The tests of this file are for every host of the API. Without the variable PROCLINT_URL
// they start a native server; with it, they use the one that it names, such as http://127.0.0.1:8788.
const hostVariable = "PROCLINT_URL"

// Servers of this process, which last as long as it does.
var (
	nativeHost = sync.OnceValue(func() string { return startServer(time.Minute) })
	hastyHost  = sync.OnceValue(func() string { return startServer(500 * time.Millisecond) })
)

// host is the address of the host under test, without a slash at its end.
func host() string {
	if given := os.Getenv(hostVariable); given != "" {
		return strings.TrimSuffix(given, "/")
	}
	return nativeHost()
}

// slowHost is that of requests that never end.
func slowHost() string {
	if os.Getenv(hostVariable) != "" {
		return host()
	}
	return hastyHost()
}

// startServer serves the API and no page until the process ends.
func startServer(bodyTime time.Duration) string {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	server := web.Server{Handler: web.NewHandler(web.Config{Version: version.String()}), BodyTime: bodyTime}
	go func() { panic(server.Serve(contextOfProcess, listener)) }()
	return "http://" + listener.Addr().String()
}

// wrongRequest is one that has a problem, as testdata/wrong.json lists them. In its texts {{x*3}} stands for
// xxx.
type wrongRequest struct {
	Name    string      `json:"name"`
	Method  string      `json:"method"`
	Target  string      `json:"target"`
	Headers [][2]string `json:"headers"`
	Body    *string     `json:"body"`
	Base64  []byte      `json:"base64"` // the body, if it isn't text
	// Raw is a whole request as it goes over the wire, in place of all of these.
	Raw string `json:"raw"`
	// End is "close" where the client says behind Raw that nothing more comes.
	End string `json:"end"`
	// Slow marks a request whose end never comes.
	Slow bool `json:"slow"`
	// Edge is the type on the edge, where one request may take less; empty where it is the same.
	Edge string `json:"edge"`
	// MayClose allows a host of another make to close the connection in place of an answer.
	MayClose bool `json:"mayClose"`

	Status int               `json:"status"`
	Type   string            `json:"type"`   // behind "/api#"
	Detail string            `json:"detail"` // its end; empty where Edge is not
	Answer map[string]string `json:"answer"` // headers of the answer
}

var repetition = regexp.MustCompile(`(?s)\{\{(.+?)\*(\d+)\}\}`)

func expand(text string) string {
	return repetition.ReplaceAllStringFunc(text, func(match string) string {
		parts := repetition.FindStringSubmatch(match)
		n, err := strconv.Atoi(parts[2])
		if err != nil {
			panic(err)
		}
		return strings.Repeat(parts[1], n)
	})
}

func wrongRequests(t *testing.T) []wrongRequest {
	t.Helper()
	content, err := os.ReadFile("testdata/wrong.json")
	if err != nil {
		t.Fatal(err)
	}
	var requests []wrongRequest
	decoder := json.NewDecoder(bytes.NewReader(content))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&requests); err != nil {
		t.Fatal(err)
	}
	if len(requests) < 100 {
		t.Fatalf("%d wrong requests are fewer than 100", len(requests))
	}
	return requests
}

// TestProblemsReadWell: each text is known, is short sentences, and lists alternatives with "or".
func TestProblemsReadWell(t *testing.T) {
	for _, wrong := range wrongRequests(t) {
		switch text := wrong.Detail; {
		case wrong.Method == http.MethodHead:
		case !strings.HasSuffix(text, ".") && !strings.HasSuffix(text, "?"):
			t.Errorf("%s: %q is no sentence", wrong.Name, text)
		case strings.Count(unquoted(text), ": ") > 1 || unjoined.MatchString(unquoted(text)) || uncounted.MatchString(unquoted(text)):
			t.Errorf("%s: %q has two colons, a list without \"or\", or a long number", wrong.Name, text)
		}
	}
}

var (
	quotation = regexp.MustCompile(`"(?:[^"\\]|\\.)*"`)
	unjoined  = regexp.MustCompile(`\w, [\w/+-]+(?:, [\w/+-]+\.| or )`)
	uncounted = regexp.MustCompile(`\d{4}`)
)

func unquoted(text string) string { return quotation.ReplaceAllString(text, `""`) }

// TestExamplesOfProblemsAreReal compares the texts that the documentation shows with those of wrong.json.
func TestExamplesOfProblemsAreReal(t *testing.T) {
	real := map[string][]string{}
	for _, wrong := range wrongRequests(t) {
		if wrong.Detail != "" {
			real[wrong.Type] = append(real[wrong.Type], wrong.Detail)
		}
	}
	for name, response := range load(t).Components.Responses {
		problem := response.Value.Content.Get("application/problem+json")
		if problem == nil {
			continue
		}
		for kind, example := range problem.Examples {
			shown := example.Value.Value.(map[string]any)["detail"].(string)
			if details := real[kind]; details != nil && !slices.ContainsFunc(details, func(detail string) bool { return strings.HasSuffix(shown, detail) }) {
				t.Errorf("%s, %s: no request has the problem %q", name, kind, shown)
			}
		}
	}
}

func TestWrongRequestsHaveTheirProblems(t *testing.T) {
	for _, wrong := range wrongRequests(t) {
		t.Run(wrong.Name, func(t *testing.T) {
			t.Parallel()
			wrong.check(t)
		})
	}
}

// isMissing reports whether the host under test is the edge, and has no operation at an address.
func isMissing(target string) bool {
	path, _, _ := strings.Cut(target, "?")
	return os.Getenv(hostVariable) != "" && slices.Contains(web.NativePaths(), path)
}

func (wrong wrongRequest) check(t *testing.T) {
	if isMissing(wrong.Target) {
		wrong.Status, wrong.Type, wrong.Detail, wrong.Answer = http.StatusNotFound, "not-found", "\"proclint serve\" has it.", nil
	}
	if wrong.Edge != "" && os.Getenv(hostVariable) != "" {
		wrong.Type, wrong.Detail = wrong.Edge, ""
	}
	var request *http.Request
	var response *http.Response
	var err error
	if wrong.Raw != "" {
		request, response, err = wrong.sendRaw(t)
	} else {
		request = wrong.request(t)
		response, err = http.DefaultTransport.RoundTrip(request)
	}
	if err != nil {
		if wrong.MayClose && os.Getenv(hostVariable) != "" {
			return
		}
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	if response.StatusCode != wrong.Status {
		t.Fatalf("status %d, want %d: %s", response.StatusCode, wrong.Status, body)
	}
	if got := response.Header.Get("Content-Type"); got != "application/problem+json" {
		t.Errorf("Content-Type %q", got)
	}
	for name, want := range wrong.Answer {
		if got := response.Header.Get(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	conforms(t, request, response, body)
	if request.Method == http.MethodHead {
		return
	}
	var problem struct {
		Type, Title, Detail, Instance string
		Status                        int
	}
	if err := json.Unmarshal(body, &problem); err != nil {
		t.Fatalf("%v in %s", err, body)
	}
	if problem.Type != "/api#"+wrong.Type || problem.Status != wrong.Status || !strings.HasSuffix(problem.Detail, wrong.Detail) {
		t.Errorf("%s; want type %q and the detail %q", body, wrong.Type, wrong.Detail)
	}
	if len(problem.Detail) > 500 || !strings.HasSuffix(problem.Instance, "#"+response.Header.Get("X-Request-Id")) {
		t.Errorf("detail or instance of %s", body)
	}
}

// A host may keep answers, and it reads no body that is too large: neither may make it take one request for another.
func TestALargeBodyIsNotTakenForAnEmptyOne(t *testing.T) {
	target := "/v1/lint?path=kept"
	for range 3 {
		post(t, target, typePlain, "")
	}
	for _, size := range []int{web.MaxBody + 1, 2 * web.MaxBody} {
		request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, host()+target, strings.NewReader(strings.Repeat("#", size)))
		if err != nil {
			t.Fatal(err)
		}
		request.Header.Set("Content-Type", typePlain)
		response, err := http.DefaultTransport.RoundTrip(request)
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
		if response.StatusCode != http.StatusRequestEntityTooLarge {
			t.Errorf("%d bytes: status %d", size, response.StatusCode)
		}
	}
}

// request is the request for a client that knows HTTP.
func (wrong wrongRequest) request(t *testing.T) *http.Request {
	body := wrong.Base64
	if wrong.Body != nil {
		body = []byte(expand(*wrong.Body))
	}
	request, err := http.NewRequestWithContext(t.Context(), wrong.Method, host(), bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	path, query, _ := strings.Cut(expand(wrong.Target), "?")
	request.URL.RawQuery = query
	request.URL.RawPath = path
	if request.URL.Path, err = url.PathUnescape(path); err != nil {
		t.Fatal(err)
	}
	for _, header := range wrong.Headers {
		request.Header.Add(header[0], expand(header[1]))
	}
	return request
}

// sendRaw sends bytes and reads one answer. The request is what a server sees of them.
func (wrong wrongRequest) sendRaw(t *testing.T) (*http.Request, *http.Response, error) {
	address := host()
	if wrong.Slow {
		address = slowHost()
	}
	text := expand(wrong.Raw)
	request, err := http.ReadRequest(bufio.NewReader(strings.NewReader(text)))
	if err != nil {
		t.Fatal(err)
	}
	connection, err := net.Dial("tcp", strings.TrimPrefix(address, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { connection.Close() })
	if err := connection.SetDeadline(time.Now().Add(45 * time.Second)); err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(connection, text); err != nil {
		return request, nil, err
	}
	if wrong.End == "close" {
		if err := connection.(*net.TCPConn).CloseWrite(); err != nil {
			return request, nil, err
		}
	}
	response, err := http.ReadResponse(bufio.NewReader(connection), request)
	return request, response, err
}

// goldenCase is an input of a rule's golden file; its form is described next to the test that reads it in
// package lint.
type goldenCase struct {
	name, path string
	platforms  []string
	source     []byte
	files      []api.File // of the repository
	partial    bool
}

func goldenCases(t *testing.T) []goldenCase {
	t.Helper()
	files, err := filepath.Glob("../lint/rules/testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no golden files: %v", err)
	}
	var cases []goldenCase
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range archive.Files {
			if options, ok := strings.CutPrefix(f.Name, "in "); ok {
				c := newGoldenCase(t, filepath.Base(file), options, f.Data)
				c.files = besideOf(archive, strings.Fields(options)[0])
				if !c.partial { // over HTTP a list is whole, and nothing is known of git
					cases = append(cases, c)
				}
			}
		}
	}
	return cases
}

func newGoldenCase(t *testing.T, file, options string, data []byte) goldenCase {
	t.Helper()
	words := strings.Fields(options)
	c := goldenCase{name: file + " " + words[0], path: "Procfile", source: data}
	for _, word := range words[1:] {
		switch key, value, _ := strings.Cut(word, "="); key {
		case "path":
			c.path = strings.ReplaceAll(strings.TrimPrefix(value, "-"), "␠", " ")
		case "platforms":
			c.platforms = strings.Split(value, ",")
		case "unseen", "tracked", "ingit", "notingit", "plain":
			c.partial = true
		case "quoted":
			text, err := strconv.Unquote(strings.TrimSpace(string(data)))
			if err != nil {
				t.Fatalf("%s: %v", c.name, err)
			}
			c.source = []byte(text)
		default:
			t.Fatalf("%s: unknown option %q", c.name, word)
		}
	}
	return c
}

// besideOf are the files beside the input of a case.
func besideOf(archive *txtar.Archive, name string) []api.File {
	var files []api.File
	for _, f := range archive.Files {
		words := strings.Fields(f.Name)
		switch {
		case len(words) < 2 || words[0] != "beside" || words[1] != name:
		case len(words) == 2:
			for _, path := range strings.Fields(string(f.Data)) {
				files = append(files, api.File{Path: path})
			}
		default:
			text := string(f.Data)
			files = append(files, api.File{Path: words[2], Text: &text})
		}
	}
	return files
}

// body is the case as an object of JSON.
func (c goldenCase) body(t *testing.T) []byte {
	t.Helper()
	object := map[string]any{"path": c.path, "base64": base64.StdEncoding.EncodeToString(c.source), "platforms": c.platforms}
	files := []any{}
	for _, f := range c.files {
		if f.Text == nil {
			files = append(files, f.Path)
		} else {
			files = append(files, f)
		}
	}
	object["files"] = files
	body, err := json.Marshal(object)
	if err != nil {
		t.Fatal(err)
	}
	return body
}

// want is the report of the engine in this process.
func (c goldenCase) want(t *testing.T) string {
	t.Helper()
	report, err := api.Lint(api.Request{Path: c.path, Base64: c.source, Platforms: c.platforms, Files: c.files})
	if err != nil {
		t.Fatalf("%s: %v", c.name, err)
	}
	return string(jsontext.Append(nil, report))
}

func (c goldenCase) query() string {
	values := url.Values{}
	if c.path != "" {
		values.Set("path", c.path)
	}
	if c.platforms != nil {
		values.Set("platform", strings.Join(c.platforms, ","))
	}
	return values.Encode()
}

func TestGoldenFilesHaveTheSameReportsOverHTTP(t *testing.T) {
	for i, c := range goldenCases(t) {
		if golden.LeftOut(i, 3) {
			continue // the batches have all of them
		}
		var got string
		if c.files == nil {
			got = post(t, "/v1/lint?"+c.query(), "application/octet-stream", string(c.source))
		} else {
			got = post(t, "/v1/lint", "application/json", string(c.body(t)))
		}
		if want := c.want(t) + "\n"; got != want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, want)
		}
	}
}

// The same files once more, many in a request, in the order in which they are sent.
func TestGoldenFilesHaveTheSameReportsInBatches(t *testing.T) {
	cases := goldenCases(t)
	for len(cases) > 0 {
		n := min(len(cases), 100)
		var body, want strings.Builder
		for _, c := range cases[:n] {
			body.Write(append(c.body(t), '\n'))
			want.WriteString(c.want(t) + "\n")
		}
		if got := post(t, "/v1/lint", "application/x-ndjson", body.String()); got != want.String() {
			t.Errorf("the batch that begins with %s has other reports", cases[0].name)
		}
		cases = cases[n:]
	}
}

// post sends a request that is right and gives the body of its answer; both are checked with the document.
func post(t *testing.T, target, contentType, body string) string {
	t.Helper()
	response, text := send(t, http.MethodPost, target, body, "Content-Type", contentType)
	if response.StatusCode != http.StatusOK {
		t.Fatalf("POST %s: status %d: %s", target, response.StatusCode, text)
	}
	return text
}

// send sends a request that is right and reads its answer; both are checked with the document.
func send(t *testing.T, method, target, body string, headers ...string) (*http.Response, string) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), method, host()+target, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i+1 < len(headers); i += 2 {
		request.Header.Add(headers[i], headers[i+1])
	}
	isDescribed(t, request, body)
	response, err := http.DefaultTransport.RoundTrip(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	conforms(t, request, response, text)
	return response, string(text)
}
