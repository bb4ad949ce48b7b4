package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
)

// entries are the start of an entry, for Go's regular expressions, which can't look ahead. The first that matches counts.
var entries = []*regexp.Regexp{
	regexp.MustCompile("^(" + word + "):"),
	regexp.MustCompile("^" + mark + blanks + "(" + name + ")" + blanks + ":" + afterColon),
}

func nameIn(line string) string {
	for _, e := range entries {
		if match := e.FindStringSubmatch(line); match != nil {
			return match[1]
		}
	}
	return ""
}

// A sample is a Procfile, or a line of one, with what is highlighted in it.
type sample struct {
	File  string         `json:"file,omitempty"` // below tricky
	Text  string         `json:"text,omitempty"`
	Names map[int]string `json:"names"` // by their zero-based lines
}

// tricky is the folder of inputs that platforms read differently.
const tricky = "lint/platform/testdata/tricky"

var lines = []string{
	"web:echo foo: bar", "web-api:echo", "  web:echo", "web::x: y", "web-x:: y", "web :: y", "web: x: y", "web : x : y", "web:#x", "web:\u00a0x",
	"web", "web ", "web x", "web\t:\tx", ": x", ":a: x", ":: x", "::", ": ", " : x", "a # b: c", "a# b: c", "a #b: c", "a :b: c", "a :#b: c", "a::b", "a::b: c", "a.b::c", "web.api: a: b", "  \ufeffa: b", "- web: x", "-a:b: c", "--- web: x", "? web: x", "?: x", "?:x: y",
	`"web":x`, `"a" b: c`, `"a": b`, `"a" : b`, `'a b': c`, `"a: b`, "'a': b", `a"b": c`, "[web]: x", "<<: x", "=: b", "~: b", "*a: b", "&a b: c", "!a b: c", "%A: b", "@a: b",
	"`a`: b", "|: b", ">: b", `a\b: c`, "éa: b", "w.b:x", "\ufeff# a: b", "\ufeffweb:x", "#web: x", "\t# a: b", "web: # a", "\x01a: b", "a\u0085b: c",
}

// expected writes the samples with the names that every grammar highlights.
func expected(root string) ([]byte, error) {
	var all []sample
	paths, err := filepath.Glob(filepath.Join(root, tricky, "*"))
	for _, path := range paths {
		content, readErr := os.ReadFile(path)
		if readErr != nil {
			return nil, readErr
		}
		all = append(all, sample{File: filepath.Base(path), Names: names(string(content))})
	}
	for _, line := range lines {
		all = append(all, sample{Text: line, Names: names(line)})
	}
	var buffer bytes.Buffer
	for i, s := range all {
		line, marshalErr := json.Marshal(s)
		if marshalErr != nil {
			return nil, marshalErr
		}
		buffer.WriteString(map[bool]string{true: "[\n  ", false: ",\n  "}[i == 0])
		buffer.Write(line)
	}
	buffer.WriteString("\n]\n")
	return buffer.Bytes(), err
}

var lineEnd = regexp.MustCompile(`\r\n|\r|\n`)

// names are those that are highlighted in a text, by their lines.
func names(text string) map[int]string {
	found := map[int]string{}
	for i, line := range lineEnd.Split(text, -1) {
		if name := nameIn(line); name != "" {
			found[i] = name
		}
	}
	return found
}
