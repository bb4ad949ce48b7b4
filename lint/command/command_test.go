package command

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/proclint/proclint/internal/patient"
	"github.com/proclint/proclint/lint/procfile"
)

// calls prints each call as its words, with the operator before it.
func calls(c *Command) string {
	var b strings.Builder
	for _, call := range c.Calls {
		if b.Len() > 0 || call.Join != "" {
			fmt.Fprintf(&b, " %s ", call.Join)
		}
		if call.Nested {
			b.WriteString("^")
		}
		for _, a := range call.Assigns {
			fmt.Fprintf(&b, "(%s=%s)", a.Name, a.Value.Raw)
		}
		for _, w := range call.Words {
			fmt.Fprintf(&b, "[%s]", w.Raw)
		}
		if call.Background {
			b.WriteString("&")
		}
	}
	return strings.TrimSpace(b.String())
}

func TestCalls(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"", ""},
		{"gunicorn app:app --log-file -", "[gunicorn][app:app][--log-file][-]"},
		{"python manage.py migrate && gunicorn app", "[python][manage.py][migrate] && [gunicorn][app]"},
		{"a && b; c | d & e || f", "[a] && [b] ; [c]& | [d]& & [e] || [f]"},
		{"IS_HEROKU=true npm start", "(IS_HEROKU=true)[npm][start]"},
		{"A=1", "(A=1)"},
		{"export A=1 B && x", "(A=1)[export][A=1][B] && [x]"},
		{"env QUEUE=* bundle exec rake", "[env][QUEUE=*][bundle][exec][rake]"},
		{"gunicorn 'app:create_app()'", "[gunicorn]['app:create_app()']"},
		{"gunicorn -w $(nproc) app", "[gunicorn][-w][$(nproc)][app]  ^[nproc]"},
		{"(cd x && y)", "^[cd][x] && ^[y]"},
		{"if a; then b; fi; c", "^[a]  ^[b] ; [c]"},
		{"while true; do a; sleep 1; done", "^[true]  ^[a] ; ^[sleep][1]"},
		{"a > log 2>&1", "[a]"},
		{"a\nb", "[a] ; [b]"},
	} {
		if got := calls(Parse(test.text)); got != test.want {
			t.Errorf("calls of %q\n got %s\nwant %s", test.text, got, test.want)
		}
	}
}

func TestWords(t *testing.T) {
	for _, test := range []struct {
		text, value string
		static      bool
		quote       Quote
	}{
		{`app:app`, "app:app", true, Bare},
		{`'a b'`, "a b", true, Single},
		{`"a b"`, "a b", true, Double},
		{`a'b c'`, "ab c", true, Mixed},
		{`a\ b`, "a b", true, Bare},
		{`"a\"b"`, `a"b`, true, Double},
		{`"a\b"`, `a\b`, true, Double},
		{`$PORT`, "", false, Bare},
		{`"$PORT"`, "", false, Double},
		{`0.0.0.0:$PORT`, "", false, Mixed},
		{`'$PORT'`, "$PORT", true, Single},
		{`\$PORT`, "$PORT", true, Bare},
		{`*`, "*", true, Bare},
		{`$(x)`, "", false, Bare},
	} {
		w := Parse("x " + test.text).Calls[0].Words[1]
		if w.Raw != test.text || w.Value != test.value || w.Static != test.static {
			t.Errorf("word %s: got raw %q value %q static %t", test.text, w.Raw, w.Value, w.Static)
		}
		if test.quote != Mixed && w.Quote != test.quote {
			t.Errorf("word %s: quote %d, want %d", test.text, w.Quote, test.quote)
		}
	}
}

func TestVariables(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"x $PORT", "PORT bare"},
		{"x ${PORT}", "PORT bare"},
		{"x ${PORT:-5000}", "PORT bare :- 5000"},
		{`x ${PORT:="3000"}`, "PORT bare := 3000"},
		{`x ${HOST:="127.0.0.1"}`, "HOST bare := 127.0.0.1"},
		{"x ${PORT:-}", "PORT bare :- "},
		{`x "0.0.0.0:$PORT"`, "PORT double"},
		{`x '0.0.0.0:$PORT' '${PORT:-1}'`, "PORT single, PORT single"},
		{`sh -c 'x $PORT'`, "PORT single script"},
		{`x \$PORT`, ""},
		{`awk '{print $1}'`, ""},
		{"x $((PORT + 1))", ""},
		{"A=$B x $C", "B bare, C bare"},
		{"x ${A:-$B}", "A bare :- $B, B bare"},
		{"x ${A%/}", "A bare"},
		{"x <<<$A >$B", "A bare, B bare"},
	} {
		var got []string
		for _, v := range Parse(test.text).Variables {
			s := v.Name + " " + []string{"bare", "single", "double"}[v.Quote]
			if v.HasDefault {
				s += " " + v.Operator + " " + v.Default
			}
			if v.Script {
				s += " script"
			}
			got = append(got, s)
		}
		if s := strings.Join(got, ", "); s != test.want {
			t.Errorf("variables of %q: got %q, want %q", test.text, s, test.want)
		}
	}
}

