package command

import (
	"testing"

	"github.com/proclint/proclint/lint/ecosystem"
)

// TestRunners: a package runner hides no program, whatever its own options are.
func TestRunners(t *testing.T) {
	for _, test := range []struct{ text, program, port string }{
		{"npx vite preview", "vite preview", "default 4173"},
		{"npx --yes vite@6 preview", "vite preview", "default 4173"},
		{"npm exec vite preview", "vite preview", "default 4173"},
		{"npm x -- vite preview --port $PORT", "vite preview", "flag $PORT"},
		{"pnpm vite preview", "vite preview", "default 4173"},
		{"pnpm exec vite preview", "vite preview", "default 4173"},
		{"pnpm dlx vite@latest preview", "vite preview", "default 4173"},
		{"yarn vite preview", "vite preview", "default 4173"},
		{"yarn exec vite preview", "vite preview", "default 4173"},
		{"yarn dlx vite preview", "vite preview", "default 4173"},
		{"yarn run vite preview", "vite preview", "default 4173"},
		{"bun vite preview", "vite preview", "default 4173"},
		{"bun run vite preview", "vite preview", "default 4173"},
		{"bun --bun vite preview", "vite preview", "default 4173"},
		{"bun x vite preview", "vite preview", "default 4173"},
		{"bunx --bun vite preview", "vite preview", "default 4173"},
		{"corepack yarn vite preview", "vite preview", "default 4173"},
		{"yarn node server.js", "node", "code"},
		{"pnpm next start -p 3000", "next start", "flag 3000"},
		{"pnpm --filter web vite preview", "vite preview", "default 4173"},
		{"pnpm -s -F web exec vite preview", "vite preview", "default 4173"},
		{"pnpm -C web exec vite preview", "vite preview", "default 4173"},
		{"yarn workspace web vite preview", "vite preview", "default 4173"},
		{"yarn workspace web run vite preview", "vite preview", "default 4173"},
		{"yarn workspace web exec vite preview", "vite preview", "default 4173"},
		{"yarn workspace web start", "yarn", "code"},
		{"yarn --silent run vite preview", "vite preview", "default 4173"},
		{"yarn --cwd web vite preview", "vite preview", "default 4173"},
		{"bun --silent --filter web run vite preview", "vite preview", "default 4173"},
		{"npm -w web exec vite preview", "vite preview", "default 4173"},
		{"npm exec --workspace=web -- vite preview", "vite preview", "default 4173"},
		{"npm --silent --prefix web x vite preview", "vite preview", "default 4173"},
		{"npx -w web vite preview", "vite preview", "default 4173"},
		{"pnpm --filter web dlx vite preview", "vite preview", "default 4173"},
		{"deno run -A npm:vite preview", "vite preview", "default 4173"},
		{"deno run --allow-net=:8000 npm:vite@6 preview --port $PORT", "vite preview", "flag $PORT"},
		{"deno run --unstable-kv main.ts", "deno", "code"},
		{"deno run -A main.ts npm:vite", "deno", "code"},

		{"uvx uvicorn main:app", "uvicorn", "default 8000"},
		{"uvx --from uvicorn uvicorn@0.34 main:app", "uvicorn", "default 8000"},
		{"uv tool run uvicorn main:app", "uvicorn", "default 8000"},
		{"uv run --no-dev uvicorn main:app", "uvicorn", "default 8000"},
		{"uv run -m uvicorn main:app", "uvicorn", "default 8000"},
		{"uv run --module flask run", "flask run", "default 5000"},
		{"uv run main.py", "python", "code"},
		{"uv run manage.py runserver", "manage.py runserver", "default 8000"},
		{"uv run --env-file .env uvicorn main:app", "uvicorn", "?"},
		{"pdm run app.py", "python", "code"},
		{"pdm run uvicorn main:app", "uvicorn", "default 8000"},
		{"poetry run uvicorn main:app", "uvicorn", "default 8000"},
		{"pipenv run uvicorn main:app", "uvicorn", "default 8000"},
		{"hatch run uvicorn main:app", "uvicorn", "default 8000"},
		{"rye run uvicorn main:app", "uvicorn", "default 8000"},
		{"pipx run uvicorn main:app", "uvicorn", "default 8000"},
		{"bundler exec thin start", "thin", "default 3000"},
		{"dotenv -- uvicorn main:app", "uvicorn", "?"},

		// Scripts of package.json keep their manager.
		{"yarn serve", "yarn", "code"},
		{"yarn vite", "yarn", "code"},
		{"pnpm start", "pnpm", "code"},
		{"bun run start", "bun", "code"},
		{"bun run webpack", "bun", "code"},
		{"bun index.ts", "bun", "code"},
		{"deno task start", "deno", "code"},
	} {
		run := Parse(test.text).Main()
		if run == nil || run.Program == nil || run.Program.Name != test.program || describe(run.Port) != test.port {
			t.Errorf("%s: got %+v, want %s, port %s", test.text, run, test.program, test.port)
		}
	}
}

