package command

import (
	"strings"

	"github.com/proclint/proclint/lint/ecosystem"
)

// wrapper is a program that starts the program given to it. When an option of it is not in its table, the whole command is unknown.
type wrapper struct {
	names ecosystem.Words
	// sub must follow the name, after the options: bundle exec, poetry run.
	sub string
	// flags have no value, valued take one, both between name and command.
	flags, valued ecosystem.Words
	// operands is how many words are between the options and the command.
	operands int
	// assigns allows NAME=value words in front of the command.
	assigns bool
	// dashes means that the command starts after "--" and nowhere else.
	dashes bool
	// only are the words of which one must follow the options; none means any, and npmScheme what starts with it. after is
	// how many words are between them.
	only  ecosystem.Words
	after int
	// versioned allows a version after the name of the program: vite@6.
	versioned bool
	// modules are options whose value is a Python module that runs; with scripts, a file of Python runs too.
	modules ecosystem.Words
	scripts bool
	// loadsEnv sets variables that the command does not show, and listens takes PORT for itself, so that the program must not.
	loadsEnv, listens bool
	// proxy is that of a wrapper that listens on a port of its variable, and not on PORT.
	proxy *Proxy
}

// Proxy is a program in front of a server that listens where a variable other than PORT says.
type Proxy struct {
	// Name is the word of a command that names it.
	Name Word
	// Variable has the port, and Prefixed is another name of it that goes before.
	Variable, Prefixed string
	// Default is the port without both.
	Default string
}

var thruster = Proxy{Variable: "HTTP_PORT", Prefixed: "THRUSTER_HTTP_PORT", Default: "80"} // basecamp/thruster README.md

// PackageRunners run programs of packages of Node.js.
const PackageRunners ecosystem.Words = "npx pnpx npm yarn pnpm bun bunx corepack deno"

// binaries are programs of packages of Node.js that yarn, pnpm and bun run by their name alone. With a name
// alone, a script of package.json may be meant, so that arguments must follow.
const binaries ecosystem.Words = "vite next nuxt nuxi astro react-scripts react-router react-router-serve remix remix-serve http-server strapi nest hexo gatsby ng " +
	"vue-cli-service webpack webpack-dev-server nodemon ts-node-dev tsnd tsx ts-node node pm2 pm2-runtime wrangler prisma knex typeorm sequelize sequelize-cli"

