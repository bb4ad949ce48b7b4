package ecosystem

var _ = register(&system)

// system has programs of no language whose packages are known: those of images, of systems, and of other languages.
var system = Ecosystem{
	Name:  System,
	Rank:  11,
	Tools: "docker docker-compose postgres elasticsearch ngrok stripe mailhog R dart swift crystal stack cabal sbcl make just task",
	Versions: []Versions{
		{"swift", "swift", []VersionFile{{".swift-version", ""}, {"Package.swift", "// swift-tools-version"}}},
	},
	Programs: []Program{
		{
			Name: "starman", Commands: "starman plackup", Role: HTTP, DefaultHost: "0.0.0.0", DefaultPort: "5000",
			Host: "-o --host", Port: "-p --port", Bind: "-l --listen", BindForm: Socket, Values: "-s --server -E --env -a --app -I -M --workers",
			DevFlags: "-r -R", Daemon: "-D --daemonize", Report: true,
			Source: "plack/Plack lib/Plack/Runner.pm",
		},
		{
			Name: "hypnotoad", Commands: "hypnotoad", Role: HTTP, DefaultHost: "0.0.0.0", DefaultPort: "8080", ConfigByDefault: true, Foreground: "-f --foreground",
			Source: "mojolicious/mojo script/hypnotoad",
		},
		{
			Name: "morbo", Commands: "morbo", Role: HTTP, DefaultHost: "0.0.0.0", DefaultPort: "3000", Bind: "-l --listen", BindForm: HTTPURI,
			Env: "MOJO_LISTEN", Dev: true,
			Source: "mojolicious/mojo script/morbo",
		},
		{Name: "nginx", Commands: "nginx", Role: HTTP, ConfigByDefault: true, Foreground: "-g", Source: "nginx/nginx src/core/nginx.c"}, // nginx docs, daemon
		{
			Name: "redis-server", Commands: "redis-server valkey-server", Role: Other, Code: true, Daemon: "--daemonize", Values: "--port --bind --requirepass --masterauth --dir --save --appendonly --maxmemory",
			Source: NotVerified,
		},
		{Name: "memcached", Commands: "memcached", Role: Other, Code: true, Daemon: "-d --daemon", Values: "-p -U -l -m -c -u -t -s", Source: NotVerified},
		{Name: "mongod", Commands: "mongod", Role: Other, Code: true, Daemon: "--fork", Values: "--port --bind_ip --dbpath --logpath -f --config", Source: NotVerified},
		{Name: "caddy", Commands: "caddy", Sub: "run", Role: HTTP, ConfigByDefault: true, DevFlags: "--watch", Source: "caddyserver/caddy cmd/commands.go"},
		{
			Name: "caddy file-server", Commands: "caddy", Sub: "file-server respond", Role: HTTP, DefaultHost: "0.0.0.0", DefaultPort: "80",
			Bind: "-l --listen", BindForm: HostPort, Values: "--root --domain",
			Source: "caddyserver/caddy modules/caddyhttp/fileserver/command.go",
		},
		{Name: "caddy reverse-proxy", Commands: "caddy", Sub: "reverse-proxy", Role: HTTP, ConfigByDefault: true, Source: "caddyserver/caddy cmd/commands.go"},
		{Name: "httpd", Commands: "httpd apachectl apache2ctl", Role: HTTP, ConfigByDefault: true, Source: NotVerified},
		{Name: "cron", Commands: "supercronic cron crond yacron ofelia periodiq", Role: Clock, Source: NotVerified},
		{Name: "cron", Commands: "busybox", Sub: "crond", Role: Clock, Source: NotVerified},
		{Name: "perl", Reference: File, Sources: ".pl", Commands: "perl", Role: Other, Code: true, Source: "the script decides"},
		{Name: "Rscript", Reference: File, Sources: ".R", Commands: "Rscript", Role: Other, Code: true, Source: "rstudio/shiny R/runapp.R, rstudio/plumber R/plumber.R"},
	},
}
