package command

import (
	"testing"

	"github.com/proclint/proclint/lint/ecosystem"
)

// TestRoleOf: what a process is for follows from its command, else from its type.
func TestRoleOf(t *testing.T) {
	for _, tt := range []struct {
		processType, command string
		want                 ecosystem.Role
	}{
		// Tasks: they end when they're done.
		{"migrate", "bundle exec rails db:migrate", ecosystem.Job},
		{"migrate", "bin/rails db:schema:load", ecosystem.Job},
		{"migrate", "bin/migrate up", ecosystem.Job},
		{"migrate", "./migrate.sh", ecosystem.Job},
		{"migrate", "migrate -path db -database $DATABASE_URL up", ecosystem.Job},
		{"migrate", "alembic upgrade head", ecosystem.Job},
		{"migrate", "flask db upgrade", ecosystem.Job},
		{"migrate", "npx prisma migrate deploy", ecosystem.Job},
		{"migrate", "npx prisma db push", ecosystem.Job},
		{"migrate", "npx knex migrate:latest", ecosystem.Job},
		{"migrate", "npx sequelize-cli db:migrate", ecosystem.Job},
		{"migrate", "npm run migrate", ecosystem.Job},
		{"migrate", "yarn db:migrate", ecosystem.Job},
		{"migrate", "goose up", ecosystem.Job},
		{"migrate", "dbmate up", ecosystem.Job},
		{"migrate", "diesel migration run", ecosystem.Job},
		{"migrate", "php artisan migrate:fresh --seed", ecosystem.Job},
		{"migrate", "php bin/console doctrine:migrations:migrate -n", ecosystem.Job},
		{"migrate", "mix ecto.setup", ecosystem.Job},
		{"migrate", `bin/shop eval "Shop.Release.migrate()"`, ecosystem.Job},
		{"task", "python manage.py loaddata shop", ecosystem.Job},
		{"task", "python manage.py collectstatic --noinput", ecosystem.Job},
		{"task", "python manage.py flush", ecosystem.Job},
		{"task", "bin/rails runner Cleanup.run", ecosystem.Job},
		{"task", "bin/rails runner -e production 'Cart.expire'", ecosystem.Job},
		{"task", "bin/rails runner db/seeds/seed.rb", ecosystem.Job},
		{"task", "cd app && node db/seed.js", ecosystem.Job},
		{"seed", "python -m shop.load", ecosystem.Job},
		{"db-seed", "node load.js", ecosystem.Job},
		{"migrations", "make upgrade", ecosystem.Job},
		{"collectstatic", "make static", ecosystem.Job},
		{"release", "make upgrade", ecosystem.Job},

		// Services, whatever they are called.
		{"migrate", "bundle exec sidekiq", ecosystem.Worker},
		{"migrate", "node server.js --port $PORT", ecosystem.Other},
		{"web", "node migrate-and-serve.js", ecosystem.HTTP},
		{"web", "./migrate-and-start.sh", ecosystem.HTTP},
		{"web", "bin/rails db:migrate && bin/rails server", ecosystem.HTTP},
		{"seed-worker", "node load.js", ecosystem.Worker},
		{"worker", "node migrations/worker.js", ecosystem.Worker},
		{"app", "node seed/index.js", ecosystem.Other},
		{"app", "node server.js --seed", ecosystem.Other},
		{"webtorrent", "node dht.js", ecosystem.Other},
		{"clock", "bundle exec rails runner bin/clock", ecosystem.Clock},
		{"jobs", "bundle exec rails runner bin/clock", ecosystem.Clock},
		{"jobs", "bin/rails runner lib/scheduler.rb", ecosystem.Clock},
		{"jobs", "bin/rails runner lib/mailer.rb", ecosystem.Other},
		{"jobs", "bin/rails runner 'loop { Mailer.deliver; sleep 60 }'", ecosystem.Other},
		{"worker", "bin/rails runner Listener.start", ecosystem.Worker},
		{"jobs", "rails runner -e production script/twitter_stream", ecosystem.Other},
		{"jobs", `bin/shop eval "Shop.Consumer.run(); Process.sleep(:infinity)"`, ecosystem.Other},
		{"clock", "python clock.py", ecosystem.Clock},
		{"beat", "celery -A shop beat", ecosystem.Clock},
		{"worker", "celery -A shop worker -B", ecosystem.Clock}, // each instance has a beat
		{"worker", "celery -A shop worker --beat -l info", ecosystem.Clock},
		{"worker", "celery -A shop worker", ecosystem.Worker},
		{"celery-beat", "./start.sh", ecosystem.Clock},
		{"cron_worker", "./start.sh", ecosystem.Clock},
		{"cronos", "./start.sh", ecosystem.Other},
		{"jobs", "ruby lib/scheduler.rb", ecosystem.Clock},
		{"jobs", "bin/clock", ecosystem.Clock},
		{"jobs", "./scheduler --verbose", ecosystem.Clock},
		{"jobs", "python -m shop.scheduler", ecosystem.Clock},
		{"jobs", "python -m shop.worker", ecosystem.Other},
		{"jobs", "java -jar target/clock.jar", ecosystem.Clock},
		{"jobs", "dotnet Scheduler.dll", ecosystem.Clock},
		{"jobs", "dotnet Shop.Scheduler.Api.dll", ecosystem.Other},
		{"jobs", "yacron -c cron.yaml", ecosystem.Clock},
		{"jobs", "busybox crond -f", ecosystem.Clock},
		{"jobs", "busybox httpd -f", ecosystem.Other},
		{"jobs", "dagster-daemon run", ecosystem.Clock},
		{"jobs", "python manage.py runapscheduler", ecosystem.Clock},
		{"jobs", "php artisan short-schedule:run", ecosystem.Clock},
		{"jobs", "while true; do php artisan schedule:run; sleep 60; done", ecosystem.Clock},
		{"jobs", "while [ true ]; do rake db:seed; sleep 3600; done", ecosystem.Clock},
		{"jobs", "php artisan schedule:run", ecosystem.Job},
		{"jobs", "while ! rake db:migrate; do sleep 5; done", ecosystem.Other},
		{"jobs", "until rake db:migrate; do echo again; done", ecosystem.Other},
		{"worker", "node jobs/cron.js", ecosystem.Clock},
		{"worker", "node jobs/cronjob.js", ecosystem.Worker},
		{"web", "node cron.js", ecosystem.HTTP},
		{"api", "uvicorn scheduler:app", ecosystem.HTTP},
		{"bot", "python main.py", ecosystem.Worker},
		{"api", "gunicorn shop.wsgi", ecosystem.HTTP},
		{"api", "a && (", ecosystem.Other},
	} {
		cmd := Parse(tt.command)
		if got := RoleOf(tt.processType, cmd); got != tt.want {
			t.Errorf("%s: %s: %s, want %s", tt.processType, tt.command, got, tt.want)
		}
	}
}
