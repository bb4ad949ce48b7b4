package move

import (
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/jsontext"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

// buildOutputs begin the paths that a build creates: those of Cargo and of Heroku's Rust buildpack (emk/heroku-buildpack-rust README.md), of
// Nixpacks and Railpack for Go and .NET (railwayapp/nixpacks docs/pages/docs/providers), and of Heroku's .NET buildpack.
var buildOutputs = [...]string{"target/release/", "target/debug/", "out/", "bin/publish/"}

// outputOf is the first word of a command that is a path which a build creates, or "".
func outputOf(p *process) string {
	for _, call := range p.cmd.Calls {
		for _, word := range call.Words {
			relative := strings.TrimPrefix(word.Value, "./")
			for _, output := range buildOutputs {
				if strings.HasPrefix(relative, output) || word.Value == "./out" {
					return word.Value
				}
			}
		}
	}
	return ""
}

// built says which paths and scripts only the build on the old platform is known to create.
func (m *move) built(ps []*process) {
	made := m.to.BuiltBy.Title()
	if m.to.Image {
		made = "the Dockerfile"
	}
	if made == "" || m.from.BuiltBy == platform.UnknownBuild || made == m.from.BuiltBy.Title() || m.from.Platform().Runner {
		return
	}
	for _, p := range ps {
		if script := p.cmd.BuildpackScript(); script != "" && m.to.Image && m.to.Reads() {
			m.add(otherwise, Differs, p, prose.T("`%s` runs `%s`, which Heroku's buildpacks add. Check that the image contains it.", p.old.Type, script).Whole()).Edit = Check
			continue
		}
		output := outputOf(p)
		if output == "" {
			continue
		}
		runs := prose.T("`%s` runs `%s`", p.old.Type, output).Whole()
		m.add(otherwise, Differs, p, runs+", which the build on "+m.from.Title()+" may create. Check that "+made+" "+creates(made)+" it at the same path.").Edit = Check
	}
}

// creates is the verb of what builds an app, of which some are several buildpacks.
func creates(builder string) string {
	if strings.HasSuffix(strings.ToLower(builder), "buildpacks") {
		return "create"
	}
	return "creates"
}

// appJSON says what app.json sets up on the old platform, a step each.
func (m *move) appJSON() {
	if m.in().Repository == nil {
		return
	}
	text, _ := m.in().Repository.Text(path.Join(m.in().Repository.Folder(), "app.json"))
	manifest, err := jsontext.ParseObject(text)
	if err != nil {
		return
	}
	to := m.to.Title()
	for i, addon := range named(manifest.Fields["addons"], "plan", "url") {
		if i == maxVariables {
			break
		}
		m.add(backing, ByHand, nil, m.replaceAddon(addon))
	}
	if buildpacks := named(manifest.Fields["buildpacks"], "url"); len(buildpacks) > 0 && m.from.BuiltBy != m.to.BuiltBy && !m.to.Platform().Runner {
		build := "the build on " + to
		if made := m.to.BuiltBy.Title(); made != "" && made != to {
			build += ", which uses " + made + ","
		}
		what := "Check that " + build + " does what " + codes(buildpacks) + " " + prose.Plural(len(buildpacks), "does", "do") + "."
		m.add(beforeDeploy, ByHand, nil, what+" `app.json` lists "+prose.Plural(len(buildpacks), "it", "them")+" as "+prose.Plural(len(buildpacks), "a buildpack", "buildpacks")+".")
	}
	if env := slices.Sorted(maps.Keys(manifest.Object("env").Fields)); len(env) > 0 {
		m.configured = env
		valid := slices.DeleteFunc(slices.Clone(env), func(name string) bool { return !command.IsVariableName(name) })
		m.add(configuring, ByHand, nil, "Set "+codes(env)+" on "+to+". `app.json` lists "+prose.Plural(len(env), "it", "them")+".", m.to.VariablesSet(m.app, valid)...)
	}
}

// addons are those of Heroku by the service that they add (Heroku Elements, Add-ons).
var addons = [...]struct {
	names   ecosystem.Words
	service string
}{
	{"heroku-postgresql neon stackhero-postgresql", "PostgreSQL"},
	{"cleardb jawsdb jawsdb-maria stackhero-mysql", "MySQL"},
	{"heroku-redis openredis rediscloud redisgreen redistogo stackhero-redis", "Redis"},
	{"mongolab ormongo stackhero-mongodb", "MongoDB"},
	{"cloudamqp stackhero-rabbitmq", "RabbitMQ"},
	{"heroku-kafka", "Kafka"},
	{"memcachedcloud memcachier", "Memcached"},
	{"bonsai foundelasticsearch searchbox stackhero-elasticsearch", "Elasticsearch"},
}

func serviceOf(addon string) string {
	addon, _, _ = strings.Cut(addon, ":")
	for _, a := range addons {
		if a.names.Has(addon) {
			return a.service
		}
	}
	return ""
}

// replaceAddon says what takes the place of an add-on on the new platform.
func (m *move) replaceAddon(addon string) string {
	to, host, service := m.to.Title(), m.to.Platform(), serviceOf(addon)
	text := "Replace the add-on " + prose.Quote(addon) + " of `app.json` on " + to
	switch {
	case service == "":
		return text + "."
	case host.Offers != "" && !ecosystem.Words(host.Offers).Has(service):
		return to + " has no " + service + ", which " + prose.Quote(addon) + " of `app.json` adds. Use a service elsewhere and set its address."
	case host.Backing != "":
		text += " with " + host.Backing
	}
	return text + " for " + service + ". Move its data too."
}

// named are the names in a list whose elements are texts or objects with one of these fields.
func named(value any, fields ...string) []string {
	list, _ := value.([]any)
	var names []string
	for _, element := range list {
		if name, ok := element.(string); ok {
			names = append(names, name)
			continue
		}
		object, _ := element.(map[string]any)
		for _, field := range fields {
			if name, ok := object[field].(string); ok {
				names = append(names, name)
				break
			}
		}
	}
	return names
}
