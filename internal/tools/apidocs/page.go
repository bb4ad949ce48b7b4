package main

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"html/template"
	"regexp"
	"slices"
	"strings"
)

//go:embed page.tmpl
var pageTemplate string

type page struct {
	Title, Summary, Version string
	Description             template.HTML
	Clients                 []client
	Limits                  []limit
	Groups                  []group
	Problems                []problem
	Schemas                 []schema
}

type client struct{ Title, Language, Note, Text string }

type limit struct{ What, Limit, Else string }

type group struct {
	Name, Description string
	Operations        []operation
}

type operation struct {
	ID, Method, Path, Summary string
	Description               template.HTML
	Parameters                []field
	Bodies                    []typed
	Answers                   []answer
	Problems                  []problem
	Examples                  []example
}

// field is a parameter or a member of an object.
type field struct {
	Name, Where string
	Type        template.HTML
	Required    bool
	Description template.HTML
}

type typed struct {
	ContentType string
	Type        template.HTML
}

type answer struct {
	Status      string
	Description template.HTML
	Types       []typed
}

type example struct{ Summary, Request, Answer string }

type problem struct {
	Name, Title, Status string
	Summary             template.HTML
	Example             string
}

type schema struct {
	Name        string
	Description template.HTML
	Type        template.HTML
	Fields      []field
}

