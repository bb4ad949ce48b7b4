package ecosystem

import (
	"slices"
	"strings"
)

var _ = register(&node)

// node is Node.js with the packages of npm. The field bin of a package declares its programs, as `npm view NAME bin` shows it.
var node = Ecosystem{
	Name:  Node,
	Rank:  1,
	Runs:  "node npm npx yarn pnpm bun bunx",
	Tools: "sass",
	Runtimes: []Runtime{
		{"node npm npx yarn pnpm corepack", "Node.js", "heroku/nodejs", "package.json", ""},
		{"bun bunx", "Bun", "", "package.json", ""},
	},
	Versions: []Versions{
		{"node node.js nodejs npm yarn pnpm next.js angular vite", "node", []VersionFile{{"package.json", `"node":`}, {".nvmrc", ""}, {".node-version", ""}, {"mise.toml", "node"}, {".tool-versions", "node"}}},
		{"bun", "oven/bun", nil},
	},
	Managers: []Manager{
		{"yarn", "package.json", "yarn.lock", "yarn<in> add <package>", "yarn<in> remove <package> && yarn<in> add <package>", " --cwd <folder>", ""},
		{"pnpm", "package.json", "pnpm-lock.yaml", "pnpm<in> add <package>", "pnpm<in> add --save-prod <package>", " --dir <folder>", ""},
		{"bun", "package.json", "bun.lock bun.lockb", "bun add<in> <package>", "bun remove<in> <package> && bun add<in> <package>", " --cwd <folder>", ""},
		{"npm", "package.json", "package-lock.json npm-shrinkwrap.json", "npm install<in> --save-prod <package>", "npm install<in> --save-prod <package>", " --prefix <folder>", ""},
	},
	Servers: "express fastify koa hapi @hapi/hapi @nestjs/core next nuxt restify polka hono http-server serve sails @strapi/strapi strapi " +
		"@adonisjs/core apollo-server socket.io ws micro json-server parse-server @feathersjs/express @remix-run/serve",
	Bots: "discord.js eris oceanic.js telegraf grammy node-telegram-bot-api whatsapp-web.js tmi.js mineflayer twit @slack/bolt",
	ByFramework: []Start{
		{"nuxt", "node .output/server/index.mjs", "", "Nuxt documentation, deployment, Node.js server"},
		{"@sveltejs/adapter-node", "node build", "", "SvelteKit documentation, Node servers"},
		{"@astrojs/node", "HOST=0.0.0.0 node ./dist/server/entry.mjs", "", "Astro documentation, @astrojs/node"},
		{"next", "next start", "", "Next.js documentation, next CLI"},
		{"@nestjs/core", "node dist/main", "nest build", "NestJS documentation, deployment"},
		{"@react-router/serve", "react-router-serve ./build/server/index.js", "react-router build", "React Router documentation, deploying"},
		{"@remix-run/serve", "remix-serve ./build/server/index.js", "remix vite:build", "Remix documentation, remix-serve"},
		{"@strapi/strapi", "strapi start", "", "Strapi documentation, CLI"},
		{"@medusajs/medusa", "medusa start", "", "Medusa documentation, medusa CLI"},
	},
	Packages: []Package{
		{Name: "next", Also: "keystone payload blitz", Source: npmBin},
		{Name: "nuxt", Programs: "nuxt nuxi", Also: "nuxi", Source: npmBin},
		{Name: "gatsby", Source: npmBin},
		{Name: "astro", Also: "starlight", Source: npmBin},
		{Name: "@remix-run/serve", Programs: "remix-serve", Source: npmBin},
		{Name: "@remix-run/dev", Programs: "remix", Source: npmBin},
		{Name: "@react-router/serve", Programs: "react-router-serve", Source: npmBin},
		{Name: "@react-router/dev", Programs: "react-router", Source: npmBin},
		{Name: "@nestjs/cli", Programs: "nest", Source: npmBin},
		{Name: "@angular/cli", Programs: "ng", Also: "@nx/ @nrwl/", Source: npmBin},
		{Name: "@vue/cli-service", Programs: "vue-cli-service", Source: npmBin},
		{Name: "@sveltejs/kit", Programs: "svelte-kit", Source: npmBin},
		{Name: "@docusaurus/core", Programs: "docusaurus", Source: npmBin},
		{Name: "@11ty/eleventy", Programs: "eleventy", Source: npmBin},
		{Name: "@redwoodjs/cli", Programs: "rw redwood", Also: "redwoodjs", Source: npmBin},
		{Name: "@ionic/cli", Programs: "ionic", Source: npmBin},
		{Name: "@craco/craco", Programs: "craco", Source: npmBin},
		{Name: "react-scripts", Also: "craco react-app-rewired", Source: npmBin},
		{Name: "ember-cli", Programs: "ember", Source: npmBin},
		{Name: "hexo-cli", Programs: "hexo", Also: "hexo", Source: npmBin},
		{Name: "moleculer", Programs: "moleculer-runner moleculer-runner-esm", Source: npmBin},
		{Name: "probot", Source: npmBin},
		{Name: "sapper", Source: npmBin},
		{Name: "micro", Source: npmBin},
		{Name: "parse-server", Source: npmBin},
		{Name: "peer", Programs: "peerjs", Source: npmBin},
		{Name: "redis-commander", Source: npmBin},
		{Name: "mongo-express", Source: npmBin},
		{Name: "verdaccio", Source: npmBin},
		{Name: "docsify-cli", Programs: "docsify", Source: npmBin},
		{Name: "sails", Source: npmBin},
		{Name: "payload", Source: npmBin},
		{Name: "vitepress", Source: npmBin},
		{Name: "storybook", Source: npmBin},
		{Name: "fastify-cli", Programs: "fastify", Source: npmBin},
		{Name: "@strapi/strapi", Programs: "strapi", Also: "strapi", Source: npmBin},
		{Name: "@medusajs/cli", Programs: "medusa", Source: npmBin},
		{Name: "@medusajs/medusa", Programs: "medusa", Also: "@medusajs/", Source: "npm view @medusajs/medusa@1 bin"},
		{Name: "@keystone-6/core", Programs: "keystone", Also: "keystone", Ambiguous: true, Source: npmBin},
		{Name: "directus", Source: npmBin},
		{Name: "node-red", Programs: "node-red node-red-pi", Source: npmBin},
		{Name: "n8n", Source: npmBin},
		{Name: "hubot", Source: npmBin},
		{Name: "postgraphile", Source: npmBin},
		{Name: "wrangler", Programs: "wrangler wrangler2", Also: "@cloudflare/", Source: npmBin},

		{Name: "serve", Ambiguous: true, Source: npmBin},
		{Name: "sirv-cli", Programs: "sirv", Source: npmBin},
		{Name: "http-server", Source: npmBin},
		{Name: "live-server", Source: npmBin},
		{Name: "lite-server", Source: npmBin},
		{Name: "browser-sync", Source: npmBin},
		{Name: "json-server", Source: npmBin},

		{Name: "nodemon", Source: npmBin},
		{Name: "node-dev", Source: npmBin},
		{Name: "ts-node-dev", Programs: "ts-node-dev tsnd", Source: npmBin},
		{Name: "supervisor", Programs: "supervisor node-supervisor", Source: npmBin},
		{Name: "forever", Source: npmBin},
		{Name: "pm2", Programs: "pm2 pm2-runtime pm2-docker pm2-dev", Source: npmBin},
		{Name: "foreman", Programs: "nf", Source: npmBin},
		{Name: "concurrently", Programs: "concurrently conc", Source: npmBin},
		{Name: "npm-run-all", Programs: "npm-run-all run-p run-s", Source: npmBin},
		{Name: "npm-run-all2", Programs: "npm-run-all run-p run-s", Source: npmBin},
		{Name: "cross-env", Programs: "cross-env cross-env-shell", Also: "laravel-mix", Source: npmBin},
		{Name: "env-cmd", Source: npmBin},
		{Name: "dotenv-cli", Programs: "dotenv", Ambiguous: true, Source: npmBin},
		{Name: "@dotenvx/dotenvx", Programs: "dotenvx", Ambiguous: true, Source: npmBin},

		{Name: "ts-node", Programs: "ts-node ts-node-esm ts-node-transpile-only", Source: npmBin},
		{Name: "tsx", Also: "payload drizzle-kit", Source: npmBin},
		{Name: "@babel/node", Programs: "babel-node", Also: "babel-cli", Source: npmBin},
		{Name: "@babel/cli", Programs: "babel", Also: "babel-cli", Source: npmBin},
		{Name: "@swc/cli", Programs: "swc", Source: npmBin},
		{
			Name: "typescript", Programs: "tsc tsserver", Source: npmBin,
			Also: "tsc ts-node ts-jest ts-loader ts-patch tslint tsdx tsoa tsup gts svelte-check vue-tsc typedoc ts-json-schema api-extractor xo " + frameworksWithTypeScript,
		},
		{Name: "@loopback/build", Programs: "lb-tsc", Source: npmBin},
		{
			Name: "vite", Source: npmBin,
			Also: "astro nuxt svelte remix react-router storybook vinxi tanstack solid-start wxt slidev histoire ladle ember angular redwoodjs quasar strapi medusa vike analog qwik laravel redwood",
		},
		{Name: "webpack", Also: bundlersWithWebpack, Source: npmBin},
		{Name: "webpack-dev-server", Also: bundlersWithWebpack, Source: npmBin},
		{Name: "rollup", Widespread: true, Source: npmBin},
		{Name: "parcel", Source: npmBin},
		{Name: "parcel-bundler", Programs: "parcel", Source: npmBin},
		{Name: "gulp", Source: npmBin},
		{Name: "grunt-cli", Programs: "grunt", Also: "grunt", Source: npmBin},
		{Name: "bower", Source: npmBin},
		{Name: "patch-package", Source: npmBin},
		{Name: "husky", Source: npmBin},
		{Name: "simple-git-hooks", Source: npmBin},
		{Name: "electron-builder", Programs: "electron-builder install-app-deps", Source: npmBin},
		{Name: "mkdirp", Widespread: true, Source: npmBin},
		{Name: "ncp", Source: npmBin},
		{Name: "cpx", Source: npmBin},
		{Name: "shx", Source: npmBin},
		{Name: "sass", Widespread: true, Source: npmBin},
		{Name: "turbo", Source: npmBin},
		{Name: "rimraf", Widespread: true, Source: npmBin},
		{Name: "copyfiles", Programs: "copyfiles copyup", Source: npmBin},
		{Name: "@tailwindcss/cli", Programs: "tailwindcss", Source: npmBin},
		{Name: "tailwindcss", Source: "npm view tailwindcss@3 bin"},
		{Name: "postcss-cli", Programs: "postcss", Source: npmBin},
		{Name: "less", Programs: "lessc", Source: npmBin},
		{Name: "node-sass", Also: "gulp-sass", Source: npmBin},
		{Name: "uglify-js", Programs: "uglifyjs", Widespread: true, Source: npmBin},
		{Name: "graphile-worker", Source: npmBin},
		{Name: "migrate-mongo", Source: npmBin},
		{Name: "node-pg-migrate", Source: npmBin},
		{Name: "lerna", Source: npmBin},
		{Name: "nx", Also: "@nx/ @nrwl/ lerna", Source: npmBin},
		{Name: "prisma", Ambiguous: true, Source: npmBin},
		{Name: "drizzle-kit", Source: npmBin},
		{Name: "knex", Programs: "knex", Also: "strapi directus objection mikro-orm bookshelf feathers", Source: npmBin},
		{Name: "sequelize-cli", Programs: "sequelize sequelize-cli", Source: npmBin},
		{Name: "typeorm", Programs: "typeorm typeorm-ts-node-commonjs typeorm-ts-node-esm", Source: npmBin, Also: "medusa n8n"},
		{Name: "vite-node", Also: "vitest nuxt", Source: npmBin},
		{Name: "zx", Source: npmBin},
		{Name: "esno", Source: npmBin},
		{Name: "tsup", Programs: "tsup tsup-node", Source: npmBin},
		{Name: "@rspack/cli", Programs: "rspack", Source: npmBin},
		{Name: "@rsbuild/core", Programs: "rsbuild", Also: "@rsbuild/ rslib modern.js", Source: npmBin},
		{Name: "@feathersjs/cli", Programs: "feathers", Source: npmBin},
		{Name: "wait-on", Also: "start-server-and-test", Source: npmBin},
		{Name: "start-server-and-test", Programs: "start-server-and-test server-test start-test", Source: npmBin},
		{Name: "@mikro-orm/cli", Programs: "mikro-orm", Source: npmBin},
		{Name: "db-migrate", Source: npmBin},
		{Name: "@sentry/cli", Programs: "sentry-cli", Also: "@sentry/", Source: npmBin},
		{Name: "react-app-rewired", Source: npmBin},
		{Name: "vinxi", Also: "@solidjs/start @tanstack/", Source: npmBin},
		{Name: "@quasar/app-vite", Programs: "quasar", Also: "@quasar/ quasar", Source: npmBin},
		{Name: "blitz", Source: npmBin},
		{Name: "@loopback/cli", Programs: "lb4 lb", Source: npmBin},
		{Name: "parse-dashboard", Source: npmBin},
		{Name: "sanity", Also: "@sanity/cli", Source: npmBin},
		{Name: "maildev", Source: npmBin},
		{Name: "@stoplight/prism-cli", Programs: "prism", Source: npmBin},
		{Name: "@graphql-mesh/cli", Programs: "mesh graphql-mesh gql-mesh", Source: npmBin},
		{Name: "nps", Source: npmBin},
		{Name: "onchange", Source: npmBin},
		{Name: "chokidar-cli", Programs: "chokidar", Source: npmBin},
		{Name: "per-env", Source: npmBin},
		{Name: "better-npm-run", Programs: "better-npm-run bnr", Source: npmBin},
		{Name: "cross-var", Source: npmBin},
		{Name: "if-env", Source: npmBin},
		{Name: "tsc-watch", Source: npmBin},
		{Name: "tsc-alias", Source: npmBin},
		{Name: "ttypescript", Programs: "ttsc ttsserver", Source: npmBin},
		{Name: "@vercel/ncc", Programs: "ncc", Source: npmBin},
		{Name: "tsoa", Source: npmBin},
		{Name: "netlify-cli", Programs: "netlify ntl", Source: npmBin},
		{Name: "vercel", Programs: "vercel vc", Source: npmBin},
		{Name: "esbuild", Widespread: true, Source: npmBin},
		{Name: "@graphql-codegen/cli", Programs: "graphql-codegen", Source: npmBin},
		{Name: "serverless", Programs: "serverless sls", Source: npmBin},
		{Name: "firebase-tools", Programs: "firebase", Source: npmBin},
	},
	Programs: []Program{
		{
			Name: "next start", Commands: "next", Sub: "start", Role: HTTP, ReadsPort: true, DefaultHost: "0.0.0.0", DefaultPort: "3000",
			Host: "-H --hostname", Port: "-p --port",
			Source: "vercel/next.js packages/next/src/bin/next.ts",
		},
		{
			Name: "next dev", Commands: "next", Sub: "dev", Role: HTTP, ReadsPort: true, DefaultHost: "0.0.0.0", DefaultPort: "3000",
			Host: "-H --hostname", Port: "-p --port", Dev: true,
			Source: "vercel/next.js packages/next/src/bin/next.ts",
		},
		{Name: "next", Commands: "next", Role: Other, Code: true, Source: "vercel/next.js packages/next/src/bin/next.ts"},
		{
			Name: "nuxt", Commands: "nuxt nuxi", Sub: "start preview", Role: HTTP, ReadsPort: true, DefaultPort: "3000",
			Host: "-h --host", Port: "-p --port", Env: "NUXT_PORT NITRO_PORT NUXT_HOST NITRO_HOST",
			Source: "nuxt/cli packages/nuxt-cli/src/commands/preview.ts",
		},
		{
			Name: "nuxt dev", Commands: "nuxt nuxi", Sub: "dev", Role: HTTP, ReadsPort: true, DefaultPort: "3000",
			Host: "-h --host", Port: "-p --port", Env: "NUXT_PORT NITRO_PORT NUXT_HOST NITRO_HOST", Dev: true,
			Source: "nuxt/cli packages/nuxt-cli/src/commands/dev.ts",
		},
		{
			Name: "vite preview", Commands: "vite", Sub: "preview", Role: HTTP, DefaultHost: "localhost", DefaultPort: "4173",
			Host: "--host", Port: "--port", Switches: "--strictPort", BareHost: true, Dev: true, Report: true, Hint: true,
			Source: "vitejs/vite packages/vite/src/node/constants.ts",
		},
		{Name: "vite build", Commands: "vite", Sub: "build optimize", Role: Other, Code: true, Source: "vitejs/vite packages/vite/src/node/cli.ts"},
		{
			Name: "vite", Commands: "vite", Role: HTTP, DefaultHost: "localhost", DefaultPort: "5173",
			Host: "--host", Port: "--port", BareHost: true, ConfigByDefault: true, Dev: true,
			Source: "vitejs/vite packages/vite/src/node/cli.ts",
		},
		{
			Name: "astro preview", Commands: "astro", Sub: "preview", Role: HTTP, DefaultHost: "localhost", DefaultPort: "4321",
			Host: "--host", Port: "--port", Values: "--allowed-hosts", Switches: "--open", BareHost: true, Dev: true, Report: true, Hint: true,
			Source: "astro 5.16.8 dist/cli/preview/index.js, withastro/astro pull request 5753",
		},
		{
			Name: "astro dev", Commands: "astro", Sub: "dev", Role: HTTP, DefaultHost: "localhost", DefaultPort: "4321",
			Host: "--host", Port: "--port", Values: "--mode --allowed-hosts", BareHost: true, ConfigByDefault: true, Dev: true,
			Source: "astro 5.16.8 dist/cli/dev/index.js",
		},
		{Name: "astro server", File: "dist/server/entry.mjs", Role: HTTP, ReadsPort: true, DefaultPort: "8080", Source: "withastro/astro packages/integrations/node/src/standalone.ts"},
		{
			Name: "next standalone", File: ".next/standalone/server.js", Role: HTTP, ReadsPort: true, DefaultHost: "0.0.0.0", DefaultPort: "3000",
			Source: "vercel/next.js packages/next/src/build/utils.ts",
		},
		{
			Name: "nuxt server", File: ".output/server/index.mjs", Role: HTTP, ReadsPort: true, DefaultHost: "0.0.0.0", DefaultPort: "3000",
			Env:    "NITRO_PORT NITRO_HOST",
			Source: "nitrojs/nitro src/presets/node/runtime/node-server.ts",
		},
		{Name: "SvelteKit server", File: "build", Role: HTTP, ReadsPort: true, DefaultHost: "0.0.0.0", DefaultPort: "3000", Source: "svelte.dev docs kit/adapter-node"},
		{
			Name: "wrangler dev", Commands: "wrangler", Sub: "dev", Role: HTTP, DefaultHost: "localhost", DefaultPort: "8787",
			Host: "--ip", Port: "--port", Values: "--host --local-upstream -c --config -e --env --name --persist-to --inspector-port --var --define", Dev: true, Report: true, Hint: true,
			Source: "cloudflare/workers-sdk packages/wrangler/src/dev.ts",
		},
		{Name: "react-router dev", Commands: "react-router remix", Sub: "dev vite:dev", Role: HTTP, Dev: true, Source: NotVerified},
		{Name: "ember serve", Commands: "ember", Sub: "serve server s", Role: HTTP, Dev: true, Source: NotVerified},
		{Name: "craco start", Commands: "craco", Sub: "start", Role: HTTP, Dev: true, Source: NotVerified},
		{Name: "rspack serve", Commands: "rspack rsbuild", Sub: "serve dev", Role: HTTP, Dev: true, Source: NotVerified},
		{Name: "live-server", Commands: "live-server browser-sync", Role: HTTP, Dev: true, Source: NotVerified},
		{
			Name: "react-scripts start", Commands: "react-scripts", Sub: "start", Role: HTTP, ReadsPort: true, DefaultHost: "0.0.0.0", DefaultPort: "3000", Dev: true,
			Source: "facebook/create-react-app packages/react-scripts/scripts/start.js",
		},
		{
			Name: "serve", Lacks: "--port --host", Commands: "serve", Role: HTTP, ReadsPort: true, DefaultHost: "0.0.0.0", DefaultPort: "3000",
			Bind: "-l --listen -p", BindForm: PortOrURI, Switches: "-s --single -d --debug --no-port-switching",
			Source: "vercel/serve source/main.ts",
		},
		{
			Name: "http-server", Lacks: "--host", Commands: "http-server", Role: HTTP, ReadsPort: true, DefaultHost: "::", DefaultPort: "8080",
			Host: "-a", Port: "-p --port",
			Source: "http-party/http-server bin/http-server",
		},
		{
			Name: "json-server", Commands: "json-server", Role: HTTP, ReadsPort: true, DefaultHost: "localhost", DefaultPort: "3000",
			Host: "-h --host", Port: "-p --port", Env: "HOST", Dev: true,
			Source: "typicode/json-server src/bin.ts",
		},
		{Name: "strapi start", Commands: "strapi", Sub: "start", Role: HTTP, ReadsPort: true, ConfigByDefault: true, Source: "strapi/strapi templates/website/config/server.ts"},
		{Name: "strapi develop", Commands: "strapi", Sub: "develop", Role: HTTP, ReadsPort: true, ConfigByDefault: true, Dev: true, Source: "strapi/strapi templates/website/config/server.ts"},
		{Name: "nest start", Commands: "nest", Sub: "start", Role: HTTP, Code: true, DevFlags: "-w --watch -d --debug", Source: "nestjs/nest-cli commands/start.command.ts"},
		{
			Name: "hexo server", Commands: "hexo", Sub: "server s", Role: HTTP, DefaultHost: "0.0.0.0", DefaultPort: "4000",
			Host: "-i --ip", Port: "-p --port", ConfigByDefault: true,
			Source: "hexojs/hexo-server lib/server.js",
		},
		{
			Name: "gatsby serve", Commands: "gatsby", Sub: "serve", Role: HTTP, DefaultHost: "localhost", DefaultPort: "9000",
			Host: "-H --host", Port: "-p --port",
			Source: "gatsbyjs/gatsby packages/gatsby-cli/src/create-cli.ts",
		},
		{
			Name: "gatsby develop", Commands: "gatsby", Sub: "develop", Role: HTTP, ReadsPort: true, DefaultHost: "localhost", DefaultPort: "8000",
			Host: "-H --host", Port: "-p --port", Dev: true,
			Source: "gatsbyjs/gatsby packages/gatsby-cli/src/create-cli.ts",
		},
		{
			Name: "react-router-serve", Commands: "react-router-serve remix-serve", Role: HTTP, ReadsPort: true, DefaultPort: "3000", Env: "HOST",
			Source: "remix-run/react-router packages/react-router-serve/cli.ts",
		},
		{Name: "hubot", Commands: "hubot", Role: HTTP, ReadsPort: true, DefaultHost: "0.0.0.0", DefaultPort: "8080", Source: "hubotio/hubot src/Robot.mjs"},
		{
			Name: "n8n", Commands: "n8n", Role: HTTP, DefaultHost: "::", DefaultPort: "5678", Env: "N8N_PORT N8N_LISTEN_ADDRESS", ConfigByDefault: true,
			Source: "n8n-io/n8n-docs docs/hosting/configuration/environment-variables/deployment.md",
		},
		{Name: "n8n worker", Commands: "n8n", Sub: "worker", Role: Worker, ConfigByDefault: true, Source: "n8n-io/n8n packages/cli/src/commands"},
		{
			Name: "n8n", Commands: "n8n", Role: Job, Source: "n8n-io/n8n packages/cli/src/commands",
			Sub: "execute execute-batch export:workflow export:credentials export:entities import:workflow import:credentials import:entities update:workflow list:workflow " +
				"user-management:reset mfa:disable ldap:reset license:clear license:info db:revert audit",
		},
		{Name: "ghost", Commands: "ghost", Sub: "run", Role: HTTP, ConfigByDefault: true, Source: NotVerified},
		{Name: "ng serve", Commands: "ng", Sub: "serve s", Role: HTTP, Dev: true, Source: NotVerified},
		{Name: "vue-cli-service serve", Commands: "vue-cli-service", Sub: "serve", Role: HTTP, Dev: true, Source: NotVerified},
		{Name: "webpack serve", Commands: "webpack", Sub: "serve", Role: HTTP, Dev: true, Source: NotVerified},
		{Name: "webpack-dev-server", Commands: "webpack-dev-server", Role: HTTP, Dev: true, Source: NotVerified},
		{
			Name: "nodemon", Commands: "nodemon", Reference: File, Role: Other, Code: true, Dev: true, Values: "--config -i --ignore --signal -w --watch --cwd -e --ext -x --exec -d --delay -P --polling-interval",
			Source: "remy/nodemon doc/cli/options.txt",
		},
		{Name: "supervisor", Commands: "supervisor node-supervisor", Reference: File, Role: Other, Code: true, Dev: true, Source: "petruisfan/node-supervisor lib/supervisor.js"},
		{Name: "ts-node-dev", Commands: "ts-node-dev tsnd node-dev", Reference: File, Role: Other, Code: true, Dev: true, Source: NotVerified},
		{Name: "tsx watch", Commands: "tsx", Sub: "watch", Role: Other, Code: true, Dev: true, Source: NotVerified},
		{Name: "pm2-dev", Commands: "pm2-dev", Role: Other, Code: true, Manager: true, Dev: true, Source: "Unitech/pm2 lib/binaries/CLI.js"},
		{Name: "pm2", Commands: "pm2", Role: Other, Code: true, Manager: true, DevFlags: "--watch", Source: "Unitech/pm2 lib/binaries/CLI.js"},
		{Name: "pm2-runtime", Commands: "pm2-runtime pm2-docker", Role: Other, Code: true, Manager: true, Source: "Unitech/pm2 lib/binaries/Runtime4Docker.js"},
		{Name: "forever", Commands: "forever", Role: Other, Code: true, Manager: true, DevFlags: "-w --watch", Source: "foreversd/forever lib/forever/cli.js"},
		{Name: "nf start", Commands: "nf", Sub: "start", Role: Other, Manager: true, Source: NotVerified},
		{
			Name: "node", Reference: File, Sources: ".js .mjs .cjs .ts", DevFlags: "--watch", Values: "-r --require --import --loader --experimental-loader -C --conditions --env-file --run", Files: "--env-file", Commands: "node nodejs ts-node tsx coffee babel-node", Role: Other, Code: true,
			Source: "the script decides",
		},
		{
			Name: "npm", Reference: Script, Switches: RunnerSwitches + " --production", Values: "--prefix -w --workspace --loglevel", Commands: "npm", Role: Other, Code: true,
			Source: "package.json decides",
		},
		{Name: "yarn", Reference: ScriptOrBinary, Switches: RunnerSwitches, Values: RunnerValues, Commands: "yarn", Role: Other, Code: true, Source: "package.json decides"},
		{
			Name: "pnpm", Reference: ScriptOrBinary, Switches: RunnerSwitches, Values: RunnerValues + " --loglevel --reporter", Commands: "pnpm", Role: Other, Code: true,
			Source: "package.json decides",
		},
		{Name: "bun", Reference: ScriptOrBinary, Sources: ".ts .js .mjs", Switches: RunnerSwitches, Values: RunnerValues, Commands: "bun", Role: Other, Code: true, Source: "package.json decides"},
	},
}

