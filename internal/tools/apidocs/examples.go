package main

import (
	"encoding/json"
	"fmt"
	"mime"
	"net/http"
	"net/http/httptest"
	"strings"

	"github.com/proclint/proclint/web"
)

// queryField is the member of an example with the query of its request.
const queryField = "x-query"

// answerExamples sends every example of a request and puts its answer beside it, under the same name.
func answerExamples(document *object) error {
	handler := web.API(document.at("info").text("version"))
	for path := range document.at("paths").each {
		post := document.at("paths", path, "post")
		for contentType := range post.at("requestBody", "content").each {
			for name := range post.at("requestBody", "content", contentType, "examples").each {
				example := post.at("requestBody", "content", contentType, "examples", name)
				if err := answerExample(handler, path, contentType, name, example, post); err != nil {
					return fmt.Errorf("%s: example %s: %w", path, name, err)
				}
			}
		}
		if err := answerGet(handler, document, path); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	return nil
}

func answerExample(handler http.Handler, path, contentType, name string, example, post *object) error {
	body, err := bodyOf(example.values["value"])
	if err != nil {
		return err
	}
	request := httptest.NewRequest(http.MethodPost, target(path, example), strings.NewReader(body))
	request.Header.Set("Content-Type", contentType)
	return fill(handler, request, post, name, example.text("summary"))
}

// answerGet answers a document of one thing: the examples of a path's parameters are its request.
func answerGet(handler http.Handler, document *object, path string) error {
	for _, parameter := range document.at("paths", path).list("parameters") {
		value := parameter.(*object).text("example")
		address := strings.ReplaceAll(path, "{"+parameter.(*object).text("name")+"}", value)
		request := httptest.NewRequest(http.MethodGet, address, nil)
		if err := fill(handler, request, document.at("paths", path, "get"), value, ""); err != nil {
			return err
		}
	}
	return nil
}

// fill puts the answer to a request among the examples of the operation's answers.
func fill(handler http.Handler, request *http.Request, operation *object, name, summary string) error {
	answer := httptest.NewRecorder()
	handler.ServeHTTP(answer, request)
	if answer.Code != http.StatusOK {
		return fmt.Errorf("status %d: %s", answer.Code, answer.Body)
	}
	contentType, _, err := mime.ParseMediaType(answer.Header().Get("Content-Type"))
	if err != nil {
		return err
	}
	content := operation.at("responses", "200", "content", contentType)
	if content == nil {
		return fmt.Errorf("the answer is %s, which is not described", contentType)
	}
	if content.at("examples") == nil {
		content.set("examples", newObject())
	}
	example := newObject()
	if summary != "" {
		example.set("summary", summary)
	}
	example.set("value", valueOf(contentType, answer.Body.Bytes()))
	content.at("examples").set(name, example)
	return nil
}

// target is the address that an example is sent to.
func target(path string, example *object) string {
	if query := example.text(queryField); query != "" {
		return path + "?" + query
	}
	return path
}

func bodyOf(value any) (string, error) {
	if text, ok := value.(string); ok {
		return text, nil
	}
	encoded, err := marshal(value)
	return string(encoded), err
}

func valueOf(contentType string, body []byte) any {
	if contentType == "application/json" {
		return json.RawMessage(body)
	}
	return string(body)
}
