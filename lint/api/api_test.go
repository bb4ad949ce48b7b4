package api

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/export"
	"github.com/proclint/proclint/lint/imports"
	"github.com/proclint/proclint/lint/move"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/preview"
)

// all answers each method; programs choose among them.
var all = Answering(slices.Concat(PageMethods(), SeldomMethods(), CommandMethods()))

// ask calls a method as a caller without Go does, and decodes the answer.
func ask[T any](t *testing.T, method, request string) T {
	t.Helper()
	answer := Call(all, method, []byte(request))
	var decoded T
	if err := json.Unmarshal(answer, &decoded); err != nil {
		t.Fatalf("%s %s: %v in %s", method, request, err, answer)
	}
	if strings.ContainsRune(string(answer), '\n') {
		t.Errorf("%s %s: more than one line", method, request)
	}
	return decoded
}

// TestCachedAnswersTheSame asks for reports and fixes of one file again and again, as an editor does.
func TestCachedAnswersTheSame(t *testing.T) {
	cached := Cached(all)
	for range 2 {
		for _, text := range []string{"web: sudo flask run &\\n", "web: gunicorn app.py\\nweb: gunicorn app.py\\n", "web: sudo flask run &\\nworkr: celery worker -A shop\\n"} {
			request := []byte(`{"path":"Procfile","text":"` + text + `","suggested":true}`)
			for _, method := range []string{"lint", "fix", "matrix"} {
				if got, want := Call(cached, method, request), Call(all, method, request); !bytes.Equal(got, want) {
					t.Errorf("%s %s: %s, not %s", method, request, got, want)
				}
			}
		}
	}
}

type failure struct {
	Error struct{ Title, Detail string }
}

func TestLintApp(t *testing.T) {
	const files = `{"path":"package.json","text":"{\"scripts\": {\"start\": \"node server.js\"}}"},{"path":"server.js","text":"require('http').createServer().listen(3000)"}`
	got := ask[lint.Beside](t, "lintApp", `{"platforms":["heroku","scalingo"],"files":[`+files+`]}`)
	if len(got.Starts) != 1 || got.Starts[0].Command != "npm start" || got.Starts[0].File != "package.json" || len(got.Starts[0].Platforms) != 2 {
		t.Errorf("what starts: %+v", got.Starts)
	}
	if len(got.Reports) != 1 || len(got.Reports[0].Diagnostics) != 1 || got.Reports[0].Diagnostics[0].File != "server.js" {
		t.Errorf("what is found: %+v", got.Reports)
	}
	for request, want := range map[string]string{
		`{"files":[]}`:                                 "",
		`{"files":["Procfile"]}`:                       "Bad request",
		`{"files":["a/procfile"]}`:                     "",
		`{"files":["a/procfile"],"path":"a/Procfile"}`: "Bad request",
		`{"files":["x"],"platforms":["herku"]}`:        "Unknown platform",
	} {
		if got := ask[failure](t, "lintApp", request).Error.Title; got != want {
			t.Errorf("%s: %q, want %q", request, got, want)
		}
	}
}

func TestLint(t *testing.T) {
	// Three bytes before the text are a byte order mark; only Base64 can show that for certain.
	marked := base64.StdEncoding.EncodeToString([]byte("\xef\xbb\xbfweb: x\n"))
	for name, test := range map[string]struct {
		request   string
		platforms string
		bom       bool
	}{
		"text":              {`{"path":"Procfile","text":"web: x\n","platforms":["drycc:image","heroku"]}`, "drycc:image heroku", false},
		"base64":            {`{"path":"Procfile","base64":"` + marked + `","platforms":["heroku"]}`, "heroku", true},
		"base64 goes first": {`{"path":"Procfile","text":"web: x\n","base64":"` + marked + `","platforms":["heroku"]}`, "heroku", true},
		"empty base64":      {`{"path":"Procfile","text":"\ufeffweb: x\n","base64":"","platforms":["heroku"]}`, "heroku", false},
		"written out":       {`{"text":"web: x\n","platforms":["drycc:buildpack"]}`, "drycc", false},
	} {
		report := ask[lint.Report](t, "lint", test.request)
		if got := strings.Join(report.Platforms, " "); got != test.platforms {
			t.Errorf("%s: platforms %q, want %q", name, got, test.platforms)
		}
		if report.Schema != "proclint/1" || report.File.BOM != test.bom {
			t.Errorf("%s: schema %q, BOM %v", name, report.Schema, report.File.BOM)
		}
	}
}