var wrappers = []*wrapper{
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
	{names: "bundle bundler", sub: "exec", flags: "--keep-file-descriptors"},
	{names: "poetry", sub: "run", flags: "-q --", valued: "-C"},
	{names: "pipenv", sub: "run"},
	{
		names: "uv", sub: "run", scripts: true, modules: "-m --module",
		flags: "--no-sync --frozen --locked --no-dev --active --all-extras --all-groups --all-packages --dev --exact --isolated --offline --no-cache -n -q --quiet " +
			"-v --verbose --no-env-file --no-project --no-editable --no-default-groups --only-dev --compile-bytecode --no-build --no-config --refresh -U --upgrade --",
		valued: "-w --with --with-editable --with-requirements -p --python --extra --no-extra --group --no-group --only-group --package --env-file --directory --project --index --cache-dir",
	},
	{names: "uvx", versioned: true, flags: uvxFlags, valued: uvxValued},
	{names: "uv", sub: "tool", only: "run", operands: 1, versioned: true},
	{names: "pipx", sub: "run", versioned: true, valued: "--spec --python"},
	{names: "hatch", sub: "run"},
	{names: "pdm", sub: "run", scripts: true, flags: "-s --site-packages", valued: "-p --project"},
	{names: "rye pixi", sub: "run"},
	{names: "conda mamba micromamba", sub: "run", flags: "--no-capture-output --live-stream", valued: "-n -p --cwd --name --prefix"},
	{names: "npx pnpx bunx", versioned: true, flags: "-y --yes --no-install --no --bun --", valued: "-p --package -w --workspace"},
	{names: "npm", sub: "exec", versioned: true, flags: "-y --yes --no -- " + ecosystem.RunnerSwitches, valued: "-w --workspace --prefix"},
	{names: "npm", sub: "x", versioned: true, flags: "-y --yes --no -- " + ecosystem.RunnerSwitches, valued: "-w --workspace --prefix"},
	{names: "pnpm yarn", sub: "exec", flags: "-- " + ecosystem.RunnerSwitches, valued: ecosystem.RunnerValues},
	{names: "pnpm yarn", sub: "dlx", versioned: true, flags: ecosystem.RunnerSwitches, valued: "-p --package " + ecosystem.RunnerValues},
	{names: "bun", sub: "x", versioned: true, flags: "--bun"},
	{names: "yarn bun", sub: "run", only: binaries, flags: ecosystem.RunnerSwitches, valued: ecosystem.RunnerValues},
	{names: "yarn", sub: "workspace", operands: 1, after: 1, only: binaries},
	{names: "yarn", sub: "workspace", operands: 2, after: 2, only: binaries}, // exec or run follows the name of the workspace
	{names: "pnpm yarn bun", only: binaries, flags: ecosystem.RunnerSwitches, valued: ecosystem.RunnerValues},
	{names: "deno", sub: "run", only: npmScheme, versioned: true, flags: ecosystem.DenoSwitches, valued: ecosystem.DenoSwitches},
	{names: "corepack", versioned: true},
	{names: "cross-env", assigns: true},
	{names: "dotenv", sub: "run", flags: "-q --override --no-override", valued: "-f -e", loadsEnv: true},
	{names: "dotenv", flags: "-i --ignore -o --overwrite --", valued: "-f -e -t", loadsEnv: true},
	{names: "dotenvx", sub: "run", flags: "--", valued: "-f", loadsEnv: true},
	{names: "env-cmd", flags: "--", valued: "-f -e", loadsEnv: true},
	{names: "doppler", sub: "run", dashes: true, loadsEnv: true},
	{names: "infisical", sub: "run", dashes: true, loadsEnv: true},
	{names: "op teller", sub: "run", dashes: true, loadsEnv: true},
	{names: "chamber aws-vault", sub: "exec", dashes: true, loadsEnv: true},
	{names: "newrelic-admin", sub: "run-program"},
	{names: "ddtrace-run", flags: "-d -i -p -nc -v"},
	{names: "opentelemetry-instrument"},
	{names: "appsignal-wrap", dashes: true},
	{names: "start-pgbouncer start-pgbouncer-stunnel use-pgbouncer"},
	{names: "start-nginx start-nginx-debug", flags: "-f", listens: true},
	{names: "thrust", listens: true, proxy: &thruster},
	{names: "qgtunnel qgsocksify start-stunnel proximo"},
	{names: "wait-for-it wait-for-it.sh wait-for wait-for.sh", dashes: true},
	{names: "foreman honcho overmind", sub: "run", flags: "--", valued: "-e", loadsEnv: true},
}

// npmScheme is what precedes the name of a package of npm for Deno.
const npmScheme = "npm:"

const (
	uvxFlags  ecosystem.Words = "-q --quiet -v --verbose --isolated --offline --no-cache -n -U --upgrade --refresh --no-env-file --no-config"
	uvxValued ecosystem.Words = "--from -w --with --with-requirements -p --python --index --env-file"
)

var wrappersByName = indexed(wrappers, func(w *wrapper) ecosystem.Words { return w.names })

// movingOptions start the command elsewhere, as does the sub-command workspace.
const movingOptions ecosystem.Words = "-C --chdir --directory --project --cwd --dir --prefix -F --filter --workspace workspace"

// ownOptions reports whether an option of the wrapper starts the command elsewhere, and whether one sets variables from a file.
func (w *wrapper) ownOptions(own []Word) (moves, loads bool) {
	for _, word := range own {
		name, _, _ := strings.Cut(word.Raw, "=")
		moves = moves || movingOptions.Has(name) || name == "-w" && w.valued.Has("--workspace")
		loads = loads || name == "--env-file"
	}
	return moves, loads
}

// options skips the options that the wrapper knows. It reports false at one that it does not know.
func (w *wrapper) options(words []Word) ([]Word, bool) {
	for len(words) > 0 && strings.HasPrefix(words[0].Raw, "-") && !w.modules.Has(words[0].Raw) {
		name, _, inline := strings.Cut(words[0].Raw, "=")
		switch {
		case w.flags.Has(words[0].Raw), w.valued.Has(name) && inline:
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
