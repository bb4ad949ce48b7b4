package command

import (
	"github.com/proclint/proclint/lint/ecosystem"
	"strings"
	"testing"
)

var kindNames = map[ecosystem.ReferenceKind]string{
	ecosystem.NoReference: "-", ecosystem.Module: "module", ecosystem.Dotted: "dotted", ecosystem.InstalledModule: "installed", ecosystem.File: "file", ecosystem.Script: "script", ecosystem.ScriptOrBinary: "script or binary",
}

// TestReference reads as a list: what a command names of its project.
func TestReference(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"gunicorn app:app", "module app : app"},
		{"gunicorn shop.wsgi --log-file -", "module shop.wsgi :"},
		{"gunicorn -w 2 -k gthread 'backend.app:create_app()'", "module backend.app : create_app()"},
		{"gunicorn --chdir backend --pythonpath a,b shop.wsgi", "module shop.wsgi : in backend a b chdir"},
		{"gunicorn --unknown x app:app", "-"},
		{"gunicorn --unknown=x app:app", "module app : app"},
		{"gunicorn config.wsgi.$PROFILE", "-"},
		{"gunicorn $APP", "-"},
		{"gunicorn -c gunicorn_config.py", "-"},
		{"cd backend && gunicorn app:app", "module app : app from backend"},
		{"cd backend && cd api && poetry run uvicorn main:app", "module main : app from backend/api via poetry"},
		{"cd $X && gunicorn app:app", "module app : app from ?"},
		{"cd .. && python app.py", "file app.py from .."},
		{"bash -c 'cd x && flask run'", "-"},
		{"bash -c 'cd x && uvicorn a:b'", "module a : b from x via bash"},
		{"uv run --directory api uvicorn main:app", "module main : app from ? via uv"},
		{"uvicorn --app-dir src main:app", "module main : app in src"},
		{"python -m uvicorn main:app --port $PORT", "module main : app"},
		{"waitress-serve --port=$PORT --app server.wsgi:application", "module server.wsgi : application"},
		{"waitress-serve --port=$PORT server.wsgi:application", "module server.wsgi : application"},
		{"celery -A shop worker -l info", "dotted shop"},
		{"celery --app=shop.tasks:app worker", "module shop.tasks : app"},
		{"celery worker", "-"},
		{"arq bot.worker.WorkerSettings", "dotted bot.worker.WorkerSettings"},
		{"python manage.py runserver 0.0.0.0:$PORT", "file manage.py"},
		{"python backend/manage.py migrate", "file backend/manage.py"},
		{"python -m django runserver", "-"},
		{"python -m bot.main", "installed bot.main"},
		{"python3 -u bot.py --verbose", "file bot.py"},
		{"python -c 'print(1)'", "-"},
		{"node --max-old-space-size=400 -r dotenv/config dist/index.js", "file dist/index.js"},
		{"node -e 'x()'", "-"},
		{"ruby bin/rails s", "-"},
		{"ruby app.rb -o 0.0.0.0", "file app.rb"},
		{"npm start", "script start"},
		{"npm run --prefix client start -p 4000", "script start in client chdir"},
		{"npm ci", "-"},
		{"yarn start", "script start"},
		{"yarn serve", "script or binary serve"},
		{"yarn run start:prod", "script or binary start:prod"},
		{"yarn install", "-"},
		{"pnpm -C api start", "script start in api chdir"},
		{"bun index.ts", "file index.ts"},
		{"bun run start", "script start"},
		{"streamlit run app.py --server.port $PORT", "file app.py"},
		{"./server", "-"},
		{"npx next start", "-"},
	} {
		got := "nothing"
		if run := Parse(test.text).Main(); run != nil {
			got = describeReference(run)
		}
		if got != test.want {
			t.Errorf("%s\n  got  %s\n  want %s", test.text, got, test.want)
		}
	}
}

func describeReference(run *Run) string {
	ref := run.Reference()
	out := kindNames[ref.Kind]
	if ref.Kind == ecosystem.NoReference {
		return out
	}
	at := func(start, end int) string { return run.cmd.Text[start:end] }
	out += " " + at(ref.NameRange.Start, ref.NameRange.End)
	if ref.Kind == ecosystem.Module {
		out = strings.TrimRight(out+" : "+at(ref.AttributeRange.Start, ref.AttributeRange.End), " ")
	}
	if ref.Folders != nil {
		out += " in " + strings.Join(ref.Folders, " ")
	}
	if ref.Chdir {
		out += " chdir"
	}
	switch {
	case !run.DirKnown:
		out += " from ?"
	case run.Dir != "":
		out += " from " + run.Dir
	}
	if run.Wrappers != nil {
		out += " via " + strings.Join(run.Wrappers, " ")
	}
	return out
}
