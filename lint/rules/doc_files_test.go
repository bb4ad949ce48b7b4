//go:build !externaldocs

package rules

import (
	"reflect"
	"testing"
	"testing/fstest"

	"github.com/proclint/proclint/lint/check"
)

// TestEachRuleHasItsDocumentation: each file can be read, and has a rule.
func TestEachRuleHasItsDocumentation(t *testing.T) {
	docs, err := readDocs(docFiles)
	if err != nil {
		t.Error(err)
	}
	for _, r := range check.Rules() {
		if _, ok := docs[r.Name]; !ok {
			t.Errorf("docs/%s.txt is missing", r.Name)
		}
		delete(docs, r.Name)
	}
	for name := range docs {
		t.Errorf("docs/%s.txt has no rule", name)
	}
}

func TestReadDocs(t *testing.T) {
	const text = "summary Two\n  lines.\nwhy W: x.\nexcept One.\nexcept Two.\nfailure port\nlog a: b\n# Why it isn't a failure.\nremark c\nsource a/b c\n\n" +
		"-- bad platforms=heroku,dokku:cnb path=a/Procfile --\nweb: a\n\nx\n-- bad file=a.txt --\n-- good quoted --\n\"web: b\\r\\n\"\n-- both file=b.txt --\nb\n"
	want := check.Docs{
		Summary: "Two lines.", Why: "W: x.", Exceptions: []string{"One.", "Two."}, Failure: "port",
		Logs: []string{"a: b", "c"}, Remarks: []string{"c"}, Sources: []string{"a/b c"},
		Bad: check.Sample{Path: "a/Procfile", Platforms: []string{"heroku", "dokku:cnb"}, Text: "web: a\n\nx\n",
			Files: []check.SampleFile{{Path: "a.txt"}, {Path: "b.txt", Text: "b\n"}}},
		Good: check.Sample{Text: "web: b\r\n", Files: []check.SampleFile{{Path: "b.txt", Text: "b\n"}}},
	}
	got, unread := parseDocs(text)
	if !reflect.DeepEqual(got, want) || unread != nil {
		t.Errorf("got %+v and %q, want %+v", got, unread, want)
	}
}

func TestReadDocsNamesWhatItCannotRead(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"summery S.\n", `docs/sudo.txt has "summery S."`},
		{"why W.\n\n-- bed --\n", `docs/sudo.txt has "bed"`},
		{"why W.\n\n-- bad platform=heroku --\n", `docs/sudo.txt has "bad platform=heroku"`},
		{"why W.\n\n-- bad quoted --\nweb: a\n", `docs/sudo.txt has "bad quoted"`},
	} {
		_, err := readDocs(fstest.MapFS{"docs/sudo.txt": {Data: []byte(test.text)}})
		if err == nil || err.Error() != test.want {
			t.Errorf("%q gives the error %v, want %s", test.text, err, test.want)
		}
	}
}
