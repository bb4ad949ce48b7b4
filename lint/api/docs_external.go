//go:build externaldocs

package api

import (
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/jsontext"
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
