package platform

const (
	kamalBuilder = "basecamp/kamal lib/kamal/configuration/docs/builder.yml"
	kamalRole    = "basecamp/kamal lib/kamal/configuration/docs/role.yml"
	kamalProxy   = "basecamp/kamal lib/kamal/configuration/docs/proxy.yml"
)

var _ = register(&kamalPlatform)

var kamalPlatform = Platform{
	ID:          "kamal",
	Title:       "Kamal",
	Tool:        "kamal",
	Rank:        30,
	NotVerified: []string{"Nothing was run with Kamal. It reads the file only if `builder` has `pack` with Heroku's Procfile buildpack."},
	Checked:     "2026-11-22",
	Links:       []Link{{"Builder examples", "https://kamal-deploy.org/docs/configuration/builder-examples/"}},
	Known: Facts{
		Ports:     {"The proxy expects port 80, unless `app_port` is another one. Whether `$PORT` is set is unverified.", kamalProxy, Inferred},
		Releasing: {"The image stores `release`, but nothing runs it. Use a `pre-deploy` hook instead.", "basecamp/kamal-site docs/hooks/overview.md", Inferred},
	},
	ConfigFiles: []ConfigFile{ // kamalBuilder: without pack, Kamal builds a Dockerfile
		{Path: "config/deploy.yml", Has: []string{"\n  pack:"}, Chooses: true},
		{Path: "Dockerfile", Strategy: "dockerfile", Chooses: true},
	},
	Strategies: kamalStrategies(),
}

func kamalStrategies() []Target {
	pack := hosted(&herokuPlatform.Strategies[1], func(t *Target) {
		t.Name, t.Summary = "pack", "Heroku's Cloud Native Buildpacks, with pack"
		t.Upload = fromGit // a clone, according to lib/kamal/configuration/docs/builder.yml
		t.OnError = oldBuilders
		t.Unsure = []Topic{Ports, Releasing}
		t.Port = Port{Env: true, Assumed: true, Configurable: "`app_port`", OnMiss: "The deploy fails: the health check finds nothing on `app_port`."}
		t.WithoutHTTP = "Nothing starts unless the role `web` has a `cmd`."
		t.OthersAdvice = "Add a role with its own `cmd` for each other process."
		t.Release = ReleaseNever
		t.ReleaseInstead = "Run the command in a `pre-deploy` hook."
		t.Scale = webScale(t.ReleaseInstead, "The role `web` starts only `web`. Add a role with its own `cmd`.")
		t.Equivalents = hostEquivalents{
			field: "cmd", where: "Of the role `web` in `config/deploy.yml`.", elsewhere: "Of another role in `config/deploy.yml`.",
			process: func() []Equivalent {
				return []Equivalent{
					ui("In `config/deploy.yml`", "servers:\n  {type}:\n    hosts:\n      - HOST_1\n      - HOST_2\n    cmd: {command}", "A role runs one container on each of its hosts.").scales(),
					cli("Follow its logs", "kamal app logs -f --roles {type}", "").does(ToReadLogs),
					cli("Run the command once", "kamal app exec --roles {type} {line}", "In a new container.").does(ToRunOnce),
					cli("Restart it", "kamal app boot --roles {type}", "").does(ToRestart),
				}
			},
			web: func() []Equivalent {
				return []Equivalent{ui("Port, in `config/deploy.yml`", "proxy:\n  app_port: 3000", "").does(ToSetPort)}
			},
			task: func() []Equivalent {
				return []Equivalent{
					cli("Run it before each deploy", "mkdir -p .kamal/hooks && cat > .kamal/hooks/pre-deploy <<'EOF'\n#!/bin/sh\nkamal app exec --primary --version \"$KAMAL_VERSION\" {line}\nEOF\nchmod +x .kamal/hooks/pre-deploy", "A `pre-deploy` hook. If it fails, the deploy stops.").to(Starting),
					cli("Run the command once", "kamal app exec --primary {line}", "In a new container.").to(Once),
				}
			},
			app: func() []Equivalent { return []Equivalent{cli("Deploy the commit", "kamal deploy", "").to(Deploying)} },
		}
	})
	return []Target{pack, builtFrom(Facts{
		Grammar:   {"Without `pack` in `builder`, Kamal builds the `Dockerfile` and runs its `CMD`.", kamalBuilder, Documented},
		Running:   {"The image's `CMD` runs, or the `cmd` of a role.", kamalRole, Inferred},
		Releasing: {"Nothing runs `release`. Use a `pre-deploy` hook instead.", "basecamp/kamal-site docs/hooks/overview.md", Inferred},
	}, &pack)}
}