// TestToday: the start commands that frameworks of today generate or document.
func TestToday(t *testing.T) {
	for _, test := range []struct {
		text, program string
		role          ecosystem.Role
		host, port    string
	}{
		{"uv run granian --interface asgi main:app --port $PORT --host 0.0.0.0", "granian", ecosystem.HTTP, "flag 0.0.0.0", "flag $PORT"},
		{"hypercorn main:app --bind 0.0.0.0:$PORT", "hypercorn", ecosystem.HTTP, "flag 0.0.0.0", "flag $PORT"},
		{"litestar run", "litestar run", ecosystem.HTTP, "default 127.0.0.1", "default 8000"},
		{"litestar --app app:app run -H 0.0.0.0 -p $PORT", "litestar run", ecosystem.HTTP, "flag 0.0.0.0", "flag $PORT"},
		{"LITESTAR_PORT=$PORT litestar run", "litestar run", ecosystem.HTTP, "assignment", "assignment $PORT"},
		{"fastapi run", "fastapi run", ecosystem.HTTP, "default 0.0.0.0", "env $PORT"},
		{"uv run fastapi run app/main.py", "fastapi run", ecosystem.HTTP, "default 0.0.0.0", "env $PORT"},
		{"sanic server:app", "sanic", ecosystem.HTTP, "default 127.0.0.1", "default 8000"},
		{"sanic server:app -H 0.0.0.0 -p $PORT --fast", "sanic", ecosystem.HTTP, "flag 0.0.0.0", "flag $PORT"},
		{"reflex run --env prod", "reflex run", ecosystem.HTTP, "default 0.0.0.0", "default 3000"},
		{"reflex run --env prod --backend-only --backend-port $PORT", "reflex run", ecosystem.HTTP, "?", "?"},

		{"node .next/standalone/server.js", "next standalone", ecosystem.HTTP, "default 0.0.0.0", "env $PORT"},
		{"HOSTNAME=0.0.0.0 node apps/web/.next/standalone/server.js", "next standalone", ecosystem.HTTP, "default 0.0.0.0", "env $PORT"},
		{"node .output/server/index.mjs", "nuxt server", ecosystem.HTTP, "default 0.0.0.0", "env $PORT"},
		{"bun ./.output/server/index.mjs", "nuxt server", ecosystem.HTTP, "default 0.0.0.0", "env $PORT"},
		{"NITRO_PORT=3000 node .output/server/index.mjs", "nuxt server", ecosystem.HTTP, "assignment", "assignment 3000"},
		{"node build", "SvelteKit server", ecosystem.HTTP, "default 0.0.0.0", "env $PORT"},
		{"node build/index.js", "node", ecosystem.Other, "code", "code"}, // TypeScript's output has that name, too
		{"node ./build/", "SvelteKit server", ecosystem.HTTP, "default 0.0.0.0", "env $PORT"},
		{"node ./dist/server/entry.mjs", "astro server", ecosystem.HTTP, "default", "env $PORT"},
		{"npx react-router-serve ./build/server/index.js", "react-router-serve", ecosystem.HTTP, "default", "env $PORT"},
		{"remix-serve build/index.js", "react-router-serve", ecosystem.HTTP, "default", "env $PORT"},
		{"pnpm astro preview", "astro preview", ecosystem.HTTP, "default localhost", "default 4321"},
		{"npx wrangler dev --port $PORT --ip 0.0.0.0", "wrangler dev", ecosystem.HTTP, "flag 0.0.0.0", "flag $PORT"},
		{"deno serve main.ts", "deno serve", ecosystem.HTTP, "default 0.0.0.0", "default 8000"},
		{"deno serve -A --port $PORT main.ts", "deno serve", ecosystem.HTTP, "default 0.0.0.0", "flag $PORT"},
		{"DENO_SERVE_ADDRESS=tcp:0.0.0.0:$PORT deno serve main.ts", "deno serve", ecosystem.HTTP, "assignment", "assignment"},
		{"deno run -A main.ts", "deno", ecosystem.Other, "code", "code"},

		{"bundle exec puma", "puma", ecosystem.HTTP, "config", "config"},
		{"bin/thrust bin/rails server", "rails server", ecosystem.HTTP, "default 0.0.0.0", "default 80"},
		{"HTTP_PORT=$PORT bin/thrust bin/rails server", "rails server", ecosystem.HTTP, "default 0.0.0.0", "assignment $PORT"},
		{"export HTTP_PORT=$PORT && exec bundle exec thrust bundle exec puma -p 3000", "puma", ecosystem.HTTP, "default 0.0.0.0", "assignment $PORT"},
		{"dotenv bin/thrust bin/rails server", "rails server", ecosystem.HTTP, "default 0.0.0.0", "?"},
		{"bin/jobs", "solid_queue", ecosystem.Worker, "default", "default"},
		{"bin/jobs start", "solid_queue", ecosystem.Worker, "default", "default"},
		{"bin/rails solid_queue:start", "rake solid_queue:start", ecosystem.Worker, "default", "default"},
		{"php artisan reverb:start", "php artisan reverb:start", ecosystem.HTTP, "default 0.0.0.0", "default 8080"},
		{"_build/prod/rel/shop/bin/server", "phoenix server", ecosystem.HTTP, "config", "config"},
		{"_build/prod/rel/shop/bin/shop start", "elixir release", ecosystem.Other, "code", "code"},

		{"java -Dquarkus.http.port=$PORT -jar target/quarkus-app/quarkus-run.jar", "java", ecosystem.Other, "code", "flag $PORT"},
		{"java -jar target/quarkus-app/quarkus-run.jar", "java", ecosystem.Other, "code", "code"},
		{"java -Dmicronaut.server.port=8081 -jar build/libs/app-all.jar", "java", ecosystem.Other, "code", "flag 8081"},
		{"java -jar build/libs/app-all.jar -port=8081 -host=0.0.0.0", "java", ecosystem.Other, "flag 0.0.0.0", "flag 8081"},
		{"java -jar build/libs/app-all.jar -P:ktor.deployment.port=$PORT", "java", ecosystem.Other, "code", "flag $PORT"},
		{"java -Ddw.server.applicationConnectors[0].port=$PORT -jar target/shop.jar server config.yml", "java", ecosystem.Other, "code", "flag $PORT"},
		{"java -Ddw.server.connector.port=8081 -jar target/shop.jar server config.yml", "java", ecosystem.Other, "code", "flag 8081"},
		{"SERVER_PORT=8081 java -jar target/shop.jar", "java", ecosystem.Other, "assignment", "assignment 8081"},
		{"java -Dserver.port=$PORT org.springframework.boot.loader.launch.JarLauncher", "java", ecosystem.Other, "code", "flag $PORT"},
		{"dotnet App.dll", "dotnet", ecosystem.Other, "default localhost", "default 5000"},
		{"dotnet App.dll --urls http://*:$PORT", "dotnet", ecosystem.Other, "flag *", "flag $PORT"},
		{"dotnet App.dll --urls=http://localhost:5000", "dotnet", ecosystem.Other, "flag localhost", "flag 5000"},
		{"ASPNETCORE_URLS=http://*:$PORT dotnet App.dll", "dotnet", ecosystem.Other, "assignment", "assignment"},
		{"ASPNETCORE_HTTP_PORTS=$PORT dotnet App.dll", "dotnet", ecosystem.Other, "assignment", "assignment"},
		{"dotnet ef database update", "dotnet tool", ecosystem.Other, "code", "code"},
		{"falcon serve -b http://0.0.0.0:$PORT", "falcon serve", ecosystem.HTTP, "flag 0.0.0.0", "flag $PORT"},
	} {
		cmd := Parse(test.text)
		run := cmd.Main()
		if run == nil || run.Program == nil {
			t.Errorf("%s\n  nothing known, want %s", test.text, test.program)
			continue
		}
		if run.Program.Name != test.program || cmd.Role() != test.role || describe(run.Host) != test.host || describe(run.Port) != test.port {
			t.Errorf("%s\n  got  %s, %s, host %s, port %s\n  want %s, %s, host %s, port %s", test.text,
				run.Program.Name, cmd.Role(), describe(run.Host), describe(run.Port), test.program, test.role, test.host, test.port)
		}
	}
}

