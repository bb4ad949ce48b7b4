package life

import (
	"slices"
	"strings"
	"unicode"

	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/logs/lex"
	"github.com/proclint/proclint/lint/logs/signal"
	"github.com/proclint/proclint/lint/platform"
)

// What a healthy line settles.
const (
	settlesTests   = "tests"     // what tests wrote that passed
	settlesAll     = "all"       // a whole step
	settlesBuild   = "live"      // all that a build did whose app then runs
	settlesService = "connected" // a service that the app reached
	settlesRetried = "retried"   // what a program's own line says that a later try did
)

// When a message reports no failure, besides what settles it.
const (
	overReady       = "ready"       // a container is ready
	overAnswered    = "answered"    // the app answers requests
	overStopped     = "stopped"     // somebody stopped the process
	overForClient   = "client"      // the server of a database wrote it down for a client, which may expect it
	overBookkeeping = "bookkeeping" // that server creates a table for an app's migrations
	overWorking     = "working"     // an app that works lacks only this
	overProbe       = "probe"       // a probe of the app's health caused it
)

// success is a line that shows that something worked, and what it is about.
type success struct {
	*lex.Line
	what   string
	values map[string]string
	tells  []signal.Value // the values that tell causes apart
	by     string         // the writer of the line, or ""
	phase  signal.Stage
}

// settles reports whether a line shows a cause to be over. Both must be of one process and one phase of the log, and be about the
// same thing: where that isn't known, the cause stays.
func (s *success) settles(f *signal.Failure) bool {
	process := s.values["process"]
	if s.Process != f.First.Process || process != "" && process != f.Values["process"] || !signal.HasSame(f.Values, s.tells) {
		return false
	}
	if s.what == settlesBuild {
		return (f.Building || f.InStage == signal.Build) && f.Ends != signal.EndsNothing && !s.isOfOther(f) || f.IsOverBy(s.what) && s.isOfPlatform(f)
	}
	return s.phase == f.InPhase && s.isOver(f)
}

// isOver reports whether a cause is over by what the line settles.
func (s *success) isOver(f *signal.Failure) bool {
	isKnown, isOfTests := f.IsOverBy(s.what), f.Values["testing"] != ""
	switch s.what {
	case f.Name:
		return true
	case settlesTests:
		return isOfTests
	case settlesAll:
		return (f.InPhase == signal.Build || isOfTests) && f.Ends != signal.EndsNothing && !f.IsOverBy(settlesBuild)
	case settlesRetried:
		return f.Retried && s.isAbout(f)
	case "attempts":
		return f.Values["failedtry"] != ""
	case "installed":
		return isKnown && s.by == f.By
	case "pulled":
		return isKnown && f.Values["image"] != "" && f.Values["image"] == s.values["image"]
	case "healthy":
		return isKnown && s.isOfPlatform(f)
	}
	isRefused := f.Level == signal.Fault && strings.Contains(f.Values["fault"], "onnect")
	return (isRefused || isKnown) && s.reaches(f)
}

// isOfPlatform reports whether the platform that wrote a cause wrote the line, too.
func (s *success) isOfPlatform(f *signal.Failure) bool {
	return s.by == f.By || platformOf(s.by) != "" && platformOf(s.by) == platformOf(f.By)
}

// isOfOther reports whether a cause is surely of another platform than the line.
func (s *success) isOfOther(f *signal.Failure) bool {
	one, other := platformOf(s.by), platformOf(f.By)
	return one != "" && other != "" && one != other
}

// reaches reports whether the line shows that the service answers that a cause is about.
func (s *success) reaches(f *signal.Failure) bool {
	if port := f.Values["port"]; port != "" && f.Values["address"] != "" && strings.Contains(s.Whole, f.Values["address"]+":"+port) {
		return true
	}
	answers := servicesIn(s.Plain + " " + s.by + " " + s.values["reaches"])
	return slices.ContainsFunc(servicesIn(subject(f)), func(wanted string) bool {
		return slices.ContainsFunc(answers, func(answer string) bool { return isSameService(wanted, answer) })
	})
}

// reconnects reports whether the line shows that a connection works by now for which an error ended a process.
func (s *success) reconnects(first *lex.Line) bool {
	if s.what != settlesService || !strings.Contains(first.Plain, "onnect") {
		return false
	}
	fault := signal.Message{Meaning: &signal.Meaning{Level: signal.Fault}}
	return s.reaches(&signal.Failure{Message: &fault, First: *first, Values: map[string]string{"fault": first.Text}})
}

// subject is the text by which it is known what a cause is about.
func subject(f *signal.Failure) string {
	port := ""
	if f.Values["port"] != "" {
		port = ":" + f.Values["port"]
	}
	return ascii.Lower(strings.Join([]string{f.First.Text, f.By, f.Values["fault"], f.Values["address"], port}, " "))
}

// isAbout reports whether the line names what a cause, or the line about its next try, names.
func (s *success) isAbout(f *signal.Failure) bool {
	if s.reaches(f) {
		return true
	}
	named := slices.DeleteFunc(namesIn(s.Plain), func(name string) bool { return vague.Has(name) })
	tried := namesIn(subject(f) + " " + f.Tried)
	return slices.ContainsFunc(named, func(name string) bool { return slices.Contains(tried, name) })
}