func TestFeatures(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"bundle exec rails s", ""},
		{`echo "sleeping"; sleep 900`, `quote "sleeping", operator ;`},
		{"cd x && A=1 y", "builtin cd, operator &&, assignment A=1"},
		{"a | b & c || d;", "operator |, operator &, operator ||, operator ;"},
		{"a\nb", "operator \n"},
		{"a > log 2>&1", "redirect > log, redirect 2>&1"},
		{"a $(b) `c` <(d)", "substitution $(b), substitution `c`, substitution <(d)"},
		{"a $((1+2))", "substitution $((1+2))"},
		{"a *.js x? [ab]c", "glob *, glob ?, glob [ab]"},
		{"a ~/x b~", "tilde ~"},
		{`a\ b`, `escape \ `},
		{`a\éb\`, `escape \é, escape \`},
		{"a {x,y} {z}", "brace {x,y}"},
		{"export A=1; . x", "builtin export, operator ;, builtin ."},
		{"(a)", "compound ("},
		{"if a; then b; fi", "compound if, operator ;, operator ;"},
		{"[[ -n $A ]] && b", "compound [[, operator &&"},
		{"f() { a; }", "compound f, compound {, operator ;"},
		{"a # note", "comment # note"},
		{"! a", "operator !"},
		{"exec a", "builtin exec"},
		{"a --bind [::]:$PORT", "glob [::]"},
	} {
		var got []string
		for _, f := range Parse(test.text).Features {
			got = append(got, string(f.Kind)+" "+f.Text)
		}
		if s := strings.Join(got, ", "); s != test.want {
			t.Errorf("features of %q: got %q, want %q", test.text, s, test.want)
		}
	}
}

func TestSyntax(t *testing.T) {
	for _, test := range []struct {
		text  string
		start int
		want  string
	}{
		{`echo it's`, 7, "a single quote is opened and never closed"},
		{`echo "a`, 5, "a double quote is opened and never closed"},
		{"echo `a", 5, "a quote is opened and never closed"},
		{`a &&`, 2, "an operator has no command after it"},
		{`&& a`, 0, "an operator has no command before it"},
		{`a > `, 2, "a redirection has no file after it"},
		{`echo $(a`, 5, "a bracket is opened and never closed"},
		{`a )`, 2, "a bracket is closed that was never opened"},
		{`gunicorn app:create_app()`, 23, "a bracket starts a subshell in bash, so the word around it must be quoted"},
		{`if a`, 0, "bash does not understand it here: `if <cond>` must be followed by `then`"},
	} {
		c := Parse(test.text)
		if c.Syntax == nil {
			t.Errorf("%q: no syntax error", test.text)
			continue
		}
		if c.Syntax.Message != test.want || c.Syntax.Range.Start != test.start {
			t.Errorf("%q: got %q at %d, want %q at %d", test.text, c.Syntax.Message, c.Syntax.Range.Start, test.want, test.start)
		}
		if len(c.Calls)+len(c.Variables)+len(c.Features) > 0 {
			t.Errorf("%q: something is known in spite of the error", test.text)
		}
	}
	for _, text := range []string{
		`gunicorn "web_app:create_app()"`, `node -e 'a(b)'`, `a;`, `a &`, `{ a; }`, `x ${PORT:="3000"}`, `! ! a`,
		`[ -f x ] && y`, `bash -c "a && b"`, `a=(1 2)`, `java -cp "x/*" Main`, `R -e "shiny::runApp(port=as.numeric(Sys.getenv('PORT')))"`,
	} {
		if s := Parse(text).Syntax; s != nil {
			t.Errorf("%q: false alarm: %s", text, s.Text)
		}
	}
}

// A command reads the same with and without the shell parser.
func TestPlain(t *testing.T) {
	for text, plain := range map[string]bool{
		"": true, "  ": true, "gunicorn app:app": true, " bundle  exec puma ": true, "x $PORT ${PORT} a=${PORT:-5000}:$B": true,
		"cd x": true, "sh -c $X": true, "exec a": true, "$A b": true, "x ${A:-}": true, "in a": false, "x then": true,
		"A=1 b": false, "export A": false, "time x": false, "if a": false, "x $1": false, "x $": false, "x ${A:=1}": false,
		"x 'a'": false, "a;b": false, "a\tb": false, "é": false, "x ${A": false, "a~": false, "x #": false, "let a": false,
	} {
		if _, ok := parsePlain(text); ok != plain {
			t.Errorf("%q: plain is %t", text, ok)
		}
		check(t, text)
	}
}

