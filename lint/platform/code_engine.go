package platform

const codeEngineBuild = "ibm-cloud-docs/codeengine ts-build-python.md"

var _ = register(&codeEnginePlatform)

var codeEnginePlatform = Platform{
	ID:          "code-engine",
	Title:       "IBM Code Engine",
	Aliases:     []string{"ibm-code-engine"},
	Tool:        "ibmcloud",
	Rank:        33,
	NotVerified: []string{"Nothing was run on Code Engine. Its documentation names the Procfile for Python."},
	Checked:     "2026-11-22",
	Links:       []Link{{"Python builds", "https://cloud.ibm.com/docs/codeengine?topic=codeengine-ts-build-python"}},
	Known: Facts{
		Ports:     {"`$PORT` is 8080, unless the application has another port.", codeEngineBuild, Inferred},
		Releasing: {"There is no release phase. Use a job instead.", codeEngineBuild, Inferred},
	},
	Strategies: []Target{hosted(&paketoPlatform.Strategies[0], func(t *Target) {
		t.Summary = "Paketo's Cloud Native Buildpacks"
		t.Unsure = []Topic{Ports, Traffic, Start, Releasing}
		t.Upload = Upload{Git: true, Command: "--build-source .", Ignore: []IgnoreFile{{".ceignore", GitPatterns}}} // IBM Cloud Code Engine docs, Building a container image from local source
		t.RemarkOn = nil
		t.NeedsHTTP = HTTPExpected
		t.Port = Port{Default: "8080", Env: true, Assumed: true, Configurable: "`--port`", OnMiss: "Requests get no response: nothing listens on `$PORT`."}
		t.WithoutHTTP = "Without `web`, a Python app starts an interpreter, which exits at once."
		t.OthersAdvice = "Create an application or a job with its own command for each."
		t.ReleaseInstead = "Run it as a job."
		t.Scale = webScale(t.ReleaseInstead, "An application starts only `web`. Create a job or another application with its own command.")
		t.Equivalents = hostEquivalents{
			process: func() []Equivalent { return []Equivalent{codeEngineOnce} },
			other: func() []Equivalent {
				return []Equivalent{
					cli("Run it as a job that keeps running", `ibmcloud ce job create --name {type} --mode daemon --image "$IMAGE" --command launcher --argument {command} && ibmcloud ce jobrun submit --job {type}`, "The image is that of the application.").to(Starting),
				}
			},
			task: func() []Equivalent { return []Equivalent{codeEngineOnce} },
			web: func() []Equivalent {
				return []Equivalent{
					cli("Start it with this command", "ibmcloud ce application update --name {app} --command launcher --argument {command}", "It overrides the Procfile. `--command` takes one program, and the launcher runs the rest in a shell.").does(ToStart),
					cli("Set the port", "ibmcloud ce application update --name {app} --port 8080", "").does(ToSetPort),
				}
			},
			app: func() []Equivalent {
				return []Equivalent{
					cli("Deploy this folder", "ibmcloud ce application update --name {app} --build-source .", "").to(Deploying),
					cli("Run two instances", "ibmcloud ce application update --name {app} --min-scale 2 --max-scale 2", "").scales(),
					cli("Follow the logs", "ibmcloud ce application logs --follow --name {app}", "").does(ToReadLogs),
					cli("Restart it", "ibmcloud ce application restart --application {app}", "").does(ToRestart),
				}
			},
		}
	})},
}

// codeEngineOnce runs a command in the shell of the launcher, with the variables of the buildpacks, as in
// paketoEquivalents. --command replaces the whole ENTRYPOINT.
var codeEngineOnce = cli("Run the command once", `ibmcloud ce jobrun submit --name {type}-1 --image "$IMAGE" --command launcher --argument {command}`, "The image is that of the application. Each run needs its own name.").to(Once)
