package source

import "testing"

func TestGoesOn(t *testing.T) {
	for text, want := range map[string]bool{
		"loop do\n  Job.run\n  sleep 60\nend\n": true, "loop { run }": true, "while true\n  run\nend": true, "while True:\n    run()": true, "while (true) {": true,
		"until false\n": true, "for (;;) {": true, "for {\n": true, "select {}": true, "while :; do": true, "while 1:": true, "setInterval(run, 1000)": true,
		"app.listen(process.env.PORT)": true, "scheduler = Rufus::Scheduler.new\nscheduler.join": true, "module Clockwork\n": true, "Process.sleep(:infinity)": true,
		"loop.each": false, "# while true\nrun": false, "while line = gets\n": false, "for (const x of y) {": false, "User.find_each { |u| u.save }": false, "while True_count:": false,
	} {
		if got := GoesOn(text); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}
