package command

import (
	"github.com/proclint/proclint/lint/ecosystem"
	"strings"
	"testing"

	"github.com/proclint/proclint/internal/proportion"
)

// TestForeground: the program that stays in the foreground decides on role, host and port, whatever the shell around it.
func TestForeground(t *testing.T) {
	for _, test := range []struct {
		text, program string
		role          ecosystem.Role
		host, port    string
	}{
		{"(python bot.py &) && uvicorn a:b --port $PORT", "uvicorn", ecosystem.HTTP, "default 127.0.0.1", "flag $PORT"},
		{"python bot.py & uvicorn a:b --port $PORT", "uvicorn", ecosystem.HTTP, "default 127.0.0.1", "flag $PORT"},
		{"(cd bot && python main.py &) ; gunicorn --bind 0.0.0.0:8111 a:b", "gunicorn", ecosystem.HTTP, "flag 0.0.0.0", "flag 8111"},
		{"{ python bot.py & } && gunicorn --bind 0.0.0.0:8111 a:b", "gunicorn", ecosystem.HTTP, "flag 0.0.0.0", "flag 8111"},
		{"if true; then python bot.py & fi; flask run -p 5000", "flask run", ecosystem.HTTP, "default 127.0.0.1", "flag 5000"},
		{"for i in 1 2; do celery -A a worker & done; uvicorn a:b", "uvicorn", ecosystem.HTTP, "default 127.0.0.1", "default 8000"},

		{"(uvicorn a:b)", "uvicorn", ecosystem.HTTP, "default 127.0.0.1", "default 8000"},
		{"{ uvicorn a:b; }", "uvicorn", ecosystem.HTTP, "default 127.0.0.1", "default 8000"},
		{"(cd app; { exec uvicorn a:b --port 1; })", "uvicorn", ecosystem.HTTP, "default 127.0.0.1", "flag 1"},
		{`if [ -n "$A" ]; then uvicorn a:b; fi`, "uvicorn", ecosystem.HTTP, "default 127.0.0.1", "default 8000"},
		{"if a; then exit 1; else uvicorn a:b; fi", "uvicorn", ecosystem.HTTP, "default 127.0.0.1", "default 8000"},
		{"case $A in x) sleep 5 ;; *) uvicorn a:b ;; esac", "uvicorn", ecosystem.HTTP, "default 127.0.0.1", "default 8000"},
		{"while true; do uvicorn a:b; sleep 1; done", "uvicorn", ecosystem.HTTP, "default 127.0.0.1", "default 8000"},
		{"uvicorn a:b || exit 1", "uvicorn", ecosystem.HTTP, "default 127.0.0.1", "default 8000"},
		{"a && uvicorn a:b || true", "uvicorn", ecosystem.HTTP, "default 127.0.0.1", "default 8000"},
		{"(uvicorn a:b) 2>&1 | tee log", "uvicorn", ecosystem.HTTP, "default 127.0.0.1", "default 8000"},
		{"yes | uvicorn a:b", "uvicorn", ecosystem.HTTP, "default 127.0.0.1", "default 8000"},
		{"cd x && cat y | uvicorn a:b", "uvicorn", ecosystem.HTTP, "default 127.0.0.1", "default 8000"},
		{"time uvicorn a:b", "uvicorn", ecosystem.HTTP, "default 127.0.0.1", "default 8000"},
		{`sh -c 'cd $(pwd) && uvicorn a:b'`, "uvicorn", ecosystem.HTTP, "default 127.0.0.1", "default 8000"},
		{`sh -c "uvicorn --app-dir $(pwd) a:b --port $PORT"`, "uvicorn", ecosystem.HTTP, "default 127.0.0.1", "flag $PORT"},
		{"bash -c 'uvicorn a:b --port `cat port`'", "uvicorn", ecosystem.HTTP, "default 127.0.0.1", "flag `cat port`"},
		{"bash -c '(python bot.py &) && uvicorn a:b'", "uvicorn", ecosystem.HTTP, "default 127.0.0.1", "default 8000"},

		// exec takes the place of the shell, so that nothing after it runs.
		{"exec uvicorn a:b; celery -A a worker", "uvicorn", ecosystem.HTTP, "default 127.0.0.1", "default 8000"},
		{"cd a && exec uvicorn a:b && celery -A a worker", "uvicorn", ecosystem.HTTP, "default 127.0.0.1", "default 8000"},
		{`[ -n "$A" ] && exec uvicorn a:b; celery -A a worker`, "celery worker", ecosystem.Worker, "default", "default"},
		{"exec 2>&1; celery -A a worker", "celery worker", ecosystem.Worker, "default", "default"},

		// Of several programs that all run, one may serve for all.
		{"uvicorn a:b & celery -A a worker", "celery worker", ecosystem.HTTP, "default", "default"},
		{"python app.py & celery -A a worker", "celery worker", ecosystem.Other, "default", "default"},
		{"celery -A a beat & celery -A a worker", "celery worker", ecosystem.Worker, "default", "default"},
		{"gunicorn a & celery -A a worker & wait", "gunicorn", ecosystem.HTTP, "default 0.0.0.0", "env $PORT"},
		{"celery -A a worker & wait -n", "celery worker", ecosystem.Worker, "default", "default"},
	} {
		cmd := Parse(test.text)
		run := cmd.Main()
		if run == nil || run.Program == nil {
			t.Errorf("%s\n  nothing known, want %s", test.text, test.program)
			continue
		}
		if run.Program.Name != test.program || cmd.Role() != test.role || describe(run.Host) != test.host || describe(run.Port) != test.port {
			t.Errorf("%s\n  got  %s, %s, host %s, port %s\n  want %s, %s, host %s, port %s", test.text,
				run.Program.Name, cmd.Role(), describe(run.Host), describe(run.Port), test.program, test.role, test.host, test.port)
		}
	}
}

