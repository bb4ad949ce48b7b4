package ecosystem

var _ = register(&deno)

// deno is Deno, which gets packages from JSR, npm and addresses.
var deno = Ecosystem{
	Name: Deno,
	Rank: 10,
	Runtimes: []Runtime{
		{"deno", "Deno", "", "deno.json", "deno.jsonc"},
	},
	Versions: []Versions{
		{"deno", "denoland/deno", nil},
	},
	Programs: []Program{
		{
			Name: "deno", Reference: File, Sources: ".ts .js .mjs", Commands: "deno", Sub: "run", Values: "-c --config --import-map --lock", Switches: DenoFlags, Role: Other, Code: true,
			Source: "the script decides",
		},
		{
			Name: "deno serve", Reference: File, Sources: ".ts .js .mjs", Commands: "deno", Sub: "serve", Role: HTTP, DefaultHost: "0.0.0.0", DefaultPort: "8000",
			Host: "--host", Port: "--port", Env: "DENO_SERVE_ADDRESS", Values: "-c --config --import-map --lock",
			Switches: DenoFlags + " --parallel", DevFlags: "--watch --hmr", Report: true, Trailing: true,
			Source: "docs.deno.com runtime/reference/cli/serve, denoland/deno ext/http/lib.rs",
		},
		{Name: "deno", Commands: "deno", Role: Other, Code: true, Source: "the script decides"},
	},
}

// DenoSwitches are permissions of deno run, most of which also take a value after an equals sign. Source: denoland/deno cli/args/flags.rs.
const DenoSwitches Words = "-A --allow-all -N --allow-net -R --allow-read -W --allow-write -E --allow-env -S --allow-sys --allow-run"

// DenoFlags are those, and other options that take no value in the next word.
const DenoFlags = DenoSwitches + " --allow-ffi --allow-import -I --allow-scripts --no-prompt --no-check --check --cached-only --no-remote --no-npm " +
	"--no-lock --frozen -q --quiet --unstable --unstable-kv --unstable-cron --unstable-net --unstable-sloppy-imports --unstable-temporal"
