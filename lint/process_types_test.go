package lint

import (
	"strings"
	"testing"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
)

// TestTypos lists which names are reported as typos, with which commands.
func TestTypos(t *testing.T) {
	const server, queue, migration, unknown = "gunicorn app:app", "celery -A shop worker", "python manage.py migrate", "node index.js"
	tests := []struct {
		name, command, meant string
	}{
		// One edit, or two swapped neighbors.
		{"wbe", unknown, "web"},
		{"ewb", unknown, "web"},
		{"wep", unknown, "web"},
		{"wweb", unknown, "web"},
		{"wroker", unknown, "worker"},
		{"woker", unknown, "worker"},
		{"wokrer", unknown, "worker"},
		{"workerr", unknown, "worker"},
		{"wprker", unknown, "worker"},
		{"relase", unknown, "release"},
		{"realease", unknown, "release"},
		{"clcok", unknown, "clock"},
		{"sheduler", unknown, "scheduler"},
		{"schedular", unknown, "scheduler"},
		{"WBE", unknown, "web"},
		// From six letters on, a moved letter.
		{"realese", unknown, "release"},
		{"woerkr", unknown, "worker"},
		// Two edits only with a matching program.
		{"relaze", migration, "release"},
		{"relaze", unknown, ""},
		{"wokkr", queue, "worker"},
		{"wokkr", server, ""},
		// No web, and one name a typo away from it.
		{"wen", server, "web"},
		{"wen", unknown, "web"},
		{"webb", unknown, "web"},
		{"weeb", unknown, "web"},
		{"weeb", "python weeb.py", ""},
		{"wb", unknown, "web"},
		{"wb", "python wb_bot.py", ""},
		{"we-b", unknown, "web"},
		{"wehb", unknown, "web"},
		{"webe", unknown, ""},
		{"vweb", server, ""},
		{"wev", unknown, "web"},
		{"wbeb", unknown, "web"},
		{"webe", queue, ""},
		// A neighboring key, vowels left out, a dash.
		{"qorker", unknown, "worker"},
		{"wrkr", unknown, "worker"},
		{"wor-ker", unknown, "worker"},
		{"realse", unknown, "release"},
		{"relse", unknown, "release"},
		{"telease", unknown, "release"},
		{"clocl", unknown, "clock"},
		{"vlock", unknown, "clock"},
		{"ugentworker", queue, "urgentworker"},
		{"celerybaet", unknown, "celerybeat"},
		{"urgent-worker", queue, ""},
		{"celeryWorker", queue, ""},
		{"celery_worker", queue, ""},
		{"wep", queue, ""},
		// What many files use, and programs for workers.
		{"wrokers", unknown, "workers"},
		{"workesr", unknown, "worker"},
		{"shedulers", unknown, "schedulers"},
		{"frontned", unknown, "frontend"},
		{"fronend", unknown, "frontend"},
		{"backned", unknown, "backend"},
		{"beckend", unknown, "backend"},
		{"sidkeiq", unknown, "sidekiq"},
		{"sidekik", unknown, ""},
		{"celry", unknown, "celery"},
		{"cellery", unknown, "celery"},
		{"beet", unknown, "beat"},
		{"baet", queue, "beat"},
		{"beet", "node beet.js", ""},
		{"crno", unknown, "cron"},
		{"apii", unknown, ""},
		// Names that only mean something on a platform that nobody chose.
		{"postdeplyo", unknown, ""},
		{"tpc", unknown, ""},
		// Other names.
		{"webs", server, ""},
		{"web2", server, ""},
		{"dweb", server, ""},
		{"wsgi", server, ""},
		{"ws", server, ""},
		{"www", server, ""},
		{"workers", queue, ""},
		{"worker1", queue, ""},
		{"aworker", queue, ""},
		{"porker", queue, ""},
		{"work", queue, ""},
		{"walker", queue, ""},
		{"broker", queue, ""},
		{"docker", queue, ""},
		{"watcher", unknown, ""},
		{"block", unknown, ""},
		{"lock", unknown, ""},
		{"click", unknown, ""},
		{"releases", migration, ""},
		{"rebase", migration, ""},
		{"schedule", unknown, ""},
		{"bot", unknown, ""},
		{"webpack", unknown, ""},
		{"crons", unknown, ""},
		{"relay", unknown, ""},
		{"resale", unknown, ""},
		{"cdm", unknown, ""},
		{"crm", unknown, ""},
		{"cloak", unknown, ""},
		{"dlock", unknown, ""},
		{"web-", unknown, ""},
		{"beat", queue, ""},
		{"web", server, ""},
		{"worker", queue, ""},
	}
	for _, tt := range tests {
		if meant := typoIn(t, tt.name+": "+tt.command+"\n"); meant != tt.meant {
			t.Errorf("%s: %s is a typo for %q, want %q", tt.name, tt.command, meant, tt.meant)
		}
	}
}

