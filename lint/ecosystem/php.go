package ecosystem

var _ = register(&php)

// php is PHP with the packages of Packagist.
var php = Ecosystem{
	Name:  PHP,
	Rank:  5,
	Runs:  "php artisan heroku-php-apache2 heroku-php-nginx cake",
	Tools: "composer",
	Runtimes: []Runtime{
		{"php composer heroku-php-apache2 heroku-php-nginx", "PHP", "heroku/php", "composer.json", "index.php"},
	},
	Versions: []Versions{
		{"php composer laravel symfony", "php composer", []VersionFile{{"composer.json", `"php":`}, {".php-version", ""}, {".tool-versions", "php"}}},
	},
	Managers: []Manager{
		{"composer", "composer.json", "composer.lock", "composer require <package>", "composer remove --dev <package> && composer require <package>", "", ""},
	},
	// Programs in vendor/bin, and the commands of Artisan and of Symfony's console.
	Packages: []Package{
		{Name: "laravel/horizon", Programs: "horizon horizon:work horizon:supervisor horizon:snapshot horizon:terminate", Source: "laravel/horizon src/Console"},
		{Name: "laravel/octane", Programs: "octane:start octane:frankenphp octane:roadrunner octane:swoole octane:reload", Source: "laravel/octane src/Commands"},
		{Name: "laravel/reverb", Programs: "reverb:start reverb:restart", Source: "laravel/reverb src/Servers/Reverb/Console/Commands"},
		{Name: "laravel/pulse", Programs: "pulse:check pulse:work pulse:restart", Source: "laravel/pulse src/Commands"},
		{Name: "laravel/telescope", Programs: "telescope:prune", Source: "laravel/telescope src/Console"},
		{Name: "beyondcode/laravel-websockets", Programs: "websockets:serve", Also: "laravel-websockets", Source: "beyondcode/laravel-websockets src/Console/Commands"},
		{Name: "spatie/laravel-short-schedule", Programs: "short-schedule:run", Source: "spatie/laravel-short-schedule src/Console/Commands"},
		{Name: "symfony/messenger", Programs: "messenger:consume messenger:stop-workers messenger:setup-transports", Also: "symfony/symfony sylius/ shopware/ pimcore/", Source: "symfony/messenger Command"},
		{
			Name: "doctrine/doctrine-migrations-bundle", Programs: "doctrine:migrations:migrate", Also: "orm-pack sylius/ sulu/ shopware/ pimcore/",
			Source: "doctrine/migrations src/Tools/Console/Command",
		},
		{Name: "robmorgan/phinx", Programs: "phinx", Also: "cakephp/migrations", Source: "cakephp/phinx composer.json"},
		{Name: "doctrine/migrations", Programs: "doctrine-migrations", Also: "doctrine-migrations-bundle", Source: "doctrine/migrations composer.json"},
		{Name: "drush/drush", Programs: "drush", Source: "drush-ops/drush composer.json"},
		{Name: "spiral/roadrunner-cli", Programs: "rr", Also: "roadrunner", Ambiguous: true, Source: "roadrunner-php/cli composer.json"},
		{Name: "wp-cli/wp-cli", Programs: "wp", Also: "wp-cli", Ambiguous: true, Source: "wp-cli/wp-cli composer.json"},
	},
	Programs: []Program{
		{
			Name: "heroku-php-apache2", Commands: "heroku-php-apache2", Role: HTTP, ReadsPort: true, DefaultHost: "0.0.0.0", Port: "-p",
			Values: "-C -c -F -f -i -l", Files: "-C -c -F -f -i",
			Source: "heroku/heroku-buildpack-php bin/heroku-php-apache2",
		},
		{
			Name: "heroku-php-nginx", Commands: "heroku-php-nginx", Role: HTTP, ReadsPort: true, DefaultHost: "0.0.0.0", Port: "-p",
			Values: "-C -c -F -f -i -l", Files: "-C -c -F -f -i",
			Source: "heroku/heroku-buildpack-php bin/heroku-php-nginx",
		},
		{
			Name: "php artisan serve", Commands: "artisan", Sub: "serve", Role: HTTP, DefaultHost: "127.0.0.1", DefaultPort: "8000",
			Host: "--host", Port: "--port", HostForm: MaybePort, Env: "SERVER_PORT SERVER_HOST", Values: "--tries", Switches: "--no-reload",
			Dev: true, Report: true,
			Source: "laravel/framework src/Illuminate/Foundation/Console/ServeCommand.php",
		},
		{
			Name: "php artisan octane:start", Commands: "artisan", Sub: "octane:start", Role: HTTP, DefaultHost: "127.0.0.1", DefaultPort: "8000",
			Host: "--host", Port: "--port", ConfigByDefault: true, Env: "OCTANE_HOST OCTANE_PORT", DevFlags: "--watch",
			Source: "laravel/octane src/Commands/Concerns/InteractsWithServers.php",
		},
		{
			Name: "php artisan reverb:start", Commands: "artisan", Sub: "reverb:start", Role: HTTP, DefaultHost: "0.0.0.0", DefaultPort: "8080",
			Host: "--host", Port: "--port", Env: "REVERB_SERVER_PORT REVERB_SERVER_HOST", Values: "--hostname", Switches: "--debug", Report: true, Hint: true,
			Source: "laravel/reverb src/Servers/Reverb/Console/Commands/StartServer.php, config/reverb.php",
		},
		{
			Name: "php artisan", Commands: "artisan", Sub: "queue:work queue:listen horizon", Role: Worker,
			Source: "laravel/framework src/Illuminate/Queue/Console/WorkCommand.php, src/Illuminate/Console/Scheduling",
		},
		{
			Name: "php artisan", Commands: "artisan", Sub: "schedule:work short-schedule:run", Role: Clock,
			Source: "laravel/framework src/Illuminate/Queue/Console/WorkCommand.php, src/Illuminate/Console/Scheduling",
		},
		{Name: "php artisan schedule:run", Commands: "artisan", Sub: "schedule:run", Role: Job, Source: "laravel/framework src/Illuminate/Console/Scheduling"},
		{
			Name: "symfony serve", Commands: "symfony", Sub: "server:start serve", Role: HTTP, DefaultHost: "127.0.0.1", DefaultPort: "8000",
			Host: "--listen-ip", Port: "--port", Sockets: "--allow-all-ip", Dev: true,
			Source: "symfony-cli/symfony-cli commands/local_server_start.go, local/project/flags.go",
		},
		{Name: "messenger:consume", Commands: "console", Sub: "messenger:consume", Role: Worker, Source: NotVerified},
		{Name: "php artisan migrate", Commands: "artisan", Sub: "migrate", Role: Release, Source: NotVerified},
		{Name: "php", Reference: File, Sources: ".php", Bind: "-S", DevBind: true, Values: "-t -d -c", Commands: "php", Role: Other, Code: true, Source: "the script decides"},
	},
}