const (
	npmBin = "npm view NAME bin"
	// frameworksWithTypeScript are frameworks that bring TypeScript.
	frameworksWithTypeScript Words = "react-scripts @nestjs/cli angular @loopback/build strapi keystone redwoodjs medusa payload blitz adonis astro nuxt svelte expo"
	// bundlersWithWebpack are tools that need webpack themselves.
	bundlersWithWebpack Words = "react-scripts craco @vue/cli angular laravel-mix encore shakapacker storybook nuxt gatsby @nestjs/cli serverless docusaurus vuepress strapi next"
)

// RunnerSwitches are options without a value of package managers, before the name of a script or of a program. None of
// them changes which one runs. Sources: npm/cli workspaces/config/lib/definitions/definitions.js, pnpm/pnpm
// pnpm/src/shorthands.ts, yarnpkg/yarn src/cli/index.js, Bun documentation, bun run.
const RunnerSwitches Words = "-s --silent -q --quiet -d --verbose --offline --no-color --no-progress --non-interactive -b --bun"

// RunnerValues are those with a value. They choose the folder or the workspace.
const RunnerValues Words = "--cwd -C --dir --filter -F"

// npmCommands are the commands of npm with their aliases: npm/cli lib/utils/cmd-list.js, and those of npm 6 to 10 that went since.
const npmCommands Words = "access approve-scripts audit bugs cache ci completion config dedupe deny-scripts deprecate diff dist-tag docs doctor edit exec explain " +
	"explore find-dupes fund get help help-search init install install-ci-test install-test link ll login logout ls org outdated owner pack ping pkg prefix " +
	"profile prune publish query rebuild repo restart root run sbom search set stage start stop team test token trust undeprecate uninstall unpublish update " +
	"version view whoami author home issues info show find add unlink remove rm list ln create it cit up tst ddp run-script clean-install clean-install-test " +
	"why verison innit isnt isnta isntal isntall isntall-clean hlep upgrade udpate rum sit urn ogr x " +
	"adduser add-user shrinkwrap star stars unstar hook bin set-script birthday le"

// IsNpmCommand reports whether npm takes a word for one of its commands, which it may shorten.
func IsNpmCommand(word string) bool {
	return slices.ContainsFunc(npmCommands.List(), func(command string) bool { return strings.HasPrefix(command, word) })
}
