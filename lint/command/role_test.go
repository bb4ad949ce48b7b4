package command

import "testing"

// TestRoleOf: what a process is for follows from its command, else from its type.
func TestRoleOf(t *testing.T) {
	for _, tt := range []struct {
		processType, command string
		want                 Role
	}{
		// Tasks: they end when they're done.
		{"migrate", "bundle exec rails db:migrate", Job},
		{"migrate", "bin/rails db:schema:load", Job},
		{"migrate", "bin/migrate up", Job},
		{"migrate", "./migrate.sh", Job},
		{"migrate", "migrate -path db -database $DATABASE_URL up", Job},
		{"migrate", "alembic upgrade head", Job},
		{"migrate", "flask db upgrade", Job},
		{"migrate", "npx prisma migrate deploy", Job},
		{"migrate", "npx prisma db push", Job},
		{"migrate", "npx knex migrate:latest", Job},
		{"migrate", "npx sequelize-cli db:migrate", Job},
		{"migrate", "npm run migrate", Job},
		{"migrate", "yarn db:migrate", Job},
		{"migrate", "goose up", Job},
		{"migrate", "dbmate up", Job},
		{"migrate", "diesel migration run", Job},
		{"migrate", "php artisan migrate:fresh --seed", Job},
		{"migrate", "php bin/console doctrine:migrations:migrate -n", Job},
		{"migrate", "mix ecto.setup", Job},
		{"migrate", `bin/shop eval "Shop.Release.migrate()"`, Job},
		{"task", "python manage.py loaddata shop", Job},
		{"task", "python manage.py collectstatic --noinput", Job},
		{"task", "python manage.py flush", Job},
		{"task", "bin/rails runner Cleanup.run", Job},
		{"task", "bin/rails runner -e production 'Cart.expire'", Job},
		{"task", "bin/rails runner db/seeds/seed.rb", Job},
		{"task", "cd app && node db/seed.js", Job},
		{"seed", "python -m shop.load", Job},
		{"db-seed", "node load.js", Job},
		{"migrations", "make upgrade", Job},
		{"collectstatic", "make static", Job},
		{"release", "make upgrade", Job},

		// Services, whatever they are called.
		{"migrate", "bundle exec sidekiq", Worker},
		{"migrate", "node server.js --port $PORT", Other},
		{"web", "node migrate-and-serve.js", HTTP},
		{"web", "./migrate-and-start.sh", HTTP},
		{"web", "bin/rails db:migrate && bin/rails server", HTTP},
		{"seed-worker", "node load.js", Worker},
		{"worker", "node migrations/worker.js", Worker},
		{"app", "node seed/index.js", Other},
		{"app", "node server.js --seed", Other},
		{"webtorrent", "node dht.js", Other},
		{"clock", "bundle exec rails runner bin/clock", Clock},
		{"jobs", "bundle exec rails runner bin/clock", Clock},
		{"jobs", "bin/rails runner lib/scheduler.rb", Clock},
		{"jobs", "bin/rails runner lib/mailer.rb", Other},
		{"jobs", "bin/rails runner 'loop { Mailer.deliver; sleep 60 }'", Other},
		{"worker", "bin/rails runner Listener.start", Worker},
		{"jobs", "rails runner -e production script/twitter_stream", Other},
		{"jobs", `bin/shop eval "Shop.Consumer.run(); Process.sleep(:infinity)"`, Other},
		{"clock", "python clock.py", Clock},
		{"beat", "celery -A shop beat", Clock},
		{"worker", "celery -A shop worker -B", Clock}, // each instance has a beat
		{"worker", "celery -A shop worker --beat -l info", Clock},
		{"worker", "celery -A shop worker", Worker},
		{"celery-beat", "./start.sh", Clock},
		{"cron_worker", "./start.sh", Clock},
		{"cronos", "./start.sh", Other},
		{"jobs", "ruby lib/scheduler.rb", Clock},
		{"jobs", "bin/clock", Clock},
		{"jobs", "./scheduler --verbose", Clock},
		{"jobs", "python -m shop.scheduler", Clock},
		{"jobs", "python -m shop.worker", Other},
		{"jobs", "java -jar target/clock.jar", Clock},
		{"jobs", "dotnet Scheduler.dll", Clock},
		{"jobs", "dotnet Shop.Scheduler.Api.dll", Other},
		{"jobs", "yacron -c cron.yaml", Clock},
		{"jobs", "busybox crond -f", Clock},
		{"jobs", "busybox httpd -f", Other},
		{"jobs", "dagster-daemon run", Clock},
		{"jobs", "python manage.py runapscheduler", Clock},
		{"jobs", "php artisan short-schedule:run", Clock},
		{"jobs", "while true; do php artisan schedule:run; sleep 60; done", Clock},
		{"jobs", "while [ true ]; do rake db:seed; sleep 3600; done", Clock},
		{"jobs", "php artisan schedule:run", Job},
		{"jobs", "while ! rake db:migrate; do sleep 5; done", Other},
		{"jobs", "until rake db:migrate; do echo again; done", Other},
		{"worker", "node jobs/cron.js", Clock},
		{"worker", "node jobs/cronjob.js", Worker},
		{"web", "node cron.js", HTTP},
		{"api", "uvicorn scheduler:app", HTTP},
		{"bot", "python main.py", Worker},
		{"api", "gunicorn shop.wsgi", HTTP},
		{"api", "a && (", Other},
	} {
		cmd := Parse(tt.command)
		if got := RoleOf(tt.processType, cmd); got != tt.want {
			t.Errorf("%s: %s: %s, want %s", tt.processType, tt.command, got, tt.want)
		}
	}
}
