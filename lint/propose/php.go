package propose

import (
	"github.com/proclint/proclint/lint/ecosystem"
)

var php = language{
	ecosystem: ecosystem.PHP,
	ending:    ".php",
	ways: []way{
		{types: web, files: "public/index.php", commands: []string{"heroku-php-apache2 public/"}, isServer: true, because: "It starts the app, in the folder that the server shows.", source: "heroku/heroku-buildpack-php README.md"},
		{types: web, files: "web/index.php webroot/index.php www/index.php htdocs/index.php public_html/index.php", commands: []string{"heroku-php-apache2 {folder}/"}, isServer: true, because: "It starts the app, in the folder that the server shows.", source: "heroku/heroku-buildpack-php README.md"},
		{types: web, files: "index.php", commands: []string{"heroku-php-apache2"}, isServer: true, because: "It starts the app.", source: "heroku/heroku-buildpack-php README.md"},

		{types: worker, packages: "laravel/horizon", files: "artisan", commands: []string{"php artisan horizon"}, because: "The app has Horizon for its queues.", source: "Laravel documentation, Horizon"},
		{types: worker, packages: "laravel/framework", files: "app/*/*.php app/*/*/*.php", code: re(`\bimplements\b[^{]*\bShouldQueue\b`), commands: []string{"php artisan queue:work"}, because: "It is a job for a queue.", source: "Laravel documentation, Queues"},
		{types: worker, packages: "symfony/messenger", files: "config/packages/messenger.yaml", code: re(`(?m)^\s+transports:\s*\n(?:\s*(?:#.*)?\n|\s+failed:.*\n)*\s+(\w+):`), commands: []string{"php bin/console messenger:consume {1}"}, because: "It has the transport `{1}`.", source: "Symfony documentation, Messenger"},
		{types: clock, packages: "laravel/framework", files: "app/Console/Kernel.php", code: re(`(?m)^\s*\$schedule->`), commands: []string{"php artisan schedule:work"}, because: "It has a schedule.", source: "Laravel documentation, Task Scheduling"},
		{types: clock, packages: "laravel/framework", files: "routes/console.php", code: re(`(?m)^\s*Schedule::`), commands: []string{"php artisan schedule:work"}, because: "It has a schedule.", source: "Laravel documentation, Task Scheduling"},

		{types: release, packages: "laravel/framework", files: "database/migrations/*.php", commands: []string{"php artisan migrate --force"}, because: "It is a migration of Laravel.", source: "Laravel documentation, Migrations"},
		{types: release, packages: "doctrine/doctrine-migrations-bundle", files: "migrations/*.php", commands: []string{"php bin/console doctrine:migrations:migrate --no-interaction"}, because: "It is a migration of Doctrine.", source: "Symfony documentation, DoctrineMigrationsBundle"},
	},
}
