package api

import (
	"strconv"
	"strings"
	"testing"
)

// TestAnswer: a log is explained by its app, files of other tools are made, and other methods are unknown.
func TestAnswer(t *testing.T) {
	for _, test := range []struct{ method, request, want string }{
		{"explain", `{"text":"bash: gunicorn: command not found","files":[{"path":"Procfile","text":"web: gunicorn app:app\n"},{"path":"app.py","text":""},{"path":"requirements.txt","text":"Flask\n"}]}`, "isn't installed: `requirements.txt` doesn't list it"},
		{"explain", `{"text":"Listening on port 5000"}`, `"causes":[]`},
		{"explain", `{"text":1}`, `{"error":{`},
		{"explain", `{"text":"H14","platforms":["herku"],"files":["Procfile"]}`, "heroku"},
		{"export", `{"text":"web: gunicorn shop\n","to":"fly"}`, "[processes]"},
		{"import", `{"path":"package.json","text":"{\"scripts\":{\"start\":\"node .\"}}"}`, "web: npm start"},
		{"sarif", `{"text":"wbe: gunicorn shop\n"}`, "process-type-typo"},
		{"sevallaRead", `{"text":` + strconv.Quote(`{"key":"web","answer":`+strconv.Quote(`{"data":[{"key":"a"},{"key":"web","port":9000}]}`)+`}`) + `}`, `"values":[{"name":"port","value":"9000"}]`},
		{"sevallaRead", `{"text":` + strconv.Quote(`{"answer":"web: x"}`) + `}`, `"problem":"it is not JSON`},
		{"readLog", `{"base64":"//5SADEAMAA="}`, `"text":"R10"`},
		{"readLog", `{"base64":"H4sIAAAA"}`, `{"error":{"title":"Unreadable log","detail":"the log is compressed with gzip. Unpack it first: ` + "`gunzip FILE`" + `"}}`},
		{"sevallaRead", `{"text":"{}"}`, `{"error":{`},
		{"lint", `{"text":"web: x\n"}`, "Unknown method"},
	} {
		if answer := string(Call(Answering(SeldomMethods()), test.method, []byte(test.request))); !strings.Contains(answer, test.want) {
			t.Errorf("%s %s: no %q in %s", test.method, test.request, test.want, answer)
		}
	}
}