func TestLintJudgesForTheDefaultPlatformsWhenNoneIsSelected(t *testing.T) {
	report := ask[lint.Report](t, "lint", `{"path":"Procfile","text":"web: x\n"}`)
	if len(report.Platforms) != len(platform.Defaults()) {
		t.Errorf("platforms %v, want the %d default ones", report.Platforms, len(platform.Defaults()))
	}
}

func TestTheFileNamesItsPlatforms(t *testing.T) {
	const text = `"text":"# proclint-platform goreman\n# proclint-ignore-next-line space-after-colon\nweb:a\nworker:b\n"`
	for name, test := range map[string]struct{ more, platforms, fixed, formatted string }{
		"where none is selected": {``, "goreman", "web:a\nworker: b\n", "web: a\nworker: b\n"},
		"an empty selection":     {`,"platforms":[]`, "goreman", "web:a\nworker: b\n", "web: a\nworker: b\n"},
		"a selection":            {`,"platforms":["heroku"]`, "heroku", "web:a\nworker: b\n", "web:a\nworker:b\n"},
	} {
		request := "{" + text + test.more + "}"
		report := ask[lint.Report](t, "lint", request)
		if got := strings.Join(report.Platforms, " "); got != test.platforms || len(report.Diagnostics) != 1 {
			t.Errorf("%s: judged for %q with %d diagnostics, want %q and 1", name, got, len(report.Diagnostics), test.platforms)
		}
		if fixed := ask[FixedContent](t, "fix", request); !strings.HasSuffix(fixed.Text, "colon\n"+test.fixed) {
			t.Errorf("%s: fixed %q", name, fixed.Text)
		}
		if formatted := ask[Content](t, "format", request); !strings.HasSuffix(formatted.Text, "colon\n"+test.formatted) {
			t.Errorf("%s: laid out %q", name, formatted.Text)
		}
	}
}

// TestTheConfigurationOfARequest: it counts after a selection and after the file's own comment.
func TestTheConfigurationOfARequest(t *testing.T) {
	const text = `"text":"web:a\nworker: b  \n"`
	for name, test := range map[string]struct{ more, platforms, rules, fixed, formatted string }{
		"none":                     {``, "code-capsules deis drycc sevalla heroku", "space-after-colon process-dropped", "web: a\nworker: b  \n", "web:a\nworker: b\n"},
		"platforms":                {`,"config":{"platforms":["goreman","goreman"]}`, "goreman", "space-after-colon", "web: a\nworker: b  \n", "web: a\nworker: b\n"},
		"a selection goes first":   {`,"platforms":["heroku"],"config":{"platforms":["goreman"]}`, "heroku", "space-after-colon", "web: a\nworker: b  \n", "web:a\nworker: b\n"},
		"the text of a file":       {`,"config":"platforms = ['goreman']"`, "goreman", "space-after-colon", "web: a\nworker: b  \n", "web: a\nworker: b\n"},
		"a rule that is off":       {`,"config":{"platforms":["goreman"],"rules":{"space-after-colon":"off"}}`, "goreman", "", "web:a\nworker: b  \n", "web: a\nworker: b\n"},
		"an excluded file":         {`,"path":"x/Procfile","config":{"platforms":["goreman"],"exclude":["x"]}`, "goreman", "", "web:a\nworker: b  \n", "web:a\nworker: b  \n"},
		"a file without a path":    {`,"config":{"platforms":["goreman"],"exclude":["**"]}`, "goreman", "space-after-colon", "web: a\nworker: b  \n", "web: a\nworker: b\n"},
		"an override of one rule":  {`,"path":"Procfile","config":{"platforms":["goreman"],"overrides":[{"files":["Procfile"],"rules":{"space-after-colon":"off"}}]}`, "goreman", "", "web:a\nworker: b  \n", "web: a\nworker: b\n"},
		"null is no configuration": {`,"config":null,"platforms":["heroku"]`, "heroku", "space-after-colon", "web: a\nworker: b  \n", "web:a\nworker: b\n"},
	} {
		request := "{" + text + test.more + "}"
		report := ask[lint.Report](t, "lint", request)
		var rules []string
		for _, d := range report.Diagnostics {
			rules = append(rules, d.Rule)
		}
		if got := strings.Join(report.Platforms, " "); got != test.platforms || strings.Join(rules, " ") != test.rules {
			t.Errorf("%s: checked for %q, found %q; want %q and %q", name, got, rules, test.platforms, test.rules)
		}
		if report.Excluded != (name == "an excluded file") {
			t.Errorf("%s: excluded is %v", name, report.Excluded)
		}
		if fixed := ask[FixedContent](t, "fix", request); fixed.Text != test.fixed {
			t.Errorf("%s: fixed %q, want %q", name, fixed.Text, test.fixed)
		}
		if formatted := ask[Content](t, "format", request); formatted.Text != test.formatted {
			t.Errorf("%s: laid out %q, want %q", name, formatted.Text, test.formatted)
		}
	}
	for name, test := range map[string]struct{ path, files, want string }{
		"at the root":             {"Procfile", `{"path":"./.proclint.toml","text":"platforms = ['goreman']"}`, "goreman"},
		"above the file":          {"a/b/Procfile", `{"path":"a/.proclint.toml","text":"platforms = ['goreman']\n[[overrides]]\nfiles = ['b/Procfile']\nrules = { space-after-colon = 'info', file-location = 'off' }"}`, "goreman info"},
		"only the nearest":        {"a/Procfile", `{"path":".proclint.toml","text":"platforms = ['heroku']"},{"path":"a/.proclint.toml","text":"platforms = ['goreman']\nexclude=['Procfile']"}`, "goreman excluded"},
		"beside another file":     {"Procfile", `{"path":"a/.proclint.toml","text":"platforms = ['goreman']"}`, "code-capsules"},
		"without its text":        {"Procfile", `".proclint.toml"`, "code-capsules"},
		"a file without a path":   {"", `{"path":".proclint.toml","text":"platforms = ['goreman']\nexclude=['**']"}`, "goreman"},
		"config goes before them": {"Procfile", `{"path":".proclint.toml","text":"platforms = ['goreman']"}],"config":{"platforms":["heroku"]},"more":[`, "heroku"},
	} {
		report := ask[lint.Report](t, "lint", `{"path":"`+test.path+`",`+text+`,"files":[`+test.files+`]}`)
		got := report.Platforms[0]
		if report.Excluded {
			got += " excluded"
		}
		for _, d := range report.Diagnostics {
			if d.Severity == lint.Info && d.Rule == "space-after-colon" {
				got += " info"
			}
		}
		if got != test.want {
			t.Errorf("among the files, %s: %s, want %s", name, got, test.want)
		}
	}
	const wrong = `{"error":{"title":"Wrong configuration","detail":"in line 2 of a/.proclint.toml, unknown rule \"sudoo\", did you mean \"sudo\"?"}}`
	if got := Call(all, "lint", []byte(`{"path":"a/Procfile","text":"","files":[{"path":"a/.proclint.toml","text":"[rules]\nsudoo = 'off'"}]}`)); string(got) != wrong {
		t.Errorf("%s, want %s", got, wrong)
	}
	if p := ask[preview.Preview](t, "preview", `{"text":"web: a","config":{"platforms":["drycc"]}}`); p.Platform != "drycc" {
		t.Errorf("a preview for the configured platform is for %q", p.Platform)
	}
}