// TestFrontedByBackground: a program in the background may be the one that listens on PORT. Then no rule reports the
// port of the program in the foreground.
func TestFrontedByBackground(t *testing.T) {
	for text, want := range map[string]bool{
		"npm start & gunicorn app":                     true,
		"(npm run web &) && gunicorn -b 127.0.0.1:1 a": true,
		"./server & uvicorn a:b":                       true,
		"nginx & uvicorn a:b":                          true,
		"python bot.py & uvicorn a:b":                  false,
		"(npm run worker &) && uvicorn a:b":            false,
		"celery -A a worker & uvicorn a:b":             false,
		"sleep 5 & uvicorn a:b":                        false,
	} {
		if run := Parse(text).Main(); run == nil || run.Fronted != want {
			t.Errorf("%q: fronted is not %t", text, want)
		}
	}
}

// TestAlternatives: of several programs only one runs; what all are for is known.
func TestAlternatives(t *testing.T) {
	for text, want := range map[string]ecosystem.Role{
		"if a; then uvicorn a:b --reload; else gunicorn a; fi":      ecosystem.HTTP,
		"gunicorn a || uvicorn a:b":                                 ecosystem.HTTP,
		"case $A in a) sidekiq ;; b) celery -A a worker ;; esac":    ecosystem.Worker,
		"if a; then uvicorn a:b; else celery -A a worker; fi":       ecosystem.Other,
		"celery -A a worker & celery -A a worker & wait":            ecosystem.Worker,
		"if a; then uvicorn a:b; elif b; then gunicorn a; fi; true": ecosystem.Other,
	} {
		cmd := Parse(text)
		if got := cmd.Role(); got != want || len(cmd.ways) > 1 && cmd.Main() != nil {
			t.Errorf("%q: role %s of %v, want %s", text, got, cmd.Main(), want)
		}
	}
}

// TestFolderOfForeground: a folder belongs to the shell that changed it.
func TestFolderOfForeground(t *testing.T) {
	for text, want := range map[string]string{
		"cd a && { cd b; uvicorn x:y; }":            "a/b",
		"(cd a && python bot.py &) && uvicorn x:y":  "",
		"{ cd a; } && uvicorn x:y":                  "a",
		"(cd a) && uvicorn x:y":                     "",
		"cd a; if true; then cd b; uvicorn x:y; fi": "a/b",
	} {
		if run := Parse(text).Main(); run == nil || run.Dir != want || !run.DirKnown {
			t.Errorf("%q: %+v, want %q", text, run, want)
		}
	}
}

// TestForegroundIsLinear: eight times the text takes eight times the work and memory, where the square would take 64 times.
func TestForegroundIsLinear(t *testing.T) {
	for _, text := range []string{"a || ", "a & ", "a && ", "a | ", "(a &); ", "a; b & ", "if a; then b & fi; ", "exec a || "} {
		size := MaxLength - len("wait")
		for size > 1<<10 && Parse(repeated(text, size)).Opaque {
			size /= 2 // only so much of it is read
		}
		units, allocated := workOn(repeated(text, size/8))
		most, largest := 12*units, 12*allocated
		if units, allocated = workOn(repeated(text, size)); size <= 1<<10 || units > most || allocated > largest {
			t.Errorf("%q: %d bytes take %d units and %d bytes of memory, at most %d and %d", text, size, units, allocated, most, largest)
		}
	}
}

func repeated(text string, size int) string { return strings.Repeat(text, size/len(text)) + "wait" }

// workOn is what it takes to know what a command goes on running.
func workOn(text string) (units, allocated int) {
	return proportion.Of(func() {
		Parse(text).Main()
		Parse(text).Role()
	})
}
