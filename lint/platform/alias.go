package platform

import "strings"

// Alias is a name that has no entry, and what to check for in its place.
type Alias struct {
	// Names are what people type, with spaces between, the ID of the page first. One of a strategy has a colon.
	Names string
	// Title is the name for people.
	Title string
	// ID is that of the target that stands for it, or of the nearest one.
	ID string
	// Why says in a sentence or two what they have in common, and what they don't.
	Why string
	// Source names the repository and path, or the page, that has it.
	Source string
	// Nearest says that the two differ, so that the name is rejected.
	Nearest bool
}

// aliases are all names without an entry. Other names of a platform with an entry are in its Aliases.
var aliases = []Alias{
	{"hephy deis-v2 deis-workflow", "Hephy Workflow", "deis", "Hephy Workflow continues Deis, with the same parser and commands. It also allows digits and hyphens in process types.", "teamhephy/controller rootfs/api/serializers.py", false},
	{"kf google-kf", "Kf", "cloud-foundry", "Kf is Google's Cloud Foundry on Kubernetes, with a copy of its parser. Its command is `kf`.", "google/kf third_party/forked/v2-buildpack-lifecycle/buildpackrunner/runner.go", false},
	{"sap-btp", "SAP BTP", "cloud-foundry", "The Cloud Foundry environment of SAP BTP is Cloud Foundry.", "SAP docs, Deploy to Cloud Foundry", false},
	{"cloud-gov cloud.gov", "cloud.gov", "cloud-foundry", "cloud.gov runs Cloud Foundry.", "cloud-gov/cf-hello-worlds", false},
	{"node-foreman nf", "node-foreman", "heroku-local", "`heroku local` contains a copy of node-foreman. `nf` itself also starts `release`, allows hyphens in process types, and starts at port 5000.", "strongloop/node-foreman lib/procfile.js", false},
	{"easypanel nixpacks:easypanel", "Easypanel", "nixpacks", "Easypanel suggests Nixpacks as the build method of an app.", "easypanel-io/website docs/01-quickstarts", false},
	{"flightcontrol nixpacks:flightcontrol", "Flightcontrol", "nixpacks", "Flightcontrol prefers Nixpacks as the build type of a service.", "flightcontrol.dev/docs/concepts/build-types", false},
	{"canine", "Canine", "heroku:fir", "Canine builds with Heroku's builder or Paketo's, and a service starts only `web`.", "CanineHQ/canine app/services/builders/frontends/buildpack_builder.rb", true},
	{"control-plane cpln", "Control Plane", "heroku:fir", "Control Plane builds with Heroku's builder, and a workload starts only `web`.", "Control Plane docs, Buildpacks", true},
	{"epinio", "Epinio", "paketo", "Epinio builds with Paketo, and an application starts only `web`.", "epinio/docs docs/reference/concepts/supported_applications.md", true},
	{"kubero", "Kubero", "nixpacks", "Kubero builds with its script, Paketo, or Nixpacks.", "kubero-dev/runpacks packs/fetch/build/init.sh", true},
	{"appliku", "Appliku", "render", "Appliku and Render read no Procfile, and have the commands in the settings of the app.", "Appliku docs, Managing Processes", true},
	{"aws-copilot copilot", "AWS Copilot", "elastic-beanstalk", "AWS support of Copilot ended in June 2026, and AWS Elastic Beanstalk reads a Procfile.", "aws/copilot-cli", true},
}

// AllAliases are all names without an entry.
func AllAliases() []Alias { return aliases }

// Page is the name of its page.
func (s *Alias) Page() string {
	name, _, _ := strings.Cut(s.Names, " ")
	return name
}

// aliasFor finds the alias of a name, and the ID of its target. It returns nil for another name, and the name.
func aliasFor(id string) (*Alias, string) {
	whole, name, rest := strings.Replace(id, "/", ":", 1), id, ""
	if i := strings.IndexAny(id, ":/@"); i >= 0 {
		name, rest = id[:i], id[i:]
	}
	for i := range aliases {
		for n := range strings.FieldsSeq(aliases[i].Names) {
			switch n {
			case whole:
				return &aliases[i], aliases[i].ID
			case name:
				return &aliases[i], aliases[i].ID + rest
			}
		}
	}
	return nil, id
}

// AliasFor returns the alias of a name, or the nearest one, or nil.
func AliasFor(id string) *Alias {
	s, _ := aliasFor(id)
	return s
}
