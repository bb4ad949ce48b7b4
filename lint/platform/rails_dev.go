package platform

const railsDev = "rails/jsbundling-rails lib/install/dev"

var _ = register(&railsDevPlatform)

var railsDevPlatform = Platform{
	ID:     "rails-dev",
	Title:  "Rails bin/dev",
	Rank:   30,
	Runner: true,
	NotVerified: []string{
		"The script was read, and not run.",
		"Apps that changed `bin/dev`. A new Rails 8 app's script starts only `bin/rails server`.",
	},
	Homepage: "https://github.com/rails/jsbundling-rails",
	Checked:  "2026-11-21",
	Links:    []Link{{"The script bin/dev", "https://github.com/rails/jsbundling-rails/blob/main/lib/install/dev"}},
	Known: Facts{
		Ports: {"`$PORT` is 3000 for the first process type, unless it is set, plus 100 for each further one. `port` in `.foreman` changes the first. It doesn't read `.env`.", railsDev, Read},
	},
	Strategies: []Target{hosted(&foremanPlatform.Strategies[0], func(t *Target) {
		t.Summary = "Procfile.dev, with bin/dev and Foreman"
		t.FileName = "Procfile.dev"
		t.OtherPath = "The file has an effect only if `bin/dev` names it, which usually names `Procfile.dev`."
		t.OnError = "`bin/dev` exits with an error."
		t.Port = Port{Default: "3000", Env: true, Step: 100, Settings: []PortSetting{{Files: ".foreman", Key: "port", Loose: true}}}
		t.Scale = instances(1, "bin/dev starts one of each process type")
		t.Equivalents = runnerEquivalents{
			only: "foreman start -f Procfile.dev {type}", two: "foreman start -f Procfile.dev -m all=1,{type}=2", once: "foreman run -f Procfile.dev sh -c {command}",
			app: func() []Equivalent {
				return []Equivalent{cli("Start all", "PORT=3000 foreman start -f Procfile.dev", "").does(ToStart, ToSetPort)}
			},
		}
	})},
}
