package messages

import (
	"fmt"
	"strings"
	"testing"

	"github.com/proclint/proclint/lint/logs"
)

// exits are lines in which a platform or a program gives the status with which a process ended: %d.
var exits = []string{
	"heroku[web.1]: Process exited with status %d",
	"heroku[worker.2]: Process exited with status %d",
	"2026-11-27T02:00:15.100000+00:00 heroku[scheduler.4411]: Process exited with status %d",
	"heroku[release.7]: Process exited with status %d",
	"heroku[run.1234]: Process exited with status %d",
	"Nov 27 09:00:04 shop heroku[clock.1]: Process exited with status %d",
	"web-1 exited with code %d",
	"web-1 exited with code %d (restarting)",
	"shop_web_1 exited with code %d",
	"2026-11-27T10:03:01Z app[e784e91f] fra [info] INFO Main child exited normally with code: %d",
	"2026-11-20T10:00:00Z runner[148e391] ams [info]machine exited with exit code %d, not restarting",
	"==> Exited with status %d",
	"==> Exited with status %d while running your code",
	"==> Application exited with code %d",
	"   2026-11-27T10:05:09.00+0000 [APP/PROC/WORKER/0] OUT Exit status %d",
	"   2026-11-27T10:05:09.00+0000 [APP/TASK/migrate/0] OUT Exit status %d",
	`[API/0] OUT App instance exited with guid 1-2 payload: {"index"=>0, "reason"=>"CRASHED", "exit_description"=>"APP/PROC/WORKER: Exited with status %d", "crash_count"=>1}`,
	"      Exit Code:    %d",
	`container "web" terminated with exit code %d`,
	"task: non-zero exit (%d)",
	"Container called exit(%d).",
	"Nov 27 10:02:02 shop-host systemd[1]: shop.service: Main process exited, code=exited, status=%d/FAILURE",
	"2026-11-27 10:00:01,100 WARN exited: web (exit status %d; not expected)",
	"Application exited with code %d.",
	"ERROR component web exited with code: %d",
	"error: component terminated with non-zero exit code: %d",
	"PM2      | App [web:0] exited with code [%d] via signal [SIGINT]",
	"Container web exited with exit code %d",
	"The process exited with exit code %d",
	"[web-1] Container exited with status %d",
	"container shop-web-1 exited (%d)",
	"10:00:02 system | web.1 stopped (rc=%d)",
	"10:00:02 web.1  | exited with code %d", // of foreman
	"web    | Exited with code %d",          // of overmind
	"web | exit status %d",                  // of hivemind
	"11:40:11 AM web.1    Exited with exit code %d",
	"web-1  | exited with code %d",
	" ELIFECYCLE  Command failed with exit code %d.",
}

// signals are lines that give the signal which ended a process: %s.
var signals = map[string][]string{
	"2026-09-13T11:56:40Z app[48e7e62f574d58] nrt [info] INFO Main child exited with signal (with signal '%s', core dumped? false)": {"SIGSEGV", "SIGKILL", "SIGABRT"},
	"2026-11-27 10:00:01,100 INFO exited: web (terminated by %s; not expected)":                                                     {"SIGSEGV", "SIGKILL", "SIGBUS"},
	"Nov 27 10:02:02 shop-host systemd[1]: shop.service: Main process exited, code=killed, status=%s":                               {"9/KILL", "11/SEGV", "6/ABRT"},
	"Nov 27 10:02:02 shop-host systemd[1]: shop.service: Main process exited, code=dumped, status=%s":                               {"11/SEGV", "6/ABRT", "4/ILL"},
}

// TestSignalsAreFailures: a process that a signal ended has failed, unless it's one by which somebody stops it.
func TestSignalsAreFailures(t *testing.T) {
	for form, names := range signals {
		for _, name := range names {
			if a := Table().Explain(working+fmt.Sprintf(form, name)+"\n", nil); len(a.Causes) == 0 || a.Works || a.Healthy != "" {
				t.Errorf(form+" has %d causes, and the app works: %t", name, len(a.Causes), a.Works)
			}
		}
	}
}

// TestExitsNameTheirProcess: a word for any process isn't a name, and punctuation isn't a part of one.
func TestExitsNameTheirProcess(t *testing.T) {
	for line, headline := range map[string]string{
		"Application exited with code 9.":                       "A process failed with exit status 9",
		"The container exited with code 9":                      "A process failed with exit status 9",
		"clock: exited with code 21":                            "The process `clock` failed with exit status 21",
		"worker exited with code 3":                             "The process `worker` failed with exit status 3",
		"WARN exited: web (exit status 0; not expected)":        "The process `web` ended, and supervisor expects it to go on",
		"WARN exited: web (terminated by SIGBUS; not expected)": "The process `web` was ended by the signal SIGBUS",
	} {
		if d := Table().Of(line+"\n", nil); len(d.Causes) != 1 || d.Causes[0].Headline != headline || d.Platform != "" {
			t.Errorf("%q is of %q and has %+v", line, d.Platform, d.Causes)
		}
	}
}

// crashes are lines about the end of a program or of a build, of which the table may know nothing.
var crashes = []string{
	"Task failed with exit code 2", "hook failed with exit status 3", "Command failed with status 4", "subprocess.CalledProcessError: Command '['x']' returned non-zero exit status 5.",
	"did not complete successfully: exit code: 7", "Process finished with exit code 8", "Command exited with non-zero status 9", "ended with status 11", "worker died with exit code 12",
	"make: *** [build] Error 2", "rake aborted!", "Aborted (core dumped)", "fatal error: all goroutines are asleep - deadlock!", "terminate called after throwing an instance of 'std::bad_alloc'",
	"Unhandled exception. System.NullReferenceException: x", `Exception in thread "main" java.lang.NullPointerException`, "** (EXIT from #PID<0.1.0>) shutdown",
	"error during build", "BUILD FAILED", "Deployment failed", "ERROR: failed to launch: x", "uncaughtException: boom", "Unhandled Rejection at: Promise", "(node:4) UnhandledPromiseRejectionWarning: Error: x",
}

