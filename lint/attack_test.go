package lint_test

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/proclint/proclint/lint/api"
	"github.com/proclint/proclint/lint/explain"
	"github.com/proclint/proclint/lint/jsontext"
	"github.com/proclint/proclint/lint/platform"
)

// attack is a file that costs more than an ordinary one of its size.
type attack struct {
	name    string
	request api.Request
}

// repeated are texts that, repeated in one line, ask much of some parser or rule.
var repeated = []string{
	"x ", "$A ", "${A:-", "$(", "`", "(", "{", "'", `"`, `\`, `\\`, "&& ", "; ", "| ", "& ", "a=b ", "-x ", "--port 80 ",
	"\x00", "\x01", "\x1b[0m", "\ufeff", "\u0301", "e\u0301", "\xff", "\xc3", "\u00a0", "\u201c", "%A% ", "http://u:p@h ", "sudo ",
	"[", "{a: ", "- ", "? ", "!!", "\t", "a: ", "&a *a ", "# ", " #", "{{", "{% ", ">", "<<", "<(", "((", "[[ ", "case ", "if ", "for a in ", "function ",
	"gunicorn ", "npm run ", "bash -c ", "env ", "exec ", "cd a && ", "node a.js & ", "\\\"", "'\"", "$((", "${", "é", "😀", "password=secret ", "AKIAIOSFODNN7EXAMPLE ",
	"-w ", "--workers=", "a,", "python manage.py migrate && ", "-b 127.0.0.1:8000 ",
}

// lines are those that a file repeats; %d is the number of the line.
var lines = []string{
	"a:\r", "a:\r\n", "a:\n", "a : b\n", "a:b\n", "a: b\r", "t%d: a\n", "t%d : a\r\n", "web: a\n", "worker: a\nworkr: a\n", "wbe: a\n", "wrker%d: a\n", "web%d: gunicorn a:b -b 127.0.0.1:80\n",
	"# c\n", "# proclint-platform heroku\n", "# proclint-ignore-next-line port-missing, x\n", "# proclint-ignore-file x%d\n", "# proclint-ignore-next-line space-before-colon\na : b\n",
	"\n", " \n", "\t\n", "\\\n", "a: \\\n", "t%d: a \\\n  b\n", "a: |\n", "a: >\n  b\n", "- \n", "- a: b\n", "a%d: &a *a\n", "{a: \n", "[[[[\n", "? \n", "? a\n: b\n", "\ta: b\n", " a: b\n", "!!a b\n", "---\n", "...\n", "%YAML 1.1\n", "\"a%d\": b\n", "'a': \"b\n",
	"<<<<<<< a\nb: c\n=======\nb: d\n>>>>>>> e\n", "<<<<<<<\n", "=======\n", ">>>>>>>\n", "{{ a }}\n", "a: {{ b }}\n", "web a\n", "a b c\n", "release: a\nrelease: b\n",
	"A_b%d: c\n", "a%d: $PORT\n", "a: '\n", "a: \"b'\n", "a: \"a\" 'b'\n", "a%d: b & c &\n", "a: b # c\n", "a%d: sudo npm install && cd x; export A=1 && node a.js --port 3000\n", "A%d=b\n", "a: \xe9\n", "a\u200b: b\n", "//a: b\n",
	"é%d: b\n", "a: ${B:-\n", "a: $(\n", "a: `\n", "a: (\n", "w: echo %d > /tmp/a | cat\n", "a:  b  \n", "a: ['b']\n", "web: [\"a\", \"%d\"]\n", "cron%d: 0 0 * * *\n", "%d\n", "a%d: AKIAIOSFODNN7EXAMPLE\n", "a%d: python manage.py runserver 127.0.0.1:8000\n",
	"release%d: python manage.py makemigrations && python manage.py migrate\n", "a%d: flask run -host 0.0.0.0 -p $PORT --reload\n", "a: b\n\n\n", "a%d:b#c\r", "\u00a0a: b\n", "a: C:\\b\\c %PORT%\n", "web: node server.js\nweb: node server.js\n",
	"a%d: --workers 2 -- bind x\n", "web.%d: x\n", "a: ~\n", "a: null\n", "a: 1\n", "0x%d: 1\n", "a%d: !!int x\n", "a%d: {b: c}\n", "a%d: @b\n", "<<: *a\n",
}

// attacks are the files, each filled up to size.
func attacks(size int) []attack {
	var list []attack
	add := func(name string, source []byte) {
		list = append(list, attack{name, api.Request{Path: "Procfile", Base64: source[:min(len(source), size)]}})
	}
	for _, text := range repeated {
		add(fmt.Sprintf("one line of %q", text), []byte("web: "+strings.Repeat(text, size/len(text)+1)))
	}
	for _, line := range lines {
		add(fmt.Sprintf("lines %q", line), numbered(line, size))
	}
	add("nested and closed", []byte("web: "+strings.Repeat("$(", size/3)+strings.Repeat(")", size/3)))
	add("nested lists", []byte("web: "+strings.Repeat("[", size/2)+strings.Repeat("]", size/2)))
	add("a long name", []byte(strings.Repeat("a", size-5)+": b\n"))
	add("control characters in lines", []byte(strings.Repeat("web: "+strings.Repeat("\x01", 95)+"\n", size/101+1)))
	wide := utf16.Encode([]rune(string(numbered("a%d : b\n", size/2))))
	little, _ := binary.Append(nil, binary.LittleEndian, wide)
	add("UTF-16", append([]byte("\xff\xfe"), little...))
	add("merged maps", append([]byte("a: &a {"+strings.Repeat("k: v, ", size/24)+"}\n"), numbered("b%d: {<<: *a}\n<<: *a\n", size)...))
	add("merges of merges", append([]byte("services:\n  w0: &w0 {command: a}\n"), numbered("  w%d: &w {<<: [*w, *w, *w, *w]}\n", size)...))
	add("backslashes of a log", []byte(strings.Repeat(`\`, size)))
	add("codes of a log", []byte(strings.Repeat("H14 code=H14 ", size/13+1)))
	add("UTF-16 without a mark", little)
	add("typos of one another", typos(size))
	list = append(list, repositories(size)...)
	for _, deep := range []string{"[", `{"a":`, `{"scripts":`} {
		source := []byte(strings.Repeat(deep, size/len(deep)))
		list = append(list, attack{"deep JSON " + deep, api.Request{Path: "package.json", Base64: source}})
	}
	return list
}

// repositories are Procfiles beside many, or large, files.
func repositories(size int) []attack {
	var list []attack
	add := func(name string, files []api.File) {
		source := numbered("web%d: npm run a%d\n", size/8)
		source = append(source, numbered("p%d: python manage.py a%d && gunicorn a%d.wsgi\n", size/8)...)
		list = append(list, attack{name, api.Request{Path: "Procfile", Base64: source, Files: files}})
	}
	var many []api.File
	for i := range 1000 {
		many = append(many, api.File{Path: fmt.Sprintf("a%d/b%d.py", i%30, i)})
	}
	add("1,000 files", many)
	for name, text := range map[string]string{
		"package.json":     `{"scripts":{` + string(numbered(`"a%d":"b",`, size/2)) + `"start":"node ."}}`,
		"requirements.txt": string(numbered("package%d==1.0\n", size/2)),
		"pyproject.toml":   string(numbered("[a%d]\nb = 1\n", size/2)),
		"Gemfile":          string(numbered("gem 'a%d'\n", size/2)),
		"go.mod":           string(numbered("require a%d v1\n", size/2)),
		"composer.json":    strings.Repeat(`{"require":`, size/22),
	} {
		add("a large "+name, []api.File{{Path: name, Text: &text}, {Path: "manage.py"}})
	}
	for name, line := range map[string]string{
		"a Dockerfile of copies":        "FROM a AS s%d\nCOPY --from=s%d /out/a b\nRUN go build -o /out/b\n",
		"a Dockerfile of missing paths": "COPY a%d/c.py d%d.csproj .\n",
		"app.json of missing scripts":   "\"a%d\": \"python c%d.py\",\n",
	} {
		file := "Dockerfile"
		if strings.HasPrefix(name, "app.json") {
			file = "app.json"
		}
		text := "FROM a AS a\n" + string(numbered(line, size/2))
		files := append([]api.File{{Path: file, Text: &text}}, many...)
		list = append(list, attack{name, api.Request{Path: "Procfile", Text: "web: /app/server\n", Files: files}})
	}
	source := numbered("web%d: python a"+strings.Repeat(" bbb", 8_000)+"\n", size)
	list = append(list, attack{"many words beside files", api.Request{Path: "Procfile", Base64: source, Files: many[:10]}})
	short := []byte("web: " + strings.Repeat("a ", size/2-3) + "\n")
	list = append(list, attack{"short words beside files", api.Request{Path: "Procfile", Base64: short, Files: many[:10]}})
	rows := numbered("web%d:"+strings.Repeat(" a", 4_000)+"\n", size)
	list = append(list, attack{"lines of short words beside files", api.Request{Path: "Procfile", Base64: rows, Files: many[:10]}})
	return list
}

// numbered repeats a line with the number of the line.
func numbered(line string, size int) []byte {
	var b bytes.Buffer
	for i := 0; b.Len() < size; i++ {
		b.WriteString(strings.ReplaceAll(line, "%d", strconv.Itoa(i)))
	}
	return b.Bytes()
}

// typos are entries whose names differ by one character.
func typos(size int) []byte {
	var b bytes.Buffer
	const name = "workerprocess"
	for i := 0; b.Len() < size; i++ {
		at, c := i%len(name), 'a'+rune(i/len(name)%26)
		fmt.Fprintf(&b, "%s%c%s: node a.js\n", name[:at], c, name[at+1:])
	}
	return b.Bytes()
}

// operation is one that the engine offers for a file.
type operation struct {
	name string
	run  func(api.Request) []byte
	// least is the work that a small file may take, in units of package cost.
	least int
}

func call(answerer api.Answerer, method string, change func(*api.Request)) func(api.Request) []byte {
	return func(r api.Request) []byte {
		if change != nil {
			change(&r)
		}
		answer, err := answerer(method, r)
		if unknown, ok := err.(api.UnknownError); ok {
			panic(unknown)
		}
		if err != nil {
			return []byte(err.Error())
		}
		return jsontext.Append(nil, answer)
	}
}

func operations() []operation {
	all := platform.IDs()
	engine, seldom := api.Answering(api.PageMethods()), api.Answering(api.SeldomMethods())
	var ops []operation
	add := func(name string, answerer api.Answerer, method string, change func(*api.Request)) {
		least := 800_000
		switch method {
		case "format":
			least = 3_000_000 // it reads a small file up to 64 times
		case "fix":
			least = 1_500_000 // it lints again what it tries
		case "move":
			least = 7_000_000 // it also tries what the other platform needs
		}
		ops = append(ops, operation{name, call(answerer, method, change), least})
	}
	add("lint", engine, "lint", nil)
	add("lint all", engine, "lint", func(r *api.Request) { r.Platforms = all })
	add("fix suggested", engine, "fix", func(r *api.Request) { r.Suggested = true })
	add("fix suggested all", engine, "fix", func(r *api.Request) { r.Suggested, r.Platforms = true, all })
	add("format all", engine, "format", func(r *api.Request) { r.Platforms = all })
	add("matrix", engine, "matrix", nil)
	add("sarif", seldom, "sarif", nil)
	add("hover end", engine, "hover", func(r *api.Request) { r.Line, r.Character = 1<<20, 1<<20 })
	add("complete end", engine, "complete", func(r *api.Request) { r.Line, r.Character = 1<<20, 1<<20 })
	add("suppress", engine, "suppress", func(r *api.Request) { r.Rule, r.Line = "space-before-colon", 3 })
	for _, id := range []string{"heroku", "sevalla"} {
		add("preview "+id, engine, "preview", func(r *api.Request) { r.Platform = id })
	}
	add("move", engine, "move", func(r *api.Request) { r.From, r.To = "heroku", "sevalla" })
	for _, id := range []string{"compose", "kubernetes", "systemd"} {
		add("export "+id, seldom, "export", func(r *api.Request) { r.To = id })
	}
	for _, id := range []string{"compose", "dockerfile", "package-json", "run-command"} {
		add("import "+id, seldom, "import", func(r *api.Request) { r.From = id })
	}
	ops = append(ops, operation{"explain", func(r api.Request) []byte {
		out, err := json.Marshal(explain.Text(string(r.Base64)))
		if err != nil {
			return []byte(err.Error())
		}
		return out
	}, 700_000})
	return ops
}
