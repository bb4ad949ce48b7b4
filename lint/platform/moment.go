package platform

// Moment is when a platform runs a process type that it doesn't keep running.
type Moment uint8

// The moments. NoMoment is that of any other process type.
const (
	NoMoment Moment = iota
	BeforeRelease
	InBuild
	InDeploy
	BeforeBuild
	AfterDeploy
	OnSchedule
)

var moments = [...]string{
	BeforeRelease: "once before each new release goes live",
	InBuild:       "while the image is built",
	InDeploy:      "once in each deploy",
	BeforeBuild:   "once in each deploy, before the app is built",
	AfterDeploy:   "after each successful deploy",
	OnSchedule:    "on a schedule",
}

// String returns a phrase, such as "after each successful deploy", or "" for NoMoment.
func (m Moment) String() string { return moments[m] }

// PerDeploy reports whether the process type runs as a part of each deploy.
func (m Moment) PerDeploy() bool { return m != NoMoment && m != OnSchedule }

// Remark is a sentence about a process type that isn't about its instances or its traffic. Two
// platforms make the same remark only if they share the value.
type Remark struct{ Text string }