// TestASeverityReplacesTheFindingsAlone: the effects keep theirs, and the summary counts the new one.
func TestASeverityReplacesTheFindingsAlone(t *testing.T) {
	report := ask[lint.Report](t, "lint", `{"text":"web:a\n","platforms":["heroku"],"config":{"rules":{"space-after-colon":"hint"}}}`)
	d := report.Diagnostics[0]
	if d.Severity != lint.Hint || d.Effects[0].Severity != lint.Error || report.Summary != (lint.Summary{Hint: 1, Fixable: 1}) {
		t.Errorf("%+v %+v", d, report.Summary)
	}
}

func TestTurningARuleOffInTheProject(t *testing.T) {
	for name, test := range map[string]struct{ path, files, want string }{
		"without a configuration":   {"Procfile", `"Procfile"`, `,"configuration":{"path":".proclint.toml","text":"[rules]\nspace-after-colon = \"off\"\n"}`},
		"the nearest one":           {"a/Procfile", `{"path":"a/.proclint.toml","text":"[rules]\n"},{"path":".proclint.toml","text":""}`, `,"configuration":{"path":"a/.proclint.toml","text":"[rules]\nspace-after-colon = \"off\"\n"}`},
		"without files":             {"Procfile", ``, ""},
		"an override of the file":   {"a/Procfile", `{"path":".proclint.toml","text":"[[overrides]]\nfiles = ['a']\nrules = { space-after-colon = 'hint' }"}`, ""},
		"an override of other ones": {"Procfile", `{"path":".proclint.toml","text":"overrides = [{ files = ['a'] }]"}`, `,"configuration":{"path":".proclint.toml","text":"overrides = [{ files = ['a'] }]\n\n[rules]\nspace-after-colon = \"off\"\n"}`},
	} {
		got := string(Call(all, "suppress", []byte(`{"path":"`+test.path+`","text":"web:a\n","rule":"space-after-colon","line":0,"files":[`+test.files+`]}`)))
		if _, rest, _ := strings.Cut(got, `"newText":"# proclint-ignore-next-line space-after-colon\n"}]}`); rest != test.want+"}" {
			t.Errorf("%s: %s, want %s", name, got, test.want)
		}
	}
}

