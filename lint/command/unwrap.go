package command

import (
	"path"
	"strings"
)

// enter goes on with the command inside a wrapper. It reports true where that runs Python, so that nothing else is inside it.
func (inv *invocation) enter(w *wrapper, rest []Word) bool {
	moves, loads := w.ownOptions(inv.args[:len(inv.args)-len(rest)])
	inv.hidden = inv.hidden || loads || w.loadsEnv
	inv.fronted = inv.fronted || w.listens
	if w.proxy != nil {
		proxy := *w.proxy
		proxy.Name, inv.proxy = inv.name, &proxy
	}
	name := inv.base
	if w.only != "" {
		name += " run" // it installs nothing
	}
	inv.wrappers = append(inv.wrappers, name)
	inv.lost = inv.lost || moves
	if w.modules.Has(rest[0].Raw) && len(rest) > 1 && rest[1].Static {
		inv.name, inv.base, inv.args, inv.module = rest[1], rest[1].Value, rest[2:], true
		return true
	}
	inv.name, inv.args = rest[0], rest[1:]
	if w.scripts && strings.HasSuffix(inv.name.Value, ".py") {
		inv.base, inv.args, inv.interpreted = "python", rest, true
		if baseName(inv.name.Value) == "manage.py" {
			inv.base, inv.args = "manage.py", rest[1:]
		}
		return true
	}
	inv.name.Value = strings.TrimPrefix(inv.name.Value, npmScheme)
	if at := strings.LastIndexByte(inv.name.Value, '@'); at > 0 && w.versioned {
		inv.name.Value = inv.name.Value[:at]
	}
	return false
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
			return nil, w.only == "" && strings.HasPrefix(rest[0].Raw, "-")
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
	if w.only != "" && (len(rest) < w.after+2 || !w.only.Has(rest[w.after].Value) && (w.only != npmScheme || !strings.HasPrefix(rest[0].Value, npmScheme))) {
		return nil, false
	}
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

// parseScript reads a quoted word as a separate command, with the offsets of the
// text around it. A text that can't be mapped byte for byte is opaque.
func parseScript(outer *Command, w Word) *Command {
	body, start := w.body()
	if w.Quote == Mixed || strings.ContainsRune(body, '\\') {
		return &Command{Text: outer.Text, Opaque: true}
	}
	inner := Parse(body)
	inner.shift(outer.Text, start)
	return inner
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

// interpreter takes php artisan, ruby bin/rails and node node_modules/.bin/next apart; anything else stays what it is, a program whose code decides.
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
