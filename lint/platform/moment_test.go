package platform

import "testing"

func TestRunsAt(t *testing.T) {
	tests := []struct {
		target, name string
		want         Moment
		perDeploy    bool
	}{
		{"heroku", "web", NoMoment, false},
		{"heroku", "release", BeforeRelease, true},
		{"sevalla", "release", InBuild, true},
		{"code-capsules", "release", NoMoment, false},
		{"foreman", "release", NoMoment, false},
		{"piku", "release", InDeploy, true},
		{"piku", "preflight", BeforeBuild, true},
		{"piku", "cron-backup", OnSchedule, false},
		{"scalingo", "release", NoMoment, false},
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
		if (got.String() == "") != (got == NoMoment) {
			t.Errorf("moment %d has the phrase %q", got, got)
		}
	}
}
