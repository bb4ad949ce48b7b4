package platform

// Trigger is when a platform runs a process type that it doesn't keep running.
type Trigger string

// The triggers, each as a phrase. NoTrigger is that of any other process type.
const (
	NoTrigger     Trigger = ""
	BeforeRelease Trigger = "once before each new release goes live"
	InBuild       Trigger = "while the image is built"
	InDeploy      Trigger = "once in each deploy"
	BeforeBuild   Trigger = "once in each deploy, before the app is built"
	AfterDeploy   Trigger = "after each successful deploy"
	OnSchedule    Trigger = "on a schedule"
)

// String returns the phrase.
func (m Trigger) String() string { return string(m) }

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

// remarks are those of a platform on process types.
type remarks map[string]*Remark

func (r remarks) on(name string) *Remark { return r[name] }
