package command

import (
	"path"
	"strings"

	"github.com/proclint/proclint/lint/procfile"
)

// wrapper is a program that starts the program given to it. When an option of
// it is not in its table, the whole command is unknown.
type wrapper struct {
	names Words
	// sub must follow the name, after the options: bundle exec, poetry run.
	sub string
	// flags have no value, valued take one, both between name and command.
	flags, valued Words
	// operands is how many words are between the options and the command.
	operands int
	// assigns allows NAME=value words in front of the command.
	assigns bool
	// dashes means that the command starts after "--" and nowhere else.
	dashes bool
	effect effect
}

// effect is what a wrapper does to the program inside it; 0 is nothing.
type effect int

const (
	// loadsEnv sets variables that the command does not show.
	loadsEnv effect = iota + 1
	// listens takes PORT for itself, so that the program must not.
	listens
)

var wrappers = []wrapper{
	{names: "exec", flags: "-c -l", valued: "-a"},
	{names: "env", flags: "- -i -0 -v --ignore-environment", valued: "-u --unset -C --chdir", assigns: true},
	{names: "nohup setsid time command jemalloc.sh"},
	{names: "nice", valued: "-n"},
	{names: "ionice", valued: "-c -n"},
	{names: "stdbuf", flags: "-oL -o0 -eL -e0 -iL -i0", valued: "-o -e -i"},
	{names: "timeout", flags: "--foreground --preserve-status -v", valued: "-k -s --signal --kill-after", operands: 1},
	{names: "sudo", flags: "-E -H -n -i -s --", valued: "-u"},
	{names: "flock gosu su-exec", operands: 1},
	{names: "dumb-init", flags: "-c --single-child -v --verbose --", valued: "-r --rewrite"},
	{names: "tini", flags: "-v -w -g -s --", valued: "-p -e"},
	{names: "bundle", sub: "exec", flags: "--keep-file-descriptors"},
	{names: "poetry", sub: "run", flags: "-q --", valued: "-C"},
	{names: "pipenv", sub: "run"},
	{names: "uv", sub: "run", flags: "--no-sync --frozen --locked --no-dev --", valued: "-w --with -p --python --extra --group --directory --project"},
	{names: "hatch", sub: "run"},
	{names: "rye pdm pixi", sub: "run"},
	{names: "conda mamba micromamba", sub: "run", flags: "--no-capture-output --live-stream", valued: "-n -p --cwd --name --prefix"},
	{names: "npx bunx", flags: "-y --yes --no-install --no", valued: "-p --package"},
	{names: "npm", sub: "exec", flags: "--"},
	{names: "pnpm yarn", sub: "exec"},
	{names: "pnpm yarn", sub: "dlx"},
	{names: "corepack"},
	{names: "cross-env", assigns: true},
	{names: "dotenv", sub: "run", flags: "-q --override --no-override", valued: "-f -e", effect: loadsEnv},
	{names: "dotenv", flags: "-i --ignore -o --overwrite --", valued: "-f -e -t", effect: loadsEnv},
	{names: "dotenvx", sub: "run", flags: "--", valued: "-f", effect: loadsEnv},
	{names: "env-cmd", flags: "--", valued: "-f -e", effect: loadsEnv},
	{names: "doppler", sub: "run", dashes: true, effect: loadsEnv},
	{names: "infisical", sub: "run", dashes: true, effect: loadsEnv},
	{names: "op teller", sub: "run", dashes: true, effect: loadsEnv},
	{names: "chamber aws-vault", sub: "exec", dashes: true, effect: loadsEnv},
	{names: "newrelic-admin", sub: "run-program"},
	{names: "ddtrace-run", flags: "-d -i -p -nc -v"},
	{names: "opentelemetry-instrument"},
	{names: "appsignal-wrap", dashes: true},
	{names: "start-pgbouncer start-pgbouncer-stunnel use-pgbouncer"},
	{names: "start-nginx start-nginx-debug", flags: "-f", effect: listens},
	{names: "thrust", effect: listens},
	{names: "qgtunnel qgsocksify start-stunnel proximo"},
	{names: "wait-for-it wait-for-it.sh wait-for wait-for.sh", dashes: true},
	{names: "foreman honcho overmind", sub: "run", flags: "--", valued: "-e", effect: loadsEnv},
}

