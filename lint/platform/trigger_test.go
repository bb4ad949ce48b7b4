package platform

import "testing"

func TestRunsAt(t *testing.T) {
	tests := []struct {
		target, name string
		want         Trigger
		perDeploy    bool
	}{
		{"heroku", "web", NoTrigger, false},
		{"heroku", "release", BeforeRelease, true},
		{"sevalla", "release", InBuild, true},
		{"code-capsules", "release", NoTrigger, false},
		{"foreman", "release", NoTrigger, false},
		{"piku", "release", InDeploy, true},
		{"piku", "preflight", BeforeBuild, true},
		{"piku", "cron-backup", OnSchedule, false},
		{"scalingo", "release", NoTrigger, false},
		{"scalingo", "postdeploy", AfterDeploy, true},
	}
	for _, test := range tests {
		target, ok := Lookup(test.target)
		if !ok {
			t.Fatalf("no platform %q", test.target)
		}
		got := target.RunsAt(test.name)
		if got != test.want || got.PerDeploy() != test.perDeploy {
			t.Errorf("%s on %s runs %q (per deploy: %v), want %q (%v)", test.name, test.target, got, got.PerDeploy(), test.want, test.perDeploy)
		}
		if (got.String() == "") != (got == NoTrigger) {
			t.Errorf("trigger %q has the phrase %q", got, got)
		}
	}
}
