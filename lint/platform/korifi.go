package platform

const korifiBuilder = "cloudfoundry/korifi helm/korifi/kpack-image-builder/cluster-builder.yaml"

var _ = register(&korifiPlatform)

var korifiPlatform = Platform{
	ID:           "korifi",
	CommandFiles: []string{"manifest.yml", "manifest.yaml"},
	Title:        "Korifi",
	Tool:         "cf",
	Rank:         27,
	NotVerified: []string{
		"Nothing was run on Korifi. Its builder has Paketo's buildpacks.",
	},
	Backing: "a service (`cf create-user-provided-service`)",
	Checked: "2026-11-21",
	Links:   []Link{{"Korifi", "https://github.com/cloudfoundry/korifi"}},
	Known: Facts{
		Grammar: {"Paketo's buildpack reads the file by lines, not as YAML like Cloud Foundry. An entry matches `^([A-Za-z0-9_-]+):\\s*(.+)$`. Other lines are silently skipped.", korifiBuilder, Read},
		Ports:   {"`$PORT` is 8080.", cfPorts, Inferred},
	},
	Strategies: []Target{hosted(&paketoPlatform.Strategies[0], func(t *Target) {
		t.IgnoresDockerfile = true // cloudfoundry/korifi docs/architecture.md: an image comes from a registry
		cf := &cloudFoundryPlatform.Strategies[0]
		t.Upload = cf.Upload
		t.Summary = "cf push to Kubernetes, with Paketo's buildpacks"
		t.Unsure = []Topic{Ports, Start, Traffic}
		t.RejectParsed = rejectLabels
		t.CheckName, t.NamePattern, t.MaxName, t.LengthError = labelName, labelPattern, longestLabel, labelTooLong
		t.RemarkOn, t.Defaults = nil, besideWorker(t.Defaults)
		t.NeedsHTTP, t.WithoutHTTP = cf.NeedsHTTP, cf.WithoutHTTP
		t.Port = Port{Default: "8080", Env: true, Assumed: true, OnMiss: "Requests get no response: nothing listens on `$PORT`."}
		t.ReleaseInstead, t.Scale, t.Equivalents = cf.ReleaseInstead, cf.Scale, cf.Equivalents
	})},
}
