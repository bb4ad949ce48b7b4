package lsp

import (
	"encoding/json"
	"testing"
)

func TestDocumentLinks(t *testing.T) {
	e := start(t, `{}`)
	for _, test := range []struct{ uri, text, want string }{
		{"file:///my%20shop/Procfile", "# \U0001f600\nweb: X=\U0001f600 node app.js\nworker: npm start\n",
			`[{"range":{"start":{"line":1,"character":15},"end":{"line":1,"character":21}},"target":"file:///my%20shop/app.js"},` +
				`{"range":{"start":{"line":2,"character":12},"end":{"line":2,"character":17}},"target":"file:///my%20shop/package.json"}]`},
		{"file:///Procfile", "web: node app.js\n", `[{"range":{"start":{"line":0,"character":10},"end":{"line":0,"character":16}},"target":"file:///app.js"}]`},
		{"file:///shop/Procfile", "web: node server.js\n", `[]`},
		{"untitled:Procfile", "web: node app.js\n", `[]`},
		{"file:///none/Procfile", "", `null`},
	} {
		if test.text != "" {
			e.open(test.uri, test.text)
		}
		var got json.RawMessage
		e.ask("textDocument/documentLink", `{"textDocument":{"uri":"`+test.uri+`"}}`, &got)
		if string(got) != test.want {
			t.Errorf("%s: %s\nwant %s", test.uri, got, test.want)
		}
	}
	e.leave()
}
