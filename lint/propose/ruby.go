package propose

import (
	"github.com/proclint/proclint/lint/ecosystem"
)

var ruby = language{
	ecosystem: ecosystem.Ruby,
	ending:    ".rb",
	usual:     "app.rb main.rb server.rb web.rb bot.rb clock.rb worker.rb",
	ways: []way{
		{types: web, packages: "puma", files: "config/puma.rb", commands: []string{"bundle exec puma -C config/puma.rb"}, because: "It is the configuration of Puma.", source: "puma/puma docs/deployment.md"},
		{types: web, packages: "rails railties", files: "bin/rails config/application.rb config.ru", commands: []string{"bundle exec rails server -b 0.0.0.0 -p $PORT"}, because: "It is a part of an app of Rails.", source: "rails/rails guides/source/command_line.md"},
		{types: web, packages: "puma", files: "config.ru", commands: []string{"bundle exec puma -p $PORT"}, because: "It is an app of Rack.", source: "puma/puma README.md"},
		{types: web, packages: "unicorn", files: "config/unicorn.rb", commands: []string{"bundle exec unicorn -p $PORT -c config/unicorn.rb"}, because: "It is the configuration of Unicorn.", source: "unicorn documentation, unicorn(1)"},
		{types: web, packages: "unicorn", files: "config.ru", commands: []string{"bundle exec unicorn -p $PORT"}, because: "It is an app of Rack.", source: "unicorn documentation, unicorn(1)"},
		{types: web, packages: "thin", files: "config.ru", commands: []string{"bundle exec thin start -R config.ru -p $PORT"}, because: "It is an app of Rack.", source: "macournoyer/thin README.md"},
		{types: web, packages: "falcon", files: "config.ru", commands: []string{"bundle exec falcon serve --bind http://0.0.0.0:$PORT"}, because: "It is an app of Rack.", source: "socketry/falcon guides/deployment"},
		{types: web, files: "config.ru", commands: []string{"bundle exec rackup -o 0.0.0.0 -p $PORT"}, because: "It is an app of Rack.", source: "rack/rackup README.md"},
		{types: web, packages: "sinatra", files: "code", code: re(`(?m)^require ['"]sinatra['"]`), commands: []string{"bundle exec ruby {file} -o 0.0.0.0 -p $PORT"}, because: "It is an app of Sinatra.", source: "sinatra/sinatra README.md"},

		{types: worker, packages: "sidekiq", files: "config/sidekiq.yml", commands: []string{"bundle exec sidekiq -C config/sidekiq.yml"}, because: "It is the configuration of Sidekiq.", source: "sidekiq/sidekiq wiki, Advanced Options"},
		{types: worker, packages: "sidekiq", files: "config/application.rb config/environments/production.rb **/*.rb", code: re(`\bSidekiq::(?:Worker|Job)\b|queue_adapter\s*=\s*:sidekiq`), commands: []string{"bundle exec sidekiq"}, because: "It uses Sidekiq for its jobs.", source: "sidekiq/sidekiq wiki, Getting Started"},
		{types: worker, packages: "solid_queue", files: "bin/jobs", commands: []string{"bin/jobs"}, because: "It starts the jobs of Solid Queue.", source: "rails/solid_queue README.md"},
		{types: worker, packages: "good_job", files: "config/application.rb config/environments/production.rb", code: re(`queue_adapter\s*=\s*:good_job`), commands: []string{"bundle exec good_job start"}, because: "It uses GoodJob for its jobs.", source: "bensheldon/good_job README.md"},
		{types: worker, packages: "delayed_job delayed_job_active_record delayed_job_mongoid", files: "bin/delayed_job script/delayed_job config/application.rb", commands: []string{"bundle exec rake jobs:work"}, because: "The app uses Delayed Job.", source: "collectiveidea/delayed_job README.md"},
		{types: worker, packages: "resque", files: "Rakefile lib/tasks/*.rake **/*.rb", code: re(`resque/tasks|queue_adapter\s*=\s*:resque`), commands: []string{"bundle exec rake resque:work QUEUE=*"}, because: "It uses Resque for its jobs.", source: "resque/resque README.markdown"},
		{types: worker, unless: web, packages: ecosystem.Of(ecosystem.Ruby).Bots, files: "code", code: re(`\b(?:Discordrb::|Telegram::Bot::Client\.run|SlackRubyBot)`), commands: []string{"bundle exec ruby {file}"}, because: "It starts a bot, which gets no requests.", source: "README.md of these gems"},
		{types: clock, packages: "clockwork", files: "clock.rb lib/clock.rb config/clock.rb app/clock.rb code", code: re(`\bClockwork\b`), commands: []string{"bundle exec clockwork {file}"}, because: "It has the schedule of Clockwork.", source: "Rykian/clockwork README.md"},

		{types: release, packages: "rails railties", files: "db/migrate/*.rb", commands: []string{"bundle exec rails db:migrate"}, because: "It is a migration of Rails.", source: "rails/rails guides/source/active_record_migrations.md"},
		{types: release, packages: "sinatra-activerecord", files: "db/migrate/*.rb", commands: []string{"bundle exec rake db:migrate"}, because: "It is a migration of Active Record.", source: "sinatra-activerecord/sinatra-activerecord README.md"},
	},
}
