package move

import (
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

// created says how the app comes to be on a new platform, where no process of it has to be created and the deploy doesn't.
func (m *move) created() {
	if m.from.Platform() == m.to.Platform() || m.to.Platform().Runner {
		return
	}
	commands := m.to.Created(m.app)
	if len(commands) > 0 || m.to.Reads() && len(m.deploys) > 0 && !m.to.CreatesByDeploy() {
		m.add(creating, ByHand, nil, "Create the app on "+m.to.Title()+".", commands...)
	}
}

// buildSteps says what Heroku's build does for the app that another build may not do.
func (m *move) buildSteps() {
	to := m.to.BuiltBy
	if m.from.BuiltBy == to || to == platform.HerokuBuildpacks || to == platform.Herokuish || m.to.Platform().Runner || m.from.Platform().Runner {
		return
	}
	var commands []platform.Equivalent
	for _, step := range m.in().Repository.BuildSteps() {
		commands = append(commands, platform.Equivalent{Kind: "cli", Title: "Command of the build", Text: step.Command})
	}
	if n := len(commands); n > 0 {
		m.add(beforeDeploy, ByHand, nil, "Check that the build on "+m.to.Title()+" runs "+prose.Plural(n, "this command", "these commands")+", as Heroku's buildpacks do.", commands...)
	}
}

// services are what variables are the addresses of.
var services = map[string]string{
	"DATABASE_URL": "a database", "POSTGRES_URL": "PostgreSQL", "POSTGRESQL_URL": "PostgreSQL", "MYSQL_URL": "MySQL", "REDIS_URL": "Redis",
	"MONGODB_URI": "MongoDB", "MONGODB_URL": "MongoDB", "MONGO_URL": "MongoDB", "AMQP_URL": "RabbitMQ", "RABBITMQ_URL": "RabbitMQ",
	"CLOUDAMQP_URL": "RabbitMQ", "KAFKA_URL": "Kafka", "ELASTICSEARCH_URL": "Elasticsearch",
}

// databases says which services the variables of the commands need.
func (m *move) databases(names []string) {
	to, host := m.to.Title(), m.to.Platform()
	for _, name := range names {
		service := services[name]
		text := "Create " + service + " on " + to
		switch isNamed := ecosystem.Words(platform.ServiceNames).Has(service); {
		case service == "" || host.Runner:
			continue
		case isNamed && host.Offers != "" && !ecosystem.Words(host.Offers).Has(service):
			text = to + " has no " + service + ". Use a service elsewhere"
		case host.Backing != "":
			text += ", as " + host.Backing
		}
		m.add(backing, ByHand, nil, text+". The commands read its address as "+prose.Quote("$"+name)+". Move its data too.")
	}
}