// Nothing that can be written in one file may overflow the stack of the parser
// or take more than linear time.
func TestHostile(t *testing.T) {
	const bound = 10 * time.Second // a linear step takes some milliseconds
	for _, unit := range []string{
		"(", "{ ", "$(", "${a:-", "`", "\"$(", "'", "\"", "if ", "while ", "! ", "time ", "coproc ", "f() ", "function f ",
		"a && ", "a | ", "a; ", "a & ", "$((", "$((-", "[[ ( ", "[[ ! ", "let a=", "a[", "${a[", "${a:-", "{a,", "<(", "<<a\n", "case a in b) ",
		"-", "=", "~", "\\", "#", "\n", "\x00", "é", "\xff", "$", "a=", ">", "<", "@(", "a'b'", "a\"$b\"", "echo $((a=", "${a?",
	} {
		for _, n := range []int{99, 399, 10_000} {
			text := strings.Repeat(unit, n)
			start := time.Now()
			check(t, text)
			check(t, "$(("+text)
			check(t, "[[ "+text)
			if took := time.Since(start); took > patient.For(bound) {
				t.Errorf("%d times %q took %s", n, unit, took)
			}
		}
	}
	deep := Parse(strings.Repeat("$(", 10_000))
	if deep.Syntax == nil || deep.Syntax.Cause != TooDeep || !deep.Opaque {
		t.Errorf("10,000 nested substitutions: %+v", deep.Syntax)
	}
	if long := Parse(strings.Repeat("a ", MaxLength)); !long.Opaque || long.Syntax != nil {
		t.Error("a text over the limit is read")
	}
}

// check tests the laws of any command: ranges within bounds and ordered.
func check(t *testing.T, text string) {
	t.Helper()
	c := Parse(text)
	if plain, ok := parsePlain(text); ok {
		if shell := parseShell(text); !shell.Opaque && !reflect.DeepEqual(plain, shell) {
			t.Errorf("%q is read as %+v without the shell parser, %+v with it", text, plain, shell)
		}
	}
	in := func(what string, r procfile.Range) {
		if r.Start < 0 || r.End < r.Start || r.End > len(text) {
			t.Errorf("%s %v is outside of %q", what, r, text)
			return
		}
		for _, at := range []int{r.Start, r.End} {
			if utf8.ValidString(text) && at < len(text) && !utf8.RuneStart(text[at]) {
				t.Errorf("%s %v cuts a character of %q", what, r, text)
			}
		}
	}
	if c.Syntax != nil {
		in("syntax", c.Syntax.Range)
	}
	for _, call := range c.Calls {
		in("call", call.Range)
		for _, w := range call.Words {
			in("word", w.Range)
			if w.Raw != text[w.Range.Start:w.Range.End] && !strings.ContainsAny(text, "\x00\r\\") {
				t.Errorf("raw %q is not the text of its range in %q", w.Raw, text)
			}
		}
		for _, a := range call.Assigns {
			in("assignment", a.Range)
			in("value", a.Value.Range)
		}
		for _, r := range call.Redirects {
			in("redirect", r)
		}
	}
	last := 0
	for _, v := range c.Variables {
		in("variable", v.Range)
		if v.Range.Start < last {
			t.Errorf("variables of %q are out of order", text)
		}
		last = v.Range.Start
	}
	last = 0
	for _, f := range c.Features {
		in("feature", f.Range)
		if f.Range.Start < last {
			t.Errorf("features of %q are out of order", text)
		}
		last = f.Range.Start
	}
	run := c.Main()
	if run == nil {
		return
	}
	in("name", run.Name.Range)
	for _, s := range []Setting{run.Host, run.Port} {
		in("value", s.Range)
		in("option", s.Option)
	}
	if _, err := procfile.Apply(text, run.ListenEdits()); err != nil {
		t.Errorf("edits of %q: %v", text, err)
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"gunicorn -b 0.0.0.0:$PORT app:app", "bash -lc 'uvicorn a:b --host \"127.0.0.1\" --port 1'", "a && b | c; (d) & $(e)",
		`x ${PORT:="3000"} ${A:-$(b "c")}`, "env A=1 B=$C exec -a x y", "python -u -m flask --app x run --host= -p", "[[ $((1+2)) ]]",
		"a <<E\nb\nE\n", "export A=1 B", "if a; then b; elif c; then d; fi", "puma -b tcp://[::]:$PORT?x=1", "manage.py runserver 127.0.0.1:80",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		start := time.Now()
		check(t, text)
		if took := time.Since(start); took > patient.For(20*time.Second) {
			t.Errorf("%d bytes took %s", len(text), took)
		}
	})
}

func BenchmarkParse(b *testing.B) {
	for _, text := range []string{
		"gunicorn app:app",
		"bundle exec puma -C config/puma.rb -p ${PORT:-3000}",
		"python manage.py migrate --noinput && gunicorn project.wsgi:application --bind 0.0.0.0:$PORT",
	} {
		b.Run(fmt.Sprint(len(text)), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Parse(text)
			}
		})
	}
}

func BenchmarkMain(b *testing.B) {
	c := Parse("python manage.py migrate --noinput && gunicorn project.wsgi:application --bind 0.0.0.0:$PORT")
	b.ReportAllocs()
	for b.Loop() {
		c.Main()
	}
}
