package assist

import (
	"strings"
	"testing"

	"github.com/proclint/proclint/lint/preview"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/repository"
)

func TestHints(t *testing.T) {
	for _, test := range []struct{ text, platforms, want string }{
		{"web: gunicorn app:app -b 0.0.0.0:$PORT\n", "drycc", "web: gunicorn app:app -b 0.0.0.0:$PORT[= 5000]\n"},
		{"web: x ${PORT} \"$PORT\"\n", "drycc", "web: x ${PORT}[= 5000] \"$PORT[= 5000]\"\n"},
		{"web: x '$PORT' \\$PORT\n", "drycc", ""},
		{"web: sh -c 'x $PORT'\n", "drycc", "web: sh -c 'x $PORT[= 5000]'\n"},
		{"web: x $PORT\n", "heroku", ""}, // another one for each start
		{"web: x ${PORT:-8000} $PORT\n", "heroku", ""},
		{"web: x ${PORT:-8000} $PORT\n", "drycc", "web: x ${PORT:-8000}[= 5000] $PORT[= 5000]\n"},
		{"web: x ${PORT:-5000}\n", "drycc", "web: x ${PORT:-5000}[= 5000]\n"},
		{"web: x ${PORT:-5000}\nweb: y\n", "honcho", ""}, // which line is the first one isn't known
		{"web: x $PORT\n", "heroku drycc", "web: x $PORT[= 5000 on Drycc]\n"},
		{"web: x $PORT\n", "deis drycc heroku", "web: x $PORT[= 5000 on Deis v1 and Drycc]\n"},
		{"web: x $PORT\nworker: y $PORT\n", "honcho", "web: x $PORT[= 5000]\nworker: y $PORT[= 5100]\n"},
		{"web: x $PORT\n", "drycc google-cloud rails-dev", "web: x $PORT[= 5000 on Drycc, 8080 on Google Cloud, …]\n"},
		{"worker: x $PORT\n", "drycc", ""},
		{"web: x $PORT\n", "drycc:image", ""}, // no shell expands it
		{"web: PORT=8000 x $PORT\n", "drycc", ""},
		{"web: x $HOME $1 $$ ${X:-5000}\n", "drycc", ""},
		{"# $PORT\nnonsense $PORT\n", "drycc", ""},
		{"web: x \U0001f600 $PORT\r\n", "drycc", "web: x \U0001f600 $PORT[= 5000]\r\n"},
	} {
		doc := procfile.Parse([]byte(test.text))
		hints := Hints(doc, targetsOf(t, test.platforms), preview.Options{})
		got := doc.Text
		for i := len(hints) - 1; i >= 0; i-- {
			h := hints[i]
			got = got[:h.Offset] + "[" + h.Label + "]" + got[h.Offset:]
			if !strings.HasPrefix(h.Markdown, "**Variable** `PORT`") {
				t.Errorf("%q: explained by %q", test.text, h.Markdown)
			}
		}
		if test.want == "" {
			test.want = test.text
		}
		if got != test.want {
			t.Errorf("%s: %q\nwant %q", test.platforms, got, test.want)
		}
	}
}

func TestHintsKnowTheFilesBeside(t *testing.T) {
	beside := repository.New(repository.List{Listed: []string{"Procfile", ".env"}, Texts: map[string]string{".env": "PORT=7000\n"}}, "")
	hints := Hints(procfile.Parse([]byte("web: x $PORT\n")), targetsOf(t, "honcho"), preview.Options{Repository: beside})
	if len(hints) != 1 || hints[0].Label != "= 7000" {
		t.Errorf("%+v", hints)
	}
}

func TestLongFilesHaveNoHints(t *testing.T) {
	doc := procfile.Parse([]byte(strings.Repeat("web: x $PORT\n", mostLines+1)))
	if hints := Hints(doc, targetsOf(t, "drycc"), preview.Options{}); hints != nil {
		t.Errorf("%d hints", len(hints))
	}
}