func TestFix(t *testing.T) {
	request := `{"path":"Procfile","base64":"77u/d2ViOiB4Cg==","platforms":["drycc"]}`
	fixed := ask[FixedContent](t, "fix", request)
	if fixed.Text != "web: x\n" || fixed.Applied != 1 || len(fixed.Titles) != 1 || fixed.Path != "Procfile" {
		t.Errorf("fix: %+v", fixed)
	}
	if fixed.Base64 != nil {
		t.Errorf("fix: base64 %q for a file that is plain text", fixed.Base64)
	}
}

func TestFormat(t *testing.T) {
	content := ask[Content](t, "format", `{"path":"Procfile","text":"web:   x  \r\n# note","platforms":["heroku"]}`)
	if want := (Content{Schema: "proclint/1", Path: "Procfile", Text: "web: x\n# note\n"}); content.Text != want.Text || content.Path != want.Path || content.Schema != want.Schema {
		t.Errorf("format: %+v, want %+v", content, want)
	}
}

func TestBytesThatAreNoTextStayWhatTheyAre(t *testing.T) {
	bytes := "web: caf\xe9\n"
	request, err := json.Marshal(Request{Path: "Procfile", Base64: []byte(bytes), Platforms: []string{"heroku"}})
	if err != nil {
		t.Fatal(err)
	}
	content := ask[Content](t, "format", string(request))
	if string(content.Base64) != bytes {
		t.Errorf("format: bytes %q, want %q", content.Base64, bytes)
	}
	if want := "web: caf\ufffd\n"; content.Text != want {
		t.Errorf("format: text %q, want %q", content.Text, want)
	}
}

func TestPreview(t *testing.T) {
	shown := ask[preview.Preview](t, "preview", `{"text":"web: gunicorn shop\n","platform":"drycc:image","app":"shop"}`)
	if shown.Schema != "proclint/1" || shown.Platform != "drycc:image" || !shown.OK {
		t.Errorf("preview: %+v", shown)
	}
	if len(shown.Processes) != 1 || shown.Processes[0].Type != "web" || shown.Processes[0].Command != "gunicorn shop" {
		t.Errorf("preview: processes %+v", shown.Processes)
	}
	if !strings.Contains(string(Call(all, "preview", []byte(`{"text":"web: x\n","platform":"drycc","app":"greengrocer"}`))), "greengrocer") {
		t.Error("preview: no command names the app")
	}
}

func TestExport(t *testing.T) {
	written := ask[export.Export](t, "export", `{"text":"web: gunicorn shop\n","to":"fly","platform":"drycc","app":"shop"}`)
	if written.Schema != "proclint/1" || written.Format != "fly" || written.Platform != "drycc" || len(written.Files) != 1 {
		t.Errorf("export: %+v", written)
	}
	if text := written.Files[0].Text; !strings.Contains(text, "app = 'shop'") || !strings.Contains(text, "web = 'gunicorn shop'") {
		t.Errorf("export: %s", text)
	}
	if written := ask[export.Export](t, "export", `{"text":"web: x\n","to":"compose"}`); written.Platform != "heroku" {
		t.Errorf("export without a platform: %+v", written)
	}
	beside := ask[export.Export](t, "export", `{"path":"Procfile","text":"web: bin/start\n","to":"render","files":["Procfile","go.mod"]}`)
	if text := beside.Files[0].Text; !strings.Contains(text, "runtime: go\n") {
		t.Errorf("export beside other files: %s", text)
	}
	secret := ask[export.Export](t, "export", `{"text":"web: API_SECRET=9f8e7d6c5b4a39281706 node server.js\n","to":"compose"}`)
	if len(secret.Shown) != 1 || strings.Contains(secret.Shown[0], "9f8e7d6c") || !strings.Contains(secret.Shown[0], lint.SecretMask) || !strings.Contains(secret.Files[0].Text, "9f8e7d6c5b4a39281706") {
		t.Errorf("export of a secret: %+v", secret)
	}
}