var wrappersByName = indexWrappers()

func indexWrappers() map[string][]*wrapper {
	index := map[string][]*wrapper{}
	for i := range wrappers {
		for _, name := range wrappers[i].names.List() {
			index[name] = append(index[name], &wrappers[i])
		}
	}
	return index
}

// invocation is the program that is left when the wrappers are taken away.
type invocation struct {
	// cmd is the command whose text the words belong to: an inner one for sh -c.
	cmd    *Command
	name   Word
	base   string
	module bool
	// interpreted is set when an interpreter before the name runs it.
	interpreted bool
	args        []Word
	assigns     []Assign
	// hidden is set when variables may be set that the text does not show.
	hidden bool
	// fronted is set when a proxy in front of the program listens on PORT.
	fronted bool
	// wrappers are the base names of the wrappers that were taken away.
	wrappers []string
	// dir is the folder that cd left; lost is set when it is not known.
	dir  string
	lost bool
}

const maxWrappers = 12

// unwrap takes the wrappers away. It reports false where it does not
// understand one of them, and then nothing is known.
func (inv *invocation) unwrap() bool {
	for range maxWrappers {
		if !inv.name.Static || inv.name.Value == "" {
			return false
		}
		inv.base = baseName(inv.name.Value)
		switch {
		case isShell(inv.base):
			script, ok := scriptOf(inv.args)
			if !ok {
				return true
			}
			if !inv.enterScript(script) {
				return false
			}
		case isPython(inv.base):
			return inv.python()
		case inv.base == "php", inv.base == "node", inv.base == "ruby":
			return inv.interpreter()
		case inv.base == "elixir":
			if !inv.elixir() {
				return true
			}
		default:
			w, rest := inv.wrapper()
			if w == nil {
				return true
			}
			if rest == nil {
				return false
			}
			inv.enter(w, rest)
		}
	}
	return false
}

func (inv *invocation) enter(w *wrapper, rest []Word) {
	inv.hidden = inv.hidden || w.effect == loadsEnv
	inv.fronted = inv.fronted || w.effect == listens
	inv.wrappers = append(inv.wrappers, inv.base)
	inv.lost = inv.lost || w.moves(inv.args[:len(inv.args)-len(rest)])
	inv.name, inv.args = rest[0], rest[1:]
	if at := strings.LastIndexByte(inv.name.Value, '@'); at > 0 && (w.names.Has("npx") || w.names.Has("corepack")) {
		inv.name.Value = inv.name.Value[:at]
	}
}

// moves reports whether an option of the wrapper starts the command elsewhere.
func (w *wrapper) moves(own []Word) bool {
	for _, word := range own {
		name, _, _ := strings.Cut(word.Raw, "=")
		switch name {
		case "-C", "--chdir", "--directory", "--project", "--cwd":
			return true
		}
	}
	return false
}

// changeDir follows a cd.
func (inv *invocation) changeDir(args []Word) {
	if len(args) != 1 || !args[0].Static || args[0].Value == "" || strings.ContainsAny(args[0].Value[:1], "-/~") {
		inv.lost = true
		return
	}
	inv.dir = path.Join(inv.dir, args[0].Value)
}

// wrapper finds the wrapper that the name and its sub-command make, and the
// words of the command inside it: nil when there is an option it does not know.
func (inv *invocation) wrapper() (*wrapper, []Word) {
	for _, w := range wrappersByName[inv.base] {
		rest, ok := w.strip(inv)
		if ok {
			return w, rest
		}
	}
	return nil, nil
}