// typoIn is the process type for which a name in a file is reported as a typo, or "".
func typoIn(t *testing.T, text string, platforms ...string) string {
	t.Helper()
	in := check.Input{Path: "Procfile", Source: []byte(text)}
	for _, id := range platforms {
		target, ok := platform.Lookup(id)
		if !ok {
			t.Fatalf("there is no platform %s", id)
		}
		in.Targets = append(in.Targets, target)
	}
	report, err := Lint(in)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range report.Diagnostics {
		if d.Rule == "process-type-typo" {
			if len(d.Fixes) == 0 {
				t.Errorf("%q: %s has no fix", text, d.Message)
				return ""
			}
			return d.Fixes[0].Edits[0].NewText
		}
	}
	return ""
}

// TestTyposOfSpecialTypes: a name is compared with those that the chosen platform treats in their own way.
func TestTyposOfSpecialTypes(t *testing.T) {
	for _, tt := range []struct{ platform, name, meant string }{
		{"scalingo", "postdeplyo", "postdeploy"},
		{"scalingo", "posdeploy", "postdeploy"},
		{"scalingo", "postdeeploy", "postdeploy"},
		{"scalingo", "tpc", "tcp"},
		{"deis:image", "cdm", "cmd"},
		{"piku", "prefligth", "preflight"},
		{"piku", "prefliht", "preflight"},
		{"piku", "wsig", "wsgi"},
		{"piku", "jwsig", "jwsgi"},
		{"piku", "staitc", "static"},
		{"piku", "crno", "cron"},
		{"piku", "relaese", "release"},
		{"piku", "cron_daily", ""},
		{"piku", "phd", ""},
		{"scalingo", "deploy", ""},
		{"scalingo", "udp", ""},
		{"heroku", "postdeplyo", ""},
		{"heroku", "cdm", ""},
		{"drycc:image", "kube", ""},
	} {
		if meant := typoIn(t, "web: node server.js\n"+tt.name+": node a.js\n", tt.platform); meant != tt.meant {
			t.Errorf("on %s, %s is a typo for %q, want %q", tt.platform, tt.name, meant, tt.meant)
		}
	}
}

// trueTypes are process types as people use them.
const trueTypes = "web worker release clock scheduler wes weba aweb eweb vweb webe webs web1 web2 webapp website webserver websocket webhook " +
	"webhooks webpack webrtc wsgi asgi ws wss www http https server serve site api apiv2 app application admin backend frontend front back " +
	"client bff gateway proxy nginx caddy puma unicorn rails django flask fastapi node next nuxt vite rollup esbuild css js sass scss tailwind " +
	"assets watch watcher guard livereload storybook docs worker1 worker2 workers workera workerb aworker bworker fastworker slowworker " +
	"default_worker high low critical mailers mailer mail email emails sms push notifications notifier events event consumer consumers " +
	"producer publisher subscriber listener listeners stream streams streamer kafka rabbit rabbitmq sidekiq sidekiq_low resque delayedjob dj jobs job " +
	"goodjob solidqueue queue queues faktory celery celeryd celerybeat celery_worker beat flower rq rqworker huey dramatiq arq bull bullmq agenda " +
	"cron crons crond crontab cronjob timer ticker schedule scheduled schedules schedulers clockwork rcon beta alpha gamma bot bots botx discord " +
	"telegram slack twitter tweet reddit scraper scrape crawler crawl spider spiders feed feeds importer import exporter export sync syncer " +
	"migrate migrations migration predeploy postdeploy deploy setup seed init bootstrap console shell repl test tests lint debug tunnel ngrok " +
	"redis memcached postgres mysql mongo minio elastic search indexer index cache cacher cleaner cleanup purge reaper sweeper monitor metrics " +
	"stats health logger logs log agent runner executor master main primary secondary replica leader game lobby match chat voice media " +
	"image images thumbs video encoder transcoder converter render renderer pdf report reports reporter billing payments orders cart shop store " +
	"blog forum wiki cms auth sso oauth users vote poll graph graphql grpc rpc rest tcp udp smtp imap ftp ssh vpn dns"

// TestTrueTypes: no process type that people use is reported as a typo, alone or beside web, whatever its command is.
func TestTrueTypes(t *testing.T) {
	names := strings.Fields(trueTypes)
	if len(names) < 140 {
		t.Errorf("%d names", len(names))
	}
	for _, name := range names {
		for _, text := range []string{name + ": gunicorn app:app\n", name + ": node index.js\n", "web: gunicorn app:app\n" + name + ": celery -A shop worker\n"} {
			for _, platforms := range [][]string{nil, {"heroku"}, {"scalingo"}, {"piku"}, {"deis:image"}} {
				if meant := typoIn(t, text, platforms...); meant != "" {
					t.Errorf("%v: %q is reported as a typo for %s", platforms, text, meant)
				}
			}
		}
	}
}
