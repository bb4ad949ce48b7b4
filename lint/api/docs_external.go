//go:build externaldocs

package api

import (
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/jsontext"
	"github.com/proclint/proclint/lint/platform/sources"
)

// UseDocs gives rules their documentation. The text and the error are those of DocsOf.
func UseDocs(text string) error {
	docs, err := DocsOf(text)
	if err == nil {
		check.TakeDocs(func() map[string]check.Docs { return docs })
	}
	return err
}

// DocsOf reads the documentation of rules, by their names. The text is a JSON object with the list "rules", as /v1/rules has
// it. The error is a RequestError.
func DocsOf(text string) (map[string]check.Docs, error) {
	object, err := jsontext.ParseObject(text)
	if err != nil {
		return nil, RequestError{Reason: `"docs": ` + err.Error()}
	}
	list, _ := object.Fields["rules"].([]any)
	docs := map[string]check.Docs{}
	for _, value := range list {
		rule := objectOf(value)
		bad, good := objectOf(rule.Fields["bad"]), objectOf(rule.Fields["good"])
		docs[rule.Text("name")] = check.Docs{
			Summary: rule.Text("summary"), Why: rule.Text("why"), Exceptions: rule.Texts("exceptions"),
			Bad: sampleOf(bad), Good: sampleOf(good),
			Logs: rule.Texts("logs"), Failure: rule.Text("failure"), Remarks: rule.Texts("remarks"), Sources: rule.Texts("sources"),
		}
		for _, o := range []*jsontext.Object{rule, bad, good} {
			if err := o.Err(); err != nil {
				return nil, RequestError{Reason: `"docs": ` + err.Error()}
			}
		}
	}
	return docs, nil
}

// SourcesOf reads the sources of facts from the same text: its list "platforms", as /v1/platforms has it. They have no literals.
func SourcesOf(text string) *sources.Table {
	table := &sources.Table{}
	object, err := jsontext.ParseObject(text)
	if err != nil {
		return table
	}
	for _, p := range listOf(object, "platforms") {
		for _, s := range listOf(p, "sources") {
			source := sources.Source{Text: s.Text("text")}
			for _, place := range listOf(s, "places") {
				source.Places = append(source.Places, sources.Place{Kind: sources.Kind(place.Text("kind")), Page: place.Text("link"), Day: place.Text("seen")})
			}
			if len(table.Of(source.Text)) == 0 {
				table.Sources = append(table.Sources, source)
			}
		}
		infer := func(target, list string, of *jsontext.Object, name func(*jsontext.Object) string) {
			for _, item := range listOf(of, list) {
				if from := item.Text("inferredFrom"); from != "" {
					table.Inferences = append(table.Inferences, sources.Inference{Target: target, Topics: []string{name(item)}, Text: from})
				}
			}
		}
		topic := func(o *jsontext.Object) string { return o.Text("topic") }
		infer(p.Text("id"), "facts", p, topic)
		for _, s := range listOf(p, "strategies") {
			infer(s.Text("id"), "facts", s, topic)
			infer(s.Text("id"), "tasks", s, func(o *jsontext.Object) string { return sources.Task(o.Text("task")) })
		}
	}
	return table
}

func listOf(o *jsontext.Object, name string) []*jsontext.Object {
	list, _ := o.Fields[name].([]any)
	var objects []*jsontext.Object
	for _, value := range list {
		objects = append(objects, objectOf(value))
	}
	return objects
}

func objectOf(value any) *jsontext.Object {
	fields, _ := value.(map[string]any)
	return &jsontext.Object{Fields: fields}
}

func sampleOf(o *jsontext.Object) check.Sample {
	sample := check.Sample{Path: o.Text("path"), Text: o.Text("text"), Platforms: o.Texts("platforms")}
	files, _ := Files(o.Fields["files"])
	for _, f := range files {
		file := check.SampleFile{Path: f.Path}
		if f.Text != nil {
			file.Text = *f.Text
		}
		sample.Files = append(sample.Files, file)
	}
	return sample
}
