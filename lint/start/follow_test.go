package start

import (
	"testing"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/repository"
)

// TestInner checks which command a program runs from a file, where it is, and what an edit of it writes there.
func TestInner(t *testing.T) {
	texts := map[string]string{
		"start.sh":         "#!/bin/sh\nset -e\nexec gunicorn app:app\n",
		"run.py":           "import os\n",
		"bin/web":          "#!/usr/bin/env bash\nnode a.js\n",
		"bin/rails":        "#!/usr/bin/env ruby\nload 'x'\n",
		"sub/run.sh":       "node b.js\n",
		"choice.sh":        "if x; then node a.js; fi\n",
		"Makefile":         "PORT ?= 1\nHOST = x\nrun: build\n\t@echo hi\n\t@uvicorn a:b --port $$PORT --name $(NAME)\nbuild:\n\tcc\nfixed:\n\tserve $(HOST)\na b:\n\tx\nmore:\n\ta \\\n\tb\n",
		"sub/Makefile":     "include x.mk\nrun:\n\tnode a.js\n",
		"justfile":         "run: build\n    node a.js\ngap:\n    node {{x}}\nbuild:\n    tsc\nwith port:\n    node b.js\n",
		"composer.json":    `{"scripts": {"start": "@php -S 0:1", "all": ["one", "two \"x\""], "alias": "@start", "code": "A::b"}}`,
		"sub/package.json": "{}",
	}
	var listed []string
	for p := range texts {
		listed = append(listed, p)
	}
	r := repository.New(repository.List{Listed: listed, Texts: texts}, "")
	for _, test := range []struct{ command, file, want, front, last string }{
		{"./start.sh", "start.sh", "exec gunicorn app:app", "", "app:app"},
		{"exec sh start.sh", "start.sh", "exec gunicorn app:app", "", "app:app"},
		{"bash -e ./start.sh", "start.sh", "exec gunicorn app:app", "", "app:app"},
		{"bin/web", "bin/web", "node a.js", "", "a.js"},
		{"bundle exec bin/web", "bin/web", "node a.js", "", "a.js"},
		{"bash -c './start.sh'", "start.sh", "exec gunicorn app:app", "", "app:app"},
		{"cd sub && ./run.sh", "sub/run.sh", "node b.js", "cd sub && ", "b.js"},
		{"make run", "Makefile", "uvicorn a:b --port $PORT --name ${NAME}", "", "$(NAME)"},
		{"just run", "justfile", "node a.js", "", "a.js"},
		{"composer start", "composer.json", "php -S 0:1", "", "0:1"},
		{"composer run-script all", "composer.json", `two "x"`, "", `\"x\"`},
		{"start.sh", "", "", "", ""},
		{"cd sub && A=1 B=x ./run.sh", "sub/run.sh", "node b.js", "cd sub && export A=1 B=x && ", "b.js"},
		{"export A=1; ./start.sh", "start.sh", "exec gunicorn app:app", "export A=1; ", "app:app"},
		{"echo $A && ./start.sh", "", "", "", ""},
		{"nginx & ./start.sh", "", "", "", ""},
		{"A=$B ./start.sh", "", "", "", ""},
		{"dotenv ./start.sh", "", "", "", ""},
		{"bin/rails server", "", "", "", ""},
		{"./choice.sh", "", "", "", ""},
		{"./gone.sh", "", "", "", ""},
		{"/start.sh", "", "", "", ""},
		{"python run.py", "", "", "", ""},
		{"make", "", "", "", ""},
		{"make run X=1", "", "", "", ""},
		{"make fixed", "", "", "", ""},
		{"make a", "", "", "", ""},
		{"make more", "", "", "", ""},
		{"make gone", "", "", "", ""},
		{"cd sub && make run", "", "", "", ""},
		{"just gap", "", "", "", ""},
		{"just with", "", "", "", ""},
		{"composer alias", "", "", "", ""},
		{"composer code", "", "", "", ""},
		{"composer install", "", "", "", ""},
	} {
		s := Inner(command.Parse(test.command).Main(), r)
		if s == nil {
			s = &Start{}
		}
		if s.File != test.file || s.Command != test.want || s.Front != test.front {
			t.Errorf("%s runs %q of %q behind %q, want %q of %q", test.command, s.Command, s.File, s.Front, test.want, test.file)
			continue
		}
		if s.File == "" {
			continue
		}
		end := len(s.Command)
		start := end
		for start > 0 && s.Command[start-1] != ' ' {
			start--
		}
		at := s.RangeOf(procfile.Range{Start: start, End: end})
		if got := texts[s.File][at.Start:at.End]; got != test.last {
			t.Errorf("%s has its last word %q at %q, want %q", test.command, s.Command[start:], got, test.last)
		}
	}
}
