package platform

const (
	cloud66Web     = "help.cloud66.com, Puma, Thin, or Unicorn rack server"
	cloud66Process = "help.cloud66.com, Processes Configuration"
)

var _ = register(&cloud66Platform)

var cloud66Platform = Platform{
	ID:      "cloud-66",
	Title:   "Cloud 66",
	Aliases: []string{"cloud66"},
	Tool:    "cx",
	Rank:    25,
	NotVerified: []string{
		"How it reads the file: names, comments, duplicates, and line endings. Its parser is closed source. Proclint reads the file like Foreman.",
		"How a command runs, and which shell does it.",
	},
	Checked: "2026-11-21",
	Links:   []Link{{"Cloud 66's documentation", "https://help.cloud66.com"}},
	Known: Facts{
		Grammar:   {"Each entry becomes a systemd service. The parser is closed source.", cloud66Process, Inferred},
		Running:   {"systemd runs the command, so it must not go to the background. `$NAME` is replaced by the app's variable. The shell is unverified.", cloud66Process, Inferred},
		Ports:     {"`custom_web` listens on the socket that `CUSTOM_WEB_SOCKET_FILE` names. Whether `$PORT` is set is unverified.", cloud66Web, Inferred},
		Releasing: {"There is no release phase: `release` starts like any entry. Use deploy hooks instead.", cloud66Process, Documented},
	},
	Strategies: []Target{
		cloud66Target("rails", "Rails and Rack apps on your servers", func(t *Target) {
			t.HTTP = []string{"custom_web"}
			t.WithoutHTTP = "Passenger serves the app instead of a process of the file."
			t.replaceWeb("`web` is ignored in a Rails or Rack app, which Passenger serves.")
			t.OthersAdvice = "Use `custom_web` for a custom web server."
			t.Equivalents = cloud66Equivalents{passenger: true}
		}),
		cloud66Target("node", "Node.js apps on your servers", func(t *Target) {
			t.Known = Facts{
				Ports: {"Whether `$PORT` is set is unverified.", cloud66Process, Unknown},
			}
			t.Unsure = append(t.Unsure, Traffic)
		}),
	},
}

// cloud66Target is a strategy. Paketo's parser replaces its own, which nobody knows.
func cloud66Target(name, summary string, change func(*Target)) Target {
	return hosted(&paketoPlatform.Strategies[0], func(t *Target) {
		t.Name, t.Summary = name, summary
		t.Upload = fromGit // cloud-66-internal/help.cloud66.com _rails/how-to-guides/common-tools/access-your-code.md
		t.Unsure = []Topic{Grammar, Names, Comments, DuplicateKey, Empty, LineEnds, Mark, Encodings, Running, Ports, Limits}
		t.Unknown = []Topic{DuplicateKey, Empty}
		t.LeavesOut = nil
		t.RemarkOn, t.Defaults, t.WithoutFile, t.StartsWithout, t.like = nil, nil, "", false, nil
		t.OnError = "The deploy fails."
		t.Shell = ShellUnknown
		t.Port = Port{}
		t.Release = ReleaseStarts
		t.ReleaseInstead = "Use a deploy hook."
		t.OtherPath = "The file has an effect only as `Procfile`, or as `Procfile_` with the environment's name."
		t.Scale = instances(1, "systemd starts one of each process type")
		t.Equivalents = cloud66Equivalents{}
		change(t)
	})
}

// cloud66Equivalents are those of both strategies. Passenger serves an app instead of `web`.
type cloud66Equivalents struct{ passenger bool }

func (c cloud66Equivalents) Process(u Use) []Equivalent {
	once := cli("Run the command once", "cx run -s "+shellQuote(u.App)+` --server "$SERVER" `+shellQuote(u.Command), "On that server of the app.").to(Once)
	switch {
	case u.runsOnce():
		return []Equivalent{
			ui("In `.cloud66/deploy_hooks.yml`", "production:\n  after_rails:\n    - command: "+yamlText("cd $STACK_PATH && "+u.Command)+"\n      target: rails\n      run_on: single_server\n      apply_during: all", "For an app that isn't Rails, write another hook point and target.").to(Starting),
			once,
		}
	case u.Type == "web" && !u.Kept && c.passenger:
		return []Equivalent{
			ui("In the Procfile, instead of `web`", "custom_web: "+u.Command, "It must listen on the socket in `CUSTOM_WEB_SOCKET_FILE`. Else Passenger serves the app.").to(Starting),
			once,
		}
	case !u.Kept:
		return []Equivalent{once}
	}
	return []Equivalent{
		ui("Its instances", "1", "Press + and -. With 0, it is paused.").at("Process server → the process").does(ToStart, ToScale),
		cli("Restart it", "cx processes restart -s "+shellQuote(u.App)+" "+shellQuote(u.Type), "").does(ToRestart),
		once,
	}
}

func (cloud66Equivalents) App(u Use) []Equivalent {
	app := shellQuote(u.App)
	return []Equivalent{
		cli("Deploy the commit", "cx redeploy -s "+app, "Push it to the branch of the app first.").to(Deploying),
		cli("Follow a log", "cx tail -s "+app+` "$SERVER" "$LOG_FILE"`, "").does(ToReadLogs),
		cli("Restart the web server, on a server of the app", "sudo systemctl restart cloud66_web_server.service", ""),
	}
}