func TestInit(t *testing.T) {
	file := func(path, text string) File { return File{Path: path, Text: &text} }
	flask := []File{file("api/app.py", "from flask import Flask\napp = Flask(__name__)\n"), file("api/requirements.txt", "flask\ngunicorn\n")}
	made, err := Init(Request{Path: "api/Procfile", Platforms: []string{"heroku"}, Files: flask})
	if err != nil || made.Path != "api/Procfile" || made.Text != "web: gunicorn app:app\n" || len(made.Why) != 1 || made.Why[0].File != "api/app.py" {
		t.Errorf("%+v, %v", made, err)
	}
	for name, want := range map[string]string{
		"api/Procfile":     "invalid request: the app has a Procfile, api/Procfile",
		"api/procfile.txt": "invalid request: the app has a Procfile with a wrong name, api/procfile.txt. proclint fix renames it",
	} {
		if _, err := Init(Request{Path: "api/Procfile", Files: append(slices.Clone(flask), file(name, "web: x\n"))}); err == nil || err.Error() != want {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := Init(Request{Files: flask}); err == nil || !strings.Contains(err.Error(), "such as api") {
		t.Errorf("another folder: %v", err)
	}
}

func TestImport(t *testing.T) {
	made := ask[imports.Import](t, "import", `{"path":"package.json","text":"{\"scripts\":{\"start\":\"node .\"}}"}`)
	if made.Schema != "proclint/1" || made.From != "package-json" || made.Title != "package.json" || made.Text != "web: npm start\n" {
		t.Errorf("import: %+v", made)
	}
}

func TestMove(t *testing.T) {
	plan := ask[move.Plan](t, "move", `{"path":"Procfile","text":"web: gunicorn shop:app\nmail_worker: celery -A shop worker\n","from":"heroku","to":"drycc:image","app":"greengrocer"}`)
	if plan.Schema != "proclint/1" || plan.From != "heroku" || plan.To != "drycc:image" || len(plan.Steps) == 0 {
		t.Errorf("move: %+v", plan)
	}
	if want := "web: gunicorn shop:app\nmail-worker: celery -A shop worker\n"; plan.Fixed.Text != want || len(plan.Fixed.Serves) != 2 {
		t.Errorf("move: the file %+v, want %q for both", plan.Fixed, want)
	}
	if !strings.Contains(plan.Checklist, "drycc scale mail-worker=1 -a greengrocer") {
		t.Errorf("move: the checklist does not start the worker:\n%s", plan.Checklist)
	}
}

func TestSARIFHoldsTheFindings(t *testing.T) {
	written := ask[Written](t, "sarif", `{"path":"Procfile","text":"wbe: gunicorn shop\n","platforms":["drycc"]}`)
	for _, want := range []string{`"version":"2.1.0"`, `"ruleId":"process-type-typo"`, `"uri":"Procfile"`} {
		if !strings.Contains(written.Text, want) {
			t.Errorf("sarif: no %s in %s", want, written.Text)
		}
	}
}

func TestMatrixHasARowForEveryTarget(t *testing.T) {
	matrix := ask[preview.Matrix](t, "matrix", `{"text":"web: gunicorn shop\n"}`)
	var ids []string
	for _, row := range matrix.Platforms {
		ids = append(ids, row.ID)
	}
	if !slices.Equal(ids, platform.IDs()) {
		t.Errorf("matrix: rows %v, want %v", ids, platform.IDs())
	}
}

func TestMatrixOfNamedPlatforms(t *testing.T) {
	matrix := ask[preview.Matrix](t, "matrix", `{"text":"web: gunicorn shop\n","platforms":["heroku","fly-io","drycc/image"]}`)
	var ids []string
	for _, row := range matrix.Platforms {
		ids = append(ids, row.ID)
	}
	if want := []string{"drycc:image", "heroku", "fly"}; !slices.Equal(ids, want) {
		t.Errorf("rows %v, want %v", ids, want)
	}
}

func TestRulesDocumentTheRegister(t *testing.T) {
	list := Rules()
	if len(list.Rules) == 0 || len(list.Rules) != len(lint.Rules()) {
		t.Fatalf("%d rules, want the %d of the register", len(list.Rules), len(lint.Rules()))
	}
	for i, rule := range list.Rules {
		if rule.Name != lint.Rules()[i].Name || rule.Summary == "" || rule.Bad.Text == "" || rule.Bad.Path == "" {
			t.Errorf("rule %d: %+v", i, rule)
		}
		if one, err := RuleByName(rule.Name); err != nil || one.Name != rule.Name {
			t.Errorf("rule %s by its name: %v, %v", rule.Name, one.Name, err)
		}
	}
}

func TestPlatformsDocumentTheRegister(t *testing.T) {
	list := Platforms()
	if len(list.Platforms) == 0 || len(list.Platforms) != len(platform.All()) {
		t.Fatalf("%d platforms, want the %d of the register", len(list.Platforms), len(platform.All()))
	}
	for _, p := range list.Platforms {
		if len(p.Facts) == 0 || len(p.Strategies) == 0 || p.Strategies[0].ID != p.ID {
			t.Errorf("platform %s: %d facts, strategies %+v", p.ID, len(p.Facts), p.Strategies)
		}
		for _, strategy := range p.Strategies {
			if one, err := PlatformByID(strategy.ID); err != nil || one.ID != p.ID {
				t.Errorf("platform of %s: %q, %v", strategy.ID, one.ID, err)
			}
		}
	}
}

func TestVersion(t *testing.T) {
	if engine := ask[Engine](t, "version", `{}`); engine.Version == "" {
		t.Errorf("version: %+v", engine)
	}
}

// The engine writes and reads JSON by itself; the tags of its shapes mean what they mean to encoding/json.
func TestTheShapesAreThoseOfTheStandardLibrary(t *testing.T) {
	requirements := "gunicorn\n"
	request := Request{
		Path: "api/Procfile.txt", Text: "Web: <gunicorn> \u2028 --bind 127.0.0.1: shop &\nweb gunicorn\n", Base64: []byte("wbe:  x\xff \r\nwbe: y"),
		Platforms: []string{"drycc:image", "heroku"}, Platform: "sevalla", From: "heroku", To: "drycc", App: "shop", Suggested: true,
		Port: "80", Image: "i", Region: "fra", Repository: "a/b", Action: "create", Process: "web", Values: map[string]string{"port": "9000"},
		Files: []File{{Path: "app.py"}, {Path: "requirements.txt", Text: &requirements}},
	}
	encoded := standard(t, request)
	if parsed, err := parseRequest(encoded); err != nil || !reflect.DeepEqual(parsed, request) {
		t.Fatalf("the request %s is read as %+v, %v", encoded, parsed, err)
	}
	for _, method := range []string{"fix", "format", "lint", "lintApp", "matrix", "move", "needs", "preview", "sarif", "version"} {
		answer, err := all(method, request)
		if err != nil {
			t.Errorf("%s: %v", method, err)
			continue
		}
		if got, want := string(Call(all, method, []byte(encoded))), standard(t, answer); got != want {
			t.Errorf("%s: %s, want %s", method, got, want)
		}
	}
}

func standard(t *testing.T, value any) string {
	t.Helper()
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		t.Fatal(err)
	}
	return strings.TrimSuffix(out.String(), "\n")
}

func TestLintSeesTheFilesOfTheRepository(t *testing.T) {
	for name, test := range map[string]struct{ request, rules string }{
		"missing":         {`{"path":"Procfile","text":"web: gunicorn shop:app\n","platforms":["heroku"],"files":["Procfile","app.py",{"path":"./requirements.txt","text":"flask\n"}]}`, "program-not-installed module-not-found"},
		"there":           {`{"path":"Procfile","text":"web: gunicorn app:app\n","platforms":["heroku"],"files":["Procfile","app.py",{"path":"requirements.txt","text":"gunicorn\n"}]}`, ""},
		"in a folder":     {`{"path":"api/Procfile","text":"web: gunicorn app:app\n","platforms":["heroku"],"files":["api/app.py",{"path":"api/requirements.txt","text":"flask\n"}]}`, "file-location program-not-installed"},
		"without a text":  {`{"path":"Procfile","text":"web: gunicorn app:app\n","platforms":["heroku"],"files":["app.py","requirements.txt",{"path":"x.py"}]}`, ""},
		"nothing is seen": {`{"path":"Procfile","text":"web: gunicorn shop:app\n","platforms":["heroku"],"files":[]}`, ""},
	} {
		var rules []string
		for _, d := range ask[lint.Report](t, "lint", test.request).Diagnostics {
			rules = append(rules, d.Rule)
		}
		if got := strings.Join(rules, " "); got != test.rules {
			t.Errorf("%s: %q, want %q", name, got, test.rules)
		}
	}
}

func TestLintTellsWhichPlatformsTheFilesShow(t *testing.T) {
	for name, test := range map[string]struct{ request, detected string }{
		"a file of Heroku":    {`"files":["Procfile","heroku.yml"]`, "heroku"},
		"a file of Railway":   {`"files":["Procfile","railway.json"]`, "railway"},
		"files of two":        {`"files":["Procfile","heroku.yml","railway.json"]`, "heroku railway"},
		"a folder of Drycc":   {`"files":["Procfile",".drycc/web.yaml"]`, "drycc"},
		"one is chosen":       {`"platforms":["drycc"],"files":["Procfile","heroku.yml"]`, ""},
		"a container":         {`"files":["Procfile","Dockerfile"]`, ""},
		"no file shows it":    {`"files":["Procfile","app.py"]`, ""},
		"nothing can be seen": {`"app":""`, ""},
	} {
		report := ask[lint.Report](t, "lint", `{"path":"Procfile","text":"web: gunicorn app:app\n",`+test.request+"}")
		if got := strings.Join(report.Detected, " "); got != test.detected {
			t.Errorf("%s: %q, want %q", name, got, test.detected)
		}
	}
}

func TestNeedsChoosesAmongTheFiles(t *testing.T) {
	needs := ask[FileNeeds](t, "needs", `{"files":["Procfile","a/app.py","a/b/app.py","a/shop.py","bin/rails","logo.png","requirements/prod.txt","node_modules/x/package.json","web/package.json"]}`)
	if got := strings.Join(needs.Paths, " "); got != "Procfile a/app.py a/b/app.py a/shop.py bin/rails requirements/prod.txt web/package.json" {
		t.Errorf("paths: %q", got)
	}
	if got := strings.Join(needs.Texts, " "); got != "Procfile requirements/prod.txt web/package.json a/app.py bin/rails" {
		t.Errorf("texts: %q", got)
	}
}

func TestErrors(t *testing.T) {
	large, err := json.Marshal(Request{Path: "Procfile", Text: strings.Repeat("x", lint.MaxBytes+1)})
	if err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		method, request string
		title, says     string
	}{
		"unknown method":    {"lnit", `{}`, "Unknown method", `"lint"`},
		"unknown platform":  {"lint", `{"platforms":["herku"]}`, "Unknown platform", `"heroku"`},
		"unknown strategy":  {"format", `{"platforms":["drycc:imge"]}`, "Unknown platform", `"drycc:image"`},
		"no export":         {"export", `{"text":"web: x","to":"compse"}`, "Unknown export", `"compose"`},
		"no exporter":       {"export", `{"text":"web: x","to":"fly","platform":"herku"}`, "Unknown platform", `"heroku"`},
		"nothing to write":  {"export", `{"text":"# x","to":"fly"}`, "Nothing to export", "Heroku starts no process"},
		"no import":         {"import", `{"text":"web: x","from":"compse"}`, "Unknown import", `"compose"`},
		"nothing to take":   {"import", `{"path":"fly.toml","text":"app = 'x'"}`, "Nothing to import", "no command"},
		"an unknown format": {"import", `{"path":"x","text":"web: x"}`, "Nothing to import", "unknown format"},
		"no port":           {"export", `{"text":"web: x","to":"fly","port":"0"}`, "Bad request", "65,535"},
		"no action":         {"sevalla", `{"text":"web: x","action":"delete"}`, "Unknown action", "update or create"},
		"no process":        {"sevalla", `{"text":"web: x","process":"wbe"}`, "Unknown process", `"web"`},
		"which process":     {"sevalla", `{"text":"web: x\na: y"}`, "Bad request", `with "process": web or a`},
		"no field":          {"sevalla", `{"text":"web: x","values":{"prot":"1"}}`, "Unknown field", `"port"`},
		"no answer":         {"sevalla", `{"text":"web: x","from":"answer"}`, "Bad request", "not JSON"},
		"no start":          {"sevalla", `{"text":"web: x","from":"file"}`, "Bad request", `"procfile" or "answer"`},
		"values of numbers": {"sevalla", `{"values":{"port":1}}`, "Bad request", "an object of strings"},
		"wrong config":      {"config", `{"text":"","config":{"rules":{"sduo":"off"}}}`, "Unknown rule", `"sudo"`},
		"too large to set":  {"config", string(large), "File too large", "larger than 1 MiB"},
		"no platform":       {"preview", `{"text":"web: x"}`, "Bad request", "platform"},
		"nowhere to":        {"move", `{"text":"web: x","from":"heroku"}`, "Bad request", "from and to"},
		"from nowhere":      {"move", `{"from":"heruko","to":"drycc"}`, "Unknown platform", `"heroku"`},
		"to nowhere":        {"move", `{"from":"heroku","to":"dryc"}`, "Unknown platform", `"drycc"`},
		"too large to go":   {"move", strings.TrimSuffix(string(large), "}") + `,"from":"heroku","to":"drycc"}`, "File too large", "larger than 1 MiB"},
		"no such platform":  {"preview", `{"platform":"drcyc"}`, "Unknown platform", `"drycc"`},
		"not JSON":          {"lint", `web: x`, "Bad request", "invalid character"},
		"wrong shape":       {"fix", `{"text":3}`, "Bad request", "text"},
		"files of numbers":  {"lint", `{"files":[3]}`, "Bad request", "files"},
		"no list of files":  {"lint", `{"files":{}}`, "Bad request", "files"},
		"broken base64":     {"fix", `{"base64":"%"}`, "Bad request", "base64"},
		"too large":         {"lint", string(large), "File too large", "larger than 1 MiB"},
		"too large to see":  {"matrix", string(large), "File too large", "larger than 1 MiB"},
		"too large to fix":  {"fix", string(large), "File too large", "larger than 1 MiB"},
	} {
		got := ask[failure](t, test.method, test.request).Error
		if got.Title != test.title || !strings.Contains(got.Detail, test.says) {
			t.Errorf("%s: %q, %q; want %q with %s", name, got.Title, got.Detail, test.title, test.says)
		}
	}
}

