package lex

import (
	"path"
	"strings"

	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/source"
)

// libraryFolders are in the paths of code that isn't the app's own.
var libraryFolders = []string{
	"site-packages/", "dist-packages/", "node_modules/", "/gems/", "/lib/ruby/", "/lib/python", "/vendor/", "/pkg/mod/", "/deps/", "/layers/",
	"/nix/store/", "/run_dir/", "/.heroku/", "/.rbenv/", "/.rvm/", "/.pyenv/", "/.cargo/", "/rustc/", "/usr/lib/", "/usr/local/", "/usr/share/", "/opt/homebrew/",
	"/buildpacks/", "/var/vcap/packages/", "/opt/elasticbeanstalk/", "/Programs/Python/", "/Program Files/",
}

var libraryStarts = []string{"<", "node:", "internal/", "vendor/", "webpack", "events.js", "module.js", "net.js", "fs.js", "timers.js", "_stream", "_http", "bootstrap_node", "string_decoder.js", "readline.js", "child_process.js", "dns.js", "domain.js", "buffer.js", "vm.js", "crypto.js", "_tls", "native ", "anonymous"}

// JavaLibraries start the names of classes that no app has itself, and ofJava those of Java's own.
var (
	JavaLibraries = []string{
		"org.springframework.", "org.apache.", "org.hibernate.", "org.eclipse.", "org.slf4j.", "com.zaxxer.", "io.netty.", "reactor.", "kotlin.", "kotlinx.", "scala.", "akka.", "play.",
		"org.postgresql.", "com.mysql.", "org.gradle.", "com.fasterxml.", "com.google.", "io.quarkus.", "io.micronaut.", "io.ktor.", "io.vertx.", "io.javalin.", "spark.", "clojure.",
		"net.dv8tion.", "org.telegram.", "org.flywaydb.", "org.mongodb.", "com.mongodb.", "redis.clients.", "io.lettuce.",
	}
	ofJava = []string{"java.", "java.base/", "javax.", "jakarta.", "jdk.", "sun.", "com.sun."}
)

// IsOwnClass reports whether a class may be the app's own, by its name.
func IsOwnClass(name string) bool {
	return !ascii.StartsWith(name, ofJava) && !ascii.StartsWith(name, JavaLibraries)
}

// ElixirLibraries are applications that aren't the user's own.
const ElixirLibraries ecosystem.Words = "stdlib kernel elixir mix logger eex ex_unit iex phoenix phoenix_live_view ecto ecto_sql postgrex db_connection plug plug_cowboy cowboy bandit ranch telemetry jason"

// IsOwn reports whether the code in a file is the app's own.
func IsOwn(file string) bool {
	isOfNode := strings.HasSuffix(file, ".js") && !strings.ContainsAny(file, `/\`) // before version 16, it shows its files without a folder
	return file != "" && !ascii.StartsWith(file, libraryStarts) && !isOfNode && !ascii.ContainsAny(Slashed(file), libraryFolders)
}

// Slashed is a path with slashes, as Windows has them the other way round.
func Slashed(file string) string { return strings.ReplaceAll(file, `\`, "/") }

// LibraryIn is the name of the package that a file is of, or "".
func LibraryIn(file string) string {
	file = Slashed(file)
	for _, folder := range []string{"site-packages/", "dist-packages/", "node_modules/", "/gems/"} {
		start := strings.LastIndex(file, folder)
		if start < 0 {
			continue
		}
		name := source.PackageOf(file[start+len(folder):])
		if version := strings.LastIndexByte(name, '-'); folder == "/gems/" && version > 0 {
			name = name[:version]
		}
		return strings.TrimSuffix(name, ".py")
	}
	return ""
}

// InApp is a path from the app's folder, if it shows which folder that is.
func InApp(file string) string {
	for _, folder := range AppFolders {
		if rest, ok := strings.CutPrefix(file, folder); ok {
			return rest
		}
	}
	for _, start := range []string{"/tmp/build_", "/home/bas/app_", "/home/runner/"} {
		if rest, ok := strings.CutPrefix(file, start); ok {
			_, rest, _ = strings.Cut(rest, "/")
			return rest
		}
	}
	return file
}

var interpreters = map[string]string{
	".py": "python", ".js": "node", ".mjs": "node", ".cjs": "node", ".rb": "ruby", ".php": "php", ".jar": "java -jar", ".ts": "npx tsx", ".sh": "bash",
}

// InterpreterOf is what runs a file, by its ending, or "".
func InterpreterOf(file string) string { return interpreters[path.Ext(file)] }
