package messages

import (
	"testing"

	"github.com/proclint/proclint/lint/logs/signal"
)

// TestPlatformAndStage: what a log shows around an error says where it happened.
func TestPlatformAndStage(t *testing.T) {
	const missing = "ModuleNotFoundError: No module named 'flask'\n"
	for _, test := range []struct {
		log, platform string
		stage         signal.Stage
	}{
		{"2026-11-20T10:00:03.000000+00:00 app[worker.3]: " + missing, "heroku", signal.Start},
		{"remote: -----> Python app detected\nremote: ExecJS::RuntimeUnavailable: Could not find a JavaScript runtime.\nTo dokku@apps.example.com:shop\n", "dokku", signal.Build},
		{"ExecJS::RuntimeUnavailable: Could not find a JavaScript runtime.\nTo https://git.heroku.com/shop.git\n", "heroku", signal.Build},
		{"Starting Container\n" + missing, "railway", signal.Start},
		{"==> Running build command 'pip install -r requirements.txt'...\n==> Running 'python app.py'\n" + missing, "render", signal.Start},
		{"Running shop release_command: python migrate.py\n  INFO Preparing to run: `python migrate.py` as root\n" + missing, "fly", signal.Release},
		{"$ overmind start\nsystem | Listening at ./.overmind.sock\nweb | Started with pid 7...\nweb | " + missing, "overmind", signal.Local},
		{"10:00:01 web.1 | started with pid 12\n10:00:02 web.1 | " + missing + "10:00:02 web.1 | exited with code 1\n10:00:02 system | sending SIGTERM to all processes\n", "foreman", signal.Local},
		{"2026-11-20 10:00:03.100 +0100 CET [web-1] " + missing, "scalingo", signal.Start},
		{"Step #0 - \"pack\": === Go - Build (google.go.build@0.9.0) ===\nStep #0 - \"pack\": no Go files in /workspace\n", "google-cloud", signal.Build},
	} {
		if d := Table().Of(test.log, nil); len(d.Causes) == 0 || d.Causes[0].Platform != test.platform || d.Causes[0].Stage != test.stage {
			t.Errorf("%q is of %s, %s: %+v", test.log, d.Platform, d.Stage, d.Causes)
		}
	}
}

// TestWorks: an app works by lines about itself, not by those that a platform writes for apps that crash, too.
func TestWorks(t *testing.T) {
	const fly = "app[683d92dce34dd8] lhr [info] "
	for _, test := range []struct {
		log   string
		works bool
	}{
		{fly + "INFO Preparing to run: `/app/bin/server` as nobody\n" + fly + "listening on [fdaa:0:fe1f:a7b:13e:fd08:af5b:2]:22 (DNS: [fdaa::3]:53)\n", false},
		{fly + "listening on [::]:8080\n", true},
		{fly + "listening on [::]:8080\n" + fly + "[ 9.344808] reboot: Restarting system\n", false},
		{fly + "[ 9.344808] reboot: Restarting system\n" + fly + "listening on [::]:8080\n", true},
		{fly + "Sending signal SIGINT to main child process w/ PID 306\n" + fly + "[ 9.344808] reboot: Restarting system\n", true},
		{"Debugger listening on ws://127.0.0.1:9229/8fb2c5c4\nFor help, see: https://nodejs.org/en/docs/inspector\n", false},
		{"==> Waiting for depot builder...\nimage: registry.fly.io/shop\n", false},
		{"Instance is starting... Waiting for health checks to pass.\nquux\n", false},
		{"remote: Compiled slug size is 30.2MB\nremote: -----> Launching...\n", false},
		{"10:00:01 web.1 | started with pid 12\n10:00:01 web.1 | quux\n", false},
		{"  [1/1] Machine 3d8d9795ce9378 [app] update finished: success\n  Finished deploying\n", true},
		{"Waiting for healthcheck to pass on the new container.\n\"healthy\"\n", true},
		{"Waiting for healthcheck to pass on the new container.\n[{\"Start\":\"2025-11-28T10:30:54.5Z\",\"End\":\"2025-11-28T10:30:54.6Z\",\"ExitCode\":0,\"Output\":\"\"}]\n", true},
		{"heroku[router]: at=info method=GET path=\"/a\" host=shop.example.com dyno=web.1 service=3ms status=304 bytes=150\n", true},
	} {
		if d := Table().Of(test.log, nil); d.Works != test.works || len(d.Causes) > 0 {
			t.Errorf("%q works: %t; its causes are %+v", test.log, d.Works, d.Causes)
		}
	}
}

