package command

import (
	"strings"
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