// vague are words of many lines about tries, which name nothing.
const vague ecosystem.Words = "code file line node python ruby java local localhost module package user data null true false root this that then were been when will your their " +
	"after again attempt attempts available back became because before build built check checks client closed code complete completed connect connected connecting connection " +
	"container containers could deploy deployed deployment error errors exception failed failure fatal finished first from have healthy host http https info initialized job jobs later " +
	"level main message name next now okay online process processed reached ready recovered refused request requests resumed retried retries retry retrying run running second seconds server service " +
	"session started starting state status succeeded success successful successfully target task tasks thread time timeout tries trying unable update updated warn warning with without worker workers"

const shortestName = 4

func namesIn(text string) []string {
	return slices.DeleteFunc(strings.FieldsFunc(text, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune("=()[]{}<>\"'`,;:!?|./", r)
	}), func(word string) bool {
		return len(word) < shortestName || strings.IndexFunc(word, unicode.IsLetter) < 0
	})
}

// bookkeeping are the tables in which programs note the migrations that ran: their first run finds none.
const bookkeeping ecosystem.Words = "schema_migrations ar_internal_metadata django_migrations alembic_version flyway_schema_history knex_migrations SequelizeMeta _prisma_migrations __EFMigrationsHistory doctrine_migration_versions"

// isForClient reports whether the server of a database wrote a message for a client, and what the client does with it isn't known.
func isForClient(l *lex.Line, m *signal.Message, name string) bool {
	return l.IsOfPostgres() && (m.IsOverBy(overForClient) || m.IsOverBy(overBookkeeping) && bookkeeping.Has(name))
}

// anyDatabase is the service of a line that names no product.
const anyDatabase = "database"

// service is one that an app connects to, with words of lines and the port by which it is known.
type service struct {
	name  string
	words []string
	isSQL bool
}

var services = []service{
	{"postgres", []string{"postgres", "psycopg", "psql", "libpq", "pgsql", "postgrex", "asyncpg", "pg::", "npgsql", ":5432"}, true},
	{"mysql", []string{"mysql", "maria", ":3306"}, true},
	{"sqlserver", []string{"sql server", "mssql", "tedious", ":1433"}, true},
	{"mongo", []string{"mongo", ":27017"}, false},
	{"redis", []string{"redis", "sidekiq", ":6379"}, false},
	{"rabbit", []string{"amqp", "rabbit", "pika", ":5672"}, false},
	{"kafka", []string{"kafka", ":9092"}, false},
	{"elastic", []string{"elasticsearch", "opensearch", ":9200"}, false},
	{"memcached", []string{"memcache", ":11211"}, false},
	{anyDatabase, []string{anyDatabase, " db", "db ", "prisma", "activerecord", "active_record", "django.db", "sequelize", "typeorm", "hikari", "sqlalchemy", "alembic", "flyway", "ecto", "laravel", "sqlstate"}, true},
}

func servicesIn(text string) (names []string) {
	for _, s := range services {
		if (s.name != anyDatabase || len(names) == 0) && ascii.ContainsAny(text, s.words) {
			names = append(names, s.name)
		}
	}
	return names
}

// isSameService reports whether two names are of one service: the app's database may be any one with SQL.
func isSameService(one, other string) bool {
	isSQL := func(name string) bool {
		return slices.ContainsFunc(services, func(s service) bool { return s.name == name && s.isSQL })
	}
	return one == other || one == anyDatabase && isSQL(other) || other == anyDatabase && isSQL(one)
}

// connected are in lines that show a connection, and unconnected in those that only look so.
var (
	connected   = []string{"connected", "connection established", "connection has been established", "connection successful", "connection restored", "accepting connections", " is ready", "reachable", " is up", "is online"}
	unconnected = []string{"not ", "n't ", "disconnect", "error", "fail", "lost", "refused", "waiting", "before ", "system is ready", "could", "unable", "unreachable", "until ", "when ", "unconnected", "client", "user ", "http://", "https://", "ws://", "wss://"}
)

// connects reports whether a line shows that the app reached a service.
func connects(l *lex.Line) bool {
	isConnected := ascii.ContainsAny(l.Plain, connected) && !ascii.ContainsAny(l.Plain, unconnected)
	return isConnected && (len(servicesIn(l.Plain)) > 0 || ascii.ContainsAny(l.Plain, []string{"database", " db", "db ", "broker", "queue", "sql", "prisma", "://"}))
}

// successWords are in lines that show that a later try worked, unless they have failureWords, too.
var (
	successWords = []string{"succeeded", "success", "resumed", "recovered", "reconnected", "is back"}
	failureWords = []string{" failed", "failed ", "failure", "error:", "not ", "n't ", "unsuccess"}
)

// telemetryPorts are those of collectors of traces and metrics, without which an app works.
const telemetryPorts ecosystem.Words = "4317 4318 8126 9411 14250 14268"

// platformOf is the ID of the only platform among writers, or "".
func platformOf(by string) string {
	if target, ok := platform.Lookup(by); ok {
		return target.ID()
	}
	return ""
}
