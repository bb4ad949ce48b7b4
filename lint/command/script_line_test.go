package command

import (
	"strings"
	"testing"
)

func TestScriptLine(t *testing.T) {
	for _, test := range []struct{ script, want string }{
		{"#!/bin/sh\nexec node a.js\n", "exec node a.js"},
		{"#!/usr/bin/env bash\nset -euo pipefail\n\n# the app\npython manage.py migrate\ngunicorn a:b # serves\n", "python manage.py migrate;gunicorn a:b"},
		{"gunicorn a:b \\\n  --bind 0.0.0.0:8000\n", "gunicorn a:b --bind 0.0.0.0:8000"},
		{"#!/bin/bash -e\nif [ -n \"$M\" ]; then\n  python m.py\nfi\ncd src\nexec node a.js\necho never\n", "cd src;exec node a.js"},
		{"nginx &\nnode a.js\n", "nginx & node a.js"},
		{"a && b\nmigrate || true\nnode a.js", "a && b;migrate || true;node a.js"},
		{"set -x\ncd src && exec node a.js\n", "cd src && exec node a.js"},
		{"set -- a\nnode b.js\n", "set -- a;node b.js"},
		{"if x; then node a.js; else node b.js; fi\n", ""},
		{"if x; then exec node a.js; fi\nnode b.js\n", ""},
		{"if x; then P=1; fi\nnode b.js\n", ""},
		{"[ -f a ] && exec node a.js\nnode b.js\n", ""},
		{". ./.env\nnode b.js\n", ""},
		{"#!/usr/bin/env ruby\nputs 1\n", ""},
		{"#!/usr/bin/env python3\nimport os\n", ""},
		{"node -e '\n1'\n", ""},
		{"cat <<EOF\nx\nEOF\nnode a.js\n", ""},
		{"node a.js\r\n", ""},
		{"f() { node a.js; }\nf\n", ""},
		{"node 'a", ""},
		{"", ""},
	} {
		got := ScriptLine(test.script)
		if strings.Join(strings.Fields(got), " ") != test.want {
			t.Errorf("%q is %q, want %q", test.script, got, test.want)
		}
		for i := range got {
			if c := got[i]; c != ' ' && c != ';' && c != test.script[i] {
				t.Errorf("%q has %q at %d of %q", got, c, i, test.script)
			}
		}
	}
}
