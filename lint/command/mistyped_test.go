package command

import (
	"testing"

	"github.com/proclint/proclint/lint/procfile"
)

// TestSlips reads as a list: an option that the program does not accept, and the
// corrected command.
func TestSlips(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"gunicorn app:app --bind= 0.0.0.0:$PORT", "gunicorn app:app --bind=0.0.0.0:$PORT"},
		{"gunicorn app:app --bind =0.0.0.0:$PORT", "gunicorn app:app --bind=0.0.0.0:$PORT"},
		{"gunicorn app:app --bind = 0.0.0.0:$PORT -w 2", "gunicorn app:app --bind=0.0.0.0:$PORT -w 2"},
		{"gunicorn --bind= app:app", ""},
		{"gunicorn --workers= 4 app:app", "gunicorn --workers=4 app:app"},
		{"gunicorn app:app --log-file= -", "gunicorn app:app --log-file=-"},
		{"gunicorn app:app -- bind 0.0.0.0:$PORT", "gunicorn app:app --bind 0.0.0.0:$PORT"},
		{"gunicorn app:app - b 0.0.0.0:$PORT", "gunicorn app:app -b 0.0.0.0:$PORT"},
		{"gunicorn app:app - -log-file -", "gunicorn app:app --log-file -"},
		{"gunicorn app:app -log-file -", "gunicorn app:app --log-file -"},
		{"gunicorn app:app --log-file - -w 4", ""},
		{"rails server - p $PORT", "rails server -p $PORT"},
		{"uvicorn app:app -host=0.0.0.0 -port=$PORT", "uvicorn app:app --host=0.0.0.0 --port=$PORT"},
		{"uvicorn app:app --host 0.0.0.0 --port:$PORT", "uvicorn app:app --host 0.0.0.0 --port=$PORT"},
		{"uvicorn app:app --host:0.0.0.0 --port=$PORT", "uvicorn app:app --host=0.0.0.0 --port=$PORT"},
		{"java -port 80 -jar a.jar", ""},
		{"npm start -- port 80", ""},
		{"streamlit run app.py -- server.port 80", "streamlit run app.py --server.port 80"},

		{"uvicorn app:app --worker 2", "uvicorn app:app --workers 2"},
		{"uvicorn app:app --prot $PORT", "uvicorn app:app --port $PORT"},
		{"uvicorn app:app --post:${PORT:-5000}", "uvicorn app:app --port=${PORT:-5000}"},
		{"uvicorn app:app --bind 0.0.0.0:$PORT", "uvicorn app:app --host 0.0.0.0 --port $PORT"},
		{"uvicorn app:app -b :$PORT", "uvicorn app:app --host 0.0.0.0 --port $PORT"},
		{"uvicorn app:app -h 0.0.0.0 -p $PORT", "uvicorn app:app --host 0.0.0.0 --port $PORT"},
		{"uvicorn app:app -w 4", "uvicorn app:app --workers 4"},
		{"gunicorn app:app --port $PORT", "gunicorn app:app --bind 0.0.0.0:$PORT"},
		{"gunicorn app:app --host 0.0.0.0 --port=$PORT", "gunicorn app:app --bind 0.0.0.0:$PORT"},
		{"gunicorn --port $PORT -w 2 --host=0.0.0.0 app:app", "gunicorn --bind 0.0.0.0:$PORT -w 2 app:app"},
		{"gunicorn app:app --timeou 3", ""}, // argparse takes the start of a flag
		{"gunicorn app:app --tiemout 3", "gunicorn app:app --timeout 3"},
		{"gunicorn app:app --reload-dir x", "gunicorn app:app --reload-dir x"},
		{"gunicorn app:app --log-json", "gunicorn app:app --log-json"},
		{"gunicorn app:app -w4 -b0:80", ""},
		{"gunicorn app:app -p 5000", ""},
		{"streamlit run app.py --port $PORT", "streamlit run app.py --server.port $PORT"},
		{"streamlit run app.py --anything", ""},
		{"npx serve -s build --port $PORT", "npx serve -s build --listen $PORT"},
		{"waitress-serve -p 80 app:app", "waitress-serve --port 80 app:app"},
		{"flask run -b 0.0.0.0:$PORT", "flask run --host 0.0.0.0 --port $PORT"},
	} {
		run := Parse(test.text).Main()
		var edits []procfile.TextEdit
		for _, s := range run.Mistyped {
			edits = append(edits, s.Edit)
		}
		for _, u := range run.Unknown {
			edits = append(edits, u.Edits...)
		}
		got, err := procfile.Apply(test.text, edits)
		if err != nil {
			t.Errorf("%s: %v", test.text, err)
			continue
		}
		if len(run.Mistyped)+len(run.Unknown) == 0 {
			got = ""
		}
		if got != test.want {
			t.Errorf("%s\n  got  %s\n  want %s", test.text, got, test.want)
		}
		if again := Parse(got).Main(); got != "" && len(edits) > 0 && len(again.Mistyped)+len(again.Unknown) > 0 {
			t.Errorf("%s: still wrong as %s", test.text, got)
		}
	}
}