// TestNoCrashWorks: no answer says that an app works whose log has a line about a crash.
func TestNoCrashWorks(t *testing.T) {
	for _, line := range crashes {
		for _, log := range []string{working + "app[web.1]: " + line + "\n", "app[web.1]: " + line + "\n" + working} {
			if a := Table().Explain(log, nil); a.Works || a.Healthy != "" {
				t.Errorf("%q works", log)
			}
		}
	}
}

// working are lines in front of an exit: the app seems to work.
const working = "heroku[web.1]: Starting process with command `node server.js`\napp[web.1]: Server listening on port 8080\n"

// TestExitsAreFailures: a process that ends with any status but 0 has failed, and the app of its log doesn't work.
func TestExitsAreFailures(t *testing.T) {
	for _, form := range exits {
		for _, status := range []int{1, 2, 3, 8, 77, 100, 126, 127, 132, 134, 137, 139, 255} {
			for _, before := range []string{"", working} {
				line := strings.Replace(form, "%d", fmt.Sprint(status), 1)
				if a := Table().Explain(before+line+"\n", nil); len(a.Causes) == 0 || a.Works || a.Healthy != "" {
					t.Errorf("%q has %d causes, and the app works: %t", line, len(a.Causes), a.Works)
				}
			}
		}
	}
}

// TestExitsThatAreNoFailures: a process may end with success, or because somebody stopped it.
func TestExitsThatAreNoFailures(t *testing.T) {
	const stop = "heroku[web.1]: Stopping all processes with SIGTERM\n"
	for _, log := range []string{
		"heroku[web.1]: Process exited with status 0",
		"heroku[run.1234]: Process exited with status 0",
		"heroku[release.7]: Process exited with status 0",
		"heroku[web.1]: Process exited with status 143",
		"heroku[run.1234]: Process exited with status 130",
		stop + "heroku[web.1]: Process exited with status 143",
		stop + "heroku[web.1]: Process exited with status 0",
		// What a process does about a signal may end it with any status, as npm does.
		stop + "heroku[web.1]: Process exited with status 1",
		stop + "heroku[web.1]: Process exited with status 2",
		stop + "heroku[worker.1]: Stopping all processes with SIGTERM\nheroku[web.1]: Process exited with status 1\nheroku[worker.1]: Process exited with status 255",
		stop + strings.Repeat("heroku[router]: at=info method=GET path=\"/\" dyno=web.2 status=200\n", 200) + "heroku[web.1]: Process exited with status 1",
		"2026-11-27T10:05:01Z app[e784e91f] fra [info] INFO Sending signal SIGTERM to main child process w/ PID 314\n2026-11-27T10:05:02Z app[e784e91f] fra [info] INFO Main child exited normally with code: 1",
		"   2026-11-27T10:05:08.00+0000 [CELL/0] OUT Cell 4ad stopping instance 1-2-3\n   2026-11-27T10:05:09.00+0000 [APP/PROC/WEB/0] OUT Exit status 1",
		"^CGracefully stopping... (press Ctrl+C again to force)\nweb-1 exited with code 2",
		"web-1 exited with code 0",
		"PM2        | 2026-07-25T09:13:18: PM2 log: Stopping app:shop id:0\nPM2        | 2026-07-25T09:13:18: PM2 log: App [shop:0] exited with code [1] via signal [SIGINT]",
		"Nov 27 10:02:02 shop-host systemd[1]: shop.service: Main process exited, code=killed, status=15/TERM",
		"Container called exit(0).",
		"2026-11-20T10:00:00Z runner[148e391] ams [info]machine exited with exit code 0, not restarting",
		"      Exit Code:    0",
		"      Exit Code:    143",
	} {
		if d := Table().Of(working+log+"\n", nil); len(d.Causes) > 0 || !d.Works {
			t.Errorf("%q has the causes %+v, and the app works: %t", log, d.Causes, d.Works)
		}
	}
}

// TestExitsAfterAStop: what was stopped and started again may crash, and so may another process.
func TestExitsAfterAStop(t *testing.T) {
	const stopped = "heroku[web.1]: Stopping all processes with SIGTERM\nheroku[web.1]: Process exited with status %d\nheroku[web.1]: Starting process with command `x`\n"
	for _, log := range []string{
		fmt.Sprintf(stopped, 143) + "heroku[web.1]: Process exited with status 1",
		fmt.Sprintf(stopped, 0) + "heroku[web.1]: Process exited with status 8",
		fmt.Sprintf(stopped, 2) + "heroku[web.1]: Process exited with status 2",
		"heroku[web.1]: Stopping all processes with SIGTERM\nheroku[worker.1]: Process exited with status 2",
		"heroku[web.1]: Stopping all processes with SIGTERM\nheroku[web.2]: Process exited with status 2",
	} {
		if d := Table().Of(working+log+"\n", nil); len(d.Causes) != 1 || d.Works {
			t.Errorf("%q has %d causes, and the app works: %t", log, len(d.Causes), d.Works)
		}
	}
}

// TestWorksHasNoCause: no answer says that an app works and that it failed.
func TestWorksHasNoCause(t *testing.T) {
	eachCase(t, func(t *testing.T, _ accepted, _ string, d *logs.Diagnosis) {
		if len(d.Causes) > 0 && (d.Works || d.Healthy != "") {
			t.Errorf("it works beside %s", d.Causes[0].Name)
		}
	})
}
