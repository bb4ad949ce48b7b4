package lsp

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestViews(t *testing.T) {
	e := start(t, `{"platforms":["heroku","drycc:image"]}`)
	e.open(uri, "web: node app.js && x\nclock: y\n")
	for _, test := range []struct{ asked, shown string }{
		{"drycc:image", "drycc:image"},
		{"heroku", "heroku"},
		{"", "heroku"},
		{"dokku", "heroku"}, // it isn't checked for
		{"nonsense", "heroku"},
	} {
		var got struct {
			Platforms   []string
			Diagnostics []struct{ Rule string }
			Preview     struct {
				Platform  string
				Processes []struct{ Type string }
			}
			Matrix struct{ Platforms []struct{ ID string } }
		}
		e.ask("proclint/views", `{"textDocument":{"uri":"`+uri+`"},"platform":"`+test.asked+`"}`, &got)
		if strings.Join(got.Platforms, " ") != "heroku drycc:image" {
			t.Errorf("checked for %q", got.Platforms)
		}
		if got.Preview.Platform != test.shown || len(got.Preview.Processes) != 2 || got.Preview.Processes[0].Type != "web" {
			t.Errorf("%q: preview %+v", test.asked, got.Preview)
		}
		if len(got.Diagnostics) == 0 || len(got.Matrix.Platforms) < 5 {
			t.Errorf("%q: %d diagnostics, %d platforms", test.asked, len(got.Diagnostics), len(got.Matrix.Platforms))
		}
	}
	var none json.RawMessage
	e.ask("proclint/views", `{"textDocument":{"uri":"untitled:other"},"platform":""}`, &none)
	if string(none) != "null" {
		t.Errorf("a document that isn't open: %s", none)
	}
	e.leave()
}

// TestPlatforms: those of the file's comment, or else of the settings.
func TestPlatforms(t *testing.T) {
	e := start(t, `{"platforms":["heroku","drycc:image"]}`)
	for text, want := range map[string]string{
		"web: x\n":                            `[{"id":"heroku","title":"Heroku"},{"id":"drycc:image","title":"Drycc (image)"}]`,
		"# proclint-platform dokku\nweb: x\n": `[{"id":"dokku","title":"Dokku"}]`,
	} {
		e.open(uri, text)
		var got json.RawMessage
		e.ask("proclint/platforms", `{"textDocument":{"uri":"`+uri+`"}}`, &got)
		if string(got) != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
	var none json.RawMessage
	e.ask("proclint/platforms", `{"textDocument":{"uri":"untitled:other"}}`, &none)
	if string(none) != "null" {
		t.Errorf("a document that isn't open: %s", none)
	}
	e.leave()
}

func TestAWarmUpShowsNothing(t *testing.T) {
	e := start(t, `{"platforms":["heroku"]}`)
	e.notify("proclint/warmUp", `{}`)
	e.open(uri, "web:a\n")
	if got := e.diagnostics(1); got.URI != uri || len(got.Diagnostics) != 1 {
		t.Errorf("after a warm-up: %+v", got)
	}
	select {
	case published := <-e.published:
		t.Errorf("the warm-up published %+v", published)
	default:
	}
	e.leave()
}