// TestDefaultOfVariable: a default applies unless the command sets the variable.
func TestDefaultOfVariable(t *testing.T) {
	for _, test := range []struct {
		text     string
		loopback bool
		port     string
	}{
		{"uvicorn a:b --host ${HOST:-localhost} --port ${APP_PORT:-8000}", true, "8000"},
		{`uvicorn a:b --host "${BIND:=127.0.0.1}" --port "${WEB_PORT-5000}"`, true, "5000"},
		{"HOST=0.0.0.0; APP_PORT=$PORT; uvicorn a:b --host ${HOST:-localhost} --port ${APP_PORT:-8000}", false, ""},
		{". ./env && uvicorn a:b --host ${HOST:-localhost} --port ${APP_PORT:-8000}", false, ""},
		{"uvicorn a:b --host ${HOST:-0.0.0.0} --port ${PORT:-8000}", false, ""},
		{"uvicorn a:b --host $HOST --port ${APP_PORT:-$PORT}", false, ""},
		{"uvicorn a:b --port $VCAP_APP_PORT", false, ""},
		{"uvicorn a:b --port ${MYPORT:-8000}", false, "8000"},
		{"gunicorn -b 0.0.0.0:${WEBPORT:-3000} a:b", false, "3000"},
		{"uvicorn a:b --port ${webPort:-3000}", false, "3000"},
		{"uvicorn a:b --port ${port:-3000}", false, "3000"},
		{"uvicorn a:b --port ${PPORT:-3000}", false, ""},
		{"uvicorn a:b --port $port", false, ""},
	} {
		run := Parse(test.text).Main()
		port, fixed := FixedByDefault(run)
		if run.Host.LoopbackByDefault() != test.loopback || fixed != (test.port != "") || fixed && port != test.port {
			t.Errorf("%s: loopback %t, port %q", test.text, run.Host.LoopbackByDefault(), port)
		}
	}
}