// TestWhatADeployDoesntSettle: a deploy that works takes back only what would have stopped it.
func TestWhatADeployDoesntSettle(t *testing.T) {
	for _, test := range []struct{ log, cause string }{
		{"remote:        Procfile declares types     -> (none)\nremote:        https://shop.herokuapp.com/ deployed to Heroku\n", "no-types-declared"},
		{"==> Running 'npm start'\nError: connect ECONNREFUSED 127.0.0.1:6379\n==> Your service is live\n", "database-refused"},
		{"web-1 | Error: connect ECONNREFUSED 127.0.0.1:5432\nweb-1 | Connected to Redis\n", "database-refused"},
		{"web-1 | Error: connect ECONNREFUSED 127.0.0.1:5432\ndb-1 | LOG:  database system is ready to accept connections\n", "database-refused"},
		{"web-1 | Error: connect ECONNREFUSED 127.0.0.1:5432\nweb-1 | not connected to the database\n", "database-refused"},
		{"web-1 | connected to the database\nweb-1 | Error: connect ECONNREFUSED 127.0.0.1:5432\n", "database-refused"},
		{"web-1 | Error: connect ECONNREFUSED 127.0.0.1:5432\nweb-1 | socket connected to the server at https://hub.example.com\n", "database-refused"},
		{"web-1 | Error: connect ECONNREFUSED 127.0.0.1:5432\nweb-1 | user 7 connected, feedback is updated\n", "database-refused"},
		{"app[web.1]: {\"level\":\"error\",\"msg\":\"bash: gunicorn: command not found\"}\n", "program-missing"},
		{"Error: Command failed with \"bash: gunicorn: command not found\"\n", "program-missing"},
		{"web-1 | Error: Cannot find module 'pg'\ntest-1 | 12 examples, 0 failures\n", "node-module-missing"},
		{"Ready: False\nWarning  Unhealthy  58s  kubelet  Readiness probe failed: dial tcp 10.1.0.7:8080: connect: connection refused\n", "probe-failed"},
		{"consumer: Cannot connect to redis://redis:6379/0: Error 111 connecting to redis:6379. Connection refused..\nTrying again in 2.00 seconds... (1/100)\n", "database-refused"},
		{"Task shop.sync[1] retry: Retry in 5s: KeyError('a')\nTraceback (most recent call last):\n  File \"/app/tasks.py\", line 3, in sync\n    a['b']\nKeyError: 'b'\nTask shop.sync[1] failed\n", "error-in-app"},
		{"INFO main com.shop.Shop : starting\nException in thread \"main\" com.shop.start.BadError: x\n\tat com.shop.Shop.main(Shop.java:3)\n", "error-in-app"},
		{"info: Shop.Web[1]\n      starting\nUnhandled exception. Shop.Start.BadException: x\n   at Shop.Program.Main() in /app/Program.cs:line 3\n", "error-in-app"},
		{"10.0.0.1 - - [27/Nov/2026:10:00:00 +0000] \"GET / HTTP/1.1\" 200 5\nInvalid HTTP_HOST header: 'shop.example.com'. You may need to add 'shop.example.com' to ALLOWED_HOSTS.\n", "django-disallowed-host"},
		{"--- FAIL: TestListen (0.00s)\nlisten tcp :80: bind: permission denied\nFAIL\nPASS\n", "port-reserved"},
		{"Error: connect ECONNREFUSED 127.0.0.1:5432, retrying\nmail not sent successfully\n", "database-refused"},
		{"npm error Could not resolve dependency:\nnpm error peer react@\"^17\" from react-x@1.0.0\n", "npm-peer"},
		{"error: Failed to pull image \"shop:2\": not found\nSuccessfully pulled image \"redis:7\"\n", "image-pull"},
	} {
		if d := Table().Of(test.log, nil); len(d.Causes) == 0 || d.Causes[0].Name != test.cause {
			t.Errorf("%q: the causes are %+v", test.log, d.Causes)
		}
	}
}

// TestTheRestartOfAProbe: that Kubernetes restarts a container belongs to the probe that failed.
func TestTheRestartOfAProbe(t *testing.T) {
	const log = "Warning Unhealthy pod/shop-1 Liveness probe failed: dial tcp 10.1.0.5:8080: connect: connection refused\nNormal Killing pod/shop-1 Container shop failed liveness probe, will be restarted\n"
	if d := Table().Of(log, nil); len(d.Causes) != 1 || d.Causes[0].Headline != "Kubernetes restarts `shop`, as its probe fails at port 8080" {
		t.Errorf("the causes are %+v", d.Causes)
	}
}
