package platform

import (
	"fmt"
	"testing"
)

// TestKuberoReadsLikeItsScript: grep finds a name anywhere in a line, awk takes the second field, and echo joins the words.
func TestKuberoReadsLikeItsScript(t *testing.T) {
	for src, want := range map[string]string{
		"web: npm start\nworker: node jobs.js\nbuild: npm ci\n": "web=npm start@0 worker=node jobs.js@1 build=npm ci@2 ",
		"web: gunicorn a:b\n":            "web=gunicorn a:b@0 ",
		"web:npm start\n":                "web=@0 ",
		"web: echo a: b\n":               "web=echo a@0 ",
		"# web: old\nweb: new\n":         "web=old new@1 ",
		"web: run\nother: node web.js\n": "web=run node web.js@0 other=node web.js@1 ",
		"web: run   'a  b'\n":            "web=run 'a b'@0 ",
		"release: rake db:migrate\n":     "release=rake db:migrate@0 ",
		"worker: celery -A web\n":        "web=celery -A web@0 worker=celery -A web@0 ",
		"web: run\r\nworker: go\r\n":     "web=run\r@0 worker=go\r@1 ",
		"":                               "",
		"web: run":                       "web=run@0 ",
	} {
		got := ""
		for _, p := range parseKubero([]byte(src)).Processes {
			got += fmt.Sprintf("%s=%s@%d ", p.Type, p.Command, p.Line)
		}
		if got != want {
			t.Errorf("%q: %q, want %q", src, got, want)
		}
	}
}