func renderPage(document *object) ([]byte, error) {
	parsed, err := template.New("page").Parse(pageTemplate)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := parsed.Execute(&out, newPage(document)); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

func newPage(document *object) page {
	info := document.at("info")
	p := page{
		Title:       info.text("title"),
		Summary:     info.text("summary"),
		Version:     info.text("version"),
		Description: prose(info.text("description")),
	}
	for _, element := range info.list("x-clients") {
		c := element.(*object)
		p.Clients = append(p.Clients, client{c.text("title"), c.text("language"), c.text("note"), strings.TrimSpace(c.text("text"))})
	}
	for _, element := range info.list("x-limits") {
		l := element.(*object)
		p.Limits = append(p.Limits, limit{l.text("what"), fmt.Sprint(l.values["limit"]), fmt.Sprint(l.values["else"])})
	}
	for _, element := range document.list("tags") {
		tag := element.(*object)
		p.Groups = append(p.Groups, group{tag.text("name"), tag.text("description"), operations(document, tag.text("name"))})
	}
	for name, value := range document.at("components", "schemas").each {
		s := value.(*object)
		p.Schemas = append(p.Schemas, schema{name, prose(s.text("description")), typeOf(s), fields(s)})
	}
	for _, response := range document.at("components", "responses").each {
		for _, found := range problems(response.(*object)) {
			// Several answers may tell the same problem.
			if !slices.ContainsFunc(p.Problems, func(known problem) bool { return known.Name == found.Name }) {
				p.Problems = append(p.Problems, found)
			}
		}
	}
	return p
}

// operations are those of a tag, but for HEAD and OPTIONS, which every path has alike.
func operations(document *object, tag string) []operation {
	var found []operation
	for path, item := range document.at("paths").each {
		for method, value := range item.(*object).each {
			o, ok := value.(*object)
			if !ok || o.text("operationId") == "" || !slices.Contains(o.list("tags"), any(tag)) {
				continue
			}
			found = append(found, newOperation(document, path, strings.ToUpper(method), item.(*object), o))
		}
	}
	return found
}

func newOperation(document *object, path, method string, item, o *object) operation {
	op := operation{ID: o.text("operationId"), Method: method, Path: path, Summary: o.text("summary"), Description: prose(o.text("description"))}
	for _, value := range append(slices.Clone(item.list("parameters")), o.list("parameters")...) {
		p := resolve(document, value.(*object))
		required, _ := p.values["required"].(bool)
		op.Parameters = append(op.Parameters, field{p.text("name"), p.text("in"), typeOf(p.at("schema")), required, prose(p.text("description"))})
	}
	op.Bodies = types(o.at("requestBody", "content"))
	for status, value := range o.at("responses").each {
		r := resolve(document, value.(*object))
		if found := problems(r); found != nil {
			op.Problems = append(op.Problems, found...)
			continue
		}
		op.Answers = append(op.Answers, answer{Status: status, Description: prose(r.text("description")), Types: types(r.at("content"))})
	}
	op.Examples = examples(path, method, o)
	return op
}

func types(content *object) []typed {
	var list []typed
	for contentType, value := range content.each {
		s := value.(*object).at("schema")
		described := typeOf(s)
		if description := s.text("description"); description != "" {
			described = prose(description)
		}
		list = append(list, typed{contentType, described})
	}
	return list
}

// examples puts requests and their answers together by their names.
func examples(path, method string, o *object) []example {
	var list []example
	for _, value := range o.at("responses", "200", "content").each {
		for name, answer := range value.(*object).at("examples").each {
			e := example{Request: method + " " + path, Answer: shown(answer.(*object).values["value"])}
			for contentType, body := range o.at("requestBody", "content").each {
				if given := body.(*object).at("examples", name); given != nil {
					e.Summary = given.text("summary")
					e.Request = method + " " + target(path, given) + "\nContent-Type: " + contentType + "\n\n" + shown(given.values["value"])
				}
			}
			if method == "GET" {
				e.Request = method + " " + path[:strings.LastIndex(path, "/")+1] + name
			}
			list = append(list, e)
		}
	}
	return list
}

// shown is a value for people, a CR as a visible character.
func shown(value any) string {
	if text, ok := value.(string); ok {
		return strings.ReplaceAll(text, "\r", "␍")
	}
	encoded, err := marshal(value)
	if err != nil {
		return err.Error()
	}
	var out bytes.Buffer
	if err := json.Indent(&out, encoded, "", "  "); err != nil {
		return err.Error()
	}
	return out.String()
}

// problems are the examples of a response, each of which is a kind of problem.
func problems(response *object) []problem {
	var list []problem
	for name, value := range response.at("content", "application/problem+json", "examples").each {
		e := value.(*object)
		list = append(list, problem{
			Name: name, Title: e.at("value").text("title"), Status: fmt.Sprint(e.at("value").values["status"]),
			Summary: prose(e.text("summary")), Example: shown(e.values["value"]),
		})
	}
	return list
}

func fields(s *object) []field {
	var list []field
	for name, value := range s.at("properties").each {
		member := value.(*object)
		list = append(list, field{
			Name: name, Type: typeOf(member), Required: slices.Contains(s.list("required"), any(name)), Description: prose(member.text("description")),
		})
	}
	return list
}

func resolve(document, o *object) *object {
	reference := o.text("$ref")
	if reference == "" {
		return o
	}
	return document.at(strings.Split(strings.TrimPrefix(reference, "#/"), "/")...)
}

// typeOf describes in a few words what a schema accepts.
func typeOf(s *object) template.HTML {
	switch {
	case s == nil:
		return ""
	case s.text("$ref") != "":
		name := s.text("$ref")[strings.LastIndex(s.text("$ref"), "/")+1:]
		return template.HTML(`<a href="#schema-` + template.HTMLEscapeString(name) + `">` + template.HTMLEscapeString(name) + `</a>`)
	case s.list("enum") != nil:
		return join(s.list("enum"), " | ", func(value any) template.HTML { return code(fmt.Sprint(value)) })
	case s.values["const"] != nil:
		return code(fmt.Sprint(s.values["const"]))
	}
	for _, alternatives := range []string{"oneOf", "anyOf"} {
		if list := s.list(alternatives); list != nil && s.values["type"] == nil {
			return join(list, " or ", func(value any) template.HTML { return typeOf(value.(*object)) })
		}
	}
	if list := s.list("type"); list != nil {
		return join(list, " or ", func(value any) template.HTML { return named(fmt.Sprint(value), s) })
	}
	if s.text("type") == "" {
		return "bytes"
	}
	return named(s.text("type"), s)
}

func named(name string, s *object) template.HTML {
	if name == "array" {
		return "list of " + typeOf(s.at("items"))
	}
	return template.HTML(template.HTMLEscapeString(name))
}

func join(values []any, separator template.HTML, each func(any) template.HTML) template.HTML {
	var out template.HTML
	for i, value := range values {
		if i > 0 {
			out += separator
		}
		out += each(value)
	}
	return out
}

func code(text string) template.HTML {
	return template.HTML("<code>" + template.HTMLEscapeString(text) + "</code>")
}

var inlineCode = regexp.MustCompile("`([^`]*)`")

// prose makes paragraphs of a text, and code of text in backticks.
func prose(text string) template.HTML {
	var out strings.Builder
	for paragraph := range strings.SplitSeq(strings.TrimSpace(text), "\n\n") {
		if paragraph == "" {
			continue
		}
		escaped := template.HTMLEscapeString(strings.Join(strings.Fields(paragraph), " "))
		out.WriteString("<p>" + inlineCode.ReplaceAllString(escaped, "<code>$1</code>") + "</p>")
	}
	return template.HTML(out.String())
}
