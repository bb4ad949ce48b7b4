package diagnosis

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/command"
)

// settled are the causes that are over when a later line shows that it worked, by what a healthy line settles.
var settled = map[string]command.Words{
	"connected": waits,
	"migrated":  waits + " database-missing",
	"healthy":   waits + " " + checks,
	"live":      checks,
	"installed": "registry-network pip-network composer-network pip-conflict",
	"pulled":    "image-pull",
}

// waits are the causes for which an app tries to connect again, and checks those for which a platform asks again.
const (
	waits command.Words = "database-refused engine-refused broker-refused host-unknown database-not-ready database-unreachable network-unreachable database-closed " +
		"redis-closed broker-closed connection-timeout wait-timeout mongo-not-connected redis-not-connected nest-database dokku-service-not-ready"
	checks command.Words = "probe-failed probe-status container-unhealthy render-port cloud-foundry-port cf-unhealthy cf-health-http fly-health fly-check-failed fly-port fly-machine-unknown " +
		"coolify-check-log health-check-curl process-compose-probe kamal-unhealthy kamal-first-unhealthy beanstalk-health apprunner-health railway-health-status " +
		"dokku-check-refused dokku-check-status dokku-check-content dokku-port proxy-refused proxy-not-found railway-health koyeb-health digitalocean-health google-unhealthy cloud-run-probe nginx-refused exit-137 npm-terminated"
)

// What a healthy line settles that shows the end of all steps before it, as tests do, or of a build whose app then runs.
const (
	settlesAll   = "all"
	settlesBuild = "live"
	// settlesRetried is of a program's own line that a later try worked.
	settlesRetried = "retried"
)

// lasting are causes that no build fails for.
const lasting command.Words = "no-types-declared procfile-case manifest-left-out heroku-same-commit piku-setting piku-static-path no-web-process procfile-no-entries"

// isSettled reports whether what a healthy line settles is a cause. The line may be of any process.
func (d *draft) isSettled(what string, l *line) bool {
	switch {
	case d.Name == what, what == settlesRetried && d.retried:
		return true
	case what == settlesAll, what == settlesBuild && (d.building || d.stage == Build):
		return d.first.process == l.process && !lasting.Has(d.Name)
	}
	refused := (what == "connected" || what == "migrated") && d.Level == Fault && strings.Contains(d.values["fault"], "onnect")
	return (refused || settled[what].Has(d.Name)) && !d.isOfOther(l)
}

// passedOver are causes that are over in a log that shows a container as ready.
const passedOver command.Words = "probe-failed crash-loop container-not-running"

// ofClients are causes that the server of a database writes down for a client, and that the client may expect.
const ofClients command.Words = "database-duplicate database-not-null database-closed"

// bookkeeping are the tables in which programs note the migrations that ran: their first run finds none.
const bookkeeping command.Words = "schema_migrations ar_internal_metadata django_migrations alembic_version flyway_schema_history knex_migrations SequelizeMeta _prisma_migrations __EFMigrationsHistory doctrine_migration_versions"

// isForClient reports whether the server of a database wrote a message for a client, and what the client does with it isn't known.
func (l *line) isForClient(m *Message, name string) bool {
	return l.isOfPostgres() && (ofClients.Has(m.Name) || m.Name == "database-missing" && bookkeeping.Has(name))
}

// isOfPostgres reports whether the server of PostgreSQL itself wrote a line, not an app that it answered.
func (l *line) isOfPostgres() bool {
	return strings.Contains(l.whole, " UTC [") || strings.Contains(l.whole, "sql_error_code =")
}

// services are words of a line that name a service, each with the port that it usually has.
var services = [...][2]string{{"postgres", "5432"}, {"mysql", "3306"}, {"maria", "3306"}, {"mongo", "27017"}, {"redis", "6379"}, {"amqp", "5672"}, {"rabbit", "5672"}, {"kafka", "9092"}}

// servicesIn are the ports of the services that a line names.
func servicesIn(l *line) (ports []string) {
	for _, s := range services {
		if strings.Contains(l.plain, s[0]) || strings.Contains(l.plain, ":"+s[1]) {
			ports = append(ports, s[1])
		}
	}
	return ports
}

// isOfOther reports whether a line names other services than a cause does: Redis answers, and PostgreSQL doesn't.
func (d *draft) isOfOther(l *line) bool {
	wanted, answers := servicesIn(&d.first), servicesIn(l)
	return len(wanted) > 0 && len(answers) > 0 && !slices.ContainsFunc(answers, func(port string) bool { return slices.Contains(wanted, port) })
}

// quotes reports whether a message is a part of what a line has in double quotes, as in the text of a person.
func (l *line) quotes(message *pattern) bool {
	before, after, _ := strings.Cut(l.plain, message.literals[0])
	_, after, found := strings.Cut(after, message.literals[len(message.literals)-1])
	return found && len(before) > 1 && strings.HasSuffix(before, `"`) && strings.Count(before, `"`)%2 == 1 && after != "" && after[0] == ' '
}

// connected are in lines that show a connection, and unconnected in those that only look so.
var (
	connected   = []string{"connected", "connection established", "connection has been established", "connection successful", "connection restored", "accepting connections", " is ready", "reachable", " is up", "is online"}
	unconnected = []string{"not ", "n't ", "disconnect", "error", "fail", "lost", "refused", "waiting", "before ", "system is ready", "could", "unable", "unreachable", "until ", "when ", "unconnected", "client", "user ", "http://", "https://", "ws://", "wss://"}
)

// connects reports whether a line shows that the app reached a service.
func (l *line) connects() bool {
	if !containsAny(l.plain, connected) || containsAny(l.plain, unconnected) {
		return false
	}
	return len(servicesIn(l)) > 0 || containsAny(l.plain, []string{"database", " db", "db ", "broker", "queue", "sql", "prisma", "://"})
}
