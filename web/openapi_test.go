//go:build !js

package web_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	"github.com/getkin/kin-openapi/routers/legacy"

	"github.com/proclint/proclint/internal/version"
	"github.com/proclint/proclint/lint"
)

var contextOfProcess = context.Background()

// document is openapi.json as the tests compare it with requests and answers.
type document struct {
	*openapi3.T
	router routers.Router
}

// described is the document, made stricter: an answer may have no member that it does not name.
var described = sync.OnceValues(func() (*document, error) {
	content, err := os.ReadFile("openapi.json")
	if err != nil {
		return nil, err
	}
	spec, err := openapi3.NewLoader().LoadFromData(content)
	if err != nil {
		return nil, err
	}
	for name, schema := range spec.Components.Schemas {
		if name != "Sarif" {
			closeObjects(schema.Value)
		}
	}
	openapi3filter.RegisterBodyDecoder("application/sarif+json", openapi3filter.JSONBodyDecoder)
	openapi3filter.RegisterBodyDecoder("application/x-ndjson", openapi3filter.PlainBodyDecoder)
	router, err := legacy.NewRouter(spec)
	return &document{spec, router}, err
})

// closeObjects lets an object with properties have no others, and so on for the objects in it.
func closeObjects(schema *openapi3.Schema) {
	if schema == nil {
		return
	}
	if len(schema.Properties) > 0 && len(schema.Required) > 0 && schema.AdditionalProperties.Has == nil && schema.Type.Is("object") {
		no := false
		schema.AdditionalProperties.Has = &no
	}
	for _, property := range schema.Properties {
		if property.Ref == "" {
			closeObjects(property.Value)
		}
	}
	if schema.Items != nil && schema.Items.Ref == "" {
		closeObjects(schema.Items.Value)
	}
}

