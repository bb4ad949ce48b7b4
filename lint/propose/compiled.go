package propose

import (
	"path"
	"strings"
)

func golang(a *app) []Line {
	programs := a.GoPrograms(a.Folder())
	if !a.has("go.mod") || len(programs) != 1 {
		return nil
	}
	return []Line{{"web", "bin/" + programs[0], a.at("go.mod"), "It is the only program of the module."}}
}

func rust(a *app) []Line {
	programs := a.RustPrograms(a.Folder())
	if len(programs) != 1 {
		return nil
	}
	return []Line{{"web", "./target/release/" + programs[0], a.at("Cargo.toml"), "It is the only program of the package."}}
}

func jvm(a *app) []Line {
	const boot = "org.springframework.boot"
	options := ""
	if strings.Contains(a.BuildText(a.Folder()), boot) {
		options = "-Dserver.port=$PORT "
	}
	if jar := a.MavenJar(a.Folder()); jar != "" {
		return []Line{{"web", "java " + options + "$JAVA_OPTS -jar target/" + jar, a.at("pom.xml"), "It names the jar that Maven builds."}}
	}
	if jar := a.GradleJar(a.Folder()); jar != "" {
		return []Line{{"web", "java " + options + "$JAVA_OPTS -jar build/libs/" + jar, a.at(gradleFile(a)), "It names the jar that Gradle builds."}}
	}
	return nil
}

func gradleFile(a *app) string {
	if a.has("build.gradle.kts") {
		return "build.gradle.kts"
	}
	return "build.gradle"
}

func dotnet(a *app) []Line {
	program := a.DotnetProgram("")
	if program == "" {
		return nil
	}
	folder, _ := a.DotnetProject(program)
	return []Line{{"web", "cd bin/publish && ASPNETCORE_URLS=http://0.0.0.0:$PORT dotnet " + program + ".dll", path.Join(folder, program+".csproj"), "It is the only program of the app."}}
}

func elixir(a *app) []Line {
	packages := a.Mix("")
	if len(packages.Manifests) == 0 || !packages.Names("phoenix") {
		return nil
	}
	lines := []Line{{"web", "mix phx.server", a.at("mix.exs"), "It lists `phoenix`."}}
	if packages.Names("ecto_sql") {
		lines = append(lines, Line{release, "mix ecto.migrate", a.at("mix.exs"), "It lists `ecto_sql`."})
	}
	return lines
}

func php(a *app) []Line {
	if !a.has("composer.json") && !a.has("index.php") {
		return nil
	}
	var lines []Line
	switch {
	case a.has("public/index.php"):
		lines = []Line{{"web", "heroku-php-apache2 public/", a.at("public/index.php"), "It starts the app, in the folder that the server shows."}}
	case a.has("index.php"):
		lines = []Line{{"web", "heroku-php-apache2", a.at("index.php"), "It starts the app."}}
	}
	if a.has("artisan") {
		lines = append(lines, Line{release, "php artisan migrate --force", a.at("artisan"), "It is an app of Laravel."})
	}
	return lines
}