func TestWhatHelpsToWrite(t *testing.T) {
	const text = `"path":"Procfile","text":"# \ud83d\ude00\nweb:gunicorn app:app\n","platforms":["goreman","heroku"]`
	hover := ask[HoverAnswer](t, "hover", `{`+text+`,"line":1,"character":5}`)
	if hover.Hover == nil || !strings.Contains(hover.Hover.Markdown, "**gunicorn**") || hover.Hover.Span.Start.Character != 4 {
		t.Errorf("hover: %+v", hover.Hover)
	}
	if nothing := ask[HoverAnswer](t, "hover", `{`+text+`,"line":7}`); nothing.Hover != nil || nothing.Schema != "proclint/1" {
		t.Errorf("hover behind the file: %+v", nothing)
	}
	list := ask[Completion](t, "complete", `{`+text+`,"line":1,"character":20}`)
	if len(list.Items) != 0 {
		t.Errorf("complete in a target: %+v", list.Items)
	}
	list = ask[Completion](t, "complete", `{`+text+`,"line":2}`)
	if len(list.Items) == 0 || list.Items[0].Kind != "type" || list.Items[0].Label != "worker" || list.Items[0].Edit.NewText != "worker: " {
		t.Errorf("complete: %+v", list.Items)
	}
	suppress := ask[SuppressAnswer](t, "suppress", `{`+text+`,"line":1,"rule":"space-after-colon"}`)
	if s := suppress.Suppression; s == nil || s.Title != "Ignore space-after-colon on this line" || len(s.Edits) != 1 ||
		s.Edits[0].NewText != "# proclint-ignore-next-line space-after-colon\n" || s.Edits[0].Span.Start.Line != 1 {
		t.Errorf("suppress: %+v", s)
	}
	if nothing := ask[SuppressAnswer](t, "suppress", `{`+text+`,"line":0,"rule":"space-after-colon"}`); nothing.Suppression != nil {
		t.Errorf("suppress where nothing is found: %+v", nothing.Suppression)
	}
	for method, request := range map[string]string{
		"suppress": `{"rule":"space-after-colom"}`, "hover": `{"line":-1}`, "complete": `{"character":1.5}`,
	} {
		if got := ask[failure](t, method, request); got.Error.Title == "" {
			t.Errorf("%s %s is answered", method, request)
		}
	}
}