// strip reports whether the wrapper is meant at all, and what is inside it.
func (w *wrapper) strip(inv *invocation) (rest []Word, meant bool) {
	rest = inv.args
	if w.sub != "" {
		at := indexStatic(rest, w.sub)
		if at < 0 {
			return nil, false
		}
		if left, ok := w.options(rest[:at]); !ok || len(left) > 0 {
			return nil, at == 0 || strings.HasPrefix(rest[0].Raw, "-")
		}
		rest = rest[at+1:]
	}
	if w.dashes {
		at := indexStatic(rest, "--")
		if at < 0 || at+1 == len(rest) {
			return nil, true
		}
		return rest[at+1:], true
	}
	rest, ok := w.options(rest)
	if !ok || len(rest) <= w.operands {
		return nil, true
	}
	rest = rest[w.operands:]
	for w.assigns && len(rest) > 0 {
		name, value, ok := assignment(rest[0])
		if !ok {
			break
		}
		inv.assigns = append(inv.assigns, Assign{Name: name, Range: rest[0].Range, Value: value})
		rest = rest[1:]
	}
	if len(rest) == 0 {
		return nil, true
	}
	return rest, true
}

// options skips the options that the wrapper knows. It reports false at one
// that it does not know.
func (w *wrapper) options(words []Word) ([]Word, bool) {
	for len(words) > 0 && strings.HasPrefix(words[0].Raw, "-") {
		name, _, inline := strings.Cut(words[0].Raw, "=")
		switch {
		case w.flags.Has(words[0].Raw):
			words = words[1:]
		case w.valued.Has(name) && inline:
			words = words[1:]
		case w.valued.Has(name) && len(words) > 1:
			words = words[2:]
		default:
			return nil, false
		}
		if name == "--" {
			break
		}
	}
	return words, true
}

// assignment splits a word NAME=value, as env takes it.
func assignment(w Word) (string, Word, bool) {
	name, _, ok := strings.Cut(w.Raw, "=")
	if !ok || name == "" || name[0] >= '0' && name[0] <= '9' {
		return "", Word{}, false
	}
	for i := 0; i < len(name); i++ {
		if !isNameByte(name[i]) {
			return "", Word{}, false
		}
	}
	return name, w.from(len(name) + 1), true
}

// bodyRange is the range of the body.
func (w Word) bodyRange() procfile.Range {
	body, start := w.body()
	return procfile.Range{Start: start, End: start + len(body)}
}

// from is the rest of a word after n bytes of its raw text.
func (w Word) from(n int) Word {
	out := w
	out.Raw = w.Raw[n:]
	out.Range.Start += n
	if w.Static && len(w.Value) >= n && w.Value[:n] == w.Raw[:n] {
		out.Value = w.Value[n:]
	} else {
		out.Value, out.Static = "", false
	}
	return out
}

func isShell(base string) bool { return base == "sh" || base == "bash" || base == "dash" }

// enterScript goes on with the main program of the script of sh -c. It reports
// false when that is not known.
func (inv *invocation) enterScript(script Word) bool {
	inner := parseScript(inv.cmd, script)
	main := inner.mainCall()
	if main < 0 {
		return false
	}
	next := inner.invocation(main)
	inv.cmd, inv.name, inv.args = inner, next.name, next.args
	inv.assigns = append(inv.assigns, next.assigns...)
	inv.hidden = inv.hidden || next.hidden
	inv.lost = inv.lost || next.lost
	inv.dir = path.Join(inv.dir, next.dir)
	inv.wrappers = append(inv.wrappers, inv.base)
	return true
}

// scriptOf is the word that a shell runs as a script, from its arguments.
func scriptOf(args []Word) (Word, bool) {
	for i, w := range args {
		if !strings.HasPrefix(w.Raw, "-") {
			return Word{}, false
		}
		if strings.HasSuffix(w.Raw, "c") && !strings.HasPrefix(w.Raw, "--") {
			if i+1 < len(args) {
				return args[i+1], true
			}
			return Word{}, false
		}
		if strings.HasSuffix(w.Raw, "o") && i+2 < len(args) && args[i+1].Value == "pipefail" {
			return scriptOf(args[i+2:])
		}
	}
	return Word{}, false
}

// parseScript reads a quoted word as a separate command, with the offsets of the
// text around it. A text that can't be mapped byte for byte is opaque.
func parseScript(outer *Command, w Word) *Command {
	body, start := w.body()
	if w.Quote == Mixed || strings.ContainsRune(body, '\\') || strings.Contains(body, "$(") || strings.ContainsRune(body, '`') {
		return &Command{Text: outer.Text, Opaque: true}
	}
	inner := Parse(body)
	inner.shift(outer.Text, start)
	return inner
}

