package source

import (
	"fmt"
	"strings"
	"testing"
)

// TestImports reads the paths that a file loads whenever it runs. A path from the folder of the start has an exclamation mark, and
// a package is in brackets.
func TestImports(t *testing.T) {
	for _, test := range []struct{ ending, text, want string }{
		{".rb", "require 'sinatra'\nrequire_relative 'lib/a'\nrequire_relative(\"b.rb\")\nrequire './c'\n", "2 lib/a, 3 b.rb, 4 ./c!"},
		{".rb", "require_relative \"#{x}\"\nrequire_relative 'a' if x\n  require_relative 'b'\n# require_relative 'c'\nunless x then require './d' end\n", ""},
		{".js", "const a = require('./a'), b = require(\"../b.js\");\napp.use('/c', require('./c'))\nimport './d.js'\nexport * from './e'\n", "1 ./a, 1 ../b.js, 2 ./c, 3 ./d.js, 4 ./e"},
		{".ts", "import {\n  a,\n} from './a';\nimport type { B } from './b'\nconst c = await import('./c')\nimport d = require('./d')\n", "3 ./a, 6 ./d"},
		{".js", "const a = () => require('./a')\nif (x) require('./b')\nconst c = x ? require('./c') : 1\nrequire('./d' + e)\nx.require('./f')\nimport './g.css?raw'\n/*\nrequire('./h')\n*/\n", ""},
		{".js", "import 'dotenv/config'\nconst { Q } = require('@scope/queue/worker'), fs = require('node:fs')\nexport * from \"a\"\nx && require('b')\ntry {\n  require('c')\n}\n", "1 [dotenv], 2 [@scope/queue], 3 [a]"},
		{".php", "<?php\nrequire __DIR__ . '/a.php';\n$b = require_once(__DIR__.\"/../b.php\");\nrequire __DIR__ . '/' . $c;\nrequire 'd.php';\nrequire __DIR__ . \"/$e.php\";\n", "2 a.php, 3 ../b.php"},
		{".py", "from .a import x\nfrom ..b.c import (\n    y,\n)\nimport d.e as f, g.h\nfrom os import path\nfrom . import z\ntry:\n    from .i import j\nexcept ImportError:\n    pass\n", "1 a, 2 ../b/c, 5 d/e!, 5 g/h!"},
		{".go", "import \"./a\"\n", ""},
	} {
		var got []string
		for _, i := range Imports(test.text, test.ending) {
			mark := ""
			if i.FromStart {
				mark = "!"
			}
			if i.Package != "" {
				mark = "[" + i.Package + "]"
			}
			got = append(got, fmt.Sprintf("%d %s%s", i.Line, i.Path, mark))
		}
		if strings.Join(got, ", ") != test.want {
			t.Errorf("%s %q: %q, want %q", test.ending, test.text, got, test.want)
		}
	}
}