// TestPreviewPortOfFiles: a preview's ports are those that the request's files set, wherever the Procfile is.
func TestPreviewPortOfFiles(t *testing.T) {
	for _, c := range []struct{ path, file, text, want string }{
		{"Procfile", ".env", "SECRET_KEY=hunter2\nPORT=3003\n", "3003"},
		{"apps/shop/Procfile", "apps/shop/.overmind.env", "PORT=3003\n", "3003"},
		{"apps/shop/Procfile", ".env", "PORT=3003\n", "5000"},
	} {
		p, err := Preview(Request{Path: c.path, Text: "web: ./start\n", Platform: "overmind", Files: []File{{Path: c.path}, {Path: c.file, Text: &c.text}}})
		if err != nil {
			t.Fatal(err)
		}
		if got := p.Processes[0].Env[0].Default; got != c.want {
			t.Errorf("%s with %s: $PORT is %q, want %q", c.path, c.file, got, c.want)
		}
	}
	needs, _ := Needs(Request{Files: []File{{Path: ".env"}, {Path: "apps/shop/.overmind.env"}, {Path: "env"}, {Path: ".environment"}}})
	if want := []string{".env", "apps/shop/.overmind.env"}; !slices.Equal(needs.Texts, want) || !slices.Equal(needs.Paths, append(want, "env")) {
		t.Errorf("needed are %q, and of %q the texts", needs.Paths, needs.Texts)
	}
}
