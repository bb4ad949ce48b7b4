package platform

const (
	gitlabStages = "gitlabhq/gitlabhq doc/topics/autodevops/stages.md"
	gitlabValues = ".gitlab/auto-deploy-values.yaml" // has the workers and other values of the Helm chart
)

var _ = register(&gitlabPlatform)

var gitlabPlatform = Platform{
	ID:           "gitlab-auto-devops",
	CommandFiles: []string{dockerfile},
	Title:        "GitLab Auto DevOps",
	Aliases:      []string{"gitlab", "auto-devops"},
	Rank:         24,
	NotVerified: []string{
		"Nothing was run on GitLab. Its documentation was read.",
		"Whether the image sets `$PORT`.",
	},
	Backing: "a service outside of the cluster, or PostgreSQL with `POSTGRES_ENABLED`",
	Checked: "2026-11-29",
	Links:   []Link{{"Stages of Auto DevOps", "https://docs.gitlab.com/topics/autodevops/stages/"}},
	Known: Facts{
		Ports:     {"The Helm chart sends requests and health checks to port 5000. Whether the image sets `$PORT` is unverified.", gitlabStages, Inferred},
		Releasing: {"Nothing runs `release`. `DB_MIGRATE` runs before each upgrade, and `DB_INITIALIZE` once, before the first deploy of the app. Start both with `/cnb/lifecycle/launcher`.", gitlabStages, Documented},
	},
	ConfigFiles: []ConfigFile{
		{Path: gitlabValues}, {Path: ".gitlab-ci.yml", Has: []string{"Auto-DevOps.gitlab-ci.yml"}}, // gitlabhq/gitlabhq doc/topics/autodevops/customize.md
		{Path: "Dockerfile", Strategy: "dockerfile", Chooses: true}, // gitlabStages
	},
	Strategies: gitlabStrategies(),
}

func gitlabStrategies() []Target {
	buildpacks := hosted(&herokuPlatform.Strategies[1], func(t *Target) {
		t.Name, t.Summary = "buildpacks", "Auto Build with heroku/builder:24, and Auto Deploy to Kubernetes"
		t.OnError, t.Upload = oldBuilders, fromGit
		t.Unsure = []Topic{Ports, Start, Traffic}
		t.Port = Port{Default: "5000", Env: true, Assumed: true, Configurable: "`AUTO_DEVOPS_BUILD_IMAGE_CNB_PORT`", OnMiss: "The deploy fails: the health checks expect a response on port 5000."}
		t.WithoutHTTP = "Nothing starts: the image has no `web`."
		t.OthersAdvice = "Add each other process to `workers` in `" + gitlabValues + "`."
		t.Release, t.ReleaseInstead, t.RunsBefore = ReleaseNever, "Set the CI/CD variable `DB_MIGRATE` to the command.", true
		t.Scale = webScale(t.ReleaseInstead, "Auto Deploy starts only `web`. "+t.OthersAdvice)
		t.Equivalents = hostEquivalents{
			release: "CI/CD variable DB_MIGRATE",
			process: func() []Equivalent {
				return []Equivalent{
					cli("Run the command once", `kubectl exec "$POD" -- /cnb/lifecycle/launcher sh -c {command}`, "In a running pod.").does(ToRunOnce),
				}
			},
			other: func() []Equivalent {
				return []Equivalent{
					ui("In `"+gitlabValues+"`", "workers:\n  {type}:\n    replicaCount: 1\n    command: [{process}]", "Its pod must answer the health checks on port 5000, like `web`."),
				}
			},
			app: func() []Equivalent {
				return []Equivalent{
					cli("Deploy the commit", "git push", "To the default branch, whose pipeline builds and deploys it.").to(Deploying),
					ui("CI/CD variable REPLICAS", "2", "").at("Settings → CI/CD → Variables").scales(),
				}
			},
		}
	})
	image := builtFrom(Facts{
		Grammar: {"Auto Build runs `docker build` on a `Dockerfile` in the root folder instead of using the Procfile.", gitlabStages, Documented},
		Running: {"The image's `CMD` runs.", gitlabStages, Inferred},
	}, &buildpacks)
	image.Unsure = []Topic{Running, Ports, Traffic, Start}
	return []Target{buildpacks, image}
}
