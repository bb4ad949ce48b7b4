package web

import (
	"net/http"
	"slices"
	"sync"

	"github.com/proclint/proclint/lint/api"
	"github.com/proclint/proclint/lint/jsontext"
)

//go:generate go run ../internal/tools/apidocs ..

// UseDescription gives the content of openapi.json to a program that is built without it, before the first request for it.
func UseDescription(content []byte) { openAPIDocument = content }

// Description describes the API, as OpenAPI 3.1 in JSON.
func Description() []byte { return slices.Clone(openAPIDocument) }

// document is JSON that changes only with the version.
type document struct {
	body []byte
	etag string
}

func newDocument(body []byte) document {
	return document{body, entityTag(body)}
}

// Documents that are the same for every request are made when the first one asks.
var (
	theOpenAPI   = sync.OnceValue(func() document { return newDocument(openAPIDocument) })
	theRules     = sync.OnceValue(func() document { return newDocument(appendLine(nil, api.Rules())) })
	thePlatforms = sync.OnceValue(func() document { return newDocument(appendLine(nil, api.Platforms())) })
)

// documents are what GET answers, by path. namedDocuments are those whose path ends in a name.
var (
	documents = map[string]func(*exchange) (answer, *problem){
		"/healthz":      health,
		"/openapi.json": always(theOpenAPI),
		"/oembed":       oEmbed,
		"/v1/rules":     always(theRules),
		"/v1/platforms": always(thePlatforms),
	}
	namedDocuments = map[string]func(*exchange) (answer, *problem){
		"/v1/rules/":     byName(api.RuleByName),
		"/v1/platforms/": byName(api.PlatformByID),
	}
)

// health reports that the server answers, and of which version it is. Nobody may keep that.
func health(x *exchange) (answer, *problem) {
	if failure := x.checkDocument(); failure != nil {
		return answer{}, failure
	}
	body := jsontext.Append(nil, struct {
		Status  string `json:"status"`
		Version string `json:"version"`
	}{"ok", x.version})
	return answer{status: http.StatusOK, contentType: typeJSON, cacheControl: cacheNothing, body: append(body, '\n')}, nil
}

// always answers with a document that is the same for every request.
func always(made func() document) func(*exchange) (answer, *problem) {
	return func(x *exchange) (answer, *problem) {
		if failure := x.checkDocument(); failure != nil {
			return answer{}, failure
		}
		return made().answer(x), nil
	}
}

// byName answers with what has the name in the path.
func byName[T any](find func(name string) (T, error)) func(*exchange) (answer, *problem) {
	return func(x *exchange) (answer, *problem) {
		if failure := x.checkDocument(); failure != nil {
			return answer{}, failure
		}
		found, err := find(x.name)
		if err != nil {
			return answer{}, problemOf(err)
		}
		return newDocument(appendLine(nil, found)).answer(x), nil
	}
}

// answer is the answer with a document, unless the client has it already.
func (d document) answer(x *exchange) answer {
	out := answer{status: http.StatusOK, contentType: typeJSON, cacheControl: cacheDocument, etag: d.etag, body: d.body}
	if matches(x.r.Header["If-None-Match"], d.etag) {
		out.status = http.StatusNotModified
	}
	return out
}

// checkDocument rejects a request for a document with parts that it may not have.
func (x *exchange) checkDocument() *problem {
	if _, failure := parseQuery(x.r.URL.RawQuery, nil); failure != nil {
		return failure
	}
	if !accepts(x.r.Header["Accept"], "application/json") {
		return problemNotAcceptable("application/json")
	}
	return nil
}