// body is the raw text of the word without the quotes around the whole of it,
// and the offset where it starts.
func (w Word) body() (string, int) {
	raw := w.Raw
	if len(raw) >= 2 && (raw[0] == '\'' || raw[0] == '"') && raw[len(raw)-1] == raw[0] && strings.IndexByte(raw[1:len(raw)-1], raw[0]) < 0 {
		return raw[1 : len(raw)-1], w.Range.Start + 1
	}
	return raw, w.Range.Start
}

func (c *Command) shift(text string, by int) {
	c.Text = text
	for i := range c.Calls {
		call := &c.Calls[i]
		call.Range.Start += by
		call.Range.End += by
		for j := range call.Words {
			call.Words[j].shift(by)
		}
		for j := range call.Assigns {
			call.Assigns[j].Range.Start += by
			call.Assigns[j].Range.End += by
			call.Assigns[j].Value.shift(by)
		}
	}
	for i := range c.Variables {
		c.Variables[i].Range.Start += by
		c.Variables[i].Range.End += by
	}
}

func (w *Word) shift(by int) {
	w.Range.Start += by
	w.Range.End += by
}

// markScripts marks the variables in a text for sh -c.
func (c *Command) markScripts() {
	if len(c.Variables) == 0 {
		return
	}
	for i := range c.Calls {
		words := c.Calls[i].Words
		for j := range words {
			if !words[j].Static || !isShell(baseName(words[j].Value)) {
				continue
			}
			script, ok := scriptOf(words[j+1:])
			if !ok {
				continue
			}
			for k := range c.Variables {
				v := &c.Variables[k]
				if v.Range.Start >= script.Range.Start && v.Range.End <= script.Range.End {
					v.Script = true
				}
			}
		}
	}
}

func isPython(base string) bool {
	rest, ok := strings.CutPrefix(base, "python")
	if !ok {
		return base == "pypy3" || base == "pypy"
	}
	return strings.Trim(rest, "0123456789.") == ""
}

// python takes python -m MODULE and python FILE apart.
func (inv *invocation) python() bool {
	args := inv.args
	for len(args) > 0 && strings.HasPrefix(args[0].Raw, "-") {
		switch opt := args[0].Raw; {
		case opt == "-m" && len(args) > 1 && args[1].Static:
			inv.name, inv.base, inv.args, inv.module = args[1], args[1].Value, args[2:], true
			return true
		case (opt == "-X" || opt == "-W") && len(args) > 1:
			args = args[2:]
		case len(opt) > 1 && strings.Trim(opt[1:], "uOBIsSEvqbdi") == "":
			args = args[1:]
		default:
			return true
		}
	}
	if len(args) > 0 && args[0].Static && baseName(args[0].Value) == "manage.py" {
		inv.name, inv.base, inv.args, inv.interpreted = args[0], "manage.py", args[1:], true
	}
	return true
}

// interpreter takes php artisan, ruby bin/rails and node node_modules/.bin/next
// apart; anything else stays what it is, a program whose code decides.
func (inv *invocation) interpreter() bool {
	if len(inv.args) == 0 || !inv.args[0].Static {
		return true
	}
	file := inv.args[0].Value
	dir := path.Base(path.Dir(file))
	tool := inv.base == "php" && file == "artisan" ||
		inv.base != "php" && dir == "bin" && path.Ext(file) == "" ||
		inv.base == "php" && dir == "bin" && baseName(file) == "console" ||
		inv.base == "node" && dir == ".bin"
	if tool && len(programsByCommand[baseName(file)]) > 0 {
		inv.name, inv.base, inv.args, inv.interpreted = inv.args[0], baseName(file), inv.args[1:], true
	}
	return true
}

// elixir enters elixir … -S mix TASK.
func (inv *invocation) elixir() bool {
	at := indexStatic(inv.args, "-S")
	if at < 0 || at+1 == len(inv.args) {
		return false
	}
	inv.name, inv.args = inv.args[at+1], inv.args[at+2:]
	return true
}

func baseName(s string) string {
	return s[strings.LastIndexByte(s, '/')+1:]
}

func indexStatic(words []Word, value string) int {
	for i := range words {
		if words[i].Static && words[i].Value == value {
			return i
		}
	}
	return -1
}
