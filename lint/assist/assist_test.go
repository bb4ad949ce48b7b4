package assist

import (
	"slices"
	"strings"
	"testing"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

// targetsOf finds platforms by their IDs, with blanks between.
func targetsOf(t *testing.T, ids string) []*platform.Target {
	t.Helper()
	var list []*platform.Target
	for _, id := range strings.Fields(ids) {
		target, ok := platform.Lookup(id)
		if !ok {
			t.Fatalf("there is no platform %q", id)
		}
		list = append(list, target)
	}
	return list
}

// at takes a text apart at the cursor, which is "|" in it.
func at(t *testing.T, text string) (*procfile.Document, int) {
	t.Helper()
	before, after, ok := strings.Cut(text, "|")
	if !ok {
		t.Fatalf("no cursor in %q", text)
	}
	return procfile.Parse([]byte(before + after)), len(before)
}

func TestHover(t *testing.T) {
	for _, test := range []struct {
		text, platforms, about, says string
	}{
		{"we|b: node server.js\n", "heroku", "web", "gets the HTTP traffic"},
		{"we|b: node server.js\n", "heroku", "web", "1 instance at first deploy: the first deploy starts one `web` dyno."},
		{"worker|: node server.js\n", "heroku drycc", "worker", "**Heroku**: It gets no HTTP traffic. Only `web` does. Not started at first deploy"},
		{"re|lease: x\n", "heroku", "release", "`release` runs once before each new release goes live."},
		{"re|lease: x\n", "drycc", "release", "`run` section of a `.drycc` file"},
		{"re|lease: x\n", "code-capsules", "release", "Unverified: No release phase is documented"},
		{"post|deploy: x\n", "scalingo", "postdeploy", "It runs after each successful deploy."},
		{"c|md: x\n", "deis", "cmd", "gets the HTTP traffic"},
		{"my-app|: x\n", "drycc", "my-app", "A buildpack build doesn't find the command"},
		{"kube|: x\n", "drycc", "kube", "`kube` is a reserved process type."},
		{"web: gunicorn app:app -b 0.0.0.0:$PO|RT\n", "drycc", "$PORT", "`$PORT` is 5000"},
		{"web: gunicorn app:app -b 0.0.0.0:${PO|RT:-8000}\n", "heroku", "${PORT:-8000}", "Default: `8000`."},
		{"web: x $PO|RT\n", "drycc:image", "$PORT", "No shell runs, so `$PORT`"},
		{"web: x $PO|RT\n", "code-capsules", "$PORT", "Unverified: Code Capsules sets it."},
		{"web: sh -c 'x' '$PO|RT'\n", "heroku", "$PORT", "single quotes"},
		{"web: GUNICORN_CMD_|ARGS=--preload gunicorn app:app\n", "heroku", "GUNICORN_CMD_ARGS", "gunicorn reads it"},
		{"web: guni|corn app:app\n", "heroku", "gunicorn", "**gunicorn**: HTTP server"},
		{"web: guni|corn app:app\n", "heroku", "gunicorn", "It reads its port from `PORT` (default `8000`) and listens on host `0.0.0.0`."},
		{"web: cd x && exec uv|icorn main:app\n", "heroku", "uvicorn", "`127.0.0.1:8000`"},
		{"web: python manage.py mi|grate && gunicorn x\n", "heroku", "migrate", "one-off command"},
		{"web: python -m fla|sk run\n", "heroku", "flask", "development HTTP server"},
		{"web: bash -c 'puma -|b tcp://0.0.0.0:$PORT'\n", "heroku", "-b", "`tcp://0.0.0.0:$PORT`"},
		{"web: gunicorn app:app --wor|kers=4\n", "heroku", "--workers", "Takes a value. The program exits if the value is empty."},
		{"web: gunicorn app:app -w|4\n", "heroku", "-w", "Takes a value."},
		{"web: uvicorn m:a --ho|st ::\n", "heroku", "--host", "Default: `127.0.0.1`."},
		{"worker: celery -A x worker --det|ach\n", "heroku", "--detach", "background"},
		{"# proclint-ignore-next|-line port-empty\nweb: x\n", "heroku", "proclint-ignore-next-line", "Ignores findings"},
		{"# proclint-ignore-next-line port-|empty\nweb: x\n", "heroku", "port-empty", "**Rule** `port-empty`"},
		{"# proclint-platform drycc:im|age\nweb: x\n", "heroku", "drycc:image", "**Drycc (image)**"},
		{"\u00e4: 1\nwe|b: x", "heroku", "web", "HTTP traffic"},
	} {
		doc, offset := at(t, test.text)
		got := Hover(doc, offset, targetsOf(t, test.platforms), nil)
		if got == nil {
			t.Errorf("%q: nothing is said", test.text)
			continue
		}
		if about := doc.Slice(got.Range); about != test.about {
			t.Errorf("%q: it is about %q, want %q", test.text, about, test.about)
		}
		if !strings.Contains(strings.ReplaceAll(got.Markdown, `\$`, "$"), strings.ReplaceAll(test.says, `\$`, "$")) {
			t.Errorf("%q on %s: does not say %q:\n%s", test.text, test.platforms, test.says, got.Markdown)
		}
		if got.Span != doc.Span(got.Range) {
			t.Errorf("%q: span %v of range %v", test.text, got.Span, got.Range)
		}
	}
}

func TestHoverSaysNothingWhereNothingIsKnown(t *testing.T) {
	for _, text := range []string{
		"|", "web: x\n|", "web: ./unknown-prog|ram --flag", "web: gunicorn ap|p:app", "# a com|ment", "no colon he|re",
		"# proclint-platform nowh|ere\nweb: x", "# proclint-ignore-file no-ru|le\n", "web: 'unclosed gunic|orn",
	} {
		doc, offset := at(t, text)
		if got := Hover(doc, offset, platform.Defaults(), nil); got != nil {
			t.Errorf("%q: %s", text, got.Markdown)
		}
	}
	doc := procfile.Parse([]byte("web: x"))
	for _, offset := range []int{-1, 7, 1000} {
		if got := Hover(doc, offset, nil, nil); got != nil {
			t.Errorf("offset %d: %s", offset, got.Markdown)
		}
	}
}

// labels are what Complete offers of a kind.
func labels(items []Item, kind string) []string {
	var list []string
	for _, item := range items {
		if item.Kind == kind {
			list = append(list, item.Label)
		}
	}
	return list
}

func TestComplete(t *testing.T) {
	for _, test := range []struct {
		text, platforms, kind string
		// offers are labels that are offered, with commas between; denies are some that are not.
		offers, denies string
	}{
		{"|", "heroku", TypeKind, "web,worker,release", "cmd,postdeploy,cron"},
		{"|", "deis", TypeKind, "web,cmd,worker", "release"},
		{"|", "scalingo", TypeKind, "postdeploy,tcp", "release"},
		{"|", "piku", TypeKind, "wsgi,jwsgi,rwsgi,php,static,cron,preflight,release", "postdeploy,tcp,cmd"},
		{"|", "drycc:image deis:dockerfile", TypeKind, "cmd,web", "postdeploy,wsgi"},
		{"|", "heroku scalingo", TypeKind, "release,postdeploy", "tcp2"},
		{"web: x\nwo|", "heroku", TypeKind, "worker", "web"},
		{"w|: x\n", "heroku", TypeKind, "web", ""},
		{"|", "heroku", LineKind, "web: gunicorn mysite.wsgi --bind 0.0.0.0:$PORT,web: npx next start,worker: celery -A myproject worker,release: bin/rails db:migrate,web: heroku-php-apache2 public/", ""},
		{"|", "drycc:image", LineKind, "web: gunicorn mysite.wsgi,web: java -Dserver.port=5000 -jar target/app.jar,web: fastapi run main.py", "release: bin/rails db:migrate,web: heroku-php-apache2 public/"},
		{"|", "scalingo", LineKind, "postdeploy: bin/rails db:migrate", ""},
		{"|", "heroku code-capsules", LineKind, "worker: rq worker,web: node server.js", "web: heroku-php-apache2 public/"},
		{"|", "code-capsules", LineKind, "web: gunicorn app:app --bind 0.0.0.0:$PORT", "worker: rq worker"},
		{"web: x\n|", "heroku", LineKind, "worker: rq worker", "web: npx next start"},
		{"w|: x\n", "heroku", LineKind, "", "web: npx next start"},
		{"web: |", "heroku", ProgramKind, "gunicorn,rails server,php artisan serve,bin/jobs,python manage.py runserver", "artisan serve"},
		{"web: bin/|", "heroku", ProgramKind, "rails server,jobs", "bin/jobs"},
		{"web: cd src && exec |", "heroku", ProgramKind, "gunicorn", ""},
		{"web: bundle exec pu|", "heroku", ProgramKind, "puma", ""},
		{"web: python -m |", "heroku", ProgramKind, "gunicorn,flask run", "puma"},
		{"worker: celery |", "heroku", ProgramKind, "worker,beat,flower", ""},
		{"web: python manage.py |", "heroku", ProgramKind, "runserver,migrate", ""},
		{"web: gunicorn app:app -|", "heroku", FlagKind, "--bind 0.0.0.0:$PORT,-b 0.0.0.0:$PORT,--workers", "--reload,--daemon"},
		{"web: gunicorn app:app --workers 2 |", "heroku", FlagKind, "--bind 0.0.0.0:$PORT", "--workers"},
		{"web: gunicorn app:app -|", "drycc:image", FlagKind, "--bind 0.0.0.0:5000", "--bind 0.0.0.0:$PORT"},
		{"web: gunicorn app:app -|", "drycc:image heroku", FlagKind, "--bind", "--bind 0.0.0.0:$PORT,--bind 0.0.0.0:5000"},
		{"web: java -|", "heroku", FlagKind, "-Dserver.port=$PORT", ""},
		{"web: uvicorn main:app --port |", "heroku", ValueKind, "$PORT", ""},
		{"web: uvicorn main:app --host=|", "heroku", ValueKind, "0.0.0.0", ""},
		{"web: uvicorn main:app --host |", "heroku", FlagKind, "", "--port $PORT"},
		{"web: x $|", "heroku", VariableKind, "$PORT", ""},
		{"worker: y $QUEUE\nweb: x ${P|", "heroku", VariableKind, "$PORT,$QUEUE", ""},
		{"# pro|", "heroku", DirectiveKind, "proclint-ignore-next-line,proclint-ignore-file,proclint-platform", ""},
		{"# my |", "heroku", DirectiveKind, "", "proclint-platform"},
		{"# proclint-ignore-file |", "heroku", RuleKind, "port-empty,no-shell", ""},
		{"# proclint-ignore-file port-empty, |", "heroku", RuleKind, "no-shell", "port-empty"},
		{"# proclint-ignore-file port-empty -- |", "heroku", RuleKind, "", "no-shell"},
		{"# proclint-platform heroku, dr|", "heroku", PlatformKind, "drycc,drycc:image", "heroku"},
		{"# proclint-platform coo|", "heroku", PlatformKind, "coolify", ""},
		{"# proclint-platform hep|", "heroku", PlatformKind, "hephy", ""},
	} {
		doc, offset := at(t, test.text)
		got := labels(Complete(doc, offset, targetsOf(t, test.platforms), nil), test.kind)
		for label := range strings.SplitSeq(test.offers, ",") {
			if label != "" && !slices.Contains(got, label) {
				t.Errorf("%q on %s: %q is not offered, but %q", test.text, test.platforms, label, got)
			}
		}
		for label := range strings.SplitSeq(test.denies, ",") {
			if label != "" && slices.Contains(got, label) {
				t.Errorf("%q on %s: %q is offered", test.text, test.platforms, label)
			}
		}
	}
}

func TestCompletionReplacesWhatIsTyped(t *testing.T) {
	for _, test := range []struct{ text, label, want string }{
		{"we|", "web", "web: "},
		{"  we|", "web", "  web: "},
		{"we|: x\n", "web", "web: x\n"},
		{"djan|", "web: gunicorn mysite.wsgi --bind 0.0.0.0:$PORT", "web: gunicorn mysite.wsgi --bind 0.0.0.0:$PORT"},
		{"web: bundle exec pu| -C x", "puma", "web: bundle exec puma -C x"},
		{"web: ./bin/ra|", "rails server", "web: ./bin/rails server"},
		{"web: uvicorn a:b --po|", "--port $PORT", "web: uvicorn a:b --port $PORT"},
		{"web: uvicorn a:b --port=|", "$PORT", "web: uvicorn a:b --port=$PORT"},
		{"web: x 0.0.0.0:$P|", "$PORT", "web: x 0.0.0.0:$PORT"},
		{"web: x ${P|}", "$PORT", "web: x ${PORT}"},
		{"web: x ${P|", "$PORT", "web: x ${PORT}"},
		{"# proclint-ig|", "proclint-ignore-file", "# proclint-ignore-file "},
		{"#proclint-ignore-file port-empty,no|", "no-shell", "#proclint-ignore-file port-empty,no-shell"},
	} {
		doc, offset := at(t, test.text)
		items := Complete(doc, offset, targetsOf(t, "heroku"), nil)
		i := slices.IndexFunc(items, func(item Item) bool { return item.Label == test.label })
		if i < 0 {
			t.Errorf("%q: %q is not offered", test.text, test.label)
			continue
		}
		edit := items[i].Edit
		got, err := procfile.Apply(doc.Text, []procfile.TextEdit{{Range: edit.Range, NewText: edit.NewText}})
		if err != nil || got != test.want {
			t.Errorf("%q: %q, %v; want %q", test.text, got, err, test.want)
		}
		if edit.Span != doc.Span(edit.Range) {
			t.Errorf("%q: span %v of range %v", test.text, edit.Span, edit.Range)
		}
	}
}

func TestItemsAreInOrderAndHaveWhatListsNeed(t *testing.T) {
	for _, text := range []string{"|", "web: |", "web: gunicorn |", "# proclint-platform |", "web: $|"} {
		doc, offset := at(t, text)
		items := Complete(doc, offset, platform.Defaults(), nil)
		if len(items) == 0 {
			t.Errorf("%q: nothing is offered", text)
		}
		for i, item := range items {
			if item.Label == "" || item.Filter == "" || item.Kind == "" || item.Documentation == "" {
				t.Errorf("%q: %+v", text, item)
			}
			if i > 0 && items[i-1].Sort >= item.Sort {
				t.Errorf("%q: %q does not sort behind %q", text, item.Sort, items[i-1].Sort)
			}
		}
	}
}

// Every whole line that is offered for a platform is one to which nobody objects there.
func TestLinesAreRightForTheirPlatforms(t *testing.T) {
	for _, target := range platform.Targets() {
		if !target.Reads() {
			continue
		}
		targets := []*platform.Target{target}
		server := ""
		for _, item := range Complete(procfile.Parse(nil), 0, targets, nil) {
			if item.Kind != LineKind {
				continue
			}
			text := item.Edit.NewText + "\n"
			if server == "" && !strings.HasPrefix(text, "worker:") {
				server = text
			}
			if strings.HasPrefix(text, "worker:") || strings.HasPrefix(text, "clock:") || strings.Contains(item.Detail, "migrations") {
				text = server + text
			}
			report, err := lint.Lint(lint.Input{Path: "Procfile", Source: []byte(text), Targets: targets})
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range report.Diagnostics {
				// On some platforms, the server before it takes the place of the line.
				if d.Severity >= lint.Warning && d.Rule != "process-dropped" {
					t.Errorf("%s, %s: %s", target.ID(), item.Edit.NewText, d.Message)
				}
			}
		}
	}
}

// Nothing that is offered anywhere, or said, breaks on any text.
func TestAnyPlaceOfAnyFile(t *testing.T) {
	for _, text := range []string{
		"web: gunicorn app:app --bind=\"0.0.0.0:$PORT\" # x\r\n\r\n# proclint-ignore-file a, b -- c\r\nw\u00f6rker: \U0001f600 python -m\n",
		"web: |\n  a\n  b\nx: 'un\n$(:\n: \n", "\xff\xfeweb: x", "web: $(x ${A:-$(b $C)}) && { cd x; exec y; } | z &\n", "#\n# \n#proclint-",
	} {
		doc := procfile.Parse([]byte(text))
		for offset := range len(doc.Text) + 1 {
			if h := Hover(doc, offset, platform.Targets()[:3], nil); h != nil && !touches(h.Range, offset) {
				t.Errorf("%q at %d: about %v", text, offset, h.Range)
			}
			for _, item := range Complete(doc, offset, platform.Targets()[:3], nil) {
				if r := item.Edit.Range; r.End != offset || r.Start < 0 || r.Start > offset || doc.LineAt(r.Start) != doc.LineAt(offset) {
					t.Fatalf("%q at %d: %q replaces %v", text, offset, item.Label, r)
				}
			}
		}
	}
}

func TestSuppress(t *testing.T) {
	for _, test := range []struct {
		name, rule string
		line       int
		text, want string
	}{
		{"above the line", "space-after-colon", 1, "# shop\nweb:a\n", "# shop\n# proclint-ignore-next-line space-after-colon\nweb:a\n"},
		{"with its indentation", "indentation", 1, "worker: a\n  web: a\n", "worker: a\n  # proclint-ignore-next-line indentation\n  web: a\n"},
		{"with its line end", "space-after-colon", 0, "web:a\r\nworker: b\r\n", "# proclint-ignore-next-line space-after-colon\r\nweb:a\r\nworker: b\r\n"},
		{"on a last line without an end", "space-after-colon", 1, "worker: b\r\nweb:a", "worker: b\r\n# proclint-ignore-next-line space-after-colon\r\nweb:a"},
		{"in a comment that is there", "space-after-colon", 1, "# proclint-ignore-next-line port-empty -- why\nweb:a\n", "# proclint-ignore-next-line port-empty, space-after-colon -- why\nweb:a\n"},
		{"in an empty comment", "space-after-colon", 1, "# proclint-ignore-next-line\nweb:a\n", "# proclint-ignore-next-line space-after-colon\nweb:a\n"},
		{"in the whole file", "file-name", 0, "web: a\n", "# proclint-ignore-file file-name\nweb: a\n"},
		{"in the whole file again", "file-name", 0, "web: a\n# proclint-ignore-file port-empty\n", "web: a\n# proclint-ignore-file port-empty, file-name\n"},
		{"no such finding", "space-after-colon", 0, "web: a\n", ""},
		{"on another line", "space-after-colon", 0, "worker: b\nweb:a\n", ""},
		{"behind the file", "space-after-colon", 9, "web:a\n", ""},
	} {
		path := "Procfile"
		if test.rule == "file-name" {
			path = "Procfile.txt"
		}
		in := lint.Input{Path: path, Source: []byte(test.text), Targets: targetsOf(t, "heroku goreman")}
		got, ok, err := Suppress(in, test.rule, test.line)
		if err != nil {
			t.Fatal(err)
		}
		if ok != (test.want != "") {
			t.Errorf("%s: %v %+v", test.name, ok, got)
			continue
		}
		if !ok {
			continue
		}
		doc := procfile.Parse(in.Source)
		text, err := procfile.Apply(doc.Text, []procfile.TextEdit{{Range: got.Edits[0].Range, NewText: got.Edits[0].NewText}})
		if err != nil || text != test.want {
			t.Errorf("%s: %q, %v; want %q", test.name, text, err, test.want)
		}
		if got.Edits[0].Span != doc.Span(got.Edits[0].Range) || !strings.HasPrefix(got.Title, "Ignore "+test.rule) {
			t.Errorf("%s: %+v", test.name, got)
		}
	}
}

func TestAccept(t *testing.T) {
	for _, test := range []struct {
		name, path, text, want string
		ignored, left          int
	}{
		{"nothing is found", "Procfile", "web: a\n", "web: a\n", 0, 0},
		{"from the last line up", "Procfile", "# shop\r\nweb:a\r\n\r\nworker:b\r\nclock: c\r\n",
			"# proclint-ignore-file line-endings\r\n# shop\r\n# proclint-ignore-next-line space-after-colon\r\nweb:a\r\n\r\n# proclint-ignore-next-line space-after-colon\r\nworker:b\r\nclock: c\r\n", 3, 0},
		{"about the file", "Procfile.txt", "web: a\nworker:b", "# proclint-ignore-file file-name\nweb: a\n# proclint-ignore-next-line space-after-colon\nworker:b", 2, 0},
		{"what no comment can ignore", "Procfile", "\ufeffweb: a\nworker:b\n", "\ufeffweb: a\n# proclint-ignore-next-line space-after-colon\nworker:b\n", 1, 1},
	} {
		in := lint.Input{Path: test.path, Source: []byte(test.text), Targets: targetsOf(t, "heroku")}
		got, err := Accept(in)
		if err != nil {
			t.Fatal(err)
		}
		if string(got.Source) != test.want || got.Ignored != test.ignored || len(got.Report.Diagnostics) != test.left {
			t.Errorf("%s: %q, %d ignored, %d left; want %q, %d and %d", test.name, got.Source, got.Ignored, len(got.Report.Diagnostics), test.want, test.ignored, test.left)
		}
	}
}

// The bad example of every rule can be suppressed, unless a comment would change what is read.
func TestEveryRuleCanBeSuppressed(t *testing.T) {
	for _, rule := range lint.Rules() {
		sample := rule.Docs().Bad
		path := sample.Path
		if path == "" {
			path = "Procfile"
		}
		in := lint.Input{Path: path, Source: []byte(sample.Text), Targets: targetsOf(t, strings.Join(sample.Platforms, " ")), Repository: sample.Repository()}
		report, err := lint.Lint(in)
		if err != nil {
			t.Fatal(err)
		}
		line := -1
		for _, d := range report.Diagnostics {
			if d.Rule == rule.Name {
				line = d.OwnSpan().Start.Line
			}
		}
		_, ok, err := Suppress(in, rule.Name, line)
		if err != nil {
			t.Fatal(err)
		}
		// Behind a byte order mark a comment is the first line, which some parsers then drop instead of the process.
		if ok != (rule.Name != "byte-order-mark") {
			t.Errorf("%s: a comment helps: %v, in %q", rule.Name, ok, sample.Text)
		}
	}
}
