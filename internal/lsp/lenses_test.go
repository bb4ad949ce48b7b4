package lsp

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/proclint/proclint/lint/procfile"
)

func TestCodeLenses(t *testing.T) {
	e := start(t, `{"platforms":["heroku"]}`)
	const text = "# \U0001f600\nweb: npm start\nwor ker: x\nclock: y\n"
	e.open(uri, text)
	var got []codeLens
	e.ask("textDocument/codeLens", `{"textDocument":{"uri":"`+uri+`"}}`, &got)
	var lines []string
	for _, lens := range got {
		at := lens.Range
		lines = append(lines, fmt.Sprint(at.Start.Line, " ", at.Start.Character, "-", at.End.Character, " ", lens.Command.Title, " ", lens.Command.Command, " ", lens.Command.Arguments))
	}
	want := []string{
		"1 0-3 Runs on Heroku as web, 1 instance · Preview proclint.showProcess [untitled:Procfile web]",
		"3 0-5 Runs on Heroku as clock, after you scale it · Preview proclint.showProcess [untitled:Procfile clock]",
	}
	if strings.Join(lines, "\n") != strings.Join(want, "\n") {
		t.Errorf("%s\nwant\n%s", strings.Join(lines, "\n"), strings.Join(want, "\n"))
	}

	e.ask("workspace/executeCommand", runParams(showCommand, got[0].Command.Arguments...), nil)
	if message := <-e.messages; !strings.Contains(message, `"type":3`) || !strings.Contains(message, "web: ") {
		t.Errorf("shown: %s", message)
	}
	if err := e.try("workspace/executeCommand", runParams(showCommand, uri, "release"), nil); err == nil || !strings.Contains(err.Error(), "no process of that type") {
		t.Errorf("of a type that isn't in the file: %v", err)
	}
	e.leave()
}

func TestInlayHints(t *testing.T) {
	e := start(t, `{"platforms":["drycc"]}`)
	e.open(uri, "web: x \U0001f600 $PORT\nworker: y $PORT\n")
	for _, test := range []struct {
		from, to procfile.Position
		want     string
	}{
		{procfile.Position{}, procfile.Position{Line: 9}, "0:15 = 5000"},
		{procfile.Position{Line: 1}, procfile.Position{Line: 9}, ""},
		{procfile.Position{Line: -1, Character: -1}, procfile.Position{Character: 15}, "0:15 = 5000"},
		{procfile.Position{Line: 9}, procfile.Position{}, ""},
	} {
		span, _ := json.Marshal(procfile.Span{Start: test.from, End: test.to})
		var got []inlayHint
		e.ask("textDocument/inlayHint", `{"textDocument":{"uri":"`+uri+`"},"range":`+string(span)+`}`, &got)
		var hints []string
		for _, h := range got {
			hints = append(hints, fmt.Sprintf("%d:%d %s", h.Position.Line, h.Position.Character, h.Label))
			if h.Tooltip.Kind != "markdown" || !strings.Contains(h.Tooltip.Value, "5000") || !h.PaddingLeft {
				t.Errorf("%+v", h)
			}
		}
		if text := strings.Join(hints, ", "); text != test.want {
			t.Errorf("in %s: %s, want %s", span, text, test.want)
		}
	}
	e.leave()
}

// TestLensesFollowTheSettings, in an editor that can ask again.
func TestLensesFollowTheSettings(t *testing.T) {
	e := newEditor(t)
	e.ask("initialize", `{"capabilities":{"workspace":{"codeLens":{"refreshSupport":true},"inlayHint":{"refreshSupport":true}}}}`, nil)
	e.open(uri, "web: x $PORT\n")
	for _, platform := range []string{"heroku", "drycc"} {
		e.notify("workspace/didChangeConfiguration", `{"settings":{"proclint":{"platforms":["`+platform+`"]}}}`)
		asked := []string{<-e.asked, <-e.asked}
		if text := strings.Join(asked, " "); !strings.Contains(text, "workspace/codeLens/refresh") || !strings.Contains(text, "workspace/inlayHint/refresh") {
			t.Errorf("asked for %s", text)
		}
		var lenses []codeLens
		e.ask("textDocument/codeLens", `{"textDocument":{"uri":"`+uri+`"}}`, &lenses)
		if title := strings.ToLower(lenses[0].Command.Title); !strings.Contains(title, platform) {
			t.Errorf("on %s: %s", platform, title)
		}
	}
	e.leave()
}

// TestLensesOfALargeFile: it has none, as soon as anything else has an answer.
func TestLensesOfALargeFile(t *testing.T) {
	e := start(t, `{}`)
	e.open(uri, strings.Repeat("web: x $PORT\n", 80_000))
	for _, method := range []string{"codeLens", "inlayHint"} {
		var got json.RawMessage
		e.ask("textDocument/"+method, `{"textDocument":{"uri":"`+uri+`"},"range":{"start":{"line":0,"character":0},"end":{"line":99999,"character":0}}}`, &got)
		if string(got) != "[]" {
			t.Errorf("%s: %.200s", method, got)
		}
	}
	if err := e.try("workspace/executeCommand", runParams(showCommand, uri, "web"), nil); err == nil || !strings.Contains(err.Error(), "too long") {
		t.Errorf("the card: %v", err)
	}
	e.leave()
}
