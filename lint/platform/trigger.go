package platform

// Trigger is when a platform runs a process type that it doesn't keep running.
type Trigger uint8

// The triggers. NoTrigger is that of any other process type.
const (
	NoTrigger Trigger = iota
	BeforeRelease
	InBuild
	InDeploy
	BeforeBuild
	AfterDeploy
	OnSchedule
)

var triggers = [...]string{
	BeforeRelease: "once before each new release goes live",
	InBuild:       "while the image is built",
	InDeploy:      "once in each deploy",
	BeforeBuild:   "once in each deploy, before the app is built",
	AfterDeploy:   "after each successful deploy",
	OnSchedule:    "on a schedule",
}

// String returns a phrase, such as "after each successful deploy", or "" for NoTrigger.
func (m Trigger) String() string { return triggers[m] }

// PerDeploy reports whether the process type runs as a part of each deploy.
func (m Trigger) PerDeploy() bool { return m != NoTrigger && m != OnSchedule }

// LosesFiles reports whether the files that the process writes are lost, because it runs in a container that no other process uses (Heroku Dev
// Center, Release phase; Dokku documentation, Deployment Tasks). Nobody verified it for what runs after a deploy.
func (m Trigger) LosesFiles() (loses, verified bool) {
	return m == BeforeRelease || m == AfterDeploy, m == BeforeRelease
}

// Remark is a sentence about a process type that isn't about its instances or its traffic. Two
// platforms make the same remark only if they share the value.
type Remark struct {
	Text     string
	Doubtful bool // the process may run another command than the one in the file
}
