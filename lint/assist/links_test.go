package assist

import (
	"strings"
	"testing"

	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/repository"
)

func TestLinks(t *testing.T) {
	files := repository.List{
		Listed: []string{
			"shop/Procfile", "shop/server.js", "shop/app.py", "shop/api/wsgi.py", "shop/api/__init__.py", "shop/api/server.js", "shop/migrate",
			"shop/manage.py", "shop/gunicorn.conf.py", "shop/package.json", "shop/my app.py", "secret.py",
		},
		Texts: map[string]string{"shop/package.json": `{"scripts":{"start":"node server.js","work":"x"}}`},
	}
	for _, test := range []struct{ command, want string }{
		{"node server.js", "server.js=shop/server.js"},
		{"node ./server.js --port $PORT", "./server.js=shop/server.js"},
		{"node 'server.js'", "server.js=shop/server.js"},
		{"python \"my app.py\"", "my app.py=shop/my app.py"},
		{"node missing.js", ""},
		{"cd api && node server.js", "server.js=shop/api/server.js"},
		{"cd $X && node server.js", ""},
		{"cd api && ./migrate", ""},
		{"./migrate && node server.js", "./migrate=shop/migrate server.js=shop/server.js"},
		{"bash -c 'exec node server.js'", "server.js=shop/server.js"},
		{"gunicorn -c gunicorn.conf.py app:app", "gunicorn.conf.py=shop/gunicorn.conf.py app:app=shop/app.py"},
		{"gunicorn --config=gunicorn.conf.py api.wsgi", "gunicorn.conf.py=shop/gunicorn.conf.py api.wsgi=shop/api/wsgi.py"},
		{"gunicorn --chdir api wsgi:app", "wsgi:app=shop/api/wsgi.py"},
		{"gunicorn api:app", "api:app=shop/api/__init__.py"},
		{"python manage.py migrate", "manage.py=shop/manage.py"},
		{"npm start", "start=shop/package.json"},
		{"npm run work", "work=shop/package.json"},
		{"npm run other", ""},
		{"python ../secret.py", "../secret.py=secret.py"},
		{"python ../../secret.py /secret.py", ""},
		{"node $SERVER.js server.js.bak", ""},
		{"node 'server.js", ""},
		{"\U0001f600 server.js", "server.js=shop/server.js"},
	} {
		doc := procfile.Parse([]byte("# \U0001f600\nweb: " + test.command + "\n"))
		var got []string
		for _, link := range Links(doc, repository.New(files, "shop")) {
			got = append(got, doc.Slice(link.Range)+"="+link.Path)
		}
		if text := strings.Join(got, " "); text != test.want {
			t.Errorf("%s: %s\nwant %s", test.command, text, test.want)
		}
	}
}

func TestLinksAreBounded(t *testing.T) {
	files := repository.List{Listed: []string{"Procfile", "a.js"}}
	doc := procfile.Parse([]byte("web: node" + strings.Repeat(" a.js", 10_000) + "\n" + strings.Repeat("w: node a.js\n", 50_000)))
	if links := Links(doc, repository.New(files, "")); len(links) != mostLinks {
		t.Errorf("%d links", len(links))
	}
	if links := Links(doc, nil); links != nil {
		t.Errorf("%d links without files", len(links))
	}
}
