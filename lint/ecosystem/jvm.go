package ecosystem

var _ = register(&jvm)

// jvm is Java and the other languages of its virtual machine, with the packages of Maven Central.
var jvm = Ecosystem{
	Name:   Java,
	Rank:   4,
	Runs:   "java mvn mvnw gradle gradlew",
	Ending: ".jar",
	Tools:  "sbt scala lein clojure",
	Runtimes: []Runtime{
		{"java javac mvn", "Java", "heroku/java", "pom.xml", "build.gradle build.gradle.kts build.sbt project.clj"},
		{"gradle", "Gradle", "heroku/gradle", "build.gradle", "build.gradle.kts"},
		{"sbt", "Scala", "heroku/scala", "build.sbt", ""},
		{"lein", "Clojure", "heroku/clojure", "project.clj", ""},
	},
	Versions: []Versions{
		{"java jdk openjdk gradle maven kotlin scala", "eclipse-temurin openjdk amazoncorretto maven gradle", []VersionFile{{"system.properties", "java.runtime.version"}, {".java-version", ""}, {".tool-versions", "java"}, {"gradle/wrapper/gradle-wrapper.properties", "distributionUrl"}}},
	},
	Servers: "javalin sparkjava micronaut-http vertx-core vertx-web ktor-server dropwizard-core helidon ratpack http4k jooby undertow-core " +
		"jetty-server jetty-runner grizzly armeria nanohttpd tomcat-embed-core", // that an app starts in its code,
	Bots:     "dv8tion discord4j javacord kord pircbot twitch4j",
	Webhooks: "telegrambots kotlin-telegram-bot",
	Programs: []Program{
		{
			Name: "java", Commands: "java", Role: Other, Code: true, Hint: true, Port: "-Dserver.port --server.port --port -Dquarkus.http.port -Dmicronaut.server.port -Dktor.deployment.port -P:ktor.deployment.port -port -Ddw.server.connector.port -Ddw.server.applicationConnectors[0].port", Host: "-Dserver.address --server.address -Dquarkus.http.host -Dmicronaut.server.host -Dktor.deployment.host -P:ktor.deployment.host -host",
			Env:    "SERVER_PORT QUARKUS_HTTP_PORT MICRONAUT_SERVER_PORT",
			Values: "-cp -classpath --class-path -p --module-path --add-modules -m --module", BeforeTarget: "-Dserver.port -Dserver.address -Dquarkus.http.port -Dquarkus.http.host -Dmicronaut.server.port -Dmicronaut.server.host -Dktor.deployment.port -Dktor.deployment.host -Ddw.server.connector.port -Ddw.server.applicationConnectors[0].port", AfterTarget: "--server.port --port --server.address -P:ktor.deployment.port -P:ktor.deployment.host -port -host",
			Source: "spring-projects/spring-boot how-to/pages/deployment/cloud.adoc, quarkusio/quarkus docs/src/main/asciidoc/http-reference.adoc, " + "Micronaut documentation, Running the Server on a Specific Port, Ktor documentation, Configuration in a file, dropwizard/dropwizard docs/source/manual/core.rst",
		},
		{
			Name: "mvn", Commands: "mvn mvnw", Sub: "spring-boot:run quarkus:dev", SubAnywhere: true, Role: Other, Code: true, Dev: true,
			Source: "spring-projects/spring-boot how-to/pages/deployment/cloud.adoc",
		},
		{
			Name: "gradle", Commands: "gradle gradlew", Sub: "bootRun quarkusDev", SubAnywhere: true, Role: Other, Code: true, Dev: true,
			Source: "spring-projects/spring-boot how-to/pages/deployment/cloud.adoc",
		},
		{Name: "quarkus dev", Commands: "quarkus", Sub: "dev", Role: Other, Code: true, Dev: true, Source: NotVerified},
	},
}