func load(t *testing.T) *document {
	t.Helper()
	d, err := described()
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestTheDocumentIsValid(t *testing.T) {
	d := load(t)
	if err := d.Validate(t.Context(), openapi3.EnableExamplesValidation()); err != nil {
		t.Error(err)
	}
	if d.Info.Version != version.String() {
		t.Errorf("it is of version %s, want %s", d.Info.Version, version.String())
	}
}

// TestTheDocumentNamesTheLimitOfLines: the number there is that of the engine.
func TestTheDocumentNamesTheLimitOfLines(t *testing.T) {
	document, err := os.ReadFile("openapi.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if want := fmt.Sprintf("checks the first %d that", lint.MaxLines); !strings.Contains(string(document), want) {
		t.Errorf("openapi.yaml has no %q", want)
	}
}

// Every kind of problem has a schema's word, an explanation, and a wrong request that meets it; but for
// those that no request can ask for.
func TestEveryProblemIsDescribedAndMet(t *testing.T) {
	d := load(t)
	var explained, met []string
	for _, response := range d.Components.Responses {
		for name, example := range response.Value.Content["application/problem+json"].Examples {
			explained = append(explained, "/api#"+name)
			if kind := example.Value.Value.(map[string]any)["type"]; kind != "/api#"+name {
				t.Errorf("the example %s is of the type %s", name, kind)
			}
		}
	}
	content, err := os.ReadFile("testdata/wrong.json")
	if err != nil {
		t.Fatal(err)
	}
	var listed []string
	for _, kind := range d.Components.Schemas["Problem"].Value.Properties["type"].Value.Enum {
		listed = append(listed, kind.(string))
		if strings.Contains(string(content), `"type": "`+strings.TrimPrefix(kind.(string), "/api#")+`"`) {
			met = append(met, kind.(string))
		}
	}
	slices.Sort(explained)
	explained = slices.Compact(explained)
	slices.Sort(listed)
	slices.Sort(met)
	if !slices.Equal(explained, listed) {
		t.Errorf("explained are %q, listed %q", explained, listed)
	}
	met = slices.Sorted(slices.Values(append(met, "/api#busy", "/api#internal-error", "/api#too-many-requests", "/api#too-much-work")))
	if !slices.Equal(met, listed) {
		t.Errorf("met are %q, listed %q", met, listed)
	}
}

// isDescribed fails a test whose request the document does not allow.
func isDescribed(t *testing.T, request *http.Request, body string) {
	t.Helper()
	input, err := load(t).input(request)
	if err != nil {
		t.Fatalf("%s %s: %v", request.Method, request.URL, err)
	}
	input.Request = request.Clone(request.Context())
	input.Request.Body = io.NopCloser(strings.NewReader(body))
	input.Options = &openapi3filter.Options{SkipSettingDefaults: true, ExcludeRequestBody: request.Method != http.MethodPost}
	if err := openapi3filter.ValidateRequest(t.Context(), input); err != nil {
		t.Fatalf("%s %s: the document does not allow this request: %v", request.Method, request.URL, err)
	}
}

// conforms checks an answer with the document. The problem of a request that no operation describes is
// checked with the shape of a problem.
func conforms(t *testing.T, request *http.Request, response *http.Response, body []byte) {
	t.Helper()
	d := load(t)
	input, err := d.input(request)
	if err != nil || response.StatusCode == http.StatusNotFound {
		input, err = d.input(&http.Request{Method: http.MethodGet, URL: &url.URL{Path: "/healthz"}, Header: request.Header})
		if err != nil {
			t.Fatal(err)
		}
		input.Route.Operation = d.undescribed(response.StatusCode)
	}
	if len(body) == 0 && request.Method == http.MethodHead && response.StatusCode != http.StatusOK {
		return // "default" describes it: the headers of GET
	}
	listsProblem(t, input.Route.Operation, response.StatusCode, body)
	options := &openapi3filter.Options{IncludeResponseStatus: true, ExcludeResponseBody: len(body) == 0}
	err = openapi3filter.ValidateResponse(t.Context(), &openapi3filter.ResponseValidationInput{
		RequestValidationInput: input, Status: response.StatusCode, Header: response.Header,
		Body: io.NopCloser(bytes.NewReader(body)), Options: options,
	})
	if err != nil {
		t.Errorf("%s %s: the document does not describe this answer: %v", request.Method, request.URL, err)
	}
}

// listsProblem fails a test whose problem is not among those that the operation lists for its status.
func listsProblem(t *testing.T, operation *openapi3.Operation, status int, body []byte) {
	t.Helper()
	response := operation.Responses.Status(status)
	var problem struct{ Type string }
	if response == nil || json.Unmarshal(body, &problem) != nil {
		return // reported elsewhere
	}
	content := response.Value.Content["application/problem+json"]
	if content != nil && content.Examples[strings.TrimPrefix(problem.Type, "/api#")] == nil {
		t.Errorf("the operation does not list the problem %s", problem.Type)
	}
}

// input finds the operation of a request.
func (d *document) input(request *http.Request) (*openapi3filter.RequestValidationInput, error) {
	target := *request.URL
	target.Scheme, target.Host = "", ""
	route, parameters, err := d.router.FindRoute(&http.Request{Method: request.Method, URL: &target})
	if err != nil {
		return nil, errors.Join(errors.New("no operation describes the request"), err)
	}
	copied := *route
	return &openapi3filter.RequestValidationInput{Request: request, PathParams: parameters, Route: &copied}, nil
}

// undescribed is an operation that only answers 404, 405 and what every operation may.
func (d *document) undescribed(status int) *openapi3.Operation {
	names := map[int]string{http.StatusNotFound: "NotFound", http.StatusMethodNotAllowed: "MethodNotAllowed", http.StatusRequestURITooLong: "TooLong"}
	operation := openapi3.NewOperation()
	if name, ok := names[status]; ok {
		operation.AddResponse(status, d.Components.Responses[name].Value)
	}
	return operation
}
