package web

import (
	"crypto/sha256"
	_ "embed"
	"net/http"
	"sync"

	"github.com/proclint/proclint/lint/api"
	"github.com/proclint/proclint/lint/plainjson"
	"github.com/proclint/proclint/lint/platform"
)

//go:generate go run ../internal/tools/apidocs ..

//go:embed openapi.json
var openAPIDocument []byte

var (
	rulesDocument     = sync.OnceValue(func() []byte { return writeLines([]any{ptr(api.Rules())}) })
	platformsDocument = sync.OnceValue(func() []byte { return writeLines([]any{ptr(api.Platforms())}) })
)

func ptr[T any](value T) *T { return &value }

// health says that the server answers, and of which version it is.
func health(x *exchange) (answer, *problem) {
	out, failure := x.document(func() ([]byte, *problem) {
		return append(plainjson.Append(nil, &struct {
			Status  string `json:"status"`
			Version string `json:"version"`
		}{"ok", x.version}), '\n'), nil
	})
	out.cacheControl, out.etag = cacheNothing, ""
	if out.status == http.StatusNotModified {
		out.status = http.StatusOK
	}
	return out, failure
}

func openAPI(x *exchange) (answer, *problem) {
	return x.document(func() ([]byte, *problem) { return openAPIDocument, nil })
}

func rules(x *exchange) (answer, *problem) {
	return x.document(func() ([]byte, *problem) { return rulesDocument(), nil })
}

func platforms(x *exchange) (answer, *problem) {
	return x.document(func() ([]byte, *problem) { return platformsDocument(), nil })
}

func rule(x *exchange) (answer, *problem) {
	return x.document(func() ([]byte, *problem) {
		rule, err := api.RuleByName(x.name)
		if err != nil {
			return nil, problemOf(err)
		}
		return writeLines([]any{rule}), nil
	})
}

func onePlatform(x *exchange) (answer, *problem) {
	return x.document(func() ([]byte, *problem) {
		found, err := api.PlatformByID(x.name)
		if err != nil {
			return nil, problemUnknown("platform", x.name, platform.IDs())
		}
		return writeLines([]any{found}), nil
	})
}

// document answers with JSON that changes only with the version.
func (x *exchange) document(body func() ([]byte, *problem)) (answer, *problem) {
	if _, failure := parseQuery(x.r.URL.RawQuery, nil); failure != nil {
		return answer{}, failure
	}
	if accept := x.r.Header["Accept"]; len(accept) > 0 && !accepts(accept, []string{"application/json"}) {
		return answer{}, problemNotAcceptable("application/json")
	}
	text, failure := body()
	if failure != nil {
		return answer{}, failure
	}
	sum := sha256.Sum256(text)
	out := answer{status: http.StatusOK, contentType: typeJSON, cacheControl: cacheDocument, etag: quotedSum(sum[:]), body: text}
	if matches(x.r.Header["If-None-Match"], out.etag) {
		out.status = http.StatusNotModified
	}
	return out, nil
}
