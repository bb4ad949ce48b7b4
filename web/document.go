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
	theRules     = sync.OnceValue(func() document { return newDocument(writeLines([]any{api.Rules()})) })
	thePlatforms = sync.OnceValue(func() document { return newDocument(writeLines([]any{api.Platforms()})) })
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

func openAPI(x *exchange) (answer, *problem) {
	return x.document(func() (document, *problem) { return theOpenAPI(), nil })
}

func rules(x *exchange) (answer, *problem) {
	return x.document(func() (document, *problem) { return theRules(), nil })
}

func platforms(x *exchange) (answer, *problem) {
	return x.document(func() (document, *problem) { return thePlatforms(), nil })
}

func rule(x *exchange) (answer, *problem) {
	return x.document(func() (document, *problem) {
		found, err := api.RuleByName(x.name)
		if err != nil {
			return document{}, problemOf(err)
		}
		return newDocument(writeLines([]any{found})), nil
	})
}

func onePlatform(x *exchange) (answer, *problem) {
	return x.document(func() (document, *problem) {
		found, err := api.PlatformByID(x.name)
		if err != nil {
			return document{}, problemOf(err)
		}
		return newDocument(writeLines([]any{found})), nil
	})
}

// document answers with a document, unless the client has it already.
func (x *exchange) document(find func() (document, *problem)) (answer, *problem) {
	if failure := x.checkDocument(); failure != nil {
		return answer{}, failure
	}
	found, failure := find()
	if failure != nil {
		return answer{}, failure
	}
	out := answer{status: http.StatusOK, contentType: typeJSON, cacheControl: cacheDocument, etag: found.etag, body: found.body}
	if matches(x.r.Header["If-None-Match"], found.etag) {
		out.status = http.StatusNotModified
	}
	return out, nil
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
